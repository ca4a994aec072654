"""One tile of the gallery, painted: picture, star, mark of choice, title and artist."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fastvid_gui.ui.styles.model import Kind, Role
from fastvid_gui.ui.widgets.icons import paint_icon
from fastvid_gui.ui.widgets.theme import RADIUS, Colors, colors

GAP = 8
RATIO = 1.6
"""Aspect ratio of a tile's picture, whatever the film's; it shows the middle of the frame."""
BADGE = 20
SCRIM = QColor(16, 17, 20, 165)
ON_SCRIM = QColor("#ffffff")
STAR = QColor("#ffcf4a")
PALE = 0.45
"""Opacity of a picture that will be replaced soon."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TileSizes:
    """Where things are in a cell of the grid, in logical pixels."""

    cell: QSize
    picture: QSize
    line: int
    small_line: int

    @classmethod
    def for_width(cls, width: int, font: QFont) -> "TileSizes":
        """The sizes for cells of that width, including the gap."""
        line, small = QFontMetrics(font).height(), QFontMetrics(small_font(font)).height()
        inner = max(24, width - GAP)
        picture = QSize(inner, round(inner / RATIO))
        return cls(QSize(width, picture.height() + 4 + line + small + GAP), picture, line, small)

    def picture_rect(self, cell: QRect) -> QRect:
        """The picture in a cell."""
        return QRect(
            cell.left() + GAP // 2, cell.top() + GAP // 2, self.picture.width(), self.picture.height()
        )

    def star_rect(self, cell: QRect) -> QRect:
        """The star in a cell: what can be clicked."""
        picture = self.picture_rect(cell)
        return QRect(picture.right() - BADGE - 3, picture.top() + 4, BADGE, BADGE)


def small_font(font: QFont) -> QFont:
    """The second line's font."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.88)
    else:
        small.setPixelSize(max(1, round(font.pixelSize() * 0.88)))
    return small


class TileDelegate(QStyledItemDelegate):
    """Paints tiles; `sizes` comes from the view."""

    sizes: TileSizes | None = None
    drop_row = -1
    """The row under a tile that is dragged."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.sizes.cell if self.sizes else QSize(128, 128)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.sizes is None:
            return
        shades = colors(option.palette)
        state: QStyle.StateFlag = option.state
        cell: QRect = option.rect
        font: QFont = option.font
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.sizes.picture_rect(cell))
        share = float(index.data(Role.SHARE) or 0)
        kind = index.data(Role.KIND)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_picture(painter, area, index, shades)
        if kind == Kind.STYLE:
            self._paint_star(painter, cell, bool(index.data(Role.FAVORITE)), hovered)
        if share > 0:
            self._paint_choice(painter, area, share, shades)
        focus = bool(state & QStyle.StateFlag.State_HasFocus) and _keyboard_in_use()
        self._paint_ring(painter, area, share > 0, hovered, focus, shades)
        if index.row() == self.drop_row:
            self._paint_drop(painter, area, shades)
        self._paint_words(painter, cell, font, index, shades)
        painter.restore()

    def _paint_picture(self, painter: QPainter, area: QRectF, index: Index, shades: Colors) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(area, RADIUS, RADIUS)
        painter.save()
        picture = index.data(Role.PICTURE)
        painter.fillPath(outline, shades.raised)
        if isinstance(picture, QImage | QPixmap):
            painter.setClipPath(outline)
            painter.setOpacity(1.0 if index.data(Role.FRESH) else PALE)
            source = _middle(QSize(picture.width(), picture.height()), area)
            if isinstance(picture, QImage):
                painter.drawImage(area, picture, source)
            else:
                painter.drawPixmap(area, picture, source)
        else:
            painter.setPen(QPen(shades.line, 1))
            painter.drawPath(outline)
            name = {Kind.NONE: "film", Kind.NEW: "image-plus"}.get(index.data(Role.KIND), "palette")
            sign = QRectF(0, 0, 24, 24)
            sign.moveCenter(area.center())
            paint_icon(painter, name, sign, shades.muted)
        painter.restore()

    def _paint_star(self, painter: QPainter, cell: QRect, favorite: bool, hovered: bool) -> None:
        if self.sizes is None or not (favorite or hovered):
            return
        spot = QRectF(self.sizes.star_rect(cell))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SCRIM)
        painter.drawEllipse(spot)
        if favorite:
            painter.setBrush(STAR)
            painter.drawPath(_star(spot.center(), BADGE * 0.34))
        else:
            paint_icon(painter, "star", spot.adjusted(4, 4, -4, -4), ON_SCRIM)

    def _paint_choice(self, painter: QPainter, area: QRectF, share: float, shades: Colors) -> None:
        """A check mark, or the share of a blend, since color alone must not show the choice."""
        spot = QRectF(area.left() + 4, area.top() + 4, BADGE, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades.accent)
        if share >= 1:
            painter.drawEllipse(spot)
            paint_icon(painter, "check", spot.adjusted(3, 3, -3, -3), shades.accent_text)
            return
        text = f"{round(100 * share)} %"
        font = small_font(painter.font())
        font.setBold(True)
        painter.setFont(font)
        spot.setWidth(QFontMetrics(font).horizontalAdvance(text) + 12)
        painter.drawRoundedRect(spot, BADGE / 2, BADGE / 2)
        painter.setPen(shades.accent_text)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_ring(
        self, painter: QPainter, area: QRectF, chosen: bool, hovered: bool, focus: bool, shades: Colors
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            painter.setPen(QPen(shades.accent, 2))
            painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        elif hovered:
            painter.setPen(QPen(shades.muted, 1))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if focus:
            painter.setPen(QPen(shades.text, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(2.5, 2.5, -2.5, -2.5), RADIUS - 2, RADIUS - 2)

    def _paint_drop(self, painter: QPainter, area: QRectF, shades: Colors) -> None:
        painter.setPen(QPen(shades.accent, 3))
        painter.setBrush(SCRIM)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        sign = QRectF(0, 0, 24, 24)
        sign.moveCenter(area.center() - QPointF(0, 8))
        paint_icon(painter, "blend", sign, ON_SCRIM)
        painter.setPen(ON_SCRIM)
        below = QRectF(area.left(), sign.bottom(), area.width(), area.bottom() - sign.bottom() - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Blend"))

    def _paint_words(self, painter: QPainter, cell: QRect, font: QFont, index: Index, shades: Colors) -> None:
        if self.sizes is None:
            return
        picture = self.sizes.picture_rect(cell)
        line = QRect(picture.left() + 1, picture.bottom() + 4, picture.width() - 2, self.sizes.line)
        title = QFont(font)
        title.setWeight(
            QFont.Weight.DemiBold if float(index.data(Role.SHARE) or 0) > 0 else QFont.Weight.Normal
        )
        painter.setFont(title)
        painter.setPen(shades.text)
        _draw_elided(painter, line, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(small_font(font))
        painter.setPen(shades.muted)
        line.moveTop(line.bottom() + 1)
        line.setHeight(self.sizes.small_line)
        _draw_elided(painter, line, str(index.data(Role.ARTIST) or ""))


def _draw_elided(painter: QPainter, line: QRect, text: str) -> None:
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


def _middle(size: QSize, area: QRectF) -> QRectF:
    """The middle of a picture in the proportions of `area`; of tall ones, a little more of the upper part."""
    width, height = float(size.width()), float(size.height())
    scale = min(width / area.width(), height / area.height())
    part = QRectF(0, 0, area.width() * scale, area.height() * scale)
    part.moveLeft((width - part.width()) / 2)
    part.moveTop((height - part.height()) * 0.4)
    return part


def _star(center: QPointF, radius: float) -> QPainterPath:
    """A star with five points."""
    path = QPainterPath()
    for point in range(10):
        reach = radius if point % 2 == 0 else radius * 0.45
        # Complex numbers rotate: each point is 36 degrees on.
        turn = complex(0, -1) * _TENTH**point
        spot = QPointF(center.x() + reach * turn.real, center.y() + reach * turn.imag)
        if point:
            path.lineTo(spot)
        else:
            path.moveTo(spot)
    path.closeSubpath()
    return path


_TENTH = complex(0.8090169943749475, 0.5877852522924731)
"""cos 36° + i sin 36°."""


def _keyboard_in_use() -> bool:
    """Whether the last focus came from the keyboard; for users of a mouse, the dashed ring would only disturb."""
    widget = QApplication.focusWidget()
    return widget is not None and bool(widget.property("keyboardUsed"))
