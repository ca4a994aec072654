"""Which videos are meant by the files and folders that a user dropped. No Qt; may wait for a slow disk."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MAX_FILMS = 200
MAX_DEPTH = 6
MAX_ENTRIES = 20_000
"""How many files and folders are checked: a user may drop a whole disk."""

VIDEO_ENDINGS = (
    ".mp4", ".m4v", ".mov", ".qt", ".mkv", ".webm", ".avi", ".divx", ".mpg", ".mpeg", ".m2v", ".vob", ".ts", ".m2ts",
    ".mts", ".wmv", ".asf", ".flv", ".f4v", ".ogv", ".ogm", ".3gp", ".3g2", ".mxf", ".dv", ".y4m", ".gif", ".rm",
    ".rmvb", ".insv", ".lrv", ".360", ".mod", ".tod", ".nut", ".apng", ".ivf", ".ogx", ".wtv", ".nsv",
    ".amv", ".m1v", ".mj2", ".dvr-ms", ".trp", ".tp", ".h264", ".264", ".h265", ".265", ".hevc", ".gxf",
)  # fmt: skip
"""Judges by the ending alone; opening a file finds out what it really holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """The videos, and whether there were more than are taken at once."""

    films: tuple[Path, ...]
    more: bool = False
    empty_folders: tuple[Path, ...] = ()


def find_films(paths: Iterable[Path]) -> Found:
    """Files as they are (with any ending: opening them tells), and for folders the videos in them, by name.

    Hidden entries and links to folders are left out of folders; each file appears once.
    """
    films: dict[Path, None] = {}
    empty: list[Path] = []
    left, more = MAX_ENTRIES, False
    for path in paths:
        path = Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
        if not path.is_dir():
            films[path] = None
            continue
        before = len(films)
        for folder, folders, names in os.walk(path):
            left -= len(folders) + len(names)
            if left < 0 or len(films) >= MAX_FILMS:
                more = True
                break
            deep = len(Path(folder).relative_to(path).parts) >= MAX_DEPTH
            folders[:] = [] if deep else sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and Path(name).suffix.lower() in VIDEO_ENDINGS:
                    films[Path(folder, name)] = None
        if len(films) == before and not more:
            empty.append(path)
    kept = tuple(films)[:MAX_FILMS]
    return Found(kept, more or len(kept) < len(films), tuple(empty))
