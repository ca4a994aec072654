"""Keyframes and ranges: what is painted from scratch, and what belongs together.

A plan is made from source and settings alone, never from the number of nodes or cores. Keyframes cut the film into
ranges. A range that starts at a *soft* keyframe also paints lead-in frames, which belong to the range before and are
cross-faded with it there. Each range is stored as chunks at fixed places, so that an interruption never moves the
border of a chunk (promise 1; `domain/chunk.py`).

    frames     0 ........................ 100 ........................ 200
    keyframes  start                      soft (lead-in 12)            cut
    range 0    [0 ............. 88 | 88-100 tail ]
    range 1              [88-100 lead-in | 100 .................... 200]
    chunks     [0-36][36-72][72-88][ seam 88-100 ][100-136][136-172][172-200]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from fastvid_gui.sentences.sentence import Code, Sentence, code_of

MAX_LEAD_IN_FRAMES = 12


class KeyframeKind(StrEnum):
    """Why a frame is painted from scratch."""

    START = "start"
    CUT = "cut"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A frame that is painted from scratch.

    Attributes:
        frame: number in the source, counted from 0.
        kind: first frame of the film, first frame of a new shot, or split of a long shot.
        score: strength of the change (cut; at least 1), or how little a break shows there (soft; 0 to 1).
        reason: a sentence for people, in English; that of `why`, where it is known.
        why: the same with its code; None in a plan or a request that an earlier FastVid stored.
    """

    frame: int
    kind: KeyframeKind
    score: float
    reason: str = ""
    why: Sentence | None = None

    def __post_init__(self) -> None:
        if self.why is not None and not self.reason:
            object.__setattr__(self, "reason", str(self.why))

    def is_because(self, code: Code) -> bool:
        """Whether that is why it is there."""
        return self.why is not None and code_of(self.why) is code


@dataclass(frozen=True, slots=True)
class RenderRange:
    """Frames from one keyframe up to the next: the unit that one thread of one node paints.

    Attributes:
        start, stop: the frames that belong to it (stop not included).
        lead_in: frames before `start` that it also paints (0 unless its keyframe is soft).
        tail: its last frames, which the next range also paints as its lead-in, for the cross-fade.
    """

    start: int
    stop: int
    lead_in: int = 0
    tail: int = 0

    @property
    def paint_start(self) -> int:
        """The first frame that is painted (from scratch)."""
        return self.start - self.lead_in

    @property
    def body_stop(self) -> int:
        """The end of the frames that are final without a cross-fade."""
        return self.stop - self.tail

    @property
    def painted(self) -> int:
        """How many frames have to be painted for it."""
        return self.stop - self.paint_start


@dataclass(frozen=True, slots=True)
class Plan:
    """The keyframes of frames `start` to `stop` of a source, sorted. The first one is always at `start`."""

    start: int
    stop: int
    keyframes: tuple[Keyframe, ...]

    def __post_init__(self) -> None:
        places = [keyframe.frame for keyframe in self.keyframes]
        if not places or places[0] != self.start:
            raise ValueError("a plan begins with a keyframe at its first frame")
        if any(b <= a for a, b in pairwise(places)) or places[-1] >= self.stop:
            raise ValueError("keyframes must be sorted, distinct and inside the plan")

    @property
    def ranges(self) -> tuple[RenderRange, ...]:
        """The ranges between the keyframes, in film order."""
        return ranges_between(self.keyframes, self.stop)

    @property
    def painted(self) -> int:
        """How many frames have to be painted, those counted twice that are painted twice."""
        return sum(part.painted for part in self.ranges)


def lead_in_frames(previous_start: int, soft_frame: int) -> int:
    """How many frames before a soft keyframe are painted twice: at most 12, and at most half the range before."""
    return min(MAX_LEAD_IN_FRAMES, (soft_frame - previous_start) // 2)


def ranges_between(keyframes: Sequence[Keyframe], stop: int) -> tuple[RenderRange, ...]:
    """Cuts frames up to `stop` into ranges at sorted keyframes."""
    starts = [keyframe.frame for keyframe in keyframes]
    ends = [*starts[1:], stop]
    leads = [0] * len(keyframes)
    for number, keyframe in enumerate(keyframes):
        if number and keyframe.kind is KeyframeKind.SOFT:
            leads[number] = lead_in_frames(starts[number - 1], keyframe.frame)
    tails = [*leads[1:], 0]
    return tuple(RenderRange(*values) for values in zip(starts, ends, leads, tails, strict=True))
