"""One computer in the nodes panel: picture, name, state, speed, share; its commands, and pairing in place."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.farm.pair_form import PairForm
from fastvid_gui.ui.farm.speed_line import ShareBar, SpeedLine
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.labels import MessageLabel
from fastvid_gui.ui.widgets.theme import ICON, RADIUS, SPACE, colors, node_color
from fastvid_gui.ui.widgets.thumb import Thumb
from fastvid_gui.ui.words.helper import number_words
from fastvid_gui.ui.words.nodes import Deed, NodeLine
from fastvid_gui.ui.words.render import frames_words

THUMB_WIDTH, THUMB_HEIGHT = 64, 36

translate = QCoreApplication.translate


def deed_words(deed: Deed) -> tuple[str, str, str]:
    """Icon, text and purpose of a command."""
    return {
        Deed.PAIR: ("key-round", translate("Nodes", "Pair…"), translate("Nodes", "Let it help: type its code once")),
        Deed.FORGET: (
            "unlink", translate("Nodes", "End the pairing"), translate("Nodes", "It needs a new code to help again"),
        ),
        Deed.READMIT: (
            "rotate-ccw", translate("Nodes", "Let it try again"), translate("Nodes", "It gets work of this job again"),
        ),
        Deed.FORBID: (
            "ban", translate("Nodes", "Not for this job"),
            translate("Nodes", "It gets no more work of this job; what it finished is kept"),
        ),
        Deed.ALLOW: ("check", translate("Nodes", "Let it help again"), translate("Nodes", "It may work on this job")),
        Deed.FORGET_ADDRESS: (
            "x", translate("Nodes", "Forget the address"), translate("Nodes", "It is no longer looked for"),
        ),
    }[deed]  # fmt: skip


class NodeRow(QFrame):
    """Shows a `NodeLine` and asks for changes."""

    wanted = Signal(str, str)
    """Key of the line and a `Deed` other than pairing."""
    paired = Signal(str)
    """Paired with the computer of that name."""
    check_wanted = Signal(str)
    """Why the computer at that address can't be reached."""
    form_opened = Signal()

    def __init__(self, line: NodeLine, preview_engine: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self._preview_engine = line, preview_engine
        self._shown: tuple[object, ...] = ()
        self.form: PairForm | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._thumb = Thumb(THUMB_WIDTH, THUMB_HEIGHT)
        self._name = ElidedLabel()
        bold = self._name.font()
        bold.setBold(True)
        self._name.setFont(bold)
        self._sign = QLabel()
        self._state = ElidedLabel()
        self._detail = MessageLabel(parent=self)
        self._figures = ElidedLabel()
        self._speed = SpeedLine()
        self._share = ShareBar()
        self.pair_button = QPushButton(self.tr("Pair"))
        self.pair_button.setToolTip(self.tr("Let it help: type its code once"))
        self.pair_button.clicked.connect(self.open_form)
        self.more_button = QToolButton()
        self.more_button.setIcon(icon("ellipsis-vertical"))
        self.more_button.setIconSize(QSize(ICON, ICON))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolTip(self.tr("What can be done with this computer"))
        self.menu = QMenu(self)
        self.more_button.setMenu(self.menu)
        self._lay_out()
        self.show_line(line)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._name, 1)
        head.addWidget(self.pair_button)
        head.addWidget(self.more_button)
        state = QHBoxLayout()
        state.setSpacing(4)
        state.addWidget(self._sign)
        state.addWidget(self._state, 1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(head)
        texts.addLayout(state)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._thumb, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        figures = QHBoxLayout()
        figures.setSpacing(SPACE)
        figures.addWidget(self._figures, 1)
        figures.addWidget(self._speed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._column.addWidget(self._detail)
        self._column.addLayout(figures)
        self._column.addWidget(self._share)

    def show_line(self, line: NodeLine) -> None:
        """Shows the computer's current state; does nothing if it is already shown."""
        if line == self.line and self._shown:
            return
        self.line = line
        shades, said = colors(self.palette()), line.said
        self._name.setText(line.name or line.address)
        tip = (
            [line.name, line.device, line.address] if line.device != line.name else [line.name, line.address]
        )
        self.setToolTip("\n".join(part for part in tip if part))
        working = line.number is not None
        self._thumb.setVisible(working)
        if working:
            self._thumb.show_picture(line.picture)
        mood = {"good": shades.done, "work": shades.painting, "bad": shades.error}.get(
            said.mood, shades.muted
        )
        look = (said.icon, mood.name())
        if look != self._shown:
            self._shown = look
            self._sign.setPixmap(icon(said.icon, mood).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        words = said.headline or line.device
        if not working and line.device and said.mood == "good":
            words = f"{words}  ·  {line.device}"
        self._state.setText(words)
        self._detail.say(said.detail, "error" if said.mood == "bad" else "muted")
        self._figures.setText(_figures_words(line))
        color = node_color(line.number or 0, self.palette()) if working else QColor(shades.line)
        self._speed.show_speeds(line.speeds, color)
        self._share.show_share(line.share, color)
        for widget in (self._figures, self._speed, self._share):
            widget.setVisible(working)
        share = self.tr("{percent} % of the work so far").format(percent=round(100 * line.share))
        self._share.setToolTip(share)
        self._share.setAccessibleName(share)
        self._show_deeds(line.deeds)
        self.setAccessibleName(". ".join(part for part in (line.name, words, self._figures.text()) if part))

    def _show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        self.pair_button.setVisible(Deed.PAIR in deeds and self.form is None)
        rest = tuple(deed for deed in deeds if deed is not Deed.PAIR)
        self.more_button.setVisible(bool(rest))
        self.more_button.setAccessibleName(self.tr("Commands for {name}").format(name=self.line.name))
        if self.menu.property("deeds") == [str(deed) for deed in rest]:
            return
        self.menu.setProperty("deeds", [str(deed) for deed in rest])
        self.menu.clear()
        self.menu.setToolTipsVisible(True)
        for deed in rest:
            sign, text, purpose = deed_words(deed)
            action = self.menu.addAction(icon(sign), text)
            action.setToolTip(purpose)
            action.triggered.connect(self._doing(deed))

    def _doing(self, deed: Deed) -> Callable[[], None]:
        return lambda: self.wanted.emit(self.line.key, str(deed))

    def open_form(self) -> None:
        """Asks for the code in place."""
        if self.form is None:
            form = self.form = PairForm(
                self._preview_engine, self.line.address, self.line.name or self.line.address, self
            )
            form.closed.connect(self.close_form)
            form.paired.connect(self._on_paired)
            form.check_wanted.connect(self.check_wanted)
            form.grew.connect(self.form_opened)
            self._column.addWidget(form)
            form.show()
            self.pair_button.hide()
            self.form_opened.emit()
        self.form.setFocus()

    def close_form(self) -> None:
        """Hides the question for the code."""
        form, self.form = self.form, None
        if form is not None:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._show_deeds(self.line.deeds)

    def _on_paired(self, name: str) -> None:
        self.close_form()
        self.paired.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shades.line, 1))
        painter.setBrush(shades.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_column"):
            self._shown = ()
            self.show_line(self.line)


def _figures_words(line: NodeLine) -> str:
    parts = []
    if line.frames:
        parts.append(frames_words(line.frames))
    if line.frames_per_second:
        parts.append(translate("Nodes", "{rate} frames/s").format(rate=number_words(line.frames_per_second)))
    return "  ·  ".join(parts)
