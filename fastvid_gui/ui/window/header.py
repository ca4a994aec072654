"""The top of the window: menus on the left, the first actions on the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolButton, QWidget

from fastvid_gui.ui.widgets.theme import ICON, SPACE


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
        self._plain = len(plain)
        for action in (*worded, *plain):
            row.addWidget(self._button(action, action in worded))

    def insert(self, widgets: list[QWidget]) -> None:
        """Adds widgets between the buttons with words and the plain ones."""
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            for widget in widgets:
                row.insertWidget(row.count() - self._plain, widget)

    def _button(self, action: QAction, worded: bool) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON + 2, ICON + 2))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        if worded:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button
