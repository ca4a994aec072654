"""Lanes: requests in one lane wait for one another; requests in other lanes don't.

Each lane has its own threads, so that something slow never holds up something quick. A request that is stopped while it
waits ends at once. One that runs finds its stop event set, and ends within a tenth of a second.
"""

import logging
import os
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum

from fastvid_gui.engine.messages.envelopes import Failed, Finished, FromEngine, Stopped, Tell
from fastvid_gui.engine.messages.kinds import AnyRequest, News
from fastvid_gui.errors import FastVidError, Interrupted
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.sentence import say

_log = logging.getLogger(__name__)

Post = Callable[[FromEngine], None]
"""Passes a message to the window."""


@dataclass(eq=False)
class Task:
    """A request that waits or runs. `stop` is set when it should end early."""

    number: int
    request: AnyRequest
    post: Post
    stop: threading.Event = field(default_factory=threading.Event)

    def tell(self, news: News) -> None:
        """Sends news of it."""
        self.post(Tell(self.number, news))

    def heed(self) -> None:
        """Raises Interrupted if the request should end."""
        if self.stop.is_set():
            raise Interrupted(EngineSays.STOPPED)


class GoOn(Enum):
    """What a step returns when the next step of the request should follow."""

    GO_ON = 1


GO_ON = GoOn.GO_ON
Work = Callable[[Task], News | GoOn | None]
Ended = Callable[[Task, Finished | Failed | Stopped | GoOn], None]


@dataclass(eq=False)
class Lane:
    """Threads that work through one kind of request.

    Attributes:
        newest_first: for things people see: the latest request is wanted most.
        low: whether its threads give way to those of other lanes.
    """

    name: str
    threads: int = 1
    newest_first: bool = False
    low: bool = False
    _waiting: deque[tuple[Task, Work, Ended]] = field(default_factory=deque, init=False)
    _changed: threading.Condition = field(default_factory=threading.Condition, init=False)
    _running: int = field(default=0, init=False)
    _started: int = field(default=0, init=False)

    def put(self, task: Task, work: Work, ended: Ended) -> None:
        """Lets a thread do `work(task)`, then call `ended` with the outcome."""
        with self._changed:
            self._waiting.append((task, work, ended))
            if self._started < self.threads and len(self._waiting) + self._running > self._started:
                self._started += 1
                name = f"{self.name}-{self._started}"
                threading.Thread(target=self._work, name=name, daemon=True).start()
            self._changed.notify()

    def drop(self, task: Task) -> bool:
        """Removes a task that still waits; False if it runs or has ended."""
        with self._changed:
            for entry in self._waiting:
                if entry[0] is task:
                    self._waiting.remove(entry)
                    return True
        return False

    @property
    def idle(self) -> bool:
        """Whether nothing waits or runs."""
        with self._changed:
            return not self._waiting and not self._running

    def _work(self) -> None:
        if self.low:
            stand_back()
        while True:
            with self._changed:
                while not self._waiting:
                    self._changed.wait()
                task, work, ended = self._waiting.pop() if self.newest_first else self._waiting.popleft()
                self._running += 1
            try:
                ended(task, outcome(task, work))
            finally:
                with self._changed:
                    self._running -= 1
            del task, work, ended


def outcome(task: Task, work: Work) -> Finished | Failed | Stopped | GoOn:
    """Does the work; whatever goes wrong becomes an answer."""
    try:
        if task.stop.is_set():
            return Stopped(task.number)
        value = work(task)
        return value if isinstance(value, GoOn) else Finished(task.number, value)
    except Interrupted:
        return Stopped(task.number)
    except FastVidError as error:
        return Failed(task.number, error.sentence, type(error).__name__)
    except MemoryError:
        _log.exception("out of memory")
        return Failed(task.number, say(EngineSays.NO_MEMORY), "MemoryError")
    except Exception as error:  # noqa: BLE001 - the process goes on, and the window is told where to read more
        if task.stop.is_set():
            _log.info("%s ended while it was stopped: %r", type(task.request).__name__, error)
            return Stopped(task.number)
        _log.exception("unexpected error in %s", type(task.request).__name__)
        name = type(error).__name__
        return Failed(task.number, say(EngineSays.UNEXPECTED, error=name), name)


def stand_back() -> None:
    """Gives the calling thread a lower priority, if the system can do that for threads."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
