"""The header of a style pack: everything that can be checked before a number is read.

Used for lists of styles, which must be fast, and as the gate in front of the safetensors library.
"""

import json
import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.shape import MAX_LAYERS, Shape
from fastvid_gui.style.unreadable import UnreadableError

FORMAT_VERSION = 1
MAX_PACK_BYTES = 64 * 2**20
MAX_HEADER_BYTES = 2**20
MAX_THUMBNAIL_BYTES = 512 * 2**10
MAX_STYLES = 256
MAX_TENSORS = 4 * MAX_LAYERS + 2 * MAX_STYLES
MAX_DIMENSIONS = 4
MAX_NESTING = 16
"""Length of what a pack says about its training."""

METADATA_KEY = "fastvid"
TEXTS = ("name", "title", "artist", "year", "credit", "picture")
_ITEM_BYTES = {"F16": 2, "F32": 4, "U8": 1}


@dataclass(frozen=True)
class PackHeader:
    """The contents of a file's beginning; `thumbnails` says for each style where its picture lies in the file."""

    shape: Shape
    infos: tuple[StyleInfo, ...]
    training: dict[str, Any]
    thumbnails: dict[str, tuple[int, int]]


def parse_header(start: bytes, size: int, pack: str) -> PackHeader:
    """Checks everything in a file's beginning; raises UnreadableError, or ValueError if it is damaged."""
    if size > MAX_PACK_BYTES:
        raise file_too_large()
    if len(start) < 8:
        raise UnreadableError(Unusable.CUT_SHORT)
    (length,) = struct.unpack("<Q", start[:8])
    if length > min(MAX_HEADER_BYTES, size - 8):
        raise ValueError("it is cut short, or no safetensors file")
    entries = _json_object(start[8 : 8 + length], "its header")
    metadata = entries.pop("__metadata__", None)
    if not isinstance(metadata, dict) or not isinstance(metadata.get(METADATA_KEY), str):
        raise UnreadableError(Unusable.OTHER_SAFETENSORS)
    described = _json_object(metadata[METADATA_KEY].encode(), "its description")
    if described.get("format") != FORMAT_VERSION:
        raise UnreadableError(Unusable.NEWER)
    shape = Shape.from_json(described.get("shape"))  # type: ignore[arg-type]
    infos = _infos(described, pack)
    places = _places(entries, size - 8 - length)
    _check_tensors(places, shape, infos)
    if sum(place.stop - place.start for place in places.values()) > size - 8 - length:
        raise ValueError("its tensors lie over one another")
    training = described.get("training")
    _check_nesting(training)
    thumbnails = {
        info.name: (8 + length + place.start, 8 + length + place.stop)
        for info in infos
        if (place := places.get(f"thumbnail.{info.name}"))
    }
    return PackHeader(shape, infos, training if isinstance(training, dict) else {}, thumbnails)


def file_too_large() -> UnreadableError:
    """The error for a file that can't be a pack because of its size alone."""
    return UnreadableError(Unusable.FILE_TOO_LARGE, most=MAX_PACK_BYTES // 2**20)


def _json_object(text: bytes, what: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{what} is no JSON") from error
    if not isinstance(value, dict):
        raise ValueError(f"{what} is no JSON object")
    return value


def _check_nesting(values: object) -> None:
    """Refuses deep nesting: it could be read, but neither written again nor shown."""
    level = [values]
    for _ in range(MAX_NESTING):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    if level:
        raise ValueError("what it tells of its training is nested too deeply")


def _infos(described: dict[str, Any], pack: str) -> tuple[StyleInfo, ...]:
    listed = described.get("styles")
    if not isinstance(listed, list) or not 0 < len(listed) <= MAX_STYLES:
        raise ValueError(f"it does not list 1 to {MAX_STYLES} styles")
    infos = []
    for values in listed:
        if not isinstance(values, dict):
            raise ValueError("its list of styles is damaged")
        texts = {name: values.get(name, "") for name in TEXTS}
        infos.append(StyleInfo(**texts, speed=described.get("speed", "fast")))
        infos[-1].check()
    if len({info.name for info in infos}) != len(infos):
        raise ValueError("two of its styles have one name")
    return tuple(replace(info, pack=pack) for info in infos)


@dataclass(frozen=True)
class _Place:
    kind: str
    size: tuple[int, ...]
    start: int
    stop: int


def _places(entries: dict[str, Any], available: int) -> dict[str, _Place]:
    if len(entries) > MAX_TENSORS:
        raise ValueError(f"it has more than {MAX_TENSORS} tensors")
    places = {}
    for name, entry in entries.items():
        match entry:
            case {"dtype": str(kind), "shape": list(size), "data_offsets": [int(start), int(stop)]} if (
                kind in _ITEM_BYTES
                and len(size) <= MAX_DIMENSIONS  # before anything is multiplied
                and all(isinstance(number, int) and 0 <= number <= MAX_PACK_BYTES for number in size)
                and 0 <= start <= stop <= available
                and stop - start == math.prod(size) * _ITEM_BYTES[kind]
            ):
                places[name] = _Place(kind, tuple(size), start, stop)
            case _:
                raise ValueError(f"its tensor {name!r:.60} is cut short or of an unknown kind")
    return places


def _check_tensors(places: dict[str, _Place], shape: Shape, infos: Sequence[StyleInfo]) -> None:
    wanted = {f"network.{name}": size for name, size in shape.weights().items()}
    wanted |= {f"style.{info.name}": (shape.style_size,) for info in infos}
    pictures = {f"thumbnail.{info.name}" for info in infos}
    for name, size in wanted.items():
        if name not in places:
            raise ValueError(f"its tensor {name} is missing")
        if places[name].size != size or places[name].kind == "U8":
            raise ValueError(f"its tensor {name} has the shape {places[name].size}, not {size}")
    for name in places.keys() - wanted.keys():
        place = places[name]
        if name not in pictures or place.kind != "U8" or place.stop - place.start > MAX_THUMBNAIL_BYTES:
            raise ValueError(f"its tensor {name!r:.60} does not belong there")
