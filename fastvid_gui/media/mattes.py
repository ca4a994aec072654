"""Masks as films: gray, 8 bit, lossless (FFV1 in Matroska), each frame by itself, so that any of them is found at once.

Every player shows such a film and every editor reads it. 255 belongs, 0 does not, and values between are soft edges.
"""

from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange
from av.video.stream import VideoStream
from numpy.typing import NDArray

from fastvid_gui.errors import RegionsError
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.system import of_system
from fastvid_gui.targets.place import check_target
from fastvid_gui.targets.writing import clear, put_in_place
from fastvid_gui.whole_files import beside

Matte = NDArray[np.uint8]
"""H x W uint8: how much of each pixel belongs, 0 to 255."""

_FFV1 = {"level": "3", "coder": "1", "context": "1", "slicecrc": "1"}


class MatteWriter:
    """Writes masks into a film, one after another; the file has its name only once all of it is written.

    Use it with `with`: an exception inside leaves nothing behind.

    Raises:
        TargetError: there can be no file. RegionsError: it can't be written.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        frame_rate: Fraction,
        *inputs: Path,
        overwrite: bool = False,
    ) -> None:
        """`size`: width and height. `inputs`, `overwrite`: as for `targets.place.check_target`."""
        self._named, self._overwrite, self._frames = path, overwrite, 0
        self._file = check_target(path, *inputs, overwrite=overwrite)
        self._partial = beside(self._file)
        try:
            clear(self._partial)
            self._container: Any = av.open(str(self._partial), "w", format="matroska")
            stream: VideoStream = self._container.add_stream(
                "ffv1", rate=frame_rate.limit_denominator(1 << 20)
            )
            self._stream, self._tick = stream, 1 / frame_rate.limit_denominator(1 << 20)
            self._stream.width, self._stream.height = size
            self._stream.pix_fmt, self._stream.gop_size = "gray", 1
            self._stream.options = dict(_FFV1)
            self._stream.codec_context.color_range = int(ColorRange.JPEG)
            self._stream.codec_context.thread_count = 1
        except (OSError, av.error.FFmpegError, ValueError) as error:
            raise self._failed(error) from error

    def __enter__(self) -> "MatteWriter":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
            else:
                self._close_quietly()
        finally:
            self._partial.unlink(missing_ok=True)

    def add(self, matte: Matte) -> None:
        """The mask of the next frame."""
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(matte), format="gray")
        frame.pts, frame.color_range = self._frames, int(ColorRange.JPEG)
        frame.time_base = self._tick
        self._frames += 1
        try:
            self._container.mux(self._stream.encode(frame))
        except (OSError, av.error.FFmpegError) as error:
            raise self._failed(error) from error

    def _finish(self) -> None:
        try:
            self._container.mux(self._stream.encode(None))
            self._container.close()
            put_in_place(self._partial, self._file, overwrite=self._overwrite)
        except (OSError, av.error.FFmpegError) as error:
            raise self._failed(error) from error

    def _close_quietly(self) -> None:
        with suppress(OSError, av.error.FFmpegError):  # something else went wrong first, and is told
            self._container.close()

    def _failed(self, error: Exception) -> RegionsError:
        reason = of_system(error) if isinstance(error, OSError) else said_by_others(error)
        return RegionsError(RegionsSays.NOT_MADE, file=self._named, reason=reason)
