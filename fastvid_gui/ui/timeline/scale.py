"""Where frames are on the screen: zoom and scroll as one frozen value. Pure arithmetic.

A frame f covers the pixels from `x(f)` to `x(f + 1)`; a keyframe at f is drawn at its left border `x(f)`.
"""

from dataclasses import dataclass, replace
from math import floor

MARGIN = 12.0
"""Pixels left and right of the film, so that marks at its ends are drawn whole."""
CLOSEST = 96.0
"""Pixels of a frame at the closest zoom (in a short film, wider frames may fill the width)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Which frames are shown where.

    Attributes:
        frames: of the film. width: of the timeline, pixels.
        per_frame: pixels of a frame. left: the frame (and part of one) at the left margin.
    """

    frames: int = 0
    width: float = 1.0
    per_frame: float = 1.0
    left: float = 0.0

    @property
    def space(self) -> float:
        """Pixels for frames, without the margins."""
        return max(1.0, self.width - 2 * MARGIN)

    @property
    def least(self) -> float:
        """Pixels of a frame when the whole film fits."""
        return self.space / max(1, self.frames)

    @property
    def most(self) -> float:
        """Pixels of a frame at the closest zoom."""
        return max(min(CLOSEST, self.space), self.least)

    @property
    def shown(self) -> float:
        """How many frames fit between the margins."""
        return self.space / self.per_frame

    @property
    def fits(self) -> bool:
        """Whether the whole film is in view."""
        return self.per_frame <= self.least * 1.0001

    def x(self, frame: float) -> float:
        """The pixel where a frame begins."""
        return MARGIN + (frame - self.left) * self.per_frame

    def place(self, x: float) -> float:
        """The frame at a pixel, with its fraction; may lie outside the film."""
        return self.left + (x - MARGIN) / self.per_frame

    def frame_at(self, x: float) -> int:
        """The frame that covers a pixel, within the film."""
        return max(0, min(self.frames - 1, floor(self.place(x))))

    def border_at(self, x: float) -> int:
        """The border between frames that is nearest to a pixel: 0 up to the number of frames."""
        return max(0, min(self.frames, round(self.place(x))))

    def seen(self, left: float, right: float) -> tuple[int, int]:
        """The frames (the last not included) that touch the pixels from `left` to `right`."""
        first = max(0, min(self.frames, floor(self.place(left))))
        return first, max(first, min(self.frames, floor(self.place(right)) + 1))

    def fitted(self) -> "Scale":
        """The whole film in view."""
        return replace(self, per_frame=self.least, left=0.0)

    def resized(self, width: float, frames: int) -> "Scale":
        """The scale for another width or film length; a fitted one stays fitted."""
        new = replace(self, width=width, frames=frames)
        return new.fitted() if self.fits or self.frames != frames else new._bounded()

    def zoomed(self, factor: float, x: float) -> "Scale":
        """Closer (factor above 1) or farther; what is at pixel `x` stays there."""
        per_frame = max(self.least, min(self.most, self.per_frame * factor))
        left = self.place(x) - (x - MARGIN) / per_frame
        return replace(self, per_frame=per_frame, left=left)._bounded()

    def scrolled(self, pixels: float) -> "Scale":
        """Scrolled, so that later frames come into view from the right."""
        return replace(self, left=self.left + pixels / self.per_frame)._bounded()

    def showing(self, frame: int) -> "Scale":
        """Scrolled until a frame is in view, if necessary by most of a page."""
        if self.left <= frame and frame + 1 <= self.left + self.shown:
            return self
        margin = max(0.0, min(0.1 * self.shown, (self.shown - 1) / 2))
        # A frame beyond the right border comes in at the left, and the other way round: a page is turned.
        left = frame - margin if frame > self.left else frame + 1 + margin - self.shown
        return replace(self, left=left)._bounded()

    def _bounded(self) -> "Scale":
        per_frame = max(self.least, min(self.most, self.per_frame))
        left = max(0.0, min(self.left, self.frames - self.space / per_frame))
        return replace(self, per_frame=per_frame, left=left)
