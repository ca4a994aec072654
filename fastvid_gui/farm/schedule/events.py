"""What the coordinator is told. Events are in the past; the time in seconds comes with each of them.

Those that come from other computers may be late, repeated, out of order or lies: the coordinator never raises
for them. Those of the maker's own planner, checks and user (`RangeKnown`, `PlanComplete`, `SeamFaded`,
`PiecesLost`, `ChecksLeft`, `Readmit`, `Forbid`, `Cancel`, `Tick`) are trusted; a plan that contradicts itself raises
`InvalidTransition`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.sentences.sentence import NOTHING, Sentence


class Failure(StrEnum):
    """Why something that a node did counts against it."""

    BAD_CHECKSUM = "bad checksum"
    WRONG_PICTURE = "wrong picture"
    ERROR = "error"
    LATE = "late"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeJoined:
    """A paired node whose reference picture was right offers its slots (ranges it paints side by side).

    Attributes:
        node: the fingerprint of its key.
        session: differs after every start of the node, to tell a repeated greeting from a restart.
        local: the maker's own computer.
        fingerprint: decides the bits; equal texts promise equal frames, "" promises nothing.
        reference_fps: frames per second of one slot measured on the reference sequence, scaled to the job's
            picture size; stands in until the first chunk. None: not measured now; earlier knowledge of it stays valid.
    """

    node: str
    session: str
    slots: int = 1
    name: str = ""
    local: bool = False
    fingerprint: str = ""
    reference_fps: float | None = None


@dataclass(frozen=True, slots=True)
class NodeLeft:
    """A node said goodbye, or its process is known to be gone.

    Attributes:
        crashed: it was there just before, and ended without a word.
    """

    node: str
    crashed: bool = False


@dataclass(frozen=True, slots=True)
class NodePaused:
    """Its owner needs the computer: unfinished painting is dropped, finished chunks stay."""

    node: str
    reason: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class NodeResumed:
    """A paused node offers its slots again."""

    node: str


@dataclass(frozen=True, slots=True)
class NodeDeclined:
    """A node does not take one assignment (disk full, another maker's turn); it is asked again later.

    `final`: that range goes to others, as long as there are any.
    """

    node: str
    assignment: int
    reason: Sentence = NOTHING
    final: bool = False


@dataclass(frozen=True, slots=True)
class NodeFailed:
    """A node did something wrong: it reports an error, or the maker's checks found a wrong picture.

    `detail`: the error that it reports; else what is held against it, as people read it.
    """

    node: str
    failure: Failure
    assignment: int | None = None
    detail: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """A sign of life, and whether the node is paused now (mends a lost `NodePaused` or `NodeResumed`), and why."""

    node: str
    paused: bool = False
    reason: Sentence = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeKnown:
    """A range is known. A resumed job tells at once what its store holds.

    Attributes:
        range_number: place among the ranges of the film, from 0.
        finished: pieces already stored.
        seeds: frames that a kept seed lets someone go on *from*.
        seam_faded: the seam at its end is already a stored chunk.
    """

    range_number: int
    part: RenderRange
    finished: frozenset[PieceSpan] = frozenset()
    seeds: frozenset[int] = frozenset()
    seam_faded: bool = False


@dataclass(frozen=True, slots=True)
class PlanComplete:
    """No more ranges will come; this is their number."""

    ranges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceReceived:
    """A finished piece arrived. `intact`: its checksum fits; `frames`: how many it holds when opened."""

    node: str
    assignment: int
    range_number: int
    span: PieceSpan
    frames: int
    intact: bool = True
    has_seed: bool = True


@dataclass(frozen=True, slots=True)
class AssignmentOver:
    """A node says it has sent everything of an assignment."""

    node: str
    assignment: int


@dataclass(frozen=True, slots=True)
class SeedBroken:
    """An assignment could not begin at `frame`: the seed it was to go on from can't be opened.

    Attributes:
        giver: the node that delivered the seed; "" if it is not known.
    """

    range_number: int
    frame: int
    assignment: int
    giver: str = ""


@dataclass(frozen=True, slots=True)
class PiecesLost:
    """What was stored is no good and was deleted: it has to be painted again.

    Attributes:
        lost: the pieces that are gone, for each range.
        nodes: who delivered them. fault: what was wrong with that.
        forged: it was done knowingly: they get no more work at all. Otherwise it counts like any failure.
    """

    lost: Mapping[int, frozenset[PieceSpan]]
    nodes: tuple[str, ...]
    fault: Sentence
    forged: bool = False


@dataclass(frozen=True, slots=True)
class ChecksLeft:
    """How many spot checks are still to be made before the film is finished."""

    count: int


@dataclass(frozen=True, slots=True)
class SeamFaded:
    """The maker has stored the cross-faded chunk at the end of a range."""

    range_number: int


@dataclass(frozen=True, slots=True)
class Readmit:
    """The user gives a node that was set aside or forbidden another chance; withheld ranges get one too."""

    node: str


@dataclass(frozen=True, slots=True)
class Forbid:
    """The user takes a node out of this job."""

    node: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """The user stops the job; what is finished stays."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; sent at least every `TICK_S`."""


NodeEvent = (
    NodeJoined
    | NodeLeft
    | NodePaused
    | NodeResumed
    | NodeDeclined
    | NodeFailed
    | SignOfLife
    | PieceReceived
    | AssignmentOver
)
Event = (
    NodeEvent
    | RangeKnown
    | PlanComplete
    | SeedBroken
    | SeamFaded
    | PiecesLost
    | ChecksLeft
    | Readmit
    | Forbid
    | Cancel
    | Tick
)
