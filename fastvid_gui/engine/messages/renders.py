"""Rendering a film, and the news of a render."""

import msgspec

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.request import Request
from fastvid_gui.render.request import RenderRequest


class RenderFilm(Request, frozen=True, tag=True):
    """The whole job, or the rest of it. Value: `RenderResult`.

    News: `StageAdvanced`, `JobBegun`, `Planned`, `Painted`, `NodesChanged`, `Recovered`, `Noted`.
    """

    render: RenderRequest


class JobBegun(msgspec.Struct, frozen=True):
    """The render is known in the store as this job, and goes on to paint."""

    job: str


class FrameSpan(msgspec.Struct, frozen=True):
    """Frames `start` to `stop` (not included)."""

    start: int
    stop: int


class Planned(msgspec.Struct, frozen=True):
    """Ranges that will be painted (in film order; sent again whenever more are known). `complete`: there are no more.

    `stored`: spans that an earlier run has finished already.
    """

    ranges: tuple[FrameSpan, ...]
    keyframes: tuple[Keyframe, ...]
    stored: tuple[FrameSpan, ...]
    complete: bool


class Painted(msgspec.Struct, frozen=True, kw_only=True):
    """Progress, collected and sent about five times a second.

    Attributes:
        done: frames painted so far, including those of earlier runs. total: 0 while unknown.
        frames_per_second: over the last seconds. seconds_left: None while unknown.
        spans: frames painted since the last such news, by node ("" is this computer).
        stored: pieces stored since the last such news (they can be watched, and will not be lost).
        latest: a small picture of the frame painted last, now and then.
    """

    done: int
    total: int
    frames_per_second: float
    seconds_left: float | None
    spans: tuple[tuple[str, FrameSpan], ...] = ()
    stored: tuple[FrameSpan, ...] = ()
    latest: FramePicture | None = None
