"""Pictures without loss: seeds, and the frames around a soft keyframe until they are cross-faded.

PNG with little compression: of the formats measured (docs/encoding.md) it is read and written quickest at
a fair size, and its readers are the most tested ones for bytes that come from elsewhere.
"""

from collections.abc import Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import StoreError
from fastvid_gui.media.sealed import seal, unseal

Picture = NDArray[np.uint8]

# Strategy "filtered", level 1: 10 ms a picture at 640x360; more effort gains 4 % of size for twice the time.
_PNG = (cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_FILTERED)
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

MOST_PIXELS_A_SIDE = 16384
MOST_PICTURES = 64
MOST_BYTES = 1 << 31

_MAGIC = b"FVPI"
_VERSION = 1


class _Packed(msgspec.Struct, frozen=True):
    width: int
    height: int
    files: list[bytes]


def pack_pictures(pictures: Sequence[Picture]) -> bytes:
    """Packs pictures of one size (RGB uint8, height x width x 3), at most 64 of them."""
    if not 1 <= len(pictures) <= MOST_PICTURES:
        raise ValueError(f"1 to {MOST_PICTURES} pictures can be packed, not {len(pictures)}")
    height, width = pictures[0].shape[:2]
    if max(height, width) > MOST_PIXELS_A_SIDE or any(
        picture.shape != (height, width, 3) or picture.dtype != np.uint8 for picture in pictures
    ):
        raise ValueError("pictures to pack must be RGB uint8 of one size")
    packed = _Packed(width, height, [_png(picture) for picture in pictures])
    return seal(_MAGIC, _VERSION, msgspec.msgpack.encode(packed))


def unpack_pictures(data: bytes, most: int = MOST_PICTURES) -> list[Picture]:
    """The pictures again, exactly; memory is taken only after sizes have been checked.

    Args:
        most: how many pictures are accepted.

    Raises:
        StoreError: the bytes are damaged, or hold more or larger pictures than allowed.
    """
    content = unseal(_MAGIC, _VERSION, data, "picture", MOST_BYTES)
    try:
        packed = msgspec.msgpack.decode(content, type=_Packed)
    except msgspec.MsgspecError as error:
        raise StoreError(
            "A stored picture is damaged (it can't be parsed); it has to be made again."
        ) from error
    sides = (packed.width, packed.height)
    if not 1 <= len(packed.files) <= most or not all(1 <= side <= MOST_PIXELS_A_SIDE for side in sides):
        raise StoreError("A stored picture is damaged (impossible size or number); it has to be made again.")
    return [_picture(file, packed.width, packed.height) for file in packed.files]


def _png(picture: Picture) -> bytes:
    done, file = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), _PNG)
    if not done:
        raise StoreError("A picture could not be stored; there may be too little memory.")
    return bytes(file)


def _picture(file: bytes, width: int, height: int) -> Picture:
    # The header says the size before anything is decoded: a few bytes could ask for gigabytes.
    header = (int.from_bytes(file[16:20], "big"), int.from_bytes(file[20:24], "big"))
    if file[:8] != _PNG_SIGNATURE or header != (width, height):
        raise StoreError("A stored picture is damaged (its size is wrong); it has to be made again.")
    try:
        decoded = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise StoreError(
            "A stored picture is damaged (it can't be decoded); it has to be made again."
        ) from error
    if decoded is None or decoded.shape != (height, width, 3):
        raise StoreError("A stored picture is damaged (it can't be decoded); it has to be made again.")
    return np.ascontiguousarray(cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB), dtype=np.uint8)
