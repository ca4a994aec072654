"""Paints a film's row: picture, name, and below it the film's state; a problem is wrapped and always readable."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fastvid_gui.ui.films.model import ROW_ROLE, Row, Sign
from fastvid_gui.ui.widgets.icons import paint_icon
from fastvid_gui.ui.widgets.theme import ICON, RADIUS, SPACE, Colors, colors

PICTURE = QSize(64, 40)
MAX_PROBLEM_LINES = 5
NAME_LEAST = 56
"""Room that a name needs beside the picture; if there is less, it goes below."""
BADGE = 20

_SIGNS = {
    Sign.OPENING: "hourglass",
    Sign.PAINTING: "brush",
    Sign.WAITING: "clock",
    Sign.DONE: "circle-check",
    Sign.FAILED: "circle-alert",
    Sign.WARNED: "triangle-alert",
}


class RowDelegate(QStyledItemDelegate):
    """Draws `Row`s."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        metrics = QFontMetrics(option.font)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        height = max(PICTURE.height(), 2 * metrics.height() + 2) + 2 * SPACE
        if _narrow(width - 8 - 2 * (SPACE - 2)):
            return QSize(width, height + QFontMetrics(_small(option.font)).height() + 2)
        if isinstance(row, Row) and row.problem:
            lines = len(_wrapped(row.problem, _small(option.font), width - 3 * SPACE))
            height += (lines + row.missing) * QFontMetrics(_small(option.font)).height() + 4 + 4 * row.missing
        return QSize(width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        shades = colors(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = option.rect.adjusted(4, 2, -4, -2)
        self._paint_back(painter, card, option, row, shades)
        inner = card.adjusted(SPACE - 2, SPACE - 2, -SPACE + 2, -SPACE + 2)
        if _narrow(inner.width()):
            self._paint_narrow(painter, inner, option, index, row, shades)
            painter.restore()
            return
        picture = QRect(inner.topLeft(), PICTURE)
        self._paint_picture(painter, picture, index.data(Qt.ItemDataRole.DecorationRole), row, shades)
        metrics, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        left = picture.right() + SPACE
        room = inner.right() - left
        top = picture.top() + (picture.height() - metrics.height() - small.height() - 2) // 2
        painter.setFont(_bold(option.font) if row.current else option.font)
        painter.setPen(shades.text)
        name = painter.fontMetrics().elidedText(row.path.name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(left, top + metrics.ascent(), name)
        self._paint_state(
            painter, QRect(left, top + metrics.height() + 2, room, small.height()), row, option, shades
        )
        if row.problem:
            below = QRect(inner.left() + 2, picture.bottom() + 6, inner.width() - 4, inner.bottom())
            self._paint_problem(painter, below, row.problem, option, shades)
            if row.missing:
                painter.setFont(_underlined(_small(option.font)))
                painter.setPen(shades.accent)
                painter.drawText(self.link(option), Qt.AlignmentFlag.AlignVCenter, find_words())
        painter.restore()

    @staticmethod
    def link(option: QStyleOptionViewItem) -> QRect:
        """Where the row of a missing film offers to find it; empty where there is no room for words."""
        card = option.rect.adjusted(4 + SPACE, 2, -4 - SPACE, -2)
        metrics = QFontMetrics(_small(option.font))
        if _narrow(option.rect.width() - 8 - 2 * (SPACE - 2)):
            return QRect()
        width = min(card.width(), metrics.horizontalAdvance(find_words()) + 4)
        return QRect(card.left(), card.bottom() - metrics.height() - 3, width, metrics.height() + 2)

    def _paint_narrow(
        self,
        painter: QPainter,
        inner: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        row: Row,
        shades: Colors,
    ) -> None:
        """Puts the name below the picture, and the state on it as a badge; the tooltip has the rest."""
        picture = QRect(inner.left(), inner.top(), min(PICTURE.width(), inner.width()), PICTURE.height())
        self._paint_picture(painter, picture, index.data(Qt.ItemDataRole.DecorationRole), row, shades)
        if row.sign in _SIGNS:
            disc = QRect(picture.right() - BADGE - 2, picture.bottom() - BADGE - 2, BADGE, BADGE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shades.raised)
            painter.drawEllipse(disc)
            paint_icon(painter, _SIGNS[row.sign], disc.adjusted(2, 2, -2, -2), _sign_color(row.sign, shades))
        painter.setFont(_bold(_small(option.font)) if row.current else _small(option.font))
        painter.setPen(shades.text)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(row.path.stem, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), picture.bottom() + 4 + metrics.ascent(), name)

    def _paint_back(
        self, painter: QPainter, card: QRect, option: QStyleOptionViewItem, row: Row, shades: Colors
    ) -> None:
        state = option.state
        if row.current:
            fill = shades.accent
            fill = type(fill)(fill)
            fill.setAlphaF(0.16)
            painter.setBrush(fill)
            painter.setPen(QPen(shades.accent, 1))
        elif state & QStyle.StateFlag.State_Selected:
            fill = type(shades.accent)(shades.accent)
            fill.setAlphaF(0.1)
            painter.setBrush(fill)
            painter.setPen(QPen(shades.accent, 1, Qt.PenStyle.DotLine))
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = type(shades.text)(shades.text)
            fill.setAlphaF(0.06)
            painter.setBrush(fill)
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shades.text, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(card).adjusted(2.5, 2.5, -2.5, -2.5), RADIUS, RADIUS)

    def _paint_picture(
        self, painter: QPainter, place: QRect, image: QImage | None, row: Row, shades: Colors
    ) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(place), 4, 4)
        painter.fillPath(outline, shades.line)
        if image is None or image.isNull():
            middle = QRect(0, 0, ICON, ICON)
            middle.moveCenter(place.center())
            paint_icon(painter, "film", middle, shades.muted)
            return
        painter.save()
        painter.setClipPath(outline)
        size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(place.center())
        painter.drawImage(target, image)
        painter.restore()

    def _paint_state(
        self, painter: QPainter, place: QRect, row: Row, option: QStyleOptionViewItem, shades: Colors
    ) -> None:
        color = _sign_color(row.sign, shades)
        left = place.left()
        if row.sign in _SIGNS:
            side = min(ICON, place.height())
            paint_icon(
                painter, _SIGNS[row.sign], QRect(left, place.center().y() - side // 2, side, side), color
            )
            left += side + 4
        text = row.text or (self.tr("Can't be used") if row.problem else "")
        painter.setFont(_small(option.font))
        painter.setPen(color)
        room = place.right() - left
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRect(left, place.top(), room, place.height()), Qt.AlignmentFlag.AlignVCenter, elided
        )
        if row.progress >= 0:
            track = QRectF(place.left(), place.bottom() + 3, place.width(), 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shades.line)
            painter.drawRoundedRect(track, 1.5, 1.5)
            track.setWidth(track.width() * row.progress / 100)
            painter.setBrush(color)
            painter.drawRoundedRect(track, 1.5, 1.5)

    def _paint_problem(
        self, painter: QPainter, place: QRect, problem: str, option: QStyleOptionViewItem, shades: Colors
    ) -> None:
        font = _small(option.font)
        painter.setFont(font)
        painter.setPen(shades.error)
        metrics = QFontMetrics(font)
        lines = _wrapped(problem, font, place.width())
        for number, line in enumerate(lines):
            painter.drawText(place.left(), place.top() + number * metrics.height() + metrics.ascent(), line)


def _narrow(width: int) -> bool:
    return width < PICTURE.width() + SPACE + NAME_LEAST


def _sign_color(sign: Sign, shades: Colors) -> QColor:
    named = {Sign.DONE: shades.done, Sign.FAILED: shades.error, Sign.PAINTING: shades.painting}
    return named.get(sign, shades.muted)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() * 0.9))
    return small


def find_words() -> str:
    """What is offered where a film's file is gone."""
    return QCoreApplication.translate("FilmsPanel", "Find it…")


def _underlined(font: QFont) -> QFont:
    lined = QFont(font)
    lined.setUnderline(True)
    return lined


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text in lines that fit; text that is too long ends with an ellipsis (the tooltip has all of it)."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, width))
        piece = text[line.textStart() : line.textStart() + line.textLength()].strip()
        if len(lines) == MAX_PROBLEM_LINES:
            lines[-1] = QFontMetrics(font).elidedText(
                lines[-1] + " " + piece, Qt.TextElideMode.ElideRight, max(20, width)
            )
            break
        lines.append(piece)
    layout.endLayout()
    return lines
