"""The list of paired nodes: one file, several processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.trust.identity import new_identity
from fastvid_gui.farm.trust.peers import PEERS_FILE, Peer, PeerBook
from fastvid_gui.paths import config_folder


@pytest.fixture
def book() -> PeerBook:
    return PeerBook()


def peer(name: str = "attic", address: str = "") -> Peer:
    return Peer(new_identity().public_key, name, address, 1_700_000_000.0)


def test_nobody_is_paired_at_first(book: PeerBook) -> None:
    assert book.list() == ()
    assert book.find(bytes(32)) is None


def test_added_peers_are_listed_in_order_and_found(book: PeerBook) -> None:
    first, second = peer("a"), peer("b")
    book.add(first)
    book.add(second)
    assert book.list() == (first, second)
    assert book.find(second.public_key) == second
    assert book.get(first.id) == first
    assert PeerBook().list() == (first, second)


def test_pairing_again_takes_over_the_new_name(book: PeerBook) -> None:
    first = peer("a")
    book.add(first)
    book.add(Peer(first.public_key, "b", "host:1", 2.0))
    assert [each.name for each in book.list()] == ["b"]


def test_forgotten_peer_is_gone_in_every_book(book: PeerBook) -> None:
    first, other = peer(), PeerBook()
    book.add(first)
    assert other.find(first.public_key) == first
    assert book.forget(first.id)
    assert other.find(first.public_key) is None
    assert not book.forget(first.id)


def test_deleted_file_pairs_nobody(book: PeerBook) -> None:
    first = peer()
    book.add(first)
    book.path.unlink()
    assert book.find(first.public_key) is None


def test_address_is_noted_where_it_changed(book: PeerBook) -> None:
    first = peer()
    book.add(first)
    book.reached(first.id, "attic:47800")
    written = book.path.stat().st_mtime_ns
    book.reached(first.id, "attic:47800")
    book.reached("unknown", "attic:47800")
    assert book.list()[0].address == "attic:47800"
    assert book.path.stat().st_mtime_ns == written


def test_people_name_a_peer_by_name_id_or_its_beginning(book: PeerBook) -> None:
    first, second, third = peer("Attic"), peer("same"), peer("Same")
    for each in (first, second, third):
        book.add(each)
    assert book.named(" attic ") == book.named(first.id) == book.named(first.id[:6].upper()) == first
    with pytest.raises(FarmError, match=second.id):
        book.named("same")
    with pytest.raises(FarmError, match="fastvid-gui nodes"):
        book.named("cellar")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_file_is_for_its_owner_only(book: PeerBook) -> None:
    book.add(peer())
    assert book.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in config_folder().iterdir() if "lock" not in path.name] == [PEERS_FILE]


@pytest.mark.parametrize("content", [b"{", b'{"format": 1, "peers": [{}]}', b"[" * 5000, b"\xff"])
def test_damaged_list_is_a_clear_error_and_stays(book: PeerBook, content: bytes) -> None:
    book.path.write_bytes(content)
    for call in (book.list, lambda: book.add(peer()), lambda: book.forget("x")):
        with pytest.raises(FarmError, match=r"peers\.json.*pair the computers again"):
            call()
    assert book.path.read_bytes() == content


def test_names_that_upset_a_terminal_are_refused() -> None:
    with pytest.raises(ValueError, match="can't be shown"):
        peer("\x1b[2J")
    with pytest.raises(ValueError, match="can't be shown"):
        peer("a\u202eb")


def test_two_processes_adding_at_once_lose_nobody(book: PeerBook) -> None:
    command = (
        "from fastvid_gui.farm.trust.peers import *; from fastvid_gui.farm.trust.identity import new_identity\n"
        "for i in range(15): PeerBook().add(Peer(new_identity().public_key, 'x'))"
    )
    children = [subprocess.Popen([sys.executable, "-c", command]) for _ in range(2)]
    assert [child.wait(60) for child in children] == [0, 0]
    assert len(book.list()) == 30


def test_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FarmError, match=PEERS_FILE):
        PeerBook(tmp_path / "file").list()
