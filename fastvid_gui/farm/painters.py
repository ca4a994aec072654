"""Threads that paint assignments side by side, on a helper and on the maker's own computer alike.

Each assignment has a thread and a stylizer of its own, which uses its share of the cores. Callbacks on that thread tell
what happens: `keep` may block (that is how painting waits for a slow disk or network), the others return at once.
"""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import NamedTuple

from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FastVidError, Interrupted
from fastvid_gui.picture import Picture
from fastvid_gui.render.pipeline import FramePainted, OpenFrames, paint_range
from fastvid_gui.render.workers import fingerprint_of
from fastvid_gui.style.stylizer import Stylizer


class AssignmentKey(NamedTuple):
    """Whose assignment it is: node id and session of the maker, and its number there."""

    maker: str
    session: str
    assignment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RangePainting:
    """What to paint.

    Attributes:
        to_frame: where to stop (not included); a border of pieces.
        open_frames: called on the painting thread; gives the frames that `paint_range` needs.
        kind: assignments of the same kind may share a stylizer, one after another.
        make_stylizer: for the settings' picture size.
    """

    key: AssignmentKey
    part: RenderRange
    to_frame: int
    settings: RenderSettings
    seed: Seed | None
    open_frames: Callable[[], OpenFrames]
    kind: Hashable
    make_stylizer: Callable[[], Stylizer]


@dataclass(frozen=True, slots=True)
class PaintingEnded:
    """An assignment is over. `error`: why it is not whole; None if it is, or if it was stopped on purpose."""

    key: AssignmentKey
    error: FastVidError | None = None
    stopped: bool = False


class Painters:
    """The assignments that are being painted.

    Args:
        frame_painted: told of each frame (its key, frames painted so far).
        keep: takes each finished piece (its key, the piece, fingerprint, its stop event); may block and raise.
        ended: told once for each assignment.
    """

    def __init__(
        self,
        frame_painted: Callable[[AssignmentKey, int], None],
        keep: Callable[[AssignmentKey, Piece, str, threading.Event], None],
        ended: Callable[[PaintingEnded], None],
    ) -> None:
        self._frame_painted, self._keep, self._ended = frame_painted, keep, ended
        self._lock = threading.Lock()
        self._stops: dict[AssignmentKey, threading.Event] = {}
        self._threads: set[threading.Thread] = set()
        self._idle: dict[Hashable, list[Stylizer]] = {}
        self._warm: dict[Hashable, Future[Stylizer]] = {}
        self._finishing = threading.Event()
        self.latest: Picture | None = None
        """The frame painted last, as the network left it; nobody may write into it."""

    @property
    def active(self) -> int:
        """Assignments under way."""
        with self._lock:
            return len(self._stops)

    def start(self, paint: RangePainting) -> None:
        """Paints an assignment on a thread of its own."""
        stop = threading.Event()
        thread = threading.Thread(
            target=self._run, args=(paint, stop), name=f"paint-{paint.key}", daemon=True
        )
        with self._lock:
            self._stops[paint.key] = stop
            self._threads.add(thread)
        thread.start()

    def stop(self, key: AssignmentKey) -> None:
        """Stops an assignment at once, if it is under way; its finished pieces stay."""
        with self._lock:
            if (stop := self._stops.get(key)) is not None:
                stop.set()

    def stop_all(self) -> None:
        """Stops all assignments at once."""
        with self._lock:
            for stop in self._stops.values():
                stop.set()

    def finish_pieces(self) -> None:
        """Ends every assignment after the piece it paints now."""
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

    def warm_up(self, kind: Hashable, make_stylizer: Callable[[], Stylizer]) -> None:
        """Makes a stylizer before the first assignment of its kind comes, on the caller's thread.

        An assignment that begins at the same time waits for it instead of making another one. Errors are reported when
        an assignment tries it again.
        """
        made: Future[Stylizer] = Future()
        with self._lock:
            if kind in self._warm or self._idle.get(kind):
                return
            self._warm = {kind: made}
        try:
            made.set_result(make_stylizer())
        except BaseException as error:
            made.set_exception(error)
            if not isinstance(error, FastVidError):
                raise

    # ---- on an assignment's thread

    def _run(self, paint: RangePainting, stop: threading.Event) -> None:
        ended = PaintingEnded(paint.key)
        try:
            whole = self._paint(paint, stop)
            ended = PaintingEnded(paint.key, stopped=not whole)
        except Interrupted:
            ended = PaintingEnded(paint.key, stopped=True)
        except FastVidError as error:
            ended = PaintingEnded(paint.key, error)
        except Exception as error:  # noqa: BLE001 - a thread has no caller: it becomes the assignment's error
            ended = PaintingEnded(
                paint.key, FastVidError(f"Painting failed ({type(error).__name__}: {error}).")
            )
        finally:
            with self._lock:
                self._stops.pop(paint.key, None)
                self._threads.discard(threading.current_thread())
            self._ended(ended)

    def _paint(self, paint: RangePainting, stop: threading.Event) -> bool:
        """Whether all of it was painted."""
        stylizer = self._take_stylizer(paint)
        count = 0
        painting = paint_range(paint.open_frames(), paint.part, stylizer, paint.settings, paint.seed, stop)
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
        with self._lock:
            self._idle.setdefault(paint.kind, []).append(stylizer)
        return True

    def _take_stylizer(self, paint: RangePainting) -> Stylizer:
        with self._lock:
            for kind in [kind for kind in (*self._idle, *self._warm) if kind != paint.kind]:
                self._idle.pop(kind, None)
                self._warm.pop(kind, None)
            idle = self._idle.get(paint.kind)
            if idle:
                return idle.pop()
            warm = self._warm.pop(paint.kind, None)
        if warm is not None:
            with suppress(FastVidError):
                return warm.result()
        return paint.make_stylizer()
