"""The helper: serves paired makers with this computer's spare time, and gives it back at once when it is needed.

One thread owns the sockets and decides (`run`); pairing has a thread of its own, and painting a process
(painting_process.py) that can be ended whatever it computes. They post to it:

    options.py   what the owner decides and wishes        makers.py        who they are, whose turn it is
    rest.py      when it may work (rest_rules.py)            talk.py          what it holds of each maker
    pairing.py   the code that is shown                   assignments.py   assignments; lent.py: what they may take
    styles.py    styles, the reference sequence           shelf.py         what it keeps on disk
"""

import contextlib
import platform
import secrets
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from filelock import BaseFileLock

from fastvid_gui import __version__
from fastvid_gui.cores import cores
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.discovery.announcement import Announcement
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.helper.asked import LOOK_S, Asked, Told, other_computer
from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.assignments import Assignments, PieceKept
from fastvid_gui.farm.helper.computer import StayAwake, idle_minutes, lower_priority
from fastvid_gui.farm.helper.lent import Lent, lent_bytes
from fastvid_gui.farm.helper.makers import Makers
from fastvid_gui.farm.helper.namesake import Namesakes
from fastvid_gui.farm.helper.options import (
    ClosePairing,
    FinishAndStop,
    HelperOptions,
    HelperStatus,
    OpenPairing,
    StopNow,
    Wish,
    Yield,
)
from fastvid_gui.farm.helper.pairing import HelperPairing
from fastvid_gui.farm.helper.rest import Rest
from fastvid_gui.farm.helper.shelf import PieceKey, Shelf
from fastvid_gui.farm.helper.styles import HelperStyles, ReferenceEnded
from fastvid_gui.farm.helper.talk import StyleArrived, Talk
from fastvid_gui.farm.protocol.messages import (
    Credit,
    DropParcel,
    Echo,
    Goodbye,
    Heartbeat,
    Hello,
    HelperState,
    JobOver,
    Message,
    PaintAssignment,
    Part,
    Paused,
    PieceAck,
    ReferenceResult,
    ReferenceWanted,
    RefusalCode,
    Refused,
    Resumed,
    Revoke,
    StyleData,
    Welcome,
)
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.sockets.interfaces import chosen_interfaces, wanted_interfaces
from fastvid_gui.farm.sockets.link import Link, LinkDown, Received
from fastvid_gui.farm.sockets.loop import Loop, LoopEvent, Posted
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_server import (
    Crowded,
    Expired,
    Paired,
    PairingFailed,
    WrongTry,
)
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.farm.trust.private_files import claim
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.paths import HOME_VARIABLE, cache_folder
from fastvid_gui.picture import Picture
from fastvid_gui.render.capacity import slot_count, worker_count
from fastvid_gui.render.painters import PaintingEnded
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.style.devices import RealDevice, choose
from fastvid_gui.style.shape import Shape

WAIT_S = 0.2
HEARTBEAT_S = 1.0
STATUS_S = 1.0
PROGRESS_S = 0.5
ADDRESS_S = 2.0
"""If one interface is named: how often the helper looks whether it has another address."""
LET_GO_S = 60.0
FINISH_MOST_S = 30.0
"""How long a helper that ends after its chunk waits for the maker to fetch it."""


class HelperRunsError(FarmError):
    """This home has a helper that runs; `here`: on this computer, so that it can be asked for a code."""

    def __init__(self, folder: Path, says: Sentence, here: bool = False) -> None:
        super().__init__(says)
        self.folder, self.here = folder, here


class Helper:
    """One helper. It may live in a process that does other things too; each home has one at a time.

    Args:
        tell: called with a sentence for people, on the thread of `run`.
        show: called there with the status about once a second.

    Raises:
        UsageError: `--idle` on a computer that does not tell when it was last used.
        DeviceError: the device asked for is not there. HelperRunsError: this home has a helper that runs.
    """

    def __init__(
        self, options: HelperOptions, tell: Callable[[Sentence], None], show: Callable[[HelperStatus], None]
    ) -> None:
        if options.idle_minutes is not None and idle_minutes() is None:
            raise UsageError(HelperMode.IDLE_UNKNOWN)
        use_one_opencv_thread()
        self._options, self._tell, self._show = options, tell, show
        self._cores = cores()
        self._painting_on, _ = choose(options.device, "auto")  # raises DeviceError
        self._device = _device_name(self._painting_on, self._cores)
        self._identity, self._peers = load_identity(), PeerBook()
        self._session = secrets.token_hex(8)
        folder = cache_folder() / "helper"
        self._claim = _claimed(folder)
        self._asked = Asked(folder)
        self._asked.begin(platform.node() or "a computer")
        self._shelf = Shelf(folder / "kept", options.shelf_mb << 20)
        self._threads = min(options.threads or self._cores, 256)
        self._loop = Loop(self._identity, self._peers)
        self._rest = Rest(options)
        self._makers = Makers(
            self._shelf,
            self._loop.send,
            self._welcome,
            lambda: str(self._rest.reason),
            self._stop_painting,
        )
        self._lent = Lent(lent_bytes(options.memory_mb))
        self._assignments = Assignments(
            makers=self._makers,
            shelf=self._shelf,
            find_style=self._find_style,
            style_data=self._style_data,
            lent=self._lent,
            device=options.device,
            threads=self._threads,
            post=self._loop.post,
        )
        self._painting = self._assignments.process
        self._styles = HelperStyles(
            folder / "styles",
            self._painting,
            self._loop.post,
            self._lent.why_never,
            lambda talk: talk in self._makers.talks,
        )
        self._idle_since = 0.0
        self._awake = StayAwake()
        self._pairing = HelperPairing(self._identity, self._peers, options.name, self._loop.post, tell)
        self._discovery: Discovery | None = None
        self._namesakes: Namesakes | None = None
        self._finish_by: float | None = None
        self._ended = False
        self._port, self._bound = 0, ""
        self._beats = 0
        self._next = dict.fromkeys(("beat", "status", "progress", "address", "asked"), 0.0)

    def wish(self, wish: Wish) -> None:
        """What the owner wants; from any thread or signal handler."""
        self._loop.post(wish)

    @property
    def port(self) -> int:
        """Of the work socket; 0 before `run` has opened it."""
        return self._port

    @property
    def latest(self) -> Picture | None:
        """The frame painted last (RGB uint8, H x W x 3), small, before strength and kept colors; from any thread."""
        return self._painting.latest

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
            self._bound = self._host()
            self._port = self._loop.serve(self._options.port, self._bound)
            self._discovery = Discovery(
                self._announcement(), self._options.interfaces, known={peer.id for peer in self._peers.list()}
            )
            stack.enter_context(self._discovery)
            discovery = self._discovery
            self._namesakes = Namesakes(
                self._identity, self._port, lambda: discovery.namesakes, self._own_key_came
            )
            stack.callback(self._namesakes.stop)
            self._namesakes.start()
            while not self._ended and not stop.is_set():
                for event in self._loop.wait(WAIT_S):
                    self._on_event(event)
                self._step(time.monotonic())
            self._makers.to_all(Goodbye(str(say(WhyNot.ENDED_BY_OWNER))))

    def _close(self) -> None:
        self._pairing.close()
        self._painting.close()
        self._styles.close()
        self._awake.set(False)
        self._loop.close()
        self._claim.release()

    def _host(self) -> str:
        """The address to listen at: all, unless the owner named one interface."""
        interfaces = wanted_interfaces(self._options.interfaces)
        if interfaces is None or len(interfaces) != 1:
            return "*"
        addresses = [str(address.ip) for each in chosen_interfaces(interfaces) for address in each.addresses]
        return addresses[0] if addresses else "*"

    def _follow_address(self) -> None:
        """Listens where the interface that the owner named has its address now."""
        host, server = self._host(), self._loop.server
        if server is not None and host not in ("*", self._bound) and server.move(self._bound, host):
            self._bound = host

    # ---- events

    def _on_event(self, event: LoopEvent) -> None:
        match event:
            case Received(link, message):
                self._on_message(link, message)
            case LinkDown(link):
                self._makers.disconnected(link)
            case Posted(Yield() as wish):
                self._rest.wish(wish, time.monotonic())
            case Posted(FinishAndStop()):
                if self._finish_by is None:
                    self._finish_by = time.monotonic() + FINISH_MOST_S
                    self._painting.finish_pieces()
                    self._tell(say(HelperMode.ENDS))
            case Posted(StopNow()):
                self._ended = True
            case Posted(OpenPairing()):
                self._open_pairing()
            case Posted(ClosePairing()):
                self._pairing.close()
                self._announce()
                self._next["status"] = 0.0
            case Posted(PaintingEnded() as ended):
                if told := self._assignments.ended(ended):
                    self._tell(told)
                self._assignments.start(self._may_work)
            case Posted(PieceKept() as piece):
                self._assignments.kept(piece)
            case Posted(ReferenceEnded() as painted):
                self._on_reference(painted)
            case Posted((WrongTry() | Crowded() | Expired() | Paired() | PairingFailed()) as news):
                self._pairing.on_event(news)
                self._announce()
                self._next["status"] = 0.0
            case _:
                pass

    def _open_pairing(self) -> Told:
        said = self._pairing.open(self._port, self._host())
        self._announce()
        self._next["status"] = 0.0
        return Told(self._pairing.shown, str(said), self._pairing.seconds_left)

    def _on_message(self, link: Link, message: Message) -> None:
        if isinstance(message, Hello):
            self._makers.greet(link, message)
            return
        if isinstance(message, Echo):
            if message.wanted:
                self._loop.send(link, Echo(message.number, message.data))
            return
        talk = self._makers.at(link)
        if talk is None:
            if not isinstance(message, Goodbye | Heartbeat):
                self._loop.send(link, Refused(RefusalCode.BAD_MESSAGE, str(say(WhyNot.NO_GREETING))))
            return
        match message:
            case Part() | Credit() | DropParcel():
                for item in talk.on_parcel(message, time.monotonic()):
                    if isinstance(item, StyleArrived):
                        self._styles.arrived(talk, item)
                    else:
                        self._makers.send(talk, item)
                self._assignments.start(self._may_work)
            case ReferenceWanted():
                self._makers.used()
                self._painting.warm()
                talk.reference = message
                self._serve_references()
            case StyleData():
                self._makers.send_all(talk, self._styles.announced(talk, message, self._takes))
            case PaintAssignment():
                self._makers.used()
                self._assignments.take(talk, message, self._why_not(talk))
            case PieceAck(job, range_start, span):
                key = PieceKey(talk.key[0], job, range_start, span)
                self._shelf.forget(key)
                self._makers.send_all(talk, talk.acknowledged(key))
            case Revoke(assignment):
                self._painting.stop(AssignmentKey(*talk.key, assignment))
                self._makers.send_all(talk, talk.drop(assignment))
            case JobOver(job):
                self._shelf.forget_job(talk.key[0], job)
                if job == talk.job:
                    self._makers.end(talk)
            case Goodbye():
                self._makers.end(talk)
            case _:
                pass  # heartbeats; what only a helper says is no harm

    def _welcome(self, talk: Talk | None) -> Welcome:
        kept = len(self._shelf.keys(talk.key[0], talk.job)) if talk is not None else 0
        slots = talk.slots if talk is not None and talk.slots else self._threads
        fingerprint = talk.fingerprint if talk is not None else ""
        return Welcome(
            app=__version__,
            node=self._identity.id,
            name=plain(self._options.name, 64),
            session=self._session,
            device=plain(self._device, 64),
            cores=min(self._cores, 256),
            slots=slots,
            fingerprint=fingerprint,
            state=self._state(),
            kept=kept,
        )

    # ---- styles and the reference sequence

    def _serve_references(self) -> None:
        for talk in list(self._makers.talks.values()):
            if self._may_work(talk):
                self._makers.send_all(talk, self._styles.serve(talk))

    def _takes(self, size: int) -> bool:
        return self._assignments.takes(size, self._styles.queued_bytes)

    def _on_reference(self, painted: ReferenceEnded) -> None:
        self._styles.keep(painted)
        talk = self._makers.talks.get(painted.talk)
        if talk is None:
            return
        talk.reference_begun = False
        if painted.reference is None and not painted.error:
            # It was stopped because the owner needed the computer: it is painted when this helps again.
            talk.reference, talk.made_ready = talk.reference or painted.wanted, False
            return
        if painted.reference is None:
            self._makers.send(
                talk, ReferenceResult(style=painted.wanted.style, error=plain(painted.error, 400))
            )
            return
        slots = worker_count(painted.wanted.settings)
        if painted.shape is not None:
            slots = min(slots, slot_count(self._threads, self._painting_on, painted.shape))
            slots = self._lent.side_by_side(painted.wanted.settings, painted.shape, slots)
        talk.slots = max(1, slots)
        talk.fingerprint = plain(painted.reference.fingerprint, 400)
        # The greeting again, now that fingerprint and slots are known; then what the frames look like.
        self._makers.send(talk, self._welcome(talk))
        reference = painted.reference
        self._makers.send(
            talk,
            ReferenceResult(
                style=painted.wanted.style,
                checksums=reference.checksums,
                samples=reference.frames,
                # The sequence is painted by one core, a range by this many.
                seconds_per_frame=min(reference.seconds_per_frame * talk.slots / self._threads, 3600.0),
            ),
        )

    # ---- what its parts ask of each other

    def _stop_painting(self, key: AssignmentKey) -> None:
        self._painting.stop(key)

    def _find_style(self, digest: str) -> Shape | None:
        return self._styles.find(digest)

    def _style_data(self, digest: str) -> bytes | None:
        return self._styles.data(digest)

    # ---- whether it works

    def _may_work(self, talk: Talk) -> bool:
        return not self._why_not(talk)

    def _why_not(self, talk: Talk) -> Sentence:
        """Why nothing is painted for a maker just now; empty if something may be."""
        if self._finish_by is not None:
            return say(WhyNot.ENDING)
        if self._rest.reason:
            return self._rest.reason
        return NOTHING if self._makers.has_turn(talk) else say(WhyNot.OTHERS_TURN)

    # ---- time

    def _step(self, now: float) -> None:
        if self._rest.look(now, self._painting.active > 0):
            self._on_rest()
        self._makers.step(now, self._painting.active > 0)
        self._serve_references()
        self._assignments.start(self._may_work)
        if self._due("progress", now, PROGRESS_S):
            self._assignments.tell_progress()
        for talk in self._makers.talks.values():
            if (link := talk.link) is not None:
                talk.pump(
                    self._shelf,
                    now,
                    partial(self._loop.room, link),
                    partial(self._loop.send, link),
                    self._may_hold_more,
                )
        if self._due("beat", now, HEARTBEAT_S):
            self._beat()
        if self._bound != "*" and self._due("address", now, ADDRESS_S):
            self._follow_address()
        if self._due("asked", now, LOOK_S):
            for number in self._asked.questions():
                self._asked.answer(number, self._open_pairing())
        if self._due("status", now, STATUS_S):
            self._let_go(now)
            self._awake.set(self._painting.active > 0)
            self._announce()
            self._show(self._status())
        if self._finish_by is not None and not self._painting.active:
            delivered = all(talk.link is None or talk.delivered for talk in self._makers.talks.values())
            self._ended = self._ended or delivered or now > self._finish_by

    def _may_hold_more(self) -> bool:
        return self._assignments.has_room(0)

    def _let_go(self, now: float) -> None:
        """Nobody has been there for a while: the painting process gives its memory back."""
        if self._makers.talks or self._painting.active:
            self._idle_since = now
        elif now - self._idle_since > LET_GO_S and self._painting.pid is not None:
            self._painting.give_back()

    def _beat(self) -> None:
        self._beats += 1
        for talk in self._makers.talks.values():
            active = sum(taken.started and not taken.ended for taken in talk.assignments.values())
            self._makers.send(talk, Heartbeat(self._beats, None, self._state(), min(active, 256)))

    def _due(self, what: str, now: float, every: float) -> bool:
        if now < self._next[what]:
            return False
        self._next[what] = now + every
        return True

    def _on_rest(self) -> None:
        """It rests from now on, for another reason, or no more."""
        self._next["status"] = 0.0
        self._painting.rest(bool(self._rest.reason))
        if reason := self._rest.reason:
            self._tell(say(HelperMode.RESTS, reason=reason))
            for talk in self._makers.talks.values():
                self._makers.drop_assignments(talk)
                self._makers.send(talk, Paused(str(reason)))
        else:
            self._tell(say(HelperMode.HELPS_AGAIN))
            for talk in self._makers.talks.values():
                if self._makers.has_turn(talk):
                    self._makers.send(talk, Resumed(talk.slots or self._threads))
        self._announce()

    def _state(self) -> HelperState:
        if self._finish_by is not None:
            return HelperState.STOPPING
        if self._rest.reason:
            return HelperState.PAUSED
        return HelperState.WORKING if self._painting.active else HelperState.IDLE

    def _announce(self) -> None:
        if self._discovery is not None:
            self._discovery.announce(self._announcement())

    def _announcement(self) -> Announcement:
        pairing = self._pairing.port
        state = self._state()
        helping = state in (HelperState.IDLE, HelperState.WORKING)
        name = self._options.name
        return Announcement(
            id=self._identity.id,
            name=name,
            port=self._port,
            device=self._device,
            helping=helping,
            state=state.value,
            pairing_port=pairing,
            run=self._session,
        )

    def _status(self) -> HelperStatus:
        return HelperStatus(
            name=self._options.name,
            port=self._port,
            state=self._state(),
            resting=self._rest.reason,
            code=self._pairing.shown,
            maker=self._makers.current_name,
            waiting=self._makers.waiting_names,
            painting=self._assignments.painting(),
            frames=self._assignments.frames,
            kept_bytes=self._shelf.bytes,
            problem=self._problem(),
            paired=len(self._peers.list()),
            code_seconds=self._pairing.seconds_left,
        )

    def _own_key_came(self) -> int:
        return self._loop.server.door.own_key_came if self._loop.server is not None else 0

    def _problem(self) -> Sentence:
        """What is wrong, and what to do; empty for nothing."""
        found = self._discovery.problem if self._discovery is not None else NOTHING
        if self._namesakes is not None and not found:
            found = self._namesakes.problem
        if self._shelf.why_no_room and not found:
            used_up = self._shelf.full
            most = self._options.shelf_mb
            found = say(HelperMode.SHELF_FULL, megabytes=most) if used_up else say(HelperMode.NO_SPACE)
        return found


def _device_name(device: RealDevice, cores: int) -> str:
    """As people call it, in English."""
    if device != "cpu":
        return f"GPU ({device})"
    return str(say(Devices.CPU_CORE) if cores == 1 else say(Devices.CPU_CORES, count=cores))


def _claimed(folder: Path) -> BaseFileLock:
    """Keeps other helpers away from this one's files on the disk. Raises HelperRunsError."""
    found = claim(folder / ".running")
    if found is not None:
        return found
    if other := other_computer(folder):
        raise HelperRunsError(
            folder,
            say(HelperMode.RUNS_ELSEWHERE, folder=folder, computer=other, variable=HOME_VARIABLE),
        )
    raise HelperRunsError(
        folder,
        say(HelperMode.RUNS, folder=folder, variable=HOME_VARIABLE),
        here=True,
    )
