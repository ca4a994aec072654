"""The style library for the window."""

from collections import Counter

from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages import AddStyle, RemoveStyle, Styles
from fastvid_gui.paths import cache_folder
from fastvid_gui.style import library

THUMBNAIL_FOLDER = "style-thumbnails"


def list_styles(task: Task) -> Styles:
    """`ListStyles`."""
    return styles_now()


def styles_now(first: str = "") -> Styles:
    """All styles, one of them first."""
    infos = library.installed_styles()
    infos.sort(key=lambda info: info.name != first)
    speeds = Counter(style.info.name for style in library.installed_files())
    both = tuple(sorted(name for name, count in speeds.items() if count > 1))
    return Styles(tuple(infos), _thumbnails(), both)


def add(task: Task) -> Styles:
    """`AddStyle`."""
    assert isinstance(task.request, AddStyle)
    return styles_now(library.add_style(task.request.path).name)


def remove(task: Task) -> Styles:
    """`RemoveStyle`."""
    assert isinstance(task.request, RemoveStyle)
    library.remove_style(task.request.name)
    return styles_now()


def _thumbnails() -> dict[str, str]:
    """Writes the pictures that lie in the packs as files; each once."""
    folder = cache_folder() / THUMBNAIL_FOLDER
    found: dict[str, str] = {}
    for style in library.installed_files():
        if not style.thumbnail or style.info.name in found:
            continue
        ending = "png" if style.thumbnail.startswith(b"\x89PNG") else "jpg"
        state = style.path.stat()
        path = folder / f"{style.info.name}-{state.st_size}-{state.st_mtime_ns}.{ending}"
        if not path.exists():
            folder.mkdir(exist_ok=True)
            for older in folder.glob(f"{style.info.name}-*-*.*"):
                older.unlink(missing_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_bytes(style.thumbnail)
            partial.replace(path)
        found[style.info.name] = str(path)
    return found
