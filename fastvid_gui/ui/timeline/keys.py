"""The keyboard on the timeline.

Left, Right (Shift: ten frames)   the playhead; a selected keyframe or style change, which moves when the key is
                                  released
Up, Down                          to the keyframe before or after, which is selected
Return                            selects the keyframe at the playhead
Home, End; Page Up, Page Down     to the film's ends; a screenful
Escape                            cancels a move, then the selection
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from fastvid_gui.ui.timeline.editor import Editor
from fastvid_gui.ui.timeline.state import TimelineState
from fastvid_gui.ui.timeline.style_editor import StyleEditor

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

    def __init__(self, state: TimelineState, editor: Editor, styles: StyleEditor) -> None:
        self._state, self._editor, self._styles = state, editor, styles

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here."""
        if event.modifiers() not in _PLAIN or self._state.film is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return (
                self._state.moving is not None
                or self._state.marking is not None
                or self._state.selected is not None
                or self._state.selected_change is not None
            )
        return event.key() in _STEPS or event.key() in _OTHERS

    def press(self, event: QKeyEvent) -> bool:
        """Performs the action of a key; False if it has none."""
        state, film = self._state, self._state.film
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
            page = max(1, int(state.scale.shown * 0.9)) if not state.scale.fits else max(1, film.frames // 10)
            self._seek(state.playhead + (page if key == Qt.Key.Key_PageDown else -page))
        elif key == Qt.Key.Key_Escape:
            under_way = state.moving or state.shifting
            if under_way is not None:
                state.session.seek(under_way[0])
                state.move_marks()
                state.shift_change()
            else:
                state.select(None)
                state.select_change(None)
        else:
            near = state.marks.nearest(state.scale, state.scale.x(state.playhead), 8.0)
            state.select(near.frame if near is not None else None)
            if near is not None:
                state.session.seek(near.frame)
        return True

    def release(self, event: QKeyEvent) -> None:
        """A keyframe that was moved stays where it is."""
        if event.key() in _STEPS and not event.isAutoRepeat():
            self.settle()

    def settle(self) -> None:
        """Makes a move by keys final, as one undo step."""
        state = self._state
        if state.moving is not None:
            start, to = state.moving
            state.move_marks()
            state.select(self._editor.move(start, to))
        if state.shifting is not None:
            start, to = state.shifting
            state.shift_change()
            state.select_change(self._styles.move(start, to))

    def to_change(self, way: int) -> None:
        """Goes to the next style change (way 1) or the one before (way -1) and selects it."""
        state = self._state
        frames = [frame for frame in self._styles.frames if (frame - state.playhead) * way > 0]
        if frames:
            frame = min(frames) if way > 0 else max(frames)
            state.select_change(frame)
            state.session.seek(frame)
        elif state.playhead in self._styles.frames:
            state.select_change(state.playhead)

    def to_keyframe(self, way: int) -> None:
        """Goes to the next keyframe (way 1) or the one before (way -1) and selects it."""
        state = self._state
        here = state.playhead
        frames = [frame for frame in state.marks.frames if (frame - here) * way > 0]
        if frames:
            frame = min(frames) if way > 0 else max(frames)
            state.select(frame)
            state.session.seek(frame)
        elif here in state.marks.frames:
            state.select(here)

    def _seek(self, frame: int) -> None:
        self._state.select(None)
        self._state.select_change(None)
        self._state.session.seek(frame)

    def _step(self, step: int) -> None:
        state = self._state
        if state.selected_change is not None:
            start, at = state.shifting or (state.selected_change, state.selected_change)
            to = self._styles.bounded(start, at + step)
            state.shift_change((start, to))
            state.session.seek(to)
            return
        if state.selected is None:
            state.session.seek(state.playhead + step)
            return
        if not self._editor.allowed or state.selected == 0:
            # Says why in place; nothing changes.
            self._editor.move_refused(state.selected)
            return
        start, at = state.moving or (state.selected, state.selected)
        to = self._editor.bounded(start, at + step)
        state.move_marks(keyframe=(start, to))
        state.session.seek(to)
