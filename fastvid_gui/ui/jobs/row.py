"""One render in the queue as a row: picture, name, progress, what it does, and what the user can do with it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.jobs.before_after import ways_menu
from fastvid_gui.ui.jobs.drag_out import drag_film
from fastvid_gui.ui.jobs.line import ProgressLine
from fastvid_gui.ui.jobs.reveal import gone_words
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, RADIUS, SPACE, colors, node_color
from fastvid_gui.ui.widgets.thumb import Thumb
from fastvid_gui.ui.words.mishaps import mishap_sentences
from fastvid_gui.ui.words.quantities import SteadyTime, percent_words
from fastvid_gui.ui.words.render import (
    details_words,
    frames_words,
    kept_frames,
    node_shares,
    nodes_words,
    rest_words,
    running_words,
)

THUMB_WIDTH, THUMB_HEIGHT = 80, 45
WIDE = 900
"""Width (logical pixels) from which a row has room for words beside its sentence."""
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)

W, R, P, D, F, C = (
    ItemState.WAITING,
    ItemState.RUNNING,
    ItemState.PAUSED,
    ItemState.DONE,
    ItemState.FAILED,
    ItemState.CANCELED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCommand:
    """Something the user can do with an item: in which states, and by which key of a focused row."""

    name: str
    icon: str
    text: str
    key: QKeySequence
    states: tuple[ItemState, ...]


class ItemRow(QFrame):
    """Shows a `QueueItem` and asks for changes; keeps no state except an open question."""

    wanted = Signal(int, str)
    """The item's number and the name of a command: start, pause, resume, retry, silent, elsewhere, up, down, play,
    folder."""
    compare_wanted = Signal(int, str)
    """A film of before and after of a finished item; how, as in `RenderRequest.compare`."""
    trouble = Signal(str)
    """A sentence about something that the user tried."""
    given_up = Signal(int, bool)
    """Cancel (while it renders) or remove the item; whether to delete its unfinished work too."""

    def __init__(
        self, item: QueueItem, session: Session | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.item, self._session = item, session
        self._steady = SteadyTime()
        self._places = (0, 1)
        self._pressed_at: float | None = None
        self._dragged_from: QPointF | None = None
        self._buttons: dict[str, QAbstractButton] = {}
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._thumb = Thumb(THUMB_WIDTH, THUMB_HEIGHT)
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        bold = self._name.font()
        bold.setBold(True)
        self._name.setFont(bold)
        self._details = ElidedLabel()
        self._percent = QLabel()
        self._line = ProgressLine()
        self._mark = QLabel()
        self._status = ElidedLabel()
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._question = _Question(self)
        self._question.answered.connect(self._on_answer)
        self._lay_out()
        self.show_item(item)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._name)
        head.addWidget(self._details, 1)
        head.addWidget(self._percent)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._status, 1)
        foot.addWidget(self._sentence, 1)
        foot.addWidget(self._question, 1)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addStretch(1)
        help_out = QHBoxLayout()
        self._words_and_help = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words_and_help.setSpacing(4)
        for command in self._commands():
            helps = command.name in ("elsewhere", "silent")
            # The remedy is put into words where the problem is.
            button: QAbstractButton = QPushButton(command.text) if helps else QToolButton(self)
            button.setIcon(icon(command.icon))
            button.setIconSize(QSize(ICON, ICON))
            key = command.key.toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{command.text} ({key})" if key else command.text)
            button.setAccessibleName(command.text)
            if command.name == "silent":
                button.setToolTip(self.tr("Writes the film without sound at once; nothing is painted again"))
            button.clicked.connect(self._doing(command.name))
            self._buttons[command.name] = button
            (help_out if helps else tools).addWidget(button)
        help_out.addStretch(1)
        self._words_and_help.addLayout(foot, 1)
        self._words_and_help.addLayout(help_out)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addStretch(1)
        texts.addLayout(head)
        texts.addWidget(self._line)
        texts.addLayout(self._words_and_help)
        texts.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self._thumb, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(texts, 0, 1)
        grid.addLayout(tools, 0, 2)
        grid.setColumnStretch(1, 1)
        # As wide as the most buttons a state has, so that the lines of all rows end at one place.
        icons = [command for command in self._commands() if command.name != "elsewhere"]
        most = max(sum(state in command.states for command in icons) for state in ItemState)
        grid.setColumnMinimumWidth(2, most * self._buttons["cancel"].sizeHint().width())

    def _commands(self) -> tuple[RowCommand, ...]:
        space, enter = QKeySequence(Qt.Key.Key_Space), QKeySequence(Qt.Key.Key_Return)
        up = QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Up)
        down = QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down)
        delete = QKeySequence(Qt.Key.Key_Delete)
        folder = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)
        elsewhere = QKeySequence(Qt.Key.Key_Return)
        return (
            RowCommand(name="play", icon="play", text=self.tr("Play the film"), key=enter, states=(D,)),
            RowCommand(
                name="folder", icon="folder-open", text=self.tr("Show in folder"), key=folder, states=(D,)
            ),
            RowCommand(
                name="compare",
                icon="columns-2",
                text=self.tr("Film of before and after"),
                key=QKeySequence("Ctrl+B"),
                states=(D,),
            ),
            RowCommand(name="up", icon="arrow-up", text=self.tr("Earlier"), key=up, states=(W, P)),
            RowCommand(name="down", icon="arrow-down", text=self.tr("Later"), key=down, states=(W, P)),
            RowCommand(name="start", icon="play", text=self.tr("Render this next"), key=space, states=(W,)),
            RowCommand(
                name="pause",
                icon="pause",
                text=self.tr("Pause; at most the piece in hand is painted again"),
                key=space,
                states=(R,),
            ),
            RowCommand(name="resume", icon="play", text=self.tr("Go on"), key=space, states=(P,)),
            RowCommand(
                name="retry",
                icon="rotate-ccw",
                text=self.tr("Try again; what is finished is used"),
                key=space,
                states=(F, C),
            ),
            RowCommand(
                name="silent",
                icon="volume-x",
                text=self.tr("Finish without sound"),
                key=QKeySequence(),
                states=(F,),
            ),
            RowCommand(
                name="elsewhere",
                icon="folder-open",
                text=self.tr("Save elsewhere…"),
                key=elsewhere,
                states=(F,),
            ),
            RowCommand(name="cancel", icon="x", text=self.tr("Cancel"), key=delete, states=(R,)),
            RowCommand(
                name="remove", icon="x", text=self.tr("Take off the list"), key=delete, states=(W, P, D, F, C)
            ),
        )

    # ---- showing ----

    def show_item(self, item: QueueItem) -> None:
        """Shows the item as it is now."""
        before = self.item.state, self.item.misplaced, self.item.only_sound_failed
        now_is = item.state, item.misplaced, item.only_sound_failed
        changed = now_is != before or not self._name.text()
        self.item = item
        now = time.monotonic()
        if item.state is not R or item.painted is None or item.idle:
            self._steady = SteadyTime()
        else:
            self._steady.tell(item.painted.seconds_left, now)
        if item.latest is not None:
            self._thumb.show_picture(item.latest.picture)
        self._name.setText(item.output.name)
        self._details.setText(details_words(item, self._session.style_titles if self._session else None))
        self._percent.setText(percent_words(item) if item.state is not D else "")
        self._line.show_item(item)
        self._line.setVisible(item.state is R or (item.state is not D and bool(kept_frames(item))))
        if changed:
            self._question.hide()
            self._show_buttons()
        self._show_places()
        self._show_status(now)

    def show_places(self, place: int, count: int) -> None:
        """Tells the row its position in the list."""
        self._places = (place, count)
        self._show_places()

    def tick(self) -> None:
        """Updates the times."""
        if self.item.state is R:
            self._show_status(time.monotonic())

    def seconds_left(self) -> float | None:
        """The time left, as shown."""
        return self._steady.left(time.monotonic())

    @property
    def has_picture(self) -> bool:
        """Whether a picture is visible."""
        return self._thumb.picture is not None

    @property
    def thumb(self) -> Thumb:
        """The picture, so that another one can be shown until a frame is painted."""
        return self._thumb

    def status_text(self) -> str:
        """What the row says now, for screen readers."""
        return self._said if self._sentence.isVisibleTo(self) else self._status.text()

    def _show_buttons(self) -> None:
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        for command in self._commands():
            self._buttons[command.name].setVisible(self._fits(command))
        # Only the menu offers it where the place was not to blame.
        self._buttons["elsewhere"].setVisible(self.item.misplaced)
        done = self.item.state is D
        self._thumb.setToolTip(self.tr("Drag the film into another program") if done else "")
        self._thumb.setCursor(Qt.CursorShape.OpenHandCursor if done else Qt.CursorShape.ArrowCursor)
        if focused:
            self.setFocus()

    def _show_places(self) -> None:
        place, count = self._places
        self._buttons["up"].setEnabled(place > 0)
        self._buttons["down"].setEnabled(place < count - 1)
        self._buttons["pause"].setEnabled(not self.item.stopping)
        self._buttons["cancel"].setEnabled(not self.item.stopping)

    def _show_status(self, now: float) -> None:
        item, palette = self.item, colors(self.palette())
        long, mark, color = "", "", palette.muted
        if item.state is R:
            short = running_words(item, self._steady.left(now), now)
            if item.remarks and not item.idle:
                short += "  ·  " + in_words(item.remarks[-1])
        else:
            short = rest_words(item)
        if item.state is F:
            long, mark, color = short, "circle-alert", palette.error
        elif item.state is D:
            mark, color = "circle-check", palette.done
            warnings = map(in_words, item.result.warnings) if item.result else ()
            extra = [nodes_words(item.result), *mishap_sentences(item.recovered), *warnings]
            if any(extra):
                long = "\n".join([short, *(line for line in extra if line)])
            if item.result and item.result.warnings:
                mark, color = "triangle-alert", palette.warning
        asking = self._question.isVisibleTo(self)
        self._mark.setVisible(bool(mark))
        if mark and self._mark.property("shown") != (mark, color.name()):
            self._mark.setPixmap(icon(mark, color).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
            self._mark.setProperty("shown", (mark, color.name()))
        for label in (self._details, self._status, self._percent):
            _recolor(label, palette.muted)
        _recolor(self._sentence, palette.error if item.state is F else palette.muted)
        self._status.setText(short)
        self._said = long
        shared = item.state is D and bool(node_shares(item.result))
        self._sentence.setTextFormat(Qt.TextFormat.RichText if shared else Qt.TextFormat.PlainText)
        self._sentence.setText(_with_dots(long, item, self.palette()) if shared else long)
        self._status.setVisible(not long and not asking)
        self._sentence.setVisible(bool(long) and not asking)
        self.setAccessibleName(f"{item.output.name}: {long or short} {percent_words(item)}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """If there is room, the remedy is beside the problem: below it, low windows would hide it."""
        super().resizeEvent(event)
        beside = event.size().width() >= WIDE
        way = QBoxLayout.Direction
        self._words_and_help.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.accent if self.hasFocus() else palette.line, 1))
        painter.setBrush(palette.raised)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._name.text():
            self._show_status(time.monotonic())

    # ---- doing ----

    def _doing(self, name: str) -> Callable[[], None]:
        return lambda: self._do(name)

    def _do(self, name: str) -> None:
        if name == "compare":
            self._ask_way()
            return
        if name not in ("cancel", "remove"):
            self.wanted.emit(self.item.number, name)
            return
        kept = kept_frames(self.item)
        running = self.item.state is R
        if self.item.state is D or (not kept and not running):
            self.given_up.emit(self.item.number, self.item.lost)
            return
        self._question.ask(running, kept)
        self._show_status(time.monotonic())

    def _ask_way(self) -> None:
        """Asks how to compare, in a menu below the button."""
        button = self._buttons["compare"]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways_menu(menu, lambda way: self.compare_wanted.emit(self.item.number, way))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _on_answer(self, answer: str) -> None:
        self._question.hide()
        self._show_status(time.monotonic())
        self.setFocus()
        if answer != "back":
            self.given_up.emit(self.item.number, answer == "delete")

    def _possible(self) -> tuple[RowCommand, ...]:
        return tuple(
            command
            for command in self._commands()
            if self._fits(command) and self._buttons[command.name].isEnabled()
        )

    def _fits(self, command: RowCommand) -> bool:
        """Whether the item's state allows a command. What is lost can't be tried again."""
        if command.name == "silent":
            return self.item.only_sound_failed
        if command.name == "compare" and self.item.request.compare != "none":
            return False
        if command.name == "elsewhere" and not self.item.movable:
            return False
        return self.item.state in command.states and not (self.item.lost and command.name == "retry")

    def _command_for(self, event: QKeyEvent) -> RowCommand | None:
        pressed = QKeySequence(event.keyCombination())
        if event.key() in (Qt.Key.Key_Enter, Qt.Key.Key_Backspace):
            same = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key.Key_Delete
            pressed = QKeySequence(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier | same)
        return next((command for command in self._possible() if command.key == pressed), None)

    def event(self, event: QEvent) -> bool:
        """While the row has the focus, its keys come before those of the window (Space plays the preview)."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._command_for(event) or (event.key() in ARROWS and not event.modifiers()))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._question.isVisibleTo(self):
            self._on_answer("back")
            return
        command = self._command_for(event)
        if command is not None:
            self._do(command.name)
            return
        if event.key() in ARROWS and not event.modifiers():
            self.focusNextPrevRow(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def focusNextPrevRow(self, forward: bool) -> None:
        """Moves the focus to the row below or above."""
        parent = self.parentWidget()
        layout = parent.layout() if parent else None
        if layout is None:
            return
        # In the order of the layout: after a move, screen positions are outdated for a moment.
        items = (layout.itemAt(place) for place in range(layout.count()))
        widgets = (item.widget() for item in items if item is not None)
        rows = [widget for widget in widgets if isinstance(widget, ItemRow)]
        place = rows.index(self) + (1 if forward else -1)
        if 0 <= place < len(rows):
            rows[place].setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().y() if left and self.item.state in (W, P) else None
        self._dragged_from = event.position() if left and self.item.state is D else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the row along: it swaps with its neighbor as soon as the mouse passes that one's middle.

        A finished film is dragged out, into another program.
        """
        if self._dragged_from is not None:
            way = event.position() - self._dragged_from
            if way.manhattanLength() >= QApplication.startDragDistance():
                self._dragged_from = None
                self._drag_out()
            return
        if self._pressed_at is None:
            return
        moved = event.position().y() - self._pressed_at
        if abs(moved) >= QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        place, count = self._places
        if moved < -0.6 * self.height() and place > 0:
            self.wanted.emit(self.item.number, "up")
        elif moved > 0.6 * self.height() and place < count - 1:
            self.wanted.emit(self.item.number, "down")

    def _drag_out(self) -> None:
        if not self.item.output.exists():
            self.trouble.emit(gone_words(self.item.output))
            return
        drag_film(self, self.item.output, self._thumb.pixmap())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = self._dragged_from = None
        self.unsetCursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self._possible():
            action = QAction(icon(command.icon), command.text, menu)
            action.setShortcut(command.key)
            action.triggered.connect(self._doing(command.name))
            menu.addAction(action)
        menu.popup(event.globalPos())


class _Question(QWidget):
    """Asks in place what to do with unfinished work."""

    answered = Signal(str)
    """ "keep", "delete" or "back"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._text)
        self._answers: dict[str, QPushButton] = {}
        for answer in ("keep", "delete", "back"):
            button = QPushButton()
            button.clicked.connect(self._answering(answer))
            self._answers[answer] = button
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    def ask(self, running: bool, kept: int) -> None:
        """Shows the question; the harmless answer has the focus."""
        frames = frames_words(kept)
        if running:
            self._text.setText(
                self.tr("Stop this render?")
                if not kept
                else self.tr("Stop? {frames} are finished.").format(frames=frames)
            )
            self._answers["keep"].setText(self.tr("Stop and keep them") if kept else self.tr("Stop"))
            self._answers["back"].setText(self.tr("Go on rendering"))
        else:
            self._text.setText(self.tr("{frames} of it are finished.").format(frames=frames))
            self._answers["keep"].setText(self.tr("Keep them on disk"))
            self._answers["back"].setText(self.tr("Back"))
        self._answers["delete"].setText(self.tr("Delete them"))
        self._answers["keep"].setToolTip(self.tr("The same render later goes on from there"))
        self._answers["delete"].setToolTip(
            self.tr("Frees the disk; a later render starts from the first frame")
        )
        self._answers["back"].setToolTip(self.tr("Change nothing (Esc)"))
        self._answers["delete"].setVisible(bool(kept))
        self.show()
        self._answers["back"].setFocus()

    def _answering(self, answer: str) -> Callable[[], None]:
        return lambda: self.answered.emit(answer)


def _with_dots(text: str, item: QueueItem, palette: QPalette) -> str:
    """The summary as rich text: each computer has a dot in its color, as in the timeline."""
    rich = escape(text).replace("\n", "<br>")
    for name, words in node_shares(item.result):
        color = node_color(item.number_of(name), palette).name()
        dot = f'<span style="color:{color}">&#9679;</span>&nbsp;'
        rich = rich.replace(escape(words), dot + escape(words), 1)
    return rich


def _recolor(label: QLabel, color: QColor) -> None:
    palette = label.palette()
    if palette.color(QPalette.ColorRole.WindowText) != color:
        palette.setColor(QPalette.ColorRole.WindowText, color)
        label.setPalette(palette)
