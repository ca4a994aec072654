"""A still of before and after: the frame as filmed and as painted, in one picture."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

LINE_SHARE = 1 / 480
"""Width of the line between the halves, as a share of the picture's width; at least two pixels."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How both are shown: side by side, or `split` (0 to 1 of the width) as filmed and the rest painted."""

    side: bool
    split: float = 0.5


def compared_image(filmed: QImage, painted: QImage, way: Comparison) -> QImage:
    """Both in one picture, in the size of the painted one (twice as wide side by side). May run on any thread."""
    size = painted.size()
    if filmed.size() != size:
        filmed = filmed.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    width = 2 * size.width() if way.side else size.width()
    made = QImage(QSize(width, size.height()), QImage.Format.Format_RGB32)
    painter = QPainter(made)
    if way.side:
        painter.drawImage(QPoint(0, 0), filmed)
        painter.drawImage(QPoint(size.width(), 0), painted)
    else:
        place = round(min(1.0, max(0.0, way.split)) * size.width())
        painter.drawImage(QPoint(0, 0), painted)
        left = QRect(0, 0, place, size.height())
        painter.drawImage(left, filmed, left)
        line = max(2, round(size.width() * LINE_SHARE))
        painter.fillRect(QRect(place - line // 2, 0, line, size.height()), QColor(Qt.GlobalColor.white))
    painter.end()
    return made
