"""Large data in small parts, with credits: a slow receiver never holds more than it asked for. Pure.

    sender                              receiver
    Parcel (in some message) -------->
              <----------------------- Credit upto=8      (room for 8 parts of 256 KiB)
    Part 0, 1, ... 7 ---------------->
              <----------------------- Credit upto=12     (each half window)
    Part 8, ... --------------------->                    size and SHA-256 are checked at the end
              <----------------------- DropParcel         (wrong part, wrong checksum, not wanted any more)

A `ParcelDesk` belongs to one connection and knows the parcels of both directions; with the connection they are gone.
Parts of several parcels take turns, so that a large clip does not hold up a small one.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol.messages import PART_BYTES, Credit, DropParcel, Parcel, Part
from fastvid_gui.sentences.helpers import WhyNot

WINDOW_PARTS = 8
"""Parts on their way at once: 2 MiB, more than a 1 Gbit/s link with 10 ms of delay holds."""

MAX_OPEN_PARCELS = 64
MAX_INCOMING_BYTES = 1 << 31


@dataclass(slots=True)
class _Outgoing:
    data: memoryview
    sent: int = 0
    upto: int = 0

    @property
    def parts(self) -> int:
        return -(-len(self.data) // PART_BYTES)


@dataclass(slots=True, kw_only=True)
class _Incoming:
    parcel: Parcel
    credited: int
    data: bytearray = field(default_factory=bytearray)
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    parts: int = 0

    @property
    def parts_in_all(self) -> int:
        return -(-self.parcel.size // PART_BYTES)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A parcel is whole and its checksum fits."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Dropped:
    """A parcel will not be completed; `outgoing`: it was ours."""

    number: int
    reason: str
    outgoing: bool


class ParcelDesk:
    """All parcels of one connection."""

    def __init__(self, window: int = WINDOW_PARTS, most_bytes: int = MAX_INCOMING_BYTES) -> None:
        """
        Args:
            window: parts a parcel may have on its way to us.
            most_bytes: what all parcels on their way to us may hold together.
        """
        self._window, self._most_bytes = window, most_bytes
        self._next_number = 0
        self._outgoing: dict[int, _Outgoing] = {}
        self._incoming: dict[int, _Incoming] = {}
        self._expected_bytes = 0

    @property
    def outgoing_bytes(self) -> int:
        """Bytes of parcels that are not sent yet, or not complete."""
        return sum(len(parcel.data) for parcel in self._outgoing.values())

    @property
    def unsent_bytes(self) -> int:
        """Bytes of our parcels that are not sent yet."""
        return sum(len(parcel.data) - parcel.sent * PART_BYTES for parcel in self._outgoing.values())

    def offer(self, data: bytes) -> Parcel:
        """Takes a parcel to send: put the returned value into a message; `take_part` gives the parts."""
        if not data:
            raise ValueError("a parcel can't be empty")
        number = self._next_number
        self._next_number += 1
        self._outgoing[number] = _Outgoing(memoryview(data))
        return Parcel(number, len(data), hashlib.sha256(data).hexdigest())

    def take_part(self) -> Part | None:
        """The next part that may be sent now; None if all wait for credit. Call it when the socket has room."""
        number = next((key for key, parcel in self._outgoing.items() if parcel.sent < parcel.upto), None)
        if number is None:
            return None
        parcel = self._outgoing.pop(number)
        start = parcel.sent * PART_BYTES
        part = Part(number, parcel.sent, bytes(parcel.data[start : start + PART_BYTES]))
        parcel.sent += 1
        if parcel.sent < parcel.parts:
            self._outgoing[number] = parcel  # at the end: the others' turn first
        return part

    def expect(self, parcel: Parcel, most: int) -> Credit:
        """A message announced a parcel; returns the first credit to send.

        Raises:
            FarmError: larger than `most` bytes or too much at once; send `DropParcel` and go on.
        """
        if parcel.size > most:
            raise FarmError(WhyNot.MORE_THAN_TAKEN, size=parcel.size, most=most)
        if len(self._incoming) >= MAX_OPEN_PARCELS or self._expected_bytes + parcel.size > self._most_bytes:
            raise FarmError(WhyNot.TOO_MUCH_AT_ONCE)
        if parcel.number in self._incoming:
            raise FarmError(WhyNot.NUMBER_TWICE)
        incoming = _Incoming(parcel=parcel, credited=0)
        self._incoming[parcel.number] = incoming
        self._expected_bytes += parcel.size
        return self._credit(incoming)

    def abandon(self, number: int, reason: str = "") -> DropParcel | None:
        """Takes no more of a parcel on its way to us; returns what to send, if it is still open."""
        incoming = self._incoming.pop(number, None)
        if incoming is None:
            return None
        self._expected_bytes -= incoming.parcel.size
        return DropParcel(number, reason)

    def withdraw(self, number: int, reason: str = "") -> DropParcel | None:
        """Sends no more of a parcel of ours; returns what to send, if it was not sent completely."""
        if self._outgoing.pop(number, None) is None:
            return None
        return DropParcel(number, reason, by_sender=True)

    def handle(
        self, message: Part | Credit | DropParcel
    ) -> Iterator[Credit | DropParcel | Arrived | Dropped]:
        """The results of a message: answers to send, and parcels that arrived or failed."""
        match message:
            case Credit():
                parcel = self._outgoing.get(message.parcel)
                if parcel is not None:
                    parcel.upto = max(parcel.upto, min(message.upto, parcel.parts))
            case DropParcel(by_sender=True):
                if self.abandon(message.parcel) is not None:
                    yield Dropped(message.parcel, message.reason, outgoing=False)
            case DropParcel():
                if self._outgoing.pop(message.parcel, None) is not None:
                    yield Dropped(message.parcel, message.reason, outgoing=True)
            case Part():
                yield from self._take(message)

    def _take(self, part: Part) -> Iterator[Credit | DropParcel | Arrived | Dropped]:
        incoming = self._incoming.get(part.parcel)
        if incoming is None:
            return  # given up a moment ago
        left = incoming.parcel.size - len(incoming.data)
        fault = ""
        if part.number != incoming.parts or part.number >= incoming.credited:
            fault = "parts come in another order than agreed"
        elif len(part.data) != min(left, PART_BYTES):
            fault = "a part has the wrong size"
        else:
            incoming.data += part.data
            incoming.digest.update(part.data)
            incoming.parts += 1
            if incoming.parts == incoming.parts_in_all:
                if incoming.digest.hexdigest() == incoming.parcel.checksum:
                    self.abandon(part.parcel)
                    yield Arrived(part.parcel, bytes(incoming.data))
                    return
                fault = "the checksum is wrong"
        if fault:
            self.abandon(part.parcel)
            yield DropParcel(part.parcel, fault)
            yield Dropped(part.parcel, fault, outgoing=False)
        elif incoming.credited - incoming.parts <= self._window // 2:
            before = incoming.credited
            credit = self._credit(incoming)
            if incoming.credited > before:
                yield credit

    def _credit(self, incoming: _Incoming) -> Credit:
        incoming.credited = min(incoming.parts + self._window, incoming.parts_in_all)
        return Credit(incoming.parcel.number, incoming.credited)
