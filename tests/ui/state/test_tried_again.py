"""A render whose engine died is tried again once by itself, and says so; and what a stop costs is said."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import av
import pytest
from answers import Answers
from pytestqt.qtbot import QtBot
from test_render_queue import Bench

from fastvid_gui.domain.job import CHUNK_SECONDS
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, Planned, RenderFilm
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.sentence import say
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.queue import ENGINE_DIED, ItemState, QueueItem, RenderQueue
from fastvid_gui.ui.words.render import rest_words, running_words

WAIT_MS = 120_000
DIED = in_words(say(EngineSays.DIED, how=""))


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(tmp_path / "queue.json", qtbot)


def request(name: str) -> RenderRequest:
    film = Path(f"/films/{name}.mp4")
    return RenderRequest(source=film, output=film.with_name(f"{name} 2.mp4"), look=Look(style="scream"))


def store(bench: Bench, number: int, frames: int) -> None:
    spans = (FrameSpan(0, frames),)
    bench.call.tell(Painted(done=frames + 5, total=100, frames_per_second=4, seconds_left=9, stored=spans))
    bench.qtbot.waitUntil(lambda: bench.item(number).stored == spans, timeout=WAIT_MS)


def test_once_by_itself_before_the_others(bench: Bench) -> None:
    first = bench.queue.add(request("one"), now=True)
    bench.queue.add(request("two"))
    store(bench, first, 20)
    before = bench.call
    before.fail(DIED, ENGINE_DIED)
    bench.qtbot.waitUntil(lambda: bench.call is not before, timeout=WAIT_MS)
    assert bench.states() == ["running", "waiting"]
    assert bench.call.request.render.source.stem == "one"
    assert "tried again by itself after a crash" in running_words(bench.item(first), None, 0.0)
    bench.call.fail(DIED, ENGINE_DIED)
    bench.wait("failed", "running")
    assert "ended twice on this film" in bench.item(first).problem


def test_anew_when_it_got_further(bench: Bench) -> None:
    number = bench.queue.add(request("one"), now=True)
    for frames in (20, 40, 60):
        store(bench, number, frames)
        before = bench.call
        before.fail(DIED, ENGINE_DIED)
        bench.qtbot.waitUntil(lambda before=before: bench.call is not before, timeout=WAIT_MS)
    assert bench.states() == ["running"]


def test_when_the_user_tries_again_it_counts_anew(bench: Bench) -> None:
    number = bench.queue.add(request("one"), now=True)
    for _ in range(2):
        bench.qtbot.waitUntil(lambda: not bench.call.over, timeout=WAIT_MS)
        bench.call.fail(DIED, ENGINE_DIED)
        bench.qtbot.wait(20)
    bench.wait("failed")
    bench.queue.retry(number)
    assert not bench.item(number).tried_again
    bench.call.fail(DIED, ENGINE_DIED)
    bench.qtbot.waitUntil(
        lambda: bench.item(number).tried_again and bench.states() == ["running"], timeout=WAIT_MS
    )


def test_an_engine_that_does_not_start_is_not_asked_again(bench: Bench) -> None:
    number = bench.queue.add(request("one"), now=True)
    sentence = in_words(say(EngineSays.WONT_START, how=" (exit code 1)"))
    bench.call.fail(sentence, ENGINE_DIED)
    bench.wait("failed")
    assert bench.item(number).problem == sentence
    assert len(bench.render_engine.of(RenderFilm)) == 1


def test_any_other_failure_is_not_tried_again(bench: Bench) -> None:
    bench.queue.add(request("one"), now=True)
    bench.call.fail("The disk is full.", "TargetError")
    bench.wait("failed")


def test_a_stop_says_what_it_costs(bench: Bench) -> None:
    number = bench.queue.add(request("one"), now=True)
    bench.call.tell(JobBegun("j"))
    store(bench, number, 36)
    bench.qtbot.waitUntil(lambda: bench.item(number).painted.done == 41, timeout=WAIT_MS)
    bench.queue.pause(number)
    bench.wait("paused")
    assert rest_words(bench.item(number)) == (
        "Paused  ·  36 of 100 frames are finished and kept  ·  5 frames that were in hand are painted again"
    )
    bench.queue.resume(number)
    assert bench.item(number).again == 0


def test_nothing_is_called_kept_before_the_first_piece_is_stored(bench: Bench) -> None:
    number = bench.queue.add(request("one"), now=True)
    bench.call.tell(Planned((FrameSpan(0, 100),), (), (), complete=True))
    bench.call.tell(Painted(done=30, total=100, frames_per_second=4, seconds_left=9))
    bench.qtbot.waitUntil(lambda: bench.item(number).painted is not None, timeout=WAIT_MS)
    bench.queue.pause(number)
    bench.wait("paused")
    assert rest_words(bench.item(number)) == "Paused  ·  30 frames that were in hand are painted again"


@pytest.fixture
def engine(own_home: Path) -> Iterator[Engine]:
    made = Engine("render")
    yield made
    made.close()


def test_a_real_engine_that_is_killed_goes_on_by_itself(engine: Engine, qtbot: QtBot, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    copyfile(resources_folder() / "sample" / "sample.mp4", film)
    queue = RenderQueue(Answers(), engine)
    said: list[str] = []
    engine.died.connect(said.append)
    number = queue.add(
        RenderRequest(source=film, output=tmp_path / "out.mp4", look=Look(style="scream"), size=72, stop=190),
        now=True,
    )

    def item() -> QueueItem:
        found = queue.item(number)
        assert found is not None
        return found

    qtbot.waitUntil(lambda: bool(item().stored) or item().state is not ItemState.RUNNING, timeout=WAIT_MS)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
    assert item().tried_again and item().state is ItemState.RUNNING
    qtbot.waitUntil(lambda: item().state in (ItemState.DONE, ItemState.FAILED), timeout=WAIT_MS)
    assert item().state is ItemState.DONE, item().problem
    assert item().result is not None and item().result.resumed_frames > 0
    with av.open(tmp_path / "out.mp4") as made:
        assert sum(1 for _ in made.decode(video=0)) == 190
    queue.close()


def test_a_real_pause_costs_at_most_the_piece_in_hand(engine: Engine, qtbot: QtBot, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    copyfile(resources_folder() / "sample" / "sample.mp4", film)
    with av.open(film) as opened:
        rate = opened.streams.video[0].average_rate
    assert rate is not None
    queue = RenderQueue(Answers(), engine)
    number = queue.add(
        RenderRequest(
            source=film,
            output=tmp_path / "out.mp4",
            look=Look(style="scream"),
            size=72,
            stop=190,
            keyframes="none",
            max_range=0,
            workers=1,
        ),
        now=True,
    )

    def item() -> QueueItem:
        found = queue.item(number)
        assert found is not None
        return found

    qtbot.waitUntil(lambda: bool(item().stored) or item().state is not ItemState.RUNNING, timeout=WAIT_MS)
    queue.pause(number)
    qtbot.waitUntil(lambda: item().state is not ItemState.RUNNING, timeout=WAIT_MS)
    assert item().state is ItemState.PAUSED, item().problem
    # What is painted ahead of the encoder belongs to the next piece.
    assert item().again <= float(CHUNK_SECONDS * rate) + 8
    kept = item().painted
    assert kept is not None and kept.done == sum(span.stop - span.start for span in item().stored)
    queue.close()
