"""Closing the window while something renders: asks what to do; nothing that is finished is lost either way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QMessageBox

from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.widgets.icons import icon

SIGN = 36


class Closing(QObject):
    """Decides whether the window may be closed now; calls `leave` if it may be closed later."""

    def __init__(self, window: QMainWindow, queue: RenderQueue, leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._queue, self._leave = window, queue, leave
        self._box: QMessageBox | None = None
        self._decided = False
        self._when_rendered = False
        queue.active_changed.connect(self._on_active_changed)

    def may_close(self) -> bool:
        """True if nothing renders, or the user has already decided; otherwise shows the question."""
        if self._decided or self._queue.running is None:
            return True
        if self._box is None:
            self._ask()
        return False

    def _ask(self) -> None:
        box = self._box = QMessageBox(self._window)
        box.setIconPixmap(icon("brush").pixmap(QSize(SIGN, SIGN), self._window.devicePixelRatioF()))
        box.setWindowTitle(self.tr("Still rendering"))
        box.setText(self.tr("A film is still being rendered."))
        box.setInformativeText(
            self.tr(
                "If you stop, everything painted so far is kept, and FastVid offers to continue the next time it "
                "starts. If you go on, the window hides and closes itself when everything is rendered."
            )
        )
        stop = box.addButton(self.tr("Stop for now"), QMessageBox.ButtonRole.AcceptRole)
        go_on = box.addButton(self.tr("Go on rendering"), QMessageBox.ButtonRole.ActionRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stop)
        box.setEscapeButton(cancel)

        def chosen(button: QAbstractButton) -> None:
            if button is stop:
                self._decided = True
                self._queue.close()
            elif button is go_on:
                self._when_rendered = True
                self._window.showMinimized()

        def over() -> None:
            self._box = None
            box.deleteLater()
            if self._decided:
                self._leave()

        box.buttonClicked.connect(chosen)
        box.finished.connect(over)
        box.open()

    def _on_active_changed(self, active: bool) -> None:
        if active or self._queue.running is not None:
            return
        if self._box is not None:
            # The render finished before the question was answered, which answers it.
            self._decided = True
            self._box.reject()
            return
        if not self._when_rendered:
            return
        self._when_rendered = False
        # A user who came back to the window wants to see the result.
        if self._window.isMinimized():
            self._decided = True
            self._leave()
