"""When everything is shown in the exported film: the source's times, moved to the film's own zero.

A whole film keeps the source's own clock if that starts near zero, so that delays stay as they are; otherwise it begins
with whatever begins first. A part begins with its first frame; sound and text outside its frames are cut away.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor, gcd

from fastvid_gui.domain.times import FrameTimes

# Ticks per second of the film's video track. MP4 counts a frame's duration in 32 bits, and some players
# dislike very fine or very coarse clocks.
FINEST_CLOCK = 1_000_000
COARSEST_CLOCK = 10_000
FALLBACK_CLOCK = 90_000
# If a source begins later than this, the wait is not meant to be seen (a cut-out of a recording).
LONGEST_KEPT_DELAY = Fraction(10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Times of the exported film.

    Attributes:
        origin: the second of the source that becomes the film's second 0.
        start, end: seconds of the source outside of which sound and text are cut, or None for a whole film.
        film_end: second of the source at which the last frame ends.
        clock: ticks per second of the film's video track.
        ticks: when each frame is shown, in these ticks, counted from `origin`; strictly increasing.
        end_tick: when the last frame ends.
    """

    origin: Fraction
    start: Fraction | None
    end: Fraction | None
    film_end: Fraction
    clock: int
    ticks: tuple[int, ...]
    end_tick: int

    @property
    def duration(self) -> Fraction:
        """Seconds from the first frame's appearance to the end of the last one."""
        return Fraction(self.end_tick - self.ticks[0], self.clock)

    def frame_duration(self, frame: int) -> int:
        """How many ticks a frame of the film is shown."""
        following = self.ticks[frame + 1] if frame + 1 < len(self.ticks) else self.end_tick
        return following - self.ticks[frame]


def film_timeline(
    times: FrameTimes, first: int, last: int, *, sound_start: Fraction | None, own_clock: bool
) -> Timeline:
    """The times of frames `first` up to `last` (not included) as a film.

    Args:
        sound_start: the second of the source at which its earliest sound is heard.
        own_clock: whether the container's clock is meant to start at zero (a broadcast stream's is not).
    """
    if not 0 <= first < last <= len(times):
        raise ValueError(f"frames {first}:{last} are not in a film of {len(times)} frames")
    whole = first == 0 and last == len(times)
    picture_start, film_end = times.seconds(first), times.seconds(last)
    clock = _clock(times, first, last)
    if whole:
        begin = min(picture_start, sound_start if sound_start is not None else picture_start)
        kept = own_clock and 0 <= begin <= LONGEST_KEPT_DELAY
        # A whole number of ticks before the first frame, so that the frames' times stay exact.
        origin = (
            Fraction(0) if kept and _on_clock(picture_start, clock) else _below(begin, picture_start, clock)
        )
    else:
        origin = picture_start
    moved = _ticks(times, first, last, origin, clock)
    return Timeline(
        origin=origin,
        start=None if whole else picture_start,
        end=None if whole else film_end,
        film_end=film_end,
        clock=clock,
        ticks=tuple(moved[:-1]),
        end_tick=moved[-1],
    )


def _clock(times: FrameTimes, first: int, last: int) -> int:
    """Ticks per second of the film: the frames' times exactly, unless they are finer than allowed."""
    tick = times.time_base
    if tick.denominator > FINEST_CLOCK:
        # Nanoseconds and alike: what the frames really use may be coarser.
        steps = (times.duration_ticks(frame) for frame in range(first, last))
        tick *= gcd(*steps)
    clock = tick.denominator if tick.denominator <= FINEST_CLOCK else FALLBACK_CLOCK
    while clock < COARSEST_CLOCK:
        clock *= 2
    return clock


def _ticks(times: FrameTimes, first: int, last: int, origin: Fraction, clock: int) -> list[int]:
    """The frames' times and the film's end in film ticks; exact unless the clock is the fallback."""
    found: list[int] = []
    for frame in range(first, last + 1):
        place = round((times.seconds(frame) - origin) * clock)
        found.append(max(place, found[-1] + 1) if found else place)
    return found


def _on_clock(seconds: Fraction, clock: int) -> bool:
    return (seconds * clock).denominator == 1


def _below(begin: Fraction, picture_start: Fraction, clock: int) -> Fraction:
    """The latest time at or before `begin` that lies whole ticks before the first frame."""
    return picture_start + Fraction(floor((begin - picture_start) * clock), clock)
