"""Regions: marking them on a frame, carrying their masks through a film, showing them.

`folder`: where the masks of the film lie; files that are named without a folder lie there (`projects.marked_regions`).
"""

import msgspec

from fastvid_gui.engine.messages.request import Request
from fastvid_gui.projects.marked_regions import MarkedKey, MarkedRegions
from fastvid_gui.sentences.sentence import Sentence


class ReadyRegions(Request, frozen=True, tag=True):
    """Loads what marking needs, so that the first stroke does not wait for it. Value: None."""

    path: str


class MarkRegion(Request, frozen=True, tag=True):
    """The mask of a frame by what is marked on it. Value: `RegionMarked`."""

    path: str
    folder: str
    key: MarkedKey


class FindRegion(Request, frozen=True, tag=True):
    """What stands out in a frame. Value: `RegionMarked`."""

    path: str
    folder: str
    frame: int


class CarryRegion(Request, frozen=True, tag=True):
    """Carries a mask from its keys through the whole film. News: `Counting`. Value: `RegionCarried`.

    `mask`: as it was carried before, for keys whose own masks are not kept; "": it was not. `cuts`: first frames of
    shots; None: they are looked for.
    """

    path: str
    folder: str
    keys: tuple[MarkedKey, ...]
    mask: str = ""
    cuts: tuple[int, ...] | None = None


class RegionVeil(Request, frozen=True, tag=True, kw_only=True):
    """How much of each pixel of a frame a region covers. Value: `VeilPicture`.

    `mask`: a file, or "luma" or "alpha". `feather`, `invert`: as of `regions.region.Region`. `most_side`: of the
    answer, pixels; 0: full size.
    """

    path: str
    folder: str
    frame: int
    mask: str
    feather: float = 0.0
    invert: bool = False
    most_side: int = 0


class LoadRegions(Request, frozen=True, tag=True):
    """Reads a regions file for a film, and tries its masks. Value: `RegionsLoaded`."""

    path: str
    file: str


class SaveRegions(Request, frozen=True, tag=True):
    """Writes a regions file, which may replace an older one, with its masks beside it. Value: None."""

    path: str
    folder: str
    regions: MarkedRegions
    file: str


class RegionMarked(msgspec.Struct, frozen=True):
    """`matte`: the file with the mask of the frame."""

    matte: str


class RegionCarried(msgspec.Struct, frozen=True):
    """`mask`: its file. `notes`: for people: where the thing was lost, whether all of it is empty."""

    mask: str
    notes: tuple[Sentence, ...]


class VeilPicture(msgspec.Struct, frozen=True):
    """0 to 255 for each pixel, a byte each, rows without padding."""

    frame: int
    width: int
    height: int
    data: bytes


class RegionsLoaded(msgspec.Struct, frozen=True):
    """The regions of the file, with whole paths. `notes`: what was done to fit the masks."""

    regions: MarkedRegions
    notes: tuple[Sentence, ...]
