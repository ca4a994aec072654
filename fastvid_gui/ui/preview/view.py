"""Which part of the film is visible, and how large: the geometry of the viewer, without a widget.

Lengths on screen are logical pixels. A *zoom* is device pixels for each pixel of the film, so that 1.0 is sharp on
every screen. The center is a place in the film, 0 to 1 in both directions.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize

MIN_ZOOM, MAX_ZOOM = 0.05, 16.0
STACK_GAIN = 1.25
"""Side by side becomes one above the other if that makes the pictures larger by this factor."""
GAP = 4
"""The gap between two pictures side by side, logical pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """Zoom (None: the whole film fits) and center."""

    zoom: float | None = None
    x: float = 0.5
    y: float = 0.5

    def scale(self, film: QSize, port: QRectF, ratio: float) -> float:
        """Logical pixels for each pixel of the film. `ratio`: device pixels for each logical one."""
        if self.zoom is None:
            return fit_scale(film, port)
        return self.zoom / ratio

    def rect(self, film: QSize, port: QRectF, ratio: float) -> QRectF:
        """Where the whole film lies on screen; parts may be outside `port`. Aligned to whole device pixels."""
        scale = self.scale(film, port, ratio)
        width, height = film.width() * scale, film.height() * scale
        left = port.left() + (port.width() - width) / 2
        top = port.top() + (port.height() - height) / 2
        if width > port.width():
            left = port.left() + port.width() / 2 - self.x * width
            left = min(port.left(), max(port.right() - width, left))
        if height > port.height():
            top = port.top() + port.height() / 2 - self.y * height
            top = min(port.top(), max(port.bottom() - height, top))
        edges = (round(left * ratio), round(top * ratio), round(width * ratio), round(height * ratio))
        return QRectF(*(edge / ratio for edge in edges))

    def zoomed(self, factor: float, at: QPointF, film: QSize, port: QRectF, ratio: float) -> "View":
        """Larger by `factor`; the film's point under `at` (on screen) stays there. Never smaller than fitting."""
        least = min(fit_scale(film, port) * ratio, MAX_ZOOM)
        old = self.scale(film, port, ratio) * ratio
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, least, old * factor))
        if zoom <= least * 1.0001:
            return View()
        rect = self.rect(film, port, ratio)
        across, down = (at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()
        width, height = film.width() * zoom / ratio, film.height() * zoom / ratio
        x = across + (port.center().x() - at.x()) / width
        y = down + (port.center().y() - at.y()) / height
        return View(zoom, x, y).held(film, port, ratio)

    def moved(self, by: QPointF, film: QSize, port: QRectF, ratio: float) -> "View":
        """The picture dragged by a distance on screen."""
        rect = self.rect(film, port, ratio)
        x, y = self.x - by.x() / rect.width(), self.y - by.y() / rect.height()
        return replace(self, x=x, y=y).held(film, port, ratio)

    def held(self, film: QSize, port: QRectF, ratio: float) -> "View":
        """The same, with a center that shows no more empty space than necessary."""
        scale = self.scale(film, port, ratio)
        half_x = min(0.5, port.width() / (2 * film.width() * scale))
        half_y = min(0.5, port.height() / (2 * film.height() * scale))
        x = min(1 - half_x, max(half_x, self.x))
        y = min(1 - half_y, max(half_y, self.y))
        return replace(self, x=x, y=y)


def fit_scale(film: QSize, port: QRectF) -> float:
    """Logical pixels for each pixel of the film at which all of it is visible."""
    return max(1e-3, min(port.width() / film.width(), port.height() / film.height()))


def halves(film: QSize, area: QRectF) -> tuple[QRectF, QRectF]:
    """Two places of one size for two pictures: side by side, or one above the other if that makes them larger."""
    wide, high = (area.width() - GAP) / 2, (area.height() - GAP) / 2
    beside = QRectF(area.left(), area.top(), wide, area.height())
    above = QRectF(area.left(), area.top(), area.width(), high)
    if fit_scale(film, above) > STACK_GAIN * fit_scale(film, beside):
        return above, above.translated(0, high + GAP)
    return beside, beside.translated(wide + GAP, 0)


def side_to_ask(film: QSize, scale: float, ratio: float) -> int:
    """`most_side` for a picture that is shown at `scale`: 0 (full size) unless the screen needs fewer pixels.

    Rounded up to eighths of the film's longer side, so that small changes of the window ask for nothing new.
    """
    longer = max(film.width(), film.height())
    step = max(64, longer // 8)
    wanted = -int(-longer * scale * ratio // step) * step
    return 0 if wanted >= longer else max(step, wanted)
