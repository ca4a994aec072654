"""The boxes of MOV and MP4 files, where PyAV does not report their contents. Reads heads only, within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_BOXES = 4096
"""Boxes in one place; an honest file has no more."""
MOST_BYTES = 1 << 16
SAMPLE_ENTRY_BYTES = 78
"""Bytes of a visual sample entry before the boxes in it."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its four letters, and where its contents begin and end in the file."""

    kind: bytes
    begin: int
    end: int

    def content(self, file: BinaryIO, most: int = MOST_BYTES) -> bytes:
        """Its first bytes."""
        file.seek(self.begin)
        return file.read(min(most, self.end - self.begin))

    @property
    def children(self) -> int:
        """Where the boxes in a visual sample entry begin."""
        return self.begin + SAMPLE_ENTRY_BYTES


def boxes(file: BinaryIO, begin: int, end: int) -> Iterator[Box]:
    """The boxes in a part of the file, until one does not fit."""
    for _ in range(MOST_BOXES):
        if begin + 8 > end:
            return
        file.seek(begin)
        head = file.read(16)
        size, kind, start = int.from_bytes(head[:4], "big"), head[4:8], begin + 8
        if size == 1:
            size, start = int.from_bytes(head[8:16], "big"), begin + 16
        elif size == 0:
            size = end - begin
        if len(head) < 8 or begin + size > end or size < start - begin:
            return
        yield Box(kind, start, begin + size)
        begin += size


def find(file: BinaryIO, begin: int, end: int, *path: bytes) -> Box | None:
    """The first box by a path of names, as in `find(file, 0, size, b"moov", b"trak")`."""
    found: Box | None = None
    for kind in path:
        found = next((box for box in boxes(file, begin, end) if box.kind == kind), None)
        if found is None:
            return None
        begin, end = found.begin, found.end
    return found


def video_entry(file: BinaryIO, track: int) -> Box | None:
    """The first sample entry of a numbered track: it says how its pictures are coded."""
    size = file.seek(0, 2)
    movie = find(file, 0, size, b"moov")
    for trak in boxes(file, movie.begin, movie.end) if movie else ():
        head = find(file, trak.begin, trak.end, b"tkhd") if trak.kind == b"trak" else None
        if head is None or _track_number(head.content(file)) != track:
            continue
        table = find(file, trak.begin, trak.end, b"mdia", b"minf", b"stbl", b"stsd")
        # A version, flags and a count come before the entries.
        return next(boxes(file, table.begin + 8, table.end), None) if table else None
    return None


def _track_number(head: bytes) -> int:
    """The track's number; times of four or eight bytes come before it, depending on the version."""
    place = 20 if head[:1] == b"\1" else 12
    return int.from_bytes(head[place : place + 4], "big")
