"""A job: source, style, settings and plan, known by their hash."""

import hashlib
import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Literal

from fastvid_gui.domain.strengths import Corners, strength_at

Speed = Literal["fast", "fine"]

CHUNK_SECONDS = Fraction(3, 2)
CHUNK_FRAMES_LEAST = 12
CHUNK_FRAMES_MOST = 90
BRUSH_LEAST, BRUSH_MOST = 0.25, 4.0
FILM_SHARE = 0.3
"""What a pixel costs that is only decoded, carried up and encoded, as a share of one that is painted."""
WORK_LINES = 360
"""The shorter side at which a larger film is painted (brush 1): about that of the pictures that styles learn from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedRegion:
    """How a region of the film is painted. Its masks travel apart, with the frames.

    Attributes:
        style: digest of the style; "" is the source.
        strength, keep_colors: as of the film.
        feather: width of the soft edge, in pixels of the painted film.
        invert: whether the masks show what does not belong.
    """

    style: str
    strength: float = 1.0
    keep_colors: bool = False
    feather: float = 0.0
    invert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderSettings:
    """Everything besides source, style and plan that decides how the frames of the MP4 look.

    Attributes:
        width, height: of the painted film in pixels, both even.
        frame_rate: nominal frames per second for the encoder's rate control.
        crf: constant rate factor of x264, 0 (best) to 51.
        strength: 0 (the source) to 1 (all paint).
        keep_colors: take the colors of the source, and only the light and shade of the paint.
        speed: "fast" or "fine": which optical flow and, where a style has two, which network.
        chunk_frames: frames in a chunk.
        brush: size of the strokes relative to the picture, 0.25 to 4. The network works at `WORK_LINES` lines (a
            smaller film: at its own size) divided by this. Its strokes have a fixed size in its own pixels, so they
            become that much larger.
        strengths: where the strength changes along the film (`strengths.Corners`); empty: it is `strength`.
        regions: parts of the pictures that are painted in their own way, in order; none in an ordinary film.
        outside: whether what no region covers is painted; else it is the source.
    """

    width: int
    height: int
    frame_rate: Fraction
    crf: int = 20
    strength: float = 1.0
    keep_colors: bool = False
    speed: Speed = "fast"
    chunk_frames: int = 36
    brush: float = 1.0
    strengths: Corners = ()

    def strength_at(self, frame: int) -> float:
        """The strength of a frame (its number in the source)."""
        return strength_at(self.strengths, frame) if self.strengths else self.strength

    @property
    def least_strength(self) -> float:
        """The smallest strength of any frame."""
        return min((value for _, value in self.strengths), default=self.strength)

    regions: tuple[PaintedRegion, ...] = ()
    outside: bool = True

    @property
    def layers(self) -> tuple[str, ...]:
        """What is painted, each with its own past: the styles' digests; "" is the style that the range has."""
        painted = tuple(region.style for region in self.regions if region.style)
        return ("", *painted) if self.outside else painted

    @property
    def work_size(self) -> tuple[int, int]:
        """(width, height) at which motion is found and the network paints; seeds have this size."""
        shrink, shorter = self.brush, min(self.width, self.height)
        if shorter > WORK_LINES:
            shrink *= shorter / WORK_LINES
        if shrink == 1.0:
            return self.width, self.height
        return max(2, round(self.width / shrink)), max(2, round(self.height / shrink))

    @property
    def effort_pixels(self) -> float:
        """What a frame costs, in painted pixels: those of the working size, and a share of those beyond it."""
        width, height = self.work_size
        return width * height + FILM_SHARE * max(0, self.width * self.height - width * height)


def chunk_frames_for(frame_rate: Fraction) -> int:
    """Frames of a chunk: about one and a half seconds, within bounds that suit the encoder."""
    return max(CHUNK_FRAMES_LEAST, min(CHUNK_FRAMES_MOST, round(frame_rate * CHUNK_SECONDS)))


def stable_hash(*parts: object) -> str:
    """SHA-256 (hex) over values in a fixed JSON form; dataclasses count by their fields, fractions as text."""

    def plain(value: object) -> object:
        if isinstance(value, Fraction):
            return str(value)
        if hasattr(value, "__dataclass_fields__"):
            return asdict(value)  # type: ignore[call-overload]
        raise TypeError(f"no stable form for {type(value).__name__}")

    text = json.dumps(parts, sort_keys=True, default=plain, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
