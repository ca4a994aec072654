"""Draws keyframes, distinguished by shape: a flag where the film starts, filled for a cut, hollow for a soft one.

The analysis found diamonds; a person (or a file) set circles.
"""

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.widgets.theme import Colors

MARK_PX = 6.0
RING_OVER = 2.0
"""How far the ring of the selected keyframe reaches out of its row at most."""
"""Half the width of a mark."""
CROWDED_PX = 5.0
"""Marks closer together than this are drawn as one."""


class KeyframeMarks:
    """The keyframes of a film with their frames, ready for lookup."""

    def __init__(self, keyframes: tuple[Keyframe, ...] = (), found: tuple[Keyframe, ...] = ()) -> None:
        self.keyframes = keyframes
        self.frames = [key.frame for key in keyframes]
        self._found = set(found) if found is not keyframes else None

    def by_hand(self, key: Keyframe) -> bool:
        """Whether a person (or a file) set it, and not the analysis."""
        return self._found is not None and key not in self._found

    def seen(self, first: int, stop: int) -> range:
        """The indices of the keyframes from `first` up to `stop` (not included)."""
        return range(bisect_left(self.frames, first), bisect_left(self.frames, stop))

    def nearest(self, scale: Scale, x: float, within_px: float) -> Keyframe | None:
        """The keyframe whose mark is nearest to a pixel."""
        place = bisect_left(self.frames, scale.place(x))
        near = [self.keyframes[at] for at in (place - 1, place) if 0 <= at < len(self.keyframes)]
        best = min(near, key=lambda key: abs(scale.x(key.frame) - x), default=None)
        return best if best is not None and abs(scale.x(best.frame) - x) <= within_px else None


def paint_stems(
    painter: QPainter, marks: KeyframeMarks, scale: Scale, area: QRectF, clip: QRectF, colors: Colors
) -> None:
    """A thin line through the curve for each keyframe within `clip`; dashed if it is soft."""
    first, stop = scale.seen(clip.left() - 2, clip.right() + 2)
    solid, dashed = _faded(colors.text, 0.55), QPen(_faded(colors.text, 0.55), 1.0, Qt.PenStyle.DotLine)
    drawn_to = -1e9
    for place in marks.seen(first, stop + 1):
        key = marks.keyframes[place]
        x = round(scale.x(key.frame))
        if x - drawn_to < 2:
            continue
        drawn_to = x
        if key.kind is KeyframeKind.SOFT:
            painter.setPen(dashed)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        else:
            painter.fillRect(QRectF(x, area.top(), 1, area.height()), solid)


def paint_marks(
    painter: QPainter,
    marks: KeyframeMarks,
    scale: Scale,
    row: QRectF,
    clip: QRectF,
    colors: Colors,
    selected: int | None,
    hovered: int | None,
) -> None:
    """Draws the marks within `clip`; the selected one has a ring, and lies above its neighbors."""
    reach = 3 * MARK_PX
    first, stop = scale.seen(clip.left() - reach, clip.right() + reach)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    drawn_to = -1e9
    later: Keyframe | None = None
    for place in marks.seen(first, stop + 1):
        key = marks.keyframes[place]
        x = scale.x(key.frame)
        if key.frame == selected:
            later = key
            continue
        if x - drawn_to < CROWDED_PX:
            continue
        drawn_to = x
        paint_mark(
            painter, key, marks.by_hand(key), QPointF(x, row.center().y()), colors, key.frame == hovered
        )
    if later is not None:
        center = QPointF(scale.x(later.frame), row.center().y())
        painter.setPen(QPen(colors.accent, 2.0))
        painter.setBrush(_faded(colors.accent, 0.25))
        painter.drawEllipse(center, MARK_PX + 3, MARK_PX + 3)
        paint_mark(painter, later, marks.by_hand(later), center, colors, True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_mark(
    painter: QPainter, key: Keyframe, by_hand: bool, center: QPointF, colors: Colors, strong: bool = False
) -> None:
    """One mark; `strong`: under the pointer or selected."""
    color = colors.accent if strong else colors.text
    if key.kind is KeyframeKind.START:
        _paint_flag(painter, center, color)
        return
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(color if key.kind is KeyframeKind.CUT else colors.raised)
    x, y, side = center.x(), center.y(), MARK_PX - 1
    if by_hand:
        painter.drawEllipse(center, side - 0.5, side - 0.5)
    else:
        corners = (QPointF(x, y - side), QPointF(x + side, y), QPointF(x, y + side), QPointF(x - side, y))
        painter.drawPolygon(QPolygonF(corners))


def _paint_flag(painter: QPainter, center: QPointF, color: QColor) -> None:
    x, y, side = center.x(), center.y(), MARK_PX
    painter.setPen(QPen(color, 1.6))
    painter.drawLine(QPointF(x, y - side), QPointF(x, y + side))
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    corners = (QPointF(x, y - side), QPointF(x + 1.5 * side, y - side * 0.4), QPointF(x, y + side * 0.2))
    painter.drawPolygon(QPolygonF(corners))


def _faded(color: QColor, alpha: float) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(alpha)
    return faded
