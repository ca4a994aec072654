"""The helper's code: shows it on request, and tells the owner what came of it."""

import time
from collections.abc import Callable
from typing import Any

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.pairing_lock import PairingLock, so_long
from fastvid_gui.farm.trust.pairing_server import (
    Crowded,
    Expired,
    Paired,
    PairingEvent,
    PairingFailed,
    PairingSession,
    WrongTry,
    open_pairing,
)
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, say


class HelperPairing:
    """At most one code at a time. Everything is called on the helper's main thread.

    Args:
        post: takes pairing's events, from its thread.
        tell: takes sentences for people.
    """

    def __init__(
        self,
        identity: Identity,
        peers: PeerBook,
        name: str,
        post: Callable[[Any], None],
        tell: Callable[[Sentence], None],
    ) -> None:
        self._identity, self._peers, self._name = identity, peers, name
        self._post, self._tell = post, tell
        self._session: PairingSession | None = None

    @property
    def port(self) -> int | None:
        """Where it waits; None while no code is shown."""
        return self._session.port if self._session is not None and self._session.open else None

    @property
    def shown(self) -> str:
        """The code; "" while none is shown."""
        return self._session.shown if self._session is not None and self._session.open else ""

    @property
    def seconds_left(self) -> float:
        """For how long the code still counts; 0 while none is shown."""
        return max(0.0, self._session.expires - time.monotonic()) if self._session and self.shown else 0.0

    def open(self, work_port: int, host: str) -> Sentence:
        """Shows a code: the one already shown, or a new one; returns what it told."""
        if not self.shown:
            try:
                self._session = open_pairing(
                    self._identity, self._peers, self._name, work_port, self._post, host=host
                )
            except FarmError as error:
                self._tell(error.sentence)
                return error.sentence
        told = say(Pairing.CODE, code=self.shown)
        self._tell(told)
        return told

    def on_event(self, event: PairingEvent) -> None:
        """Tells the owner what came of it."""
        match event:
            case Paired(peer):
                self._tell(say(Pairing.PAIRED, name=peer.name or peer.id, id=peer.id))
            case WrongTry(host, 0):
                self._tell(say(Pairing.WRONG_TRY_LOCKS, host=host, time=so_long(PairingLock().locked_s())))
            case WrongTry(host, 1):
                self._tell(say(Pairing.WRONG_TRY_BUT_ONE, host=host))
            case WrongTry(host, left):
                self._tell(say(Pairing.WRONG_TRY, host=host, left=left))
            case Crowded(addresses, host):
                self._tell(say(Pairing.CROWDED, addresses=addresses, host=host))
            case Expired():
                self._tell(say(Pairing.EXPIRED))
            case PairingFailed(says):
                self._tell(says)

    def close(self) -> None:
        """Takes the code back."""
        if self._session is not None:
            self._session.close()
