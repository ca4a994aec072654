"""The top of the window: menus on the left, the first actions on the right."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolButton, QWidget

from fastvid_gui.ui.widgets.theme import ICON, SPACE

LEAST_MENUS = 120
"""Logical pixels."""


class Header(QWidget):
    """A row with the menu bar (where the system does not show it elsewhere) and buttons for a few actions."""

    def __init__(self, menus: QMenuBar, worded: list[QAction], plain: list[QAction]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 4, SPACE, 4)
        row.setSpacing(4)
        menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        menus.setStyleSheet(
            "QMenuBar { background: transparent; border: none; } "
            "QMenuBar::item { padding: 5px 9px; border-radius: 5px; background: transparent; } "
            "QMenuBar::item:selected { background: palette(highlight); color: palette(highlighted-text); }"
        )
        row.addWidget(menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        menus.setMinimumWidth(LEAST_MENUS)  # what finds no room is behind an arrow
        self._menus, self._plain = menus, len(plain)
        self._worded: list[QToolButton] = []
        for action in (*worded, *plain):
            row.addWidget(self._button(action, action in worded))

    def insert(self, widgets: list[QWidget]) -> None:
        """Adds widgets between the buttons with words and the plain ones."""
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            for widget in widgets:
                if isinstance(widget, QToolButton):
                    self._worded.append(widget)
                row.insertWidget(row.count() - self._plain, widget)

    def _button(self, action: QAction, worded: bool) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON + 2, ICON + 2))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        if worded:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._worded.append(button)
        return button

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out words of buttons before any menu disappears."""
        row = self.layout()
        if row is None:
            return
        with_words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        missing = self._menus.sizeHint().width() - LEAST_MENUS + row.minimumSize().width() - self.width()
        worded = [button for button in self._worded if not button.isHidden()]
        for button in worded:
            if button.toolButtonStyle() != with_words:
                missing += _words_width(button)
        # Open and Sample are in the File menu, too; what is on the right tells a state.
        for button in worded:
            style = with_words if missing <= 0 else Qt.ToolButtonStyle.ToolButtonIconOnly
            if missing > 0:
                missing -= _words_width(button)
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)


def _words_width(button: QToolButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text().replace("&", "")) + 8
