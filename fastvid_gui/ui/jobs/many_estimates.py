"""What many renders need: the engine is asked about one after the other, and only about what is new."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.bridge import Asks, Call

CALM_MS = 250
"""New requests wait until the settings have not changed for this long."""

Answer = Estimate | str
"""What a render needs, or why nothing is known: a sentence."""


class ManyEstimates(QObject):
    """Has at most one request open; keeps the answers of the requests that are wanted now."""

    changed = Signal()
    """Another answer has come."""

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._wanted: tuple[RenderRequest, ...] = ()
        self._answers: dict[RenderRequest, Answer] = {}
        self._call: Call | None = None
        self._timer = QTimer(self, singleShot=True, interval=CALM_MS)
        self._timer.timeout.connect(self._next)

    @property
    def pending(self) -> bool:
        """Whether answers are still to come."""
        return any(self.answer(request) is None for request in self._wanted)

    def answer(self, request: RenderRequest) -> Answer | None:
        """What is known about a request."""
        return self._answers.get(request)

    def want(self, requests: Sequence[RenderRequest]) -> None:
        """Asks about these from now on, and about no others."""
        self._wanted = tuple(requests)
        self._answers = {known: self._answers[known] for known in self._wanted if known in self._answers}
        self._stop()
        self._timer.start()

    def stop(self) -> None:
        """Forgets everything."""
        self._wanted, self._answers = (), {}
        self._timer.stop()
        self._stop()

    def _stop(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call.stop()

    def _next(self) -> None:
        request = next((each for each in self._wanted if self.answer(each) is None), None)
        if request is None or self._call is not None:
            return
        call = self._call = self._preview_engine.ask(EstimateRender(request), self)

        def take(answer: object) -> None:
            if self._call is call and isinstance(answer, Estimate | str):
                self._answers[request] = answer

        def ended() -> None:
            if self._call is call:
                self._call = None
                self.changed.emit()
                self._next()

        call.finished.connect(take)
        call.failed.connect(take)
        call.ended.connect(ended)
