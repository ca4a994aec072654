"""Who gets a key: the widget that has the focus and needs it, else the window's command.

The commands of the viewer work in the whole window: Space plays from anywhere. Qt would then take Space from a focused
button and the arrows from a list, so widgets that need such keys are asked first. Text fields handle this
themselves.

A list that drops down handles its keys itself: no command of the window reaches it, and Qt chooses the entry as soon as
it is asked about Enter. Space chooses there, too, unless it belongs to words that are being typed.
"""

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_MOVES = _ARROWS | {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_PRESS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})

_NEEDS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, _PRESS),
    (QComboBox, _PRESS | _MOVES),
    (QAbstractSlider, _MOVES),
    (QAbstractItemView, _PRESS | _MOVES),
    (QTabBar, _ARROWS),
)


def needs(widget: QObject, key: Qt.Key) -> bool:
    """Whether one of Qt's own widgets uses this key while it has the focus."""
    return any(isinstance(widget, kind) and key in keys for kind, keys in _NEEDS)


def drops_down(widget: QObject) -> bool:
    """Whether it is the list of a choice that is open."""
    return isinstance(widget, QAbstractItemView) and isinstance(widget.window().parentWidget(), QComboBox)


class KeyManners(QObject):
    """Looks after the widget that has the focus, whichever one that is."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._typed_at = float("-inf")
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.modifiers() not in _PLAIN:
            return False
        if drops_down(watched):
            return self._chooses(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and needs(watched, Qt.Key(event.key())):
            event.accept()
            return True
        return False

    def _chooses(self, view: QObject, event: QKeyEvent) -> bool:
        """Has Space choose the entry of an open list as Enter does."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Space:
            self._typed_at = time.monotonic() if event.text().strip() else float("-inf")
            return False
        if 1000 * (time.monotonic() - self._typed_at) < QApplication.keyboardInputInterval():
            self._typed_at = time.monotonic()
            return False
        # Qt's filter on the list takes this question for the answer.
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, _PLAIN[0]))
        return True
