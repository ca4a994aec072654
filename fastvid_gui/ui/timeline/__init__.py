"""The timeline: pictures along the film, change curve, keyframes, ranges and who paints them, playhead and marks."""

from fastvid_gui.ui.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
