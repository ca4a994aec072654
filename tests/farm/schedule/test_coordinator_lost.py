"""Stories of pieces that turn out to be no good, and of spot checks that the end of a film waits for."""

from coordinator_harness import Told, film

from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.instructions import Assignment, FadeSeam, Finish, MakeChecks, SetAside
from fastvid_gui.farm.schedule.states import JobState, RangeState, Standing
from fastvid_gui.sentences.sentence import said_by_others


def two() -> Told:
    """A film of two cuts; "a" paints the first range, "b" the second."""
    told = Told()
    told.plan(film(40, cuts=(24,)))
    told.tell(*(ev.NodeJoined(node=name, session="1", reference_fps=4.0) for name in ("a", "b")))
    assert [told.task_of(name).range_number for name in ("a", "b")] == [0, 1]
    return told


def paint_all(told: Told) -> None:
    """Everybody paints what he has, to the end."""
    while busy := [node.id for node in told.coordinator.nodes.values() if node.active]:
        told.paint(busy[0])


def of_kind(said: list, kind: type) -> list:
    return [one for one in said if isinstance(one, kind)]


def test_forger_is_set_aside_at_once_and_its_range_begins_before_what_it_forged() -> None:
    told = two()
    told.paint("a", 3)
    said = told.lose(0, 0, "a")
    (aside,) = of_kind(said, SetAside)
    assert (aside.node, [str(fault) for fault in aside.faults]) == ("a", ["odd"])
    assert told.coordinator.nodes["a"].standing is Standing.SET_ASIDE
    assert told.coordinator.nodes["a"].frames == 0
    assert told.coordinator.ranges[0].missing_frames == 24
    told.paint("b", 4)
    assert (told.task_of("b").range_number, told.task_of("b").from_frame) == (0, 0)
    told.paint("b", 6)
    assert told.coordinator.state is JobState.FINISHED


def test_what_somebody_painted_on_from_it_is_gone_too_and_nobody_is_blamed_for_that() -> None:
    told = two()
    told.paint("b", 2)
    number, honest = told.task_of("b").range_number, told.coordinator.nodes["b"]
    told.lose(number, 1, "a")
    assert told.coordinator.ranges[number].first_missing == 1
    assert honest.standing is Standing.GOOD and not honest.strikes
    again = told.task_of("b")
    assert (again.range_number, again.from_frame) in {(number, again.part.start + 4), (0, 0)}


def test_range_that_was_painted_is_opened_again() -> None:
    told = two()
    told.paint("b", 4)
    number = next(each for each, work in told.coordinator.ranges.items() if work.state is RangeState.PAINTED)
    told.lose(number, 2)
    work = told.coordinator.ranges[number]
    assert work.state is not RangeState.PAINTED and work.missing_frames == 8
    paint_all(told)
    assert told.coordinator.state is JobState.FINISHED


def test_seam_goes_with_either_of_its_sides_and_is_faded_again() -> None:
    told = Told()
    told.tell(ev.NodeJoined(node="a", session="1"))
    told.plan(film(40, softs=(20,)))
    paint_all(told)
    (seam,) = of_kind(told.said, FadeSeam)
    told.coordinator._checks_left = 1  # so that the job is not over
    told.tell(ev.SeamFaded(seam.range_number))
    told.lose(1, 0)
    before, after = told.coordinator.ranges[0], told.coordinator.ranges[1]
    assert not before.seam_faded and not before.accepted[-1] and not any(after.accepted)
    paint_all(told)
    assert len(of_kind(told.said, FadeSeam)) == 2
    told.tell(ev.SeamFaded(0), ev.ChecksLeft(0))
    assert told.coordinator.state is JobState.FINISHED


def test_failure_that_may_be_damage_counts_as_one_of_three() -> None:
    told = two()
    told.paint("a", 1)
    told.lose(0, 0, "a", forged=False)
    assert told.coordinator.nodes["a"].standing is Standing.GOOD
    assert [str(fault) for fault in told.coordinator.nodes["a"].strikes] == ["odd"]


def test_film_is_not_finished_before_its_checks_which_are_made_once_nobody_waits() -> None:
    told = two()
    assert not of_kind(told.tell(ev.ChecksLeft(0)), MakeChecks)
    told.tell(ev.ChecksLeft(1))
    assert len(of_kind(told.said, MakeChecks)) == 1, "both ranges are painted: nobody waits"
    assert of_kind(told.tell(ev.ChecksLeft(2)), MakeChecks), "another one came"
    assert not of_kind(told.tell(ev.Tick()), MakeChecks)
    paint_all(told)
    assert not of_kind(told.said, Finish)
    assert of_kind(told.tell(ev.ChecksLeft(0)), Finish)


def test_node_that_forged_before_it_joined_gets_nothing_when_it_does() -> None:
    told = two()
    told.tell(ev.PiecesLost({}, ("c",), said_by_others("odd"), forged=True))
    assert not of_kind(told.tell(ev.NodeJoined(node="c", session="1")), Assignment)
    assert told.coordinator.nodes["c"].standing is Standing.SET_ASIDE
