"""The style library for the window."""

from collections import Counter
from pathlib import Path

from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.styles import AddStyle, ExportStyle, RemoveStyle, Styles
from fastvid_gui.render.thumbnails import paint_thumbnail
from fastvid_gui.style import library
from fastvid_gui.style.export import export_style


def list_styles(task: Task) -> Styles:
    """Answers `ListStyles`."""
    return styles_now()


def styles_now(first: str = "") -> Styles:
    """All styles, one of them first."""
    infos = library.installed_styles()
    infos.sort(key=lambda info: info.name != first)
    speeds = Counter(style.info.name for style in library.installed_files())
    both = tuple(sorted(name for name, count in speeds.items() if count > 1))
    thumbnails = {info.name: library.thumbnail_path(info.name) for info in infos}
    return Styles(
        tuple(infos), {name: str(path) for name, path in thumbnails.items() if path is not None}, both
    )


def add(task: Task) -> Styles:
    """Answers `AddStyle`."""
    assert isinstance(task.request, AddStyle)
    return styles_now(library.add_style(task.request.path, thumbnail=paint_thumbnail).name)


def remove(task: Task) -> Styles:
    """Answers `RemoveStyle`."""
    assert isinstance(task.request, RemoveStyle)
    library.remove_style(task.request.name)
    return styles_now()


def export(task: Task) -> None:
    """Answers `ExportStyle`."""
    assert isinstance(task.request, ExportStyle)
    request = task.request
    export_style(request.name, Path(request.path), request.speed, overwrite=True)
