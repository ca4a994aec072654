"""Whether two pictures show the same in the same colors: a coarse comparison, fast enough for the main thread."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

SIDE = 16
MOST_DIFFERENCE = 2.2
"""Mean over all blocks and channels, of 255. Measured: the same frame by Qt and by the engine differs by 0.3 to 2 (Qt
repeats color samples where the engine interpolates them). Where Qt reads BT.709 as BT.601, as it does without a
graphics card, it differs by up to 3.6, which the eye sees when the film stops."""


def difference(one: QImage, other: QImage) -> float:
    """Mean difference of 16 x 16 blocks, in steps of 8 bits; 255 where one of the pictures is empty."""
    if one.isNull() or other.isNull():
        return 255.0
    first, second = _blocks(one), _blocks(other)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def alike(one: QImage, other: QImage) -> bool:
    """Whether both show the same frame in about the same colors, whatever their sizes."""
    return difference(one, other) <= MOST_DIFFERENCE


def _blocks(image: QImage) -> bytes:
    small = image.scaled(
        SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB888)
    return bytes(small.constBits())
