"""One video in the render queue: a frozen value, replaced whole whenever any part of it changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from fastvid_gui import errors
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine.messages.kinds import News
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, Planned
from fastvid_gui.errors import SoundError
from fastvid_gui.render.events import NodesChanged, NodeStatus, Noted, Recovered, StageAdvanced
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.sentence import Sentence, code_of
from fastvid_gui.sentences.shared_render import Standstill
from fastvid_gui.ui.state.spans import NodeSpan, kept_by, length, merged, painted_over, within

REMARKS_KEPT = 20
RECOVERED_KEPT = 200
AT_WORK = ("working", "idle", "declining", "")
"""Standings of a node that does not hold up the render."""
SOUND_ERROR = SoundError.__name__
NOBODY_PAINTS = (Standstill.WAITS, Standstill.STILL_WAITS)
"""The beginnings of the engine's sentences that say so."""
LOCAL_NAMES = ("", LOCAL)
"""The news's name for this computer."""


class ItemState(StrEnum):
    """The state of an item in the queue."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELED = "canceled"


ENDED = (ItemState.DONE, ItemState.FAILED, ItemState.CANCELED)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """A video with its request and what is known about its render.

    Attributes:
        number: its name in the queue; never used twice in one run of the app. A higher number is newer.
        job: id of its job in the store; "" until the engine has reported it.
        painted, stage, nodes, planned: the latest news. latest: the newest picture of a painted frame.
        progress: frames painted by node ("" is this computer), sorted; stored: frames that can no longer be lost.
        problem: why it failed, as the user reads it; error: the class of `errors.py`.
        remarks: sentences of the engine, in order.
        idle: the last of them says that nobody can paint now.
        recovered: what went wrong with nodes and was repaired, in all its runs.
        again: frames in hand when it was stopped; they must be painted again.
        again_from: frames that were stored when it was tried again by itself, because its engine had died; -1: it
            was not.
        stopping: it was asked to stop and soon will (state is still running).
        lost: it can't be finished, because its source is gone or was changed; its stored work can be deleted.
        left_over: an earlier run of the app, or the command line, left it unfinished.
        others: names of the other nodes, in the order in which they appeared (see `number_of`).
        frames: of the film that will be made; 0: not known.
        started: time.monotonic() at the start of this run; elapsed: seconds of the earlier runs.
    """

    number: int
    source: Path
    request: RenderRequest
    state: ItemState = ItemState.WAITING
    job: str = ""
    planned: Planned | None = None
    painted: Painted | None = None
    latest: FramePicture | None = None
    progress: tuple[NodeSpan, ...] = ()
    stored: tuple[FrameSpan, ...] = ()
    stage: StageAdvanced | None = None
    nodes: NodesChanged | None = None
    others: tuple[str, ...] = ()
    problem: str = ""
    error: str = ""
    remarks: tuple[Sentence, ...] = ()
    idle: bool = False
    recovered: tuple[Recovered, ...] = ()
    result: RenderResult | None = None
    again: int = 0
    again_from: int = -1
    stopping: bool = False
    left_over: bool = False
    lost: bool = False
    frames: int = 0
    started: float | None = None
    elapsed: float = 0.0

    @property
    def output(self) -> Path:
        """The MP4 that will be made."""
        return self.request.output

    @property
    def total(self) -> int:
        """Frames to paint; 0 while unknown."""
        return (self.painted.total if self.painted else 0) or self.frames

    @property
    def share(self) -> float | None:
        """Painted part of the film, 0 to 1 (1 only when the MP4 is complete); None while unknown."""
        if self.state is ItemState.DONE:
            return 1.0
        if self.painted is None or not self.total:
            return None
        return min(0.99, self.painted.done / self.total)

    def seconds(self, now: float) -> float:
        """How long it has been rendered until `now` (time.monotonic()), not counting pauses."""
        return self.elapsed + (now - self.started if self.started is not None else 0.0)

    @property
    def helpers(self) -> tuple[NodeStatus, ...]:
        """Other computers that take part now."""
        nodes = self.nodes.nodes if self.nodes else ()
        return tuple(
            node for node in nodes if node.name not in LOCAL_NAMES and (node.painting or node.frames)
        )

    @property
    def seconds_alone(self) -> float | None:
        """How long the rest would take on this computer alone, by its measured speed; None while unknown."""
        own = (
            next((node for node in self.nodes.nodes if node.name in LOCAL_NAMES), None)
            if self.nodes
            else None
        )
        if own is None or not own.frames_per_second or self.painted is None or not self.total:
            return None
        return max(0, self.total - self.painted.done) / own.frames_per_second

    def number_of(self, node: str) -> int:
        """A number for a node that stays the same during a render, for its color: 0 is this computer."""
        if node in LOCAL_NAMES:
            return 0
        return 1 + (self.others.index(node) if node in self.others else len(self.others))

    def _with_others(self, names: Iterable[str]) -> tuple[str, ...]:
        new = dict.fromkeys(name for name in names if name not in LOCAL_NAMES)
        return (*self.others, *(name for name in new if name not in self.others))

    def _without_lost(self, news: NodesChanged) -> tuple[NodeSpan, ...]:
        """`progress` without the frames that must be painted again because their painter had to give its range away."""
        now = _held(news)
        gone = [key for key in _held(self.nodes) if key not in now]
        if not gone:
            return self.progress
        reached, there = _held(self.nodes), {node.name for node in news.nodes if node.standing in AT_WORK}
        lost = []
        for name, start, stop in gone:
            heirs = [at for (other, *span), at in now.items() if span == [start, stop] and other != name]
            if heirs or name not in there:
                # The new painter says where it continues. Without one, what was delivered is on its way to the disk.
                begin = min(heirs, default=reached[name, start, stop])
                lost.append(("" if name in LOCAL_NAMES else name, FrameSpan(begin, stop)))
        return kept_by(self.progress, self.stored, lost)

    def with_news(self, news: News) -> "QueueItem":
        """The item after a piece of news of its render."""
        if isinstance(news, Painted):
            on = news.done > (self.painted.done if self.painted is not None else 0)
            return replace(
                self,
                painted=news,
                idle=self.idle and not on,
                latest=news.latest or self.latest,
                progress=painted_over(self.progress, news.spans) if news.spans else self.progress,
                stored=merged((*self.stored, *news.stored)) if news.stored else self.stored,
                others=self._with_others(node for node, _ in news.spans) if news.spans else self.others,
            )
        if isinstance(news, Planned):
            return replace(self, planned=news, stored=merged((*self.stored, *news.stored)))
        if isinstance(news, JobBegun):
            return replace(self, job=news.job)
        if isinstance(news, StageAdvanced):
            return replace(self, stage=news)
        if isinstance(news, NodesChanged):
            return replace(
                self,
                nodes=news,
                others=self._with_others(node.name for node in news.nodes),
                progress=self._without_lost(news),
            )
        if isinstance(news, Recovered):
            return replace(self, recovered=(*self.recovered, news)[-RECOVERED_KEPT:])
        if isinstance(news, Noted):
            idle = code_of(news.text) in NOBODY_PAINTS
            return replace(self, remarks=(*self.remarks, news.text)[-REMARKS_KEPT:], idle=idle)
        return self

    @property
    def tried_again(self) -> bool:
        """Whether it goes on by itself after its engine died."""
        return self.again_from >= 0

    @property
    def may_try_again(self) -> bool:
        """Whether it may be tried again by itself after its engine died: once, and again if it got further since."""
        return length(self.stored) > self.again_from

    @property
    def movable(self) -> bool:
        """Whether another place for its file can be chosen."""
        return self.state is ItemState.FAILED and not self.lost

    @property
    def only_sound_failed(self) -> bool:
        """Whether it could be finished at once as a film without sound."""
        return self.state is ItemState.FAILED and self.error == SOUND_ERROR and not self.lost

    @property
    def misplaced(self) -> bool:
        """Whether it failed only because of the place of its file: with another place it can be finished."""
        kind = getattr(errors, self.error, None)
        about_place = isinstance(kind, type) and issubclass(kind, errors.TargetError)
        return self.state is ItemState.FAILED and about_place and not self.lost

    def at_rest(self, state: ItemState, now: float, problem: str = "", error: str = "") -> "QueueItem":
        """The item after its render ended early: frames that were painted but not stored are no longer shown."""
        painted, again = self.painted, self.again
        if painted is not None and (self.stored or self.planned is not None):
            kept = length(self.stored)
            again = max(0, painted.done - kept) if self.state is ItemState.RUNNING else again
            painted = Painted(
                done=min(painted.done, kept), total=painted.total, frames_per_second=0.0, seconds_left=None
            )
        return replace(
            self,
            state=state,
            problem=problem,
            error=error,
            painted=painted,
            again=again,
            progress=within(self.progress, self.stored),
            stage=None,
            nodes=None,
            stopping=False,
            started=None,
            elapsed=self.seconds(now),
        )


def _held(nodes: NodesChanged | None) -> dict[tuple[str, int, int], int]:
    """Who paints which range, and how far each is."""
    if nodes is None:
        return {}
    return {(node.name, part.start, part.stop): part.at for node in nodes.nodes for part in node.painting}
