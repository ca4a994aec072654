"""A helper whose process dies helps again by itself, says so, and still does what its owner wants."""

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from test_helper_mode import LEFT, HelperAnswers, now, tell

from fastvid_gui.engine.messages.helper import BeHelper, SteerHelper
from fastvid_gui.settings import settings
from fastvid_gui.ui.farm.helper_view import HelperView
from fastvid_gui.ui.state import helping as under_test
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.helping import Helping
from fastvid_gui.ui.words.helper import death_words, helper_said

WAIT = 120_000
ENDED = "A part of FastVid ended unexpectedly and was started again."


@pytest.fixture
def engine() -> HelperAnswers:
    return HelperAnswers()


@pytest.fixture
def helping(engine: HelperAnswers, qtbot: QtBot) -> Iterator[Helping]:
    made = Helping(lambda: engine)
    yield made
    made.close()


@pytest.fixture
def view(helping: Helping, qtbot: QtBot) -> HelperView:
    made = HelperView(helping)
    qtbot.addWidget(made)
    made.show()
    return made


def die(helping: Helping, engine: HelperAnswers, qtbot: QtBot) -> None:
    with qtbot.waitSignal(helping.changed, timeout=WAIT):
        engine.last(BeHelper).fail(ENDED, under_test.DIED)


def test_it_begins_again_by_itself_and_says_what_happened(
    helping: Helping, engine: HelperAnswers, view: HelperView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "AGAIN_SECONDS", (0.1, 1000.0))
    helping.switch(True)
    tell(helping, engine, now("working", maker="anna"), qtbot)
    assert not view.mishap.isVisible()
    die(helping, engine, qtbot)
    assert helper_said(helping).headline == "Starting again…"
    assert view.back_button.isVisible() and not view.again_button.isVisible()
    qtbot.waitUntil(lambda: len(engine.requests(BeHelper)) == 2, timeout=WAIT)
    tell(helping, engine, now(), qtbot)
    assert helper_said(helping).headline == "Ready to help"
    assert "ended unexpectedly at" in view.mishap.text() and view.mishap.isVisible()
    die(helping, engine, qtbot)
    assert "2 times" in view.mishap.text()
    # The wait grows: a computer on which it can't live is not kept busy with dying.
    assert helping.again_at is not None and "17 min" in helper_said(helping).detail
    assert len(engine.requests(BeHelper)) == 2
    helping.switch(False)
    assert death_words(helping) == "" and not view.mishap.isVisible()


def test_a_pc_that_was_given_back_does_not_begin_by_itself(
    helping: Helping, engine: HelperAnswers, view: HelperView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "AGAIN_SECONDS", (0.0,))
    helping.switch(True)
    tell(helping, engine, now("working"), qtbot)
    qtbot.mouseClick(view.back_button, LEFT)
    die(helping, engine, qtbot)
    assert helper_said(helping).headline == "This PC is yours"
    assert view.back_button.text() == "Help again"
    settings().change(helper_hours="20-8")
    assert helping.again_at is None and len(engine.requests(BeHelper)) == 1
    qtbot.mouseClick(view.back_button, LEFT)
    assert len(engine.requests(BeHelper)) == 2
    assert engine.requests(BeHelper)[-1].hours == "20-8"
    assert len(engine.requests(SteerHelper)) == 1


def test_while_it_waits_the_pc_can_be_given_back_for_a_while(
    helping: Helping, engine: HelperAnswers, view: HelperView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "AGAIN_SECONDS", (1000.0,))
    helping.switch(True)
    tell(helping, engine, now("working"), qtbot)
    die(helping, engine, qtbot)
    helping.give_back(0.2)
    assert helper_said(helping).headline == "This PC is yours" and helping.again_at is None
    qtbot.waitUntil(lambda: len(engine.requests(BeHelper)) == 2, timeout=WAIT)
    assert not helping.given_back


def test_one_that_was_to_end_ends(helping: Helping, engine: HelperAnswers, qtbot: QtBot) -> None:
    helping.switch(True)
    tell(helping, engine, now("working"), qtbot)
    helping.finish()
    die(helping, engine, qtbot)
    assert not helping.on and not settings().values.helper_mode


def test_the_code_is_the_next_thing_to_do_on_a_new_helper(
    helping: Helping, engine: HelperAnswers, view: HelperView, qtbot: QtBot
) -> None:
    helping.switch(True)
    tell(helping, engine, now(paired=0), qtbot)

    def highlit() -> list[str]:
        buttons = (view.back_button, view.code_button, view.hour_button)
        return [button.text() for button in buttons if button.property("primary")]

    assert highlit() == ["Show pairing code"]
    tell(helping, engine, now(paired=0, code="012345", code_seconds=119.0), qtbot)
    assert highlit() == ["Give my PC back"]
    tell(helping, engine, now(paired=1), qtbot)
    assert highlit() == ["Give my PC back"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_real_helper_that_is_killed_helps_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "AGAIN_SECONDS", (0.1,))
    engines: list[Engine] = []

    def made() -> Engine:
        engines.append(Engine("helper"))
        return engines[-1]

    helping = Helping(made)
    try:
        helping.switch(True)
        qtbot.waitUntil(lambda: helping.now is not None, timeout=WAIT)
        first = engines[0].pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        qtbot.waitUntil(lambda: helping.deaths == 1, timeout=WAIT)
        qtbot.waitUntil(lambda: helping.now is not None, timeout=WAIT)
        assert engines[0].pid not in (None, first) and helping.deaths == 1
        assert helper_said(helping).mood != "bad"
    finally:
        helping.close()
