"""Threads that paint the ranges of a job side by side on this computer.

Each worker paints one range at a time with its own stylizer. Many ranges take a core each, a single one takes them all
(`cores.CoreShare`); the picture is the same on any number of cores (promise 1). A planner thread passes ranges in while
it still analyzes the film.
"""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from fastvid_gui import __version__
from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import Interrupted, StoreError
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.lossless import unpack_pictures
from fastvid_gui.media.read import Source
from fastvid_gui.render.events import Event, FrameDone, PieceStored, RangePlanned
from fastvid_gui.render.own_work import own_work
from fastvid_gui.render.pipeline import FramePainted, frames_from_source, paint_range, sound_seed
from fastvid_gui.render.result import NodeShare
from fastvid_gui.render.seams import cross_fade
from fastvid_gui.render.store import Store
from fastvid_gui.render.style_schedule import StyleSchedule
from fastvid_gui.render.work import SeamWork, WorkList
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.style.blend import same_network
from fastvid_gui.style.devices import Device
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

WAIT_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class RunParts:
    """Everything that a run over the rest of a job needs.

    Attributes:
        styles: which style paints which frames.
        workers: ranges painted side by side on this computer.
        stop: set it to stop.
    """

    source: Source
    job: str
    settings: RenderSettings
    store: Store
    styles: StyleSchedule
    device: Device
    workers: int
    stop: threading.Event

    @property
    def style(self) -> Style:
        """The style of the film, or of its beginning."""
        return self.styles.first

    def make_stylizer(self, style: Style | None = None, threads: int | None = 1) -> Stylizer:
        """A stylizer in a style (None: that of the film's beginning); see `make_stylizer`."""
        return make_stylizer(
            style or self.style, *self.settings.work_size, device=self.device, threads=threads
        )


class Run(Protocol):
    """Paints the rest of a job, on this computer (`LocalRun`) or on several."""

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """Paints the ranges of the planning and passes events to `tell`; details in `LocalRun.run`."""
        ...

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Who did what; empty if this computer worked alone."""
        ...


MakeRun = Callable[[RunParts], Run]


def fingerprint_of(stylizer: Stylizer) -> str:
    """It decides the bits of a node's frames, and is stored with each piece."""
    return f"fastvid {__version__}, {stylizer.fingerprint}"


def fade_seam(store: Store, job: str, settings: RenderSettings, seam: SeamWork) -> tuple[Piece, str]:
    """Cross-fades a stored tail with the stored lead-in after it; returns the seam and its fingerprint.

    Where two kinds of computers painted the two sides, it is of both.
    """
    tail, lead, span = seam.spans
    before, after = (unpack_pictures(store.read_piece(job, side)) for side in (tail, lead))
    encoder = ChunkEncoder(ChunkFormat(settings.width, settings.height, settings.frame_rate, settings.crf))
    for picture in cross_fade(before, after):
        encoder.add(picture)
    stored = store.pieces(job)
    marks = sorted({stored.get(tail, ""), stored.get(lead, "")} - {""})
    return Piece(span, encoder.finish().to_bytes()), " and ".join(marks)


class LocalRun:
    """One run over the rest of a job. `run` returns when everything is stored, or raises the first error."""

    def __init__(self, parts: RunParts) -> None:
        self._parts = parts
        self._source, self._job, self._settings, self._store = (
            parts.source,
            parts.job,
            parts.settings,
            parts.store,
        )
        self._list = WorkList(parts.store.pieces(parts.job), parts.settings.chunk_frames)
        self._changed = threading.Condition()
        self._planning, self._busy = True, 0
        self._events: queue.SimpleQueue[Event | BaseException | None] = queue.SimpleQueue()
        self._halt = threading.Event()

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Nothing to tell: all of it was done here."""
        return ()

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """Paints the ranges of the planning.

        Args:
            planning: ranges in film order, and events to report; it may take its time (read on its own thread).
            tell: called on this thread with each event.

        Raises:
            Interrupted: `stop` was set. FastVidError: whatever failed first. Stored pieces remain in any case.
        """
        threads = [
            threading.Thread(target=self._guard, args=(self._plan, planning), name="plan", daemon=True)
        ]
        fresh = not self._store.pieces(self._job)
        threads += [
            threading.Thread(
                target=self._guard,
                args=(self._work, number == 0 and fresh),
                name=f"paint-{number}",
                daemon=True,
            )
            for number in range(self._parts.workers)
        ]
        with own_work():
            for thread in threads:
                thread.start()
            try:
                for event in self._told(len(threads)):
                    tell(event)
            finally:
                self._halt.set()
                with self._changed:
                    self._changed.notify_all()
                for thread in threads:
                    thread.join()

    def _told(self, running: int) -> Iterator[Event]:
        while running:
            if self._parts.stop.is_set():
                raise Interrupted(Painting.STOPPED)
            with suppress(queue.Empty):
                item = self._events.get(timeout=WAIT_SECONDS)
                if isinstance(item, Interrupted) and self._parts.stop.is_set():
                    raise Interrupted(Painting.STOPPED) from item
                if isinstance(item, BaseException):
                    raise item
                if item is None:
                    running -= 1
                else:
                    yield item

    def _guard(self, target: Callable[..., None], *arguments: object) -> None:
        try:
            target(*arguments)
            self._events.put(None)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that called `run`
            self._events.put(error)

    def _plan(self, planning: Iterable[RenderRange | Event]) -> None:
        try:
            for item in planning:
                if self._halt.is_set():
                    return
                if isinstance(item, RenderRange):
                    with self._changed:
                        missing = self._list.add_range(item)
                        self._changed.notify_all()
                    self._events.put(RangePlanned(item, sum(map(len, missing))))
                else:
                    self._events.put(item)
        finally:
            with self._changed:
                self._planning = False
                self._changed.notify_all()

    def _work(self, ready: bool) -> None:
        """`ready`: gets a stylizer ready at once, while the film is still being analyzed."""
        style = self._parts.style if ready else None
        stylizer = None if style is None else self._parts.make_stylizer(style, threads=None)
        while (task := self._take()) is not None:
            try:
                if isinstance(task, SeamWork):
                    self._fade(task)
                else:
                    wanted = self._parts.styles.at(task.start)
                    if stylizer is not None and style is not None and same_network(style, wanted):
                        stylizer = stylizer if wanted is style else stylizer.in_style(wanted)
                    else:
                        stylizer = self._parts.make_stylizer(wanted, threads=None)
                    style = wanted
                    self._paint(task, stylizer)
            finally:
                with self._changed:
                    self._busy -= 1
                    self._changed.notify_all()

    def _take(self) -> RenderRange | SeamWork | None:
        """The next task; waits while other workers may still produce one."""
        with self._changed:
            while not self._halt.is_set():
                task = self._list.next()
                if task is not None:
                    self._busy += 1
                    return task
                if not self._planning and not self._busy:
                    return None
                self._changed.wait(WAIT_SECONDS)
        return None

    def _paint(self, part: RenderRange, stylizer: Stylizer) -> None:
        missing = self._list.missing(part)
        seed = self._usable_seed(part, missing[0].start)
        frames = frames_from_source(self._source, part, self._settings, seed)
        for item in paint_range(frames, part, stylizer, self._settings, seed, self._halt):
            if isinstance(item, FramePainted):
                self._events.put(FrameDone(item.frame))
            elif item.span in missing:
                self._keep(part.start, item, fingerprint_of(stylizer))

    def _usable_seed(self, part: RenderRange, first_missing: int) -> Seed | None:
        seed = self._store.seed(self._job, part.start)
        if seed is None or not part.paint_start <= seed.frame < first_missing:
            return None
        # A seed from a helper has not been opened yet; without a sound one, the range is painted from its keyframe.
        return seed if sound_seed(seed, self._settings) else None

    def _fade(self, seam: SeamWork) -> None:
        try:
            piece, fingerprint = fade_seam(self._store, self._job, self._settings, seam)
        except Exception as error:
            # One that came from a helper may not have been opened yet.
            self._store.remove_pieces(self._job, list(seam.spans[:2]))
            raise StoreError(StorageSays.FADE_DAMAGED, frame=seam.start) from error
        self._keep(seam.start, piece, fingerprint)
        self._store.remove_pieces(self._job, list(seam.spans[:2]))

    def _keep(self, range_start: int, piece: Piece, fingerprint: str) -> None:
        self._store.add_piece(self._job, range_start, piece, fingerprint)
        with self._changed:
            self._list.stored(piece.span)
            self._changed.notify_all()
        self._events.put(PieceStored(piece.span))
