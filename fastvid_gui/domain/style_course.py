"""How style and strength go along a film: a look for its beginning, and changes (`style_changes.StyleChange`).

A change may leave the style or the strength as it was. Another style begins at its frame; the strength may also take a
stretch of frames to get there, so that the film fades into paint. Pure values, for the engine and the window.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.strengths import strength_at, strength_corners
from fastvid_gui.domain.style_changes import StyleChange


@dataclass(frozen=True, slots=True)
class Section:
    """Frames `start` to `stop` (not included) between two changes, with the style and the strength that they reach.

    Attributes:
        over: for how many frames from `start` the strength is still on its way.
    """

    start: int
    stop: int
    style: str
    strength: float
    over: int = 0


def sections(look: Look, changes: Sequence[StyleChange], frames: int) -> tuple[Section, ...]:
    """The sections of a film with that many frames, in film order; the first begins at frame 0."""
    found = [Section(0, frames, look.style, look.strength)]
    for change in changes:
        if change.frame >= frames:
            break
        last = found[-1]
        strength = last.strength if change.strength is None else change.strength
        # Without a style of its own, all paint is gone: the style before stays, for nothing.
        new = Section(change.frame, frames, change.style or last.style, strength, change.over)
        if change.frame == 0:
            found = [new]
        else:
            found[-1] = replace(last, stop=change.frame)
            found.append(new)
    return tuple(found)


def section_at(found: Sequence[Section], frame: int) -> Section:
    """The section that a frame belongs to."""
    return found[max(0, bisect_right(found, frame, key=lambda section: section.start) - 1)]


def look_at(look: Look, changes: Sequence[StyleChange], frame: int) -> Look:
    """How one frame is painted."""
    if not changes:
        return look
    here = section_at(sections(look, changes, frame + 1), frame)
    corners = strength_corners(look.strength, changes)
    strength = strength_at(corners, frame) if corners else look.strength
    return replace(look, style=here.style, strength=strength)


def renderable(look: Look, changes: tuple[StyleChange, ...]) -> tuple[Look, tuple[StyleChange, ...]]:
    """The same course for a render, which begins with a style: where there is none yet, the first one without paint."""
    first = next((change.style for change in changes if change.style), "")
    if look.style or not first:
        return look, changes
    whole: list[StyleChange] = []
    for change in changes:
        aim = look.strength if change.strength is None and change.style and not whole else change.strength
        whole.append(replace(change, strength=aim))
    return replace(look, style=first, strength=0.0), tuple(whole)
