"""What the coordinator asks its shell to do. The shell owns sockets, clocks, files and processes."""

from dataclasses import dataclass

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.schedule.events import Event
from fastvid_gui.sentences.sentence import Sentence


@dataclass(frozen=True, slots=True)
class SeedRef:
    """The stored seed that lets a node continue a range from `frame` (it holds the frame before)."""

    range_number: int
    frame: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Have a node paint this: frames `from_frame` up to `to_frame` of a range, in order.

    Attributes:
        seed: where to go on from; None: from scratch at the keyframe (`from_frame` is the paint start).
        speculative: another node paints the same frames; the first result counts.
        ahead: send it now, so that the node can go on with it without a pause once it is done with its current range.
            The maker's own computer is given nothing ahead.
    """

    node: str
    id: int
    range_number: int
    part: RenderRange
    from_frame: int
    to_frame: int
    seed: SeedRef | None
    speculative: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Begin:
    """A node begins by itself with an assignment that it was given ahead."""

    assignment: int


@dataclass(frozen=True, slots=True)
class Alone:
    """The other painter of the same frames has stopped: the assignment that was beside it is now the range's own."""

    assignment: int


@dataclass(frozen=True, slots=True)
class Close:
    """An assignment is over; there is no need to tell its node."""

    node: str
    assignment: int


@dataclass(frozen=True, slots=True)
class Withdraw:
    """An assignment is over: tell its node to stop it now. Its finished chunks are kept and still welcome."""

    node: str
    assignment: int
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Accept:
    """Store this piece (and its seed), then acknowledge it. Said exactly once for each."""

    node: str
    assignment: int
    range_number: int
    span: PieceSpan


@dataclass(frozen=True, slots=True)
class Ignore:
    """Drop what came with an event (but acknowledge it, so that it is not sent again); the reason is for the log.

    `damaged`: it is a piece that was broken or of the wrong size when it came.
    """

    event: Event
    reason: str
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Show that a node gets no more work, and why; `Readmit` brings it back."""

    node: str
    faults: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class FadeSeam:
    """Both pieces of a seam are stored: fade the tail of range `range_number` with the lead-in of the next, store
    frames `start` to `stop` as a chunk, then send `SeamFaded`."""

    range_number: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Withhold:
    """A range failed on several nodes: it is put back until the user says `Readmit`; the rest goes on."""

    range_number: int
    faults: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """Nobody can go on just now; say why. Work starts again by itself as soon as somebody can."""

    reason: Sentence


@dataclass(frozen=True, slots=True)
class MakeChecks:
    """Nobody waits for this computer any more: make the remaining spot checks."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Every frame is stored: assemble the MP4."""


Instruction = (
    Assignment
    | Begin
    | Alone
    | Close
    | Withdraw
    | Accept
    | Ignore
    | SetAside
    | FadeSeam
    | Withhold
    | Wait
    | MakeChecks
    | Finish
)
