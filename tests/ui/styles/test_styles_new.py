"""A new style from a picture: the form, and the training as it goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from styles_window import FILM, GALLERY, Window, picture
from test_styles_library import drop

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.styles import RemoveStyle, Styles
from fastvid_gui.engine.messages.training import DropTraining, TrainingNews, TrainStyle
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.system import System
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.settings import settings
from fastvid_gui.ui.styles.files import choose_picture, pictures_folder
from fastvid_gui.ui.styles.training_card import time_left
from fastvid_gui.ui.widgets.sparkline import MOST_POINTS, Sparkline

NEW = StyleInfo(name="sun-set", title="Sun set")


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    """A picture file."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(220, 120, 20))
    path = tmp_path / "sun_set.png"
    assert image.save(str(path))
    return path


def test_a_dropped_picture_is_learned_on_the_film_and_chosen(window: Window, painting: Path) -> None:
    assert drop(window, str(painting))
    form = window.panel.form
    window.until(lambda: not form.thumb.image.isNull())
    assert form.isVisible() and form.title.text() == "Sun set"
    window.qtbot.mouseClick(form.minutes.button(30), Qt.MouseButton.LeftButton)
    window.qtbot.keyClick(form.title, Qt.Key.Key_Return)
    request = window.render_engine.last(TrainStyle)
    assert request.request == TrainStyle(
        picture=str(painting), title="Sun set", film=str(FILM), photos="", minutes=30.0
    )
    assert not window.preview_engine.of(TrainStyle), "training belongs on the render engine"
    card = window.panel.card
    assert card.isVisible() and not form.isVisible() and window.panel.look.isVisible()
    request.tell(
        TrainingNews(
            step=0,
            steps=0,
            seconds_left=1800.0,
            losses={},
            notes=(say(TrainingSays.LOOKING_AT_FRAMES, film="film.mp4"),),
        )
    )
    window.until(lambda: card.left.text() == "Looking at frames of film.mp4 …")
    assert card.bar.maximum() == 0, "how long that takes is not known"
    assert not card.curve.values
    request.tell(
        TrainingNews(
            step=10,
            steps=100,
            seconds_left=1500.0,
            losses={"style": 3.0, "content": 1.0},
            preview=picture((1, 2, 3)),
        )
    )
    request.tell(TrainingNews(step=20, steps=100, seconds_left=1200.0, losses={"style": 2.0, "content": 1.0}))
    window.until(lambda: len(card.curve.values) == 2)
    request.tell(
        TrainingNews(
            step=21,
            steps=100,
            seconds_left=1200.0,
            losses={"style": 1.0},
            notes=(say(TrainingSays.NO_PREVIEW, reason=say(System.FULL)),),
        )
    )
    window.until(lambda: any("disk is full" in text for text in window.notices()))
    assert list(card.curve.values) == [4.0, 3.0, 1.0] and card.left.text() == "20 min left"
    assert card.bar.value() / card.bar.maximum() == pytest.approx(0.21)
    assert card.preview.image.pixelColor(0, 0).getRgb()[:3] == (1, 2, 3)
    request.finish(Styles((NEW, *GALLERY), {}))
    window.until(lambda: window.style == "sun-set")
    assert not card.isVisible()


def test_stop_keeps_the_best_so_far(window: Window, painting: Path) -> None:
    window.panel.new_style(painting)
    window.qtbot.mouseClick(window.panel.form.learn, Qt.MouseButton.LeftButton)
    call = window.render_engine.last(TrainStyle)
    call.stop = lambda: None  # type: ignore[method-assign]  # this engine answers with what was learned
    window.qtbot.mouseClick(window.panel.card.stop, Qt.MouseButton.LeftButton)
    assert "best so far" in window.panel.card.left.text() and not window.panel.card.stop.isEnabled()
    call.finish(Styles((NEW, *GALLERY), {}))
    window.until(lambda: window.style == "sun-set")


def test_stopped_before_anything_was_learned_or_failed(window: Window, painting: Path) -> None:
    window.panel.new_style(painting)
    window.qtbot.mouseClick(window.panel.form.learn, Qt.MouseButton.LeftButton)
    window.qtbot.mouseClick(window.panel.card.stop, Qt.MouseButton.LeftButton)
    window.until(lambda: not window.panel.card.isVisible())
    assert any("nothing was kept" in text for text in window.notices())
    window.panel.new_style(painting)
    window.qtbot.mouseClick(window.panel.form.learn, Qt.MouseButton.LeftButton)
    window.render_engine.last(TrainStyle).fail("The picture is too small; take one of 256 pixels or more.")
    window.until(lambda: not window.panel.card.isVisible())
    assert "The picture is too small; take one of 256 pixels or more." in window.notices()
    assert window.style == ""


def test_one_training_at_a_time(window: Window, painting: Path) -> None:
    window.panel.new_style(painting)
    window.qtbot.mouseClick(window.panel.form.learn, Qt.MouseButton.LeftButton)
    window.panel.new_style(painting)
    assert not window.panel.form.learn.isEnabled() and "Another style" in window.panel.form.note.text()
    window.render_engine.last(TrainStyle).finish(Styles((NEW, *GALLERY), {}))
    window.until(window.panel.form.learn.isEnabled)


def test_without_a_film_a_folder_of_photos_is_needed(qtbot: QtBot, painting: Path, tmp_path: Path) -> None:
    window = Window(qtbot)
    window.list_styles()
    window.panel.new_style(painting)
    form = window.panel.form
    assert not form.learn.isEnabled() and "folder" in form.note.text()
    form.use_photos(str(tmp_path))
    assert form.learn.isEnabled()
    form.title.clear()
    assert not form.learn.isEnabled(), "a style needs a name"
    qtbot.keyClicks(form.title, "Mine")
    qtbot.mouseClick(form.learn, Qt.MouseButton.LeftButton)
    assert window.render_engine.last(TrainStyle).request == TrainStyle(
        picture=str(painting), title="Mine", film="", photos=str(tmp_path), minutes=15.0
    )


def test_escape_closes_the_form(window: Window, painting: Path) -> None:
    window.panel.new_style(painting)
    assert window.panel.form.isVisible() and not window.panel.look.isVisible()
    window.qtbot.keyClick(window.panel.form.title, Qt.Key.Key_Escape)
    assert not window.panel.form.isVisible() and window.panel.look.isVisible()
    assert not window.render_engine.calls


def test_a_picture_that_can_not_be_read_is_refused_in_words(window: Window, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    window.panel.new_style(broken)
    window.until(lambda: not window.panel.form.isVisible())
    assert any("broken.jpg" in text and "JPEG or PNG" in text for text in window.notices())


def test_time_left_in_words() -> None:
    assert [time_left(seconds) for seconds in (0, 49, 61, 900, 3600, 5460)] == [
        "less than a minute left", "less than a minute left", "1 min left", "15 min left", "1 h 0 min left",
        "1 h 31 min left",
    ]  # fmt: skip


def test_the_curve_stays_small(qtbot: QtBot) -> None:
    curve = Sparkline()
    qtbot.addWidget(curve)
    for step in range(20_000):
        curve.add(20_001.0 - step)
    for odd in (float("nan"), float("inf"), -1.0, 0.0):
        curve.add(odd)
    assert 50 <= len(curve.values) <= MOST_POINTS
    assert curve.values[-1] == 2.0 and list(curve.values) == sorted(curve.values, reverse=True)


def test_what_was_learned_can_be_thrown_away(window: Window, painting: Path) -> None:
    window.panel.new_style(painting)
    window.qtbot.mouseClick(window.panel.form.learn, Qt.MouseButton.LeftButton)
    call = window.render_engine.last(TrainStyle)
    call.stop = lambda: None  # type: ignore[method-assign]  # this engine answers with what was learned
    window.qtbot.mouseClick(window.panel.card.discard, Qt.MouseButton.LeftButton)
    assert not window.panel.card.stop.isEnabled() and not window.panel.card.discard.isEnabled()
    call.finish(Styles((NEW, *GALLERY), {}))
    window.until(lambda: not window.panel.card.isVisible())
    assert [request.name for request in window.preview_engine.requests(RemoveStyle)] == [NEW.name]
    assert window.style == "" and any("thrown away" in text for text in window.notices())
    dropped = window.render_engine.last(DropTraining).request
    assert (dropped.picture, dropped.film, dropped.photos) == (
        call.request.picture, call.request.film, call.request.photos
    )  # fmt: skip
    # The next one is kept again.
    window.panel.new_style(painting)
    window.qtbot.mouseClick(window.panel.form.learn, Qt.MouseButton.LeftButton)
    window.render_engine.last(TrainStyle).finish(Styles((NEW, *GALLERY), {}))
    window.until(lambda: window.style == NEW.name)
    assert len(window.render_engine.of(DropTraining)) == 1


def test_the_folder_of_pictures_is_remembered(window: Window, painting: Path) -> None:
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    assert pictures_folder() == usual
    dialog = choose_picture(window.panel, lambda _path: None)
    dialog.fileSelected.emit(str(painting))
    dialog.close()
    assert settings().values.pictures == pictures_folder() == str(painting.parent)
    settings().change(pictures=str(painting.parent / "gone"))
    assert pictures_folder() == usual
