"""Paints the ranges of a job side by side on this computer.

Many ranges take a core each, a single one takes them all (`cores.CoreShare`); the picture is the same on any number of
cores (promise 1). A planner thread passes ranges in while it still analyzes the film.
"""

import queue
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol

from fastvid_gui.domain.chunk import Piece, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import Interrupted, StoreError
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.lossless import unpack_pictures
from fastvid_gui.media.read import Source
from fastvid_gui.render.events import Event, FrameDone, PieceStored, RangePlanned
from fastvid_gui.render.film_regions import FilmRegions
from fastvid_gui.render.own_work import own_work
from fastvid_gui.render.painters import Painters, PaintingEnded, RangePainting
from fastvid_gui.render.pipeline import first_frame, frames_from_source, sound_seed
from fastvid_gui.render.region_layers import LayerStylizers, RangeRegions
from fastvid_gui.render.result import NodeShare
from fastvid_gui.render.seams import cross_fade
from fastvid_gui.render.store import Store
from fastvid_gui.render.style_schedule import StyleSchedule
from fastvid_gui.render.work_list import SeamWork, WorkList
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.style.devices import Device
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

WAIT_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class RunParts:
    """Everything that a run over the rest of a job needs.

    Attributes:
        styles: which style paints which frames. regions: parts of the pictures that have styles of their own.
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
    regions: FilmRegions | None = None

    @property
    def style(self) -> Style:
        """The style of the film, or of its beginning."""
        return self.styles.first

    def make_stylizer(self, style: Style | None = None, threads: int | None = 1) -> Stylizer:
        """A stylizer in a style (None: that of the film's beginning); see `make_stylizer`."""
        style = style or self.style
        if self.regions is not None:
            return LayerStylizers(style, partial(self._layer_stylizer, threads))
        return make_stylizer(style, *self.settings.work_size, device=self.device, threads=threads)

    def _layer_stylizer(self, threads: int | None, digest: str, width: int, height: int) -> Stylizer:
        return make_stylizer(self.styles.every[digest], width, height, device=self.device, threads=threads)

    def regions_of(self, part: RenderRange) -> RangeRegions | None:
        """The regions of a range; None if the film has none."""
        return None if self.regions is None else self.regions.of(part)


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


class _Left(NamedTuple):
    """What is left of a range: its missing pieces, and the first frame to paint."""

    part: RenderRange
    missing: tuple[PieceSpan, ...]
    first: int


@dataclass(frozen=True, slots=True)
class _Over:
    """A thread beside the painters is done: the "plan", or a "seam"."""

    work: str
    error: BaseException | None = None


class LocalRun:
    """One run over the rest of a job. `run` returns when everything is stored, or raises the first error."""

    def __init__(self, parts: RunParts) -> None:
        self._parts, self._job, self._settings, self._store = parts, parts.job, parts.settings, parts.store
        self._list = WorkList(parts.store.pieces(parts.job), parts.settings.chunk_frames)
        self._happened: queue.SimpleQueue[Happened] = queue.SimpleQueue()
        self._painters: Painters[_Left] = Painters(self._on_frame, self._keep, self._happened.put)
        self._threads: list[threading.Thread] = []
        self._halt = threading.Event()
        self._planning, self._working = True, 0

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
        fresh = not self._store.pieces(self._job)
        with own_work():
            try:
                self._beside("plan", self._plan, planning)
                if fresh and self._parts.regions is None:  # which decide the sizes
                    self._beside("ready", self._warm_up)
                while self._planning or self._working:
                    if self._parts.stop.is_set():
                        raise Interrupted(Painting.STOPPED)
                    with suppress(queue.Empty):
                        self._take(self._happened.get(timeout=WAIT_SECONDS), tell)
                    self._start_next()
            finally:
                self._halt.set()
                self._painters.close()
                for thread in self._threads:
                    thread.join()

    # ---- on the thread that called `run`

    def _take(self, happened: "Happened", tell: Callable[[Event], None]) -> None:
        match happened:
            case _Over(error=error) | PaintingEnded(error=error):
                if isinstance(error, Interrupted) and self._parts.stop.is_set():
                    raise Interrupted(Painting.STOPPED) from error
                if error is not None:
                    raise error
                if happened == _Over("plan"):
                    self._planning = False
                elif happened != _Over("ready"):
                    self._working -= 1
            case RenderRange():
                tell(RangePlanned(happened, sum(map(len, self._list.add_range(happened)))))
            case PieceStored(span):
                self._list.stored(span)
                tell(happened)
            case _:
                tell(happened)

    def _start_next(self) -> None:
        while self._working < self._parts.workers and (task := self._list.next()) is not None:
            self._working += 1
            if isinstance(task, SeamWork):
                self._beside("seam", self._fade, task)
            else:
                self._paint(task)

    def _paint(self, part: RenderRange) -> None:
        missing, style = tuple(self._list.missing(part)), self._parts.styles.at(part.start)
        seed = self._usable_seed(part, missing[0].start)
        self._painters.start(
            RangePainting(
                key=_Left(part, missing, first_frame(part, seed)),
                part=part,
                to_frame=part.stop,
                settings=self._settings,
                seed=seed,
                open_frames=partial(frames_from_source, self._parts.source, part, self._settings, seed),
                style=style,
                make_stylizer=partial(self._parts.make_stylizer, style, threads=None),
                open_regions=partial(self._parts.regions_of, part),
            )
        )

    def _usable_seed(self, part: RenderRange, first_missing: int) -> Seed | None:
        seed = self._store.seed(self._job, part.start)
        if seed is None or not part.paint_start <= seed.frame < first_missing:
            return None
        # A seed from a helper has not been opened yet; without a sound one, the range is painted from its keyframe.
        return seed if sound_seed(seed, self._settings) else None

    def _beside(self, work: str, target: Callable[..., None], *arguments: object) -> None:
        """Does something on a thread of its own; its end is told."""

        def guarded() -> None:
            try:
                target(*arguments)
                self._happened.put(_Over(work))
            except BaseException as error:  # noqa: BLE001 - raised again on the thread that called `run`
                self._happened.put(_Over(work, error))

        self._threads.append(threading.Thread(target=guarded, name=work, daemon=True))
        self._threads[-1].start()

    # ---- on threads of their own

    def _plan(self, planning: Iterable[RenderRange | Event]) -> None:
        for item in planning:
            if self._halt.is_set():
                return
            self._happened.put(item)

    def _warm_up(self) -> None:
        """Makes the first network ready while the film is still being analyzed."""
        parts = self._parts
        self._painters.warm_up(
            parts.style, parts.settings.work_size, partial(parts.make_stylizer, threads=None)
        )

    def _fade(self, seam: SeamWork) -> None:
        try:
            piece, fingerprint = fade_seam(self._store, self._job, self._settings, seam)
        except Exception as error:
            # One that came from a helper may not have been opened yet.
            self._store.remove_pieces(self._job, list(seam.spans[:2]))
            raise StoreError(StorageSays.FADE_DAMAGED, frame=seam.start) from error
        self._store.add_piece(self._job, seam.start, piece, fingerprint)
        self._store.remove_pieces(self._job, list(seam.spans[:2]))
        self._happened.put(PieceStored(piece.span))

    def _on_frame(self, left: _Left, count: int) -> None:
        self._happened.put(FrameDone(left.first + count - 1))

    def _keep(self, left: _Left, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        if piece.span in left.missing:
            self._store.add_piece(self._job, left.part.start, piece, fingerprint)
            self._happened.put(PieceStored(piece.span))


Happened = RenderRange | Event | PaintingEnded[_Left] | _Over
