"""Rendering a film, and what a render tells."""

import msgspec

from fastvid_gui.domain.job import SoundChoice
from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.engine.messages.looks import Look
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.request import Request


class RenderFilm(Request, frozen=True, tag=True):
    """The whole job, or the rest of it. Value: `Rendered`.

    News: `Stage`, `Planned`, `Painted`, `NodesNow`, `Recovered`, `Remark`.

    Attributes:
        size: shorter side; 0: the source's. start, stop: the part (stop not included; 0: to the end).
        keyframes: None finds them ("auto"); else these are used as they are.
        nodes: "local", "auto", or addresses, as for `render --nodes`.
        without: ids of nodes that shall not help with this job (`SteerNode` "allow" lets them in).
        sound: "copy", "encode" or "none", as for `render --sound`.
    """

    source: str
    output: str
    look: Look
    overwrite: bool = False
    size: int = 0
    crf: int = 20
    start: int = 0
    stop: int = 0
    keyframes: tuple[Keyframe, ...] | None = None
    max_range: int = 240
    device: str = "auto"
    workers: int = 0
    nodes: str = "local"
    helpers_only: bool = False
    without: tuple[str, ...] = ()
    sound: SoundChoice = "copy"


class Stage(msgspec.Struct, frozen=True, tag=True):
    """A stage of a render: "checksum", "index", "analysis", "paint", "check" or "export"; `total` 0: not known.

    `job`: its id, "" until it is known.
    """

    name: str
    done: int
    total: int
    job: str = ""


class Span(msgspec.Struct, frozen=True):
    """Frames `start` to `stop` (not included)."""

    start: int
    stop: int


class Planned(msgspec.Struct, frozen=True, tag=True):
    """Ranges that will be painted (in film order; sent anew whenever more are known). `complete`: these are all.

    `stored`: spans that are finished already from an earlier run.
    """

    ranges: tuple[Span, ...]
    keyframes: tuple[Keyframe, ...]
    stored: tuple[Span, ...]
    complete: bool


class NodePart(msgspec.Struct, frozen=True):
    """One range in the hands of a node: it paints `start` to `stop` and is at `at`."""

    start: int
    stop: int
    at: int


class Painted(msgspec.Struct, frozen=True, tag=True):
    """Progress, about five times a second, gathered.

    Attributes:
        done: frames painted so far, those of earlier runs included. total: 0 while not known.
        frames_per_second: of the last seconds. seconds_left: None while not known.
        spans: frames painted since the last such news, by node ("" is this computer).
        stored: pieces stored since the last such news (what can be watched, and will not be lost).
        latest: a small picture of the frame painted last, now and then.
    """

    done: int
    total: int
    frames_per_second: float
    seconds_left: float | None
    spans: tuple[tuple[str, Span], ...] = ()
    stored: tuple[Span, ...] = ()
    latest: FramePicture | None = None


class NodeNow(msgspec.Struct, frozen=True):
    """A node of a running job, as the table of `render --nodes` shows it.

    `id`: fingerprint of its key, "" for this computer. `standing`: "working", "idle", "joining", "paused",
    "busy" (helps somebody else), "lost", "aside" (set aside for failures), "forbidden", "refused" (its pictures differ,
    or it does not let us in), "left" or "" (not told); `state` says it in words, with the reason.
    """

    name: str
    device: str
    state: str
    parts: tuple[NodePart, ...] = ()
    frames: int = 0
    frames_per_second: float | None = None
    id: str = ""
    standing: str = ""


class NodesNow(msgspec.Struct, frozen=True, tag=True):
    """All nodes of a running job, about once a second."""

    nodes: tuple[NodeNow, ...]
    seconds_left: float | None = None


class Remark(msgspec.Struct, frozen=True, tag=True):
    """A sentence people should read now."""

    text: str


class Recovered(msgspec.Struct, frozen=True, tag=True):
    """Something went wrong with a node, and the job went on all the same (`render.events.Recovered`).

    `kind`: "vanished", "left", "rested", "declined", "failed", "damaged" or "aside"; `node`, `by`: names, "" is this
    computer (`by` is "" for "aside" too, where nobody had to go on). Somebody else painted from `frame` on (up to
    `stop`, where only that was damaged).
    """

    kind: str
    node: str
    frame: int = 0
    stop: int = 0
    by: str = ""
    detail: str = ""


class NodeTotal(msgspec.Struct, frozen=True):
    """What a node did for a job."""

    name: str
    frames: int
    seconds: float


class Rendered(msgspec.Struct, frozen=True, tag=True):
    """The MP4 is there and verified."""

    output: str
    frames: int
    resumed_frames: int
    seconds: float
    width: int
    height: int
    job: str
    warnings: tuple[str, ...]
    nodes: tuple[NodeTotal, ...] = ()
