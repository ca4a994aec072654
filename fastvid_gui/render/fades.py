"""Fades through black or white: where one shot goes out and another comes up, there is a keyframe.

A fade is not a cut: nothing jumps, and a shot that only darkens and lightens again needs no new start. But if the
picture that rises from the black differs from the picture that sank into it, a new shot begins at the first frame
of the rise, and the old shot's strokes must not be carried into it. Where a hard cut leads into the black, that
cut is already the keyframe; where the film begins in black, its start is.
"""

from collections import deque

from fastvid_gui.render.likeness import SmallPicture, compare

# 95th (5th) percentile of lightness below (above) which a picture counts as black (white).
BLACK = 20.0
WHITE = 235.0
# A picture whose lightness stays within this has not begun to rise.
_STILL_BLANK = 1.5
# Rises longer than this are judged by how far they have come.
RISE_FRAMES_MOST = 48
_STEADY_FRAMES = 6
_STEADY_GAIN = 1.02
# The earlier shot is remembered by every 4th of its last 64 frames.
_REMEMBER_EVERY = 4
_REMEMBERED = 16


class FadeWatcher:
    """Takes frames in order, with the hard cuts known, and finds shots that fade in from black or white."""

    def __init__(self) -> None:
        self._shot: deque[SmallPicture] = deque(maxlen=_REMEMBERED)
        self._reference: SmallPicture | None = None
        self._blank = False
        self._floor = 0.0
        self._rise: int | None = None  # first frame of a rise that may turn out to be a new shot
        self._best: SmallPicture | None = None
        self._contrasts: deque[float] = deque(maxlen=_STEADY_FRAMES)
        self._best_contrast = 0.0
        self._lit_frames = 0

    def settled_before(self, frame: int) -> int:
        """All shots that begin before this frame are known once frames up to `frame` have been pushed."""
        return frame + 1 if self._rise is None else self._rise

    def push(self, frame: int, look: SmallPicture, cut: bool) -> tuple[int, float] | None:
        """Takes the next frame.

        Returns:
            (frame, evidence) of a shot that is now known to have faded in from there; the frame is an earlier one.
        """
        found = None
        if cut:
            found = self._judge()
            self._forget()
        depth = blank_depth(look)
        if depth is not None:
            found = found or self._push_blank(frame, look, depth)
        elif self._rise is not None:
            found = found or self._push_rising(frame, look)
        else:
            self._blank = False
            self._remember(look)
        return found

    def finish(self) -> tuple[int, float] | None:
        """What is known at the end of the film."""
        return self._judge()

    def _push_blank(self, frame: int, look: SmallPicture, depth: float) -> tuple[int, float] | None:
        found = None
        if self._best is not None:  # dark again before the rise was judged
            found = self._judge()
        if not self._blank:
            self._blank = True
            self._floor = depth
            self._reference = max(self._shot, key=contrast, default=None)
            self._shot.clear()
            self._lit_frames = 0
        self._floor = min(self._floor, depth)
        if self._reference is not None and (
            self._rise is None
            or depth <= self._floor + _STILL_BLANK
            or frame - self._rise >= RISE_FRAMES_MOST
        ):
            self._rise = frame + 1
        return found

    def _push_rising(self, frame: int, look: SmallPicture) -> tuple[int, float] | None:
        lit = contrast(look)
        if self._best is None or lit > self._best_contrast:
            self._best, self._best_contrast = look, lit
        self._lit_frames += 1
        self._contrasts.append(lit)
        steady = (
            len(self._contrasts) == _STEADY_FRAMES and self._contrasts[-1] < self._contrasts[0] * _STEADY_GAIN
        )
        if steady or self._lit_frames >= RISE_FRAMES_MOST:
            return self._judge()
        return None

    def _judge(self) -> tuple[int, float] | None:
        """Compares the shot that went out with the one that came up; afterwards nothing is pending."""
        rise, best, reference = self._rise, self._best, self._reference
        if best is not None:
            self._forget()
            self._remember(best)
        if rise is None or best is None or reference is None:
            return None
        change = compare(reference, best)
        return (rise, change.evidence_of_content) if change.evidence_of_content >= 1 else None

    def _remember(self, look: SmallPicture) -> None:
        if self._lit_frames % _REMEMBER_EVERY == 0:
            self._shot.append(look)
        self._lit_frames += 1

    def _forget(self) -> None:
        self._shot.clear()
        self._contrasts.clear()
        self._reference = self._rise = self._best = None
        self._blank = False
        self._lit_frames = 0
        self._best_contrast = 0.0


def blank_depth(look: SmallPicture) -> float | None:
    """How far a blank picture is from pure black or white; None if it is not blank."""
    if look.bright < BLACK:
        return look.bright
    if look.dark > WHITE:
        return 255.0 - look.dark
    return None


def contrast(look: SmallPicture) -> float:
    return look.bright - look.dark
