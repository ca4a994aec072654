"""The draft of a picture: a style that is ready at once, made by the shipped drafter (`drafter.py`)."""

import re
from pathlib import Path

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo, style_name_for
from fastvid_gui.errors import StyleError, TrainingError
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.drafter import READ_SIDE, read_drafter
from fastvid_gui.style.pack import Style
from fastvid_gui.style.pictures import PICTURE_ENDINGS, read_picture


def is_picture(path: Path) -> bool:
    """Whether a file is a picture, by its ending."""
    return path.suffix.lower() in PICTURE_ENDINGS


def draft_style(picture: Path, speed: Speed = "fast", title: str = "") -> Style:
    """Reads a style from a picture.

    Args:
        speed: which network is wanted; the fast one if the other has no drafter.
        title: of the style; the picture's name if empty.

    Raises:
        StyleError: the picture can't be used. DeviceError: the predictor can't be computed.
    """
    try:
        pixels = read_picture(picture, READ_SIDE)
    except TrainingError as error:
        raise StyleError(error.sentence) from error
    folder = resources_folder() / "drafts"
    file = folder / f"{speed}.safetensors"
    drafter = read_drafter(file if file.exists() else folder / "fast.safetensors")
    words = plain_text(re.sub(r"[\s_-]+", " ", picture.stem))
    info = StyleInfo(
        name=style_name_for(picture.stem),
        title=plain_text(title) or words[:1].upper() + words[1:],
        credit="made with FastVid",
        picture=plain_text(picture.stem),
        speed=drafter.speed,
    )
    return drafter.draft(pixels, info)


def plain_text(text: str) -> str:
    """A text as titles may be: printable, at most 100 characters."""
    return "".join(letter for letter in text if letter.isprintable()).strip()[:100]
