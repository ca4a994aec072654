"""The blend of two styles: their names with shares, a slider between them, and a way back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from fastvid_gui.ui.styles.mix import LEAST_SHARE, MOST_SHARE
from fastvid_gui.ui.styles.sliders import Slider
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON

Part = tuple[str, str, float]
"""Name, title and share of a style."""


class BlendRow(QWidget):
    """Shown while the look blends styles; the slider is for two."""

    moved = Signal(int)
    """Percent of the second style."""
    ended = Signal()
    """Use only one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        self._first, self._second = ElidedLabel("", self), ElidedLabel("", self)
        self._first_share, self._second_share = QLabel(self), QLabel(self)
        heavy = self.font()
        heavy.setBold(True)
        for share in (self._first_share, self._second_share):
            share.setFont(heavy)
        self._second.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        names = QHBoxLayout()
        names.setSpacing(4)
        names.addWidget(self._first_share)
        names.addWidget(self._first, 1)
        names.addSpacing(4)
        names.addWidget(self._second, 1)
        names.addWidget(self._second_share)
        grid.addLayout(names, 0, 0)
        self.slider = Slider(50, self)
        self.slider.setRange(LEAST_SHARE, MOST_SHARE)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(self.tr("Blend"))
        self.slider.setToolTip(self.tr("Shares of the two styles (arrow keys, Page Up, Page Down)"))
        self.slider.valueChanged.connect(self.moved)
        grid.addWidget(self.slider, 1, 0)
        self.end = QToolButton(self)
        self.end.setIcon(icon("x"))
        self.end.setIconSize(QSize(ICON - 2, ICON - 2))
        self.end.setToolTip(self.tr("End the blend; the style with the larger share stays"))
        self.end.setAccessibleName(self.tr("End the blend"))
        self.end.clicked.connect(self.ended)
        grid.addWidget(self.end, 0, 1, 2, 1)
        self.hide()

    def show_mix(self, parts: Sequence[Part]) -> None:
        """Shows the shares; emits no signal. Hidden for fewer than two."""
        self.setVisible(len(parts) > 1)
        if len(parts) < 2:
            return
        percents = [round(100 * share) for _, _, share in parts]
        two = len(parts) == 2
        self.slider.setVisible(two)
        for widget in (self._second, self._first_share, self._second_share):
            widget.setVisible(two)
        if not two:
            self._first.setText(
                ", ".join(
                    f"{title} {percent} %" for (_, title, _), percent in zip(parts, percents, strict=True)
                )
            )
            return
        percents[0] = 100 - percents[1]
        self._first.setText(parts[0][1])
        self._second.setText(parts[1][1])
        self._first_share.setText(f"{percents[0]} %")
        self._second_share.setText(f"{percents[1]} %")
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(percents[1])
        self.slider.blockSignals(blocked)
        self.slider.setAccessibleDescription(
            self.tr("{percent} % {first}, {other} % {second}").format(
                percent=percents[0], first=parts[0][1], other=percents[1], second=parts[1][1]
            )
        )
