"""Files that say where another style begins: one `frame,style` a line, in film order.

    frame,style                            (a header, empty lines, comments, a byte order mark and CRLF are fine)
    0,great-wave
    84,starry-night:0.6,scream:0.4         a blend, with or without quotes
    142,my styles/reeds.safetensors        a file

A style is written as after `--style`. This module only understands the text; `render.style_schedule` reads the file
and the styles.
"""

import re
from dataclasses import dataclass

from fastvid_gui.errors import KeyframeFileError
from fastvid_gui.sentences.keyframes import StyleChanges

MAX_STYLE_CHANGES = 10_000

_HEADERS = {"frame", "frames", "frame number", "frame_number"}
_SEPARATOR = re.compile(r"[,;\t]")
# No film has a frame number with more digits; longer "numbers" are damage, and slow to convert.
_DIGITS_MOST = 12


@dataclass(frozen=True, slots=True)
class StyleChange:
    """Another style begins at a frame.

    Attributes:
        frame: number in the source, counted from 0.
        style: a name, a blend or a file's path, as after `--style`.
        place: of the line, for messages ("changes.csv, line 3").
    """

    frame: int
    style: str
    place: str = ""


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
        fields = [_unquoted(field) for field in _SEPARATOR.split(content, maxsplit=1)]
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
    if len(fields) < 2 or not fields[1]:
        raise KeyframeFileError(StyleChanges.NO_STYLE, place=place, frame=digits)
    return StyleChange(int(digits), fields[1], place)


def _unquoted(field: str) -> str:
    field = field.strip()
    if len(field) >= 2 and field[0] == field[-1] == '"':
        field = field[1:-1].replace('""', '"')
    return field.strip()


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
