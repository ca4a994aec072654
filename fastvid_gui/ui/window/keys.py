"""Who gets a key: the widget that has the focus and needs it, else the window's command.

The commands of the viewer work in the whole window: Space plays from anywhere. Qt would then take Space from a focused
button and the arrows from a list, so widgets that need such keys are asked first. Text fields handle this
themselves.
"""

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


class KeyManners(QObject):
    """Looks after the widget that has the focus, whichever one that is."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            and needs(watched, Qt.Key(event.key()))
        ):
            event.accept()
            return True
        return False
