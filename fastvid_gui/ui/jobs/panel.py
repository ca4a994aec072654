"""The bottom of the window: the Render button, the queue, and its results."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.actions import make_actions
from fastvid_gui.ui.jobs.before_after import make_from
from fastvid_gui.ui.jobs.choices import usual_folder
from fastvid_gui.ui.jobs.desktop_message import QueueNotices
from fastvid_gui.ui.jobs.export_sheet import ExportSheet
from fastvid_gui.ui.jobs.forecast import Forecast
from fastvid_gui.ui.jobs.header import QueueHeader
from fastvid_gui.ui.jobs.many_sheet import ManySheet
from fastvid_gui.ui.jobs.reveal import play, show_in_folder
from fastvid_gui.ui.jobs.row import ItemRow
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.widgets.banner import Banner
from fastvid_gui.ui.widgets.theme import SPACE
from fastvid_gui.ui.words.queue import more_words, waiting_words
from fastvid_gui.ui.words.render import SEPARATOR, headline

TICK_MS = 1000
THUMB_SIDE = 192


class JobsPanel(QWidget):
    """Shows the queue and sets it. `open_export` opens the sheet for the current film."""

    progress_changed = Signal(object, str)
    """The state of the running film: 0 to 1 (None: unknown, or nothing runs) and a few words ("" if nothing runs)."""

    films_wanted = Signal(object)
    """Paths of films that are being continued and should be in the list (a tuple)."""

    def __init__(
        self,
        session: Session,
        queue: RenderQueue,
        preview_engine: Asks,
        parent: QWidget | None = None,
        *,
        presets: Presets | None = None,
    ) -> None:
        super().__init__(parent)
        self._presets = presets or Presets(parent=self)
        self._session, self._queue, self._preview_engine = session, queue, preview_engine
        self._rows: dict[int, ItemRow] = {}
        self._sheet: ExportSheet | None = None
        self._many: ManySheet | None = None
        self._told: tuple[float | None, str] = (None, "")
        self.actions_by_name = make_actions(self)
        self._header = QueueHeader(self.actions_by_name)
        self._trouble = Banner("triangle-alert")
        self._left_over = Banner("history")
        self._left_over.add_button(
            self.tr("Go on"), self.tr("Finish what was not finished last time"), self._go_on
        )
        self._left_over.add_button(self.tr("Not now"), self.tr("They stay in the list, paused"), lambda: None)
        self._list = QWidget()
        self._stack = QVBoxLayout(self._list)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(4)
        self._stack.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        self._scroll.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        whole.setSpacing(SPACE)
        for widget in (self._header, self._trouble, self._left_over):
            whole.addWidget(widget)
        whole.addWidget(self._scroll, 1)
        whole.addStretch()
        self._notices = QueueNotices(queue, self)
        self._forecast = Forecast(queue, preview_engine, self)
        self._forecast.changed.connect(self._show_header)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        # The item that the command Pause stopped.
        self._held = 0
        self._connect()
        self._show_items()
        self._show_render_button()
        self._on_left_over()

    def _connect(self) -> None:
        actions, queue, session = self.actions_by_name, self._queue, self._session
        actions["export"].triggered.connect(self.open_export)
        actions["start"].triggered.connect(self._start)
        actions["pause"].triggered.connect(self._pause_running)
        actions["clear"].triggered.connect(queue.clear_ended)
        queue.items_changed.connect(self._show_items)
        queue.item_changed.connect(self._show_item)
        queue.active_changed.connect(self._show_header)
        queue.left_over_found.connect(self._on_left_over)
        queue.trouble.connect(self._trouble.say)
        queue.noted.connect(lambda notes: self._trouble.say("\n".join(map(in_words, notes))))
        queue.item_ended.connect(self._forget_folder)
        session.current_changed.connect(self._show_render_button)
        session.films_changed.connect(self._show_render_button)
        session.look_changed.connect(self._show_render_button)
        session.style_titles_changed.connect(self._show_titles)

    # ---- exporting ----

    def open_export(self) -> None:
        """Opens the export sheet for the current film; does nothing if that can't be rendered."""
        film = self._session.current
        if film is None or self._why_not():
            return
        if self._sheet is None:
            self._sheet = ExportSheet(self._session, self._queue, self._preview_engine, self.window())
        self._sheet.open_for(film.path)

    def open_many(self, paths: Sequence[Path]) -> None:
        """Opens the sheet for several films."""
        if self._many is None:
            self._many = ManySheet(
                self._session, self._queue, self._preview_engine, self._presets, self.window()
            )
        self._many.open_for(tuple(paths))

    def height_for(self, number: int) -> int:
        """How high the panel must be to show an item whole."""
        row = self._rows.get(number)
        return self.minimumSizeHint().height() if row is None else self._height_around(_height_of(row))

    def height_for_rows(self, count: int) -> int:
        """How high the panel must be to show that many rows, or all if there are fewer."""
        rows = [self._rows[item.number] for item in self._queue.items if item.number in self._rows]
        heights = sorted((row.sizeHint().height() for row in rows), reverse=True)[:count]
        return self._height_around(sum(heights) + self._stack.spacing() * max(0, len(heights) - 1))

    def _height_around(self, rows: int) -> int:
        banners = [banner for banner in (self._trouble, self._left_over) if banner.isVisibleTo(self)]
        return (
            self._header.sizeHint().height()
            + rows
            + sum(banner.sizeHint().height() + SPACE for banner in banners)
            + 3 * SPACE
        )

    def _why_not(self) -> str:
        film = self._session.current
        if film is None:
            return self.tr("Open a video first.")
        if film.state is FilmState.OPENING:
            return self.tr("The video is still being opened.")
        if film.state is FilmState.FAILED:
            return film.problem
        return ""

    def _show_render_button(self) -> None:
        self.actions_by_name["export"].allow(self._why_not())
        self._show_header()

    # ---- the queue ----

    def _show_items(self) -> None:
        items = self._queue.items
        numbers = {item.number for item in items}
        for number in [number for number in self._rows if number not in numbers]:
            row = self._rows.pop(number)
            if row.hasFocus() or row.isAncestorOf(row.focusWidget() or self):
                row.focusNextPrevRow(True)
            self._stack.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, item in enumerate(items):
            row = self._rows.get(item.number) or self._new_row(item)
            if self._stack.indexOf(row) != place:
                self._stack.insertWidget(place, row)
            row.show_places(place, len(items))
        self._scroll.setVisible(bool(items))
        self._show_header()
        self.updateGeometry()

    def _new_row(self, item: QueueItem) -> ItemRow:
        row = ItemRow(item, self._session, self._list)
        row.wanted.connect(self._on_wanted)
        row.given_up.connect(self._on_given_up)
        row.trouble.connect(self._say)
        row.compare_wanted.connect(self._compare)
        self._rows[item.number] = row
        if not row.has_picture:
            self._ask_picture(row, item.source, item.request.start)
        return row

    def _ask_picture(self, row: ItemRow, film: Path, frame: int) -> None:
        """Shows a frame of a film in a row, unless a painted one is faster."""

        def arrived(value: object) -> None:
            if isinstance(value, FramePicture) and row.item.latest is None:
                row.thumb.show_picture(value.picture)

        self._preview_engine.ask(ShowFrame(str(film), frame, THUMB_SIDE), row).finished.connect(arrived)

    def _show_titles(self) -> None:
        for item in self._queue.items:
            if row := self._rows.get(item.number):
                row.show_item(item)

    def _show_item(self, number: int) -> None:
        item, row = self._queue.item(number), self._rows.get(number)
        if item is None or row is None:
            return
        before = row.item.state
        row.show_item(item)
        if before is not item.state and item.state is ItemState.RUNNING:
            # Not at once: a new row has no position yet.
            QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row))
        if before is not item.state and item.state is ItemState.DONE and item.result and item.latest is None:
            # It was painted faster than its pictures were reported.
            self._ask_picture(row, item.output, item.result.frames // 2)
        self._show_header()

    def _on_wanted(self, number: int, name: str) -> None:
        queue, item = self._queue, self._queue.item(number)
        if item is None:
            return
        if name == "play":
            self._say(play(item.output))
        elif name == "folder":
            self._say(show_in_folder(item.output, self))
        elif name == "elsewhere":
            self._ask_where(item)
        elif name in ("up", "down"):
            queue.move(number, -1 if name == "up" else 1)
            self._scroll.ensureWidgetVisible(self._rows[number])
        else:
            if item.left_over and name in ("resume", "retry", "silent"):
                self.films_wanted.emit((item.source,))
            {
                "start": queue.start_item,
                "pause": queue.pause,
                "resume": queue.resume,
                "retry": queue.retry,
                "silent": queue.finish_without_sound,
            }[name](number)

    def _compare(self, number: int, way: CompareChoice) -> None:
        if (item := self._queue.item(number)) is not None:
            make_from(self._queue, item, way, self)

    def _ask_where(self, item: QueueItem) -> None:
        """Lets the user choose another file for a film that could not be written to its place."""
        folder = usual_folder(item.source)
        if folder == item.output.parent:
            folder = Path.home()
        dialog = QFileDialog(self, self.tr("Save elsewhere"), str(folder), self.tr("MP4 video (*.mp4)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("mp4")
        dialog.selectFile(item.output.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(name: str) -> None:
            if item.left_over:
                self.films_wanted.emit((item.source,))
            # The dialog has asked whether to replace an older file.
            self._queue.save_elsewhere(item.number, Path(name), overwrite=Path(name).is_file())

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _forget_folder(self, number: int) -> None:
        """Stops offering a folder in which a film could not be saved."""
        item = self._queue.item(number)
        if item is not None and item.misplaced and settings().values.folder == str(item.output.parent):
            settings().change(folder="")

    def _on_given_up(self, number: int, delete: bool) -> None:
        item = self._queue.item(number)
        if item is not None and item.state is ItemState.RUNNING:
            self._queue.cancel(number, delete)
        else:
            self._queue.remove(number, delete)

    def _pause_running(self) -> None:
        if (item := self._queue.running) is not None:
            self._held = item.number
            self._queue.pause(item.number)

    def _start(self) -> None:
        """Starts the queue; what *Pause* held goes on first."""
        if self._holds:
            self._queue.resume(self._held)
        else:
            self._queue.start()

    @property
    def _holds(self) -> bool:
        item = self._queue.item(self._held)
        return item is not None and item.state is ItemState.PAUSED

    def _go_on(self) -> None:
        self.films_wanted.emit(tuple(dict.fromkeys(item.source for item in self._queue.unfinished())))
        self._queue.resume_left_over()

    def _on_left_over(self) -> None:
        count = len(self._queue.unfinished())
        if not count:
            self._left_over.hide()
            return
        self._left_over.say(
            self.tr("A video was not finished last time; everything painted so far is kept.")
            if count == 1
            else self.tr(
                "{count} videos were not finished last time; everything painted so far is kept."
            ).format(count=count)
        )

    def _say(self, sentence: str) -> None:
        if sentence:
            self._trouble.say(sentence)

    # ---- the header, and those who show progress elsewhere ----

    def _show_header(self) -> None:
        header, queue, item = self._header, self._queue, self._queue.running
        states = {item.state for item in queue.items}
        if not queue.unfinished():
            self._left_over.hide()
        if item is not None:
            row = self._rows.get(item.number)
            left = row.seconds_left() if row else None
            words = headline(item, left)
            more = more_words(self._forecast.waiting, self._forecast.seconds(left))
            header.say(SEPARATOR.join(filter(None, (words, more))), quiet=False)
            header.show_nodes(item)
            self._tell(item.share, words)
            if not self._tick.isActive():
                self._tick.start()
        else:
            header.say(self._idle_words(), quiet=True)
            header.show_nodes(None)
            self._tell(None, "")
            self._tick.stop()
        header.pause_button.setVisible(item is not None)
        waits = item is None and (ItemState.WAITING in states or self._holds)
        header.start_button.setVisible(waits)
        header.clear_button.setVisible(bool(states & {ItemState.DONE, ItemState.CANCELED}))
        actions = self.actions_by_name
        nothing = self.tr("Nothing is being rendered.")
        stopping = self.tr("It stops in a moment.")
        actions["pause"].allow(nothing if item is None else stopping if item.stopping else "")
        actions["start"].allow("" if waits else self.tr("No video waits to be rendered."))
        ended = bool(states & {ItemState.DONE, ItemState.CANCELED})
        actions["clear"].allow("" if ended else self.tr("No finished videos are in the list."))

    def _idle_words(self) -> str:
        states = [item.state for item in self._queue.items]
        waiting = states.count(ItemState.WAITING)
        if waiting:
            return waiting_words(waiting, self._forecast.seconds(None))
        if states:
            return ""
        film = self._session.current
        if film is None:
            return self.tr("Open a video, choose a style, then render it here.")
        if film.state is FilmState.FAILED:
            return self.tr("This video can't be rendered.")
        if not film.styled:
            if film.part != (0, film.frames):
                return self.tr("Choose a style, then render the marked part here.")
            return self.tr("Choose a style, then render the whole film here.")
        return self.tr("Nothing is being rendered.")

    def _tell(self, share: float | None, words: str) -> None:
        if (share, words) != self._told:
            self._told = (share, words)
            self.progress_changed.emit(share, words)

    def _on_tick(self) -> None:
        if (item := self._queue.running) is not None and (row := self._rows.get(item.number)):
            row.tick()
            self._show_header()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tick"):
            self._show_header()


def _height_of(row: ItemRow) -> int:
    layout = row.layout()
    assert layout is not None
    return layout.heightForWidth(row.width()) if layout.hasHeightForWidth() else row.sizeHint().height()
