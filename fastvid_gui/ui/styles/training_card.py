"""A running training: how the style looks by now, how far it is, and the curve of the loss."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from fastvid_gui.engine.messages.training import TrainingNews, TrainStyle
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.styles.pictures import image_of
from fastvid_gui.ui.styles.tile import small_font
from fastvid_gui.ui.widgets.card import Card
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon, paint_icon
from fastvid_gui.ui.widgets.sparkline import Sparkline
from fastvid_gui.ui.widgets.theme import RADIUS, SPACE, colors

translate = QCoreApplication.translate

PROGRESS_STEPS = 1000


class TrainingCard(Card):
    """Shown while a style is being learned."""

    stop_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        self.preview = PictureBox("image", QSize(96, 64), self)
        self.preview.setAccessibleName(self.tr("How the new style paints by now"))
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        self._title = ElidedLabel("", self)
        column.addWidget(self._title)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        column.addSpacing(2)
        column.addWidget(self.bar)
        self.left = ElidedLabel("", self)
        self.left.setFont(small_font(self.font()))
        column.addWidget(self.left)
        below = QHBoxLayout()
        self.curve = Sparkline(self)
        self.curve.setAccessibleName(self.tr("How far the painting is from the picture's style, over time"))
        self.curve.setToolTip(self.tr("How far it is from the picture's style: lower is nearer"))
        below.addWidget(self.curve, 1)
        self.stop = QPushButton(self.tr("Stop, keep it"), self)
        self.stop.setToolTip(self.tr("Ends the training and keeps the best so far"))
        self.stop.clicked.connect(self.stop_wanted)
        below.addWidget(self.stop)
        self.discard = QToolButton(self)
        self.discard.setIcon(icon("trash-2"))
        self.discard.setAutoRaise(True)
        self.discard.setToolTip(self.tr("Stop, and throw away what was learned"))
        self.discard.setAccessibleName(self.discard.toolTip())
        self.discard.clicked.connect(self.discard_wanted)
        below.addWidget(self.discard)
        column.addLayout(below)
        self.hide()

    def begin(self, request: TrainStyle) -> None:
        """A training has started."""
        self._title.setText(self.tr("Learning “{title}”").format(title=request.title))
        self.bar.setRange(0, 0)
        self.left.setText(self.tr("Getting ready…"))
        self.preview.show_image(QImage())
        self.curve.clear()
        self.stop.setEnabled(True)
        self.discard.setEnabled(True)
        self.show()

    def show_news(self, news: TrainingNews) -> None:
        """Shows the state of the training."""
        if news.steps > 0:
            self.bar.setRange(0, PROGRESS_STEPS)
            self.bar.setValue(round(PROGRESS_STEPS * min(1.0, news.step / news.steps)))
        if self.stop.isEnabled():
            preparing = news.notes and not news.step
            self.left.setText(in_words(news.notes[0]) if preparing else time_left(news.seconds_left))
        if news.losses:
            self.curve.add(sum(news.losses.values()))
        if news.preview is not None:
            self.preview.show_image(image_of(news.preview))

    def show_stopping(self) -> None:
        """The training was asked to stop."""
        self.stop.setEnabled(False)
        self.discard.setEnabled(False)
        self.left.setText(self.tr("Keeping the best so far…"))

    def show_discarding(self) -> None:
        """The training was asked to stop, and nothing of it is to be kept."""
        self.show_stopping()
        self.left.setText(self.tr("Throwing it away…"))


def time_left(seconds: float) -> str:
    """The time left, in people's words."""
    if seconds < 50:
        return translate("TrainingCard", "less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("TrainingCard", "{minutes} min left").format(minutes=max(1, minutes))
    return translate("TrainingCard", "{hours} h {minutes} min left").format(
        hours=minutes // 60, minutes=minutes % 60
    )


class PictureBox(QWidget):
    """A picture with round corners that fills its box; an icon until there is one."""

    def __init__(self, sign: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._image = sign, QImage()
        self.setFixedSize(size)

    @property
    def image(self) -> QImage:
        """The shown picture; null for none."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Shows a picture, or the icon for a null one."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area, outline = QRectF(self.rect()), QPainterPath()
        outline.addRoundedRect(area, RADIUS - 2, RADIUS - 2)
        painter.fillPath(outline, shades.surface)
        if self._image.isNull():
            spot = QRectF(0, 0, 24, 24)
            spot.moveCenter(area.center())
            paint_icon(painter, self._sign, spot, shades.muted)
            painter.end()
            return
        painter.setClipPath(outline)
        scale = min(self._image.width() / area.width(), self._image.height() / area.height())
        part = QRectF(0, 0, area.width() * scale, area.height() * scale)
        part.moveCenter(QRectF(self._image.rect()).center())
        painter.drawImage(area, self._image, part)
        painter.end()
