"""The geometry of the viewer: what fits, what zooming keeps in place, which picture sizes are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize

from fastvid_gui.ui.preview.view import MAX_ZOOM, View, halves, side_to_ask

FILM = QSize(1280, 720)
PORT = QRectF(0, 0, 640, 400)


def test_fit_shows_all_of_the_film_in_the_middle() -> None:
    assert View().rect(FILM, PORT, 1.0) == QRectF(0, 20, 640, 360)


def test_100_percent_is_one_device_pixel_for_each_of_the_film() -> None:
    for ratio in (1.0, 2.0):
        assert View(1.0).rect(FILM, PORT, ratio).width() * ratio == 1280


def test_zooming_keeps_the_point_under_the_cursor() -> None:
    at = QPointF(400, 250)
    before = View(1.0).held(FILM, PORT, 1.0)
    after = before.zoomed(1.7, at, FILM, PORT, 1.0)

    def film_point(view: View) -> QPointF:
        rect = view.rect(FILM, PORT, 1.0)
        return QPointF((at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height())

    assert film_point(after).x() == pytest.approx(film_point(before).x(), abs=2e-3)
    assert film_point(after).y() == pytest.approx(film_point(before).y(), abs=2e-3)


def test_zooming_out_ends_with_the_whole_film() -> None:
    view = View(1.0)
    for _ in range(20):
        view = view.zoomed(0.8, QPointF(10, 10), FILM, PORT, 1.0)
    assert view == View()


@given(
    factors=st.lists(st.floats(0.2, 5.0), max_size=12),
    x=st.floats(0, 640),
    y=st.floats(0, 400),
    drag=st.floats(-2000, 2000),
    ratio=st.sampled_from((1.0, 1.25, 1.5, 2.0)),
)
def test_the_film_never_leaves_the_screen(
    factors: list[float], x: float, y: float, drag: float, ratio: float
) -> None:
    view = View()
    for factor in factors:
        view = view.zoomed(factor, QPointF(x, y), FILM, PORT, ratio)
        if view.zoom is not None:
            view = view.moved(QPointF(drag, -drag), FILM, PORT, ratio)
    rect, pixel = view.rect(FILM, PORT, ratio), 1.01 / ratio
    assert view.zoom is None or view.zoom <= MAX_ZOOM
    for low, high, port_low, port_high in (
        (rect.left(), rect.right(), PORT.left(), PORT.right()),
        (rect.top(), rect.bottom(), PORT.top(), PORT.bottom()),
    ):
        if high - low >= port_high - port_low:
            assert low <= port_low + pixel
            assert high >= port_high - pixel
        else:
            assert (low + high) / 2 == pytest.approx((port_low + port_high) / 2, abs=pixel)


def test_side_by_side_stacks_wide_films_in_high_windows() -> None:
    beside = halves(FILM, QRectF(0, 0, 1600, 400))
    assert beside[0].top() == beside[1].top()
    above = halves(FILM, QRectF(0, 0, 500, 900))
    assert above[0].left() == above[1].left()
    assert above[1].top() > above[0].bottom()


def test_sizes_asked_for_fit_the_screen() -> None:
    assert side_to_ask(FILM, 0.5, 1.0) == 640
    assert side_to_ask(FILM, 0.5, 2.0) == 0
    assert side_to_ask(FILM, 0.51, 1.0) == 800
    assert side_to_ask(FILM, 3.0, 1.0) == 0
    assert 64 <= side_to_ask(FILM, 0.001, 1.0) <= 160


@given(scale=st.floats(0.01, 4.0), width=st.integers(2, 8000), height=st.integers(2, 8000))
def test_sizes_asked_for_are_never_too_small(scale: float, width: int, height: int) -> None:
    side = side_to_ask(QSize(width, height), scale, 1.0)
    longer = max(width, height)
    assert side == 0 or longer * scale <= side + 1 <= longer + 1
