"""The table of a farmed job: two computers of one name are told apart."""

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.farm.maker.link import HelperLink
from fastvid_gui.farm.maker.table import distinct_name
from fastvid_gui.farm.trust.peers import Peer


def link(key: int, name: str) -> HelperLink:
    return HelperLink(Peer(bytes([key]) * 32, name, "10.0.0.9:47800", 0.0), "10.0.0.9:47800", lambda *_: None)


def test_computers_of_one_name_are_told_apart() -> None:
    first, second, attic, local = link(1, "pc"), link(2, "pc"), link(3, "attic"), link(4, LOCAL)
    links = (first, second, attic, local)
    for each in links:
        each.name = distinct_name(each, links)
    assert len({each.name for each in links} | {LOCAL}) == 5
    assert attic.name == "attic"
    # Whoever comes back keeps the name it had.
    before = first.name
    first.name = "pc"
    assert distinct_name(first, links) == before
