"""Helper mode in the window's words: this computer speaks of itself."""

import pytest

from fastvid_gui.farm.helper.rest_rules import Facts, Hours, why_rest
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import code_of, say
from fastvid_gui.ui.sentences.said import in_words

RESTS = [
    why_rest(Facts(minute=0, yielded=True), None, None, False, False),
    why_rest(Facts(minute=0, own_work=True), None, None, False, False),
    why_rest(Facts(minute=12 * 60), Hours(20 * 60, 8 * 60), None, False, False),
    why_rest(Facts(minute=0, on_battery=True), None, None, True, False),
    why_rest(Facts(minute=0, idle_minutes=1.0), None, 2.5, False, False),
]


def test_this_computer_speaks_of_itself() -> None:
    assert [in_words(reason) for reason in RESTS] == [
        "You have this PC for yourself.",
        "It paints your own film first, then it helps again.",
        "It helps from 20:00 to 08:00, and rests until 20:00.",
        "It runs on its battery, and rests until power is plugged in.",
        "Somebody uses it; it helps when nobody has for 2.5 minutes.",
    ]


def test_a_remark_that_it_rests_is_one_sentence() -> None:
    assert [in_words(say(HelperMode.RESTS, reason=reason)) for reason in RESTS] == [
        in_words(reason) for reason in RESTS
    ]
    assert str(say(HelperMode.RESTS, reason=RESTS[0])) == "Resting: its owner needs the computer."


@pytest.mark.usefixtures("in_german")
def test_no_reason_is_english_in_the_german_window() -> None:
    assert all(code_of(reason) is not None for reason in RESTS)
    assert in_words(RESTS[2]) == "Er hilft von 20:00 bis 08:00 und ruht bis 20:00."
    assert in_words(RESTS[4]) == "Jemand benutzt ihn; er hilft, wenn das 2.5 Minuten lang niemand getan hat."
