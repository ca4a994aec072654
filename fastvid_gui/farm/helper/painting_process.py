"""The helper's hold on the process in which it paints (painting_worker.py): starts it, gives it work, and ends it.

A frame may take minutes and can't be stopped inside a compute library, and a decoder may crash. So the helper itself
computes nothing that a maker sent. When the owner wants the computer back, the process ends with everything it computes
and holds. If it takes more memory than the owner lends, or dies, its assignments fail with the reason. What it has
finished is on the helper's disk by then. It is started when there is something to paint.
"""

import os
import queue
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil

from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FastVidError, Interrupted
from fastvid_gui.farm.helper import painting_messages as pm
from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.painting_worker import STYLES
from fastvid_gui.farm.reference import Reference
from fastvid_gui.picture import Picture
from fastvid_gui.render.painters import PaintingEnded
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say
from fastvid_gui.style.devices import Device

PAINTING_WORD = "painting-process"
"""First argument that tells a frozen app to be a painting process; see `__main__.py`."""
STOP_S = 1.0
"""How long painting may take to stop by itself when the owner wants the computer back."""
STUCK_S = 10.0
"""An assignment that was taken back and computes on for this long ends with the process, unless another runs."""
WATCH_S = 0.05

Message = tuple[pm.ToPainter, tuple[bytes, ...]]


def command(device: Device, cores: int) -> list[str]:
    """What starts the process, from a source checkout, an installation or a frozen app."""
    if getattr(sys, "frozen", False):
        return [sys.executable, PAINTING_WORD, device, str(cores)]
    # -P: no file in the current folder is taken for a part of FastVid.
    return [sys.executable, "-P", "-m", "fastvid_gui.farm.helper.painting_worker", device, str(cores)]


@dataclass(slots=True, eq=False)
class _Running:
    """An assignment under way.

    Attributes:
        need: bytes that it takes.
        stopped_at: when it was told to stop. error: why its piece could not be kept.
    """

    need: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    stopped_at: float | None = None
    error: FastVidError | None = None


ReferenceAnswer = Callable[[Reference | None, str], None]


class PaintingProcess:
    """Starts, uses and ends the process that paints. For any thread; callbacks come on threads of its own.

    Args:
        threads: cores that it may use.
        most_bytes: memory that it may hold.
        frame_painted: told of each frame (its key, frames painted so far).
        keep: takes each finished piece (its key, the piece, fingerprint, its stop event); may block and raise.
        ended: told once for each assignment.
        style_data: the content of a style by its digest; None if it is not there.

    Attributes:
        latest: the frame painted last, small (RGB uint8, H x W x 3).
    """

    def __init__(
        self,
        *,
        device: Device,
        threads: int,
        most_bytes: int,
        frame_painted: Callable[[AssignmentKey, int], None],
        keep: Callable[[AssignmentKey, Piece, str, threading.Event], None],
        ended: Callable[[PaintingEnded[AssignmentKey]], None],
        style_data: Callable[[str], bytes | None],
    ) -> None:
        self._device, self._threads = device, threads
        self._most_bytes, self._style_data = most_bytes, style_data
        self._frame_painted, self._keep, self._ended = frame_painted, keep, ended
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None
        self._running: dict[AssignmentKey, _Running] = {}
        self._references: dict[int, ReferenceAnswer] = {}
        self._reference_number = 0
        self._styles: OrderedDict[str, None] = OrderedDict()
        self._end_by: float | None = None
        self._why, self._meant = "", False
        self._closed = self._resting = False
        self._keeping = ThreadPoolExecutor(threads, "keep")
        self.latest: Picture | None = None

    @property
    def active(self) -> int:
        """Assignments under way."""
        with self._lock:
            return len(self._running)

    @property
    def stopping(self) -> dict[AssignmentKey, int]:
        """Assignments that were told to stop and compute on to the end of their frame: the bytes that each takes."""
        with self._lock:
            return {key: each.need for key, each in self._running.items() if each.stopped_at is not None}

    @property
    def pid(self) -> int | None:
        """Of the process, if there is one."""
        with self._lock:
            return self._process.pid if self._process is not None else None

    def warm(self) -> None:
        """Starts the process: something is going to be painted."""
        with self._lock:
            if self._process is None and not (self._closed or self._resting):
                self._launch()

    def start(self, paint: pm.Paint, clip: bytes, seed: bytes = b"", need: int = 0) -> None:
        """Paints an assignment; its end is told.

        Args:
            clip: `media.packets.PacketClip` as it came, unread.
            seed: the pictures of the seed, if it goes on from one.
            need: bytes that painting it takes.
        """
        with self._lock:
            regions = (region.style for region in paint.settings.regions if region.style)
            if well := all(self._ready_for(style) for style in (paint.style, *regions)):
                self._running[paint.key] = _Running(need)
                self._outbox.put((paint, (clip, seed)))
        if not well:
            self._ended(PaintingEnded(paint.key, FastVidError(self._no_process())))

    def reference(
        self,
        style: str,
        settings: RenderSettings,
        size: tuple[int, int],
        frames: int,
        ready: bool,
        answer: ReferenceAnswer,
    ) -> int:
        """Has the reference sequence painted; `answer` is told how it turned out, or why it failed ("": stopped).

        Returns:
            The number by which it may be abandoned.
        """
        with self._lock:
            self._reference_number += 1
            number, resting = self._reference_number, self._resting
            if well := not resting and self._ready_for(style):
                self._references[number] = answer
                wanted = pm.PaintReference(
                    number=number,
                    style=style,
                    settings=settings,
                    width=size[0],
                    height=size[1],
                    frames=frames,
                    ready=ready,
                )
                self._outbox.put((wanted, ()))
        if not well:
            answer(None, "" if resting else self._no_process())
        return number

    def abandon(self, number: int) -> None:
        """Nobody waits for a reference sequence any more; its painting ends, unless others are served beside it."""
        with self._lock:
            self._references.pop(number, None)
            if not self._running and not self._references:
                self._end("")

    def stop(self, key: AssignmentKey) -> None:
        """Stops an assignment, if it is under way; its finished pieces stay."""
        with self._lock:
            if (running := self._running.get(key)) is not None:
                self._stop(key, running)

    def give_back(self) -> None:
        """Stops all within `STOP_S`, and frees the memory: the process ends."""
        with self._lock:
            for key, running in self._running.items():
                self._stop(key, running)
            if self._process is not None:
                self._end_by = time.monotonic() + STOP_S

    def rest(self, resting: bool) -> None:
        """The owner needs the computer, or gives it back. Until then nothing begins: its style may have been on its
        way, or was being read."""
        with self._lock:
            self._resting = resting
            if resting:
                self.give_back()

    def finish_pieces(self) -> None:
        """Ends every assignment after the piece it paints now."""
        with self._lock:
            self._outbox.put((pm.FinishPieces(), ()))

    def close(self) -> None:
        """Ends all at once; what is finished is kept."""
        with self._lock:
            self._closed = True
            for running in self._running.values():
                running.stop.set()
            self._end("")
            reader = self._reader
        if reader is not None:
            reader.join()
        self._keeping.shutdown(wait=True, cancel_futures=True)

    # ---- the process; these need the lock

    def _ready_for(self, style: str) -> bool:
        """Makes sure that the process is up and has the style; False if that is impossible."""
        if self._closed:
            return False
        if self._process is None or self._meant or self._end_by is not None:
            self._launch()
        if self._process is None:
            return False
        if style not in self._styles:
            data = self._style_data(style)
            if data is None:
                return False
            self._outbox.put((pm.StyleHere(style), (data,)))
            self._styles[style] = None
        self._styles.move_to_end(style)
        while len(self._styles) > STYLES:
            self._styles.popitem(last=False)
        return True

    def _launch(self) -> None:
        """Starts a process; one that is about to end goes first."""
        if self._process is not None:
            self._end("")
            self._over(self._process)
        environment = dict(os.environ)
        if not getattr(sys, "frozen", False):
            package = str(Path(__file__).resolve().parents[2])
            paths = [package, *environment.get("PYTHONPATH", "").split(os.pathsep)]
            environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        self._styles.clear()
        self._end_by, self._why, self._meant = None, "", False
        self._outbox = queue.SimpleQueue()
        try:
            process = subprocess.Popen(
                command(self._device, self._threads),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._why = str(error.strerror or error)
            return
        self._process = process
        for work in (self._write, self._read, self._watch):
            thread = threading.Thread(
                target=work, args=(process, self._outbox), name=f"painting{work.__name__}", daemon=True
            )
            thread.start()
            if work == self._read:
                self._reader = thread

    def _no_process(self) -> str:
        return str(say(WhyNot.PROCESS_FAILED, reason=self._why) if self._why else say(WhyNot.NO_PROCESS))

    def _stop(self, key: AssignmentKey, running: _Running) -> None:
        running.stop.set()
        if running.stopped_at is None:
            running.stopped_at = time.monotonic()
            self._outbox.put((pm.StopPainting(key), ()))

    def _end(self, why: str) -> None:
        """Ends the process; `why`: what its assignments are told, "" if they were to stop."""
        if self._process is not None and not self._meant:
            self._meant, self._why = True, why
            with suppress(OSError):
                self._process.kill()

    # ---- its threads

    def _write(self, process: "subprocess.Popen[bytes]", outbox: "queue.SimpleQueue[Message | None]") -> None:
        assert process.stdin is not None
        with suppress(OSError, ValueError):
            while (entry := outbox.get()) is not None:
                pm.write(process.stdin, entry[0], *entry[1])
                del entry
        with suppress(OSError, ValueError):
            process.stdin.close()

    def _read(self, process: "subprocess.Popen[bytes]", outbox: "queue.SimpleQueue[Message | None]") -> None:
        assert process.stdout is not None
        while (found := pm.read_from_painter(process.stdout)) is not None:
            if self._process is process:
                self._take(*found)
            del found
        process.stdout.close()
        outbox.put(None)
        with self._lock:
            if self._process is process:
                self._over(process)
        process.wait()

    def _watch(self, process: "subprocess.Popen[bytes]", outbox: "queue.SimpleQueue[Message | None]") -> None:
        """Ends the process if it holds too much, or goes on for too long after it was to stop."""
        try:
            looked_at = psutil.Process(process.pid)
        except psutil.Error:
            return
        while process.poll() is None:
            try:
                held = own_bytes(looked_at)
            except psutil.Error:
                return
            now = time.monotonic()
            with self._lock:
                if self._process is not process:
                    return
                if held > self._most_bytes:
                    self._end(str(say(WhyNot.TOOK_MEMORY, lent=f"{self._most_bytes / 1e9:.1f} GB")))
                elif (self._end_by is not None and (now >= self._end_by or not self._running)) or self._stuck(
                    now
                ):
                    self._end("")
            time.sleep(WATCH_S)

    def _stuck(self, now: float) -> bool:
        stopped = [each.stopped_at for each in self._running.values()]
        return bool(stopped) and all(at is not None and now - at > STUCK_S for at in stopped)

    def _take(self, message: pm.FromPainter, first: bytes, second: bytes) -> None:
        match message:
            case pm.PainterReady():
                pass
            case pm.FramesPainted(key, count):
                self._frame_painted(key, count)
            case pm.Latest(width, height):
                self.latest = np.frombuffer(first, np.uint8).reshape(height, width, 3)
            case pm.PieceMade(key, span, fingerprint, seed_frame):
                seed = Seed(seed_frame, second) if seed_frame >= 0 else None
                self._keeping.submit(self._put, key, Piece(span, first, seed), fingerprint)
            case pm.ReferencePainted():
                self._on_reference(message)
            case pm.Ended(key, error, stopped):
                with self._lock:
                    running = self._running.pop(key, None)
                if running is not None:
                    failed = running.error or (FastVidError(error) if error else None)
                    self._ended(PaintingEnded(key, failed, stopped and failed is None))

    def _on_reference(self, message: pm.ReferencePainted) -> None:
        with self._lock:
            answer = self._references.pop(message.number, None)
        if answer is None:
            return
        if message.error:
            answer(None, message.error)
            return
        painted = Reference(message.fingerprint, message.checksums, message.frames, message.seconds_per_frame)
        answer(painted, "")

    def _put(self, key: AssignmentKey, piece: Piece, fingerprint: str) -> None:
        """On a thread of its own: keeps a piece, and lets the assignment go on."""
        with self._lock:
            running, outbox = self._running.get(key), self._outbox
        if running is None:
            return
        well = False
        try:
            self._keep(key, piece, fingerprint, running.stop)
            well = True
        except Interrupted:
            pass
        except FastVidError as error:
            running.error = error
        except Exception as error:  # noqa: BLE001 - a thread has no caller: it becomes the assignment's error
            running.error = FastVidError(WhyNot.NOT_KEPT, error=f"{type(error).__name__}: {error}")
        outbox.put((pm.Kept(key, well), ()))

    def _over(self, process: "subprocess.Popen[bytes]") -> None:
        """The process has ended, or is about to: its assignments are over. Needs the lock."""
        running, references = self._running, self._references
        self._process, self._running, self._references = None, {}, {}
        why = self._why
        if not self._meant:
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_S)
            code = process.poll()
            how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
            why = str(say(WhyNot.PROCESS_ENDED, how=how))
        for key, each in running.items():
            each.stop.set()
            wanted = each.stopped_at is None and bool(why)
            error = FastVidError(why) if wanted else None
            self._ended(PaintingEnded(key, error or each.error, stopped=error is None and each.error is None))
        for answer in references.values():
            answer(None, why)


def own_bytes(process: "psutil.Process") -> int:
    """Memory of a process that no other one shares, as far as the system tells. Raises psutil.Error."""
    held = process.memory_info()
    return int(held.rss - getattr(held, "shared", 0))
