"""Edits of the current film's keyframes and marks, each one undo step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.errors import UsageError
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.ui.timeline import edits


class Editor(QObject):
    """Changes keyframes through the session, so that they can be undone, within the rules of `edits`."""

    refused = Signal(str)
    """Why something is not possible, as the user reads it."""
    done = Signal()
    """Something was changed: an older refusal no longer matters."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def film(self) -> Film | None:
        """The current film, once it is open."""
        film = self._session.current
        return film if film is not None and film.state is FilmState.READY and film.frames else None

    @property
    def allowed(self) -> bool:
        """Whether keyframes can be edited: not during the analysis, or those found later would be missing."""
        film = self.film
        return film is not None and (film.analyzed or film.edited is not None or bool(film.analysis_problem))

    def add(self, frame: int) -> bool:
        """Adds a keyframe at a frame."""
        film = self.film
        change = film.changes[frame] if film and frame < len(film.changes) else 0.0
        return self._change(
            self.tr("Add keyframe"),
            lambda keys, frames: edits.added(keys, frame, frames, change),
        )

    def move(self, frame: int, to: int) -> int:
        """Moves a keyframe as far as its neighbors allow; returns its new frame."""
        film = self.film
        if film is None:
            return frame
        to = self.bounded(frame, to)
        moved = self._change(
            self.tr("Move keyframe"), lambda keys, frames: edits.moved(keys, frame, to, frames)
        )
        return to if moved else frame

    def bounded(self, frame: int, to: int) -> int:
        """Where the keyframe at `frame` would end up."""
        film = self.film
        index = edits.index_of(film.keyframes, frame) if film else None
        if film is None or index is None:
            return frame
        least, most = edits.room(film.keyframes, index, film.frames)
        return max(least, min(most, to))

    def move_refused(self, frame: int) -> None:
        """Says why the keyframe at a frame does not move."""
        if not self.allowed:
            self.refused.emit(self._not_yet())
        elif frame == 0:
            self.refused.emit(self.tr("The film starts here; this keyframe stays."))

    def remove(self, frame: int) -> bool:
        """Removes a keyframe."""
        return self._change(self.tr("Delete keyframe"), lambda keys, frames: edits.removed(keys, frame))

    def toggle(self, frame: int) -> bool:
        """Makes a cut soft, or a soft keyframe a cut."""
        return self._change(
            self.tr("Change kind of keyframe"), lambda keys, frames: edits.toggled(keys, frame)
        )

    def replace(self, keyframes: tuple[Keyframe, ...], text: str) -> bool:
        """Takes other keyframes instead, corrected where they break the rules."""
        film = self.film
        if film is None:
            return False
        self._session.set_keyframes(edits.whole(keyframes, film.frames), text)
        self.done.emit()
        return True

    def restore(self) -> None:
        """Goes back to the keyframes that were found."""
        if self.film is not None:
            self._session.set_keyframes(None, self.tr("Reset to detected keyframes"))
            self.done.emit()

    def set_marks(self, mark_in: int, mark_out: int) -> None:
        """Sets the part to render; the ends of the film count as no marks."""
        film = self.film
        if film is not None:
            self._session.set_marks(mark_in or None, mark_out if mark_out < film.frames else None)
            self.done.emit()

    def _change(self, text: str, change: Callable[[edits.Keyframes, int], edits.Keyframes]) -> bool:
        film = self.film
        if film is None:
            return False
        if not self.allowed:
            self.refused.emit(self._not_yet())
            return False
        try:
            new = change(film.keyframes or edits.whole((), film.frames), film.frames)
        except UsageError as error:
            self.refused.emit(str(error))
            return False
        if new != film.keyframes:
            self._session.set_keyframes(new, text)
            self.done.emit()
        return True

    def _not_yet(self) -> str:
        return self.tr("Keyframes can be changed once the whole film has been analyzed.")
