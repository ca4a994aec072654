"""Themes can be read, and icons follow them."""

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fastvid_gui.paths import resources_folder
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Colors,
    apply_theme,
    colors,
    node_color,
)

READABLE = 4.5
THEMES = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
TEXTS = ("text", "muted", "accent", "waiting", "painting", "done", "warning", "error")


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.1's contrast ratio."""

    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_both_grounds(theme: Colors) -> None:
    for name in TEXTS:
        for ground in (theme.surface, theme.raised):
            assert contrast(getattr(theme, name), ground) >= READABLE, name
    assert contrast(theme.accent_text, theme.accent) >= READABLE


@pytest.mark.parametrize(("theme", "expected"), [("light", LIGHT), ("dark", DARK)])
def test_widgets_know_the_colors_of_the_theme(
    qtbot: QtBot, qapp: QApplication, theme: str, expected: Colors
) -> None:
    apply_theme(qapp, theme)  # type: ignore[arg-type]
    widget = QWidget()
    qtbot.addWidget(widget)
    assert colors(widget.palette()) is expected
    widget.setStyleSheet("QWidget { background: transparent; }")
    assert colors(widget.palette()) is expected


def test_nodes_differ_and_begin_anew(qapp: QApplication) -> None:
    palette = qapp.palette()
    assert len({node_color(number, palette).name() for number in range(8)}) == 8
    assert node_color(8, palette) == node_color(0, palette)


def test_icons_follow_theme_and_state(qapp: QApplication) -> None:
    shown = icon("play")

    def middle() -> QColor:
        image = shown.pixmap(64, 64).toImage()
        inked = [image.pixelColor(x, 32) for x in range(64) if image.pixelColor(x, 32).alpha() == 255]
        assert inked
        return inked[0]

    apply_theme(qapp, "light")
    light = middle()
    apply_theme(qapp, "dark")
    assert (light, middle()) == (LIGHT.text, DARK.text)
    disabled = shown.pixmap(64, 64, QIcon.Mode.Disabled).toImage()
    normal = shown.pixmap(64, 64).toImage()
    assert disabled != normal


def test_an_icon_that_is_not_there_is_a_mistake_of_ours(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    names = [path.stem for path in (resources_folder() / "icons" / "lucide").glob("*.svg")]
    assert len(names) > 50
    for name in names:
        image = icon(name, QColor("#ff0000")).pixmap(32, 32).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)), name


def test_the_palette_has_the_accent(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == DARK.accent
