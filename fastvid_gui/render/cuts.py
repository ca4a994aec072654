"""Hard cuts: PySceneDetect names the suspects; a comparison of the shots before and after decides.

PySceneDetect's content score (mean change of hue, saturation and lightness) and its adaptive ratio (that
score against the neighboring frames) are fast and miss little, but either alone also fires in fades (hue is
noise in the dark), at flashes and in fast pans. So here they only nominate frames, generously. A nominated
frame k is a cut if and only if

1. frames k-1 and k differ in what is neither motion nor exposure (`likeness.compare`),
2. the new picture stays: none of the next frames is like k-1 again, and k is like none of the frames before
   k-1 (a photographer's flash, a black frame, a dropped frame),
3. it is a single step, not one of a fade or of a whipping pan, where frame after frame differs,
4. no other such frame follows at once (a flash at the cut; the shot begins after it).

A missed cut costs little, since the flow can't be trusted there and everything is painted from scratch. An invented cut
shows as a jump of the strokes. So in doubt there is no cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
from scenedetect import AdaptiveDetector
from scenedetect.common import FrameTimecode

from fastvid_gui.picture import Picture
from fastvid_gui.render.fades import BLACK, blank_depth, contrast
from fastvid_gui.render.likeness import NO_CHANGE, Change, SmallPicture, compare, look_at

# A change that is undone within this many frames (a quarter of a second at 24 frames per second) is a flash.
FLASH_FRAMES = 6
_FURTHEST = 3
# A step between a picture and black is a cut if the picture next to the black has at least this share of the
# contrast that it has further away; otherwise it belongs to a fade.
LIT_AT_ONCE = 0.5
# Rule 3: how many neighbors on one side are compared, and how many of them may differ as much.
TURMOIL_FRAMES = 4
TURMOIL_MOST = 2  # a flash makes two

# Suspects: a high content score (PySceneDetect's own default), or a lower one that sticks out.
CONTENT_ALONE = 27.0
CONTENT_STICKING_OUT = 5.0
RATIO_STICKING_OUT = 1.8
# The detector wants a frame rate for its time codes; only frame numbers are used.
_ANY_RATE = 25.0
_WINDOW = 2
_RATIO_KEY = AdaptiveDetector.ADAPTIVE_RATIO_KEY_TEMPLATE.format(window_width=_WINDOW, luma_only="")


@dataclass(frozen=True, slots=True)
class SeenFrame:
    """A frame for which the question of hard cuts is settled.

    Attributes:
        frame: its number.
        look: the prepared small picture.
        change: what changed since the frame before.
        cut: the evidence for a cut at this frame; None if there is none.
    """

    frame: int
    look: SmallPicture
    change: Change
    cut: float | None


class _LatestMetrics:
    """Takes the place where PySceneDetect keeps statistics of every frame, and keeps those of the last few."""

    def __init__(self) -> None:
        self.content: dict[int, float] = {}
        self.ratio: dict[int, float] = {}

    def set_metrics(self, timecode: FrameTimecode, metrics: dict[str, Any]) -> None:
        frame = timecode.frame_num
        if AdaptiveDetector.FRAME_SCORE_KEY in metrics:
            self.content[frame] = float(metrics[AdaptiveDetector.FRAME_SCORE_KEY])
        if _RATIO_KEY in metrics:
            self.ratio[frame] = float(metrics[_RATIO_KEY])

    def metrics_exist(self, timecode: FrameTimecode, keys: list[str]) -> bool:
        return False

    def forget_before(self, frame: int) -> None:
        for values in (self.content, self.ratio):
            for old in [number for number in values if number < frame]:
                del values[old]


@dataclass(slots=True)
class _Entry:
    look: SmallPicture
    change: Change
    cut: float | None = None


class CutFinder:
    """Takes the small frames of a film in order and gives them back, a little later, with the cuts marked.

    Memory holds about 20 small pictures, whatever the length of the film.
    """

    def __init__(self, first_frame: int = 0) -> None:
        self._next = first_frame
        self._decided = first_frame + 1  # cuts are decided for all frames before this one
        self._first = first_frame
        self._given = first_frame
        self._pending: int | None = None
        self._frames: dict[int, _Entry] = {}
        self._metrics = _LatestMetrics()
        self._detector = AdaptiveDetector(window_width=_WINDOW, min_scene_len=0)
        self._detector.stats_manager = self._metrics

    def push(self, picture: Picture) -> tuple[Change, Iterator[SeenFrame]]:
        """Takes the next frame, RGB uint8 height x width x 3, all of one small size.

        Returns:
            Its change since the frame before, and the earlier frames that are now settled.
        """
        frame = self._next
        self._next += 1
        self._detector.process_frame(
            FrameTimecode(frame, fps=_ANY_RATE), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
        )
        look = look_at(picture)
        before = self._frames.get(frame - 1)
        change = compare(before.look, look) if before else NO_CHANGE
        self._frames[frame] = _Entry(look, change)
        while self._decided + FLASH_FRAMES < self._next:
            self._decide(self._decided)
        return change, self._settled(self._decided - FLASH_FRAMES)

    def finish(self) -> Iterator[SeenFrame]:
        """The rest, when there are no more frames."""
        while self._decided < self._next:
            self._decide(self._decided)
        return self._settled(self._next)

    def _settled(self, stop: int) -> Iterator[SeenFrame]:
        seen = []
        while self._given < min(stop, self._next):
            entry = self._frames[self._given]
            seen.append(SeenFrame(self._given, entry.look, entry.change, entry.cut))
            self._given += 1
        oldest = min(self._given, self._decided) - FLASH_FRAMES - 2
        for old in [number for number in self._frames if number < oldest]:
            del self._frames[old]
        self._metrics.forget_before(oldest)
        return iter(seen)

    def _decide(self, frame: int) -> None:
        self._decided = frame + 1
        entry = self._frames[frame]
        if not (self._suspect(frame) and entry.change.evidence >= 1) or self._in_turmoil(frame):
            return
        if self._only_fades(frame) or self._flashes(frame):
            return
        if self._pending is not None and frame - self._pending < FLASH_FRAMES:
            self._frames[self._pending].cut = None  # rule 4: the later one begins the shot
        entry.cut = entry.change.evidence
        self._pending = frame

    def _suspect(self, frame: int) -> bool:
        content = self._metrics.content.get(frame, 0.0)
        ratio = self._metrics.ratio.get(frame)  # absent for the first and last two frames
        sticks_out = ratio is None or ratio >= RATIO_STICKING_OUT
        return content >= CONTENT_ALONE or (content >= CONTENT_STICKING_OUT and sticks_out)

    def _in_turmoil(self, frame: int) -> bool:
        after = range(frame + 1, frame + 1 + TURMOIL_FRAMES)
        before = range(frame - TURMOIL_FRAMES, frame)
        return any(
            sum(f in self._frames and self._frames[f].change.evidence >= 1 for f in side) > TURMOIL_MOST
            for side in (before, after)
        )

    def _only_fades(self, frame: int) -> bool:
        """Whether this is only the last step of a fade to black or white, or the first step of a fade from it."""
        before, after = self._frames[frame - 1].look, self._frames[frame].look
        blank_before, blank_after = blank_depth(before) is not None, blank_depth(after) is not None
        if blank_before == blank_after:
            return blank_before and abs(before.bright - after.bright) < BLACK  # black to white is a cut
        if blank_after:
            lit, further = before, range(frame - 1 - FLASH_FRAMES, frame - 1)
        else:
            lit, further = after, range(frame + 1, frame + 1 + FLASH_FRAMES)
        most = max((contrast(self._frames[f].look) for f in further if f in self._frames), default=0.0)
        return contrast(lit) < most * LIT_AT_ONCE

    def _flashes(self, frame: int) -> bool:
        """Whether the change at `frame` is undone soon, or undoes an earlier one.

        The furthest frames decide: after (before) a flash of up to 5 frames, most of them show the same as before
        (after) it. A nearer frame may be a flash itself, and an overexposed picture resembles many.
        """
        old, new = self._frames[frame - 1].look, self._frames[frame].look
        later = self._looks(range(frame + FLASH_FRAMES, frame, -1))
        shot_start = self._first if self._pending is None else self._pending
        earlier = self._looks(range(max(shot_start, frame - 1 - FLASH_FRAMES), frame - 1))
        if not later:
            return True  # the film's last frame: nothing tells whether it stays
        return _mostly([compare(old, look).evidence < 1 for look in later]) or _mostly(
            [compare(look, new).evidence < 1 for look in earlier]
        )

    def _looks(self, frames: range) -> list[SmallPicture]:
        """The pictures that decide about a flash, from the furthest frame to the nearest."""
        there = [self._frames[frame].look for frame in frames if frame in self._frames]
        return there[:_FURTHEST] if len(there) == FLASH_FRAMES else there


def _mostly(alike: list[bool]) -> bool:
    """Most of the deciding frames; near the ends of film or shot, where there are fewer, any one of them."""
    return sum(alike) * 2 > len(alike) if len(alike) == _FURTHEST else any(alike)
