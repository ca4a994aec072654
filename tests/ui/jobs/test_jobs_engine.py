"""The queue, the panel and the sheet with the real engine processes, on short parts of the sample at small size."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import av
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import OpenFilm
from fastvid_gui.engine.messages.jobs import Jobs, ListJobs
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.jobs.row import ItemRow
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.queue import ItemState, RenderQueue
from fastvid_gui.ui.state.session import FilmState, Session

WAIT_MS = 120_000
SIZE = 72


class Window:
    """Both engines, a queue and a panel, as the window joins them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.source = folder / "film.mp4"
        if not self.source.exists():
            copyfile(resources_folder() / "sample" / "sample.mp4", self.source)
        self.preview_engine, self.render_engine = Engine("preview"), Engine("render")
        self.session, self.queue = Session(), RenderQueue(self.preview_engine, self.render_engine)
        self.panel = JobsPanel(self.session, self.queue, self.preview_engine)
        qtbot.addWidget(self.panel)
        self.panel.resize(1000, 300)
        self.panel.show()

    def close(self) -> None:
        self.queue.close()
        self.preview_engine.close()
        self.render_engine.close()

    def request(self, name: str, start: int = 0, stop: int = 12, **changes: object) -> RenderRequest:
        return RenderRequest(
            source=changes.pop("source", self.source),
            output=self.folder / f"{name}.mp4",
            look=Look(style="scream"),
            size=SIZE,
            start=start,
            stop=stop,
            **changes,
        )

    def row(self, number: int) -> ItemRow:
        return next(row for row in self.panel.findChildren(ItemRow) if row.item.number == number)

    def state(self, number: int) -> ItemState | None:
        item = self.queue.item(number)
        return item.state if item else None

    def wait(self, number: int, state: ItemState) -> None:
        self.qtbot.waitUntil(
            lambda: self.state(number) in (state, ItemState.FAILED, ItemState.DONE), timeout=WAIT_MS
        )
        item = self.queue.item(number)
        assert item is not None
        assert item.state is state, item.problem

    def wait_stored(self, number: int) -> None:
        """Until something of it is safe, and it still paints."""
        self.qtbot.waitUntil(
            lambda: bool(self.queue.item(number).stored) or self.state(number) is ItemState.FAILED,
            timeout=WAIT_MS,
        )
        assert self.state(number) is ItemState.RUNNING

    def jobs(self) -> Jobs:
        call = self.preview_engine.ask(ListJobs())
        with self.qtbot.waitSignal(call.finished, timeout=WAIT_MS) as got:
            pass
        return got.args[0]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path)
    yield made
    made.close()


def frames_of(path: Path) -> int:
    with av.open(path) as film:
        return sum(1 for _ in film.decode(video=0))


def test_a_film_from_the_sheet_to_the_mp4(window: Window, qtbot: QtBot) -> None:
    call = window.preview_engine.ask(OpenFilm(str(window.source)))
    with qtbot.waitSignal(call.finished, timeout=WAIT_MS) as got:
        pass
    window.session.add(window.source)
    window.session.update(
        window.source, state=FilmState.READY, info=got.args[0].info, look=Look(style="scream"), mark_in=30, mark_out=54,
        size=SIZE,
    )  # fmt: skip
    qtbot.mouseClick(window.panel._header.render_button, Qt.MouseButton.LeftButton)
    sheet = window.panel._sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: "24 frames" in sheet.needs.text(), timeout=WAIT_MS)
    assert "The sound is cut to fit the part." in sheet.needs.text()
    assert sheet.form.name == "film - scream.mp4"
    qtbot.waitUntil(lambda: sheet._thumb.picture is not None, timeout=WAIT_MS)
    told: list[tuple[float | None, str]] = []
    window.panel.progress_changed.connect(lambda share, words: told.append((share, words)))
    qtbot.mouseClick(sheet.render_button, Qt.MouseButton.LeftButton)
    (item,) = window.queue.items
    filmed = window.row(item.number).thumb.picture
    window.wait(item.number, ItemState.DONE)
    item = window.queue.items[0]
    assert item.result is not None
    assert (item.result.frames, item.result.height) == (24, SIZE)
    assert frames_of(item.result.output) == 24
    assert item.progress == (("", item.progress[0][1]),)
    assert (item.progress[0][1].start, item.progress[0][1].stop) == (30, 54)
    assert item.job
    # The picture is a painted one: of the render, or where that was too fast, of the finished film.
    qtbot.waitUntil(lambda: window.row(item.number).thumb.picture not in (None, filmed), timeout=WAIT_MS)
    assert "Done and checked" in window.row(item.number).status_text()
    shares = [share for share, _ in told if share is not None]
    assert shares == sorted(shares)
    assert told[-1] == (None, "")


def test_two_films_with_a_pause_in_between(window: Window) -> None:
    first = window.queue.add(window.request("one", 0, 190), now=True)
    second = window.queue.add(window.request("two", 20, 32))
    window.wait_stored(first)
    window.queue.pause(first)
    window.wait(first, ItemState.PAUSED)
    assert window.state(second) is ItemState.WAITING
    kept = window.queue.item(first)
    assert kept is not None
    assert kept.stored
    assert [job.job for job in window.jobs().jobs] == [kept.job]
    window.queue.resume(first)
    window.wait(first, ItemState.DONE)
    done = window.queue.item(first)
    assert done is not None
    assert done.result is not None
    assert done.result.resumed_frames >= sum(span.stop - span.start for span in kept.stored)
    assert frames_of(done.result.output) == 190
    window.wait(second, ItemState.DONE)


@pytest.mark.slow
def test_canceling_with_its_work_leaves_nothing(window: Window, qtbot: QtBot) -> None:
    number = window.queue.add(window.request("unwanted", 0, 190), now=True)
    window.wait_stored(number)
    window.queue.cancel(number, delete=True)
    window.wait(number, ItemState.CANCELED)
    qtbot.waitUntil(lambda: not window.jobs().jobs, timeout=WAIT_MS)
    assert not (window.folder / "unwanted.mp4").exists()


def test_what_can_not_be_rendered_fails_in_words_and_the_rest_goes_on(window: Window, tmp_path: Path) -> None:
    gone, ruined = tmp_path / "gone.mp4", tmp_path / "ruined.mp4"
    ruined.write_bytes(b"no video at all" * 100)
    missing_style = window.request("styleless")
    missing_style = RenderRequest(
        source=missing_style.source,
        output=missing_style.output,
        look=Look(style=str(tmp_path / "gone.safetensors")),
        size=SIZE,
        stop=12,
    )
    (tmp_path / "readonly").touch()
    no_folder = RenderRequest(
        source=window.source,
        output=tmp_path / "readonly" / "x.mp4",
        look=Look(style="scream"),
        size=SIZE,
        stop=12,
    )
    numbers = [
        window.queue.add(request)
        for request in (
            window.request("a", source=gone), window.request("b", source=ruined), missing_style, no_folder,
        )
    ]  # fmt: skip
    good = window.queue.add(window.request("good"))
    window.queue.start()
    window.wait(good, ItemState.DONE)
    for number, name in zip(numbers, ("gone.mp4", "ruined.mp4", "gone.safetensors", "readonly"), strict=True):
        item = window.queue.item(number)
        assert item is not None
        assert item.state is ItemState.FAILED
        assert name in item.problem
        assert item.problem.endswith(".")
        assert window.row(number).status_text().startswith(item.problem)


@pytest.mark.slow
def test_after_a_kill_the_next_window_goes_on(window: Window, qtbot: QtBot) -> None:
    number = window.queue.add(window.request("left", 0, 190), now=True)
    window.wait_stored(number)
    # The window dies without closing anything; its engine with it, and the system lets go of its lock.
    assert window.queue._lock is not None
    window.queue._lock.release()
    window.render_engine.close()
    window.preview_engine.close()
    later = Window(qtbot, window.folder)
    try:
        (item,) = later.queue.unfinished()
        later.queue.find_left_over()
        qtbot.waitUntil(lambda: later.queue.items[0].painted is not None, timeout=WAIT_MS)
        assert len(later.queue.items) == 1, "the engine's list and the file mean the same job"
        assert later.panel._left_over.isVisible()
        later.queue.resume_left_over()
        later.wait(item.number, ItemState.DONE)
        result = later.queue.items[0].result
        assert result is not None
        assert result.resumed_frames > 0
        assert result.frames == 190
    finally:
        later.close()


def test_what_the_command_line_began_is_continued_as_it_was_asked_for(
    window: Window, qtbot: QtBot, tmp_path: Path, own_home: Path
) -> None:
    """With whatever options: the film is the one that the command itself would have made."""
    (tmp_path / "styles.csv").write_text("frame,style\n60,great-wave\n")
    command = [
        sys.executable,
        "-m",
        "fastvid_gui",
        "render",
        "film.mp4",
        "--style",
        "scream",
        "--nodes",
        "local",
    ]
    command += ["--frames", "10:180", "--keyframes", "none", "--max-range", "60", "--size", str(SIZE)]
    command += ["--brush", "1.2", "--strength", "0.8", "--styles-at", "styles.csv", "--sound", "none"]
    begun = subprocess.Popen([*command, "--output", "begun.mp4"], cwd=tmp_path, stderr=subprocess.PIPE)
    qtbot.waitUntil(lambda: bool([*own_home.rglob("*.body")]) or begun.poll() is not None, timeout=WAIT_MS)
    begun.send_signal(signal.SIGINT)
    begun.communicate(timeout=WAIT_MS / 1000)
    assert begun.returncode == 130
    window.queue.find_left_over()
    qtbot.waitUntil(lambda: bool(window.queue.items), timeout=WAIT_MS)
    (item,) = window.queue.items
    assert window.row(item.number).status_text()
    window.queue.resume_left_over()
    window.wait(item.number, ItemState.DONE)
    result = window.queue.items[0].result
    assert result is not None
    assert 0 < result.resumed_frames < result.frames == 170
    environment = os.environ | {"FASTVID_HOME": str(tmp_path / "other-home")}
    subprocess.run([*command, "--output", "whole.mp4"], cwd=tmp_path, env=environment, check=True)
    assert result.output == tmp_path / "begun.mp4"
    assert result.output.read_bytes() == (tmp_path / "whole.mp4").read_bytes()


@pytest.mark.slow
def test_work_of_a_film_that_was_deleted_is_listed_and_deleted(window: Window, qtbot: QtBot) -> None:
    number = window.queue.add(window.request("left", 0, 190), now=True)
    window.wait_stored(number)
    window.queue.pause(number)
    window.wait(number, ItemState.PAUSED)
    window.queue.remove(number)
    window.source.unlink()
    window.queue.find_left_over()
    qtbot.waitUntil(lambda: bool(window.queue.items), timeout=WAIT_MS)
    (item,) = window.queue.items
    assert item.lost
    assert "film.mp4 is not in" in item.problem
    window.queue.remove(item.number, delete=True)
    qtbot.waitUntil(lambda: not window.jobs().jobs, timeout=WAIT_MS)
