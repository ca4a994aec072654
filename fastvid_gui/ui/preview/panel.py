"""The viewer: joins picture, scrub bar and buttons, and decides which part leads.

    at rest      `Stills`: source frame and, after a short rest, the painted one
    playing      `Player`: its frames become the playhead
    in motion    `MotionPreview`: a painted stretch is looped, the playhead stays

The panel keeps no state of its own: the session has film, look, playhead and marks, the queue has finished frames.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fastvid_gui.ui.preview.actions import PreviewActions
from fastvid_gui.ui.preview.ahead import PaintedAhead
from fastvid_gui.ui.preview.ahead_policy import AheadPolicy
from fastvid_gui.ui.preview.before_after import Comparison
from fastvid_gui.ui.preview.canvas import Canvas, Compare
from fastvid_gui.ui.preview.controls import Controls, TimeDisplay
from fastvid_gui.ui.preview.full_picture import FullPicture
from fastvid_gui.ui.preview.motion_preview import MotionPreview
from fastvid_gui.ui.preview.notice import PictureNotice
from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.preview.player import Player
from fastvid_gui.ui.preview.region_mode import RegionMode
from fastvid_gui.ui.preview.saving import PictureSaver, picture_name, save_title
from fastvid_gui.ui.preview.scrub_bar import ScrubBar
from fastvid_gui.ui.preview.stills import Stills
from fastvid_gui.ui.preview.transport import Transport
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.widgets.command import Command
from fastvid_gui.ui.words.quantities import style_words

RESIZE_REST_MS = 150
"""This long after the last change of size or zoom, a picture of that size is requested."""
BEHIND_FRAMES = 6
"""So many frames that are not painted are said; fewer pass unnoticed."""
SPLIT_STEP = 0.02
ZOOM_STEP = 1.25


class PreviewPanel(QWidget):
    """The viewer. `commands` holds its actions by name; their object names are "preview.NAME"."""

    def __init__(
        self, session: Session, preview_engine: Asks, queue: RenderQueue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._paths: set[Path] = set()
        self._save_folder: Path | None = None
        self.commands: dict[str, QAction] = PreviewActions(self).all
        self.canvas = Canvas(self)
        self.scrub = ScrubBar(self)
        self.time = TimeDisplay(self.commands["time_or_frame"], self)
        self.controls = Controls(self.commands, self)
        self.notice = PictureNotice(self.canvas)
        self.player = Player(self)
        self.motion = MotionPreview(preview_engine, self)
        self.ahead = PaintedAhead(preview_engine, self)
        self.stills = Stills(session, preview_engine, queue.item_for, self.canvas, self.ahead, self)
        self.transport = Transport(session, self.stills, self.player, self.commands, self)
        self.saver = PictureSaver(preview_engine, self.stills.painted.cache, self)
        self._resize_timer = QTimer(self)
        self._resize_timer.setSingleShot(True)
        self._resize_timer.setInterval(RESIZE_REST_MS)
        self._behind = 0
        self.regions = RegionMode(session, preview_engine, self.canvas, self.commands, self.notice, self)
        self._lay_out()
        self._connect_parts()
        self._connect_commands()
        queue.item_changed.connect(lambda _number: self._on_queue())
        queue.items_changed.connect(self._on_queue)
        for signal, slot in (
            (session.current_changed, self._on_current),
            (session.films_changed, self._on_films),
            (session.film_changed, self._on_film),
            (session.playhead_changed, self._on_playhead),
            (session.look_changed, self._on_look),
            (session.marks_changed, self._on_marks),
            (session.regions_changed, self._on_look),
        ):
            signal.connect(slot)
        self._on_films()
        self._on_current()
        self.policy = AheadPolicy(
            session=session,
            queue=queue,
            player=self.player,
            motion=self.motion,
            ahead=self.ahead,
            toggle=self.commands["ahead"],
            viewer=self,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.regions.bar)
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 4, 8, 0)
        bar.setSpacing(4)
        bar.addWidget(self.scrub, 1)
        bar.addWidget(self.time)
        column.addLayout(bar)
        column.addWidget(self.controls)
        self.full = FullPicture(self.canvas, column, self)
        self.setFocusProxy(self.canvas)
        QWidget.setTabOrder(self.canvas, self.scrub)

    def _connect_parts(self) -> None:
        self.canvas.view_changed.connect(self._on_view)
        self.canvas.space_drag_began.connect(self.transport.take_back_toggle)
        self._resize_timer.timeout.connect(self._on_resized)
        self.scrub.sought.connect(self.transport.seek)
        self.transport.will_move.connect(self.motion.stop)
        self.player.changed.connect(self._on_lead)
        self.player.note.connect(self.notice.info)
        self.motion.changed.connect(self._on_lead)
        self.motion.shown.connect(self._on_motion_shown)
        self.motion.grew.connect(self._on_motion_grew)
        self.motion.failed.connect(self.notice.problem)
        self._session.tried_changed.connect(self._tell_hint)
        self.stills.followed.connect(self._on_followed)
        self.ahead.failed.connect(self.notice.problem)
        self.stills.problem.connect(self._on_still_problem)
        self.notice.retry_asked.connect(self.stills.refresh)
        self.saver.saved.connect(self._on_saved)
        self.saver.copied.connect(lambda: self.notice.info(self.tr("The painted frame is on the clipboard.")))
        self.saver.failed.connect(self.notice.problem)
        self.saver.busy_changed.connect(lambda _busy: self._update_commands())

    def _connect_commands(self) -> None:
        commands = self.commands
        ways = QActionGroup(self)
        for compare in Compare:
            action = commands[compare.value]
            ways.addAction(action)
            action.triggered.connect(lambda _on=False, way=compare: self.canvas.set_compare(way))
        commands["split"].setChecked(True)
        commands["hold_source"].triggered.connect(self._hold_source)
        commands["split_left"].triggered.connect(
            lambda: self.canvas.set_split(self.canvas.split - SPLIT_STEP)
        )
        commands["split_right"].triggered.connect(
            lambda: self.canvas.set_split(self.canvas.split + SPLIT_STEP)
        )
        commands["zoom_in"].triggered.connect(lambda: self.canvas.zoom_by(ZOOM_STEP))
        commands["zoom_out"].triggered.connect(lambda: self.canvas.zoom_by(1 / ZOOM_STEP))
        commands["zoom_fit"].triggered.connect(lambda: self.canvas.set_zoom(None))
        commands["zoom_100"].triggered.connect(lambda: self.canvas.set_zoom(1.0))
        commands["zoom_200"].triggered.connect(lambda: self.canvas.set_zoom(2.0))
        ahead = commands["ahead"]
        if isinstance(ahead, Command):
            words = self.tr(
                "Play shows the frames below the green line painted; they are made while nothing else is done"
            )
            ahead.say(ahead.text(), detail=words)
        commands["full_picture"].triggered.connect(self.full.toggle)
        commands["motion"].triggered.connect(self._toggle_motion)
        commands["save_picture"].triggered.connect(self._ask_where_to_save)
        commands["save_compared"].triggered.connect(self._ask_where_to_compare)
        commands["copy_picture"].triggered.connect(self._copy)
        escape = QShortcut(Qt.Key.Key_Escape, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.motion.stop)

    # ---- the session ----

    def _on_current(self) -> None:
        self.player.close()
        self.motion.forget()
        self.notice.clear()
        self._show_film()

    def _on_films(self) -> None:
        now = {film.path for film in self._session.films}
        for path in self._paths - now:
            self.stills.forget(path)
        self._paths = now

    def _on_film(self, path: Path) -> None:
        film = self._session.current
        if film is not None and film.path == path:
            self._show_film()

    def _show_film(self) -> None:
        film = self._session.current
        ready = self.stills.film
        self.scrub.show_film(ready)
        self.time.show_frame(ready, ready.playhead if ready else 0)
        if film is None:
            self.canvas.set_message(self.tr("No film is open"), self.tr("Drop a video into this window."))
        elif film.state is FilmState.OPENING:
            self.canvas.set_message(self.tr("Opening {name}…").format(name=film.path.name))
        elif film.state is FilmState.FAILED:
            self.canvas.set_message(
                self.tr("{name} can't be shown").format(name=film.path.name), film.problem
            )
        else:
            self.canvas.set_message("")
        self.stills.refresh()
        self._on_queue()
        self._tell_hint()
        self._update_commands()

    def _on_playhead(self, frame: int) -> None:
        self.scrub.show_frame(frame)
        self.time.show_frame(self.stills.film, frame)
        if not self.player.playing:
            self.motion.stop()
            self.stills.refresh()

    def _on_look(self) -> None:
        self.motion.forget()
        self.stills.refresh()
        self._on_queue()
        self._tell_hint()
        self._update_commands()

    def _on_marks(self) -> None:
        self.scrub.show_film(self.stills.film)
        self._update_commands()

    def _on_queue(self) -> None:
        film = self.stills.film
        self.scrub.show_stored(self.stills.finished_spans(film) if film else ())
        self.stills.on_item_changed()

    # ---- what is shown ----

    def _on_lead(self) -> None:
        """Player or motion has started or ended."""
        self.stills.hold(self.player.playing or self.motion.active)
        self.canvas.set_rate(self.player.rate)
        self._behind = 0
        self.scrub.show_loop(self.motion.loop)
        if not self.motion.painting:
            self.canvas.set_progress(None)
        self._tell_motion()
        self._tell_hint()

    def _on_view(self) -> None:
        self.controls.show_zoom(self.canvas.zoom, self.canvas.view.zoom is None)
        self._resize_timer.start()

    def _on_resized(self) -> None:
        if not self.player.playing and not self.motion.active:
            self.stills.refresh()

    def _on_still_problem(self, text: str) -> None:
        if text:
            self.notice.problem(text, retry=True)
        else:
            self.notice.clear_problem()

    def _tell_hint(self) -> None:
        film = self.stills.film
        if self._behind >= BEHIND_FRAMES:
            self.canvas.set_hint(self.tr("Painting can't keep up here: this part is shown as filmed"))
        elif self._session.tried and film is not None and not self.player.playing and not self.motion.active:
            title = style_words(self._session.tried, self._session.style_titles)
            self.canvas.set_hint(self.tr("{style}: a click chooses it").format(style=title))
        elif film is not None and not film.styled:
            self.canvas.set_hint(self.tr("Choose a style to see this frame painted"))
        else:
            self.canvas.set_hint("")

    def _on_followed(self, painted: bool) -> None:
        """While playing: says so where frames are not painted, and takes it back where they are again."""
        before = self._behind >= BEHIND_FRAMES
        self._behind = min(2 * BEHIND_FRAMES, self._behind + 1) if not painted else max(0, self._behind - 1)
        if before != (self._behind >= BEHIND_FRAMES):
            self._tell_hint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.policy.reconsider()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.policy.reconsider()

    def _update_commands(self) -> None:
        film = self.stills.film
        styled = film is not None and film.styled
        for name, command in self.commands.items():
            command.setEnabled(film is not None and (styled or name not in _NEEDS_STYLE))
        if film is not None:
            self.commands["clear_in"].setEnabled(film.mark_in is not None)
            self.commands["clear_out"].setEnabled(film.mark_out is not None)
            marked = film.mark_in is not None or film.mark_out is not None
            self.commands["clear_marks"].setEnabled(marked)
            self.commands["play_part"].setEnabled(marked)
            self.controls.mute.setVisible(film.info is not None and bool(film.info.audio))
        self.controls.save.setEnabled(styled and not self.saver.busy)
        for name in ("time_or_frame", "ahead"):
            self.commands[name].setEnabled(True)
        self.regions.refresh_commands()

    # ---- holding a key ----

    def _hold_source(self) -> None:
        self.canvas.hold_source(True)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the source is held: releasing its key, wherever the focus is now, ends that."""
        released = (
            event.type() == QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and not event.isAutoRepeat()
        )
        if released or event.type() == QEvent.Type.ApplicationDeactivate:
            self.canvas.hold_source(False)
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
        return False

    # ---- motion ----

    def _toggle_motion(self) -> None:
        film = self.stills.film
        if self.motion.active:
            self.motion.stop()
        elif film is not None and film.styled:
            self.player.pause()
            self.motion.start(film, self.controls.seconds, self.ahead.get)

    def _on_motion_shown(self, frame: int, source: Shot | None, painted: Shot) -> None:
        if source is not None:
            self.canvas.set_source(source)
        self.canvas.set_painted(painted)
        self.scrub.show_loop(self.motion.loop)
        self.time.show_frame(self.stills.film, frame)

    def _on_motion_grew(self, done: int, total: int) -> None:
        self.canvas.set_progress(done / max(1, total))
        self._tell_motion(done, total)

    def _tell_motion(self, done: int = 0, total: int = 0) -> None:
        command = self.commands["motion"]
        if not isinstance(command, Command):
            return
        if self.motion.painting:
            percent = round(100 * done / max(1, total))
            text = self.tr("Stop ({percent} %)").format(percent=percent)
            command.say(
                text, "square", self.tr("{done} of {total} frames are painted").format(done=done, total=total)
            )
        elif self.motion.looping:
            command.say(self.tr("Stop the loop"), "square")
        else:
            command.say(self.tr("Preview in motion"), "clapperboard")

    # ---- saving ----

    def _ask_where_to_compare(self) -> None:
        """A still of before and after, as both are shown now: side by side, or with the split line."""
        side = self.canvas.compare is Compare.SIDE
        self._ask_where(Comparison(side, self.canvas.split))

    def _ask_where_to_save(self) -> None:
        self._ask_where(None)

    def _ask_where(self, way: Comparison | None) -> None:
        film = self.stills.film
        if film is None or not film.styled:
            return
        wish = self.stills.wish(film, full=True)
        folder = self._save_folder or film.path.parent
        dialog = QFileDialog(self, save_title(), str(folder))
        dialog.setNameFilters([self.tr("PNG picture (*.png)"), self.tr("JPEG picture (*.jpg *.jpeg)")])
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("jpg" if "jpg" in chosen else "png")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(picture_name(wish, "-before-after" if way is not None else ""))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        dialog.fileSelected.connect(lambda name: self.saver.save(wish, Path(name), way))
        dialog.open()

    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            # The key is also that for text, which a label does not claim.
            QApplication.clipboard().setText(focused.selectedText())
            return
        film = self.stills.film
        if film is not None and film.styled:
            self.saver.copy(self.stills.wish(film, full=True))

    def _on_saved(self, name: str) -> None:
        self._save_folder = Path(name).parent
        text = self.tr("Saved as {name} in {folder}.")
        self.notice.info(text.format(name=Path(name).name, folder=Path(name).parent))


_NEEDS_STYLE = frozenset(
    (
        "motion",
        "split",
        "side",
        "painted",
        "hold_source",
        "split_left",
        "split_right",
        "save_picture",
        "save_compared",
        "copy_picture",
    )
)
