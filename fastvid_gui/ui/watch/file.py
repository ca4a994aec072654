"""The watched folder on disk: what is watched, and which of its files are settled, so that none is painted twice."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from fastvid_gui.domain.look import Look
from fastvid_gui.ui.watch.arrivals import Stamp
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

WATCH_FILE = "watched.json"
MOST_FILES, MOST_BYTES = 20_000, 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderWatch:
    """What is watched and how it is painted.

    Attributes:
        name: of the look, as people chose it. output: folder of the finished films.
        size: shorter side; 0: that of each film.
    """

    folder: Path
    look: Look
    name: str
    output: Path
    size: int = 0


@dataclass(frozen=True, slots=True)
class KeptWatch:
    """The file: the watch, the settled files, how many of them were taken, and what could not be used."""

    watch: FolderWatch
    settled: dict[str, Stamp]
    taken: int = 0
    refused: tuple[str, ...] = ()


class _SavedWatch(msgspec.Struct, frozen=True):
    version: int
    folder: Annotated[str, Meta(min_length=1)]
    output: Annotated[str, Meta(min_length=1)]
    look: dict[str, Any]
    name: str
    size: Annotated[int, Meta(ge=0, le=10_000)]
    settled: Annotated[dict[str, tuple[int, int]], Meta(max_length=MOST_FILES)]
    taken: Annotated[int, Meta(ge=0)] = 0
    refused: Annotated[tuple[str, ...], Meta(max_length=MOST_FILES)] = ()


def write_watch(file: Path, kept: KeptWatch | None) -> None:
    """Writes what is watched; None: nothing any more. Raises OSError; UnicodeEncodeError where a name is no text."""
    if kept is None:
        file.unlink(missing_ok=True)
        return
    watch = kept.watch
    saved = _SavedWatch(
        version=1,
        folder=str(watch.folder),
        output=str(watch.output),
        look=msgspec.to_builtins(watch.look),
        name=watch.name,
        size=watch.size,
        settled=dict(list(kept.settled.items())[-MOST_FILES:]),
        taken=kept.taken,
        refused=kept.refused,
    )
    replace_file(file, msgspec.json.encode(saved), lasting=False)


def read_watch(file: Path) -> KeptWatch | None:
    """What the last run of the app watched; None if nothing, or if the file can't be understood."""
    try:
        saved = msgspec.json.decode(read_user_file(file, MOST_BYTES), type=_SavedWatch)
        look = msgspec.convert(saved.look, Look)
    except (OSError, ValueError, RecursionError):
        return None
    watch = FolderWatch(
        folder=Path(saved.folder), look=look, name=saved.name, output=Path(saved.output), size=saved.size
    )
    return KeptWatch(watch, dict(saved.settled), saved.taken, saved.refused)
