"""The helper's side of pairing: a plain socket that is open only while a code is shown, on a thread of its own.

A computer that connects may do one thing: try the code. Everything else is bounded, so that a stranger can't fill or
slow the helper: connections in all and from one address, their time, their bytes, and how often the costly part may
begin.
"""

import logging
import selectors
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from fastvid_gui.errors import FarmError, PairingError, WrongCodeError
from fastvid_gui.farm.protocol.rate import Bucket
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.pairing import (
    CODE_VALID_S,
    HelperSide,
    PairDone,
    PairMessage,
    PairProve,
    PairSorry,
    PairStart,
    WrongVersionError,
    new_code,
    shown_code,
)
from fastvid_gui.farm.trust.pairing_frames import FrameReader, pack_frame
from fastvid_gui.farm.trust.pairing_lock import PairingLock
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, say, sentence_of

PAIRING_PORT_OFFSET = 100
PORTS_TRIED = 20
POLL_S = 0.05
CONVERSATION_S = 10.0
CONVERSATIONS_MOST = 16
# An exchange costs the helper about 25 ms (SPAKE2 in Python): at most an eighth of one core goes to strangers.
STARTS_AT_ONCE, STARTS_PER_S = 10.0, 5.0
ADDRESS_STARTS_AT_ONCE, ADDRESS_STARTS_PER_S = 4.0, 0.5
ADDRESSES_REMEMBERED = 1000
CROWD = 8
"""The owner is told once this many addresses have been turned away that did not try too often by themselves."""
ACCEPTS_AT_ONCE, ACCEPTS_PER_S = 200.0, 500.0
BACKLOG = 128

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Paired:
    """Somebody knew the code; the session is over."""

    peer: Peer


@dataclass(frozen=True, slots=True)
class WrongTry:
    """Somebody tried a wrong code. `left`: how many more before pairing is locked (0: it is now, session over)."""

    host: str
    left: int


@dataclass(frozen=True, slots=True)
class Crowded:
    """There are so many addresses that a maker with the right code may be turned away; told once a session.

    Attributes:
        addresses: how many were turned away up to now. host: the last one.
    """

    addresses: int
    host: str


@dataclass(frozen=True, slots=True)
class Expired:
    """Nobody came in time; the session is over."""


@dataclass(frozen=True, slots=True)
class PairingFailed:
    """The session can't go on. `says`: why."""

    says: Sentence


PairingEvent = Paired | WrongTry | Crowded | Expired | PairingFailed


def pairing_port_of(work_port: int) -> int:
    """Where a helper with this work port listens for pairing, unless it announces another port."""
    return work_port + PAIRING_PORT_OFFSET if work_port + PAIRING_PORT_OFFSET <= 65535 else work_port - 100


@dataclass(slots=True, eq=False, kw_only=True)
class _Conversation:
    """One connection: it may send a start, a proof and an agreement, in this order."""

    socket: socket.socket
    host: str
    since: float
    reader: FrameReader = field(default_factory=FrameReader)
    side: HelperSide | None = None
    expects: type[PairMessage] = PairStart


class PairingSession:
    """A code that is shown; it ends when somebody is paired, too many codes were wrong, time is up, or by `close`."""

    def __init__(
        self,
        identity: Identity,
        peers: PeerBook,
        name: str,
        work_port: int,
        on_event: Callable[[PairingEvent], None],
        *,
        host: str = "*",
        lock: PairingLock | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Use `open_pairing`."""
        self._identity, self._peers, self._name, self._work_port = identity, peers, name, work_port
        self._on_event, self._clock = on_event, clock
        self._lock = lock or PairingLock()
        self._lock.check()
        self._listener = _listen(host, pairing_port_of(work_port))
        self.port: int = self._listener.getsockname()[1]
        self.code = new_code()
        self.expires = clock() + CODE_VALID_S
        self._starts = Bucket(STARTS_AT_ONCE, STARTS_PER_S, STARTS_AT_ONCE)
        self._accepts = Bucket(ACCEPTS_AT_ONCE, ACCEPTS_PER_S, ACCEPTS_AT_ONCE)
        self._starts_of: dict[str, Bucket] = {}
        self._turned_away: dict[str, None] = {}
        self._conversations: dict[socket.socket, _Conversation] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="farm-pairing", daemon=True)
        self._thread.start()

    @property
    def shown(self) -> str:
        """The code as people read it."""
        return shown_code(self.code)

    @property
    def open(self) -> bool:
        """Whether the code still counts."""
        return not self._over.is_set()

    def close(self) -> None:
        """Takes the code back. Don't call it from `on_event`."""
        self._over.set()
        self._thread.join()

    def __enter__(self) -> "PairingSession":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- on the session's thread

    def _run(self) -> None:
        try:
            while not self._over.is_set():
                self._step()
        except (OSError, FarmError) as error:
            _log.exception("Pairing ended")
            self._end(PairingFailed(say(Pairing.PAIRING_ENDED, reason=sentence_of(error))))
        finally:
            self._over.set()
            for conversation in list(self._conversations.values()):
                self._drop(conversation)
            self._selector.close()
            self._listener.close()

    def _step(self) -> None:
        ready = self._selector.select(POLL_S)
        now = self._clock()
        if now >= self.expires:
            self._end(Expired())
            return
        for conversation in list(self._conversations.values()):
            if now - conversation.since > CONVERSATION_S:
                self._drop(conversation)
        for key, _ in ready:
            if key.fileobj is self._listener:
                self._accept(now)
            elif self.open and (found := self._conversations.get(key.fileobj)) is not None:  # type: ignore[call-overload]
                self._read(found, now)

    def _accept(self, now: float) -> None:
        if not self._accepts.take(1, now):
            # A flood: it waits in the system's short queue, and the rest of the helper gets its processor time.
            self._over.wait(POLL_S / 5)
            return
        try:
            connection, address = self._listener.accept()
        except OSError:
            return  # it has gone again, or there is no descriptor free just now
        connection.setblocking(False)
        host = str(address[0]).removeprefix("::ffff:")
        if len(self._conversations) >= CONVERSATIONS_MOST:
            self._drop_one()
        self._conversations[connection] = _Conversation(socket=connection, host=host, since=now)
        self._selector.register(connection, selectors.EVENT_READ)

    def _drop_one(self) -> None:
        """Makes room at the cost of the address with most connections; of those, the oldest goes."""
        host, _ = Counter(one.host for one in self._conversations.values()).most_common(1)[0]
        self._drop(next(one for one in self._conversations.values() if one.host == host))
        self._note_crowd(host)

    def _note_crowd(self, host: str) -> None:
        """An address was turned away for others; if there are many, the owner is told why nobody can be paired."""
        if len(self._turned_away) >= CROWD:
            return
        self._turned_away[host] = None
        if len(self._turned_away) == CROWD:
            _log.warning("%d addresses crowd out the pairing, %s among them.", CROWD, host)
            self._on_event(Crowded(CROWD, host))

    def _drop(self, conversation: _Conversation) -> None:
        if self._conversations.pop(conversation.socket, None) is not None:
            self._selector.unregister(conversation.socket)
            conversation.socket.close()

    def _read(self, conversation: _Conversation, now: float) -> None:
        try:
            data = conversation.socket.recv(conversation.reader.wanted)
            if not data:
                raise ConnectionError
            message = conversation.reader.take(data)
            if message is not None:
                self._answer(conversation, message, now)
        except BlockingIOError:
            return
        except WrongVersionError:
            self._part(conversation, PairSorry("version"))
        except PairingError:
            self._part(conversation, PairSorry("bad message"))
        except OSError:
            self._drop(conversation)

    def _answer(self, conversation: _Conversation, message: PairMessage, now: float) -> None:
        if type(message) is not conversation.expects:
            raise PairingError(Pairing.OUT_OF_TURN)
        if isinstance(message, PairStart):
            if not self._may_start(conversation.host, now):
                self._part(conversation, PairSorry("busy", 5))
                return
            conversation.side = HelperSide(self.code, self._identity, self._name, self._work_port)
            conversation.expects = PairProve
            self._send(conversation, conversation.side.reply(message))
        elif isinstance(message, PairProve) and conversation.side is not None:
            try:
                answer = conversation.side.prove(message)
            except WrongCodeError:
                self._on_wrong(conversation)
                return
            conversation.expects = PairDone
            self._send(conversation, answer)
        elif isinstance(message, PairDone) and conversation.side is not None:
            peer = conversation.side.done(message)
            self._peers.add(_with_time(peer, self._peers))
            self._lock.right()
            self._end(Paired(peer))

    def _on_wrong(self, conversation: _Conversation) -> None:
        left = self._lock.wrong()
        host = conversation.host
        _log.info("%s tried a wrong pairing code.", host)
        if left:
            self._part(conversation, PairSorry("wrong code"))
            self._on_event(WrongTry(host, left))
        else:
            self._part(conversation, PairSorry("locked", round(self._lock.locked_s())))
            self._end(WrongTry(host, 0))

    def _may_start(self, host: str, now: float) -> bool:
        if len(self._starts_of) >= ADDRESSES_REMEMBERED:
            self._starts_of.pop(next(iter(self._starts_of)))
        fresh = Bucket(ADDRESS_STARTS_AT_ONCE, ADDRESS_STARTS_PER_S, ADDRESS_STARTS_AT_ONCE)
        if not self._starts_of.setdefault(host, fresh).take(1, now):
            return False
        if self._starts.take(1, now):
            return True
        self._note_crowd(host)
        return False

    def _send(self, conversation: _Conversation, message: PairMessage) -> None:
        # A few hundred bytes fit into the empty send buffer of a new connection; if not, it is no honest one.
        data = pack_frame(message)
        if conversation.socket.send(data) != len(data):
            raise ConnectionError

    def _part(self, conversation: _Conversation, message: PairSorry) -> None:
        with suppress(OSError):
            self._send(conversation, message)
        self._drop(conversation)

    def _end(self, event: PairingEvent) -> None:
        self._over.set()
        self._on_event(event)


def open_pairing(
    identity: Identity,
    peers: PeerBook,
    name: str,
    work_port: int,
    on_event: Callable[[PairingEvent], None],
    *,
    host: str = "*",
    lock: PairingLock | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> PairingSession:
    """Shows a code (`session.shown`) and lets in one maker that knows it.

    Args:
        name: of this node, shown on the other side.
        work_port: of this node; pairing is at `pairing_port_of(work_port)` or a free port after it: `session.port`.
        on_event: called on the session's thread, quickly (`Loop.post` will do).
        host: an address of this computer, or "*" for all.
        clock: monotonic seconds.

    Raises:
        PairingError: pairing is locked after wrong codes.
        FarmError: no port is free.
    """
    return PairingSession(identity, peers, name, work_port, on_event, host=host, lock=lock, clock=clock)


def _with_time(peer: Peer, peers: PeerBook) -> Peer:
    known = peers.find(peer.public_key)
    return Peer(peer.public_key, peer.name, known.address if known else "", time.time())


def _listen(host: str, port: int) -> socket.socket:
    family, where = socket.AF_INET, "" if host == "*" else host
    dual = host == "*" and socket.has_dualstack_ipv6()
    if dual or ":" in host:
        family = socket.AF_INET6
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            listener = socket.create_server(
                (where, candidate), family=family, backlog=BACKLOG, dualstack_ipv6=dual
            )
        except OSError:
            continue
        listener.setblocking(False)
        return listener
    raise FarmError(Pairing.NO_PORT, first=port, last=port + PORTS_TRIED - 1)
