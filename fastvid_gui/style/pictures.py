"""Picture files of any kind as RGB: paintings to learn from, photos to practice on.

It handles whatever a picture file can be: 8 or 16 bits, gray, CMYK, transparent, rotated by EXIF, animated (the first
picture counts), huge, damaged, or not a picture at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import TrainingError
from fastvid_gui.sentences.pictures import PictureSays
from fastvid_gui.sentences.system import of_system
from fastvid_gui.style.picture_size import PictureSize, picture_size
from fastvid_gui.user_files import TooLargeError, read_user_file

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
LEAST_PICTURE_SIDE = 64
PAINTING_SIDE = 1200
"""Shorter side at which paintings are kept, in pixels; they are compared at 300."""
MAX_FILE_BYTES = 256 << 20
MAX_PIXELS = 250_000_000
MAX_DECODED_BYTES = 480 << 20
"""Memory for decoding a picture."""
LARGE_FILE_BYTES = 2 << 20
"""Larger JPEG files are decoded at a fraction of their size if that is enough."""
BAND_PIXELS = 1 << 20

_JPEG = b"\xff\xd8\xff"
_REDUCED = {8: cv2.IMREAD_REDUCED_COLOR_8, 4: cv2.IMREAD_REDUCED_COLOR_4, 2: cv2.IMREAD_REDUCED_COLOR_2}


def read_picture(path: Path, shorter_side: int | None = None) -> NDArray[np.uint8]:
    """A picture as RGB uint8, H x W x 3; transparency lies over white, EXIF rotation is applied.

    `shorter_side` scales larger pictures down to it. Raises TrainingError if the file is no usable picture.
    """
    data, factor = _read(path, shorter_side)
    try:
        with _quiet():
            bgr = _decoded(data, factor)
    except (cv2.error, MemoryError) as error:
        raise TrainingError(PictureSays.CANT_DECODE, file=path) from error
    if bgr is None:
        raise TrainingError(PictureSays.NO_PICTURE, file=path)
    if min(bgr.shape[:2]) < LEAST_PICTURE_SIDE:
        raise TrainingError(
            PictureSays.TOO_SMALL,
            file=path,
            width=bgr.shape[1],
            height=bgr.shape[0],
            least=LEAST_PICTURE_SIDE,
        )
    small = bgr if shorter_side is None else _shrunk(bgr, shorter_side)
    return np.ascontiguousarray(cv2.cvtColor(small, cv2.COLOR_BGR2RGB), np.uint8)


def _read(path: Path, shorter_side: int | None) -> tuple[bytes, int]:
    """The file, and the fraction of its size at which it is decoded."""
    try:
        data = read_user_file(path, MAX_FILE_BYTES)
    except TooLargeError as error:
        raise TrainingError(PictureSays.FILE_TOO_LARGE, file=path) from error
    except OSError as error:
        raise TrainingError(PictureSays.CANT_READ, file=path, reason=of_system(error)) from error
    size = picture_size(data)
    if size is None:
        raise TrainingError(PictureSays.NO_PICTURE, file=path)
    factor = _factor(data, size, shorter_side)
    if size.pixels > MAX_PIXELS or size.decoded_bytes(factor) > MAX_DECODED_BYTES:
        is_jpeg = data.startswith(_JPEG)
        code = PictureSays.TOO_MANY_PIXELS if is_jpeg else PictureSays.TOO_MANY_PIXELS_NO_JPEG
        raise TrainingError(code, file=path, width=size.width, height=size.height)
    return data, factor


def _decoded(data: bytes, factor: int) -> NDArray[np.uint8] | None:
    """BGR uint8; None if it is not a picture."""
    numbers = np.frombuffer(data, np.uint8)
    if data.startswith(_JPEG):
        bgr: NDArray[np.uint8] | None = cv2.imdecode(numbers, _REDUCED.get(factor, cv2.IMREAD_COLOR))
        return bgr
    raw = cv2.imdecode(numbers, cv2.IMREAD_UNCHANGED)
    if raw is None:
        return None
    if raw.ndim != 3 or raw.shape[2] != 4 or raw.dtype not in (np.uint8, np.uint16):
        del raw
        color: NDArray[np.uint8] | None = cv2.imdecode(numbers, cv2.IMREAD_COLOR)
        return color
    most = float(np.iinfo(raw.dtype).max)
    flat = np.empty((*raw.shape[:2], 3), np.uint8)
    rows_at_once = max(1, BAND_PIXELS // raw.shape[1])  # as floating point it takes eight times the memory
    for top in range(0, len(raw), rows_at_once):
        rows = raw[top : top + rows_at_once]
        alpha = rows[:, :, 3:].astype(np.float32) / most
        over_white = rows[:, :, :3].astype(np.float32) * (255 / most) * alpha + 255 * (1 - alpha)
        flat[top : top + rows_at_once] = np.rint(over_white)
    return flat


def _factor(data: bytes, size: PictureSize, shorter_side: int | None) -> int:
    """JPEGs can be decoded at an eighth, a quarter or half of their size, for a fraction of time and memory."""
    large = len(data) > LARGE_FILE_BYTES or size.decoded_bytes() > MAX_DECODED_BYTES
    if shorter_side is None or not large or not data.startswith(_JPEG):
        return 1
    side = min(size.width, size.height)
    return next((factor for factor in _REDUCED if side / factor >= 2 * shorter_side), 1)


def _shrunk(picture: NDArray[np.generic], shorter_side: int) -> NDArray[np.generic]:
    if min(picture.shape[:2]) <= shorter_side:
        return picture
    factor = shorter_side / min(picture.shape[:2])
    size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
    small: NDArray[np.generic] = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return small


@contextmanager
def _quiet() -> Iterator[None]:
    """Silences OpenCV's own messages about damaged files: the user gets a sentence."""
    log = cv2.utils.logging
    before = log.getLogLevel()
    log.setLogLevel(log.LOG_LEVEL_SILENT)
    try:
        yield
    finally:
        log.setLogLevel(before)
