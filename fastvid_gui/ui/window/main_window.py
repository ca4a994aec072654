"""The main window: joins the panels, opens films, shows progress, and can be closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ForgetFilms
from fastvid_gui.paths import resources_folder
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.project_file import ENDING, is_project
from fastvid_gui.settings import settings
from fastvid_gui.ui.farm.joining import Farm
from fastvid_gui.ui.films.finding import VIDEO_ENDINGS
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.panel import FilmsPanel
from fastvid_gui.ui.films.work import WorkSigns
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.state.analysis import Analysis
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.remembering import Remembering, asked_for
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.state.telling import TellingFrames
from fastvid_gui.ui.system.shortcuts import Shortcuts
from fastvid_gui.ui.watch.bar import WatchBar
from fastvid_gui.ui.watch.dialog import WatchDialog
from fastvid_gui.ui.watch.watcher import Watcher
from fastvid_gui.ui.widgets.notices import Notice, Notices
from fastvid_gui.ui.widgets.roomy import LeastColumn, Roomy
from fastvid_gui.ui.window.closing import Closing
from fastvid_gui.ui.window.empty import DropOverlay, EmptyState
from fastvid_gui.ui.window.header import Header
from fastvid_gui.ui.window.keys import KeyManners
from fastvid_gui.ui.window.layout import Panes, hidden_panels, restore_layout, save_layout
from fastvid_gui.ui.window.menus import Menus
from fastvid_gui.ui.window.projects import Projects
from fastvid_gui.ui.window.queue_room import QueueRoom
from fastvid_gui.ui.window.taskbar import Taskbar
from fastvid_gui.ui.window.tour import Tour

if TYPE_CHECKING:
    from fastvid_gui.ui.settings.dialog import SettingsDialog

APP_TITLE = "FastVid"
FIRST_STYLE = "starry-night"
"""The sample is shown in it at the very first start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """What the window shows."""

    films: FilmsPanel
    preview: QWidget
    styles: QWidget
    timeline: QWidget
    jobs: JobsPanel


class MainWindow(QMainWindow):
    """The window of the maker."""

    left = Signal()
    """The window is closed; nothing renders any more."""

    def __init__(
        self,
        *,
        session: Session,
        queue: RenderQueue,
        opener: FilmOpener,
        panels: Panels,
        analysis: Analysis,
        telling: TellingFrames | None = None,
        preview_engine: Asks,
        farm: Farm | None = None,
        memory: Remembering | None = None,
        presets: Presets | None = None,
    ) -> None:
        """`memory`: what is kept about films; nothing is if None."""
        super().__init__()
        self._memory = memory
        self._farm, self._quitting = farm, False
        self._session, self._queue, self._opener, self._preview_engine = (
            session,
            queue,
            opener,
            preview_engine,
        )
        self.panels = panels
        analysis.setParent(self)
        if telling is not None:
            telling.setParent(self)
        analysis.problem.connect(self._on_analysis_problem)
        self.setAcceptDrops(True)
        self.notices = Notices()
        self.tour = Tour(session, queue, self.notices, self.open_sample, self)
        self._empty = EmptyState()
        self.panes = Panes(
            panels.films, panels.preview, panels.styles, panels.timeline, panels.jobs, self._empty
        )
        self.shortcuts = Shortcuts(self)
        self.menus = Menus(self, session)
        header = Header(
            self.menus.bar,
            [self.menus.open, self.menus.sample],
            [self.menus.preferences, self.menus.about],
        )
        self.setMenuWidget(header)
        if farm is not None:
            header.insert([farm.computers_button, farm.status, farm.switch])
            self.menus.view_menu.insertAction(self.menus.view_menu.actions()[-2], farm.computers)
            farm.setParent(self)
        body = QWidget()
        column = LeastColumn(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.notices)
        column.addWidget(farm.around(self.panes) if farm is not None else self.panes, 1)
        self.setCentralWidget(Roomy(body))
        self._overlay = DropOverlay(self)
        self.projects: Projects | None = None
        if memory is not None:
            self.projects = Projects(self, session, opener, memory, preview_engine, self.notices)
            self.projects.connect_actions(
                self.menus.open_project,
                self.menus.save_project,
                self.menus.save_project_as,
                self.menus.close_all,
            )
            memory.project_changed.connect(self._show_title)
        self._taskbar = Taskbar()
        WorkSigns(queue, panels.films.model, self)
        self.watcher = Watcher(queue, preview_engine, self)
        self._presets = presets or Presets(parent=self)
        self._watch_dialog: WatchDialog | None = None
        self.watch_bar = WatchBar(self.watcher)
        panels.films.add_below(self.watch_bar)
        self._closing = Closing(self, queue, self._leave)
        self._offers: dict[str, Notice] = {}
        """Messages about helpers that are not paired, by the helper's id."""
        self._progress: float | None = None
        self.restarts = False
        """Whether FastVid is to be started again when it has ended."""
        self._settings: SettingsDialog | None = None
        self._connect()
        restore_layout(self, self.panes)
        for name in hidden_panels():
            if name in self.menus.panel_toggles:
                self.menus.panel_toggles[name].setChecked(False)
        self._join_commands()
        self._on_films_changed()
        self.queue_room = QueueRoom(self.panes, panels.jobs, queue, self)
        self.panes.setFocus()

    def _join_commands(self) -> None:
        """Puts the panels' commands into the menus and makes them work in the whole window."""
        self.shortcuts.collect(self)
        actions = self.shortcuts.actions
        for name, action in actions.items():
            if name.startswith("preview."):
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.menus.fill(actions)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            KeyManners(app, self)

    def _connect(self) -> None:
        menus, empty, session = self.menus, self._empty, self._session
        menus.open.triggered.connect(self.choose_films)
        menus.open_folder.triggered.connect(self.choose_folder)
        menus.sample.triggered.connect(self.open_sample)
        menus.watch.triggered.connect(self.show_watch)
        self.watch_bar.wanted.connect(self.show_watch)
        self.watcher.remark.connect(lambda text: self.notices.say(text, "warning"))
        menus.preferences.triggered.connect(lambda: self.show_settings("general"))
        menus.keys.triggered.connect(lambda: self.show_settings("shortcuts"))
        menus.log.triggered.connect(self.show_report)
        menus.about.triggered.connect(self.show_about)
        menus.help.triggered.connect(self.show_help)
        menus.tour.triggered.connect(self.tour.begin)
        menus.quit.triggered.connect(self.quit)
        menus.recent_wanted.connect(lambda path: self.open_films([path]))
        menus.panel_toggled.connect(self._on_panel_toggled)
        empty.open_wanted.connect(self.choose_films)
        empty.sample_wanted.connect(self.open_sample)
        empty.film_wanted.connect(lambda path: self.open_films([path]))
        self.panels.films.open_wanted.connect(self.choose_films)
        self.panels.films.queue_wanted.connect(self.panels.jobs.open_many)
        self.panels.jobs.progress_changed.connect(self._on_progress)
        self.panels.jobs.films_wanted.connect(self.go_on)
        self._opener.remark.connect(self.notices.say)
        session.films_changed.connect(self._on_films_changed)
        session.film_moved.connect(self._queue.relocate)
        session.current_changed.connect(self._show_title)

        if self._memory is not None:
            self._memory.trouble.connect(lambda sentence: self.notices.say(sentence, "warning"))
        if self._farm is not None:
            farm = self._farm
            farm.view.manners_wanted.connect(lambda: self.show_settings("helper"))
            farm.view.films_wanted.connect(lambda: farm.stack.setCurrentIndex(0))
            farm.tray.open_wanted.connect(self.come_back)
            farm.tray.quit_wanted.connect(self.quit)
            farm.nodes.stranger.connect(self._on_stranger)
            farm.nodes.no_stranger.connect(self._on_no_stranger)
            farm.computers.toggled.connect(self._on_computers_shown)

    # ---- opening ----

    def open_films(self, paths: Sequence[Path]) -> None:
        """Opens files, and the videos in folders; a project takes the place of what is open."""
        projects = [path for path in paths if is_project(path)] if self.projects is not None else []
        if projects and self.projects is not None:
            self.projects.open(projects[0])
        self._opener.open([path for path in paths if path not in projects])

    def restore_films(self) -> None:
        """Opens the films that were open last time, each as it was left."""
        if self._memory is None:
            return
        last = self._memory.last_list()
        films = [(Path(film.path), film.identity) for film in last.films]
        self._opener.open_again(films, Path(last.current) if last.current else None)

    def go_on(self, paths: Sequence[Path]) -> None:
        """Opens films whose renders go on, as they are being painted."""
        unfinished = self._queue.unfinished()
        work: dict[Path, Decisions] = {}
        for path in paths:
            item = next((item for item in unfinished if item.source == path), self._queue.item_for(path))
            if item is not None:
                work[path] = asked_for(item.request)
        self._opener.go_on(work)

    def open_sample(self) -> None:
        """Opens the clip that comes with FastVid."""
        self.open_films([resources_folder() / "sample" / "sample.mp4"])

    def greet(self) -> None:
        """At the very first start, opens the sample in a style, so that there is something to see at once."""
        values = settings().values
        if values.greeted:
            return
        settings().change(greeted=True)
        if not (values.recent or values.geometry or self._session.films):
            self._session.first_look = Look(style=FIRST_STYLE)
            self.open_sample()

    def choose_films(self) -> None:
        """Lets the user choose files."""
        endings = " ".join(f"*{ending}" for ending in (*VIDEO_ENDINGS, ENDING))
        dialog = QFileDialog(self, self.tr("Open videos"), str(self._usual_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Videos and projects ({endings})").format(endings=endings), self.tr("All files (*)")]
        )
        self._ask_for_files(dialog)

    def choose_folder(self) -> None:
        """Lets the user choose a folder whose videos are opened."""
        dialog = QFileDialog(self, self.tr("Open all videos of a folder"), str(self._usual_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_for_files(dialog)

    def _ask_for_files(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(lambda names: self.open_films([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _usual_folder(self) -> Path:
        sample = resources_folder()
        for name in (*(str(film.path) for film in self._session.films[-1:]), *settings().values.recent):
            if sample not in Path(name).parents:
                return Path(name).parent
        videos = Path.home() / "Videos"
        return videos if videos.is_dir() else Path.home()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        source = event.source()
        # A finished film that is dragged out of the queue is meant for other programs.
        own = isinstance(source, QWidget) and self.isAncestorOf(source)
        if not own and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._overlay.setGeometry(self.rect())
            self._overlay.raise_()
            self._overlay.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._overlay.hide()
        event.acceptProposedAction()
        self.open_films([_path_of(url) for url in event.mimeData().urls() if url.isLocalFile()])

    # ---- what is shown ----

    def _on_films_changed(self) -> None:
        films = self._session.films
        self.panes.show_front(not films)
        if not films:
            self._empty.show_recent(settings().values.recent)
        self._show_title()

    def _on_panel_toggled(self, name: str, shown: bool) -> None:
        self.panes.panels[name].setVisible(shown)

    def _on_progress(self, share: float | None, words: str) -> None:
        self._progress = share
        self._taskbar.show(share)
        self._show_title()

    def _show_title(self) -> None:
        film, running = self._session.current, self._queue.running
        parts = [film.path.name] if film else []
        if film and self._memory is not None and self._memory.project is not None:
            parts.append(self._memory.project.stem)
        if self._progress is not None:
            # The name is that of the film that renders, whichever one is shown.
            parts = [f"{int(100 * self._progress)} %", *([running.source.name] if running else parts)]
        self.setWindowTitle(" - ".join((*parts, APP_TITLE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._opener.check_files()

    def show_mistake(self, what: str) -> None:
        """Shows an unforeseen error; the window keeps running."""
        self.notices.say(
            self.tr("Something unexpected went wrong; what is finished is kept. ({what})").format(what=what),
            "error",
            [(self.tr("Show report"), self.show_report)],
        )

    def show_engine_trouble(self, sentence: str) -> None:
        """An engine process ended unexpectedly and was restarted."""
        self.notices.say(sentence, "warning")

    def show_render_trouble(self, sentence: str) -> None:
        """The engine process that renders ended unexpectedly; the queue may have gone on by itself."""
        running = self._queue.running
        if running is not None and running.tried_again:
            sentence = self.tr(
                "The part of FastVid that paints ended unexpectedly and was started again. {film} goes on by itself "
                "from what was finished; the log tells what happened."
            ).format(film=running.source.name)
        self.notices.say(sentence, "warning")

    def _on_analysis_problem(self, path: Path, why: str) -> None:
        self.notices.say(why, "warning")

    # ---- other windows ----

    def show_watch(self) -> None:
        """Opens the dialog of the watched folder."""
        if self._watch_dialog is None:
            self._watch_dialog = WatchDialog(self.watcher, self._presets, self._session, self)
        self._watch_dialog.open_now()

    def show_settings(self, page: str) -> None:
        """Opens the preferences at a page ("general", "rendering", "helper", "storage" or "shortcuts")."""
        from fastvid_gui.ui.settings.dialog import SettingsDialog

        if self._settings is None:
            self._settings = SettingsDialog(self.shortcuts, self._preview_engine, self)
            self._settings.forget_wanted.connect(self.forget_films)
            self._settings.restart_wanted.connect(self.restart)
            self._settings.delete_wanted.connect(self._queue.delete_unfinished)
            self._queue.unfinished_deleted.connect(self._settings.count_storage)
        self._settings.show_page(page)
        self._settings.show()
        self._settings.raise_()
        self._settings.activateWindow()

    def forget_films(self) -> None:
        """Empties the list of films, and forgets everything about any film; what is unfinished stays."""
        if self._memory is not None:
            self._memory.forget()
        self._queue.clear_ended()
        settings().change(recent=())
        self._preview_engine.ask(ForgetFilms())
        self._on_films_changed()

    def show_help(self) -> None:
        """Opens the help page."""
        from fastvid_gui.ui.window.help import HelpDialog

        dialog = HelpDialog(self.shortcuts, self)
        dialog.tour_wanted.connect(self.tour.begin)
        dialog.keys_wanted.connect(lambda: self.show_settings("shortcuts"))
        dialog.report_wanted.connect(self.show_report)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def show_about(self) -> None:
        """Opens the box with version, credits and licenses."""
        from fastvid_gui.ui.settings.about import AboutDialog

        dialog = AboutDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_report(self) -> None:
        """Opens the log."""
        from fastvid_gui.ui.settings.report_dialog import ReportDialog

        dialog = ReportDialog(self._preview_engine, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ---- closing ----

    def quit(self) -> None:
        """Ends the app, even where closing the window would only hide it."""
        self._quitting = True
        if self._queue.running is not None:
            self.come_back()  # there will be a question
        self.close()
        self._quitting = False

    def restart(self) -> None:
        """Ends the app and has it begin again, unless something renders; the films come back."""
        if self._queue.running is not None:
            self.notices.say(self.tr("A film is being rendered. Restart FastVid when it is finished."))
            return
        self.restarts = True
        self.quit()

    def come_back(self) -> None:
        """Shows the hidden window again."""
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _on_stranger(self, key: str, name: str) -> None:
        # A user whose computer helps others just now does not look for help.
        if self._farm is not None and self._farm.panel.isHidden() and not self._farm.helping.on:
            self._offers[key] = self.notices.say(
                self.tr("{name} is in this network and would help. Pair with it once to use it.").format(
                    name=name
                ),
                "info",
                [(self.tr("Show"), self._farm.show_panel)],
            )

    def _on_no_stranger(self, key: str) -> None:
        notice = self._offers.pop(key, None)
        if notice is not None and notice in self.notices.notices():
            notice.dismiss()

    def _on_computers_shown(self, shown: bool) -> None:
        for key in list(self._offers) if shown else ():
            self._on_no_stranger(key)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._farm is not None and not self._quitting and self._farm.put_away(self):
            event.ignore()
        elif self._closing.may_close():
            self._taskbar.show(None)
            save_layout(self, self.panes, self.menus.hidden_panels())
            if self._farm is not None:
                self._farm.remember()
            self.watcher.close()
            event.accept()
            self.left.emit()
        else:
            event.ignore()

    def _leave(self) -> None:
        """A question or a render delayed closing; now the window may close."""
        self._quitting = True
        self.close()
        self._quitting = False


def _path_of(url: QUrl) -> Path:
    return Path(url.toLocalFile())
