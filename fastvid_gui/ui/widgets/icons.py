"""Icons by name, drawn in the colors of the palette, at any size.

The drawings are Lucide's (resources/icons/lucide, ISC license): strokes in `currentColor`, which is replaced by the
text color of the application's palette when an icon is painted. So icons follow the theme and the disabled state by
themselves, and are sharp at every scale.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fastvid_gui.paths import resources_folder

MAX_PICTURES = 512
"""How many drawn icons are kept, a few kilobytes each."""


def icon(name: str, color: QColor | None = None) -> QIcon:
    """The icon of that name ("play", "circle-alert"); `color` where it should differ from the text's.

    Raises:
        FileNotFoundError: there is no such icon in resources/icons/lucide.
    """
    _source(name)
    return QIcon(_Engine(name, color))


def paint_icon(painter: QPainter, name: str, rect: QRect | QRectF, color: QColor) -> None:
    """Draws an icon centered in `rect` (logical pixels), for widgets that paint themselves."""
    area = QRectF(rect)
    side = min(area.width(), area.height())
    device = painter.device()
    scale = device.devicePixelRatioF() if device is not None else 1.0
    picture = _picture(name, max(1, round(side * scale)), color.rgba())
    target = QRectF(0, 0, side, side)
    target.moveCenter(area.center())
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


class _Engine(QIconEngine):
    """Draws one icon when it is requested, in the current colors."""

    def __init__(self, name: str, color: QColor | None) -> None:
        super().__init__()
        self._name, self._color = name, QColor(color) if color is not None else None

    def _shade(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if self._color is not None:
            return self._color
        role = (
            QPalette.ColorRole.HighlightedText
            if mode == QIcon.Mode.Selected
            else QPalette.ColorRole.ButtonText
        )
        return palette.color(QPalette.ColorGroup.Active, role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, self._name, rect, self._shade(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _picture(self._name, max(1, min(size.width(), size.height())), self._shade(mode).rgba())

    def iconName(self) -> str:
        return self._name


@lru_cache(maxsize=MAX_PICTURES)
def _picture(name: str, side: int, rgba: int) -> QPixmap:
    """The icon, `side` device pixels wide and high."""
    color = QColor.fromRgba(rgba)
    svg = _source(name).replace("currentColor", color.name(QColor.NameFormat.HexRgb))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    # QtSvg reads no alpha from a color's name.
    painter.setOpacity(color.alphaF())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


@cache
def _source(name: str) -> str:
    return (resources_folder() / "icons" / "lucide" / f"{name}.svg").read_text(encoding="utf-8")
