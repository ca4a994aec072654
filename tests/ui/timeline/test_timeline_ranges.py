"""The row of ranges tells who painted what, without walking through all of it."""

from pathlib import Path

from timeline_stage import Stage, info, key

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.renders import FrameSpan, Painted, Planned
from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.state.session import Film, FilmState
from fastvid_gui.ui.timeline.range_row import range_label
from fastvid_gui.ui.timeline.ranges import Ranges, RangeStage, planned_spans

KEYS = (key(0, "start"), key(30), key(60, "soft"))
SPANS = (FrameSpan(0, 30), FrameSpan(30, 60), FrameSpan(60, 100))


def film(**changes: object) -> Film:
    values = {"state": FilmState.READY, "info": info(100), "found": KEYS, "analyzed": True} | changes
    return Film(path=Path("a.mp4"), **values)  # type: ignore[arg-type]


def item(*news: object, state: ItemState = ItemState.RUNNING) -> QueueItem:
    made = QueueItem(
        number=1,
        source=Path("a.mp4"),
        request=RenderRequest(source=Path("a.mp4"), output=Path("o.mp4"), look=Look(style="x")),
        state=state,
    )
    for each in news:
        made = made.with_news(each)  # type: ignore[arg-type]
    return made


def painted(*spans: tuple[str, int, int], stored: tuple[tuple[int, int], ...] = ()) -> Painted:
    return Painted(
        done=1,
        total=100,
        frames_per_second=5.0,
        seconds_left=None,
        spans=tuple((node, FrameSpan(a, b)) for node, a, b in spans),
        stored=tuple(FrameSpan(a, b) for a, b in stored),
    )


PLANNED = Planned(SPANS, KEYS, (), True)


def test_before_a_render_the_ranges_follow_from_the_keyframes() -> None:
    ranges = Ranges(film())
    assert ranges.spans == SPANS
    assert ranges[0].state is RangeStage.PLANNED
    assert range_label(ranges[0], False) == ("", "")


def test_a_marked_part_begins_its_own_range() -> None:
    assert planned_spans(film(mark_in=10, mark_out=70)) == (
        FrameSpan(10, 30),
        FrameSpan(30, 60),
        FrameSpan(60, 70),
    )
    assert planned_spans(film(mark_in=30, mark_out=60)) == (FrameSpan(30, 60),)


def test_while_the_analysis_runs_only_finished_ranges_are_shown() -> None:
    assert planned_spans(film(analyzed=False)) == (FrameSpan(0, 30), FrameSpan(30, 60))


def test_states_and_labels_of_a_running_render() -> None:
    ranges = Ranges(film(), item(PLANNED, painted(("", 0, 30), ("", 30, 45), stored=((0, 24),))))
    assert [ranges[place].state for place in range(3)] == [
        RangeStage.DONE,
        RangeStage.PAINTING,
        RangeStage.WAITING,
    ]
    assert (ranges[1].painted, ranges[1].percent, ranges[1].now) == (15, 50, "")
    assert range_label(ranges[1], False) == ("painting 50 %", "50 %")
    assert range_label(ranges[0], False)[0].startswith("✓")
    assert ranges.finished(10)
    assert not ranges.finished(25)  # painted, but may still be lost


def test_a_range_that_changes_hands_names_both() -> None:
    nodes = NodesChanged(
        (
            NodeStatus(name="local", device="cpu", state="", painting=(NodePart(30, 60, 50),)),
            NodeStatus(name="attic-pc", device="cpu", state=""),
        )
    )
    ranges = Ranges(film(), item(PLANNED, painted(("attic-pc", 30, 45), ("", 45, 50)), nodes))
    assert ranges[1].nodes == ("attic-pc", "")
    assert range_label(ranges[1], True)[0] == "attic-pc → this PC 66 %"


def test_what_an_earlier_run_stored_counts_once() -> None:
    stored = Planned(SPANS, KEYS, (FrameSpan(0, 36),), True)
    ranges = Ranges(film(), item(stored, painted(("", 30, 40))))
    assert ranges[0].state is RangeStage.DONE
    assert ranges[1].painted == 10


def test_a_finished_render_stays_until_the_keyframes_change() -> None:
    done = item(PLANNED, painted(("", 0, 100), stored=((0, 100),)), state=ItemState.DONE)
    assert Ranges(film(), done)[2].state is RangeStage.DONE
    assert Ranges(film(edited=KEYS[:2]), done)[0].state is RangeStage.PLANNED


def test_paused_keeps_what_is_stored() -> None:
    ranges = Ranges(film(), item(PLANNED, painted(("", 0, 12), stored=((0, 12),)), state=ItemState.PAUSED))
    assert (ranges[0].state, ranges[1].state) == (RangeStage.PAUSED, RangeStage.WAITING)


def test_only_what_is_in_view_is_looked_up() -> None:
    spans = tuple(FrameSpan(n * 100, n * 100 + 100) for n in range(2000))
    ranges = Ranges(film(info=info(200_000)), item(Planned(spans, KEYS, (), True)))
    assert ranges.seen(0, 50) == range(0, 1)
    assert ranges.seen(100, 201) == range(1, 3)
    assert ranges.seen(150, 250) == range(1, 3)
    assert ranges.seen(199_999, 200_000) == range(1999, 2000)
    assert ranges.at(200_000) is None


def test_what_a_lost_node_had_not_delivered_is_painted_anew() -> None:
    def nodes(*told: NodeStatus) -> NodesChanged:
        return NodesChanged(told)

    attic = NodeStatus(
        name="attic", device="cpu", state="", painting=(NodePart(30, 60, 40),), standing="working"
    )
    here = NodeStatus(name="local", device="cpu", state="", standing="idle")
    running = item(PLANNED, nodes(here, attic), painted(("attic", 30, 55), stored=((30, 36),)))
    gone = running.with_news(nodes(here, NodeStatus(name="attic", device="cpu", state="", standing="left")))
    # 36 to 40 was delivered and is about to be stored.
    assert gone.progress == (("attic", FrameSpan(30, 40)),)
    begun = NodeStatus(
        name="local", device="cpu", state="", painting=(NodePart(30, 60, 36),), standing="working"
    )
    heir = running.with_news(nodes(begun, NodeStatus(name="attic", device="cpu", state="", standing="left")))
    assert heir.progress == (("attic", FrameSpan(30, 36)),)
    ranges = Ranges(film(), heir)
    assert range_label(ranges[1], True)[0] == "attic → this PC 20 %"
    # Whoever finishes a range lays it down, and nothing of it is lost.
    finished = running.with_news(
        nodes(here, NodeStatus(name="attic", device="cpu", state="", standing="idle"))
    )
    assert finished.progress == running.progress


def test_of_two_painters_of_a_range_the_one_further_on_is_named() -> None:
    both = NodesChanged(
        (
            NodeStatus(
                name="attic", device="cpu", state="", painting=(NodePart(22, 60, 30),), standing="working"
            ),
            NodeStatus(
                name="cellar", device="cpu", state="", painting=(NodePart(22, 60, 40),), standing="working"
            ),
        )
    )
    ranges = Ranges(film(), item(PLANNED, both))
    assert (ranges[0].now, ranges[1].now) == (None, "cellar")


def test_the_timeline_counts_nodes_as_everything_else_does(stage: Stage) -> None:
    """Whoever turned up first but paints nothing must not shift the colors of the others."""
    stage.open(100)
    stage.render()
    call = stage.render_engine.calls[-1]
    call.tell(
        NodesChanged(
            (
                NodeStatus(name="local", device="cpu", state="", painting=(NodePart(0, 30, 5),)),
                NodeStatus(name="idle-pc", device="cpu", state="idle"),
                NodeStatus(name="attic", device="cpu", state="", painting=(NodePart(30, 60, 40),)),
            )
        )
    )
    stage.qtbot.waitUntil(lambda: stage.panel.view.state.numbers.several, timeout=30_000)
    running = stage.queue.running
    assert running is not None
    names = ("", "idle-pc", "attic")
    assert [stage.panel.view.state.numbers[name] for name in names] == [
        running.number_of(name) for name in names
    ]
