"""Assignments ahead: a node that will soon be done is given its next range, and loses it where others are sooner."""

from coordinator_harness import Told, delivery, film, spans_for

from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import SILENCE_S
from fastvid_gui.farm.schedule.dispatch import AHEAD_S
from fastvid_gui.farm.schedule.instructions import Assignment, Instruction, Withdraw
from fastvid_gui.sentences.sentence import said_by_others

FPS = 4.0  # a chunk a second


def joined(node: str, fps: float | None = FPS, **more: object) -> ev.NodeJoined:
    return ev.NodeJoined(node=node, session="1", fingerprint="same", reference_fps=fps, **more)  # type: ignore[arg-type]


def assigned(said: list[Instruction]) -> list[Assignment]:
    return [one for one in said if isinstance(one, Assignment)]


def revoked(said: list[Instruction]) -> list[int]:
    return [one.assignment for one in said if isinstance(one, Withdraw)]


def with_order_ahead(frames: int = 160, **more: object) -> tuple[Told, Assignment, Assignment]:
    """Node a paints the first of several ranges of 40 frames, and has been given another one."""
    told = Told()
    told.plan(film(frames, cuts=tuple(range(40, frames, 40))))
    (first,) = assigned(told.tell(joined("a", **more)))
    said = told.paint("a", 5)
    (ahead,) = assigned(said)
    return told, first, ahead


def test_next_range_is_given_when_little_is_left_and_not_before() -> None:
    told = Told()
    told.plan(film(160, cuts=(40, 80, 120)))
    (first,) = assigned(told.tell(joined("a")))
    assert not first.ahead
    before = 0
    while not (said := assigned(told.paint("a"))):
        before += 1
    (ahead,) = said
    assert ahead.ahead and ahead.node == "a" and ahead.range_number != first.range_number
    left = first.to_frame - first.from_frame - 4 * (before + 1)
    assert 0 < left <= AHEAD_S * FPS


def test_it_is_begun_without_a_word_when_the_range_before_is_done() -> None:
    told, first, ahead = with_order_ahead()
    said = []
    while told.task_of("a").id == first.id or first.id in _active(told):
        said = told.tell(delivery(first, _next_step(told, first)), after=1.0)
    assert not assigned(said) and not revoked(said)
    assert _active(told) == {ahead.id}
    told.paint("a", 10)
    assert told.coordinator.ranges[ahead.range_number].missing_frames == 0


def test_its_clocks_start_when_it_is_begun() -> None:
    told, first, ahead = with_order_ahead()
    told.pass_time(2, alive=("a",))
    for _ in range(5):
        told.tell(delivery(first, _next_step(told, first)), after=1.0)
    task = told.coordinator._dispatch.active[ahead.id]
    assert not task.ahead and task.since == told.coordinator._now
    speed = told.coordinator.nodes["a"].meter.frames_per_second
    told.paint("a", each_s=1.0)
    assert told.coordinator.nodes["a"].meter.frames_per_second >= speed
    assert not told.coordinator.nodes["a"].strikes


def test_node_is_not_blamed_for_what_it_holds_ahead() -> None:
    """Its first range takes long, though it delivers: the order ahead waits, and is never late."""
    told, _, ahead = with_order_ahead()
    for _ in range(4):
        told.pass_time(25, alive=("a",))
        told.paint("a")
    assert not told.coordinator.nodes["a"].strikes
    assert ahead.id not in _active(told) or told.coordinator.nodes["a"].ahead is None


def test_pieces_that_overtake_the_end_of_the_range_before_are_accepted() -> None:
    told, first, ahead = with_order_ahead()
    step = spans_for(ahead)[0]
    told.tell(delivery(ahead, step), after=1.0)
    assert told.accepted[ahead.range_number, step] == 1
    meter = told.coordinator.nodes["a"].meter.deliveries
    for _ in range(5):
        told.tell(delivery(first, _next_step(told, first)), after=1.0)
    assert told.coordinator.nodes["a"].meter.deliveries == meter + 4  # the last step of a range never counts
    told.paint("a", 9)
    assert told.coordinator.ranges[ahead.range_number].missing_frames == 0


def test_idle_node_takes_it_back_at_once() -> None:
    told, _, ahead = with_order_ahead(frames=80)
    said = told.tell(joined("b"))
    assert revoked(said) == [ahead.id]
    (now,) = assigned(said)
    assert (now.node, now.range_number, now.ahead) == ("b", ahead.range_number, False)


def test_idle_node_that_failed_on_all_that_waits_takes_it() -> None:
    told = Told()
    told.plan(film(120, cuts=(40, 80)))
    told.tell(joined("a"), joined("b"))
    failed = told.task_of("b")
    told.paint("a", 5)
    (ahead,) = (one for one in told.tasks.values() if one.ahead)
    said = told.tell(ev.NodeFailed("b", ev.Failure.WRONG_PICTURE, failed.id))
    assert ahead.id in revoked(said)
    assert {(one.node, one.range_number, one.ahead) for one in assigned(said)} == {
        ("b", ahead.range_number, False),
        ("a", failed.range_number, True),
    }


def test_free_node_begins_the_longest_of_the_last_ranges_though_it_was_given_ahead() -> None:
    """a has 40 frames ahead, 28 wait: b, which is free, begins the 40, and a gets the 28 ahead."""
    told = Told()
    told.plan(film(152, cuts=(44, 84, 124)))
    told.tell(joined("a"), joined("b", local=True))
    told.paint("a", 6)
    (ahead,) = (one for one in told.tasks.values() if one.ahead)
    assert (ahead.node, len(range(ahead.part.start, ahead.part.stop))) == ("a", 40)
    said = told.paint("b", 10, each_s=0.1)
    assert revoked(said) == [ahead.id]
    assert [(one.node, one.part.start, one.ahead) for one in assigned(said)] == [
        ("b", ahead.part.start, False),
        ("a", 124, True),
    ]


def test_what_is_about_to_be_begun_is_not_exchanged() -> None:
    """a begins with it within a second: the shorter range would not be there in time."""
    told = Told()
    told.plan(film(152, cuts=(44, 84, 124)))
    told.tell(joined("a"), joined("b", local=True))
    told.paint("a", 10)
    (ahead,) = (one for one in told.tasks.values() if one.ahead)
    said = told.paint("b", 10, each_s=0.05)
    assert not revoked(said)
    assert [(one.node, one.part.start) for one in assigned(said)] == [("b", 124)]
    assert told.coordinator.nodes["a"].ahead == ahead.id


def test_idle_node_of_unknown_speed_takes_it_too() -> None:
    told, _, ahead = with_order_ahead(frames=80)
    told.tell(ev.Tick())
    (now,) = assigned(told.tell(joined("b", fps=None)))
    assert (now.node, now.range_number, now.speculative) == ("b", ahead.range_number, False)


def test_slow_idle_node_leaves_it_to_whoever_ends_it_sooner() -> None:
    told, _, ahead = with_order_ahead(frames=80)
    assert ahead.id not in revoked(told.tell(joined("b", fps=FPS / 20)))
    assert told.coordinator.nodes["a"].ahead == ahead.id


def test_node_that_becomes_slow_loses_it() -> None:
    told, first, ahead = with_order_ahead()
    said = told.pass_time(5, alive=("a",))
    assert ahead.id in revoked(said)
    assert first.id in _active(told)
    assert told.coordinator.nodes["a"].ahead is None


def test_lost_paused_and_declining_nodes_lose_it_at_once() -> None:
    for what in ("lost", "paused", "declined", "declined ahead", "left"):
        told, first, ahead = with_order_ahead()
        match what:
            case "lost":
                told.pass_time(SILENCE_S + 1)
            case "paused":
                told.tell(ev.NodePaused("a"))
            case "left":
                told.tell(ev.NodeLeft("a"))
            case "declined":
                told.tell(ev.NodeDeclined("a", first.id, said_by_others("disk full")))
            case _:
                told.tell(ev.NodeDeclined("a", ahead.id, said_by_others("disk full")))
        assert ahead.range_number in told.coordinator._dispatch.waiting, what
        assert told.coordinator.nodes["a"].ahead is None
        assert assigned(told.tell(joined("b"))), what


def test_revoked_range_lets_the_one_ahead_begin() -> None:
    told, first, ahead = with_order_ahead()
    said = told.tell(ev.NodeFailed("a", ev.Failure.ERROR, first.id, said_by_others("out of memory")))
    assert ahead.id in _active(told) and not assigned(said)


def test_this_computer_is_given_nothing_ahead() -> None:
    told = Told()
    told.plan(film(160, cuts=(40, 80, 120)))
    told.tell(joined("here", local=True))
    for _ in range(35):
        told.paint("here")
    assert not any(one.ahead for one in told.tasks.values())


def test_one_assignment_ahead_for_many_slots() -> None:
    told = Told()
    told.plan(film(400, cuts=tuple(range(40, 400, 40))))
    told.tell(joined("a", slots=3))
    for _ in range(6):
        for number in sorted(told.coordinator.nodes["a"].active):
            task = told.tasks[number]
            told.tell(delivery(task, _next_step(told, task)), after=0.3)
    assert sum(one.ahead for one in told.tasks.values()) == 1
    assert len(told.coordinator.nodes["a"].active) == 3


def _active(told: Told) -> set[int]:
    return told.coordinator.nodes["a"].active


def _next_step(told: Told, task: Assignment) -> object:
    position = told.coordinator._dispatch.active[task.id].position
    return told.coordinator.ranges[task.range_number].spans[position]
