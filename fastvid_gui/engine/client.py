"""The window's end of an engine process, without Qt: starts it, writes to it, reads from it, restarts it.

A reader thread decodes what arrives and calls back. A writer thread sends, so that a caller never waits. If the process
dies, another one is started; open requests are asked again or get `Failed` (`asked_again.py`).
"""

import itertools
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from fastvid_gui.engine.asked_again import OpenRequests
from fastvid_gui.engine.log import open_log
from fastvid_gui.engine.messages.encoding import decode_from_engine, encode
from fastvid_gui.engine.messages.envelopes import Ask, Failed, Finished, FromEngine, Stop, Stopped, ToEngine
from fastvid_gui.engine.messages.kinds import AnyRequest
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.engine.wire import MOST_FROM_ENGINE_BYTES, BrokenWire, read_message, write_message
from fastvid_gui.errors import PlaceError
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.sentence import Sentence, say

ENGINE_WORD = "engine-process"
"""First argument that tells a frozen app to be an engine process; see `__main__.py`."""
EARLY_SECONDS = 10.0
MOST_EARLY_ENDS = 3
"""A process that ends this early, this many times in a row, is only restarted when there is a new request."""
CLOSE_SECONDS = 2.0
STOP_SECONDS = 1.8
"""A render that has not stopped by itself after this long is ended with its process: finished pieces are in the store,
and a frame in a heavy style may take minutes."""


def engine_command(role: str) -> list[str]:
    """The command that starts an engine process, from a source checkout, an installation or a frozen app."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ENGINE_WORD, role]
    # -P: nothing in the current folder counts as a part of FastVid.
    return [sys.executable, "-P", "-m", "fastvid_gui.engine", role]


class EngineProcess:
    """One engine process and its successors. Methods may be called from any thread."""

    def __init__(
        self,
        role: str,
        on_message: Callable[[FromEngine], None],
        on_died: Callable[[Sentence], None] = lambda says: None,
    ) -> None:
        """Does not start the process yet.

        Args:
            role: "preview", "render" or "helper".
            on_message: called on the reader thread with each message; must be quick and not raise.
            on_died: called there with a sentence after the process ended unexpectedly, once the open requests that are
                not asked again have got `Failed`.
        """
        self.role = role
        self._on_message, self._on_died = on_message, on_died
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._open = OpenRequests()
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: queue.SimpleQueue[ToEngine | None] = queue.SimpleQueue()
        self._closing = False
        self._early_ends = 0
        self._given_up: set[int] = set()

    @property
    def pid(self) -> int | None:
        """The id of the process that runs now."""
        process = self._process
        return process.pid if process is not None else None

    def start(self) -> None:
        """Starts the process; does nothing if it runs."""
        with self._lock:
            if self._process is None and not self._closing:
                self._launch()

    def send(self, request: AnyRequest) -> int:
        """Sends a request; returns its number at once."""
        number = next(self._numbers)
        self.send_as(number, request)
        return number

    def new_number(self) -> int:
        """A number for `send_as`, for callers that must know it before an answer can come."""
        return next(self._numbers)

    def send_as(self, number: int, request: AnyRequest) -> None:
        """Sends a request under a number got from `new_number`."""
        with self._lock:
            if self._process is None and not self._closing:
                self._launch()
            running = self._process is not None
            self._open.add(number, request, sent=True)
            if running:
                self._outbox.put(Ask(number, request))
        if not running:
            self._answer(Failed(number, say(EngineSays.WONT_START, how=""), "EngineError"))

    def stop(self, number: int) -> None:
        """Asks to end a request early, and makes sure that it ends; does nothing if it has ended."""
        with self._lock:
            waits, process = self._open.waits(number), self._process
            if number in self._open and not waits and process is not None:
                self._outbox.put(Stop(number))
                if isinstance(self._open.request(number), RenderFilm):
                    timer = threading.Timer(STOP_SECONDS, self._give_up, (number, process))
                    timer.daemon = True
                    timer.start()
        if waits:
            self._answer(Stopped(number))

    def close(self, wait_seconds: float = CLOSE_SECONDS) -> None:
        """Ends the process: politely, then by force. Afterwards no callback is called for open requests."""
        with self._lock:
            self._closing = True
            process = self._process
            self._outbox.put(None)
        if process is None:
            return
        try:
            process.wait(wait_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _give_up(self, number: int, process: "subprocess.Popen[bytes]") -> None:
        """Ends a process that goes on with work that it was told to stop."""
        with self._lock:
            if self._process is process and number in self._open and not self._closing:
                self._given_up.add(number)
                process.kill()

    # ---- inside; `_launch` needs the lock

    def _launch(self) -> None:
        self._outbox = queue.SimpleQueue()
        environment = dict(os.environ)
        if not getattr(sys, "frozen", False):
            package = str(Path(__file__).resolve().parents[2])
            paths = [package, *environment.get("PYTHONPATH", "").split(os.pathsep)]
            environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        try:
            with _stderr(self.role) as log:
                process = subprocess.Popen(
                    engine_command(self.role),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=environment,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
        except OSError as error:
            threading.Thread(target=self._could_not_start, args=(error,), name="engine", daemon=True).start()
            return
        self._process = process
        self._ask_suspect()
        for work in (self._read, self._write):
            threading.Thread(
                target=work, args=(process, self._outbox), name=f"{self.role}-{work.__name__}", daemon=True
            ).start()

    def _could_not_start(self, error: OSError) -> None:
        self._fail_open(say(EngineSays.WONT_START, how=f" ({error.strerror or error})"))

    def _write(
        self, process: "subprocess.Popen[bytes]", outbox: "queue.SimpleQueue[ToEngine | None]"
    ) -> None:
        assert process.stdin is not None
        with suppress(OSError, ValueError):
            while (message := outbox.get()) is not None:
                write_message(process.stdin, encode(message))
        with suppress(OSError, ValueError):
            process.stdin.close()

    def _read(self, process: "subprocess.Popen[bytes]", outbox: "queue.SimpleQueue[ToEngine | None]") -> None:
        assert process.stdout is not None
        begun = time.monotonic()
        with suppress(BrokenWire, msgspec.DecodeError, ValueError):
            while (data := read_message(process.stdout, MOST_FROM_ENGINE_BYTES)) is not None:
                message = decode_from_engine(data)
                if not self._closing:
                    self._answer(message)
        process.stdout.close()
        outbox.put(None)
        if not self._closing:
            # It has ended, or sends nonsense and must end.
            process.kill()
        code = process.wait()
        self._ended(process, code, time.monotonic() - begun)

    def _answer(self, message: FromEngine) -> None:
        if isinstance(message, Finished | Failed | Stopped):
            with self._lock:
                if message.number not in self._open:
                    return
                self._open.ended(message.number)
                self._ask_suspect()
        self._on_message(message)

    def _ask_suspect(self) -> None:
        """Asks the next request that was open when a process died; needs the lock."""
        if self._process is not None and (again := self._open.next_to_ask()) is not None:
            self._outbox.put(Ask(*again))

    def _ended(self, process: "subprocess.Popen[bytes]", code: int, seconds: float) -> None:
        with self._lock:
            if self._process is process:
                self._process = None
            if self._closing:
                return
            verdict = self._open.died()
            given_up, self._given_up = self._given_up, set()
            if verdict.refused or given_up:
                # The culprit is known, so the process itself is all right.
                self._early_ends = 0
            self._early_ends = self._early_ends + 1 if seconds < EARLY_SECONDS else 0
            again = self._early_ends < MOST_EARLY_ENDS or bool(given_up)
        how = f" (it was ended by signal {-code})" if code < 0 else f" (exit code {code})"
        if not again:
            self._fail_open(say(EngineSays.WONT_START, how=how))
            return
        says = say(EngineSays.DIED if verdict.failed else EngineSays.WENT_ON, how=how)
        for number in given_up:
            self._answer(Stopped(number))
        for number in set(verdict.failed) - given_up:
            self._answer(Failed(number, says, "EngineError"))
        for number in verdict.refused:
            file = self._open.film(number)
            why = say(EngineSays.ENDS_IT, file=file, how=how) if file else say(EngineSays.DIED, how=how)
            self._answer(Failed(number, why, "EngineError"))
        if not given_up or set(verdict.failed) - given_up:
            self._on_died(says)
        self.start()

    def _fail_open(self, says: Sentence) -> None:
        with self._lock:
            failed = self._open.all_fail()
        for number in failed:
            self._answer(Failed(number, says, "EngineError"))
        self._on_died(says)


def _stderr(role: str) -> IO[bytes]:
    """Where the process's errors go; nowhere, if there can be no log."""
    try:
        return open_log(role)
    except (OSError, PlaceError):
        return Path(os.devnull).open("ab")
