"""Stills of before and after, and the frame on the clipboard by Ctrl+C."""

from pathlib import Path

import pytest
from answers import RecordedCall
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from viewer_stage import LOOK, Stage, film_info, picture

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.ui.preview.before_after import Comparison, compared_image

RED, BLUE = (200, 0, 0), (0, 0, 200)
CTRL = Qt.KeyboardModifier.ControlModifier


def plain(color: tuple[int, int, int], width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(*color))
    return image


def at(image: QImage, x: int, y: int = 5) -> tuple[int, ...]:
    return image.pixelColor(x, y).getRgb()[:3]


def test_side_by_side_is_twice_as_wide() -> None:
    made = compared_image(plain(RED, 640, 360), plain(BLUE, 320, 180), Comparison(side=True))
    assert (made.width(), made.height()) == (640, 180)
    assert at(made, 319) == RED and at(made, 320) == BLUE


def test_split_where_the_line_is() -> None:
    made = compared_image(plain(RED, 320, 180), plain(BLUE, 320, 180), Comparison(side=False, split=0.25))
    assert (made.width(), made.height()) == (320, 180)
    assert at(made, 75) == RED and at(made, 80) == (255, 255, 255) and at(made, 85) == BLUE
    ends = [
        compared_image(plain(RED, 64, 36), plain(BLUE, 64, 36), Comparison(False, place))
        for place in (0, 1, 7)
    ]
    assert [at(image, 32) for image in ends] == [BLUE, RED, RED]


@pytest.fixture
def wide(stage: Stage, tmp_path: Path) -> Stage:
    stage.path = tmp_path / "street.mp4"
    stage.open(film_info(width=128, height=72), look=LOOK)
    stage.session.seek(7)
    return stage


def saved(stage: Stage, target: Path) -> QImage:
    """Saves by the key and the dialog; the engine answers both frames in full size."""
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_B, CTRL | Qt.KeyboardModifier.AltModifier)
    stage.until(lambda: stage.panel.findChildren(QFileDialog))
    dialog = stage.panel.findChildren(QFileDialog)[-1]
    assert Path(dialog.selectedFiles()[0]).name == "street-starry-night-7-before-after.png"
    dialog.selectFile(str(target))
    dialog.accept()
    stage.until(lambda: any(call.request.most_side == 0 for call in stage.preview_engine.of(PaintFrame)))
    next(call for call in stage.preview_engine.of(PaintFrame) if call.request.most_side == 0).finish(
        FramePicture(7, picture(BLUE, 128, 72))
    )

    def whole() -> list[RecordedCall]:
        calls = stage.preview_engine.of(ShowFrame)
        return [call for call in calls if call.request.most_side == 0 and call.request.frame == 7]

    before = len(whole())
    stage.until(lambda: len(whole()) > before)
    whole()[-1].finish(FramePicture(7, picture(RED, 128, 72)))
    stage.until(lambda: target.name in stage.panel.notice.text)
    return QImage(str(target))


def test_a_still_as_it_is_shown(wide: Stage, tmp_path: Path) -> None:
    wide.panel.canvas.set_split(0.25)
    image = saved(wide, tmp_path / "still.png")
    assert (image.width(), image.height()) == (128, 72)
    assert at(image, 20) == RED and at(image, 60) == BLUE


def test_a_still_side_by_side_as_jpeg(wide: Stage, tmp_path: Path) -> None:
    QTest.keyClick(wide.panel.canvas, Qt.Key.Key_2)
    image = saved(wide, tmp_path / "still.jpg")
    assert (tmp_path / "still.jpg").read_bytes()[:3] == b"\xff\xd8\xff"
    assert (image.width(), image.height()) == (256, 72)
    for x, color in ((60, RED), (200, BLUE)):
        assert all(abs(one - other) < 12 for one, other in zip(at(image, x), color, strict=True))


def test_ctrl_c_copies_the_painted_frame(wide: Stage) -> None:
    QTest.keyClick(wide.panel.canvas, Qt.Key.Key_C, CTRL)
    wide.until(lambda: any(call.request.most_side == 0 for call in wide.preview_engine.of(PaintFrame)))
    next(call for call in wide.preview_engine.of(PaintFrame) if call.request.most_side == 0).finish(
        FramePicture(7, picture(BLUE, 128, 72))
    )
    wide.until(lambda: "clipboard" in wide.panel.notice.text)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (128, 72) and at(image, 9) == BLUE


def test_selected_words_are_copied_as_words(wide: Stage, qtbot: QtBot) -> None:
    label = QLabel("some words", wide.panel)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.show()
    label.setFocus()
    label.setSelection(0, 4)
    asked = len(wide.preview_engine.of(PaintFrame))
    wide.panel.commands["copy_picture"].trigger()
    assert QGuiApplication.clipboard().text() == "some"
    assert len(wide.preview_engine.of(PaintFrame)) == asked
