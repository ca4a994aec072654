"""The viewer with the real engine: a frame is painted, motion loops, memory stays flat, the window stays quick."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from busy import allowed
from films import make_film
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from viewer_stage import LOOK, SAMPLE, RealStage

from fastvid_gui.ui.preview.same_picture import difference

SLOT_MS = 50


@contextmanager
def longest_slot() -> Iterator[list[float]]:
    """The most processor time (ms) that the main thread used between two turns of the event loop."""
    longest = [0.0]
    last = [time.thread_time()]

    def turn() -> None:
        now = time.thread_time()
        longest[0] = max(longest[0], 1000 * (now - last[0]))
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(0)
    try:
        yield longest
    finally:
        timer.stop()


def test_a_frame_is_painted_small_then_sharp(real: RealStage) -> None:
    real.open(SAMPLE, LOOK)
    stages: list[tuple[int, bool]] = []
    real.panel.stills.painted.ready.connect(
        lambda wish, shot, sharp, done: stages.append((shot.image.width(), sharp))
    )
    real.until(lambda: stages and stages[-1][1])
    source, painted = real.panel.canvas.source, real.panel.canvas.painted
    assert source is not None
    assert painted is not None
    assert difference(source.image, painted.image) > 5
    assert stages[-1][0] >= 600


def test_motion_is_painted_and_looped(real: RealStage, tmp_path: Path) -> None:
    film = tmp_path / "short.mp4"
    make_film(film, frames=12)
    real.open(film, LOOK)
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_M)
    real.until(lambda: real.panel.motion.looping)
    shown: set[int] = set()
    real.panel.motion.shown.connect(lambda frame, source, painted: shown.add(frame) if source else None)
    real.until(lambda: len(shown) >= 8)
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Escape)
    assert not real.panel.motion.active


def test_scrubbing_keeps_memory_flat_and_every_slot_short(real: RealStage) -> None:
    real.open(SAMPLE, LOOK)
    bar = real.panel.scrub
    real.panel.stills.sources.cache.max_bytes = 8 * 2**20
    real.panel.stills.painted.cache.max_bytes = 8 * 2**20

    def scrub(rounds: int) -> None:
        y = bar.height() // 2
        for turn in range(rounds):
            QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(12, y))
            for step in range(60):
                x = 12 + (bar.width() - 24) * (step if turn % 2 else 59 - step) // 59
                QTest.mouseMove(bar, QPoint(x, y))
                for _ in range(4):
                    QApplication.processEvents()
                    time.sleep(0.003)
            QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(12, y))

    scrub(2)
    gc.collect()
    before = psutil.Process().memory_info().rss
    with longest_slot() as longest:
        scrub(5)
    gc.collect()
    grown = psutil.Process().memory_info().rss - before
    assert real.panel.stills.sources.cache.size_bytes <= 8 * 2**20
    assert grown < 12 * 2**20
    assert longest[0] < allowed(SLOT_MS), f"{longest[0]:.0f} ms"


@pytest.mark.usefixtures("media")
def test_every_slot_is_short_while_playing_and_comparing(real: RealStage) -> None:
    real.open(SAMPLE, LOOK)
    real.until(lambda: real.panel.canvas.painted is not None)
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    real.until(lambda: real.panel.player.playing and _playhead(real) > 10)
    with longest_slot() as longest:
        real.until(lambda: _playhead(real) > 50)
        QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
        real.until(lambda: real.panel.canvas.painted is not None)
        canvas = real.panel.canvas
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(canvas.split_x()), 50))
        for x in range(0, canvas.width(), 4):
            QTest.mouseMove(canvas, QPoint(x, 50))
            QApplication.processEvents()
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 50))
    assert longest[0] < allowed(SLOT_MS), f"{longest[0]:.0f} ms"


def _playhead(real: RealStage) -> int:
    film = real.session.current
    assert film is not None
    return film.playhead
