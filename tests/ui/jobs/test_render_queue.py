"""The queue's states, its order, and what survives on disk, with recorded answers instead of an engine."""

from pathlib import Path

import pytest
from answers import Answers, RecordedCall
from pytestqt.qtbot import QtBot

from fastvid_gui.engine.messages.jobs import DeleteJob, Jobs, ListJobs, StoredJob
from fastvid_gui.engine.messages.looks import Look
from fastvid_gui.engine.messages.pictures import FramePicture, Picture
from fastvid_gui.engine.messages.renders import JobBegun, Painted, RenderFilm, Span
from fastvid_gui.render.events import StageAdvanced
from fastvid_gui.render.result import RenderResult
from fastvid_gui.ui.jobs.queue import ItemState, RenderQueue
from fastvid_gui.ui.jobs.saved import read_queue

WAIT_MS = 120_000


def request(name: str, **changes: object) -> RenderFilm:
    return RenderFilm(
        source=f"/films/{name}.mp4",
        output=f"/films/{name} - scream.mp4",
        look=Look(style="scream"),
        **changes,
    )  # type: ignore[arg-type]


def rendered(asked: RenderFilm, frames: int = 100, job: str = "j1") -> RenderResult:
    return RenderResult(
        output=Path(asked.output),
        frames=frames,
        resumed_frames=0,
        seconds=5.0,
        width=640,
        height=360,
        job=job,
    )


class Desk:
    """A queue with its two engines."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        self.desk, self.press, self.qtbot = Answers(), Answers(), qtbot
        self.queue = RenderQueue(self.desk, self.press, file=file)

    def die(self) -> None:
        """What a kill does: nothing is closed, but the system lets go of locks."""
        assert self.queue._lock is not None
        self.queue._lock.release()

    def states(self) -> list[str]:
        return [str(item.state) for item in self.queue.items]

    def wait(self, *states: str) -> None:
        self.qtbot.waitUntil(lambda: self.states() == list(states), timeout=WAIT_MS)

    @property
    def call(self) -> RecordedCall:
        return self.press.last(RenderFilm)

    def item(self, number: int):
        item = self.queue.item(number)
        assert item is not None
        return item

    def paint(self, number: int, done: int, total: int) -> None:
        """News as of a render of which all painted frames are stored."""
        self.call.tell(JobBegun(f"job-{number}"))
        self.call.tell(StageAdvanced("paint", 0, total))
        self.call.tell(
            Painted(
                done=done,
                total=total,
                frames_per_second=5.0,
                seconds_left=10.0,
                spans=(("", Span(0, done)),),
                stored=(Span(0, done),),
            )
        )
        self.qtbot.waitUntil(lambda: self.item(number).stored == (Span(0, done),), timeout=WAIT_MS)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    return Desk(tmp_path / "queue.json", qtbot)


def test_videos_render_one_after_the_other(desk: Desk) -> None:
    for name in "abc":
        desk.queue.add(request(name))
    assert desk.states() == ["waiting"] * 3
    assert not desk.press.calls, "nothing starts before it is asked for"
    desk.queue.start()
    for number, states in enumerate(
        (["done", "running", "waiting"], ["done", "done", "running"], ["done"] * 3), start=1
    ):
        assert desk.queue.running is not None
        assert desk.queue.running.number == number
        desk.call.finish(rendered(desk.queue.running.request))
        desk.wait(*states)
    desk.qtbot.waitUntil(lambda: not desk.queue.active, timeout=WAIT_MS)
    assert [asked.source for asked in desk.press.requests(RenderFilm)] == [
        f"/films/{name}.mp4" for name in "abc"
    ]


def test_news_are_gathered_and_announced_calmly(desk: Desk) -> None:
    number = desk.queue.add(request("a"), now=True)
    told: list[int] = []
    desk.queue.item_changed.connect(told.append)
    picture = FramePicture(3, Picture(1, 1, b"abc"))
    for frame in range(500):
        desk.call.tell(
            Painted(
                done=frame + 1,
                total=500,
                frames_per_second=5.0,
                seconds_left=10.0,
                spans=(("", Span(frame, frame + 1)),),
                stored=(),
                latest=picture if frame == 9 else None,
            )
        )
    desk.qtbot.waitUntil(lambda: desk.item(number).progress == (("", Span(0, 500)),), timeout=WAIT_MS)
    desk.qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert len(told) < 100
    assert desk.item(number).latest == picture, "news without a picture leave the last one"
    assert desk.queue.item_for(Path("/films/a.mp4")) is desk.item(number)


def test_pause_keeps_everything_and_rests_the_queue(desk: Desk) -> None:
    first, second = desk.queue.add(request("a"), now=True), desk.queue.add(request("b"))
    desk.paint(first, 40, 100)
    desk.call.tell(
        Painted(done=60, total=100, frames_per_second=5.0, seconds_left=8.0, spans=(("", Span(40, 60)),))
    )
    desk.qtbot.waitUntil(lambda: desk.item(first).painted.done == 60, timeout=WAIT_MS)
    desk.queue.pause(first)
    assert desk.item(first).stopping
    desk.wait("paused", "waiting")
    assert not desk.queue.active
    paused = desk.item(first)
    assert (paused.stored, paused.progress) == ((Span(0, 40),), (("", Span(0, 40)),))
    assert paused.painted is not None
    assert paused.painted.done == 40, "frames that were painted but not stored are painted again"
    desk.queue.resume(first)
    desk.wait("running", "waiting")
    assert len(desk.press.of(RenderFilm)) == 2
    desk.call.finish(rendered(request("a")))
    desk.wait("done", "running")
    assert desk.queue.running is not None
    assert desk.queue.running.number == second


def test_going_on_while_it_stops_starts_it_again(desk: Desk) -> None:
    number = desk.queue.add(request("a"), now=True)
    desk.queue.pause(number)
    desk.queue.resume(number)
    desk.qtbot.waitUntil(lambda: len(desk.press.of(RenderFilm)) == 2, timeout=WAIT_MS)
    assert desk.states() == ["running"]
    assert not desk.item(number).stopping


def test_a_waiting_video_can_be_held_back(desk: Desk) -> None:
    first, second, _ = (desk.queue.add(request(name)) for name in "abc")
    desk.queue.pause(second)
    desk.queue.start()
    desk.call.finish(rendered(request("a")))
    desk.wait("done", "paused", "running")
    desk.queue.resume(second)
    desk.wait("done", "waiting", "running")
    assert desk.item(first).result is not None


def test_cancel_can_delete_the_work(desk: Desk) -> None:
    first, second = desk.queue.add(request("a"), now=True), desk.queue.add(request("b"))
    desk.paint(first, 40, 100)
    desk.queue.cancel(first, delete=True)
    desk.wait("cancelled", "running")
    assert desk.desk.requests(DeleteJob) == [DeleteJob("job-1")]
    assert not desk.item(first).stored
    desk.paint(second, 10, 100)
    desk.queue.cancel(second, delete=False)
    desk.wait("cancelled", "cancelled")
    assert len(desk.desk.of(DeleteJob)) == 1
    assert desk.item(second).stored == (Span(0, 10),)
    desk.queue.retry(second)
    desk.wait("cancelled", "running")


def test_the_work_is_deleted_only_after_the_render_let_go_of_it(desk: Desk) -> None:
    number = desk.queue.add(request("a"), now=True)
    desk.paint(number, 40, 100)
    desk.queue.cancel(number, delete=True)
    assert not desk.desk.of(DeleteJob)
    desk.wait("cancelled")
    assert desk.desk.of(DeleteJob)


def test_a_failure_keeps_its_sentence_and_the_others_go_on(desk: Desk) -> None:
    first, second = desk.queue.add(request("a"), now=True), desk.queue.add(request("b"))
    ended: list[int] = []
    desk.queue.item_ended.connect(ended.append)
    desk.paint(first, 40, 100)
    desk.call.fail("The engine stopped unexpectedly. Everything finished is kept; try again.")
    desk.wait("failed", "running")
    assert desk.item(first).problem.startswith("The engine stopped")
    assert desk.item(first).stored == (Span(0, 40),)
    assert ended == [first]
    desk.queue.retry(first)
    assert desk.states() == ["waiting", "running"]
    desk.call.finish(rendered(request("b")))
    desk.wait("running", "done")
    assert desk.item(first).problem == ""
    assert ended == [first, second]


def test_the_order_can_be_changed(desk: Desk) -> None:
    numbers = [desk.queue.add(request(name)) for name in "abcd"]
    desk.queue.move(numbers[3], -3)
    desk.queue.move(numbers[0], 9)
    assert [item.source.stem for item in desk.queue.items] == ["d", "b", "c", "a"]
    desk.queue.start_item(numbers[2])
    assert desk.queue.running is not None
    assert desk.queue.running.source.stem == "c"
    late = desk.queue.add(request("e"), now=True)
    desk.call.finish(rendered(request("c")))
    desk.qtbot.waitUntil(
        lambda: desk.queue.running is not None and desk.queue.running.number == late, timeout=WAIT_MS
    )


def test_what_renders_can_not_be_removed(desk: Desk) -> None:
    number = desk.queue.add(request("a"), now=True)
    desk.queue.remove(number)
    assert desk.states() == ["running"]
    desk.call.finish(rendered(request("a")))
    desk.wait("done")
    desk.queue.clear_ended()
    assert desk.states() == []


def test_the_next_run_of_the_app_offers_what_was_left(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    names = {name: desk.queue.add(request(name), frames=100) for name in "abc"}
    desk.queue.start()
    desk.paint(names["a"], 40, 100)
    desk.call.finish(rendered(request("a"), job="job-1"))
    desk.wait("done", "running", "waiting")
    desk.paint(names["b"], 24, 100)
    # Killed here: nothing was closed, but the system lets go of the lock.
    desk.die()
    later = Desk(tmp_path / "queue.json", qtbot)
    assert [(item.source.stem, str(item.state)) for item in later.queue.unfinished()] == [
        ("b", "paused"),
        ("c", "paused"),
    ]
    found: list[bool] = []
    later.queue.left_over_found.connect(lambda: found.append(True))
    later.queue.find_left_over()
    outside = request("from the command line")
    later.desk.last(ListJobs).finish(
        Jobs(
            (
                StoredJob(
                    job="job-2",
                    source="/films/b.mp4",
                    style="scream",
                    output=request("b").output,
                    created=0.0,
                    stored_frames=24,
                    total_frames=100,
                    request=request("b"),
                ),
                StoredJob(
                    job="job-9",
                    source=outside.source,
                    style="scream",
                    output=outside.output,
                    created=0.0,
                    stored_frames=7,
                    total_frames=50,
                    request=outside,
                ),
                StoredJob(
                    job="job-8",
                    source="/films/other.mp4",
                    style="scream",
                    output="/films/x.mp4",
                    created=0.0,
                    stored_frames=7,
                    total_frames=50,
                    request=None,
                ),
            )
        )
    )
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert [item.source.stem for item in later.queue.unfinished()] == ["b", "c", "from the command line"]
    b = later.queue.items[0]
    assert (b.job, b.painted.done, b.painted.total) == ("job-2", 24, 100)
    later.queue.resume_left_over()
    later.wait("running", "waiting", "waiting")
    assert later.press.requests(RenderFilm) == [request("b")]


@pytest.mark.parametrize(("state", "word"), [("gone", "/films any more"), ("changed", "was changed")])
def test_work_whose_film_is_gone_is_listed_and_can_be_deleted(
    desk: Desk, tmp_path: Path, qtbot: QtBot, state: str, word: str
) -> None:
    desk.queue.find_left_over()
    stored = StoredJob(
        job="job-8",
        source="/films/gone.mp4",
        style="scream",
        output="/films/x.mp4",
        created=0.0,
        stored_frames=7,
        total_frames=50,
        request=None,
        source_state=state,
    )
    desk.desk.last(ListJobs).finish(Jobs((stored,)))
    desk.wait("failed")
    (item,) = desk.queue.items
    assert item.lost
    assert "gone.mp4" in item.problem
    assert word in item.problem
    desk.queue.retry(item.number)
    assert desk.states() == ["failed"], "there is nothing to try again"
    desk.queue.add(request("a"))
    assert [saved.request.source for saved in read_queue(tmp_path / "queue.json")] == [request("a").source]
    desk.queue.remove(item.number, delete=True)
    assert desk.desk.last(DeleteJob).request == DeleteJob("job-8")
    assert desk.states() == ["waiting"]


def test_a_second_window_keeps_its_queue_to_itself_and_says_so(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.queue.add(request("a"))
    second = Desk(tmp_path / "queue.json", qtbot)
    told: list[str] = []
    second.queue.trouble.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "Another FastVid window" in told[0]
    assert second.states() == []
    second.queue.find_left_over()
    assert not second.desk.requests(ListJobs), "they are in the first window's list"
    second.queue.add(request("b"))
    second.queue.close()
    desk.queue.close()
    third = Desk(tmp_path / "queue.json", qtbot)
    assert [item.request for item in third.queue.unfinished()] == [request("a")]
    third.queue.find_left_over()
    assert third.desk.requests(ListJobs)


def test_closing_stops_the_render_and_keeps_it_for_next_time(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    number = desk.queue.add(request("a"), now=True)
    desk.paint(number, 40, 100)
    desk.queue.close()
    assert desk.call.stop_asked
    qtbot.waitUntil(lambda: desk.call.over, timeout=WAIT_MS)
    assert [item.source.stem for item in Desk(tmp_path / "queue.json", qtbot).queue.unfinished()] == ["a"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"version": 1, "items": [{"request": 5}]}', b"\xff\x00" * 50]
)
def test_a_broken_file_is_no_reason_to_stop(content: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "queue.json").write_bytes(content)
    broken = Desk(tmp_path / "queue.json", qtbot)
    assert broken.states() == []
    broken.queue.add(request("a"))
    broken.die()
    assert len(Desk(tmp_path / "queue.json", qtbot).queue.items) == 1


def test_a_queue_that_can_not_be_written_says_so_once(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    desk = Desk(tmp_path / "file" / "queue.json", qtbot)
    told: list[str] = []
    desk.queue.trouble.connect(told.append)
    desk.queue.add(request("a"), now=True)
    desk.queue.add(request("b"))
    assert len(told) == 1
    assert "queue.json" in told[0]
    assert desk.states() == ["running", "waiting"]


def test_any_course_of_events_leaves_at_most_one_render(desk: Desk) -> None:
    import random

    random.seed(11)
    queue, qtbot = desk.queue, desk.qtbot
    for step in range(300):
        numbers = [item.number for item in queue.items]
        number = random.choice(numbers) if numbers else 0
        match random.randrange(11):
            case 0 | 1:
                queue.add(request(f"f{step}"), now=random.random() < 0.5)
            case 2:
                queue.pause(number)
            case 3:
                queue.resume(number)
            case 4:
                queue.cancel(number, delete=random.random() < 0.5)
            case 5:
                queue.retry(number)
            case 6:
                queue.move(number, random.choice((-1, 1)))
            case 7:
                queue.remove(number)
            case 8:
                queue.start()
            case 9 if desk.press.calls:
                desk.call.fail("It failed.")
            case 10 if desk.press.calls:
                desk.call.finish(rendered(desk.call.request))
        if random.random() < 0.5:
            qtbot.wait(1)
        running = [item for item in queue.items if item.state is ItemState.RUNNING]
        assert len(running) <= 1
        assert [call for call in desk.press.of(RenderFilm) if not call.over] == (
            [desk.call] if running and not desk.call.over else []
        )
    for item in queue.items:
        queue.cancel(item.number, delete=False)
    qtbot.waitUntil(lambda: queue.running is None, timeout=WAIT_MS)
