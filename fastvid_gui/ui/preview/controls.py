"""The row of buttons below the picture, and the time display beside the scrub bar."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from fastvid_gui.ui.preview.clock import timecode
from fastvid_gui.ui.preview.motion_preview import MOST_SECONDS
from fastvid_gui.ui.preview.timed import end_of
from fastvid_gui.ui.sentences.decimals import with_decimal_sign
from fastvid_gui.ui.state.session import Film
from fastvid_gui.ui.widgets.theme import ICON, ICON_LARGE

DEFAULT_SECONDS = 3
NARROW = 620
"""Below this width (logical pixels) the motion button shows no words."""
GAP = 12
"""Between the groups of buttons, logical pixels."""


class Button(QToolButton):
    """A tool button that the space bar presses when it has the focus, although Space is a shortcut of the viewer."""

    def __init__(
        self, action: QAction | None = None, size: int = ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action is not None:
            self.setDefaultAction(action)
            action.changed.connect(self._name)
            self._name()

    def _name(self) -> None:
        action = self.defaultAction()
        self.setAccessibleName(action.text().replace("&", ""))
        self.setAccessibleDescription(action.toolTip())

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class MenuButton(Button):
    """A button with words that opens a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def say(self, text: str) -> None:
        """Sets other words; a small arrow shows that there is a menu."""
        if not self.text().startswith(f"{text} "):
            self.setText(f"{text} \u25be")


class TimeDisplay(Button):
    """Time or number of the frame, and of the film's end; a click switches between them."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(None, parent=parent)
        self._frames = False
        self._film: Film | None = None
        self._frame = 0
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.setFont(font)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.clicked.connect(action.trigger)
        action.triggered.connect(self.toggle_unit)
        self._action = action
        self.show_frame(None, 0)

    def toggle_unit(self) -> None:
        """Time instead of frame numbers, or the other way round."""
        self._frames = not self._frames
        self.show_frame(self._film, self._frame)

    def show_frame(self, film: Film | None, frame: int) -> None:
        """Shows the position of a frame in its film."""
        self._film, self._frame = film, frame
        if film is None or not film.frames or frame >= len(film.times):
            now = total = other = ""
        else:
            time, number = with_decimal_sign(timecode(film.times[frame])), str(frame)
            last, end = str(film.frames - 1), with_decimal_sign(timecode(end_of(film)))
            now, total = (number, last) if self._frames else (time, end)
            other = self.tr("Time {time}, frame {frame} of {last}").format(time=time, frame=number, last=last)
            if film.info is not None and film.info.variable_rate:
                other += "\n" + self.tr("The frames of this film are shown for unequal times.")
        width = len(total)
        self.setText(f"{now:>{width}} / {total}" if now else "–")
        self.setToolTip("\n".join(part for part in (other, self._action.toolTip()) if part))
        self.setAccessibleName(other or self.tr("No frame"))


class Controls(QWidget):
    """Buttons: how to compare, moving through the film, motion, zoom, saving."""

    seconds_changed = Signal(int)
    """Length of the preview in motion."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.seconds = DEFAULT_SECONDS
        self._compare, self._transport, self._more = _Group(), _Group(), _Group()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 0, 8, 4)
        self._grid.setSpacing(2)
        self._rows = 0
        self._add(self._compare.row, "split", "side", "painted", "source", "regions")
        row = self._transport.row
        self._add(row, "to_start", "previous_frame")
        self.play = Button(actions["play"], ICON_LARGE)
        row.addWidget(self.play)
        self._add(row, "next_frame", "to_end")
        row.addSpacing(8)
        self._add(row, "loop")
        self.mute = Button(actions["mute"])
        row.addWidget(self.mute)
        row = self._more.row
        self.motion = Button(actions["motion"])
        self.motion.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.motion.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        row.addWidget(self.motion)
        row.addWidget(self._seconds_button())
        row.addSpacing(8)
        self.zoom = MenuButton()
        self._menu(self.zoom, "zoom_fit", "zoom_100", "zoom_200", "", "zoom_in", "zoom_out")
        row.addWidget(self.zoom)
        self.save = Button()
        self.save.setIcon(actions["save_picture"].icon())
        self.save.setToolTip(self.tr("Save or copy the painted frame"))
        self.save.setAccessibleName(self.save.toolTip())
        self._menu(self.save, "save_picture", "save_compared", "copy_picture")
        row.addWidget(self.save)
        self._arrange()

    def show_zoom(self, zoom: float, fits: bool) -> None:
        """Sets the words of the zoom button."""
        percent = round(zoom * 100)
        text = self.tr("Fit") if fits else self.tr("{percent} %").format(percent=percent)
        self.zoom.say(text)
        tip = self.tr("Zoom: {percent} % (wheel over the picture)").format(percent=percent)
        self.zoom.setToolTip(tip)
        self.zoom.setAccessibleName(tip)

    def _add(self, row: QHBoxLayout, *names: str) -> None:
        for name in names:
            row.addWidget(Button(self._actions[name]))

    def _menu(self, button: QToolButton, *names: str) -> None:
        menu = QMenu(button)
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _seconds_button(self) -> MenuButton:
        button = MenuButton()
        button.setToolTip(self.tr("Length of the preview in motion"))
        menu, group = QMenu(button), QActionGroup(self)
        for seconds in range(1, MOST_SECONDS + 1):
            choice = menu.addAction(self.tr("{seconds} s").format(seconds=seconds))
            choice.setCheckable(True)
            choice.setChecked(seconds == self.seconds)
            choice.setData(seconds)
            group.addAction(choice)
        group.triggered.connect(self._on_seconds)
        button.setMenu(menu)
        self.seconds_button = button
        self._tell_seconds()
        return button

    def _on_seconds(self, choice: QAction) -> None:
        self.seconds = int(choice.data())
        self._tell_seconds()
        self.seconds_changed.emit(self.seconds)

    def _tell_seconds(self) -> None:
        text = self.tr("{seconds} s").format(seconds=self.seconds)
        self.seconds_button.say(text)
        self.seconds_button.setAccessibleName(f"{self.seconds_button.toolTip()}: {text}")

    def minimumSizeHint(self) -> QSize:
        """In two rows, the buttons need much less."""
        margins = self._grid.contentsMargins()
        least = self._transport.minimumSizeHint()
        sides = self._compare.minimumSizeHint().width() + GAP + self._more_width(words=False)
        width = max(least.width(), sides) + margins.left() + margins.right()
        return QSize(width, self._rows * least.height() + margins.bottom())

    def _more_width(self, words: bool) -> int:
        """What the last group needs, with or without the words of the motion button."""
        width = self._more.minimumSizeHint().width()
        shown = self.motion.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if shown != words:
            text = self.fontMetrics().horizontalAdvance(self.motion.text()) + 8
            width += text if words else -text
        return width

    def _arrange(self) -> None:
        """Everything in one row if it fits, else the transport above the rest."""
        words = self.width() >= NARROW
        # The transport stays in the middle, so the wider side counts twice.
        sides = max(self._compare.minimumSizeHint().width(), self._more_width(words))
        needed = self._transport.minimumSizeHint().width() + 2 * (sides + GAP) + 16
        rows = 1 if self.width() >= needed else 2
        if rows == self._rows:
            return
        self._rows = rows
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        below = rows - 1
        for group in (self._compare, self._transport, self._more):
            self._grid.removeWidget(group)
        self._grid.addWidget(self._compare, below, 0, left)
        self._grid.addWidget(
            self._transport, 0, 0 if below else 1, 1, 3 if below else 1, Qt.AlignmentFlag.AlignHCenter
        )
        self._grid.addWidget(self._more, below, 2, right)
        for column, stretch in enumerate((1, 0, 1)):
            self._grid.setColumnStretch(column, stretch)
        self.updateGeometry()

    def resizeEvent(self, event: object) -> None:
        words = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if self.width() >= NARROW
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        if self.motion.toolButtonStyle() != words:
            self.motion.setToolButtonStyle(words)
        self._arrange()


class _Group(QWidget):
    """Buttons that stay side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2)
