"""A new style in training: one at a time, on the render engine, with what is known about it."""

from PySide6.QtCore import QObject, Signal

from fastvid_gui.engine.messages.styles import Styles
from fastvid_gui.engine.messages.training import DropTraining, TrainingNews, TrainStyle
from fastvid_gui.ui.state.bridge import Asks, Call


class StyleTrainer(QObject):
    """Runs a `TrainStyle`. After `started` comes exactly one of `learned`, `given_up` and `failed`."""

    started = Signal(object)
    """The `TrainStyle`."""
    news = Signal(object)
    """`TrainingNews`."""
    stopping = Signal()
    """It will end with what has been learned so far."""
    learned = Signal(object)
    """`Styles`, the new one first."""
    discarded = Signal(str)
    """The name of the new style, which is not wanted."""
    given_up = Signal()
    """It was stopped before anything was learned."""
    failed = Signal(str)

    def __init__(self, render_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._render_engine = render_engine
        self._call: Call | None = None
        self._discards = False
        self.request: TrainStyle | None = None
        """The running training; None if there is none."""

    @property
    def busy(self) -> bool:
        """Whether a style is being learned."""
        return self._call is not None

    def start(self, request: TrainStyle) -> None:
        """Starts a training; does nothing while another style is being learned."""
        if self._call is not None:
            return
        call = self._call = self._render_engine.ask(request, self)
        self.request = request
        self.started.emit(request)
        call.news.connect(self._on_news)
        call.finished.connect(self._on_finished)
        call.stopped.connect(lambda: self._end(self.given_up))
        call.failed.connect(lambda sentence: self._end(self.failed, sentence))

    def discard(self) -> None:
        """Ends the training and keeps nothing of it."""
        if self._call is not None:
            self._discards = True
            self._call.stop()

    def stop(self) -> None:
        """Ends the training with the best so far."""
        if self._call is not None:
            self.stopping.emit()
            self._call.stop()

    def _on_news(self, value: object) -> None:
        if isinstance(value, TrainingNews):
            self.news.emit(value)

    def _on_finished(self, value: object) -> None:
        if isinstance(value, Styles) and value.styles and self._discards:
            self._end(self.discarded, value.styles[0].name)
        elif isinstance(value, Styles):
            self._end(self.learned, value)
        else:
            self._end(self.given_up)

    def _end(self, signal: object, *values: object) -> None:
        request, discards = self.request, self._discards
        self._call, self.request, self._discards = None, None, False
        if discards and request is not None:
            # Else the same picture would go on with what is not wanted.
            self._render_engine.ask(
                DropTraining(picture=request.picture, film=request.film, photos=request.photos), self
            )
        signal.emit(*values)  # type: ignore[attr-defined]  # the stubs know a Signal, not what it is bound to
