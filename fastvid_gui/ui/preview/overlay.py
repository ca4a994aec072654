"""What lies over the pictures: labels, the split line with its grip, messages, hints, the thin progress line.

The labels over a picture have their own colors (light on translucent dark), since a picture can have any color.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPolygonF

from fastvid_gui.ui.widgets.theme import RADIUS, Colors

PROGRESS_HEIGHT = 2
ALONE = QColor(0, 0, 0)
"""Behind a picture that has the screen for itself."""
_SHADE = QColor(16, 17, 20, 190)
_LIGHT = QColor(255, 255, 255, 240)
_SHADOW = QColor(0, 0, 0, 90)
_MARGIN = 8.0
_GRIP = 12.0
"""Radius of the grip, logical pixels."""


def backdrop(palette: Colors) -> QColor:
    """The color behind the pictures: neutral, so that it neither tints nor outshines them."""
    return palette.surface.darker(106) if palette.surface.lightness() > 127 else palette.surface.darker(140)


def draw_label(painter: QPainter, place: QRectF, text: str, left: bool, done: bool = False) -> None:
    """A small label in an upper corner of `place`; draws nothing if it does not fit. `done`: with a tick."""
    font = _font(0.88)
    metrics = QFontMetricsF(font)
    tick = metrics.height() if done else 0.0
    width, height = metrics.horizontalAdvance(text) + tick + 14, metrics.height() + 6
    if place.width() < width + 2 * _MARGIN or place.height() < height + 2 * _MARGIN:
        return
    x = place.left() + _MARGIN if left else place.right() - _MARGIN - width
    box = QRectF(x, place.top() + _MARGIN, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, RADIUS - 1, RADIUS - 1)
    painter.setPen(_LIGHT)
    painter.setFont(font)
    painter.drawText(box.adjusted(7 + tick, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
    if done:
        center, unit = QPointF(box.left() + 6 + tick / 2, box.center().y()), tick / 8
        pen = QPen(QColor("#4fd1ae"), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        steps = (QPointF(-2.2, 0.2), QPointF(-0.6, 1.8), QPointF(2.4, -1.6))
        painter.drawPolyline(QPolygonF([center + step * unit for step in steps]))
    painter.restore()


def draw_rate(painter: QPainter, area: QRectF, rate: float) -> None:
    """The speed of play at the top in the middle: two triangles in its direction (one at the film's own) and "2×"."""
    painter.save()
    font = _font(1.05)
    metrics = QFontMetricsF(font)
    text, way, count = f"{abs(rate):g}×", 1 if rate > 0 else -1, 1 if abs(rate) == 1 else 2
    side = metrics.height() * 0.5
    width = metrics.horizontalAdvance(text) + count * side + 30
    box = QRectF(area.center().x() - width / 2, area.top() + _MARGIN, width, metrics.height() + 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setBrush(_LIGHT)
    for number in range(count):
        left, middle = box.left() + 10 + number * side, box.center().y()
        base, tip = (left, left + side) if way > 0 else (left + side, left)
        corners = (
            QPointF(base, middle - side * 0.6),
            QPointF(base, middle + side * 0.6),
            QPointF(tip, middle),
        )
        painter.drawPolygon(QPolygonF(corners))
    painter.setPen(_LIGHT)
    painter.setFont(font)
    words = box.adjusted(10 + count * side + 8, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def draw_split(painter: QPainter, seen: QRectF, x: float, lit: bool) -> None:
    """The split line and its grip with two arrows; `lit`: the mouse is over it."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(x - 1.5, seen.top(), 3, seen.height()), _SHADOW)
    painter.fillRect(QRectF(x - 0.75, seen.top(), 1.5, seen.height()), _LIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    center = QPointF(x, seen.center().y())
    radius = _GRIP + (1.5 if lit else 0.0)
    painter.setBrush(_SHADOW)
    painter.drawEllipse(center + QPointF(0, 1), radius + 1.5, radius + 1.5)
    painter.setBrush(QColor(255, 255, 255) if lit else _LIGHT)
    painter.drawEllipse(center, radius, radius)
    painter.setBrush(QColor(30, 31, 34))
    for way in (-1, 1):
        tip = center + QPointF(way * 8.0, 0)
        base = center.x() + way * 3.5
        painter.drawPolygon(
            QPolygonF([tip, QPointF(base, center.y() - 4.5), QPointF(base, center.y() + 4.5)])
        )
    painter.restore()


def draw_message(painter: QPainter, area: QRectF, text: str, detail: str, palette: Colors) -> None:
    """Words in the middle of an empty canvas: a sentence and, quieter, what to do."""
    painter.save()
    room = area.adjusted(32, 16, -32, -16)
    font = _font(1.15)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.setFont(font)
    box = painter.boundingRect(room, flags, text)
    quiet = _font(1.0)
    painter.setFont(quiet)
    below = painter.boundingRect(room, flags, detail) if detail else QRectF()
    top = area.center().y() - (box.height() + (8 + below.height() if detail else 0)) / 2
    painter.setFont(font)
    painter.setPen(palette.text)
    painter.drawText(QRectF(room.left(), top, room.width(), box.height() + 2), flags, text)
    if detail:
        painter.setFont(quiet)
        painter.setPen(palette.muted)
        rest = QRectF(room.left(), top + box.height() + 8, room.width(), below.height() + 2)
        painter.drawText(rest, flags, detail)
    painter.restore()


def draw_hint(painter: QPainter, area: QRectF, text: str) -> None:
    """A quiet line over the lower edge of the picture."""
    painter.save()
    font = _font(0.95)
    painter.setFont(font)
    room = area.adjusted(24, 16, -24, -14)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
    words = painter.boundingRect(room.adjusted(12, 0, -12, -6), flags, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(words.adjusted(-12, -5, 12, 5), RADIUS, RADIUS)
    painter.setPen(_LIGHT)
    painter.drawText(words, flags, text)
    painter.restore()


def draw_progress(painter: QPainter, area: QRectF, share: float, phase: float, palette: Colors) -> None:
    """The thin line along the lower edge; `share` below 0: a moving piece, `phase` 0 to 1."""
    line = QRectF(area.left(), area.bottom() - PROGRESS_HEIGHT, area.width(), PROGRESS_HEIGHT)
    if share >= 0:
        painter.fillRect(line, palette.line)
        line.setWidth(area.width() * min(1.0, share))
    else:
        piece = area.width() * 0.25
        line = QRectF(line.left() + (area.width() + piece) * phase - piece, line.top(), piece, line.height())
    painter.fillRect(line, palette.accent)


def draw_focus(painter: QPainter, area: QRectF, palette: Colors) -> None:
    """A thin frame that shows where the keys go."""
    painter.setPen(QPen(palette.accent, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def _font(factor: float) -> QFont:
    font = QGuiApplication.font()
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return font
