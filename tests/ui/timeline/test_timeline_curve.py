"""The change curve loses no peak at any zoom, and grows."""

import random

from fastvid_gui.ui.timeline.curve import ChangeCurve
from fastvid_gui.ui.timeline.scale import Scale


def test_a_single_peak_is_seen_at_every_zoom() -> None:
    curve = ChangeCurve()
    curve.take(tuple(1.5 if frame == 123_457 else 0.1 for frame in range(200_000)))
    for zoom in (1, 3, 50, 4000):
        scale = Scale(200_000, 1000).fitted().zoomed(zoom, 500)
        scale = scale.showing(123_457)
        columns = curve.columns(scale, 0, 1000)
        assert max(columns) > 1.4, zoom
        highest = columns.index(max(columns))
        assert abs(highest - scale.x(123_457)) <= 2 + 8 * scale.per_frame


def test_columns_are_the_maxima_of_their_frames() -> None:
    random.seed(4)
    values = tuple(random.random() for _ in range(5000))
    curve = ChangeCurve()
    curve.take(values)
    scale = Scale(5000, 524).fitted()  # ten frames a pixel
    for column, value in enumerate(curve.columns(scale, 12, 512)):
        assert abs(value - max(values[column * 10 : column * 10 + 10])) < 1e-6


def test_growing_in_pieces_gives_the_same_as_at_once() -> None:
    random.seed(5)
    values = tuple(random.random() for _ in range(3001))
    whole, grown = ChangeCurve(), ChangeCurve()
    whole.take(values)
    for stop in (1, 7, 8, 9, 500, 517, 2999, 3001):
        first = grown.take(values[:stop])
        assert first <= stop
    scale = Scale(3001, 300).fitted()
    assert whole.columns(scale, 0, 300) == grown.columns(scale, 0, 300)


def test_begins_anew_when_the_film_is_analyzed_again() -> None:
    curve = ChangeCurve()
    curve.take((0.1, 0.2, 0.3))
    assert curve.take((0.5,)) == 0
    assert len(curve) == 1
    assert curve.take(()) == 0
    assert len(curve) == 0


def test_snaps_to_peaks_only() -> None:
    curve = ChangeCurve()
    curve.take((0.0, 0.1, 0.9, 0.1, 0.05, 0.01))
    assert curve.peak(0, 6) == 2
    assert curve.peak(4, 6) is None
    assert curve.peak(10, 20) is None
