"""Lossless pictures: seeds, and the frames around a soft keyframe until they are cross-faded.

FFV1, each picture by itself: about half the bytes of PNG at the same speed (docs/encoding.md).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, NamedTuple

import av
import av.error
import msgspec
import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from fastvid_gui.errors import StoreError
from fastvid_gui.media.chunks import most_pixels, new_packet
from fastvid_gui.media.sealed import damaged, seal, unseal
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.stored import Stored

# Version 3 with Golomb-Rice codes: the adaptive coder takes half as long again for 8 % of size.
_FFV1 = {"level": "3", "coder": "0", "slicecrc": "1"}
_FORM = "bgr0"

MOST_PIXELS_A_SIDE = 16384
MOST_PIXELS = 1 << 27
MOST_PICTURES = 64
MOST_BYTES = 1 << 31

_MAGIC = b"FVPI"
_VERSION = 1


class _Packed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    width: int
    height: int
    extradata: bytes
    frames: Annotated[list[bytes], msgspec.Meta(max_length=MOST_PICTURES)]


class PackedHead(NamedTuple):
    """What packed pictures say of themselves.

    Attributes:
        pictures: how many. width, height: in pixels.
        extradata: the set-up of the decoder; equal for all pictures of one size that one version of FFmpeg packed.
    """

    pictures: int
    width: int
    height: int
    extradata: bytes


def pack_pictures(pictures: Sequence[Picture]) -> bytes:
    """Packs pictures of one size (RGB uint8, height x width x 3), at most 64 of them."""
    if not 1 <= len(pictures) <= MOST_PICTURES:
        raise ValueError(f"1 to {MOST_PICTURES} pictures can be packed, not {len(pictures)}")
    height, width = pictures[0].shape[:2]
    if not _possible(width, height) or any(
        picture.shape != (height, width, 3) or picture.dtype != np.uint8 for picture in pictures
    ):
        raise ValueError("pictures to pack must be RGB uint8 of one size")
    try:
        packed = _encode(pictures, width, height)
    except av.error.FFmpegError as error:
        reason = said_by_others(error)
        raise StoreError(Stored.PICTURE_SIZE, width=width, height=height, reason=reason) from error
    return seal(_MAGIC, _VERSION, msgspec.msgpack.encode(packed))


def unpack_pictures(
    data: bytes, most: int = MOST_PICTURES, size: tuple[int, int] | None = None
) -> list[Picture]:
    """The pictures again, exactly; memory is taken only after sizes have been checked.

    Args:
        most: how many pictures are accepted.
        size: width and height that they must have; None: any.

    Raises:
        StoreError: the bytes are damaged, or hold more or other pictures than allowed.
    """
    packed = _opened(data, most)
    if size is not None and (packed.width, packed.height) != size:
        raise damaged(Stored.OTHER_SIZE)
    try:
        pictures = _decode(packed)
    except (av.error.FFmpegError, ValueError) as error:
        raise damaged(Stored.NOT_DECODED) from error
    if len(pictures) != len(packed.frames):
        raise damaged(Stored.FRAMES_MISSING)
    return pictures


def described_pictures(data: bytes, most: int = MOST_PICTURES) -> PackedHead:
    """What the head of packed pictures says and their checksum confirms; none is decoded.

    Raises:
        StoreError: as `unpack_pictures`, for everything that shows without decoding.
    """
    packed = _opened(data, most)
    return PackedHead(len(packed.frames), packed.width, packed.height, packed.extradata)


def _opened(data: bytes, most: int) -> _Packed:
    """The packed pictures, within bounds, not decoded yet. Raises StoreError."""
    content = unseal(_MAGIC, _VERSION, data, MOST_BYTES)
    try:
        packed = msgspec.msgpack.decode(content, type=_Packed)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise damaged(Stored.NOT_PARSED) from error
    sides = (packed.width, packed.height)
    if not 1 <= len(packed.frames) <= most or not _possible(*sides):
        raise damaged(Stored.IMPOSSIBLE_SIZE)
    return packed


def _possible(width: int, height: int) -> bool:
    return (
        min(width, height) >= 1 and max(width, height) <= MOST_PIXELS_A_SIDE and width * height <= MOST_PIXELS
    )


def _codec(mode: str, width: int, height: int) -> VideoCodecContext:
    codec = av.CodecContext.create("ffv1", "w" if mode == "w" else "r")
    assert isinstance(codec, VideoCodecContext)
    codec.width, codec.height, codec.thread_count = width, height, 1
    return codec


def _encode(pictures: Sequence[Picture], width: int, height: int) -> _Packed:
    codec = _codec("w", width, height)
    codec.pix_fmt, codec.time_base, codec.gop_size, codec.options = _FORM, Fraction(1, 25), 1, _FFV1
    reformatter = VideoReformatter()
    frames: list[bytes] = []
    for number, picture in enumerate(pictures):
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        frame = reformatter.reformat(frame, format=_FORM, threads=1)
        frame.pts = number
        frames += [bytes(packet) for packet in codec.encode(frame)]
    frames += [bytes(packet) for packet in codec.encode(None)]
    return _Packed(width, height, bytes(codec.extradata or b""), frames)


def _decode(packed: _Packed) -> list[Picture]:
    codec = _codec("r", packed.width, packed.height)
    codec.extradata = packed.extradata
    # Otherwise damaged parts would be patched and pass unnoticed.
    codec.options = {
        "err_detect": "crccheck+explode",
        "max_pixels": str(most_pixels(packed.width, packed.height)),
    }
    reformatter = VideoReformatter()
    pictures: list[Picture] = []
    for data in packed.frames:
        for frame in codec.decode(new_packet(data)):
            if (frame.width, frame.height, frame.format.name) != (packed.width, packed.height, _FORM):
                raise ValueError("another size or format")
            rgb = reformatter.reformat(frame, format="rgb24", threads=1)
            pictures.append(np.array(rgb.to_ndarray(), dtype=np.uint8, order="C"))
    return pictures
