"""The helper: serves paired makers with this computer's spare time, and gives it back at once when it is needed.

One thread owns the sockets and decides (`run`); painting, the reference sequence and pairing have threads of their own
and post to it:

    helper_options.py   what the owner decides and wishes    helper_talk.py      what it holds of each maker
    helper_pairing.py   the code that is shown               helper_shelf.py     what it keeps on disk
    helper_styles.py    styles, the reference sequence       helper_turns.py     whose turn it is
    painters.py         the painting threads                 manners.py          when it may work
"""

import contextlib
import math
import secrets
import threading
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from filelock import BaseFileLock

from fastvid_gui import __version__
from fastvid_gui.domain.chunk import Piece
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import (
    DiskFullError,
    FarmError,
    Interrupted,
    SourceError,
    UsageError,
)
from fastvid_gui.farm.announcement import Announcement
from fastvid_gui.farm.computer import StayAwake, cores, idle_minutes, lower_priority, on_battery
from fastvid_gui.farm.discovery import Discovery
from fastvid_gui.farm.helper_options import (
    ClosePairing,
    FinishAndStop,
    HelperOptions,
    HelperStatus,
    OpenPairing,
    StopNow,
    Wish,
    Yield,
)
from fastvid_gui.farm.helper_pairing import HelperPairing
from fastvid_gui.farm.helper_shelf import DISK_FULL, KeptPiece, PieceKey, Shelf
from fastvid_gui.farm.helper_styles import HelperStyles, ReferencePainted
from fastvid_gui.farm.helper_talk import Order, StyleArrived, Talk, TalkKey
from fastvid_gui.farm.helper_turns import Turns
from fastvid_gui.farm.identity import load_identity
from fastvid_gui.farm.interfaces import chosen_interfaces
from fastvid_gui.farm.loop import Loop, LoopEvent, Posted
from fastvid_gui.farm.manners import Facts, why_rest
from fastvid_gui.farm.messages import (
    Busy,
    Credit,
    Declined,
    DropParcel,
    Goodbye,
    Heartbeat,
    Hello,
    HelperState,
    JobOver,
    Message,
    PaintRange,
    Part,
    Paused,
    PieceAck,
    Progress,
    RangeFailed,
    ReferenceResult,
    ReferenceWanted,
    RefusalCode,
    Refused,
    Resumed,
    Revoke,
    StyleData,
    Welcome,
)
from fastvid_gui.farm.painters import Painters, Task, TaskEnded, TaskKey
from fastvid_gui.farm.pairing_server import (
    Expired,
    Paired,
    PairingFailed,
    WrongTry,
)
from fastvid_gui.farm.peers import PeerBook
from fastvid_gui.farm.plain_text import plain
from fastvid_gui.farm.private_files import claim
from fastvid_gui.farm.sockets import Link, LinkDown, Received
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.media.packets import PacketClip
from fastvid_gui.paths import HOME_VARIABLE, cache_folder
from fastvid_gui.render.jobs import worker_count
from fastvid_gui.render.own_work import works_here
from fastvid_gui.render.pipeline import OpenFrames, Picture, frames_from_clip
from fastvid_gui.style.devices import choose
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

WAIT_S = 0.2
HEARTBEAT_S = 1.0
STATUS_S = 1.0
MANNERS_S = 3.0
OWN_WORK_S = 0.5
PROGRESS_S = 0.5
GONE_S = 60.0
"""So long painting goes on for a maker whose connection ended; what is finished is kept much longer."""
FINISH_MOST_S = 30.0
"""So long a helper that ends after its chunk waits for it to be fetched."""
FULL_DISK_WAIT_S = 0.5
STYLE_GONE = "the style is not here; it comes with the reference sequence"


@dataclass(frozen=True, slots=True)
class _PieceKept:
    talk: TalkKey
    assignment: int
    key: PieceKey


class Helper:
    """One helper. It may live in a process that does other things too; each home has one at a time.

    Args:
        tell: called with a sentence for people, on the thread of `run`.
        show: called there with the status about once a second.

    Raises:
        UsageError: `--idle` on a computer that does not tell when it was used.
        DeviceError: the device asked for is not there. FarmError: this home has a helper that runs.
    """

    def __init__(
        self, options: HelperOptions, tell: Callable[[str], None], show: Callable[[HelperStatus], None]
    ) -> None:
        if options.idle_minutes is not None and idle_minutes() is None:
            raise UsageError(
                "--idle: this computer does not tell when it was last used; leave it out, and use --hours."
            )
        use_one_opencv_thread()
        self._options, self._tell, self._show = options, tell, show
        self._cores = cores()
        self._device = _device_name(options, self._cores)
        self._identity, self._peers = load_identity(), PeerBook()
        self._session = secrets.token_hex(8)
        folder = cache_folder() / "helper"
        self._claim = _claimed(folder)
        self._shelf = Shelf(folder / "kept", options.shelf_mb << 20)
        self._talks: dict[TalkKey, Talk] = {}
        self._by_link: dict[int, Talk] = {}
        self._turns: Turns[TalkKey] = Turns()
        self._threads = min(options.threads or self._cores, 256)
        self._loop = Loop(self._identity, self._peers)
        self._painters = Painters(self._on_frame, self._keep, self._loop.post)
        self._styles = HelperStyles(folder / "styles", options.device, self._loop.post, self._warm_up)
        self._awake = StayAwake()
        self._pairing = HelperPairing(self._identity, self._peers, options.name, self._loop.post, tell)
        self._discovery: Discovery | None = None
        self._yielded = self._own_work = False
        self._yield_until = math.inf
        self._resting = ""
        self._finish_by: float | None = None
        self._ended = False
        self._port = 0
        self._frames = 0
        self._beats = 0
        self._next = dict.fromkeys(("beat", "status", "manners", "progress", "own work"), 0.0)

    def wish(self, wish: Wish) -> None:
        """What the owner wants; from any thread or signal handler."""
        self._loop.post(wish)

    @property
    def port(self) -> int:
        """Of the work socket; 0 before `run` has opened it."""
        return self._port

    @property
    def latest(self) -> Picture | None:
        """The frame painted last (RGB uint8, H x W x 3), before strength and kept colors; from any thread."""
        return self._painters.latest

    def run(self, stop: threading.Event | None = None) -> None:
        """Serves until the owner ends it (`StopNow`, `FinishAndStop`), or until `stop` is set; once only.

        On Linux the low priority is that of the calling thread and of those it starts, elsewhere of the process.

        Raises:
            FarmError: no port is free, or the sockets fail.
        """
        stop = stop or threading.Event()
        lower_priority()
        with contextlib.ExitStack() as stack:
            stack.callback(self._close)
            self._port = self._loop.serve(self._options.port, self._host())
            self._discovery = Discovery(
                self._announcement(), self._options.interfaces, known={peer.id for peer in self._peers.list()}
            )
            stack.enter_context(self._discovery)
            while not self._ended and not stop.is_set():
                for event in self._loop.wait(WAIT_S):
                    self._on_event(event)
                self._step(time.monotonic())
            self._say_goodbye()

    def _close(self) -> None:
        self._styles.stop()
        self._pairing.close()
        self._painters.close()
        self._styles.close()
        self._awake.set(False)
        self._loop.close()
        self._claim.release()

    def _host(self) -> str:
        """The address to listen at: all, unless the owner named one interface."""
        if self._options.interfaces is None or len(self._options.interfaces) != 1:
            return "*"
        addresses = [
            str(address.ip)
            for each in chosen_interfaces(self._options.interfaces)
            for address in each.addresses
        ]
        return addresses[0] if addresses else "*"

    def _say_goodbye(self) -> None:
        for talk in self._talks.values():
            self._send(talk, Goodbye("the helper was ended by its owner"))

    # ---- events

    def _on_event(self, event: LoopEvent) -> None:
        match event:
            case Received(link, message):
                self._on_message(link, message)
            case LinkDown(link):
                talk = self._by_link.pop(link.number, None)
                if talk is not None:
                    talk.end(time.monotonic())
            case Posted(Yield(on, seconds)):
                self._yielded = not self._yielded if on is None else on
                self._yield_until = math.inf if seconds is None else time.monotonic() + seconds
                self._next["manners"] = 0.0
            case Posted(FinishAndStop()):
                if self._finish_by is None:
                    self._finish_by = time.monotonic() + FINISH_MOST_S
                    self._painters.finish_pieces()
                    self._tell("Ending after the chunks that are being painted.")
            case Posted(StopNow()):
                self._ended = True
            case Posted(OpenPairing()):
                self._pairing.open(self._port, self._host())
                self._announce()
                self._next["status"] = 0.0
            case Posted(ClosePairing()):
                self._pairing.close()
                self._announce()
                self._next["status"] = 0.0
            case Posted(TaskEnded() as ended):
                self._on_task_ended(ended)
            case Posted(_PieceKept(talk_key, assignment, key)):
                if (talk := self._talks.get(talk_key)) is not None:
                    talk.kept(key, assignment)
            case Posted(ReferencePainted() as painted):
                self._on_reference(painted)
            case Posted((WrongTry() | Expired() | Paired() | PairingFailed()) as told):
                self._pairing.on_event(told)
                self._announce()
                self._next["status"] = 0.0
            case _:
                pass

    def _on_message(self, link: Link, message: Message) -> None:
        if isinstance(message, Hello):
            self._greet(link, message)
            return
        talk = self._by_link.get(link.number)
        if talk is None:
            if not isinstance(message, Goodbye | Heartbeat):
                self._loop.send(link, Refused(RefusalCode.BAD_MESSAGE, "A greeting comes first."))
            return
        now = time.monotonic()
        match message:
            case Part() | Credit() | DropParcel():
                for item in talk.on_parcel(message, now):
                    if isinstance(item, StyleArrived):
                        self._styles.arrived(talk, item)
                    else:
                        self._send(talk, item)
                self._start_orders()
            case ReferenceWanted():
                self._turns.used(now)
                talk.reference = message
                self._serve_references()
            case StyleData():
                self._send_all(talk, self._styles.announced(talk, message))
            case PaintRange():
                self._turns.used(now)
                self._on_order(talk, message)
            case PieceAck(job, range_start, span):
                key = PieceKey(talk.key[0], job, range_start, span)
                self._shelf.forget(key)
                self._send_all(talk, talk.acknowledged(key))
            case Revoke(assignment):
                self._painters.stop(TaskKey(*talk.key, assignment))
                self._send_all(talk, talk.drop_order(assignment))
            case JobOver(job):
                self._shelf.forget_job(talk.key[0], job)
                if job == talk.job:
                    self._end_talk(talk)
            case Goodbye():
                self._end_talk(talk)
            case _:
                pass  # heartbeats; what only a helper says is no harm

    # ---- makers come and go

    def _greet(self, link: Link, hello: Hello) -> None:
        if hello.node != link.peer.id:
            self._loop.send(link, Refused(RefusalCode.BAD_MESSAGE, "The id does not belong to the key."))
            return
        if hello.job is None:
            self._loop.send(link, self._welcome(None))
            return
        now = time.monotonic()
        key = (link.peer.id, hello.session)
        # Of a maker that was started again, or begins anew, the older self is gone.
        for other in [talk for talk in self._talks.values() if talk.key[0] == key[0] and talk.key != key]:
            if other.link is None or other.link == link:
                self._end_talk(other)
        talk = self._talks.get(key)
        if talk is None:
            memory = _memory_for_clips()
            talk = self._talks[key] = Talk(key, link.peer.name or link.peer.id, hello.job, memory)
        elif talk.link is not None:
            self._by_link.pop(talk.link.number, None)
        self._by_link[link.number] = talk
        talk.begin(link, self._shelf.keys(link.peer.id, hello.job))
        self._turns.come(key, now)
        self._tell_place(talk)

    def _tell_place(self, talk: Talk) -> None:
        """Welcomes who has the turn, and tells others their place."""
        place = self._turns.position(talk.key)
        if place == 0:
            self._send(talk, self._welcome(talk))
            if self._resting:
                self._send(talk, Paused(self._resting))
        else:
            current = self._turns.current
            name = self._talks[current].name if current in self._talks else ""
            self._send(talk, Busy(min(place, 256), plain(name, 64)))

    def _welcome(self, talk: Talk | None) -> Welcome:
        kept = len(self._shelf.keys(talk.key[0], talk.job)) if talk is not None else 0
        slots = talk.slots if talk is not None and talk.slots else self._threads
        fingerprint = talk.fingerprint if talk is not None else ""
        return Welcome(
            __version__,
            self._identity.id,
            plain(self._options.name, 64),
            self._session,
            plain(self._device, 64),
            min(self._cores, 256),
            slots,
            fingerprint,
            self._state(),
            kept,
        )

    def _end_talk(self, talk: Talk) -> None:
        """Nothing more is painted for a session; what is finished stays on the shelf."""
        for number in list(talk.orders):
            self._painters.stop(TaskKey(*talk.key, number))
        talk.orders.clear()
        self._talks.pop(talk.key, None)
        if talk.link is not None:
            self._by_link.pop(talk.link.number, None)
        before = self._turns.current
        self._turns.leave(talk.key, time.monotonic())
        self._after_turn(before)

    def _after_turn(self, before: TalkKey | None) -> None:
        if self._turns.current == before:
            return
        for key in [self._turns.current, *self._turns.waiting()]:
            if key is not None and key in self._talks:
                self._tell_place(self._talks[key])

    def _step_turns(self, now: float) -> None:
        current = self._turns.current
        if current is None:
            return
        if self._painters.active and self._talks[current].link is not None:
            self._turns.used(now)
        if self._turns.over(now):
            self._drop_orders(self._talks[current])
            self._turns.pass_on(now)
            self._after_turn(current)

    def _drop_orders(self, talk: Talk) -> None:
        for number in list(talk.orders):
            self._painters.stop(TaskKey(*talk.key, number))
            self._send_all(talk, talk.drop_order(number))

    # ---- styles and the reference sequence

    def _serve_references(self) -> None:
        for talk in list(self._talks.values()):
            if self._may_work(talk):
                self._send_all(talk, self._styles.serve(talk))

    def _on_reference(self, painted: ReferencePainted) -> None:
        self._styles.keep(painted)
        talk = self._talks.get(painted.talk)
        if talk is None:
            return
        if painted.reference is None:
            self._send(talk, ReferenceResult(painted.wanted.style, error=plain(painted.error, 400)))
            return
        talk.slots = max(1, min(self._threads, worker_count(painted.wanted.settings)))
        talk.fingerprint = plain(painted.reference.fingerprint, 400)
        # The greeting again, now that fingerprint and slots are known; then how the frames look.
        self._send(talk, self._welcome(talk))
        reference = painted.reference
        self._send(
            talk,
            ReferenceResult(
                painted.wanted.style,
                reference.checksums,
                reference.frames,
                min(reference.seconds_per_frame, 3600.0),
            ),
        )

    # ---- assignments

    def _may_work(self, talk: Talk) -> bool:
        return not self._resting and self._finish_by is None and self._turns.current == talk.key

    def _on_order(self, talk: Talk, message: PaintRange) -> None:
        reason = ""
        if self._finish_by is not None:
            reason = "its owner is ending it"
        elif self._resting:
            reason = self._resting
        elif self._turns.current != talk.key:
            reason = "another maker's turn"
        elif self._styles.find(message.style) is None:
            reason = STYLE_GONE
        elif talk.unfinished_orders >= 2 * self._threads and message.assignment not in talk.orders:
            reason = "too many assignments at once"
        elif self._shelf.why_no_room:
            self._shelf.make_room(talk.key[0])
            reason = self._shelf.why_no_room
        self._send_all(talk, talk.refuse(message, reason) if reason else talk.order(message))

    def _start_orders(self) -> None:
        for talk in list(self._talks.values()):
            if not self._may_work(talk):
                continue
            for order in list(talk.orders.values()):
                if order.complete and not order.started and self._painters.active < self._threads:
                    order.started = True
                    self._start(talk, order)

    def _start(self, talk: Talk, order: Order) -> None:
        message, style = order.message, self._styles.find(order.message.style)
        if style is None:  # its file was deleted meanwhile
            del talk.orders[message.assignment]
            self._send(talk, Declined(message.assignment, STYLE_GONE))
            return
        settings, data = message.settings, order.clip or b""
        order.clip = b""

        def open_frames() -> OpenFrames:
            clip = PacketClip.from_bytes(data)
            if (clip.start, clip.stop) != (message.first, message.stop):
                raise SourceError("The clip that was sent holds other frames than were ordered.")
            return frames_from_clip(clip, settings)

        self._painters.start(
            Task(
                TaskKey(*talk.key, message.assignment),
                message.part,
                message.stop,
                settings,
                order.given_seed,
                open_frames,
                *self._painting(style, settings),
            )
        )
        order.seed = b"" if order.seed is not None else None

    def _painting(self, style: Style, settings: RenderSettings) -> tuple[Hashable, Callable[[], Stylizer]]:
        """Which tasks may share a stylizer, and what makes one."""
        size = settings.work_size
        return (style.digest, *size), partial(make_stylizer, style, *size, device=self._options.device)

    def _warm_up(self, style: Style, settings: RenderSettings) -> None:
        """On the reference thread."""
        self._painters.warm_up(*self._painting(style, settings))

    def _on_frame(self, key: TaskKey, count: int) -> None:
        """On a painting thread."""
        _, order = self._found(key)
        if order is not None:
            order.painted = count
        self._frames += 1

    def _keep(self, key: TaskKey, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        """On a painting thread: puts a piece on the shelf; waits while that is full."""
        talk, order = self._found(key)
        if talk is None or order is None:
            raise Interrupted("The assignment is over.")
        while self._shelf.full:
            if stop.wait(FULL_DISK_WAIT_S):
                raise Interrupted("Stopped while the disk space was used up.")
        message = order.message
        piece_key = PieceKey(talk.key[0], message.job, message.part.start, piece.span)
        self._shelf.put(KeptPiece(piece_key, talk.key[1], message.assignment, fingerprint, piece))
        self._loop.post(_PieceKept(talk.key, message.assignment, piece_key))

    def _on_task_ended(self, ended: TaskEnded) -> None:
        number = ended.key.assignment
        talk, order = self._found(ended.key)
        if talk is not None and order is not None:
            if ended.error is None and not ended.stopped:
                order.ended = True
                self._send_all(talk, talk.finished_orders())
            else:
                del talk.orders[number]
            if isinstance(ended.error, DiskFullError):
                self._tell(plain(str(ended.error), 400))
                self._send(talk, Declined(number, DISK_FULL))
            elif ended.error is not None:
                self._send(talk, RangeFailed(number, plain(str(ended.error), 400)))
        self._start_orders()

    def _found(self, key: TaskKey) -> tuple[Talk | None, Order | None]:
        talk = self._talks.get((key.maker, key.session))
        return talk, talk.orders.get(key.assignment) if talk is not None else None

    # ---- time

    def _step(self, now: float) -> None:
        if self._due("own work", now, OWN_WORK_S) and (own_work := works_here()) != self._own_work:
            self._own_work, self._next["manners"] = own_work, 0.0
        if now >= self._yield_until:
            self._yielded, self._yield_until, self._next["manners"] = False, math.inf, 0.0
        if self._due("manners", now, MANNERS_S):
            self._look_at_manners()
        self._step_turns(now)
        for talk in list(self._talks.values()):
            if talk.link is None and now - talk.gone_at > GONE_S:
                self._end_talk(talk)
        self._serve_references()
        self._start_orders()
        if self._due("progress", now, PROGRESS_S):
            self._tell_progress()
        for talk in self._talks.values():
            if (link := talk.link) is not None:
                talk.pump(self._shelf, now, partial(self._loop.room, link), partial(self._loop.send, link))
        if self._due("beat", now, HEARTBEAT_S):
            self._beats += 1
            for talk in self._talks.values():
                active = sum(order.started and not order.ended for order in talk.orders.values())
                self._send(talk, Heartbeat(self._beats, None, self._state(), min(active, 256)))
        if self._due("status", now, STATUS_S):
            self._awake.set(self._painters.active > 0)
            self._announce()
            self._show(self._status())
        if self._finish_by is not None and not self._painters.active:
            delivered = all(talk.link is None or talk.delivered for talk in self._talks.values())
            self._ended = self._ended or delivered or now > self._finish_by

    def _due(self, what: str, now: float, every: float) -> bool:
        if now < self._next[what]:
            return False
        self._next[what] = now + every
        return True

    def _look_at_manners(self) -> None:
        options, clock = self._options, time.localtime()
        facts = Facts(
            clock.tm_hour * 60 + clock.tm_min,
            idle_minutes() if options.idle_minutes is not None else None,
            options.not_on_battery and on_battery(),
            self._yielded,
            self._own_work,
        )
        working = not self._resting and self._painters.active > 0
        reason = why_rest(facts, options.hours, options.idle_minutes, options.not_on_battery, working)
        if reason == self._resting:
            return
        before, self._resting = self._resting, reason
        self._next["status"] = 0.0
        if reason:
            self._tell(f"Resting: {reason}.")
            for talk in self._talks.values():
                self._drop_orders(talk)
                self._send(talk, Paused(reason))
            self._painters.stop_all()
            self._painters.forget_stylizers()
        elif before:
            self._tell("Helping again.")
            for talk in self._talks.values():
                if self._turns.current == talk.key:
                    self._send(talk, Resumed(talk.slots or self._threads))
        self._announce()

    def _tell_progress(self) -> None:
        for talk in self._talks.values():
            for number, order in talk.orders.items():
                if order.painted > order.told:
                    order.told = order.painted
                    self._send(talk, Progress(number, order.painted))

    def _state(self) -> HelperState:
        if self._finish_by is not None:
            return HelperState.STOPPING
        if self._resting:
            return HelperState.PAUSED
        return HelperState.WORKING if self._painters.active else HelperState.IDLE

    def _announce(self) -> None:
        if self._discovery is not None:
            self._discovery.announce(self._announcement())

    def _announcement(self) -> Announcement:
        pairing = self._pairing.port
        state = self._state()
        helping = state in (HelperState.IDLE, HelperState.WORKING)
        name = self._options.name
        return Announcement(self._identity.id, name, self._port, self._device, helping, state.value, pairing)

    def _status(self) -> HelperStatus:
        current = self._turns.current
        painting = [
            (order.message.first, order.message.stop, order.message.first + order.painted)
            for talk in self._talks.values()
            for order in talk.orders.values()
            if order.started and not order.ended
        ]
        return HelperStatus(
            self._options.name,
            self._port,
            self._state(),
            self._resting,
            self._pairing.shown,
            self._talks[current].name if current in self._talks else "",
            tuple(self._talks[key].name for key in self._turns.waiting() if key in self._talks),
            tuple(sorted(painting)),
            self._frames,
            self._shelf.bytes,
            self._problem(),
            len(self._peers.list()),
            self._pairing.seconds_left,
        )

    def _problem(self) -> str:
        """What is wrong, and what to do; "" for nothing."""
        found = self._discovery.problem if self._discovery is not None else ""
        if (no_room := self._shelf.why_no_room) and not found:
            found = f"This helper takes no more work: {no_room}."
        return found

    # ---- sending

    def _send(self, talk: Talk, message: Message) -> None:
        if talk.link is not None:
            self._loop.send(talk.link, message)

    def _send_all(self, talk: Talk, messages: Iterable[Message]) -> None:
        for message in messages:
            self._send(talk, message)


def _device_name(options: HelperOptions, cores: int) -> str:
    """As people call it. Raises DeviceError where it is not there.

    Asking for a GPU imports torch, so that happens only where there may be one.
    """
    device, _ = choose(options.device, "auto")
    return f"CPU, {cores} core{'s' if cores > 1 else ''}" if device == "cpu" else f"GPU ({device})"


def _claimed(folder: Path) -> BaseFileLock:
    """Keeps other helpers off what this one has on its disk. Raises FarmError."""
    found = claim(folder / ".running")
    if found is None:
        raise FarmError(
            f"A helper runs already with the files in {folder}. End that one first; or, to have two on one computer, "
            f"give this one a folder of its own: {HOME_VARIABLE}=DIR."
        )
    return found


def _memory_for_clips() -> int:
    """What the packets on their way to us may hold: a quarter of the free memory, at most a gigabyte."""
    import psutil

    return int(max(64 << 20, min(1 << 30, psutil.virtual_memory().available // 4)))
