"""Takes nodes out of the running render, and lets them in again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, runtime_checkable

from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.nodes import SteerNode
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.render.local_run import Run
from fastvid_gui.sentences.requests import Requests

ALLOWED = {"forbid": False, "allow": True, "readmit": True}


@runtime_checkable
class Steerable(Protocol):
    """A run with nodes (`farm.maker.FarmRun`)."""

    def steer(self, node: str, allowed: bool) -> None:
        """May be called from any thread."""
        ...


_lock = threading.Lock()
_running: list[Steerable] = []


@contextmanager
def steered(run: Run) -> Iterator[Run]:
    """Within this context, `steer` reaches the run."""
    if not isinstance(run, Steerable):
        yield run
        return
    with _lock:
        _running.append(run)
    try:
        yield run
    finally:
        with _lock:
            _running.remove(run)


def steer(task: Task) -> None:
    """Answers `SteerNode`."""
    request = task.request
    assert isinstance(request, SteerNode)
    allowed = ALLOWED.get(request.action)
    if allowed is None:
        raise UsageError(f"“{request.action}” can't be done with a node: {', '.join(ALLOWED)} can.")
    with _lock:
        if not _running:
            raise FarmError(Requests.NOBODY_HELPS)
        for run in _running:
            run.steer(request.node, allowed)
