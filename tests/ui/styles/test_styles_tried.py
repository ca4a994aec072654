"""The pointer over a tile shows the frame in its style; a black frame is replaced by a telling one in the gallery."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from styles_window import FILM, Window, picture

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes


def rest_over(window: Window, name: str) -> None:
    place = window.tile(name)
    # A button that an earlier test pressed and never let go counts as pressed for ever.
    QTest.mouseRelease(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(window.view.viewport(), place - QPoint(2, 0))
    QTest.mouseMove(window.view.viewport(), place)


def test_a_pointer_that_rests_tries_the_style_and_leaving_ends_it(window: Window) -> None:
    session = window.session
    rest_over(window, "scream")
    window.until(lambda: session.tried == "scream")
    assert window.style == ""
    assert session.undo.count() == 0
    rest_over(window, "great-wave")
    window.until(lambda: session.tried == "great-wave")
    QApplication.sendEvent(window.view, QEvent(QEvent.Type.Leave))
    assert session.tried is None


def test_a_click_chooses_what_is_tried(window: Window) -> None:
    rest_over(window, "scream")
    window.until(lambda: window.session.tried == "scream")
    window.click(window.tile("scream"))
    assert window.style == "scream"
    assert window.session.tried is None, "what was chosen is no longer tried"
    QApplication.sendEvent(window.view, QEvent(QEvent.Type.Leave))
    assert window.session.tried is None
    # The style that the film has already is nothing to try.
    rest_over(window, "scream")
    window.qtbot.wait(400)
    assert window.session.tried is None


def test_a_gallery_that_is_hidden_tries_nothing(window: Window) -> None:
    rest_over(window, "scream")
    window.until(lambda: window.session.tried == "scream")
    window.panel.hide()
    assert window.session.tried is None


def noisy() -> PictureBytes:
    """Half black, half white."""
    return PictureBytes(32, 18, (bytes(3 * 16) + b"\xff" * 3 * 16) * 18)


def test_black_tiles_show_another_frame_of_the_film(window: Window) -> None:
    window.session.update(FILM, telling=44)

    def answer() -> bool:
        for call in window.preview_engine.of(ShowFrame):
            if not call.over:
                frame = call.request.frame
                call.finish(FramePicture(frame, noisy() if frame == 44 else picture((0, 0, 0))))
        return bool(window.preview_engine.of(PaintGallery))

    window.until(answer)
    assert [request.frame for request in window.preview_engine.requests(ShowFrame)] == [0, 44]
    assert {request.frame for request in window.preview_engine.requests(PaintGallery)} == {44}
    assert window.session.current is not None
    assert window.session.current.playhead == 0


def test_black_tiles_wait_for_a_telling_frame_that_is_found_later(window: Window) -> None:
    def answer() -> bool:
        for call in window.preview_engine.of(ShowFrame):
            if not call.over:
                frame = call.request.frame
                call.finish(FramePicture(frame, noisy() if frame == 44 else picture((0, 0, 0))))
        return bool(window.preview_engine.of(PaintGallery))

    window.until(answer)
    assert {request.frame for request in window.preview_engine.requests(PaintGallery)} == {0}
    window.session.update(FILM, telling=44)

    def again() -> bool:
        answer()
        return any(request.frame == 44 for request in window.preview_engine.requests(PaintGallery))

    window.until(again)
