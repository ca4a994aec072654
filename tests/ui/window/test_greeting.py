"""The very first start: the sample is open in a style; later ones leave the window as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from remembering_stage import WAIT, Run

from fastvid_gui.domain.look import Look
from fastvid_gui.settings import settings
from fastvid_gui.ui.window.main_window import FIRST_STYLE


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[Run]:
    run = Run(qtbot)
    yield run
    run.close()


def test_the_sample_is_open_in_a_style(run: Run, qtbot: QtBot) -> None:
    run.window.greet()
    qtbot.waitUntil(lambda: run.session.current is not None and run.settled(), timeout=WAIT)
    film = run.session.current
    assert film is not None
    assert (film.path.name, film.look) == ("sample.mp4", Look(style=FIRST_STYLE))
    assert not run.session.undo.canUndo()
    assert settings().values.greeted
    # It is not the style of whatever is opened when the sample is gone.
    run.session.remove(film.path)
    run.session.add(Path("other.mp4"))
    assert run.session.films[0].look == Look()


@pytest.mark.parametrize("known", ["greeted", "recent"])
def test_a_user_who_was_here_before_is_not_greeted(run: Run, known: str) -> None:
    if known == "recent":
        settings().add_recent(Path("mine.mp4"))
    else:
        settings().change(greeted=True)
    run.window.greet()
    assert run.session.first_look == Look()
    assert run.session.films == ()
