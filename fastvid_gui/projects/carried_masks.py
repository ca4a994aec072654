"""Masks go with a project: they are copied into a folder beside its file, which names them relative to itself.

film.fastvid, film-regions/mask-....mkv, film-regions/key-....png
"""

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from fastvid_gui.projects.marked_regions import MarkedRegions
from fastvid_gui.projects.project_file import is_remote
from fastvid_gui.regions.region import SOURCE
from fastvid_gui.targets.writing import write_whole


def put_beside(regions: MarkedRegions, masks: Path, project: Path) -> MarkedRegions:
    """Copies the masks of a film's regions beside a project; returns the regions as the project names them.

    `masks`: the folder of the film's masks. A mask that is gone is named as it was. Raises TargetError.
    """
    folder = project.with_name(f"{project.stem}-regions")

    def beside(name: str) -> str:
        source = masks / name
        if source.parent == folder:
            return f"{folder.name}/{source.name}"
        known = source.name
        if Path(name).name != name:  # one that was loaded: its name may be anything
            known = f"{hashlib.sha256(str(source).encode('utf-8', 'replace')).hexdigest()[:12]}-{source.name}"
        place = folder / known
        if not place.exists():  # each mask is made once and never changed
            try:
                data = source.read_bytes()
            except OSError:
                return name
            folder.mkdir(exist_ok=True)
            write_whole(place, data, overwrite=False)
        return f"{folder.name}/{known}"

    return regions.named(beside)


def as_opened(regions: MarkedRegions, project: Path) -> MarkedRegions:
    """The regions of a project with whole paths. It may come from anybody: nothing outside of its folder is named."""

    def here(name: str) -> str:
        windows = PureWindowsPath(name)
        if windows.anchor or PurePosixPath(name).is_absolute() or ".." in windows.parts:
            return ""
        return name if len(windows.parts) == 1 else str(project.parent / PurePosixPath(name))

    return _without_remote_styles(regions.named(here))


def _without_remote_styles(regions: MarkedRegions) -> MarkedRegions:
    def remote(style: str) -> bool:
        return any(is_remote(part.strip()) for part in style.split(","))

    kept = tuple(replace(each, style=SOURCE) if remote(each.style) else each for each in regions.regions)
    return replace(regions, regions=kept, outside="" if remote(regions.outside) else regions.outside)
