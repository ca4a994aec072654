"""The picture under the user's hands: split line, zoom, dragging, the keys that only it sees."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from viewer_stage import LOOK, Stage

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.ui.preview.canvas import Canvas, Compare

RED, BLUE = (200, 40, 40), (40, 40, 200)


def turn_wheel(canvas: Canvas, at: QPoint, notches: float) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def drag(
    canvas: Canvas, start: QPoint, end: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    QTest.mousePress(canvas, button, pos=start)
    for step in range(1, 6):
        point = start + (end - start) * step / 5
        move = QPoint(round(point.x()), round(point.y()))
        QTest.mouseMove(canvas, move)
    QTest.mouseRelease(canvas, button, pos=end)


def test_the_split_line_shows_source_left_and_painted_right(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    line, middle = round(stage.panel.canvas.split_x()), stage.panel.canvas.height() // 3
    assert stage.color_at(line - 30, middle) == RED
    assert stage.color_at(line + 30, middle) == BLUE


def test_the_split_line_follows_the_mouse_and_the_keys(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    canvas = stage.panel.canvas
    start = QPoint(round(canvas.split_x()), canvas.height() // 2)
    drag(canvas, start, start + QPoint(160, 0))
    assert abs(canvas.split - 0.75) < 0.01
    assert stage.color_at(start.x() + 120, 100) == RED
    drag(canvas, QPoint(round(canvas.split_x()), 60), QPoint(-300, 60))
    assert canvas.split == 0.0
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert abs(canvas.split - 0.1) < 1e-6
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(canvas.split_x()), 60))
    assert canvas.split == 0.5
    assert "50 %" in canvas.accessibleDescription()


def test_a_press_beside_the_line_does_not_move_it(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    canvas = stage.panel.canvas
    drag(canvas, QPoint(100, 100), QPoint(200, 120))
    assert canvas.split == 0.5


def test_ways_to_compare(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    canvas = stage.panel.canvas
    left, right, middle = canvas.width() // 4, 3 * canvas.width() // 4, canvas.height() // 2
    for key, compare, colors in (
        (Qt.Key.Key_3, Compare.PAINTED, (BLUE, BLUE)),
        (Qt.Key.Key_4, Compare.SOURCE, (RED, RED)),
        (Qt.Key.Key_1, Compare.SPLIT, (RED, BLUE)),
    ):
        QTest.keyClick(canvas, key)
        assert canvas.compare is compare
        assert (stage.color_at(left, middle), stage.color_at(right, middle)) == colors
    QTest.keyClick(canvas, Qt.Key.Key_2)
    first, second = canvas.ports()
    for port, color in ((first, RED), (second, BLUE)):
        assert stage.color_at(round(port.center().x()), round(port.center().y())) == color


def test_holding_a_key_shows_the_source(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    canvas = stage.panel.canvas
    right, middle = 3 * canvas.width() // 4, canvas.height() // 2
    QTest.keyPress(canvas, Qt.Key.Key_C)
    assert stage.color_at(right, middle) == RED
    QTest.keyRelease(canvas, Qt.Key.Key_C)
    assert stage.color_at(right, middle) == BLUE


def test_the_wheel_zooms_at_the_cursor_and_asks_for_more_pixels(stage: Stage) -> None:
    from viewer_stage import film_info

    stage.open(film_info(width=1280, height=720))
    stage.until(lambda: stage.preview_engine.of(ShowFrame))
    assert stage.preview_engine.requests(ShowFrame)[0].most_side in range(640, 800)
    stage.answer()
    canvas = stage.panel.canvas
    stage.until(lambda: canvas.source is not None)
    at = QPoint(120, 200)
    rect = canvas.film_rect()
    before = (at.x() - rect.left()) / rect.width()
    turn_wheel(canvas, at, 5)
    rect = canvas.film_rect()
    assert canvas.zoom > 1.0
    assert abs((at.x() - rect.left()) / rect.width() - before) < 0.01
    stage.until(lambda: stage.preview_engine.requests(ShowFrame)[-1].most_side == 0)
    turn_wheel(canvas, at, -30)
    assert canvas.view.zoom is None


def test_zoom_keys(stage: Stage) -> None:
    stage.open()
    canvas = stage.panel.canvas
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(canvas, Qt.Key.Key_1, control)
    assert canvas.zoom == canvas.devicePixelRatioF() * 1.0 or canvas.zoom == 1.0
    QTest.keyClick(canvas, Qt.Key.Key_2, control)
    assert canvas.zoom == 2.0
    assert "200" in stage.panel.controls.zoom.text()
    QTest.keyClick(canvas, Qt.Key.Key_0, control)
    assert canvas.view.zoom is None


def test_dragging_moves_the_zoomed_picture(stage: Stage) -> None:
    stage.open()
    canvas = stage.panel.canvas
    canvas.set_zoom(16.0)
    before = canvas.film_rect()
    drag(canvas, QPoint(300, 200), QPoint(250, 180), Qt.MouseButton.MiddleButton)
    after = canvas.film_rect()
    assert abs(after.x() - before.x() + 50) <= 1
    assert abs(after.y() - before.y() + 20) <= 1


def test_dragging_with_the_space_bar_moves_and_does_not_play(stage: Stage) -> None:
    stage.open()
    canvas, player = stage.panel.canvas, stage.panel.player
    canvas.set_zoom(16.0)
    before = canvas.film_rect()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, QPoint(300, 200), QPoint(260, 200))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.film_rect().x() - before.x() == -40
    assert not player.playing


def test_a_new_look_replaces_the_picture_when_it_is_there(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    old = stage.panel.canvas.painted
    stage.session.set_look(Look(style="scream"), "Style")
    assert stage.panel.canvas.painted is old
    stage.until(lambda: len(stage.preview_engine.of(PaintFrame)) == 2)
    assert stage.panel.canvas.painted is old
    stage.answer(PaintFrame, (0, 200, 0))
    stage.until(lambda: stage.panel.canvas.painted is not old)
    stage.session.undo.undo()
    assert stage.panel.canvas.painted is old
    assert len(stage.preview_engine.of(PaintFrame)) == 2


def test_the_progress_line_appears_late_only(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    assert stage.panel.canvas.progress is None
    stage.session.seek(40)
    assert stage.panel.canvas.progress is None
    stage.until(lambda: stage.panel.canvas.progress == -1.0)
    stage.until(
        lambda: (
            not stage.preview_engine.last(PaintFrame).over
            and stage.preview_engine.last(PaintFrame).request.frame == 40
        )
    )
    stage.answer(PaintFrame)
    stage.until(lambda: stage.panel.canvas.progress is None)


def test_without_a_style_only_the_source_is_shown_with_a_hint(stage: Stage) -> None:
    stage.open()
    stage.until(lambda: stage.preview_engine.of(ShowFrame))
    stage.answer()
    stage.until(lambda: stage.panel.canvas.source is not None)
    assert "style" in stage.panel.canvas.hint
    assert not stage.panel.commands["motion"].isEnabled()
    assert not stage.preview_engine.of(PaintFrame)
    stage.session.set_look(LOOK, "Style")
    assert stage.panel.canvas.hint == ""
    assert stage.panel.commands["motion"].isEnabled()
