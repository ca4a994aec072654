"""How style and strength go along a film."""

import pytest

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.strengths import strength_at, strength_corners
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.domain.style_course import Section, look_at, section_at, sections


def course(strength: float, *changes: StyleChange, frames: int = 10) -> list[float]:
    corners = strength_corners(strength, changes)
    assert [frame for frame, _ in corners] == sorted({frame for frame, _ in corners})
    return [round(strength_at(corners, frame), 6) if corners else strength for frame in range(frames)]


def to(frame: int, strength: float | None, over: int = 0, style: str = "") -> StyleChange:
    return StyleChange(frame, style, strength=strength, over=over)


@pytest.mark.parametrize(
    ("start", "changes", "expected"),
    [
        (1.0, [], [1.0] * 10),
        (1.0, [to(4, None, style="wave")], [1.0] * 10),
        (1.0, [to(4, 0.5)], [1.0] * 4 + [0.5] * 6),
        (1.0, [to(0, 0.5)], [0.5] * 10),
        (0.0, [to(2, 1.0, over=4)], [0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 1]),
        (0.0, [to(0, 1.0, over=5)], [0, 0.2, 0.4, 0.6, 0.8, 1, 1, 1, 1, 1]),
        (1.0, [to(4, 0.5), to(5, 0.25)], [1, 1, 1, 1, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25]),
        # A change cuts off one that is on its way: from where it was.
        (0.0, [to(0, 1.0, over=10), to(5, 0.0)], [0, 0.1, 0.2, 0.3, 0.4, 0, 0, 0, 0, 0]),
        (0.0, [to(0, 1.0, over=10), to(5, 0.0, over=5)], [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.4, 0.3, 0.2, 0.1]),
        (1.0, [to(4, 0.0), to(4 + 2, 1.0)], [1, 1, 1, 1, 0, 0, 1, 1, 1, 1]),
    ],
)
def test_the_strength_of_each_frame(start: float, changes: list[StyleChange], expected: list[float]) -> None:
    assert course(start, *changes) == expected


def test_nothing_changes_where_every_change_repeats_the_strength() -> None:
    assert strength_corners(0.8, [to(3, 0.8), to(7, 0.8, over=9)]) == ()


def test_sections_reach_from_change_to_change() -> None:
    look = Look(style="wave", strength=0.8)
    changes = (to(10, None, style="night"), to(20, 0.0, over=5), to(99, None, style="late"))
    assert sections(look, changes, 50) == (
        Section(0, 10, "wave", 0.8),
        Section(10, 20, "night", 0.8),
        Section(20, 50, "night", 0.0, 5),
    )
    assert [section_at(sections(look, changes, 50), frame).start for frame in (0, 9, 10, 19, 20, 49)] == [
        0, 0, 10, 10, 20, 20,
    ]  # fmt: skip


def test_the_look_of_a_frame() -> None:
    look = Look(style="wave", strength=0.8, brush=1.5)
    changes = (to(10, None, style="night"), to(20, 0.0, over=4))
    assert look_at(look, (), 30) == look
    assert look_at(look, changes, 9) == look
    assert look_at(look, changes, 10) == Look(style="night", strength=0.8, brush=1.5)
    assert look_at(look, changes, 22) == Look(style="night", strength=0.4, brush=1.5)
    assert look_at(look, changes, 30) == Look(style="night", strength=0.0, brush=1.5)
    assert look_at(look, (to(0, None, style="night"),), 0).style == "night"
