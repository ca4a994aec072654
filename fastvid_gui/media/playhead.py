"""Single frames of a film by number, quickly where they lie close together: for scrubbing.

A decoder stays open after the last frame that was asked for, so that the next frames cost one step each. Its output
goes into a cache of decoded frames, bounded in bytes, which several films share. The pictures are the same, bit by bit,
as those of `read.read_frames`, except damaged ones of films whose damage went unnoticed when they were opened.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from av.video.frame import VideoFrame

from fastvid_gui.cores import cores
from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.media.color import PictureMaker
from fastvid_gui.media.decode import Decoder, pick
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.media.spans import PacketShelf, one_span
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.source import BadSource

WALK_FRAMES = 400
"""An open decoder walks this many frames at most; beyond that, another one is opened."""
BEHIND_FRAMES = 24
"""This many frames before the requested one are kept too, because people step backwards."""
BEHIND_SHARE = 4
"""... but never more than this part of the cache."""
STEP_FRAMES = 6
"""Up to this many frames, walking is faster than seeking, even if a sync frame lies between."""
DECODER_THREADS = 2
WAIT_SECONDS = 0.02
KEPT_SIZES = 6


class FrameCache:
    """Decoded frames; the least recently used are forgotten first. For several threads and films."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._frames: OrderedDict[tuple[int, int], tuple[VideoFrame, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    @property
    def bytes(self) -> int:
        """What it holds now."""
        return self._bytes

    def get(self, film: int, frame: int) -> VideoFrame | None:
        """A frame of a film; None if it is not in the cache."""
        with self._lock:
            found = self._frames.get((film, frame))
            if found is None:
                return None
            self._frames.move_to_end((film, frame))
            return found[0]

    def put(self, film: int, frame: int, decoded: VideoFrame) -> None:
        """Keeps a frame."""
        size = size_of(decoded)
        with self._lock:
            old = self._frames.pop((film, frame), None)
            self._bytes += size - (old[1] if old else 0)
            self._frames[film, frame] = decoded, size
            while self._bytes > self.most_bytes and len(self._frames) > 1:
                _, (_, freed) = self._frames.popitem(last=False)
                self._bytes -= freed

    def forget(self, film: int) -> None:
        """Forgets all frames of a film."""
        with self._lock:
            for key in [key for key in self._frames if key[0] == film]:
                self._bytes -= self._frames.pop(key)[1]


def size_of(frame: VideoFrame) -> int:
    """Bytes of a decoded frame."""
    return sum(plane.buffer_size for plane in frame.planes)


@dataclass(eq=False)
class _Walk:
    """An open decoder: `frames` yields frame `following` next, and ends before `stop`."""

    following: int
    stop: int
    frames: Iterator[VideoFrame]


class Playhead:
    """Reads single frames of one film. Several threads may call it; it works for one at a time."""

    def __init__(self, source: Source, cache: FrameCache, threads: int | None = None) -> None:
        """`threads`: of the decoder; None: two, where there are that many cores."""
        self.source = source
        self._cache, self._film = cache, id(self)
        self._threads = threads or min(DECODER_THREADS, cores())
        self._lock = threading.Lock()
        self._walk: _Walk | None = None
        self._makers: OrderedDict[tuple[int, int], PictureMaker] = OrderedDict()

    def picture(
        self, frame: int, size: tuple[int, int] | None = None, stop: threading.Event | None = None
    ) -> Picture:
        """A frame, as `read_frames` yields it.

        Args:
            size: (width, height); None for the size as displayed.
            stop: gives up early when set.

        Raises:
            SourceError: there is no such frame, or the file has gone or changed. Interrupted: `stop` was set.
        """
        info = self.source.info
        if not 0 <= frame < info.frames:
            raise SourceError(BadSource.NO_FRAME, file=self.source.path, frame=frame, count=info.frames)
        size = size or (info.width, info.height)
        while not self._lock.acquire(timeout=WAIT_SECONDS):
            _heed(stop)
        try:
            if self.source.index.damaged:
                # How such a frame looks depends on where decoding began.
                return next(iter(read_frames(self.source, frame, frame + 1, size, stop=stop)))
            return self._maker(size).picture(self._decoded(frame, stop))
        finally:
            self._lock.release()

    def way_to(self, frame: int) -> int:
        """How many frames would have to be decoded to reach a frame."""
        walk = self._walk
        if self._cache.get(self._film, frame) is not None:
            return 0
        if walk is not None and self._worth_walking(walk, frame):
            return frame - walk.following + 1
        return frame - self.sync_before(frame) + 1

    def rough(
        self, frame: int, size: tuple[int, int] | None = None, stop: threading.Event | None = None
    ) -> Picture:
        """The nearest picture at or before a frame that can be decoded at once: shown during the search for the frame.

        It takes no lock, so it does not wait for a seek that is under way. Raises as `picture` does.
        """
        sync = self.sync_before(frame)
        return next(iter(read_frames(self.source, sync, sync + 1, size, stop=stop)))

    def close(self) -> None:
        """Closes the decoder and forgets the frames. It can be used again."""
        with self._lock:
            self._walk = None
            self._cache.forget(self._film)

    def _decoded(self, frame: int, stop: threading.Event | None) -> VideoFrame:
        found = self._cache.get(self._film, frame)
        if found is not None:
            return found
        walk = self._walk
        if walk is None or not self._worth_walking(walk, frame):
            _heed(stop)
            walk = self._walk = self._opened(frame)
        try:
            for decoded in walk.frames:
                number, walk.following = walk.following, walk.following + 1
                self._cache.put(self._film, number, decoded)
                if number == frame:
                    return decoded
                _heed(stop)
        except SourceError:
            self._walk = None
            raise
        self._walk = None
        raise SourceError(BadSource.CHANGED, file=self.source.path)

    def _worth_walking(self, walk: _Walk, frame: int) -> bool:
        if not walk.following <= frame < walk.stop:
            return False
        return frame - walk.following < STEP_FRAMES or self.sync_before(frame) <= walk.following

    def _opened(self, frame: int) -> _Walk:
        """A decoder whose first frame lies a little before the requested one, if that costs nothing more."""
        info = self.source.info
        room = self._cache.most_bytes // BEHIND_SHARE // max(1, info.coded_width * info.coded_height * 3 // 2)
        first = max(self.sync_before(frame), frame - min(BEHIND_FRAMES, room), 0)
        end = min(frame + WALK_FRAMES, info.frames)
        shelf = PacketShelf(self.source)
        span = one_span(self.source, first, end, shelf)
        packets = shelf.between(span.first, span.last)
        decoder, numbers = Decoder(span.setup, self._threads), span.numbers
        decoded = decoder.frames(packets, lambda position: 0 <= numbers[position] < first)
        return _Walk(first, end, pick(decoded, numbers, first, end))

    def sync_before(self, frame: int) -> int:
        """The frame of the nearest sync packet at or before a frame; 0 if there is none."""
        numbers = self.source.index.sync_numbers
        place = int(np.searchsorted(numbers, frame, side="right"))
        return int(numbers[place - 1]) if place else 0

    def _maker(self, size: tuple[int, int]) -> PictureMaker:
        if size not in self._makers:
            self._makers[size] = PictureMaker(
                size, self.source.orientation, self.source.peak_nits, self.source.crop
            )
            if len(self._makers) > KEPT_SIZES:
                self._makers.popitem(last=False)
        self._makers.move_to_end(size)
        return self._makers[size]


def _heed(stop: threading.Event | None) -> None:
    if stop is not None and stop.is_set():
        raise Interrupted(Halted.FINDING)
