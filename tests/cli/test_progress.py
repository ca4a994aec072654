"""What a render says on the terminal: speeds that were measured, singular and plural, who went on."""

import pytest

from fastvid_gui.cli.progress import RenderProgress
from fastvid_gui.cli.render_nodes import node_cells, node_line, recovered_line
from fastvid_gui.cli.speed import FrameCounter, speed_words
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan, RenderRange
from fastvid_gui.render.events import FrameDone, NodeStatus, Noted, PlanCompleted, RangePlanned, Recovered
from fastvid_gui.sentences.sentence import said_by_others


class Clock:
    """Time that passes when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def meter() -> tuple[FrameCounter, Clock]:
    clock = Clock()
    return FrameCounter(clock), clock


def test_nothing_is_said_before_enough_was_seen() -> None:
    speed, clock = meter()
    assert speed.rate is None
    for _ in range(3):
        speed.frame()
        clock.now += 0.01
    assert speed.rate is None, "three frames at once, as a helper tells them"
    clock.now += 2
    speed.frame()
    assert speed.rate == pytest.approx(3 / 2.03, rel=0.01)


def test_a_pause_is_not_taken_for_slowness() -> None:
    """A helper was away for five minutes: not "0.0 frames/s, 17 h left"."""
    speed, clock = meter()
    for _ in range(40):
        clock.now += 0.1
        speed.frame()
    assert speed.rate == pytest.approx(10)
    clock.now += 300
    speed.frame()
    assert speed.rate is None
    for _ in range(20):
        clock.now += 0.1
        speed.frame()
    assert speed.rate == pytest.approx(10)


def test_slow_painting_is_measured_all_the_same() -> None:
    speed, clock = meter()
    for _ in range(10):
        clock.now += 40
        speed.frame()
    assert speed.rate == pytest.approx(1 / 40)
    assert speed_words(1 / 40) == "40.0 s a frame"


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (123.44, "123.4 frames/s"),
        (1.0, "1.0 frames/s"),
        (0.5, "2.0 s a frame"),
        (1 / 300, "5 min a frame"),
        (1e-12, "16666667 min a frame"),
    ],
)
def test_speeds_are_never_nothing(rate: float, words: str) -> None:
    assert speed_words(rate) == words


def test_first_frames_of_a_render_have_no_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    progress = RenderProgress()
    progress.tell(RangePlanned(RenderRange(0, 10_000), 10_000))
    progress.tell(PlanCompleted(Plan(0, 10_000, (Keyframe(0, KeyframeKind.START, 1.0, ""),))))
    progress.tell(FrameDone(0))
    assert progress.speed_note() == ""
    assert "frames/s" not in capsys.readouterr().err


def test_row_of_a_node_that_has_delivered_nothing_shows_no_expectation() -> None:
    node = NodeStatus(
        name="spare", device="CPU", state="painting", painting=((0, 100, 0),), frames=0, frames_per_second=4.0
    )
    assert node_cells(node)[3:6] == ("0", "", "")
    assert node_line(node) == "  spare (CPU), painting, range 0-99, 0 frames"
    one = NodeStatus(
        name="spare",
        device="CPU",
        state="painting",
        painting=((0, 7300, 100),),
        frames=1,
        frames_per_second=0.02,
    )
    assert node_line(one) == "  spare (CPU), painting, range 0-7299, 1 frame, 0.02 frames/s, 100 h 0 min left"


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (
            Recovered(kind="vanished", node="attic", frame=48, by="local"),
            "This computer goes on from frame 48, where attic vanished.",
        ),
        (
            Recovered(kind="left", node="attic", frame=48, by="cellar"),
            "cellar goes on from frame 48, where attic left.",
        ),
        (
            Recovered(
                kind="failed", node="local", frame=7, by="attic", detail=said_by_others("error: no memory.")
            ),
            "attic goes on from frame 7, where this computer failed (error: no memory).",
        ),
        (
            Recovered(kind="damaged", node="attic", frame=24, stop=60, by="local"),
            "Frames 24 to 59 came damaged from attic, and this computer painted that part again.",
        ),
        (
            Recovered(kind="damaged", node="attic", frame=24, stop=25, by="attic"),
            "Frame 24 came damaged from attic, and attic painted that part again.",
        ),
        (
            Recovered(kind="kept", node="attic", frame=24, stop=60, by="attic"),
            "attic had kept frames 24 to 59 of a run before this one; they were fetched.",
        ),
        (Recovered(kind="aside", node="attic", detail=said_by_others("said already")), ""),
        (Recovered(kind="something newer", node="attic", frame=1, by="x"), ""),
    ],
)
def test_who_went_on_is_said(event: Recovered, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert recovered_line(event) == line
    progress = RenderProgress()
    progress.tell(event)
    progress.tell(Noted(said_by_others("attic is back."), "back", "attic"))
    assert capsys.readouterr().err == (f"{line}\n" if line else "") + "attic is back.\n"
    assert progress.told == [event, Noted(said_by_others("attic is back."), "back", "attic")]
