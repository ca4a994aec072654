"""Between the engine processes and Qt: carries their messages from a reader thread to the main thread.

A panel asks with `Engine.ask(request)` and gets a `Call`, whose signals arrive on the main thread. News is delivered in
batches, at most some sixty times a second, so that a thousand events a second never block the window.

    engine process --> reader thread (decodes) --> mail --one queued signal--> main thread (at most 8 ms) --> Call
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from fastvid_gui.engine.client import EngineProcess
from fastvid_gui.engine.messages.envelopes import Failed, Finished, FromEngine, Ready, Stopped, Tell
from fastvid_gui.engine.messages.films import Counting
from fastvid_gui.engine.messages.kinds import AnyRequest
from fastvid_gui.render.events import NodesChanged, StageAdvanced
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.ui.sentences.said import in_words

BATCH_SECONDS = 0.008
"""The main thread handles news for this long, then lets the event loop run."""
WAKE_SECONDS = 1 / 60


class Call(QObject):
    """A running request. After `finished`, `failed` or `stopped` comes `ended`, and then nothing more.

    The engine keeps it until it has ended; the caller need not.
    """

    news = Signal(object)
    """A value of `engine.messages.News`, in order."""
    finished = Signal(object)
    """The request's value (`News` or None)."""
    failed = Signal(str)
    """The sentence for the user."""
    stopped = Signal()
    ended = Signal()

    error: str = ""
    """Class name of the error (`errors.py`) after `failed`."""
    _forgotten = False
    _on_stop: Callable[["Call"], None] | None = None

    def __init__(self, on_stop: Callable[["Call"], None] | None = None) -> None:
        super().__init__()
        self._on_stop = on_stop

    def stop(self) -> None:
        """Asks for an early end; `stopped` follows, or a result that was faster. May be called at any time."""
        if self._on_stop is not None:
            self._on_stop(self)

    @Slot()
    def forget(self) -> None:
        """Stops the request and never emits again; called when the object that asked is destroyed."""
        self._forgotten = True
        self.stop()

    def take(self, message: Tell | Finished | Failed | Stopped) -> None:
        """Emits what the engine reports."""
        if self._forgotten:
            return
        match message:
            case Tell(_, news):
                self.news.emit(news)
                return
            case Finished(_, value):
                self.finished.emit(value)
            case Failed(_, says, error):
                self.error = error
                self.failed.emit(in_words(says))
            case Stopped():
                self.stopped.emit()
        self._on_stop = None
        if not self._forgotten:
            self.ended.emit()


class Asks(Protocol):
    """What panels need from the engine; tests may pass recorded answers instead."""

    def ask(self, request: AnyRequest, parent: QObject | None = None) -> Call:
        """Sends a request. If `parent` is given, the call is stopped and forgotten when that object is destroyed."""
        ...


class Engine(QObject):
    """An engine process for the window. It starts at once, and restarts when it dies."""

    ready = Signal()
    """The process listens (again). Requests may be sent before that."""
    died = Signal(str)
    """It ended unexpectedly: the sentence for the user. Open calls have failed with the same sentence."""
    _mail_came = Signal()

    def __init__(self, role: Literal["preview", "render", "helper"], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: dict[int, Call] = {}
        self._mail: deque[FromEngine | Sentence] = deque()
        self._lock = threading.Lock()
        self._announced = self._closed = False
        self._last_wake = float("-inf")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._hand_over)
        self._mail_came.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        self._process = EngineProcess(role, self._post, self._post)
        self._process.start()

    @property
    def pid(self) -> int | None:
        """The engine process that runs now."""
        return self._process.pid

    def ask(self, request: AnyRequest, parent: QObject | None = None) -> Call:
        """Sends a request, as in `Asks.ask`."""
        number = self._process.new_number()
        call = Call(lambda call: self._process.stop(number))
        self._calls[number] = call
        if parent is not None:
            parent.destroyed.connect(call.forget)
        self._process.send_as(number, request)
        return call

    def close(self) -> None:
        """Ends the process; open calls are forgotten. May be called more than once."""
        if not self._closed:
            self._closed = True
            self._timer.stop()
            self._calls.clear()
            self._process.close()

    # ---- on the reader thread

    def _post(self, item: FromEngine | Sentence) -> None:
        with self._lock:
            if self._mail and _replaces(item, self._mail[-1]):
                self._mail[-1] = item
                return
            self._mail.append(item)
            announce, self._announced = not self._announced, True
        if announce and not self._closed:
            self._mail_came.emit()

    # ---- on the main thread

    @Slot()
    def _wake(self) -> None:
        wait = self._last_wake + WAKE_SECONDS - time.monotonic()
        if wait > 0:
            self._timer.start(round(1000 * wait))
        else:
            self._hand_over()

    @Slot()
    def _hand_over(self) -> None:
        began = self._last_wake = time.monotonic()
        while not self._closed:
            with self._lock:
                if not self._mail:
                    self._announced = False
                    return
                item = self._mail.popleft()
            self._take(item)
            if time.monotonic() - began > BATCH_SECONDS:
                # Whatever waits in the event loop (input, painting) comes first.
                self._timer.start(1)
                return

    def _take(self, item: FromEngine | Sentence) -> None:
        if isinstance(item, Sentence):
            self.died.emit(in_words(item))
        elif isinstance(item, Ready):
            self.ready.emit()
        elif isinstance(item, Tell):
            call = self._calls.get(item.number)
            if call is not None:
                call.take(item)
        else:
            call = self._calls.pop(item.number, None)
            if call is not None:
                call.take(item)


def _replaces(new: FromEngine | Sentence, old: FromEngine | Sentence) -> bool:
    """Whether the newer news makes the older news useless."""
    if not (isinstance(new, Tell) and isinstance(old, Tell)) or new.number != old.number:
        return False
    match new.news, old.news:
        case (Counting(), Counting()) | (NodesChanged(), NodesChanged()):
            return True
        case StageAdvanced() as newer, StageAdvanced() as older:
            return newer.stage == older.stage
    return False
