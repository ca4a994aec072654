"""Opened films: each is indexed once, a few decoders stay open, and decoded frames share one bounded cache."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from fastvid_gui.engine.known_checksums import KnownChecksums
from fastvid_gui.engine.lanes import Task
from fastvid_gui.errors import SourceError
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.media.index import Progress
from fastvid_gui.media.playhead import FrameCache, Playhead
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.render.checksum import file_checksum
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.source import BadSource
from fastvid_gui.settings import cache_share

KEPT_INDEXES = 24
KEPT_DECODERS = 3
FRAME_CACHE_BYTES = 256 * 2**20
READER_CACHE_BYTES = 1


@dataclass(frozen=True, slots=True)
class FilmKey:
    """A file at one point in time: another size or modification time means another film."""

    path: Path
    size: int
    changed: int


class Films:
    """The opened films. May be used from several threads."""

    def __init__(self) -> None:
        use_one_opencv_thread()  # many lanes share few cores
        self.cache = FrameCache(cache_share(FRAME_CACHE_BYTES))
        self._lock = threading.Lock()
        self._sources: OrderedDict[FilmKey, Source] = OrderedDict()
        self._playheads: OrderedDict[FilmKey, Playhead] = OrderedDict()
        self._opening: dict[FilmKey, threading.Lock] = {}
        self._checksums = KnownChecksums()

    def key(self, path: str) -> FilmKey:
        """What identifies the film; raises SourceError if its file is gone."""
        place = Path(path)
        try:
            seen = place.stat()
        except FileNotFoundError as error:
            raise SourceError(BadSource.GONE, file=place) from error
        except (OSError, ValueError) as error:
            reason = said_by_others(getattr(error, "strerror", None) or error)
            raise SourceError(BadSource.UNREADABLE, file=place, reason=reason) from error
        return FilmKey(place, seen.st_size, seen.st_mtime_ns)

    def source(self, path: str, task: Task, progress: Progress | None = None) -> Source:
        """The opened film; if another thread is opening it already, waits for that."""
        key = self.key(path)
        while True:
            with self._lock:
                if key in self._sources:
                    self._sources.move_to_end(key)
                    return self._sources[key]
                opening = self._opening.setdefault(key, threading.Lock())
            if opening.acquire(timeout=0.05):
                break
            task.heed()
        try:
            with self._lock:
                found = self._sources.get(key)
            if found is None:
                found = open_source(key.path, stop=task.stop, progress=progress)
                self._keep(key, found)
            return found
        finally:
            opening.release()
            with self._lock:
                self._opening.pop(key, None)

    def checksum(self, path: str, task: Task) -> str:
        """SHA-256 (hex) of the film's bytes; a file is only read if its size or modification time has changed."""
        key = self.key(path)
        known = self._checksums.of(key.path, key.size, key.changed)
        if known is None:
            known = file_checksum(key.path, task.stop, lambda done, total: None)
            if self.key(path) == key:
                self._checksums.keep(key.path, key.size, key.changed, known)
        return known

    def known_checksum(self, path: str) -> str | None:
        """The same, if that takes no time; else None."""
        key = self.key(path)
        return self._checksums.of(key.path, key.size, key.changed)

    def forget_checksums(self) -> None:
        """Forgets which files were read."""
        self._checksums.forget()

    def playhead(self, path: str, task: Task) -> tuple[FilmKey, Playhead]:
        """Reads single frames of a film."""
        source = self.source(path, task)
        key = self.key(path)
        with self._lock:
            found = self._playheads.get(key)
            if found is None:
                found = self._playheads[key] = Playhead(source, self.cache)
            self._playheads.move_to_end(key)
            gone = [
                self._playheads.popitem(last=False)[1] for _ in range(len(self._playheads) - KEPT_DECODERS)
            ]
        for playhead in gone:
            playhead.close()
        return key, found

    def reader(self, source: Source) -> Playhead:
        """A separate decoder for a long walk through a film; it keeps next to nothing."""
        return Playhead(source, FrameCache(READER_CACHE_BYTES), threads=1)

    def _keep(self, key: FilmKey, source: Source) -> None:
        with self._lock:
            self._sources[key] = source
            if len(self._sources) > KEPT_INDEXES:
                self._sources.popitem(last=False)
