"""Files that say where another style begins: one `frame,style` a line, in film order.

    frame,style                            (a header, empty lines, comments, a byte order mark and CRLF are fine)
    0,great-wave
    84,starry-night:0.6,scream:0.4         a blend, with or without quotes
    142,my styles/reeds.safetensors        a file
    200,great-wave,strength=60%            less paint from here on: 60% or 0.6
    260,strength=0,over=48                 the style stays, and within 48 frames all paint is gone

A style is written as after `--style`. This module only understands the text; `render.style_schedule` reads the file
and the styles, `style_course` knows what follows from them.
"""

import re
from dataclasses import dataclass

from fastvid_gui.errors import KeyframeFileError
from fastvid_gui.sentences.keyframes import StyleChanges

MAX_STYLE_CHANGES = 10_000
MAX_OVER_FRAMES = 1_000_000
"""The longest stretch over which a strength changes."""

_HEADERS = {"frame", "frames", "frame number", "frame_number"}
_SEPARATOR = re.compile(r"[,;\t]")
# No film has a frame number with more digits; longer "numbers" are damage, and slow to convert.
_DIGITS_MOST = 12
_OPTION = re.compile(r"[,;\t]\s*(strength|over)\s*=\s*([^,;\t]*)$", re.IGNORECASE)
_SHARE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,12})?|\.[0-9]{1,12})\s*(%?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class StyleChange:
    """Another style or another strength begins at a frame.

    Attributes:
        frame: number in the source, counted from 0.
        style: a name, a blend or a file's path, as after `--style`; "": the style before stays.
        place: of the line, for messages ("changes.csv, line 3").
        strength: 0 (the source) to 1 from here on; None: as before.
        over: how many frames it takes to get to that strength; 0: it is there at once.
    """

    frame: int
    style: str
    place: str = ""
    strength: float | None = None
    over: int = 0

    @property
    def text(self) -> str:
        """Style and strength for lists and logs."""
        if self.strength is None:
            return self.style
        return f"{self.style} {100 * self.strength:.0f} %".strip()


def read_style_changes(text: str, name: str = "style file") -> tuple[StyleChange, ...]:
    """The style changes that a text names, in film order.

    Args:
        text: the whole file.
        name: of the file, for messages.

    Raises:
        KeyframeFileError: a line does not start with a frame number, has no style, or is not in film order.
    """
    found: list[StyleChange] = []
    first = True
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        content, place = line.strip(), f"{name}, line {number}"
        if not content or content.startswith("#"):
            continue
        fields = [field.strip() for field in _SEPARATOR.split(content, maxsplit=1)]
        fields[0] = _unquoted(fields[0])
        header = first and fields[0].lower() in _HEADERS
        first = False
        if header:
            continue
        change = _change(fields, place, content)
        if found and change.frame <= found[-1].frame:
            raise KeyframeFileError(
                StyleChanges.OUT_OF_ORDER, place=place, frame=change.frame, before=found[-1].frame
            )
        found.append(change)
        if len(found) > MAX_STYLE_CHANGES:
            raise KeyframeFileError(StyleChanges.TOO_MANY, file=name, most=MAX_STYLE_CHANGES)
    if not found:
        raise KeyframeFileError(StyleChanges.NONE, file=name)
    return tuple(found)


def _change(fields: list[str], place: str, line: str) -> StyleChange:
    digits = fields[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS_MOST):
        raise KeyframeFileError(StyleChanges.NO_NUMBER, place=place, text=_shown(line))
    style, options = "," + (fields[1] if len(fields) > 1 else ""), dict[str, str]()
    while (found := _OPTION.search(style)) is not None:
        options.setdefault(found[1].lower(), found[2].strip())
        style = style[: found.start()]
    style = _unquoted(style.removeprefix(","))
    if not style and "strength" not in options:
        raise KeyframeFileError(StyleChanges.NO_STYLE, place=place, frame=digits)
    strength = _strength(options["strength"], place) if "strength" in options else None
    return StyleChange(int(digits), style, place, strength, _over(options.get("over", "0"), strength, place))


def _strength(text: str, place: str) -> float:
    found = _SHARE.fullmatch(text)
    share = float(found[1]) / (100 if found[2] else 1) if found else -1.0
    if not 0 <= share <= 1:
        raise KeyframeFileError(StyleChanges.NO_STRENGTH, place=place, text=_shown(text))
    return share


def _over(text: str, strength: float | None, place: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:_DIGITS_MOST]) <= MAX_OVER_FRAMES):
        raise KeyframeFileError(StyleChanges.NO_LENGTH, place=place, text=_shown(text), most=MAX_OVER_FRAMES)
    if int(text) and strength is None:
        raise KeyframeFileError(StyleChanges.NO_AIM, place=place)
    return int(text)


def _unquoted(field: str) -> str:
    field = field.strip()
    if len(field) >= 2 and field[0] == field[-1] == '"':
        field = field[1:-1].replace('""', '"')
    return field.strip()


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
