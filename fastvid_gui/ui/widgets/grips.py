"""Splitters whose handles can be seen: a short bar in the middle, grabbed by the mouse or moved by the arrow keys."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from fastvid_gui.ui.widgets.theme import colors

LONG, THICK = 44, 4
"""Size of the bar, logical pixels."""
KEY_STEP = 24
"""How far an arrow key moves it, logical pixels."""
LESS, MORE = (Qt.Key.Key_Up, Qt.Key.Key_Left), (Qt.Key.Key_Down, Qt.Key.Key_Right)


class GripSplitter(QSplitter):
    """A splitter with visible handles."""

    reset_wanted = Signal()
    """A handle was double-clicked."""
    handle_moved = Signal()
    """The user moved a handle, by the mouse or the keys."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.splitterMoved.connect(lambda *_: self.handle_moved.emit())

    def createHandle(self) -> QSplitterHandle:
        return Grip(self.orientation(), self)

    def explain(self, place: int, name: str, tip: str) -> None:
        """Names the handle before the widget at `place`, for screen readers and as a tooltip."""
        handle = self.handle(place)
        handle.setAccessibleName(name)
        handle.setToolTip(tip)


class Grip(QSplitterHandle):
    """A handle that shows where it is."""

    def __init__(self, orientation: Qt.Orientation, splitter: GripSplitter) -> None:
        super().__init__(orientation, splitter)
        self._splitter = splitter
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        shades = colors(self.palette())
        lit = self.underMouse() or self.hasFocus()
        across = self.orientation() is Qt.Orientation.Vertical  # the splitter's: the handle lies flat
        bar = QRectF(0, 0, LONG, THICK) if across else QRectF(0, 0, THICK, LONG)
        bar.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades.accent if lit else shades.muted)
        painter.drawRoundedRect(bar, THICK / 2, THICK / 2)
        painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._splitter.reset_wanted.emit()

    def event(self, event: QEvent) -> bool:
        """While it has the focus, the arrows are its own (the window's commands use them too)."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (*LESS, *MORE)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (*LESS, *MORE):
            super().keyPressEvent(event)
            return
        splitter = self._splitter
        place = next(at for at in range(1, splitter.count()) if splitter.handle(at) is self)
        sizes = splitter.sizes()
        step = KEY_STEP if event.key() in MORE else -KEY_STEP
        sizes[place - 1] += step
        sizes[place] -= step
        splitter.setSizes([max(0, size) for size in sizes])
        splitter.handle_moved.emit()
