"""While nobody can paint: people are told why, again and again, and a job that nobody can help ends."""

from types import SimpleNamespace
from typing import cast

import pytest
from coordinator_harness import CHUNK, Told, film

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.maker import reasons as maker_reasons
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.link import HelperLink, Phase
from fastvid_gui.farm.maker.reasons import Reasons, minutes
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.render.events import Event, Noted
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import said_by_others, say


class Waiting:
    """A job with `--helpers-only` and one helper, told each second."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, helpers_only: bool = True) -> None:
        self.now = 1000.0
        monkeypatch.setattr(maker_reasons, "time", SimpleNamespace(monotonic=lambda: self.now))
        self.told = Told(helpers_only=helpers_only)
        self.told.plan(film(40 * CHUNK))
        self.notes: list[str] = []
        self.reasons = Reasons(self._tell, helpers_only)
        self.link = HelperLink(Peer(bytes(32), "attic"), "10.0.0.2:47800", lambda *_: None, AssignmentTable())
        self.link.phase = Phase.READY
        self.connection = Link(1, self.link.peer)

    def _tell(self, event: Event) -> None:
        self.notes.append(str(cast(Noted, event).text))

    def join(self) -> None:
        self.link.link = self.connection
        self.told.tell(ev.NodeJoined(node=self.link.id, session="1", name="attic"))

    def pass_time(self, seconds: float, alive: bool = False, rests: str = "") -> None:
        for _ in range(round(seconds)):
            self.now += 1.0
            if rests:
                self.told.tell(ev.SignOfLife(self.link.id, True, said_by_others(rests)))
            self.told.pass_time(1, (self.link.id,) if alive else ())
            self.reasons.look(self.now, self.told.coordinator, {self.link.id: self.link})


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Waiting:
    return Waiting(monkeypatch)


def test_where_no_helper_comes_it_is_told_each_minute_and_ends_after_ten(waiting: Waiting) -> None:
    waiting.link.phase, waiting.link.why = Phase.CONNECTING, say(WhyNot.NOTHING_ANSWERS)
    waiting.pass_time(590)
    assert waiting.notes[0] == (
        "Waiting: no helper has been found yet, and this computer was told to paint nothing (attic (10.0.0.2:47800): "
        "nothing answers there). It goes on by itself as soon as a helper can, and ends if that takes 10 min; or "
        "stop it, and give the same command without --helpers-only."
    )
    assert 9 <= len(waiting.notes) <= 10
    assert waiting.notes[1].startswith("Still waiting, for 1 min: no helper has been found yet")
    assert waiting.notes[8].startswith("Still waiting, for 8 min: ")
    with pytest.raises(FarmError) as ended:
        waiting.pass_time(20)
    assert ended.value.exit_code == 1
    text = str(ended.value)
    assert text.startswith("Nobody could paint for 10 min: no helper has been found yet")
    assert "attic (10.0.0.2:47800): nothing answers there" in text and "What is finished is kept." in text
    assert "give the same command again" in text and ".." not in text


def test_a_helper_that_rests_is_waited_for_without_end(waiting: Waiting) -> None:
    waiting.join()
    waiting.pass_time(3 * 3600, rests="it helps from 20:00 to 08:00")
    assert "it helps from 20:00 to 08:00" in waiting.notes[0] and "ends if" not in waiting.notes[0]
    assert 15 <= len(waiting.notes) <= 19, "every ten minutes"


def test_the_ten_minutes_begin_anew_whenever_a_helper_was_there(waiting: Waiting) -> None:
    waiting.join()
    for _ in range(3):
        waiting.link.link = None
        waiting.pass_time(500)
        waiting.link.link = waiting.connection
        waiting.told.tell(ev.SignOfLife(waiting.link.id))
        waiting.pass_time(5, alive=True)
    assert "attic: no sign of life" in waiting.notes[0]
    with pytest.raises(FarmError):
        waiting.link.link = None
        waiting.pass_time(640)


def test_a_helper_that_is_set_aside_is_not_waited_for(waiting: Waiting) -> None:
    waiting.join()
    for _ in range(3):
        waiting.pass_time(61, alive=True)
        task = waiting.told.task_of(waiting.link.id)
        waiting.told.tell(
            ev.NodeFailed(waiting.link.id, ev.Failure.ERROR, task.id, said_by_others("no memory."))
        )
    with pytest.raises(FarmError, match=r"set aside: an error: no memory\)"):
        waiting.pass_time(700, alive=True)


def test_parts_that_failed_everywhere_end_the_job_too(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = Waiting(monkeypatch, helpers_only=False)
    told, link = waiting.told, waiting.link
    waiting.join()
    for name in ("here", "b"):
        told.tell(ev.NodeJoined(node=name, session="1", local=name == "here"))
    while not told.coordinator.stuck:
        told.pass_time(61, (link.id, "here", "b"))
        for name in (link.id, "here", "b"):
            if told.coordinator.nodes[name].active:
                task = told.task_of(name)
                told.tell(ev.NodeFailed(name, ev.Failure.ERROR, task.id, said_by_others("a bad picture")))
                break
    with pytest.raises(
        FarmError, match="a part of the film failed on several computers: an error: a bad picture"
    ):
        waiting.pass_time(700, alive=True)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3, "3 s"), (59, "59 s"), (60, "1 min"), (125, "2 min"), (7200, "120 min")],
)
def test_times_of_waiting_are_written_for_people(seconds: float, text: str) -> None:
    assert minutes(seconds) == text


def test_nothing_is_said_while_somebody_paints(waiting: Waiting) -> None:
    waiting.join()
    waiting.pass_time(30, alive=True)
    assert waiting.notes == []
