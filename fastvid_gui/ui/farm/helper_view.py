"""The window while this computer helps: its state, the frame it paints, the pairing code, the owner's buttons."""

import platform

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.farm.code_card import CodeCard
from fastvid_gui.ui.farm.frame_card import FrameCard
from fastvid_gui.ui.state.helping import HOUR_SECONDS, Helping
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON_LARGE, SPACE, colors
from fastvid_gui.ui.words.helper import (
    death_words,
    helper_said,
    number_words,
    waiting_words,
    waits_for_pairing,
)
from fastvid_gui.ui.words.quantities import count_words, size_words

WIDEST = 760
TICK_MS = 1000


class HelperView(QWidget):
    """Shows `Helping` and sets it; keeps no state of its own."""

    manners_wanted = Signal()
    """The owner wants to set when and how the computer helps."""
    films_wanted = Signal()
    """The owner wants to work with films while the computer helps."""

    def __init__(self, helping: Helping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._helping = helping
        self._name = _label(1.9, bold=True)
        self._sign = QLabel()
        self._headline = _label(1.3, bold=True)
        self._detail = _label(1.0)
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.frame = FrameCard()
        self.code = CodeCard()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.frame)
        self._stack.addWidget(self.code)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._figures = {name: _Figure(text) for name, text in self._figure_texts()}
        self._waiting = _label(1.0)
        self.remark, self.mishap = _label(1.0), _label(1.0)
        for label in (self.remark, self.mishap):
            label.setWordWrap(True)
        self.give_back = QAction(icon("hand"), self.tr("Give my PC back"), self)
        self.give_back.setObjectName("helper.give_back")
        self.give_back.setShortcut(QKeySequence("Ctrl+B"))
        self.give_back.triggered.connect(self._on_give_back)
        self.addAction(self.give_back)
        self.back_button = self._button("hand", "", self.give_back.trigger)
        self.hour_button = self._button("coffee", self.tr("Pause for an hour"), self._on_hour)
        self.hour_button.setToolTip(self.tr("It stops at once, and helps again by itself in an hour"))
        self.finish_button = self._button("hourglass", self.tr("Stop after this piece"), helping.finish)
        self.finish_button.setToolTip(
            self.tr("The piece that is being painted is finished, then helper mode ends")
        )
        self.code_button = self._button("key-round", "", self._on_code)
        self.again_button = self._button("refresh-cw", self.tr("Try again"), helping.try_again)
        self.again_button.setToolTip(self.tr("Start helping again"))
        self.manners_button = self._button("settings", self.tr("When it helps…"), self.manners_wanted.emit)
        self.manners_button.setToolTip(self.tr("Hours, only while nobody is here, battery, threads, disk"))
        self.films_button = self._button("film", self.tr("Work with films"), self.films_wanted.emit)
        self.films_button.setToolTip(self.tr("Back to the films; this PC goes on helping"))
        self._lay_out()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_state)
        helping.changed.connect(self.show_now)
        self.show_now()

    def _figure_texts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("today", self.tr("frames today")),
            ("rate", self.tr("frames a second")),
            ("frames", self.tr("since it started")),
            ("kept", self.tr("waiting to be fetched")),
        )

    def _button(self, sign: str, text: str, action: object) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setIconSize(QSize(ICON_LARGE, ICON_LARGE))
        button.clicked.connect(lambda _checked: action())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for label in (self.remark, self.mishap):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        state = QHBoxLayout()
        state.setSpacing(SPACE)
        state.addStretch(1)
        state.addWidget(self._sign)
        state.addWidget(self._headline)
        state.addStretch(1)
        figures = QHBoxLayout()
        for figure in self._figures.values():
            figures.addWidget(figure, 1)
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        first.addStretch(1)
        for button in (self.back_button, self.hour_button, self.finish_button, self.again_button):
            first.addWidget(button)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(SPACE)
        second.addStretch(1)
        for button in (self.code_button, self.manners_button, self.films_button):
            second.addWidget(button)
        second.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addSpacing(SPACE)
        column.addWidget(self._name)
        column.addLayout(state)
        column.addWidget(self._detail)
        column.addSpacing(4)
        column.addWidget(self._stack, 1)
        column.addLayout(figures)
        column.addWidget(self._waiting)
        column.addWidget(self.remark)
        column.addWidget(self.mishap)
        column.addLayout(first)
        column.addLayout(second)
        column.addSpacing(SPACE)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)

    # ---- showing ----

    def show_now(self) -> None:
        """Shows everything as it is now."""
        helping, now = self._helping, self._helping.now
        status = now.status if now is not None else None
        self._name.setText(status.name if status is not None else platform.node())
        self._show_state()
        code = status.code if status is not None else ""
        self.code.show_code(code, status.code_seconds if status is not None else 0.0)
        self._stack.setCurrentWidget(self.code if code else self.frame)
        self.frame.show_picture(now.latest if now is not None else None)
        if now is not None:
            self._figures["today"].say(count_words(now.frames_today))
            self._figures["rate"].say(
                number_words(now.frames_per_second) if now.frames_per_second > 0 else "–"
            )
            self._figures["frames"].say(count_words(now.status.frames))
            self._figures["kept"].say(size_words(now.status.kept_bytes))
        self._waiting.setText(waiting_words(status) if status is not None else "")
        self._waiting.setVisible(bool(self._waiting.text()))
        self.remark.setText(helping.remark)
        self.remark.setVisible(bool(helping.remark))
        self.mishap.setText(death_words(helping))
        self.mishap.setVisible(bool(self.mishap.text()))
        runs = (now is not None or helping.recovers) and not helping.broken
        given = helping.given_back
        self.back_button.setText(self.tr("Help again") if given else self.tr("Give my PC back"))
        waits = waits_for_pairing(helping)
        _highlight(self.back_button, "play" if given else "hand", not waits)
        _highlight(self.code_button, "key-round", waits)
        words = (
            self.tr("This PC may be used by others again")
            if given
            else self.tr("Stops painting at once; finished pieces are kept")
        )
        self.back_button.setToolTip(f"{words} ({self.give_back.shortcut().toString()})")
        self.back_button.setVisible(runs)
        self.hour_button.setVisible(runs and not given)
        self.finish_button.setVisible(runs and status is not None and bool(status.painting) and not given)
        self.finish_button.setEnabled(not helping.finishing)
        self.again_button.setVisible(helping.broken)
        self.code_button.setVisible(now is not None and not helping.broken)
        self.code_button.setText(self.tr("Hide the code") if code else self.tr("Show pairing code"))
        self.code_button.setToolTip(
            self.tr("Take the code off the screen; it is no longer valid")
            if code
            else self.tr("A code that another PC types once, so that it may use this one")
        )

    def _show_state(self) -> None:
        said, shades = helper_said(self._helping), colors(self.palette())
        color = {"good": shades.done, "work": shades.painting, "bad": shades.error}.get(
            said.mood, shades.muted
        )
        self._sign.setPixmap(
            icon(said.icon, color).pixmap(QSize(ICON_LARGE, ICON_LARGE), self.devicePixelRatioF())
        )
        self._headline.setText(said.headline)
        self._detail.setText(said.detail)
        palette = self._detail.palette()
        palette.setColor(palette.ColorRole.WindowText, shades.error if said.mood == "bad" else shades.muted)
        self._detail.setPalette(palette)
        self._waiting.setPalette(palette)
        self.frame.say(said.headline if said.mood != "work" else "")
        self.setAccessibleDescription(f"{said.headline}. {said.detail}")
        if self._helping.back_at is not None or self._helping.again_at is not None:
            self._tick.start()
        else:
            self._tick.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tick"):
            self.show_now()

    # ---- doing ----

    def _on_give_back(self) -> None:
        if self._helping.given_back:
            self._helping.help_again()
        else:
            self._helping.give_back()

    def _on_hour(self) -> None:
        self._helping.give_back(HOUR_SECONDS)

    def _on_code(self) -> None:
        if self._helping.now is not None and self._helping.now.status.code:
            self._helping.hide_code()
        else:
            self._helping.show_code()


class _Figure(QWidget):
    """A number, with its meaning below."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._number = _label(1.35, bold=True)
        name = _label(1.0)
        name.setText(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for label in (self._number, name):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self._text = text
        self.say("–")

    def say(self, number: str) -> None:
        self._number.setText(number)
        self.setAccessibleName(f"{number} {self._text}")


def _highlight(button: QPushButton, sign: str, highlit: bool) -> None:
    """Makes a button the one to press next, or one of many."""
    button.setIcon(icon(sign, colors(button.palette()).accent_text) if highlit else icon(sign))
    if bool(button.property("primary")) != highlit:
        button.setProperty("primary", highlit)
        # The style sheet looks at properties only when it is asked to.
        button.style().unpolish(button)
        button.style().polish(button)


def _label(size: float, bold: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label
