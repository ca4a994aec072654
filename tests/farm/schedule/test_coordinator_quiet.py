"""Stories of helpers that are there and deliver nothing: who is idle goes on, and nobody honest loses by that."""

import pytest
from coordinator_harness import CHUNK, Told, delivery, film, paint_at, spans_for

from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import STRIKES_MOST
from fastvid_gui.farm.schedule.dispatch import FIRST_DELIVERY_S, QUIET_LEAST_S, QUIET_MOST_S
from fastvid_gui.farm.schedule.instructions import Accept, Assignment, Ignore, Instruction, Withdraw
from fastvid_gui.farm.schedule.speeds import PROOF_MOST, SpeedMeter
from fastvid_gui.farm.schedule.states import JobState

ABSURD = 1e5


def of(said: list[Instruction], kind: type[Instruction]) -> list[Instruction]:
    """The instructions of one kind."""
    return [one for one in said if isinstance(one, kind)]


def joined(node: str, fps: float | None = None, slots: int = 1, bits: str = "same") -> ev.NodeJoined:
    return ev.NodeJoined(
        node=node, session="1", slots=slots, local=node == "here", fingerprint=bits, reference_fps=fps
    )


def until_assigned(told: Told, node: str, alive: tuple[str, ...], most: float) -> Assignment:
    """Lets time pass until a node is given something."""
    for _ in range(round(most * 4)):
        told.now += 0.25
        said = told.tell(*map(ev.SignOfLife, alive), ev.Tick())
        found = [one for one in of(said, Assignment) if one.node == node]
        if found:
            return found[0]
    raise AssertionError(f"{node} was given nothing for {most} s")


def held(told: Told, *, claim: float, here: float, frames: int = 200, bits: str = "same") -> Assignment:
    """A helper holds the only range, and this computer has just joined."""
    told.plan(film(frames))
    told.tell(joined("holds", claim, bits=bits))
    told.tell(joined("here", here))
    (task,) = told.tasks.values()
    return task


# ---- standing by


def test_idle_computer_stands_by_when_the_range_should_be_painted() -> None:
    told = Told()
    held(told, claim=20.0, here=0.2)
    began = told.now
    beside = until_assigned(told, "here", ("holds",), QUIET_MOST_S)
    assert 200 / 20.0 <= told.now - began < 200 / 20.0 + 10
    assert beside.speculative and (beside.from_frame, beside.to_frame) == (0, 200)
    assert not told.revoked, "it may only be slow"


@pytest.mark.parametrize("claim", [0.9, 2.0])
def test_idle_computer_stands_by_after_thirty_seconds_at_most(claim: float) -> None:
    told = Told()
    held(told, claim=claim, here=0.01)
    began = told.now
    until_assigned(told, "here", ("holds",), QUIET_MOST_S + 1)
    assert told.now - began >= QUIET_MOST_S - 1


def test_absurd_claim_is_watched_from_the_beginning() -> None:
    told = Told()
    held(told, claim=ABSURD, here=0.2)
    began = told.now
    until_assigned(told, "here", ("holds",), QUIET_MOST_S / 2)
    assert told.now - began >= QUIET_LEAST_S


@pytest.mark.parametrize("bits", ["same", "another"])
def test_whoever_stands_by_and_delivers_first_goes_on_with_the_range(bits: str) -> None:
    told = Told()
    first = held(told, claim=ABSURD, here=0.2, bits=bits)
    beside = until_assigned(told, "here", ("holds",), QUIET_MOST_S)
    said = told.paint("here")
    assert [one.node for one in of(said, Accept)] == ["here"]
    assert [one.assignment for one in of(said, Withdraw)] == [first.id]
    assert told.task_of("here") == beside, "it goes on"
    assert not told.coordinator.nodes["holds"].strikes, "it may only be slow"
    late = told.tell(delivery(first, spans_for(first)[0]))
    assert [one.reason for one in of(late, Ignore)] == ["stored already"]
    paint_at(told, {"here": 5.0, "holds": 0.0}, CHUNK)


def test_slow_honest_helper_loses_nothing_when_it_delivers_first() -> None:
    told = Told()
    told.plan(film(60))
    told.tell(joined("slow", 0.1))
    told.tell(joined("here", 0.05))
    task = told.task_of("slow")
    for count in range(4):
        began = told.now
        while told.now - began < CHUNK / 0.1:
            told.pass_time(1, alive=("slow",))
        said = told.tell(delivery(task, spans_for(task)[count]))
        assert [one.node for one in of(said, Accept)] == ["slow"]
        beside = [one for one in told.tasks.values() if one.node == "here"]
        assert len(beside) == count + 1 and all(one.id in told.revoked for one in beside)
        assert told.task_of("slow") == task
    assert told.coordinator.nodes["slow"].frames == 4 * CHUNK
    assert not told.coordinator.nodes["slow"].strikes


def test_what_was_delivered_before_stays_and_the_rest_begins_at_its_seed() -> None:
    told = Told()
    first = held(told, claim=10.0, here=0.2)
    told.paint("holds", 3, each_s=0.5)
    beside = until_assigned(told, "here", ("holds",), QUIET_MOST_S + 1)
    assert beside.from_frame == 3 * CHUNK and beside.seed is not None
    told.paint("here", 2)
    accepted = sorted((step.start, step.stop) for _, step in told.accepted)
    assert accepted == [(place * CHUNK, (place + 1) * CHUNK) for place in range(5)]
    assert first.id in told.revoked


def test_range_that_nobody_paints_comes_before_standing_by() -> None:
    told = Told()
    parts = film(120, cuts=(60,))
    told.tell(ev.RangeKnown(range_number=0, part=parts[0]))
    told.tell(joined("holds", 0.5))
    told.tell(joined("here", 0.02))
    beside = until_assigned(told, "here", ("holds",), QUIET_MOST_S + 1)
    said = told.tell(ev.RangeKnown(range_number=1, part=parts[1]))
    assert [one.assignment for one in of(said, Withdraw)] == [beside.id]
    assert [(one.node, one.range_number) for one in of(said, Assignment)] == [("here", 1)]


def test_who_has_delivered_stands_by_before_who_only_claims() -> None:
    told = Told()
    parts = film(100, cuts=(3 * CHUNK,))
    told.tell(ev.RangeKnown(range_number=0, part=parts[0]), joined("honest", 0.05))
    for _ in range(3):
        told.pass_time(80, alive=("honest",))
        told.paint("honest", each_s=0.0)
    told.tell(joined("holds", 1.0), joined("boasts", 0.06))
    told.tell(ev.RangeKnown(range_number=1, part=parts[1]))
    assert told.task_of("holds").range_number == 1
    until_assigned(told, "honest", ("holds", "honest", "boasts"), QUIET_MOST_S + 1)
    assert not told.coordinator.nodes["boasts"].active


def test_own_computer_is_not_stood_by_for() -> None:
    told = Told()
    told.plan(film(200))
    told.tell(joined("here", 0.1))
    told.tell(joined("a", 0.01))
    assert not of(told.pass_time(200, alive=("a",)), Assignment)


# ---- claims


def test_speed_is_believed_again_after_more_deliveries_each_time() -> None:
    meter = SpeedMeter(ABSURD)
    assert meter.frames_per_second == ABSURD and not meter.proven
    meter.delivered(10, 1.0)
    assert meter.proven
    for misses in range(1, 9):
        meter.missed(10, 20.0)
        for _ in range(min(2**misses, PROOF_MOST)):
            assert not meter.proven
            meter.delivered(10, 1.0)
        assert meter.proven


def test_claim_is_no_more_than_what_was_seen_of_it() -> None:
    meter = SpeedMeter(ABSURD)
    meter.missed(12, 6.0)
    assert meter.frames_per_second == 2.0


def test_claim_is_not_believed_anew_after_a_restart() -> None:
    told = Told()
    held(told, claim=ABSURD, here=0.2)
    until_assigned(told, "here", ("holds",), QUIET_MOST_S)
    told.paint("here")
    told.tell(ev.NodeLeft("holds"))
    told.tell(ev.NodeJoined(node="holds", session="2", slots=8, fingerprint="same", reference_fps=ABSURD))
    speed = told.coordinator.nodes["holds"].meter.frames_per_second
    assert speed is not None and speed < CHUNK / QUIET_LEAST_S * 2
    assert told.task_of("here").range_number == 0, "nothing is taken from who paints"


def test_slow_helper_that_said_so_has_time_for_its_first_delivery() -> None:
    """A huge film on an old computer: a chunk may take longer than any fixed time."""
    told = Told(chunk_frames=36)
    told.plan(film(72))
    told.tell(joined("old", 0.05))
    task = told.task_of("old")
    said = told.pass_time(36 / 0.05, alive=("old",))
    assert told.now > 2 * FIRST_DELIVERY_S and not of(said, Withdraw)
    assert of(told.tell(delivery(task, spans_for(task, 36)[0])), Accept)
    assert not told.coordinator.nodes["old"].strikes


# ---- how long it takes


def misbehave(told: Told, how: str, names: tuple[str, ...], second: int, slots: int) -> None:
    """What helpers that deliver nothing do beside that, each second."""
    for place, name in enumerate(names):
        if how == "rests and is back" and (second + place) % 5 == 0:
            told.tell(ev.NodePaused(name), ev.NodeResumed(name))
        elif how == "is started again" and (second + place) % 5 == 0:
            told.tell(ev.NodeLeft(name, crashed=False))
            told.tell(
                ev.NodeJoined(
                    node=name, session=f"{second}", slots=slots, fingerprint="same", reference_fps=ABSURD
                )
            )
        elif how == "says it is finished" and told.coordinator.nodes[name].active:
            told.tell(ev.AssignmentOver(name, min(told.coordinator.nodes[name].active)))
        elif how == "delivers one chunk now and then" and second % 20 == 0:
            busy = not told.coordinator.over and told.coordinator.nodes[name].active
            if busy:
                told.paint(name, each_s=0.0)


@pytest.mark.parametrize("claim", [8.0, ABSURD])
@pytest.mark.parametrize("slots", [1, 4, 256])
@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    "how",
    [
        "is quiet",
        "rests and is back",
        "is started again",
        "says it is finished",
        "delivers one chunk now and then",
    ],
)
def test_helpers_that_deliver_nothing_cost_half_a_minute(
    how: str, number: int, slots: int, claim: float
) -> None:
    """Ten seconds of film, which this computer paints alone in 24 s."""
    fps, chunk = 10.0, 36
    parts = film(240, softs=(60, 120, 180))
    alone = sum(part.painted for part in parts) / fps
    told = Told(chunk_frames=chunk)
    told.plan(parts)
    told.tell(joined("here", fps))
    names = tuple(f"bad{place}" for place in range(number))
    told.tell(*(joined(name, claim, slots) for name in names))
    begun = told.now
    painted, faded = 0.0, set()
    for second in range(4000):
        told.now += 0.25
        told.tell(*map(ev.SignOfLife, names), ev.Tick())
        if second % 4 == 0:
            misbehave(told, how, names, second // 4, slots)
        for seam in set(told.seams) - faded:
            faded.add(seam)
            told.tell(ev.SeamFaded(seam))
        if told.coordinator.over:
            break
        mine = told.coordinator.nodes["here"].active
        painted = painted + 0.25 * fps if mine else 0.0
        if mine:
            task = told.task_of("here")
            position = told.coordinator._dispatch.active[task.id].position
            if painted >= len(told.coordinator.ranges[task.range_number].spans[position]):
                painted = 0.0
                told.paint("here", each_s=0.0)
    assert told.coordinator.state is JobState.FINISHED
    assert told.now - begun < alone + QUIET_MOST_S + 10
    assert len(told.coordinator.nodes["here"].strikes) < STRIKES_MOST


def test_helper_that_needs_hours_for_a_chunk_and_said_so_is_not_late() -> None:
    """90 frames at 80 s each, with nobody else to paint: two hours before the first delivery."""
    told = Told(helpers_only=True, chunk_frames=90)
    told.plan(film(180))
    told.tell(joined("old", 1 / 80))
    task = told.task_of("old")
    said = told.pass_time(90 * 80, alive=("old",))
    assert told.now > 7000 and not of(said, Withdraw)
    assert of(told.tell(delivery(task, spans_for(task, 90)[0])), Accept)
    assert not told.coordinator.nodes["old"].strikes
