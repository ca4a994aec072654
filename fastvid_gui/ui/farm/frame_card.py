"""The last frame that a computer painted, as large as possible; a few words while there is none."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.ui.widgets.icons import paint_icon
from fastvid_gui.ui.widgets.theme import RADIUS, colors

SIGN = 48


class FrameCard(QWidget):
    """Draws a picture whole; nothing is copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: PictureBytes | None = None
        self._image = QImage()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        self.setAccessibleName(self.tr("The frame painted last"))

    @property
    def picture(self) -> PictureBytes | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: PictureBytes | None) -> None:
        """Shows another picture."""
        if picture is not self._picture:
            self._picture = picture
            self._image = (
                QImage()
                if picture is None
                else QImage(
                    picture.data,
                    picture.width,
                    picture.height,
                    3 * picture.width,
                    QImage.Format.Format_RGB888,
                )
            )
            self.update()

    def say(self, words: str) -> None:
        """Sets the words in the picture's place while nothing is painted."""
        if words != self._words:
            self._words = words
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._image.isNull():
            painter.setPen(shades.line)
            painter.setBrush(shades.raised)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
            sign = QRectF(0, 0, SIGN, SIGN)
            sign.moveCenter(area.center() - _below(14))
            paint_icon(painter, "image", sign, shades.line)
            painter.setPen(shades.muted)
            painter.drawText(
                area.adjusted(12, SIGN + 28, -12, 0),
                Qt.AlignmentFlag.AlignCenter,
                self.tr("The frame it paints will be shown here"),
            )
            painter.end()
            return
        fitting = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, fitting.width(), fitting.height())
        target.moveCenter(area.center())
        outline = QPainterPath()
        outline.addRoundedRect(target, RADIUS, RADIUS)
        painter.setClipPath(outline)
        painter.setOpacity(0.45 if self._words else 1.0)
        painter.drawImage(target, self._image)
        painter.end()


def _below(pixels: float) -> QPointF:
    return QPointF(0, pixels)
