"""The maker's run: a job painted by the members of a cluster. The shell around the farm's coordinator.

The coordinator decides who paints what, as in the farm: it knows how long ranges are, how fast each member has been,
and how to move the rest of a slow one, which Dask's stealing does not (a task that runs can't be stolen). Dask carries
orders and reports, and tells who is there. One thread decides (`run`); the others post to it.

    planner, desk, hub, set-up --post--> queue --events--> coordinator --instructions--> hub, desk

It keeps the contract of `render.local_run.LocalRun`, so that a job does not know who paints it.
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
from fastvid_gui.cluster.folder import FolderFailed, FolderFull
from fastvid_gui.cluster.job_folder import remove_job, write_job, write_reference
from fastvid_gui.cluster.maker.choice import ClusterChoice
from fastvid_gui.cluster.maker.claim import Claim
from fastvid_gui.cluster.maker.desk import Desk, PieceRead, PieceTaken
from fastvid_gui.cluster.maker.heard import heard
from fastvid_gui.cluster.maker.hub import Hub, HubLost, MembersSeen, Reported, Seen, TaskFailed
from fastvid_gui.cluster.maker.members import (
    MemberLink,
    MemberPhase,
    places,
    rows,
    shares,
    shown_name,
)
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.cluster.maker.waiting import Waiting
from fastvid_gui.cluster.messages import (
    Frames,
    JobGreeting,
    MemberGoodbye,
    MemberGreeted,
    MemberPaused,
    PieceWritten,
    RangeOrder,
    TaskEnded,
)
from fastvid_gui.cluster.schedulers import Place
from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError, FastVidError, Interrupted
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.desk import DeskFailed, SeamBroken, SeamStored
from fastvid_gui.farm.maker.story import Story
from fastvid_gui.farm.reference import paint_reference
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule import instructions as todo
from fastvid_gui.farm.schedule.coordinator import TICK_S, Coordinator
from fastvid_gui.render.events import (
    Event,
    FrameDone,
    NodesChanged,
    Noted,
    PieceStored,
    RangePlanned,
    Recovered,
)
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.result import NodeShare
from fastvid_gui.render.work_list import WorkList
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others, say, sentence_of
from fastvid_gui.sentences.shared_render import Standstill

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
    """One run over what is left of a job; see `render.local_run.Run`."""

    def __init__(self, parts: RunParts, choice: ClusterChoice) -> None:
        self._parts, self._choice, self._folder = parts, choice, choice.folder
        self._topic = f"fastvid-{parts.job}-{secrets.token_hex(4)}"
        self._coordinator = Coordinator(parts.settings.chunk_frames, helpers_only=True)
        self._posted: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._events: deque[ev.Event] = deque()
        self._handling = False
        self._links: dict[str, MemberLink] = {}
        self._at: dict[str, str] = {}
        self._table = AssignmentTable()
        self._old_seeds: dict[tuple[int, int], str] = {}
        self._seconds: dict[str, float] = {}
        self._ranges = 0
        self._hub: Hub | None = None
        self._place: Place | None = None
        self._compared = self._finished = False
        self._failure: FastVidError | None = None
        self._halt = threading.Event()
        self._tell: Callable[[Event], None] = lambda event: None
        self._story = Story(self._coordinator, self._table, self._name, self._on_story)
        self._places_told: object = None
        self._told_at = 0.0
        self._trouble = NOTHING
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
            self._pieces = Pieces(self._desk, self._coordinator, self._table, self._handle)
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
        styles = parts.styles.every
        write_job(
            self._folder,
            parts.job,
            version=__version__,
            source=parts.source,
            settings=parts.settings,
            device=parts.device,
            styles=styles,
            stop=parts.stop,
            regions=parts.regions,
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
                raise Interrupted(Painting.STOPPED)
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
            case PieceTaken(span):
                self._pieces.unfinished -= 1
                self._tell(PieceStored(span))
            case SeamStored(range_number, span):
                self._pieces.unfinished -= 1
                self._tell(PieceStored(span))
                self._handle(ev.SeamFaded(range_number))
            case SeamBroken():
                self._pieces.seam_broken(item)
            case TaskFailed(address, assignment, text):
                self._on_task_failed(address, assignment, said_by_others(text))
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
                self._hub, self._place, self._trouble = hub, place, NOTHING
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
            raise Interrupted(Painting.STOPPED) from error
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
                self._table.follow(answer)
                self._story.handled(said, answer)
                for instruction in answer:
                    self._do(instruction)
        finally:
            self._handling = False

    def _do(self, instruction: todo.Instruction) -> None:
        match instruction:
            case todo.Assignment():
                self._assign(instruction)
            case todo.Withdraw(_, assignment, _):
                if self._hub is not None:
                    self._hub.revoke(assignment)
            case todo.Accept(node, assignment, _, span):
                self._accept(node, assignment, span)
                self._pieces.accept(instruction)
            case todo.Ignore(ev.PieceReceived(assignment=assignment, span=span)):
                self._pieces.drop(assignment, span)
            case todo.SetAside(node, faults):
                name = self._name(node)
                self._tell(Noted(say(HelperNews.NO_MORE_WORK, name=name, reason=faults), "aside", name))
            case todo.FadeSeam(range_number, start, stop):
                self._pieces.fade(range_number, start, stop)
            case todo.Withhold(_, faults):
                self._tell(Noted(say(Standstill.PUT_BACK, reasons=faults)))
            case todo.Finish():
                self._finished = True
            case _:
                pass

    # ---- the plan

    def _on_planned(self, item: RenderRange | Event) -> None:
        if not isinstance(item, RenderRange):
            self._tell(item)
            return
        part, range_number, parts = item, self._ranges, self._parts
        self._ranges += 1
        stored = parts.store.pieces(parts.job)
        chunk_frames = parts.settings.chunk_frames
        finished = frozenset(piece_spans(part, chunk_frames)).intersection(stored)
        seeds = {frame: name for (start, frame), name in self._old_seeds.items() if start == part.start}
        if finished and (mine := self._desk.seed_here(part.start)) is not None:
            seeds.setdefault(*mine)
        self._pieces.planned(range_number, seeds)
        missing = WorkList(stored, chunk_frames).missing(part)
        self._tell(RangePlanned(part, sum(map(len, missing))))
        seam = PieceSpan(part.body_stop, part.stop, PieceKind.SEAM) if part.tail else None
        known = frozenset(frame + 1 for frame in seeds) if finished else frozenset()
        self._handle(
            ev.RangeKnown(
                range_number=range_number,
                part=part,
                finished=finished,
                seeds=known,
                seam_faded=seam is not None and seam in stored,
            )
        )

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
            if link.phase is MemberPhase.READY:
                self._handle(ev.SignOfLife(link.id, paused=bool(link.why), reason=link.why))

    def _arrived(self, address: str, seen: Seen) -> None:
        self._at[address] = seen.member
        link = self._links.get(seen.member)
        if link is None:
            link = self._links[seen.member] = MemberLink(id=seen.member, name=seen.name, address=address)
            self._greet(link)
            return
        link.address, link.leaving = address, False
        if link.greeted is not None:  # the same process, which lost the scheduler
            self._greeted(link, link.greeted)
        else:
            link.phase = MemberPhase.CHECKING
            self._greet(link)

    def _greet(self, link: MemberLink) -> None:
        if self._compared and self._hub is not None and link.phase is MemberPhase.CHECKING:
            folder, parts = self._folder, self._parts
            asked = JobGreeting(
                folder=str(folder.shared),
                token=folder.token,
                job=parts.job,
                topic=self._topic,
                version=__version__,
            )
            self._hub.greet(link.address, asked)

    def _greeted(self, link: MemberLink, said: MemberGreeted) -> None:
        link.greeted, link.why = said, NOTHING
        if said.refused:
            link.phase, link.why = MemberPhase.REFUSED, heard(said.refused)
            name = self._name(link.id)
            kind = "version" if said.version != __version__ else "refused"
            self._tell(Noted(say(ClusterSays.DOES_NOT_PAINT, name=name, reason=link.why), kind, name))
            return
        news = link.phase is MemberPhase.CHECKING
        link.phase = MemberPhase.READY
        name = self._name(link.id)
        if news:
            self._tell(Noted(say(ClusterSays.PAINTS_TOO, name=name, device=said.device), "joined", name))
        self._handle(
            ev.NodeJoined(
                node=link.id,
                session=link.address,
                slots=said.slots,
                name=name,
                fingerprint=said.fingerprint,
                reference_fps=said.fps,
            )
        )

    def _left(self, link: MemberLink, crashed: bool) -> None:
        was, link.phase = link.phase, MemberPhase.GONE
        link.why = NOTHING
        if was is not MemberPhase.READY:
            return
        self._pieces.take_unreported(link.id)
        if not crashed:
            self._story.said_goodbye(link.id)
        self._handle(ev.NodeLeft(link.id, crashed))
        if not crashed:
            name = self._name(link.id)
            self._tell(Noted(say(ClusterSays.LEFT, name=name), "left", name))

    def _on_hub_lost(self, hub: Hub) -> None:
        if hub is not self._hub:
            return
        self._close_hub()
        if self._choice.was_stopped(self._place):
            raise FarmError(ClusterSays.STOPPED)
        self._tell(Noted(say(ClusterSays.NEXT_SCHEDULER)))
        self._at.clear()
        for link in self._links.values():
            if link.phase is not MemberPhase.GONE:
                ready, link.phase = link.phase is MemberPhase.READY, MemberPhase.GONE
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
        if (trouble := sentence_of(error)) != self._trouble:
            self._trouble = trouble
            self._tell(Noted(say(ClusterSays.TRIES_AGAIN, reason=trouble)))

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
            case MemberGreeted():
                if link.phase is MemberPhase.CHECKING:
                    self._greeted(link, report)
            case Frames(assignment=assignment, count=count):
                self._on_frames(link, assignment, count)
            case PieceWritten():
                self._pieces.written(link.id, report)
            case MemberPaused(paused=paused, reason=reason):
                link.why = heard(reason) if paused else NOTHING
                if link.phase is MemberPhase.READY:
                    self._handle(ev.SignOfLife(link.id, paused, link.why))
            case MemberGoodbye():
                link.leaving = True
            case TaskEnded():
                self._on_task_ended(link, report)

    def _on_frames(self, link: MemberLink, assignment: int, painted: int) -> None:
        """New frames of an assignment, not yet safe."""
        entry = self._table.get(assignment)
        if entry is None:
            return
        first, before = entry.assignment.from_frame, entry.painted
        if not before < painted <= entry.assignment.to_frame - first:
            return
        entry.painted = painted
        for count in range(before, painted):
            self._tell(FrameDone(first + count, link.id))

    def _on_task_ended(self, link: MemberLink, said: TaskEnded) -> None:
        if self._hub is not None:
            self._hub.forget(said.assignment)
        match said.how:
            case "done":
                self._pieces.ended(said.assignment, ev.AssignmentOver(link.id, said.assignment))
            case "declined":
                declined = ev.NodeDeclined(link.id, said.assignment, heard(said.text))
                self._pieces.ended(said.assignment, declined)
            case "seed":
                entry = self._table.get(said.assignment)
                if entry is not None and entry.assignment.seed is not None:
                    self._pieces.forget_seed(entry.assignment)
            case "failed":
                failed = ev.NodeFailed(link.id, ev.Failure.ERROR, said.assignment, heard(said.text))
                self._pieces.ended(said.assignment, failed)
            case "full":
                self._failure = self._failure or FolderFull(
                    ClusterSays.FOLDER_FULL, folder=self._folder.shared
                )
            case "folder":
                self._failure = self._failure or FolderFailed(heard(said.text))
            case _:
                pass

    def _on_task_failed(self, address: str, assignment: int | None, why: Sentence) -> None:
        link = self._links.get(self._at.get(address, ""))
        if link is None:
            return
        if assignment is not None:
            self._handle(ev.NodeFailed(link.id, ev.Failure.ERROR, assignment, why))
        elif link.phase is MemberPhase.CHECKING:
            # It could not even be asked: FastVid is not installed there, or another one.
            link.phase, link.why = MemberPhase.REFUSED, why
            name = self._name(link.id)
            self._tell(Noted(say(ClusterSays.DOES_NOT_PAINT, name=name, reason=why), "refused", name))

    # ---- assignments and pieces

    def _assign(self, assignment: todo.Assignment) -> None:
        seed = self._pieces.seed_for(assignment)
        if seed is None:
            self._pieces.forget_seed(assignment)
            return
        if self._hub is None:
            return  # its node is about to be told gone
        parts = self._parts
        order = RangeOrder(
            folder=str(self._folder.shared),
            token=self._folder.token,
            job=parts.job,
            topic=self._topic,
            assignment=assignment.id,
            range_number=assignment.range_number,
            part=assignment.part,
            from_frame=assignment.from_frame,
            to_frame=assignment.to_frame,
            seed=seed,
            style=parts.styles.at(assignment.part.start).digest,
        )
        self._hub.order(self._links[assignment.node].address, order)

    def _accept(self, node: str, assignment: int, span: PieceSpan) -> None:
        entry, link = self._table.get(assignment), self._links.get(node)
        if entry is not None and link is not None:
            self._on_frames(link, assignment, span.stop - entry.assignment.from_frame)

    def _on_story(self, told: Recovered | Noted) -> None:
        self._tell(told)

    def _name(self, node: str) -> str:
        link = self._links.get(node)
        return shown_name(link, self._links.values()) if link is not None else node
