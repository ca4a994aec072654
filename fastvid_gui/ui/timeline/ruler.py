"""Draws the ruler with times, the marks of the part to render, and the playhead."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.timeline.clock import Clock, ruler_label, ruler_marks, ruler_step
from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.widgets.theme import Colors

FRAME_TICKS_FROM_PX = 7.0
AHEAD_PX = 3.0
HANDLE_PX = 8.0
"""Width of the handles of the in and out marks."""


def paint_ruler(
    painter: QPainter, times: Clock, scale: Scale, row: QRectF, clip: QRectF, colors: Colors
) -> None:
    """Ticks and times within `clip`."""
    if not scale.frames:
        return
    metrics = QFontMetricsF(painter.font())
    label_px = metrics.horizontalAdvance("00:00:00.00") + 18
    step = ruler_step(scale, times, label_px)
    left, right = clip.left() - label_px, min(clip.right() + 2, scale.x(scale.frames) + 1)
    ticks = QColor(colors.line)
    if scale.per_frame >= FRAME_TICKS_FROM_PX:
        first, stop = scale.seen(clip.left() - 2, right)
        for frame in range(first, stop):
            painter.fillRect(QRectF(round(scale.x(frame)), row.bottom() - 3, 1, 3), ticks)
    else:
        for x, _ in ruler_marks(scale, times, step / 5, clip.left() - 2, right, 5):
            painter.fillRect(QRectF(round(x), row.bottom() - 3, 1, 3), ticks)
    end = scale.width
    for x, seconds in ruler_marks(scale, times, step, left, right, label_px * 0.8):
        painter.fillRect(QRectF(round(x), row.top() + 3, 1, row.height() - 3), ticks)
        text = ruler_label(seconds, step)
        width = metrics.horizontalAdvance(text) + 2
        if x + 6 + width <= end:
            painter.setPen(colors.muted)
            painter.drawText(
                QRectF(x + 6, row.top(), width, row.height() - 3), Qt.AlignmentFlag.AlignVCenter, text
            )


def paint_ahead(
    painter: QPainter, spans: Iterable[FrameSpan], scale: Scale, row: QRectF, colors: Colors
) -> None:
    """A line at the bottom of the ruler, over the frames that can be played painted."""
    for span in spans:
        left, right = scale.x(span.start), scale.x(span.stop)
        if right > 0 and left < scale.width:
            painter.fillRect(
                QRectF(left, row.bottom() - AHEAD_PX, max(1.0, right - left), AHEAD_PX), colors.done
            )


def paint_marked(
    painter: QPainter, part: tuple[int, int], scale: Scale, area: QRectF, row: QRectF, colors: Colors
) -> None:
    """Shades what is outside the part to render, and draws its two handles in the ruler (`row`)."""
    start, stop = part
    shade = QColor(colors.surface)
    shade.setAlphaF(0.66)
    left, right = scale.x(start), scale.x(stop)
    if start > 0:
        painter.fillRect(QRectF(scale.x(0), area.top(), left - scale.x(0), area.height()), shade)
    if stop < scale.frames:
        painter.fillRect(QRectF(right, area.top(), scale.x(scale.frames) - right, area.height()), shade)
    set_color, free = colors.accent, colors.muted
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for x, way, is_set in ((left, -1, start > 0), (right, 1, stop < scale.frames)):
        color = set_color if is_set else free
        x = round(x)
        top, bottom = row.top() + 4, row.bottom()
        if is_set:
            painter.fillRect(
                QRectF(x if way < 0 else x - 1, row.bottom(), 1, area.bottom() - row.bottom()), color
            )
        bar = QRectF(x - 2 if way < 0 else x, top, 2, bottom - top)
        painter.fillRect(bar, color)
        # The feet of the bracket point into the part.
        foot = QRectF(x, 0, 5, 2) if way < 0 else QRectF(x - 5, 0, 5, 2)
        painter.fillRect(QRectF(foot.left(), top, foot.width(), 2), color)
        painter.fillRect(QRectF(foot.left(), bottom - 2, foot.width(), 2), color)


def paint_playhead(
    painter: QPainter, frame: int, scale: Scale, row: QRectF, area: QRectF, colors: Colors, focus: bool
) -> None:
    """The playhead; where a frame is wide, the whole frame is tinted, not only its beginning."""
    x = scale.x(frame)
    if scale.per_frame >= 4:
        tint = QColor(colors.accent)
        tint.setAlphaF(0.16)
        painter.fillRect(QRectF(x, row.bottom(), scale.per_frame, area.bottom() - row.bottom()), tint)
    x = round(x)
    painter.fillRect(QRectF(x - 1, row.top() + 6, 2, area.bottom() - row.top() - 6), colors.accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(colors.text, 1.5) if focus else Qt.PenStyle.NoPen)
    painter.setBrush(colors.accent)
    top = row.top() + 2
    corners = [(-6, 0), (6, 0), (6, 7), (0, 13), (-6, 7)]
    painter.drawPolygon(QPolygonF([QPointF(x + dx, top + dy) for dx, dy in corners]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
