"""Edits of where other styles and strengths begin in the current film, each one undo step."""

from PySide6.QtCore import QObject, Signal

from fastvid_gui.ui.state import course
from fastvid_gui.ui.state.session import Film, FilmState, Session


class StyleEditor(QObject):
    """Changes the styles along the film through the session, so that it can be undone."""

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
    def frames(self) -> tuple[int, ...]:
        """Where the styles change."""
        film = self.film
        return tuple(change.frame for change in film.styles_at) if film is not None else ()

    def add(self, frame: int, strength: float | None = None) -> bool:
        """Lets another style, or another strength, begin at a frame; it is still the same style then."""
        film = self.film
        if film is None:
            return False
        if not film.styled:
            self.refused.emit(self.tr("Choose a style for the film first; then it can change along the way."))
            return False
        if frame <= 0:
            self.refused.emit(
                self.tr("The film's first style begins here; choose another one in the gallery.")
            )
            return False
        text = (
            self.tr("Style change")
            if strength is None
            else self.tr("Strength from frame {0} on").format(frame)
        )
        self._set(course.added(film.look, film.styles_at, frame, strength), text)
        return True

    def bounded(self, frame: int, to: int) -> int:
        """A place between its neighbors for the change at a frame, near where it is wanted."""
        film = self.film
        if film is None:
            return frame
        least, most = course.room(film.styles_at, frame, film.frames)
        return max(least, min(most, to))

    def move(self, frame: int, to: int) -> int:
        """Moves a change; returns where it is then."""
        film, to = self.film, self.bounded(frame, to)
        if film is not None:
            self._set(course.moved(film.styles_at, frame, to), self.tr("Move style change"))
        return to

    def remove(self, frame: int) -> None:
        """Removes a change: the style before it goes on."""
        film = self.film
        if film is not None:
            self._set(course.removed(film.styles_at, frame), self.tr("Remove style change"))

    def slow(self, frame: int, over: int) -> None:
        """Lets the strength of a change take some frames to get there."""
        film = self.film
        if film is not None:
            self._set(course.slowed(film.styles_at, frame, over), self.tr("Length of the change"))

    def _set(self, changes: course.Changes, text: str) -> None:
        self._session.set_styles_at(changes, text)
        self.done.emit()
