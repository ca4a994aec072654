"""`--nodes`: paired computers by name or id, others by address; what is not known is said with what is."""

import pytest

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.maker.nodes import NodeChoice, helpers_named, read_nodes
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.trust.identity import new_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook


@pytest.fixture
def peers() -> PeerBook:
    book = PeerBook()
    for name, address in (
        ("attic", "10.0.0.2:47800"),
        ("Büro PC", ""),
        ("spare", "10.0.0.3:47800"),
        ("spare", ""),
    ):
        book.add(Peer(new_identity().public_key, name, address))
    return book


def test_names_ids_and_addresses_may_be_mixed(peers: PeerBook) -> None:
    attic, office, spare, other = peers.list()
    assert read_nodes("Attic, büro pc ,192.168.1.9:5000", peers) == (
        (Address("192.168.1.9", 5000),),
        (attic.id, office.id),
    )
    assert read_nodes(f"{spare.id},{other.id}", peers)[1] == (spare.id, other.id)
    assert read_nodes(f"spare ({other.id[:4]})", peers)[1] == (other.id,), "as tables show it"
    assert read_nodes("attic,attic,ATTIC", peers) == ((), (attic.id,))


def test_a_name_that_two_computers_have_is_told_with_their_ids(peers: PeerBook) -> None:
    _, _, spare, other = peers.list()
    with pytest.raises(UsageError, match="2 paired computers are meant by “spare”") as found:
        read_nodes("spare", peers)
    assert spare.id in str(found.value) and other.id in str(found.value) and "by its id" in str(found.value)


@pytest.mark.parametrize("text", ["atic", "no-such-computer.invalid", "kein Name"])
def test_a_name_that_is_unknown_is_told_with_those_that_are_known(peers: PeerBook, text: str) -> None:
    with pytest.raises(UsageError) as found:
        read_nodes(text, peers)
    said = str(found.value)
    assert f"--nodes {text}: no paired computer is called “{text}”" in said
    assert f"attic ({peers.list()[0].id})" in said and "Büro PC" in said and "fastvid-gui nodes" in said


def test_where_nobody_is_paired_that_is_said() -> None:
    with pytest.raises(UsageError, match="None is paired yet"):
        read_nodes("no-such-computer.invalid", PeerBook())


def test_named_helpers_are_looked_for_where_they_were(peers: PeerBook) -> None:
    attic, office, *_ = peers.list()
    choice = NodeChoice(addresses=(), ids=(attic.id, office.id))
    assert choice.named and not NodeChoice().named
    assert [(each.peer.id, each.addresses, each.sure) for each in helpers_named(choice, peers)] == [
        (attic.id, ("10.0.0.2:47800",), False)
    ]
