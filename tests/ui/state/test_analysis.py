"""The analysis of the current film: started, shown live, stopped, done again."""

from pathlib import Path

import pytest
from answers import Answers, RecordedCall
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.engine.messages.keyframes import Changes, FindKeyframes, KeyframesFound
from fastvid_gui.settings import settings
from fastvid_gui.ui.state.analysis import Analysis
from fastvid_gui.ui.state.session import Film, FilmState, Session

WAIT = 120_000
A, B, C = Path("/films/a.mp4"), Path("/films/b.mp4"), Path("/films/c.mp4")
START = Keyframe(0, KeyframeKind.START, 1.0, "The film begins.")
CUT = Keyframe(40, KeyframeKind.CUT, 3.0, "The picture changes.")
SOFT = Keyframe(80, KeyframeKind.SOFT, 0.4, "A long shot is split.")


class Scene:
    """A session under analysis."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.session, self.answers = qtbot, Session(), Answers()
        self.analysis = Analysis(self.session, self.answers)

    def ready(self, path: Path) -> None:
        self.session.add(path)
        self.session.update(path, state=FilmState.READY)

    def calls(self) -> list[RecordedCall]:
        return self.answers.of(FindKeyframes)

    def film(self, path: Path) -> Film:
        film = self.session.film(path)
        assert film is not None
        return film


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_a_film_is_analyzed_when_it_is_ready_and_current(scene: Scene) -> None:
    scene.session.add(A)
    assert not scene.calls()
    scene.session.update(A, state=FilmState.READY)
    scene.ready(B)
    assert [call.request for call in scene.calls()] == [FindKeyframes(str(A), 240)]
    scene.session.select(B)
    assert len(scene.calls()) == 2


def test_what_is_found_is_shown_live(scene: Scene) -> None:
    scene.ready(A)
    call = scene.calls()[0]
    call.tell(Changes(0, (0.1, 0.2)))
    call.tell(Changes(2, (0.3,)))
    call.tell(KeyframesFound((START,)))
    call.tell(KeyframesFound((CUT,)))
    scene.qtbot.waitUntil(lambda: len(scene.film(A).found) == 2, timeout=WAIT)
    assert scene.film(A).changes == (0.1, 0.2, 0.3)
    assert not scene.film(A).analyzed
    call.tell(KeyframesFound((START, CUT, SOFT), complete=True))
    call.finish()
    scene.qtbot.waitUntil(lambda: scene.film(A).analyzed, timeout=WAIT)
    assert scene.film(A).keyframes == (START, CUT, SOFT)


def test_edited_keyframes_are_left_alone(scene: Scene) -> None:
    scene.ready(A)
    scene.session.set_keyframes((START,), "Edit")
    scene.calls()[0].tell(KeyframesFound((START, CUT), complete=True))
    scene.qtbot.waitUntil(lambda: scene.film(A).analyzed, timeout=WAIT)
    assert scene.film(A).keyframes == (START,)


def test_a_film_off_the_list_is_not_analyzed_any_more(scene: Scene) -> None:
    scene.ready(A)
    scene.session.remove(A)
    assert scene.calls()[0].stop_asked


def test_few_films_are_analyzed_at_once_the_newest_first(scene: Scene) -> None:
    for path in (A, B, C):
        scene.ready(path)
        scene.session.select(path)
    assert [call.stop_asked for call in scene.calls()] == [True, False, False]
    scene.session.select(A)
    assert len(scene.calls()) == 4


def test_another_longest_range_analyses_anew(scene: Scene) -> None:
    scene.ready(A)
    call = scene.calls()[0]
    call.tell(KeyframesFound((START,), complete=True))
    call.finish()
    scene.qtbot.waitUntil(lambda: scene.film(A).analyzed, timeout=WAIT)
    settings().change(max_range=100)
    assert [call.request for call in scene.calls()][1:] == [FindKeyframes(str(A), 100)]
    settings().change(theme="dark")
    assert len(scene.calls()) == 2


def test_a_failed_analysis_is_told_and_not_tried_again_and_again(scene: Scene) -> None:
    scene.ready(A)
    with scene.qtbot.waitSignal(scene.analysis.problem, timeout=WAIT) as told:
        scene.calls()[0].fail("The film can't be read to its end.")
    assert told.args == [A, "The film can't be read to its end."]
    scene.ready(B)
    scene.session.select(B)
    scene.session.select(A)
    assert [call.request.path for call in scene.calls()] == [str(A), str(B)]  # type: ignore[attr-defined]


def test_a_film_whose_file_changed_is_analyzed_anew(scene: Scene) -> None:
    scene.ready(A)
    scene.session.update(A, state=FilmState.OPENING)
    assert scene.calls()[0].stop_asked
    scene.session.update(A, state=FilmState.READY, analyzed=False)
    assert len(scene.calls()) == 2
