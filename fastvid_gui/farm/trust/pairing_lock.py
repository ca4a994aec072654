"""Counts wrong pairing codes, even across restarts; each fifth in a row locks pairing, for longer each time."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from fastvid_gui.errors import PairingError
from fastvid_gui.farm.trust.private_files import locked, read_private, write_private
from fastvid_gui.paths import config_folder
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, say

LOCK_FILE = "pairing-lock.json"
TRIES = 5
LOCKS_S = (60.0, 300.0, 1800.0, 7200.0, 86400.0)
FORGIVEN_AFTER_S = 7 * 86400.0
"""After this long without a wrong code the count is reset."""

_MAX_FILE_BYTES = 1024


class _State(msgspec.Struct, frozen=True):
    wrong: int = 0
    since: float = 0.0


class PairingLock:
    """How many codes were wrong since the last pairing, and for how long none is taken; for any thread and process."""

    def __init__(self, folder: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        """
        Args:
            clock: seconds since 1970; wall time, because it counts across restarts.
        """
        self.path = (folder or config_folder()) / LOCK_FILE
        self._clock = clock

    def locked_s(self) -> float:
        """For how many seconds no code is taken; 0: one may be shown."""
        state = self._read()
        if state.wrong == 0 or state.wrong % TRIES:
            return 0.0
        length = LOCKS_S[min(state.wrong // TRIES, len(LOCKS_S)) - 1]
        # A clock that was set back must not lock for longer than the lock is long.
        return max(0.0, min(length, state.since + length - self._clock()))

    def check(self) -> None:
        """Raises PairingError if pairing is locked."""
        seconds = self.locked_s()
        if seconds > 0:
            raise PairingError(Pairing.LOCKED, time=so_long(seconds))

    def wrong(self) -> int:
        """Counts a wrong code; returns how many more may be wrong before pairing is locked."""
        with locked(self.path):
            state, now = self._read(), self._clock()
            before = 0 if now - state.since > FORGIVEN_AFTER_S else state.wrong
            self._write(_State(before + 1, now))
        return -(before + 1) % TRIES

    def right(self) -> None:
        """Somebody was paired: the count is reset."""
        with locked(self.path):
            if self._read().wrong:
                self._write(_State())

    def _write(self, state: _State) -> None:
        write_private(self.path, msgspec.json.encode(state))

    def _read(self) -> _State:
        data = read_private(self.path, _MAX_FILE_BYTES)
        if data is None:
            return _State()
        try:
            state = msgspec.json.decode(data, type=_State)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            # A half-written file is impossible (it is written whole); damaging it must not win anybody more tries.
            return _State(TRIES, self._clock())
        return _State(max(0, state.wrong), state.since)


def so_long(seconds: float) -> Sentence:
    """A time, rounded up, as people say it."""
    minutes = -(-seconds // 60)
    if minutes < 2:
        return say(Pairing.A_MINUTE)
    if minutes < 120:
        return say(Pairing.MINUTES, count=round(minutes))
    return say(Pairing.HOURS, count=round(minutes / 60))
