"""Keeps everything about the films in the session, and the list of films, between runs of the app.

    session --changes--> (half a second) --> films/IDENTITY.json, open-films.json in the data folder
    film opened --identity--> recall --> look, marks, keyframes, undo steps, place

What may wait for a disk happens on one other thread, in order. One window at a time keeps the list; what is decided
about a film is kept by every window, and the last one wins.
"""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from fastvid_gui.errors import FastVidError
from fastvid_gui.paths import data_folder
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.film_records import FOLDER, FilmRecord, FilmRecords
from fastvid_gui.projects.open_films import (
    FILE_NAME,
    OpenFilms,
    RememberedFilm,
    read_open_films,
    write_open_films,
)
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.session import Film, FilmState, Session

SOON_MS = 500
PLACE_MS = 3000
"""The place of the playhead is kept less often: it changes with every frame that is played."""
PATIENCE_MS = 5000
"""How long closing waits for a disk."""

_log = logging.getLogger(__name__)

Recalled = Callable[[FilmRecord | None], None]


class Remembering(QObject):
    """Follows the session. `project`: the file that the list was opened from or saved to."""

    trouble = Signal(str)
    """What is set can't be kept; a sentence for the user."""
    project_changed = Signal()

    def __init__(
        self,
        session: Session,
        keeps_list: bool = True,
        parent: QObject | None = None,
        folder: Path | None = None,
    ) -> None:
        """`keeps_list`: whether the list of films is this window's to keep. `folder`: the data folder if None."""
        super().__init__(parent)
        self._session = session
        folder = _usual_folder() if folder is None else folder
        self._works, self._keeps_list = folder is not None, folder is not None and keeps_list
        folder = folder or Path()
        self._records, self._list_file = FilmRecords(folder / FOLDER), folder / FILE_NAME
        self._kept: dict[str, FilmRecord] = {}
        self._kept_list: OpenFilms | None = None
        self._project: Path | None = None
        self._dirty: set[Path] = set()
        self._told = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)
        session.film_changed.connect(self._on_film_changed)
        session.film_leaves.connect(self._save_now)
        session.playhead_changed.connect(self._on_moved)
        session.undo.indexChanged.connect(self._on_step)
        session.films_changed.connect(self._soon)
        session.current_changed.connect(self._soon)

    # ---- what there was

    def last_list(self) -> OpenFilms:
        """The films that were open last time, if this window keeps the list."""
        if not self._keeps_list:
            return OpenFilms()
        self._kept_list = read_open_films(self._list_file)
        self._project = Path(self._kept_list.project) if self._kept_list.project else None
        return self._kept_list

    def recall(self, identity: str, done: Recalled) -> None:
        """Looks up what is kept about a film, on another thread, then calls `done`."""
        known = self._kept.get(identity)
        if known is not None or not identity or not self._works:
            done(known)
            return

        def read() -> FilmRecord | None:
            try:
                return self._records.read(identity)
            except (OSError, ValueError):
                return None

        in_background(self, read, partial(self._on_read, identity, done), self._pool)

    def _on_read(self, identity: str, done: Recalled, record: FilmRecord | None) -> None:
        if record is not None:
            self._kept.setdefault(identity, record)
        done(record)

    def learn(self, identity: str, name: str, decisions: Decisions) -> None:
        """Keeps what was decided elsewhere about a film that may not even be here."""
        if identity:
            self._keep(FilmRecord(identity=identity, name=name, frames=0, decisions=decisions))

    def collect(self, done: Callable[[list[tuple[Path, str, Decisions]]], None]) -> None:
        """Path, identity and decisions of all films in the list, those too that were not opened (yet); then calls
        `done`."""
        films = self._session.films
        unread = {film.identity for film in films if not film.recalled and film.identity} - self._kept.keys()
        records = self._records if self._works else None

        def read() -> dict[str, FilmRecord]:
            found = {identity: records.read(identity) for identity in unread} if records is not None else {}
            return {identity: record for identity, record in found.items() if record is not None}

        def on_read(found: dict[str, FilmRecord]) -> None:
            known = self._kept | found
            done([(film.path, film.identity, _decisions(film, known)) for film in films])

        in_background(self, read, on_read, self._pool)

    # ---- the project

    @property
    def project(self) -> Path | None:
        """The project file of the list."""
        return self._project

    def set_project(self, file: Path | None) -> None:
        """The list belongs to this project file now."""
        if file != self._project:
            self._project = file
            self._soon()
            self.project_changed.emit()

    # ---- what is kept

    def flush(self) -> None:
        """Writes what is not on the disk yet, and waits for that; for the end of the app."""
        self._timer.stop()
        self._save()
        self._pool.waitForDone(PATIENCE_MS)

    def forget(self) -> None:
        """Takes all films off the list and deletes everything that is kept about any film."""
        self._session.clear()
        self.set_project(None)
        self._timer.stop()
        self._dirty.clear()
        self._kept.clear()
        self._kept_list = None
        records, file, keeps_list = self._records, self._list_file, self._keeps_list

        def delete() -> str:
            records.forget()
            if keeps_list:
                file.unlink(missing_ok=True)
            return ""

        self._in_order(delete)

    def _on_film_changed(self, path: Path) -> None:
        self._dirty.add(path)
        self._soon()

    def _on_step(self, _: int) -> None:
        film = self._session.current
        if film is not None:
            self._on_film_changed(film.path)

    def _on_moved(self, _: int) -> None:
        film = self._session.current
        if film is not None:
            self._dirty.add(film.path)
            if not self._timer.isActive():
                self._timer.start(PLACE_MS)

    def _soon(self) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > SOON_MS:
            self._timer.start(SOON_MS)

    def _save(self) -> None:
        dirty, self._dirty = self._dirty, set()
        for path in dirty:
            self._save_now(path)
        if self._keeps_list:
            self._save_list()

    def _save_now(self, path: Path) -> None:
        film = self._session.film(path)
        if film is not None and film.recalled and film.identity and film.state is FilmState.READY:
            self._save_film(film)

    def _save_film(self, film: Film) -> None:
        record = FilmRecord(
            identity=film.identity,
            name=film.path.name,
            frames=film.frames,
            decisions=Decisions.of(film),
            history=self._session.history(film.path),
        )
        self._keep(record)

    def _keep(self, record: FilmRecord) -> None:
        if record != self._kept.get(record.identity):
            self._kept[record.identity] = record
            records = self._records
            self._in_order(lambda: records.write(record))

    def _save_list(self) -> None:
        current = self._session.current
        films = OpenFilms(
            films=tuple(RememberedFilm(str(film.path), film.identity) for film in self._session.films),
            current=str(current.path) if current is not None else "",
            project=str(self._project) if self._project is not None else "",
        )
        if films != self._kept_list:
            self._kept_list = films
            file = self._list_file
            self._in_order(lambda: write_open_films(file, films))

    def _in_order(self, work: Callable[[], object]) -> None:
        if not self._works:
            return

        def guarded() -> str:
            try:
                work()
            except (OSError, ValueError) as error:
                _log.warning("what is set about a film can't be kept: %s", error)
                return str(getattr(error, "strerror", None) or error)
            return ""

        in_background(self, guarded, self._on_written, self._pool)

    def _on_written(self, reason: str) -> None:
        if reason and not self._told:
            self._told = True
            self.trouble.emit(
                self.tr(
                    "What you set can't be kept in {folder} ({reason}); it will be forgotten when the window is "
                    "closed. Free some space or check that the folder can be written to."
                ).format(folder=self._list_file.parent, reason=reason)
            )


def _decisions(film: Film, known: dict[str, FilmRecord]) -> Decisions:
    record = known.get(film.identity) if not film.recalled else None
    return record.decisions if record is not None else Decisions.of(film)


def asked_for(request: RenderRequest) -> Decisions:
    """What was decided about a film when its render was asked for."""
    return Decisions(
        look=request.look,
        styles_at=request.styles_at,
        size=request.size or 0,
        playhead=request.start,
        mark_in=request.start or None,
        mark_out=request.stop,
        edited=None if isinstance(request.keyframes, str) else request.keyframes,
    )


def _usual_folder() -> Path | None:
    try:
        return data_folder()
    except FastVidError:
        return None  # the window says so elsewhere, and nothing is kept
