"""What people are told of one helper, however often it changes and whatever it calls itself."""

import pytest

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.farm.maker.notes import AT_ONCE, MENDED_MOST, MOST, QUIET_S, BoundedNotes
from fastvid_gui.render.events import Event, Noted, PieceStored, Recovered
from fastvid_gui.sentences.sentence import said_by_others


class People:
    """Who is told, by a clock of its own."""

    def __init__(self) -> None:
        self.now, self.told, self.ids = 0.0, list[Event](), dict[str, str]()
        self.notes = BoundedNotes(self.told.append, lambda name: self.ids.get(name, name), lambda: self.now)


@pytest.fixture
def people() -> People:
    return People()


@pytest.mark.parametrize("each_s", [0.0, 0.01, 1.0])
def test_helper_that_changes_all_the_time_is_said_once_to_do_so(people: People, each_s: float) -> None:
    for number in range(1500):
        people.now += each_s
        people.notes(Noted(said_by_others(f"bad rests: reason {number}."), "rests", "bad"))
    assert AT_ONCE < len(people.told) <= AT_ONCE + 3
    last = people.told[-1]
    assert isinstance(last, Noted) and str(last.text).startswith("bad keeps coming, going or changing")
    people.notes(Noted(said_by_others("attic is back."), "back", "attic"))
    assert people.told[-1] == Noted(said_by_others("attic is back."), "back", "attic"), (
        "others are told of as ever"
    )


def test_another_name_gives_no_new_patience(people: People) -> None:
    for number in range(500):
        people.ids[f"bad{number}"] = "id"
        people.notes(Noted(said_by_others(f"bad{number} helps."), "joined", f"bad{number}"))
    assert len(people.told) <= AT_ONCE + 1


def test_who_has_calmed_down_is_told_of_again(people: People) -> None:
    for number in range(100):
        people.notes(Noted(said_by_others(f"attic rests: {number}."), "rests", "attic"))
    people.now += QUIET_S + 1
    people.notes(Noted(said_by_others("attic helps again."), "back", "attic"))
    assert people.told[-1] == Noted(said_by_others("attic helps again."), "back", "attic")


def test_number_in_a_job_is_bounded(people: People) -> None:
    for number in range(5000):
        people.now += 90.0
        people.notes(Noted(said_by_others(f"bad rests: {number}."), "rests", "bad"))
        people.notes(Recovered(kind="rested", node="bad", frame=number, by="attic"))
    assert len(people.told) <= MOST + MENDED_MOST + 2


def test_honest_helper_is_told_of_each_time(people: People) -> None:
    """A laptop that rests and comes back every two minutes for an hour, and what was put right of it."""
    for number in range(30):
        people.now += 120.0
        for event in (
            Noted(said_by_others("attic rests: on battery."), "rests", "attic"),
            Recovered(kind="rested", node="attic", frame=number, by="local"),
            Noted(said_by_others("attic helps again."), "back", "attic"),
        ):
            people.notes(event)
            assert people.told[-1] is event


def test_decisions_and_what_is_no_helper_are_always_told(people: People) -> None:
    for number in range(100):
        people.notes(Noted(said_by_others(f"{number}"), "rests", "bad"))
    before = len(people.told)
    for event in (
        Recovered(kind="aside", node="bad"),
        Noted(said_by_others("bad gets no more work."), "aside", "bad"),
        Noted(said_by_others("Waiting.")),
    ):
        people.notes(event)
    for start in range(100):
        people.notes(PieceStored(PieceSpan(start, start + 1, PieceKind.BODY)))
    assert len(people.told) == before + 103
