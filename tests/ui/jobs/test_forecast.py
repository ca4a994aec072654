"""How many films wait, and one time for all of them."""

from pathlib import Path

import pytest
from answers import Answers
from pytestqt.qtbot import QtBot
from test_jobs_panel import Bench

from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.engine.messages.renders import Painted, RenderFilm
from fastvid_gui.ui.jobs.forecast import Forecast

WAIT_MS = 120_000


def estimate(seconds: float | None, frames: int = 100, stored: int = 0) -> Estimate:
    return Estimate(
        width=1280, height=720, frames=frames, output_bytes=1, output_free=10**11, work_bytes=1,
        work_free=10**11, seconds=seconds, sound=(), stored_frames=stored, problem=None, exists=False,
    )  # fmt: skip


def answer(bench: Bench, engine: Answers, seconds: dict[str, float | None]) -> None:
    """Answers the estimates as the engine does: one after the other, by the film's name."""
    for name, value in seconds.items():
        bench.qtbot.waitUntil(
            lambda name=name: any(
                not call.over and call.request.render.source.stem == name
                for call in engine.of(EstimateRender)
            ),
            timeout=WAIT_MS,
        )
        engine.last(EstimateRender).finish(estimate(value))


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def test_one_time_for_all_that_wait(bench: Bench) -> None:
    bench.add("bikes")
    bench.add("cat")
    header = bench.panel._header
    assert header.text() == "2 waiting"
    answer(bench, bench.preview_engine, {"bikes": 240.0, "cat": 600.0})
    bench.qtbot.waitUntil(lambda: header.text() == "2 waiting, about 14 min", timeout=WAIT_MS)


def test_a_running_film_corrects_the_time_of_those_behind_it(bench: Bench) -> None:
    bench.add("bikes", now=True)
    bench.add("cat")
    bench.add("kiwi")
    # A hundred frames were to take a hundred seconds.
    answer(bench, bench.preview_engine, {"bikes": 100.0, "cat": 300.0, "kiwi": 300.0})
    bench.paint(10)
    call = bench.render_engine.last(RenderFilm)
    # In truth the other ninety take twice as long, so those behind it will, too.
    call.tell(Painted(done=10, total=100, frames_per_second=0.5, seconds_left=180.0))
    row = bench.row(bench.queue.items[0].number)

    def corrected() -> bool:
        left = row.seconds_left()
        seconds = bench.panel._forecast.seconds(left)
        return (
            left is not None
            and seconds is not None
            and seconds == pytest.approx(left * (1 + 600 / 90), rel=0.05)
        )

    bench.qtbot.waitUntil(corrected, timeout=WAIT_MS)
    assert "2 more waiting" in bench.panel._header.text()
    assert bench.panel._header.text().endswith("min for all")


def test_without_an_estimate_only_the_number_is_said(bench: Bench) -> None:
    bench.add("bikes", now=True)
    bench.add("cat")
    answer(bench, bench.preview_engine, {"bikes": 100.0, "cat": None})
    bench.paint(10)
    bench.qtbot.waitUntil(lambda: bench.panel._header.text().endswith("1 more waiting"), timeout=WAIT_MS)


def test_an_estimate_that_fails_is_not_asked_for_again(bench: Bench) -> None:
    bench.add("bikes")
    bench.add("cat")
    forecast = Forecast(bench.queue, engine := Answers(), bench.panel)
    bench.qtbot.waitUntil(lambda: bool(engine.of(EstimateRender)), timeout=WAIT_MS)
    engine.last(EstimateRender).fail("bikes.mp4 is gone.")
    answer(bench, engine, {"cat": 5.0})
    bench.qtbot.waitUntil(lambda: forecast._call is None, timeout=WAIT_MS)
    assert [call.request.render.source.stem for call in engine.of(EstimateRender)] == ["bikes", "cat"]
    assert forecast.seconds(None) is None
