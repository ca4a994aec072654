"""Where a style file is to go: its ending, and whether it can be written there, before any work is done."""

import tempfile
from pathlib import Path

from fastvid_gui.errors import StyleError

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
    if output.is_dir() or not output.name:
        raise StyleError(
            f"{output} is a folder. Name the style file too, as in {output / ('my-style' + ENDING)}."
        )
    if output.suffix.lower() == ENDING:
        file = output
    elif output.suffix.lower() in _OTHER_FILES:
        raise StyleError(
            f"{output} has the ending of another kind of file. A style file is called {output.stem}{ENDING}, or just "
            f"{output.stem}."
        )
    else:
        file = output.with_name(output.name + ENDING)
    if file.is_dir():
        raise StyleError(f"{file} is a folder. Choose another name for the style file.")
    return file


def check_style_target(file: Path, *, overwrite: bool) -> None:
    """Refuses a place where a style file can't go; raises StyleError. Nothing is left behind."""
    folder = file.absolute().parent
    if not folder.is_dir():
        raise StyleError(f"There is no folder {folder} for {file.name}. Make it, or choose another place.")
    if file.exists() and not overwrite:
        raise StyleError(f"{file} exists already. Choose another name, or allow it with --overwrite.")
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".fastvid-"):
            pass
    except OSError as error:
        raise StyleError(
            f"{file} can't be written: {error.strerror or error} (folder {folder}). Choose another place."
        ) from error
