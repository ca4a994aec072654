"""The colors of a style, taken from its own picture on another thread; kept, since there are few styles."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QImage

from fastvid_gui.domain.style import parse_blend
from fastvid_gui.errors import StyleError
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.session import Session

COUNT = 4
_GRID = 8
_NEUTRAL = (QColor("#7f8790"),)


class BandColors(QObject):
    """A few colors for each style, strongest first."""

    ready = Signal()
    """The colors of a style have arrived."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: dict[str, tuple[QColor, ...]] = {}

    def of(self, style: str) -> tuple[QColor, ...]:
        """The colors of a style or a blend; a neutral one until they are known, or where it has no picture."""
        try:
            blend = parse_blend(style)
        except StyleError:
            blend = None
        names = [name for name, _ in blend] if blend else [style]
        found = [self._of_one(name) for name in names]
        return tuple(color for colors in found for color in colors[: max(1, COUNT // len(found))])

    def _of_one(self, name: str) -> tuple[QColor, ...]:
        path = self._session.style_pictures.get(name, "")
        if not path:
            return _NEUTRAL
        if path not in self._kept:
            self._kept[path] = _NEUTRAL
            in_background(self, partial(main_colors, path), lambda colors: self._on_colors(path, colors))
        return self._kept[path]

    def _on_colors(self, path: str, colors: tuple[QColor, ...]) -> None:
        if colors:
            self._kept[path] = colors
            self.ready.emit()


def main_colors(path: str) -> tuple[QColor, ...]:
    """Colors of a picture that differ from each other, the most vivid first; none if it can't be read."""
    image = QImage(path)
    if image.isNull():
        return ()
    small = image.scaled(
        _GRID, _GRID, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    all_colors = [small.pixelColor(x, y) for y in range(_GRID) for x in range(_GRID)]
    all_colors.sort(key=lambda color: color.hsvSaturationF() * (0.35 + color.valueF()), reverse=True)
    chosen: list[QColor] = []
    for apart in (90, 45, 0):
        for color in all_colors:
            if len(chosen) < COUNT and all(_distance(color, other) >= apart for other in chosen):
                chosen.append(color)
    return tuple(chosen)


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
