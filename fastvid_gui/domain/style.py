"""What is known about a style besides its numbers, and how people ask for one.

People ask for a style by its name (`starry-night`), by the path of a style file (`PATH#NAME` if it holds several), or
as a blend of such (`starry-night:0.6,mine/reeds.safetensors:0.4`).
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from unicodedata import combining, normalize

from fastvid_gui.domain.job import Speed
from fastvid_gui.errors import StyleError
from fastvid_gui.sentences.styles import StyleSays

MAX_NAME_CHARACTERS = 64
MAX_TEXT_CHARACTERS = 400
MAX_BLENDED_STYLES = 8
MAX_SHOWN_CHARACTERS = 200

_NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{MAX_NAME_CHARACTERS - 1}}}")
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+")
STYLE_FILE_ENDINGS = (".safetensors", ".pth", ".pt", ".model", ".t7", ".onnx")
"""The endings by which a blend recognizes a path; elsewhere files may have any name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleInfo:
    """A style as lists and labels show it.

    Attributes:
        name: by which people ask for it: lower-case letters, digits, "-" and "_".
        title, artist, year: of the painting; year is a text ("c. 1831").
        credit: where the picture of the painting comes from, and its license.
        pack: name of the file it is in, without ending.
        picture: the painting's file name without ending, where known.
        speed: "fast" or "fine": the kind of network it belongs to.
        builtin: whether it came with FastVid (such styles can't be removed).
    """

    name: str
    title: str = ""
    artist: str = ""
    year: str = ""
    credit: str = ""
    pack: str = ""
    picture: str = ""
    speed: Speed = "fast"
    builtin: bool = False

    def check(self) -> None:
        """Raises ValueError if a text is of another type, too long, or would upset a terminal."""
        if not isinstance(self.name, str) or not is_style_name(self.name):
            raise ValueError(f"{self.name!r} is not a style name (lower-case letters, digits, - and _)")
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in ("name", "speed", "builtin") and (
                not isinstance(value, str) or len(value) > MAX_TEXT_CHARACTERS or not value.isprintable()
            ):
                raise ValueError(f"the {field.name} of style {self.name} is not a short plain text")
        if self.speed not in ("fast", "fine"):
            raise ValueError(f"the speed of style {self.name} is neither fast nor fine")


def is_style_name(text: str) -> bool:
    """Whether a text has the form of a style's name."""
    return _NAME.fullmatch(text) is not None


def shown(text: str) -> str:
    """A user's text, for a message: short, and with escapes for whatever would upset a terminal."""
    plain = "".join(
        letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text[:MAX_SHOWN_CHARACTERS]
    )
    return plain if len(text) <= MAX_SHOWN_CHARACTERS else f"{plain}..."


def style_name_for(text: str, taken: Iterable[str] = ()) -> str:
    """A style name made from any text (a file's name, a title), different from those taken: "Étretat" is `etretat`."""
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter)).casefold()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: MAX_NAME_CHARACTERS - 4].strip("-") or "style"
    others, candidate, number = set(taken), name, 2
    while candidate in others:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def parse_blend(reference: str) -> tuple[tuple[str, float], ...] | None:
    """Reads `NAME:0.6,FILE:0.4`: names or style files, with shares that are scaled to add up to 1, in the order given.

    Equal names are joined; a name without a number counts 1. Returns None if the text is not a blend: a single name
    or path without a number, or a part that is neither a name nor, by its ending, the path of a style file.

    Raises:
        StyleError: it looks like a blend, but a share is not a positive number, or there are too many.
    """
    parts = [_name_and_share(part.strip()) for part in reference.split(",")]
    if not all(is_style_name(name) or _is_style_file(name) for name, _ in parts):
        return None
    if len(parts) == 1 and parts[0][1] is None:
        return None
    shares: dict[str, float] = {}
    for name, number in parts:
        if number is not None and not _NUMBER.fullmatch(number):
            raise StyleError(StyleSays.NO_SHARE, style=shown(name), share=shown(number))
        shares[name] = shares.get(name, 0.0) + (1.0 if number is None else float(number))
    total = sum(shares.values())
    if not 0 < total < math.inf:
        raise StyleError(StyleSays.NO_SHARES, blend=shown(reference))
    if len(shares) > MAX_BLENDED_STYLES:
        raise StyleError(
            StyleSays.TOO_MANY_BLENDED, most=MAX_BLENDED_STYLES, blend=shown(reference), count=len(shares)
        )
    return tuple((name, share / total) for name, share in shares.items() if share > 0)


def _name_and_share(part: str) -> tuple[str, str | None]:
    """A part of a blend; its number is None if it has none. The colon of a drive letter is part of the path."""
    if _is_style_file(part):
        return part, None
    name, colon, number = part.rpartition(":")
    return (name.strip(), number.strip()) if colon else (part, None)


def _is_style_file(text: str) -> bool:
    path, sharp, name = text.partition("#")
    return path.lower().endswith(STYLE_FILE_ENDINGS) and (not sharp or is_style_name(name))
