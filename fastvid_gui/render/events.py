"""What the engine reports while it works: frozen values, handed to a callback on the engine's thread."""

from dataclasses import dataclass
from typing import NamedTuple

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.plan import Plan, RenderRange
from fastvid_gui.sentences.sentence import NOTHING, Sentence


@dataclass(frozen=True, slots=True)
class StageAdvanced:
    """Progress of a step before or after painting: "checksum", "index", "analysis", "check" or "export"; "paint" is
    where painting begins, in the window.

    `total` is 0 if it is not known.
    """

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RangePlanned:
    """A range is final and can be painted; `missing` of its frames are not stored yet."""

    part: RenderRange
    missing: int


@dataclass(frozen=True, slots=True)
class PlanCompleted:
    """All ranges are known."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class FrameDone:
    """A frame has been painted, but is not stored yet. `node`: who painted it; "" if only this computer paints."""

    frame: int
    node: str = ""


@dataclass(frozen=True, slots=True)
class PieceStored:
    """A piece is on disk and can no longer be lost."""

    span: PieceSpan


class NodePart(NamedTuple):
    """One range that a node paints: frames `start` to `stop` (not included), `at` is the next."""

    start: int
    stop: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeStatus:
    """A node of the farm, as the table of a running job shows it.

    Attributes:
        state: in a word or two, English, for a terminal. why: the reason, if there is one.
        painting: the ranges it paints.
        frames: how many of its frames are stored.
        frames_per_second: of all its ranges together; None: not measured yet.
        id: fingerprint of its key; "" for this computer.
        standing: one word for `state`: "working", "idle", "declining" (it helps, but takes no work just now),
            "joining", "paused", "busy" (helps somebody else), "lost", "aside", "forbidden", "refused" or "left".
    """

    name: str
    device: str
    state: str
    why: Sentence = NOTHING
    painting: tuple[NodePart, ...] = ()
    frames: int = 0
    frames_per_second: float | None = None
    id: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class NodesChanged:
    """The state of the nodes, about once a second. `seconds_left`: of all painting; None: not known."""

    nodes: tuple[NodeStatus, ...]
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence people should read now: a node came, left or was refused, and why.

    Attributes:
        kind: one word, if the sentence is about a node: "joined", "left", "refused", "vanished", "back" (after it
            vanished), "failed" (it could not paint something), "slow" (it brought nothing), "aside" (it gets no more
            work), "rests", "declined" or "version".
        node: its name.
    """

    text: Sentence
    kind: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True)
class SourceOdd:
    """What is odd about the film, reported before painting, in case people then don't want it painted."""

    warnings: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Something went wrong with a node of the farm, and the job continued anyway. Reported once it is repaired.

    Attributes:
        kind: "vanished", "left" (it was ended), "rested" (its owner needs it), "declined" (its disk is full, say),
            "failed" (it reported an error or was late), "damaged" (what it sent was broken), "kept" (it had finished it
            for an interrupted run, and brought it) or "aside" (it gets no more work).
        node: whose trouble it was. by: who went on ("" for "aside", where nobody had to).
        frame: from which frame on somebody else painted. stop: the end of what was damaged or kept, else 0.
        detail: the reason, where one is known.
    """

    kind: str
    node: str
    frame: int = 0
    stop: int = 0
    by: str = ""
    detail: Sentence = NOTHING


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
