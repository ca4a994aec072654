"""Keyframe files: one frame number a line, optionally with its kind.

    # a comment
    frame,kind          (a header is fine, and so are empty lines, a byte order mark and CRLF)
    30
    76,cut
    120,soft

A bare number is a cut, as in the files of Galatic's *Divide and Conquer in Video Style Transfer*. This module only
understands the text; `render.keyframes` reads and writes the files.
"""

from collections.abc import Iterable

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.errors import KeyframeFileError
from fastvid_gui.sentences.keyframes import KeyframeFileSays, WhyKeyframe
from fastvid_gui.sentences.sentence import say

_HEADERS = {"frame", "frames", "keyframe", "keyframes", "frame number", "frame_number"}
_KINDS = {kind.value: kind for kind in KeyframeKind}
# No film has a frame number with more digits; longer "numbers" are damage, and slow to convert.
_DIGITS_MOST = 12


def read_keyframes(text: str, name: str = "keyframe file") -> tuple[Keyframe, ...]:
    """The keyframes that a text names, sorted; a frame named twice in the same way counts once.

    Args:
        text: the whole file. A comma, semicolon or tab separates fields; further fields are ignored.
        name: of the file, for messages.

    Raises:
        KeyframeFileError: a line has no frame number, has an unknown kind, or contradicts another line.
    """
    found: dict[int, tuple[Keyframe, int]] = {}
    first = True
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        content = line.split("#", 1)[0].strip()
        if not content:
            continue
        fields = [
            field.strip().strip('"').strip()
            for field in content.replace(";", ",").replace("\t", ",").split(",")
        ]
        header = first and fields[0].lower() in _HEADERS
        first = False
        if header:
            continue
        keyframe = _keyframe(fields, name, number, line)
        earlier = found.get(keyframe.frame)
        if earlier and earlier[0].kind is not keyframe.kind:
            raise KeyframeFileError(
                KeyframeFileSays.CONTRADICTION,
                file=name,
                line=number,
                frame=keyframe.frame,
                kind=keyframe.kind.value,
                other=earlier[0].kind.value,
                earlier=earlier[1],
            )
        found.setdefault(keyframe.frame, (keyframe, number))
    return tuple(found[frame][0] for frame in sorted(found))


def write_keyframes(keyframes: Iterable[Keyframe]) -> str:
    """The text of a keyframe file, one `frame,kind` a line, in film order."""
    ordered = sorted(keyframes, key=lambda keyframe: keyframe.frame)
    return "".join(f"{keyframe.frame},{keyframe.kind.value}\n" for keyframe in ordered)


def _keyframe(fields: list[str], name: str, number: int, line: str) -> Keyframe:
    digits = fields[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS_MOST):
        raise KeyframeFileError(KeyframeFileSays.NO_NUMBER, file=name, line=number, text=_shown(line))
    word = fields[1].lower() if len(fields) > 1 and fields[1] else KeyframeKind.CUT.value
    if word not in _KINDS:
        raise KeyframeFileError(KeyframeFileSays.UNKNOWN_KIND, file=name, line=number, text=_shown(fields[1]))
    return Keyframe(int(digits), _KINDS[word], 1.0, why=say(WhyKeyframe.FROM_FILE))


def _shown(text: str) -> str:
    text = text.strip()
    return repr(text if len(text) <= 40 else text[:37] + "...")
