"""The keyboard on the timeline.

Left, Right (Shift: ten frames)   the playhead; a selected keyframe, which moves when the key is released
Up, Down                          to the keyframe before or after, which is selected
Return                            selects the keyframe at the playhead
Home, End; Page Up, Page Down     to the film's ends; a screenful
Escape                            cancels a move, then the selection
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from fastvid_gui.ui.timeline.view import TimelineView

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OTHERS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape,
)  # fmt: skip
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_FAR = 10


class Keys:
    """Turns key presses into actions."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here."""
        if event.modifiers() not in _PLAIN or self._view.film is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return (
                self._view.moving is not None
                or self._view.marking is not None
                or self._view.selected is not None
            )
        return event.key() in _STEPS or event.key() in _OTHERS

    def press(self, event: QKeyEvent) -> bool:
        """Performs the action of a key; False where it has none."""
        view, film = self._view, self._view.film
        if not self.takes(event) or film is None:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key] * (_FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.to_keyframe(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Home:
            self._seek(0)
        elif key == Qt.Key.Key_End:
            self._seek(film.frames - 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            page = max(1, int(view.scale.shown * 0.9)) if not view.scale.fits else max(1, film.frames // 10)
            self._seek(view.playhead + (page if key == Qt.Key.Key_PageDown else -page))
        elif key == Qt.Key.Key_Escape:
            if view.moving is not None:
                view.session.seek(view.moving[0])
                view.move_marks()
            else:
                view.select(None)
        else:
            near = view.marks.nearest(view.scale, view.scale.x(view.playhead), 8.0)
            view.select(near.frame if near is not None else None)
            if near is not None:
                view.session.seek(near.frame)
        return True

    def release(self, event: QKeyEvent) -> None:
        """A keyframe that was moved stays where it is."""
        if event.key() in _STEPS and not event.isAutoRepeat():
            self.settle()

    def settle(self) -> None:
        """Makes a move by keys final, as one undo step."""
        view = self._view
        if view.moving is not None:
            start, to = view.moving
            view.move_marks()
            view.select(view.editor.move(start, to))

    def to_keyframe(self, way: int) -> None:
        """Goes to the next keyframe (way 1) or the one before (way -1) and selects it."""
        view = self._view
        here = view.playhead
        frames = [frame for frame in view.marks.frames if (frame - here) * way > 0]
        if frames:
            frame = min(frames) if way > 0 else max(frames)
            view.select(frame)
            view.session.seek(frame)
        elif here in view.marks.frames:
            view.select(here)

    def _seek(self, frame: int) -> None:
        self._view.select(None)
        self._view.session.seek(frame)

    def _step(self, step: int) -> None:
        view = self._view
        if view.selected is None:
            view.session.seek(view.playhead + step)
            return
        if not view.editor.allowed or view.selected == 0:
            # Says why in place; nothing changes.
            view.editor.move_refused(view.selected)
            return
        start, at = view.moving or (view.selected, view.selected)
        to = view.editor.bounded(start, at + step)
        view.move_marks(keyframe=(start, to))
        view.session.seek(to)
