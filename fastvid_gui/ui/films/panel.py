"""The films panel: the list, and what the user can do with a film."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.films.model import ROW_ROLE, FilmsModel, Row
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.row import RowDelegate
from fastvid_gui.ui.films.selection import SelectionBar
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, SPACE


class FilmsPanel(QWidget):
    """Films in the order they were opened. Choosing one shows it; its file is never touched."""

    open_wanted = Signal()
    """The user wants to choose files."""
    queue_wanted = Signal(object)
    """Films that should be rendered: a tuple of `Path`s, in the order of the list."""

    def __init__(
        self, session: Session, preview_engine: Asks, opener: FilmOpener, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._opener = session, opener
        self._before_reset: tuple[Path, ...] = ()
        self.model = FilmsModel(session, preview_engine, self)
        opener.progress.connect(self.model.set_opening)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        self.view = _View(self)
        self.view.setModel(self.model)
        column.addWidget(self.view, 1)
        self._make_actions()
        self.selection = SelectionBar(session, self)
        self.selection.queue_wanted.connect(self.queue_wanted)
        column.addWidget(self.selection)
        self.view.addActions(self.selection.commands)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.customContextMenuRequested.connect(self._show_menu)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(self._on_chosen)
        selection.selectionChanged.connect(self._show_selected)
        self.model.modelAboutToBeReset.connect(self._keep_selected)
        self.model.modelReset.connect(self._on_reset)
        session.current_changed.connect(self._show_current)
        self._show_current()

    def add_below(self, widget: QWidget) -> None:
        """Adds a widget below the list."""
        column = self.layout()
        assert column is not None
        column.addWidget(widget)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, 0, 4, 0)
        title = QLabel(self.tr("Films"), self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        row.addWidget(title, 1)
        add = QToolButton(self)
        add.setIcon(icon("plus"))
        add.setIconSize(QSize(ICON, ICON))
        add.setToolTip(self.tr("Open more videos"))
        add.setAccessibleName(self.tr("Open more videos"))
        add.clicked.connect(self.open_wanted)
        row.addWidget(add)
        return row

    def _make_actions(self) -> None:
        self.remove_action = QAction(icon("x"), self.tr("Take off the list"), self)
        self.remove_action.setObjectName("films.remove")
        self.remove_action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self.remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.remove_action.triggered.connect(self.remove_current)
        self.reopen_action = QAction(icon("refresh-cw"), self.tr("Open again"), self)
        self.reopen_action.triggered.connect(self._reopen_current)
        self.folder_action = QAction(icon("folder-open"), self.tr("Show in folder"), self)
        self.folder_action.triggered.connect(self._show_folder)
        for action in (self.reopen_action, self.folder_action, self.remove_action):
            self.view.addAction(action)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def remove_current(self) -> None:
        """Removes the chosen films from the list."""
        for path in self.selected() or filter(None, [self._chosen()]):
            self._session.remove(path)

    def selected(self) -> tuple[Path, ...]:
        """The films that are selected, in the order of the list."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(path for index in indexes if (path := self._path_at(index)) is not None)

    def _reopen_current(self) -> None:
        path = self._chosen()
        if path is not None:
            self._opener.reopen(path)

    def _show_folder(self) -> None:
        path = self._chosen()
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _chosen(self) -> Path | None:
        return self._path_at(self.view.currentIndex())

    def _path_at(self, index: QModelIndex) -> Path | None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row.path if isinstance(row, Row) else None

    def _on_chosen(self, index: QModelIndex) -> None:
        path = self._path_at(index)
        if path is not None:
            self._session.select(path)

    def _show_current(self) -> None:
        current = self._session.current
        place = self.model.place_of(current.path) if current else -1
        if place >= 0 and place != self.view.currentIndex().row():
            index = self.model.index(place)
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.view.scrollTo(index)

    def _show_selected(self) -> None:
        self.selection.show_selected(self.selected())

    def _keep_selected(self) -> None:
        self._before_reset = self.selected()

    def _on_reset(self) -> None:
        """Films came or went: those that were selected still are."""
        kept = [place for path in self._before_reset if (place := self.model.place_of(path)) >= 0]
        self._show_current()
        if len(kept) > 1:
            for place in kept:
                self.view.selectionModel().select(
                    self.model.index(place), QItemSelectionModel.SelectionFlag.Select
                )
        self._show_selected()

    def _show_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        path = self._path_at(index)
        if path is None:
            return
        if path not in self.selected():
            self.view.setCurrentIndex(index)
        film = self._session.film(path)
        self.reopen_action.setEnabled(film is not None and film.state is not FilmState.OPENING)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.reopen_action, self.folder_action])
        menu.addSeparator()
        if len(self.selected()) > 1:
            menu.addActions(self.selection.commands)
            menu.addSeparator()
        menu.addAction(self.remove_action)
        menu.popup(self.view.viewport().mapToGlobal(at))


class _View(QListView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Films"))
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Problems are wrapped to the width.
        self.scheduleDelayedItemsLayout()
