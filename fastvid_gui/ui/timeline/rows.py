"""Where the rows of the timeline are, for its height and font."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

GAP = 3.0
CURVE_LEAST, THUMBS_LEAST, THUMBS_MOST = 22.0, 26.0, 108.0
CURVE_MOST = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows from top to bottom. `area`: all but the ruler."""

    ruler: QRectF
    thumbs: QRectF
    styles: QRectF
    curve: QRectF
    keys: QRectF
    ranges: QRectF

    @property
    def area(self) -> QRectF:
        return QRectF(
            self.thumbs.left(),
            self.thumbs.top(),
            self.thumbs.width(),
            self.ranges.bottom() - self.thumbs.top(),
        )

    @staticmethod
    def of(width: float, height: float, metrics: QFontMetricsF) -> "Rows":
        """Ruler, styles, keyframes and ranges are as high as text needs; pictures and curve share the rest."""
        ruler, styles, keys, ranges = Rows._fixed(metrics)
        rest = max(CURVE_LEAST + THUMBS_LEAST, height - ruler - styles - keys - ranges - 3 * GAP)
        thumbs = max(THUMBS_LEAST, min(THUMBS_MOST, rest * 0.58, rest - CURVE_LEAST))
        curve = max(CURVE_LEAST, min(CURVE_MOST, rest - thumbs))
        rows, top = {}, 0.0
        for name, row, gap in (
            ("ruler", ruler, 0.0), ("thumbs", thumbs, GAP), ("styles", styles, GAP), ("curve", curve, 0.0),
            ("keys", keys, GAP), ("ranges", ranges, 0.0),
        ):  # fmt: skip
            rows[name] = QRectF(0, round(top), width, round(row))
            top = round(top) + round(row) + gap
        return Rows(**rows)

    @staticmethod
    def least_height(metrics: QFontMetricsF) -> int:
        """The height below which rows do not fit."""
        return round(sum(Rows._fixed(metrics)) + CURVE_LEAST + THUMBS_LEAST + 3 * GAP)

    @staticmethod
    def _fixed(metrics: QFontMetricsF) -> tuple[float, float, float, float]:
        line = metrics.height()
        return max(22.0, line + 6), max(20.0, line + 5), 18.0, max(24.0, line + 10)
