"""A film of before and after: each painted frame with the frame it was painted from, in one picture.

    split          left half as filmed, right half painted, a thin line between them
    side-by-side   as filmed on the left, painted on the right; one above the other if that would be too wide for x264

The painted frames come from the finished chunks, so nothing is painted again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import IO, Literal

import numpy as np

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import DiskFullError, StoreError
from fastvid_gui.media.chunks import MOST_PIXELS_A_SIDE, ChunkEncoder, ChunkFormat, EncodedChunk, decode_chunk
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.whole_files import no_space_left

LINE_SHARE = 1 / 480
"""Width of the line between the halves, as a share of the picture's width; at least two pixels."""
LINE_LEVEL = 255


def compared_size(width: int, height: int, way: CompareChoice) -> tuple[int, int]:
    """Width and height of a film that compares, for a painted film of this size."""
    if way != "side-by-side":
        return width, height
    return (2 * width, height) if 2 * width <= MOST_PIXELS_A_SIDE else (width, 2 * height)


def compared(filmed: Picture, painted: Picture, way: Literal["split", "side-by-side"]) -> Picture:
    """Both pictures in one. Both: RGB uint8, height x width x 3, of the same size; the result: `compared_size`."""
    height, width, _ = painted.shape
    if way == "side-by-side":
        beside = compared_size(width, height, way)[0] == 2 * width
        return np.concatenate((filmed, painted), axis=1 if beside else 0)
    middle, line = width // 2, max(2, round(width * LINE_SHARE))
    picture = painted.copy()
    picture[:, :middle] = filmed[:, :middle]
    picture[:, middle - line // 2 : middle - line // 2 + line] = LINE_LEVEL
    return picture


class ComparedChunks:
    """The chunks of the film that compares, in order, as often as needed; each is made only once.

    Those that are made wait in a file without a name, since a film may be longer than memory.
    """

    def __init__(
        self,
        source: Source,
        chunks: Iterable[EncodedChunk],
        first: int,
        settings: RenderSettings,
        way: Literal["split", "side-by-side"],
        *,
        folder: Path,
        stop: Event | None = None,
    ) -> None:
        """`chunks`: of the painted film, from frame `first` of the source. `folder`: for the waiting ones."""
        self._source, self._chunks, self._first, self._way, self._stop = source, chunks, first, way, stop
        self._size = (settings.width, settings.height)
        self._format = ChunkFormat(
            *compared_size(*self._size, way), frame_rate=settings.frame_rate, crf=settings.crf
        )
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._lengths: list[int] = []

    def __iter__(self) -> Iterator[EncodedChunk]:
        """Raises SourceError, StoreError (a chunk can't be decoded, the folder is full), Interrupted."""
        at, frame = 0, self._first
        for number, chunk in enumerate(self._chunks):
            if number >= len(self._lengths):
                self._keep(at, self._made(chunk, frame).to_bytes())
            yield EncodedChunk.from_bytes(self._kept(at, self._lengths[number]))
            at, frame = at + self._lengths[number], frame + chunk.frames

    def _keep(self, at: int, data: bytes) -> None:
        with self._translated():
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 (`close` ends it)
            self._file.seek(at)
            self._file.write(data)
            self._file.flush()
        self._lengths.append(len(data))

    def _kept(self, at: int, length: int) -> bytes:
        assert self._file is not None
        with self._translated():
            self._file.seek(at)
            return self._file.read(length)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The system's errors as ours: they are about the store, not about the place of the film."""
        try:
            yield
        except OSError as error:
            if no_space_left(error):
                raise DiskFullError(StorageSays.FULL, folder=self._folder) from error
            raise StoreError(StorageSays.UNUSABLE, folder=self._folder, reason=error.strerror) from error

    def close(self) -> None:
        """Frees the space of the waiting chunks."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._lengths = []

    def _made(self, chunk: EncodedChunk, frame: int) -> EncodedChunk:
        encoder = ChunkEncoder(self._format)
        filmed = read_frames(self._source, frame, frame + chunk.frames, self._size, stop=self._stop)
        for before, after in zip(filmed, decode_chunk(chunk), strict=True):
            encoder.add(compared(before, after, self._way))
        return encoder.finish()
