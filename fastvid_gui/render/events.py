"""What the engine tells while it works: frozen values, handed to a callback on the engine's thread."""

from dataclasses import dataclass
from typing import NamedTuple

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.plan import Plan, RenderRange


@dataclass(frozen=True, slots=True)
class StageAdvanced:
    """A step before or after painting is so far: "checksum", "index", "analysis", "check" or "export"; and "paint",
    where painting begins in the window.

    `total` is 0 where it is not known.
    """

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RangePlanned:
    """A range is final and can be painted; `missing` frames of it are not stored yet."""

    part: RenderRange
    missing: int


@dataclass(frozen=True, slots=True)
class PlanCompleted:
    """All ranges are known."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class FrameDone:
    """A frame has been painted, not yet stored. `node`: who painted it; "" where there is only this computer."""

    frame: int
    node: str = ""


@dataclass(frozen=True, slots=True)
class PieceStored:
    """A piece is on disk and will not be lost."""

    span: PieceSpan


class NodePart(NamedTuple):
    """One range in the hands of a node: it paints frames `start` to `stop` (not included), `at` is the next."""

    start: int
    stop: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeStatus:
    """A node of the farm as the table of a running job shows it.

    Attributes:
        state: in words, with the reason where there is one.
        painting: the ranges it paints.
        frames: stored from it so far.
        frames_per_second: of all its ranges together; None: not measured yet.
        id: fingerprint of its key; "" for this computer.
        standing: one word for `state`: "working", "idle", "joining", "paused", "busy" (helps somebody else), "lost",
            "aside", "forbidden", "refused" or "left".
    """

    name: str
    device: str
    state: str
    painting: tuple[NodePart, ...] = ()
    frames: int = 0
    frames_per_second: float | None = None
    id: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class NodesChanged:
    """How the nodes of the farm are, about once a second. `seconds_left`: of all painting; None: not known."""

    nodes: tuple[NodeStatus, ...]
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence people should read now: a node came, left or was refused, and why.

    Attributes:
        kind: in one word, where it is about a node: "joined", "left", "refused", "vanished", "back" (it had vanished),
            "failed" (it could not paint something), "aside" (it gets no more work), "rests", "declined" or "version".
        node: its name.
    """

    text: str
    kind: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True)
class SourceOdd:
    """What is odd about the film, before anything is painted: people may not want it painted then."""

    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Something went wrong with a node of the farm, and the job went on all the same. Told when it is mended.

    Attributes:
        kind: "vanished", "left" (it was ended), "rested" (its owner needs it), "declined" (its disk is full, say),
            "failed" (it reported an error or was late), "damaged" (what it sent was broken) or "aside" (it gets no more
            work).
        node: whose trouble it was. by: who went on ("" for "aside", where nobody had to).
        frame: from which frame on somebody else painted. stop: the end of what was damaged, else 0.
        detail: the reason in words, where one is known.
    """

    kind: str
    node: str
    frame: int = 0
    stop: int = 0
    by: str = ""
    detail: str = ""


Event = (
    SourceOdd
    | StageAdvanced
    | RangePlanned
    | PlanCompleted
    | FrameDone
    | PieceStored
    | NodesChanged
    | Noted
    | Recovered
)
