"""Which frames a film has, when they are shown, and where decoding may start.

One pass over the packets is enough for most files. Its result only counts if nothing is suspicious, and if the
first and last pictures decode as predicted. Otherwise the whole film is decoded once, because only that tells which
frames really come out. Exceptions are packets marked to be discarded (edit lists), invisible frames (VP8, VP9, AV1),
pairs of fields, and damage.

Frames are known by the packet they come from (its ordinal in the file), never by their timestamps.
"""

import contextlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.media.color import has_alpha, is_see_through
from fastvid_gui.media.decode import CodedPacket, Decoder, DecoderSetup, auto_threads, checksum, coded
from fastvid_gui.media.source_container import VideoPacket, demux, open_container, video_stream
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.source import BadSource

Progress = Callable[[int, int | None], None]

# Codecs whose packets yield one shown frame each, in containers whose times are right.
STEADY_CODECS = frozenset(
    {
        "h264",
        "hevc",
        "mpeg1video",
        "mpeg2video",
        "mpeg4",
        "prores",
        "dnxhd",
        "mjpeg",
        "ffv1",
        "huffyuv",
        "ffvhuff",
    }
)
STEADY_CONTAINERS = frozenset({"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm"})
CHECKED_PACKETS = 48
CHECKED_TAIL = 600
FIELDS_AHEAD = 8
SEGMENT_FRAMES = 12
SILENT_SHARE = 5


NO_STAMP = -(1 << 63)

# Columns of the table of sync packets; all but the first tell a packet again after a seek.
ORDINAL, PTS, DTS, POSITION, SIZE = range(5)


@dataclass(frozen=True, eq=False, kw_only=True)
class FrameIndex:
    """Where each frame is in the file.

    Attributes:
        packets: number of packets of the video stream that hold data.
        order: int32, for each frame in display order the ordinal of its packet.
        syncs: int64, a row for each packet where decoding may start: ordinal, pts, dts, byte position, size.
        extradata: parameter sets that change within the film: (ordinal from which on, bytes).
        bad: int32, ascending, the packets that could not be decoded without fault.
        checksums: int64, for each sync packet that of its frame when the whole film was decoded, -1 where
        unknown.
        palettes: color tables that change within the film: (ordinal from which on, 1024 bytes).
        proven: whether the whole film was decoded to make this.
    """

    packets: int
    order: NDArray[np.int32]
    syncs: NDArray[np.int64]
    extradata: tuple[tuple[int, bytes], ...]
    bad: NDArray[np.int32]
    checksums: NDArray[np.int64]
    palettes: tuple[tuple[int, bytes], ...] = ()
    proven: bool = False

    @property
    def damaged(self) -> bool:
        """Whether decoding the whole film found something it could not decode."""
        return bool(len(self.bad))

    def numbers(self, first: int, last: int) -> list[int]:
        """For packets `first` to `last` (included), the number of the first frame each yields, -1 for none."""
        found = np.full(last - first + 1, -1, dtype=np.int64)
        inside = np.nonzero((self.order >= first) & (self.order <= last))[0]
        # Backwards, so that of several frames of one packet the first one stays.
        found[self.order[inside[::-1]] - first] = inside[::-1]
        return [int(number) for number in found]

    def last_packet(self, start: int, stop: int) -> int:
        """The last packet needed for frames `start` to `stop` (not included), second fields included."""
        last = int(self.order[start:stop].max())
        later = self.order[self.order > last]
        following = int(later.min()) if later.size else self.packets
        return min(following - 1, last + FIELDS_AHEAD)

    @property
    def sound(self) -> bool:
        """Whether the whole film was decoded without fault."""
        return self.proven and not self.damaged

    def sync_candidates(self, frame: int) -> Iterator[int]:
        """Where decoding may start to get `frame` of a sound film: nearest first, the file's start last."""
        place = int(np.searchsorted(self.sync_numbers, frame, side="right"))
        needed = int(self.order[frame])
        for row in range(place - 1, -1, -1):
            ordinal = int(self.syncs[row, ORDINAL])
            if 0 < ordinal <= needed:
                yield ordinal
        yield 0

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """(first frame, its sync packet) of the parts that are decoded separately where damage may be (`spans`)."""
        found = [(0, 0)]
        for number, ordinal in zip(self.sync_numbers.tolist(), self.syncs[:, ORDINAL].tolist(), strict=True):
            frame, packet = found[-1]
            if frame + SEGMENT_FRAMES <= number < len(self.order) and ordinal > packet:
                found.append((number, ordinal))
        return found

    def segment_of(self, frame: int) -> int:
        """Which of the segments a frame is in."""
        return bisect_right(self.segments, frame, key=lambda segment: segment[0]) - 1

    def palette_at(self, ordinal: int) -> bytes:
        """The palette in force at a packet, empty if there is none."""
        return next((colors for place, colors in reversed(self.palettes) if place <= ordinal), b"")

    @cached_property
    def sync_numbers(self) -> NDArray[np.int64]:
        """For each sync packet, the number of its own frame (or of the next one shown), never falling."""
        by_ordinal = np.argsort(self.order, kind="stable")
        places = np.searchsorted(self.order[by_ordinal], self.syncs[:, ORDINAL])
        numbers = np.where(
            places < len(by_ordinal), by_ordinal[np.minimum(places, len(by_ordinal) - 1)], len(self.order)
        )
        return np.maximum.accumulate(numbers.astype(np.int64)) if len(numbers) else numbers.astype(np.int64)

    def checksum_at(self, ordinal: int) -> int:
        """The checksum of the frame of a sync packet, -1 if unknown."""
        return int(self.checksums[np.searchsorted(self.syncs[:, ORDINAL], ordinal)])

    def extradata_at(self, ordinal: int) -> bytes:
        """The parameter sets in force at a packet, empty for those of the container."""
        return next((data for place, data in reversed(self.extradata) if place <= ordinal), b"")


@dataclass(kw_only=True)
class Order:
    """Which frames come out: the fields of `FrameIndex` by these names."""

    order: NDArray[np.int32]
    bad: NDArray[np.int32]
    checksums: NDArray[np.int64]
    proven: bool = False
    see_through: bool | None = None
    """Whether any picture is transparent somewhere; None if not all were looked at."""


@dataclass(kw_only=True)
class PacketTable:
    """What one pass over the packets finds, in ticks; `NO_STAMP` or a duration of 0 if unknown."""

    pts: "array[int]" = field(default_factory=lambda: array("q"))
    dts: "array[int]" = field(default_factory=lambda: array("q"))
    durations: "array[int]" = field(default_factory=lambda: array("q"))
    positions: "array[int]" = field(default_factory=lambda: array("q"))
    sync_rows: "array[int]" = field(default_factory=lambda: array("q"))
    extradata: list[tuple[int, bytes]] = field(default_factory=list)
    palettes: list[tuple[int, bytes]] = field(default_factory=list)
    discarded: set[int] = field(default_factory=set)
    corrupt: bool = False
    faults: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.pts)

    @property
    def syncs(self) -> NDArray[np.int64]:
        """The sync packets in the form of `FrameIndex.syncs`."""
        return np.array(self.sync_rows, dtype=np.int64).reshape(-1, 5)


def signature_of(packet: VideoPacket) -> tuple[int, int, int, int]:
    """What identifies a packet of a file: pts, dts, byte position, size."""
    stamps = (NO_STAMP if value is None else value for value in (packet.pts, packet.dts, packet.pos))
    return (*stamps, packet.size)  # type: ignore[return-value]


def read_packet_table(
    path: Path, stop: Event | None, progress: Progress | None, total: int | None
) -> PacketTable:
    """Walks once over all packets. Raises `SourceError`, `Interrupted`."""
    table = PacketTable()
    with open_container(path) as container:
        stream = video_stream(container, path)
        for ordinal, packet in enumerate(demux(container, stream, table.faults)):
            if stop is not None and stop.is_set():
                raise Interrupted(Halted.READING, file=path)
            signature = signature_of(packet)
            table.pts.append(signature[0])
            table.dts.append(signature[1])
            table.durations.append(packet.duration or 0)
            table.positions.append(-1 if packet.pos is None else packet.pos)
            if packet.is_keyframe:
                table.sync_rows.extend((ordinal, *signature))
            if packet.has_sidedata("new_extradata"):
                table.extradata.append((ordinal, bytes(packet.get_sidedata("new_extradata"))))
            if packet.has_sidedata("palette"):
                table.palettes.append((ordinal, bytes(packet.get_sidedata("palette"))))
            if packet.is_discard:
                table.discarded.add(ordinal)
            table.corrupt |= packet.is_corrupt
            if progress is not None and ordinal % 500 == 0:
                progress(ordinal, total)
    return table


def suspicion(table: PacketTable, container_name: str, codec: str, counted: int) -> str:
    """Why the packets alone can't be trusted to list the frames; empty if nothing speaks against it."""
    if codec not in STEADY_CODECS:
        return "frames of this codec may be invisible"
    if container_name not in STEADY_CONTAINERS:
        return "this container does not tell all frames"
    if table.faults or table.corrupt:
        return "damaged packets"
    if table.discarded:
        return "packets to be thrown away"
    if counted and counted != len(table):
        return "the container counts otherwise"
    pts, dts, syncs = np.array(table.pts, np.int64), np.array(table.dts, np.int64), table.syncs
    if (pts == NO_STAMP).any() or len(np.unique(pts)) != len(pts):
        return "missing or repeated timestamps"
    if (np.diff(dts[dts != NO_STAMP]) < 0).any():
        return "timestamps out of order"
    if not len(syncs) or syncs[0, ORDINAL] != 0:
        return "the film does not begin with a sync frame"
    return ""


def display_order(table: PacketTable) -> Order:
    """The packets in the order of their timestamps (all present and different)."""
    order = np.argsort(np.array(table.pts, dtype=np.int64), kind="stable").astype(np.int32)
    return Order(order=order, bad=np.empty(0, np.int32), checksums=np.full(len(table.syncs), -1, np.int64))


def ends_decode_as_foretold(
    path: Path, setup: DecoderSetup, table: PacketTable, order: NDArray[np.int32], stop: Event | None
) -> bool:
    """Decodes the first and the last pictures and compares them with `order`."""
    count, syncs = len(table), table.syncs
    head = min(count, CHECKED_PACKETS)
    tail = max((int(ordinal) for ordinal in syncs[:, ORDINAL] if ordinal <= order[-1]), default=0)
    spans = [(0, head)]
    if head < count and count - tail <= CHECKED_TAIL:
        spans.append((tail, count))
    for first, end in spans:
        # One thread only: several threads pass a picture on while another still discovers that it is damaged, and so
        # notice damage only sometimes.
        decoder = Decoder(setup)
        packets = packets_between(path, syncs, first, end - 1, stop, table.palettes)
        came = [first + place for place, _ in decoder.frames(packets)]
        faulty = {first + place for place in decoder.faulty}
        foretold = [int(ordinal) for ordinal in order if first <= ordinal < end]
        if first:
            # Pictures shown before the sync frame may need earlier ones.
            shown = foretold.index(first) if first in foretold else 0
            faulty -= set(foretold[:shown])
            came, foretold = [ordinal for ordinal in came if ordinal in foretold[shown:]], foretold[shown:]
        if faulty or came != foretold:
            return False
    return True


def decode_order(
    path: Path, setup: DecoderSetup, table: PacketTable, stop: Event | None, progress: Progress | None
) -> Order:
    """Decodes the whole film to see which frames come out, and what is damaged."""
    syncs = {int(ordinal): row for row, ordinal in enumerate(table.syncs[:, ORDINAL])}

    def watched(packets: Iterable[CodedPacket]) -> Iterator[CodedPacket]:
        for ordinal, packet in enumerate(packets):
            if progress is not None and ordinal % 50 == 0:
                progress(ordinal, len(table))
            yield packet

    def decode(threads: int) -> tuple[Order, set[int]]:
        came, checksums, see_through = array("i"), np.full(len(syncs), -1, np.int64), False
        decoder = Decoder(setup, threads)
        packets = packets_between(path, table.syncs, 0, len(table) - 1, stop, table.palettes)
        for place, frame in decoder.frames(watched(packets)):
            if place in syncs:
                checksums[syncs[place]] = checksum(frame)
            if place not in table.discarded:
                came.append(place)
                see_through = see_through or (has_alpha(frame) and is_see_through(frame))
        found = np.array(came, dtype=np.int32)
        return Order(
            order=found, bad=np.empty(0, np.int32), checksums=checksums, proven=True, see_through=see_through
        ), decoder.faulty

    # Several threads lose frames after a fault near the end, patch damage differently from one thread, and sometimes
    # don't even notice it. Codecs that hide nothing are decoded by all cores first; they are also the slow ones.
    found, faulty = decode(1 if setup.codec in STEADY_CODECS else auto_threads())
    if faulty and setup.codec not in STEADY_CODECS:
        found, faulty = decode(1)
    # Many packets without a frame are usual: second fields, invisible frames. A few are losses.
    lost = set(np.setdiff1d(np.arange(len(table)), found.order).tolist()) - table.discarded
    if (faulty or setup.codec in STEADY_CODECS) and len(lost) * SILENT_SHARE < len(table):
        faulty |= lost
    return replace(found, bad=np.array(sorted(faulty), dtype=np.int32))


def packets_between(
    path: Path,
    syncs: NDArray[np.int64],
    first: int,
    last: int,
    stop: Event | None = None,
    palettes: Sequence[tuple[int, bytes]] = (),
) -> Iterator[CodedPacket]:
    """The packets `first` (a sync packet, or 0) to `last` (included) of the file.

    Each one has the palette that begins with it; the first one has the palette in force. (A demuxer reports a palette
    once, with whatever packet it reads first.)

    Seeks, and continues only if the packet found and every sync packet after it are those that the index knows.
    Otherwise it reads from the start of the file, which is slower and always right.
    """
    wanted = first
    changes = dict(palettes)
    palette = next((colors for place, colors in reversed(palettes) if place <= first), b"")
    for walk in ((_from_seek(path, syncs, first),) if first else ()) + (_from_start(path),):
        for ordinal, packet in walk:
            if stop is not None and stop.is_set():
                raise Interrupted(Halted.READING, file=path)
            if ordinal > last:
                return
            if ordinal >= wanted:
                yield coded(packet, changes.get(ordinal, palette))
                wanted, palette = ordinal + 1, b""
        if wanted > last:
            return
    raise SourceError(BadSource.CHANGED, file=path)


def _from_start(path: Path) -> Iterator[tuple[int, VideoPacket]]:
    with open_container(path) as container:
        yield from enumerate(demux(container, video_stream(container, path)))


def _from_seek(path: Path, syncs: NDArray[np.int64], first: int) -> Iterator[tuple[int, VideoPacket]]:
    """(ordinal, packet) from before sync packet `first` on, for as long as they are those the index knows."""
    row = int(np.searchsorted(syncs[:, ORDINAL], first))
    if row >= len(syncs) or syncs[row, ORDINAL] != first:
        return
    with open_container(path) as container:
        stream = video_stream(container, path)
        # Some containers are searched by decoding time, some by presentation time.
        for target in {int(syncs[row, PTS]), int(syncs[row, DTS])} - {NO_STAMP}:
            with contextlib.suppress(OSError, ValueError):
                container.seek(target, stream=stream)
                packets = demux(container, stream)
                packet = next(packets, None)
                if packet is None:
                    continue
                matches = np.nonzero((syncs[:, PTS:] == signature_of(packet)).all(axis=1))[0]
                if len(matches) == 1 and matches[0] <= row:
                    yield from _while_known(packet, packets, syncs, int(matches[0]))
                    return


def _while_known(
    packet: VideoPacket, packets: Iterator[VideoPacket], syncs: NDArray[np.int64], row: int
) -> Iterator[tuple[int, VideoPacket]]:
    """Numbers packets from the sync packet in `row` on; ends where they differ from those in the index."""
    ordinal = int(syncs[row, ORDINAL])
    yield ordinal, packet
    for following, packet in enumerate(packets, ordinal + 1):
        if packet.is_keyframe:
            row += 1
        known = row < len(syncs) and syncs[row, ORDINAL] == following
        if packet.is_keyframe != known or (known and tuple(syncs[row, PTS:]) != signature_of(packet)):
            return
        yield following, packet
