"""Chunks: finished frames as a closed group of final H.264, to be joined into the film as they are.

A chunk is already a part of the MP4. It starts with an IDR picture, refers to nothing outside itself and has the same
parameter sets (SPS, PPS) as every other chunk of the film, so export only has to put chunks in a row. There are no
B-frames: decoding order is display order, and a packet needs no time of its own here. Export gives each frame the
time it has in the source.

The same pictures give the same bytes in every process and on every computer, thanks to a single thread, x264's
`cpu-independent` mode (otherwise float sums may differ between processors) and bit-exact conversion.
docs/encoding.md has the measurements of the presets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

import av
import av.error
import av.filter
import msgspec
import numpy as np
from av.codec.context import Flags
from av.packet import Packet
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from fastvid_gui.errors import ExportError
from fastvid_gui.media.sealed import damaged, seal, unseal
from fastvid_gui.media.units import MOST_CHUNK_UNITS, start_codes
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.export import Export
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.stored import Stored

PRESET = "veryfast"
# Added to the preset: `stitchable` makes the parameter sets independent of the content. Repeated headers are off,
# since the container holds them once. B-frames would make export lose frame times.
X264_OPTIONS = {
    "bframes": "0",
    "open-gop": "0",
    "keyint": "infinite",
    # Against a pulse at the start of each chunk, where a still picture is coded from scratch (docs/encoding.md): with
    # `mbtree` the frames before hold far fewer bits than the one that follows; `ipratio` makes that one finer.
    "mbtree": "0",
    "ipratio": "2.0",
    "threads": "1",
    "lookahead-threads": "1",
    "sliced-threads": "0",
    "stitchable": "1",
    "cpu-independent": "1",
    "repeat-headers": "0",
    "colorprim": "bt709",
    "transfer": "bt709",
    "colormatrix": "bt709",
    "range": "tv",
    "chromaloc": "0",
}
SCALER_FLAGS = "bilinear+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact"
READ_BACK = (
    Interpolation.BILINEAR
    | Interpolation.ACCURATE_RND
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
    | Interpolation.BITEXACT
)

MOST_PIXELS_A_SIDE = 16384
LEAST_CRF = 1
MOST_FRAMES = 10_000
MOST_BYTES = 1 << 30
# x264 takes the rate as two 32-bit numbers and derives its buffer sizes from them.
SLOWEST_RATE, FASTEST_RATE = Fraction(1), Fraction(1000)
RATE_DENOMINATOR = 1001

DECODER_MARGIN = 128
"""Pixels by which FFmpeg may round a side up before it looks at its limit."""

_START_CODE = b"\0\0\1"
_UNIT_KIND = 0x1F
# Slice, slice of a closed group's first picture, remarks (SEI), delimiter, filler; nothing else comes out of our x264.
_PICTURE_UNITS = frozenset({1, 5, 6, 9, 12})

_MAGIC = b"FVCH"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class ChunkFormat:
    """What all chunks of a film have in common.

    Attributes:
        width, height: in pixels, even.
        frame_rate: nominal frames per second, for the encoder's rate control only.
        crf: constant rate factor of x264, 0 (best) to 51.
    """

    width: int
    height: int
    frame_rate: Fraction
    crf: int

    def __post_init__(self) -> None:
        if self.width % 2 or self.height % 2 or not self._sized():
            raise ValueError(
                f"chunks need even sides up to {MOST_PIXELS_A_SIDE}, not {self.width}x{self.height}"
            )
        if not 0 <= self.crf <= 51:
            raise ValueError(f"crf goes from 0 to 51, not {self.crf}")

    def _sized(self) -> bool:
        return min(self.width, self.height) >= 2 and max(self.width, self.height) <= MOST_PIXELS_A_SIDE


class EncodedChunk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Finished frames of the film. (A parser that skipped unknown fields would go as deep as they are nested.)

    Attributes:
        width, height: in pixels, even.
        parameter_sets: SPS and PPS with start codes (Annex B), the same for every chunk of a film.
        packets: one for each frame, in display order, with start codes; the first is an IDR picture.
    """

    width: int
    height: int
    parameter_sets: bytes
    packets: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=MOST_FRAMES)]

    @property
    def frames(self) -> int:
        """How many frames it holds."""
        return len(self.packets)

    def to_bytes(self) -> bytes:
        """For disk and wire; `from_bytes` reads it again."""
        return seal(_MAGIC, _VERSION, msgspec.msgpack.encode(self))

    @classmethod
    def from_bytes(cls, data: bytes) -> EncodedChunk:
        """Reads what `to_bytes` wrote.

        Raises:
            StoreError: the bytes are damaged, or too large to be a chunk.
        """
        content = unseal(_MAGIC, _VERSION, data, MOST_BYTES)
        try:
            chunk = msgspec.msgpack.decode(content, type=cls)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise damaged(Stored.NOT_PARSED) from error
        sides = (chunk.width, chunk.height)
        if not all(2 <= side <= MOST_PIXELS_A_SIDE and side % 2 == 0 for side in sides):
            raise damaged(Stored.IMPOSSIBLE_SIZE)
        if not 1 <= chunk.frames <= MOST_FRAMES or not all(chunk.packets) or not chunk.parameter_sets:
            raise damaged(Stored.FRAMES_MISSING)
        return chunk


class ChunkEncoder:
    """Encodes the frames of one chunk; memory stays at a few frames and the finished packets."""

    def __init__(self, fmt: ChunkFormat) -> None:
        """Opens x264.

        Raises:
            ExportError: x264 is missing from this PyAV or refuses the format.
        """
        self._format = fmt
        self._packets: list[bytes] = []
        self._added = 0
        try:
            self._convert = _Converter(fmt.width, fmt.height)
            self._codec = _open_x264(fmt)
        except (av.error.FFmpegError, ValueError) as error:
            reason = said_by_others(error)
            raise ExportError(Export.SIZE, width=fmt.width, height=fmt.height, reason=reason) from error

    def add(self, picture: Picture) -> None:
        """Encodes the next frame: RGB uint8, height x width x 3, of the format's size."""
        if picture.shape != (self._format.height, self._format.width, 3) or picture.dtype != np.uint8:
            raise ValueError(f"expected RGB uint8 of the chunk's size, got {picture.dtype} {picture.shape}")
        frame = self._convert(picture)
        frame.pts = self._added
        frame.time_base = self._codec.time_base
        self._added += 1
        self._packets += [bytes(packet) for packet in self._codec.encode(frame)]

    def finish(self) -> EncodedChunk:
        """The chunk of all frames added; the encoder can't be used again."""
        if not self._added:
            raise ValueError("a chunk needs at least one frame")
        self._packets += [bytes(packet) for packet in self._codec.encode(None)]
        if len(self._packets) != self._added:
            raise ExportError(Export.FRAMES_LOST, count=len(self._packets), due=self._added)
        return EncodedChunk(
            self._format.width, self._format.height, bytes(self._codec.extradata or b""), tuple(self._packets)
        )


def decode_chunk(chunk: EncodedChunk) -> Iterator[Picture]:
    """The frames of a chunk as pictures, one by one.

    Raises:
        StoreError: the packets can't be decoded, give another number or size of frames, or hold parameter sets of
            their own, by which a decoder would make pictures of another size.
    """
    reformatter = VideoReformatter()
    for frame in _decoded(chunk):
        yield to_picture(reformatter, frame)


def decoded_frames(chunk: EncodedChunk) -> int:
    """Decodes a chunk as `decode_chunk` does, but without making pictures, which would double the cost.

    Returns:
        The number of its frames.

    Raises:
        StoreError: as `decode_chunk`.
    """
    return sum(1 for _ in _decoded(chunk))


def _decoded(chunk: EncodedChunk) -> Iterator[av.VideoFrame]:
    codec = av.CodecContext.create("h264", "r")
    assert isinstance(codec, av.VideoCodecContext)
    codec.thread_count = 1
    codec.extradata = chunk.parameter_sets
    codec.options = {"max_pixels": str(most_pixels(chunk.width, chunk.height))}
    if any(start_codes(data) > MOST_CHUNK_UNITS for data in (chunk.parameter_sets, *chunk.packets)):
        raise damaged(Stored.FOREIGN_DATA)
    known = frozenset(_units(chunk.parameter_sets))
    count = 0
    try:
        for data in (*chunk.packets, None):
            if data is not None and not _only_pictures(data, known):
                raise damaged(Stored.FOREIGN_DATA)
            for frame in codec.decode(None if data is None else new_packet(data)):
                if (frame.width, frame.height) != (chunk.width, chunk.height):
                    raise damaged(Stored.OTHER_SIZE)
                if frame.is_corrupt:
                    raise damaged(Stored.FRAME_NOT_DECODED)
                count += 1
                yield frame
    except av.error.FFmpegError as error:
        raise damaged(Stored.NOT_DECODED) from error
    if count != chunk.frames:
        raise damaged(Stored.FRAMES_MISSING)


def most_pixels(width: int, height: int) -> int:
    """The size that a decoder may be asked for, for pictures of this size: it rounds both sides up for itself."""
    return (width + DECODER_MARGIN) * (height + DECODER_MARGIN)


def _units(data: bytes) -> list[bytes]:
    """The units of an H.264 stream with start codes, without these and the zeros between them."""
    return [unit.rstrip(b"\0") for unit in data.split(_START_CODE)[1:]]


def _only_pictures(data: bytes, known: frozenset[bytes]) -> bool:
    """Whether a packet holds slices and remarks only, or parameter sets that are known."""
    units = data.split(_START_CODE)
    if units[0].strip(b"\0"):
        return False
    return all(
        bool(unit) and (unit[0] & _UNIT_KIND in _PICTURE_UNITS or unit.rstrip(b"\0") in known)
        for unit in units[1:]
    )


def new_packet(data: bytes) -> Packet[Any]:
    """A packet in libav's own memory, which is padded: decoders read a little past its end."""
    packet: Packet[Any] = Packet(len(data))
    packet.update(data)
    return packet


def to_picture(reformatter: VideoReformatter, frame: av.VideoFrame) -> Picture:
    """A decoded frame of a chunk (BT.709, limited range) as RGB uint8, height x width x 3."""
    rgb = reformatter.reformat(
        frame,
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=READ_BACK,
        threads=1,
    )
    return np.ascontiguousarray(rgb.to_ndarray(), dtype=np.uint8)


class _Converter:
    """RGB to 4:2:0 in BT.709, limited range, chroma sited left as H.264 assumes.

    This uses a filter graph and not PyAV's reformatter, which can't site chroma: it would put it in the middle of
    four pixels, and players that assume the left would show colors half a pixel beside their edges.
    """

    def __init__(self, width: int, height: int) -> None:
        self._graph = av.filter.Graph()
        self._graph.threads = 1
        nodes = (
            self._graph.add_buffer(
                width=width, height=height, format=av.VideoFormat("rgb24"), time_base=Fraction(1, 1000)
            ),
            self._graph.add(
                "scale",
                f"in_range=pc:out_range=tv:out_color_matrix=bt709:out_chroma_loc=left:flags={SCALER_FLAGS}",
            ),
            self._graph.add("format", "yuv420p"),
            self._graph.add("buffersink"),
        )
        self._graph.link_nodes(*nodes).configure()

    def __call__(self, picture: Picture) -> av.VideoFrame:
        self._graph.push(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24"))
        frame = self._graph.pull()
        assert isinstance(frame, av.VideoFrame)
        return frame


def _open_x264(fmt: ChunkFormat) -> av.VideoCodecContext:
    codec = av.CodecContext.create("libx264", "w")
    assert isinstance(codec, av.VideoCodecContext)
    rate = min(max(fmt.frame_rate, SLOWEST_RATE), FASTEST_RATE).limit_denominator(RATE_DENOMINATOR)
    codec.width, codec.height, codec.pix_fmt = fmt.width, fmt.height, "yuv420p"
    codec.framerate, codec.time_base = rate, 1 / rate
    codec.thread_count = 1
    # Parameter sets go next to the packets, not into the first one.
    codec.flags |= Flags.global_header
    options = ":".join(f"{name}={value}" for name, value in X264_OPTIONS.items())
    # At 0 x264 codes losslessly, in a profile (High 4:4:4 Predictive) that many players refuse.
    codec.options = {"preset": PRESET, "crf": str(max(LEAST_CRF, fmt.crf)), "x264-params": options}
    codec.open()
    return codec
