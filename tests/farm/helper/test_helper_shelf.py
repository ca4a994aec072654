"""The shelf of finished pieces and the one of styles."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.errors import StoreError
from fastvid_gui.farm.helper.shelf import KEEP_DAYS, KeptPiece, PieceKey, SentStyles, Shelf
from fastvid_gui.whole_files import beside

JOB = "ab" * 32


def piece(start: int = 0, maker: str = "aaaa-bbbb-cccc-dddd", data: bytes = b"data") -> KeptPiece:
    span = PieceSpan(start, start + 12, PieceKind.BODY)
    key = PieceKey(maker, JOB, 0, span)
    return KeptPiece(
        key=key,
        session="0" * 16,
        assignment=3,
        fingerprint="mark",
        piece=Piece(span, data, Seed(start + 11, b"seed")),
    )


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
    beside(path).write_bytes(b"half")
    path.with_suffix(".partial").write_bytes(b"half, by a version before")
    old = time.time() - (KEEP_DAYS + 1) * 24 * 3600
    os.utime(path, (old, old))
    assert Shelf(tmp_path / "kept", 10_000).bytes == 0
    assert [each for each in (tmp_path / "kept").rglob("*") if each.is_file()] == []


def test_folder_that_cannot_be_made_is_an_error(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="file"):
        Shelf(tmp_path / "file" / "kept", 1)


def test_styles_are_bounded_and_the_oldest_goes(tmp_path: Path):
    shelf = SentStyles(tmp_path / "styles", 2500)
    for number, digest in enumerate("abc"):
        shelf.put(digest * 64, bytes(1000))
        when = time.time() - 100 + number
        os.utime(tmp_path / "styles" / f"{digest * 64}.safetensors", (when, when))
    shelf.put("d" * 64, bytes(1000))
    assert [digest for digest in "abcd" if shelf.get(digest * 64)] == ["c", "d"]
    shelf.forget("d" * 64)
    assert shelf.get("d" * 64) is None
    beside(tmp_path / "styles" / f"{'e' * 64}.safetensors").write_bytes(bytes(2600))
    for path in (tmp_path / "styles").iterdir():
        os.utime(path, (when, when))
    shelf.put("f" * 64, bytes(1000))
    assert [path.name[:64] for path in (tmp_path / "styles").iterdir()].count("f" * 64) == 1
    assert not list((tmp_path / "styles").glob(".*")), "an unfinished file takes no room for ever"


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_links_and_foreign_files_are_left_alone(tmp_path: Path):
    """What lies behind a link may even have names like ours, and be old."""
    kept, papers = tmp_path / "kept", tmp_path / "papers"
    Shelf(tmp_path / "other", 10_000).put(piece())
    (tmp_path / "other" / "aaaa-bbbb-cccc-dddd").rename(papers)
    (papers / "thesis.txt").write_text("years of work")
    (papers / JOB / "thesis.txt").write_text("years of work")
    old = time.time() - (KEEP_DAYS + 1) * 24 * 3600
    for path in papers.rglob("*"):
        os.utime(path, (old, old))
    kept.mkdir()
    (kept / "aaaa-bbbb-cccc-dddd").symlink_to(papers)
    (kept / "bbbb-bbbb-cccc-dddd").mkdir()
    (kept / "bbbb-bbbb-cccc-dddd" / JOB).symlink_to(papers / JOB)
    (kept / "holiday").symlink_to(papers)
    (kept / "readme.txt").write_text("hello")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    shelf = Shelf(kept, 10_000)
    assert shelf.bytes == 0
    shelf.forget(piece().key)
    shelf.make_room("cccc-bbbb-cccc-dddd")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("maker", ["..", "../../papers", "", "a/b", "aaaa-bbbb-cccc-dddd\n"])
def test_a_maker_that_is_a_path_is_refused(shelf: Shelf, tmp_path: Path, maker: str):
    with pytest.raises(StoreError):
        shelf.put(piece(maker=maker))
    with pytest.raises(StoreError):
        shelf.forget(PieceKey("aaaa-bbbb-cccc-dddd", maker, 0, piece().key.span))
    with pytest.raises(StoreError):
        SentStyles(tmp_path / "styles", 1000).put(maker, b"style")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_foreign_files_beside_styles_are_left_alone(tmp_path: Path):
    shelf = SentStyles(tmp_path / "styles", 500)
    (tmp_path / "styles" / "thesis.txt").write_text("years of work")
    (tmp_path / "styles" / "folder").mkdir()
    for digest in "ab":
        shelf.put(digest * 64, bytes(1000))
    assert sorted(path.name for path in (tmp_path / "styles").iterdir()) == ["folder", "thesis.txt"]
