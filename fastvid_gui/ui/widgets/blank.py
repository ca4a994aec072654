"""Whether a picture shows next to nothing: black, white, or one color."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

SIDE = 16
LEAST_SPREAD = 7.0
"""Standard deviation of the luma, of 255."""


def blank(image: QImage) -> bool:
    """Fast enough for the window's thread: looks at 16 x 16 blocks."""
    if image.isNull():
        return True
    small = image.scaled(
        SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    lumas = bytes(small.constBits())
    mean = sum(lumas) / len(lumas)
    return sum((luma - mean) ** 2 for luma in lumas) / len(lumas) < LEAST_SPREAD**2
