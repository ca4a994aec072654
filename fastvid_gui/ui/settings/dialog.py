"""The preferences: pages on the left; changes apply at once."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.settings.general_page import GeneralPage
from fastvid_gui.ui.settings.helper_page import HelperPage
from fastvid_gui.ui.settings.rendering_page import RenderingPage
from fastvid_gui.ui.settings.shortcuts_page import ShortcutsPage
from fastvid_gui.ui.settings.storage_page import StoragePage
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.system.shortcuts import Shortcuts
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.roomy import Roomy, resize_within
from fastvid_gui.ui.widgets.theme import ICON_LARGE, SPACE

SIZE = QSize(760, 520)
LEAST_PAGE = QSize(200, 120)
"""Logical pixels."""


class SettingsDialog(QDialog):
    """A window beside the main one; it may stay open."""

    restart_wanted = Signal()
    """FastVid is to end and begin again, in another language."""
    forget_wanted = Signal()
    """Everything about films is to be forgotten."""
    delete_wanted = Signal()
    """What is stored of unfinished films is to be deleted."""

    def __init__(self, shortcuts: Shortcuts, preview_engine: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        resize_within(self, SIZE)
        self._names: list[str] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setIconSize(QSize(ICON_LARGE, ICON_LARGE))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet(
            "QListWidget { background: transparent; outline: 0; } "
            "QListWidget::item { padding: 8px; border-radius: 6px; }"
            "QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }"
        )
        self.pages = QStackedWidget()
        general, storage = GeneralPage(), StoragePage()
        general.restart_wanted.connect(self.restart_wanted)
        storage.forget_wanted.connect(self.forget_wanted)
        storage.delete_wanted.connect(self.delete_wanted)
        self.count_storage = storage.kept.count
        for name, text, sign, page in (
            ("general", self.tr("General"), "sliders-horizontal", general),
            ("rendering", self.tr("Rendering"), "clapperboard", RenderingPage(preview_engine)),
            ("helper", self.tr("Helper mode"), "coffee", HelperPage(preview_engine)),
            ("storage", self.tr("Storage"), "hard-drive", storage),
            ("shortcuts", self.tr("Shortcuts"), "keyboard", ShortcutsPage(shortcuts)),
        ):
            self._names.append(name)
            self.list.addItem(QListWidgetItem(icon(sign), text))
            self.pages.addWidget(Roomy(page, LEAST_PAGE))
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 4 * SPACE)
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            # Enter in a field must not press anything.
            button.setAutoDefault(False)
        close = QAction(self)
        close.setShortcuts([QKeySequence(Qt.Key.Key_Escape), QKeySequence("Ctrl+W")])
        close.triggered.connect(self.close)
        self.addAction(close)

    def show_page(self, name: str) -> None:
        """Turns to a page: "general", "rendering", "helper", "storage" or "shortcuts"."""
        self.list.setCurrentRow(self._names.index(name))
