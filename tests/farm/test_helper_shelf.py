"""The shelf of finished pieces and the one of styles."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.errors import StoreError
from fastvid_gui.farm.helper_shelf import KEEP_DAYS, KeptPiece, PieceKey, Shelf, StyleShelf

JOB = "ab" * 32


def piece(start: int = 0, maker: str = "aaaa-bbbb-cccc-dddd", data: bytes = b"data") -> KeptPiece:
    span = PieceSpan(start, start + 12, PieceKind.BODY)
    key = PieceKey(maker, JOB, 0, span)
    return KeptPiece(key, "0" * 16, 3, "mark", Piece(span, data, Seed(start + 11, b"seed")))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "kept", 10_000)


def test_pieces_survive_a_restart(shelf: Shelf, tmp_path: Path):
    for kept in (piece(12), piece(0)):
        shelf.put(kept)
    again = Shelf(tmp_path / "kept", 10_000)
    assert [key.span.start for key in again.keys("aaaa-bbbb-cccc-dddd", JOB)] == [0, 12]
    assert again.get(piece(0).key) == piece(0)
    assert again.bytes == shelf.bytes > 0


def test_last_piece_has_no_seed(shelf: Shelf):
    last = replace(piece(), piece=replace(piece().piece, seed=None))
    shelf.put(last)
    assert shelf.get(last.key) == last


def test_forgotten_pieces_are_gone(shelf: Shelf, tmp_path: Path):
    shelf.put(piece(0))
    shelf.put(piece(12))
    shelf.forget(piece(0).key)
    assert shelf.get(piece(0).key) is None
    shelf.forget_job("aaaa-bbbb-cccc-dddd", JOB)
    assert (shelf.bytes, list((tmp_path / "kept").rglob("*.piece"))) == (0, [])


@pytest.mark.parametrize("damage", [b"", b"\x00\x00\x00\xff", b"\x00\x00\x00\x01\xc0", None])
def test_damaged_pieces_are_forgotten(shelf: Shelf, tmp_path: Path, damage: bytes | None):
    shelf.put(piece())
    (path,) = (tmp_path / "kept").rglob("*.piece")
    path.write_bytes(path.read_bytes()[:-1] + b"X" if damage is None else damage)
    assert shelf.get(piece().key) is None
    assert shelf.keys("aaaa-bbbb-cccc-dddd", JOB) == []


def test_full_shelf_makes_room_at_the_cost_of_other_makers(tmp_path: Path):
    shelf = Shelf(tmp_path / "kept", 3000)
    shelf.put(piece(0, "zzzz-zzzz-zzzz-zzzz", bytes(2000)))
    shelf.put(piece(0, data=bytes(2000)))
    assert shelf.full
    shelf.make_room("aaaa-bbbb-cccc-dddd")
    assert not shelf.full
    assert shelf.keys("zzzz-zzzz-zzzz-zzzz", JOB) == []
    assert len(shelf.keys("aaaa-bbbb-cccc-dddd", JOB)) == 1


def test_old_and_unfinished_files_are_cleared_away(shelf: Shelf, tmp_path: Path):
    shelf.put(piece())
    (path,) = (tmp_path / "kept").rglob("*.piece")
    path.with_suffix(".partial").write_bytes(b"half")
    old = time.time() - (KEEP_DAYS + 1) * 24 * 3600
    os.utime(path, (old, old))
    assert Shelf(tmp_path / "kept", 10_000).bytes == 0
    assert [each for each in (tmp_path / "kept").rglob("*") if each.is_file()] == []


def test_folder_that_cannot_be_made_is_an_error(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="file"):
        Shelf(tmp_path / "file" / "kept", 1)


def test_styles_are_bounded_and_the_oldest_goes(tmp_path: Path):
    shelf = StyleShelf(tmp_path / "styles", 2500)
    for number, digest in enumerate("abc"):
        shelf.put(digest * 64, bytes(1000))
        when = time.time() - 100 + number
        os.utime(tmp_path / "styles" / f"{digest * 64}.safetensors", (when, when))
    shelf.put("d" * 64, bytes(1000))
    assert [digest for digest in "abcd" if shelf.get(digest * 64)] == ["c", "d"]
    shelf.forget("d" * 64)
    assert shelf.get("d" * 64) is None
