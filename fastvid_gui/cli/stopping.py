"""Ctrl-C: asks the engine to stop, and ends the process within a second whatever it is doing.

The store is safe at every moment (promise 2), so ending hard loses no finished piece.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fastvid_gui.cli.messages import complain

GRACE_SECONDS = 0.7


@contextmanager
def stoppable(advice: str = "", hard: bool = True, as_json: bool = False) -> Iterator[threading.Event]:
    """An event that Ctrl-C or a polite kill sets.

    Args:
        advice: said where the process has to end at once.
        hard: whether it ends by itself after the grace; otherwise only a second Ctrl-C does that.
        as_json: whether the JSON object of `--json` is owed in that case too.
    """
    stop = threading.Event()

    def give_up() -> None:
        os._exit(complain(f"Stopped. {advice}".rstrip(), 130, as_json))

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            os._exit(130)
        stop.set()
        if not hard:
            return
        timer = threading.Timer(GRACE_SECONDS, give_up)
        timer.daemon = True
        timer.start()
        timers.append(timer)

    timers: list[threading.Timer] = []
    old = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
        for timer in timers:
            timer.cancel()
