"""The analysis of a film, and keyframe files."""

import msgspec

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.engine.messages.request import Request


class FindKeyframes(Request, frozen=True, tag=True):
    """The analysis of a film. News: `Changes` (a few times a second) and `KeyframesFound`. Value: None.

    `max_range` as for `render --max-range`; `start`, `stop`: the frames to plan (stop not included, 0: to the end).
    """

    path: str
    max_range: int = 240
    start: int = 0
    stop: int = 0


class ReadKeyframes(Request, frozen=True, tag=True):
    """A keyframe file (CSV). Value: `KeyframesFound`."""

    path: str
    csv: str


class WriteKeyframes(Request, frozen=True, tag=True):
    """Writes a keyframe file; replaces an older one, but never the film (`path`) that it is for. Value: None."""

    csv: str
    keyframes: tuple[Keyframe, ...]
    path: str = ""


class Changes(msgspec.Struct, frozen=True):
    """The change of frames `first`, `first` + 1, ...: 1 suggests a cut (`AnalyzedFrame.change`)."""

    first: int
    values: tuple[float, ...]


class KeyframesFound(msgspec.Struct, frozen=True):
    """Keyframes that are final, in film order: those found since the last such news. `complete`: there are no more."""

    keyframes: tuple[Keyframe, ...]
    complete: bool = False
