"""The gallery: a grid of tiles that fills the width, for mouse, keyboard and dragging one style onto another."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from fastvid_gui.ui.styles.model import STYLE_MIME, Kind, Role, StylesModel
from fastvid_gui.ui.styles.tile import TileDelegate, TileSizes

IDEAL_WIDTH = 132
"""Approximate width of cells; there are always two side by side, so that styles can be compared."""
LEAST_COLUMNS = 2
TRY_MS = 250
"""A pointer that rests this long over a tile tries its style."""


class GalleryView(QListView):
    """Shows a `StylesModel`. Signals report what the user does; the model says what is chosen."""

    chosen = Signal(str)
    """Paint in this style ("": in none)."""
    new_wanted = Signal()
    blend_wanted = Signal(str, str)
    """The first style was dragged onto the second."""
    star_wanted = Signal(str)
    remove_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    """Open the menu of a style, at a place on the screen."""
    tried = Signal(object)
    """The pointer rests over this style ("": over none at all); None: it has left."""
    looked_at = Signal()
    """Other tiles are visible, or they have another size."""

    def __init__(
        self, model: StylesModel, parent: QWidget | None = None, ideal_width: int = IDEAL_WIDTH
    ) -> None:
        """`ideal_width`: of a tile, logical pixels; tiles are at least as wide, where two fit beside each other."""
        super().__init__(parent)
        self._ideal_width = ideal_width
        self.styles = model
        self._tiles = TileDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)  # after setMovement, which turns it off
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)  # which setMovement turned off
        self.setAccessibleName(self.tr("Styles"))
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.looked_at.emit())
        model.modelReset.connect(self.looked_at)
        self.clicked.connect(self._choose)
        self._under: str | None = None
        self._rest = QTimer(self, singleShot=True, interval=TRY_MS)
        self._rest.timeout.connect(lambda: self.tried.emit(self._under))
        self._lay_out()

    # ---- what is in sight ----

    def rows_in_sight(self) -> list[int]:
        """Rows of the visible tiles, in order."""
        area = self.viewport().rect()
        return [row for row in range(self.styles.rowCount()) if self._rect(row).intersects(area)]

    @property
    def tile_sizes(self) -> TileSizes | None:
        """Where things are in a cell now."""
        return self._tiles.sizes

    def picture_side(self) -> int:
        """Longer side that fills a tile's picture, in device pixels."""
        width = self._tiles.sizes.picture.width() if self._tiles.sizes else IDEAL_WIDTH
        return round(width * self.devicePixelRatioF())

    def show_current(self, name: str) -> None:
        """Moves keyboard focus and selection to a style, and scrolls to it; emits no signal."""
        row = self.styles.row_of(name)
        if row < 0:
            self.selectionModel().clear()
            return
        index = self.styles.index(row)
        if self.currentIndex() != index or not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _rect(self, row: int) -> QRect:
        return self.visualRect(self.styles.index(row))

    # ---- layout ----

    def _lay_out(self) -> None:
        # Room for the scroll bar is always kept; otherwise it would come and go with the columns that it displaces.
        width = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        width -= 2  # Qt wraps a row that fills the width to the last pixel
        columns = max(LEAST_COLUMNS, width // self._ideal_width)
        sizes = TileSizes.for_width(max(48, width // columns), self.font())
        if sizes != self._tiles.sizes:
            self._tiles.sizes = sizes
            self.setGridSize(sizes.cell)
            self.scheduleDelayedItemsLayout()
            self.looked_at.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)
        self.looked_at.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(2 * IDEAL_WIDTH + 16, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 76)

    # ---- mouse ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setProperty("keyboardUsed", False)
        name = self._star_at(event.position().toPoint())
        if name and event.button() == Qt.MouseButton.LeftButton:
            self.star_wanted.emit(name)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.isValid() and index.data(Role.KIND) != Kind.NEW and not event.buttons()
        self._point_at(str(index.data(Role.NAME)) if over else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point_at(None)

    def _point_at(self, name: str | None) -> None:
        """Tells after a moment what the pointer rests over, and at once that it has left."""
        if name == self._under:
            return
        self._under = name
        if name is None:
            self._rest.stop()
            self.tried.emit(None)
        else:
            self._rest.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A quick second click on a star is an ordinary click.
        self.mousePressEvent(event)

    def _star_at(self, spot: QPoint) -> str:
        """The style whose star is there."""
        index = self.indexAt(spot)
        if not index.isValid() or index.data(Role.KIND) != Kind.STYLE or self._tiles.sizes is None:
            return ""
        inside = self._tiles.sizes.star_rect(self.visualRect(index)).contains(spot)
        return str(index.data(Role.NAME)) if inside else ""

    def _choose(self, index: QModelIndex) -> None:
        if index.data(Role.KIND) == Kind.NEW:
            self.new_wanted.emit()
        else:
            self.chosen.emit(str(index.data(Role.NAME)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if index.isValid() and index.data(Role.KIND) == Kind.STYLE:
            place = self.visualRect(index).center() if keyboard else event.pos()
            self.menu_wanted.emit(str(index.data(Role.NAME)), self.viewport().mapToGlobal(place))

    # ---- keyboard ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setProperty("keyboardUsed", True)
        index = self.currentIndex()
        name = str(index.data(Role.NAME) or "") if index.isValid() else ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self._choose(index)
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and name:
            self.remove_wanted.emit(name)
            return
        super().keyPressEvent(event)
        new = self.currentIndex()
        if new.isValid() and new != index and new.data(Role.KIND) != Kind.NEW:
            self._choose(new)

    # ---- drag of one style onto another ----

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if not index.isValid() or index.data(Role.KIND) != Kind.STYLE:
            return
        drag = QDrag(self)
        drag.setMimeData(self.styles.mimeData([index]))
        drag.setPixmap(self._ghost(index))
        drag.setHotSpot(QPoint(24, 16))
        drag.exec(Qt.DropAction.LinkAction)
        self._show_target(-1)

    def _ghost(self, index: QModelIndex) -> QPixmap:
        """The picture under the pointer while a tile is dragged."""
        ratio, cell = self.devicePixelRatioF(), self.visualRect(index)
        picture = QPixmap(cell.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.8)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = picture.rect()
        option.rect.setSize(cell.size())
        self._tiles.paint(painter, option, index)
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_style(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()  # files: for the panel

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self._target(event)
        self._show_target(row)
        event.setDropAction(Qt.DropAction.LinkAction)
        event.setAccepted(row >= 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self._target(event)
        self._show_target(-1)
        if row < 0:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        target = str(self.styles.index(row).data(Role.NAME))
        self.blend_wanted.emit(dragged_style(event.mimeData()), target)

    def _target(self, event: QDropEvent) -> int:
        index = self.indexAt(event.position().toPoint())
        style = dragged_style(event.mimeData())
        fits = index.isValid() and index.data(Role.KIND) == Kind.STYLE and index.data(Role.NAME) != style
        return index.row() if style and fits else -1

    def _show_target(self, row: int) -> None:
        if row != self._tiles.drop_row:
            self._tiles.drop_row = row
            self.viewport().update()


def dragged_style(data: QMimeData) -> str:
    """The style in a drag; "" if it is something else."""
    return (
        bytes(data.data(STYLE_MIME).data()).decode("utf-8", "replace") if data.hasFormat(STYLE_MIME) else ""
    )
