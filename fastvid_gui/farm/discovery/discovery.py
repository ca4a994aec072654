"""Finding the other nodes on the local network: multicast DNS service discovery, with zeroconf and only zeroconf.

A node that serves announces `_fastvid._tcp.local.`, everyone browses. One thread of ours keeps the announcement up,
follows the network interfaces, notices sleep, and forgets nodes that fell silent; zeroconf's own thread does the
sockets.

How long things take: a new node is seen within a second, one that leaves properly is dropped at once. One that is
killed or unplugged is dropped after SILENCE_SECONDS, since every node repeats its announcement each HEARTBEAT_SECONDS
(the times to live of mDNS alone would keep a dead node listed for an hour).
"""

import asyncio
import atexit
import contextlib
import logging
import os
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import replace
from types import TracebackType
from typing import Self

import zeroconf
from zeroconf import (  # type: ignore[attr-defined]  # exported, though some are not in __all__
    DNSOutgoing,
    DNSPointer,
    DNSQuestion,
    DNSQuestionType,
    DNSRecord,
    DNSService,
    DNSText,
    RecordUpdate,
    RecordUpdateListener,
    ServiceInfo,
    Zeroconf,
)

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.discovery.announcement import Announcement, SeenNode, believable, is_label, parse
from fastvid_gui.farm.discovery.heard import Heard
from fastvid_gui.farm.sockets.interfaces import (
    Interface,
    all_interfaces,
    check_wanted,
    chosen_interfaces,
    only_vpn,
    wanted_interfaces,
)
from fastvid_gui.farm.sockets.said_once import SaidOnce
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others, say

SERVICE_TYPE = "_fastvid._tcp.local."
FARM_VARIABLE = "FASTVID_FARM"
_FARM_NAME = re.compile(r"[a-z0-9]{1,7}")  # with "fastvid-": at most 15 characters (RFC 6335)

HEARTBEAT_SECONDS = 10.0
SILENCE_SECONDS = 35.0  # three heartbeats lost in a row happen on Wi-Fi; a fourth hardly
ASK_AFTER_SECONDS = 22.0  # a node that missed two heartbeats is asked directly
INTERFACE_SECONDS = 2.0
RETRY_SECONDS = 2.0
TICK_SECONDS = 0.25
PAUSE_SECONDS = 0.04  # between two looks, however much is heard: this bounds what a flood of packets costs
SLEEP_SECONDS = 8.0  # a gap between ticks that only sleep (or a stopped process) explains
QUESTIONS_AFTER_SECONDS = (0.05, 0.5, 1.2, 2.0, 4.0)  # after the start and each change of the interfaces
HOST_TTL_SECONDS = 120
OTHER_TTL_SECONDS = 1200
MAX_NODES = 500
MAX_INSTANCES = 8  # of one id at a time: a node has one, or two for a moment; strangers may invent more
TURN_SECONDS = 4.0  # if there are more, others have their turn after this long
RESCUE_SECONDS = 1.0  # at most this often we contradict those who speak in our name,
REPEAT_SECONDS = (
    1.5,
    3.0,
)  # and again after these: a record younger than a second is not replaced (RFC 6762, 10.2)
MAX_LOADED_PER_TICK = 64
MAX_OPEN_QUESTIONS = 8
QUESTION_MS = 3000
FLAGS_QUERY, TYPE_PTR, TYPE_TXT, TYPE_SRV, CLASS_IN = 0, 12, 16, 33, 1  # RFC 1035, 2782

log = logging.getLogger(__name__)


def farm_service_type() -> str:
    """The service type that all nodes of a farm announce: the usual one, or that of the farm that FASTVID_FARM names.

    Raises:
        UsageError: the name is not made of 1 to 7 lower-case letters and digits.
    """
    name = os.environ.get(FARM_VARIABLE, "")
    if not name:
        return SERVICE_TYPE
    if not _FARM_NAME.fullmatch(name):
        raise UsageError(Network.FARM_NAME, variable=FARM_VARIABLE, name=name)
    return f"_fastvid-{name}._tcp.local."


class Discovery:
    """Announces this node (if given) and knows the others. A context manager; `start` and `stop` do the same.

    Args:
        own: what to announce; None only listens.
        interfaces: names or addresses of interfaces to use; None for the real ones, followed as they come and go.
        on_change: called with all nodes after each change, on a thread of this object; must return soon and not raise.
        known: ids of paired nodes. They are the last ones to be dropped when somebody floods the network with
            inventions. A good-bye, which anybody can say, does not drop them: they are `leaving` until they are silent
            for too long.
        service_type: other than the usual one only for tests of the network itself (doctor).

    Raises:
        UsageError: an interface named does not exist.
    """

    def __init__(
        self,
        own: Announcement | None = None,
        interfaces: Sequence[str] | None = None,
        on_change: Callable[[tuple[SeenNode, ...]], None] | None = None,
        known: Collection[str] = (),
        service_type: str | None = None,
    ) -> None:
        check_wanted(interfaces)
        self._own = own
        self._wanted = wanted_interfaces(interfaces)
        self._on_change = on_change
        self._known = frozenset(known)
        self._type = service_type = service_type or farm_service_type()
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._changed = threading.Condition()
        self._nodes: dict[str, SeenNode] = {}  # by the name of the service instance
        self._used: tuple[Interface, ...] = ()
        self._problem = NOTHING
        self._zeroconf: Zeroconf | None = None
        self._info: ServiceInfo | None = None
        self._questions_at: list[float] = []
        self._heard = Heard(MAX_NODES)
        self._ear = _Ear(service_type, self._heard, self._wake)
        self._asked: dict[str, Future[bool]] = {}
        self._shown: tuple[SeenNode, ...] = ()
        self._namesakes: tuple[SeenNode, ...] = ()
        self._said = SaidOnce()

    # ---- for everyone ----

    def start(self) -> Self:
        """Begins; returns at once. `problem` tells what stands in the way; it is tried again."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="discovery", daemon=True)
            self._thread.start()
            atexit.register(self.stop)
        return self

    def stop(self) -> None:
        """Withdraws the announcement and ends every thread; takes about a third of a second."""
        atexit.unregister(self.stop)
        self._stopping.set()
        self._wake.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def nodes(self) -> tuple[SeenNode, ...]:
        """The other nodes, by name; one entry an id."""
        with self._changed:
            return self._shown

    @property
    def namesakes(self) -> tuple[SeenNode, ...]:
        """What others announce with our own id: a copy of this computer, or an invention; their key tells."""
        with self._changed:
            return self._namesakes

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        """The interfaces in use now."""
        return self._used

    @property
    def problem(self) -> Sentence:
        """Why discovery does not work at the moment; empty when it does."""
        return self._problem

    def announce(self, own: Announcement | None) -> None:
        """Changes what is announced (None withdraws it); heard by the others within a second."""
        self._own = own
        self._wake.set()

    def wait(self, seconds: float, enough: Callable[[tuple[SeenNode, ...]], bool] | None = None) -> bool:
        """Waits for this long, or until `enough` is true of the nodes seen. Returns whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: enough is not None and enough(self._shown), seconds)

    # ---- the thread ----

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                try:
                    self._keep_going()
                except Exception as error:
                    # A library's fault, or a packet nobody thought of: the list of nodes must not freeze.
                    log.exception("Discovery begins anew")
                    self._problem = say(Network.FAULT, reason=type(error).__name__)
                    self._close()
                    self._stopping.wait(RETRY_SECONDS)
        finally:
            self._close()

    def _keep_going(self) -> None:
        clocks = _Clocks()
        look_at = retry_at = rescue_at = 0.0
        beats_at = [0.0]
        looked = False
        announced: Announcement | None = None
        while not self._stopping.is_set():
            now = time.monotonic()
            if clocks.slept():
                log.info("The computer slept; starting discovery anew")
                self._heard.refresh(time.monotonic())
                self._close()
                look_at = retry_at = 0.0
            if now >= look_at:
                look_at = now + INTERFACE_SECONDS
                used = chosen_interfaces(self._wanted)
                if not looked or used != self._used or (now >= retry_at and self._lacks_sockets()):
                    before = 0 if used != self._used else self._sockets()
                    looked, retry_at = True, now + RETRY_SECONDS
                    self._use(used)
                    if self._sockets() > before:
                        announced = None
                        self._questions_at = [now + after for after in QUESTIONS_AFTER_SECONDS]
            if self._zeroconf is not None:
                if announced != self._own:
                    announced = self._own
                    self._publish(announced)
                    beats_at = [now + HEARTBEAT_SECONDS]
                else:
                    if self._ear.contradicted and now >= rescue_at:
                        self._ear.contradicted = False
                        rescue_at = now + RESCUE_SECONDS
                        beats_at = [now, *(now + after for after in REPEAT_SECONDS), now + HEARTBEAT_SECONDS]
                    if now >= beats_at[0]:
                        beats_at = [at for at in beats_at if at > now] or [now + HEARTBEAT_SECONDS]
                        self._beat()
                if self._questions_at and now >= self._questions_at[0]:
                    self._questions_at = [at for at in self._questions_at if at > now]
                    self._call()
                self._load(now)
            self._forget(now)
            self._tell()
            self._wake.wait(TICK_SECONDS)
            self._stopping.wait(PAUSE_SECONDS)
            self._wake.clear()

    def _lacks_sockets(self) -> bool:
        """Whether some interface has none: a new IPv6 address can't be used in its first second or two."""
        return self._sockets() < len(_zeroconf_interfaces(self._used))

    def _sockets(self) -> int:
        return len(self._zeroconf.engine.senders) if self._zeroconf is not None else 0

    def _use(self, used: tuple[Interface, ...]) -> None:
        """Opens zeroconf on the interfaces, or moves it to them; what stands in the way becomes the problem."""
        self._used = used
        if not used:
            self._close()
            self._problem = _nothing_to_use(self._wanted)
            return
        choice = _zeroconf_interfaces(used)
        try:
            if self._zeroconf is None:
                self._zeroconf = Zeroconf(choice, use_asyncio=False)
                self._zeroconf.add_listener(self._ear, None)
            else:
                self._zeroconf.update_interfaces(choice)
        except (OSError, RuntimeError, zeroconf.Error) as error:
            self._close()
            names = ", ".join(interface.name for interface in used)
            self._problem = say(Network.MDNS_TAKEN, names=names, reason=said_by_others(error))
            return
        self._problem = NOTHING

    def _publish(self, own: Announcement | None) -> None:
        """Announces, changes or withdraws."""
        assert self._zeroconf is not None
        old, self._info = self._info, None
        self._ear.expect(None)
        try:
            if own is None:
                if old is not None:
                    self._zeroconf.unregister_service(old)
                return
            info = self._service_info(own)
            if old is not None and old.name == info.name:
                self._zeroconf.update_service(info)
            else:
                if old is not None:
                    self._zeroconf.unregister_service(old)
                # No probing (it takes a second and a half): the name is unique by the node's id.
                self._zeroconf.register_service(info, cooperating_responders=True)
            self._info = info
            self._heard.mute(info.name)
            self._ear.expect(info)
        except (OSError, RuntimeError, zeroconf.Error) as error:
            reason = said_by_others(str(error) or type(error).__name__)
            self._problem = say(Network.CANT_ANNOUNCE, reason=reason)
            self._close()

    def _service_info(self, own: Announcement) -> ServiceInfo:
        addresses = [str(each.ip) for interface in self._used for each in interface.addresses]
        return ServiceInfo(
            self._type,
            f"{own.label}.{self._type}",
            port=own.port,
            properties=own.txt(time.time()),
            server=f"fastvid-{own.id[:16].lower().replace('_', '-')}-{own.port}{own.run and '-' + own.run[:4]}.local.",
            parsed_addresses=addresses,
            host_ttl=HOST_TTL_SECONDS,
            other_ttl=OTHER_TTL_SECONDS,
        )

    def _beat(self) -> None:
        """Repeats the announcement once, with the time of now."""
        if self._zeroconf is None or self._zeroconf.loop is None or self._info is None or self._own is None:
            return
        self._info = self._service_info(self._own)
        self._ear.expect(self._info)
        self._zeroconf.loop.call_soon_threadsafe(self._zeroconf.registry.async_update, self._info)
        self._zeroconf.send(self._zeroconf.generate_service_broadcast(self._info, None))

    def _call(self) -> None:
        """Asks everyone to announce himself. zeroconf's browsers can't: they keep silent if another program of this
        computer has just asked the same, and would miss the answers. Heartbeats do the rest.

        The answer has to come by multicast: an answer to this address alone reaches only one of the programs that share
        the port.
        """
        assert self._zeroconf is not None
        question = DNSOutgoing(FLAGS_QUERY)
        question.add_question(DNSQuestion(self._type, TYPE_PTR, CLASS_IN))
        self._zeroconf.send(question)

    def _load(self, now: float) -> None:
        """Turns what was heard into nodes, a bounded number at a time, and asks for what is missing."""
        assert self._zeroconf is not None and self._zeroconf.loop is not None
        for name in [name for name, question in self._asked.items() if question.done()]:
            del self._asked[name]
            self._heard.touch(name)
        names = self._heard.news(MAX_LOADED_PER_TICK)
        if names:
            loading = asyncio.run_coroutine_threadsafe(self._loaded(names), self._zeroconf.loop)
            for name, info in loading.result():
                node = self._node(name, info)
                if node is not None:
                    self._nodes[name] = node
                elif name not in self._nodes:
                    # What was understood of it before stays until it is silent: the nonsense may be a stranger's.
                    self._ask(name)
        for name in self._heard.silent(now - ASK_AFTER_SECONDS):
            self._ask(name)

    async def _loaded(self, names: list[str]) -> list[tuple[str, ServiceInfo]]:
        """Runs on zeroconf's thread, which owns the cache. What upsets the library costs that name only."""
        assert self._zeroconf is not None
        infos = []
        for name in names:
            try:
                info = ServiceInfo(self._type, name)
                info.load_from_cache(self._zeroconf)
                now = zeroconf.current_time_millis()
                info.async_update_records(self._zeroconf, now, self._newest(name, now))
            except Exception as error:  # noqa: BLE001 - whatever a library makes of it
                self._not_understood(name, error)
            else:
                infos.append((name, info))
        return infos

    def _newest(self, name: str, now: float) -> list[RecordUpdate]:
        """What was said last about a name: for a while the cache also holds what was said before, in any order."""
        assert self._zeroconf is not None
        found = []
        for kind in (TYPE_SRV, TYPE_TXT):
            records = self._zeroconf.cache.async_all_by_details(name, kind, CLASS_IN)
            fresh = [record for record in records if not record.is_expired(now)]
            if len(fresh) > 1:
                found.append(RecordUpdate(max(fresh, key=lambda record: record.created), None))
        return found

    def _not_understood(self, name: str, error: Exception) -> None:
        """A fault of one name is that name's: everybody else stays."""
        if self._said.news("", type(error).__name__, time.monotonic()):
            log.warning("What is announced as “%s” can't be understood (%s)", name, type(error).__name__)

    def _ask(self, name: str) -> None:
        """Asks once for what is missing about a name; few at a time, since names may be invented."""
        assert self._zeroconf is not None and self._zeroconf.loop is not None
        if name in self._asked or len(self._asked) >= MAX_OPEN_QUESTIONS or not self._heard.may_ask(name):
            return
        try:
            question = ServiceInfo(self._type, name).async_request(
                self._zeroconf, QUESTION_MS, DNSQuestionType.QM
            )
        except Exception as error:  # noqa: BLE001 - as above
            self._not_understood(name, error)
        else:
            self._asked[name] = asyncio.run_coroutine_threadsafe(question, self._zeroconf.loop)

    def _node(self, name: str, info: ServiceInfo) -> SeenNode | None:
        try:
            addresses = believable(
                info.parsed_scoped_addresses(), self._used, elsewhere_too=self._wanted is None
            )
            return parse(info.properties, addresses, info.port, time.time())
        except Exception as error:  # noqa: BLE001 - as above
            self._not_understood(name, error)
            return None

    def _forget(self, now: float) -> None:
        """Drops nodes that left, fell silent, or are too many."""
        known = {name for name, node in self._nodes.items() if node.id in self._known}
        for name in self._heard.gone(now - SILENCE_SECONDS, known):
            self._nodes.pop(name, None)
        self._heard.bound(known)
        heard, leaving = self._heard.times(), self._heard.leaving()
        self._nodes = {
            name: replace(node, seen_at=time.time() - (now - heard[name]), leaving=name in leaving)
            for name, node in self._nodes.items()
            if name in heard
        }

    def _tell(self) -> None:
        spans = self._heard.spans()
        instances: dict[str, list[tuple[SeenNode, tuple[float, float]]]] = {}
        for name, node in self._nodes.items():
            instances.setdefault(node.id, []).append((node, spans.get(name, (0.0, 0.0))))
        turn = int(time.monotonic() / TURN_SECONDS)
        known = {id: _one_of(same, turn) for id, same in instances.items()}
        namesake = known.pop(self._own.id, None) if self._own is not None else None
        shown = tuple(sorted(known.values(), key=lambda node: (node.name, node.id)))
        with self._changed:
            changed = _without_times(shown) != _without_times(self._shown)
            self._shown = shown
            self._namesakes = (namesake, *namesake.others) if namesake is not None else ()
            if changed:
                self._changed.notify_all()
        if changed and self._on_change is not None:
            self._on_change(shown)

    def _close(self) -> None:
        """Withdraws and closes the sockets; what was seen stays until it is silent for too long."""
        self._info = None
        for question in self._asked.values():
            question.cancel()
        self._asked.clear()
        closing, self._zeroconf = self._zeroconf, None
        if closing is not None:
            with contextlib.suppress(zeroconf.Error, OSError):
                closing.close()


class _Ear(RecordUpdateListener):
    """Passes on which service instances a packet tells of; runs on zeroconf's thread for every packet.

    Attributes:
        contradicted: somebody said good-bye in our name, or something about us that we don't say; the owner takes it
            back.
    """

    def __init__(self, service_type: str, heard: Heard, wake: threading.Event) -> None:
        self._type, self._ending = service_type, "." + service_type
        self._heard, self._wake = heard, wake
        self._own: ServiceInfo | None = None
        self._own_texts: deque[bytes] = deque(maxlen=4)  # what we said a moment ago comes back, too
        self.contradicted = False

    def expect(self, own: ServiceInfo | None) -> None:
        """What we announce from now on; None for nothing."""
        if own is not None:
            self._own_texts.append(own.text)
        self._own = own

    def async_update_records(self, zc: Zeroconf, now: float, records: list[RecordUpdate]) -> None:
        """A packet arrived, or the cache let go of records. `now` is in milliseconds."""
        at = time.monotonic()
        for update in records:
            record, left = update.new, update.new.is_expired(now)
            name = record.alias if isinstance(record, DNSPointer) else record.name
            if isinstance(record, DNSPointer) and record.name.lower() != self._type:
                continue
            if not name.endswith(self._ending) or not is_label(name.removesuffix(self._ending)):
                continue
            own = self._own
            if own is not None and name.lower() == own.key:
                if (left and isinstance(record, DNSPointer)) or (not left and self._is_other(record, own)):
                    self.contradicted = True
            elif not left:
                self._heard.note(name, at)
            elif isinstance(record, DNSPointer):
                self._heard.leave(name)
            else:
                continue
            self._wake.set()

    def _is_other(self, record: DNSRecord, own: ServiceInfo) -> bool:
        """Whether a record says something about us that we don't say."""
        if isinstance(record, DNSService):
            return record.port != own.port or record.server_key != own.server_key
        return isinstance(record, DNSText) and record.text not in self._own_texts


class _Clocks:
    """Notices that the computer slept: some monotonic clocks stop during sleep, others jump like the wall clock."""

    def __init__(self) -> None:
        self._wall, self._monotonic = time.time(), time.monotonic()

    def slept(self) -> bool:
        """Whether much more time went by since the last call than a tick takes."""
        wall, monotonic = time.time(), time.monotonic()
        gap = max(wall - self._wall, monotonic - self._monotonic)
        self._wall, self._monotonic = wall, monotonic
        return gap > SLEEP_SECONDS


def _zeroconf_interfaces(used: Sequence[Interface]) -> list[str | int]:
    """IPv4 addresses, and the indexes of interfaces with IPv6."""
    choice: list[str | int] = []
    for interface in used:
        versions = {address.version for address in interface.addresses}
        choice += [str(address.ip) for address in interface.addresses if address.version == 4]
        if 6 in versions and interface.index and interface.kind != "loopback":
            choice.append(interface.index)
    return choice


def _nothing_to_use(wanted: Sequence[str] | None) -> Sentence:
    if wanted is None:
        if vpn := only_vpn(all_interfaces()):
            return say(Network.ONLY_VPN, vpn=vpn)
        return say(Network.NOT_CONNECTED)
    return say(Network.INTERFACE_DOWN, names=", ".join(wanted))


def _one_of(instances: Sequence[tuple[SeenNode, tuple[float, float]]], turn: int) -> SeenNode:
    """The node of the announcements with one id, each with when it was first and last heard: the newest, as after a
    crash, with the others beside it.

    If there is a crowd, all of them or all but one were invented. The one that was there first is always among those
    that are passed on; the rest take turns.
    """
    by_start = sorted(instances, key=lambda pair: pair[1])
    if len(by_start) > MAX_INSTANCES:
        rest = by_start[1:]
        at = turn * (MAX_INSTANCES - 1) % len(rest)
        by_start = [by_start[0], *(rest + rest)[at : at + MAX_INSTANCES - 1]]
    newest = max(by_start, key=lambda pair: pair[0].seen_at)[0]
    return replace(newest, others=tuple(node for node, _ in by_start if node is not newest))


def _without_times(nodes: Sequence[SeenNode]) -> tuple[SeenNode, ...]:
    return tuple(
        replace(node, seen_at=0.0, clock_ahead=None, others=_without_times(node.others)) for node in nodes
    )
