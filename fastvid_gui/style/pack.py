"""Style packs: safetensors files that hold one network and one or many styles of it.

    metadata    "fastvid": a JSON text
                {"format": 1, "speed": "fast", "shape": Shape.to_json(), "training": {...},
                 "styles": [{"name", "title", "artist", "year", "credit", "picture"}, ...]}
    tensors     "network.<name>"     float16 or float32, the names and shapes of Shape.weights()
                "style.<name>"       float32 or float16, Shape.style_size numbers: gamma, beta of each norm
                "thumbnail.<name>"   uint8, a PNG or JPEG file (optional)

Packs may come from strangers. Nothing in them is executed, sizes are bounded before anything is read, and each tensor
must be the one that the shape asks for. The header is checked first (`pack_header.py`), then read again by the
safetensors library. Files are read whole, never mapped into memory, so that a file that shrinks during this can't crash
the process.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import StyleError
from fastvid_gui.sentences.styles import StyleSays, Unusable
from fastvid_gui.sentences.system import of_system
from fastvid_gui.style.pack_header import (
    FORMAT_VERSION,
    MAX_HEADER_BYTES,
    MAX_PACK_BYTES,
    METADATA_KEY,
    TEXTS,
    file_too_large,
    parse_header,
)
from fastvid_gui.style.shape import Shape
from fastvid_gui.style.style_file_place import as_style_error
from fastvid_gui.style.unreadable import UnreadableError, refused
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.user_files import TooLargeError, open_user_file, read_user_file


@dataclass(frozen=True)
class Style:
    """The numbers that make a network paint one way.

    Attributes:
        info: what lists and labels show.
        shape: of the network.
        weights: the network's tensors by the names of `shape.weights()`, float32, torch layout.
        vector: `shape.style_size` numbers, float32: gamma then beta of each norm in order.
    """

    info: StyleInfo
    shape: Shape
    weights: Mapping[str, NDArray[np.float32]]
    vector: NDArray[np.float32]

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over shape, weights and vector; titles and file format don't count."""
        digest = hashlib.sha256(json.dumps(self.shape.to_json(), sort_keys=True).encode())
        for name in sorted(self.shape.weights()):
            digest.update(name.encode())
            digest.update(np.ascontiguousarray(self.weights[name], "<f4").tobytes())
        digest.update(np.ascontiguousarray(self.vector, "<f4").tobytes())
        return digest.hexdigest()


@dataclass(frozen=True)
class PackedStyle:
    """A style as it is written into a pack, or listed from one: without the network.

    Attributes:
        info: name, title and so on; the file decides `pack` and `speed`.
        vector: `shape.style_size` numbers, float32 (empty if only listed).
        thumbnail: a PNG or JPEG file, a frame painted in the style; empty if there is none.
    """

    info: StyleInfo
    vector: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    thumbnail: bytes = b""


def write_pack(
    path: str | os.PathLike[str],
    shape: Shape,
    weights: Mapping[str, NDArray[Any]],
    styles: Sequence[PackedStyle],
    training: Mapping[str, Any],
    half: bool = True,
    speed: Speed = "fast",
) -> None:
    """Writes a pack; an older file stays untouched until the new one is whole.

    Args:
        path: ends in .safetensors.
        shape: of the network.
        weights: at least the tensors of `shape.weights()`, any float type.
        styles: at least one; their names differ.
        training: plain JSON values worth knowing later (steps, losses, pictures).
        half: whether the network is stored as float16 (a pack of about half a megabyte instead of one).
        speed: which of the two kinds of network this is.

    Raises:
        StyleError: the parts don't fit together, or the file can't be written.
    """
    data = pack_bytes(shape, weights, styles, training, half, speed)
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StyleError(StyleSays.CANT_WRITE, file=path, reason=of_system(error)) from error
    with as_style_error():
        write_whole(path, data, overwrite=True)


def pack_bytes(
    shape: Shape,
    weights: Mapping[str, NDArray[Any]],
    styles: Sequence[PackedStyle],
    training: Mapping[str, Any],
    half: bool = True,
    speed: Speed = "fast",
) -> bytes:
    """The content of a pack; see `write_pack`."""
    try:
        shape.check()
        for style in styles:
            style.info.check()
        header = {
            "format": FORMAT_VERSION,
            "speed": speed,
            "shape": shape.to_json(),
            "training": dict(training),
            "styles": [{name: getattr(style.info, name) for name in TEXTS} for style in styles],
        }
        metadata = {METADATA_KEY: json.dumps(header, sort_keys=True, allow_nan=False)}
    except (TypeError, ValueError) as error:
        raise StyleError(StyleSays.CANT_MAKE_PACK, detail=error) from error
    stored = np.float16 if half else np.float32
    tensors: dict[str, NDArray[Any]] = {}
    try:
        for name in shape.weights():
            with np.errstate(over="ignore"):  # too large for float16 becomes infinite, which reading refuses
                tensors[f"network.{name}"] = np.ascontiguousarray(weights[name], stored)
        for style in styles:
            tensors[f"style.{style.info.name}"] = np.ascontiguousarray(style.vector, np.float32)
            if style.thumbnail:
                tensors[f"thumbnail.{style.info.name}"] = np.frombuffer(style.thumbnail, np.uint8)
    except KeyError as error:
        raise StyleError(
            StyleSays.CANT_MAKE_PACK, detail=f"the network's tensor {error} is missing"
        ) from error
    data: bytes = safetensors.numpy.save(tensors, metadata)
    parse_pack(data, "The new style pack")  # do not write what can't be read again
    return data


def read_pack(path: str | os.PathLike[str]) -> tuple[Style, ...]:
    """Reads all styles of a pack, which share one network, in the order of the file.

    Raises:
        StyleError: the file can't be read or is no style pack; the message says why.
    """
    path = Path(path)
    return parse_pack(_read(path), str(path), path.stem)


def parse_pack(data: bytes, origin: str, pack: str = "") -> tuple[Style, ...]:
    """Reads all styles from the content of a pack.

    Args:
        data: the whole file.
        origin: a file name or the like, for messages.
        pack: the name by which the styles' `info.pack` calls the file.

    Raises:
        StyleError: not a style pack; the message says why.
    """
    try:
        header = parse_header(data[: 8 + MAX_HEADER_BYTES], len(data), pack)
        tensors = safetensors.numpy.load(data)
        weights = {
            name: _finite(tensors[f"network.{name}"], size) for name, size in header.shape.weights().items()
        }
        vectors = [
            _finite(tensors[f"style.{info.name}"], (header.shape.style_size,)) for info in header.infos
        ]
    except (UnreadableError, ValueError, safetensors.SafetensorError) as error:
        raise refused(error, StyleSays.UNUSABLE_PACK, origin) from error
    return tuple(
        Style(info, header.shape, weights, vector) for info, vector in zip(header.infos, vectors, strict=True)
    )


def list_pack(path: str | os.PathLike[str]) -> tuple[PackedStyle, ...]:
    """The styles of a pack with their thumbnails but without numbers: fast, whatever the size of the file.

    Raises:
        StyleError: the file can't be read or is no style pack; the message says why.
    """
    path = Path(path)
    try:
        with open_user_file(path) as file:
            size = os.fstat(file.fileno()).st_size
            header = parse_header(file.read(8 + MAX_HEADER_BYTES), size, path.stem)
            listed = []
            for info in header.infos:
                start, stop = header.thumbnails.get(info.name, (0, 0))
                file.seek(start)
                listed.append(PackedStyle(info, thumbnail=file.read(stop - start)))
    except OSError as error:
        raise StyleError(StyleSays.CANT_READ, file=path, reason=of_system(error)) from error
    except (UnreadableError, ValueError) as error:
        raise refused(error, StyleSays.UNUSABLE_PACK, str(path)) from error
    return tuple(listed)


def pack_training(path: str | os.PathLike[str]) -> dict[str, Any]:
    """What the pack says about its training (plain JSON values of unknown origin); StyleError as `list_pack`."""
    path = Path(path)
    data = _read(path)
    try:
        return parse_header(data[: 8 + MAX_HEADER_BYTES], len(data), path.stem).training
    except (UnreadableError, ValueError) as error:
        raise refused(error, StyleSays.UNUSABLE_PACK, str(path)) from error


def dump_style(style: Style) -> bytes:
    """One style with its network as the content of a pack, exactly (for jobs and helpers)."""
    packed = [PackedStyle(style.info, style.vector)]
    return pack_bytes(style.shape, style.weights, packed, {}, half=False, speed=style.info.speed)


def parse_style(data: bytes, origin: str) -> Style:
    """The style from the bytes of `dump_style`; raises StyleError if they are something else."""
    styles = parse_pack(data, origin)
    if len(styles) != 1:
        raise StyleError(StyleSays.SEVERAL_WHERE_ONE, file=origin, count=len(styles))
    return styles[0]


def _read(path: Path) -> bytes:
    try:
        return read_user_file(path, MAX_PACK_BYTES)
    except TooLargeError as error:
        raise refused(file_too_large(), StyleSays.UNUSABLE_PACK, str(path)) from error
    except OSError as error:
        raise StyleError(StyleSays.CANT_READ, file=path, reason=of_system(error)) from error


def _finite(tensor: NDArray[Any], size: tuple[int, ...]) -> NDArray[np.float32]:
    if tensor.shape != size:  # the header was checked, but another reader may see two tensors of one name
        raise ValueError("a tensor in it has two shapes")
    values = np.ascontiguousarray(tensor, np.float32)
    if not np.isfinite(values).all():
        raise UnreadableError(Unusable.NOT_FINITE, what="a tensor")
    return values
