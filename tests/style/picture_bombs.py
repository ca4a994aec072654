"""Small files that hold gigabytes of one color."""

import struct
import zlib

import cv2
import numpy as np


def jpeg(width: int, height: int, progressive: bool = False) -> bytes:
    """A gray 16 x 16 picture that says it is larger; what is missing is gray."""
    options = [cv2.IMWRITE_JPEG_PROGRESSIVE, int(progressive)]
    data = bytearray(cv2.imencode(".jpg", np.full((16, 16, 3), 128, np.uint8), options)[1].tobytes())
    place = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    data[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def png(width: int, height: int, depth: int, color: int) -> bytes:
    """Zeros; `color` is the number of PNG's kind of color (2: RGB, 6: with transparency)."""
    row = bytes(1 + width * {0: 1, 2: 3, 6: 4}[color] * depth // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def bmp(width: int, height: int) -> bytes:
    """Runs of one color (BMP's RLE8) that end at once: the rest is the first color."""
    palette = bytes(4 * 256)
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, 2, 0, 0, 256, 0)
    start = 14 + len(head) + len(palette)
    return struct.pack("<2sIHHI", b"BM", start + 2, 0, 0, start) + head + palette + b"\0\x01"


def tiff(width: int, height: int, tile: int = 0) -> bytes:
    """Without numbers; a tile of so many pixels a side, or one strip."""
    entries = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (277, 1)]
    entries += [(322, tile), (323, tile), (324, 8), (325, 1)] if tile else [(273, 8), (278, height), (279, 1)]
    packed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + packed + bytes(4)


def gif(width: int, height: int) -> bytes:
    small = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6) + small + b";"


def webp(width: int, height: int) -> bytes:
    """A canvas with a small picture on it."""
    small = cv2.imencode(".webp", np.zeros((16, 16, 3), np.uint8))[1].tobytes()[12:]
    canvas = b"VP8X" + struct.pack("<II", 10, 0)
    canvas += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(canvas) + len(small)) + b"WEBP" + canvas + small


BOMBS = {
    "jpeg": lambda: jpeg(30_000, 30_000),
    "progressive jpeg": lambda: jpeg(14_000, 14_000, progressive=True),
    "long jpeg": lambda: jpeg(1300, 65_000),
    "png": lambda: png(30_000, 8_000, 8, 2),
    "deep png": lambda: png(9_000, 9_000, 16, 2),
    "clear deep png": lambda: png(8_000, 8_000, 16, 6),
    "bmp": lambda: bmp(16_000, 15_000),
    "tiff": lambda: tiff(20_000, 20_000),
    "tiff of one tile": lambda: tiff(100, 100, 30_000),
    "gif": lambda: gif(60_000, 60_000),
    "webp": lambda: webp(16_383, 16_383),
}
LARGEST = {
    "jpeg": lambda: jpeg(15_000, 15_000),
    "progressive jpeg": lambda: jpeg(10_000, 10_000, progressive=True),
    "png": lambda: png(8_000, 8_000, 8, 2),
    "clear deep png": lambda: png(5_000, 5_000, 16, 6),
    "bmp": lambda: bmp(7_000, 7_000),
}
