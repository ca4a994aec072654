"""Soft keyframes: where to split a shot longer than `max_range` frames so that the break shows least.

Every frame has a *visibility*, 0 to 1: how much of the picture is carried over from the frame before, how much of it
lies in the light, and how much it moves. A still picture may be cross-faded unseen. Nothing shows in the dark
either, or where nearly everything is newly uncovered and painted from scratch anyway. A moving, well-lit, fully trusted
picture is the worst place. A split costs the mean visibility of its lead-in frames.

Splits are chosen by dynamic programming over the next `look_ahead(max_range)` frames: each range costs 1, plus the
visibility of its split, plus its squared length. So there are as few ranges as possible, about equally long. Only
the first split of the best sequence is kept; the next one is chosen when the frames after it are known. This
streams, needs one number a frame for a bounded number of frames, and does not depend on who renders.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.plan import MAX_LEAD_IN_FRAMES, Keyframe, KeyframeKind
from fastvid_gui.render.likeness import Change, SmallPicture
from fastvid_gui.sentences.keyframes import WhyKeyframe
from fastvid_gui.sentences.sentence import Sentence, say

Costs = NDArray[np.float64]

SHORTEST_SHARE = 3  # a range of a split shot has at least max_range // 3 frames
UNEVEN = 1.0
# Costs are rounded to steps of 1/128, so that the last bits of a float never move a split.
COST_STEPS = 128
# Motion (share of the width per frame) at which a break shows fully, and lightness (0..255) that counts as lit.
_FULL_MOTION = 0.004
_LIT = 96.0
_STILL_VISIBILITY = 0.2
# More places than this in the look-ahead are thinned out: with a huge max_range, every 1/500th is enough.
_PLACES_MOST = 1000


def look_ahead(max_range: int) -> int:
    """How many frames from a range's start on are seen before its end is chosen.

    This is the longest range plus the shortest. Whichever end is chosen, the next range is then not too short, even if
    the shot ends at once. Looking further (2 or 3 times `max_range`) gives hardly better splits (docs/keyframes.md),
    and painting begins later.
    """
    return max_range + max_range // SHORTEST_SHARE


def visibility(look: SmallPicture, change: Change) -> float:
    """How much a break would show at this frame, 0..1."""
    carried = max(0.0, 1.0 - change.evidence)
    moves = _STILL_VISIBILITY + (1 - _STILL_VISIBILITY) * min(1.0, change.motion / _FULL_MOTION)
    return carried * moves * min(1.0, look.bright / _LIT)


class Splitter:
    """Takes each frame's visibility and where shots begin; gives soft keyframes as soon as they are final."""

    def __init__(self, first_frame: int, max_range: int) -> None:
        """`max_range` 0 never splits."""
        self._max_range = max_range
        self._start = first_frame  # of the range being filled
        self._visibility: list[float] = []  # of the frames from `_start - MAX_LEAD_IN_FRAMES` on
        self._known_from = first_frame
        self._next = first_frame

    def push(self, visibility: float) -> Iterator[Keyframe]:
        """Takes the next frame, which belongs to the shot of the frame before."""
        self._next += 1
        if not self._max_range:
            return
        self._visibility.append(visibility)
        while self._next - self._start > look_ahead(self._max_range):
            yield self._split(open_end=True)

    def end_shot(self) -> Iterator[Keyframe]:
        """The frames so far are a whole shot; the next one pushed begins another."""
        if self._max_range:
            while self._next - self._start > self._max_range:
                yield self._split(open_end=False)
        self._begin(self._next, keep_lead_in=False)

    def _split(self, open_end: bool) -> Keyframe:
        costs = self._costs()
        length = first_split(costs, self._max_range, open_end)
        shown = float(costs[length])
        frame = self._start + length
        self._begin(frame, keep_lead_in=True)
        return Keyframe(frame, KeyframeKind.SOFT, round(1 - shown, 4), why=self._why(shown))

    def _begin(self, frame: int, keep_lead_in: bool) -> None:
        self._start = frame
        keep_from = frame - MAX_LEAD_IN_FRAMES if keep_lead_in else frame
        keep_from = max(keep_from, self._known_from)
        del self._visibility[: keep_from - self._known_from]
        self._known_from = keep_from

    def _costs(self) -> Costs:
        """What a split costs at each frame from `_start` on: the mean visibility of the lead-in before it."""
        sums = np.concatenate([[0.0], np.cumsum(self._visibility)])
        places = np.arange(self._start, self._next) - self._known_from
        leads = np.minimum(MAX_LEAD_IN_FRAMES, places)
        means = (sums[places + 1] - sums[places - leads]) / (leads + 1)
        rounded: Costs = np.round(means * COST_STEPS) / COST_STEPS
        return rounded

    def _why(self, shown: float) -> Sentence:
        why = WhyKeyframe.LONG_SHOT_FADED
        if shown < 0.6:
            why = WhyKeyframe.LONG_SHOT_HIDDEN if shown < 0.25 else WhyKeyframe.LONG_SHOT
        return say(why, frames=self._max_range)


def first_split(costs: Costs, max_range: int, open_end: bool) -> int:
    """Where the best sequence of splits puts its first one.

    Args:
        costs: float64, what a split costs at each frame of the shot from the range's start on (index 0 is
            the start itself), more than `max_range` of them.
        open_end: whether the shot continues after these frames.

    Returns:
        The length of the first range: at least `max(1, max_range // 3)`, at most `max_range`.
    """
    total = len(costs)
    shortest = max(1, max_range // SHORTEST_SHARE)
    step = max(1, total // _PLACES_MOST)
    best = np.full(total + 1, np.inf)  # cost of everything from a place to the end
    following = np.zeros(total + 1, np.int64)
    best[total] = 0.0
    places = sorted({0, *range(shortest, total, step)}, reverse=True)
    for place in places:
        near, far = place + shortest, min(total, place + max_range)
        if open_end and far == total:
            near = min(near, total)  # what comes after the end may make up the rest
        if near > far:
            continue
        ends = np.arange(near, far + 1)
        length = (ends - place) / max_range
        own = costs[place] if place else 0.0
        sums = best[ends] + 1.0 + UNEVEN * length * length
        if open_end and far == total:
            sums[-1] = length[-1] * (1.0 + UNEVEN)  # only a part of a range, which continues
        choice = int(np.argmin(sums))
        best[place] = own + sums[choice]
        following[place] = ends[choice]
    return int(following[0])
