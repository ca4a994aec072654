"""The picture alone on the whole screen. Keys work as before; Esc, or the key again, ends it.

The canvas lies over everything else in the window, which stays as it is, so a maximized window is maximized again.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from fastvid_gui.ui.preview.canvas import Canvas

POINTER_MS = 2000
"""A pointer that rests this long disappears."""


class FullPicture(QObject):
    """Takes the canvas out of the first place of a layout, and puts it back."""

    changed = Signal(bool)

    def __init__(self, canvas: Canvas, home: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas, self._home = canvas, home
        self._window: QWidget | None = None
        self._was_full = False
        self._escape = QShortcut(Qt.Key.Key_Escape, canvas, context=Qt.ShortcutContext.WidgetShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        self._pointer = QTimer(self, singleShot=True, interval=POINTER_MS)
        self._pointer.timeout.connect(lambda: canvas.setCursor(Qt.CursorShape.BlankCursor))

    @property
    def on(self) -> bool:
        """Whether the picture is alone."""
        return self._window is not None

    def toggle(self) -> None:
        """Shows the picture alone, or the window again."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Shows the picture alone."""
        window = self._canvas.window()
        self._window, self._was_full = window, window.isFullScreen()
        self._home.removeWidget(self._canvas)
        self._canvas.setParent(window)
        self._canvas.alone = True
        window.installEventFilter(self)
        self._canvas.installEventFilter(self)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        self._cover()
        self._canvas.show()
        self._canvas.raise_()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._escape.setEnabled(True)
        self._pointer.start()
        self.changed.emit(True)

    def leave(self) -> None:
        """Shows the window again, as it was."""
        window, self._window = self._window, None
        if window is None:
            return
        window.removeEventFilter(self)
        self._canvas.removeEventFilter(self)
        self._pointer.stop()
        self._canvas.unsetCursor()
        self._escape.setEnabled(False)
        self._canvas.alone = False
        self._home.insertWidget(0, self._canvas, 1)
        self._canvas.show()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._was_full:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        self.changed.emit(False)

    def _cover(self) -> None:
        if self._window is not None:
            self._canvas.setGeometry(self._window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self._cover()
            elif kind == QEvent.Type.Close:
                self.leave()  # what is remembered of the window is its usual state
            elif kind == QEvent.Type.WindowStateChange and not self._window.isFullScreen():
                self.leave()  # by the system's own means
        elif kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self._pointer.start()
        return super().eventFilter(watched, event)
