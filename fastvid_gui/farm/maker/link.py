"""The maker's side of the conversation with one helper: greeting, reference sequence, assignments, pieces on their way.

It turns messages into news for the run, which decides. It outlives connections: assignments whose clip was perhaps
not received are sent again on the next one.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui import __version__
from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FarmError
from fastvid_gui.farm.maker.addresses import Whereabouts
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.piece_bounds import PIECE_MOST_BYTES
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.farm.protocol.parcels import Arrived, Dropped, ParcelDesk
from fastvid_gui.farm.reference import FRAMES, HEIGHT, WIDTH, Reference
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.instructions import Assignment
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

HELD_MOST = 64
"""How many offers of a helper wait until it is known to paint alike; it makes four at a time."""
KEPT_QUIET_S = 5.0
"""How long to wait at most for the next part of pieces that a helper kept."""
QUIET_S = 3.0
"""A helper says something each second; one that was not heard for this long may have moved."""
CUT_S = 2.5
"""If a connection ends this soon after a sign of life, the helper's system has ended it: its program is gone."""
REFERENCE_S = 300.0
"""Time for the reference sequence: the style may have to be sent and compiled first."""


class Phase(StrEnum):
    """How far the acquaintance with a helper has come, as people read it."""

    CONNECTING = "connecting"
    GREETED = "greeting"
    CHECKING = "checking"
    READY = "ready"
    WAITING = "helps somebody else"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Greeted:
    """The helper is ours now; it may be the first time or again."""

    restarted: bool


@dataclass(frozen=True, slots=True)
class StyleAsked:
    """It lacks the style."""

    digest: str


@dataclass(frozen=True, slots=True)
class ReferenceArrived:
    """How its reference sequence in a style turned out."""

    style: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class PieceOffered:
    """It has a piece; nothing of it comes before `HelperLink.expect` (or `hold`, `acknowledge`) is called."""

    done: ms.PieceDone


@dataclass(frozen=True, slots=True)
class PieceArrived:
    """A piece has arrived; whole, or not (`intact` False: its checksum was wrong)."""

    done: ms.PieceDone
    piece: Piece | None

    @property
    def intact(self) -> bool:
        """Whether it fits its checksum."""
        return self.piece is not None


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """The helper will not work for us. `outdated`: one of the two has another version of FastVid."""

    reason: Sentence
    outdated: bool = False


News = Greeted | StyleAsked | ReferenceArrived | PieceOffered | PieceArrived | Unwelcome | ms.Message


@dataclass(slots=True, eq=False)
class _Coming:
    """A piece on its way."""

    done: ms.PieceDone
    data: bytes | None = None
    seed: bytes | None = None

    @property
    def whole(self) -> bool:
        return self.data is not None and (self.done.seed is None or self.seed is not None)


class HelperLink:
    """The conversation with one helper, over all its connections.

    Attributes:
        joined: the coordinator knows it (since its last start).
        paused: it gives us no time now.
        passed: its program, as it runs now, paints as this computer does.
        answered: on this connection it has said what it still has of this job, or that it will not say.
        kept, kept_arrived: pieces of this job that it said it still has, and how many have come.
        kept_sure: its program is the one that was given them, so that they come before anything newly painted.
        moved_at: when the last part of its kept pieces came.
        why: why it is refused, or what it waits for.
        app: its version of FastVid, once it has greeted.
        where: the addresses it may have.
        cut_short: the last connection ended although the helper had been heard just before.
        refusal_told, app_told: what people were told about it, so that they are not told twice.
    """

    def __init__(
        self,
        peer: Peer,
        address: str,
        send: Callable[[Link, ms.Message], None],
        table: AssignmentTable,
        incoming_most_bytes: int = PIECE_MOST_BYTES,
    ) -> None:
        """`table`: who paints what. `incoming_most_bytes`: what it may have on its way to us at once."""
        self.peer, self.address = peer, address
        self._table, self._incoming_most = table, incoming_most_bytes
        self.where = Whereabouts(address)
        self.phase = Phase.CONNECTING
        self.app = self.app_told = ""
        self.refusal_told = self.why = NOTHING
        self.retry_at: float | None = None
        self.heard_at = self.down_at = 0.0
        self.cut_short = False
        self.name, self.device = peer.name or peer.id, ""
        self.session, self.fingerprint, self.slots = "", "", 1
        self.link: Link | None = None
        self.joined = False
        self.paused = False
        self.passed = False
        self.answered = False
        self.kept = self.kept_arrived = 0
        self.kept_sure, self.moved_at = False, 0.0
        self._held: dict[int, ms.PieceDone] = {}
        self._send_to = send
        self._desk = ParcelDesk(most_bytes=self._incoming_most)
        self._coming: dict[int, _Coming] = {}
        self._to_prepare: deque[int] = deque()
        self._preparing: int | None = None
        self._parcels: dict[int, tuple[int, ...]] = {}
        self._owed: dict[int, Sentence] = {}
        self._beats = 0
        self._asked_at, self._asked_style = 0.0, ""

    @property
    def id(self) -> str:
        """The node's id."""
        return self.peer.id

    @property
    def tried(self) -> bool:
        """Whether it is on its way to being used."""
        return self.phase in (Phase.GREETED, Phase.CHECKING) and not self.paused

    @property
    def excuse(self) -> Sentence:
        """Why it does not paint, apart from the coordinator's reasons; empty if it could."""
        if self.phase is Phase.CONNECTING:
            return self.why or say(WhyNot.NO_ANSWER_YET)
        if self.phase in (Phase.REFUSED, Phase.WAITING) or self.paused:
            return self.why or say(WhyNot.RESTS)
        return NOTHING if self.phase is Phase.READY else say(WhyNot.TRIED)

    def send(self, message: ms.Message) -> None:
        """Sends if there is a connection."""
        if self.link is not None:
            self._send_to(self.link, message)

    # ---- the connection

    def up(self, link: Link, hello: ms.Hello, now: float) -> None:
        """A connection is there: greet."""
        self.link = link
        self.heard_at = now
        self.where.reached(self.address)
        self._desk = ParcelDesk(most_bytes=self._incoming_most)
        self._coming.clear()
        self._parcels.clear()
        self._preparing = None
        self._held.clear()
        self.answered, self.kept, self.kept_arrived = False, 0, 0
        self.phase, self.why = Phase.GREETED, NOTHING
        self.send(hello)

    def down(self, reason: Sentence, now: float) -> None:
        """The connection ended; assignments stand until the coordinator takes them back."""
        self.cut_short = self.link is not None and now - self.heard_at < CUT_S
        self.link, self.down_at = None, now
        self._desk = ParcelDesk(most_bytes=self._incoming_most)
        self._coming.clear()
        self._parcels.clear()
        if self.phase is not Phase.REFUSED:
            self.phase, self.why = Phase.CONNECTING, reason

    def quiet(self, now: float) -> bool:
        """Whether it should have been heard by now, connected or not."""
        return self.link is None or now - self.heard_at > QUIET_S

    def elsewhere(self, now: float) -> str | None:
        """Another address to try now, if it does not answer where it was."""
        if not self.quiet(now):
            return None
        return self.where.next(self.address, now - self.down_at if self.link is None else 0.0)

    def move(self, address: str, now: float) -> None:
        """From now on, look for it elsewhere."""
        self.down(say(WhyNot.MOVED), now)
        self.address, self.cut_short = address, False

    def beat(self) -> None:
        """A sign of life, each second."""
        self._beats += 1
        self.send(ms.Heartbeat(self._beats))

    def late_with_reference(self, now: float) -> bool:
        """Whether the reference sequence takes too long."""
        return self.phase is Phase.CHECKING and not self.paused and now - self._asked_at > REFERENCE_S

    # ---- what comes in

    def on_message(self, message: ms.Message, now: float) -> Iterator[News]:
        """Gives the news in a message; sends the obvious answers itself."""
        self.heard_at = now
        self.answered = self.answered or isinstance(message, ms.Welcome | ms.Refused | ms.Busy)
        match message:
            case ms.Welcome():
                yield from self._on_welcome(message)
            case ms.Refused(code, reason):
                self.phase, self.why = Phase.REFUSED, heard(reason)
                yield Unwelcome(self.why, outdated=code is ms.RefusalCode.VERSION)
            case ms.Busy(position, maker):
                self.phase, self.paused = Phase.WAITING, True
                queue = say(WhyNot.QUEUE, maker=maker, place=position)
                self.why = queue if maker else say(WhyNot.QUEUE_OF_SOMEBODY, place=position)
                yield message
            case ms.StyleWanted(digest):
                yield StyleAsked(digest)
            case ms.ReferenceResult():
                yield from self._on_reference(message)
            case ms.PieceDone():
                yield PieceOffered(message)
            case ms.Part() | ms.Credit() | ms.DropParcel():
                yield from self._on_parcel(message)
            case ms.Heartbeat():
                resting = message.state in (ms.HelperState.PAUSED,)
                self.paused = resting or self.phase is Phase.WAITING
                yield message
            case ms.Paused(reason):
                self.paused, self.why = True, heard(reason)
                if self.phase is Phase.CHECKING:
                    self._asked_at = now
                yield message
            case ms.Resumed(slots):
                self.paused, self.why, self.slots = False, NOTHING, max(1, slots)
                self._asked_at = now
                yield message
            case ms.Progress(assignment):
                self._arrived_there(assignment)
                yield message
            case ms.AssignmentEnded() | ms.AssignmentFailed() | ms.Declined() | ms.Goodbye():
                yield message
            case _:
                pass

    def _on_welcome(self, message: ms.Welcome) -> Iterator[News]:
        if message.node != self.peer.id:
            self.phase, self.why = Phase.REFUSED, say(WhyNot.OTHER_ID)
            yield Unwelcome(self.why)
            return
        restarted = message.session != self.session
        self.session, self.slots, self.device = message.session, max(1, message.slots), message.device
        self.app = message.app
        self.fingerprint = message.fingerprint or self.fingerprint
        if self.phase is Phase.CHECKING and not restarted:
            return  # the greeting that goes before the reference result
        self.name = message.name or self.name  # the taker of the news makes it distinct
        self.kept, self.moved_at = message.kept, self.heard_at
        self.paused = message.state is ms.HelperState.PAUSED
        self.phase, self.why = Phase.GREETED, NOTHING
        if restarted:
            self.passed = False
            self._owed.clear()
        for assignment, reason in self._owed.items():
            self.send(ms.Revoke(assignment, str(reason)[:400]))
        self._owed.clear()
        # What may not have arrived is sent again; the helper drops duplicates.
        self._to_prepare = deque(each.assignment.id for each in self._table.open(self.id) if not each.arrived)
        yield Greeted(restarted)

    def _on_reference(self, message: ms.ReferenceResult) -> Iterator[News]:
        if self.phase is not Phase.CHECKING or message.style != self._asked_style:
            return  # of a connection before this one
        if message.error:
            yield Unwelcome(heard(message.error))
            return
        samples, seconds = message.samples, message.seconds_per_frame
        yield ReferenceArrived(
            message.style, Reference(self.fingerprint, message.checksums, samples, seconds)
        )

    def as_event(self, message: object) -> ev.Event | None:
        """What a message means to the coordinator."""
        match message:
            case ms.Heartbeat():
                return ev.SignOfLife(self.id, self.paused, self.why if self.paused else NOTHING)
            case ms.Busy() | ms.Paused():
                return ev.NodePaused(self.id, self.why)
            case ms.Resumed():
                return ev.NodeResumed(self.id)
            case ms.AssignmentEnded(assignment):
                return ev.AssignmentOver(self.id, assignment)
            case ms.AssignmentFailed(assignment, reason):
                return ev.NodeFailed(self.id, ev.Failure.ERROR, assignment, heard(reason))
            case ms.Declined(assignment, reason, final):
                return ev.NodeDeclined(self.id, assignment, heard(reason), final)
        return None

    def ask_reference(self, style: str, settings: RenderSettings, now: float) -> None:
        """Has it paint the reference sequence in a style."""
        self.phase, self._asked_at, self._asked_style = Phase.CHECKING, now, style
        self.send(
            ms.ReferenceWanted(style=style, width=WIDTH, height=HEIGHT, frames=FRAMES, settings=settings)
        )

    def send_style(self, digest: str, data: bytes | None) -> None:
        """The style it asked for; None: there is no such style."""
        self.send(ms.StyleData(digest, self._desk.offer(data) if data else None))

    # ---- pieces

    def hold(self, done: ms.PieceDone) -> None:
        """An offer waits until the helper is known to paint alike (`take_held`)."""
        if len(self._held) < HELD_MOST:
            self._held[done.data.number] = done
        else:
            self.drop(done, "too many offers at once")

    def take_held(self) -> list[ms.PieceDone]:
        """Takes out the offers that were waiting."""
        held = list(self._held.values())
        self._held.clear()
        return held

    def drop(self, done: ms.PieceDone, reason: str) -> None:
        """Does not take a piece now; the helper offers it again in a while."""
        for parcel in _parcels(done):
            self.send(ms.DropParcel(parcel.number, reason[:400]))

    def kept_coming(self, now: float) -> bool:
        """Whether pieces of an earlier run are to be waited for."""
        if self.link is None or self.kept_arrived >= self.kept:
            return False
        if self.kept_sure or self.phase is Phase.READY:
            return now - self.moved_at < KEPT_QUIET_S
        return self.tried

    def expect(self, done: ms.PieceDone, ours: bool) -> bool:
        """Lets a piece come; False if there is no room now. `ours`: of an assignment of this run."""
        if ours:
            self._arrived_there(done.assignment)
        coming = _Coming(done)
        parcels = _parcels(done)
        place = (done.session, done.assignment, done.span)
        if any((c.done.session, c.done.assignment, c.done.span) == place for c in self._coming.values()):
            self.drop(done, "it is on its way already")
            return False
        for parcel in parcels:
            try:
                self.send(self._desk.expect(parcel, PIECE_MOST_BYTES))
                self._coming[parcel.number] = coming
            except FarmError as error:
                # Offered again in a while; by then there is room.
                for other in parcels:
                    self._coming.pop(other.number, None)
                    self._desk.abandon(other.number)
                    self.send(ms.DropParcel(other.number, str(error)[:400]))
                return False
        return True

    def _on_parcel(self, message: ms.Part | ms.Credit | ms.DropParcel) -> Iterator[News]:
        if isinstance(message, ms.Part):
            self.moved_at = self.heard_at
        elif isinstance(message, ms.DropParcel) and message.by_sender:
            self._held.pop(message.parcel, None)
        for item in self._desk.handle(message):
            if isinstance(item, Arrived):
                coming = self._coming.pop(item.number, None)
                if coming is None:
                    continue
                if item.number == coming.done.data.number:
                    coming.data = item.data
                else:
                    coming.seed = item.data
                if coming.whole:
                    yield self._arrived(coming)
            elif isinstance(item, Dropped) and not item.outgoing:
                coming = self._coming.pop(item.number, None)
                if coming is not None:
                    self._abandon(coming)
                    self.kept_arrived += 1
                    yield PieceArrived(coming.done, None)
            elif not isinstance(item, Dropped):
                self.send(item)

    def _arrived(self, coming: _Coming) -> PieceArrived:
        done, seed = coming.done, None
        if done.seed is not None and coming.seed is not None:
            seed = Seed(done.seed.frame, coming.seed)
        self.kept_arrived += 1
        return PieceArrived(done, Piece(done.span, coming.data or b"", seed))

    def _abandon(self, coming: _Coming) -> None:
        for number in [number for number, other in self._coming.items() if other is coming]:
            del self._coming[number]
            if (drop := self._desk.abandon(number, "the other half was damaged")) is not None:
                self.send(drop)

    def acknowledge(self, done: ms.PieceDone) -> None:
        """It may forget a piece."""
        self.send(ms.PieceAck(done.job, done.range_start, done.span))

    # ---- assignments

    def _arrived_there(self, assignment: int) -> None:
        if (entry := self._table.of(self.id, assignment)) is not None:
            entry.arrived = True

    def assign(self, assignment: Assignment) -> None:
        """It is to paint this; the clip is cut once those before it are on their way, so that memory stays bounded."""
        self._to_prepare.append(assignment.id)

    def next_to_prepare(self) -> Assignment | None:
        """The assignment whose clip should be cut now, if any."""
        if self.link is None or self._preparing is not None or self._desk.unsent_bytes:
            return None
        while self._to_prepare:
            entry = self._table.of(self.id, self._to_prepare.popleft())
            if entry is not None:
                self._preparing = entry.assignment.id
                return entry.assignment
        return None

    def send_assignment(
        self, assignment: Assignment, build: Callable[[ParcelDesk], ms.PaintAssignment]
    ) -> None:
        """The clip is cut: sends it, unless the assignment has been taken back."""
        if self._preparing == assignment.id:
            self._preparing = None
        if self.link is None or self._table.of(self.id, assignment.id) is None:
            return
        message = build(self._desk)
        seed = () if message.seed is None else (message.seed.parcel.number,)
        self._parcels[assignment.id] = (message.clip.number, *seed)
        self.send(message)

    def forget(self, assignment: int) -> None:
        """An assignment is over."""
        if self._preparing == assignment:
            self._preparing = None
        for parcel in self._parcels.pop(assignment, ()):
            if (drop := self._desk.withdraw(parcel, "the assignment is over")) is not None:
                self.send(drop)

    def revoke(self, assignment: int, reason: Sentence) -> None:
        """Takes an assignment back; tells the helper when it can be reached."""
        self.forget(assignment)
        if self.link is None:
            self._owed[assignment] = reason
        else:
            self.send(ms.Revoke(assignment, str(reason)[:400]))

    def owe_all(self, reason: Sentence) -> None:
        """Takes everything back; tells the helper when it can be reached."""
        for entry in self._table.open(self.id):
            self.revoke(entry.assignment.id, reason)

    def pump(self, room: Callable[[Link], bool]) -> None:
        """Sends parts as long as there is room."""
        while self.link is not None and room(self.link) and (part := self._desk.take_part()) is not None:
            self.send(part)


def _parcels(done: ms.PieceDone) -> list[ms.Parcel]:
    """What a piece comes in."""
    return [done.data] + ([done.seed.parcel] if done.seed is not None else [])


def greeting(node: str, name: str, session: str, job: str) -> ms.Hello:
    """What a maker says first."""
    return ms.Hello(app=__version__, node=node, name=name, session=session, job=job)
