"""The maker's run: a job painted by the members of a cluster. The shell around the farm's coordinator.

The coordinator decides who paints what, as in the farm: it knows how long ranges are, how fast each member has been,
and how to move the rest of a slow one, which Dask's stealing does not (a task that runs can't be stolen). Dask carries
orders and reports, and tells who is there. One thread decides (`run`); the others post to it.

    planner, desk, hub, set-up --post--> queue --events--> coordinator --instructions--> hub, desk

It keeps the contract of `render.workers.LocalRun`, so that a job does not know who paints it.
"""

import queue
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

from fastvid_gui import __version__
from fastvid_gui.cluster import sentences
from fastvid_gui.cluster.folder import FolderFailed, FolderFull
from fastvid_gui.cluster.job_folder import remove_job, write_job, write_reference
from fastvid_gui.cluster.maker.choice import ClusterChoice
from fastvid_gui.cluster.maker.claim import Claim
from fastvid_gui.cluster.maker.desk import Desk, DeskFailed, PieceRead, PieceSafe, SeamBroken, SeamStored
from fastvid_gui.cluster.maker.hub import Hub, HubLost, MembersSeen, Reported, Seen, TaskFailed
from fastvid_gui.cluster.maker.members import (
    MemberLink,
    Phase,
    places,
    rows,
    shares,
    shown_name,
)
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.cluster.maker.waiting import Waiting
from fastvid_gui.cluster.messages import (
    Ended,
    Frames,
    Goodbye,
    Greeted,
    Greeting,
    Order,
    Paused,
    PieceWritten,
)
from fastvid_gui.cluster.schedulers import Place
from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError, FastVidError, Interrupted
from fastvid_gui.farm.maker.desk import stored_steps
from fastvid_gui.farm.maker.story import Story
from fastvid_gui.farm.protocol.plain_text import sentence
from fastvid_gui.farm.reference import paint_reference
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule import instructions as todo
from fastvid_gui.farm.schedule.coordinator import TICK_S, Coordinator
from fastvid_gui.farm.schedule.work import Step
from fastvid_gui.render.events import (
    Event,
    FrameDone,
    NodesChanged,
    Noted,
    PieceStored,
    RangePlanned,
    Recovered,
)
from fastvid_gui.render.result import NodeShare
from fastvid_gui.render.work import WorkList
from fastvid_gui.render.workers import STOPPED, RunParts

WAIT_S = 0.1
NEWS_S = 0.2
AGAIN_S = 3.0


@dataclass(frozen=True, slots=True)
class _Ready:
    """The job's folder is there. `seeds`: files of an earlier run, by first frame of the range and frame."""

    seeds: dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class _Compared:
    """The reference sequences lie in the folder: members may be greeted."""


@dataclass(frozen=True, slots=True)
class _Planned:
    item: RenderRange | Event


@dataclass(frozen=True, slots=True)
class _PlanEnded:
    error: BaseException | None


@dataclass(frozen=True, slots=True)
class _Connected:
    hub: Hub
    place: Place | None


@dataclass(frozen=True, slots=True)
class _NotConnected:
    error: FarmError


@dataclass(frozen=True, slots=True)
class _Failed:
    error: BaseException


class ClusterRun:
    """One run over what is left of a job; see `render.workers.Run`."""

    def __init__(self, parts: RunParts, choice: ClusterChoice) -> None:
        self._parts, self._choice, self._folder = parts, choice, choice.folder
        self._topic = f"fastvid-{parts.job}-{secrets.token_hex(4)}"
        self._coordinator = Coordinator(parts.settings.chunk_frames, helpers_only=True)
        self._posted: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._events: deque[ev.Event] = deque()
        self._handling = False
        self._links: dict[str, MemberLink] = {}
        self._at: dict[str, str] = {}
        self._painted: dict[int, int] = {}
        self._old_seeds: dict[tuple[int, int], str] = {}
        self._seconds: dict[str, float] = {}
        self._ranges = 0
        self._hub: Hub | None = None
        self._place: Place | None = None
        self._compared = self._finished = False
        self._failure: FastVidError | None = None
        self._halt = threading.Event()
        self._tell: Callable[[Event], None] = lambda event: None
        self._story = Story(self._coordinator, self._name, self._on_story)
        self._places_told: object = None
        self._told_at = 0.0
        self._trouble = ""
        self._steered: deque[tuple[str, bool]] = deque()

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Who did what."""
        return shares(self._coordinator, self._links, self._seconds)

    def steer(self, node: str, allowed: bool) -> None:
        """Takes a member out of this job, or lets it in again, also one that was set aside. From any thread."""
        self._steered.append((node, allowed))

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """Has all that the planning gives painted.

        Args:
            planning: ranges in film order, and events to be told; read on a thread of its own.
            tell: called on this thread with each event.

        Raises:
            Interrupted: `stop` was set. FastVidError: nobody can go on. Stored pieces stand in any case.
        """
        self._tell, self._planning = tell, planning
        with ExitStack() as stack:
            with self._folder.used():
                self._folder.job(self._parts.job).mkdir(mode=0o700, exist_ok=True)
            claim = Claim(self._folder, self._parts.job, self._parts.stop, self._on_folder)
            stack.callback(claim.close)
            self._desk = Desk(self._parts, self._folder, self._posted.put)
            self._pieces = Pieces(self._desk, self._coordinator, self._handle)
            self._waiting = Waiting(self._coordinator, self._links, self._choice.how_to_join, tell)
            stack.callback(self._desk.close)
            stack.callback(self._close_hub)
            self._threads = stack
            self._start(self._set_up, "cluster-set-up")
            self._serve()
        if self._finished:
            remove_job(self._folder, self._parts.job)
            if self._choice.address is not None:
                self._folder.tidy()  # made beside the film for this render only

    def _start(self, target: Callable[[], None], name: str) -> None:
        """A thread; what goes wrong in it is raised on this one."""

        def guarded() -> None:
            try:
                target()
            except BaseException as error:  # noqa: BLE001 - raised again on the thread that owns the run
                self._posted.put(_Failed(error))

        thread = threading.Thread(target=guarded, name=name, daemon=True)
        thread.start()
        self._threads.callback(thread.join)
        self._threads.callback(self._halt.set)

    # ---- on threads of their own

    def _on_folder(self, error: FarmError) -> None:
        self._posted.put(_Failed(error))

    def _set_up(self) -> None:
        parts = self._parts
        styles = {style.digest: style for style in parts.styles.styles}
        write_job(
            self._folder,
            parts.job,
            __version__,
            parts.source,
            parts.settings,
            parts.device,
            styles,
            parts.stop,
        )
        self._posted.put(_Ready(self._desk.take_over()))
        for digest, style in styles.items():
            mine = paint_reference(style, parts.settings, parts.device, stop=self._halt)
            write_reference(self._folder, parts.job, digest, mine)
        self._posted.put(_Compared())

    def _connect(self) -> None:
        while not self._halt.is_set():
            try:
                hub, place = self._choice.connect(self._topic, self._posted.put)
            except FarmError as error:
                self._posted.put(_NotConnected(error))
                self._halt.wait(AGAIN_S)
            else:
                self._posted.put(_Connected(hub, place))
                return

    def _plan(self) -> None:
        try:
            for item in self._planning:
                if self._halt.is_set():
                    return
                self._posted.put(_Planned(item))
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that owns the run
            self._posted.put(_PlanEnded(error))
        else:
            self._posted.put(_PlanEnded(None))

    # ---- the loop

    def _serve(self) -> None:
        last = time.monotonic()
        while not (self._finished and not self._pieces.unfinished):
            if self._parts.stop.is_set():
                raise Interrupted(STOPPED)
            if self._failure is not None and not self._pieces.unfinished:
                raise self._failure
            for item in self._taken():
                self._on(item)
            while self._steered:
                node, allowed = self._steered.popleft()
                self._handle(ev.Readmit(node) if allowed else ev.Forbid(node))
            now = time.monotonic()
            if now - last >= TICK_S:
                self._tick(now, now - last)
                last = now
            elif now - self._told_at >= NEWS_S and self._places_told != places(
                self._coordinator, self._links
            ):
                self._tell_nodes()

    def _taken(self) -> list[object]:
        found: list[object] = []
        with suppress(queue.Empty):
            found.append(self._posted.get(timeout=WAIT_S))
            while len(found) < 500:
                found.append(self._posted.get_nowait())
        return found

    def _tick(self, now: float, passed: float) -> None:
        for node in self._coordinator.nodes.values():
            if node.active:
                self._seconds[node.id] = self._seconds.get(node.id, 0.0) + min(passed, 2 * TICK_S)
        self._handle(ev.Tick())
        if self._compared and self._hub is not None:
            self._waiting.look(now)
        else:
            self._waiting.rest()
        self._tell_nodes()

    def _tell_nodes(self) -> None:
        self._places_told, self._told_at = places(self._coordinator, self._links), time.monotonic()
        self._tell(NodesChanged(rows(self._coordinator, self._links), self._coordinator.expected_seconds()))

    def _on(self, item: object) -> None:
        match item:
            case Reported(address, report):
                self._on_report(address, report)
            case MembersSeen(members):
                self._on_members(members)
            case PieceRead():
                self._pieces.read(item)
            case PieceSafe(span):
                self._pieces.unfinished -= 1
                self._tell(PieceStored(span))
            case SeamStored(number, span):
                self._pieces.unfinished -= 1
                self._tell(PieceStored(span))
                self._handle(ev.SeamFaded(number))
            case SeamBroken():
                self._pieces.seam_broken(item)
            case TaskFailed(address, assignment, text):
                self._on_task_failed(address, assignment, text)
            case HubLost(hub):
                self._on_hub_lost(hub)
            case _Planned(part):
                self._on_planned(part)
            case _Ready(seeds):
                self._old_seeds = seeds
                self._start(self._plan, "plan")
                self._start(self._connect, "cluster-connect")
            case _Compared():
                self._compared = True
                for link in self._links.values():
                    self._greet(link)
            case _Connected(hub, place):
                self._hub, self._place, self._trouble = hub, place, ""
            case _NotConnected(error):
                self._on_not_connected(error)
            case _PlanEnded(error) | _Failed(error) | DeskFailed(error):
                self._on_ended(error)
            case _:
                pass

    def _on_ended(self, error: BaseException | None) -> None:
        if error is None:
            self._handle(ev.PlanComplete(self._ranges))
        elif self._parts.stop.is_set():
            raise Interrupted(STOPPED) from error
        else:
            raise error

    def _handle(self, event: ev.Event) -> None:
        """Tells the coordinator, and does what it asks for."""
        self._events.append(event)
        if self._handling:
            return
        self._handling = True
        try:
            while self._events:
                said = self._events.popleft()
                answer = self._coordinator.handle(said, time.monotonic())
                self._story.handled(said, answer)
                for instruction in answer:
                    self._do(instruction)
        finally:
            self._handling = False

    def _do(self, instruction: todo.Instruction) -> None:
        match instruction:
            case todo.Assign():
                self._assign(instruction)
            case todo.Revoke(_, assignment, _):
                if self._hub is not None:
                    self._hub.revoke(assignment)
            case todo.Accept(node, assignment, number, step):
                self._accept(node, assignment, number, step)
            case todo.Ignore(
                ev.ChunkReceived(_, assignment, number, step) | ev.PieceReceived(_, assignment, number, step)
            ):
                self._pieces.drop(assignment, step)
            case todo.SetAside(node, reason):
                name = self._name(node)
                self._tell(Noted(sentence(f"{name} gets no more work: {reason}"), "aside", name))
            case todo.FadeSeam(number, start, stop):
                self._pieces.fade(number, start, stop)
            case todo.Withhold(_, reason):
                self._tell(Noted(sentence(f"A part of the film is put back: {reason}")))
            case todo.Finish():
                self._finished = True
            case _:
                pass

    # ---- the plan

    def _on_planned(self, item: RenderRange | Event) -> None:
        if not isinstance(item, RenderRange):
            self._tell(item)
            return
        part, number, parts = item, self._ranges, self._parts
        self._ranges += 1
        stored = parts.store.pieces(parts.job)
        chunk_frames = parts.settings.chunk_frames
        finished = stored_steps(part, stored, chunk_frames)
        seeds = {frame: name for (start, frame), name in self._old_seeds.items() if start == part.start}
        if finished and (mine := self._desk.seed_here(part.start)) is not None:
            seeds.setdefault(*mine)
        self._pieces.planned(number, seeds)
        missing = WorkList(stored, chunk_frames).missing(part)
        self._tell(RangePlanned(part, sum(map(len, missing))))
        seam = PieceSpan(part.body_stop, part.stop, PieceKind.SEAM) if part.tail else None
        known = frozenset(frame + 1 for frame in seeds) if finished else frozenset()
        self._handle(ev.RangePlanned(number, part, finished, known, seam is not None and seam in stored))

    # ---- the members

    def _on_members(self, members: Any) -> None:
        for address in [address for address in self._at if address not in members]:
            link = self._links[self._at.pop(address)]
            if link.address == address:
                self._left(link, crashed=not link.leaving)
        for address, seen in members.items():
            if address not in self._at:
                self._arrived(address, seen)
            link = self._links[self._at[address]]
            link.leaving = link.leaving or seen.leaving
            if link.phase is Phase.READY:
                self._handle(ev.Heartbeat(link.id, paused=bool(link.why), reason=link.why))

    def _arrived(self, address: str, seen: Seen) -> None:
        self._at[address] = seen.member
        link = self._links.get(seen.member)
        if link is None:
            link = self._links[seen.member] = MemberLink(seen.member, seen.name, address)
            self._greet(link)
            return
        link.address, link.leaving = address, False
        if link.greeted is not None:  # the same process, which lost the scheduler
            self._greeted(link, link.greeted)
        else:
            link.phase = Phase.CHECKING
            self._greet(link)

    def _greet(self, link: MemberLink) -> None:
        if self._compared and self._hub is not None and link.phase is Phase.CHECKING:
            folder, parts = self._folder, self._parts
            asked = Greeting(
                folder=str(folder.shared),
                token=folder.token,
                job=parts.job,
                topic=self._topic,
                version=__version__,
            )
            self._hub.greet(link.address, asked)

    def _greeted(self, link: MemberLink, said: Greeted) -> None:
        link.greeted, link.why = said, ""
        if said.refused:
            link.phase, link.why = Phase.REFUSED, said.refused
            name = self._name(link.id)
            kind = "version" if said.version != __version__ else "refused"
            self._tell(Noted(sentence(f"{name} does not paint: {said.refused}"), kind, name))
            return
        news = link.phase is Phase.CHECKING
        link.phase = Phase.READY
        name = self._name(link.id)
        if news:
            self._tell(Noted(f"{name} ({said.device}) paints, too.", "joined", name))
        self._handle(
            ev.NodeJoined(link.id, link.address, said.slots, name, False, said.fingerprint, said.fps)
        )

    def _left(self, link: MemberLink, crashed: bool) -> None:
        was, link.phase = link.phase, Phase.GONE
        link.why = ""
        if was is not Phase.READY:
            return
        self._pieces.take_unreported(link.id)
        if not crashed:
            self._story.said_goodbye(link.id)
        self._handle(ev.NodeLeft(link.id, crashed))
        if not crashed:
            name = self._name(link.id)
            self._tell(Noted(f"{name} has left.", "left", name))

    def _on_hub_lost(self, hub: Hub) -> None:
        if hub is not self._hub:
            return
        self._close_hub()
        if self._choice.was_stopped(self._place):
            raise FarmError(f"The cluster was stopped. {sentences.GO_ON}")
        self._tell(Noted("The scheduler of the cluster does not answer any more; looking for the next one."))
        self._at.clear()
        for link in self._links.values():
            if link.phase is not Phase.GONE:
                ready, link.phase = link.phase is Phase.READY, Phase.GONE
                if ready:
                    self._pieces.take_unreported(link.id)
                    self._story.said_goodbye(link.id)
                    self._handle(ev.NodeLeft(link.id))
        self._start(self._connect, "cluster-connect")

    def _on_not_connected(self, error: FarmError) -> None:
        if isinstance(error, FolderFailed) or not self._folder.seen():
            raise error
        if not self._place and not self._links:
            raise error  # it never worked
        if str(error) != self._trouble:
            self._trouble = str(error)
            self._tell(Noted(f"{error} Trying again."))

    def _close_hub(self) -> None:
        hub, self._hub = self._hub, None
        if hub is not None:
            hub.close()

    # ---- what members say

    def _on_report(self, address: str, report: object) -> None:
        link = self._links.get(self._at.get(address, ""))
        if link is None:
            return  # it has just joined or left
        match report:
            case Greeted():
                if link.phase is Phase.CHECKING:
                    self._greeted(link, report)
            case Frames(assignment=assignment, count=count):
                self._on_frames(link, assignment, count)
            case PieceWritten():
                self._pieces.written(link.id, report)
            case Paused(paused=paused, reason=reason):
                link.why = reason if paused else ""
                if link.phase is Phase.READY:
                    self._handle(ev.Heartbeat(link.id, paused, reason))
            case Goodbye():
                link.leaving = True
            case Ended():
                self._on_task_ended(link, report)

    def _on_frames(self, link: MemberLink, assignment: int, painted: int) -> None:
        """New frames of an assignment, not yet safe."""
        assign, before = self._pieces.assigned.get(assignment), self._painted.get(assignment, 0)
        if assign is None or painted <= before or painted > assign.to_frame - assign.from_frame:
            return
        self._painted[assignment] = painted
        for count in range(before, painted):
            self._tell(FrameDone(assign.from_frame + count, link.id))

    def _on_task_ended(self, link: MemberLink, said: Ended) -> None:
        if self._hub is not None:
            self._hub.forget(said.assignment)
        match said.how:
            case "done":
                self._handle(ev.RangeFinished(link.id, said.assignment))
            case "declined":
                self._handle(ev.NodeDeclined(link.id, said.assignment, said.text))
            case "seed":
                if (
                    assign := self._pieces.assigned.get(said.assignment)
                ) is not None and assign.seed is not None:
                    self._pieces.forget_seed(assign)
            case "failed":
                self._handle(ev.NodeFailed(link.id, ev.Failure.ERROR, said.assignment, said.text))
            case "full":
                self._failure = self._failure or FolderFull(sentences.folder_full(self._folder.shared))
            case "folder":
                self._failure = self._failure or FolderFailed(said.text)
            case _:
                pass

    def _on_task_failed(self, address: str, assignment: int | None, text: str) -> None:
        link = self._links.get(self._at.get(address, ""))
        if link is None:
            return
        if assignment is not None:
            self._handle(ev.NodeFailed(link.id, ev.Failure.ERROR, assignment, text))
        elif link.phase is Phase.CHECKING:
            # It could not even be asked: FastVid is not installed there, or another one.
            link.phase, link.why = Phase.REFUSED, text
            name = self._name(link.id)
            self._tell(Noted(sentence(f"{name} does not paint: {text}"), "refused", name))

    # ---- assignments and pieces

    def _assign(self, assign: todo.Assign) -> None:
        seed = self._pieces.seed_for(assign)
        if seed is None:
            self._handle(ev.SeedBroken(assign.number, assign.from_frame, assign.assignment))
            return
        self._pieces.assigned[assign.assignment] = assign
        if self._hub is None:
            return  # its node is about to be told gone
        parts = self._parts
        order = Order(
            folder=str(self._folder.shared),
            token=self._folder.token,
            job=parts.job,
            topic=self._topic,
            assignment=assign.assignment,
            range_number=assign.number,
            part=assign.part,
            from_frame=assign.from_frame,
            to_frame=assign.to_frame,
            seed=seed,
            style=parts.styles.at(assign.part.start).digest,
        )
        self._hub.order(self._links[assign.node].address, order)

    def _accept(self, node: str, assignment: int, number: int, step: Step) -> None:
        assign, link = self._pieces.assigned.get(assignment), self._links.get(node)
        if assign is not None and link is not None:
            self._on_frames(link, assignment, step.stop - assign.from_frame)
        self._pieces.accept(assignment, number, step)

    def _on_story(self, told: Recovered | Noted) -> None:
        self._tell(told)

    def _name(self, node: str) -> str:
        link = self._links.get(node)
        return shown_name(link, self._links.values()) if link is not None else node
