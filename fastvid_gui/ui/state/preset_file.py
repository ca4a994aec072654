"""Saved looks on disk: a small readable file, which people also pass on to each other. No Qt.

{"fastvid_looks": 1, "looks": [{"name": "Gentle wave", "look": {"style": "great-wave", "strength": 0.7, ...}}]}
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from fastvid_gui.domain.job import BRUSH_LEAST, BRUSH_MOST
from fastvid_gui.domain.look import Look
from fastvid_gui.user_files import read_user_file

ENDING = ".fastvid-looks"
VERSION = 1
MOST_LOOKS, MOST_BYTES = 500, 1 << 20
MOST_NAME = 80


@dataclass(frozen=True, slots=True)
class Preset:
    """A look with a name."""

    name: str
    look: Look


class _SavedPreset(msgspec.Struct, frozen=True):
    name: Annotated[str, Meta(min_length=1, max_length=MOST_NAME)]
    look: dict[str, Any]


class _PresetFile(msgspec.Struct, frozen=True):
    """The file. Its looks are read one by one: what a newer FastVid adds to a look is left out."""

    fastvid_looks: int
    looks: Annotated[tuple[_SavedPreset, ...], Meta(max_length=MOST_LOOKS)]


def presets_to_json(presets: Iterable[Preset]) -> bytes:
    """The content of such a file."""
    saved = [{"name": preset.name, "look": msgspec.to_builtins(preset.look)} for preset in presets]
    content = {"fastvid_looks": VERSION, "looks": saved}
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def read_presets(path: Path) -> tuple[Preset, ...]:
    """The looks in a file.

    Raises:
        OSError: it can't be read. ValueError: it holds no saved looks; the reason as text.
    """
    try:
        file = msgspec.json.decode(read_user_file(path, MOST_BYTES), type=_PresetFile)
        return tuple(Preset(saved.name.strip() or saved.name, _look(saved.look)) for saved in file.looks)
    except RecursionError as error:
        raise ValueError(str(error)) from error


def _look(plain: dict[str, Any]) -> Look:
    look = msgspec.convert(plain, Look)
    if not 0 <= look.strength <= 1 or not BRUSH_LEAST <= look.brush <= BRUSH_MOST or not look.style:
        raise ValueError("strength, brush or style are out of bounds")
    return look
