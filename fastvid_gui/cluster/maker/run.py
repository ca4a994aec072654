"""The maker's run: a job painted by the members of a cluster. The shell around the farm's coordinator.

The coordinator decides who paints what, as in the farm: it knows how long ranges are, how fast each member has been,
and how to move the rest of a slow one, which Dask's stealing does not (a task that runs can't be stolen). Dask carries
orders and reports, and tells who is there. One thread decides (`run`); the others post to it.

    set_up, desk, hub --post--> queue --events--> coordinator --instructions--> hub, desk
                                  |                    ^
                                  +-- roster, reports -+

It keeps the contract of `render.local_run.LocalRun`, so that a job does not know who paints it.
"""

import queue
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress

from fastvid_gui.cluster.folder import FolderFailed, sent_path
from fastvid_gui.cluster.job_folder import remove_job
from fastvid_gui.cluster.maker.choice import ClusterChoice
from fastvid_gui.cluster.maker.claim import Claim
from fastvid_gui.cluster.maker.desk import Desk, PieceRead, PieceTaken
from fastvid_gui.cluster.maker.hub import Hub, HubLost, MembersSeen, Reported, TaskFailed
from fastvid_gui.cluster.maker.members import MemberLink, places, rows, shares, shown_name
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.cluster.maker.plan import KnownRanges
from fastvid_gui.cluster.maker.reports import Reports
from fastvid_gui.cluster.maker.roster import Roster
from fastvid_gui.cluster.maker.set_up import (
    Compared,
    Connected,
    FoundByPlanner,
    JobFolderReady,
    NoMorePlanned,
    NotConnected,
    SetUp,
    SetUpFailed,
)
from fastvid_gui.cluster.maker.waiting import Waiting
from fastvid_gui.cluster.messages import RangeOrder
from fastvid_gui.cluster.schedulers import Place
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.decisions import BusyTime, DecisionsCarriedOut
from fastvid_gui.farm.maker.desk import DeskFailed, SeamBroken, SeamStored
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule import instructions as todo
from fastvid_gui.farm.schedule.coordinator import TICK_S, Coordinator
from fastvid_gui.render.events import Event, NodesChanged, Noted, PieceStored
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.result import NodeShare
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.sentence import NOTHING, say, sentence_of

WAIT_S = 0.1
NEWS_S = 0.2


class ClusterRun:
    """One run over what is left of a job; see `render.local_run.Run`."""

    def __init__(self, parts: RunParts, choice: ClusterChoice) -> None:
        self._parts, self._choice, self._folder = parts, choice, choice.folder
        self._topic = f"fastvid-{parts.job}-{secrets.token_hex(4)}"
        self._coordinator = Coordinator(parts.settings.chunk_frames, helpers_only=True)
        self._busy = BusyTime(self._coordinator)
        self._posted: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._links: dict[str, MemberLink] = {}
        self._table = AssignmentTable()
        self._decisions = DecisionsCarriedOut(
            self._coordinator, self._table, self._do, self._name, self._told
        )
        self._desk = Desk(parts, self._folder, self._posted.put)
        self._pieces = Pieces(self._desk, self._coordinator, self._table, self._decisions.handle)
        self._ranges = KnownRanges(parts, self._desk, self._pieces, self._told, self._decisions.handle)
        self._roster = Roster(
            folder=self._folder,
            job=parts.job,
            topic=self._topic,
            decisions=self._decisions,
            table=self._table,
            pieces=self._pieces,
            links=self._links,
            tell=self._told,
        )
        self._reports = Reports(
            self._folder, self._roster, self._pieces, self._table, self._decisions, self._told
        )
        self._waiting = Waiting(self._coordinator, self._links, choice.how_to_join, self._told)
        self._place: Place | None = None
        self._compared = False
        self._tell: Callable[[Event], None] = lambda event: None
        self._places_told: object = None
        self._told_at = 0.0
        self._trouble = NOTHING
        self._steered: deque[tuple[str, bool]] = deque()

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Who did what."""
        return shares(self._coordinator, self._links, self._busy.seconds)

    def steer(self, node: str, allowed: bool) -> None:
        """Takes a member out of this job, or lets it in again, also one that was set aside. From any thread."""
        self._steered.append((node, allowed))

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """Paints everything that the planning yields.

        Args:
            planning: ranges in film order, and events to be told; read on a thread of its own.
            tell: called on this thread with each event.

        Raises:
            Interrupted: `stop` was set. FastVidError: nobody can go on. Stored pieces remain in any case.
        """
        self._tell, self._planning = tell, planning
        parts = self._parts
        with ExitStack() as stack:
            with self._folder.used():
                self._folder.job(parts.job).mkdir(mode=0o700, exist_ok=True)
            claim = Claim(
                self._folder, parts.job, parts.stop, lambda error: self._posted.put(SetUpFailed(error))
            )
            stack.callback(claim.close)
            stack.callback(self._desk.close)
            stack.callback(self._close_hubs)
            self._set_up = SetUp(
                parts, self._choice, self._desk, self._topic, self._posted.put, threads=stack
            )
            self._set_up.begin()
            self._serve()
        if self._decisions.finished:
            remove_job(self._folder, parts.job)
            if self._choice.address is not None:
                self._folder.tidy()  # made beside the film for this render only

    def _close_hubs(self) -> None:
        self._roster.close_hub()
        # One may have been opened while the run was ended.
        with suppress(queue.Empty):
            while True:
                if isinstance(item := self._posted.get_nowait(), Connected):
                    item.hub.close()

    def _told(self, event: Event) -> None:
        self._tell(event)

    # ---- the loop

    def _serve(self) -> None:
        last = time.monotonic()
        while not (self._decisions.finished and not self._pieces.unfinished):
            if self._parts.stop.is_set():
                raise Interrupted(Painting.STOPPED)
            if self._reports.failure is not None and not self._pieces.unfinished:
                raise self._reports.failure
            for item in self._taken():
                self._on(item)
            while self._steered:
                self._roster.steer(*self._steered.popleft())
            now = time.monotonic()
            if now - last >= TICK_S:
                self._tick(now, now - last)
                last = now
            elif now - self._told_at >= NEWS_S and self._places_told != self._places():
                self._tell_nodes()

    def _taken(self) -> list[object]:
        found: list[object] = []
        with suppress(queue.Empty):
            found.append(self._posted.get(timeout=WAIT_S))
            while len(found) < 500:
                found.append(self._posted.get_nowait())
        return found

    def _tick(self, now: float, passed: float) -> None:
        self._busy.tick(passed)
        self._decisions.handle(ev.Tick())
        if self._compared and self._roster.hub is not None:
            self._waiting.look(now)
        else:
            self._waiting.rest()
        self._tell_nodes()

    def _tell_nodes(self) -> None:
        self._places_told, self._told_at = self._places(), time.monotonic()
        self._tell(NodesChanged(rows(self._coordinator, self._links), self._coordinator.expected_seconds()))

    def _places(self) -> object:
        return places(self._coordinator, self._links)

    def _on(self, item: object) -> None:
        match item:
            case Reported(address, report):
                self._reports.heard(address, report)
            case MembersSeen(members):
                self._roster.seen(members)
            case PieceRead():
                self._pieces.read(item)
            case PieceTaken(span):
                self._pieces.unfinished -= 1
                self._tell(PieceStored(span))
            case SeamStored(range_number, span):
                self._pieces.unfinished -= 1
                self._tell(PieceStored(span))
                self._decisions.handle(ev.SeamFaded(range_number))
            case SeamBroken():
                self._pieces.seam_broken(item)
            case TaskFailed(address, assignment, text):
                self._reports.task_failed(address, assignment, text)
            case HubLost(hub):
                self._on_hub_lost(hub)
            case FoundByPlanner(part):
                self._ranges.take(part)
            case JobFolderReady(seeds):
                self._ranges.old_seeds = seeds
                self._set_up.plan(self._planning)
                self._set_up.connect()
            case Compared():
                self._compared = True
                self._roster.compared()
            case Connected(hub, place):
                self._roster.hub, self._place, self._trouble = hub, place, NOTHING
            case NotConnected(error):
                self._on_not_connected(error)
            case NoMorePlanned(error) | SetUpFailed(error) | DeskFailed(error):
                self._on_ended(error)
            case _:
                pass

    def _on_ended(self, error: BaseException | None) -> None:
        if error is None:
            self._decisions.handle(ev.PlanComplete(self._ranges.count))
        elif self._parts.stop.is_set():
            raise Interrupted(Painting.STOPPED) from error
        else:
            raise error

    def _on_hub_lost(self, hub: Hub) -> None:
        if hub is not self._roster.hub:
            return
        self._roster.close_hub()
        if self._choice.was_stopped(self._place):
            raise FarmError(ClusterSays.STOPPED)
        self._tell(Noted(say(ClusterSays.NEXT_SCHEDULER)))
        self._roster.all_gone()
        self._set_up.connect()

    def _on_not_connected(self, error: FarmError) -> None:
        if isinstance(error, FolderFailed) or not self._folder.seen():
            raise error
        if not self._place and not self._links:
            raise error  # it never worked
        if (trouble := sentence_of(error)) != self._trouble:
            self._trouble = trouble
            self._tell(Noted(say(ClusterSays.TRIES_AGAIN, reason=trouble)))

    # ---- what the coordinator asks for

    def _do(self, instruction: todo.Instruction) -> None:
        match instruction:
            case todo.Assignment():
                self._assign(instruction)
            case todo.Withdraw(_, assignment, _):
                if self._roster.hub is not None:
                    self._roster.hub.revoke(assignment)
            case todo.Accept(node, assignment, _, span):
                if (entry := self._table.get(assignment)) is not None:
                    self._reports.painted(node, assignment, span.stop - entry.assignment.from_frame)
                self._pieces.accept(instruction)
            case todo.Ignore(ev.PieceReceived(assignment=assignment, span=span)):
                self._pieces.drop(assignment, span)
            case todo.FadeSeam(range_number, start, stop):
                self._pieces.fade(range_number, start, stop)
            case _:
                pass

    def _assign(self, assignment: todo.Assignment) -> None:
        seed = self._pieces.seed_for(assignment)
        if seed is None:
            self._pieces.forget_seed(assignment)
            return
        if self._roster.hub is None:
            return  # its node is about to be told gone
        parts = self._parts
        order = RangeOrder(
            folder=sent_path(self._folder.shared),
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
        self._roster.hub.order(self._links[assignment.node].address, order)

    def _name(self, node: str) -> str:
        link = self._links.get(node)
        return shown_name(link, self._links.values()) if link is not None else node
