"""Time and frames: which frame is shown when, and how both are written."""

from array import array
from bisect import bisect_right

NEAR_S = 0.0006
"""Players round times to milliseconds."""


def frame_at(times: "array[float]", seconds: float) -> int:
    """The frame shown at a time (seconds from the first frame), within the film; 0 for an empty one."""
    return max(0, bisect_right(times, seconds + NEAR_S) - 1)


def timecode(seconds: float) -> str:
    """`hh:mm:ss.mmm`."""
    total, thousandths = divmod(max(0, round(seconds * 1000)), 1000)
    minutes, second = divmod(total, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}.{thousandths:03d}"


def frames_within(times: "array[float]", start: int, seconds: float) -> int:
    """The first frame shown `seconds` or more after frame `start`; the number of frames if there is none."""
    if start >= len(times):
        return len(times)
    end = times[start] + seconds - NEAR_S
    return max(start + 1, min(len(times), bisect_right(times, end)))
