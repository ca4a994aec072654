"""Ctrl-C, a polite kill, a closed terminal: asks the engine to stop, and ends the process within a second in any case.

The store is safe at every moment (promise 2), so ending hard loses no finished piece.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fastvid_gui.cli.messages import complain
from fastvid_gui.errors import Interrupted

GRACE_SECONDS = 0.7


def ending_signals() -> tuple[signal.Signals, ...]:
    """What ends a command: Ctrl-C, a polite kill, and the end of its terminal, unless `nohup` prevents that."""
    found = [signal.SIGINT, signal.SIGTERM]
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is not None and signal.getsignal(hang_up) is not signal.SIG_IGN:
        found.append(hang_up)
    return tuple(found)


@contextmanager
def stoppable(advice: str = "", hard: bool = True, as_json: bool = False) -> Iterator[threading.Event]:
    """An event that Ctrl-C, a polite kill or the end of the terminal sets.

    Args:
        advice: said if the process has to end at once.
        hard: whether it ends by itself after the grace; otherwise only a second Ctrl-C does that.
        as_json: whether that case, too, owes the JSON object of `--json`.
    """
    stop = threading.Event()

    def give_up() -> None:
        os._exit(complain(f"Stopped. {advice}".rstrip(), Interrupted.exit_code, as_json))

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(Interrupted.exit_code)
        stop.set()
        if not hard:
            return
        timer = threading.Timer(GRACE_SECONDS, give_up)
        timer.daemon = True
        timer.start()
        timers.append(timer)

    timers: list[threading.Timer] = []
    old = {number: signal.signal(number, on_signal) for number in ending_signals()}
    try:
        yield stop
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
        for timer in timers:
            timer.cancel()
