"""Picture files of any kind as RGB: paintings to learn from, photos to practise on.

Whatever a picture file can be: 8 or 16 bits, gray, CMYK, transparent, rotated by EXIF, animated (the first picture
counts), huge, damaged, or no picture at all.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import TrainingError

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
LEAST_PICTURE_SIDE = 64
PAINTING_SIDE = 1200
"""Shorter side at which paintings are kept, in pixels; they are compared at 300."""
MAX_FILE_BYTES = 512 << 20
MAX_PIXELS = 250_000_000
LARGE_FILE_BYTES = 2 << 20
"""Larger JPEG files are decoded at a fraction of their size where that is enough."""
LARGE_PIXELS = 16_000_000

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_REDUCED = {8: cv2.IMREAD_REDUCED_COLOR_8, 4: cv2.IMREAD_REDUCED_COLOR_4, 2: cv2.IMREAD_REDUCED_COLOR_2}


def read_picture(path: Path, shorter_side: int | None = None) -> NDArray[np.uint8]:
    """A picture as RGB uint8, H x W x 3; transparency lies over white, EXIF rotation is applied.

    `shorter_side` scales larger pictures down to it. Raises TrainingError where the file is no usable picture.
    """
    data = _read(path)
    try:
        with _quiet():
            bgr = _decoded(data, shorter_side)
    except (cv2.error, MemoryError) as error:
        raise TrainingError(f"The picture {path} can't be decoded; save it as PNG or JPEG.") from error
    if bgr is None:
        raise TrainingError(f"{path} is not a picture, or it is damaged; save it as PNG or JPEG.")
    if min(bgr.shape[:2]) < LEAST_PICTURE_SIDE:
        raise TrainingError(
            f"The picture {path} is too small ({bgr.shape[1]}x{bgr.shape[0]}); it needs at least "
            f"{LEAST_PICTURE_SIDE} pixels a side."
        )
    rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
    return np.ascontiguousarray(rgb if shorter_side is None else _shrunk(rgb, shorter_side), np.uint8)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise TrainingError(f"The picture {path} can't be read: {error.strerror or error}.") from error
    if len(data) > MAX_FILE_BYTES:
        raise TrainingError(f"{path} is too large for a picture; save it smaller, as JPEG or PNG.")
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        if width * height > MAX_PIXELS:
            raise TrainingError(
                f"The picture {path} has {width}x{height} pixels, which is too many; save it smaller."
            )
    return data


def _decoded(data: bytes, shorter_side: int | None) -> NDArray[np.uint8] | None:
    """BGR uint8, or None where it is no picture."""
    if not data:
        return None
    numbers = np.frombuffer(data, np.uint8)
    if data.startswith(_JPEG):
        return _decoded_jpeg(numbers, shorter_side)
    raw = cv2.imdecode(numbers, cv2.IMREAD_UNCHANGED)
    if raw is None or raw.ndim != 3 or raw.shape[2] != 4 or raw.dtype not in (np.uint8, np.uint16):
        del raw
        bgr: NDArray[np.uint8] | None = cv2.imdecode(numbers, cv2.IMREAD_COLOR)
        return bgr
    if raw.shape[0] * raw.shape[1] > LARGE_PIXELS:
        raw = _shrunk(raw, 2048)
    most = float(np.iinfo(raw.dtype).max)
    alpha = raw[:, :, 3:].astype(np.float32) / most
    over_white = raw[:, :, :3].astype(np.float32) * (255 / most) * alpha + 255 * (1 - alpha)
    flat: NDArray[np.uint8] = np.rint(over_white).astype(np.uint8)
    return flat


def _decoded_jpeg(numbers: NDArray[np.uint8], shorter_side: int | None) -> NDArray[np.uint8] | None:
    """JPEGs can be decoded at an eighth, a quarter or half of their size, for a fraction of time and memory."""
    flag = cv2.IMREAD_COLOR
    if shorter_side is not None and len(numbers) > LARGE_FILE_BYTES:
        small = cv2.imdecode(numbers, cv2.IMREAD_REDUCED_COLOR_8)
        if small is None:
            return None
        side = 8 * min(small.shape[:2])
        factor = next((factor for factor in _REDUCED if side / factor >= 2 * shorter_side), 1)
        flag = _REDUCED.get(factor, cv2.IMREAD_COLOR)
    bgr: NDArray[np.uint8] | None = cv2.imdecode(numbers, flag)
    return bgr


def _shrunk(picture: NDArray[np.generic], shorter_side: int) -> NDArray[np.generic]:
    if min(picture.shape[:2]) <= shorter_side:
        return picture
    factor = shorter_side / min(picture.shape[:2])
    size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
    small: NDArray[np.generic] = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return small


@contextmanager
def _quiet() -> Iterator[None]:
    """Without OpenCV's own words on damaged files: the user gets a sentence."""
    log = cv2.utils.logging
    before = log.getLogLevel()
    log.setLogLevel(log.LOG_LEVEL_SILENT)
    try:
        yield
    finally:
        log.setLogLevel(before)
