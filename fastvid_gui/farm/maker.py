"""The maker's run: a job painted by this computer and its helpers. The shell around `coordinator.py`.

One thread owns sockets and decisions (`run`). Planning, painting, the disk and the reference sequence have threads of
their own and post to it, as the helpers' messages do:

    planner, painters, desk, finder --post--> loop --events--> coordinator --instructions--> links, painters, desk

It keeps the contract of `render.workers.LocalRun`, so that a job does not know who paints it.
"""

import secrets
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.job import stable_hash
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError, FastVidError, Interrupted, UsageError
from fastvid_gui.farm import events as ev
from fastvid_gui.farm import instructions as todo
from fastvid_gui.farm import links as news
from fastvid_gui.farm import messages as ms
from fastvid_gui.farm.addresses import Address
from fastvid_gui.farm.coordinator import TICK_S, Coordinator
from fastvid_gui.farm.identity import load_identity
from fastvid_gui.farm.links import HelperLink, Phase, greeting
from fastvid_gui.farm.loop import Loop, LoopEvent, Posted
from fastvid_gui.farm.maker_desk import (
    DeskFailed,
    JobDesk,
    OrderReady,
    PieceChecked,
    PieceSafe,
    SeamStored,
    stored_steps,
)
from fastvid_gui.farm.maker_local import LocalFrame, LocalNode, LocalPiece, LocalReference
from fastvid_gui.farm.maker_nodes import HelperFinder, HelperFound, helpers_at
from fastvid_gui.farm.maker_pieces import Deliveries, Delivery
from fastvid_gui.farm.maker_reasons import Reasons
from fastvid_gui.farm.maker_story import Story
from fastvid_gui.farm.maker_table import LOCAL_NAME, busy_nodes, distinct_name, node_places, node_rows, shares
from fastvid_gui.farm.painters import TaskEnded
from fastvid_gui.farm.parcels import ParcelDesk
from fastvid_gui.farm.peers import PeerBook
from fastvid_gui.farm.plain_text import plain
from fastvid_gui.farm.reference import Reference, difference, expected_fps
from fastvid_gui.farm.sockets import ConnectFailed, LinkDown, LinkUp, Received
from fastvid_gui.farm.states import Presence, Standing
from fastvid_gui.render.events import (
    Event,
    FrameDone,
    NodesChanged,
    Noted,
    PieceStored,
    RangePlanned,
    Recovered,
)
from fastvid_gui.render.own_work import own_work
from fastvid_gui.render.work import WorkList
from fastvid_gui.render.workers import STOPPED, NodeShare, RunParts
from fastvid_gui.style.devices import choose
from fastvid_gui.style.pack import dump_style

WAIT_S = 0.1
NEWS_S = 0.2
"""When who paints what has changed, people are told after so long; else each tick."""
HANDOVER_S = 2.0
"""A job that goes on waits so long for helpers that may still hold chunks of it."""
HANDOVER_MOST_S = 30.0
"""So long while such chunks are coming in."""


@dataclass(frozen=True, slots=True)
class NodeChoice:
    """Which computers paint.

    Attributes:
        addresses: of helpers; None: all that are paired and can be found.
        helpers_only: this computer paints nothing.
        interfaces: for discovery; None: the real ones.
        without: ids of nodes that are forbidden from the start.
    """

    addresses: tuple[Address, ...] | None = None
    helpers_only: bool = False
    interfaces: Sequence[str] | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Planned:
    item: RenderRange | Event


@dataclass(frozen=True, slots=True)
class _PlanEnded:
    error: BaseException | None


class FarmRun:
    """One run over what is left of a job, with helpers; see `render.workers.Run`."""

    def __init__(self, parts: RunParts, choice: NodeChoice) -> None:
        if not parts.styles.single:  # orders would need a reference sequence for each style
            raise UsageError(
                "A film in several styles (--styles-at) is painted by this computer alone; add --nodes local."
            )
        self._parts, self._choice = parts, choice
        self._identity, self._peers = load_identity(), PeerBook()
        self._me = self._identity.id
        self._session = secrets.token_hex(8)
        self._job = stable_hash("farm job", parts.job)
        self._coordinator = Coordinator(parts.settings.chunk_frames, choice.helpers_only)
        self._events: deque[ev.Event] = deque()
        self._handling = False
        self._links: dict[str, HelperLink] = {}
        self._by_number: dict[int, HelperLink] = {}
        self._ranges: list[RenderRange] = []
        self._stored: set[PieceSpan] = set(parts.store.pieces(parts.job))
        self._resumes = bool(self._stored)
        self._held: list[_Planned | _PlanEnded] | None = []
        self._reference: Reference | None = None
        self._theirs: dict[str, Reference] = {}
        self._passed: dict[str, str] = {}
        self._local_error: FastVidError | None = None
        self._painted: dict[int, int] = {}
        self._seconds: dict[str, float] = {}
        self._style_data: bytes | None = None
        self._finished = False
        self._halt = threading.Event()
        self._steered = deque((node, False) for node in choice.without)
        self._tell: Callable[[Event], None] = lambda event: None
        self._finder: HelperFinder | None = None
        self._story = Story(self._coordinator, self._name, self._on_recovered)
        self._places_told: object = None
        self._told_at = 0.0

    def _on_recovered(self, recovered: Recovered) -> None:
        self._tell(recovered)

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Who did what."""
        return shares(self._coordinator, self._links, self._seconds)

    def steer(self, node: str, allowed: bool) -> None:
        """Takes a node out of this job, or lets it in again, also one that was set aside or refused. From any thread.

        Args:
            node: its id; of one that is not seen yet too.
        """
        self._steered.append((node, allowed))

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """Has all that the planning gives painted.

        Args:
            planning: ranges in film order, and events to be told; read on a thread of its own.
            tell: called on this thread with each event.

        Raises:
            Interrupted: `stop` was set. FastVidError: nobody can go on. Stored pieces stand in any case.
        """
        self._tell = tell
        self._reasons = Reasons(tell)
        with ExitStack() as stack:
            if not self._choice.helpers_only:
                stack.enter_context(own_work())
            self._loop = stack.enter_context(Loop(self._identity, self._peers))
            self._desk = JobDesk(self._parts, self._loop.post)
            stack.callback(self._desk.close)
            self._deliveries = Deliveries(
                self._job, self._session, self._stored, self._desk, self._coordinator, self._handle
            )
            self._local = LocalNode(self._parts, self._me, self._session, self._halt, self._loop.post)
            stack.callback(self._local.close)
            threads = [
                threading.Thread(target=self._plan, args=(planning,), name="plan", daemon=True),
                threading.Thread(target=self._local.paint_reference, name="reference", daemon=True),
            ]
            for thread in threads:
                thread.start()
                stack.callback(thread.join)
            stack.callback(self._halt.set)
            stack.callback(self._say_goodbye)
            self._find_helpers(stack)
            self._serve()

    def _serve(self) -> None:
        begun = last = time.monotonic()
        while not (self._finished and not self._deliveries.unfinished):
            if self._parts.stop.is_set():
                raise Interrupted(STOPPED)
            for event in self._loop.wait(WAIT_S):
                self._on_event(event)
            while self._steered:
                self._steer(*self._steered.popleft())
            now = time.monotonic()
            if self._held is not None and self._handover_over(now - begun):
                held, self._held = self._held, None
                self._deliveries.early = False
                for item in held:
                    self._on_planned(item)
            for link in self._links.values():
                assign = link.next_to_prepare()
                if assign is not None:
                    self._desk.prepare(assign, with_clip=True)
                link.pump(self._loop.room)
            if now - last >= TICK_S:
                self._tick(now, now - last)
                last = now
            elif now - self._told_at >= NEWS_S and self._places_told != node_places(
                self._coordinator, self._links
            ):
                self._tell_nodes()

    def _tick(self, now: float, passed: float) -> None:
        for node in busy_nodes(self._coordinator):
            self._seconds[node] = self._seconds.get(node, 0.0) + min(passed, 2 * TICK_S)
        self._handle(ev.Tick())
        for link in self._links.values():
            link.beat()
            record = self._coordinator.nodes.get(link.id)
            held = {record.ahead, *record.active} if record else set(link.orders)
            for number in [number for number in link.orders if number not in held]:
                link.forget_order(number)
            if link.late_with_reference(now):
                self._refuse(link, "it did not paint the reference sequence in time")
        if self._finder is not None:
            self._finder.look()
        if self._choice.helpers_only and self._held is None:
            self._reasons.look(now, self._coordinator, self._links)
        self._tell_nodes()

    def _tell_nodes(self) -> None:
        self._places_told, self._told_at = node_places(self._coordinator, self._links), time.monotonic()
        rows = node_rows(self._coordinator, self._links, self._device)
        self._tell(NodesChanged(rows, self._coordinator.expected_seconds()))

    @property
    def _device(self) -> str:
        return str(choose(self._parts.device, "auto")[0]).upper()

    def _find_helpers(self, stack: ExitStack) -> None:
        if self._choice.addresses is not None:
            for found in helpers_at(self._choice.addresses, self._peers):
                self._on_found(found)
            return
        finder = HelperFinder(self._peers, self._choice.interfaces, self._loop.post)
        stack.callback(finder.stop)
        finder.start()
        self._finder = finder

    def _say_goodbye(self) -> None:
        for link in self._links.values():
            if self._finished:
                link.send(ms.JobOver(self._job))
            link.send(ms.Goodbye())
        self._local.stop_all()

    # ---- events

    def _on_event(self, event: LoopEvent) -> None:
        match event:
            case Received(connection, message):
                if (link := self._by_number.get(connection.number)) is not None:
                    self._on_message(link, message)
            case LinkUp(connection):
                link = self._links[connection.peer.id]
                self._by_number[connection.number] = link
                self._peers.reached(link.id, link.address)
                name = plain(socket.gethostname(), 64)
                link.up(connection, greeting(self._me, name, self._session, self._job))
            case LinkDown(connection, reason):
                if (gone := self._by_number.pop(connection.number, None)) is not None:
                    gone.down(reason)
            case ConnectFailed(peer, _, reason, refused):
                self._on_connect_failed(self._links[peer.id], reason, refused)
            case Posted(HelperFound() as found):
                self._on_found(found)
            case Posted((_Planned() | _PlanEnded()) as item):
                if self._held is not None:
                    self._held.append(item)
                else:
                    self._on_planned(item)
            case Posted(LocalReference() as mine):
                self._on_my_reference(mine)
            case Posted(value):
                self._on_posted(value)

    def _on_posted(self, value: object) -> None:
        match value:
            case OrderReady():
                self._on_order_ready(value)
            case PieceSafe():
                self._deliveries.safe(value)
                self._tell(PieceStored(value.span))
            case SeamStored(number, span):
                self._deliveries.unfinished -= 1
                self._tell(PieceStored(span))
                self._handle(ev.SeamFaded(number))
            case PieceChecked(Delivery() as delivery, frames):
                self._deliveries.unfinished -= 1
                self._deliveries.checked(delivery, frames)
            case DeskFailed(error):
                if self._parts.stop.is_set():
                    raise Interrupted(STOPPED) from error
                raise error
            case LocalFrame(assignment, count):
                self._on_frames(assignment, count, LOCAL_NAME)
            case LocalPiece(assignment, piece, fingerprint, done):
                delivery = Delivery(self._me, assignment, piece, fingerprint, done.set)
                self._deliveries.checked(delivery, len(piece.span))
            case TaskEnded():
                self._on_local_ended(value)
            case _:
                pass

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
            case todo.Assign(node, assignment):
                self._deliveries.assigned[assignment] = instruction
                if node == self._me:
                    self._local.order(instruction)
                    self._desk.prepare(instruction, with_clip=False)
                else:
                    self._links[node].order(instruction)
            case todo.Revoke(node, assignment, reason):
                if node == self._me:
                    self._local.revoke(assignment)
                elif node in self._links:
                    self._links[node].revoke(assignment, reason)
            case todo.Accept(node, assignment, number, step):
                self._deliveries.accept(node, assignment, number, step)
            case todo.Ignore(ev.ChunkReceived(node, assignment, _, span)):
                self._deliveries.drop(node, assignment, span)
            case todo.Ignore(ev.PieceReceived(node, assignment, _, piece)):
                self._deliveries.drop(node, assignment, piece)
            case todo.SetAside(node, reason):
                self._tell(Noted(f"{self._name(node)} gets no more work: {reason}."))
            case todo.FadeSeam(number, start, stop):
                self._deliveries.unfinished += 1
                self._desk.fade(number, start, stop)
            case todo.Withhold(_, reason):
                self._tell(Noted(f"A part of the film is put back: {reason}."))
            case todo.Wait(reason):
                self._on_wait(reason)
            case todo.Finish():
                self._finished = True
            case _:
                pass

    def _on_wait(self, reason: str) -> None:
        if self._choice.helpers_only:
            return  # said by `Reasons.look`
        local = self._coordinator.nodes.get(self._me)
        if local is None:
            return  # it is about to join
        if any(node.usable or node.presence is Presence.PAUSED for node in self._coordinator.nodes.values()):
            self._tell(Noted(f"Waiting: {reason}."))
            return
        if local.standing is not Standing.GOOD and self._local_error is not None:
            raise self._local_error
        raise FarmError(f"Nobody can go on: {reason}. What is finished is kept.")

    # ---- the plan

    def _plan(self, planning: Iterable[RenderRange | Event]) -> None:
        """On the planner's thread."""
        try:
            for item in planning:
                if self._halt.is_set():
                    return
                self._loop.post(_Planned(item))
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that called `run`
            self._loop.post(_PlanEnded(error))
        else:
            self._loop.post(_PlanEnded(None))

    def _on_planned(self, planned: _Planned | _PlanEnded) -> None:
        if isinstance(planned, _PlanEnded):
            if planned.error is not None:
                if self._parts.stop.is_set():
                    raise Interrupted(STOPPED) from planned.error
                raise planned.error
            self._handle(ev.PlanComplete(len(self._ranges)))
            return
        part = planned.item
        if not isinstance(part, RenderRange):
            self._tell(part)
            return
        number, chunk_frames = len(self._ranges), self._parts.settings.chunk_frames
        self._ranges.append(part)
        finished = stored_steps(part, self._stored, chunk_frames)
        seed = self._parts.store.seed(self._parts.job, part.start) if finished else None
        if seed is not None:
            self._desk.keep_seed(number, seed)
        missing = WorkList(self._stored, chunk_frames).missing(part)
        self._tell(RangePlanned(part, sum(map(len, missing))))
        seam = PieceSpan(part.body_stop, part.stop, PieceKind.SEAM) if part.tail else None
        self._handle(
            ev.RangePlanned(
                number,
                part,
                finished,
                frozenset() if seed is None else frozenset([seed.frame + 1]),
                seam is not None and seam in self._stored,
            )
        )

    def _handover_over(self, passed: float) -> bool:
        """Whether no chunks of an interrupted run are to be expected from helpers any more."""
        coming = any(link.link and link.kept_arrived < link.kept for link in self._links.values())
        if (coming or self._deliveries.unfinished) and passed < HANDOVER_MOST_S:
            return False
        greeted = all(link.phase is not Phase.CONNECTING for link in self._links.values())
        known = bool(self._links) and greeted and self._choice.addresses is not None
        return not self._resumes or known or passed >= HANDOVER_S

    # ---- this computer

    def _on_my_reference(self, mine: LocalReference) -> None:
        if mine.reference is None:
            assert mine.error is not None
            raise mine.error
        self._reference = mine.reference
        self._handle(
            ev.NodeJoined(
                self._me,
                self._session,
                self._parts.workers,
                LOCAL_NAME,
                True,
                mine.reference.fingerprint,
                expected_fps(mine.reference.seconds_per_frame, self._parts.settings),
            )
        )
        for node in list(self._theirs):
            self._judge(self._links[node])

    def _on_local_ended(self, ended: TaskEnded) -> None:
        number = ended.key.assignment
        if not self._local.ended(ended):
            return
        if ended.error is not None:
            self._local_error = ended.error
            self._handle(ev.NodeFailed(self._me, ev.Failure.ERROR, number, str(ended.error)))
        else:
            self._handle(ev.RangeFinished(self._me, number))

    # ---- helpers

    def _on_found(self, found: HelperFound) -> None:
        link = self._links.get(found.peer.id)
        if link is None:
            link = self._links[found.peer.id] = HelperLink(found.peer, found.address, self._loop.send)
        elif link.link is not None or not found.sure or link.address == found.address:
            return
        link.address = found.address
        self._loop.connect(found.peer, found.address)

    def _on_connect_failed(self, link: HelperLink, reason: str, refused: bool) -> None:
        if refused and link.phase is not Phase.REFUSED:
            link.phase, link.why = Phase.REFUSED, reason
            self._tell(Noted(f"{link.name} ({link.address}): {reason}."))
        elif link.phase is Phase.CONNECTING:
            link.why = reason
        if link.joined:
            # Its port is closed: the process is gone, and need not be waited for.
            link.joined = False
            self._handle(ev.NodeLeft(link.id))

    def _on_message(self, link: HelperLink, message: ms.Message) -> None:
        for item in link.on_message(message, time.monotonic()):
            self._reasons.heard(link, item)
            match item:
                case news.Greeted():
                    self._on_greeted(link)
                case news.StyleAsked(digest):
                    self._send_style(link, digest)
                case news.ReferenceArrived(reference):
                    self._theirs[link.id] = reference
                    self._judge(link)
                case news.PieceArrived():
                    self._deliveries.from_helper(link, item)
                case news.Unwelcome(reason):
                    self._refuse(link, reason)
                case ms.Goodbye(reason):
                    self._tell(Noted(f"{link.name} has left: {reason or 'it was ended'}."))
                    self._story.said_goodbye(link.id)
                    self._leave(link)
                case ms.Progress(assignment, painted):
                    self._on_frames(assignment, painted, link.name)
                case _:
                    if link.joined and (event := link.as_event(item)) is not None:
                        self._handle(event)

    def _on_greeted(self, link: HelperLink) -> None:
        link.name = distinct_name(link, self._links.values())
        if self._passed.get(link.id) == link.session:
            self._join(link, None)
        else:
            self._theirs.pop(link.id, None)
            self._leave(link)
            link.ask_reference(self._parts.style.digest, self._parts.settings, time.monotonic())

    def _send_style(self, link: HelperLink, digest: str) -> None:
        if digest != self._parts.style.digest:
            link.send_style(digest, None)
            return
        self._style_data = self._style_data or dump_style(self._parts.style)
        link.send_style(digest, self._style_data)

    def _judge(self, link: HelperLink) -> None:
        """Whether a helper paints as this computer does, once both have painted the reference sequence."""
        if self._reference is None or link.phase is not Phase.CHECKING:
            return
        theirs = self._theirs.pop(link.id)
        reason = difference(self._reference, theirs)
        if reason:
            self._refuse(link, reason)
            return
        self._passed[link.id] = link.session
        mixed = theirs.fingerprint != self._reference.fingerprint
        note = f"; its versions or device differ ({theirs.fingerprint}), tiny differences are possible"
        self._tell(Noted(f"{link.name} helps ({link.device}){note if mixed else ''}."))
        self._join(link, expected_fps(theirs.seconds_per_frame, self._parts.settings))

    def _join(self, link: HelperLink, fps: float | None) -> None:
        link.phase, link.joined = Phase.READY, True
        fingerprint = link.fingerprint
        self._handle(ev.NodeJoined(link.id, link.session, link.slots, link.name, False, fingerprint, fps))
        # It may have joined before, and be rested or resting.
        self._handle(ev.Heartbeat(link.id, link.paused, link.why))

    def _leave(self, link: HelperLink) -> None:
        if link.joined:
            link.joined = False
            self._handle(ev.NodeLeft(link.id))

    def _refuse(self, link: HelperLink, reason: str) -> None:
        self._tell(Noted(f"{link.name} does not help: {reason}."))
        self._leave(link)
        link.send(ms.Goodbye("refused"))
        link.phase, link.why = Phase.REFUSED, reason

    def _name(self, node: str) -> str:
        return LOCAL_NAME if node == self._me else self._links[node].name if node in self._links else node

    def _steer(self, node: str, allowed: bool) -> None:
        if node == self._me:
            return
        if not allowed:
            self._handle(ev.Forbid(node))
        else:
            self._handle(ev.Readmit(node))
            link = self._links.get(node)
            if link is not None and link.phase is Phase.REFUSED:
                # It is tried again from the beginning: it may have been updated, or paired anew.
                if link.link is not None:
                    self._by_number.pop(link.link.number, None)
                link.phase, link.why, link.link = Phase.CONNECTING, "", None
                self._loop.connect(link.peer, link.address)
        self._tell_nodes()

    # ---- assignments and pieces

    def _on_order_ready(self, ready: OrderReady) -> None:
        assign = ready.assign
        if assign.node == self._me:
            self._local.start(assign, ready.seed)
            return
        link, error = self._links[assign.node], ready.error
        if not error:
            try:
                link.send_order(assign, lambda desk: self._paint_range(desk, ready))
            except ValueError as fault:
                error = str(fault)
        if error:
            if self._choice.helpers_only:
                raise FarmError(f"A part of the film can't be sent to helpers: {error}")
            link.forget_order(assign.assignment)
            self._handle(ev.NodeDeclined(assign.node, assign.assignment, error))

    def _paint_range(self, desk: ParcelDesk, ready: OrderReady) -> ms.PaintRange:
        assign, seed = ready.assign, None
        clip = desk.offer(ready.clip or b"")
        if ready.seed is not None:
            seed = ms.SeedParcel(ready.seed.frame, desk.offer(ready.seed.data))
        return ms.PaintRange(
            assign.assignment,
            self._job,
            assign.part,
            assign.from_frame,
            assign.to_frame,
            self._parts.settings,
            self._parts.style.digest,
            clip,
            seed,
        )

    def _on_frames(self, assignment: int, painted: int, node: str) -> None:
        """New frames of an assignment, not yet safe."""
        assign = self._deliveries.assigned.get(assignment)
        before = self._painted.get(assignment, 0)
        if assign is None or painted <= before or painted > assign.to_frame - assign.from_frame:
            return
        self._painted[assignment] = painted
        for count in range(before, painted):
            self._tell(FrameDone(assign.from_frame + count, node))
