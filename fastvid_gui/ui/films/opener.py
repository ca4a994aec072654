"""Opens films, a few at a time, through the engine, and watches what happens to their files."""

import logging
from array import array
from collections import deque
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from fastvid_gui.engine.messages.films import Counting, FilmOpened, OpenFilm
from fastvid_gui.paths import resources_folder
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.film_records import FilmRecord
from fastvid_gui.render.identity import film_identity
from fastvid_gui.settings import settings
from fastvid_gui.ui.films.finding import Found, find_films
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.remembering import Remembering
from fastvid_gui.ui.state.session import Film, FilmState, Session

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

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        parent: QObject | None = None,
        memory: Remembering | None = None,
    ) -> None:
        """`memory`: what is kept about films; nothing is if None."""
        super().__init__(parent)
        self._session, self._preview_engine, self._memory = session, preview_engine, memory
        self._given: dict[Path, Decisions] = {}
        self._work: dict[Path, Decisions] = {}
        self._quietly: set[Path] = set()
        self._waiting: deque[Path] = deque()
        self._calls: dict[Path, Call] = {}
        self._stamps: dict[Path, tuple[int, int]] = {}
        self._changed: set[Path] = set()
        self._together: tuple[Path, ...] = ()
        """The films that were opened last, in one go."""
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

    def open_again(
        self,
        films: Iterable[tuple[Path, str]],
        current: Path | None,
        given: Mapping[Path, Decisions] | None = None,
    ) -> None:
        """Puts films back into the list, all at once, and opens one after the other.

        Args:
            films: paths and identities ("" if not known).
            given: what was decided about them elsewhere; else what is kept here counts.
        """
        fresh = [each for each in films if self._session.film(each[0]) is None]
        self._given.update(given or {})
        self._quietly.update(path for path, _ in fresh)
        self._session.restore(Film(path=path, identity=identity) for path, identity in fresh)
        self._waiting.extend(path for path, _ in fresh)
        first = fresh[0][0] if fresh else None
        self._session.select(current if current is not None and self._session.film(current) else first)
        self._start_next()

    def go_on(self, work: Mapping[Path, Decisions]) -> None:
        """Opens films that are being painted, and shows them as they are painted; the first one becomes current."""
        for path, decisions in work.items():
            fresh = self._session.film(path) is None and self._session.add(path)
            film = self._session.film(path)
            if film is not None and film.state is FilmState.READY:
                self._session.set_look_of(path, decisions.look, self.tr("Style"), decisions.styles_at)
                continue
            self._work[path] = decisions
            if fresh:
                self._waiting.append(path)
            elif film is not None and film.state is FilmState.FAILED:
                self.reopen(path)
        if work:
            self._session.select(next(iter(work)))
        self._start_next()

    def find(self, old: Path, new: Path) -> None:
        """The file of a film that was missing is here; others that are missing may be beside it."""
        self._take_from(old, new)
        others = [
            (film.path, film.identity) for film in self._session.films if film.missing and film.identity
        ]

        def look() -> dict[Path, Path]:
            places = {path: new.parent / path.name for path, _ in others}
            return {path: places[path] for path, identity in others if _is_film(places[path], identity)}

        if others:
            in_background(self, look, self._on_others)

    def _on_others(self, found: dict[Path, Path]) -> None:
        for old, new in found.items():
            film = self._session.film(old)
            if film is not None and film.missing:
                self._take_from(old, new)

    def _take_from(self, old: Path, new: Path) -> None:
        self._session.relocate(old, new)
        for known in (self._given, self._work):
            if old in known:
                known[new] = known.pop(old)
        film = self._session.film(new)
        if film is not None and film.state is FilmState.OPENING and new not in {*self._calls, *self._waiting}:
            self._waiting.append(new)
        self._start_next()

    def reopen(self, path: Path) -> None:
        """Opens a film again, because it failed or its file was changed."""
        if path in self._calls or path in self._waiting or self._session.film(path) is None:
            return
        self._session.update(path, state=FilmState.OPENING, problem="", missing=False)
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
            self._together = found.films
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
        call.failed.connect(lambda why: self._on_failed(path, why))
        call.ended.connect(lambda: self._on_ended(path, call))

    def _on_news(self, path: Path, news: object) -> None:
        if isinstance(news, Counting) and news.total:
            self.progress.emit(path, min(99, 100 * news.done // news.total))

    def _on_failed(self, path: Path, why: str) -> None:
        self._session.update(path, state=FilmState.FAILED, problem=why)
        in_background(self, lambda: _stamp(path), lambda stamp: self._on_missing(path, stamp))
        self._show_better(path)

    def _on_missing(self, path: Path, stamp: tuple[int, int]) -> None:
        film = self._session.film(path)
        if film is not None and film.state is FilmState.FAILED:
            self._session.update(path, missing=stamp == _GONE)
            self._stamps.setdefault(path, stamp)

    def _on_opened(self, path: Path, value: object) -> None:
        if not isinstance(value, FilmOpened):
            return
        film = self._session.film(path)
        if film is None:
            return
        if self._memory is None or film.recalled or path in self._given or not value.identity:
            self._show(path, value, None)
        else:
            self._memory.recall(value.identity, partial(self._on_recalled, path, value, film.identity))

    def _on_recalled(self, path: Path, value: FilmOpened, before: str, record: FilmRecord | None) -> None:
        if record is None and self._memory is not None and before not in ("", value.identity):
            # The file was changed since; what was decided about the old one is still a good beginning.
            self._memory.recall(before, partial(self._show, path, value))
        else:
            self._show(path, value, record)

    def _show(self, path: Path, opened: FilmOpened, record: FilmRecord | None) -> None:
        """The film is ready, as the user left it."""
        film = self._session.film(path)
        if film is None:
            return
        times = array("d")
        times.frombytes(opened.times)
        frames = opened.info.frames
        # Whoever has begun to work on it while it was opened wants that, and not what was once.
        touched = bool(self._session.history(path).steps) or bool(film.playhead)
        known, work = self._given.pop(path, None), self._work.pop(path, None)
        if known is None and record is not None and not touched:
            known = record.decisions
        if known is None and not film.recalled:
            known = work
        fields = known.fitting(frames).fields() if known is not None else {}
        fields.setdefault("playhead", min(film.playhead, max(0, frames - 1)))
        self._session.update(
            path, state=FilmState.READY, problem="", missing=False, info=opened.info, times=times,
            changes=(), found=(), analyzed=False, identity=opened.identity, recalled=True, **fields,
        )  # fmt: skip
        if record is not None and not touched and record.frames == frames:
            self._session.recall_history(path, record.history.fitting(frames))
        if work is not None:
            self._session.set_look_of(path, work.look, self.tr("Style"), work.styles_at)
        if resources_folder() not in path.parents and path not in self._quietly:
            settings().add_recent(path)
        self._quietly.discard(path)
        if str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))
        in_background(self, lambda: _stamp(path), lambda stamp: self._stamps.__setitem__(path, stamp))

    def _show_better(self, path: Path) -> None:
        """A film that can't be shown gives way to the next of those that were opened with it."""
        current = self._session.current
        if current is None or current.path != path or path not in self._together:
            return
        # Nobody opens a folder to look at the file in it that can't be shown.
        others = [film for film in self._session.films if film.path in self._together]
        good = [film for film in others if film.state is FilmState.READY]
        may_be = [film for film in others if film.state is FilmState.OPENING]
        if good or may_be:
            self._session.select((good or may_be)[0].path)

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
                    missing=True,
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


def _is_film(path: Path, identity: str) -> bool:
    try:
        return path.is_file() and film_identity(path) == identity
    except OSError:
        return False


_GONE = (-1, -1)


def _stamp(path: Path) -> tuple[int, int]:
    """Size and modification time of a file; `_GONE` if it is missing."""
    try:
        state = path.stat()
    except OSError:
        return _GONE
    return state.st_size, state.st_mtime_ns
