"""What the summary of a job tells: who vanished where, who went on, what was damaged and painted again."""

import pytest
from coordinator_harness import CHUNK, Told, delivery, film

from fastvid_gui.domain.chunk import PieceKind
from fastvid_gui.farm.maker.story import Story
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.instructions import Instruction
from fastvid_gui.render.events import Noted, Recovered
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.shared_render import Fault


class ToldStory(Told):
    """A coordinator with its story."""

    def __init__(self) -> None:
        super().__init__()
        self.recovered: list[Recovered] = []
        self.notes: list[Noted] = []
        self.story = Story(self.coordinator, self.table, str.upper, self._tell)

    def _tell(self, told: Recovered | Noted) -> None:
        self.notes.append(told) if isinstance(told, Noted) else self.recovered.append(told)

    def tell(self, *events: ev.Event, after: float = 0.0) -> list[Instruction]:
        answers: list[Instruction] = []
        for event in events:
            answer = super().tell(event, after=after)
            self.story.handled(event, answer)
            answers += answer
            after = 0.0
        return answers


def two_nodes() -> ToldStory:
    """Both paint: "here" the first of two equal ranges or the second, "attic" the other one."""
    told = ToldStory()
    told.plan(film(40 * CHUNK, cuts=(20 * CHUNK,)))
    for name in ("here", "attic"):
        told.tell(
            ev.NodeJoined(node=name, session="1", local=name == "here", fingerprint="same", reference_fps=4.0)
        )
    return told


def finish(told: ToldStory, *names: str) -> None:
    while not told.coordinator.over:
        told.pass_time(1, names)
        for name in names:
            if not told.coordinator.over and told.coordinator.nodes[name].active:
                told.paint(name, each_s=0.0)


def test_a_vanished_node_is_told_when_somebody_goes_on() -> None:
    told = two_nodes()
    told.paint("attic", 3)
    start = told.task_of("attic").from_frame
    told.tell(ev.NodeLeft("attic"))
    assert told.recovered == []
    finish(told, "here")
    assert told.recovered == [Recovered(kind="vanished", node="ATTIC", frame=start + 3 * CHUNK, by="HERE")]


def test_silence_is_vanishing_and_a_goodbye_is_not() -> None:
    told = two_nodes()
    told.paint("attic")
    told.pass_time(8, ("here",))
    finish(told, "here")
    assert [one.kind for one in told.recovered] == ["vanished"]
    told = two_nodes()
    told.story.said_goodbye("attic")
    told.tell(ev.NodeLeft("attic"))
    finish(told, "here")
    assert [one.kind for one in told.recovered] == ["left"]


def test_a_damaged_chunk_is_told_when_it_is_painted_again() -> None:
    told = two_nodes()
    task = told.task_of("attic")
    step = told.coordinator.ranges[task.range_number].spans[0]
    assert step.kind is PieceKind.BODY
    told.tell(delivery(task, step, intact=False))
    assert told.recovered == []
    finish(told, "here", "attic")
    (found,) = told.recovered
    assert (found.kind, found.node, found.frame, found.stop) == ("damaged", "ATTIC", step.start, step.stop)
    assert found.by in ("HERE", "ATTIC")


def test_resting_full_disk_and_errors_name_their_reason() -> None:
    why = said_by_others("no memory")
    for event, kind, detail in (
        (lambda task: ev.NodePaused("attic", why), "rested", why),
        (lambda task: ev.NodeDeclined("attic", task, why), "declined", why),
        (
            lambda task: ev.NodeFailed("attic", ev.Failure.ERROR, task, why),
            "failed",
            say(Fault.ERROR, reason=why),
        ),
    ):
        told = two_nodes()
        told.paint("attic", 2)
        task = told.task_of("attic")
        told.tell(event(task.id))
        finish(told, "here")
        assert told.recovered == [
            Recovered(kind=kind, node="ATTIC", frame=task.from_frame + 2 * CHUNK, by="HERE", detail=detail)
        ]


def test_three_failures_set_aside_with_the_reason() -> None:
    told = two_nodes()
    for _ in range(3):
        told.pass_time(61, ("here", "attic"))  # so long it is spared the range it failed on
        task = told.task_of("attic")
        told.tell(ev.NodeFailed("attic", ev.Failure.ERROR, task.id, said_by_others("no memory")))
    asides = [one for one in told.recovered if one.kind == "aside"]
    assert [(one.node, one.by) for one in asides] == [("ATTIC", "")]
    assert "no memory" in str(asides[0].detail)


def test_a_job_without_trouble_has_no_story() -> None:
    told = two_nodes()
    finish(told, "here", "attic")
    assert told.recovered == [] and told.notes == []


def test_who_falls_silent_and_who_is_back_is_told_at_once() -> None:
    told = two_nodes()
    told.paint("attic")
    told.pass_time(7, ("here",))
    (note,) = told.notes
    assert (note.kind, note.node) == ("vanished", "ATTIC")
    assert str(note.text).startswith(
        "ATTIC has vanished: no sign of life for 6 s; look at the computer, its cable"
    )
    told.pass_time(30, ("here",))
    told.tell(ev.SignOfLife("attic"))
    assert told.notes[1:] == [Noted(say(HelperNews.BACK, name="ATTIC"), "back", "ATTIC")]


@pytest.mark.parametrize(
    ("crashed", "why"), [(True, "FastVid there was killed or crashed"), (False, "nothing answers there")]
)
def test_a_program_that_is_gone_is_told_also_where_it_was_idle(crashed: bool, why: str) -> None:
    told = two_nodes()
    told.tell(ev.NodeJoined(node="cellar", session="1", fingerprint="same", reference_fps=1e-3))
    told.tell(ev.NodeLeft("cellar", crashed))
    (note,) = told.notes
    assert str(note.text).startswith("CELLAR has vanished: ") and why in str(note.text)
    told.tell(ev.NodeJoined(node="cellar", session="2", fingerprint="same", reference_fps=1e-3))
    assert len(told.notes) == 1, "of one that was started again it is told that it helps"


def test_who_says_goodbye_has_not_vanished() -> None:
    told = two_nodes()
    told.story.said_goodbye("attic")
    told.tell(ev.NodeLeft("attic"))
    assert told.notes == []


def test_a_network_that_throws_is_told_with_its_computer_once_for_each_reason() -> None:
    told = two_nodes()
    for reason in ("Painting failed (RuntimeError: no kernel).",) * 2:
        told.pass_time(61, ("here", "attic"))
        task = told.task_of("attic")
        told.tell(ev.NodeFailed("attic", ev.Failure.ERROR, task.id, said_by_others(reason)))
    text = "ATTIC could not paint its part: Painting failed (RuntimeError: no kernel)."
    assert [(str(note.text), note.kind, note.node) for note in told.notes] == [(text, "failed", "ATTIC")]
    finish(told, "here", "attic")


def standing_by() -> ToldStory:
    """One, "attic", holds the only range and brings nothing; another, "here", has stood by and was sooner."""
    told = ToldStory()
    told.plan(film(40 * CHUNK))
    told.tell(ev.NodeJoined(node="attic", session="1", fingerprint="same", reference_fps=1e5))
    told.tell(ev.NodeJoined(node="here", session="1", fingerprint="same", reference_fps=0.2))
    told.pass_time(20, ("attic", "here"))
    told.paint("here")
    return told


def test_a_node_that_brings_nothing_is_told_once_without_blame() -> None:
    told = standing_by()
    finish(told, "here", "attic")
    (note,) = [note for note in told.notes if note.kind == "slow"]
    assert note.node == "ATTIC" and "delivered nothing" in str(note.text)
    assert told.recovered == []


def test_who_stood_by_and_goes_on_alone_is_told_like_others_when_it_vanishes() -> None:
    told = standing_by()
    told.tell(ev.NodeLeft("here"))
    finish(told, "attic")
    assert [(one.kind, one.node, one.by) for one in told.recovered] == [("vanished", "HERE", "ATTIC")]
