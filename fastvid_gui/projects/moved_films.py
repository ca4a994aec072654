"""Where the films of a project are now: at their places, or anywhere in the project's folder."""

import os
import threading
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from fastvid_gui.projects.project_file import ProjectFilm, places_of
from fastvid_gui.render.identity import film_identity

MOST_ENTRIES = 20_000
"""How many files and folders are looked at: a project may lie in a folder with everything."""


def find_films(
    films: Iterable[ProjectFilm], folder: Path, stop: threading.Event | None = None
) -> tuple[Path, ...]:
    """A path for each film; where it is nowhere, the one that it had.

    A film with the right content comes before one that only has the right name.
    """
    films = tuple(films)
    found: dict[int, Path] = {}
    second: dict[int, Path] = {}
    for number, film in enumerate(films):
        there = [place for place in places_of(film, folder) if _is_file(place)]
        right = next((place for place in there if _fits(film, place)), None)
        if right is not None:
            found[number] = right
        elif there:
            second[number] = there[0]
    missing = {number for number in range(len(films)) if number not in found and films[number].identity}
    if missing:
        found |= _beside(films, missing, folder, stop)
    names = (
        found.get(number) or second.get(number) or _last(film, folder) for number, film in enumerate(films)
    )
    return tuple(names)


def _beside(
    films: tuple[ProjectFilm, ...], missing: set[int], folder: Path, stop: threading.Event | None
) -> dict[int, Path]:
    """Looks through the project's folder for films with the right number of bytes, or name where that is not known."""
    found: dict[int, Path] = {}
    sizes = {films[number].bytes for number in missing}
    titles = {_title(films[number]) for number in missing if not films[number].bytes}
    left = MOST_ENTRIES
    for place, folders, names in os.walk(folder):
        left -= len(folders) + len(names)
        if left < 0 or not missing or (stop is not None and stop.is_set()):
            break
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            try:
                if (path.stat().st_size not in sizes and name not in titles) or not path.is_file():
                    continue
                identity = film_identity(path)
            except OSError:
                continue
            for number in [number for number in missing if films[number].identity == identity]:
                found[number] = path
                missing.discard(number)
    return found


def _title(film: ProjectFilm) -> str:
    return PureWindowsPath(film.path or film.elsewhere).name


def _last(film: ProjectFilm, folder: Path) -> Path:
    places = places_of(film, folder)
    return places[0] if places else folder / (_title(film) or "?")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _fits(film: ProjectFilm, path: Path) -> bool:
    try:
        return not film.identity or film_identity(path) == film.identity
    except OSError:
        return False
