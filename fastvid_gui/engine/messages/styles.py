"""The library of styles."""

import msgspec

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.request import Request


class ListStyles(Request, frozen=True, tag=True):
    """Lists the installed styles. Value: `Styles`."""


class AddStyle(Request, frozen=True, tag=True):
    """Adds a style file of any format to the library. Value: `Styles` (all), the new one first."""

    path: str


class RemoveStyle(Request, frozen=True, tag=True):
    """Removes a style of the user's from the library. Value: `Styles` (the rest)."""

    name: str


class ExportStyle(Request, frozen=True, tag=True):
    """Writes one style to its own file, replacing an older one. Value: None.

    `speed`: which of its networks; None: the fast one if it has both.
    """

    name: str
    path: str
    speed: Speed | None = None


class Styles(msgspec.Struct, frozen=True):
    """Installed styles, each name once. `thumbnails`: from name to the path of its picture, if it has one.

    `both_speeds`: names that have a fast and a fine network.
    """

    styles: tuple[StyleInfo, ...]
    thumbnails: dict[str, str]
    both_speeds: tuple[str, ...] = ()
