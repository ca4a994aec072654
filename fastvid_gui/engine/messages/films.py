"""Looking at a film: opening it, single frames, thumbnails."""

import msgspec

from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.engine.messages.request import Request


class OpenFilm(Request, frozen=True, tag=True):
    """Looks into a video file. News: `Counting`. Value: `FilmOpened`."""

    path: str


class ShowFrame(Request, frozen=True, tag=True):
    """One frame of the source. Value: `FramePicture`. `most_side`: longer side at most, pixels; 0: full size.

    News: if the search for the frame takes long, a `FramePicture` with `final` false: the nearest one before it that is
    available at once (its `frame` is the requested one).
    """

    path: str
    frame: int
    most_side: int = 0


class MakeThumbnails(Request, frozen=True, tag=True):
    """Small pictures of frames (ascending). News: `FramePicture`. Value: None. `height` in pixels.

    If frames are far from what can be decoded at once, all come twice: first roughly (`final` false).
    """

    path: str
    frames: tuple[int, ...]
    height: int = 54


class FindTellingFrame(Request, frozen=True, tag=True):
    """A frame that shows something, near the beginning. Value: `TellingFrame`."""

    path: str


class ForgetFilms(Request, frozen=True, tag=True):
    """Deletes what the engine keeps about films on disk: analyses, checksums. Value: None."""


class Counting(msgspec.Struct, frozen=True):
    """Progress of looking through a file: `done` of `total` (0: not known)."""

    done: int
    total: int


class TellingFrame(msgspec.Struct, frozen=True):
    """The first frame that is not black, white or one color; the best one if all looked at are."""

    frame: int


class FilmOpened(msgspec.Struct, frozen=True):
    """What the file holds.

    Attributes:
        times: when each frame appears, in seconds from the first (float64, little-endian).
        identity: what the film is known by wherever it lies (`render.identity`); "" if the file can't be read again.
    """

    info: SourceInfo
    times: bytes
    identity: str = ""
