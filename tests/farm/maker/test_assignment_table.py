"""The table of who paints what never differs from what the coordinator holds: the harness looks after each event."""

import random

from coordinator_harness import CHUNK, Told, film

from fastvid_gui.farm.schedule import events as ev


def random_story(seed: int) -> Told:
    """Four nodes of unequal speed come, go, rest, fail and paint, by chance."""
    chance, told = random.Random(seed), Told()
    told.plan(film(120 * CHUNK, cuts=(20 * CHUNK, 70 * CHUNK), softs=(40 * CHUNK,)))
    names = ("here", "a", "b", "c")
    for turn in range(300):
        name, node = (each := chance.choice(names)), told.coordinator.nodes.get(each)
        what = chance.random()
        fps = chance.choice((None, 1.0, 40.0))
        if node is None or what < 0.03:
            told.tell(
                ev.NodeJoined(
                    node=name,
                    session=f"{turn}",
                    slots=1,
                    name=name,
                    local=name == "here",
                    fingerprint="same",
                    reference_fps=fps,
                )
            )
        elif what < 0.05:
            told.tell(ev.NodeLeft(name, crashed=chance.random() < 0.5))
        elif what < 0.08:
            told.tell(chance.choice((ev.NodePaused, ev.NodeResumed))(name))
        elif what < 0.10 and node.active:
            told.tell(ev.NodeDeclined(name, max(node.active)))
        elif what < 0.12 and node.active:
            told.tell(ev.NodeFailed(name, ev.Failure.ERROR, max(node.active)), ev.Readmit(name))
        elif what < 0.25:
            told.pass_time(chance.choice((1, 3, 9, 40)), alive=tuple(chance.sample(names, 3)))
        elif node.active and not told.coordinator.over:
            told.paint(name, each_s=chance.choice((0.1, 1.0, 5.0)))
        told.seams and told.tell(*(ev.SeamFaded(number) for number in told.seams))
    return told


def test_it_follows_the_coordinator_through_random_stories() -> None:
    kinds: set[str] = set()
    for seed in range(40):
        kinds |= {type(one).__name__ for one in random_story(seed).said}
    assert {"Assignment", "Begin", "Alone", "Close", "Withdraw"} <= kinds, "each way was gone"


def test_what_is_over_is_still_known_for_what_comes_late() -> None:
    told = Told()
    told.plan(film(8))
    told.tell(ev.NodeJoined(node="a", session="1"))
    task = told.task_of("a")
    told.paint("a", 2)
    entry = told.table.get(task.id)
    assert entry is not None and entry.over and entry.assignment == task
    assert told.table.of("a", task.id) is None and told.table.open("a") == []
