"""Draws the band of styles: each section in the colors of its style, as high as its strength, with its name.

Color alone never says which style it is: the name stands on it, and a line with a grip where another one begins.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen, QPolygonF

from fastvid_gui.domain.strengths import Corners, strength_at
from fastvid_gui.domain.style_course import Section
from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.widgets.theme import Colors

translate = QCoreApplication.translate

_SOLID, _TINT = 3.0, 0.45
_LABEL_FROM_PX = 30.0
_GRIP = 3.0


def section_label(section: Section, title: str) -> str:
    """What stands on a section."""
    if not title or section.strength == 0:
        return translate("Timeline", "the film as it is")
    if section.strength == 1:
        return title
    return translate("Timeline", "{style} · {percent} %").format(
        style=title, percent=round(100 * section.strength)
    )


def paint_sections(
    painter: QPainter,
    sections: Sequence[Section],
    corners: Corners,
    *,
    title: Callable[[str], str],
    hues: Callable[[str], tuple[QColor, ...]],
    scale: Scale,
    row: QRectF,
    clip: QRectF,
    colors: Colors,
    chosen: int | None,
    hovered: int | None,
) -> None:
    """Draws what touches `clip`. `chosen`, `hovered`: where a change begins that is selected or under the pointer."""
    first, stop = scale.seen(clip.left() - 8, clip.right() + 8)
    box = row.adjusted(0, 1, 0, -1)
    seen = [section for section in sections if section.stop > first and section.start < max(stop, first + 1)]
    for section in seen:
        _paint_paint(painter, section, corners, hues(section.style), scale, box)
        _paint_name(
            painter,
            section_label(section, title(section.style)),
            section=section,
            scale=scale,
            box=box,
            clip=clip,
            colors=colors,
        )
    for section in seen:
        if section.start:
            strong = section.start in (chosen, hovered)
            _paint_border(painter, scale.x(section.start), box, colors, strong, section.start == chosen)


def _paint_paint(
    painter: QPainter,
    section: Section,
    corners: Corners,
    hues: tuple[QColor, ...],
    scale: Scale,
    box: QRectF,
) -> None:
    """The colors of the style, as high as the strength is."""
    if not section.style:
        return
    left, right = scale.x(section.start), scale.x(section.stop)
    floor, tall = box.bottom(), box.height()

    def top(frame: int) -> float:
        strength = strength_at(corners, frame) if corners else section.strength
        return floor - tall * strength

    reached = min(section.stop, section.start + section.over)
    edge = [QPointF(left, top(section.start))]
    if section.over:
        edge.append(QPointF(scale.x(reached), top(reached if reached < section.stop else section.stop - 1)))
    edge.append(QPointF(right, top(section.stop - 1)))
    shape = QPolygonF([QPointF(left, floor), *edge, QPointF(right, floor)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, section.over > 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_gradient(hues, left, right, _TINT))
    painter.drawPolygon(shape)
    if section.strength or section.over:
        painter.setBrush(_gradient(hues, left, right, 1.0))
        painter.drawRect(QRectF(left, floor - _SOLID, right - left, _SOLID))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _gradient(hues: tuple[QColor, ...], left: float, right: float, alpha: float) -> QLinearGradient:
    made = QLinearGradient(left, 0, max(right, left + 1), 0)
    for number, hue in enumerate(hues):
        color = QColor(hue)
        color.setAlphaF(alpha)
        made.setColorAt(number / max(1, len(hues) - 1), color)
    return made


def _paint_name(
    painter: QPainter, text: str, section: Section, scale: Scale, box: QRectF, clip: QRectF, colors: Colors
) -> None:
    left, right = max(scale.x(section.start), 0.0), min(scale.x(section.stop), scale.width)
    if right - left < _LABEL_FROM_PX:
        return
    metrics = (
        QFontMetricsF(painter.font(), painter.device()) if painter.device() else QFontMetricsF(painter.font())
    )
    place = QRectF(left + 8, box.top(), right - left - 14, box.height() - 2)
    painter.setPen(colors.text if section.style and section.strength else colors.muted)
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, short)


def _paint_border(
    painter: QPainter, x: float, box: QRectF, colors: Colors, strong: bool, chosen: bool
) -> None:
    color = colors.accent if strong else colors.text
    line = QRectF(round(x) - (1.0 if strong else 0.5), box.top(), 2.0 if strong else 1.0, box.height())
    painter.fillRect(line, color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colors.surface, 1.0))
    painter.setBrush(color)
    wide = _GRIP + (1.5 if chosen else 0.0)
    grip = QRectF(x - wide, box.center().y() - box.height() * 0.28, 2 * wide, box.height() * 0.56)
    painter.drawRoundedRect(grip, wide * 0.8, wide * 0.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
