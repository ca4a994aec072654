"""The top of the styles panel: search, favorites, and the ways to more styles."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON


class StylesHeader(QWidget):
    """Reports what the user types and clicks."""

    searched = Signal(str)
    favorites_only = Signal(bool)
    first_wanted = Signal()
    """Enter in the search field: the first style found."""
    gallery_wanted = Signal()
    """The keyboard focus should move to the gallery."""
    picture_wanted = Signal()
    all_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search styles"))
        self.search.setAccessibleName(self.tr("Search styles"))
        self.search.setAcceptDrops(False)  # files are for the panel
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.first_wanted)
        self.search.installEventFilter(self)
        row.addWidget(self.search, 1)
        self.star = self._button("star", self.tr("Show favorites only"))
        self.star.setCheckable(True)
        self.star.toggled.connect(self.favorites_only)
        row.addWidget(self.star)
        self.looks = self._button("sliders-horizontal", self.tr("Saved looks"))
        self.looks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.looks)
        self.all = self._button("layout-grid", self.tr("All styles, large"))
        self.all.clicked.connect(self.all_wanted)
        row.addWidget(self.all)
        self.more = self._button("plus", self.tr("New style, or add style files"))
        menu = QMenu(self)
        new = menu.addAction(icon("image-plus"), self.tr("New style from a picture…"))
        new.triggered.connect(self.picture_wanted)
        add = menu.addAction(icon("file-up"), self.tr("Add style files…"))
        add.triggered.connect(self.files_wanted)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.more)
        self.find_action = QAction(self.tr("Search styles"), self)
        self.find_action.setObjectName("styles.search")
        self.find_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self.find_action.triggered.connect(self._on_find)
        self.find_action.changed.connect(self._show_keys)
        self.addAction(self.find_action)
        self._show_keys()

    def _button(self, name: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        return button

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_keys(self) -> None:
        key = self.find_action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self.tr("Search by title, artist or name; Esc clears")
        self.search.setToolTip(f"{words} ({key})" if key else words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
                self.gallery_wanted.emit()
                return True
        return super().eventFilter(watched, event)
