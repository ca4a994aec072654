"""Starts the window: makes every part once, joins them, and shows the window as soon as it can be.

    settings, log --> QApplication, theme, language --> session, engines, queue --> panels --> window --> films opened

Two engine processes start beside the window. The *preview* engine answers requests about what the user looks at; the
*render* engine renders and trains at low priority, so that a render never holds up the preview. FASTVID_DEBUG=1
measures the event loop (ui/system/watchdog.py) and prints on stderr when the window became visible.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fastvid_gui import __version__
from fastvid_gui.domain.terminal_text import harmless
from fastvid_gui.errors import FastVidError, Interrupted
from fastvid_gui.ui.system.display import why_no_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fastvid_gui.ui.farm.joining import Farm
    from fastvid_gui.ui.state.bridge import Engine
    from fastvid_gui.ui.state.queue import RenderQueue
    from fastvid_gui.ui.state.remembering import Remembering
    from fastvid_gui.ui.state.session import Session
    from fastvid_gui.ui.window.main_window import MainWindow


_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class App:
    """The parts, joined."""

    qt: "QApplication"
    session: "Session"
    preview_engine: "Engine"
    render_engine: "Engine"
    queue: "RenderQueue"
    window: "MainWindow"
    farm: "Farm"
    memory: "Remembering"

    def close(self) -> None:
        """Ends all engines; what they finished is kept."""
        self.memory.flush()
        self.farm.close()
        self.preview_engine.close()
        self.render_engine.close()


def run_window(files: Sequence[str], helper: bool = False) -> int:
    """Shows the window until it is closed; returns the exit code. `files`: videos and folders to open.

    `helper`: starts in helper mode, hidden.
    """
    reason = why_no_window()
    if reason:
        sys.stderr.write(f"fastvid-gui: {reason}\n")
        return 1
    try:
        return _run(files, helper)
    except FastVidError as error:
        sys.stderr.write(f"fastvid-gui: {harmless(str(error))}\n")
        return error.exit_code


def _run(files: Sequence[str], helper: bool = False) -> int:
    from PySide6.QtWidgets import QApplication

    from fastvid_gui.paths import own_command
    from fastvid_gui.projects.project_file import is_project
    from fastvid_gui.settings import settings
    from fastvid_gui.ui.sentences.said import in_words
    from fastvid_gui.ui.system.language import install_language
    from fastvid_gui.ui.system.log import Mistakes, set_up_logging
    from fastvid_gui.ui.widgets.theme import apply_theme

    debug = bool(os.environ.get("FASTVID_DEBUG"))
    log_problem = set_up_logging()
    qt = QApplication(["fastvid-gui"])
    mistakes = Mistakes(qt)
    describe_app(qt)
    install_language(qt, settings().values.language)
    apply_theme(qt, settings().values.theme)
    app = build(qt)
    if debug:
        _time_first_paint(app.window)
    app.window.show()
    if helper or settings().values.helper_mode:
        app.farm.helping.switch(True)
    if helper:
        app.farm.put_away(app.window)
    mistakes.happened.connect(app.window.show_mistake)
    for problem in (log_problem, settings().problem):
        if problem:
            app.window.notices.say(in_words(problem), "warning")
    if not any(is_project(Path(name)) for name in files):
        app.window.restore_films()
    if files:
        app.window.open_films([Path(name) for name in files])
    elif not helper:
        app.window.greet()
    app.queue.find_left_over()
    interrupted = _heed_signals(app)
    watchdog = None
    if debug:
        from fastvid_gui.ui.system.watchdog import Watchdog

        watchdog = Watchdog(qt)
    code = qt.exec()
    if watchdog is not None:
        watchdog.stop()
        _log.info("%s", watchdog.figures())
        sys.stderr.write(f"{watchdog.figures()}\n")
    app.close()
    mistakes.uninstall()
    if app.window.restarts:
        subprocess.Popen(own_command(), start_new_session=True)
    return Interrupted.exit_code if interrupted else code


def describe_app(qt: "QApplication") -> None:
    """Sets name, version and icon of the app."""
    from PySide6.QtGui import QIcon

    from fastvid_gui.paths import resources_folder

    qt.setApplicationName("fastvid-gui")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("fastvid-gui")
    qt.setWindowIcon(QIcon(str(resources_folder() / "icons" / "fastvid.svg")))


def build(qt: "QApplication") -> App:
    """Makes all parts and joins them; nothing is shown yet."""
    from fastvid_gui.ui.farm.joining import Farm, stay_without_window
    from fastvid_gui.ui.farm.nodes import Nodes
    from fastvid_gui.ui.films.opener import FilmOpener
    from fastvid_gui.ui.films.panel import FilmsPanel
    from fastvid_gui.ui.jobs.panel import JobsPanel
    from fastvid_gui.ui.preview.panel import PreviewPanel
    from fastvid_gui.ui.state.analysis import Analysis
    from fastvid_gui.ui.state.bridge import Engine
    from fastvid_gui.ui.state.helping import Helping
    from fastvid_gui.ui.state.presets import Presets
    from fastvid_gui.ui.state.queue import RenderQueue
    from fastvid_gui.ui.state.region_files import RegionFiles
    from fastvid_gui.ui.state.remembering import Remembering
    from fastvid_gui.ui.state.session import Session
    from fastvid_gui.ui.state.telling import TellingFrames
    from fastvid_gui.ui.styles.panel import StylesPanel
    from fastvid_gui.ui.timeline.panel import TimelinePanel
    from fastvid_gui.ui.widgets.plain_texts import keep_texts_plain
    from fastvid_gui.ui.window.main_window import MainWindow, Panels

    keep_texts_plain(qt)
    preview_engine, render_engine = Engine("preview"), Engine("render")
    session = Session()
    queue = RenderQueue(preview_engine, render_engine)
    memory = Remembering(session, keeps_list=queue.mine)
    presets = Presets()
    files = RegionFiles(session)
    opener = FilmOpener(session, preview_engine, memory=memory)
    farm = Farm(
        Helping(lambda: Engine("helper")), Nodes(preview_engine, queue), preview_engine, render_engine
    )
    styles = StylesPanel(session, preview_engine, render_engine, queue=queue, presets=presets)
    window = MainWindow(
        session=session,
        queue=queue,
        opener=opener,
        panels=Panels(
            films=FilmsPanel(session, preview_engine, opener),
            preview=PreviewPanel(session, preview_engine, queue),
            styles=styles,
            timeline=TimelinePanel(session, preview_engine, queue),
            jobs=JobsPanel(session, queue, preview_engine, presets=presets),
        ),
        analysis=Analysis(session, preview_engine),
        telling=TellingFrames(session, preview_engine),
        preview_engine=preview_engine,
        farm=farm,
        memory=memory,
        presets=presets,
    )
    if window.projects is not None:
        window.projects.styles_added.connect(styles.library.refresh)
    stay_without_window()
    files.trouble.connect(lambda sentence: window.notices.say(sentence, "warning"))
    for part in (session, opener, queue, memory, presets, files):
        part.setParent(window)
    preview_engine.died.connect(window.show_engine_trouble)
    render_engine.died.connect(window.show_render_trouble)
    window.left.connect(qt.quit)
    return App(
        qt=qt,
        session=session,
        preview_engine=preview_engine,
        render_engine=render_engine,
        queue=queue,
        window=window,
        farm=farm,
        memory=memory,
    )


def _time_first_paint(window: "MainWindow") -> None:
    """Prints on stderr when the window was first painted, counted from the start of the process."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                # When the event loop is back, the painted content is on its way to the screen.
                QTimer.singleShot(0, self._tell)
            return False

        def _tell(self) -> None:
            import psutil

            seconds = time.time() - psutil.Process().create_time()
            sys.stderr.write(f"window visible after {seconds:.2f} s\n")
            sys.stderr.flush()

    window.installEventFilter(Watch(window))


def _heed_signals(app: App) -> list[int]:
    """Ctrl-C, a polite kill and a closed terminal close the window without a question; returns a list that then holds
    the signal."""
    from PySide6.QtCore import QSocketNotifier

    caught: list[int] = []
    ending = [signal.SIGINT, signal.SIGTERM, *filter(None, [getattr(signal, "SIGHUP", None)])]
    # Python's handlers run when Python code runs, and Qt's loop may not run any for long. The byte that Python writes
    # for each signal wakes it.
    ours, pythons = socket.socketpair()
    ours.setblocking(False)
    pythons.setblocking(False)
    signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)

    def leave() -> None:
        try:
            number = ours.recv(1)[0]
        except (BlockingIOError, IndexError):
            return
        if number in ending:
            caught.append(number)
            app.queue.close()
            app.qt.quit()

    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, app.window)
    notifier.activated.connect(leave)
    # Kept as long as the window exists: a socket that is collected is closed.
    notifier.setProperty("sockets", (ours, pythons))
    for number in ending:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
    return caught
