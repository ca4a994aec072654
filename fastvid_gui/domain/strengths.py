"""How the strength goes along a film: corners between which it changes evenly. Standard library only."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from fastvid_gui.domain.style_changes import StyleChange

Corners = tuple[tuple[int, float], ...]
"""Frames with their strength, ascending: between two it changes evenly, outside it stays; empty: nothing changes."""


def strength_corners(strength: float, changes: Iterable[StyleChange]) -> Corners:
    """The course of the strength that begins with `strength`; a change cuts off one that is still on its way."""
    corners: list[tuple[int, float]] = [(0, strength)]
    for change in changes:
        if change.strength is None:
            continue
        here, before = (strength_at(corners, frame) for frame in (change.frame, change.frame - 1))
        corners = [corner for corner in corners if corner[0] < change.frame]
        if change.over:
            corners += [(change.frame, here), (change.frame + change.over, change.strength)]
            continue
        if change.frame > 0 and corners[-1] != (change.frame - 1, before):
            corners.append((change.frame - 1, before))
        corners.append((change.frame, change.strength))
    if len({value for _, value in corners}) == 1 and corners[0][1] == strength:
        return ()
    return tuple(corners)


def strength_at(corners: Sequence[tuple[int, float]], frame: int) -> float:
    """The strength of a frame, by at least one corner."""
    place = bisect_right(corners, frame, key=lambda corner: corner[0])
    if place == 0:
        return corners[0][1]
    first, value = corners[place - 1]
    if place == len(corners):
        return value
    after, aim = corners[place]
    return value + (aim - value) * (frame - first) / (after - first)
