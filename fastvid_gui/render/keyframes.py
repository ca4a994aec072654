"""Finding the keyframes of a film: hard cuts, fades, dissolves, and splits of long shots, in one pass.

    small frames -> CutFinder (about 18 frames later) -> FadeWatcher, DissolveFinder -> Splitter -> Keyframe

The analysis streams: it yields a keyframe as soon as it is final, so that the range before it can be painted while
the rest of the film is still being analyzed. Memory depends on neither the length nor the size of the film. The
result depends on source and settings alone: OpenCV works on small pictures with fixed sizes, and everything that
is compared for the splits is rounded first.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fastvid_gui.domain.keyframe_file import read_keyframes, write_keyframes
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan
from fastvid_gui.errors import Interrupted, KeyframeFileError, UsageError
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.render.cuts import CutFinder, SeenFrame
from fastvid_gui.render.dissolves import FRAMES_AFTER_LEAST, Dissolve, DissolveFinder, keyframe_place
from fastvid_gui.render.fades import FadeWatcher
from fastvid_gui.render.splits import Splitter, visibility
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.keyframes import KeyframeFileSays, WhyKeyframe
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.user_files import TooLargeError, read_user_file

# Frames are analyzed at this width; it is enough for cuts, and takes about 3 ms each.
ANALYSIS_WIDTH = 192
ANALYSIS_HEIGHT_LEAST, ANALYSIS_HEIGHT_MOST = 32, 384
_FILE_BYTES_MOST = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyframeSettings:
    """Which keyframes a plan gets.

    Attributes:
        mode: "auto" finds cuts and splits long shots; "none" paints everything as one range.
        max_range: the most frames in a range; 0 never splits a shot.
        start, stop: the frames to plan, `stop` not included (None: to the end).
        cuts: ascending frames that are always keyframes, because another style begins there.
    """

    mode: Literal["auto", "none"] = "auto"
    max_range: int = 240
    start: int = 0
    stop: int | None = None
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalyzedFrame:
    """A frame has been analyzed.

    Attributes:
        frame: its number.
        change: how much it differs from the frame before, without motion and exposure; 1 suggests a cut.
        motion: mean motion since the frame before, as a share of the picture's width.
    """

    frame: int
    change: float
    motion: float


@dataclass(frozen=True, slots=True)
class KeyframeFound:
    """A keyframe is final; no other will come before it."""

    keyframe: Keyframe


@dataclass(frozen=True, slots=True)
class PlanMade:
    """The whole plan; always the last event."""

    plan: Plan


AnalysisEvent = AnalyzedFrame | KeyframeFound | PlanMade


def analyze(
    source: Source, settings: KeyframeSettings, *, stop: threading.Event | None = None
) -> Iterator[AnalysisEvent]:
    """Analyzes the film; yields each frame's change, the keyframes in film order, and finally the plan.

    Raises:
        UsageError: the settings ask for frames that the source does not have.
        SourceError: the source can't be read.
        Interrupted: `stop` was set.
    """
    start, end = frame_span(settings.start, settings.stop, source.info.frames)
    if settings.max_range < 0:
        raise UsageError(Requests.MAX_RANGE, frames=settings.max_range)
    first = start_keyframe(start)
    keyframes = [first]
    yield KeyframeFound(first)
    if settings.mode == "auto":
        size = analysis_size(source.info.width, source.info.height)
        frames = read_frames(source, start, end, size)
        for event in analyze_pictures(frames, start, settings.max_range, settings.cuts):
            if stop is not None and stop.is_set():
                raise Interrupted(Halted.PLANNING)
            if isinstance(event, KeyframeFound):
                keyframes.append(event.keyframe)
            yield event
    else:
        for frame in settings.cuts:
            keyframes.append(style_keyframe(frame))
            yield KeyframeFound(keyframes[-1])
    yield PlanMade(Plan(start, end, tuple(keyframes)))


def analyze_pictures(
    pictures: Iterable[Picture], first_frame: int, max_range: int, cuts: Iterable[int] = ()
) -> Iterator[AnalyzedFrame | KeyframeFound]:
    """The same on small pictures of one size (RGB uint8, height x width x 3), without the start keyframe."""
    finder = CutFinder(first_frame)
    assembly = _Assembly(first_frame, max_range, cuts)
    for frame, picture in enumerate(pictures, start=first_frame):
        change, settled = finder.push(picture)
        yield AnalyzedFrame(frame, change.evidence, change.motion)
        for seen in settled:
            yield from map(KeyframeFound, assembly.push(seen))
    for seen in finder.finish():
        yield from map(KeyframeFound, assembly.push(seen))
    yield from map(KeyframeFound, assembly.finish())


def plan_film(
    source: Source,
    settings: KeyframeSettings,
    *,
    stop: threading.Event | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Plan:
    """The plan of a film; raises as `analyze` does.

    Args:
        progress: called after each frame with (frames done, frames in all).
    """
    start, end = frame_span(settings.start, settings.stop, source.info.frames)
    plan = None
    for event in analyze(source, settings, stop=stop):
        if isinstance(event, PlanMade):
            plan = event.plan
        elif isinstance(event, AnalyzedFrame) and progress is not None:
            progress(event.frame - start + 1, end - start)
    assert plan is not None, "an analysis ends with its plan"
    return plan


def plan_from_keyframes(
    keyframes: Iterable[Keyframe], start: int, stop: int, name: str = "keyframe file"
) -> Plan:
    """The plan with exactly the keyframes of a file, plus the start keyframe.

    Args:
        keyframes: sorted or not, as from `read_keyframes`.
        start, stop: the frames to paint, `stop` not included.
        name: of the file, for messages.

    Raises:
        KeyframeFileError: a keyframe lies outside of `start` to `stop`.
    """
    ordered = sorted(keyframes, key=lambda keyframe: keyframe.frame)
    for keyframe in ordered:
        if not start <= keyframe.frame < stop:
            raise KeyframeFileError(
                KeyframeFileSays.OUTSIDE, file=name, frame=keyframe.frame, start=start, end=stop - 1
            )
    rest = [keyframe for keyframe in ordered if keyframe.frame > start]
    odd = next((keyframe for keyframe in rest if keyframe.kind is KeyframeKind.START), None)
    if odd:
        raise KeyframeFileError(KeyframeFileSays.SECOND_START, file=name, frame=odd.frame, start=start)
    return Plan(start, stop, (start_keyframe(start), *rest))


def with_style_keyframes(keyframes: Iterable[Keyframe], cuts: Iterable[int]) -> list[Keyframe]:
    """Keyframes, with a cut added at each frame where another style begins, in film order."""
    found = {keyframe.frame: keyframe for keyframe in keyframes}
    for frame in cuts:
        if frame not in found or found[frame].kind is not KeyframeKind.CUT:
            found[frame] = style_keyframe(frame)
    return [found[frame] for frame in sorted(found)]


def style_keyframe(frame: int) -> Keyframe:
    """The keyframe where another style begins."""
    return Keyframe(frame, KeyframeKind.CUT, 1.0, why=say(WhyKeyframe.OTHER_STYLE))


def load_keyframe_file(path: Path) -> tuple[Keyframe, ...]:
    """Reads a keyframe file; raises KeyframeFileError if it can't be read or understood."""
    try:
        text = read_user_file(path, _FILE_BYTES_MOST).decode("utf-8-sig")
    except TooLargeError as error:
        raise KeyframeFileError(KeyframeFileSays.TOO_LARGE, file=path) from error
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise KeyframeFileError(KeyframeFileSays.UNREADABLE, file=path, reason=reason) from error
    except UnicodeDecodeError as error:
        raise KeyframeFileError(KeyframeFileSays.NO_TEXT, file=path) from error
    return read_keyframes(text, str(path))


def save_keyframe_file(
    path: Path, keyframes: Iterable[Keyframe], *inputs: Path, overwrite: bool = True
) -> None:
    """Writes a keyframe file, whole or not at all; raises TargetError if it can't be written.

    Args:
        inputs: what it must not replace: the film that it belongs to.
        overwrite: whether an older file may be replaced.
    """
    write_whole(path, write_keyframes(keyframes).encode(), *inputs, overwrite=overwrite)


def start_keyframe(frame: int) -> Keyframe:
    """The keyframe that every plan begins with."""
    why = WhyKeyframe.PART_STARTS if frame else WhyKeyframe.FILM_STARTS
    return Keyframe(frame, KeyframeKind.START, 1.0, why=say(why))


def frame_span(start: int, stop: int | None, frames: int) -> tuple[int, int]:
    """The frames `start` to `stop` of a film with that many frames; raises UsageError if there are none."""
    end = frames if stop is None else stop
    if not 0 <= start < end <= frames:
        raise UsageError(Requests.OUTSIDE, start=start, end=end, count=frames)
    return start, end


def analysis_size(width: int, height: int) -> tuple[int, int]:
    """(width, height) of the small pictures for a film of that size."""
    scaled = round(height * ANALYSIS_WIDTH / width)
    return ANALYSIS_WIDTH, max(ANALYSIS_HEIGHT_LEAST, min(ANALYSIS_HEIGHT_MOST, scaled))


class _Assembly:
    """Joins hard cuts, fades, dissolves and splits into keyframes in film order."""

    def __init__(self, first_frame: int, max_range: int, cuts: Iterable[int] = ()) -> None:
        self._first = first_frame
        self._fades = FadeWatcher()
        self._dissolves = DissolveFinder(first_frame)
        self._splitter = Splitter(first_frame, max_range)
        self._waiting: deque[tuple[int, float]] = deque()  # frame, visibility
        self._shots: dict[int, Keyframe] = {frame: style_keyframe(frame) for frame in cuts}

    def push(self, seen: SeenFrame) -> Iterator[Keyframe]:
        self._waiting.append((seen.frame, visibility(seen.look, seen.change)))
        self._add_fade(self._fades.push(seen.frame, seen.look, seen.cut is not None))
        if seen.cut is not None:
            self._shots[seen.frame] = Keyframe(
                seen.frame, KeyframeKind.CUT, round(seen.cut, 4), why=say(WhyKeyframe.HARD_CUT)
            )
        for found in self._dissolves.push(seen):
            self._add_dissolve(found)
        settled = (self._fades.settled_before(seen.frame), self._dissolves.settled_before(seen.frame))
        yield from self._release(min(settled))

    def finish(self) -> Iterator[Keyframe]:
        self._add_fade(self._fades.finish())
        for found in self._dissolves.finish():
            self._add_dissolve(found)
        if self._waiting:
            yield from self._release(self._waiting[-1][0] + 1)
        yield from self._splitter.end_shot()

    def _add_fade(self, found: tuple[int, float] | None) -> None:
        if found is not None and found[0] > self._first:
            frame, evidence = found
            why = say(WhyKeyframe.FADE_IN)
            self._shots[frame] = Keyframe(frame, KeyframeKind.CUT, round(evidence, 4), why=why)

    def _add_dissolve(self, found: Dissolve) -> None:
        """Adds the new shot's keyframe, unless another shot begins right after it, or the film ends."""
        frame = keyframe_place(found)
        soon = frame + FRAMES_AFTER_LEAST
        newest = self._waiting[-1][0] if self._waiting else frame
        if newest >= soon and not any(found.last <= other <= soon for other in self._shots):
            why = say(WhyKeyframe.DISSOLVE)
            self._shots[frame] = Keyframe(frame, KeyframeKind.SOFT, round(found.fit, 4), why=why)

    def _release(self, stop: int) -> Iterator[Keyframe]:
        while self._waiting and self._waiting[0][0] < stop:
            frame, visible = self._waiting.popleft()
            shot = self._shots.pop(frame, None)
            if shot is not None:
                yield from self._splitter.end_shot()
                yield shot
            yield from self._splitter.push(visible)
