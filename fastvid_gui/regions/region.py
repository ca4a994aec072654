"""What a region is: a mask through the film, and how what it shows is painted."""

from dataclasses import dataclass

SOURCE = "source"
"""Stands for a style: nothing is painted, the film stays as it is."""
FROM_LUMA, FROM_ALPHA = "luma", "alpha"
"""Masks that are the film's own brightness or transparency."""
REGIONS_MOST = 8
FEATHER_MOST = 100.0
FEATHER_LINES = 1000
"""Feather is told in pixels of a picture with this many lines, so that it fits the film at any size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line drawn over what belongs to a region, or over what does not.

    Attributes:
        points: (x, y) in pixels of the film as displayed; one point is a dot.
        radius: half the line's width in the same pixels.
    """

    belongs: bool
    points: tuple[tuple[float, float], ...]
    radius: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a person marked at one frame.

    Attributes:
        frame: number in the film, counted from 0.
        box: x, y, width, height in pixels of the film as displayed: the thing lies within it; None: no box.
        strokes: in the order they were drawn.
    """

    frame: int
    box: tuple[int, int, int, int] | None = None
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the film's pictures that is painted in its own way.

    Attributes:
        name: for people; unique in its file.
        style: as after `--style`, or "source".
        strength: 0 (the source) to 1 (all paint).
        keep_colors: see `RenderSettings.keep_colors`.
        feather: width of the soft edge in pixels of a picture with 1000 lines.
        invert: whether the mask shows what does not belong.
        mask: a file beside the regions file (a film of masks, or one picture for all frames), "luma" or "alpha".
        keys: what the mask was made from; painting does not look at it.
    """

    name: str
    style: str
    mask: str
    strength: float = 1.0
    keep_colors: bool = False
    feather: float = 0.0
    invert: bool = False
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """The regions of a film in order: where two overlap, the later one is seen.

    Attributes:
        outside: the style of all that no region covers, or "source"; "" leaves it to the render (its style, or else
            the source).
    """

    regions: tuple[Region, ...]
    outside: str = ""
