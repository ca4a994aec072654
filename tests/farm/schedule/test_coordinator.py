"""Stories told to the coordinator: events in, instructions out."""

import pytest
from coordinator_harness import CHUNK, Told, body, delivery, film, paint_at, spans_for

from fastvid_gui.domain.chunk import PieceKind, piece_spans
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.dispatch import WARM_UP_S
from fastvid_gui.farm.schedule.instructions import (
    Accept,
    Assignment,
    FadeSeam,
    Finish,
    Ignore,
    Instruction,
    SeedRef,
    SetAside,
    Wait,
    Withdraw,
    Withhold,
)
from fastvid_gui.farm.schedule.states import InvalidTransition, JobState, Presence, RangeState, Standing
from fastvid_gui.sentences.sentence import code_of, said_by_others, say
from fastvid_gui.sentences.shared_render import Fault, Standstill, TakenBack

Kind = type[Instruction]


def only(said: list[Instruction], kind: Kind) -> list[Instruction]:
    """The instructions of one kind."""
    return [one for one in said if isinstance(one, kind)]


def joined(node: str, **more: object) -> ev.NodeJoined:
    """A greeting of a node with one slot."""
    return ev.NodeJoined(node=node, session="1", fingerprint="same", **more)  # type: ignore[arg-type]


def here() -> ev.NodeJoined:
    """The maker's own computer."""
    return joined("here", local=True)


def run_dry(told: Told, *names: str, rounds: int = 400, each_s: float = 1.0) -> None:
    """Honest nodes paint a step each in turn, and seams are faded, until the job is finished."""
    faded: set[int] = set()
    for _ in range(rounds):
        for number in set(told.seams) - faded:
            faded.add(number)
            told.tell(ev.SeamFaded(number))
        if told.coordinator.over:
            return
        told.now += each_s
        told.tell(*(ev.SignOfLife(name) for name in names), ev.Tick())
        for name in names:
            if not told.coordinator.over and told.coordinator.nodes[name].active:
                told.paint(name, each_s=0.0)
    raise AssertionError("the job did not end")


# ---- one node alone


def test_one_node_paints_a_film_from_start_to_end() -> None:
    told = Told()
    told.plan(film(40, cuts=(10,), softs=(24,)))
    told.tell(here())
    run_dry(told, "here")
    assert told.coordinator.state is JobState.FINISHED
    assert only(told.said, FadeSeam) == [FadeSeam(1, 17, 24)]
    assert told.said[-1] == Finish()


def test_longest_range_goes_to_the_first_slot() -> None:
    told = Told()
    told.plan(film(60, cuts=(10, 50)))
    said = told.tell(joined("a", slots=2))
    assert [one.range_number for one in only(said, Assignment)] == [1, 0]


def test_assignment_says_where_to_begin_and_end() -> None:
    told = Told()
    told.plan(film(48, softs=(24,)))
    (first, second) = only(told.tell(joined("a", slots=2)), Assignment)
    by_number = {one.range_number: one for one in (first, second)}
    assert (by_number[0].from_frame, by_number[0].to_frame, by_number[0].seed) == (0, 24, None)
    assert (by_number[1].from_frame, by_number[1].to_frame, by_number[1].seed) == (12, 48, None)
    assert spans_for(by_number[1])[0].kind is PieceKind.LEAD


def test_ranges_are_dispatched_while_the_plan_is_made() -> None:
    told = Told()
    told.tell(here())
    parts = film(24, cuts=(12,))
    assert only(told.tell(ev.RangeKnown(range_number=0, part=parts[0])), Assignment)
    told.paint("here", 3)
    assert told.coordinator.state is JobState.PLANNING
    assert not only(told.said, Finish)
    told.tell(ev.RangeKnown(range_number=1, part=parts[1]), ev.PlanComplete(2))
    told.paint("here", 3)
    assert told.said[-1] == Finish()


def test_job_goes_on_from_what_its_store_holds() -> None:
    told = Told()
    (part,) = film(20)
    done = frozenset({body(0, 4), body(4, 8)})
    told.tell(
        ev.RangeKnown(range_number=0, part=part, finished=done, seeds=frozenset({4, 8})), ev.PlanComplete(1)
    )
    (task,) = only(told.tell(here()), Assignment)
    assert (task.from_frame, task.seed) == (8, SeedRef(0, 8))
    told.paint("here", 3)
    assert told.said[-1] == Finish()


def test_lost_seed_means_painting_again_but_storing_once() -> None:
    told = Told()
    (part,) = film(20)
    done = frozenset({body(0, 4), body(4, 8)})
    told.tell(
        ev.RangeKnown(range_number=0, part=part, finished=done, seeds=frozenset({4})), ev.PlanComplete(1)
    )
    (task,) = only(told.tell(here()), Assignment)
    assert (task.from_frame, task.seed) == (4, SeedRef(0, 4))
    assert only(told.paint("here"), Ignore)
    told.paint("here", 3)
    assert told.said[-1] == Finish()


def test_job_with_everything_stored_finishes_at_once() -> None:
    told = Told()
    parts = film(40, softs=(20,))
    for number, part in enumerate(parts):
        steps = frozenset(
            step
            for step in spans_for(
                Assignment(
                    node="",
                    id=0,
                    range_number=0,
                    part=part,
                    from_frame=part.paint_start,
                    to_frame=part.stop,
                    seed=None,
                )
            )
            if step.kind is PieceKind.BODY
        )
        told.tell(
            ev.RangeKnown(
                range_number=number, part=part, finished=steps, seeds=frozenset(), seam_faded=number == 0
            )
        )
    assert told.tell(ev.PlanComplete(2)) == [Finish()]


def test_gap_in_the_store_is_filled_and_no_more() -> None:
    told = Told()
    (part,) = film(20)
    done = frozenset({body(0, 4), body(8, 12)})
    told.tell(
        ev.RangeKnown(range_number=0, part=part, finished=done, seeds=frozenset({4})), ev.PlanComplete(1)
    )
    (task,) = only(told.tell(here()), Assignment)
    assert (task.from_frame, task.to_frame) == (4, 8)


# ---- results are accepted exactly once


def test_repeated_chunk_is_ignored() -> None:
    told = Told()
    told.plan(film(20))
    told.tell(joined("a"))
    task = told.task_of("a")
    chunk = delivery(task, spans_for(task)[0])
    assert only(told.tell(chunk), Accept)
    assert told.tell(chunk) == [Ignore(chunk, "stored already")]


def test_late_chunk_of_a_lost_node_is_still_welcome() -> None:
    told = Told()
    told.plan(film(20))
    told.tell(joined("a"), here())
    task = told.task_of("a")
    told.pass_time(8)
    assert told.task_of("here").from_frame == 0
    assert only(told.tell(delivery(task, spans_for(task)[0])), Accept)
    assert only(told.paint("here"), Ignore)
    told.paint("here", 4)
    assert told.said[-1] == Finish()


def test_who_paints_what_another_node_has_brought_meanwhile_is_told() -> None:
    """Else it paints on, or hangs, while what is missing after that waits for it."""
    told = Told()
    (part,) = film(20)
    done = frozenset({body(8, 12)})
    told.tell(ev.RangeKnown(range_number=0, part=part, finished=done), ev.PlanComplete(1))
    told.tell(joined("a"), joined("b"))
    first = told.tasks[1]
    other = "b" if first.node == "a" else "a"
    told.pass_time(8, (other,))
    again = told.task_of(other)
    assert (first.to_frame, again.from_frame, again.to_frame) == (8, 0, 8)
    said = told.tell(*(delivery(first, step) for step in spans_for(first)))
    assert Withdraw(other, again.id, say(TakenBack.BROUGHT)) in said
    assert told.task_of(other).from_frame == 8, "there is a seed after what was stored"


def test_chunks_out_of_order_are_kept() -> None:
    told = Told()
    told.plan(film(12))
    told.tell(joined("a"))
    task = told.task_of("a")
    first, second, third = (delivery(task, step) for step in spans_for(task))
    assert only(told.tell(second, first, third), Accept)
    assert told.coordinator.state is JobState.FINISHED


@pytest.mark.parametrize(
    "event",
    [
        ev.SignOfLife("stranger"),
        ev.NodeLeft("stranger"),
        ev.PieceReceived(node="stranger", assignment=1, range_number=0, span=body(0, 4), frames=4),
        ev.PieceReceived(node="a", assignment=99, range_number=0, span=body(0, 4), frames=4),
        ev.PieceReceived(node="b", assignment=1, range_number=0, span=body(0, 4), frames=4),
        ev.PieceReceived(node="a", assignment=1, range_number=7, span=body(0, 4), frames=4),
        ev.AssignmentOver("a", 99),
        ev.NodeDeclined("b", 1),
        ev.NodeFailed("a", ev.Failure.ERROR, 99),
        ev.NodeResumed("a"),
        ev.SeamFaded(0),
        ev.Readmit("a"),
        joined("a"),
    ],
)
def test_what_makes_no_sense_is_ignored_with_a_reason(event: ev.Event) -> None:
    told = Told()
    told.plan(film(20))
    told.tell(joined("a"), joined("b"))
    (said,) = told.tell(event)
    assert isinstance(said, Ignore)
    assert said.reason


def test_everything_is_ignored_after_the_end() -> None:
    told = Told()
    told.plan(film(12))
    told.tell(here())
    run_dry(told, "here")
    assert told.tell(joined("a")) == [Ignore(joined("a"), "the job is finished")]


# ---- nodes come and go


def test_vanished_nodes_range_goes_on_from_its_last_chunk_within_ten_seconds() -> None:
    told = Told()
    told.plan(film(60, cuts=(40,)))
    told.tell(joined("a"), joined("b"))
    told.paint("a", 3)
    gone = told.now
    task = told.task_of("a")
    while told.coordinator.nodes["a"].active:
        told.pass_time(1, alive=("b",))
        assert told.now - gone < 10
    assert told.coordinator.nodes["a"].presence is Presence.LOST
    told.paint("b", 5)
    again = told.task_of("b")
    assert (again.range_number, again.from_frame) == (task.range_number, 12)


def test_job_goes_on_alone_when_all_helpers_vanish() -> None:
    told = Told()
    told.plan(film(100, cuts=(20, 40, 60)))
    told.tell(here(), joined("a"), joined("b"))
    told.paint("a", 2)
    told.pass_time(10)
    run_dry(told, "here")


def test_helpers_only_never_uses_this_computer_and_says_so() -> None:
    told = Told(helpers_only=True)
    told.plan(film(40))
    told.tell(here())
    assert only(told.said, Wait) == [Wait(say(Standstill.NONE_FOUND))]
    told.tell(joined("a"))
    told.paint("a", 2)
    said = told.pass_time(10)
    assert [str(wait.reason) for wait in only(said, Wait)] == [
        "no helper is left (a: no sign of life), and this computer was told to paint nothing"
    ]
    assert not told.coordinator.nodes["here"].active
    assert only(told.tell(ev.SignOfLife("a")), Assignment)


def test_own_pulled_cable_is_held_against_nobody() -> None:
    told = Told()
    told.plan(film(90, cuts=(30, 60)))
    told.tell(here(), joined("a"), joined("b"))
    told.pass_time(20)
    assert [told.coordinator.nodes[name].presence for name in "ab"] == [Presence.LOST] * 2
    assert not told.coordinator.nodes["a"].strikes
    told.pass_time(1, alive=("a", "b"))
    assert told.coordinator.nodes["a"].presence is Presence.HELPING


def test_node_that_vanishes_three_times_is_set_aside() -> None:
    told = Told()
    told.plan(film(90, cuts=(30, 60)))
    told.tell(joined("b"), joined("a"))
    said: list[Instruction] = []
    for _ in range(3):
        said += told.pass_time(1, alive=("a", "b"))
        said += told.pass_time(10, alive=("b",))
    (aside,) = only(said, SetAside)
    assert aside.node == "a"
    assert code_of(aside.faults[-1]) is Fault.SILENT


def test_sleep_of_this_computer_is_held_against_nobody() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    told.paint("a")
    told.tell(ev.Tick(), after=3600)
    assert told.coordinator.nodes["a"].presence is Presence.HELPING
    told.tell(ev.Tick(), after=-7200)
    assert only(told.paint("a"), Accept)


def test_restarted_node_begins_again_but_a_repeated_greeting_changes_nothing() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    told.paint("a", 2)
    told.tell(joined("a"))
    assert told.task_of("a").from_frame == 0
    (task,) = only(told.tell(ev.NodeJoined(node="a", session="2")), Assignment)
    assert (task.from_frame, task.seed) == (8, SeedRef(0, 8))


def test_paused_node_gives_its_range_away_and_gets_work_again_when_resumed() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"), joined("b"))
    told.paint("a", 2)
    said = told.tell(ev.NodePaused("a", said_by_others("its owner is back")))
    assert "its owner is back" in [str(one.reason) for one in only(said, Withdraw)]
    assert told.task_of("b").from_frame == 8
    told.tell(ev.NodeLeft("b"))
    assert only(told.tell(ev.NodeResumed("a")), Assignment)


def test_heartbeat_mends_a_lost_pause() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    assert only(told.tell(ev.SignOfLife("a", paused=True)), Withdraw)
    assert only(told.tell(ev.SignOfLife("a")), Assignment)


def test_declining_node_is_asked_again_later_and_not_blamed() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    assert not only(told.tell(ev.NodeDeclined("a", 1, said_by_others("disk full"))), Assignment)
    assert not told.coordinator.nodes["a"].strikes
    assert only(told.pass_time(31, alive=("a",)), Assignment)


def test_range_that_a_node_can_never_send_is_left_to_others_without_blame() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    answer = told.tell(ev.NodeDeclined("a", 1, said_by_others("frames 28 to 39 take 1.27 GB"), final=True))
    assert not only(answer, Assignment) and not told.coordinator.nodes["a"].strikes
    assert told.coordinator.ranges[0].failed_at["a"] == float("inf")


def test_helpers_that_decline_or_rest_are_named_with_their_reason() -> None:
    told = Told(helpers_only=True)
    told.plan(film(40))
    told.tell(joined("a", name="attic"), joined("b", name="den"), joined("here", local=True))
    declined = ev.NodeDeclined("a", told.task_of("a").id, "its disk is full")
    assert not only(told.tell(ev.NodePaused("b", said_by_others("it rests until 20:00")), declined), Finish)
    wait = only(told.said, Wait)[-1]
    assert str(wait.reason) == (
        "no helper can work now (attic: its disk is full; den: it rests until 20:00), "
        "and this computer was told to paint nothing"
    )
    assert told.coordinator.waiting_for == wait.reason
    assert only(told.tell(ev.SignOfLife("b")), Assignment)
    assert told.coordinator.waiting_for is None


def test_view_tells_why_a_node_gets_no_work() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    told.tell(ev.NodeDeclined("a", 1, said_by_others("its disk is full")))
    assert [str(view.excuse) for view in told.coordinator.views()] == ["its disk is full"]
    told.pass_time(31, alive=("a",))
    assert [str(view.excuse) for view in told.coordinator.views()] == [""]


# ---- failures


@pytest.mark.parametrize("lie", [{"intact": False}, {"short": 1}])
def test_node_whose_results_are_wrong_three_times_is_set_aside(lie: dict[str, int]) -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    said: list[Instruction] = []
    for _ in range(3):
        task = told.task_of("a")
        said += told.tell(delivery(task, spans_for(task)[0], **lie))  # type: ignore[arg-type]
    assert not only(said, Accept)
    assert [one.node for one in only(said, SetAside)] == ["a"]
    assert isinstance(said[-1], Wait)
    assert told.coordinator.nodes["a"].standing is Standing.SET_ASIDE
    assert only(told.tell(ev.Readmit("a")), Assignment)


def test_set_aside_node_can_not_return_by_leaving() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    for _ in range(3):
        told.tell(ev.NodeFailed("a", ev.Failure.WRONG_PICTURE))
    told.tell(ev.NodeLeft("a"), ev.NodeJoined(node="a", session="2"))
    assert not told.coordinator.nodes["a"].active
    assert only(told.tell(ev.Readmit("a")), Assignment)


def test_failed_range_goes_to_another_node() -> None:
    told = Told()
    told.plan(film(80, cuts=(40,)))
    told.tell(joined("a"))
    task = told.task_of("a")
    told.tell(ev.NodeFailed("a", ev.Failure.ERROR, task.id, said_by_others("out of memory")))
    assert told.task_of("a").range_number != task.range_number


def test_silent_worker_is_late_although_its_heart_beats() -> None:
    told = Told()
    told.plan(film(80))
    told.tell(joined("a"))
    told.paint("a", 3)
    said = told.pass_time(40, alive=("a",))
    assert any(code_of(one.reason) is Fault.LATE for one in only(said, Withdraw))
    said += told.pass_time(700, alive=("a",))
    assert [one.node for one in only(said, SetAside)] == ["a"]


def test_own_computer_is_never_late() -> None:
    told = Told()
    told.plan(film(80))
    told.tell(here())
    assert not told.pass_time(2000)


def test_node_that_claims_to_be_finished_is_believed_for_a_moment_only() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a"))
    task = told.task_of("a")
    told.tell(ev.AssignmentOver("a", task.id))
    assert told.task_of("a") == task
    told.pass_time(7, alive=("a",))
    assert told.task_of("a") != task
    assert told.coordinator.nodes["a"].strikes


def test_range_that_fails_on_three_nodes_is_withheld_and_the_rest_goes_on() -> None:
    told = Told()
    told.plan(film(60, cuts=(40,)))
    told.tell(joined("a"), joined("b"), joined("c"))
    said: list[Instruction] = []
    while not only(said, Withhold):
        for task in told.coordinator.ranges[0].active[:1]:
            said += told.tell(
                ev.NodeFailed(task.node, ev.Failure.ERROR, task.id, said_by_others("frame 3 can't be read"))
            )
        for task in told.coordinator.ranges[1].active[:1]:
            said += told.paint(task.node)
    (withheld,) = only(said, Withhold)
    assert withheld.range_number == 0
    assert not only(said, SetAside)
    assert not any(node.strikes for node in told.coordinator.nodes.values())
    while told.coordinator.ranges[1].state is RangeState.PAINTING:
        said += told.paint(told.coordinator.ranges[1].active[0].node)
    assert "frame 3 can't be read" in str(only(said, Wait)[-1].reason)
    assert only(told.tell(ev.Readmit("nobody")), Assignment)
    assert told.coordinator.ranges[0].state is RangeState.PAINTING


def test_forbidden_node_gets_nothing_even_before_it_joins() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(ev.Forbid("a"), joined("a"))
    assert not told.coordinator.nodes["a"].active
    assert str(told.coordinator.views()[0].why) == "taken out of this job by its maker"


def test_cancel_revokes_everything() -> None:
    told = Told()
    told.plan(film(80, cuts=(40,)))
    told.tell(joined("a"), joined("b"))
    assert len(only(told.tell(ev.Cancel()), Withdraw)) == 2
    assert told.coordinator.state is JobState.CANCELED


# ---- who gets what


def test_slow_nodes_rest_is_handed_to_a_faster_one_by_its_seed() -> None:
    told = Told()
    told.plan(film(120, cuts=(40,)))
    told.tell(joined("fast"), joined("slow"))
    for _ in range(3):
        told.paint("slow", each_s=4.0)
        told.paint("fast", 6, each_s=0.1)
    assert told.task_of("slow").range_number == 0
    said = told.paint("fast", 2, each_s=0.1)
    (revoke,), (taken,) = only(said, Withdraw), only(said, Assignment)
    assert (revoke.node, str(revoke.reason)) == ("slow", "a faster node goes on with this range")
    assert (taken.node, taken.range_number, taken.seed) == ("fast", 0, SeedRef(0, 3 * CHUNK))


def test_newcomer_of_unknown_speed_is_tried_beside_the_painter() -> None:
    told = Told()
    told.plan(film(200))
    told.tell(joined("slow"))
    told.paint("slow", 3, each_s=4.0)
    (trial,) = only(told.tell(joined("new")), Assignment)
    assert trial.speculative
    assert trial.from_frame == 3 * CHUNK
    said = told.paint("new", 3, each_s=0.5)
    assert only(said, Accept)
    assert [one.node for one in only(said, Withdraw)] == ["slow"]


def test_trial_of_a_slower_newcomer_ends_without_harm() -> None:
    told = Told()
    told.plan(film(200))
    told.tell(joined("old"))
    told.paint("old", 3, each_s=1.0)
    told.tell(joined("new"))
    told.paint("old", 5, each_s=1.0)
    told.paint("new", each_s=0.0)
    told.paint("old", 5, each_s=1.0)
    said = told.paint("new", each_s=0.0)
    assert [one.node for one in only(said, Withdraw)] == ["new"]
    assert not told.coordinator.nodes["new"].strikes
    assert told.coordinator.nodes["old"].active


def test_trial_of_other_bits_is_only_measured() -> None:
    told = Told()
    told.plan(film(200))
    told.tell(joined("slow"))
    told.paint("slow", 3, each_s=4.0)
    told.tell(ev.NodeJoined(node="new", session="1", fingerprint="another"))
    said = told.paint("new", 2, each_s=0.1)
    assert not only(said, Accept)
    (takes,) = only(said, Assignment)
    assert (takes.node, takes.speculative) == ("new", False)


def test_claimed_speed_takes_nothing_from_a_node_that_has_delivered() -> None:
    """A speed from the reference sequence is hearsay until chunks bear it out: such a node is tried beside, too."""
    told = Told()
    told.plan(film(200))
    told.tell(joined("slow"))
    told.paint("slow", 3, each_s=4.0)
    said = told.tell(joined("new", reference_fps=50.0))
    (trial,) = only(said, Assignment)
    assert trial.speculative and not only(said, Withdraw)
    assert [one.node for one in only(told.paint("new", 2, each_s=0.5), Withdraw)] == ["slow"]


def test_reference_speed_makes_a_trial_needless_where_nobody_has_delivered() -> None:
    told = Told()
    told.plan(film(200))
    told.tell(joined("slow", reference_fps=1.0))
    (takes,) = only(told.tell(joined("new", reference_fps=50.0)), Assignment)
    assert not takes.speculative


def test_longest_range_moves_to_the_faster_node_before_it_is_too_late() -> None:
    # Two equal ranges, speeds 2 to 1: without a move in the middle the slow one ends a third too late.
    told = Told(chunk_frames=4)
    told.plan(film(800, cuts=(400,)))
    told.tell(joined("fast"), joined("slow"))
    assert paint_at(told, {"fast": 8.0, "slow": 4.0}, CHUNK) < 1.07 * 800 / 12
    assert any("longer range" in str(one.reason) for one in only(told.said, Withdraw))


def test_longest_range_stays_where_moving_costs_more_than_it_brings() -> None:
    # What the slow node has in hand is worth more than the difference between 8.0 and 7.5 frames a second.
    told = Told(chunk_frames=20)
    told.plan(film(800, cuts=(400,)))
    told.tell(joined("fast"), joined("slow"))
    assert paint_at(told, {"fast": 8.0, "slow": 7.5}, 20) < 1.07 * 800 / 15.5
    assert only(told.said, Withdraw) == []


def test_lead_in_says_nothing_of_the_speed_of_a_node_that_is_measured() -> None:
    told = Told()
    told.plan(film(90, softs=(60,)))
    told.tell(joined("a"))
    while told.task_of("a").range_number == 0:
        told.paint("a")
    meter = told.coordinator.nodes["a"].meter
    before = meter.frames_per_second
    told.paint("a", each_s=4.0)
    assert any(isinstance(one, Accept) and not one.span.kind.final for one in told.said[-3:])
    assert meter.frames_per_second == before
    told.paint("a", each_s=4.0)
    assert meter.frames_per_second != before


def test_slots_of_one_node_paint_side_by_side() -> None:
    told = Told()
    told.plan(film(120, cuts=(30, 60, 90)))
    assert len(only(told.tell(joined("a", slots=3)), Assignment)) == 3


# ---- the plan


def test_plan_that_contradicts_itself_raises_with_the_history() -> None:
    told = Told()
    told.tell(ev.RangeKnown(range_number=0, part=RenderRange(0, 20)))
    with pytest.raises(InvalidTransition, match="range 1") as caught:
        told.coordinator.handle(ev.RangeKnown(range_number=1, part=RenderRange(21, 40)), 1.0)
    assert "RangeKnown" in str(caught.value)


def test_range_after_the_end_of_the_plan_raises() -> None:
    told = Told()
    told.plan(film(20))
    with pytest.raises(InvalidTransition):
        told.coordinator.handle(ev.RangeKnown(range_number=1, part=RenderRange(20, 40)), 1.0)
    with pytest.raises(InvalidTransition):
        Told().coordinator.handle(ev.PlanComplete(1), 0.0)


def test_ranges_may_be_told_in_any_order() -> None:
    told = Told()
    parts = film(60, softs=(20, 40))
    told.tell(
        here(),
        *(ev.RangeKnown(range_number=number, part=parts[number]) for number in (2, 0, 1)),
        ev.PlanComplete(3),
    )
    run_dry(told, "here")
    assert sorted(told.seams) == [0, 1]


def test_seam_is_faded_when_both_pieces_are_stored_and_not_before() -> None:
    told = Told()
    told.plan(film(40, softs=(20,)))
    told.tell(joined("a", slots=2))
    tasks = {task.range_number: task for task in told.tasks.values()}
    lead_in = spans_for(tasks[1])[0]
    tail = spans_for(tasks[0])[-1]
    assert tail.kind is PieceKind.TAIL
    assert not only(told.tell(delivery(tasks[1], lead_in)), FadeSeam)
    assert only(told.tell(delivery(tasks[0], tail)), FadeSeam) == [FadeSeam(0, 10, 20)]


def test_views_show_what_each_node_does() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("a", name="Anna's PC"))
    told.paint("a", 3, each_s=2.0)
    (view,) = told.coordinator.views()
    assert (view.name, view.frames, view.painting) == ("Anna's PC", 3 * CHUNK, ((0, 3 * CHUNK),))
    assert view.frames_per_second == pytest.approx(2.0)
    told.pass_time(1, alive=("a",))
    assert told.coordinator.expected_seconds() == pytest.approx((40 - 3 * CHUNK) / 2, abs=2)


def test_hanging_node_that_claims_to_be_fast_does_not_take_ranges_back_for_ever() -> None:
    told = Told()
    told.plan(film(40))
    told.tell(joined("honest"))
    told.paint("honest", 2, each_s=4.0)
    told.tell(joined("hangs", reference_fps=100.0))
    assert told.task_of("hangs").from_frame == 2 * CHUNK
    for _ in range(120):
        told.now += 1.0
        told.tell(ev.SignOfLife("hangs"), ev.SignOfLife("honest"), ev.Tick())
        if told.coordinator.over:
            break
        if told.coordinator.nodes["honest"].active and round(told.now) % 4 == 0:
            told.paint("honest", each_s=0.0)
    assert told.coordinator.state is JobState.FINISHED


def test_range_is_not_taken_from_a_node_that_has_only_just_begun() -> None:
    """To cut, send and open a clip takes longer than to paint a short step; whoever hangs loses it all the same."""
    told = Told()
    told.plan(film(80))
    told.tell(joined("a", reference_fps=4.0), joined("b", reference_fps=4.0))
    (first,) = told.tasks.values()
    said = []
    for _ in range(round(10 * WARM_UP_S)):
        told.now += 0.1
        said += told.tell(ev.SignOfLife("a"), ev.SignOfLife("b"), ev.Tick())
    assert not only(said, Withdraw)
    said = told.pass_time(10, alive=("a", "b"))
    assert next(one.assignment for one in said if isinstance(one, Withdraw)) == first.id


def test_broken_seed_is_its_sender_s_fault_and_the_range_begins_anew():
    told = Told()
    told.plan(film(24))
    told.tell(joined("a"))
    told.paint("a", 3)
    (again,) = [one for one in told.tell(ev.NodeLeft("a"), joined("b")) if isinstance(one, Assignment)]
    assert (again.node, again.from_frame) == ("b", 12)
    said = told.tell(ev.SeedBroken(again.range_number, again.from_frame, again.id, "a"))
    (anew,) = [one for one in said if isinstance(one, Assignment)]
    assert (anew.node, anew.from_frame, anew.seed) == ("b", 0, None)
    assert "can't be opened" in str(told.coordinator.nodes["a"].strikes[0])
    assert not told.coordinator.nodes["b"].strikes
    late = told.tell(ev.SeedBroken(again.range_number, again.from_frame, again.id, "a"))
    assert [type(one) for one in late] == [Ignore] or not late
    assert len(told.coordinator.nodes["a"].strikes) == 1
    told.paint("b", 6)
    assert told.coordinator.state is JobState.FINISHED


def test_broken_seed_of_nobody_known_is_nobody_s_fault():
    told = Told()
    told.tell(joined("b"))
    part = film(24)[0]
    stored = frozenset(piece_spans(part, 4)) - frozenset(list(piece_spans(part, 4))[2:])
    (first,) = [
        one
        for one in told.tell(
            ev.RangeKnown(range_number=0, part=part, finished=stored, seeds=frozenset([8])),
            ev.PlanComplete(1),
        )
        if isinstance(one, Assignment)
    ]
    assert first.from_frame == 8
    told.tell(ev.SeedBroken(0, 8, first.id))
    assert told.task_of("b").from_frame == 0
    assert not told.coordinator.nodes["b"].strikes
    told.paint("b", 6)
    assert told.coordinator.state is JobState.FINISHED


def test_helper_that_reconnects_keeps_its_measured_speed() -> None:
    told = Told()
    told.plan(film(40 * CHUNK))
    told.tell(ev.NodeJoined(node="a", session="1", reference_fps=1.0))
    told.paint("a", 4, each_s=0.5)
    measured = told.coordinator.nodes["a"].meter.frames_per_second
    assert measured == pytest.approx(CHUNK / 0.5)
    told.tell(ev.NodeLeft("a"))
    told.tell(ev.NodeJoined(node="a", session="1"), after=2.0)
    assert told.coordinator.nodes["a"].meter.frames_per_second == measured
    told.tell(ev.NodeLeft("a"))
    told.tell(ev.NodeJoined(node="a", session="2"), after=2.0)
    again = told.coordinator.nodes["a"].meter
    assert (again.frames_per_second, again.deliveries) == (measured, 0), "a guess until it is measured anew"
    told.tell(ev.NodeLeft("a"))
    told.tell(ev.NodeJoined(node="a", session="3", reference_fps=3.0), after=2.0)
    assert told.coordinator.nodes["a"].meter.frames_per_second == 3.0


def test_program_that_dies_of_its_work_each_time_is_set_aside() -> None:
    told = Told()
    told.plan(film(40 * CHUNK))
    told.tell(ev.NodeJoined(node="b", session="1", local=True, reference_fps=0.01))
    said = []
    for session in "123":
        told.tell(ev.NodeJoined(node="a", session=session, reference_fps=10.0))
        told.pass_time(1, ("a", "b"))
        assert told.coordinator.nodes["a"].active
        said = told.tell(ev.NodeLeft("a", crashed=True))
    (aside,) = [item for item in said if isinstance(item, SetAside)]
    assert aside.faults == (say(Fault.CRASHED),) * 3


def test_program_that_was_killed_has_not_just_left() -> None:
    told = Told()
    told.tell(ev.NodeJoined(node="a", session="1"))
    for session, crashed, why in (("2", False, "it has left"), ("3", True, "it was killed, or crashed")):
        told.tell(ev.NodeLeft("a", crashed=crashed))
        assert str(told.coordinator.nodes["a"].excuse(told.now)) == why
        told.tell(ev.NodeJoined(node="a", session=session))
    told.tell(ev.NodeLeft("a"))
    assert str(told.coordinator.nodes["a"].excuse(told.now)) == "it has left"


def test_program_that_is_ended_or_not_reached_is_not_blamed() -> None:
    told = Told()
    told.plan(film(40 * CHUNK))
    told.tell(ev.NodeJoined(node="a", session="1"))
    told.tell(ev.NodeLeft("a"))
    told.tell(ev.NodeJoined(node="a", session="2"))
    told.tell(ev.NodePaused("a"), ev.NodeLeft("a", crashed=True))
    assert not told.coordinator.nodes["a"].strikes
