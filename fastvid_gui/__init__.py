"""FastVid: redraws a video in the style of a painting, without flicker."""

__version__ = "0.1.0"
