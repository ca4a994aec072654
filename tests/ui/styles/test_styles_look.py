"""Strength, brush, colors, speed and blends by mouse and keyboard, all to be undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSlider
from styles_window import Window

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.styles import ListStyles
from fastvid_gui.ui.state.session import Session


def look(window: Window) -> Look:
    film = window.session.current
    assert film is not None
    return film.look


@pytest.fixture
def painted(window: Window) -> Window:
    """With a style chosen, nothing to undo."""
    window.panel.choose("scream")
    window.session.undo.clear()
    return window


def drag(window: Window, slider: QSlider, start: float, stop: float) -> None:
    """Presses at one share of the width, moves, lets go at another."""
    height = slider.height() // 2
    spots = [QPoint(round(slider.width() * share), height) for share in (start, (start + stop) / 2, stop)]
    window.qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=spots[0])
    for spot in spots[1:]:
        window.qtbot.mouseMove(slider, spot)
    window.qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=spots[-1])


def test_strength_by_mouse_is_one_step(painted: Window) -> None:
    row = painted.panel.look.strength
    drag(painted, row.slider, 0.9, 0.3)
    assert 0.2 < look(painted).strength < 0.4
    assert row.value.text() == f"{round(100 * look(painted).strength)} %"
    assert painted.session.undo.count() == 1
    painted.session.undo.undo()
    assert look(painted) == Look(style="scream") and row.slider.value() == 100


def test_strength_by_keyboard_and_back(painted: Window) -> None:
    row = painted.panel.look.strength
    assert not row.back.isVisible()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_PageDown):
        painted.qtbot.keyClick(row.slider, key)
    assert look(painted).strength == pytest.approx(0.89)
    painted.qtbot.mouseClick(row.back, Qt.MouseButton.LeftButton)
    assert look(painted).strength == 1.0 and not row.back.isVisible()


def test_brush_has_a_detent_at_the_styles_own_size(painted: Window) -> None:
    slider = painted.panel.look.brush.slider
    drag(painted, slider, 0.5, 1.0)
    assert look(painted).brush == 4.0
    drag(painted, slider, 1.0, 0.0)
    assert look(painted).brush == 0.25
    drag(painted, slider, 0.0, 0.52)
    assert look(painted).brush == 1.0
    painted.qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert 1.0 < look(painted).brush < 1.03, "the keyboard has no detent"
    painted.qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(5, slider.height() // 2))
    assert look(painted).brush == 1.0


def test_keep_colors(painted: Window) -> None:
    box = painted.panel.look.keep_colors
    painted.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert look(painted).keep_colors
    painted.session.undo.undo()
    assert not look(painted).keep_colors and not box.isChecked()


def test_controls_are_off_without_a_style(window: Window) -> None:
    controls = window.panel.look
    for widget in (
        controls.strength.slider,
        controls.brush.slider,
        controls.keep_colors,
        controls.blend_button,
    ):
        assert not widget.isEnabled()
    window.panel.choose("scream")
    for widget in (
        controls.strength.slider,
        controls.brush.slider,
        controls.keep_colors,
        controls.blend_button,
    ):
        assert widget.isEnabled()


def test_speed_only_where_a_style_has_two(painted: Window) -> None:
    speed = painted.panel.look.speed
    assert not speed.isVisible()
    painted.panel.library.refresh()
    painted.until(lambda: not painted.preview_engine.last(ListStyles).over)
    from styles_window import GALLERY

    from fastvid_gui.engine.messages.styles import Styles

    painted.preview_engine.last(ListStyles).finish(Styles(GALLERY, {}, ("scream",)))
    painted.until(speed.isVisible)
    painted.qtbot.keyClick(speed, Qt.Key.Key_Down)
    painted.until(lambda: look(painted).speed == "fine")
    painted.session.undo.undo()
    assert look(painted).speed == "fast" and speed.currentIndex() == 0
    painted.panel.choose("mine")
    assert not speed.isVisible()


def test_blend_by_menu_slider_and_end(painted: Window) -> None:
    controls = painted.panel.look
    controls.blend_button.menu().aboutToShow.emit()
    names = {action.text(): action for action in controls.blend_button.menu().actions()}
    assert "The Scream" not in names and len(names) == 3
    names["The Starry Night"].trigger()
    assert look(painted).style == "scream:0.5,starry-night:0.5"
    row = controls.blend_row
    assert row.isVisible() and not controls.blend_button.isVisible()
    painted.session.undo.clear()
    drag(painted, row.slider, 0.5, 0.8)
    assert 0.7 < dict(share(painted))["starry-night"] < 0.9
    assert painted.session.undo.count() == 1
    painted.qtbot.keyClick(row.slider, Qt.Key.Key_End)
    assert look(painted).style == "scream:0.01,starry-night:0.99" and row.isVisible()
    assert painted.share("starry-night") == pytest.approx(0.99)
    painted.qtbot.mouseClick(row.end, Qt.MouseButton.LeftButton)
    assert look(painted).style == "starry-night" and not row.isVisible()
    painted.session.undo.undo()
    assert look(painted).style == "scream:0.01,starry-night:0.99"


def share(window: Window) -> tuple[tuple[str, float], ...]:
    from fastvid_gui.ui.styles.mix import mix_of

    return mix_of(look(window).style)


def test_a_blend_of_three_is_shown_and_left_alone(window: Window) -> None:
    film = window.session.films[0].path
    window.session.update(film, look=Look(style="scream:0.5,mine:0.3,great-wave:0.2"))
    row = window.panel.look.blend_row
    assert row.isVisible() and not row.slider.isVisible()
    assert [round(window.share(name), 3) for name in ("scream", "mine", "great-wave")] == [0.5, 0.3, 0.2]
    window.qtbot.mouseClick(row.end, Qt.MouseButton.LeftButton)
    assert look(window).style == "scream"


def test_a_style_file_as_style_is_shown_as_chosen_by_no_tile(window: Window) -> None:
    film = window.session.films[0].path
    window.session.update(film, look=Look(style="/styles/own.pth"))
    assert not window.panel.look.blend_button.isEnabled()
    assert all(window.share(name) == 0 for name in ("", *window.model.names()))
    assert not window.notices()


def test_a_slider_hands_the_wheel_on(painted: Window) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    slider = painted.panel.look.strength.slider
    wheel = QWheelEvent(
        QPointF(20, 5), QPointF(20, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    assert look(painted).strength == 1.0


def test_look_of_a_session_without_film(window: Window) -> None:
    assert isinstance(window.session, Session)
    window.session.remove(window.session.films[0].path)
    assert window.panel.look.look == Look()
    assert not window.panel.look.keep_colors.isEnabled()
