"""Rows of the preference pages: a label, a control that shows and sets a preference, and a hint below it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.widgets.theme import SPACE, colors


class Hint(QLabel):
    """A few words of explanation, in the muted color."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._color()

    def _color(self) -> None:
        muted = colors(self.palette()).muted
        palette = self.palette()
        if palette.color(palette.ColorRole.WindowText) != muted:
            palette.setColor(palette.ColorRole.WindowText, muted)
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color()


class Combo(QComboBox):
    """A choice that the mouse wheel only changes when it has the focus, because the wheel scrolls pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Number(QSpinBox):
    """A number that treats the mouse wheel in the same way."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(110)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Form(QFormLayout):
    """A page of rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.setHorizontalSpacing(2 * SPACE)
        self.setVerticalSpacing(12)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def title(self, text: str) -> None:
        """Adds a heading over the rows that follow."""
        label = QLabel(text)
        font = label.font()
        font.setWeight(font.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        label.setFont(font)
        if self.rowCount():
            label.setContentsMargins(0, SPACE, 0, 0)
        self.addRow(label)

    def field(self, label: str, control: QWidget, hint: str = "") -> None:
        """Adds a control under a name, with a hint about it."""
        control.setAccessibleName(label)
        if hint:
            control.setToolTip(hint)
            control.setAccessibleDescription(hint)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(control, 0, _side(control))
        if hint:
            column.addWidget(Hint(hint))
        name = QLabel(label)
        name.setBuddy(control)
        # Aligned with the words of the control, not with its frame.
        name.setContentsMargins(0, 4, 0, 0)
        self.addRow(name, box)

    def choice(
        self,
        label: str,
        name: str,
        options: Sequence[tuple[object, str]],
        hint: str = "",
        after: Callable[[Any], None] | None = None,
    ) -> Combo:
        """Adds a preference with a few values; `after` is called with a new one."""
        combo = Combo()
        for value, text in options:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(getattr(settings().values, name))))

        def chosen(place: int) -> None:
            value = combo.itemData(place)
            settings().change(**{name: value})
            if after is not None:
                after(value)

        combo.activated.connect(chosen)
        self.field(label, combo, hint)
        return combo

    def number(
        self, label: str, name: str, bounds: tuple[int, int], hint: str = "", suffix: str = "", none: str = ""
    ) -> Number:
        """Adds a preference that is a number; `none`: what the smallest one means."""
        spin = Number()
        spin.setRange(*bounds)
        spin.setSuffix(suffix)
        spin.setSpecialValueText(none)
        spin.setKeyboardTracking(False)
        spin.setValue(getattr(settings().values, name))
        spin.valueChanged.connect(lambda value: settings().change(**{name: value}))
        self.field(label, spin, hint)
        return spin

    def check(self, text: str, name: str, hint: str = "") -> QCheckBox:
        """Adds a preference that is on or off."""
        box = QCheckBox(text)
        box.setChecked(getattr(settings().values, name))
        box.toggled.connect(lambda on: settings().change(**{name: on}))
        self.field("", box, hint)
        box.setAccessibleName(text)
        return box


def _side(control: QWidget) -> Qt.AlignmentFlag:
    """Numbers and choices are as wide as they need; fields for text take the row."""
    narrow = isinstance(control, QComboBox | QSpinBox | QCheckBox)
    return Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
