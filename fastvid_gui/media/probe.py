"""What a video file holds, for people and for `fastvid-gui probe`."""

from pathlib import Path
from threading import Event

from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.media.index import Progress
from fastvid_gui.media.survey import survey


def probe(path: Path, *, stop: Event | None = None, progress: Progress | None = None) -> SourceInfo:
    """Finds out what a file holds; it counts the frames. Raises `SourceError`, `Interrupted`."""
    return survey(path, stop, progress).info
