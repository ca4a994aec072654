"""What a render will make and need, as a small table in the export sheet: frames, time, disk, sound."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from fastvid_gui.engine.messages.jobs import Estimate
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, RADIUS, colors
from fastvid_gui.ui.words.quantities import count_words, size_words, span_words
from fastvid_gui.ui.words.render import frames_words

LINES = (("film", "film"), ("clock", "time"), ("hard-drive", "disk"), ("volume-2", "sound"))


class Needs(QFrame):
    """Shows an `Estimate`; keeps the last one, paler, until the next one arrives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._texts: dict[str, QLabel] = {}
        self._marks: list[tuple[QLabel, str]] = []
        for row, (picture, name) in enumerate(LINES):
            mark, text = QLabel(), QLabel()
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
            self._marks.append((mark, picture))
            self._texts[name] = text
        self._shown = False
        self.show_pending()

    def show_pending(self) -> None:
        """An answer is on its way."""
        if not self._shown:
            self._say(self.tr("Estimating…"), "", "", "")
        self._paint_texts(pale=True)

    def show_nothing(self) -> None:
        """Nothing is known."""
        self._shown = False
        self._say("–", "–", "–", "–")
        self._paint_texts(pale=True)

    def show_estimate(self, estimate: Estimate, helpers: bool) -> None:
        """Shows an answer. `helpers`: whether other computers may take part."""
        self._shown = True
        film = self.tr("{frames}, {width} × {height}").format(
            frames=frames_words(estimate.frames), width=estimate.width, height=estimate.height
        )
        if estimate.stored_frames:
            film += self.tr("; {count} of them are painted already").format(
                count=count_words(estimate.stored_frames)
            )
        span = span_words(estimate.seconds or 0.0, estimate.between)
        if estimate.seconds is None:
            time = self.tr("The time it takes is known after the first seconds")
        elif helpers:
            time = self.tr("About {time} on this computer alone; less with helpers").format(time=span)
        elif estimate.between is not None:
            time = self.tr("About {time} on this computer; more exactly after its first film").format(
                time=span
            )
        else:
            time = self.tr("About {time} on this computer").format(time=span)
        if estimate.output_free == estimate.work_free:
            disk = self.tr("File about {file}, {work} more while painting; {free} are free")
        else:
            disk = self.tr(
                "File about {file} ({free} free there), {work} more while painting ({work_free} free)"
            )
        disk = disk.format(
            file=size_words(estimate.output_bytes),
            free=size_words(estimate.output_free),
            work=size_words(estimate.work_bytes),
            work_free=size_words(estimate.work_free),
        )
        sound = " ".join(map(in_words, estimate.sound))
        self._say(film, time, disk, sound)
        self._paint_texts(pale=False)

    def text(self) -> str:
        """All lines, for screen readers."""
        return "\n".join(label.text() for label in self._texts.values())

    def _say(self, film: str, time: str, disk: str, sound: str) -> None:
        for name, text in (("film", film), ("time", time), ("disk", disk), ("sound", sound)):
            self._texts[name].setText(text[:1].upper() + text[1:])
        self.setAccessibleName(self.text())

    def _paint_texts(self, pale: bool) -> None:
        palette = colors(self.palette())
        color = palette.muted if pale else palette.text
        for label in self._texts.values():
            shade = label.palette()
            shade.setColor(shade.ColorRole.WindowText, color)
            label.setPalette(shade)
        for mark, name in self._marks:
            mark.setPixmap(icon(name, palette.muted).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.line, 1))
        painter.setBrush(palette.raised)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
