"""A small picture with round corners: the last painted frame, or the first frame of a film."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.ui.widgets.icons import paint_icon
from fastvid_gui.ui.widgets.theme import ICON_LARGE, colors

CORNER = 4


class Thumb(QWidget):
    """Shows a whole picture as large as fits; an icon if there is none."""

    def __init__(self, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)
        self._picture: PictureBytes | None = None
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Picture"))

    @property
    def picture(self) -> PictureBytes | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: PictureBytes | None) -> None:
        """Shows another picture, without copying its bytes."""
        if picture is self._picture:
            return
        self._picture = picture
        if picture is None:
            self._image = QImage()
        else:
            self._image = QImage(
                picture.data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
            )
        self.update()

    def pixmap(self) -> QPixmap | None:
        """What is shown, to be drawn elsewhere; None without a picture."""
        return None if self._image.isNull() else QPixmap.fromImage(self._image)

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        painter.setClipPath(outline)
        if self._image.isNull():
            painter.fillRect(self.rect(), palette.line)
            side = QRectF(0, 0, ICON_LARGE, ICON_LARGE)
            side.moveCenter(QRectF(self.rect()).center())
            paint_icon(painter, "film", side, palette.muted)
            painter.end()
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        fitting = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, fitting.width(), fitting.height())
        target.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(target, self._image)
        painter.end()
