"""The maker's side of pairing: connects to a helper that shows a code, and adds it to the paired nodes."""

import socket
import threading
import time

from fastvid_gui.errors import Interrupted, PairingError, WrongCodeError
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.pairing import (
    MakerSide,
    PairMessage,
    PairProve,
    PairReply,
    PairSorry,
)
from fastvid_gui.farm.trust.pairing_frames import FrameReader, pack_frame
from fastvid_gui.farm.trust.pairing_lock import so_long
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import said_by_others

TIMEOUT_S = 15.0
POLL_S = 0.2
GREETING_S = 0.3
"""How long a work socket may take to greet; it does so at once."""
_WORK_SOCKET = 0xFF
"""How ZeroMQ greets, and a pairing message never begins: it would be 65,000 bytes long."""

_SORRY = {
    "busy": Pairing.ASKED_TOO_OFTEN,
    "version": Pairing.PAIRS_ANOTHER_WAY,
    "closed": Pairing.NO_CODE_ANY_MORE,
}


class NoPairingThereError(PairingError):
    """Nothing that pairs listens at this port: the user may mean another port of the same computer."""


class NoCodeShownError(NoPairingThereError):
    """A helper's work socket listens at this port: the helper is there, and if nothing else pairs, it shows no code."""


def pair_with(
    host: str,
    port: int,
    code: str,
    identity: Identity,
    peers: PeerBook,
    name: str,
    *,
    timeout_s: float = TIMEOUT_S,
    stop: threading.Event | None = None,
) -> Peer:
    """Pairs this node with the helper that shows the code.

    Args:
        port: of the helper's pairing socket: as announced, or `pairing_port_of` its work port.
        code: as typed.
        name: of this node, shown on the other side.
        timeout_s: for all of it.

    Returns:
        The helper, with the address of its work socket; it is in `peers` now.

    Raises:
        PairingError: the message says why, and what to try; NoPairingThereError if no pairing is open.
        Interrupted: `stop` was set.
    """
    side = MakerSide(code, identity, name)
    talk = _Talk(host, port, time.monotonic() + timeout_s, stop)
    with talk:
        talk.expect_silence()
        talk.send(side.start())
        reply = talk.receive()
        if not isinstance(reply, PairReply):
            raise PairingError(Pairing.NOT_FASTVID, where=talk.where)
        talk.send(side.prove(reply))
        proof = talk.receive()
        if not isinstance(proof, PairProve):
            raise PairingError(Pairing.NOT_FASTVID, where=talk.where)
        try:
            done, found = side.done(proof)
        except WrongCodeError as error:
            raise PairingError(Pairing.UNPROVED, host=host) from error
        shown = f"[{host}]" if ":" in host else host
        peer = Peer(found.public_key, found.name, f"{shown}:{proof.port}", time.time())
        peers.add(peer)
        talk.send(done)
    return peer


class _Talk:
    """One connection with a deadline for all of it."""

    def __init__(self, host: str, port: int, deadline: float, stop: threading.Event | None) -> None:
        self.where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._answered = False
        self._host, self._deadline = host, deadline
        self._stop = stop or threading.Event()
        self._reader = FrameReader()
        try:
            self._socket = socket.create_connection((host, port), timeout=self._left())
        except (ConnectionRefusedError, TimeoutError) as error:
            raise NoPairingThereError(Pairing.NOTHING_ANSWERS, where=self.where, port=port) from error
        except (OSError, UnicodeError) as error:
            reason = said_by_others(getattr(error, "strerror", None) or error)
            raise PairingError(Pairing.CANT_REACH, host=host, reason=reason) from error
        self._socket.settimeout(POLL_S)

    def __enter__(self) -> "_Talk":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def expect_silence(self) -> None:
        """A pairing socket lets us speak first; a work socket greets at once, and resets the connection if we speak."""
        self._socket.settimeout(GREETING_S)
        try:
            greeting = self._socket.recv(1, socket.MSG_PEEK)
        except OSError:  # silent, or gone: sending will tell
            greeting = b""
        finally:
            self._socket.settimeout(POLL_S)
        if greeting and greeting[0] == _WORK_SOCKET:
            raise NoCodeShownError(Pairing.SHOWS_NO_CODE, where=self.where)

    def send(self, message: PairMessage) -> None:
        try:
            self._socket.sendall(pack_frame(message))
        except OSError as error:
            raise self._broken() from error

    def receive(self) -> PairMessage:
        while True:
            self._left()
            try:
                data = self._socket.recv(self._reader.wanted)
            except TimeoutError:
                continue
            except OSError as error:
                raise self._broken() from error
            if not data:
                raise self._broken()
            self._answered = True
            message = self._reader.take(data)
            if isinstance(message, PairSorry):
                raise self._sorry(message)
            if message is not None:
                return message

    def _left(self) -> float:
        if self._stop.is_set():
            raise Interrupted(Pairing.STOPPED)
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise PairingError(Pairing.NOT_IN_TIME, where=self.where)
        return left

    def _broken(self) -> PairingError:
        kind = PairingError if self._answered else NoPairingThereError
        return kind(Pairing.ENDED, where=self.where)

    def _sorry(self, message: PairSorry) -> PairingError:
        if message.reason == "locked":
            return PairingError(Pairing.LOCKED_THERE, host=self._host, time=so_long(message.seconds))
        if message.reason == "wrong code":
            return WrongCodeError(Pairing.WRONG_CODE)
        return PairingError(_SORRY.get(message.reason, Pairing.REFUSES), host=self._host)
