"""Where the masks of a film lie, and its regions file, which is written anew as soon as the regions change.

A render names that file. Its name follows from its text, so that a render that waits keeps what was asked for.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui.errors import FastVidError
from fastvid_gui.paths import data_folder
from fastvid_gui.projects.marked_regions import (
    MarkedRegions,
    regions_file_name,
    regions_folder,
    regions_text,
)
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.whole_files import replace_file

_log = logging.getLogger(__name__)


def masks_of(film: Film) -> Path:
    """The folder with the masks of a film."""
    try:
        return regions_folder(data_folder(), film.identity, film.path)
    except FastVidError:
        return Path()  # the window says so elsewhere; what needs the folder fails with a sentence


def regions_of(film: Film) -> Path | None:
    """The regions file that a render of the film takes; None if it has no regions to paint."""
    text = regions_text(film.regions)
    return masks_of(film) / regions_file_name(text) if text else None


class RegionFiles(QObject):
    """Follows the session and writes the regions files."""

    trouble = Signal(str)
    """A file can't be written; a sentence for the user."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._written: dict[Path, MarkedRegions] = {}
        session.film_changed.connect(self._on_film)

    def _on_film(self, path: Path) -> None:
        film = self._session.film(path)
        if film is None or film.state is not FilmState.READY or self._written.get(path) == film.regions:
            return
        self._written[path] = film.regions
        text, place = regions_text(film.regions), regions_of(film)
        if place is None:
            return

        def write() -> str:
            try:
                if not place.exists():
                    place.parent.mkdir(parents=True, exist_ok=True)
                    replace_file(place, text.encode(), lasting=False)
            except (OSError, ValueError) as error:
                _log.warning("%s can't be written: %s", place, error)
                return str(getattr(error, "strerror", None) or error)
            return ""

        in_background(self, write, lambda reason: self._on_written(path, place, reason))

    def _on_written(self, path: Path, place: Path, reason: str) -> None:
        if reason:
            self._written.pop(path, None)
            self.trouble.emit(
                self.tr("The regions can't be kept in {folder} ({reason}). Free some space there.").format(
                    folder=place.parent, reason=reason
                )
            )
