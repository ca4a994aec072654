"""Exact time: when each frame of a source is shown.

Frame rates and times are `Fraction`s, never floats, so a film of 23.976 frames per second is still in step with its
sound after two hours.
"""

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class FrameTimes:
    """When each frame is shown, in display order.

    Attributes:
        time_base: seconds per tick, as in the container.
        ticks: presentation time of each frame in ticks, strictly increasing. Not shifted to zero.
        end: the tick at which the last frame stops being shown (after the last of `ticks`).
    """

    time_base: Fraction
    ticks: tuple[int, ...]
    end: int

    def __len__(self) -> int:
        return len(self.ticks)

    def seconds(self, frame: int) -> Fraction:
        """Presentation time of a frame in seconds; `frame == len(self)` gives the end of the film."""
        tick = self.end if frame == len(self.ticks) else self.ticks[frame]
        return tick * self.time_base

    def duration_ticks(self, frame: int) -> int:
        """How many ticks a frame is shown."""
        following = self.ticks[frame + 1] if frame + 1 < len(self.ticks) else self.end
        return following - self.ticks[frame]

    def frame_at(self, seconds: Fraction) -> int:
        """The frame shown at a time, clamped to the film."""
        return max(0, bisect_right(self.ticks, seconds / self.time_base) - 1)

    @property
    def duration(self) -> Fraction:
        """Seconds from the first frame's appearance to the end of the last one."""
        return (self.end - self.ticks[0]) * self.time_base if self.ticks else Fraction(0)


def clock(seconds: Fraction | float) -> str:
    """A time for people, such as `00:03.12` or `1:02:03.50`."""
    hundredths = round(Fraction(seconds) * 100)
    sign = "-" if hundredths < 0 else ""
    total, hundredths = divmod(abs(hundredths), 100)
    minutes, second = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes:02d}"
    return f"{sign}{head}:{second:02d}.{hundredths:02d}"
