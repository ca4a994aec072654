"""Style files: adding, removing, exporting, and what happens to films whose style goes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from styles_window import FILM, GALLERY, Window

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.styles import AddStyle, ExportStyle, ListStyles, RemoveStyle, Styles
from fastvid_gui.paths import user_styles_folder
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem

NEW = StyleInfo(name="cafe", title="Café Terrace", artist="Vincent van Gogh")


def drop(window: Window, *paths: str) -> bool:
    """Qt's events of files dropped on the gallery; whether the panel took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    where, action = QPointF(40, 40), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, action, data, buttons, keys)
    QApplication.sendEvent(window.view.viewport(), enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(where, action, data, buttons, keys)
    QApplication.sendEvent(window.view.viewport(), event)
    return event.isAccepted()


def choice(window: Window, text: str) -> QPushButton:
    """A button of a message."""
    buttons = window.panel.notices.findChildren(QPushButton)
    return next(button for button in buttons if isinstance(button, QPushButton) and button.text() == text)


def test_dropped_style_files_are_added_and_chosen(window: Window) -> None:
    assert drop(window, "/somewhere/Cafe.PTH", "/somewhere/two.safetensors")
    assert [request.path for request in window.preview_engine.requests(AddStyle)] == [
        "/somewhere/Cafe.PTH",
        "/somewhere/two.safetensors",
    ]
    window.preview_engine.of(AddStyle)[0].finish(Styles((NEW, *GALLERY), {}))
    window.until(lambda: window.style == "cafe")
    assert "“Café Terrace” is in your styles now." in window.notices()
    window.preview_engine.of(AddStyle)[1].fail("two.safetensors is damaged; get it again.")
    window.until(lambda: "two.safetensors is damaged; get it again." in window.notices())
    assert window.style == "cafe"


def test_videos_are_left_to_the_window(window: Window) -> None:
    assert not drop(window, "/films/holiday.mp4")
    assert not window.preview_engine.of(AddStyle) and not window.panel.form.isVisible()


def test_a_new_style_is_shown_even_where_search_would_hide_it(window: Window) -> None:
    window.qtbot.keyClicks(window.panel.header.search, "scream")
    window.panel.add_files([Path("/x/cafe.t7")])
    window.preview_engine.last(AddStyle).finish(Styles((NEW, *GALLERY), {}))
    window.until(lambda: window.style == "cafe")
    assert window.view.currentIndex().data(Qt.ItemDataRole.DisplayRole) == "Café Terrace"


def test_remove_asks_in_place_and_the_film_goes_on_without(window: Window) -> None:
    window.click(window.tile("mine"))
    window.press_key(Qt.Key.Key_Delete)
    assert not window.preview_engine.of(RemoveStyle), "it asks first"
    window.qtbot.mouseClick(choice(window, "Remove"), Qt.MouseButton.LeftButton)
    assert window.preview_engine.requests(RemoveStyle) == [RemoveStyle("mine")]
    window.preview_engine.last(RemoveStyle).finish(Styles(GALLERY[:3], {}))
    window.until(lambda: window.style == "")
    assert any("no longer installed" in text and "bikes.mp4" in text for text in window.notices())
    window.session.undo.undo()  # would bring the removed style back
    window.until(lambda: window.style == "")


def test_built_in_styles_and_styles_of_queued_films_stay(window: Window) -> None:
    window.click(window.tile("scream"))
    window.press_key(Qt.Key.Key_Delete)
    assert any("came with FastVid" in text for text in window.notices())
    request = RenderRequest(
        source=Path("/films/cat.mov"), output=Path("/films/cat.mp4"), look=Look(style="scream:0.5,mine:0.5")
    )
    window.queue.items = (QueueItem(number=1, source=Path("/films/cat.mov"), request=request),)
    window.panel.ask_to_remove("mine")
    assert any("cat.mov in the render queue" in text for text in window.notices())
    window.queue.items = (msgspec_done(window.queue.items[0]),)
    window.panel.ask_to_remove("mine")
    assert choice(window, "Remove").isVisible()
    assert not window.preview_engine.of(RemoveStyle)


def msgspec_done(item: QueueItem) -> QueueItem:
    return replace(item, state=ItemState.DONE)


def test_a_style_file_that_vanishes_is_noticed(window: Window) -> None:
    """The folder is watched: no click is needed."""
    other = FILM.with_name("other.mp4")
    window.open_film(other)
    window.session.update(other, look=Look(style="mine:0.4,scream:0.6", strength=0.7))
    window.session.update(FILM, look=Look(style="mine"))
    asked = len(window.preview_engine.of(ListStyles))
    (user_styles_folder() / "mine.safetensors").write_bytes(b"x")
    window.until(lambda: len(window.preview_engine.of(ListStyles)) > asked)
    window.preview_engine.last(ListStyles).finish(Styles(GALLERY[:3], {}))
    window.until(lambda: window.style == "")
    film = window.session.film(other)
    assert film is not None and film.look == replace(Look(style="scream"), strength=0.7)
    assert len([text for text in window.notices() if "no longer installed" in text]) == 2


def test_export_writes_the_network_that_the_film_is_painted_with(window: Window, tmp_path: Path) -> None:
    window.panel.library.refresh()
    window.preview_engine.last(ListStyles).finish(Styles(GALLERY, {}, ("scream",)))
    window.until(lambda: window.panel.library.has_both_speeds("scream"))
    window.session.update(FILM, look=Look(style="scream", speed="fine"))
    for name in ("scream", "wave"):
        window.panel.choose_export(name)
        dialog = window.panel.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
    asked = [(call.name, call.speed) for call in window.preview_engine.requests(ExportStyle)]
    assert asked == [("scream", "fine"), ("wave", None)]


def test_export(window: Window) -> None:
    window.panel.library.export("scream", Path("/out/scream.safetensors"))
    assert window.preview_engine.requests(ExportStyle) == [ExportStyle("scream", "/out/scream.safetensors")]
    window.preview_engine.last(ExportStyle).finish()
    window.until(lambda: "Exported to /out/scream.safetensors." in window.notices())
    window.panel.library.export("scream", Path("/full/scream.safetensors"))
    window.preview_engine.last(ExportStyle).fail("The disk is full; free some space.")
    window.until(lambda: "The disk is full; free some space." in window.notices())
