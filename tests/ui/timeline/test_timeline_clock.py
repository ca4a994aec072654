"""The ruler tells the right times, also of films with a variable rate."""

from array import array

import pytest
from PySide6.QtWidgets import QApplication

from fastvid_gui.ui.system.language import install_language
from fastvid_gui.ui.timeline.clock import Clock, EvenTimes, ruler_label, ruler_marks, ruler_step
from fastvid_gui.ui.timeline.scale import Scale


def test_labels_lie_where_their_times_are() -> None:
    scale, times = Scale(250, 1000).fitted(), Clock(EvenTimes(250, 25.0), 10.0)
    step = ruler_step(scale, times, 80)
    assert step == 1
    marks = list(ruler_marks(scale, times, step, 0, 1000, 60))
    assert [seconds for _, seconds in marks] == list(range(11))
    assert all(x == pytest.approx(scale.x(25 * seconds)) for x, seconds in marks)


def test_variable_rate_moves_the_marks() -> None:
    # Two seconds at 25 frames per second, then two at 5.
    times = array("d", [f / 25 for f in range(50)] + [2 + f / 5 for f in range(10)])
    scale, clock = Scale(60, 1200).fitted(), Clock(times, 4.0)
    marks = {seconds: x for x, seconds in ruler_marks(scale, clock, 1, 0, 1200, 30)}
    assert marks[1] == pytest.approx(scale.x(25))
    assert marks[3] == pytest.approx(scale.x(55))
    assert clock.place(2.1) == pytest.approx(50.5)


def test_a_frame_shown_for_hours_does_not_make_a_million_marks() -> None:
    times = array("d", [0.0, 0.04, 0.08, 90_000.0, 90_000.04])
    scale, clock = Scale(5, 1000).fitted(), Clock(times, 90_000.08)
    for step in (0.01, 1, 3600):
        assert len(list(ruler_marks(scale, clock, step, 0, 1000, 5))) <= 210


def test_labels_are_as_precise_as_the_zoom() -> None:
    assert ruler_label(3.0, 1) == "00:03"
    assert ruler_label(3.2, 0.2) == "00:03.2"
    assert ruler_label(3.05, 0.05) == "00:03.05"
    assert ruler_label(3725, 5) == "1:02:05"


def test_labels_have_the_decimal_sign_of_the_language(qapp: QApplication) -> None:
    install_language(qapp, "de")
    try:
        assert (ruler_label(3.2, 0.2), ruler_label(3.05, 0.05)) == ("00:03,2", "00:03,05")
    finally:
        install_language(qapp, "en")


def test_frames_of_a_long_film_are_labeled_in_the_middle_of_it() -> None:
    clock = Clock(EvenTimes(200_000, 25.0), 8000.0)
    scale = Scale(200_000, 1900).fitted().zoomed(1e9, 900)
    step = ruler_step(scale, clock, 80)
    marks = list(ruler_marks(scale, clock, step, 0, 1900, 60))
    assert 5 < len(marks) < 32
    assert all(0 <= x <= 1900 for x, _ in marks)
