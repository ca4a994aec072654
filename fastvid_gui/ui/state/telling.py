"""Finds for each film a frame that shows something, and begins there if the film begins black."""

from pathlib import Path

from PySide6.QtCore import QObject

from fastvid_gui.engine.messages.films import FindTellingFrame, TellingFrame
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.session import Film, FilmState, Session


class TellingFrames(QObject):
    """Asks for one film at a time, the one on show first; a film whose place the user has chosen stays there."""

    def __init__(self, session: Session, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preview_engine = session, preview_engine
        self._call: Call | None = None
        self._path: Path | None = None
        self._tried: set[Path] = set()
        self._moved: set[Path] = set()
        self._moving = False
        session.films_changed.connect(self._look)
        session.current_changed.connect(self._look)
        session.playhead_changed.connect(self._on_playhead)

    def _look(self) -> None:
        films = {film.path: film for film in self._session.films}
        ready = {path for path, film in films.items() if film.state is FilmState.READY}
        self._tried &= ready
        self._moved &= films.keys()
        if self._call is not None:
            if self._path not in ready:
                self._call.stop()
            return
        current = self._session.current
        order = [current.path] if current is not None else []
        path = next((each for each in (*order, *films) if each in ready and each not in self._tried), None)
        if path is None:
            return
        self._tried.add(path)
        self._path = path
        call = self._call = self._preview_engine.ask(FindTellingFrame(str(path)), self)
        call.finished.connect(lambda value: self._on_found(path, value))
        call.ended.connect(self._on_ended)

    def _on_found(self, path: Path, value: object) -> None:
        film = self._session.film(path)
        if not isinstance(value, TellingFrame) or film is None or not 0 <= value.frame < max(1, film.frames):
            return
        begins = value.frame > 0 and self._untouched(film)
        self._session.update(path, telling=value.frame)
        if begins:
            self._moving = True
            if self._session.current is not None and self._session.current.path == path:
                self._session.seek(value.frame)
            else:
                self._session.update(path, playhead=value.frame)
            self._moving = False

    def _untouched(self, film: Film) -> bool:
        return film.playhead == 0 and film.path not in self._moved

    def _on_playhead(self, frame: int) -> None:
        film = self._session.current
        if film is not None and not self._moving and frame != 0:
            self._moved.add(film.path)

    def _on_ended(self) -> None:
        self._call = self._path = None
        self._look()
