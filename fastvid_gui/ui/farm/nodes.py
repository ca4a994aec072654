"""Which computers there are and what each does: what is seen of the network, joined with the running job.

WatchNodes --NodesSeen--+
                        +--> lines (frozen), announced at most four times a second --> panel, header
queue.running.nodes ----+
"""

import time
from bisect import bisect_left
from dataclasses import dataclass, field

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine.messages.jobs import ShowPainted
from fastvid_gui.engine.messages.nodes import NodeSeen, NodesSeen, WatchNodes
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.render.events import NodeStatus
from fastvid_gui.sentences.sentence import NOTHING
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_item import LOCAL_NAMES, QueueItem
from fastvid_gui.ui.words.helper import Said
from fastvid_gui.ui.words.nodes import NodeLine, deeds_of, job_said, seen_said

SHOW_MS = 250
AGAIN_MS = 5000
"""The wait after the watch failed (the preview engine was restarted)."""
SPEEDS_KEPT = 60
SPEED_SECONDS = 1.0
PICTURE_SIDE = 192
PICTURE_SECONDS = 2.0
"""A node's picture is requested at most this often."""
HERE = "here"


@dataclass(slots=True, kw_only=True)
class _Memory:
    """What is remembered about a node while a job runs."""

    speeds: list[float] = field(default_factory=list)
    speed_at: float = 0.0
    picture: PictureBytes | None = None
    frame: int = -1
    asked_at: float = float("-inf")
    missed: bool = False
    lost_at: float | None = None


class Nodes(QObject):
    """All computers of the network that run FastVid, and this one."""

    changed = Signal()
    """`lines`, `problem` or `known` has changed."""
    stranger = Signal(str, str)
    """Id and name of a helper that is not paired and was not seen before in this run of the app."""
    no_stranger = Signal(str)
    """Id of such a helper that is now paired, or no longer helps."""

    def __init__(self, preview_engine: Asks, queue: RenderQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine, self._queue = preview_engine, queue
        self._seen = NodesSeen((), NOTHING, 0)
        self.known = False
        """Whether the network has been searched."""
        self.problem = ""
        self.lines: tuple[NodeLine, ...] = ()
        self._memory: dict[str, _Memory] = {}
        self._job = 0
        self._strangers: set[str] = set()
        self._offered: set[str] = set()
        self._departed: dict[str, NodeSeen] = {}
        """Nodes that a job lost, with their last announcement, which may be older."""
        self._asking: Call | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOW_MS)
        self._timer.timeout.connect(self._show)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.watch)
        queue.item_changed.connect(self._want)
        queue.items_changed.connect(self._want)
        self.watch()

    @property
    def helpers(self) -> int:
        """Computers that help or could: paired, there, and not this one."""
        return sum(line.paired and not line.here and line.said.icon != "unlink" for line in self.lines)

    @property
    def alone(self) -> bool:
        """Whether a film is rendering that was started without helpers."""
        item = self._queue.running
        return item is not None and item.request.nodes == LOCAL and not item.stopping

    def share(self) -> None:
        """Lets helpers join the running render and those that wait."""
        self._queue.share()

    def watch(self) -> None:
        """Watches the network from now on."""
        call = self._preview_engine.ask(WatchNodes(), self)
        call.news.connect(self._on_news)
        call.failed.connect(self._on_failed)

    def _on_news(self, news: object) -> None:
        if isinstance(news, NodesSeen):
            self._seen, self.known, self.problem = news, True, in_words(news.problem)
            self._want()

    def _on_failed(self, sentence: str) -> None:
        self.problem = sentence
        self._again.start()
        self._want()

    def _want(self, _number: int = 0) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        item, now = self._queue.running, time.monotonic()
        if (item.number if item else 0) != self._job:
            self._job = item.number if item else 0
            self._memory.clear()
        self._note_departed(item)
        lines = self._joined(item, now)
        self._tell_strangers()
        if item is not None:
            self._ask_picture(item, lines, now)
        self.lines = lines
        self.changed.emit()

    def _note_departed(self, item: QueueItem | None) -> None:
        seen = {node.id: node for node in self._seen.nodes}
        for node in item.nodes.nodes if item is not None and item.nodes is not None else ():
            if node.standing in ("lost", "left") and node.id in seen:
                self._departed.setdefault(node.id, seen[node.id])
            else:
                self._departed.pop(node.id, None)
        # A node that says something new is there again.
        self._departed = {key: last for key, last in self._departed.items() if seen.get(key) == last}

    def _tell_strangers(self) -> None:
        offers = {
            node.id: node.name
            for node in self._seen.nodes
            if node.helping and not node.paired and not node.here
        }
        for gone in self._offered - offers.keys():
            self.no_stranger.emit(gone)
        self._offered &= offers.keys()
        for key in offers.keys() - self._strangers:
            self._strangers.add(key)
            self._offered.add(key)
            self.stranger.emit(key, offers[key])

    def _joined(self, item: QueueItem | None, now: float) -> tuple[NodeLine, ...]:
        working = item.nodes.nodes if item is not None and item.nodes is not None else ()
        by_id = {node.id: node for node in working if node.id}
        by_name = {node.name: node for node in working if not node.id and node.name not in LOCAL_NAMES}
        painted: dict[str, int] = {}
        for name, span in item.progress if item is not None else ():
            painted[name] = painted.get(name, 0) + span.stop - span.start
        lines, taken = [], set()
        for seen in self._seen.nodes:
            if seen.here:
                continue
            if seen.id in self._departed:
                seen = msgspec.structs.replace(seen, state="away")
            node = by_id.get(seen.id) or by_name.get(seen.name)
            if node is not None:
                taken.add((node.id, node.name))
            lines.append(self._line(seen, node, item, painted, now))
        lines += [
            self._line(None, node, item, painted, now)
            for node in working
            if node.name not in LOCAL_NAMES and (node.id, node.name) not in taken
        ]
        lines.sort(key=lambda line: (line.number is None, not line.paired, line.name.casefold(), line.key))
        own = next((node for node in working if node.name in LOCAL_NAMES), None)
        if own is not None:
            lines.insert(0, self._line(None, own, item, painted, now))
        return tuple(lines)

    def _line(
        self,
        seen: NodeSeen | None,
        node: NodeStatus | None,
        item: QueueItem | None,
        painted: dict[str, int],
        now: float,
    ) -> NodeLine:
        here = seen is None and node is not None and node.name in LOCAL_NAMES
        key = (
            HERE
            if here
            else (seen.id or seen.address if seen else "") or (node.id or node.name if node else "")
        )
        memory = self._memory.setdefault(key, _Memory()) if node is not None else _Memory()
        if node is not None and now - memory.speed_at >= SPEED_SECONDS:
            memory.speed_at = now
            memory.speeds = [*memory.speeds, node.frames_per_second or 0.0][-SPEEDS_KEPT:]
        if node is not None and node.standing == "lost":
            memory.lost_at = now if memory.lost_at is None else memory.lost_at
        else:
            memory.lost_at = None
        said = (
            job_said(node, now - (memory.lost_at or now)) if node is not None
            else seen_said(seen, self._seen.version) if seen is not None
            else Said("circle-check", "good", "")
        )  # fmt: skip
        frames = 0
        if node is not None:
            frames = max(node.frames, painted.get("" if here else node.name, 0))
        everyone = sum(painted.values())
        device = (node.device if node else "") or (seen.device if seen else "")
        return NodeLine(
            key=key,
            id=(seen.id if seen else "") or (node.id if node else ""),
            name=self.tr("This PC") if here else (seen.name if seen else "") or (node.name if node else ""),
            address=seen.address if seen else "",
            device=in_words(heard(device)),
            paired=here or node is not None or (seen is not None and seen.paired),
            here=here,
            said=said,
            deeds=() if here else deeds_of(seen, node, self._seen.version),
            number=item.number_of("" if here else node.name)
            if item is not None and node is not None
            else None,
            frames=frames,
            frames_per_second=node.frames_per_second if node is not None else None,
            share=min(1.0, painted.get("" if here else node.name, 0) / everyone)
            if node is not None and everyone
            else 0.0,
            speeds=tuple(memory.speeds),
            picture=memory.picture,
        )

    def _ask_picture(self, item: QueueItem, lines: tuple[NodeLine, ...], now: float) -> None:
        """Requests the newest stored frame of one node, the one that waited longest; one request at a time."""
        if self._asking is not None or not item.job or not item.stored:
            return
        due = [line for line in lines if line.key in self._memory and line.frames]
        for line in sorted(due, key=lambda line: self._memory[line.key].asked_at):
            memory = self._memory[line.key]
            if now - memory.asked_at < PICTURE_SECONDS:
                return
            name = "" if line.here else next(
                (node.name for node in (item.nodes.nodes if item.nodes else ()) if node.id == line.id and node.id),
                line.name,
            )  # fmt: skip
            memory.asked_at = now
            span = newest_stored(item, name)
            if span is None:
                continue
            # The last frames before a seam only exist once they are faded; until then, take one from the middle.
            frame = (span.start + span.stop - 1) // 2 if memory.missed else span.stop - 1
            if frame == memory.frame:
                continue
            call = self._asking = self._preview_engine.ask(ShowPainted(item.job, frame, PICTURE_SIDE), self)
            call.finished.connect(lambda value, memory=memory: self._on_picture(memory, value))
            call.ended.connect(self._on_asked)
            return

    def _on_picture(self, memory: _Memory, value: object) -> None:
        memory.missed = not isinstance(value, FramePicture)
        if isinstance(value, FramePicture):
            memory.picture, memory.frame = value.picture, value.frame
            self._want()

    def _on_asked(self) -> None:
        self._asking = None


def newest_stored(item: QueueItem, node: str) -> FrameSpan | None:
    """The stored frames furthest on in the film that a node painted; None if there are none yet."""
    starts = [span.start for span in item.stored]
    for name, span in reversed(item.progress):
        place = bisect_left(starts, span.stop) - 1
        if name == node and place >= 0 and item.stored[place].stop > span.start:
            return FrameSpan(
                max(span.start, item.stored[place].start), min(span.stop, item.stored[place].stop)
            )
    return None
