"""The list of films that is open in the window, as it is kept between runs."""

from pathlib import Path

import msgspec

from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "open-films.json"
VERSION = 1
MOST_BYTES = 16 << 20
MOST_FILMS = 5000


class RememberedFilm(msgspec.Struct, frozen=True, omit_defaults=True):
    """A film of the list. `identity`: "" if its file was never read."""

    path: str
    identity: str = ""


class OpenFilms(msgspec.Struct, frozen=True, kw_only=True):
    """The list. `current`: path of the film that is shown; `project`: the file that it was opened from or saved to."""

    version: int = VERSION
    films: tuple[RememberedFilm, ...] = ()
    current: str = ""
    project: str = ""


def read_open_films(file: Path) -> OpenFilms:
    """The list; an empty one if the file can't be read or understood."""
    try:
        kept = msgspec.json.decode(read_user_file(file, MOST_BYTES), type=OpenFilms)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return OpenFilms()
    if kept.version != VERSION:
        return OpenFilms()
    return msgspec.structs.replace(kept, films=kept.films[:MOST_FILMS])


def write_open_films(file: Path, films: OpenFilms) -> None:
    """Writes the list, whole; an empty list has no file. Raises OSError."""
    if not films.films and not films.project:
        file.unlink(missing_ok=True)
        return
    # Names of files need not be valid text; such a film is not in the list next time.
    kept = tuple(film for film in films.films if _is_text(film.path))
    current = films.current if _is_text(films.current) else ""
    films = msgspec.structs.replace(films, films=kept[:MOST_FILMS], current=current)
    replace_file(file, msgspec.json.format(msgspec.json.encode(films), indent=1), lasting=False)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
