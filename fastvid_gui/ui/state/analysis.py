"""Runs the analysis of the current film and puts the results into the session, live."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.engine.messages.keyframes import Changes, FindKeyframes, KeyframesFound
from fastvid_gui.settings import Preferences, settings
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.session import FilmState, Session

AT_ONCE = 2
"""Films analyzed at the same time, when another film becomes current before the first one is done."""


class Analysis(QObject):
    """Analyzes films when they become current, and again when the longest range or the file has changed."""

    problem = Signal(object, str)
    """`Path` and why its analysis failed."""

    def __init__(self, session: Session, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preview_engine = session, preview_engine
        self._calls: dict[Path, Call] = {}
        self._failed: set[Path] = set()
        self._max_range = settings().values.max_range
        session.current_changed.connect(self._look)
        session.films_changed.connect(self._look)
        self.destroyed.connect(settings().listen(self._on_preferences))

    def _look(self) -> None:
        """Stops what is no longer wanted, starts what is missing."""
        for path in list(self._calls):
            film = self._session.film(path)
            if film is None or film.state is not FilmState.READY:
                self._calls.pop(path).stop()
        self._failed = {path for path in self._failed if self._is_ready(path)}
        film = self._session.current
        if film is None or not self._is_ready(film.path) or film.analyzed:
            return
        if film.path in self._calls or film.path in self._failed:
            return
        while len(self._calls) >= AT_ONCE:
            oldest = next(iter(self._calls))
            self._calls.pop(oldest).stop()
        self._start(film.path)

    def _is_ready(self, path: Path) -> bool:
        film = self._session.film(path)
        return film is not None and film.state is FilmState.READY

    def _start(self, path: Path) -> None:
        self._session.update(path, changes=(), found=(), analyzed=False, analysis_problem="")
        call = self._preview_engine.ask(FindKeyframes(str(path), self._max_range), self)
        self._calls[path] = call
        call.news.connect(lambda news: self._on_news(path, call, news))
        call.finished.connect(lambda _value: self._on_finished(path, call))
        call.failed.connect(lambda why: self._on_failed(path, call, why))
        call.ended.connect(lambda: self._on_ended(path, call))

    def _on_news(self, path: Path, call: Call, news: object) -> None:
        film = self._session.film(path)
        if film is None or self._calls.get(path) is not call:
            return
        if isinstance(news, Changes):
            # After a restart of the engine the news is repeated: it replaces what was there.
            self._session.update(path, changes=film.changes[: news.first] + news.values)
        elif isinstance(news, KeyframesFound):
            self._session.update(path, found=_joined(film.found, news), analyzed=news.complete)

    def _on_finished(self, path: Path, call: Call) -> None:
        if self._calls.get(path) is call:
            self._session.update(path, analyzed=True)

    def _on_failed(self, path: Path, call: Call, why: str) -> None:
        if self._calls.get(path) is call:
            self._failed.add(path)
            self._session.update(path, analysis_problem=why)
            self.problem.emit(path, why)

    def _on_ended(self, path: Path, call: Call) -> None:
        if self._calls.get(path) is call:
            del self._calls[path]

    def _on_preferences(self, values: Preferences) -> None:
        if values.max_range == self._max_range:
            return
        self._max_range = values.max_range
        for path in list(self._calls):
            self._calls.pop(path).stop()
        self._failed.clear()
        for film in self._session.films:
            if film.analyzed:
                self._session.update(film.path, analyzed=False)
        self._look()


def _joined(known: tuple[Keyframe, ...], news: KeyframesFound) -> tuple[Keyframe, ...]:
    """Keyframes in film order. Complete news replaces those known; other news adds to them."""
    if news.complete and news.keyframes and news.keyframes[0].frame == 0:
        return news.keyframes
    by_frame = {keyframe.frame: keyframe for keyframe in (*known, *news.keyframes)}
    return tuple(by_frame[frame] for frame in sorted(by_frame))
