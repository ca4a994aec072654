"""Runs of the app one after the other: the real window, and engines that answer what the test says."""

from array import array
from fractions import Fraction
from pathlib import Path

from answers import Answers, RecordedCall
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.render.identity import film_identity
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.panel import FilmsPanel
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.preview.panel import PreviewPanel
from fastvid_gui.ui.state.analysis import Analysis
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.remembering import Remembering
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.ui.styles.panel import StylesPanel
from fastvid_gui.ui.timeline.panel import TimelinePanel
from fastvid_gui.ui.window.main_window import MainWindow, Panels

WAIT = 120_000
FRAMES = 200
START = Keyframe(0, KeyframeKind.START, 1.0)
CUT = Keyframe(40, KeyframeKind.CUT, 3.0, "The picture changes.")
LOOK = Look(style="great-wave", strength=0.7, keep_colors=True, brush=1.5, speed="fine")


def opened(path: Path, frames: int = FRAMES) -> FilmOpened:
    info = SourceInfo(
        width=640, height=360, coded_width=640, coded_height=360, rotation=0, frame_rate=Fraction(25),
        variable_rate=False, frames=frames, duration=Fraction(frames, 25), video_codec="h264", pixel_format="yuv420p",
        color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8), alpha=False,
    )  # fmt: skip
    times = array("d", [number / 25 for number in range(frames)])
    return FilmOpened(info, times.tobytes(), film_identity(path))


class Run:
    """A run of the app: the real window, and engines that answer what the test says. `open` films are those on disk."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.preview_engine, self.render_engine, self.session = Answers(), Answers(), Session()
        self.queue = RenderQueue(self.preview_engine, self.render_engine)
        self.memory = Remembering(self.session, keeps_list=self.queue.mine)
        self.opener = FilmOpener(self.session, self.preview_engine, memory=self.memory)
        self.films = FilmsPanel(self.session, self.preview_engine, self.opener)
        self.window = MainWindow(
            session=self.session,
            queue=self.queue,
            opener=self.opener,
            panels=Panels(
                films=self.films,
                preview=PreviewPanel(self.session, self.preview_engine, self.queue),
                styles=StylesPanel(self.session, self.preview_engine, self.render_engine, queue=self.queue),
                timeline=TimelinePanel(self.session, self.preview_engine, self.queue),
                jobs=JobsPanel(self.session, self.queue, self.preview_engine),
            ),
            analysis=Analysis(self.session, self.preview_engine),
            preview_engine=self.preview_engine,
            memory=self.memory,
        )
        self.window.resize(1280, 720)
        self.window.show()
        self.window.restore_films()
        self._answered: list[RecordedCall] = []

    def answer(self) -> None:
        """Answers what was asked about files, as the engine does."""
        for call in self.preview_engine.of(OpenFilm):
            if call not in self._answered and not call.over:
                self._answered.append(call)
                path = Path(getattr(call.request, "path", ""))
                if path.is_file():
                    call.finish(opened(path))
                else:
                    call.fail(f"{path.name} is no longer there.", "SourceError")

    def settled(self) -> bool:
        self.answer()
        return all(film.state is not FilmState.OPENING for film in self.session.films)

    def wait(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.session.films) == count and self.settled(), timeout=WAIT)

    def open(self, *paths: Path) -> None:
        self.window.open_films(paths)
        self.qtbot.waitUntil(lambda: all(self.session.film(path) for path in paths), timeout=WAIT)
        self.qtbot.waitUntil(self.settled, timeout=WAIT)

    def film(self, path: Path) -> Film:
        film = self.session.film(path)
        assert film is not None
        return film

    def close(self, flush: bool = True) -> None:
        if flush:
            self.memory.flush()
        self.queue.close()
        self.window._closing._decided = True
        self.window.close()
        self.window.deleteLater()
        for part in (self.opener, self.queue, self.memory, self.session):
            part.deleteLater()
        QApplication.processEvents()


class Runs:
    """One run after the other."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self._now = qtbot, Run(qtbot)

    @property
    def now(self) -> Run:
        return self._now

    def again(self) -> Run:
        """Closes the window and starts it again."""
        self._now.close()
        self._now = Run(self._qtbot)
        return self._now


def decide(run: Run) -> None:
    """Sets everything that can be set for the current film."""
    run.session.set_look(LOOK, "Style")
    run.session.set_marks(10, 150)
    run.session.set_keyframes((START,), "Delete keyframe")
    run.session.set_keyframes((START, CUT), "Add keyframe")
    run.session.seek(77)


def kept(film: Film) -> tuple[object, ...]:
    return film.look, film.mark_in, film.mark_out, film.edited, film.playhead
