"""Project files: a list of films with everything that was decided about each, as readable JSON.

    {"kind": "FastVid project", "version": 1, "films": [{"path": "clips/bikes.mp4", "decisions": {...}}], ...}

Paths are relative to the project's folder and written with "/", so that both can be carried elsewhere. Only where a
film lies outside of that folder is its whole path written as well.
"""

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec

from fastvid_gui import __version__
from fastvid_gui.errors import ProjectError
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.sentences.projects import ProjectSays
from fastvid_gui.sentences.system import of_system
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.user_files import TooLargeError, read_user_file

ENDING = ".fastvid"
KIND = "FastVid project"
VERSION = 1
MOST_BYTES = 64 << 20
MOST_FILMS = 5000


class ProjectFilm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A film of a project.

    Attributes:
        path: relative to the project's folder; "" if there is no such way (another drive).
        elsewhere: the whole path, unless the film lies in that folder.
        identity, bytes: by which the film is found again if it was moved; "" and 0 if they are not known.
    """

    path: str = ""
    elsewhere: str = ""
    identity: str = ""
    bytes: int = 0
    decisions: Decisions = Decisions()


class ProjectStyle(msgspec.Struct, frozen=True, kw_only=True):
    """A style of the user's own that films are painted in. `digest`: of its network and numbers."""

    name: str
    digest: str


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """The file. `current`: the number of the film that is shown."""

    kind: str = KIND
    version: int = VERSION
    saved_with: str = f"FastVid {__version__}"
    current: int = 0
    films: tuple[ProjectFilm, ...] = ()
    styles: tuple[ProjectStyle, ...] = ()


class _ProjectHead(msgspec.Struct, frozen=True):
    kind: str
    version: int


@dataclass(frozen=True, slots=True)
class OpenedFilm:
    """A film as the window has it."""

    path: Path
    identity: str
    decisions: Decisions


def is_project(path: Path) -> bool:
    """Whether a file is meant as a project, by its ending."""
    return path.suffix.lower() == ENDING


def read_project(file: Path) -> Project:
    """Reads a project file; raises ProjectError if it can't be read or understood."""
    try:
        data = read_user_file(file, MOST_BYTES)
    except TooLargeError as error:
        raise ProjectError(ProjectSays.TOO_LARGE, file=file.name) from error
    except OSError as error:
        raise ProjectError(ProjectSays.UNREADABLE, file=file, reason=of_system(error)) from error
    try:
        head = msgspec.json.decode(data, type=_ProjectHead)
        if head.kind == KIND and head.version > VERSION:
            raise ProjectError(ProjectSays.NEWER, file=file.name)
        project = msgspec.json.decode(data, type=Project)
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise ProjectError(ProjectSays.NO_PROJECT, file=file.name) from error
    if (project.kind, project.version) != (KIND, VERSION):
        raise ProjectError(ProjectSays.NO_PROJECT, file=file.name)
    if not project.films:
        raise ProjectError(ProjectSays.NO_FILMS, file=file.name)
    return msgspec.structs.replace(project, films=project.films[:MOST_FILMS])


def write_project(
    file: Path,
    films: tuple[OpenedFilm, ...],
    current: Path | None,
    styles: tuple[ProjectStyle, ...],
    *,
    overwrite: bool,
) -> None:
    """Writes a project file, whole or not at all.

    Raises:
        TargetError: it can't be written there. ProjectError: a film has a name that is no text.
    """
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 (resolve() would follow links)
    project = Project(
        current=next((number for number, film in enumerate(films) if film.path == current), 0),
        films=tuple(_described(film, folder) for film in films),
        styles=styles,
    )
    text = msgspec.json.format(msgspec.json.encode(project), indent=1) + b"\n"
    write_whole(file, text, *(film.path for film in films), overwrite=overwrite)


def places_of(film: ProjectFilm, folder: Path) -> tuple[Path, ...]:
    """Where the film may lie, the likeliest first. `folder`: of the project.

    A project may come from anybody. So a path that should be relative is not followed if it isn't, nor one that
    leads to another computer, unless the project itself lies there: merely looking would tell it who is looking.
    """
    places = []
    if film.path and not _is_whole(film.path):
        places.append(Path(os.path.normpath(folder / PurePosixPath(film.path))))
    if film.elsewhere and Path(film.elsewhere).is_absolute():
        place = Path(film.elsewhere)
        if not is_remote(film.elsewhere) or place.drive.lower() == folder.drive.lower() != "":
            places.append(place)
    return tuple(dict.fromkeys(places))


def _described(film: OpenedFilm, folder: Path) -> ProjectFilm:
    try:
        str(film.path).encode()
    except UnicodeEncodeError as error:
        raise ProjectError(ProjectSays.NO_TEXT_NAME, file=film.path.name) from error
    try:
        relative = Path(os.path.relpath(film.path, folder)).as_posix()
    except ValueError:  # another drive
        relative = ""
    inside = bool(relative) and not relative.startswith("../")
    try:
        size = film.path.stat().st_size
    except OSError:
        size = 0
    return ProjectFilm(
        path=relative,
        elsewhere="" if inside else str(film.path),
        identity=film.identity,
        bytes=size,
        decisions=film.decisions,
    )


def _is_whole(path: str) -> bool:
    return PurePosixPath(path).is_absolute() or bool(PureWindowsPath(path).anchor)


def is_remote(path: str) -> bool:
    """Whether the path leads to another computer (Windows)."""
    return path.startswith(("\\\\", "//"))
