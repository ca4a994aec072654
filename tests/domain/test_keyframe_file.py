"""Keyframe files: tolerant of how people write them, clear about what can't be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastvid_gui.domain.keyframe_file import read_keyframes, write_keyframes
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.errors import KeyframeFileError


def kinds(text):
    return [(keyframe.frame, keyframe.kind.value) for keyframe in read_keyframes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("30\n76\n", [(30, "cut"), (76, "cut")]),
        ("30,cut\n76,soft", [(30, "cut"), (76, "soft")]),
        ("\ufeff30\r\n\r\n76 , Soft\r\n", [(30, "cut"), (76, "soft")]),
        ("frame,kind\n30,cut\n", [(30, "cut")]),
        ("# cuts\n\n  Keyframes\n30 # here\n", [(30, "cut")]),
        ("76\n30\n76\n", [(30, "cut"), (76, "cut")]),
        ("30;soft;0.7;a reason\n", [(30, "soft")]),
        ('"30"\t"soft"\n', [(30, "soft")]),
        ("0,start\n30,\n", [(0, "start"), (30, "cut")]),
    ],
)
def test_what_people_write(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("30\nabc\n", 2, "'abc'"),
        ("-5\n", 1, "'-5'"),
        ("1.5\n", 1, "'1.5'"),
        ("30\nframe\n", 2, "'frame'"),
        ("30,hard\n", 1, "'hard'"),
        ("\n\n30,cut\n30,soft\n", 4, "line 3"),
        ("٣\n", 1, "frame number"),
        ("9" * 5000 + "\n", 1, "..."),
        (",cut\n", 1, "frame number"),
    ],
)
def test_an_error_names_file_line_and_what_to_write(text, line, words):
    with pytest.raises(KeyframeFileError) as caught:
        read_keyframes(text, "my.csv")
    message = str(caught.value)
    assert f"my.csv, line {line}:" in message and words in message and len(message) < 250


@given(st.text(alphabet='0123456789,;#"\t\r\n\ufeff cutsofra٣é', max_size=80))
def test_any_text_is_read_or_refused(text):
    try:
        found = read_keyframes(text)
    except KeyframeFileError:
        return
    assert [keyframe.frame for keyframe in found] == sorted({keyframe.frame for keyframe in found})


@given(st.dictionaries(st.integers(0, 10**6), st.sampled_from(list(KeyframeKind)), max_size=20))
def test_what_is_written_is_read_again(places):
    keyframes = [Keyframe(frame, kind, 0.5, "why") for frame, kind in places.items()]
    assert dict(kinds(write_keyframes(keyframes))) == {frame: kind.value for frame, kind in places.items()}
