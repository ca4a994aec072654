"""Styles along a film, as the window holds them: the rules for choosing, adding, moving and removing. Pure values.

`Film.look` is how the film begins. Each of `Film.styles_at` says style and strength in full from its frame on; one
without a style paints nothing.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.domain.style_course import look_at, renderable

Changes = tuple[StyleChange, ...]


def change_at(changes: Sequence[StyleChange], frame: int) -> StyleChange | None:
    """The change whose section a frame belongs to; None before the first one."""
    place = bisect_right(changes, frame, key=lambda change: change.frame)
    return changes[place - 1] if place else None


def section_start(changes: Sequence[StyleChange], frame: int) -> int:
    """The first frame of the section that a frame belongs to."""
    change = change_at(changes, frame)
    return change.frame if change is not None else 0


def look_of(look: Look, changes: Sequence[StyleChange], frame: int) -> Look:
    """The look that a section has, or reaches where its strength takes a while; what controls show and set."""
    change = change_at(changes, frame)
    if change is None:
        return look
    strength = look.strength if change.strength is None else change.strength
    # A style that is chosen here next shall be seen.
    return replace(look, style=change.style, strength=strength if change.style else (look.strength or 1.0))


def painted_look(look: Look, changes: Changes, frame: int) -> Look:
    """How one frame is painted; without a style where it gets no paint."""
    if not changes:
        return look
    seen = look_at(*renderable(look, changes), frame)
    return seen if seen.strength else replace(seen, style="")


def with_look(look: Look, changes: Changes, frame: int, new: Look) -> tuple[Look, Changes]:
    """Film look and changes after the controls set a look for the section of a frame."""
    change = change_at(changes, frame)
    if change is None:
        return new, changes
    strength = new.strength if new.style else 0.0
    mended = replace(change, style=new.style, strength=strength)
    return (
        replace(new, style=look.style, strength=look.strength),
        tuple(mended if each is change else each for each in changes),
    )


def added(look: Look, changes: Changes, frame: int, strength: float | None = None) -> Changes:
    """The changes with one that begins at a frame: first with the style that is there, to be chosen anew.

    `strength`: from there on, if it is another one.
    """
    here = look_of(look, changes, frame)
    aim = here.strength if strength is None else strength
    new = StyleChange(frame, here.style, strength=aim if here.style else 0.0)
    rest = [each for each in changes if each.frame != frame]
    old = next((each for each in changes if each.frame == frame), None)
    if old is not None:
        new = old if strength is None else replace(old, strength=strength if old.style else 0.0)
    return tuple(sorted((*rest, new), key=lambda each: each.frame))


def moved(changes: Changes, frame: int, to: int) -> Changes:
    """The changes with the one at `frame` moved to `to`."""
    return tuple(replace(each, frame=to) if each.frame == frame else each for each in changes)


def room(changes: Sequence[StyleChange], frame: int, frames: int) -> tuple[int, int]:
    """The first and the last frame to which the change at `frame` can move, between its neighbors."""
    before = max((each.frame for each in changes if each.frame < frame), default=0)
    after = min((each.frame for each in changes if each.frame > frame), default=frames)
    return before + 1, max(before + 1, after - 1)


def removed(changes: Changes, frame: int) -> Changes:
    """The changes without the one at a frame: the style before it goes on."""
    return tuple(each for each in changes if each.frame != frame)


def slowed(changes: Changes, frame: int, over: int) -> Changes:
    """The changes with one that reaches its strength over some frames."""
    return tuple(replace(each, over=over) if each.frame == frame else each for each in changes)
