"""Everything that was decided about a film in the window, and the steps that undo it. Plain values."""

import math
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from fastvid_gui.domain.job import BRUSH_LEAST, BRUSH_MOST
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.style_changes import MAX_OVER_FRAMES, MAX_STYLE_CHANGES, StyleChange
from fastvid_gui.projects.marked_regions import MarkedRegions

MOST_SIZE = 16_384
"""Pixels; `film_settings` says what can be painted."""
STEP_KINDS: dict[str, Any] = {
    "look": Look,
    "marks": tuple[int | None, int | None],
    "edited": tuple[Keyframe, ...] | None,
    "styles_at": tuple[StyleChange, ...],
    "course": tuple[Look, tuple[StyleChange, ...]],
    "regions": MarkedRegions,
}
"""What an undo step may change, and what its values are. Steps of another kind are not kept."""


class Decisions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of the window's `Film` that a user sets; `Film` says what each means."""

    look: Look = Look()
    styles_at: tuple[StyleChange, ...] = ()
    size: int = 0
    playhead: int = 0
    mark_in: int | None = None
    mark_out: int | None = None
    edited: tuple[Keyframe, ...] | None = None
    regions: MarkedRegions = MarkedRegions()

    @classmethod
    def of(cls, film: object) -> "Decisions":
        """Those of a film of the window."""
        return cls(**{name: getattr(film, name) for name in cls.__struct_fields__})

    def fields(self) -> dict[str, Any]:
        """By name, for a film of the window."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    def fitting(self, frames: int) -> "Decisions":
        """The same with every number within a film of that many frames: files may be edited, and films cut anew."""
        first = self.mark_in if self.mark_in is not None and 0 <= self.mark_in < frames else None
        last = self.mark_out if self.mark_out is not None and (first or 0) < self.mark_out <= frames else None
        return msgspec.structs.replace(
            self,
            look=_sane(self.look),
            styles_at=_sane_changes(self.styles_at, frames),
            size=self.size if 0 <= self.size <= MOST_SIZE else 0,
            playhead=max(0, min(frames - 1, self.playhead)),
            mark_in=first,
            mark_out=last,
            edited=_ordered(self.edited, frames),
            regions=self.regions.fitting(frames),
        )


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A step that can be undone.

    Attributes:
        text: what was changed, for the menu.
        what: one of `STEP_KINDS`. old, new: its values before and after.
    """

    text: str
    what: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class History:
    """The undo steps of a film, oldest first; `done`: how many of them are not undone."""

    steps: tuple[UndoStep, ...] = ()
    done: int = 0

    def fitting(self, frames: int) -> "History":
        """The same; none if any step does not fit a film of that many frames."""
        fit = all(_fits(step.what, value, frames) for step in self.steps for value in (step.old, step.new))
        return self if fit else History()

    def newest(self, most: int) -> "History":
        """The last steps, at most that many; steps of unknown kinds and those before them are left out."""
        first = max(0, len(self.steps) - most)
        for number in range(first, len(self.steps)):
            if self.steps[number].what not in STEP_KINDS:
                first = number + 1
        return History(self.steps[first:], max(0, self.done - first)) if self.done >= first else History()


def _fits(what: str, value: Any, frames: int) -> bool:
    """Whether an undo step may set that for a film of that many frames."""
    if what == "look":
        return bool(value == _sane(value))
    if what == "marks":
        return all(mark is None or 0 <= mark <= frames for mark in value)
    if what == "styles_at":
        return bool(value == _sane_changes(value, frames))
    if what == "course":
        return bool(value == (_sane(value[0]), _sane_changes(value[1], frames)))
    if what == "regions":
        return bool(value == value.fitting(frames))
    return what != "edited" or value is None or value == _ordered(value, frames)


def _sane(look: Look) -> Look:
    strength = look.strength if math.isfinite(look.strength) else 1.0
    brush = look.brush if math.isfinite(look.brush) else 1.0
    return replace(
        look, strength=max(0.0, min(1.0, strength)), brush=max(BRUSH_LEAST, min(BRUSH_MOST, brush))
    )


def _sane_changes(changes: tuple[StyleChange, ...], frames: int) -> tuple[StyleChange, ...]:
    """Sorted, each frame once, all within the film and after its first frame, with strengths from 0 to 1."""
    inside = {each.frame: each for each in changes if 0 < each.frame < frames}
    sane = []
    for frame in sorted(inside)[:MAX_STYLE_CHANGES]:
        strength = inside[frame].strength
        if strength is not None:
            strength = max(0.0, min(1.0, strength)) if math.isfinite(strength) else 1.0
        over = max(0, min(MAX_OVER_FRAMES, inside[frame].over))
        sane.append(replace(inside[frame], strength=strength, over=over, place=""))
    return tuple(sane)


def _ordered(keyframes: tuple[Keyframe, ...] | None, frames: int) -> tuple[Keyframe, ...] | None:
    """Sorted, each frame once, all within the film; None if they don't begin with the film's start."""
    if not keyframes:
        return None
    inside = {each.frame: each for each in keyframes if 0 <= each.frame < frames}
    if 0 not in inside or inside[0].kind is not KeyframeKind.START:
        return None
    return tuple(
        inside[frame] for frame in sorted(inside) if not frame or inside[frame].kind is not KeyframeKind.START
    )
