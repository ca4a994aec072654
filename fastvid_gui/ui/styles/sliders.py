"""Sliders of the look: a name, a slider, its value in words, and a button back to the default."""

import math

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QStyle, QStyleOptionSlider, QToolButton, QWidget

from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON

BRUSH_STEPS = 100
"""The brush slider goes from -100 to 100, for 0.25 to 4 in equal ratios; 0 is the style's own size."""
BRUSH_DOUBLING = 50
"""Steps of it to strokes twice the size."""
DETENT = 8
"""This close to the middle, the mouse means the middle."""


class Slider(QSlider):
    """Jumps to where it is clicked, and ignores the wheel, which is for scrolling."""

    def __init__(self, detent: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._detent = detent

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _go_to(self, x: float) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        span = self.width() - handle.width()
        value = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(x - handle.width() / 2), span, option.upsideDown
        )
        if self._detent is not None and abs(value - self._detent) <= DETENT:
            value = self._detent
        self.setValue(value)


class SliderRow(QObject):
    """One row of a grid. `moved` is only emitted for changes by the user."""

    moved = Signal(int)
    reset = Signal()

    def __init__(
        self, grid: QGridLayout, row: int, name: str, hint: str, bounds: tuple[int, int], usual: int
    ) -> None:
        owner = grid.parentWidget()
        super().__init__(owner)
        self.usual = usual
        self.label = QLabel(name, owner)
        self.slider = Slider(usual if bounds[0] < usual < bounds[1] else None, owner)
        self.slider.setRange(*bounds)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(hint)
        self.label.setToolTip(hint)
        self.label.setBuddy(self.slider)
        self.value = QLabel(owner)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = QToolButton(owner)
        self.back.setIcon(icon("rotate-ccw"))
        self.back.setIconSize(QSize(ICON - 2, ICON - 2))
        self.back.setFixedSize(ICON + 6, ICON + 6)
        self.back.setToolTip(self.tr("{name}: back to the default").format(name=name))
        self.back.setAccessibleName(self.back.toolTip())
        self.back.clicked.connect(self.reset)
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.slider.valueChanged.connect(self.moved)
        for column, widget in enumerate((self.label, self.slider, self.value, self.back)):
            grid.addWidget(widget, row, column)
        self.slider.installEventFilter(self)

    def show_value(self, value: int, words: str) -> None:
        """Shows a value; emits no signal."""
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(value)
        self.slider.blockSignals(blocked)
        self.value.setText(words)
        self.slider.setAccessibleDescription(words)
        if self.back.hasFocus() and value == self.usual:
            self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back.setVisible(value != self.usual)

    def set_enabled(self, enabled: bool) -> None:
        """Sets whether it has any effect now."""
        for widget in (self.label, self.slider, self.value, self.back):
            widget.setEnabled(enabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and self.slider.isEnabled():
            self.reset.emit()
            return True
        return super().eventFilter(watched, event)


def brush_of(position: int) -> float:
    """The brush size at a position of its slider."""
    return round(math.exp2(position / BRUSH_DOUBLING), 3)


def brush_position(brush: float) -> int:
    """The position of a brush size on its slider."""
    return max(-BRUSH_STEPS, min(BRUSH_STEPS, round(BRUSH_DOUBLING * math.log2(max(0.01, brush)))))
