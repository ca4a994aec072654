"""The gallery by mouse and keyboard."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from styles_window import Window, many_styles

from fastvid_gui.settings import settings
from fastvid_gui.ui.styles.model import STYLE_MIME, Role
from fastvid_gui.ui.styles.tile import GAP

NAME = int(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_paints_in_that_style_and_undo_takes_it_back(window: Window) -> None:
    window.click(window.tile("scream"))
    assert window.style == "scream"
    assert window.share("scream") == 1.0 and window.share("") == 0.0
    window.click(window.tile("great-wave"))
    assert window.style == "great-wave"
    window.session.undo.undo()
    assert window.style == "scream"
    assert window.view.currentIndex().data(Role.NAME) == "scream"
    window.session.undo.undo()
    assert window.style == "" and window.share("") == 1.0


def test_the_first_tile_paints_nothing(window: Window) -> None:
    window.click(window.tile("scream"))
    window.click(window.tile(""))
    assert window.style == ""


def test_arrow_keys_move_the_choice(window: Window) -> None:
    window.click(window.tile("mine"))
    order = [window.model.index(row).data(Role.NAME) for row in range(1, 5)]
    assert order == ["mine", "starry-night", "great-wave", "scream"]  # one's own first, then famous ones
    window.press_key(Qt.Key.Key_Right)
    assert window.style == "starry-night"
    window.press_key(Qt.Key.Key_End)
    assert window.style == "starry-night"  # the last tile, a new style, is only chosen by Enter
    window.press_key(Qt.Key.Key_Left)
    assert window.style == "scream"
    window.press_key(Qt.Key.Key_Home)
    assert window.style == ""


def test_star_by_click_and_key_is_kept_in_the_preferences(window: Window) -> None:
    window.click(window.star("scream"))
    assert settings().values.favorites == ("scream",)
    assert window.style == "", "a click on the star does not choose the style"
    assert window.data("scream", NAME) == "The Scream, Edvard Munch, favorite"
    window.click(window.tile("starry-night"))
    window.press_key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert settings().values.favorites == ("scream", "starry-night")
    window.click(window.star("scream"))
    assert settings().values.favorites == ("starry-night",)
    assert window.data("scream", NAME) == "The Scream, Edvard Munch"


def test_only_favorites(window: Window) -> None:
    window.qtbot.mouseClick(window.panel.header.star, Qt.MouseButton.LeftButton)
    assert window.model.names() == [] and window.panel.nothing.isVisible()
    settings().change(favorites=("scream",))  # as from another window
    assert window.model.names() == ["scream"] and not window.panel.nothing.isVisible()
    window.qtbot.mouseClick(window.panel.header.star, Qt.MouseButton.LeftButton)
    assert len(window.model.names()) == 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("scream", ["scream"]),
        ("HOKUSAI", ["great-wave"]),
        ("gogh night", ["starry-night"]),
        ("the", ["starry-night", "great-wave", "scream"]),
        ("xyz", []),
    ],
)
def test_search_by_name_title_and_artist(window: Window, words: str, found: list[str]) -> None:
    search = window.panel.header.search
    window.qtbot.keyClicks(search, words)
    assert window.model.names() == found
    assert window.panel.nothing.isVisible() == (not found)
    window.qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == "" and len(window.model.names()) == 4


def test_a_search_without_result_repeats_all_that_was_typed(window: Window) -> None:
    window.qtbot.keyClicks(window.panel.header.search, "xyz")
    assert "xyz" in window.panel.nothing.text()


def test_enter_in_the_search_takes_the_first_and_goes_to_the_gallery(window: Window) -> None:
    window.qtbot.keyClicks(window.panel.header.search, "hok")
    window.qtbot.keyClick(window.panel.header.search, Qt.Key.Key_Return)
    assert window.style == "great-wave"
    assert window.view.currentIndex().data(Role.NAME) == "great-wave"


def test_search_keeps_the_choice_even_where_it_is_hidden(window: Window) -> None:
    window.click(window.tile("scream"))
    window.qtbot.keyClicks(window.panel.header.search, "hok")
    assert window.style == "scream" and window.model.row_of("scream") == -1
    window.panel.header.search.clear()
    assert window.view.currentIndex().data(Role.NAME) == "scream"


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize("width", [220, 296, 420, 900])
def test_columns_fill_the_width(qtbot: QtBot, count: int, width: int) -> None:
    window = Window(qtbot)
    window.list_styles(*many_styles(count))
    window.panel.resize(width, 600)
    room = window.view.contentsRect().width() - window.view.verticalScrollBar().sizeHint().width()

    def lefts() -> set[int]:
        rows = range(min(count, window.model.rowCount()))
        return {window.view.visualRect(window.model.index(row)).left() for row in rows}

    columns = max(2, (room - 2) // 132)
    window.until(lambda: len(lefts()) == min(columns, count))
    sizes = window.view.tile_sizes
    assert sizes is not None
    assert 0 <= room - columns * sizes.cell.width() <= columns + 2
    assert sizes.picture.width() + GAP == sizes.cell.width()


def drag(window: Window, style: str, target: QPoint) -> tuple[QDragMoveEvent, QDropEvent]:
    """Qt's events of a drag of one tile, dropped there."""
    data = QMimeData()
    data.setData(STYLE_MIME, QByteArray(style.encode()))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = window.view.viewport()
    enter = QDragEnterEvent(QPointF(target), Qt.DropAction.LinkAction, data, buttons, keys)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    move = QDragMoveEvent(QPointF(target), Qt.DropAction.LinkAction, data, buttons, keys)
    QApplication.sendEvent(viewport, move)
    drop = QDropEvent(QPointF(target), Qt.DropAction.LinkAction, data, buttons, keys)
    if move.isAccepted():
        QApplication.sendEvent(viewport, drop)
    return move, drop


def test_a_style_dropped_on_another_blends_them(window: Window) -> None:
    move, _ = drag(window, "scream", window.tile("starry-night"))
    assert move.isAccepted()
    assert window.style == "scream:0.5,starry-night:0.5"
    assert window.share("scream") == window.share("starry-night") == 0.5
    assert window.data("scream", NAME) == "The Scream, Edvard Munch, 50 % of the blend"


@pytest.mark.parametrize("target", ["scream", ""])
def test_a_style_can_not_be_dropped_on_itself_or_on_none(window: Window, target: str) -> None:
    move, _ = drag(window, "scream", window.tile(target))
    assert not move.isAccepted() and window.style == ""


def test_menu_of_a_style(window: Window) -> None:
    window.click(window.tile("scream"))
    menu = window.panel.menu_for("starry-night")
    texts = {action.text(): action for action in menu.actions() if action.text()}
    assert "Remove…" not in texts, "built-in styles stay"
    assert "Remove…" in {action.text() for action in window.panel.menu_for("mine").actions()}
    texts["Blend with The Scream"].trigger()
    assert window.style == "scream:0.5,starry-night:0.5"
    texts["Paint in this style"].trigger()
    assert window.style == "starry-night"
    texts["Give it a star"].trigger()
    assert settings().values.favorites == ("starry-night",)


def test_another_film_shows_its_own_choice(window: Window) -> None:
    window.click(window.tile("scream"))
    other = window.session.films[0].path.with_name("other.mp4")
    window.open_film(other)
    window.session.select(other)
    window.click(window.tile("mine"))
    window.session.select(window.session.films[0].path)
    assert window.style == "scream" and window.share("scream") == 1.0
    assert window.view.currentIndex().data(Role.NAME) == "scream"


def test_without_a_film_nothing_breaks(qtbot: QtBot) -> None:
    window = Window(qtbot)
    window.list_styles()
    window.click(window.tile("scream"))
    window.press_key(Qt.Key.Key_Down)
    assert window.share("") == 1.0
    assert not window.panel.look.strength.slider.isEnabled()


def test_the_list_can_not_be_had(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    from fastvid_gui.engine.messages.styles import ListStyles

    window = Window(qtbot)
    window.preview_engine.last(ListStyles).fail("The engine stopped. It is being started again.")
    window.until(window.notices)
    button = window.panel.notices.findChild(QPushButton)
    assert isinstance(button, QPushButton) and button.text() == "Try again"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window.list_styles()
    assert len(window.model.names()) == 4 and not window.notices()
