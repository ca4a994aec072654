"""The library of styles."""

import msgspec

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.request import Request


class ListStyles(Request, frozen=True, tag=True):
    """Value: `Styles`."""


class AddStyle(Request, frozen=True, tag=True):
    """Adds a style file of any format to the library. Value: `Styles` (all), the new one first."""

    path: str


class RemoveStyle(Request, frozen=True, tag=True):
    """Removes a style of the user's from the library. Value: `Styles` (the rest)."""

    name: str


class ExportStyle(Request, frozen=True, tag=True):
    """Writes one style to a file of its own, replacing an older one. Value: None.

    `speed`: which of its networks; None: the fast one where it has both.
    """

    name: str
    path: str
    speed: Speed | None = None


class Styles(msgspec.Struct, frozen=True):
    """Installed styles, each name once. `thumbnails`: name to the path of its picture, where there is one.

    `both_speeds`: names of which there is a fast and a fine network.
    """

    styles: tuple[StyleInfo, ...]
    thumbnails: dict[str, str]
    both_speeds: tuple[str, ...] = ()
