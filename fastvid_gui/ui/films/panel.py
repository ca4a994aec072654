"""The films panel: the list, and what the user can do with a film."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.films.model import ROW_ROLE, FilmsModel, Row
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.row import RowDelegate, find_words
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
        self.view.find_wanted.connect(self.choose_file)
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
        self.find_action = QAction(icon("search"), find_words(), self)
        self.find_action.triggered.connect(self._find_current)
        for action in (self.find_action, self.reopen_action, self.folder_action, self.remove_action):
            self.view.addAction(action)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def remove_current(self) -> None:
        """Removes the chosen films from the list."""
        for path in self.selected() or filter(None, [self._chosen()]):
            self._session.remove(path)

    def choose_file(self, path: Path) -> None:
        """Lets the user say where the file of a missing film is now."""
        film = self._session.film(path)
        if film is None or not film.missing:
            return
        dialog = QFileDialog(
            self.window(), self.tr("Where is {name}?").format(name=path.name), str(_nearest_folder(path))
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = f"*{path.suffix}" if path.suffix else "*"
        dialog.setNameFilters(
            [self.tr("Videos ({endings})").format(endings=endings), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: self._opener.find(path, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _find_current(self) -> None:
        path = self._chosen()
        if path is not None:
            self.choose_file(path)

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
        missing = film is not None and film.missing
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if missing:
            menu.addAction(self.find_action)
        menu.addActions([self.reopen_action, self.folder_action])
        menu.addSeparator()
        if len(self.selected()) > 1:
            menu.addActions(self.selection.commands)
            menu.addSeparator()
        menu.addAction(self.remove_action)
        menu.popup(self.view.viewport().mapToGlobal(at))


def _nearest_folder(path: Path) -> Path:
    """The folder that the file was in, or the nearest one above it that is still there."""
    try:
        return next((folder for folder in path.parents if folder.is_dir()), Path.home())
    except OSError:
        return Path.home()


class _View(QListView):
    find_wanted = Signal(object)
    """`Path` of a missing film whose link was clicked."""

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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._linked(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.find_wanted.emit(row.path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        linked = self._linked(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.ArrowCursor)

    def link(self, index: QModelIndex) -> QRect:
        """Where the row offers to find its film; empty if it doesn't."""
        row = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(row, Row) or not row.missing:
            return QRect()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return RowDelegate.link(option)

    def _linked(self, at: QPoint) -> Row | None:
        index = self.indexAt(at)
        return index.data(ROW_ROLE) if self.link(index).contains(at) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Problems are wrapped to the width.
        self.scheduleDelayedItemsLayout()
