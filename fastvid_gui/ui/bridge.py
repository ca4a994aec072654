"""Between the engine process and Qt: the only file of the window that crosses threads.

A panel asks with `Engine.ask(request)` and gets a `Call`, whose signals arrive on the main thread. News are handed over
in batches, at most some sixty times a second, so that a thousand events a second never block the window.
"""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from fastvid_gui.engine.messages import AnyRequest


class Call(QObject):
    """One request on its way. After `finished`, `failed` or `stopped` comes `ended`, and then nothing more."""

    news = Signal(object)
    """A value of `engine.messages.News`, in order."""
    finished = Signal(object)
    """The request's value (`News` or None)."""
    failed = Signal(str)
    """The sentence for the user."""
    stopped = Signal()
    ended = Signal()

    def stop(self) -> None:
        """Asks for an early end; `stopped` (or a result that was faster) follows. May be called at any time."""
        raise NotImplementedError


class Asks(Protocol):
    """What panels need of the engine; tests may hand them recorded answers."""

    def ask(self, request: AnyRequest, parent: QObject | None = None) -> Call:
        """Sends a request. Where `parent` is given the call is stopped and forgotten when that object goes."""
        ...
