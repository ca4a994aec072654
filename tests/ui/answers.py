"""An engine that answers what the test says: records what was asked, hands back recorded news.

    answers = Answers()
    panel = SomePanel(session, answers)
    call = answers.last(OpenFilm)          # the call of the newest such request
    call.tell(Counting(1, 2)); call.finish(FilmOpened(...)); call.fail("Why.")

Signals come through the event loop, as they do from the real engine: wait with qtbot.waitUntil or `qtbot.waitSignal`.
"""

from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from fastvid_gui.engine.messages.kinds import AnyRequest, News
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.bridge import Call

Kind = TypeVar("Kind")


class RecordedCall(Call):
    """A call whose course the test decides."""

    def __init__(self, request: AnyRequest, parent: QObject | None = None) -> None:
        QObject.__init__(self, parent)
        self.request = request
        self.stop_asked = False
        self.over = False

    def stop(self) -> None:
        """The panel does not want it any more; answered by `stopped`, as by the engine."""
        self.stop_asked = True
        if not self.over:
            self.over = True
            self._soon(lambda: (self.stopped.emit(), self.ended.emit()))

    def tell(self, news: News) -> None:
        """News of the request."""
        if not self.over:
            self._soon(lambda: self.news.emit(news))

    def finish(self, value: News | None = None) -> None:
        """The request is done."""
        if not self.over:
            self.over = True
            self._soon(lambda: (self.finished.emit(value), self.ended.emit()))

    def fail(self, message: str, error: str = "") -> None:
        """It could not be done; `error`: the name of a class of `errors.py`."""
        if not self.over:
            self.over, self.error = True, error or self.error
            self._soon(lambda: (self.failed.emit(message), self.ended.emit()))

    def _soon(self, action: object) -> None:
        # With `self` as context nothing happens when the panel, and with it the call, is gone.
        QTimer.singleShot(0, self, action)  # type: ignore[call-overload]


class Answers:
    """Stands for an engine (`Asks`); `calls` holds every request in order."""

    def __init__(self) -> None:
        self.calls: list[RecordedCall] = []

    def ask(self, request: AnyRequest, parent: QObject | None = None) -> Call:
        """Records the request."""
        call = RecordedCall(request, parent)
        self.calls.append(call)
        return call

    def of(self, kind: type[Kind]) -> list[RecordedCall]:
        """All calls for requests of that kind."""
        return [call for call in self.calls if isinstance(call.request, kind)]

    def last(self, kind: type[Kind]) -> RecordedCall:
        """The newest call for a request of that kind."""
        calls = self.of(kind)
        assert calls, (
            f"nobody asked for {kind.__name__}; asked: {[type(c.request).__name__ for c in self.calls]}"
        )
        return calls[-1]

    def requests(self, kind: type[Kind]) -> list[Kind]:
        """All requests of that kind."""
        return [call.request for call in self.calls if isinstance(call.request, kind)]

    def renders(self) -> list[RenderRequest]:
        """What was asked to be rendered."""
        return [asked.render for asked in self.requests(RenderFilm)]
