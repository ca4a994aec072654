"""Packets in, the decoder's pictures out: the only way FastVid decodes, from a file or from the network.

A decoder is built from a `DecoderSetup` alone, never from an open file, so that a helper that only has the packets
gets the same pixels. Every packet goes in with its position as timestamp. Decoders pass it on to the frame they make
from the packet, through all reordering. So each frame tells which packet it came from, even in files whose own
timestamps are missing or wrong.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import av
import av.error
import msgspec
from av.codec.context import ThreadType
from av.packet import Packet, PacketSideData
from av.video.codeccontext import VideoCodecContext
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from fastvid_gui.cores import cores
from fastvid_gui.errors import SourceError
from fastvid_gui.media.alpha import alpha_of, joined
from fastvid_gui.media.source_container import MAX_PIXELS, MAX_SIDE, VideoPacket
from fastvid_gui.media.units import MOST_UNITS, UnitCounter, start_codes
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.source import BadSource

MAX_EXTRADATA = 1 << 20
MAX_THREADS = 8
PALETTE_TYPE = 0  # AV_PKT_DATA_PALETTE
PALETTE_BYTES = 1024
NEW_EXTRADATA_TYPE = 1  # AV_PKT_DATA_NEW_EXTRADATA
DECODE_ERRORS = (av.error.FFmpegError, EOFError, OSError, ValueError)

LEAST_LIMIT_PIXELS = 1 << 23
"""A decoder of a small film takes pictures up to this size, whatever its head says: some films change size."""

# The formats that FFmpeg's JPEG 2000 decoder writes. It compares only the number and depth of the planes with those of
# the format it is told, so it writes beyond those of NV12. Only this decoder and raw video go by what the container
# says. All others find the format themselves and are not told.
JPEG2000_FORMATS = frozenset({
    "pal8", "rgb24", "rgba", "rgb48le", "rgba64le", "gray", "ya8", "gray16le", "ya16le", "xyz12le", "yuv410p",
    "yuv411p", "yuva420p", "yuv420p", "yuv422p", "yuva422p", "yuv440p", "yuv444p", "yuva444p",
    *(f"yuv{chroma}p{bits}le" for chroma in (420, 422, 444) for bits in (9, 10, 12, 14, 16)),
    *(f"yuva{chroma}p{bits}le" for chroma in (420, 422, 444) for bits in (9, 10, 16)),
})  # fmt: skip

# Decoders a clip from the network may name: video only, no hardware, none that opens other files.
DECODERS = frozenset({
    "h264", "hevc", "vvc", "libdav1d", "vp3", "vp4", "vp5", "vp6", "vp6a", "vp6f", "vp7", "vp8", "vp9",
    "mpeg1video", "mpeg2video", "mpeg4", "msmpeg4v1", "msmpeg4v2", "msmpeg4", "wmv1", "wmv2", "wmv3", "vc1",
    "h261", "h263", "h263i", "h263p", "flv", "theora", "mjpeg", "mjpegb", "prores", "dnxhd", "cfhd", "ffv1",
    "ffvhuff", "huffyuv", "utvideo", "magicyuv", "lagarith", "rawvideo", "v210", "v308", "v408", "v410",
    "r210", "yuv4", "png", "apng", "gif", "cinepak", "indeo3", "indeo4", "indeo5", "svq1", "svq3", "rv10",
    "rv20", "rv30", "rv40", "dvvideo", "hap", "snow", "dirac", "jpeg2000", "fraps", "tscc2", "notchlc",
    "speedhq", "cllc", "qtrle", "targa", "zmbv", "flashsv", "flashsv2", "msvideo1", "rpza", "smc", "8bps", "msrle",
    "camstudio", "camtasia", "aasc", "zlib", "mszh", "cyuv", "aic", "dxv", "sheervideo", "r10k", "v210x", "y41p",
    "avrp", "012v", "asv1", "asv2", "hqx", "hq_hqa", "indeo2", "ultimotion", "loco", "mimic",
})  # fmt: skip


class TooLargePicturesError(SourceError):
    """The pictures in the packets are larger than the decoder was allowed to make."""


# The field on the wire has kept the name it had at first.
class DecoderSetup(msgspec.Struct, frozen=True, kw_only=True, rename={"color_range": "colour_range"}):
    """All that a decoder must know besides the packets; the color values are FFmpeg's numbers, as tagged."""

    codec: str
    extradata: bytes
    codec_tag: str
    width: int
    height: int
    pixel_format: str
    bits_per_sample: int
    reorder_depth: int
    field_order: int
    matrix: int
    primaries: int
    transfer: int
    color_range: int


class CodedPacket(msgspec.Struct, frozen=True, kw_only=True):
    """One packet.

    Attributes:
        data: the coded bytes.
        key: whether the container calls it a sync packet; some decoders (PNG) go by that.
        extradata: parameter sets that replace the earlier ones from here on (mostly empty).
        alpha: the transparency that belongs to it, coded as a separate film (VP8 and VP9 in WebM).
        palette: 256 colors (B, G, R, A) that apply from here on; empty if nothing changes.
    """

    data: bytes
    key: bool = False
    extradata: bytes = b""
    alpha: bytes = b""
    palette: bytes = b""


def setup_of(stream: VideoStream, path: Path) -> DecoderSetup:
    """What the container at `path` says about its video stream. Raises `SourceError` for a codec not in `DECODERS`."""
    context = stream.codec_context
    name = context.codec.name
    if name not in DECODERS:
        raise SourceError(BadSource.CODEC, file=path, codec=name)
    try:
        tag = context.codec_tag
    except UnicodeDecodeError:
        tag = ""
    return DecoderSetup(
        codec=name,
        extradata=bytes(context.extradata or b""),
        codec_tag=tag if tag.isprintable() else "",
        width=context.width,
        height=context.height,
        pixel_format=context.pix_fmt or "",
        bits_per_sample=context.bits_per_coded_sample,
        reorder_depth=context.reorder_depth,
        field_order=int(context.field_order),
        matrix=int(context.colorspace),
        primaries=int(context.color_primaries),
        transfer=int(context.color_trc),
        color_range=int(context.color_range),
    )


def coded(packet: VideoPacket, palette: bytes = b"") -> CodedPacket:
    """Copies a packet of a file out of libav's memory."""
    extradata = alpha = b""
    if packet.has_sidedata("new_extradata"):
        extradata = bytes(packet.get_sidedata("new_extradata"))
    if packet.has_sidedata("matroska_block_additional"):
        alpha = alpha_of(bytes(packet.get_sidedata("matroska_block_additional")))
    return CodedPacket(
        data=bytes(packet), key=packet.is_keyframe, extradata=extradata, alpha=alpha, palette=palette
    )


def auto_threads() -> int:
    """Decoder threads for reading a whole film."""
    return min(MAX_THREADS, cores())


class Decoder:
    """Decodes packets of one film.

    Attributes:
        faulty: positions of the packets that could not be decoded or came out damaged (with one thread; with more
            threads they may be a few packets off).
    """

    def __init__(self, setup: DecoderSetup, threads: int = 1, most_pixels: int = MAX_PIXELS) -> None:
        """`most_pixels`: of a picture; where the packets hold larger ones, decoding ends with an error."""
        self.faulty: set[int] = set()
        self._setup, self._most_pixels = setup, most_pixels
        self._context = _open_context(setup, threads, most_pixels)
        self._units = UnitCounter(setup.codec, setup.extradata)
        self._alpha_context: VideoCodecContext | None = None
        self._alpha: dict[int, VideoFrame] = {}

    def frames(
        self, packets: Iterable[CodedPacket], unneeded: Callable[[int], bool] | None = None
    ) -> Iterator[tuple[int, VideoFrame]]:
        """Yields (position of the packet counted from 0, frame) in the order in which the decoder outputs frames.

        Args:
            unneeded: tells by position which pictures are unwanted. Those of them that no other picture refers to are
                not even decoded, which saves a good part of the time in a film with B-frames.
        """
        position = 0
        for position, packet in enumerate(packets):
            if self._units.too_many(packet.data, packet.extradata):
                self.faulty.add(position)
                continue
            if unneeded is not None:
                self._context.skip_frame = "NONREF" if unneeded(position) else "DEFAULT"
            if packet.alpha:
                self._decode_alpha(packet.alpha, position)
            coded_packet = _av_packet(packet.data, position)
            coded_packet.is_keyframe = packet.key
            for kind, data in ((NEW_EXTRADATA_TYPE, packet.extradata), (PALETTE_TYPE, packet.palette)):
                if data:
                    side = PacketSideData(kind, len(data))  # type: ignore[call-arg]
                    side.update(data)
                    coded_packet.set_sidedata(side)
            yield from self._step(coded_packet, position)
        yield from self._step(None, position)

    def _step(self, packet: VideoPacket | None, position: int) -> Iterator[tuple[int, VideoFrame]]:
        try:
            frames = self._context.decode(packet)
        except DECODE_ERRORS:
            self._check_size()
            self.faulty.add(position)
            return
        for frame in frames:
            if frame.pts is None or frame.width > MAX_SIDE or frame.height > MAX_SIDE:
                self.faulty.add(position)
                continue
            if frame.is_corrupt:
                self.faulty.add(frame.pts)
            yield frame.pts, self._with_alpha(frame)

    def _check_size(self) -> None:
        """After an error: whether the decoder gave up because of the size. A limit must never change the pictures."""
        width, height = self._context.width, self._context.height
        if self._most_pixels < MAX_PIXELS and (width * height > self._most_pixels or not width or not height):
            raise TooLargePicturesError(BadSource.GROWS, most=self._most_pixels)

    def _decode_alpha(self, data: bytes, position: int) -> None:
        if self._units.too_many(data):
            self.faulty.add(position)
            return
        if self._alpha_context is None:
            self._alpha_context = _open_context(self._setup, 1, self._most_pixels)
        try:
            frames = self._alpha_context.decode(_av_packet(data, position))
        except DECODE_ERRORS:
            self.faulty.add(position)
            return
        self._alpha.update((frame.pts, frame) for frame in frames if frame.pts is not None)

    def _with_alpha(self, frame: VideoFrame) -> VideoFrame:
        if not self._alpha or frame.pts is None:
            return frame
        alpha = self._alpha.get(frame.pts)
        self._alpha = {place: kept for place, kept in self._alpha.items() if place > frame.pts}
        return frame if alpha is None else joined(frame, alpha)


def checksum(frame: VideoFrame) -> int:
    """CRC-32 of the luma of a frame, to tell whether two decoders made the same of it."""
    luma = frame.reformat(format="gray", threads=1).to_ndarray()
    return zlib.crc32(luma.tobytes())


def _av_packet(data: bytes, position: int) -> VideoPacket:
    """A packet in libav's own, padded memory: decoders read a little past the end of their input."""
    packet = cast(VideoPacket, Packet(len(data)))
    packet.update(data)
    packet.pts = position
    return packet


def told_format(setup: DecoderSetup) -> str:
    """The pixel format that a decoder is told; "" if it has to find out by itself."""
    name = setup.pixel_format
    if setup.codec == "jpeg2000":
        return name if name in JPEG2000_FORMATS else ""
    if setup.codec != "rawvideo" or not name:
        return ""
    try:
        return name if VideoFormat(name).components else ""  # those of graphics cards have none
    except ValueError:
        return ""


def _open_context(setup: DecoderSetup, threads: int, most_pixels: int) -> VideoCodecContext:
    if setup.codec not in DECODERS:
        raise SourceError(BadSource.UNKNOWN_CODEC, codec=setup.codec)
    if start_codes(setup.extradata) > MOST_UNITS:
        raise SourceError(BadSource.BAD_SETUP, codec=setup.codec)
    try:
        context = cast(VideoCodecContext, av.CodecContext.create(setup.codec, "r"))
        if setup.extradata:
            context.extradata = setup.extradata
        if len(setup.codec_tag) == 4:
            context.codec_tag = setup.codec_tag
        context.width, context.height = setup.width, setup.height
        if pixel_format := told_format(setup):
            context.pix_fmt = pixel_format
        context.bits_per_coded_sample = setup.bits_per_sample
        context.reorder_depth = setup.reorder_depth
        context.field_order = setup.field_order
        context.colorspace, context.color_primaries = setup.matrix, setup.primaries
        context.color_trc, context.color_range = setup.transfer, setup.color_range
        context.thread_count = threads
        if threads > 1:
            context.thread_type = ThreadType.FRAME
        context.options = {"max_pixels": str(most_pixels)}
        context.open()
    except (av.error.FFmpegError, ValueError, OSError, OverflowError) as error:
        reason = said_by_others(error)
        raise SourceError(BadSource.DECODER_FAILS, codec=setup.codec, reason=reason) from error
    return context


def pick(
    decoded: Iterable[tuple[int, VideoFrame]], numbers: Sequence[int], start: int, stop: int
) -> Iterator[VideoFrame]:
    """The frames `start` to `stop` (not included) of a film, out of a decoder's output.

    Args:
        decoded: (position of packet, frame) in the decoder's order.
        numbers: for each packet position, the number of the (first) frame it yields, -1 for none.

    A frame that does not come out is replaced by the one shown before it, as players do; if there is none, by the next
    one. Raises `SourceError` if nothing comes out.
    """
    held: VideoFrame | None = None
    following = start
    given: dict[int, int] = {}
    for position, frame in decoded:
        if not 0 <= position < len(numbers) or numbers[position] < 0:
            continue
        # A packet may yield several frames; they follow one another.
        number = numbers[position] + given.get(position, 0)
        given[position] = given.get(position, 0) + 1
        if number < following:
            held = frame if number < start else held
            continue
        while following < min(number, stop):
            yield held or frame
            following += 1
        if following < stop:
            yield frame
            held = frame
            following += 1
        if following == stop:
            return
    for _ in range(following, stop):
        if held is None:
            raise SourceError(BadSource.NOT_DECODED, start=start, end=stop - 1)
        yield held
