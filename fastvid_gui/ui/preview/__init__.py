"""The viewer: the frame at the playhead, source and painted, at rest and in motion."""

from fastvid_gui.ui.preview.panel import PreviewPanel

__all__ = ["PreviewPanel"]
