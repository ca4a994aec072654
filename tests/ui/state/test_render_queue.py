"""The queue's states, its order, and what survives on disk, with recorded answers instead of an engine."""

from pathlib import Path

import pytest
from answers import Answers, RecordedCall
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.jobs import DeleteJob, Jobs, ListJobs, StoredJob
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, RenderFilm
from fastvid_gui.render.events import StageAdvanced
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.queue import ItemState, RenderQueue
from fastvid_gui.ui.state.queue_file import read_queue

WAIT_MS = 120_000


def request(name: str, **changes: object) -> RenderRequest:
    return RenderRequest(
        source=Path(f"/films/{name}.mp4"),
        output=Path(f"/films/{name} - scream.mp4"),
        look=Look(style="scream"),
        **changes,
    )  # type: ignore[arg-type]


def rendered(asked: RenderRequest, frames: int = 100, job: str = "j1") -> RenderResult:
    return RenderResult(
        output=asked.output,
        frames=frames,
        resumed_frames=0,
        seconds=5.0,
        width=640,
        height=360,
        job=job,
    )


class Bench:
    """A queue with its two engines."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        self.preview_engine, self.render_engine, self.qtbot = Answers(), Answers(), qtbot
        self.queue = RenderQueue(self.preview_engine, self.render_engine, file=file)

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
        return self.render_engine.last(RenderFilm)

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
                spans=(("", FrameSpan(0, done)),),
                stored=(FrameSpan(0, done),),
            )
        )
        self.qtbot.waitUntil(lambda: self.item(number).stored == (FrameSpan(0, done),), timeout=WAIT_MS)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Bench:
    return Bench(tmp_path / "queue.json", qtbot)


def test_videos_render_one_after_the_other(bench: Bench) -> None:
    for name in "abc":
        bench.queue.add(request(name))
    assert bench.states() == ["waiting"] * 3
    assert not bench.render_engine.calls, "nothing starts before it is asked for"
    bench.queue.start()
    for number, states in enumerate(
        (["done", "running", "waiting"], ["done", "done", "running"], ["done"] * 3), start=1
    ):
        assert bench.queue.running is not None
        assert bench.queue.running.number == number
        bench.call.finish(rendered(bench.queue.running.request))
        bench.wait(*states)
    bench.qtbot.waitUntil(lambda: not bench.queue.active, timeout=WAIT_MS)
    assert [asked.source for asked in bench.render_engine.renders()] == [
        Path(f"/films/{name}.mp4") for name in "abc"
    ]


def test_news_are_gathered_and_announced_calmly(bench: Bench) -> None:
    number = bench.queue.add(request("a"), now=True)
    told: list[int] = []
    bench.queue.item_changed.connect(told.append)
    picture = FramePicture(3, PictureBytes(1, 1, b"abc"))
    for frame in range(500):
        bench.call.tell(
            Painted(
                done=frame + 1,
                total=500,
                frames_per_second=5.0,
                seconds_left=10.0,
                spans=(("", FrameSpan(frame, frame + 1)),),
                stored=(),
                latest=picture if frame == 9 else None,
            )
        )
    bench.qtbot.waitUntil(lambda: bench.item(number).progress == (("", FrameSpan(0, 500)),), timeout=WAIT_MS)
    bench.qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert len(told) < 100
    assert bench.item(number).latest == picture, "news without a picture leave the last one"
    assert bench.queue.item_for(Path("/films/a.mp4")) is bench.item(number)


def test_pause_keeps_everything_and_rests_the_queue(bench: Bench) -> None:
    first, second = bench.queue.add(request("a"), now=True), bench.queue.add(request("b"))
    bench.paint(first, 40, 100)
    bench.call.tell(
        Painted(done=60, total=100, frames_per_second=5.0, seconds_left=8.0, spans=(("", FrameSpan(40, 60)),))
    )
    bench.qtbot.waitUntil(lambda: bench.item(first).painted.done == 60, timeout=WAIT_MS)
    bench.queue.pause(first)
    assert bench.item(first).stopping
    bench.wait("paused", "waiting")
    assert not bench.queue.active
    paused = bench.item(first)
    assert (paused.stored, paused.progress) == ((FrameSpan(0, 40),), (("", FrameSpan(0, 40)),))
    assert paused.painted is not None
    assert paused.painted.done == 40, "frames that were painted but not stored are painted again"
    bench.queue.resume(first)
    bench.wait("running", "waiting")
    assert len(bench.render_engine.of(RenderFilm)) == 2
    bench.call.finish(rendered(request("a")))
    bench.wait("done", "running")
    assert bench.queue.running is not None
    assert bench.queue.running.number == second


def test_going_on_while_it_stops_starts_it_again(bench: Bench) -> None:
    number = bench.queue.add(request("a"), now=True)
    bench.queue.pause(number)
    bench.queue.resume(number)
    bench.qtbot.waitUntil(lambda: len(bench.render_engine.of(RenderFilm)) == 2, timeout=WAIT_MS)
    assert bench.states() == ["running"]
    assert not bench.item(number).stopping


def test_a_waiting_video_can_be_held_back(bench: Bench) -> None:
    first, second, _ = (bench.queue.add(request(name)) for name in "abc")
    bench.queue.pause(second)
    bench.queue.start()
    bench.call.finish(rendered(request("a")))
    bench.wait("done", "paused", "running")
    bench.queue.resume(second)
    bench.wait("done", "waiting", "running")
    assert bench.item(first).result is not None


def test_cancel_can_delete_the_work(bench: Bench) -> None:
    first, second = bench.queue.add(request("a"), now=True), bench.queue.add(request("b"))
    bench.paint(first, 40, 100)
    bench.queue.cancel(first, delete=True)
    bench.wait("canceled", "running")
    assert bench.preview_engine.requests(DeleteJob) == [DeleteJob("job-1")]
    assert not bench.item(first).stored
    bench.paint(second, 10, 100)
    bench.queue.cancel(second, delete=False)
    bench.wait("canceled", "canceled")
    assert len(bench.preview_engine.of(DeleteJob)) == 1
    assert bench.item(second).stored == (FrameSpan(0, 10),)
    bench.queue.retry(second)
    bench.wait("canceled", "running")


def test_the_work_is_deleted_only_after_the_render_let_go_of_it(bench: Bench) -> None:
    number = bench.queue.add(request("a"), now=True)
    bench.paint(number, 40, 100)
    bench.queue.cancel(number, delete=True)
    assert not bench.preview_engine.of(DeleteJob)
    bench.wait("canceled")
    assert bench.preview_engine.of(DeleteJob)


def test_a_failure_keeps_its_sentence_and_the_others_go_on(bench: Bench) -> None:
    first, second = bench.queue.add(request("a"), now=True), bench.queue.add(request("b"))
    ended: list[int] = []
    bench.queue.item_ended.connect(ended.append)
    bench.paint(first, 40, 100)
    bench.call.fail("The engine stopped unexpectedly. Everything finished is kept; try again.")
    bench.wait("failed", "running")
    assert bench.item(first).problem.startswith("The engine stopped")
    assert bench.item(first).stored == (FrameSpan(0, 40),)
    assert ended == [first]
    bench.queue.retry(first)
    assert bench.states() == ["waiting", "running"]
    bench.call.finish(rendered(request("b")))
    bench.wait("running", "done")
    assert bench.item(first).problem == ""
    assert ended == [first, second]


def test_the_order_can_be_changed(bench: Bench) -> None:
    numbers = [bench.queue.add(request(name)) for name in "abcd"]
    bench.queue.move(numbers[3], -3)
    bench.queue.move(numbers[0], 9)
    assert [item.source.stem for item in bench.queue.items] == ["d", "b", "c", "a"]
    bench.queue.start_item(numbers[2])
    assert bench.queue.running is not None
    assert bench.queue.running.source.stem == "c"
    late = bench.queue.add(request("e"), now=True)
    bench.call.finish(rendered(request("c")))
    bench.qtbot.waitUntil(
        lambda: bench.queue.running is not None and bench.queue.running.number == late, timeout=WAIT_MS
    )


def test_what_renders_can_not_be_removed(bench: Bench) -> None:
    number = bench.queue.add(request("a"), now=True)
    bench.queue.remove(number)
    assert bench.states() == ["running"]
    bench.call.finish(rendered(request("a")))
    bench.wait("done")
    bench.queue.clear_ended()
    assert bench.states() == []


def test_the_next_run_of_the_app_offers_what_was_left(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    names = {name: bench.queue.add(request(name), frames=100) for name in "abc"}
    bench.queue.start()
    bench.paint(names["a"], 40, 100)
    bench.call.finish(rendered(request("a"), job="job-1"))
    bench.wait("done", "running", "waiting")
    bench.paint(names["b"], 24, 100)
    # Killed here: nothing was closed, but the system lets go of the lock.
    bench.die()
    later = Bench(tmp_path / "queue.json", qtbot)
    assert [(item.source.stem, str(item.state)) for item in later.queue.unfinished()] == [
        ("b", "paused"),
        ("c", "waiting"),
    ]
    found: list[bool] = []
    later.queue.left_over_found.connect(lambda: found.append(True))
    later.queue.find_left_over()
    outside = request("from the command line")
    later.preview_engine.last(ListJobs).finish(
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
    done, b = later.queue.items[:2]
    assert str(done.state) == "done"
    assert done.result == rendered(request("a"), job="job-1")
    assert (b.job, b.painted.done, b.painted.total) == ("job-2", 24, 100)
    later.queue.resume_left_over()
    later.wait("done", "running", "waiting", "waiting")
    assert later.render_engine.renders() == [request("b")]


def test_a_list_that_was_made_anew_is_told(bench: Bench, qtbot: QtBot) -> None:
    told: list[str] = []
    bench.queue.noted.connect(lambda notes: told.extend(map(in_words, notes)))
    bench.queue.find_left_over()
    note = say(
        StorageSays.MENDED, folder="/data", detail="no database", jobs=2, parts=40, file="jobs.sqlite.broken"
    )
    bench.preview_engine.last(ListJobs).finish(Jobs((), (note,)))
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told == [
        "The list of your unfinished films was damaged. It was rebuilt from what is painted; nothing of that "
        "is lost."
    ]


@pytest.mark.parametrize(("state", "word"), [("gone", "/films any more"), ("changed", "has changed")])
def test_work_whose_film_is_gone_is_listed_and_can_be_deleted(
    bench: Bench, tmp_path: Path, qtbot: QtBot, state: str, word: str
) -> None:
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
        source_state=state,
    )
    bench.preview_engine.last(ListJobs).finish(Jobs((stored,)))
    bench.wait("failed")
    (item,) = bench.queue.items
    assert item.lost
    assert "gone.mp4" in item.problem
    assert word in item.problem
    bench.queue.retry(item.number)
    assert bench.states() == ["failed"], "there is nothing to try again"
    bench.queue.add(request("a"))
    assert [saved.request.source for saved in read_queue(tmp_path / "queue.json")] == [request("a").source]
    bench.queue.remove(item.number, delete=True)
    assert bench.preview_engine.last(DeleteJob).request == DeleteJob("job-8")
    assert bench.states() == ["waiting"]


def test_a_second_window_keeps_its_queue_to_itself_and_says_so(
    bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    bench.queue.add(request("a"))
    second = Bench(tmp_path / "queue.json", qtbot)
    told: list[str] = []
    second.queue.trouble.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "Another FastVid window" in told[0]
    assert second.states() == []
    second.queue.find_left_over()
    assert not second.preview_engine.requests(ListJobs), "they are in the first window's list"
    second.queue.add(request("b"))
    second.queue.close()
    bench.queue.close()
    third = Bench(tmp_path / "queue.json", qtbot)
    assert [item.request for item in third.queue.unfinished()] == [request("a")]
    third.queue.find_left_over()
    assert third.preview_engine.requests(ListJobs)


def test_closing_stops_the_render_and_keeps_it_for_next_time(
    bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    number = bench.queue.add(request("a"), now=True)
    bench.paint(number, 40, 100)
    bench.queue.close()
    assert bench.call.stop_asked
    qtbot.waitUntil(lambda: bench.call.over, timeout=WAIT_MS)
    assert [item.source.stem for item in Bench(tmp_path / "queue.json", qtbot).queue.unfinished()] == ["a"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"version": 1, "items": [{"request": 5}]}', b"\xff\x00" * 50]
)
def test_a_broken_file_is_no_reason_to_stop(content: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "queue.json").write_bytes(content)
    broken = Bench(tmp_path / "queue.json", qtbot)
    assert broken.states() == []
    broken.queue.add(request("a"))
    broken.die()
    assert len(Bench(tmp_path / "queue.json", qtbot).queue.items) == 1


def test_a_queue_that_can_not_be_written_says_so_once(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    bench = Bench(tmp_path / "file" / "queue.json", qtbot)
    told: list[str] = []
    bench.queue.trouble.connect(told.append)
    bench.queue.add(request("a"), now=True)
    bench.queue.add(request("b"))
    assert len(told) == 1
    assert "queue.json" in told[0]
    assert bench.states() == ["running", "waiting"]


def test_any_course_of_events_leaves_at_most_one_render(bench: Bench) -> None:
    import random

    random.seed(11)
    queue, qtbot = bench.queue, bench.qtbot
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
            case 9 if bench.render_engine.calls:
                bench.call.fail("It failed.")
            case 10 if bench.render_engine.calls:
                bench.call.finish(rendered(bench.render_engine.renders()[-1]))
        if random.random() < 0.5:
            qtbot.wait(1)
        running = [item for item in queue.items if item.state is ItemState.RUNNING]
        assert len(running) <= 1
        assert [call for call in bench.render_engine.of(RenderFilm) if not call.over] == (
            [bench.call] if running and not bench.call.over else []
        )
    for item in queue.items:
        queue.cancel(item.number, delete=False)
    qtbot.waitUntil(lambda: queue.running is None, timeout=WAIT_MS)
