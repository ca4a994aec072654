"""The coded packets of a range of frames: cut out without re-encoding, sent, and decoded to the same pixels.

A `PacketClip` may come from the network, so `from_bytes` trusts nothing: sizes and counts are bounded, only the video
decoders of a fixed list may be named, and all numbers are checked before a decoder sees them.
"""

from collections.abc import Iterator
from itertools import pairwise
from threading import Event
from typing import Annotated

import msgspec
from av.video.frame import VideoFrame
from msgspec import Meta, structs

from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.media.color import Orientation, PictureMaker
from fastvid_gui.media.crop import Crop
from fastvid_gui.media.decode import (
    DECODERS,
    LEAST_LIMIT_PIXELS,
    MAX_EXTRADATA,
    PALETTE_BYTES,
    CodedPacket,
    Decoder,
    DecoderSetup,
    pick,
)
from fastvid_gui.media.index import SEGMENT_FRAMES
from fastvid_gui.media.read import Source
from fastvid_gui.media.source_container import MAX_PIXELS, MAX_SIDE
from fastvid_gui.media.spans import PacketShelf, spans_of
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.source import BadSource
from fastvid_gui.sentences.stored import Clip

CLIP_VERSION = 2
MAX_CLIP_BYTES = 1 << 30
HEADROOM_BYTES = 1 << 24
MAX_CLIP_PACKETS = 100_000
MAX_CLIP_FRAMES = 20_000
MAX_ALPHA = 1 << 26
MAX_TICK = 1 << 60
MAX_NITS = 10_000.0
MAX_BEGINNING = MAX_EXTRADATA + (1 << 12)
_PACKETS_KEY, _TWO_FIELDS = msgspec.msgpack.encode("packets"), b"\x82"
MAX_PARTS = MAX_CLIP_FRAMES // SEGMENT_FRAMES + 2
GROWTH = 4
"""A film's pictures may have this many times the pixels that its head tells: some change their size midway."""

# Checked before any element is read: a clip of empty packets takes a hundred times its bytes.
Packets = Annotated[tuple[CodedPacket, ...], Meta(max_length=MAX_CLIP_PACKETS)]
Numbers = Annotated[tuple[int, ...], Meta(max_length=MAX_CLIP_PACKETS)]
Ticks = Annotated[tuple[int, ...], Meta(max_length=MAX_CLIP_FRAMES)]


class ClipPart(msgspec.Struct, frozen=True):
    """Packets of a clip that have their own decoder.

    Attributes:
        packets: how many of the clip's.
        stop: the frame after the last one they yield.
        extradata: the decoder's parameter sets, where they differ from the clip's; mostly empty.
    """

    packets: int
    stop: int
    extradata: bytes = b""


Parts = Annotated[tuple[ClipPart, ...], Meta(max_length=MAX_PARTS)]


class ClipHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a clip says about its pictures, read without its packets."""

    setup: DecoderSetup
    start: int
    stop: int
    width: int
    height: int

    @property
    def coded_pixels(self) -> int:
        """Of a decoded picture."""
        return max(self.setup.width * self.setup.height, self.width * self.height)

    @property
    def most_pixels(self) -> int:
        """The largest pictures that are decoded."""
        return min(MAX_PIXELS, max(GROWTH * self.coded_pixels, LEAST_LIMIT_PIXELS))

    @classmethod
    def from_bytes(cls, data: bytes) -> "ClipHead":
        """Reads the head of a clip; nothing is made of its packets. Raises `SourceError`."""
        try:
            head = msgspec.msgpack.decode(data, type=cls)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise SourceError(Clip.DAMAGED, reason=said_by_others(error)) from error
        if fault := _head_fault(head):
            raise SourceError(Clip.DAMAGED, reason=say(fault))
        return head


class _Beginning(msgspec.Struct, frozen=True):
    """The beginning of a clip; its packets follow."""

    version: int
    setup: DecoderSetup


def setup_of_clip(data: bytes) -> DecoderSetup:
    """How the pictures of a clip are coded: from its beginning, quickly, however large and odd the rest is.

    Raises:
        SourceError: that can't be read, or is impossible.
    """
    end = data.find(_PACKETS_KEY, 0, MAX_BEGINNING)
    try:
        setup = msgspec.msgpack.decode(_TWO_FIELDS + data[1 : max(end, 1)], type=_Beginning).setup
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(Clip.DAMAGED, reason=said_by_others(error)) from error
    if fault := _setup_fault(setup):
        raise SourceError(Clip.DAMAGED, reason=say(fault))
    return setup


class PacketClip(msgspec.Struct, frozen=True, kw_only=True):
    """The packets that yield frames `start` to `stop` (not included) of a film, and all it takes to show them.

    Attributes:
        numbers: for each packet, the number of the (first) frame it yields, -1 for none that is shown.
        parts: in order; each one begins where the one before stops.
        ticks: when each of the frames is shown, in units of `time_base` seconds (numerator, denominator).
        width, height: of the pictures as displayed.
        peak_nits: the brightest light of an HDR film, cd/m².
        crop: the part of the coded pictures that is not shown.
        masks: of the film's regions, for the same frames (`render.film_regions`); empty if it has none.
    """

    version: int
    setup: DecoderSetup
    packets: Packets
    numbers: Numbers
    parts: Parts
    start: int
    stop: int
    ticks: Ticks
    time_base: tuple[int, int]
    orientation: Orientation
    width: int
    height: int
    peak_nits: float
    crop: Crop
    masks: bytes = b""

    @property
    def head(self) -> ClipHead:
        """The part of it that `ClipHead.from_bytes` reads."""
        return ClipHead(
            setup=self.setup, start=self.start, stop=self.stop, width=self.width, height=self.height
        )

    @property
    def size_bytes(self) -> int:
        """Bytes of all coded packets."""
        return sum(len(packet.data) for packet in self.packets)

    def to_bytes(self) -> bytes:
        """MessagePack."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def from_bytes(cls, data: bytes, max_bytes: int = MAX_CLIP_BYTES) -> "PacketClip":
        """Reads and checks a clip. Raises `SourceError` for anything that is not a sound one."""
        if len(data) > max_bytes:
            raise SourceError(Clip.TOO_LARGE, count=len(data), most=max_bytes)
        ClipHead.from_bytes(data)
        try:
            clip = msgspec.msgpack.decode(data, type=cls)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise SourceError(Clip.DAMAGED, reason=said_by_others(error)) from error
        if fault := _fault(clip):
            raise SourceError(Clip.DAMAGED, reason=say(fault))
        return clip


def cut_packets(source: Source, start: int, stop_frame: int, *, stop: Event | None = None) -> PacketClip:
    """Cuts out frames `start` to `stop_frame` (not included), from the sync packet before them.

    Raises:
        SourceError: the file has gone or changed, or the clip would be larger than 1 GiB.
        Interrupted: `stop` was set.
    """
    packets: list[CodedPacket] = []
    numbers: list[int] = []
    parts: list[ClipPart] = []
    size = 0
    shelf = PacketShelf(source, stop)
    for span in spans_of(source, start, stop_frame, shelf):
        for packet in shelf.between(span.first, span.last):
            packets.append(packet)
            size += len(packet.data) + len(packet.alpha)
            if size > MAX_CLIP_BYTES - HEADROOM_BYTES:
                raise SourceError(
                    BadSource.TOO_MUCH_TO_SEND, file=source.path, start=start, end=stop_frame - 1
                )
        other = span.setup.extradata if span.setup.extradata != source.setup.extradata else b""
        parts.append(ClipPart(len(packets) - len(numbers), span.stop, other))
        numbers += span.numbers[: parts[-1].packets]
    base = source.times.time_base
    return PacketClip(
        version=CLIP_VERSION,
        setup=source.setup,
        packets=tuple(packets),
        numbers=tuple(numbers),
        parts=tuple(parts),
        start=start,
        stop=stop_frame,
        ticks=source.times.ticks[start:stop_frame],
        time_base=(base.numerator, base.denominator),
        orientation=source.orientation,
        width=source.info.width,
        height=source.info.height,
        peak_nits=source.peak_nits,
        crop=source.crop,
    )


def decode_packets(
    clip: PacketClip, size: tuple[int, int] | None = None, *, stop: Event | None = None
) -> Iterator[Picture]:
    """Yields exactly the frames of a clip, with the same pixels as `read_frames`.

    Args:
        size: (width, height) of the pictures; None for the size as displayed.

    Raises:
        SourceError: nothing could be decoded, or the pictures are far larger than the clip's head says.
        Interrupted: `stop` was set.
    """
    maker = PictureMaker(size or (clip.width, clip.height), clip.orientation, clip.peak_nits, clip.crop)
    for frame in _decoded(clip):
        if stop is not None and stop.is_set():
            raise Interrupted(Halted.DECODING)
        yield maker.picture(frame)


def _decoded(clip: PacketClip) -> Iterator[VideoFrame]:
    start, place = clip.start, 0
    for part in clip.parts:
        end = place + part.packets
        packets, numbers = clip.packets[place:end], clip.numbers[place:end]
        setup = structs.replace(clip.setup, extradata=part.extradata) if part.extradata else clip.setup
        decoder = Decoder(setup, most_pixels=clip.head.most_pixels)
        yield from pick(decoder.frames(packets), numbers, start, part.stop)
        start, place = part.stop, end


def _setup_fault(setup: DecoderSetup) -> Clip | None:
    """What is wrong with the setup of a clip."""
    sound = {
        Clip.UNKNOWN_CODEC: setup.codec in DECODERS,
        Clip.PICTURE_SIZE: all(0 <= side <= MAX_SIDE for side in (setup.width, setup.height))
        and setup.width * setup.height <= MAX_PIXELS,
        Clip.DECODER_SETTINGS: _plausible(setup),
        Clip.TOO_MUCH_SETUP: len(setup.extradata) <= MAX_EXTRADATA,
    }
    return next((fault for fault, is_sound in sound.items() if not is_sound), None)


def _head_fault(head: ClipHead) -> Clip | None:
    """What is wrong with the head of a clip."""
    if fault := _setup_fault(head.setup):
        return fault
    sound = {
        Clip.PICTURE_SIZE: all(0 < side <= MAX_SIDE for side in (head.width, head.height))
        and head.width * head.height <= MAX_PIXELS,
        Clip.FRAME_COUNT: 0 <= head.start < head.stop <= MAX_TICK
        and head.stop - head.start <= MAX_CLIP_FRAMES,
    }
    return next((fault for fault, is_sound in sound.items() if not is_sound), None)


def _fault(clip: PacketClip) -> Clip | None:
    """What else is wrong with a clip whose head is sound."""
    frames = clip.stop - clip.start
    numerator, denominator = clip.time_base
    sound = {
        Clip.OTHER_VERSION: clip.version == CLIP_VERSION,
        Clip.PACKET_COUNT: 0 < len(clip.packets) <= MAX_CLIP_PACKETS
        and len(clip.packets) == len(clip.numbers),
        Clip.EMPTY_PACKET: all(packet.data for packet in clip.packets),
        Clip.FRAME_COUNT: len(clip.ticks) == frames,
        Clip.PARTS: 0 < len(clip.parts) <= frames // SEGMENT_FRAMES + 2
        and sum(part.packets for part in clip.parts) == len(clip.packets)
        and all(part.packets > 0 and len(part.extradata) <= MAX_EXTRADATA for part in clip.parts)
        and all(a < b for a, b in pairwise((clip.start, *(part.stop for part in clip.parts))))
        and clip.parts[-1].stop == clip.stop,
        Clip.FRAME_NUMBERS: all(-1 <= number <= MAX_TICK for number in clip.numbers),
        Clip.TIMES: 0 < numerator <= MAX_TICK
        and 0 < denominator <= MAX_TICK
        and all(abs(tick) <= MAX_TICK for tick in clip.ticks)
        and all(b > a for a, b in zip(clip.ticks, clip.ticks[1:], strict=False)),
        Clip.CROP: all(
            0 <= side <= MAX_SIDE
            for side in (clip.crop.left, clip.crop.top, clip.crop.right, clip.crop.bottom)
        ),
        Clip.BRIGHTNESS: 0 < clip.peak_nits <= MAX_NITS,
        Clip.TOO_MUCH_SETUP: all(
            len(packet.extradata) <= MAX_EXTRADATA and len(packet.alpha) <= MAX_ALPHA
            for packet in clip.packets
        ),
        Clip.PALETTE: all(len(packet.palette) in (0, PALETTE_BYTES) for packet in clip.packets),
    }
    return next((fault for fault, is_sound in sound.items() if not is_sound), None)


def _plausible(setup: DecoderSetup) -> bool:
    """Whether the numbers of a setup are within what FFmpeg knows."""
    return (
        len(setup.codec_tag) in (0, 4)
        and setup.codec_tag.isascii()
        and len(setup.pixel_format) <= 32
        and 0 <= setup.bits_per_sample <= 128
        and 0 <= setup.reorder_depth <= 32
        and 0 <= setup.field_order <= 8
        and all(
            0 <= value <= 255 for value in (setup.matrix, setup.primaries, setup.transfer, setup.color_range)
        )
    )
