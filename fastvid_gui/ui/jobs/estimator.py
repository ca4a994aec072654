"""Asks the engine what a render will need, calmly while settings change; only the newest answer counts."""

from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui import errors
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.bridge import Asks, Call

CALM_MS = 150
"""A new request waits until the settings have not changed for this long."""


class Estimator(QObject):
    """Has at most one request open."""

    estimated = Signal(object)
    """`Estimate` of the newest request."""
    failed = Signal(str, bool)
    """The sentence, and whether it says why the render is impossible (otherwise there is just no answer)."""

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._request: RenderRequest | None = None
        self._call: Call | None = None
        self._timer = QTimer(self, singleShot=True, interval=CALM_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._timer.isActive() or self._call is not None

    def ask(self, request: RenderRequest) -> None:
        """Asks about this request soon, and about no other any more."""
        self.stop()
        self._request = request
        self._timer.start()

    def stop(self) -> None:
        """Forgets the request; its answer will not be reported."""
        self._timer.stop()
        call, self._call = self._call, None
        if call is not None:
            call.stop()

    def _ask(self) -> None:
        if self._request is None:
            return
        call = self._call = self._preview_engine.ask(EstimateRender(self._request), self)
        call.finished.connect(self._on_finished)
        call.failed.connect(self._on_failed)
        call.stopped.connect(self._on_stopped)

    def _on_finished(self, value: object) -> None:
        if self.sender() is self._call:
            self._call = None
            if isinstance(value, Estimate):
                self.estimated.emit(value)

    def _on_failed(self, sentence: str) -> None:
        call = self._call
        if call is not None and self.sender() is call:
            self._call = None
            kind = getattr(errors, call.error, None)
            self.failed.emit(sentence, isinstance(kind, type) and issubclass(kind, errors.FastVidError))

    def _on_stopped(self) -> None:
        if self.sender() is self._call:
            self._call = None
