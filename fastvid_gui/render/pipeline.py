"""Painting a range: (frames, style, settings, seed) -> pieces. A pure call that threads, helpers and tests all use.

Several threads share the work of a range. One decodes; it or, with cores to spare, others beside it find the motion
(neither depends on what is painted); one paints; one or, with cores to spare, some finish the frames before; one
encodes them. Short queues between them keep memory flat.

    source or packets -> decode -> flow, trust --queue--> warp -> network --queue--> finish -> encode -> piece + seed

Flow, network, feedback and seeds have the settings' `work_size` (360 lines at the usual brush); `finish` carries the
painting up to the film's size. Nothing here depends on time, threads or other ranges: the same call gives
the same bytes (promise 1).
"""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.cores import SHARE
from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed, piece_spans
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import Interrupted, SourceError, StoreError
from fastvid_gui.flow.estimator import FlowEstimator, motion, render_estimator
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.lossless import pack_pictures, unpack_pictures
from fastvid_gui.media.packets import PacketClip, decode_packets
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.render.region_layers import (
    Compositor,
    LayerStylizers,
    RangeRegions,
    RegionBox,
    RegionLayer,
    layers_of,
    packed_state,
    unpacked_state,
)
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.source import BadSource
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.style.carry_up import scaled
from fastvid_gui.style.finish import finish
from fastvid_gui.style.stylizer import Stylizer

OpenFrames = Callable[[threading.Event], Iterator[Picture]]
"""Yields the source frames of a range in order (RGB uint8, H x W x 3); ends early when the event is set."""

QUEUE_FRAMES = 3
MOTION_THREADS = 4
"""The most frames whose motion is looked for at the same time."""
FINISH_THREADS = 4
"""The most frames that are finished or wait for the encoder."""
SETTLING_PASSES = 4


@dataclass(frozen=True, slots=True)
class FramePainted:
    """A frame has been painted; it is safe only when its piece is stored.

    `painted`: as the network left it (RGB uint8, H x W x 3, before strength and colors); for viewing only.
    """

    frame: int
    painted: Picture | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A source frame with the motion since the frame before (None: painted from scratch).

    Attributes:
        picture: at the size that the network works at. full: at the size of the film.
    """

    frame: int
    picture: Picture
    full: Picture
    motion: tuple[NDArray[np.float32], NDArray[np.float32]] | None


def first_frame(part: RenderRange, seed: Seed | None) -> int:
    """The first frame that has to be painted; `paint_range` needs the packets from there on."""
    return part.paint_start if seed is None else seed.frame + 1


def frames_from_source(
    source: Source, part: RenderRange, settings: RenderSettings, seed: Seed | None = None
) -> OpenFrames:
    """The frames that painting a range (after a seed) needs, streamed from the file."""
    first, size = first_frame(part, seed), decode_size((source.info.width, source.info.height), settings)
    return lambda stop: read_frames(source, first, part.stop, size, stop=stop)


def frames_from_clip(clip: PacketClip, settings: RenderSettings) -> OpenFrames:
    """The same frames, bit by bit, from packets that were cut out of the file."""
    size = decode_size((clip.width, clip.height), settings)
    return lambda stop: decode_packets(clip, size, stop=stop)


def paint_range(
    frames: OpenFrames,
    part: RenderRange,
    stylizer: Stylizer,
    settings: RenderSettings,
    seed: Seed | None = None,
    stop: threading.Event | None = None,
    regions: RangeRegions | None = None,
    finished: Callable[[Picture], None] | None = None,
) -> Iterator[FramePainted | Piece]:
    """Paints a range, or the rest of it after a seed.

    Args:
        frames: opens frames `first_frame(part, seed)` up to `part.stop` of the source.
        stylizer: for pictures of the settings' `work_size`.
        seed: where to continue; it must be the end of a piece of this range.
        regions: of the range, if the settings have any; then `stylizer` is a `LayerStylizers`.
        finished: told of each frame as it goes into the film, on another thread.

    Yields:
        `FramePainted` for each frame, and each piece of `piece_spans` when it is finished, in order.

    Raises:
        Interrupted: `stop` was set; pieces yielded before remain valid.
        SourceError: a frame can't be decoded.
    """
    stop = stop or threading.Event()
    first = first_frame(part, seed)
    spans = [span for span in piece_spans(part, settings.chunk_frames) if span.start >= first]
    painter = _Painter(stylizer, settings, regions, first, stop)
    before = painter.begin(seed)
    with (
        SHARE.painting(),
        _Preparer(
            frames,
            first,
            part.stop,
            settings,
            previous=before[0] if before else None,
            stop=stop,
            with_motion=painter.paints,
        ) as prepared_frames,
        _Behind(first, painter.finishers) as behind,
    ):
        painted = before[1] if before else None
        for span in spans:
            sink = _sink(span, settings)
            picture = None
            for prepared in prepared_frames.take(len(span)):
                painted = painter.paint(prepared, painted)
                picture = prepared.picture
                behind.start(partial(painter.finish, painted, prepared), partial(_add, sink, finished))
                yield FramePainted(prepared.frame, painter.shown(painted, picture))
            behind.wait()
            assert picture is not None and painted is not None
            after = None
            if span is not spans[-1]:
                after = Seed(span.stop - 1, pack_pictures(painter.state(picture, painted)))
            yield Piece(span, sink.finish(), after)


def fit(picture: Picture, width: int, height: int) -> Picture:
    """Cuts off an odd row or column; a picture of any other size is an error (the decoder scales)."""
    if not (0 <= picture.shape[1] - width <= 1 and 0 <= picture.shape[0] - height <= 1):
        raise SourceError(
            BadSource.OTHER_SIZE,
            width=picture.shape[1],
            height=picture.shape[0],
            due_width=width,
            due_height=height,
        )
    return np.ascontiguousarray(picture[:height, :width])


def decode_size(displayed: tuple[int, int], settings: RenderSettings) -> tuple[int, int] | None:
    """The size (width, height) the decoder scales to; None if at most a row and a column are cut off."""
    width, height = displayed
    if 0 <= width - settings.width <= 1 and 0 <= height - settings.height <= 1:
        return None
    return settings.width, settings.height


def paint_first(stylizer: Stylizer, picture: Picture) -> Picture:
    """Paints a keyframe: from scratch, then a few times with itself as its past.

    A painting with a past is a little calmer and sharper than one without. If a keyframe had no past, viewers would see
    the first frames after it settle (by 1.1 levels from the first frame to the second; by 0.3 with four passes:
    docs/styles.md).
    """
    painted, trust = stylizer.paint(picture), np.ones(picture.shape[:2], np.float32)
    for _ in range(SETTLING_PASSES):
        painted = stylizer.paint(picture, painted, trust)
    return painted


def _paint(stylizer: Stylizer, prepared: _Prepared, painted: Picture | None) -> Picture:
    if prepared.motion is None or painted is None:
        return paint_first(stylizer, prepared.picture)
    flow, trust = prepared.motion
    return stylizer.paint(prepared.picture, warp(painted, flow), trust)


def _add(
    sink: "_ChunkSink | _PictureSink", finished: Callable[[Picture], None] | None, picture: Picture
) -> None:
    sink.add(picture)
    if finished is not None:
        finished(picture)


Painted = tuple[Picture | None, ...]
"""What the networks painted of a frame, a picture for each layer (one, if the film has no regions)."""


class _Painter:
    """Paints the frames of a range, in one layer or in several."""

    def __init__(
        self,
        stylizer: Stylizer,
        settings: RenderSettings,
        regions: RangeRegions | None,
        first: int,
        stop: threading.Event,
    ) -> None:
        self._stylizer, self._settings = stylizer, settings
        self._layers: tuple[RegionLayer | None, ...] | None = None
        self._boxes: tuple[RegionBox | None, ...] = ()
        if settings.regions:
            if regions is None or not isinstance(stylizer, LayerStylizers):
                raise ValueError("a film with regions needs their masks, and a stylizer for each of them")
            self._boxes = regions.boxes
            self._layers = layers_of(settings, regions, stylizer)
            self._compositor = Compositor(settings, regions.boxes, regions.masks(first, stop))

    @property
    def paints(self) -> bool:
        """Whether anything is painted in this range."""
        return self._layers is None or any(layer is not None for layer in self._layers)

    @property
    def finishers(self) -> int:
        """How many frames may be finished at once: masks come one after the other."""
        return FINISH_THREADS if self._layers is None else 1

    def begin(self, seed: Seed | None) -> tuple[Picture, Painted] | None:
        """What a seed holds: the source frame, and what was painted of it."""
        if seed is None:
            return None
        source, *painted = _unpack_seed(seed, self._settings)
        if self._layers is None:
            return source, (painted[0],)
        return source, tuple(unpacked_state([source, *painted], self._boxes)[1])

    def paint(self, prepared: _Prepared, before: Painted | None) -> Painted:
        if self._layers is None:
            return (_paint(self._stylizer, prepared, before[0] if before else None),)
        return tuple(
            None if layer is None else _paint_layer(layer, prepared, before[number] if before else None)
            for number, layer in enumerate(self._layers)
        )

    def finish(self, painted: Painted, prepared: _Prepared) -> Picture:
        """The picture that goes into the film; with regions, call it once for each frame, in order."""
        strength = self._settings.strength_at(prepared.frame)
        if self._layers is not None:
            return self._compositor.finish(painted, prepared.picture, prepared.full, strength)
        assert painted[0] is not None
        keep_colors = self._settings.keep_colors
        return finish(painted[0], prepared.full, strength=strength, keep_colors=keep_colors)

    def shown(self, painted: Painted, source: Picture) -> Picture:
        """One picture to look at, without masks."""
        if self._layers is None:
            assert painted[0] is not None
            return painted[0]
        shown = source.copy()
        for box, picture in zip(self._boxes, painted, strict=True):
            if box is not None and picture is not None:
                shown[box.rows, box.columns] = picture
        return shown

    def state(self, source: Picture, painted: Painted) -> list[Picture]:
        """The pictures of a seed."""
        if self._layers is None:
            assert painted[0] is not None
            return [source, painted[0]]
        return packed_state(source, painted, self._boxes)


def _paint_layer(layer: RegionLayer, prepared: _Prepared, before: Picture | None) -> Picture:
    """The same as a whole picture, in the layer's box."""
    part = np.ascontiguousarray(prepared.picture[layer.box.rows, layer.box.columns])
    if prepared.motion is None or before is None:
        return paint_first(layer.stylizer, part)
    flow, trust = layer.cut_motion(prepared.motion)
    return layer.stylizer.paint(part, warp(before, flow), trust)


def sound_seed(seed: Seed, settings: RenderSettings) -> bool:
    """Whether a range can go on from a seed: decodes its pictures to see.

    It may come from another computer, so whatever goes wrong there is the seed's fault.
    """
    try:
        _unpack_seed(seed, settings)
    except Exception:  # noqa: BLE001 - it may come from another computer
        return False
    return True


def seed_pictures(settings: RenderSettings) -> int:
    """How many pictures a seed holds: the source frame, and what each network painted."""
    return 1 + len(settings.layers)


def _unpack_seed(seed: Seed, settings: RenderSettings) -> list[Picture]:
    count = seed_pictures(settings)
    pictures = unpack_pictures(seed.data, most=count, size=settings.work_size)
    if len(pictures) != count:
        raise StoreError(StorageSays.SEED_DAMAGED, frame=seed.frame)
    return pictures


class _ChunkSink:
    """Frames that become a chunk of the film."""

    def __init__(self, settings: RenderSettings) -> None:
        self._encoder = ChunkEncoder(
            ChunkFormat(settings.width, settings.height, settings.frame_rate, settings.crf)
        )

    def add(self, picture: Picture) -> None:
        self._encoder.add(picture)

    def finish(self) -> bytes:
        return self._encoder.finish().to_bytes()


class _PictureSink:
    """Frames that wait, lossless, for their cross-fade."""

    def __init__(self) -> None:
        self._pictures: list[Picture] = []

    def add(self, picture: Picture) -> None:
        self._pictures.append(picture)

    def finish(self) -> bytes:
        return pack_pictures(self._pictures)


def _sink(span: PieceSpan, settings: RenderSettings) -> _ChunkSink | _PictureSink:
    return _ChunkSink(settings) if span.kind is PieceKind.BODY else _PictureSink()


def _prepare(
    estimator: FlowEstimator, frame: int, current: Picture, full: Picture, previous: Picture | None
) -> _Prepared:
    moved = None if previous is None else motion(estimator, current, previous)
    return _Prepared(frame, current, full, moved)


class _Behind:
    """Finishes and encodes frames while the next ones are painted: a few are finished at once, then added in order."""

    def __init__(self, first: int, finishers: int) -> None:
        self._finishing = ThreadPoolExecutor(finishers, f"finish-{first}")
        self._adding = ThreadPoolExecutor(1, f"encode-{first}")
        self._under_way: deque[Future[None]] = deque()

    def __enter__(self) -> "_Behind":
        return self

    def __exit__(self, *_: object) -> None:
        self._finishing.shutdown(wait=True)
        self._adding.shutdown(wait=True)

    def start(self, finishing: Callable[[], Picture], add: Callable[[Picture], None]) -> None:
        """Starts a frame once there is room for it; raises here what went wrong with one before."""
        self._wait(min(SHARE.each, FINISH_THREADS) - 1)
        finished = self._finishing.submit(finishing)
        self._under_way.append(self._adding.submit(lambda: add(finished.result())))

    def wait(self) -> None:
        """Waits until all frames are added; raises here what went wrong with one."""
        self._wait(0)

    def _wait(self, most: int) -> None:
        while len(self._under_way) > most:
            self._under_way.popleft().result()


class _Preparer:
    """Decodes frames and finds their motion on its own thread, a few frames ahead."""

    def __init__(
        self,
        frames: OpenFrames,
        first: int,
        last: int,
        settings: RenderSettings,
        previous: Picture | None,
        stop: threading.Event,
        with_motion: bool = True,
    ) -> None:
        self._with_motion = with_motion
        self._frames, self._first, self._last, self._settings = frames, first, last, settings
        self._previous, self._stop = previous, stop
        self._ended = threading.Event()
        self._queue: queue.Queue[_Prepared | BaseException] = queue.Queue(QUEUE_FRAMES)
        self._thread = threading.Thread(target=self._work, name=f"prepare-{first}", daemon=True)

    def __enter__(self) -> "_Preparer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        # The thread may wait for a slot in the queue; it looks at the flag once there is one.
        with suppress(queue.Empty):
            while True:
                self._queue.get_nowait()
        self._thread.join()

    def take(self, count: int) -> Iterator[_Prepared]:
        """The next frames; raises here what went wrong on the thread."""
        for _ in range(count):
            item = self._wait()
            if isinstance(item, BaseException):
                raise item
            yield item

    def _wait(self) -> _Prepared | BaseException:
        while True:
            if self._stop.is_set():
                raise Interrupted(Painting.STOPPED)
            with suppress(queue.Empty):
                return self._queue.get(timeout=0.1)

    def _work(self) -> None:
        # The motion of a frame depends on two source frames only: with cores to spare several are under way at once.
        with ThreadPoolExecutor(MOTION_THREADS, f"motion-{self._first}") as pool:
            under_way: deque[Future[_Prepared]] = deque()
            failure: BaseException | None = None
            try:
                for prepare in self._prepared():
                    under_way.append(pool.submit(prepare))
                    while len(under_way) >= min(SHARE.each, MOTION_THREADS):
                        if not self._put(under_way.popleft().result()):
                            return
            except BaseException as error:  # noqa: BLE001 - handed to the consumer, which raises it again
                failure = error
            # Frames before the one that failed are good, and may complete a piece.
            while under_way and self._put_result(under_way.popleft()):
                pass
            if failure is not None:
                self._put(failure)

    def _put_result(self, found: Future[_Prepared]) -> bool:
        """False where nothing after it is wanted."""
        try:
            return self._put(found.result())
        except BaseException as error:  # noqa: BLE001 - as above
            self._put(error)
            return False

    def _prepared(self) -> Iterator[Callable[[], _Prepared]]:
        """For each frame, as it is decoded, what finds its motion."""
        settings = self._settings
        estimator = render_estimator(settings.speed)
        previous, frame = self._previous, self._first
        for picture in self._frames(self._ended):
            full = fit(picture, settings.width, settings.height)
            current = scaled(full, *settings.work_size)
            yield partial(_prepare, estimator, frame, current, full, previous)
            previous = current if self._with_motion else None
            frame += 1
        if frame != self._last and not self._ended.is_set():
            raise SourceError(BadSource.ENDS_EARLY, frame=frame, end=self._last)

    def _put(self, item: _Prepared | BaseException) -> bool:
        while not self._ended.is_set():
            with suppress(queue.Full):
                self._queue.put(item, timeout=0.1)
                return True
        return False
