"""Project files for the window: written, read, and fitted to what is on this computer."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from fastvid_gui.domain.style import is_style_name, parse_blend
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.projects import (
    ListedFilm,
    OpenProject,
    ProjectOpened,
    ProjectSaved,
    SaveProject,
)
from fastvid_gui.errors import FastVidError
from fastvid_gui.paths import data_folder
from fastvid_gui.projects.carried_masks import as_opened, put_beside
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.marked_regions import regions_folder
from fastvid_gui.projects.moved_films import find_films
from fastvid_gui.projects.project_file import (
    OpenedFilm,
    ProjectStyle,
    is_remote,
    read_project,
    write_project,
)
from fastvid_gui.render.thumbnails import paint_thumbnail
from fastvid_gui.sentences.projects import ProjectSays
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.style import library
from fastvid_gui.style.pack import list_pack

MOST_STYLE_FILES = 200


def save(task: Task) -> ProjectSaved:
    """Answers `SaveProject`."""
    request = task.request
    assert isinstance(request, SaveProject)
    file = Path(request.file).absolute()
    films = tuple(
        OpenedFilm(Path(film.path), film.identity, _with_masks(film, file)) for film in request.films
    )
    regions = [each.style for film in films for each in film.decisions.regions.regions]
    styles = _own_styles([*(film.decisions.look.style for film in films), *regions])
    write_project(file, films, Path(request.current), styles, overwrite=request.overwrite)
    return ProjectSaved(tuple(style.name for style in styles))


def open_(task: Task) -> ProjectOpened:
    """Answers `OpenProject`."""
    assert isinstance(task.request, OpenProject)
    file = Path(task.request.file).absolute()
    project = read_project(file)
    paths = find_films(project.films, file.parent, task.stop)
    films = tuple(
        ListedFilm(str(path), film.identity, _harmless(film.decisions, file))
        for path, film in zip(paths, project.films, strict=True)
    )
    notes, added = _styles_here(project.styles, file)
    current = films[project.current].path if 0 <= project.current < len(films) else films[0].path
    return ProjectOpened(films, current, added, notes)


def _with_masks(film: ListedFilm, file: Path) -> Decisions:
    """Decisions whose masks lie beside the project."""
    if not film.decisions.regions.regions:
        return film.decisions
    masks = regions_folder(data_folder(), film.identity, Path(film.path))
    return msgspec.structs.replace(film.decisions, regions=put_beside(film.decisions.regions, masks, file))


def _harmless(decisions: Decisions, file: Path) -> Decisions:
    regions = as_opened(decisions.regions, file)
    return msgspec.structs.replace(_without_remote_style(decisions), regions=regions)


def _without_remote_style(decisions: Decisions) -> Decisions:
    """A foreign project must not make this computer fetch a style file from another one."""
    look = decisions.look
    if not any(is_remote(part.strip()) for part in look.style.split(",")):
        return decisions
    return msgspec.structs.replace(decisions, look=replace(look, style=""))


def _own_styles(references: Iterable[str]) -> tuple[ProjectStyle, ...]:
    """The installed styles among these that did not come with FastVid."""
    own = {style.info.name for style in library.installed_files() if not style.info.builtin}
    names = sorted({name for reference in references for name in _names(reference) if name in own})
    return tuple(ProjectStyle(name=name, digest=_digest(name)) for name in names)


def _names(reference: str) -> tuple[str, ...]:
    try:
        blend = parse_blend(reference)
    except FastVidError:
        return ()
    return (reference,) if blend is None else tuple(name for name, _ in blend)


def _digest(reference: str) -> str:
    """Of a style; "" if it can't be read."""
    try:
        return library.load_style(reference).digest
    except FastVidError:
        return ""


def _styles_here(styles: tuple[ProjectStyle, ...], file: Path) -> tuple[tuple[Sentence, ...], bool]:
    """What to say about the project's own styles; adds those that lie beside the project. Returns whether it did."""
    notes, added = [], False
    installed = {info.name for info in library.installed_styles()}
    for style in styles:
        if not is_style_name(style.name):
            continue
        if style.name in installed:
            if style.digest and _digest(style.name) != style.digest:
                notes.append(say(ProjectSays.OTHER_STYLE, style=style.name))
        elif (beside := _beside(style, file.parent)) is not None:
            library.add_style(beside, style.name, thumbnail=paint_thumbnail)
            notes.append(say(ProjectSays.STYLE_ADDED, style=style.name))
            added = True
        else:
            notes.append(say(ProjectSays.NO_STYLE, style=style.name, file=file.name))
    return tuple(notes), added


def _beside(style: ProjectStyle, folder: Path) -> Path | None:
    """A style file in the project's folder, or in one right below it, that holds exactly this style."""
    for path in sorted([*folder.glob("*.safetensors"), *folder.glob("*/*.safetensors")])[:MOST_STYLE_FILES]:
        try:
            names = [packed.info.name for packed in list_pack(path)]
        except FastVidError:
            continue
        # Only a file with this style alone becomes a style of that name.
        if names == [style.name] and _digest(str(path)) == style.digest:
            return path
    return None
