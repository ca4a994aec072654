"""What a render tells the window: events in, messages out, the clock handed in."""

import pytest

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan, RenderRange
from fastvid_gui.engine.messages.kinds import News
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, Planned
from fastvid_gui.engine.render_news import RenderNews
from fastvid_gui.render import events as ev
from fastvid_gui.render.events import NodesChanged, Noted, StageAdvanced
from fastvid_gui.sentences.sentence import said_by_others

BODY, LEAD, TAIL = PieceKind.BODY, PieceKind.LEAD, PieceKind.TAIL


class Bench:
    """Render news without their thread: `flush` is called by the test."""

    def __init__(self, first: int = 0, last: int = 100, stored: tuple[PieceSpan, ...] = ()) -> None:
        self.told: list[News] = []
        self.clock = 1000.0
        self.shown: list[PieceSpan] = []
        self.news = RenderNews(self.told.append, lambda: self.clock)
        self.news.begin("job", first, last, stored, self.watch)

    def watch(self, span: PieceSpan) -> FramePicture:
        self.shown.append(span)
        return FramePicture(span.start, PictureBytes(1, 1, b"rgb"))

    def paint(self, frames: range, seconds_each: float, node: str = "") -> Painted:
        for frame in frames:
            self.clock += seconds_each
            self.news.on_event(ev.FrameDone(frame, node))
        return self.flush()

    def flush(self) -> Painted:
        self.news.flush()
        return next(news for news in reversed(self.told) if isinstance(news, Painted))


def plan(start: int, stop: int, *cuts: int) -> Plan:
    first = Keyframe(start, KeyframeKind.START, 1.0, "")
    return Plan(start, stop, (first, *(Keyframe(cut, KeyframeKind.CUT, 1.0, "why") for cut in cuts)))


def test_frames_are_gathered_by_node() -> None:
    bench = Bench()
    for frame, node in ((0, ""), (40, "attic"), (1, "local"), (41, "attic"), (80, "attic")):
        bench.news.on_event(ev.FrameDone(frame, node))
    painted = bench.flush()
    assert painted.done == 5 and painted.total == 100
    assert set(painted.spans) == {
        ("", FrameSpan(0, 2)),
        ("attic", FrameSpan(40, 42)),
        ("attic", FrameSpan(80, 81)),
    }
    bench.news.on_event(ev.FrameDone(2, ""))
    assert bench.flush().spans == (("", FrameSpan(2, 3)),)


def test_what_is_stored_can_be_watched_and_one_picture_of_it_is_shown() -> None:
    bench = Bench()
    for span in (PieceSpan(36, 48, BODY), PieceSpan(0, 36, BODY), PieceSpan(48, 60, LEAD)):
        bench.news.on_event(ev.PieceStored(span))
    painted = bench.flush()
    assert painted.stored == (FrameSpan(0, 48),)
    assert painted.latest is not None and bench.shown == [PieceSpan(0, 36, BODY)]
    bench.news.on_event(ev.PieceStored(PieceSpan(60, 72, BODY)))
    assert bench.flush().latest is None  # at most one a second


def test_time_left_is_steady_and_counts_lead_in_frames() -> None:
    bench = Bench()
    bench.news.on_event(ev.RangePlanned(RenderRange(0, 60, 0, 12), 60))
    bench.news.on_event(ev.RangePlanned(RenderRange(60, 100, 12), 52))
    bench.news.on_event(ev.PlanCompleted(plan(0, 100, 60)))
    assert bench.paint(range(0, 2), 0.5).seconds_left is None
    left = [bench.paint(range(frame, frame + 1), 0.5).seconds_left for frame in range(2, 40)]
    known = [(frame, seconds) for frame, seconds in enumerate(left, 3) if seconds is not None]
    assert len(known) > 30
    for done, seconds in known:
        assert seconds == pytest.approx((112 - done) * 0.5, rel=0.01)


def test_before_the_plan_is_complete_the_rest_of_the_film_counts() -> None:
    bench = Bench()
    bench.news.on_event(ev.RangePlanned(RenderRange(0, 30), 30))
    painted = bench.paint(range(10), 1.0)
    assert painted.seconds_left == pytest.approx(90, rel=0.02)


def test_after_a_resume_only_what_is_left_counts() -> None:
    stored = (PieceSpan(0, 36, BODY), PieceSpan(48, 60, LEAD))
    bench = Bench(0, 100, stored)
    bench.news.on_event(ev.RangePlanned(RenderRange(0, 60), 24))
    bench.news.on_event(ev.RangePlanned(RenderRange(60, 100), 40))
    bench.news.on_event(ev.PlanCompleted(plan(0, 100, 60)))
    painted = bench.paint(range(36, 46), 1.0)
    assert painted.done == 36 + 12 + 10
    assert painted.frames_per_second == pytest.approx(1.0)
    assert painted.seconds_left == pytest.approx(54)
    (planned,) = (news for news in bench.told if isinstance(news, Planned))
    assert planned.stored == (FrameSpan(0, 36),)


def test_speed_is_that_of_the_last_seconds() -> None:
    bench = Bench(0, 5000)
    assert bench.paint(range(100), 1.0).frames_per_second == pytest.approx(1.0, rel=0.02)
    assert bench.paint(range(100, 300), 0.1).frames_per_second > 8


def test_a_frame_painted_twice_counts_once() -> None:
    bench = Bench(10, 60)
    bench.paint(range(10, 30), 0.1)
    assert bench.paint(range(18, 40), 0.1).done == 30


def test_the_plan_is_sent_when_it_is_complete_with_its_reasons() -> None:
    bench = Bench()
    bench.news.on_event(ev.RangePlanned(RenderRange(0, 60, 0, 12), 60))
    bench.news.flush()
    bench.news.on_event(ev.RangePlanned(RenderRange(60, 100, 12), 52))
    bench.news.on_event(ev.PlanCompleted(plan(0, 100, 60)))
    bench.news.flush()
    early, late = (news for news in bench.told if isinstance(news, Planned))
    assert early.ranges == (FrameSpan(0, 60),) and not early.complete
    assert late.ranges == (FrameSpan(0, 60), FrameSpan(60, 100)) and late.complete
    assert late.keyframes[1].reason == "why"


def test_a_thousand_events_become_a_few_messages() -> None:
    bench = Bench(0, 1000)
    with bench.news:
        for frame in range(1000):
            bench.news.on_event(ev.FrameDone(frame))
            bench.news.on_event(ev.StageAdvanced("analysis", frame, 1000))
    assert len(bench.told) < 20
    assert (
        sum(
            span.stop - span.start
            for news in bench.told
            if isinstance(news, Painted)
            for _, span in news.spans
        )
        == 1000
    )
    stages = [news for news in bench.told if isinstance(news, StageAdvanced) and news.stage == "analysis"]
    assert stages[-1] == StageAdvanced("analysis", 999, 1000)


def test_nodes_and_sentences_pass_through() -> None:
    bench = Bench()
    bench.news.on_event(ev.Noted(said_by_others("attic-pc has left.")))
    bench.news.on_event(
        ev.NodesChanged(
            (
                ev.NodeStatus(
                    name="attic",
                    device="CPU",
                    state="painting",
                    painting=(ev.NodePart(0, 60, 7),),
                    frames=3,
                    frames_per_second=1.5,
                ),
            ),
            12.0,
        )
    )
    assert bench.told[:2] == [JobBegun("job"), Noted(said_by_others("attic-pc has left."))]
    nodes = bench.told[2]
    assert (
        isinstance(nodes, NodesChanged) and nodes.nodes[0].painting[0].at == 7 and nodes.seconds_left == 12.0
    )
