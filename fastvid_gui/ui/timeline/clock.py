"""Frames and seconds of a film, at a constant or variable rate, and the marks of a ruler."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from fastvid_gui.domain.times import clock
from fastvid_gui.ui.sentences.decimals import with_decimal_sign
from fastvid_gui.ui.state.session import Film
from fastvid_gui.ui.timeline.scale import Scale

STEPS_S = (
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000,
)  # fmt: skip
"""Possible distances between the labels of the ruler, in seconds."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When each frame is shown.

    Attributes:
        times: seconds from the first frame, ascending, one for each frame (the film's own array, not copied).
        end: seconds at which the last frame ends.
    """

    times: Sequence[float] = ()
    end: float = 0.0

    @staticmethod
    def of(film: Film | None) -> "Clock":
        """The clock of a film; an even one where its times are not known (yet)."""
        if film is None or film.info is None:
            return Clock()
        if len(film.times) >= film.frames:
            return Clock(film.times, max(float(film.info.duration), film.times[-1] if film.times else 0.0))
        rate = float(film.info.frame_rate) or 25.0
        return Clock(EvenTimes(film.frames, rate), film.frames / rate)

    def seconds(self, frame: int) -> float:
        """When a frame appears; the number of frames gives the end of the film."""
        return self.times[frame] if frame < len(self.times) else self.end

    def place(self, seconds: float) -> float:
        """The frame shown at a time, plus the part of it that has passed."""
        frame = max(0, bisect_right(self.times, seconds) - 1)
        length = self.seconds(frame + 1) - self.seconds(frame)
        return frame + ((seconds - self.seconds(frame)) / length if length > 0 else 0.0)

    def text(self, frame: int) -> str:
        """A frame's time for people."""
        return with_decimal_sign(clock(self.seconds(frame)))


@dataclass(frozen=True, slots=True)
class EvenTimes(Sequence[float]):
    """Times of frames of equal length, without a list of them."""

    frames: int
    rate: float

    def __len__(self) -> int:
        return self.frames

    def __getitem__(self, frame: int) -> float:  # type: ignore[override]  # slices are never asked for
        if not 0 <= frame < self.frames:
            raise IndexError(frame)
        return frame / self.rate


def ruler_step(scale: Scale, times: Clock, label_px: float) -> float:
    """Seconds between labels that are at least `label_px` apart where the film runs at its mean rate."""
    if not scale.frames or times.end <= 0:
        return STEPS_S[-1]
    px_per_second = scale.per_frame * scale.frames / times.end
    return next((step for step in STEPS_S if step * px_per_second >= label_px), STEPS_S[-1])


def ruler_marks(
    scale: Scale, times: Clock, step: float, left: float, right: float, gap_px: float
) -> Iterator[tuple[float, float]]:
    """(pixel, seconds) of each multiple of `step` from pixel `left` to `right`, at least `gap_px` apart.

    Bounded by the pixels, whatever the times: a film may show one frame for hours.
    """
    if not len(times.times):
        return
    first, _ = scale.seen(left, right)
    number = ceil(times.seconds(first) / step - 1e-9)
    last_x = -1e9
    while number * step <= times.end + 1e-9:
        x = scale.x(times.place(number * step))
        if x > right:
            return
        if x - last_x >= gap_px:
            if x >= left:
                yield x, number * step
            last_x = x
            number += 1
        else:
            frame = scale.place(last_x + gap_px)
            whole = min(int(frame), len(times.times))
            part = frame - whole
            then = times.seconds(whole) + part * (times.seconds(whole + 1) - times.seconds(whole))
            number = max(number + 1, ceil(then / step - 1e-9))


def ruler_label(seconds: float, step: float) -> str:
    """A time as precise as the distance between labels needs."""
    whole = int(seconds + 1e-6)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    head = f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
    if step >= 1:
        return head
    digits = 2 if step < 0.1 else 1
    part = int((seconds - whole) * 10**digits + 0.5)
    return with_decimal_sign(f"{head}.{part:0{digits}d}")
