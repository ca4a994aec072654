"""The process in which a helper paints: whatever it computes, holds or dies of, the helper goes on."""

import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import psutil
import pytest
from busy import allowed
from farm_processes import wait_until
from films import heavy_style
from plain_maker import Work

from fastvid_gui.domain.chunk import Piece
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import DiskFullError, FastVidError
from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.painting_messages import Paint
from fastvid_gui.farm.helper.painting_process import STOP_S, PaintingProcess, own_bytes
from fastvid_gui.farm.reference import FRAMES, HEIGHT, WIDTH, Reference, paint_reference
from fastvid_gui.media.chunks import EncodedChunk
from fastvid_gui.render.painters import PaintingEnded
from fastvid_gui.style.pack import dump_style

PATIENCE_S = 240.0
GIVEN_BACK_S = 2.0
LARGE = 640


class Shop:
    """A painting process as a helper has it, and what it told."""

    def __init__(self, folder: Path, most_bytes: int = 4 << 30) -> None:
        self.work = Work(folder)
        self.heavy = heavy_style()
        self.styles = {
            self.work.style.digest: self.work.style_data,
            self.heavy.digest: dump_style(self.heavy),
        }
        self.ended: queue.Queue[PaintingEnded[AssignmentKey]] = queue.Queue()
        self.pieces: list[Piece] = []
        self.painted = threading.Event()
        self.refuse: FastVidError | None = None
        self.process = PaintingProcess(
            device="cpu",
            threads=2,
            most_bytes=most_bytes,
            frame_painted=lambda *_: self.painted.set(),
            keep=self._keep,
            ended=self.ended.put,
            style_data=self.styles.get,
        )

    def _keep(self, key: AssignmentKey, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.pieces.append(piece)

    def start(
        self,
        number: int,
        clip: bytes | None = None,
        settings: RenderSettings | None = None,
        style: str = "",
        need: int = 0,
    ) -> AssignmentKey:
        work, key = self.work, AssignmentKey("maker", "session", number)
        paint = Paint(
            key=key,
            part=work.part,
            first=0,
            stop=24,
            settings=settings or work.settings,
            style=style or work.style.digest,
        )
        self.process.start(paint, work.clip if clip is None else clip, need=need)
        return key

    def start_heavy(self, number: int) -> None:
        """One that computes for minutes before its first frame."""
        settings = RenderSettings(width=LARGE, height=LARGE, frame_rate=Fraction(8), chunk_frames=12)
        self.start(number, settings=settings, style=self.heavy.digest)

    def compute(self, number: int) -> psutil.Process:
        """Begins a heavy task and waits until a core is at work on its network."""
        self.painted.clear()
        self.start_heavy(number)
        assert self.process.pid is not None
        process = psutil.Process(self.process.pid)
        # Libraries and the network take two seconds to be ready, the first picture minutes.
        wait_until(lambda: process.cpu_times().user > 5, PATIENCE_S)
        assert not self.painted.is_set()
        return process

    def end_of(self, number: int) -> PaintingEnded[AssignmentKey]:
        ended = self.ended.get(timeout=PATIENCE_S)
        assert ended.key.assignment == number
        return ended


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    found = Shop(tmp_path)
    yield found
    found.process.close()


def test_it_paints_what_this_process_would_paint(shop: Shop) -> None:
    work, answers = shop.work, queue.Queue[tuple[Reference | None, str]]()
    size, answer = (WIDTH, HEIGHT), lambda *told: answers.put(told)
    shop.process.reference(work.style.digest, work.settings, size, FRAMES, True, answer)
    reference, error = answers.get(timeout=PATIENCE_S)
    assert not error and reference is not None
    mine = paint_reference(work.style, work.settings, "cpu")
    assert (reference.checksums, reference.fingerprint) == (mine.checksums, mine.fingerprint)
    shop.start(1)
    ended = shop.end_of(1)
    assert ended.error is None and not ended.stopped
    assert [len(piece.span) for piece in shop.pieces] == [12, 12]
    assert EncodedChunk.from_bytes(shop.pieces[0].data).frames == 12
    assert shop.pieces[0].seed is not None and shop.pieces[1].seed is None
    latest = shop.process.latest
    assert latest is not None and latest.shape == (64, 96, 3)


def test_nothing_is_begun_while_it_rests(shop: Shop) -> None:
    """A style that was on its way, or was being read, when the owner took the computer back."""
    work, answers = shop.work, queue.Queue[tuple[Reference | None, str]]()
    size, answer = (WIDTH, HEIGHT), lambda *told: answers.put(told)
    shop.process.warm()
    process = psutil.Process(shop.process.pid)
    shop.process.rest(True)
    shop.process.reference(work.style.digest, work.settings, size, FRAMES, True, answer)
    assert answers.get(timeout=PATIENCE_S) == (None, ""), "stopped, no refusal"
    process.wait(PATIENCE_S)
    wait_until(lambda: shop.process.pid is None)
    shop.process.warm()
    assert shop.process.pid is None
    shop.process.rest(False)
    shop.process.reference(work.style.digest, work.settings, size, FRAMES, True, answer)
    reference, error = answers.get(timeout=PATIENCE_S)
    assert reference is not None and not error


@pytest.mark.slow
def test_the_owner_has_the_computer_back_whatever_is_computed(shop: Shop) -> None:
    computing = shop.compute(1)
    began = time.monotonic()
    shop.process.give_back()
    computing.wait(PATIENCE_S)
    assert time.monotonic() - began < allowed(GIVEN_BACK_S)
    assert shop.end_of(1).stopped
    shop.start(2)  # and it helps again
    assert shop.end_of(2).error is None and len(shop.pieces) == 2
    computing = shop.compute(3)
    began = time.monotonic()
    shop.process.close()
    assert not computing.is_running() or computing.status() == psutil.STATUS_ZOMBIE
    assert time.monotonic() - began < allowed(GIVEN_BACK_S)


def test_what_ends_by_itself_has_time_to(shop: Shop) -> None:
    """Its memory is given back with the process."""
    shop.start(1)
    assert shop.end_of(1).error is None
    process = psutil.Process(shop.process.pid)
    began = time.monotonic()
    shop.process.give_back()
    process.wait(PATIENCE_S)
    assert time.monotonic() - began < allowed(STOP_S + 1)
    assert shop.process.pid is None or wait_until(lambda: shop.process.pid is None)


def test_more_memory_than_is_lent_ends_the_task_with_the_reason(tmp_path: Path) -> None:
    shop = Shop(tmp_path, most_bytes=300 << 20)
    try:
        shop.start(1)
        assert shop.end_of(1).error is None, "a small film fits"
        settings = RenderSettings(width=1600, height=1200, frame_rate=Fraction(8), chunk_frames=12)
        shop.start(2, settings=settings)
        ended = shop.end_of(2)
        assert str(ended.error) == "Painting it took more memory than this helper lends (0.3 GB)."
        shop.start(3)
        assert shop.end_of(3).error is None
    finally:
        shop.process.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_crash_fails_its_tasks_and_nothing_else(shop: Shop) -> None:
    shop.start_heavy(1)
    assert shop.process.pid is not None
    psutil.Process(shop.process.pid).send_signal(signal.SIGSEGV)
    error = shop.end_of(1).error
    assert str(error) == "The process that paints ended unexpectedly (signal 11)."
    shop.start(2)
    assert shop.end_of(2).error is None


def test_hostile_clips_fail_alone(shop: Shop) -> None:
    shop.start(1, b"garbage")
    assert "damaged" in str(shop.end_of(1).error)
    shop.start(2)
    assert shop.end_of(2).error is None


def test_a_piece_that_can_not_be_kept_ends_its_task_with_the_reason(shop: Shop) -> None:
    shop.refuse = DiskFullError("The disk is full.")
    shop.start(1)
    assert isinstance(shop.end_of(1).error, DiskFullError)


def test_a_task_that_was_taken_back_ends(shop: Shop) -> None:
    shop.start(1)
    shop.process.stop(AssignmentKey("maker", "session", 1))
    assert shop.end_of(1).stopped or shop.pieces


@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux tells it")
def test_own_bytes_leaves_out_what_processes_share() -> None:
    me = psutil.Process()
    assert 0 < own_bytes(me) < me.memory_info().rss


def test_what_is_told_to_stop_counts_until_it_has_ended(shop: Shop) -> None:
    """It computes on, and holds its memory, to the end of its frame."""
    key = shop.start(1, need=600)
    assert shop.process.stopping == {}
    shop.process.stop(key)
    assert shop.process.stopping == {key: 600}
    assert shop.end_of(1).stopped
    assert shop.process.stopping == {}
