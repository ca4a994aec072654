"""The process in which a helper paints. The helper may end it at any moment (painting_process.py).

Everything that makers sent is read here: films by decoders, styles by compute libraries. A crash here, or taking more
memory than the owner lends, ends this process and not the helper.
"""

import os
import signal
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

import cv2
import msgspec

from fastvid_gui.cores import SHARE
from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FastVidError, Interrupted, SourceError, StyleError
from fastvid_gui.farm.helper import painting_messages as pm
from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.computer import lower_priority
from fastvid_gui.farm.reference import paint_reference
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.media.packets import PacketClip
from fastvid_gui.memory import keep_freed_memory
from fastvid_gui.picture import Picture
from fastvid_gui.render.film_regions import range_from
from fastvid_gui.render.painters import Painters, PaintingEnded, RangePainting
from fastvid_gui.render.pipeline import OpenFrames, frames_from_clip
from fastvid_gui.render.region_layers import LayerStylizers, RangeRegions
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say
from fastvid_gui.style.devices import Device
from fastvid_gui.style.pack import Style, parse_style
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

STYLES = 12
"""More than a film with regions needs at once."""
LATEST_SIDE = 480
LATEST_S = 1.0
WAIT_S = 0.1
ENDED_FIRST = 500
"""On the scale to 1,000 by which Linux chooses what to end when memory runs out."""


class Worker:
    """Paints what it is told, and answers on the pipe. `take` is called on the main thread."""

    def __init__(self, outgoing: BinaryIO, device: Device) -> None:
        self._outgoing, self._device = outgoing, device
        self._writing = threading.Lock()
        self._styles: OrderedDict[str, Style] = OrderedDict()
        self._kept: dict[AssignmentKey, tuple[threading.Event, list[bool]]] = {}
        self._painters = Painters(self._on_frame, self._keep, self._on_ended)
        self._references = ThreadPoolExecutor(1, "reference")
        self._latest_at = 0.0

    def post(self, message: pm.FromPainter, *blobs: bytes) -> None:
        """Sends a message; any thread may."""
        with self._writing, suppress(OSError, ValueError):  # a helper that has gone is noticed by the reader
            pm.write(self._outgoing, message, *blobs)

    def take(self, message: pm.ToPainter, first: bytes, second: bytes) -> None:
        """One message of the helper."""
        match message:
            case pm.StyleHere(digest):
                self._take_style(digest, first)
            case pm.PaintReference():
                self._references.submit(self._paint_reference, message, self._used(message.style))
            case pm.Paint():
                self._paint(message, first, second)
            case pm.StopPainting(key):
                self._painters.stop(key)
            case pm.FinishPieces():
                self._painters.finish_pieces()
            case pm.Kept(key, well):
                if (waiting := self._kept.get(key)) is not None:
                    waiting[1].append(well)
                    waiting[0].set()

    def _take_style(self, digest: str, data: bytes) -> None:
        """The helper has read it before; it keeps the same list of the last ones."""
        with suppress(FastVidError):  # said where it is used
            self._styles[digest] = parse_style(data, "The style that was sent")
            self._styles.move_to_end(digest)
        while len(self._styles) > STYLES:
            self._styles.popitem(last=False)

    def _used(self, digest: str) -> Style | None:
        """A style that is here; it becomes the one used last, as on the helper's list."""
        if digest in self._styles:
            self._styles.move_to_end(digest)
        return self._styles.get(digest)

    # ---- the reference sequence

    def _paint_reference(self, wanted: pm.PaintReference, style: Style | None) -> None:
        try:
            if style is None:
                raise StyleError(WhyNot.STYLE_LOST)
            size = (wanted.width, wanted.height)
            painted = paint_reference(style, wanted.settings, self._device, size, wanted.frames)
            answer = pm.ReferencePainted(
                number=wanted.number,
                fingerprint=painted.fingerprint,
                checksums=painted.checksums,
                frames=painted.frames,
                seconds_per_frame=painted.seconds_per_frame,
            )
        except FastVidError as error:
            answer = pm.ReferencePainted(number=wanted.number, error=str(error))
        except Exception as error:  # noqa: BLE001 - a compute library's fault: its maker is told which computer and what
            told = say(WhyNot.NO_REFERENCE, error=f"{type(error).__name__}: {error}")
            answer = pm.ReferencePainted(number=wanted.number, error=str(told))
        self.post(answer)
        # With regions, what paints depends on the sizes of their parts in a range.
        if wanted.ready and style is not None and not answer.error and not wanted.settings.regions:
            with suppress(Exception):  # said when the first range tries it again
                make = self._maker(style, wanted.settings)
                self._painters.warm_up(style, wanted.settings.work_size, make)

    # ---- assignments

    def _paint(self, wanted: pm.Paint, data: bytes, seed: bytes) -> None:
        key, settings = wanted.key, wanted.settings
        style = self._used(wanted.style)
        layers = {region.style: self._used(region.style) for region in settings.regions if region.style}
        if style is None or None in layers.values():
            self.post(pm.Ended(wanted.key, str(say(WhyNot.STYLE_LOST))))
            return
        held, masks = [data], list[bytes]()

        def open_frames() -> OpenFrames:
            clip = PacketClip.from_bytes(held.pop())
            if (clip.start, clip.stop) != (wanted.first, wanted.stop):
                raise SourceError(WhyNot.CLIP_OF_OTHERS)
            masks.append(clip.masks)
            return frames_from_clip(msgspec.structs.replace(clip, masks=b""), settings)

        def open_regions() -> RangeRegions | None:
            if not settings.regions:
                return None
            return range_from(masks.pop(), settings, wanted.first, wanted.stop)

        self._painters.start(
            RangePainting(
                key=key,
                part=wanted.part,
                to_frame=wanted.stop,
                settings=settings,
                seed=Seed(wanted.seed_frame, seed) if wanted.seed_frame >= 0 else None,
                open_frames=open_frames,
                style=style,
                make_stylizer=self._maker(style, settings),
                open_regions=open_regions,
            )
        )

    def _maker(self, style: Style, settings: RenderSettings) -> Callable[[], Stylizer]:
        """What makes a stylizer."""
        if not settings.regions:
            return partial(make_stylizer, style, *settings.work_size, device=self._device, threads=None)
        named = {region.style for region in settings.regions if region.style}
        styles = {digest: found for digest in named if (found := self._styles.get(digest)) is not None}
        styles[style.digest] = style

        def layer(digest: str, width: int, height: int) -> Stylizer:
            return make_stylizer(styles[digest], width, height, device=self._device, threads=None)

        return partial(LayerStylizers, style, layer)

    def _on_frame(self, key: AssignmentKey, count: int) -> None:
        self.post(pm.FramesPainted(key, count))
        now, latest = time.monotonic(), self._painters.latest
        if latest is not None and now - self._latest_at >= LATEST_S:
            self._latest_at = now
            small = _small(latest)
            self.post(pm.Latest(small.shape[1], small.shape[0]), small.tobytes())

    def _keep(self, key: AssignmentKey, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        """Hands a piece over and waits until it is kept, so that memory stays flat."""
        done = (threading.Event(), list[bool]())
        self._kept[key] = done
        seed = piece.seed
        made = pm.PieceMade(key, piece.span, fingerprint, seed.frame if seed else -1)
        self.post(made, piece.data, seed.data if seed else b"")
        while not done[0].wait(WAIT_S):
            if stop.is_set():
                raise Interrupted(Halted.KEEPING)
        if not done[1][0]:
            raise Interrupted(Halted.ASSIGNMENT_OVER)

    def _on_ended(self, ended: PaintingEnded[AssignmentKey]) -> None:
        self._kept.pop(ended.key, None)
        error: object = ended.error or ""
        if ended.error is not None and not isinstance(ended.error, FastVidError):
            error = say(WhyNot.PAINTING_FAILED, error=f"{type(ended.error).__name__}: {ended.error}")
        self.post(pm.Ended(ended.key, str(error), ended.stopped))


def _small(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    share = LATEST_SIDE / max(height, width)
    if share >= 1:
        return picture
    size = (max(1, round(width * share)), max(1, round(height * share)))
    small: Picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return small


def serve(device: Device, lent: int) -> None:
    """Serves the helper until it goes, with so many cores; ends the process."""
    SHARE.lend(lent)
    for number in (signal.SIGINT, *filter(None, [getattr(signal, "SIGHUP", None)])):
        signal.signal(number, signal.SIG_IGN)  # the helper's business
    incoming, outgoing = _own_stdio()
    lower_priority()
    use_one_opencv_thread()
    keep_freed_memory()
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(ENDED_FIRST), encoding="ascii")
    worker = Worker(outgoing, device)
    worker.post(pm.PainterReady())
    while (found := pm.read_to_painter(incoming)) is not None:
        worker.take(*found)
        del found
    os._exit(0)  # threads may still compute; nothing they do is waited for


def _own_stdio() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of the helper, put aside so that no library can write between the messages."""
    sys.stdout.flush()
    kept_in, kept_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (kept_in, kept_out):
            msvcrt.setmode(descriptor, os.O_BINARY)
    sys.stdout = sys.stderr
    return os.fdopen(kept_in, "rb"), os.fdopen(kept_out, "wb")


def main(arguments: list[str]) -> None:
    """`painting_process.command` starts it; nothing for people."""
    from typing import get_args

    well = len(arguments) == 2 and arguments[0] in get_args(Device) and arguments[1].isdecimal()
    if not well or sys.stdin is None:
        sys.stderr.write("This is a part of FastVid's helper; start `fastvid-gui helper` instead.\n")
        sys.exit(2)
    serve(arguments[0], int(arguments[1]))  # type: ignore[arg-type]  # checked above


if __name__ == "__main__":
    main(sys.argv[1:])
