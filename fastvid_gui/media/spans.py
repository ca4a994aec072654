"""Which packets to decode for a range of frames, and where to start, so that a frame is the same in every range.

In a sound film, decoding may start at any sync packet. With damage, though, the result depends on everything the
decoder saw before, even on pictures long gone whose memory it uses again, and it does not notice all damage. So a film
that is damaged, or was not decoded as a whole when it was opened, is divided into segments. Each one begins with a sync
packet, and its own decoder always starts there, or at an earlier sync packet if that one does not yield its picture.
Reading the whole film and reading a part of it thus change decoders at the same places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from msgspec import structs

from fastvid_gui.media.decode import CodedPacket, Decoder, DecoderSetup, checksum
from fastvid_gui.media.index import packets_between

if TYPE_CHECKING:
    from fastvid_gui.media.read import Source

KEPT_PACKETS = 600
ORDER_PACKETS = 40
"""Damage may reorder pictures; a decoder holds back 16 frames, of two fields, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Packets `first` to `last` (included), which one decoder of their own turns into frames `start` to `stop`.

    Attributes:
        numbers: for each packet, the number of the (first) frame it yields, -1 for none.
    """

    first: int
    last: int
    start: int
    stop: int
    numbers: list[int]
    setup: DecoderSetup


class PacketShelf:
    """Packets of a film by their number. Requested in ascending order, they come from one walk through the file."""

    def __init__(self, source: Source, stop: Event | None = None) -> None:
        self._source, self._stop = source, stop
        self._kept: deque[CodedPacket] = deque()
        self._base = 0
        self._walk: Iterator[CodedPacket] | None = None

    def between(self, first: int, last: int) -> Iterator[CodedPacket]:
        """Packets `first` (a sync packet, or 0) to `last`; earlier ones are forgotten as these are taken."""
        if self._walk is None or not self._base <= first <= self._base + len(self._kept):
            self._kept.clear()
            self._base, self._walk = first, self._open(first, self._source.index.packets - 1)
        while self._base < first:
            self._forget()
        for ordinal in range(first, last + 1):
            packet = self._at(ordinal)
            if packet is None:
                return
            yield self._begun(packet, ordinal) if ordinal == first else packet
            # Sync packets may be requested once more: the next span begins there.
            while self._base < ordinal and not self._has_sync(ordinal):
                self._forget()

    def peek(self, first: int, last: int) -> Iterator[CodedPacket]:
        """The same packets, and nothing is forgotten."""
        near = self._walk is not None and self._base <= first and last - self._base < KEPT_PACKETS
        if self._walk is None:
            self._base, self._walk, near = first, self._open(first, self._source.index.packets - 1), True
        if not near:
            yield from self._open(first, last)
            return
        for ordinal in range(first, last + 1):
            packet = self._at(ordinal)
            if packet is None:
                return
            yield self._begun(packet, ordinal) if ordinal == first else packet

    def _open(self, first: int, last: int) -> Iterator[CodedPacket]:
        index = self._source.index
        return packets_between(self._source.path, index.syncs, first, last, self._stop, index.palettes)

    def _at(self, ordinal: int) -> CodedPacket | None:
        assert self._walk is not None
        while self._base + len(self._kept) <= ordinal:
            packet = next(self._walk, None)
            if packet is None:
                return None
            self._kept.append(packet)
        return self._kept[ordinal - self._base]

    def _begun(self, packet: CodedPacket, ordinal: int) -> CodedPacket:
        """A packet where decoding begins, with the palette in force."""
        palette = packet.palette or self._source.index.palette_at(ordinal)
        return structs.replace(packet, palette=palette) if palette else packet

    def _has_sync(self, last: int) -> bool:
        """Whether the oldest kept packet may begin the next span."""
        return self._kept[0].key and last - self._base < KEPT_PACKETS

    def _forget(self) -> None:
        self._kept.popleft()
        self._base += 1


def spans_of(source: Source, start: int, stop_frame: int, shelf: PacketShelf) -> Iterator[Span]:
    """What to decode for frames `start` to `stop_frame` (not included), in order. Raises `SourceError`."""
    if not 0 <= start < stop_frame <= source.info.frames:
        raise ValueError(f"no frames {start} to {stop_frame} in a film of {source.info.frames}")
    index = source.index
    if index.sound:
        yield one_span(source, start, stop_frame, shelf)
        return
    segments = index.segments
    place = index.segment_of(start)
    begin, first_frame, following, end = -1, start, start, start
    while following < stop_frame:
        number, _ = segments[place]
        found = _beginning(source, place, number, shelf)
        if found != begin and begin >= 0:
            yield _span(source, begin, first_frame, following)
            first_frame = following
        begin = found
        place += 1
        end = segments[place][0] if place < len(segments) else source.info.frames
        following = min(stop_frame, end)
    yield _span(source, begin, first_frame, following, end)


def one_span(source: Source, start: int, stop_frame: int, shelf: PacketShelf) -> Span:
    """The whole range by one decoder, from the nearest sync packet that yields its picture."""
    candidates = source.index.sync_candidates(start)
    return _span(
        source,
        next(ordinal for ordinal in candidates if _starts_well(source, ordinal, start, shelf)),
        start,
        stop_frame,
    )


def _beginning(source: Source, place: int, frame: int, shelf: PacketShelf) -> int:
    """Where a segment is decoded from: this depends on the film alone, never on the range that is read."""
    segments = source.index.segments
    earlier = (segments[row][1] for row in range(place, -1, -1))
    return next((ordinal for ordinal in earlier if _starts_well(source, ordinal, frame, shelf)), 0)


def _span(source: Source, first: int, start: int, stop_frame: int, end: int | None = None) -> Span:
    """`end`: where the segment ends, if it continues after the range; the decoder then sees some of its packets."""
    index = source.index
    last = index.last_packet(start, stop_frame)
    if end is not None and end > stop_frame:
        last = min(last + ORDER_PACKETS, index.last_packet(start, end))
    return Span(
        first=first,
        last=last,
        start=start,
        stop=stop_frame,
        numbers=index.numbers(first, last),
        setup=source.setup_at(first),
    )


def _starts_well(source: Source, ordinal: int, frame: int, shelf: PacketShelf) -> bool:
    """Whether decoding may start at a sync packet to get `frame`.

    It may if the packet alone yields its own picture, undamaged. Where pictures build up over several packets (intra
    refresh), it may if `frame` comes out undamaged. A container may call packets sync that are not.
    """
    if ordinal == 0:
        return True
    index = source.index
    own = index.numbers(ordinal, ordinal)[0]
    for target in dict.fromkeys((own, frame)):
        if target < 0:
            continue
        last = index.last_packet(target, target + 1)
        numbers = index.numbers(ordinal, last)
        for position, came in Decoder(source.setup_at(ordinal)).frames(shelf.peek(ordinal, last)):
            if numbers[position] < target:
                continue
            if numbers[position] != target or came.is_corrupt:
                break
            if target != own:
                return True
            known = index.checksum_at(ordinal)
            return came.key_frame and (known == -1 or known == checksum(came))
    return False
