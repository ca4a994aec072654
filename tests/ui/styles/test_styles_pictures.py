"""The gallery's pictures of the user's own frame: when they are asked for, in which order, and what is kept."""

import time

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from styles_window import FILM, Window, many_styles, picture

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery, StylePicture
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.styles import pictures as module
from fastvid_gui.ui.styles.model import Role
from fastvid_gui.ui.styles.pictures import BATCH, REST_MS, image_of


def test_pictures_come_after_a_rest_and_show_in_the_tiles(window: Window) -> None:
    assert not window.open_calls(), "nothing is asked for before the playhead rests"
    assert window.data("scream", Role.PICTURE) is None
    done = window.paint_all()
    assert sorted(done) == sorted(window.model.names())
    shown = window.data("scream", Role.PICTURE)
    assert isinstance(shown, QImage) and shown.pixelColor(3, 3).getRgb()[:3] == (200, 40, 30)
    source = window.data("", Role.PICTURE)
    assert isinstance(source, QImage) and source.pixelColor(0, 0).getRgb()[:3] == (90, 90, 90)


def test_scrubbing_asks_for_the_last_frame_only(window: Window) -> None:
    began = time.monotonic()
    for frame in range(1, 40):
        window.session.seek(frame)
        window.qtbot.wait(5)
    window.show_source()
    assert time.monotonic() - began >= (REST_MS - 20) / 1000
    assert [request.frame for request in window.preview_engine.requests(ShowFrame)] == [39]
    assert [request.frame for request in window.preview_engine.requests(PaintGallery)] in ([], [39])


def test_moving_on_stops_what_is_being_painted(window: Window) -> None:
    window.show_source()
    call = window.next_batch()
    call.tell(StylePicture("scream", picture()))
    window.until(lambda: window.data("scream", Role.PICTURE) is not None)
    window.session.seek(20)
    assert call.stop_asked
    assert window.data("scream", Role.PICTURE) is not None, (
        "the last frame's picture stays until a new one is there"
    )
    window.show_source()
    again = window.next_batch()
    assert isinstance(again.request, PaintGallery)
    assert again.request.frame == 20 and "scream" in again.request.styles
    assert window.data("scream", Role.FRESH) is False


def test_back_to_a_frame_costs_nothing(window: Window) -> None:
    window.paint_all()
    before = len(window.preview_engine.calls)
    window.session.seek(20)
    window.paint_all()
    between = len(window.preview_engine.calls)
    assert between > before
    window.session.seek(0)
    assert window.data("mine", Role.FRESH) and window.data("mine", Role.PICTURE) is not None
    window.qtbot.wait(REST_MS + 150)
    assert len(window.preview_engine.calls) == between


def test_away_and_back_within_the_rest_asks_for_nothing(window: Window) -> None:
    window.paint_all()
    before = len(window.preview_engine.calls)
    window.session.seek(20)
    window.session.seek(0)
    window.qtbot.wait(REST_MS + 150)
    assert len(window.preview_engine.calls) == before


def test_look_and_news_of_the_film_do_not_paint_anew(window: Window) -> None:
    window.paint_all()
    before = len(window.preview_engine.calls)
    window.panel.choose("scream")
    window.session.update(FILM, changes=(0.1, 0.2))
    window.session.set_marks(2, 30)
    window.qtbot.wait(REST_MS + 150)
    assert len(window.preview_engine.calls) == before


def test_styles_in_sight_come_first_also_after_scrolling(qtbot: QtBot) -> None:
    window = Window(qtbot)
    window.list_styles(*many_styles(60))
    window.open_film()
    window.show_source()
    call = window.next_batch()
    assert isinstance(call.request, PaintGallery)
    in_sight = window.model.names(window.view.rows_in_sight())[: len(call.request.styles)]
    assert list(call.request.styles) == in_sight and len(in_sight) == BATCH
    bar = window.view.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    last_rows = {window.model.index(row).data(Role.NAME) for row in window.view.rows_in_sight()}
    assert "style-59" in last_rows and not last_rows & set(call.request.styles)
    window.paint(call)
    window.until(lambda: len(window.preview_engine.of(PaintGallery)) == 2)
    second = window.preview_engine.last(PaintGallery).request
    assert isinstance(second, PaintGallery) and set(second.styles) <= last_rows
    assert sorted({*window.paint_all_on(), *call.request.styles}) == sorted(window.model.names())


def test_a_style_that_can_not_be_painted_is_not_asked_for_again(window: Window) -> None:
    window.show_source()
    call = window.next_batch()
    call.finish()  # without a single picture
    window.until(lambda: window.data("scream", Role.FRESH))
    window.qtbot.wait(100)
    assert len(window.preview_engine.of(PaintGallery)) == 1


def test_a_frame_that_can_not_be_had_leaves_the_styles_own_pictures(window: Window) -> None:
    window.until(lambda: window.preview_engine.of(ShowFrame))
    window.preview_engine.last(ShowFrame).fail("The film is gone.")
    window.until(lambda: not window.open_calls())
    window.qtbot.wait(100)
    assert not window.preview_engine.of(PaintGallery) and not window.notices()
    window.session.seek(5)
    window.paint_all()


def test_another_film_shows_no_picture_of_the_last_one(window: Window) -> None:
    window.paint_all()
    other = FILM.with_name("other.mp4")
    window.session.add(other)
    window.session.select(other)
    assert window.data("scream", Role.PICTURE) is None
    window.session.update(other, state=FilmState.FAILED, problem="no video")
    window.session.select(FILM)
    assert window.data("scream", Role.PICTURE) is not None and window.data("scream", Role.FRESH)


def test_a_film_that_is_opened_again_is_painted_again(window: Window) -> None:
    window.paint_all()
    info = window.session.films[0].info
    window.session.update(FILM, state=FilmState.OPENING)
    assert window.data("scream", Role.PICTURE) is None
    window.session.update(FILM, state=FilmState.READY, info=info)
    assert len(window.paint_all()) == 4


def test_nothing_is_painted_while_nobody_looks(window: Window) -> None:
    window.panel.hide()
    window.session.seek(7)
    window.qtbot.wait(REST_MS + 150)
    assert not window.preview_engine.of(ShowFrame)
    window.panel.show()
    window.paint_all()
    assert [request.frame for request in window.preview_engine.requests(ShowFrame)] == [7]


def test_kept_pictures_are_bounded(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    one = image_of(picture()).sizeInBytes()
    monkeypatch.setattr(module, "MOST_BYTES", 12 * one)
    for frame in range(8):
        window.session.seek(frame)
        window.paint_all()
    kept = window.panel.pictures.kept_bytes
    assert 5 * one <= kept <= 12 * one
    window.session.seek(0)
    assert len(window.paint_all()) == 4, "the oldest ones were given up"


@pytest.mark.parametrize(("size", "least", "most"), [((640, 360), 128, 192), ((360, 640), 192, 384)])
def test_pictures_are_as_large_as_the_tiles(
    qtbot: QtBot, size: tuple[int, int], least: int, most: int
) -> None:
    window = Window(qtbot)
    window.list_styles()
    window.open_film(width=size[0], height=size[1])
    window.show_source()
    request = window.preview_engine.requests(ShowFrame)[0]
    assert least <= request.most_side <= most


def test_a_picture_of_the_wrong_length_is_refused() -> None:
    from fastvid_gui.engine.messages.pictures import PictureBytes

    assert image_of(PictureBytes(10, 10, b"\0" * 299)).isNull()
    assert image_of(PictureBytes(0, 0, b"")).isNull()
    assert image_of(PictureBytes(5, 3, bytes(range(45)))).pixelColor(4, 2).getRgb()[:3] == (42, 43, 44)
