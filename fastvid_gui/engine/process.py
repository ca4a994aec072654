"""The engine process: requests come in on stdin, answers go out on stdout, everything from libraries goes to the log.

    window --Ask, Stop--> reader (main thread) --> lanes (threads) --Tell, Finished, ...--> window

It ends as soon as its stdin closes, however the window ended; what a render has finished is in the store by then.
"""

import faulthandler
import logging
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import BinaryIO, Literal

import msgspec
import psutil

from fastvid_gui import __version__
from fastvid_gui.engine.lanes import GO_ON, Task
from fastvid_gui.engine.log import keep_log_small
from fastvid_gui.engine.messages.encoding import decode_to_engine, encode
from fastvid_gui.engine.messages.envelopes import Ask, Failed, Finished, FromEngine, Ready, Stop, Stopped
from fastvid_gui.engine.routes import Routes
from fastvid_gui.engine.wire import MOST_TO_ENGINE_BYTES, BrokenWire, read_message, write_message
from fastvid_gui.log_text import WITH_TIME, HarmlessFormatter
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.sentence import say

Role = Literal["preview", "render", "helper"]
ROLES: tuple[Role, ...] = ("preview", "render", "helper")
GOODBYE_SECONDS = 0.5
"""Running work may take this long to notice that the window is gone; then the process ends anyway."""
_log = logging.getLogger(__name__)


def serve(role: Role) -> int:
    """Serves one window until it goes; returns the exit code."""
    incoming, outgoing = own_stdio()
    begin_log(role)
    be_polite(role)
    office = Office(role, outgoing)
    office.post(Ready(__version__, os.getpid()))
    office.warm_up()
    try:
        while (data := read_message(incoming, MOST_TO_ENGINE_BYTES)) is not None:
            office.take(data)
    except BrokenWire as error:
        _log.error("the window sent something that is no message (%s); ending", error)
        office.close()
        return 2
    office.close()
    return 0


class Office:
    """Takes requests, passes them to their lanes and posts the answers."""

    def __init__(self, role: Role, outgoing: BinaryIO) -> None:
        self._outgoing, self._writing = outgoing, threading.Lock()
        self._open: dict[int, Task] = {}
        self._lock = threading.Lock()
        self._routes = Routes(role)

    def post(self, message: FromEngine) -> None:
        """Sends a message to the window; any thread may."""
        data = encode(message)
        with self._writing, suppress(OSError, ValueError):  # the reader notices when the window is gone
            write_message(self._outgoing, data)

    def take(self, data: bytes) -> None:
        """Takes one message from the window."""
        try:
            message = decode_to_engine(data)
        except (msgspec.DecodeError, ValueError, NotImplementedError) as error:
            _log.error("the window sent something that is no message (%s)", error)
            return
        if isinstance(message, Stop):
            self._stop(message.number)
        else:
            self._begin(message)

    def warm_up(self) -> None:
        """Loads slow libraries before they are needed."""
        self._routes.warm_up(self.post)

    def close(self) -> None:
        """Asks everything that runs to stop, and waits a moment."""
        with self._lock:
            tasks = list(self._open.values())
        for task in tasks:
            task.stop.set()
        deadline = time.monotonic() + GOODBYE_SECONDS
        while self._open and time.monotonic() < deadline:
            time.sleep(0.01)

    def _begin(self, ask: Ask) -> None:
        task = Task(ask.number, ask.request, self.post)
        with self._lock:
            if ask.number in self._open:
                _log.error("number %d is under way already", ask.number)
                return
            self._open[ask.number] = task
        if self._routes.steps(type(ask.request)):
            self._next(task, 0)
        else:
            _log.error("nobody here does %s", type(ask.request).__name__)
            self._end(task, Failed(ask.number, say(EngineSays.NOT_HERE), "EngineError"))

    def _next(self, task: Task, step: int) -> None:
        lane, work = self._routes.steps(type(task.request))[step]

        def ended(task: Task, end: Finished | Failed | Stopped | object) -> None:
            if end is GO_ON:
                self._next(task, step + 1)
            else:
                self._end(task, end)  # type: ignore[arg-type]

        lane.put(task, work, ended)

    def _end(self, task: Task, end: Finished | Failed | Stopped) -> None:
        with self._lock:
            self._open.pop(task.number, None)
        self.post(end)

    def _stop(self, number: int) -> None:
        with self._lock:
            task = self._open.get(number)
        if task is None:
            return
        task.stop.set()
        if any(lane.drop(task) for lane, _ in self._routes.steps(type(task.request))):
            self._end(task, Stopped(number))


def own_stdio() -> tuple[BinaryIO, BinaryIO]:
    """The streams to the window; fd 0 and 1 are replaced, so that no library can write between the messages."""
    sys.stdout.flush()
    kept_in, kept_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (kept_in, kept_out):
            msvcrt.setmode(descriptor, os.O_BINARY)
    sys.stdout = sys.stderr
    return os.fdopen(kept_in, "rb"), os.fdopen(kept_out, "wb")


def begin_log(role: Role) -> None:
    """Sends logging and crashes to stderr, which is the log file."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(HarmlessFormatter(WITH_TIME))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    with suppress(OSError, ValueError):
        faulthandler.enable()
    keep_log_small()
    _log.info(
        "FastVid %s, %s engine, process %d, Python %s", __version__, role, os.getpid(), sys.version.split()[0]
    )


def be_polite(role: Role) -> None:
    """The render engine and the helper give way to others; Ctrl-C in the window's terminal only concerns the window."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if role == "preview":
        return
    try:
        process = psutil.Process()
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else 10)
    except (psutil.Error, OSError) as error:
        _log.warning("the priority could not be lowered: %s", error)
