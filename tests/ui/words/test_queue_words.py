"""Times, sizes and sentences as people read them."""

from pathlib import Path

import pytest

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, Planned
from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus, StageAdvanced
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import NodeShare, RenderResult
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.words.quantities import SteadyTime, percent_words, rate_words, style_words, time_words
from fastvid_gui.ui.words.render import (
    done_words,
    headline,
    left_words,
    nodes_words,
    rest_words,
    running_words,
)

REQUEST = RenderRequest(
    source=Path("/films/bikes.mp4"),
    output=Path("/films/bikes - starry-night.mp4"),
    look=Look(style="starry-night"),
)


def item(**changes: object) -> QueueItem:
    values: dict[str, object] = {"number": 1, "source": Path(REQUEST.source), "request": REQUEST}
    return QueueItem(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "1 s"), (7.2, "8 s"), (41, "45 s"), (89, "90 s"), (91, "2 min"), (240, "4 min"), (250, "4 min"),
     (5399, "1 h 30 min"), (7500, "2 h 5 min"), (300_000, "3 days")],
)  # fmt: skip
def test_times_are_no_finer_than_they_can_be_trusted(seconds: float, words: str) -> None:
    assert time_words(seconds) == words


def test_styles_are_called_by_their_words() -> None:
    assert style_words("starry-night") == "Starry night"
    assert style_words("starry-night:3,great-wave:1") == "75 % Starry night + 25 % Great wave"
    assert style_words("/styles/ann/my_style.safetensors") == "My style"
    assert style_words("C:\\styles\\oil.pth") == "Oil"


def test_styles_are_called_what_the_gallery_calls_them() -> None:
    titles = {"pantocrator": "Christ Pantocrator"}
    assert style_words("pantocrator", titles) == "Christ Pantocrator"
    assert style_words("pantocrator:1,great-wave:1", titles) == "50 % Christ Pantocrator + 50 % Great wave"


def test_speeds_have_as_many_digits_as_matter() -> None:
    assert [rate_words(rate) for rate in (0.853, 12.44, 140.4)] == [
        "0.85 frames/s", "12.4 frames/s", "140 frames/s",
    ]  # fmt: skip


def test_a_percentage_never_says_100_before_the_film_is_there() -> None:
    painted = item(
        painted=Painted(done=250, total=250, frames_per_second=10, seconds_left=0), state=ItemState.RUNNING
    )
    assert percent_words(painted) == "99 %"
    assert (
        percent_words(
            item(
                painted=Painted(done=250, total=250, frames_per_second=10, seconds_left=0),
                state=ItemState.DONE,
            )
        )
        == "100 %"
    )
    assert percent_words(item()) == ""


def test_the_time_left_counts_down_without_news() -> None:
    left = SteadyTime()
    left.tell(60, now=100)
    assert left.left(110) == pytest.approx(50)
    assert left.left(200) == 0
    left.tell(None, now=110)
    assert left.left(110) is None


def test_the_time_left_is_steady_while_estimates_jump() -> None:
    left = SteadyTime()
    shown = []
    for step in range(200):  # five times a second, off by up to a third
        now, truth = step * 0.2, 100 - step * 0.2
        left.tell(truth * (1.33 if step % 2 else 0.75), now)
        shown.append((left.left(now) or 0) - truth)
    settled = shown[100:]
    assert max(settled) - min(settled) < 6, "it may not dance with the estimates"
    assert abs(sum(settled) / len(settled)) < 8


def test_the_time_left_follows_a_lasting_change() -> None:
    left = SteadyTime()
    left.tell(100, 0)
    for step in range(1, 101):  # a helper left: everything takes three times as long from now on
        left.tell(300 - step * 0.2, step * 0.2)
    assert left.left(20) == pytest.approx(280, rel=0.05)


def nodes_now() -> NodesChanged:
    own = NodeStatus(
        name="local",
        device="cpu",
        state="painting",
        painting=(NodePart(0, 50, 20),),
        frames=20,
        frames_per_second=5.0,
    )
    attic = NodeStatus(
        name="attic-pc",
        device="cpu",
        state="painting",
        painting=(NodePart(50, 90, 60),),
        frames=30,
        frames_per_second=12.0,
    )
    return NodesChanged((own, attic, NodeStatus(name="den", device="cpu", state="not paired")))


def test_the_time_alone_is_told_where_helpers_take_part() -> None:
    running = item(
        state=ItemState.RUNNING,
        painted=Painted(done=50, total=1250, frames_per_second=17, seconds_left=70.6),
        nodes=nodes_now(),
    )
    assert left_words(running, 71) == "75 s with 1 helper (4 min alone)"
    alone = item(
        state=ItemState.RUNNING, painted=Painted(done=50, total=1250, frames_per_second=5, seconds_left=240)
    )
    assert left_words(alone, 240) == "4 min left"
    unknown = item(
        state=ItemState.RUNNING,
        painted=Painted(done=50, total=1250, frames_per_second=5, seconds_left=240),
        nodes=NodesChanged(nodes_now().nodes[1:]),
    )
    assert left_words(unknown, 240) == "4 min with 1 helper"


def test_stages_are_told_in_peoples_words() -> None:
    running = item(state=ItemState.RUNNING, started=0.0)
    assert running_words(running, None, 5).startswith("Starting")
    looking = running.with_news(JobBegun("j1")).with_news(StageAdvanced("analysis", 30, 120))
    assert running_words(looking, None, 5) == "Looking for keyframes  ·  25 %  ·  0:05 so far"
    both = looking.with_news(Painted(done=10, total=120, frames_per_second=4.0, seconds_left=27.5))
    assert running_words(both, 27.5, 5).startswith("Looking for keyframes and painting  ·  10 of 120 frames")
    planned = both.with_news(Planned((FrameSpan(0, 120),), (), (), complete=True))
    assert running_words(planned, 27.5, 65) == (
        "Painting  ·  10 of 120 frames  ·  4.0 frames/s  ·  30 s left  ·  1:05 so far"
    )
    assert headline(planned, 27.5) == "8 % of bikes.mp4, 30 s left"
    joining = planned.with_news(StageAdvanced("export", 60, 120))
    assert running_words(joining, None, 65).startswith("Putting the film together  ·  50 %")
    assert headline(joining, None) == "Putting the film together: bikes.mp4"
    assert running_words(joining.with_news(StageAdvanced("check", 0, 0)), None, 65).startswith(
        "Checking the film"
    )


def test_a_failure_tells_the_sentence_and_what_is_kept() -> None:
    failed = item(
        painted=Painted(done=126, total=300, frames_per_second=5, seconds_left=30),
        stored=(FrameSpan(0, 126),),
    ).at_rest(ItemState.FAILED, 10, "The disk is full. Free some space and try again.")
    assert rest_words(failed) == (
        "The disk is full. Free some space and try again. 126 of 300 frames are finished and kept."
    )


def test_the_summary_tells_who_painted_how_much_and_the_time_saved() -> None:
    result = RenderResult(
        output=Path("/o.mp4"),
        frames=250,
        resumed_frames=0,
        seconds=60.0,
        width=640,
        height=360,
        job="j",
        nodes=(NodeShare("local", 100, 60.0), NodeShare("attic-pc", 150, 55.0)),
    )
    assert nodes_words(result) == (
        "this computer 100 frames (40 %), attic-pc 150 frames (60 %)  ·  about 90 s saved"
    )
    assert done_words(result).startswith("Done and checked  ·  250 frames, 640 × 360  ·  1:00 of painting")
    assert (
        nodes_words(
            RenderResult(
                output=Path("/o.mp4"),
                frames=250,
                resumed_frames=0,
                seconds=60.0,
                width=640,
                height=360,
                job="j",
            )
        )
        == ""
    )


def test_nodes_keep_their_number_while_others_come_and_go() -> None:
    running = item(state=ItemState.RUNNING).with_news(nodes_now())
    assert [running.number_of(name) for name in ("", "local", "attic-pc", "den")] == [0, 0, 1, 2]
    later = running.with_news(NodesChanged((NodeStatus(name="den", device="cpu", state="idle"),)))
    assert later.number_of("den") == 2
    assert later.number_of("new") == 3
