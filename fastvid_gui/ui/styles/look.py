"""How the style is used: strength, brush size, colors, speed. Shows and sets the current film's look."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import is_style_name
from fastvid_gui.ui.sentences.decimals import decimal
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.styles.blend_row import BlendRow
from fastvid_gui.ui.styles.library import StyleLibrary
from fastvid_gui.ui.styles.mix import blend, mix_of
from fastvid_gui.ui.styles.sliders import BRUSH_STEPS, SliderRow, brush_of, brush_position
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import SPACE

USUAL = Look()


class LookControls(QWidget):
    """Everything goes through `Session.set_look`, so that it can be undone; one drag of a slider is one step."""

    blend_wanted = Signal(str)
    """Blend the current style with this one."""

    def __init__(self, session: Session, library: StyleLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._library = session, library
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, 4, SPACE)
        column.setSpacing(2)
        self.blend_row = BlendRow(self)
        column.addWidget(self.blend_row)
        rows = QWidget(self)
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        column.addWidget(rows)
        self.strength = SliderRow(
            grid, 0, self.tr("Strength"),
            self.tr("How much paint: 0 % is the film as it is (arrow keys, Page Up, Page Down; double click: 100 %)"),
            (0, 100), 100,
        )  # fmt: skip
        self.brush = SliderRow(
            grid, 1, self.tr("Brush"),
            self.tr("Size of the strokes, a quarter to four times the style's own; finer ones take longer (arrow keys; "
                    "double click: the style's own)"),
            (-BRUSH_STEPS, BRUSH_STEPS), 0,
        )  # fmt: skip
        metrics = self.fontMetrics()
        room = max(metrics.horizontalAdvance(text) for text in ("100 %", "0.50 ×"))
        for row in (self.strength, self.brush):
            row.value.setMinimumWidth(room)
        column.addLayout(self._last_row())
        self.setAccessibleName(self.tr("Look"))
        self.strength.moved.connect(self._on_strength)
        self.strength.reset.connect(lambda: self._on_strength(100))
        self.brush.moved.connect(self._on_brush)
        self.brush.reset.connect(lambda: self._on_brush(0))
        self.blend_row.moved.connect(self._on_share)
        self.blend_row.ended.connect(self._on_blend_ended)
        session.look_changed.connect(self.refresh)
        session.section_changed.connect(self.refresh)
        session.current_changed.connect(self.refresh)
        library.changed.connect(self.refresh)
        self.refresh()

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 4, 0)
        row.setSpacing(SPACE)
        self.keep_colors = QCheckBox(self.tr("Keep colors"), self)
        self.keep_colors.setToolTip(self.tr("The film's own colors, painted light and shade (Space)"))
        self.keep_colors.clicked.connect(self._on_keep_colors)
        row.addWidget(self.keep_colors)
        row.addStretch(1)
        self.speed = QComboBox(self)
        self.speed.addItem(self.tr("Fast"), "fast")
        self.speed.addItem(self.tr("Fine"), "fine")
        self.speed.setToolTip(
            self.tr("This style has two networks: a fast one, and a finer one that takes longer")
        )
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.activated.connect(self._on_speed)
        row.addWidget(self.speed)
        self.blend_button = QToolButton(self)
        self.blend_button.setIcon(icon("blend"))
        self.blend_button.setText(self.tr("Blend…"))
        self.blend_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.blend_button.setToolTip(self.tr("Blend the style with another one; or drag one onto the other"))
        self.blend_button.setAccessibleName(self.tr("Blend with another style"))
        self.blend_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._blend_menu = QMenu(self)
        self._blend_menu.aboutToShow.connect(self._fill_blend_menu)
        self.blend_button.setMenu(self._blend_menu)
        row.addWidget(self.blend_button)
        return row

    @property
    def look(self) -> Look:
        """The look of the section at the playhead."""
        return self._session.look

    def refresh(self) -> None:
        """Shows the current film's look."""
        look, mix = self.look, mix_of(self.look.style)
        painted = self._session.current is not None and bool(look.style)
        self.strength.show_value(round(100 * look.strength), f"{round(100 * look.strength)} %")
        self.brush.show_value(brush_position(look.brush), f"{decimal(look.brush, 2)} ×")
        self.keep_colors.setChecked(look.keep_colors)
        for row in (self.strength, self.brush):
            row.set_enabled(painted)
        self.keep_colors.setEnabled(painted)
        self.blend_button.setEnabled(len(mix) == 1 and is_style_name(look.style) and painted)
        self.blend_button.setVisible(len(mix) < 2)
        self.speed.setVisible(any(self._library.has_both_speeds(name) for name, _ in mix))
        self.speed.setCurrentIndex(self.speed.findData(look.speed))
        self.blend_row.show_mix([(name, self._library.title(name), share) for name, share in mix])

    # ---- what the user does ----

    def _set(self, text: str, **fields: Any) -> None:
        self._session.set_look(replace(self.look, **fields), text)

    def _on_strength(self, percent: int) -> None:
        self._set(self.tr("Strength"), strength=percent / 100)

    def _on_brush(self, position: int) -> None:
        self._set(self.tr("Brush size"), brush=brush_of(position))

    def _on_keep_colors(self, keep: bool) -> None:
        self._set(self.tr("Keep colors") if keep else self.tr("Paint colors"), keep_colors=keep)

    def _on_speed(self, place: int) -> None:
        speed = self.speed.itemData(place)
        self._set(self.tr("Fine") if speed == "fine" else self.tr("Fast"), speed=speed)

    def _on_share(self, percent: int) -> None:
        mix = mix_of(self.look.style)
        if len(mix) == 2:
            self._set(self.tr("Blend"), style=blend(mix[0][0], mix[1][0], percent))

    def _on_blend_ended(self) -> None:
        mix = mix_of(self.look.style)
        if len(mix) > 1:
            self._set(self.tr("Blend ended"), style=max(mix, key=lambda part: part[1])[0])

    def _fill_blend_menu(self) -> None:
        self._blend_menu.clear()
        for info in self._library.styles:
            if info.name != self.look.style:
                action = self._blend_menu.addAction(self._library.title(info.name).replace("&", "&&"))
                action.triggered.connect(lambda _=False, name=info.name: self.blend_wanted.emit(name))
