"""Helper mode: the switch, what the view says, the owner's buttons, the preferences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid, SteerHelper
from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.farm.protocol.messages import HelperState
from fastvid_gui.render.events import NodePart
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import say
from fastvid_gui.settings import settings
from fastvid_gui.ui.farm.helper_view import HelperView
from fastvid_gui.ui.state.helping import HOUR_SECONDS, Helping
from fastvid_gui.ui.widgets.switch import Switch
from fastvid_gui.ui.words.helper import code_words, helper_said, left_words
from fastvid_gui.ui.words.hours import hours_fit

WAIT = 120_000
LEFT = Qt.MouseButton.LeftButton


class HelperAnswers(Answers):
    """An engine that can be closed."""

    closed = False

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path))


@pytest.fixture
def engine() -> HelperAnswers:
    return HelperAnswers()


@pytest.fixture
def helping(engine: HelperAnswers, qtbot: QtBot) -> Iterator[Helping]:
    made = Helping(lambda: engine)
    yield made
    made.close()


def now(state: str = "idle", **changes: object) -> HelperNow:
    return HelperNow(
        HelperStatus(name="attic-pc", port=47800, state=HelperState(state), **{"paired": 1, **changes})  # type: ignore[arg-type]
    )


def tell(helping: Helping, engine: HelperAnswers, news: HelperNow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(helping.changed, timeout=WAIT):
        engine.last(BeHelper).tell(news)


def test_a_click_turns_it_on_and_off(helping: Helping, engine: HelperAnswers, qtbot: QtBot) -> None:
    switch = Switch("Helper mode")
    qtbot.addWidget(switch)
    switch.clicked.connect(helping.switch)
    switch.resize(switch.sizeHint())
    qtbot.mouseClick(switch, LEFT, pos=QPoint(switch.width() - 15, switch.height() // 2))
    assert helping.on
    assert engine.requests(BeHelper)
    assert settings().values.helper_mode
    qtbot.mouseClick(switch, LEFT)
    assert not helping.on
    assert engine.closed
    assert not settings().values.helper_mode


def test_the_pc_is_given_back_with_one_click_and_helps_again(
    helping: Helping, engine: HelperAnswers, qtbot: QtBot
) -> None:
    view = HelperView(helping)
    qtbot.addWidget(view)
    view.show()
    helping.switch(True)
    tell(helping, engine, now("working", maker="anna", painting=(NodePart(120, 168, 130),)), qtbot)
    assert helper_said(helping).headline == "Painting for anna"
    assert helper_said(helping).detail == "Frames 120 to 167"
    qtbot.mouseClick(view.back_button, LEFT)
    assert engine.requests(SteerHelper) == [SteerHelper("yield", 0.0)]
    assert helper_said(helping).headline == "This PC is yours"
    assert view.back_button.text() == "Help again"
    qtbot.mouseClick(view.back_button, LEFT)
    assert engine.requests(SteerHelper)[-1] == SteerHelper("go-on", 0.0)
    assert helper_said(helping).mood == "work"
    qtbot.mouseClick(view.hour_button, LEFT)
    assert engine.requests(SteerHelper)[-1] == SteerHelper("yield", HOUR_SECONDS)
    assert "60 min" in helper_said(helping).detail


def test_a_code_is_shown_and_hidden(helping: Helping, engine: HelperAnswers, qtbot: QtBot) -> None:
    view = HelperView(helping)
    qtbot.addWidget(view)
    view.show()
    helping.switch(True)
    tell(helping, engine, now(paired=0), qtbot)
    assert helper_said(helping).headline == "Waiting for the first pairing"
    qtbot.mouseClick(view.code_button, LEFT)
    assert engine.requests(SteerHelper)[-1].action == "code"
    tell(helping, engine, now(code="012345", code_seconds=119.0), qtbot)
    assert view.code.isVisible()
    assert view.code.code == "012345"
    assert 110 < view.code.seconds_left() <= 119
    qtbot.mouseClick(view.code_button, LEFT)
    assert engine.requests(SteerHelper)[-1].action == "no-code"
    tell(helping, engine, now(), qtbot)
    assert not view.code.isVisible()


def test_a_problem_is_told_and_can_be_tried_again(
    helping: Helping, engine: HelperAnswers, qtbot: QtBot
) -> None:
    view = HelperView(helping)
    qtbot.addWidget(view)
    view.show()
    helping.switch(True)
    with qtbot.waitSignal(helping.changed, timeout=WAIT):
        engine.last(BeHelper).fail("Port 47800 is taken; choose another one.")
    said = helper_said(helping)
    assert (said.mood, said.detail) == ("bad", "Port 47800 is taken; choose another one.")
    assert not view.back_button.isVisible()
    qtbot.mouseClick(view.again_button, LEFT)
    assert len(engine.requests(BeHelper)) == 2


@pytest.mark.parametrize(
    ("news", "headline"),
    [
        (now("paused", resting=say(HelperMode.HOURS, begin="20:00", end="08:00")), "Resting"),
        (now("stopping"), "Finishing the last piece"),
        (now(), "Ready to help"),
        (now(problem=say(HelperMode.NO_SPACE)), "Can't help just now"),
    ],
)
def test_every_state_has_its_words(
    news: HelperNow, headline: str, helping: Helping, engine: HelperAnswers, qtbot: QtBot
) -> None:
    helping.switch(True)
    tell(helping, engine, news, qtbot)
    assert helper_said(helping).headline == headline


def test_what_happened_is_told_until_it_is_old(helping: Helping, engine: HelperAnswers, qtbot: QtBot) -> None:
    view = HelperView(helping)
    qtbot.addWidget(view)
    view.show()
    helping.switch(True)
    assert not view.remark.isVisible()
    helping._remark_timer.setInterval(300)
    with qtbot.waitSignal(helping.changed, timeout=WAIT):
        engine.last(BeHelper).tell(HelperSaid(say(Pairing.WRONG_TRY_BUT_ONE, host="anna")))
    assert (view.remark.isVisible(), view.remark.text()) == (
        True,
        "anna tried a wrong code; one more try before pairing is locked.",
    )
    qtbot.waitUntil(lambda: not view.remark.isVisible(), timeout=WAIT)


def test_after_the_last_piece_helper_mode_is_off(
    helping: Helping, engine: HelperAnswers, qtbot: QtBot
) -> None:
    helping.switch(True)
    tell(helping, engine, now("working"), qtbot)
    helping.finish()
    with qtbot.waitSignal(helping.switched, timeout=WAIT):
        engine.last(BeHelper).finish()
    assert not helping.on


def test_new_manners_hold_at_once(helping: Helping, engine: HelperAnswers, qtbot: QtBot) -> None:
    helping.switch(True)
    settings().change(helper_hours="20-8")
    assert engine.calls[0].stop_asked
    qtbot.waitUntil(lambda: len(engine.requests(BeHelper)) == 2, timeout=WAIT)
    assert engine.requests(BeHelper)[-1].hours == "20-8"
    assert helping.on


def test_codes_and_times_are_easy_to_read() -> None:
    assert code_words("012345") == "012 345"
    assert left_words(103.2) == "1:44"


@pytest.mark.parametrize("text", ["20-8", "20:00-08:00", "0-24"])
def test_good_hours(text: str) -> None:
    assert hours_fit(text)


@pytest.mark.parametrize("text", ["8-8", "25-3", "8:70-9", "always"])
def test_bad_hours(text: str) -> None:
    assert not hours_fit(text)
