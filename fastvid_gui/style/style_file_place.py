"""Where a style file goes: its ending, and whether it can be written there, before any work is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastvid_gui.errors import StyleError, TargetError
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.targets.place import check_target

ENDING = ".safetensors"
_OTHER_FILES = frozenset(
    {
        *(".pth", ".pt", ".model", ".t7", ".onnx", ".ckpt", ".zip", ".json", ".toml"),
        *(".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".mp4", ".mov", ".mkv", ".avi"),
    }
)


def style_file(output: Path) -> Path:
    """The path of a style file as people give it, with its ending.

    Raises:
        StyleError: it has the ending of another kind of file, or is a folder.
    """
    if str(output) == "-":
        raise StyleError(StyleSays.TO_STANDARD_OUTPUT)
    if output.is_dir() or not output.name:
        raise StyleError(StyleSays.A_FOLDER, file=output, example=output / f"my-style{ENDING}")
    if output.suffix.lower() == ENDING:
        file = output
    elif output.suffix.lower() in _OTHER_FILES:
        raise StyleError(StyleSays.OTHER_ENDING, file=output, name=output.stem)
    else:
        file = output.with_name(output.name + ENDING)
    if file.is_dir():
        raise StyleError(StyleSays.FILE_IS_FOLDER, file=file)
    return file


def check_style_target(file: Path, *inputs: Path, overwrite: bool) -> None:
    """Refuses a place where a style file can't go; raises StyleError. Nothing is left behind.

    `inputs`: files that the style is made from, which it must not replace.
    """
    with as_style_error():
        check_target(file, *inputs, overwrite=overwrite)


@contextmanager
def as_style_error() -> Iterator[None]:
    """Turns the refusal of a target into the error for a style file."""
    try:
        yield
    except TargetError as error:
        raise StyleError(error.sentence) from error
