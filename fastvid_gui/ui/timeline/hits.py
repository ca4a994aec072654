"""What lies under the pointer, and where things that are dragged snap to."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF

from fastvid_gui.ui.timeline.ruler import HANDLE_PX
from fastvid_gui.ui.timeline.state import TimelineState

GRAB_PX = 8.0
SNAP_PX = 6.0


class TimelinePart(StrEnum):
    """The kinds of places on the timeline."""

    NOTHING = "nothing"
    FRAME = "frame"
    KEYFRAME = "keyframe"
    RANGE = "range"
    MARK_IN = "mark in"
    MARK_OUT = "mark out"
    SECTION = "section"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place: what it is, and the frame (of a keyframe or a style change: its own)."""

    part: TimelinePart
    frame: int


def hit(state: TimelineState, at: QPointF) -> Hit:
    """What lies at a pixel."""
    if state.film is None:
        return Hit(TimelinePart.NOTHING, 0)
    scale, rows, x = state.scale, state.rows, at.x()
    frame = scale.frame_at(x)
    if rows.ruler.contains(at):
        start, stop = state.part
        if -HANDLE_PX - 1 <= x - scale.x(start) <= 1:
            return Hit(TimelinePart.MARK_IN, start)
        if -1 <= x - scale.x(stop) <= HANDLE_PX + 1:
            return Hit(TimelinePart.MARK_OUT, stop)
    if rows.styles.contains(at):
        change = state.change_near(x, GRAB_PX)
        return Hit(TimelinePart.SECTION, frame) if change is None else Hit(TimelinePart.CHANGE, change)
    if rows.keys.contains(at):
        key = state.marks.nearest(scale, x, GRAB_PX)
        if key is not None:
            return Hit(TimelinePart.KEYFRAME, key.frame)
    return Hit(TimelinePart.RANGE if rows.ranges.contains(at) else TimelinePart.FRAME, frame)


def snapped_keyframe(state: TimelineState, frame: int) -> int:
    """A place for a keyframe near a frame: the playhead, else where the picture changes most."""
    reach = int(SNAP_PX / state.scale.per_frame)
    if reach < 1:
        return frame
    if abs(state.playhead - frame) <= reach:
        return state.playhead
    peak = state.curve.peak(frame - reach, frame + reach + 1)
    return frame if peak is None else peak


def snapped_mark(state: TimelineState, border: int) -> int:
    """A place for a mark near a border between frames: the playhead, else a keyframe."""
    reach = int(SNAP_PX / state.scale.per_frame)
    if reach < 1:
        return border
    if abs(state.playhead - border) <= reach:
        return state.playhead
    key = state.marks.nearest(state.scale, state.scale.x(border), SNAP_PX)
    return border if key is None else key.frame
