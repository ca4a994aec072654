"""The maker's run: a job painted by this computer and its helpers. The shell around `coordinator.py`.

One thread owns sockets and decisions (`run`). Planning, painting, the disk and the reference sequence have threads of
their own and post to it, as the helpers' messages do:

    planner, painters, desk, finder --post--> loop --events--> coordinator --instructions--> links, painters, desk

It has the same interface as `render.local_run.LocalRun`, so that a job does not know who paints it.
"""

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from fastvid_gui.cores import cores
from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.job import stable_hash
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.farm.maker import link as news
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.decisions import BusyTime, DecisionsCarriedOut
from fastvid_gui.farm.maker.desk import (
    AssignmentReady,
    DeskFailed,
    JobDesk,
    PieceChecked,
    PieceSafe,
    PieceSkipped,
    SeamBroken,
    SeamStored,
    SeedUnsound,
)
from fastvid_gui.farm.maker.helpers import Helpers
from fastvid_gui.farm.maker.link import HelperLink
from fastvid_gui.farm.maker.local import LocalFrame, LocalNode, LocalPiece, LocalReference
from fastvid_gui.farm.maker.nodes import HelperFound, NodeChoice
from fastvid_gui.farm.maker.notes import BoundedNotes
from fastvid_gui.farm.maker.pieces import Deliveries, Delivery
from fastvid_gui.farm.maker.plan import PlanEnded, PlanIntake, PlannerNews
from fastvid_gui.farm.maker.reasons import Reasons
from fastvid_gui.farm.maker.references import References
from fastvid_gui.farm.maker.samples import SampleTaken, SpotChecked, SpotChecks
from fastvid_gui.farm.maker.table import node_places, node_rows, shares
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.parcels import ParcelDesk
from fastvid_gui.farm.reference import expected_fps
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule import instructions as todo
from fastvid_gui.farm.schedule.coordinator import TICK_S, Coordinator
from fastvid_gui.farm.schedule.states import Presence, Standing
from fastvid_gui.farm.sockets.link import ConnectFailed, LinkDown, LinkUp, Received
from fastvid_gui.farm.sockets.loop import Loop, LoopEvent, Posted
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.render.events import (
    Event,
    FrameDone,
    NodesChanged,
    Noted,
    PieceStored,
)
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.own_work import own_work
from fastvid_gui.render.painters import PaintingEnded
from fastvid_gui.render.result import NodeShare
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.sentence import Sentence, said_by_others, say, sentence_of
from fastvid_gui.sentences.shared_render import Fault, Standstill
from fastvid_gui.style.devices import choose

__all__ = ["FarmRun", "NodeChoice"]

WAIT_S = 0.1
NEWS_S = 0.2
"""People are told after this long when the assignments have changed; else each tick."""


class FarmRun:
    """One run over what is left of a job, with helpers; see `local_run.Run`. Its parts are all made here, once."""

    def __init__(self, parts: RunParts, choice: NodeChoice) -> None:
        self._parts, self._choice = parts, choice
        self._identity, self._peers = load_identity(), PeerBook()
        self._me = self._identity.id
        self._session = secrets.token_hex(8)
        self._job = stable_hash("farm job", parts.job)
        self._coordinator = Coordinator(parts.settings.chunk_frames, choice.helpers_only)
        self._links: dict[str, HelperLink] = {}
        self._stored: set[PieceSpan] = set(parts.store.pieces(parts.job))
        self._references = References(parts.styles.every.values(), parts.settings)
        self._local_error: Exception | None = None
        self._table = AssignmentTable()
        self._busy = BusyTime(self._coordinator)
        self._halt = threading.Event()
        self._steered = deque((node, False) for node in choice.without)
        self._tell: Callable[[Event], None] = lambda event: None
        self._places_told: object = None
        self._told_at = 0.0
        self._caught: list[SpotChecked] = []
        self._fading = 0
        self._fades_held: list[todo.FadeSeam] | None = None
        self._decisions = DecisionsCarriedOut(
            self._coordinator, self._table, self._do, self._name, self._told
        )
        self._reasons = Reasons(self._told, choice.helpers_only)
        with ExitStack() as making:
            self._loop = making.enter_context(Loop(self._identity, self._peers))
            self._desk = JobDesk(parts, self._loop.post)
            making.callback(self._desk.close)
            self._spot = SpotChecks(
                parts,
                choice.spot_check,
                self._desk.samples,
                self._loop.post,
                self._on_checks_left,
            )
            making.callback(self._spot.close)
            self._deliveries = Deliveries(
                names=(self._job, self._session),
                parts=parts,
                stored=self._stored,
                desk=self._desk,
                coordinator=self._coordinator,
                table=self._table,
                spot=self._spot,
                handle=self._handle,
            )
            self._local = LocalNode(
                parts=parts,
                node=self._me,
                halt=self._halt,
                post=self._loop.post,
                post_by_the_way=self._loop.post_by_the_way,
                table=self._table,
            )
            making.callback(self._local.close)
            self._helpers = Helpers(
                greet=(self._me, self._session, self._job),
                settings=parts.settings,
                references=self._references,
                loop=self._loop,
                peers=self._peers,
                owner=self,
                tell=self._told,
                handle=self._handle,
                links=self._links,
                table=self._table,
            )
            self._plan = PlanIntake(parts, self._stored, self._desk, self._told, self._handle)
            self._made = making.pop_all()

    def _told(self, event: Event) -> None:
        self._tell(event)

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Who did what."""
        return shares(self._coordinator, self._links, self._busy.seconds)

    def steer(self, node: str, allowed: bool) -> None:
        """Takes a node out of this job, or lets it in again, even one that was set aside or refused. From any thread.

        Args:
            node: its id; the node need not have been seen yet.
        """
        self._steered.append((node, allowed))

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """Has everything painted that the planning gives.

        Args:
            planning: ranges in film order, and events to tell; read on a thread of its own.
            tell: called on this thread with each event.

        Raises:
            Interrupted: `stop` was set. FastVidError: nobody can go on. Stored pieces stay in any case.
        """
        self._tell = BoundedNotes(tell, self._node_named)
        with self._made as stack:
            if not self._choice.helpers_only:
                stack.enter_context(own_work())
            reading = (planning, self._loop.post, self._loop.post_by_the_way, self._halt)
            threads = [
                threading.Thread(target=self._plan.read, args=reading, name="plan", daemon=True),
                threading.Thread(target=self._local.paint_reference, name="reference", daemon=True),
            ]
            for thread in threads:
                thread.start()
                stack.callback(thread.join)
            stack.callback(self._halt.set)
            stack.callback(self._say_goodbye)
            stack.enter_context(self._helpers.found(self._choice))
            self._serve()

    def _serve(self) -> None:
        begun = last = time.monotonic()
        while not (self._decisions.finished and not self._deliveries.unfinished):
            if self._parts.stop.is_set():
                raise Interrupted(Painting.STOPPED)
            for event in self._loop.wait(WAIT_S):
                self._on_event(event)
            if self._caught and not self._fading:
                self._discard_caught()
            while self._steered:
                self._steer(*self._steered.popleft())
            now = time.monotonic()
            if self._plan.waits and self._may_begin(now - begun):
                self._deliveries.early = False
                for told in self._deliveries.fetched():
                    name = self._name(told.node)
                    self._tell(replace(told, node=name, by=name))
                self._plan.release()
            self._helpers.step(partial(self._desk.prepare, with_clip=True))
            if now - last >= TICK_S:
                self._tick(now, now - last)
                last = now
            elif now - self._told_at >= NEWS_S and self._places_told != node_places(
                self._coordinator, self._links
            ):
                self._tell_nodes()

    def _tick(self, now: float, passed: float) -> None:
        self._busy.tick(passed)
        self._handle(ev.Tick())
        self._helpers.tick(now)
        # This computer joins once it has painted the reference sequence.
        if not self._plan.waits and (self._choice.helpers_only or self._me in self._coordinator.nodes):
            self._reasons.look(now, self._coordinator, self._links)
        self._tell_nodes()

    def _tell_nodes(self) -> None:
        self._places_told, self._told_at = node_places(self._coordinator, self._links), time.monotonic()
        rows = node_rows(self._coordinator, self._links, self._device)
        self._tell(NodesChanged(rows, self._coordinator.expected_seconds()))

    @property
    def _device(self) -> str:
        return str(choose(self._parts.device, "auto")[0]).upper()

    def _may_begin(self, passed_s: float) -> bool:
        all_known, unfinished = self._choice.named, self._deliveries.unfinished
        return self._plan.may_begin(self._links.values(), all_known, unfinished, passed_s)

    def _say_goodbye(self) -> None:
        self._helpers.say_goodbye(self._decisions.finished)
        self._local.stop_all()

    # ---- events

    def _on_event(self, event: LoopEvent) -> None:
        match event:
            case Received() | LinkUp() | LinkDown() | ConnectFailed():
                self._helpers.on_socket(event)
            case Posted(HelperFound() as found):
                self._helpers.on_found(found)
            case Posted((PlannerNews() | PlanEnded()) as item):
                self._plan.take(item)
            case Posted(LocalReference() as mine):
                self._on_my_reference(mine)
            case Posted(value):
                self._on_posted(value)

    def _on_posted(self, value: object) -> None:
        match value:
            case AssignmentReady():
                self._on_assignment_ready(value)
            case SeedUnsound(assignment, giver):
                frame = assignment.from_frame
                self._handle(ev.SeedBroken(assignment.range_number, frame, assignment.id, giver))
            case PieceSafe():
                self._deliveries.safe(value)
                self._tell(PieceStored(value.span))
            case PieceSkipped():
                self._deliveries.skipped(value)
            case SeamStored(range_number, span):
                self._deliveries.unfinished -= 1
                self._fading -= 1
                self._deliveries.faded(span)
                self._tell(PieceStored(span))
                self._handle(ev.SeamFaded(range_number))
            case SeamBroken():
                self._on_seam_broken(value)
            case SampleTaken():
                self._spot.taken(value)
            case SpotChecked():
                self._on_spot_checked(value)
            case PieceChecked(Delivery() as delivery, frames):
                self._deliveries.unfinished -= 1
                self._deliveries.checked(delivery, frames)
            case DeskFailed(error):
                if self._parts.stop.is_set():
                    raise Interrupted(Painting.STOPPED) from error
                raise error
            case LocalFrame(assignment, count):
                self.on_frames(assignment, count, LOCAL)
            case LocalPiece(assignment, piece, fingerprint, done):
                delivery = Delivery(
                    node=self._me,
                    assignment=assignment,
                    piece=piece,
                    fingerprint=fingerprint,
                    release=done.set,
                )
                self._deliveries.checked(delivery, len(piece.span))
            case PaintingEnded():
                self._on_local_ended(value)
            case _:
                pass

    def _handle(self, event: ev.Event) -> None:
        self._decisions.handle(event)

    def _do(self, instruction: todo.Instruction) -> None:
        match instruction:
            case todo.Assignment(node=node):
                if node == self._me:
                    self._desk.prepare(instruction, with_clip=False)
                else:
                    self._deliveries.assign(instruction, self._links[node].session)
                    self._links[node].assign(instruction)
            case todo.Withdraw(node, assignment, reason):
                if node == self._me:
                    self._local.revoke(assignment)
                elif node in self._links:
                    self._links[node].revoke(assignment, reason)
            case todo.Close(node, assignment) if node in self._links:
                self._links[node].forget(assignment)
            case todo.Accept():
                self._deliveries.accept(instruction)
            case todo.Ignore(ev.PieceReceived() as event):
                self._deliveries.drop(event)
            case todo.FadeSeam():
                self._fade(instruction)
            case todo.MakeChecks():
                self._spot.make_all()
            case todo.Wait(reason):
                self._on_wait(reason)
            case _:
                pass

    def _on_wait(self, reason: Sentence) -> None:
        if self._choice.helpers_only:
            return  # said by `Reasons.look`, which also ends it
        local = self._coordinator.nodes.get(self._me)
        if local is None:
            return  # it is about to join
        if any(node.usable or node.presence is Presence.PAUSED for node in self._coordinator.nodes.values()):
            return  # said by `Reasons.look`, too
        if local.standing is not Standing.GOOD and self._local_error is not None:
            raise self._local_error
        raise FarmError(Standstill.NOBODY, reason=reason)

    # ---- what turns out to be no good

    def _fade(self, seam: todo.FadeSeam) -> None:
        if self._fades_held is not None:
            self._fades_held.append(seam)
            return
        self._deliveries.unfinished += 1
        self._fading += 1
        self._desk.fade(seam.range_number, seam.start, seam.stop)

    def _on_seam_broken(self, found: SeamBroken) -> None:
        """A side of a seam is no picture, or lost: it is painted again. A helper that brought no picture is named."""
        range_number, sides = found.range_number, found.sides
        self._deliveries.unfinished -= 1
        self._fading -= 1
        self._stored.difference_update(sides)
        lost: dict[int, frozenset[PieceSpan]] = {}
        for side in sides:
            place = range_number if side.kind is PieceKind.TAIL else range_number + 1
            lost[place] = frozenset([side])
        fault = say(Fault.WRONG, start=sides[0].start, stop=sides[0].stop)
        self._handle(ev.PiecesLost(lost, self._deliveries.bringers(found.blamed), fault))

    def _on_checks_left(self, count: int) -> None:
        self._handle(ev.ChecksLeft(count))

    def _on_spot_checked(self, found: SpotChecked) -> None:
        """A helper's piece was painted here once more."""
        if found.unmade and not self._halt.is_set():
            name, span = self._name(found.sample.node), found.sample.span
            frames = {"start": span.start, "stop": span.stop}
            self._tell(Noted(say(HelperNews.NOT_CHECKED, name=name, reason=found.unmade, **frames)))
        if not (found.fault and self._spot.done(found)):
            self._spot.settled(found)
            return
        # Seams being faded are finished before it is decided what has to go; no more are faded until then.
        self._fades_held = self._fades_held or []
        self._caught.append(found)

    def _discard_caught(self) -> None:
        """Deletes what forgers delivered; then seams are faded again."""
        while self._caught:
            self._discard(self._caught.pop(0))
        held, self._fades_held = self._fades_held or [], None
        for seam in held:
            work, after = (
                self._coordinator.ranges[range_number]
                for range_number in (seam.range_number, seam.range_number + 1)
            )
            # One of its sides may be gone; the coordinator then asks for it again.
            if work.accepted[-1] and after.accepted[0] and not work.seam_faded:
                self._fade(seam)

    def _discard(self, found: SpotChecked) -> None:
        """A helper delivered something other than it should have painted: all of it goes, and it gets no more work."""
        node, span = found.sample.node, found.sample.span
        if self._spot.done(found):
            frames = self._deliveries.frames_of(node)
            fault = say(Fault.FORGED, start=span.start, stop=span.stop, fault=found.fault, count=frames)
            lost = self._deliveries.discard_all_of(node)
            self._handle(ev.PiecesLost(lost, (node,), fault, forged=True))
            # Only now: if no checks were left, a complete film would be finished.
            self._spot.forget(node)
        self._spot.settled(found)

    # ---- this computer

    def _on_my_reference(self, mine: LocalReference) -> None:
        if mine.error is not None:
            raise mine.error
        self._references.painted_here(mine.references)
        first = mine.references[self._parts.style.digest]
        self._handle(
            ev.NodeJoined(
                node=self._me,
                session=self._session,
                slots=self._local.slots,
                name=LOCAL,
                local=True,
                fingerprint=first.fingerprint,
                reference_fps=expected_fps(
                    first.seconds_per_frame * self._local.slots / cores(), self._parts.settings
                ),
            )
        )
        self._helpers.judge_all()

    def _on_local_ended(self, ended: PaintingEnded[int]) -> None:
        assignment = ended.key
        if not self._local.ended(ended):
            return
        if ended.error is not None:
            self._local_error = ended.error
            self._handle(ev.NodeFailed(self._me, ev.Failure.ERROR, assignment, sentence_of(ended.error)))
        else:
            self._handle(ev.AssignmentOver(self._me, assignment))

    # ---- what helpers bring

    def on_item(self, link: HelperLink, item: news.News) -> None:
        """See `helpers.Owner`."""
        self._reasons.heard(link, item)
        match item:
            case ms.Goodbye():
                self._decisions.story.said_goodbye(link.id)
            case news.Greeted(restarted):
                self._deliveries.greeted(link)
                if restarted:
                    self._desk.distrust(link.id)  # another program may answer there now
            case _:
                pass

    def on_offer(self, link: HelperLink, done: ms.PieceDone) -> None:
        """See `helpers.Owner`."""
        self._deliveries.offered(link, done)

    def on_piece(self, link: HelperLink, arrived: news.PieceArrived) -> None:
        """See `helpers.Owner`."""
        self._deliveries.from_helper(link, arrived)

    def on_frames(self, key: int, painted: int, node: str) -> None:
        """New frames of an assignment, not yet safe."""
        for frame in self._table.painted(key, painted):
            self._tell(FrameDone(frame, node))

    def _name(self, node: str) -> str:
        return LOCAL if node == self._me else self._links[node].name if node in self._links else node

    def _node_named(self, name: str) -> str:
        return next((link.id for link in self._links.values() if link.name == name), name)

    def _steer(self, node: str, allowed: bool) -> None:
        if node != self._me:
            self._helpers.steer(node, allowed)
            self._tell_nodes()

    # ---- assignments

    def _on_assignment_ready(self, ready: AssignmentReady) -> None:
        assignment = ready.assignment
        if assignment.node == self._me:
            self._local.start(assignment, ready.seed)
            return
        link, error = self._links[assignment.node], ready.error
        if not error:
            try:
                link.send_assignment(assignment, lambda desk: self._paint_range(desk, ready))
            except ValueError as fault:
                error = said_by_others(fault)
        if error:
            if self._choice.helpers_only:
                raise FarmError(Standstill.NOT_SENT, reason=error)
            self._handle(ev.NodeDeclined(assignment.node, assignment.id, error))

    def _paint_range(self, desk: ParcelDesk, ready: AssignmentReady) -> ms.PaintAssignment:
        assignment, seed = ready.assignment, None
        clip = desk.offer(ready.clip or b"")
        if ready.seed is not None:
            seed = ms.SeedParcel(ready.seed.frame, desk.offer(ready.seed.data))
        return ms.PaintAssignment(
            assignment=assignment.id,
            job=self._job,
            part=assignment.part,
            first=assignment.from_frame,
            stop=assignment.to_frame,
            settings=self._parts.settings,
            style=self._parts.styles.at(assignment.part.start).digest,
            clip=clip,
            seed=seed,
        )
