"""The table of a farmed job: two computers of one name are told apart, and what each of them does."""

from coordinator_harness import Told, film

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.link import HelperLink
from fastvid_gui.farm.maker.table import distinct_name, node_rows
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.sentences.sentence import said_by_others


def link(key: int, name: str) -> HelperLink:
    return HelperLink(
        Peer(bytes([key]) * 32, name, "10.0.0.9:47800", 0.0),
        "10.0.0.9:47800",
        lambda *_: None,
        AssignmentTable(),
    )


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


def test_who_takes_no_work_now_stands_apart_from_who_waits_for_some() -> None:
    told = Told()
    told.tell(ev.NodeJoined(node="a", session="1", fingerprint="same"))
    (row,) = node_rows(told.coordinator, {}, "CPU")
    assert (row.standing, row.state) == ("idle", "idle")
    told.plan(film(40))
    told.tell(ev.NodeDeclined("a", told.task_of("a").id, said_by_others("its disk is full")))
    (row,) = node_rows(told.coordinator, {}, "CPU")
    assert (row.standing, row.state, str(row.why)) == ("declining", "idle", "its disk is full")
