"""Putting boxes into MOV and MP4 files that PyAV can't write."""

from pathlib import Path

from fastvid_gui.media.boxes import Box, boxes, find, video_entry


def insert(path: Path, box: bytes, kind: bytes = b"") -> Path:
    """Puts a box at the end of the first video's sample entry; its index must come last. May rename the entry."""
    data = bytearray(path.read_bytes())
    with path.open("rb") as file:
        movie = find(file, 0, len(data), b"moov")
        assert movie is not None
        assert movie.end == len(data), "the index has to be at the end"
        entry = video_entry(file, 1)
        assert entry is not None
        parents = [entry, *_parents(file, 0, len(data), entry)]
    if kind:
        data[entry.begin - 4 : entry.begin] = kind
    for parent in parents:
        place = parent.begin - 8
        data[place : place + 4] = (int.from_bytes(data[place : place + 4], "big") + len(box)).to_bytes(
            4, "big"
        )
    data[entry.end : entry.end] = box
    path.write_bytes(data)
    return path


def box(kind: bytes, content: bytes) -> bytes:
    """A box as bytes."""
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def clap(width: int, height: int, across: int = 0, down: int = 0, below: int = 1) -> bytes:
    """A clean aperture; the offsets are divided by `below`."""
    numbers = (width, 1, height, 1, across, below, down, below)
    return box(b"clap", b"".join(number.to_bytes(4, "big", signed=True) for number in numbers))


def _parents(file, begin: int, end: int, inner: Box) -> list[Box]:
    for outer in boxes(file, begin, end):
        if outer.begin <= inner.begin - 8 and inner.end <= outer.end and outer.kind != b"mdat":
            inside = outer.begin + (8 if outer.kind == b"stsd" else 0)
            return [outer, *_parents(file, inside, outer.end, inner)]
    return []
