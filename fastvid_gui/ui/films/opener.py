"""Opens films, a few at a time, through the engine, and watches what happens to their files."""

import logging
from array import array
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from fastvid_gui.engine.messages.films import Counting, FilmOpened, OpenFilm
from fastvid_gui.paths import resources_folder
from fastvid_gui.settings import settings
from fastvid_gui.ui.films.finding import Found, find_films
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.session import FilmState, Session

AT_ONCE = 2
"""Films opened at the same time."""
QUIET_MS = 1500
"""A file that is being written is opened once it has been left alone for this long."""

_log = logging.getLogger(__name__)


class FilmOpener(QObject):
    """Puts files into the session and fills in what the engine reports about them."""

    progress = Signal(object, int)
    """`Path` and percent of reading through a file."""
    remark = Signal(str)
    """A sentence about the files that were to be opened."""

    def __init__(self, session: Session, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preview_engine = session, preview_engine
        self._waiting: deque[Path] = deque()
        self._calls: dict[Path, Call] = {}
        self._stamps: dict[Path, tuple[int, int]] = {}
        self._changed: set[Path] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file_changed)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look_at_changed)
        session.films_changed.connect(self._on_films_changed)

    def open(self, paths: Iterable[Path]) -> None:
        """Opens files, and the videos in folders. The first of them is shown as soon as it is ready."""
        wanted = tuple(paths)
        if wanted:
            in_background(self, lambda: find_films(wanted), self._on_found)

    def reopen(self, path: Path) -> None:
        """Opens a film again, because it failed or its file was changed."""
        if path in self._calls or path in self._waiting or self._session.film(path) is None:
            return
        self._session.update(path, state=FilmState.OPENING, problem="")
        self._waiting.append(path)
        self._start_next()

    def _on_found(self, found: Found) -> None:
        for folder in found.empty_folders:
            self.remark.emit(self.tr("There is no video in the folder {folder}.").format(folder=folder.name))
        if found.more:
            self.remark.emit(
                self.tr("That is a great many files; the first {count} videos were taken.").format(
                    count=len(found.films)
                )
            )
        if found.films:
            first = found.films[0]
            for path in found.films:
                if self._session.add(path):
                    self._waiting.append(path)
                elif (film := self._session.film(path)) is not None and film.state is FilmState.FAILED:
                    self.reopen(path)
            self._session.select(first)
        self._start_next()

    def _start_next(self) -> None:
        while self._waiting and len(self._calls) < AT_ONCE:
            # The film that is shown first.
            current = self._session.current
            path = current.path if current and current.path in self._waiting else self._waiting[0]
            self._waiting.remove(path)
            if self._session.film(path) is not None:
                self._start(path)

    def _start(self, path: Path) -> None:
        call = self._preview_engine.ask(OpenFilm(str(path)), self)
        self._calls[path] = call
        call.news.connect(lambda news: self._on_news(path, news))
        call.finished.connect(lambda value: self._on_opened(path, value))
        call.failed.connect(lambda why: self._session.update(path, state=FilmState.FAILED, problem=why))
        call.ended.connect(lambda: self._on_ended(path, call))

    def _on_news(self, path: Path, news: object) -> None:
        if isinstance(news, Counting) and news.total:
            self.progress.emit(path, min(99, 100 * news.done // news.total))

    def _on_opened(self, path: Path, value: object) -> None:
        if not isinstance(value, FilmOpened):
            return
        times = array("d")
        times.frombytes(value.times)
        film = self._session.film(path)
        if film is None:
            return
        playhead = min(film.playhead, max(0, value.info.frames - 1))
        self._session.update(
            path, state=FilmState.READY, problem="", info=value.info, times=times, playhead=playhead,
            changes=(), found=(), analyzed=False,
        )  # fmt: skip
        if resources_folder() not in path.parents:
            settings().add_recent(path)
        if str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))
        in_background(self, lambda: _stamp(path), lambda stamp: self._stamps.__setitem__(path, stamp))

    def _on_ended(self, path: Path, call: Call) -> None:
        if self._calls.get(path) is call:
            del self._calls[path]
        self._start_next()

    def _on_films_changed(self) -> None:
        """Stops opening films that were removed from the list."""
        listed = {film.path for film in self._session.films}
        for path in [path for path in self._calls if path not in listed]:
            self._calls.pop(path).stop()
        for path in [path for path in self._waiting if path not in listed]:
            self._waiting.remove(path)
        watched = self._watcher.files()
        gone = [name for name in watched if Path(name) not in listed]
        if gone:
            self._watcher.removePaths(gone)
        self._stamps = {path: stamp for path, stamp in self._stamps.items() if path in listed}
        self._start_next()

    # ---- what becomes of the files ----

    def check_files(self) -> None:
        """Checks whether the films' files are still there (the watcher hears nothing from network drives)."""
        self._changed.update(film.path for film in self._session.films if film.state is not FilmState.OPENING)
        self._look_at_changed()

    def _on_file_changed(self, name: str) -> None:
        self._changed.add(Path(name))
        self._quiet.start()

    def _look_at_changed(self) -> None:
        changed, self._changed = tuple(self._changed), set()

        def look() -> dict[Path, tuple[int, int]]:
            return {path: _stamp(path) for path in changed}

        if changed:
            in_background(self, look, self._on_looked)

    def _on_looked(self, stamps: dict[Path, tuple[int, int]]) -> None:
        for path, stamp in stamps.items():
            film, known = self._session.film(path), self._stamps.get(path)
            if film is None or known is None or stamp == known:
                continue
            if stamp == _GONE:
                self._session.update(
                    path,
                    state=FilmState.FAILED,
                    problem=self.tr(
                        "The file {name} is no longer there. Put it back, or take the film off the list."
                    ).format(name=path.name),
                )
            else:
                self.reopen(path)
            # To the system's watcher, a replaced file (saved again by an editor) is a different file.
            if stamp != _GONE and str(path) not in self._watcher.files():
                self._watcher.addPath(str(path))
            self._stamps[path] = stamp


_GONE = (-1, -1)


def _stamp(path: Path) -> tuple[int, int]:
    """Size and modification time of a file; `_GONE` if it is missing."""
    try:
        state = path.stat()
    except OSError:
        return _GONE
    return state.st_size, state.st_mtime_ns
