"""Marking on the picture: strokes in green (belongs) and red (does not), boxes, and the veil over the region.

The left button draws with the chosen tool, the right one the opposite stroke. Lengths are pixels of the film; a
stroke is as wide on screen at any zoom, so that zooming in makes it finer.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QPolygonF

from fastvid_gui.regions.region import Stroke
from fastvid_gui.ui.preview.canvas import Canvas

RADIUS = 7.0
"""Half the width of a stroke, logical pixels."""
STEP = 2.0
"""Points of a stroke are at least this far apart, logical pixels."""
POINTS_MOST = 2000
LEAST_BOX = 6.0
"""A smaller box is taken for a slip, logical pixels."""
GREEN, RED, LINE = QColor(40, 200, 90, 190), QColor(235, 60, 60, 190), QColor(255, 255, 255, 230)


class Tool(StrEnum):
    """What the left button draws."""

    BELONGS = "belongs"
    NOT = "not"
    BOX = "box"


class RegionTool(QObject):
    """Takes the mouse of the canvas while it is `on`."""

    drawn = Signal(object)
    """A `Stroke`, or a box: (x, y, width, height)."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.on = False
        self.tool = Tool.BELONGS
        self.veil: QImage | None = None
        self.marks: Sequence[object] = ()
        self._points: list[QPointF] = []
        self._belongs: bool | None = None
        """Of the stroke that is being drawn; None while it is a box, or nothing is drawn."""
        self._box = False
        canvas.marker = self

    def switch(self, on: bool) -> None:
        """Turns marking on or off."""
        self.on = on
        self._end()
        self._canvas.update()

    def show(self, veil: QImage | None, marks: Sequence[object]) -> None:
        """Shows a veil, and marks that are not in it yet."""
        self.veil, self.marks = veil, marks
        self._canvas.update()

    # ---- the mouse

    def press(self, event: QMouseEvent) -> bool:
        """Whether it begins a mark."""
        left = event.button() == Qt.MouseButton.LeftButton
        if not self.on or not (left or event.button() == Qt.MouseButton.RightButton):
            return False
        at = self._place(event.position())
        if self._drawing or at is None:
            return True
        self._box = left and self.tool is Tool.BOX
        self._belongs = None if self._box else (self.tool is not Tool.NOT) == left
        self._points = [at]
        self._canvas.update()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Whether it goes on with a mark."""
        if not self._drawing:
            return False
        at = self._place(event.position(), inside=False)
        if at is not None and not self._box:
            last = self._points[-1]
            far = abs(at.x() - last.x()) + abs(at.y() - last.y())
            if far * self._scale() >= STEP and len(self._points) < POINTS_MOST:
                self._points.append(at)
        elif at is not None:
            self._points[1:] = [at]
        self._canvas.update()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Whether it ends a mark."""
        if not self._drawing:
            return False
        self.move(event)
        points, belongs, box, scale = self._points, self._belongs, self._box, self._scale()
        self._end()
        if belongs is not None:
            places = tuple((round(point.x(), 1), round(point.y(), 1)) for point in points)
            radius = round(max(0.5, min(1000.0, RADIUS / scale)), 1)
            self.drawn.emit(Stroke(belongs=belongs, points=places, radius=radius))
        elif box and len(points) == 2:
            area = QRectF(points[0], points[1]).normalized()
            if min(area.width(), area.height()) * scale >= LEAST_BOX:
                x, y = round(area.x()), round(area.y())
                size = max(1, round(area.width())), max(1, round(area.height()))
                self.drawn.emit((x, y, *size))
        return True

    @property
    def _drawing(self) -> bool:
        return self._box or self._belongs is not None

    def _end(self) -> None:
        self._points, self._belongs, self._box = [], None, False

    def _scale(self) -> float:
        """Logical pixels for each of the film."""
        return max(1e-3, self._canvas.film_rect().width() / max(1, self._canvas.film.width()))

    def _place(self, at: QPointF, inside: bool = True) -> QPointF | None:
        """A place in the film; None outside of it (held at its border unless `inside`)."""
        canvas, film = self._canvas, self._canvas.film
        if film.isEmpty():
            return None
        ports, ratio = canvas.ports(), canvas.devicePixelRatioF()
        port = ports[1] if not ports[0].contains(at) and ports[1].contains(at) else ports[0]
        rect = canvas.view.rect(film, port, ratio)
        if inside and not rect.intersected(port).contains(at):
            return None
        x = (at.x() - rect.left()) / rect.width() * film.width()
        y = (at.y() - rect.top()) / rect.height() * film.height()
        return QPointF(min(film.width() - 1.0, max(0.0, x)), min(film.height() - 1.0, max(0.0, y)))

    # ---- drawing

    def draw(self, painter: QPainter) -> None:
        """Veil and marks over the picture."""
        if not self.on or self._canvas.film.isEmpty():
            return
        canvas, ports = self._canvas, self._canvas.ports()
        for port in ports[:1] if ports[0] == ports[1] else ports:
            rect = canvas.view.rect(canvas.film, port, canvas.devicePixelRatioF())
            painter.save()
            painter.setClipRect(port)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self.veil is not None:
                painter.drawImage(rect, self.veil)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for mark in self.marks:
                if isinstance(mark, Stroke):
                    points = [QPointF(x, y) for x, y in mark.points]
                    self._draw_stroke(painter, rect, points, mark.belongs, mark.radius * self._scale())
                elif isinstance(mark, tuple):
                    x, y, width, height = mark
                    self._draw_box(painter, rect, [QPointF(x, y), QPointF(x + width, y + height)])
            if self._belongs is not None:
                self._draw_stroke(painter, rect, self._points, self._belongs, RADIUS)
            elif self._box:
                self._draw_box(painter, rect, self._points)
            painter.restore()

    def _on_screen(self, rect: QRectF, point: QPointF) -> QPointF:
        film, scale = self._canvas.film, rect.width()
        return QPointF(
            rect.left() + point.x() / film.width() * scale,
            rect.top() + point.y() / film.height() * rect.height(),
        )

    def _draw_stroke(
        self, painter: QPainter, rect: QRectF, points: Sequence[QPointF], belongs: bool, radius: float
    ) -> None:
        color = GREEN if belongs else RED
        places = [self._on_screen(rect, point) for point in points]
        if len(places) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(places[0], radius, radius)
        else:
            line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(color, 2 * radius, line, cap, join))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(places))

    def _draw_box(self, painter: QPainter, rect: QRectF, points: Sequence[QPointF]) -> None:
        if len(points) == 2:
            painter.setPen(QPen(LINE, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            first, second = (self._on_screen(rect, point) for point in points)
            painter.drawRect(QRectF(first, second).normalized())
