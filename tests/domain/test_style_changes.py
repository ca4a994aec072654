"""Files of style changes: what is understood, and what is said where not."""

import pytest

from fastvid_gui.domain import style_changes
from fastvid_gui.domain.style_changes import read_style_changes
from fastvid_gui.errors import KeyframeFileError


def changes(text: str) -> list[tuple[int, str]]:
    return [(change.frame, change.style) for change in read_style_changes(text, "list.csv")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0,wave", [(0, "wave")]),
        ("\ufeffframe,style\r\n0,wave\r\n\r\n84 , night \r\n", [(0, "wave"), (84, "night")]),
        ("# mine\nFrame;Style\n10;wave\n", [(10, "wave")]),
        ("5\twave", [(5, "wave")]),
        ("5,wave:0.6,night:0.4", [(5, "wave:0.6,night:0.4")]),
        ('5,"wave:0.6,night:0.4"', [(5, "wave:0.6,night:0.4")]),
        ("5,my styles/reeds.safetensors#reeds", [(5, "my styles/reeds.safetensors#reeds")]),
        ('7,"say ""a"".pth"', [(7, 'say "a".pth')]),
    ],
)
def test_lines_are_understood(text: str, expected: list[tuple[int, str]]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no style"),
        ("frame,style\n", "names no style"),
        ("0,wave\n5", r"list\.csv, line 2: there is no style behind frame 5"),
        ("0,wave\n5,", "line 2: there is no style"),
        ("wave,5", "does not begin with a frame number"),
        ("-3,wave", "does not begin with a frame number"),
        ("1.5,wave", "does not begin with a frame number"),
        ("9" * 30 + ",wave", "does not begin with a frame number"),
        ("5,wave\nframe,style", "line 2: 'frame,style' does not begin"),
        ("9,wave\n5,night", "line 2: frame 5 comes after frame 9"),
        ("9,wave\n9,night", "each frame once"),
    ],
)
def test_other_lines_are_named(text: str, said: str) -> None:
    with pytest.raises(KeyframeFileError, match=said):
        read_style_changes(text, "list.csv")


@pytest.mark.parametrize(
    ("text", "style", "strength", "over"),
    [
        ("5,wave,strength=60%", "wave", 0.6, 0),
        ("5,wave , Strength = 0.25 , over=48", "wave", 0.25, 48),
        ("5;wave:0.6,night:0.4;over=12;strength=1", "wave:0.6,night:0.4", 1.0, 12),
        ('5,"wave:0.6,night:0.4",strength=.5', "wave:0.6,night:0.4", 0.5, 0),
        ("5,,strength=0", "", 0.0, 0),
        ("5,strength=0,over=100", "", 0.0, 100),
        ("5,wave", "wave", None, 0),
    ],
)
def test_a_line_may_say_the_strength(text: str, style: str, strength: float | None, over: int) -> None:
    (change,) = read_style_changes(text, "list.csv")
    assert (change.style, change.strength, change.over) == (style, strength, over)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5,wave,strength=2", r"list\.csv, line 1: '2' is not a strength"),
        ("5,wave,strength=120%", "is not a strength"),
        ("5,wave,strength=-1", "is not a strength"),
        ("5,wave,strength=nan", "is not a strength"),
        ("5,wave,strength=", "is not a strength"),
        ("5,wave,strength=1,over=-3", "is no number of frames"),
        ("5,wave,strength=1,over=1.5", "is no number of frames"),
        ("5,wave,strength=1,over=99999999999999", "is no number of frames"),
        ("5,wave,over=20", "over needs the strength"),
    ],
)
def test_a_strength_that_makes_no_sense_is_named(text: str, said: str) -> None:
    with pytest.raises(KeyframeFileError, match=said):
        read_style_changes(text, "list.csv")


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style_changes, "MAX_STYLE_CHANGES", 3)
    with pytest.raises(KeyframeFileError, match="too many"):
        read_style_changes("".join(f"{number},wave\n" for number in range(4)), "list.csv")
