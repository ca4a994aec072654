"""Finished pieces and seeds as files in the shared folder, each with its checksum.

    pieces/00000024-00000060.body.3fa9c1d2    a line of JSON (what it is, the checksum), then the data
    pieces/00000000-00000059.seed.3fa9c1d2    the same: a seed of the range that begins at frame 0

The ending is that of the task that painted it, so that two members never write the same file. A seed is written before
the piece that it belongs to; once the piece has its name, both are there.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.errors import StoreError
from fastvid_gui.render.store_database import MOST_PIECE_BYTES
from fastvid_gui.render.store_names import piece_name, piece_named, seed_name, seed_named
from fastvid_gui.sentences.cluster import WhyNoMember
from fastvid_gui.whole_files import replace_file

_NAME = re.compile(r"([0-9]{8,9}-[0-9]{8,9}\.[a-z]{4})\.[0-9a-f]{8}")
_HEAD_BYTES_MOST = 1 << 16


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a file.

    Attributes:
        checksum: SHA-256 (hex) of the data after it.
        range_start: of the range it belongs to. seed: name of the file of the seed after a piece, or "".
    """

    checksum: str
    range_start: int
    fingerprint: str = ""
    member: str = ""
    seed: str = ""


def write_piece(
    folder: Path, range_start: int, piece: Piece, fingerprint: str, member: str, task: str
) -> tuple[str, str]:
    """Writes a piece and the seed after it; returns the names of both ("" where there is no seed). Raises OSError."""
    seed = ""
    if piece.seed is not None:
        seed = f"{seed_name(range_start, piece.seed.frame)}.{task}"
        _write(folder / seed, Head(checksum=_sum(piece.seed.data), range_start=range_start), piece.seed.data)
    name = f"{piece_name(piece.span)}.{task}"
    head = Head(
        checksum=piece.checksum, range_start=range_start, fingerprint=fingerprint, member=member, seed=seed
    )
    _write(folder / name, head, piece.data)
    return name, seed


def write_seed(folder: Path, range_start: int, seed: Seed, task: str) -> str:
    """Writes a seed alone; returns its name. Raises OSError."""
    name = f"{seed_name(range_start, seed.frame)}.{task}"
    _write(folder / name, Head(checksum=_sum(seed.data), range_start=range_start), seed.data)
    return name


def parse(data: bytes) -> tuple[Head, bytes]:
    """Head and data of a file; raises StoreError where it is damaged."""
    line, found, rest = data.partition(b"\n")
    try:
        head = msgspec.json.decode(line, type=Head)
    except msgspec.DecodeError as error:
        raise StoreError(WhyNoMember.FILE_DAMAGED) from error
    if not found or head.checksum != _sum(rest):
        raise StoreError(WhyNoMember.FILE_DAMAGED)
    return head, rest


def piece_of(name: str) -> PieceSpan | None:
    """Which piece a file holds; None where it holds none."""
    found = _NAME.fullmatch(name)
    return None if found is None else piece_named(found[1])


def seed_of(name: str) -> tuple[int, int] | None:
    """First frame of its range, and frame, of the seed that a file holds; None where it holds none."""
    found = _NAME.fullmatch(name)
    return None if found is None else seed_named(found[1])


def pieces_in(folder: Path) -> Iterator[tuple[str, PieceSpan]]:
    """All pieces in a folder, in film order. Raises OSError."""
    for name in sorted(path.name for path in folder.iterdir()):
        span = piece_of(name)
        if span is not None and span.kind is not PieceKind.SEAM:
            yield name, span


MOST_FILE_BYTES = MOST_PIECE_BYTES + _HEAD_BYTES_MOST


def _write(path: Path, head: Head, data: bytes) -> None:
    replace_file(path, msgspec.json.encode(head), b"\n", data, lasting=True)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
