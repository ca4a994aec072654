"""How large a picture becomes when it is decoded, from the first bytes of its file.

A file of some hundred bytes can hold gigabytes of one color. So the size is read before a decoder sees the file, and a
kind of file that does not reveal its size this way is not decoded.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace

_SEARCHED_BYTES = 1 << 16
"""The chunks in which a PNG says that it is animated or transparent."""
_JPEG_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
"""Markers that begin with the picture's size."""
_JPEG_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers without a length."""
_TIFF_TAGS = frozenset((256, 257, 258, 277, 278, 322, 323))
_TIFF_NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 16: "Q", 17: "q"}


@dataclass(frozen=True, slots=True)
class PictureSize:
    """What is decoded.

    Attributes:
        width, height: in pixels, including pixels decoded beyond the edges.
        bytes_a_pixel: of memory while it is decoded.
        whole: bytes a pixel that are needed at any fraction of the size (JPEGs with several scans).
    """

    width: int
    height: int
    bytes_a_pixel: float
    whole: float = 0.0

    @property
    def pixels(self) -> int:
        """All of them."""
        return self.width * self.height

    def decoded_bytes(self, factor: int = 1) -> float:
        """Memory for decoding it at a fraction 1 / factor of its sides."""
        return self.pixels * (self.bytes_a_pixel / factor**2 + self.whole)


def picture_size(data: bytes) -> PictureSize | None:
    """The size of the picture in a file; None if it is damaged, or its kind does not reveal its size."""
    for start, reader in _READERS:
        if start.match(data):
            try:
                return reader(data)
            except (struct.error, LookupError, ValueError):
                return None
    return None


def _copied(pixel_bytes: float, moves: bool = False) -> float:
    """Bytes a pixel at the worst moment: OpenCV copies what it has decoded (pictures of an animation once more)."""
    return pixel_bytes * (3 if moves else 2) + 1.5


def _png(data: bytes) -> PictureSize:
    width, height, depth, color = struct.unpack(">IIBB", data[16:26])
    start = data[:_SEARCHED_BYTES]
    channels = 4 if color in (4, 6) or b"tRNS" in start else 3
    moves = b"acTL" in start
    return PictureSize(width, height, _copied(4 if moves else channels * (2 if depth == 16 else 1), moves))


def _jpeg(data: bytes) -> PictureSize:
    """Walks the segments up to the first scan."""
    place, found, parts = 2, None, 0
    while data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        place += 2
        if marker in _JPEG_ALONE:
            continue
        (length,) = struct.unpack(">H", data[place : place + 2])
        if marker in _JPEG_FRAMES:
            height, width, parts = struct.unpack(">HHB", data[place + 3 : place + 8])
            sampling = [divmod(data[place + 9 + 3 * part], 16) for part in range(parts)]
            most = max(across for across, _ in sampling) * max(down for _, down in sampling)
            share = sum(across * down for across, down in sampling) / max(1, most)
            # All scans are kept, with 16 bits a number, until the last one arrives.
            found = PictureSize(width, height, _copied(3), 2.2 * share)
            if marker not in (0xC0, 0xC1):
                return found
        elif marker == 0xDA and found is not None:
            # A picture whose first scan holds all parts is decoded line by line.
            return replace(found, whole=0.0) if data[place + 2] >= parts else found
        elif marker in (0xD9, 0xDA):
            break
        place += length
    raise ValueError("no picture")


def _bmp(data: bytes) -> PictureSize:
    (header,) = struct.unpack("<I", data[14:18])
    width, height = struct.unpack("<HH", data[18:22]) if header == 12 else struct.unpack("<ii", data[18:26])
    return PictureSize(abs(width), abs(height), _copied(4))


def _gif(data: bytes) -> PictureSize:
    width, height = struct.unpack("<HH", data[6:10])
    return PictureSize(width, height, _copied(4, True))


def _webp(data: bytes) -> PictureSize:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return PictureSize(width, height, _copied(4, True))
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, _copied(4))
    width, height = struct.unpack("<HH", data[26:30])
    return PictureSize(width & 0x3FFF, height & 0x3FFF, _copied(3))


def _tiff(data: bytes) -> PictureSize:
    """The first directory; where an entry occurs twice, the larger one counts."""
    order = "<" if data[:2] == b"II" else ">"
    big = struct.unpack(order + "H", data[2:4])[0] == 43
    (place,) = struct.unpack(order + ("Q" if big else "I"), data[8:16] if big else data[4:8])
    (count,) = struct.unpack(order + ("Q" if big else "H"), data[place : place + (8 if big else 2)])
    place += 8 if big else 2
    values: dict[int, int] = {}
    for at in range(place, place + (20 if big else 12) * min(count, 4096), 20 if big else 12):
        tag, kind = struct.unpack(order + "HH", data[at : at + 4])
        if tag in _TIFF_TAGS and kind in _TIFF_NUMBERS:
            values[tag] = max(values.get(tag, 0), _tiff_value(data, at, order, big, kind))
    width, height = values[256], values[257]
    # A tile or strip is decoded as a whole, and a tile may be larger than the picture.
    tile = values.get(322, width) * values.get(323, min(height, values.get(278, height)))
    channel_bytes = min(64, max(8, values.get(258, 8))) / 8
    pixel = max(3, channel_bytes * min(4, values.get(277, 1)))
    return PictureSize(width, max(height, -(-tile // max(1, width))), _copied(max(4, pixel)))


def _tiff_value(data: bytes, at: int, order: str, big: bool, kind: int) -> int:
    """The largest of the first four numbers of an entry, which lie elsewhere where they don't fit into it."""
    form = _TIFF_NUMBERS[kind]
    (count,) = struct.unpack(order + ("Q" if big else "I"), data[at + 4 : at + (12 if big else 8)])
    place, room = (at + 12, 8) if big else (at + 8, 4)
    size = struct.calcsize(form)
    if count * size > room:
        (place,) = struct.unpack(order + ("Q" if big else "I"), data[place : place + room])
    count = max(1, min(count, 4))
    numbers: tuple[int, ...] = struct.unpack(order + form * count, data[place : place + size * count])
    return max(abs(number) for number in numbers)


_READERS: tuple[tuple[re.Pattern[bytes], Callable[[bytes], PictureSize]], ...] = (
    (re.compile(rb"\xff\xd8\xff"), _jpeg),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), _png),
    (re.compile(rb"BM"), _bmp),
    (re.compile(rb"GIF8"), _gif),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), _webp),
    (re.compile(rb"II[*+]\0|MM\0[*+]"), _tiff),
)
