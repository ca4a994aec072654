"""The bridge between an engine process and Qt: real processes, a real event loop."""

import gc
import os
import signal
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from fastvid_gui.engine.messages.envelopes import Finished, Tell
from fastvid_gui.engine.messages.films import Counting, ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan, Painted
from fastvid_gui.engine.messages.styles import ListStyles, Styles
from fastvid_gui.render.events import StageAdvanced
from fastvid_gui.ui.state.bridge import Call, Engine

SAMPLE = str(Path(__file__).parents[3] / "resources" / "sample" / "sample.mp4")
PATIENCE_MS = 120_000
BLENDS = tuple(f"great-wave:{share},scream:{1000 - share}" for share in range(1, 400))


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    engine = Engine("preview")
    yield engine
    engine.close()


class Heard:
    """What a call said, in order."""

    def __init__(self, call: Call) -> None:
        self.said: list[str] = []
        self.news: list[object] = []
        self.value: object = None
        self.sentence = ""
        call.news.connect(self._on_news)
        call.finished.connect(self._on_finished)
        call.failed.connect(self._on_failed)
        call.stopped.connect(lambda: self.said.append("stopped"))
        call.ended.connect(lambda: self.said.append("ended"))

    def _on_news(self, news: object) -> None:
        self.news.append(news)
        self.said.append("news")

    def _on_finished(self, value: object) -> None:
        self.value = value
        self.said.append("finished")

    def _on_failed(self, sentence: str) -> None:
        self.sentence = sentence
        self.said.append("failed")


def test_a_call_finishes_and_ends(engine: Engine, qtbot: QtBot) -> None:
    call = engine.ask(ListStyles())
    heard = Heard(call)
    with qtbot.waitSignal(call.ended, timeout=PATIENCE_MS):
        pass
    assert heard.said == ["finished", "ended"] and isinstance(heard.value, Styles)
    call.stop()  # nothing happens


def test_a_call_nobody_keeps_still_comes_back(engine: Engine, qtbot: QtBot) -> None:
    heard = Heard(engine.ask(ShowFrame(SAMPLE, 3, 64)))
    gc.collect()
    qtbot.waitUntil(lambda: "ended" in heard.said, timeout=PATIENCE_MS)
    assert isinstance(heard.value, FramePicture)


def test_a_call_fails_with_a_sentence(engine: Engine, qtbot: QtBot) -> None:
    call = engine.ask(ShowFrame("/nowhere/film.mp4", 3))
    heard = Heard(call)
    qtbot.waitUntil(lambda: "ended" in heard.said, timeout=PATIENCE_MS)
    assert heard.said == ["failed", "ended"] and "film.mp4" in heard.sentence and call.error == "SourceError"


def test_a_call_is_stopped(engine: Engine, qtbot: QtBot) -> None:
    call = engine.ask(PaintGallery(SAMPLE, 9, BLENDS, side=500))
    heard = Heard(call)
    qtbot.waitUntil(lambda: bool(heard.news), timeout=PATIENCE_MS)
    call.stop()
    qtbot.waitUntil(lambda: "ended" in heard.said, timeout=PATIENCE_MS)
    assert heard.said[-2:] == ["stopped", "ended"]


def test_a_call_ends_with_its_parent(engine: Engine, qtbot: QtBot) -> None:
    parent = QObject()
    call = engine.ask(PaintGallery(SAMPLE, 9, BLENDS, side=500), parent)
    heard = Heard(call)
    qtbot.waitUntil(lambda: bool(heard.news), timeout=PATIENCE_MS)
    shiboken6.delete(parent)
    said = len(heard.said)
    # The gallery's lane is free again, so it has been stopped.
    other = Heard(engine.ask(PaintGallery(SAMPLE, 9, ("scream",), side=64)))
    qtbot.waitUntil(lambda: "ended" in other.said, timeout=PATIENCE_MS)
    assert other.said == ["news", "finished", "ended"]
    assert len(heard.said) == said


def test_the_process_dies_and_comes_again(engine: Engine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(engine.ready, timeout=PATIENCE_MS):
        pass
    heard = Heard(engine.ask(PaintGallery(SAMPLE, 9, BLENDS, side=500)))
    qtbot.waitUntil(lambda: bool(heard.news), timeout=PATIENCE_MS)
    pid = engine.pid
    assert pid is not None
    with qtbot.waitSignals([engine.died, engine.ready], timeout=PATIENCE_MS):
        os.kill(pid, signal.SIGKILL)
    assert heard.said[-2:] == ["failed", "ended"] and "started again" in heard.sentence
    assert engine.pid != pid
    again = Heard(engine.ask(ListStyles()))
    qtbot.waitUntil(lambda: "ended" in again.said, timeout=PATIENCE_MS)
    assert isinstance(again.value, Styles)


def test_requests_may_be_sent_before_it_listens(qtbot: QtBot) -> None:
    engine = Engine("render")
    calls = [Heard(engine.ask(ListStyles())) for _ in range(20)]
    qtbot.waitUntil(lambda: all("ended" in heard.said for heard in calls), timeout=PATIENCE_MS)
    engine.close()
    engine.close()


def test_thousands_of_news_leave_the_event_loop_free(engine: Engine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(engine.ready, timeout=PATIENCE_MS):
        pass
    call = engine.ask(PaintGallery(SAMPLE, 9, ()))
    number = max(engine._calls)
    heard = Heard(call)
    call.news.connect(lambda news: time.sleep(0.001))  # a slot that takes its time
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    for frame in range(2000):
        engine._post(
            Tell(
                number,
                Painted(
                    done=frame,
                    total=2000,
                    frames_per_second=1.0,
                    seconds_left=None,
                    spans=(("", FrameSpan(frame, frame + 1)),),
                ),
            )
        )
    qtbot.waitUntil(lambda: len(heard.news) == 2000, timeout=PATIENCE_MS)
    timer.stop()
    assert [news.done for news in heard.news] == list(range(2000))  # type: ignore[attr-defined]
    gaps = sorted(after - before for before, after in pairwise(beats))
    # 8 ms and one slot are handed over at a time; 2 s in one go otherwise.
    assert gaps[len(gaps) // 2] < 0.05 and len(beats) > 40


def test_news_that_replace_each_other_arrive_as_the_newest(engine: Engine, qtbot: QtBot) -> None:
    call = engine.ask(PaintGallery(SAMPLE, 9, BLENDS, side=300))
    number = max(engine._calls)
    heard = Heard(call)
    for done in range(1000):
        engine._post(Tell(number, Counting(done, 1000)))
    for done in range(1000):
        engine._post(Tell(number, StageAdvanced("analysis", done, 1000)))
    engine._post(Tell(number, StageAdvanced("paint", 0, 1000)))
    engine._post(Finished(number, None))
    qtbot.waitUntil(lambda: "ended" in heard.said, timeout=PATIENCE_MS)
    told = [news for news in heard.news if isinstance(news, Counting | StageAdvanced)]
    assert told == [
        Counting(999, 1000),
        StageAdvanced("analysis", 999, 1000),
        StageAdvanced("paint", 0, 1000),
    ]


def test_a_closed_engine_says_nothing_more(engine: Engine, qtbot: QtBot) -> None:
    heard = Heard(engine.ask(PaintGallery(SAMPLE, 9, BLENDS, side=300)))
    qtbot.waitUntil(lambda: bool(heard.news), timeout=PATIENCE_MS)
    engine.close()
    said = len(heard.said)
    qtbot.wait(200)
    assert len(heard.said) == said
