"""The panel with mouse and keyboard, and recorded answers instead of an engine."""

import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.source import AudioTrack, ColorInfo, SourceInfo
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.jobs import DeleteJob, Jobs, ListJobs, StoredJob
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, RenderFilm
from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus, Noted, StageAdvanced
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.shared_render import Standstill
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.jobs.row import ItemRow
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_file import read_queue
from fastvid_gui.ui.state.session import FilmState, Session

WAIT_MS = 120_000
COLOR = ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8)
INFO = SourceInfo(
    width=1280,
    height=720,
    coded_width=1280,
    coded_height=720,
    rotation=0,
    frame_rate=Fraction(25),
    variable_rate=False,
    frames=250,
    duration=Fraction(10),
    video_codec="h264",
    pixel_format="yuv420p",
    color=COLOR,
    alpha=False,
    audio=(AudioTrack(codec="aac", channels=2, sample_rate=48000),),
)
RED = PictureBytes(16, 9, b"\xff\x00\x00" * 144)


class Bench:
    """A panel on a session and a queue with recorded answers."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.preview_engine, self.render_engine, self.session = Answers(), Answers(), Session()
        self.queue = RenderQueue(self.preview_engine, self.render_engine, file=folder / "queue.json")
        self.panel = JobsPanel(self.session, self.queue, self.preview_engine)
        qtbot.addWidget(self.panel)
        self.panel.resize(1000, 400)
        with qtbot.waitActive(self.panel, timeout=WAIT_MS):
            self.panel.show()
            self.panel.activateWindow()

    def request(self, name: str) -> RenderRequest:
        return RenderRequest(
            source=self.folder / f"{name}.mp4",
            output=self.folder / f"{name} - scream.mp4",
            look=Look(style="scream"),
        )

    def add(self, name: str, now: bool = False) -> int:
        return self.queue.add(self.request(name), 100, now)

    def open(self, name: str, **changes: object) -> Path:
        path = self.folder / f"{name}.mp4"
        self.session.add(path)
        self.session.update(path, state=FilmState.READY, info=INFO, **changes)
        return path

    def row(self, number: int) -> ItemRow:
        return next(row for row in self.panel.findChildren(ItemRow) if row.item.number == number)

    def press_button(self, widget: QWidget, name: str) -> None:
        found = [
            button
            for kind in (QToolButton, QPushButton)
            for button in widget.findChildren(kind)
            if name in (button.accessibleName(), button.text()) and button.isVisible()
        ]
        assert len(found) == 1, f"{name}: {len(found)} buttons"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def states(self) -> list[str]:
        return [str(item.state) for item in self.queue.items]

    def wait(self, *states: str) -> None:
        self.qtbot.waitUntil(lambda: self.states() == list(states), timeout=WAIT_MS)

    def paint(self, done: int, total: int = 100) -> None:
        call = self.render_engine.last(RenderFilm)
        call.tell(JobBegun("job-x"))
        call.tell(StageAdvanced("paint", 0, total))
        call.tell(
            Painted(
                done=done,
                total=total,
                frames_per_second=4.0,
                seconds_left=15.0,
                spans=(("", FrameSpan(0, done)),),
                stored=(FrameSpan(0, done),),
                latest=FramePicture(0, RED),
            )
        )
        running = self.queue.running
        assert running is not None
        self.qtbot.waitUntil(
            lambda: self.row(running.number).item.stored == (FrameSpan(0, done),), timeout=WAIT_MS
        )


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def test_an_empty_panel_says_what_comes_first(bench: Bench) -> None:
    button = bench.panel._header.render_button
    assert not button.isEnabled()
    assert button.toolTip() == "Open a video first."
    assert "Open a video" in bench.panel._header.text()
    path = bench.open("bikes")
    assert button.isEnabled()
    assert "(Ctrl+R)" in button.toolTip()
    bench.session.update(path, state=FilmState.FAILED, problem="bikes.mp4 is no video. Choose another file.")
    assert not button.isEnabled()
    assert button.toolTip() == "bikes.mp4 is no video. Choose another file."


def test_what_pause_held_goes_on_when_the_queue_is_started(bench: Bench) -> None:
    bench.add("bikes", now=True)
    bench.add("kiwi")
    bench.wait("running", "waiting")
    header = bench.panel._header
    bench.qtbot.mouseClick(header.pause_button, Qt.MouseButton.LeftButton)
    bench.wait("paused", "waiting")
    bench.qtbot.mouseClick(header.start_button, Qt.MouseButton.LeftButton)
    bench.wait("running", "waiting")
    running = bench.queue.running
    assert running is not None and running.source.stem == "bikes"


def test_a_row_shows_the_film_until_a_frame_is_painted(bench: Bench) -> None:
    number = bench.add("bikes")
    assert bench.preview_engine.requests(ShowFrame)[0].path.endswith("bikes.mp4")
    blue = PictureBytes(16, 9, b"\x00\x00\xff" * 144)
    bench.preview_engine.last(ShowFrame).finish(FramePicture(0, blue))
    bench.qtbot.waitUntil(lambda: bench.row(number).thumb.picture == blue, timeout=WAIT_MS)
    bench.queue.start()
    bench.paint(20)
    assert bench.row(number).thumb.picture == RED
    image = bench.row(number).thumb.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert (middle.red(), middle.green(), middle.blue()) == (255, 0, 0)


def test_a_film_that_was_done_at_once_shows_the_result(bench: Bench) -> None:
    number = bench.add("bikes", now=True)
    output = bench.request("bikes").output
    bench.render_engine.last(RenderFilm).finish(
        RenderResult(
            output=Path(output),
            frames=100,
            resumed_frames=0,
            seconds=1,
            width=640,
            height=360,
            job="j",
        )
    )
    bench.wait("done")
    asked = bench.preview_engine.requests(ShowFrame)[-1]
    assert (asked.path, asked.frame) == (str(output), 50)
    bench.preview_engine.last(ShowFrame).finish(FramePicture(50, RED))
    bench.qtbot.waitUntil(lambda: bench.row(number).thumb.picture == RED, timeout=WAIT_MS)


def test_progress_speed_and_time_left_are_shown(bench: Bench) -> None:
    told: list[tuple[float | None, str]] = []
    bench.panel.progress_changed.connect(lambda share, words: told.append((share, words)))
    number = bench.add("bikes", now=True)
    bench.paint(42)
    text = bench.row(number).status_text()
    assert text.startswith("Painting  ·  42 of 100 frames  ·  4.0 frames/s  ·  15 s left")
    assert told[-1] == (0.42, "42 % of bikes.mp4, 15 s left")
    assert bench.panel._header.text() == "42 % of bikes.mp4, 15 s left"
    bench.render_engine.last(RenderFilm).finish(
        RenderResult(
            output=bench.request("bikes").output,
            frames=100,
            resumed_frames=0,
            seconds=25,
            width=640,
            height=360,
            job="j",
        )
    )
    bench.wait("done")
    assert told[-1] == (None, "")
    assert "Done and checked" in bench.row(number).status_text()


def test_helpers_are_named_with_their_speed(bench: Bench) -> None:
    bench.add("bikes", now=True)
    bench.paint(40)
    own = NodeStatus(
        name="local",
        device="cpu",
        state="painting",
        painting=(NodePart(0, 50, 20),),
        frames=20,
        frames_per_second=2.0,
    )
    attic = NodeStatus(
        name="<b>attic</b>",
        device="cpu",
        state="painting",
        painting=(NodePart(50, 90, 60),),
        frames=30,
        frames_per_second=12.0,
    )
    bench.render_engine.last(RenderFilm).tell(NodesChanged((own, attic)))
    nodes = bench.panel._header._nodes
    bench.qtbot.waitUntil(lambda: "attic" in nodes.text(), timeout=WAIT_MS)
    assert "&lt;b&gt;attic" in nodes.text(), "a name from another computer is no markup"
    assert "with 1 helper (30 s alone)" in bench.panel._header.text()


def test_pause_and_go_on_by_mouse(bench: Bench) -> None:
    number = bench.add("bikes", now=True)
    bench.paint(30)
    bench.press_button(bench.row(number), "Pause; at most the piece in hand is painted again")
    bench.wait("paused")
    assert bench.row(number).status_text() == "Paused  ·  30 of 100 frames are finished and kept"
    bench.press_button(bench.row(number), "Go on")
    bench.wait("running")
    bench.press_button(bench.panel, "Pause")
    bench.wait("paused")
    header = bench.panel._header
    bench.qtbot.waitUntil(lambda: not header.pause_button.isVisible(), timeout=WAIT_MS)
    assert "%" not in header.text(), "the line above the queue no longer speaks of a running render"


def test_the_running_video_is_in_sight(bench: Bench) -> None:
    """Also where the list is longer than its place: a render that starts is scrolled to."""
    for name in "abcdef":
        bench.add(name)
    bench.panel.resize(1000, 140)
    number = bench.add("last")
    bench.queue.start_item(number)
    view = bench.panel._scroll.viewport()

    def in_sight() -> bool:
        row = bench.row(number)
        return view.rect().contains(row.mapTo(view, row.rect().center()))

    bench.qtbot.waitUntil(in_sight, timeout=WAIT_MS)


def test_a_row_calls_its_style_what_the_gallery_calls_it(bench: Bench) -> None:
    number = bench.add("bikes")
    bench.session.name_styles({"scream": "The Scream (1893)"})
    assert bench.row(number)._details.text() == "The Scream (1893)"


def test_a_row_by_keyboard(bench: Bench) -> None:
    first, second, third = (bench.add(name) for name in "abc")
    row = bench.row(third)
    bench.qtbot.waitUntil(row.isVisible, timeout=WAIT_MS)
    row.setFocus()
    bench.qtbot.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.number for item in bench.queue.items] == [first, third, second]
    assert row.hasFocus(), "it can be moved on at once"
    bench.qtbot.keyClick(row, Qt.Key.Key_Up)
    assert bench.row(first).hasFocus()
    bench.qtbot.keyClick(bench.row(first), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.number for item in bench.queue.items] == [third, first, second]
    bench.qtbot.keyClick(bench.row(first), Qt.Key.Key_Space)
    bench.wait("running", "waiting", "waiting")
    running = bench.queue.running
    assert running is not None
    assert running.number == first
    bench.qtbot.keyClick(bench.row(first), Qt.Key.Key_Space)
    bench.wait("paused", "waiting", "waiting")
    bench.qtbot.keyClick(bench.row(second), Qt.Key.Key_Delete)
    assert second not in [item.number for item in bench.queue.items]


def test_a_row_by_drag(bench: Bench) -> None:
    first, second, third = (bench.add(name) for name in "abc")
    row = bench.row(third)
    bench.qtbot.waitUntil(lambda: row.isVisible() and row.y() > 100, timeout=WAIT_MS)
    grip = QPoint(300, 10)
    bench.qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(row, grip - QPoint(0, row.height() - 5))
    assert [item.number for item in bench.queue.items] == [first, third, second]
    bench.qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(row, grip + QPoint(0, 2 * row.height()))
    assert [item.number for item in bench.queue.items] == [first, third, second], (
        "nothing is dragged any more"
    )


def test_canceling_asks_about_the_work(bench: Bench) -> None:
    number = bench.add("bikes", now=True)
    bench.paint(30)
    row = bench.row(number)
    bench.press_button(row, "Cancel")
    assert bench.states() == ["running"], "the question comes first"
    bench.qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert bench.states() == ["running"]
    assert "Painting" in row.status_text()
    bench.press_button(row, "Cancel")
    bench.press_button(row, "Delete them")
    bench.wait("canceled")
    assert bench.preview_engine.requests(DeleteJob) == [DeleteJob("job-x")]
    bench.press_button(row, "Take off the list")
    assert bench.states() == []


def test_removing_a_paused_video_can_keep_its_work(bench: Bench) -> None:
    number = bench.add("bikes", now=True)
    bench.paint(30)
    bench.queue.pause(number)
    bench.wait("paused")
    bench.press_button(bench.row(number), "Take off the list")
    bench.press_button(bench.row(number), "Keep them on disk")
    assert bench.states() == []
    assert not bench.preview_engine.of(DeleteJob)


def test_a_failure_stays_in_place_and_can_be_retried(bench: Bench) -> None:
    first, _ = bench.add("a", now=True), bench.add("b")
    bench.paint(30)
    bench.render_engine.last(RenderFilm).fail("The disk is full. Free some space and try again.")
    bench.wait("failed", "running")
    text = bench.row(first).status_text()
    assert text == "The disk is full. Free some space and try again. 30 of 100 frames are finished and kept."
    bench.press_button(bench.row(first), "Try again; what is finished is used")
    bench.wait("waiting", "running")


def test_while_nobody_can_paint_no_time_is_promised(bench: Bench) -> None:
    number = bench.add("a", now=True)
    bench.paint(30)
    row = bench.row(number)
    assert "left" in row.status_text() and "frames/s" in row.status_text()
    call = bench.render_engine.last(RenderFilm)
    call.tell(
        Noted(
            say(
                Standstill.WAITS,
                what=say(
                    Standstill.HELPERS_MAY_END,
                    time="10 min",
                    reason=say(
                        Standstill.NONE_LEFT_BECAUSE,
                        reasons=(say(Standstill.OF_ONE, name="attic", reason=say(WhyNot.CRASHED)),),
                    ),
                ),
            )
        )
    )
    said = (
        "It waits: no helper is left (attic: it was killed, or crashed), and this PC is to be kept free. It goes on by "
        "itself as soon as a helper can, and stops if that takes 10 min."
    )
    bench.qtbot.waitUntil(lambda: row.status_text().startswith(said), timeout=WAIT_MS)
    row.tick()
    assert "30 of 100 frames" in row.status_text() and row.seconds_left() is None
    assert " left  " not in row.status_text() and "frames/s" not in row.status_text()
    bench.paint(40)
    assert row.status_text().startswith("Painting") and "frames/s" in row.status_text()


SILENT = "Finish without sound"


def test_a_film_whose_sound_fails_can_be_finished_without(bench: Bench) -> None:
    number = bench.add("a", now=True)
    bench.paint(100)
    why = (
        "The sound of a.mp4 can't be brought into a - scream.mp4, because it can't be encoded. Everything painted is "
        "kept: the film can be written without sound at once."
    )
    bench.render_engine.last(RenderFilm).fail(why, "SoundError")
    bench.wait("failed")
    assert why in bench.row(number).status_text()
    bench.press_button(bench.row(number), SILENT)
    bench.wait("running")
    asked = bench.render_engine.renders()
    assert [request.sound for request in asked] == ["copy", "none"]
    assert replace(asked[1], sound="copy") == asked[0]
    # The next run of the app would go on without sound, too.
    assert [saved.request.sound for saved in read_queue(bench.folder / "queue.json")] == ["none"]


def test_what_helps_stands_beside_the_sentence_where_there_is_room(bench: Bench) -> None:
    """Below it a low window would hide the button."""
    number = bench.add("a", now=True)
    bench.render_engine.last(RenderFilm).fail("No sound.", "SoundError")
    bench.wait("failed")
    row = bench.row(number)
    button = next(b for b in row.findChildren(QPushButton) if b.accessibleName() == SILENT)
    for width, beside in ((1200, True), (500, False)):
        bench.panel.resize(width, 300)
        bench.qtbot.waitUntil(
            lambda beside=beside: (button.y() < row._sentence.geometry().bottom()) is beside,  # type: ignore[misc]
            timeout=WAIT_MS,
        )


def test_other_failures_do_not_offer_a_film_without_sound(bench: Bench) -> None:
    number = bench.add("a", now=True)
    bench.render_engine.last(RenderFilm).fail("The disk is full.", "DiskFullError")
    bench.wait("failed")
    row = bench.row(number)
    assert [b for b in row.findChildren(QPushButton) if b.accessibleName() == SILENT and b.isVisible()] == []
    bench.queue.finish_without_sound(number)
    assert bench.states() == ["failed"]


def test_the_offer_is_still_there_after_a_restart(bench: Bench, qtbot: QtBot) -> None:
    bench.add("a", now=True)
    bench.render_engine.last(RenderFilm).fail("No sound.", "SoundError")
    bench.wait("failed")
    bench.queue.close()
    again = RenderQueue(Answers(), Answers(), file=bench.folder / "queue.json")
    assert [item.only_sound_failed for item in again.items] == [True]
    again.close()


def test_warnings_of_a_result_are_shown(bench: Bench) -> None:
    number = bench.add("bikes", now=True)
    warning = "The subtitles (PGS) can't be kept in an MP4."
    bench.render_engine.last(RenderFilm).finish(
        RenderResult(
            output=bench.request("bikes").output,
            frames=100,
            resumed_frames=0,
            seconds=25,
            width=640,
            height=360,
            job="j",
            warnings=(said_by_others(warning),),
        )
    )
    bench.wait("done")
    assert warning in bench.row(number).status_text()


def test_play_and_show_in_folder(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    number = bench.add("bikes", now=True)
    output = bench.request("bikes").output
    bench.render_engine.last(RenderFilm).finish(
        RenderResult(
            output=output,
            frames=100,
            resumed_frames=0,
            seconds=25,
            width=640,
            height=360,
            job="j",
        )
    )
    bench.wait("done")
    bench.press_button(bench.row(number), "Play the film")
    assert opened == []
    assert "is not there any more" in bench.panel._trouble.text()
    output.touch()
    bench.press_button(bench.row(number), "Play the film")
    assert opened == [str(output)]


def test_what_was_left_is_offered(bench: Bench, qtbot: QtBot) -> None:
    bench.add("a", now=True)
    bench.add("b")
    assert bench.queue._lock is not None
    bench.queue._lock.release()  # killed here: the system lets go of the lock
    later = Bench(qtbot, bench.folder)
    banner = later.panel._left_over
    assert banner.isVisible()
    assert banner.text().startswith("2 videos were not finished")
    opened: list[tuple[str, ...]] = []
    later.panel.films_wanted.connect(lambda paths: opened.append(tuple(path.name for path in paths)))
    later.press_button(banner, "Go on")
    later.wait("running", "waiting")
    assert opened == [tuple(item.source.name for item in later.queue.items)]
    assert not banner.isVisible()


def test_lost_work_can_be_deleted_but_not_tried_again(bench: Bench) -> None:
    bench.queue.find_left_over()
    stored = StoredJob(
        job="job-8",
        source="/films/gone.mp4",
        style="scream",
        output="/films/x.mp4",
        created=0.0,
        stored_frames=7,
        total_frames=50,
        request=None,
        source_state="gone",
    )
    bench.preview_engine.last(ListJobs).finish(Jobs((stored,)))
    bench.wait("failed")
    row = bench.row(bench.queue.items[0].number)
    assert row.status_text().startswith("gone.mp4 is not in ")
    assert not row._buttons["retry"].isVisible()
    bench.qtbot.keyClick(row, Qt.Key.Key_Space)
    assert str(bench.queue.items[0].state) == "failed"
    bench.press_button(row, "Take off the list")
    bench.press_button(row, "Delete them")
    assert bench.preview_engine.last(DeleteJob).request == DeleteJob("job-8")
    assert not bench.queue.items


def test_the_running_row_is_in_sight(bench: Bench) -> None:
    numbers = [bench.add(f"film {number}") for number in range(12)]
    bench.panel.resize(1000, 160)
    bench.queue.start_item(numbers[-1])
    row, view = bench.row(numbers[-1]), bench.panel._scroll.viewport()
    bench.qtbot.waitUntil(
        lambda: view.rect().contains(row.mapTo(view, QPoint(4, row.height() // 2))), timeout=WAIT_MS
    )


def test_a_news_storm_of_fifty_nodes_leaves_the_window_free(bench: Bench) -> None:
    """Computing time of this thread, so that other work on the computer does not count."""
    bench.add("bikes", now=True)
    bench.paint(10, total=100_000)
    item = bench.queue.running
    assert item is not None
    nodes = NodesChanged(
        tuple(
            NodeStatus(
                name=f"pc-{n}",
                device="cpu",
                state="painting",
                painting=(NodePart(0, 90, 10),),
                frames=n,
                frames_per_second=1.0 + n,
            )
            for n in range(50)
        )
    )
    spans = tuple((f"pc-{n}", FrameSpan(n * 2000, n * 2000 + 20)) for n in range(50))
    slowest = 0.0
    for step in range(40):
        moved = tuple((name, FrameSpan(s.start + 20 * step, s.stop + 20 * step)) for name, s in spans)
        began = time.thread_time()
        bench.queue._on_news(
            Painted(
                done=1000 * step,
                total=100_000,
                frames_per_second=50.0,
                seconds_left=99.0,
                spans=moved,
                stored=tuple(s for _, s in moved),
            )
        )
        bench.queue._on_news(nodes)
        bench.queue._announce()
        slowest = max(slowest, time.thread_time() - began)
    assert slowest < 0.05
    assert replace(item, number=item.number) == item
