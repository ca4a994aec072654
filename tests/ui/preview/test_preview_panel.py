"""The panel as a whole: films that come and go, finished frames of a render, problems in place, saving."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from viewer_stage import LOOK, Stage, film_info, picture

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.jobs import ShowPainted
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.state.session import FilmState


def rendered(stage: Stage, look: Look = LOOK, stop: int = 50) -> QueueItem:
    """A running render that has finished the frames up to `stop`."""
    request = RenderRequest(source=stage.path, output=Path("out.mp4"), look=look)
    return QueueItem(
        number=1,
        source=stage.path,
        request=request,
        state=ItemState.RUNNING,
        job="j1",
        stored=(FrameSpan(0, stop),),
    )


def test_no_film_an_opening_one_and_a_failed_one_are_told_in_the_picture(stage: Stage) -> None:
    canvas = stage.panel.canvas
    assert canvas.message
    assert not stage.panel.commands["play"].isEnabled()
    stage.session.add(stage.path)
    assert "film.mp4" in canvas.message
    stage.session.update(stage.path, state=FilmState.FAILED, problem="film.mp4 is empty. Copy it again.")
    assert canvas.message_detail == "film.mp4 is empty. Copy it again."
    stage.session.update(stage.path, state=FilmState.OPENING, problem="")
    stage.open()
    assert not canvas.message
    assert stage.panel.commands["play"].isEnabled()


def test_another_film_replaces_everything_and_a_closed_one_is_forgotten(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    first = stage.path
    stage.path = Path("other.mp4")
    stage.open(film_info(frames=7, width=36, height=64))
    stage.session.select(stage.path)
    assert stage.panel.canvas.source is None
    assert stage.panel.canvas.painted is None
    assert stage.panel.scrub.maximum() == 6
    assert len(stage.panel.stills.sources.cache) == 1
    stage.session.remove(first)
    assert len(stage.panel.stills.sources.cache) == 0
    assert len(stage.panel.stills.painted.cache) == 0
    stage.session.remove(stage.path)
    assert stage.panel.canvas.message
    assert not stage.panel.scrub.isEnabled()


def test_a_finished_frame_comes_out_of_the_render_and_says_so(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.queue.item = rendered(stage)
    stage.queue.item_changed.emit(1)
    stage.session.seek(10)
    stage.until(lambda: stage.preview_engine.of(ShowPainted))
    assert stage.preview_engine.last(ShowPainted).request.job == "j1"
    stage.preview_engine.last(ShowPainted).finish(FramePicture(10, picture((0, 9, 0))))
    stage.until(lambda: stage.panel.canvas.finished)
    stage.session.seek(60)
    stage.until(lambda: any(call.request.frame == 60 for call in stage.preview_engine.of(PaintFrame)))
    stage.preview_engine.last(PaintFrame).finish(FramePicture(60, picture((0, 9, 9))))
    stage.until(lambda: stage.panel.canvas.painted is not None)
    assert not stage.panel.canvas.finished
    # The render comes to this frame while it is looked at.
    stage.queue.item = rendered(stage, stop=80)
    stage.queue.item_changed.emit(1)
    stage.until(lambda: stage.preview_engine.last(ShowPainted).request.frame == 60)
    stage.preview_engine.last(ShowPainted).finish(FramePicture(60, picture((0, 9, 0))))
    stage.until(lambda: stage.panel.canvas.finished)


def test_frames_finished_in_another_look_are_not_shown(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.queue.item = rendered(stage, look=replace_look(LOOK))
    stage.session.seek(10)
    stage.until(lambda: stage.preview_engine.of(PaintFrame))
    assert not stage.preview_engine.of(ShowPainted)


def replace_look(look: Look) -> Look:
    """The same at half strength."""
    return Look(style=look.style, strength=0.5)


def test_a_problem_is_told_in_place_and_asked_again_on_demand(stage: Stage) -> None:
    stage.open()
    stage.until(lambda: stage.preview_engine.of(ShowFrame))
    stage.preview_engine.last(ShowFrame).fail(
        "film.mp4 is gone. Put it back, or open it from where it is now."
    )
    stage.until(lambda: "Put it back" in stage.panel.notice.text)
    again = stage.panel.notice.findChild(QPushButton)
    assert again is not None
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    stage.until(lambda: len(stage.preview_engine.of(ShowFrame)) == 2)
    stage.answer()
    stage.until(lambda: stage.panel.canvas.source is not None)
    assert stage.panel.notice.text == ""


def save_dialog(stage: Stage) -> QFileDialog:
    """Opens the dialog by its key."""
    QTest.keyClick(
        stage.panel.canvas,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    dialog = stage.panel.findChild(QFileDialog)
    assert dialog is not None
    return dialog


def test_saving_paints_the_frame_in_full_size(stage: Stage, tmp_path: Path) -> None:
    stage.path = tmp_path / "street.mp4"
    stage.open(film_info(width=1280, height=720), look=LOOK)
    stage.session.seek(7)
    dialog = save_dialog(stage)
    assert Path(dialog.selectedFiles()[0]).name == "street-starry-night-7.png"
    target = tmp_path / "frame.png"
    dialog.selectFile(str(target))
    dialog.accept()
    stage.until(lambda: any(call.request.most_side == 0 for call in stage.preview_engine.of(PaintFrame)))
    call = next(call for call in stage.preview_engine.of(PaintFrame) if call.request.most_side == 0)
    call.finish(FramePicture(7, picture((10, 20, 30), 128, 72)))
    stage.until(lambda: "frame.png" in stage.panel.notice.text)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (128, 72)
    assert image.pixelColor(5, 5).getRgb()[:3] == (10, 20, 30)


def test_saving_never_replaces_a_file_without_asking(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.path = tmp_path / "street.mp4"
    stage.open(look=LOOK)
    target = tmp_path / "old.png"
    target.write_bytes(b"precious")
    dialog = save_dialog(stage)
    dialog.selectFile(str(target))
    asked: list[str] = []

    def answer_no(*args: object, **kwargs: object) -> QMessageBox.StandardButton:
        asked.append(str(args))
        return QMessageBox.StandardButton.No

    from PySide6.QtCore import QTimer

    def close_question() -> None:
        box = dialog.findChild(QMessageBox)
        if box is None:
            QTimer.singleShot(20, close_question)
            return
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(0, close_question)
    dialog.accept()
    assert asked
    assert target.read_bytes() == b"precious"
    dialog.reject()


def test_a_frame_that_cannot_be_written_is_told(stage: Stage, tmp_path: Path) -> None:
    # So large that the viewer itself does not ask for the whole picture.
    stage.open(film_info(width=3840, height=2160), look=LOOK)
    film = stage.session.current
    assert film is not None
    stage.panel.saver.save(stage.panel.stills.wish(film, full=True), tmp_path / "no" / "such" / "x.png")
    stage.until(lambda: "There is no folder" in stage.panel.notice.text)
    assert not [call for call in stage.preview_engine.of(PaintFrame) if call.request.most_side == 0], (
        "told before painting"
    )
    assert stage.panel._save_folder is None, "a bad folder is not remembered"


@pytest.mark.skipif(os.name != "posix", reason="such things are not there on this system")
def test_a_saved_frame_never_takes_the_place_of_something_else(stage: Stage, tmp_path: Path) -> None:
    stage.path = tmp_path / "street.mp4"
    stage.path.write_bytes(b"the film")
    stage.open(look=LOOK)
    film = stage.session.current
    assert film is not None
    wish = stage.panel.stills.wish(film, full=True)
    os.mkfifo(tmp_path / "pipe.png")
    stage.panel.saver.save(wish, tmp_path / "pipe.png")
    stage.until(lambda: "not an ordinary file" in stage.panel.notice.text)
    stage.panel.saver.save(wish, stage.path)
    stage.until(lambda: "is the source itself" in stage.panel.notice.text)
    assert stage.path.read_bytes() == b"the film"


def test_copying_puts_the_frame_on_the_clipboard(stage: Stage) -> None:
    stage.open(film_info(width=1280, height=720), look=LOOK)
    QTest.keyClick(
        stage.panel.canvas,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    stage.until(lambda: stage.preview_engine.of(PaintFrame))
    next(call for call in stage.preview_engine.of(PaintFrame) if call.request.most_side == 0).finish(
        FramePicture(0, picture((1, 2, 3)))
    )
    stage.until(lambda: "clipboard" in stage.panel.notice.text)
    assert QGuiApplication.clipboard().image().pixelColor(3, 3).getRgb()[:3] == (1, 2, 3)


def test_what_is_on_screen_in_full_size_is_saved_without_painting_again(stage: Stage, tmp_path: Path) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    film = stage.session.current
    assert film is not None
    assert film.info is not None
    stage.panel.saver.save(stage.panel.stills.wish(film, full=True), tmp_path / "x.png")
    stage.until((tmp_path / "x.png").exists)
    assert len(stage.preview_engine.of(PaintFrame)) == 1


def test_the_sound_button_is_there_for_films_with_sound_only(stage: Stage) -> None:
    stage.open()
    assert stage.panel.controls.mute.isHidden()
    stage.session.update(stage.path, info=replace(film_info(), audio=film_info(sound=True).audio))
    assert not stage.panel.controls.mute.isHidden()


def test_a_far_seek_shows_something_from_nearby_at_once_and_then_the_frame(stage: Stage) -> None:
    stage.open()
    stage.until(lambda: stage.preview_engine.of(ShowFrame))
    stage.answer(ShowFrame)
    stage.until(lambda: stage.panel.canvas.source is not None)
    stage.session.seek(60)
    stage.until(lambda: stage.preview_engine.last(ShowFrame).request.frame == 60)
    far, before = stage.preview_engine.last(ShowFrame), stage.panel.canvas.source
    far.tell(FramePicture(60, picture((40, 200, 40)), final=False))
    stage.until(lambda: stage.panel.canvas.source is not before)
    assert stage.panel.stills.source_at(60) is None
    rough = stage.panel.canvas.source
    far.finish(FramePicture(60, picture((40, 40, 200))))
    stage.until(lambda: stage.panel.canvas.source is not rough)
    assert stage.panel.stills.source_at(60) is stage.panel.canvas.source
