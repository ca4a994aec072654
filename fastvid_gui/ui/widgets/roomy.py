"""No window grows beyond its screen, however long its words are: what finds no room is scrolled to."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

FRAME = QSize(8, 44)
"""The largest frame that a desktop puts around a window; it is only known once the window is shown."""
LEAST = QSize(320, 120)
"""Logical pixels."""


def room(widget: QWidget) -> QSize:
    """The largest size of a window on the widget's screen, logical pixels."""
    return widget.screen().availableSize() - FRAME


def resize_within(window: QWidget, size: QSize) -> None:
    """Gives a window a size, or as much of it as its screen has."""
    window.resize(size.boundedTo(room(window)))


class LeastColumn(QVBoxLayout):
    """A column that asks for no more height than it can do with, also while a text in it wraps. No margins.

    Around a text that wraps, a scroll area takes the height that its content would like (`heightForWidth`) for what
    it must have: a message of one line would scroll panels that have room enough out of sight.
    """

    def heightForWidth(self, width: int) -> int:
        heights = []
        for place in range(self.count()):
            item = self.itemAt(place)
            if item is None or item.isEmpty():
                continue
            wraps = item.hasHeightForWidth() and not self.stretch(place)
            heights.append(item.heightForWidth(width) if wraps else item.minimumSize().height())
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)


class Roomy(QScrollArea):
    """Holds a widget: whole where there is room, and with scroll bars where there is not. It asks for no room itself,
    so a window around it never grows."""

    def __init__(self, widget: QWidget, least: QSize = LEAST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        # Both are transparent: the window's own color shows.
        self.viewport().setAutoFillBackground(False)
        widget.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        widget = self.widget()
        return self._least if widget is None else self._least.boundedTo(widget.minimumSizeHint())

    def sizeHint(self) -> QSize:
        widget = self.widget()
        return self._least if widget is None else widget.sizeHint().boundedTo(room(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
