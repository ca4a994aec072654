"""From the stamps of a container to times that always rise, and to a frame rate that people know."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.times import FrameTimes

# Common rates; among rates that fit equally well, the first one is named.
NAMED_RATES = (
    *(Fraction(rate, 1001) for rate in (24_000, 30_000, 60_000, 48_000, 120_000)),
    *(Fraction(rate) for rate in (24, 25, 30, 50, 60, 48, 100, 120, 15, 12, 10, 5)),
)
FALLBACK_RATE = Fraction(25)
RATE_LIMITS = (Fraction(1, 100), Fraction(1000))
RESET_LOOK_AHEAD = 8
RESET_STEPS = 16
FINER = 1000


def frame_times(
    stamps: Sequence[int | None], last_duration: int, time_base: Fraction, rate: Fraction | None
) -> tuple[FrameTimes, bool]:
    """Makes strictly rising ticks out of the stamps of the frames in display order.

    Args:
        stamps: a tick for each frame, None if the file has none.
        last_duration: ticks the last frame is shown, 0 if unknown.
        rate: frames per second the container claims, used where stamps are missing.

    Returns:
        The times, and whether stamps had to be invented or changed. Where frames share a stamp and there is
        no tick between them, the time base becomes a thousand times finer.
    """
    changed = any(stamp is None for stamp in stamps) or not _rising([stamp or 0 for stamp in stamps])
    step = _usual_step(stamps, time_base, rate)
    ticks = _without_resets(_filled(stamps, step), step)
    if not _rising(ticks):
        # Stamps in decoding order (H.264 in AVI): the same times, in the order of the pictures.
        ticks.sort()
    if not _rising(ticks):
        if _tight(ticks):
            ticks = [tick * FINER for tick in ticks]
            time_base, step, last_duration = time_base / FINER, step * FINER, last_duration * FINER
        ticks = _spread(ticks, step)
    end = ticks[-1] + (last_duration if last_duration > 0 else step)
    return FrameTimes(time_base, tuple(ticks), end), changed


def nominal_rate(times: FrameTimes, claimed: Iterable[Fraction | None]) -> tuple[Fraction, bool]:
    """(frames per second, whether the rate varies).

    The rate is constant if no frame is more than one tick from its place in a regular row. Then it is the first of the
    claimed and the usual rates that fits the whole film, else the measured one. A variable rate is given as its
    average.
    """
    count = len(times)
    claims = [rate for rate in claimed if rate is not None and RATE_LIMITS[0] <= rate <= RATE_LIMITS[1]]
    if count < 2:
        return (claims[0] if claims else _bounded(count / times.duration)), False
    span = (times.ticks[-1] - times.ticks[0]) * times.time_base
    measured = (count - 1) / span
    ticks = np.array(times.ticks, dtype=np.int64)
    gaps = np.diff(ticks)
    offsets = (ticks - ticks[0]) * (count - 1) - np.arange(count, dtype=np.int64) * int(ticks[-1] - ticks[0])
    steady = int(gaps.max() - gaps.min()) <= 1 or int(np.abs(offsets).max()) <= count - 1
    if not steady:
        return _bounded(count / times.duration), True
    for rate in (*claims, *NAMED_RATES):
        if abs((count - 1) / rate - span) <= times.time_base:
            return rate, False
    return _bounded(measured), False


def _bounded(rate: Fraction) -> Fraction:
    return max(RATE_LIMITS[0], min(RATE_LIMITS[1], rate)).limit_denominator(100_000)


def _usual_step(stamps: Sequence[int | None], time_base: Fraction, rate: Fraction | None) -> int:
    """Ticks from one frame to the next: the median in the file, else by the claimed rate."""
    known = [(place, stamp) for place, stamp in enumerate(stamps) if stamp is not None]
    gaps = sorted((b - a) // (after - before) for (before, a), (after, b) in pairwise(known) if b > a)
    if gaps and gaps[len(gaps) // 2] > 0:
        return gaps[len(gaps) // 2]
    return max(1, round(1 / ((rate or FALLBACK_RATE) * time_base)))


def _filled(stamps: Sequence[int | None], step: int) -> list[int]:
    """Missing stamps follow the one before by the usual step (or come before the first one)."""
    first = next((place for place, stamp in enumerate(stamps) if stamp is not None), None)
    start = 0 if first is None else (stamps[first] or 0) - first * step
    filled: list[int] = []
    for stamp in stamps:
        filled.append(stamp if stamp is not None else (filled[-1] + step if filled else start))
    return filled


def _without_resets(ticks: list[int], step: int) -> list[int]:
    """Where the clock jumps back and stays back (recordings joined end to end), the rest moves behind."""
    if _rising(ticks):
        return ticks
    moved: list[int] = []
    offset = 0
    for place, tick in enumerate(ticks):
        ahead = ticks[place : place + RESET_LOOK_AHEAD]
        if (
            moved
            and tick + offset < moved[-1] - RESET_STEPS * step
            and all(later + offset < moved[-1] for later in ahead)
        ):
            offset = moved[-1] + step - tick
        moved.append(tick + offset)
    return moved


def _rising(ticks: Sequence[int]) -> bool:
    return all(b > a for a, b in pairwise(ticks))


def _tight(ticks: list[int]) -> bool:
    """Whether frames that share a stamp leave no tick between their neighbors."""
    distinct = np.unique(np.array(ticks, dtype=np.int64))
    return len(distinct) < 2 or int(np.diff(distinct).min()) < len(ticks) - len(distinct) + 2


def _spread(ticks: list[int], step: int) -> list[int]:
    """Frames whose stamp does not rise share the time up to the next frame whose stamp does."""
    spread: list[int] = []
    place = 0
    while place < len(ticks):
        start = max(ticks[place], spread[-1] + 1) if spread else ticks[place]
        end = place + 1
        while end < len(ticks) and ticks[end] <= start:
            end += 1
        count = end - place
        room = ticks[end] - start if end < len(ticks) else count * step
        spread.extend(
            start + number * max(1, room // count) if room >= count else start + number
            for number in range(count)
        )
        place = end
    return spread


def as_stamps(values: NDArray[np.int64], missing: int) -> list[int | None]:
    """Plain stamps, None for the missing ones."""
    return [None if value == missing else int(value) for value in values]
