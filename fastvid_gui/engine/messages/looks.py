"""Painting single frames, a gallery of styles, and a few frames in motion, as the preview shows them."""

import msgspec

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.engine.messages.request import Request
from fastvid_gui.regions.region import Regions


class PaintFrame(Request, frozen=True, tag=True, kw_only=True):
    """One frame in a look, painted as the first of a range: quickly and small at first, then sharp.

    News: `FramePicture` with `final` false (unless the first result is sharp already). Value: the final one.
    `size`: shorter side of the painted film, as for `render --size`; 0: the source's. `most_side`: of the answer.
    `regions`: parts that are painted in their own way, their masks as they are named in the folder `masks`.
    """

    path: str
    frame: int
    look: Look
    size: int = 0
    most_side: int = 0
    regions: Regions | None = None
    masks: str = ""


class PaintGallery(Request, frozen=True, tag=True):
    """One frame in many styles. News: `StylePicture` as they become ready. Value: None.

    The pictures are kept in a bounded cache on both sides; `side` is the longer side in pixels.
    """

    path: str
    frame: int
    styles: tuple[str, ...]
    side: int = 192


class PaintMotion(Request, frozen=True, tag=True, kw_only=True):
    """Frames `start` to `stop` (not included) with their feedback, to be played.

    `look`, `styles_at`: as in a `RenderRequest`; another style is begun from scratch. `go_on`: if the last stretch
    ended right before `start`, continues it, so that both are as one.
    News: `FramePicture`s in order. Value: None. `most_side`: longer side of working and result, in pixels.
    `regions`, `masks`: as of `PaintFrame`.
    """

    path: str
    start: int
    stop: int
    look: Look
    most_side: int = 640
    styles_at: tuple[StyleChange, ...] = ()
    go_on: bool = False
    regions: Regions | None = None
    masks: str = ""


class StylePicture(msgspec.Struct, frozen=True):
    """The requested frame in a style."""

    style: str
    picture: PictureBytes
