"""All styles at once, in a window of their own: the frame that is shown, painted in each of them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from fastvid_gui.ui.styles.model import StylesModel
from fastvid_gui.ui.styles.view import GalleryView
from fastvid_gui.ui.widgets.roomy import resize_within

SIZE = QSize(1000, 640)
TILE_WIDTH = 180
"""Logical pixels: twenty styles fit into the sheet."""


class ContactSheet(QDialog):
    """The gallery, larger. A click paints in a style, and the sheet stays; Esc or a double click closes it."""

    closed = Signal()

    def __init__(self, model: StylesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All styles"))
        self.view = GalleryView(model, self, TILE_WIDTH)
        self.view.doubleClicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        resize_within(self, SIZE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter paints; QDialog would take it for its default button.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        super().done(result)
        self.closed.emit()
