"""Where the clock of a file jumps forward though nothing was recorded: joined recordings, lost reception.

A picture may truly stand still for long, in screen recordings, slide shows and animations. So a gap counts as a jump of
the clock only if the file does not say that the picture before it lasts that long, and no sound continues during the
gap. In a film without sound, it counts only where pictures never pause (broadcast streams).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av.error
import numpy as np
from av.stream import Discard
from numpy.typing import NDArray

from fastvid_gui.domain.times import clock
from fastvid_gui.media.source_container import open_container, packets_of, video_stream
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.source import OddSource

LONGEST_PAUSE = Fraction(1)
"""Seconds; shorter gaps stay as they are."""
STEPS = 16
"""... and so do gaps of fewer usual steps than this."""
PICTURES_NEVER_PAUSE = frozenset({"mpegts", "mpegtsraw", "mpeg", "dv"})
PACKETS_AROUND = 25


@dataclass(frozen=True, slots=True)
class Gap:
    """A jump of the clock before a frame, in ticks of the file."""

    frame: int
    begin: int
    end: int


def clock_gaps(
    path: Path,
    container_name: str,
    stamps: NDArray[np.int64],
    order: NDArray[np.int32],
    durations: Sequence[int],
    time_base: Fraction,
) -> list[Gap]:
    """Finds the gaps.

    Args:
        stamps: of each frame in display order, in ticks of `time_base`, all known.
        order: for each frame the ordinal of its packet. durations: of each packet in ticks, 0 if unknown.
    """
    steps = np.diff(stamps)
    rising = steps[steps > 0]
    if not len(rising):
        return []
    least = max(int(LONGEST_PAUSE / time_base), STEPS * int(np.median(rising)))
    candidates = [
        Gap(int(place) + 1, int(stamps[place]), int(stamps[place + 1]))
        for place in np.nonzero(steps > least)[0]
        if durations[int(order[place])] * 2 < steps[place]
    ]
    if not candidates:
        return []
    lively = _with_sound(path, candidates, order, time_base)
    if lively is None:
        return candidates if PICTURES_NEVER_PAUSE & set(container_name.split(",")) else []
    return [gap for gap in candidates if gap not in lively]


def closed(stamps: NDArray[np.int64], gaps: Sequence[Gap]) -> NDArray[np.int64]:
    """The stamps with each gap made as long as a usual step."""
    moved = stamps.copy()
    steps = np.diff(stamps)
    step = max(1, int(np.median(steps[steps > 0]))) if len(gaps) else 1
    for gap in gaps:
        moved[gap.frame :] -= gap.end - gap.begin - step
    return moved


def words(gaps: Sequence[Gap], first_stamp: int, time_base: Fraction) -> Sentence:
    """What people are told about them."""
    seconds = f"{float(sum((gap.end - gap.begin) * time_base for gap in gaps)):.1f}"
    if len(gaps) == 1:
        place = clock((gaps[0].begin - first_stamp) * time_base)
        return say(OddSource.GAP, gap=seconds, time=place)
    return say(OddSource.GAPS, times=len(gaps), gap=seconds)


def _with_sound(
    path: Path, gaps: Sequence[Gap], order: NDArray[np.int32], time_base: Fraction
) -> set[Gap] | None:
    """The gaps in which sound is heard; None if there is no sound track to tell."""
    found: set[Gap] = set()
    spans = []
    for gap in gaps:
        around = sorted((int(order[gap.frame - 1]), int(order[gap.frame])))
        quarter = (gap.end - gap.begin) / 4
        inside = (float((gap.begin + quarter) * time_base), float((gap.end - quarter) * time_base))
        # A demuxer may yield a picture only when the next one comes, after the sound between the two.
        spans.append((gap, around[0] - PACKETS_AROUND, around[1] + PACKETS_AROUND, inside))
    with open_container(path) as container:
        pictures = video_stream(container, path)
        sounds = [stream for stream in container.streams.audio if stream.codec_context is not None]
        if not sounds:
            return None
        for stream in sounds:
            stream.discard = Discard.default
        ordinal = -1
        try:
            for packet in packets_of(container, pictures, *sounds):
                if not packet.size:
                    continue
                if packet.stream_index == pictures.index:
                    ordinal += 1
                elif packet.pts is not None:
                    seconds = float(packet.pts * packet.time_base)
                    found.update(
                        gap
                        for gap, first, last, (low, high) in spans
                        if first <= ordinal <= last and low < seconds < high
                    )
        except (av.error.FFmpegError, OSError, ValueError):
            # What follows the damage is unknown; no gap is closed on a guess.
            found.update(gap for gap, _, last, _ in spans if last > ordinal)
    return found
