"""Sentences: English as a text, the same after any journey, and never a fault where a text is foreign."""

import pickle
from pathlib import Path

import msgspec
import pytest

from fastvid_gui.errors import FastVidError, TargetError, TargetFullError
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.sentence import (
    Sentence,
    all_codes,
    said_by_others,
    say,
    sentence_of,
)
from fastvid_gui.sentences.targets import TargetSays

LIMIT = say(TargetSays.LIMIT_OF_SYSTEM, size="4.3 GB", system="vfat")
TOO_LARGE = say(TargetSays.TOO_LARGE, out=Path("/usb/x.mp4"), folder=Path("/usb"), limit=LIMIT)


def test_a_sentence_is_english_as_a_text() -> None:
    assert str(TOO_LARGE) == (
        "/usb/x.mp4 becomes larger than a file can be in /usb (4.3 GB at most, vfat). Choose another disk, or a "
        "smaller size or quality."
    )


def test_several_reasons_are_listed() -> None:
    reasons = (LIMIT, say(TargetSays.LIMIT_UNKNOWN))
    told = say(TargetSays.TOO_LARGE, out="x", folder="y", limit=reasons)
    assert "(4.3 GB at most, vfat; the system says so)" in str(told)


@pytest.mark.parametrize("values", [{}, {"out": "x"}, {"out": "x", "folder": "y", "limit": "z", "more": 1}])
def test_values_are_those_of_the_template(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"TargetSays\.TOO_LARGE"):
        say(TargetSays.TOO_LARGE, **values)


def test_a_sentence_is_the_same_behind_msgpack_and_json() -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(TOO_LARGE), type=Sentence) == TOO_LARGE
    assert msgspec.json.decode(msgspec.json.encode(TOO_LARGE), type=Sentence) == TOO_LARGE
    many = say(TargetSays.TOO_LARGE, out="x", folder="y", limit=(LIMIT, LIMIT))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(many), type=Sentence) == many


def test_an_error_keeps_its_sentence_between_processes() -> None:
    error = TargetFullError(TargetSays.FULL, out="x.mp4", folder="/disk")
    error.painted = True
    there = pickle.loads(pickle.dumps(error))  # noqa: S301 - written right here
    assert type(there) is TargetFullError and there.sentence == error.sentence
    assert there.painted and str(there) == str(error)


def test_what_others_say_is_kept_as_it_is() -> None:
    odd = "No such {file} %s {0}"
    assert str(said_by_others(odd)) == odd and sentence_of(OSError(odd)) == said_by_others(odd)
    assert str(FastVidError(odd)) == odd and not said_by_others("")
    told = say(TargetSays.CANT_WRITE, out="{out}", folder="f", reason=said_by_others(odd))
    assert odd in str(told) and "{out} can't" in str(told)


def test_a_sentence_that_nobody_here_knows_shows_its_code() -> None:
    """From a newer FastVid, or one that leaves out a value."""
    assert str(Sentence("TargetSays.NEWER", (("out", "x"),))) == "TargetSays.NEWER"
    assert str(Sentence("TargetSays.TAKEN")) == "TargetSays.TAKEN"


def test_codes_are_unique_and_end_as_sentences_or_parts_do() -> None:
    keys = [code.key for code in all_codes()]
    assert len(keys) == len(set(keys)) and "EngineSays.DIED" in keys
    for code in all_codes():
        assert code.template == code.template.strip() and "  " not in code.template, code.key
    assert (
        sentence_of(TargetError(TargetSays.A_FOLDER, out="x")).code
        == TargetSays.A_FOLDER.key
        != EngineSays.DIED.key
    )
