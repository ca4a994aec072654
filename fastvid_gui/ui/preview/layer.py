"""One of the two pictures on the canvas: scaled once for its place, then only copied."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from fastvid_gui.ui.preview.pictures import Shot

SHARP_FROM = 3.0
"""From this many screen pixels for each pixel of the picture, its edges are shown."""
AREA_FROM = 1.6
"""From this much shrinking on, every pixel must count (bilinear drawing would skip some)."""


class ShotLayer:
    """Draws a `Shot` into the rectangle of the film, clipped; moving the split line needs no scaling."""

    def __init__(self) -> None:
        self.shot: Shot | None = None
        self._scaled: QPixmap | None = None
        self._made_for: object = None

    def set(self, shot: Shot | None) -> None:
        """Shows another picture (None: nothing)."""
        if shot is not self.shot:
            self.shot = shot
            self._scaled = None

    def draw(
        self, painter: QPainter, film: QRectF, port: QRectF, clip: QRectF, ratio: float, opacity: float = 1.0
    ) -> None:
        """Draws what of the film lies in `clip`. `film`, `port`, `clip`: logical pixels; `ratio`: device for each."""
        if self.shot is None or self.shot.image.isNull():
            return
        seen = film.intersected(port)
        part = seen.intersected(clip)
        if part.isEmpty():
            return
        made_for = (film, seen, ratio)
        if self._scaled is None or self._made_for != made_for:
            self._scaled = _scaled(self.shot.image, film, seen, ratio)
            self._made_for = made_for
        source = QRectF(
            (part.left() - seen.left()) * ratio,
            (part.top() - seen.top()) * ratio,
            part.width() * ratio,
            part.height() * ratio,
        )
        painter.setOpacity(opacity)
        painter.drawPixmap(part, self._scaled, source)
        painter.setOpacity(1.0)


def _scaled(image: QImage, film: QRectF, seen: QRectF, ratio: float) -> QPixmap:
    """The visible part of the film, in device pixels (its own device pixel ratio stays 1)."""
    size = QSize(max(1, math.ceil(seen.width() * ratio)), max(1, math.ceil(seen.height() * ratio)))
    across = film.width() * ratio / image.width()
    if seen == film and max(image.width() / size.width(), image.height() / size.height()) >= AREA_FROM:
        smooth = Qt.TransformationMode.SmoothTransformation
        return QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    if seen == film and size == image.size():
        return QPixmap.fromImage(image)
    pixmap = QPixmap(size)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, across < SHARP_FROM)
    down = film.height() * ratio / image.height()
    source = QRectF(
        (seen.left() - film.left()) * ratio / across,
        (seen.top() - film.top()) * ratio / down,
        seen.width() * ratio / across,
        seen.height() * ratio / down,
    )
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QRectF(0, 0, seen.width() * ratio, seen.height() * ratio), image, source)
    painter.end()
    return pixmap
