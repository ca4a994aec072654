"""Which styles come first, how they are called, when a search gives way, and all of them in a window of their own."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from styles_window import GALLERY, Window

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.styles.model import Role
from fastvid_gui.ui.styles.order import familiar_title, sort_key, sorting_title


def order(window: Window) -> list[str]:
    return [window.model.index(row).data(Role.NAME) for row in range(1, len(GALLERY) + 1)]


def test_articles_do_not_sort() -> None:
    titles = ["The Scream", "A Bridge", "La Calanque", "Harvest", "Theater", "Anemones"]
    assert sorted(titles, key=sorting_title) == [
        "Anemones", "A Bridge", "La Calanque", "Harvest", "The Scream", "Theater",
    ]  # fmt: skip


def test_famous_paintings_have_their_familiar_titles(window: Window) -> None:
    wave = GALLERY[0]
    assert familiar_title(wave) == "The Great Wave"
    assert familiar_title(replace(wave, builtin=False)) == wave.title, "not a style of the user's own"
    assert window.data("great-wave", int(Qt.ItemDataRole.DisplayRole)) == "The Great Wave"
    assert wave.title in str(window.data("great-wave", int(Qt.ItemDataRole.ToolTipRole)))
    window.panel.header.search.setText("kanagawa")
    assert window.model.names() == ["great-wave"], "the whole title is found, too"


def test_favorites_come_first_then_the_own_then_the_famous() -> None:
    unknown = StyleInfo(name="a", title="Aardvark", builtin=True)
    styles = sorted((*GALLERY, unknown), key=lambda info: sort_key(info, {"scream"}))
    assert [info.name for info in styles] == ["scream", "mine", "starry-night", "great-wave", "a"]


def test_a_star_moves_a_style_to_the_front(window: Window) -> None:
    assert order(window)[0] == "mine"
    window.click(window.star("scream"))
    assert order(window) == ["scream", "mine", "starry-night", "great-wave"]


def test_a_search_that_hides_the_style_of_another_film_is_cleared(window: Window) -> None:
    window.click(window.tile("scream"))
    other = Path("/films/other.mp4")
    window.session.add(other)
    window.session.update(other, state=FilmState.READY, look=Look(style="great-wave"))
    window.panel.header.search.setText("scream")
    assert window.model.names() == ["scream"]
    window.session.select(other)
    assert window.panel.header.search.text() == ""
    assert window.view.currentIndex().data(Role.NAME) == "great-wave"
    # What hides nothing stays, and typing clears nothing.
    window.panel.header.search.setText("wave")
    window.panel.header.search.setText("scream")
    assert window.panel.header.search.text() == "scream"
    window.session.undo.undo()
    window.panel.header.search.setText("munch")
    window.session.select(window.session.films[0].path)
    assert window.panel.header.search.text() == "munch"


def test_all_styles_in_a_window_of_their_own(window: Window) -> None:
    window.qtbot.mouseClick(window.panel.header.all, Qt.MouseButton.LeftButton)
    sheet = window.panel._sheet
    assert sheet is not None
    window.qtbot.waitUntil(sheet.isVisible, timeout=120_000)
    view = sheet.view
    assert len(view.rows_in_sight()) == view.styles.rowCount() > 4
    index = view.styles.index(view.styles.row_of("scream"))
    window.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert window.style == "scream" and sheet.isVisible()
    window.qtbot.keyClick(view, Qt.Key.Key_Home)
    assert window.style == ""
    window.qtbot.keyClick(view, Qt.Key.Key_Right)
    window.qtbot.keyClick(view, Qt.Key.Key_Return)
    assert sheet.isVisible() and window.style == order(window)[0]
    window.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
