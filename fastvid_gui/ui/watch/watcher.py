"""Looks at the watched folder now and then, opens what has arrived whole, and puts it into the queue."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from fastvid_gui import paths
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.errors import FastVidError
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.sentence import code_of
from fastvid_gui.sentences.source import OddSource
from fastvid_gui.settings import settings
from fastvid_gui.ui.films.finding import VIDEO_ENDINGS
from fastvid_gui.ui.jobs.choices import scaled
from fastvid_gui.ui.jobs.naming import USUAL, free_paths, named
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_file import QueueLock
from fastvid_gui.ui.state.queue_item import ItemState
from fastvid_gui.ui.watch.arrivals import Arrivals, Stamp
from fastvid_gui.ui.watch.file import WATCH_FILE, FolderWatch, KeptWatch, read_watch, write_watch

LOOK_MS = 2000
"""The folder is looked at this often: network drives tell nothing by themselves."""
MOST_FILES = 20_000
TORN = (OddSource.SOME_FRAMES, OddSource.CLAIMS_SECONDS)
"""What is said of films of which only the beginning is there: copying may have paused."""


class Watcher(QObject):
    """Watches one folder. What is watched survives the window; one window at a time watches."""

    changed = Signal()
    """What is watched, or how it goes, has changed."""
    remark = Signal(str)
    """A sentence about a film that can't be used; told once."""

    def __init__(
        self,
        queue: RenderQueue,
        preview_engine: Asks,
        parent: QObject | None = None,
        *,
        file: Path | None = None,
        make_arrivals: Callable[[dict[str, Stamp]], Arrivals] = Arrivals,
        look_ms: int = LOOK_MS,
    ) -> None:
        """`file`: where the watch is kept; the user's data folder if None."""
        super().__init__(parent)
        self._queue, self._preview_engine = queue, preview_engine
        self._make_arrivals = make_arrivals
        self._file = file if file is not None else _usual_file()
        self._lock = QueueLock(self._file) if self._file is not None else None
        self._watch: FolderWatch | None = None
        self._arrivals = make_arrivals({})
        self.taken = 0
        """How many films of this folder went into the queue."""
        self.refused: tuple[str, ...] = ()
        """Names of files that can't be used."""
        self.missing = False
        """Whether the folder can't be looked at now."""
        self._looking = self._told_trouble = False
        self._round = 0
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _: self.look())
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)
        if self.may_watch and self._file is not None and (kept := read_watch(self._file)) is not None:
            self._begin(kept)

    @property
    def watch(self) -> FolderWatch | None:
        """What is watched now."""
        return self._watch

    @property
    def may_watch(self) -> bool:
        """Whether no other window watches."""
        return self._lock is None or self._lock.mine

    @property
    def arriving(self) -> int:
        """How many files are being written, or looked into."""
        return len(self._arrivals.arriving)

    def start(self, watch: FolderWatch, also_present: bool) -> None:
        """Watches a folder from now on. `also_present`: paints the films that are there already, too."""
        self.stop()

        def found(stamps: dict[str, Stamp] | None) -> None:
            settled = {} if also_present or stamps is None else stamps
            self._begin(KeptWatch(watch, settled))
            self._save()

        in_background(self, lambda: _scan(watch.folder), found)

    def stop(self) -> None:
        """Watches nothing any more. What is in the queue stays there."""
        self._timer.stop()
        self._round += 1
        if self._system.directories():
            self._system.removePaths(self._system.directories())
        if self._watch is not None:
            self._watch = None
            self._save()
            self.changed.emit()

    def close(self) -> None:
        """The window is closed: another one may watch."""
        self._timer.stop()
        self._round += 1
        if self._lock is not None:
            self._lock.release()

    def _begin(self, kept: KeptWatch) -> None:
        self._watch, self.taken, self.refused = kept.watch, kept.taken, kept.refused
        self._arrivals = self._make_arrivals(kept.settled)
        self.missing = False
        self._system.addPath(str(kept.watch.folder))
        self._timer.start()
        self.changed.emit()
        self.look()

    # ---- looking ----

    def look(self) -> None:
        """Looks at the folder, unless a look is under way."""
        watch, number = self._watch, self._round
        if watch is None or self._looking:
            return
        self._looking = True

        def found(stamps: dict[str, Stamp] | None) -> None:
            self._looking = False
            if number == self._round:
                self._on_found(stamps)

        in_background(self, lambda: _scan(watch.folder), found)

    def _on_found(self, stamps: dict[str, Stamp] | None) -> None:
        before = (self.missing, self.arriving)
        self.missing = stamps is None
        if stamps is not None and self._watch is not None:
            if not self._system.directories():
                self._system.addPath(str(self._watch.folder))
            self.refused = tuple(name for name in self.refused if name in stamps)
            for name in self._arrivals.look(stamps, time.monotonic()):
                self._open(name)
        if before != (self.missing, self.arriving):
            self.changed.emit()

    def _open(self, name: str) -> None:
        watch, number = self._watch, self._round
        if watch is None:
            return
        film, stamp = watch.folder / name, self._arrivals.trying(name)
        call = self._preview_engine.ask(OpenFilm(str(film)), self)

        def counts() -> bool:
            """Not if the file has changed meanwhile: then it is opened again."""
            return number == self._round and stamp is not None and self._arrivals.trying(name) == stamp

        def opened(value: object) -> None:
            if not counts() or not isinstance(value, FilmOpened):
                return
            torn = any(code_of(warning) in TORN for warning in value.info.warnings)
            if not (torn and self._arrivals.put_off(name)):
                self._plan(watch, film, value, counts)

        def failed(why: str) -> None:
            if counts() and self._arrivals.failed(name):
                self.refused = (*self.refused, name)
                self._save()
                text = self.tr("{name} arrived in {folder}, but can't be painted: {why}")
                self.remark.emit(text.format(name=name, folder=watch.folder.name, why=why))
                self.changed.emit()

        call.finished.connect(opened)
        call.failed.connect(failed)

    # ---- painting ----

    def _plan(self, watch: FolderWatch, film: Path, opened: FilmOpened, counts: Callable[[], bool]) -> None:
        info, chosen = opened.info, settings().values
        size = watch.size if 0 < watch.size < min(info.width, info.height) else 0
        measures = scaled(info.width, info.height, size)
        pattern = chosen.name_pattern or USUAL
        name = named(pattern, film, watch.look.style, measures, self.taken + 1)
        wanted, taken = watch.output / name, self._queue.outputs

        def place() -> tuple[Path, ...]:
            with suppress(OSError):  # the queue says what is wrong with the place
                watch.output.mkdir(parents=True, exist_ok=True)
            return free_paths([wanted], taken)

        def add(outputs: tuple[Path, ...]) -> None:
            if counts():
                self._add(watch, film, outputs[0], size, info.frames)

        in_background(self, place, add)

    def _add(self, watch: FolderWatch, film: Path, output: Path, size: int, frames: int) -> None:
        chosen = settings().values
        if output in self._queue.outputs:  # two that arrived together
            output = output.with_name(f"{output.stem} {film.suffix.lstrip('.')}.mp4")
        self._queue.add(
            RenderRequest(
                source=film,
                output=output,
                look=watch.look,
                size=size or None,
                crf=chosen.crf,
                max_range=chosen.max_range,
                device=chosen.device,
                workers=chosen.threads or None,
                nodes=chosen.nodes,
                helpers_only=chosen.helpers_only and chosen.nodes != "local",
                sound=chosen.sound,
                spot_check=chosen.spot_check,
            ),
            frames,
        )
        self._arrivals.taken(film.name)
        self.taken += 1
        self._save()
        # Whoever paused a render wants the computer for something else.
        if not any(item.state is ItemState.PAUSED and not item.left_over for item in self._queue.items):
            self._queue.start()
        self.changed.emit()

    def _save(self) -> None:
        if self._file is None or not self.may_watch:
            return
        kept = None
        if self._watch is not None:
            kept = KeptWatch(self._watch, self._arrivals.settled, self.taken, self.refused)
        try:
            write_watch(self._file, kept)
        except (OSError, UnicodeEncodeError) as error:
            if not self._told_trouble:
                self._told_trouble = True
                reason = getattr(error, "strerror", None) or error
                self.remark.emit(
                    self.tr(
                        "The watched folder can't be remembered in {file} ({reason}). Free some space or check that "
                        "the folder can be written to."
                    ).format(file=self._file, reason=reason)
                )


def _scan(folder: Path) -> dict[str, Stamp] | None:
    """The videos in a folder (not below it) with their stamps; None if it can't be looked at."""
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or Path(entry.name).suffix.lower() not in VIDEO_ENDINGS:
                    continue
                try:
                    if not entry.is_file():
                        continue
                    state = entry.stat()
                except OSError:
                    continue  # it is being moved away
                found[entry.name] = (state.st_size, state.st_mtime_ns)
                if len(found) >= MOST_FILES:
                    break
    except OSError:
        return None
    return found


def _usual_file() -> Path | None:
    try:
        return paths.data_folder() / WATCH_FILE
    except FastVidError:
        return None
