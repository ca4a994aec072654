"""One sheet for many films: what they have in common, what each becomes, and all of them to the queue at once."""

from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.engine.messages.jobs import Estimate
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.choices import scaled, usual_folder
from fastvid_gui.ui.jobs.many_estimates import ManyEstimates
from fastvid_gui.ui.jobs.many_form import ManyForm
from fastvid_gui.ui.jobs.naming import USUAL, free_paths, named, pattern_problem
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.region_files import regions_of
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, colors
from fastvid_gui.ui.words.quantities import count_words, size_words, span_words, style_words, time_words

SIZE = QSize(720, 620)


@dataclass(frozen=True, slots=True)
class FilmWish:
    """A film of the sheet with its request; None and a reason if it can't be rendered."""

    film: Film
    request: RenderRequest | None
    problem: str = ""


class ManySheet(QDialog):
    """Used again for every selection."""

    def __init__(
        self,
        session: Session,
        queue: RenderQueue,
        preview_engine: Asks,
        presets: Presets,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._queue = session, queue
        self._paths: tuple[Path, ...] = ()
        self._shown: tuple[FilmWish, ...] = ()
        self._to_add: deque[tuple[RenderRequest, int]] = deque()
        self._start_queue = False
        # A film at a time, so that hundreds don't hold up the window.
        self._adding = QTimer(self, interval=0)
        self._adding.timeout.connect(self._add_next)
        self.form = ManyForm(presets)
        self.list = QTreeWidget()
        self._sum = QLabel()
        self._sum.setWordWrap(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self.add_button = QPushButton(icon("list-video"), self.tr("Add to queue"))
        self.render_button = QPushButton(self.tr("Render now"))
        self._estimates = ManyEstimates(preview_engine, self)
        self._lay_out()
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.add_button.click)
        self.form.changed.connect(self._on_changed)
        self._estimates.changed.connect(self._show_answers)
        self._cancel.clicked.connect(self.reject)
        self.add_button.clicked.connect(lambda: self._go(now=False))
        self.render_button.clicked.connect(lambda: self._go(now=True))
        session.film_changed.connect(self._on_film_changed)
        session.films_changed.connect(self._on_films_changed)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Render several films"))
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([self.tr("Film"), self.tr("Becomes"), self.tr("Needs")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setAccessibleName(self.tr("Films to be rendered"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setMinimumHeight(120)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in range(3):
            stretch = QHeaderView.ResizeMode.Stretch if column else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, stretch)
        header.setMaximumSectionSize(320)
        self.add_button.setIconSize(QSize(ICON, ICON))
        for button in (self._cancel, self.add_button):
            button.setAutoDefault(False)
        self._cancel.setToolTip(self.tr("Close without rendering (Esc)"))
        self.render_button.setDefault(True)
        heavy = self.render_button.font()
        heavy.setBold(True)
        self.render_button.setFont(heavy)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._cancel, self.add_button, self.render_button):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self.form)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._sum)
        whole.addLayout(buttons)

    # ---- opening ----

    def open_for(self, paths: tuple[Path, ...]) -> None:
        """Shows the sheet for these films of the session, with the choices of last time."""
        self._paths = tuple(path for path in paths if self._session.film(path) is not None)
        if not self._paths:
            return
        current = self._session.current
        look = self._session.look if current is not None else None
        words = style_words(look.style, self._session.style_titles) if look and look.style else ""
        self.form.start(look, words)
        window = self.parentWidget()
        room = SIZE if window is None else window.size()
        self.resize(SIZE.boundedTo(QSize(room.width() - 40, room.height() - 40)))
        self._on_changed()
        self.show()
        self.raise_()
        self.activateWindow()
        self.render_button.setFocus()

    def _on_film_changed(self, path: object) -> None:
        if self.isVisible() and path in self._paths:
            self._on_changed()

    def _on_films_changed(self) -> None:
        if not self.isVisible():
            return
        self._paths = tuple(path for path in self._paths if self._session.film(path) is not None)
        if self._paths:
            self._on_changed()
        else:
            self.reject()

    # ---- what is asked for ----

    def wishes(self) -> tuple[FilmWish, ...]:
        """All films with what would be rendered of each."""
        films = [film for path in self._paths if (film := self._session.film(path)) is not None]
        return tuple(self._wish(film, number) for number, film in enumerate(films, start=1))

    def _wish(self, film: Film, number: int) -> FilmWish:
        form = self.form
        look, styles_at = film.course if form.look is None else (form.look, ())
        if film.state is not FilmState.READY or film.info is None:
            return FilmWish(film, None, film.problem or self.tr("The video is still being opened."))
        regions = regions_of(film) if form.look is None else None
        if not (film.styled if form.look is None else look.style):
            return FilmWish(film, None, self.tr("No style chosen"))
        shorter = min(film.info.width, film.info.height)
        size = form.shorter_side if 0 < form.shorter_side < shorter else None
        if not form.shorter_side and form.look is None and film.size > 0:
            size = film.size
        folder = form.folder or usual_folder(film.path)
        measures = scaled(film.info.width, film.info.height, size or 0)
        start, stop = film.part
        chosen = settings().values
        return FilmWish(
            film,
            RenderRequest(
                source=film.path,
                output=folder / named(form.pattern, film.path, look.style, measures, number),
                look=look,
                styles_at=styles_at,
                regions=regions,
                size=size,
                crf=form.crf,
                start=start,
                stop=stop if 0 < stop < film.frames else None,
                keyframes=film.edited if film.edited is not None else "auto",
                max_range=chosen.max_range,
                device=chosen.device,
                workers=chosen.threads or None,
                nodes=form.nodes,
                helpers_only=chosen.helpers_only and form.nodes != "local",
                sound=form.sound,
                spot_check=chosen.spot_check,
            ),
        )

    def _on_changed(self) -> None:
        problem = pattern_problem(self.form.pattern)
        wishes = self._shown = self.wishes()
        self.list.clear()
        for wish in wishes:
            line = QTreeWidgetItem(
                [wish.film.path.name, wish.request.output.name if wish.request else "", ""]
            )
            line.setToolTip(0, str(wish.film.path))
            if wish.request is not None:
                line.setToolTip(1, str(wish.request.output))
            self.list.addTopLevelItem(line)
        self._estimates.want([] if problem else [wish.request for wish in wishes if wish.request is not None])
        self._show_answers()

    def _show_answers(self) -> None:
        shades, good, unknown = colors(self.palette()), 0, 0
        seconds, bytes_needed, free = 0.0, 0, None
        for place, wish in enumerate(self._shown):
            line = self.list.topLevelItem(place)
            if line is None:
                continue
            answer = self._estimates.answer(wish.request) if wish.request is not None else wish.problem
            text, color = "…", shades.muted
            if isinstance(answer, Estimate):
                text, color = _needs(answer), shades.text
                if answer.problem is not None:
                    text, color = in_words(answer.problem), shades.error
                else:
                    good += 1
                    bytes_needed += answer.output_bytes
                    free = answer.output_free if free is None else min(free, answer.output_free)
                    seconds += answer.seconds or 0.0
                    unknown += answer.seconds is None
            elif isinstance(answer, str):
                text, color = answer, shades.error
            if line.text(2) != text:
                line.setText(2, text)
                line.setToolTip(2, text)
                line.setForeground(2, QColor(color))
        self._say(good, unknown, seconds, bytes_needed, free)

    def _say(self, good: int, unknown: int, seconds: float, bytes_needed: int, free: int | None) -> None:
        problem = pattern_problem(self.form.pattern)
        short = free is not None and bytes_needed > free
        if not problem and short and free is not None:
            problem = self.tr("All films together take about {size}; {free} are free. Choose another folder.")
            problem = problem.format(size=size_words(bytes_needed), free=size_words(free))
        text = problem
        if not text and self._estimates.pending:
            text = self.tr("Estimating…")
        elif not text:
            count = (
                self.tr("1 film") if good == 1 else self.tr("{count} films").format(count=count_words(good))
            )
            text = count if unknown or not good else self.tr("{films}, about {time} on this computer, {size}")
            text = text.format(films=count, time=time_words(seconds), size=size_words(bytes_needed))
        shade = self._sum.palette()
        color = colors(self.palette()).error if problem else colors(self.palette()).text
        shade.setColor(shade.ColorRole.WindowText, color)
        self._sum.setPalette(shade)
        self._sum.setText(text)
        ready = bool(good) and not problem and not self._estimates.pending
        self.add_button.setEnabled(ready)
        self.render_button.setEnabled(ready)
        tip = "" if ready else text
        self.add_button.setToolTip(tip or self.tr("Puts the films at the end of the queue (Ctrl+Enter)"))
        self.render_button.setToolTip(tip or self.tr("Puts the films into the queue and starts it (Enter)"))

    # ---- going ----

    def _go(self, now: bool) -> None:
        """Adds all films that can be rendered. None replaces a file: where there is one, a number is added."""
        ready: list[tuple[RenderRequest, int]] = []
        for wish in self._shown:
            answer = self._estimates.answer(wish.request) if wish.request is not None else None
            if wish.request is not None and isinstance(answer, Estimate) and answer.problem is None:
                ready.append((wish.request, answer.frames))
        if not ready:
            return
        form = self.form
        settings().change(
            crf=form.crf,
            sound=form.sound,
            nodes=form.nodes,
            folder=str(form.folder) if form.folder else "",
            name_pattern="" if form.pattern == USUAL else form.pattern,
        )
        wanted, taken = [request.output for request, _ in ready], self._queue.outputs
        self.render_button.setEnabled(False)
        self.add_button.setEnabled(False)

        def add(outputs: tuple[Path, ...]) -> None:
            for (request, frames), output in zip(ready, outputs, strict=True):
                self._to_add.append((replace(request, output=output), frames))
            self._start_queue = now
            self._adding.start()
            self.accept()

        in_background(self, lambda: free_paths(wanted, taken), add)

    def _add_next(self) -> None:
        if not self._to_add:
            self._adding.stop()
            return
        request, frames = self._to_add.popleft()
        self._queue.add(request, frames)
        if self._start_queue:
            self._start_queue = False
            self._queue.start()

    def done(self, result: int) -> None:
        """Closes the sheet, whatever the answer; no more requests go to the engine."""
        self._estimates.stop()
        self._paths, self._shown = (), ()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.accept()


def _needs(estimate: Estimate) -> str:
    size = size_words(estimate.output_bytes)
    return size if estimate.seconds is None else f"{span_words(estimate.seconds, estimate.between)}, {size}"
