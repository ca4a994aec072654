"""The export sheet: choose, see what the render needs, then render now or add it to the queue. It blocks nothing."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.jobs import Estimate
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.before_after import compared_name
from fastvid_gui.ui.jobs.choices import default_name, free_path, name_problem, usual_folder, with_ending
from fastvid_gui.ui.jobs.estimator import Estimator
from fastvid_gui.ui.jobs.export_form import ExportForm
from fastvid_gui.ui.jobs.needs import Needs
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.region_files import masks_of, regions_of
from fastvid_gui.ui.state.session import Film, Session
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.roomy import Roomy, room
from fastvid_gui.ui.widgets.theme import ICON, colors
from fastvid_gui.ui.widgets.thumb import Thumb
from fastvid_gui.ui.words.look import look_words
from fastvid_gui.ui.words.regions import region_words

THUMB_WIDTH, THUMB_HEIGHT = 128, 72


class ExportSheet(QDialog):
    """One sheet, used again for every film. The choices become a `RenderRequest` in the queue."""

    def __init__(
        self, session: Session, queue: RenderQueue, preview_engine: Asks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._queue, self._preview_engine = session, queue, preview_engine
        self._path: Path | None = None
        self._estimate: Estimate | None = None
        self._failure, self._failure_is_final, self._note = "", False, ""
        self._own_name = False
        self._overwrite_for: Path | None = None
        self._go_on_with: bool | None = None
        self._picture: Call | None = None
        self._thumb = Thumb(THUMB_WIDTH, THUMB_HEIGHT)
        self._title = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self._title.setFont(font)
        self._style = ElidedLabel()
        self.form = ExportForm()
        self._exists = QFrame()
        self._exists_text = QLabel()
        self._other_name = QRadioButton()
        self._overwrite = QRadioButton(self.tr("Replace the existing file when the new one is finished"))
        self.needs = Needs()
        self._problem_mark = QLabel()
        self._problem = QLabel()
        self._cancel = QPushButton(self.tr("Cancel"))
        self.add_button = QPushButton(icon("list-video"), self.tr("Add to queue"))
        self.render_button = QPushButton(self.tr("Render now"))
        self._estimator = Estimator(preview_engine, self)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            # Not a key press of the sheet: a focused button takes Enter with any modifier.
            QShortcut(QKeySequence(key), self).activated.connect(self.add_button.click)
        self._fit_timer = QTimer(self, singleShot=True, interval=0)
        self._fit_timer.timeout.connect(self._fit)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Render"))
        self.setMinimumWidth(min(580, room(self).width()))
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addStretch(1)
        names.addWidget(self._title)
        names.addWidget(self._style)
        names.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._thumb)
        head.addLayout(names, 1)
        self._exists_text.setWordWrap(True)
        self._exists_text.setTextFormat(Qt.TextFormat.PlainText)
        inside = QVBoxLayout(self._exists)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for widget in (self._exists_text, self._other_name, self._overwrite):
            inside.addWidget(widget)
        self._exists.hide()
        self.form.add_below(self._exists)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        trouble = QHBoxLayout()
        trouble.addWidget(self._problem_mark, 0, Qt.AlignmentFlag.AlignTop)
        trouble.addWidget(self._problem, 1)
        self.add_button.setIconSize(QSize(ICON, ICON))
        self._cancel.setAutoDefault(False)
        self._cancel.setToolTip(self.tr("Close without rendering (Esc)"))
        self.add_button.setAutoDefault(False)
        self.render_button.setDefault(True)
        # The style sheet draws it in bold, but Qt measures it with the font that is set.
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
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.form)
        column.addWidget(self.needs)
        column.addLayout(trouble)
        column.addStretch(1)
        self._body, self._column = Roomy(body), column
        whole.addLayout(head)
        whole.addWidget(self._body, 1)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.form.name_typed.connect(self._on_name_typed)
        self._overwrite.toggled.connect(self._on_overwrite)
        self._estimator.estimated.connect(self._on_estimate)
        self._estimator.failed.connect(self._on_failed)
        self._cancel.clicked.connect(self.reject)
        self.add_button.clicked.connect(lambda: self._go(now=False))
        self.render_button.clicked.connect(lambda: self._go(now=True))
        self._session.film_changed.connect(self._on_film_changed)
        self._session.films_changed.connect(self._on_films_changed)
        self._queue.active_changed.connect(self._show_buttons)

    # ---- opening ----

    def open_for(self, path: Path) -> None:
        """Shows the sheet for a film of the session, with the choices of last time."""
        film = self._session.film(path)
        if film is None or film.info is None:
            return
        if self.isVisible() and path == self._path:
            self.raise_()
            self.activateWindow()
            return
        chosen = settings().values
        self._path, self._estimate, self._failure, self._note = path, None, "", ""
        self._own_name, self._overwrite_for, self._go_on_with = False, None, None
        self._named_for = "none"
        self._exists.hide()
        self.form.show_film(
            film,
            crf=chosen.crf,
            nodes=chosen.nodes,
            keep_free=chosen.helpers_only,
            sound=chosen.sound,
            cluster=chosen.cluster,
            on_cluster=chosen.on_cluster,
        )
        folder = Path(chosen.folder) if chosen.folder else usual_folder(path)
        self.form.set_file(folder, default_name(path, film.course[0].style))
        self._thumb.show_picture(None)
        self._show_film(film)
        self._on_changed()
        self._ask_picture(film)
        self.show()
        self.raise_()
        self.activateWindow()
        self.render_button.setFocus()

    def _show_film(self, film: Film) -> None:
        self._title.setText(film.path.name)
        styles = [change.style for change in film.styles_at if change.style]
        first = film.course[0].style if film.styled else ""
        look = replace(film.look, style=first)
        said = look_words(look, self._session.style_titles, styles)
        told = region_words(film.regions)
        self._style.setText("  ·  ".join(part for part in (said if first or not told else "", told) if part))
        shade = self._style.palette()
        shade.setColor(shade.ColorRole.WindowText, colors(self.palette()).muted)
        self._style.setPalette(shade)

    def _ask_picture(self, film: Film) -> None:
        if self._picture is not None:
            self._picture.stop()
        frame, side = film.playhead, 2 * THUMB_WIDTH
        look = film.look_at(frame)
        if film.paints_at(frame):
            regions = film.regions.at(frame)
            request = PaintFrame(
                path=str(film.path),
                frame=frame,
                look=look,
                most_side=side,
                regions=regions,
                masks="" if regions is None else str(masks_of(film)),
            )
            self._picture = self._preview_engine.ask(request, self)
        else:
            self._picture = self._preview_engine.ask(ShowFrame(str(film.path), frame, side), self)
        self._picture.news.connect(self._on_picture)
        self._picture.finished.connect(self._on_picture)
        self._picture.ended.connect(self._on_picture_ended)

    def _on_picture(self, value: object) -> None:
        if self.sender() is self._picture and isinstance(value, FramePicture):
            self._thumb.show_picture(value.picture)

    def _on_picture_ended(self) -> None:
        if self.sender() is self._picture:
            self._picture = None

    def _on_film_changed(self, path: object) -> None:
        film = self._session.film(self._path) if self._path is not None else None
        if path != self._path or film is None or not self.isVisible():
            return
        self.form.refresh(film)
        self._show_film(film)
        if not self._own_name:
            name = compared_name(default_name(film.path, film.course[0].style), self.form.compare)
            self.form.set_file(self.form.folder, name)
        if self._request() != self._asked:
            self._on_changed()

    def _on_films_changed(self) -> None:
        if self.isVisible() and self._path is not None and self._session.film(self._path) is None:
            self.reject()

    # ---- what is asked for ----

    @property
    def output(self) -> Path:
        """The file that will be written."""
        return self.form.folder / with_ending(self.form.name)

    def _request(self) -> RenderRequest | None:
        film = self._session.film(self._path) if self._path is not None else None
        if film is None:
            return None
        start, stop = self.form.part
        look, styles_at = film.course
        chosen = settings().values
        return RenderRequest(
            source=film.path,
            output=self.output,
            look=look,
            styles_at=styles_at,
            regions=regions_of(film),
            overwrite=self._overwrite_for == self.output,
            size=self.form.shorter_side or None,
            crf=self.form.crf,
            start=start,
            stop=stop if 0 < stop < film.frames else None,
            keyframes=film.edited if self.form.use_edited and film.edited is not None else "auto",
            max_range=chosen.max_range,
            device=chosen.device,
            workers=chosen.threads or None,
            nodes=self.form.nodes,
            helpers_only=self.form.keep_free,
            cluster=self.form.cluster,
            sound=self.form.sound,
            compare=self.form.compare,
            spot_check=chosen.spot_check,
        )

    _asked: RenderRequest | None = None
    _named_for: CompareChoice = "none"

    def _on_changed(self) -> None:
        if self._path is None:
            return
        self._name_by_way()
        request = self._asked = self._request()
        self._failure, self._failure_is_final = "", False
        if request is not None and not self._own_problem():
            self._estimator.ask(request)
            self.needs.show_pending()
        else:
            self._estimator.stop()
            self._estimate = None
            self.needs.show_nothing()
        self._show_problem()

    def _name_by_way(self) -> None:
        """A film of before and after is called that, unless the user named it."""
        film = self._session.film(self._path) if self._path is not None else None
        if film is None or self._own_name or self.form.compare == self._named_for:
            return
        self._named_for = self.form.compare
        name = compared_name(default_name(film.path, film.course[0].style), self._named_for)
        self.form.set_file(self.form.folder, name)

    def _on_name_typed(self) -> None:
        self._own_name = True
        self._note = ""
        self._overwrite_for = None
        self._exists.hide()
        self._on_changed()

    def _on_overwrite(self, overwrite: bool) -> None:
        self._overwrite_for = self.output if overwrite else None
        self._on_changed()

    def _on_estimate(self, value: object) -> None:
        if not isinstance(value, Estimate):
            return
        self._estimate = value
        if value.misplaced and self._left_bad_folder():
            return
        output, taken = self.output, self._queue.outputs
        if (value.exists or output in taken) and self._overwrite_for != output:
            free = free_path(output, taken | ({output} if value.exists else set()))
            if not self._own_name:
                # The user did not choose the name, so another one does no harm.
                self.form.set_file(free.parent, free.name)
                self._on_changed()
                return
            if not value.misplaced:
                self._ask_about_existing(output, free, output in taken)
        self.needs.show_estimate(value, self.form.nodes != LOCAL)
        self._show_problem()
        now, self._go_on_with = self._go_on_with, None
        if now is not None and not self._problem_now():
            self._go(now)

    def _left_bad_folder(self) -> bool:
        """If nothing can be saved in the folder of last time, goes back to the usual one, and says so."""
        film = self._session.film(self._path) if self._path is not None else None
        folder = self.form.folder
        if film is None or self._own_name or str(folder) != settings().values.folder:
            return False
        settings().change(folder="")
        self.form.set_file(usual_folder(film.path), default_name(film.path, film.course[0].style))
        self._note = self.tr("Nothing can be saved in {folder} any more; the film goes to {other}.").format(
            folder=folder, other=self.form.folder
        )
        self._on_changed()
        return True

    def _ask_about_existing(self, output: Path, free: Path, queued: bool) -> None:
        self._exists_text.setText(
            self.tr("A video in the queue will be saved as {name} already.").format(name=output.name)
            if queued
            else self.tr("{name} is there already.").format(name=output.name)
        )
        self._other_name.setText(self.tr("Save as {name}").format(name=free.name))
        self._other_name.setProperty("name", free.name)
        self._overwrite.blockSignals(True)
        self._other_name.setChecked(True)
        self._overwrite.blockSignals(False)
        self._overwrite.setVisible(not queued)
        self._exists.show()
        self._fit_timer.start()

    def _on_failed(self, sentence: str, final: bool) -> None:
        self._estimate, self._failure, self._go_on_with = None, sentence, None
        self._failure_is_final = final
        self.needs.show_nothing()
        self._show_problem()

    # ---- problems ----

    def _own_problem(self) -> str:
        film = self._session.film(self._path) if self._path is not None else None
        if film is None:
            return self.tr("The video is not open any more.")
        if not film.styled:
            return self.tr("Choose a style for this video first; the gallery is at the right of the window.")
        if problem := name_problem(with_ending(self.form.name)):
            return problem
        if self.output == film.path:
            return self.tr("That is the film itself; give the painted one another name.")
        return ""

    def _problem_now(self) -> str:
        """What prevents rendering; "" if nothing does."""
        if problem := self._own_problem():
            return problem
        if self._estimator.pending:
            return ""
        if self._estimate is not None:
            return in_words(self._estimate.problem) if self._estimate.problem else ""
        return self._failure if self._failure_is_final else ""

    def _show_problem(self) -> None:
        blocking, known = self._problem_now(), self._estimate
        warning = in_words(known.warning) if known is not None and known.warning else ""
        told = (self._note, warning, *self._oddities())
        text = blocking or self._failure or "\n".join(part for part in told if part)
        palette = colors(self.palette())
        color = palette.error if blocking else palette.warning
        shade = self._problem.palette()
        shade.setColor(shade.ColorRole.WindowText, color)
        self._problem.setPalette(shade)
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._problem_mark.setVisible(bool(text))
        if text:
            mark = icon("circle-alert" if blocking else "triangle-alert", color)
            self._problem_mark.setPixmap(mark.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        self._show_buttons()
        self._fit_timer.start()

    def _oddities(self) -> tuple[str, ...]:
        """What is odd about the film: nobody should only learn of wrong colors when it is painted."""
        film = self._session.film(self._path) if self._path is not None else None
        return () if film is None or film.info is None else tuple(map(in_words, film.info.warnings))

    def _fit(self) -> None:
        """Grows as high as the sentences need at this width; layouts do not do that for wrapped text."""
        layout, body = self.layout(), self._column
        if layout is not None:
            around = layout.totalMinimumSize().height() - self._body.minimumSizeHint().height()
            width = self.width() - layout.contentsMargins().left() - layout.contentsMargins().right()
            inner = max(body.totalHeightForWidth(width), body.totalMinimumSize().height())
            need = min(around + inner, room(self).height())
            grown = self.height() == self.minimumHeight()
            self.setMinimumHeight(need)
            if grown:
                # A height that grew by itself shrinks again; one that the user chose stays.
                self.resize(self.width(), need)

    def _show_buttons(self) -> None:
        problem, busy = self._problem_now(), self._queue.running is not None
        self.render_button.setText(self.tr("Render next") if busy else self.tr("Render now"))
        self.add_button.setEnabled(not problem)
        self.render_button.setEnabled(not problem)
        self.add_button.setToolTip(problem or self.tr("Puts the video at the end of the queue (Ctrl+Enter)"))
        self.render_button.setToolTip(
            problem
            or (
                self.tr("Renders it as soon as the running video is finished (Enter)")
                if busy
                else self.tr("Starts painting (Enter)")
            )
        )

    # ---- going ----

    def _go(self, now: bool) -> None:
        if self._problem_now():
            return
        if self._estimator.pending:
            # The answer may still say that the file exists or the disk is full.
            self._go_on_with = now
            return
        if self._exists.isVisibleTo(self) and self._other_name.isChecked():
            self.form.set_file(self.form.folder, str(self._other_name.property("name")))
        request = self._request()
        film = self._session.film(self._path) if self._path is not None else None
        if request is None or film is None:
            return
        start, stop = film.part if request.start or request.stop else (0, film.frames)
        frames = self._estimate.frames if self._estimate else stop - start
        own_folder = self.form.folder != usual_folder(film.path)
        tried = self._estimate is not None and not self._estimate.misplaced
        before = settings().values
        offered = request.nodes != LOCAL and not request.cluster
        settings().change(
            crf=request.crf,
            cluster=request.cluster or before.cluster,
            on_cluster=bool(request.cluster),
            nodes=before.nodes if request.cluster else request.nodes,
            helpers_only=request.helpers_only if offered else before.helpers_only,
            # A folder is only offered again if a file could be written there.
            folder=str(self.form.folder) if own_folder and tried else "",
            sound=request.sound,
        )
        self._session.update(film.path, size=request.size or 0)
        self._queue.add(request, frames, now)
        self.accept()

    def done(self, result: int) -> None:
        """Closes the sheet, whatever the answer; no more requests go to the engine."""
        self._estimator.stop()
        if self._picture is not None:
            self._picture.stop()
        self._path = None
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.accept()
