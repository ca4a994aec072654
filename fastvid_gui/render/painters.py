"""Threads that paint ranges side by side: in a render on this computer, at the maker of a farm, and at a helper.

Each range has a thread and a stylizer of its own, which takes its share of the cores. Callbacks on that thread tell
what happens: `keep` may block (that is how painting waits for a slow disk or network), the others return at once.
"""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastvid_gui import __version__
from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.job import PaintedRegion, RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FastVidError, Interrupted
from fastvid_gui.picture import Picture
from fastvid_gui.render.pipeline import FramePainted, OpenFrames, paint_range
from fastvid_gui.render.region_layers import RangeRegions
from fastvid_gui.style.blend import same_network
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer

Key = TypeVar("Key", bound=Hashable)
"""By which the caller knows a range again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangePainting(Generic[Key]):
    """What to paint.

    Attributes:
        to_frame: where to stop (not included); a border of pieces.
        open_frames: called on the painting thread; gives the frames that `paint_range` needs.
        make_stylizer: for this style and the settings' `work_size`; not called if there is one that fits.
        open_regions: called on the painting thread; gives the regions of the range.
    """

    key: Key
    part: RenderRange
    to_frame: int
    settings: RenderSettings
    seed: Seed | None
    open_frames: Callable[[], OpenFrames]
    style: Style
    make_stylizer: Callable[[], Stylizer]
    open_regions: Callable[[], RangeRegions | None] = lambda: None


@dataclass(frozen=True, slots=True)
class PaintingEnded(Generic[Key]):
    """A range is over. `error`: why it is not whole; None if it is, or if it was stopped on purpose."""

    key: Key
    error: Exception | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Spare:
    """A stylizer that nobody uses, or that is being made."""

    style: Style
    size: tuple[int, int]
    stylizer: Future[Stylizer]
    regions: tuple[PaintedRegion, ...] = ()

    def fits(self, style: Style, size: tuple[int, int], regions: tuple[PaintedRegion, ...] = ()) -> bool:
        return self.size == size and self.regions == regions and same_network(self.style, style)

    def in_style(self, style: Style) -> Stylizer:
        made = self.stylizer.result()
        return made if self.style is style else made.in_style(style)


class Painters(Generic[Key]):
    """The ranges that are being painted.

    Args:
        frame_painted: told of each frame (its key, frames painted so far).
        keep: takes each finished piece (its key, the piece, fingerprint, its stop event); may block and raise.
        ended: told once for each range.
    """

    def __init__(
        self,
        frame_painted: Callable[[Key, int], None],
        keep: Callable[[Key, Piece, str, threading.Event], None],
        ended: Callable[[PaintingEnded[Key]], None],
    ) -> None:
        self._frame_painted, self._keep, self._ended = frame_painted, keep, ended
        self._lock = threading.Lock()
        self._stops: dict[Key, threading.Event] = {}
        self._threads: set[threading.Thread] = set()
        self._spares: list[_Spare] = []
        self._finishing = threading.Event()
        self.latest: Picture | None = None
        """The frame painted last, as the network left it; nobody may write into it."""

    def start(self, paint: RangePainting[Key]) -> None:
        """Paints a range on a thread of its own."""
        stop = threading.Event()
        name = f"paint-{paint.part.start}"
        thread = threading.Thread(target=self._run, args=(paint, stop), name=name, daemon=True)
        with self._lock:
            self._stops[paint.key] = stop
            self._threads.add(thread)
        thread.start()

    def stop(self, key: Key) -> None:
        """Stops a range at once, if it is under way; its finished pieces stay."""
        with self._lock:
            if (stop := self._stops.get(key)) is not None:
                stop.set()

    def stop_all(self) -> None:
        """Stops all ranges at once."""
        with self._lock:
            for stop in self._stops.values():
                stop.set()

    def finish_pieces(self) -> None:
        """Ends every range after the piece it paints now."""
        self._finishing.set()

    def close(self) -> None:
        """Stops all and waits for their threads."""
        self.stop_all()
        while True:
            with self._lock:
                thread = next(iter(self._threads), None)
            if thread is None:
                return
            thread.join()
            with self._lock:
                self._threads.discard(thread)

    def warm_up(self, style: Style, size: tuple[int, int], make_stylizer: Callable[[], Stylizer]) -> None:
        """Makes a stylizer before the first range that needs it comes, on the caller's thread.

        A range that begins at the same time waits for it instead of making another one. Errors are reported when a
        range tries it again.
        """
        made = _Spare(style, size, Future())
        with self._lock:
            if any(each.fits(style, size) for each in self._spares):
                return
            self._spares = [made]
        try:
            made.stylizer.set_result(make_stylizer())
        except BaseException as error:
            made.stylizer.set_exception(error)
            if not isinstance(error, FastVidError):
                raise

    # ---- on a range's thread

    def _run(self, paint: RangePainting[Key], stop: threading.Event) -> None:
        ended = PaintingEnded(paint.key)
        try:
            whole = self._paint(paint, stop)
            ended = PaintingEnded(paint.key, stopped=not whole)
        except Interrupted:
            ended = PaintingEnded(paint.key, stopped=True)
        except Exception as error:  # noqa: BLE001 - a thread has no caller: it becomes the range's error
            ended = PaintingEnded(paint.key, error)
        finally:
            with self._lock:
                self._stops.pop(paint.key, None)
                self._threads.discard(threading.current_thread())
            self._ended(ended)

    def _paint(self, paint: RangePainting[Key], stop: threading.Event) -> bool:
        """Whether all of it was painted."""
        stylizer = self._take_stylizer(paint)
        count = 0
        frames = paint.open_frames()
        regions = paint.open_regions()
        painting = paint_range(
            frames, paint.part, stylizer, paint.settings, seed=paint.seed, stop=stop, regions=regions
        )
        with closing(painting):  # type: ignore[type-var]
            for item in painting:
                if isinstance(item, FramePainted):
                    count += 1
                    self.latest = item.painted
                    self._frame_painted(paint.key, count)
                    continue
                self._keep(paint.key, item, fingerprint_of(stylizer), stop)
                if item.span.stop >= paint.to_frame:
                    break
                if self._finishing.is_set():
                    return False
        unused = _Spare(paint.style, paint.settings.work_size, Future(), paint.settings.regions)
        unused.stylizer.set_result(stylizer)
        with self._lock:
            self._spares.append(unused)
        return True

    def _take_stylizer(self, paint: RangePainting[Key]) -> Stylizer:
        """One that fits, else a new one. The others would only take memory."""
        style, size, regions = paint.style, paint.settings.work_size, paint.settings.regions
        with self._lock:
            self._spares = [each for each in self._spares if each.fits(style, size, regions)]
            ready = self._spares.pop() if self._spares else None
        if ready is not None:
            with suppress(FastVidError):
                return ready.in_style(style)
        return paint.make_stylizer()


def fingerprint_of(stylizer: Stylizer) -> str:
    """It decides the bits of a node's frames, and is stored with each piece."""
    return f"fastvid {__version__}, {stylizer.fingerprint}"
