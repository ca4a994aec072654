"""What is known of a style besides its numbers, and the words by which people ask for one.

A style is asked for by its name (`starry-night`), as a blend of names (`starry-night:0.6,great-wave:0.4`),
or by the path of a style file.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from fastvid_gui.domain.job import Speed
from fastvid_gui.errors import StyleError

MAX_NAME_CHARACTERS = 64
MAX_TEXT_CHARACTERS = 400
MAX_BLENDED_STYLES = 8

_NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{MAX_NAME_CHARACTERS - 1}}}")
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+")


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """A style as lists and labels show it.

    Attributes:
        name: by which it is asked for: lower-case letters, digits, "-" and "_".
        title, artist, year: of the painting; year is a text ("c. 1831").
        credit: where the painting's picture comes from, and its licence.
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
        """Raises ValueError where a text is of another type, too long, or would upset a terminal."""
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


def style_name_for(text: str, taken: Iterable[str] = ()) -> str:
    """A style name made from any text (a file's name, a title), different from those taken."""
    name = (
        re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[: MAX_NAME_CHARACTERS - 4].strip("-") or "style"
    )
    others, candidate, number = set(taken), name, 2
    while candidate in others:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def parse_blend(reference: str) -> tuple[tuple[str, float], ...] | None:
    """Reads `NAME:0.6,NAME:0.4`: names and shares that add up to 1 (equal names joined), in the order given.

    A name without a number counts 1. None where the text is no blend (a single name, a path).

    Raises:
        StyleError: it looks like a blend, but a share is no positive number or there are too many.
    """
    parts = [part.strip() for part in reference.split(",")]
    if "/" in reference or "\\" in reference:
        return None
    if not all(is_style_name(part.split(":")[0].strip()) for part in parts):
        return None
    if len(parts) == 1 and ":" not in parts[0]:
        return None
    shares: dict[str, float] = {}
    for part in parts:
        name, _, number = part.partition(":")
        if ":" in part and not _NUMBER.fullmatch(number.strip()):
            raise StyleError(f"“{part}” is not a share of a blend; write it like {name.strip()}:0.6.")
        shares[name.strip()] = shares.get(name.strip(), 0.0) + (float(number) if ":" in part else 1.0)
    total = sum(shares.values())
    if not 0 < total < math.inf:
        raise StyleError(f"The shares of the blend “{reference}” add up to nothing; give one more than 0.")
    if len(shares) > MAX_BLENDED_STYLES:
        raise StyleError(
            f"A blend holds at most {MAX_BLENDED_STYLES} styles; “{reference}” has {len(shares)}."
        )
    return tuple((name, share / total) for name, share in shares.items() if share > 0)
