"""The scrub bar and the keys that move the playhead, the marks, the time display."""

from array import array
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from viewer_stage import LOOK, Stage, film_info

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.window.keys import KeyManners

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def test_dragging_scrubs_and_paints_only_at_rest(stage: Stage) -> None:
    stage.open(film_info(frames=1000), look=LOOK)
    bar = stage.panel.scrub
    middle = bar.height() // 2
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(0)), middle))
    for frame in range(0, 501, 10):
        QTest.mouseMove(bar, QPoint(round(bar.x_of(frame)), middle))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(500)), middle))
    film = stage.session.current
    assert film is not None
    assert abs(film.playhead - 500) <= 2
    assert len(stage.preview_engine.of(ShowFrame)) == 1
    assert not stage.preview_engine.of(PaintFrame)
    stage.until(lambda: stage.preview_engine.of(PaintFrame))
    assert [request.frame for request in stage.preview_engine.requests(PaintFrame)] == [film.playhead]


def test_the_wheel_steps_over_frames(stage: Stage) -> None:
    stage.open()
    bar = stage.panel.scrub
    stage.session.seek(50)
    for turned, modifier, frame in (
        (-120, Qt.KeyboardModifier.NoModifier, 51),
        (120, SHIFT, 41),
        (60, SHIFT, 41),
    ):
        event = QWheelEvent(
            QPointF(50, 10), QPointF(bar.mapToGlobal(QPoint(50, 10))), QPoint(), QPoint(0, turned),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(bar, event)
        assert stage.session.current is not None
        assert stage.session.current.playhead == frame


def test_keys_move_the_playhead(stage: Stage) -> None:
    stage.open()
    canvas = stage.panel.canvas
    steps = (
        (Qt.Key.Key_Right, None, 1),
        (Qt.Key.Key_Right, SHIFT, 11),
        (Qt.Key.Key_Left, None, 10),
        (Qt.Key.Key_End, None, 99),
        (Qt.Key.Key_Right, None, 99),
        (Qt.Key.Key_Left, SHIFT, 89),
        (Qt.Key.Key_Home, None, 0),
        (Qt.Key.Key_Left, None, 0),
    )
    for key, modifier, frame in steps:
        QTest.keyClick(canvas, key, modifier or Qt.KeyboardModifier.NoModifier)
        assert stage.session.current is not None
        assert stage.session.current.playhead == frame
        assert stage.panel.scrub.value() == frame


def test_the_focused_bar_has_keys_of_its_own_where_the_window_leaves_them_to_it(stage: Stage) -> None:
    stage.open()
    keys = KeyManners(QApplication.instance(), stage.panel)  # type: ignore[arg-type]
    bar = stage.panel.scrub
    bar.setFocus()
    bar.installEventFilter(keys)
    for key, frame in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageUp, 11),
        (Qt.Key.Key_Left, 10),
        (Qt.Key.Key_End, 99),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(bar, key)
        assert stage.session.current is not None
        assert stage.session.current.playhead == frame


def test_marks_are_set_shown_and_cleared_and_can_be_undone(stage: Stage) -> None:
    stage.open()
    canvas, session = stage.panel.canvas, stage.session

    def marks() -> tuple[int | None, int | None]:
        film = session.current
        assert film is not None
        return film.mark_in, film.mark_out

    session.seek(20)
    QTest.keyClick(canvas, Qt.Key.Key_I)
    session.seek(59)
    QTest.keyClick(canvas, Qt.Key.Key_O)
    assert marks() == (20, 60)
    QTest.keyClick(canvas, Qt.Key.Key_I, ALT)
    assert marks() == (None, 60)
    session.undo.undo()
    assert marks() == (20, 60)
    QTest.keyClick(canvas, Qt.Key.Key_O, ALT)
    assert marks() == (20, None)
    QTest.keyClick(canvas, Qt.Key.Key_X, ALT)
    assert marks() == (None, None)
    assert not stage.panel.commands["play_part"].isEnabled()


def test_marks_are_drawn_on_the_bar(stage: Stage) -> None:
    stage.open()
    bar = stage.panel.scrub
    bare = bar.grab().toImage()
    stage.session.set_marks(20, 60)
    marked = bar.grab().toImage()
    y = bar.height() // 2 + 4
    inside, outside = round(bar.x_of(40)), round(bar.x_of(80))
    assert marked.pixelColor(inside, y) != bare.pixelColor(inside, y)
    assert marked.pixelColor(outside, y) == bare.pixelColor(outside, y)


def test_finished_frames_are_drawn_on_the_bar(stage: Stage) -> None:
    stage.open()
    bar = stage.panel.scrub
    bare = bar.grab().toImage()
    bar.show_stored((FrameSpan(20, 60),))
    drawn = bar.grab().toImage()
    y = bar.height() // 2 + 5
    assert drawn.pixelColor(round(bar.x_of(40)), y) != bare.pixelColor(round(bar.x_of(40)), y)
    assert drawn.pixelColor(round(bar.x_of(80)), y) == bare.pixelColor(round(bar.x_of(80)), y)


def test_the_time_is_exact_for_unequal_times_and_a_click_shows_frame_numbers(stage: Stage) -> None:
    info = replace(film_info(frames=4), variable_rate=True)
    stage.open(info)
    stage.session.update(stage.path, times=array("d", [0.0, 0.0417, 1.5, 3661.25]))
    stage.session.seek(3)
    display = stage.panel.time
    assert display.text().startswith("01:01:01.250 / ")
    assert "unequal" in display.toolTip()
    QTest.mouseClick(display, Qt.MouseButton.LeftButton)
    assert display.text() == "3 / 3"
    stage.session.seek(1)
    assert display.text() == "1 / 3"
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_T)
    assert display.text().startswith("00:00:00.042 / ")


def test_a_screen_reader_moves_the_playhead_by_the_sliders_value(stage: Stage) -> None:
    stage.open()
    stage.panel.scrub.setValue(33)
    assert stage.session.current is not None
    assert stage.session.current.playhead == 33


def test_space_presses_the_button_that_has_the_focus(stage: Stage) -> None:
    stage.open()
    loop = next(
        button
        for button in stage.panel.controls.findChildren(type(stage.panel.controls.play))
        if button.defaultAction() is stage.panel.commands["loop"]
    )
    loop.setFocus()
    QTest.keyClick(loop, Qt.Key.Key_Space)
    assert stage.panel.commands["loop"].isChecked()
    assert not stage.panel.player.playing
    QTest.keyClick(loop, Qt.Key.Key_Return)
    assert not stage.panel.commands["loop"].isChecked()


def test_every_command_has_words_and_every_button_a_tooltip_with_its_key(stage: Stage) -> None:
    stage.open(look=LOOK)
    for name, command in stage.panel.commands.items():
        assert command.text(), name
        assert command.objectName() == f"preview.{name}"
    keys = [key.toString() for command in stage.panel.commands.values() for key in command.shortcuts()]
    assert len(keys) == len(set(keys))
    for button in stage.panel.controls.findChildren(type(stage.panel.controls.play)):
        assert button.toolTip()
        assert button.accessibleName()
    assert "(Space)" in stage.panel.controls.play.toolTip()
    stage.panel.commands["play"].setShortcut("Ctrl+P")
    assert "(Ctrl+P)" in stage.panel.controls.play.toolTip()
