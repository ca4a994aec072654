"""Styles along the timeline: begun, moved, changed, slowed and removed by mouse and keys, each with undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from timeline_stage import Stage

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.ui.timeline.band_colors import main_colors
from fastvid_gui.ui.timeline.row_labels import RowLabels

K, M, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
WAIT = 120_000


@pytest.fixture
def painted(stage: Stage) -> Stage:
    stage.open()
    stage.session.name_styles({"wave": "Great Wave", "night": "Starry Night"})
    stage.session.set_look(Look(style="wave"), "Style")
    stage.session.undo.clear()
    stage.panel.view.setFocus()
    return stage


def changes(stage: Stage) -> list[tuple[int, str, float | None, int]]:
    return [(each.frame, each.style, each.strength, each.over) for each in stage.film.styles_at]


def choose(stage: Stage, style: str) -> None:
    """As the gallery does it."""
    stage.session.set_look(replace(stage.session.look, style=style), f"Style: {style}")


def open_menu(stage: Stage, at: QPoint) -> QMenu:
    view = stage.panel.view
    QTest.mouseClick(view, Qt.MouseButton.RightButton, M.NoModifier, at)

    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    menus = [menu for menu in stage.panel.findChildren(QMenu) if menu.isVisible()]
    assert menus
    return menus[-1]


def pick(menu: QMenu, *words: str) -> None:
    """Clicks through a menu and its submenus."""
    for number, word in enumerate(words):
        action = next(action for action in menu.actions() if word in action.text())
        if number + 1 < len(words):
            sub = action.menu()
            assert isinstance(sub, QMenu)
            menu = sub
        else:
            action.trigger()
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QMenu):
            top.close()


def test_from_here_on_by_key_then_the_gallery_chooses_for_that_section(painted: Stage) -> None:
    painted.session.seek(100)
    painted.qtbot.waitUntil(painted.panel.actions["change_style"].isEnabled, timeout=WAIT)
    painted.qtbot.keyClick(painted.panel.view, K.Key_S, M.ShiftModifier)
    assert changes(painted) == [(100, "wave", 1.0, 0)]
    assert painted.panel.view.state.selected_change == 100
    choose(painted, "night")
    assert changes(painted) == [(100, "night", 1.0, 0)]
    assert painted.film.look.style == "wave"
    crossed: list[str] = []
    painted.session.section_changed.connect(lambda: crossed.append(painted.session.look.style))
    painted.session.seek(20)
    painted.session.seek(30)
    painted.session.seek(200)
    assert crossed == ["wave", "night"]
    for _ in range(2):
        painted.session.undo.undo()
    assert changes(painted) == []
    painted.session.undo.redo()
    assert changes(painted) == [(100, "wave", 1.0, 0)]


def test_a_boundary_is_dragged_and_snaps_to_a_keyframe(painted: Stage) -> None:
    painted.session.set_styles_at((StyleChange(100, "night", strength=1.0),), "x")
    painted.drag(painted.at(100, "styles"), painted.at(119, "styles"))
    assert changes(painted)[0][0] == 120
    assert painted.panel.view.state.selected_change == 120
    painted.drag(painted.at(120, "styles"), painted.at(150, "styles"), M.AltModifier)
    assert 145 <= changes(painted)[0][0] <= 155
    painted.session.undo.undo()
    painted.session.undo.undo()
    assert changes(painted)[0][0] == 100


def test_escape_gives_up_a_drag(painted: Stage) -> None:
    painted.session.set_styles_at((StyleChange(100, "night", strength=1.0),), "x")
    view, bot = painted.panel.view, painted.qtbot
    start = painted.at(100, "styles")
    bot.mousePress(view, LEFT, M.NoModifier, start)
    bot.mouseMove(view, start + QPoint(60, 0))
    assert view.state.shifting is not None
    bot.keyClick(view, K.Key_Escape)
    bot.mouseRelease(view, LEFT, M.NoModifier, start + QPoint(60, 0))
    assert view.state.shifting is None
    assert changes(painted)[0][0] == 100


def test_keys_move_and_remove_a_change(painted: Stage) -> None:
    painted.session.set_styles_at(
        (StyleChange(100, "night", strength=1.0), StyleChange(110, "wave", strength=1.0)), "x"
    )
    view, bot = painted.panel.view, painted.qtbot
    bot.waitUntil(painted.panel.actions["next_change"].isEnabled, timeout=WAIT)
    bot.keyClick(view, K.Key_Right, M.ControlModifier | M.ShiftModifier)
    assert (view.state.selected_change, painted.film.playhead) == (100, 100)
    for _ in range(12):
        bot.keyPress(view, K.Key_Right)
    assert changes(painted)[0][0] == 100
    bot.keyRelease(view, K.Key_Right)
    assert [each[0] for each in changes(painted)] == [109, 110]  # the next change is in the way
    bot.waitUntil(lambda: "style" in painted.panel.actions["delete_keyframe"].text().lower(), timeout=WAIT)
    bot.keyClick(view, K.Key_Delete)
    assert changes(painted) == [(110, "wave", 1.0, 0)]
    assert painted.frames == [0, 76, 120, 187]  # no keyframe was deleted
    assert view.state.selected_change is None


def test_a_double_click_on_the_band_begins_a_change(painted: Stage) -> None:
    at = painted.at(50.4, "styles")
    painted.qtbot.mouseClick(painted.panel.view, LEFT, M.NoModifier, at)
    painted.qtbot.mouseDClick(painted.panel.view, LEFT, M.NoModifier, at)
    assert changes(painted) == [(50, "wave", 1.0, 0)]


def test_the_menu_sets_strength_length_and_removes(painted: Stage) -> None:
    pick(open_menu(painted, painted.at(100.4, "styles")), "strength", "50 %")
    assert changes(painted) == [(100, "wave", 0.5, 0)]
    assert painted.film.playhead == 100
    pick(open_menu(painted, painted.at(100, "styles")), "The strength changes", "within 1 s")
    assert changes(painted) == [(100, "wave", 0.5, 25)]
    assert painted.film.look_at(112).strength == pytest.approx(0.76)
    pick(open_menu(painted, painted.at(100, "styles")), "Remove")
    assert changes(painted) == []
    painted.session.undo.undo()
    painted.session.undo.undo()
    assert changes(painted) == [(100, "wave", 0.5, 0)]


def test_a_film_without_a_style_says_what_is_missing(stage: Stage) -> None:
    stage.open()
    stage.qtbot.mouseDClick(stage.panel.view, LEFT, M.NoModifier, stage.at(50, "styles"))
    assert changes(stage) == []
    assert any("Choose a style" in notice.text for notice in stage.panel.notices.notices())


def test_a_drag_of_the_strength_is_one_step_a_section(painted: Stage) -> None:
    painted.session.set_styles_at((StyleChange(100, "night", strength=1.0),), "x")
    for frame in (10, 150):
        painted.session.seek(frame)
        for percent in (90, 80, 70):
            painted.session.set_look(replace(painted.session.look, strength=percent / 100), "Strength")
    assert (painted.film.look.strength, changes(painted)[0][2]) == (0.7, 0.7)
    painted.session.undo.undo()
    assert (painted.film.look.strength, changes(painted)[0][2]) == (0.7, 1.0)
    painted.session.undo.undo()
    assert painted.film.look.strength == 1.0


def test_the_band_has_the_colors_of_the_style(painted: Stage, tmp_path: Path) -> None:
    picture = tmp_path / "night.png"
    image = QImage(40, 40, QImage.Format.Format_RGB888)
    image.fill(QColor(20, 40, 220))
    assert image.save(str(picture))
    assert main_colors(str(picture))[0].blue() > 200
    assert main_colors(str(tmp_path / "missing.png")) == ()
    painted.session.name_styles({"night": "Starry Night"}, {"night": str(picture)})
    painted.session.set_styles_at((StyleChange(100, "night", strength=1.0),), "x")
    view = painted.panel.view
    spot = painted.at(220, "styles")
    low = QPoint(spot.x(), round(view.state.rows.styles.bottom()) - 3)

    def blue() -> bool:
        color = view.grab().toImage().pixelColor(low)
        return color.blue() > color.red() + 100

    painted.qtbot.waitUntil(blue, timeout=WAIT)


def test_the_rows_are_named(painted: Stage) -> None:
    labels = painted.panel.findChild(RowLabels)
    assert labels is not None
    assert set(labels.words()) == {"styles", "curve", "keys", "ranges"}
    assert labels.width() >= labels.fontMetrics().horizontalAdvance("Keyframes") * 0.8
    assert labels.grab().toImage().size().width() == labels.width()


def test_a_screen_reader_hears_of_a_selected_change(painted: Stage) -> None:
    painted.session.set_styles_at((StyleChange(100, "night", strength=1.0),), "x")
    painted.panel.view.state.select_change(100)
    assert "Style change at frame 100" in painted.panel.view.accessibleDescription()
