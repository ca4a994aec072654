"""Everything broken at once, with the real engine: the window stays, and each row says what is wrong with its file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fastvid_gui.app import App, build
from fastvid_gui.ui.films.model import Sign
from fastvid_gui.ui.state.session import FilmState

WAIT = 120_000
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.mp4"


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication) -> Iterator[App]:
    parts = build(qapp)
    parts.window.left.disconnect()
    parts.window.show()
    yield parts
    parts.queue.close()
    parts.window.close()
    parts.close()
    parts.window.deleteLater()


def broken_files(folder: Path) -> list[Path]:
    """A text, nothing, a film without its beginning, zeros; and one that is not there."""
    whole = SAMPLE.read_bytes()
    contents = {
        "text.mp4": b"this is no film",
        "empty.mkv": b"",
        "headless.mp4": whole[len(whole) // 2 :],
        "zeros.mov": bytes(100_000),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents] + [folder / "absent.mp4"]


def test_broken_files_say_what_is_wrong_and_a_good_one_is_shown(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = broken_files(tmp_path)
    torn = tmp_path / "torn.mp4"
    torn.write_bytes(SAMPLE.read_bytes()[: SAMPLE.stat().st_size // 3])
    app.window.open_films([*paths, SAMPLE, torn])
    qtbot.waitUntil(lambda: len(app.session.films) == len(paths) + 2, timeout=WAIT)
    qtbot.waitUntil(
        lambda: all(film.state is not FilmState.OPENING for film in app.session.films), timeout=WAIT
    )
    for path in paths:
        film = app.session.film(path)
        assert film is not None
        assert film.state is FilmState.FAILED, path
        assert path.name in film.problem
    good = app.session.film(SAMPLE)
    assert good is not None
    assert good.state is FilmState.READY
    # What is left of a film that was torn can be painted; what is odd about it is told.
    model = app.window.panels.films.model
    row = model.row(model.place_of(torn))
    assert row.problem or row.sign is Sign.WARNED
    app.session.select(SAMPLE)
    assert not app.window.grab().isNull()


@pytest.mark.slow
def test_every_clip_of_the_shared_data_at_once(app: App, qtbot: QtBot, shared_data: Path) -> None:
    """Broken, odd, huge and sound ones: all of the folder dropped on the window."""
    app.window.open_films([shared_data / "videos"])
    qtbot.waitUntil(lambda: bool(app.session.films), timeout=WAIT)
    qtbot.waitUntil(
        lambda: all(film.state is not FilmState.OPENING for film in app.session.films), timeout=2 * WAIT
    )
    assert all(film.problem or film.info for film in app.session.films)
    for film in app.session.films:
        app.session.select(film.path)
        qtbot.wait(50)
    assert app.window.isVisible()
