"""A single style as a file to give away: numbers, title, artist, credit and thumbnail."""

from pathlib import Path

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import StyleError
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.style.library import files_named, installed_files, load_style, write_around
from fastvid_gui.style.pack import PackedStyle, pack_training
from fastvid_gui.style.style_file_place import check_style_target, style_file


def export_style(
    name: str, output: Path, speed: Speed | None = None, *, overwrite: bool = False
) -> tuple[StyleInfo, Path]:
    """Writes one style into its own file; the numbers are the same to the bit.

    Args:
        name: of an installed style; a blend or a style file will also do.
        output: `.safetensors` is added if it has no ending.
        speed: which of its networks; None: the fast one, or the fine one if it has no other.
        overwrite: whether an existing file may be replaced.

    Returns:
        The style as it is in the file, and the file.

    Raises:
        StyleError: there is no such style, it has no network of that speed, or the file can't be written there.
    """
    file = style_file(output)
    check_style_target(file, *files_named(name), overwrite=overwrite)
    style = load_style(name, speed or "fast")
    if speed not in (None, style.info.speed):
        raise StyleError(StyleSays.NO_FINE if speed == "fine" else StyleSays.NO_FAST, style=name)
    source = next(
        (one for one in installed_files() if (one.info.name, one.info.speed) == (name, style.info.speed)),
        None,
    )
    packed = PackedStyle(style.info, style.vector, b"" if source is None else source.thumbnail)
    write_around(file, style, [packed], {} if source is None else pack_training(source.path))
    return style.info, file
