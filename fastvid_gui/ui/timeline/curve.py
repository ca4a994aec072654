"""The change curve: one number a frame, growing during the analysis, drawn as the highest of each pixel column.

Maxima of 8, 64, 512, ... frames are kept beside the values, so that a column costs the same at every zoom.
"""

from array import array
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.widgets.theme import Colors

BLOCK = 8
HIGHEST = 1.4
"""The change that reaches the top of the row; 1 suggests a cut."""
PEAK_LEAST = 0.2
"""Changes below this are not peaks to snap to."""


class ChangeCurve:
    """Changes of the frames analyzed so far, with maxima of blocks."""

    def __init__(self) -> None:
        self._levels: list[array[float]] = [array("f")]

    def __len__(self) -> int:
        return len(self._levels[0])

    def __getitem__(self, frame: int) -> float:
        return self._levels[0][frame]

    def take(self, values: Sequence[float]) -> int:
        """Takes all values known now; returns the first frame that is new (the curve may have started over)."""
        known = self._levels[0]
        count = len(known)
        if len(values) < count or (count and array("f", [values[count - 1]])[0] != known[count - 1]):
            self._levels = [array("f")]
            count = 0
        self._levels[0].extend(values[count:])
        self._build(count)
        return count

    def _build(self, changed_from: int) -> None:
        level = 0
        while len(self._levels[level]) > BLOCK:
            below = self._levels[level]
            if level + 1 == len(self._levels):
                self._levels.append(array("f"))
            blocks = self._levels[level + 1]
            changed_from = changed_from // BLOCK
            del blocks[changed_from:]
            for start in range(changed_from * BLOCK, len(below), BLOCK):
                blocks.append(max(below[start : start + BLOCK]))
            level += 1

    def columns(self, scale: Scale, left: int, right: int) -> list[float]:
        """The highest change under each pixel from `left` to `right`; ends where the analysis ends."""
        level, block = 0, 1
        while block * BLOCK * 2 <= 1 / scale.per_frame and level + 1 < len(self._levels):
            level, block = level + 1, block * BLOCK
        values, count = self._levels[level], len(self)
        out = []
        step = 1 / scale.per_frame
        place = scale.place(left)
        for _ in range(left, right):
            first, stop = max(0, int(place)), max(0, int(place + step))
            place += step
            if first >= count:
                break
            stop = max(first + 1, min(stop, count))
            out.append(max(values[first // block : -(-stop // block)]))
        return out

    def peak(self, start: int, stop: int) -> int | None:
        """The frame with the highest change among some frames; None if nothing much changes."""
        part = self._levels[0][max(0, start) : max(0, stop)]
        if not part:
            return None
        highest = max(part)
        return max(0, start) + part.index(highest) if highest >= PEAK_LEAST else None


def paint_curve(
    painter: QPainter, curve: ChangeCurve, scale: Scale, row: QRectF, clip: QRectF, colors: Colors
) -> None:
    """Draws the part of the curve within `clip`, and a line where a change suggests a cut."""
    floor, height = row.bottom() - 1, row.height() - 4
    left = max(int(clip.left()) - 2, int(scale.x(0)))
    right = min(int(clip.right()) + 3, int(scale.x(scale.frames)) + 1)
    values = curve.columns(scale, left, right) if right > left else []
    if values:
        heights = [height * min(1.0, value / HIGHEST) for value in values]
        fill = QColor(colors.accent)
        fill.setAlphaF(0.28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        # Qt takes ten times as long for a polygon with that many corners.
        painter.drawRects(list(_bars(heights, left, floor)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.accent, 1.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.drawPolyline([QPointF(left + n + 0.5, floor - high) for n, high in enumerate(heights)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    suggests = floor - height / HIGHEST
    pen = QPen(colors.muted, 1.0, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.0, 4.0])
    pen.setDashOffset(left % 5)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, suggests), QPointF(right, suggests))


def _bars(heights: list[float], left: int, floor: float) -> Iterator[QRectF]:
    """Bars of one pixel; equal neighbors are joined."""
    start = 0
    for number in range(1, len(heights) + 1):
        if number == len(heights) or heights[number] != heights[start]:
            yield QRectF(left + start, floor - heights[start], number - start, heights[start])
            start = number
