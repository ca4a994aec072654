"""Three steps on the sample: choose a style, look at it, render it. Each step ends when the user has done it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.notices import Notice, Notices


class Tour(QObject):
    """Says what to do next, in the window's messages, while the user does it."""

    def __init__(
        self,
        session: Session,
        queue: RenderQueue,
        notices: Notices,
        open_sample: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._queue, self._notices, self._open_sample = session, queue, notices, open_sample
        self._step = 0
        self._notice: Notice | None = None
        session.look_changed.connect(self._on_look)
        session.playhead_changed.connect(lambda _frame: self._done(2))
        queue.items_changed.connect(self._on_items)

    @property
    def step(self) -> int:
        """The step that is told now, 1 to 3; 0: no tour."""
        return self._step

    def begin(self) -> None:
        """Opens the sample and tells the first step."""
        self._open_sample()
        self._items = len(self._queue.items)
        self._show(1)

    def end(self) -> None:
        """No more of it."""
        self._show(0)

    def _on_look(self) -> None:
        film = self._session.current
        if film is not None and film.look.style:
            self._done(1)

    def _on_items(self) -> None:
        if self._step and len(self._queue.items) > self._items:
            self._done(3)

    def _done(self, step: int) -> None:
        if step == self._step:
            self._show(step + 1)

    def _show(self, step: int) -> None:
        if self._notice is not None and self._notice in self._notices.notices():
            self._notice.dismiss()
        told = self._texts()
        self._step, self._notice = (step if step <= len(told) else 0), None
        if self._step:
            last = step == len(told)
            going_on = self.tr("Finish") if last else self.tr("Next")
            self._notice = self._notices.say(
                told[step - 1],
                "info",
                [(going_on, lambda: self._show(step + 1)), (self.tr("End the tour"), self.end)],
            )

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr(
                "1 of 3: Choose a style in the gallery on the right. Each tile shows this very frame, painted."
            ),
            self.tr(
                "2 of 3: Drag the line over the picture to compare painted and filmed; play or drag below it to see "
                "other frames."
            ),
            self.tr("3 of 3: Press Render, choose size and file, and render. The film keeps its sound."),
        )
