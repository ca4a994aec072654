"""A helper's conversation with one session of one maker: its assignments, and the pieces on their way to it.

It outlives the connection: when that ends, painting goes on for a while, and finished pieces are announced again on the
next one.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.helper.shelf import PieceKey, Shelf
from fastvid_gui.farm.protocol.messages import (
    AssignmentEnded,
    Credit,
    Declined,
    DropParcel,
    Message,
    PaintAssignment,
    Parcel,
    Part,
    PieceDone,
    ReferenceWanted,
    SeedParcel,
)
from fastvid_gui.farm.protocol.parcels import Arrived, Dropped, ParcelDesk
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say

CLIP_MOST_BYTES = 1 << 30
SEED_MOST_BYTES = 1 << 29
STYLE_MOST_BYTES = 64 << 20
PIECES_AT_ONCE = 4
"""Pieces that the maker has been offered and has not acknowledged; the others wait on the disk."""
AGAIN_S = 5.0
"""A piece that the maker dropped without saying that it has it is offered again after this long."""

TalkKey = tuple[str, str]
"""Node id and session of a maker."""


@dataclass(slots=True, eq=False, kw_only=True)
class TakenAssignment:
    """An assignment.

    Attributes:
        clip, seed: what has arrived of it.
        need: bytes that painting it takes, once it has begun.
        open: its finished pieces that the maker has not acknowledged.
        told: how many of its frames the maker was told about.
    """

    message: PaintAssignment
    clip: bytes | None = None
    seed: bytes | None = None
    started: bool = False
    ended: bool = False
    need: int = 0
    open: set[PieceKey] = field(default_factory=set)
    painted: int = 0
    told: int = 0

    @property
    def complete(self) -> bool:
        """Whether everything it needs is here."""
        return self.clip is not None and (self.message.seed is None or self.seed is not None)

    @property
    def held_bytes(self) -> int:
        """Bytes of it that are here or on their way."""
        if self.ended:
            return 0
        if self.started:
            return self.need
        seed = self.message.seed
        return self.message.clip.size + (seed.parcel.size if seed is not None else 0)


@dataclass(frozen=True, slots=True)
class StyleArrived:
    """The bytes of a style that was wanted."""

    digest: str
    data: bytes


class Talk:
    """One session of one maker. Everything is called on the helper's main thread.

    Attributes:
        link: the connection; None while there is none.
        gone_at: when the connection ended.
        reference: the reference sequence it asked for last and has not got; `reference_begun`: another one is being
            painted.
        style_wanted: the style it was asked for.
        made_ready: the stylizer for its film has been prepared, or is being prepared.
        untold: assignments that failed while there was no connection; said on the next one.
    """

    def __init__(self, key: TalkKey, name: str, job: str) -> None:
        self.key, self.name, self.job = key, name, job
        self.link: Link | None = None
        self.gone_at = 0.0
        self.assignments: dict[int, TakenAssignment] = {}
        self.reference: ReferenceWanted | None = None
        self.reference_begun = False
        self.style_wanted = ""
        self.made_ready = False
        self.untold: list[Message] = []
        self.slots = 0
        self.fingerprint = ""
        self._desk = ParcelDesk()
        self._style_bytes = 0
        self._coming: dict[int, tuple[str, int | str]] = {}
        self._waiting: deque[PieceKey] = deque()
        self._offered: dict[PieceKey, tuple[int, ...]] = {}
        self._again: list[tuple[float, PieceKey]] = []

    def begin(self, link: Link, kept: list[PieceKey]) -> None:
        """A connection is there: kept pieces are announced on it, and the maker sends again what was half received."""
        self.link = link
        self._desk = ParcelDesk()
        self._coming.clear()
        self._style_bytes = 0
        self.style_wanted = ""  # asked for again on this connection
        self._offered.clear()
        self._again.clear()
        self._waiting = deque(kept)
        for assignment in [key for key, taken in self.assignments.items() if not taken.complete]:
            del self.assignments[assignment]

    def end(self, now: float) -> None:
        """The connection ended."""
        self.link, self.gone_at = None, now

    @property
    def delivered(self) -> bool:
        """Whether everything finished has been sent whole."""
        return not (self._waiting or self._again or self._desk.unsent_bytes)

    @property
    def incoming_bytes(self) -> int:
        """What waits to be painted, and what is on its way here."""
        waiting = sum(taken.held_bytes for taken in self.assignments.values() if not taken.started)
        return waiting + self._style_bytes

    @property
    def painting_bytes(self) -> int:
        """Bytes of those of its assignments that are being painted."""
        return sum(taken.held_bytes for taken in self.assignments.values() if taken.started)

    @property
    def outgoing_bytes(self) -> int:
        """Of the pieces that are on their way to the maker."""
        return self._desk.outgoing_bytes

    @property
    def unfinished(self) -> int:
        """Assignments that are painted, or wait to be."""
        return sum(not taken.ended for taken in self.assignments.values())

    # ---- what comes in

    def take(self, message: PaintAssignment) -> Iterator[Message]:
        """Takes an assignment; gives what to answer."""
        known = self.assignments.get(message.assignment)
        if known is not None:
            # Sent again after a broken connection, although it had arrived.
            for number in _numbers(message):
                yield DropParcel(number, "it has arrived already")
            return
        try:
            credits = [self._expect(message.clip, CLIP_MOST_BYTES, "clip", message.assignment)]
            if message.seed is not None:
                credits.append(self._expect(message.seed.parcel, SEED_MOST_BYTES, "seed", message.assignment))
        except FarmError as error:
            yield from self.refuse(message, str(error))
            return
        self.assignments[message.assignment] = TakenAssignment(message=message)
        yield from credits

    def refuse(self, message: PaintAssignment, reason: str, final: bool = False) -> Iterator[Message]:
        """Declines an assignment; gives what to answer. `final`: it can never be painted here."""
        for number in _numbers(message):
            self._forget_parcel(number)
            yield DropParcel(number, reason)
        yield Declined(message.assignment, reason[:400], final)

    def expect_style(self, digest: str, parcel: Parcel) -> Iterator[Message]:
        """The style that was wanted is announced."""
        yield self._expect(parcel, STYLE_MOST_BYTES, "style", digest)
        self._style_bytes = parcel.size

    def drop(self, assignment: int) -> Iterator[Message]:
        """Forgets an assignment; its finished pieces stay on the shelf."""
        taken = self.assignments.pop(assignment, None)
        if taken is not None and not taken.complete:
            for parcel in _numbers(taken.message):
                self._forget_parcel(parcel)
                yield DropParcel(parcel, "the assignment is over")

    def on_parcel(self, message: Part | Credit | DropParcel, now: float) -> Iterator[Message | StyleArrived]:
        """Gives answers to send, and a style that is whole."""
        for item in self._desk.handle(message):
            if isinstance(item, Arrived):
                kind, whose = self._coming.pop(item.number, ("", 0))
                if kind == "style":
                    self._style_bytes = 0
                    yield StyleArrived(str(whose), item.data)
                elif (taken := self.assignments.get(int(whose))) is not None:
                    setattr(taken, kind, item.data)
            elif isinstance(item, Dropped) and item.outgoing:
                self._on_refused_piece(item.number, now)
            elif isinstance(item, Dropped):
                kind, whose = self._coming.pop(item.number, ("", 0))
                if kind == "style":
                    self.style_wanted, self._style_bytes = "", 0
                elif kind:
                    yield from self.drop(int(whose))
                    yield Declined(int(whose), str(say(WhyNot.CAME_DAMAGED, reason=item.reason))[:400])
            else:
                yield item

    def _expect(self, parcel: Parcel, most: int, kind: str, whose: int | str) -> Credit:
        credit = self._desk.expect(parcel, most)
        self._coming[parcel.number] = (kind, whose)
        return credit

    def _forget_parcel(self, number: int) -> None:
        self._desk.abandon(number)
        self._coming.pop(number, None)

    # ---- what goes out

    def kept(self, key: PieceKey, assignment: int) -> None:
        """A piece was finished."""
        if (taken := self.assignments.get(assignment)) is not None:
            taken.open.add(key)
        self._waiting.append(key)

    def acknowledged(self, key: PieceKey) -> Iterator[Message]:
        """The maker has a piece, or does not want it; gives what to answer."""
        for number in self._offered.pop(key, ()):
            if (drop := self._desk.withdraw(number, "acknowledged")) is not None:
                yield drop
        self._again = [(at, other) for at, other in self._again if other != key]
        if key in self._waiting:
            self._waiting.remove(key)
        for taken in self.assignments.values():
            taken.open.discard(key)
        yield from self.ended()

    def ended(self) -> Iterator[Message]:
        """Says which assignments have been fetched completely, and forgets them."""
        for assignment, taken in list(self.assignments.items()):
            if taken.ended and not taken.open:
                del self.assignments[assignment]
                yield AssignmentEnded(assignment)

    def pump(
        self,
        shelf: Shelf,
        now: float,
        room: Callable[[], bool],
        send: Callable[[Message], None],
        may_hold: Callable[[], bool],
    ) -> bool:
        """Announces pieces and sends parts as long as there is room; whether anything was sent.

        `may_hold`: whether more than one piece may be read from the disk.
        """
        for entry in [entry for entry in self._again if entry[0] <= now]:
            self._again.remove(entry)
            self._waiting.append(entry[1])
        sent = False
        while self._waiting and len(self._offered) < PIECES_AT_ONCE and room():
            if self._offered and not may_hold():
                break
            key = self._waiting.popleft()
            if (message := self._announce(key, shelf)) is not None:
                send(message)
                sent = True
        while room() and (part := self._desk.take_part()) is not None:
            send(part)
            sent = True
        return sent

    def _announce(self, key: PieceKey, shelf: Shelf) -> PieceDone | None:
        kept = shelf.get(key)
        if kept is None:
            return None
        data, seed = self._desk.offer(kept.piece.data), None
        if kept.piece.seed is not None:
            seed = SeedParcel(kept.piece.seed.frame, self._desk.offer(kept.piece.seed.data))
        self._offered[key] = (data.number, seed.parcel.number) if seed else (data.number,)
        return PieceDone(
            session=kept.session,
            assignment=kept.assignment,
            job=key.job,
            range_start=key.range_start,
            span=key.span,
            frames=len(key.span),
            data=data,
            seed=seed,
            fingerprint=kept.fingerprint,
        )

    def _on_refused_piece(self, number: int, now: float) -> None:
        for key, numbers in list(self._offered.items()):
            if number in numbers:
                for other in self._offered.pop(key):
                    self._desk.withdraw(other)
                self._again.append((now + AGAIN_S, key))


def _numbers(message: PaintAssignment) -> tuple[int, ...]:
    """The parcels of an assignment."""
    return (
        (message.clip.number,) if message.seed is None else (message.clip.number, message.seed.parcel.number)
    )
