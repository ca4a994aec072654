"""Every message of the farm, typed. `wire.py` turns them into bytes and back, and bounds them first.

The maker connects (client), the helper binds (server). Across connections a message may be late, repeated or out of
order; inside one connection messages arrive in order, each once. After each new connection the maker says `Hello`.

    maker                                   helper
    Hello  ------------------------------->
           <------------------------------- Welcome | Busy (later Welcome) | Refused
    ReferenceWanted ---------------------->           paints the reference sequence
           <------------------------------- StyleWanted          if it lacks the style
    StyleData, Part... ------------------->
           <------------------------------- ReferenceResult
    PaintAssignment, Part... (clip, seed) ----->
           <------------------------------- Progress..., Preview...
           <------------------------------- PieceDone, Part... (data, seed)
    PieceAck ----------------------------->           only now it forgets the piece
           <------------------------------- AssignmentEnded | Declined | AssignmentFailed
    Revoke, JobOver, Goodbye ------------->
    <---------- Heartbeat, Credit, Part, DropParcel, Echo, Goodbye ----------->
           <------------------------------- Paused, Resumed, Busy

Anything large is a *parcel*: a message announces it (`Parcel`: number, size, SHA-256), then it is sent as `Part`s of at
most 256 KiB, as many as the receiver gave `Credit` for (see parcels.py).
"""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.protocol.message_checks import check_range, check_settings, check_span
from fastvid_gui.farm.protocol.plain_text import plain

PROTOCOL_VERSION = 6
"""Counted up when messages begin to mean something else, and when they get a new setting that changes the picture:
nodes skip fields that they do not know, and would paint without it. Version 2: `RenderSettings.brush`. Version 3: clips
of several parts, with palettes and crops. Version 4: other motion and trust (halved pictures), so other pictures.
Version 5: `RenderSettings.strengths`, `regions` and `outside`. Version 6: larger films are painted at 360 lines and
carried up."""
PART_BYTES = 256 * 1024
MAX_REFERENCE_FRAMES = 16
MAX_SAMPLE_BYTES = 64 * 1024
MAX_PREVIEW_BYTES = 64 * 1024
MAX_ECHO_BYTES = 16 * 1024
MAX_PARCEL_BYTES = 1 << 30
MAX_FRAME = 1 << 40

Count = Annotated[int, Meta(ge=0, le=MAX_FRAME)]
Id = Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
Slots = Annotated[int, Meta(ge=0, le=256)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
NodeId = Annotated[str, Meta(pattern=r"^[a-z2-7]{4}(-[a-z2-7]{4}){3}$")]
Session = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
Short = Annotated[str, Meta(max_length=64)]
Text = Annotated[str, Meta(max_length=400)]
PictureFile = Annotated[bytes, Meta(max_length=MAX_PREVIEW_BYTES)]


class RefusalCode(StrEnum):
    """Why a node refuses; programs decide by it. The text beside it is for people."""

    VERSION = "version"
    UNKNOWN_PEER = "unknown peer"
    BAD_MESSAGE = "bad message"
    TOO_MANY = "too many"
    NOT_HELPING = "not helping"
    NO_SPACE = "no space"


class HelperState(StrEnum):
    """What a helper is doing."""

    IDLE = "idle"
    WORKING = "working"
    PAUSED = "paused"
    STOPPING = "stopping"


class Parcel(msgspec.Struct, frozen=True):
    """Announces something large that follows in parts.

    Attributes:
        number: chosen by the sender, new for each parcel of a connection.
        size: bytes in all.
        checksum: SHA-256 (hex) of all bytes.
    """

    number: Id
    size: Annotated[int, Meta(ge=1, le=MAX_PARCEL_BYTES)]
    checksum: Digest


class Message(msgspec.Struct, frozen=True):
    """The base of all messages. Texts must be fit to show."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str) and plain(value) != value:
                raise ValueError(f"{name} holds signs that can't be shown (see plain_text.plain)")
        self._check()

    def _check(self) -> None:
        """Raises ValueError if values are impossible or contradict each other."""


# ---- both ways


class Hello(Message, frozen=True, kw_only=True):
    """A maker greets; the first message of each connection.

    Attributes:
        app: version of FastVid.
        node: its id (checked against the key of the connection).
        session: differs after each start of the maker.
        job: the job whose kept pieces it would like to have, if any.
    """

    app: Short
    node: NodeId
    name: Short
    session: Session
    job: Digest | None = None


class Welcome(Message, frozen=True, kw_only=True):
    """A helper's answer.

    Attributes:
        device: its name for people ("CPU, 8 cores").
        cores: of the computer; slots: ranges it paints side by side.
        fingerprint: what decides the bits of its frames.
        kept: how many finished pieces of the maker's job it still holds; `PieceDone` for them follows.
    """

    app: Short
    node: NodeId
    name: Short
    session: Session
    device: Short
    cores: Slots
    slots: Slots
    fingerprint: Text
    state: HelperState
    kept: Count = 0


class Refused(Message, frozen=True):
    """A node will not go on with this connection."""

    code: RefusalCode
    reason: Text


class Heartbeat(Message, frozen=True):
    """A sign of life, every second or two.

    Attributes:
        number: counts up; the same number comes back as `answers`.
        state: of a helper; a maker leaves it at working.
        painting: ranges it paints now.
    """

    number: Id
    answers: Id | None = None
    state: HelperState = HelperState.WORKING
    painting: Slots = 0


class Goodbye(Message, frozen=True):
    """A node leaves on purpose."""

    reason: Text = ""


class Part(Message, frozen=True):
    """The next bytes of a parcel; parts are numbered from 0."""

    parcel: Id
    number: Count
    data: Annotated[bytes, Meta(min_length=1, max_length=PART_BYTES)]


class Credit(Message, frozen=True):
    """The receiver of a parcel lets the sender send parts up to `upto` (not included)."""

    parcel: Id
    upto: Count


class DropParcel(Message, frozen=True):
    """A parcel is given up, by its receiver (not wanted, wrong parts or checksum) or by its sender.

    Attributes:
        by_sender: whose numbers count: each side numbers the parcels it sends.
    """

    parcel: Id
    reason: Text = ""
    by_sender: bool = False


class Echo(Message, frozen=True):
    """Comes back unchanged if it says `wanted`, to test whether large packets get through. An older node refuses it."""

    number: Id
    data: Annotated[bytes, Meta(max_length=MAX_ECHO_BYTES)]
    wanted: bool = False


# ---- maker to helper


class StyleData(Message, frozen=True):
    """The style that was wanted (a parcel that `style.pack.parse_style` reads); None: the maker has no such style."""

    style: Digest
    parcel: Parcel | None


class ReferenceWanted(Message, frozen=True, kw_only=True):
    """Paint the reference sequence with this style, at this size, and say how it looks."""

    style: Digest
    width: Annotated[int, Meta(ge=16, le=1024)]
    height: Annotated[int, Meta(ge=16, le=1024)]
    frames: Annotated[int, Meta(ge=1, le=MAX_REFERENCE_FRAMES)]
    settings: RenderSettings

    def _check(self) -> None:
        check_settings(self.settings)


class SeedParcel(msgspec.Struct, frozen=True):
    """A seed (see domain.chunk): the frame it was taken at, and its bytes."""

    frame: Count
    parcel: Parcel


class PaintAssignment(Message, frozen=True, kw_only=True):
    """Paint frames `first` up to `stop` of a range.

    Attributes:
        assignment: the number that both sides use for it; the maker's session counts them.
        job: the job's hash.
        part: the range.
        clip: the packets of frames `first` up to `stop` (`media.packets.PacketClip`).
        seed: where to go on from; None: from scratch, at the range's paint start.
    """

    assignment: Id
    job: Digest
    part: RenderRange
    first: Count
    stop: Count
    settings: RenderSettings
    style: Digest
    clip: Parcel
    seed: SeedParcel | None = None

    def _check(self) -> None:
        check_range(self.part)
        check_settings(self.settings)
        if not self.part.paint_start <= self.first < self.stop <= self.part.stop:
            raise ValueError("the frames to paint are not inside the range")
        if (self.first if self.seed is None else self.seed.frame + 1) != self.first:
            raise ValueError("the seed is not of the frame before")
        if self.seed is None and self.first != self.part.paint_start:
            raise ValueError("a range can't be begun in its middle without a seed")


class PieceAck(Message, frozen=True):
    """A piece is stored (or not wanted); the helper may forget it."""

    job: Digest
    range_start: Count
    span: PieceSpan

    def _check(self) -> None:
        check_span(self.span)


class Revoke(Message, frozen=True):
    """Stop an assignment. Its finished pieces are still welcome."""

    assignment: Id
    reason: Text = ""


class JobOver(Message, frozen=True):
    """A job is finished or given up: everything kept for it may go."""

    job: Digest


# ---- helper to maker


class StyleWanted(Message, frozen=True):
    """The helper lacks this style."""

    style: Digest


class ReferenceResult(Message, frozen=True, kw_only=True):
    """How the reference sequence turned out.

    Attributes:
        checksums: SHA-256 (hex) of each painted frame's RGB bytes: equal ones prove equal frames.
        samples: some of the pixels of each frame, in the form the reference module defines, for a comparison within the
            tolerance if checksums differ.
        seconds_per_frame: of one slot, after warming up.
        error: why it could not be painted; in that case the rest is empty.
    """

    style: Digest
    checksums: Annotated[tuple[Digest, ...], Meta(max_length=MAX_REFERENCE_FRAMES)] = ()
    samples: Annotated[
        tuple[Annotated[bytes, Meta(max_length=MAX_SAMPLE_BYTES)], ...], Meta(max_length=MAX_REFERENCE_FRAMES)
    ] = ()
    seconds_per_frame: Annotated[float, Meta(ge=0, le=3600)] = 0.0
    error: Text = ""


class PieceDone(Message, frozen=True, kw_only=True):
    """A piece is finished; repeated on a new connection until it is acknowledged.

    Attributes:
        session: of the maker that gave the assignment (another one's numbers mean nothing).
        frames: how many it holds.
        data: the data of the `domain.chunk.Piece`; the parcel's checksum is the piece's.
        fingerprint: of the node, when it painted it.
    """

    session: Session
    assignment: Id
    job: Digest
    range_start: Count
    span: PieceSpan
    frames: Count
    data: Parcel
    seed: SeedParcel | None = None
    fingerprint: Text = ""

    def _check(self) -> None:
        check_span(self.span)
        if self.frames != len(self.span):
            raise ValueError("a piece holds another number of frames than its place")
        if self.seed is not None and self.seed.frame != self.span.stop - 1:
            raise ValueError("the seed is not of the piece's last frame")


class AssignmentEnded(Message, frozen=True):
    """Everything of an assignment has been announced."""

    assignment: Id


class Declined(Message, frozen=True):
    """The helper does not take an assignment now (too little space, another maker's turn).

    Attributes:
        final: not later either: that range is for others.
    """

    assignment: Id
    reason: Text = ""
    final: bool = False


class AssignmentFailed(Message, frozen=True):
    """An assignment could not be painted."""

    assignment: Id
    reason: Text


class Paused(Message, frozen=True):
    """The owner needs the computer: what was being painted is dropped, finished pieces are kept."""

    reason: Text = ""


class Resumed(Message, frozen=True):
    """The helper offers its slots again."""

    slots: Slots


class Progress(Message, frozen=True):
    """Frames painted so far in an assignment (not yet safe)."""

    assignment: Id
    painted: Count


class Preview(Message, frozen=True):
    """A painted frame, small: a JPEG or PNG file."""

    assignment: Id
    frame: Count
    picture: PictureFile


class Busy(Message, frozen=True):
    """Another maker's job is on; this one has its place in the queue (1: next)."""

    position: Slots
    maker: Short = ""
