"""Styles and networks that stay ready, so that painting one frame need not wait for them.

A network is compiled once for each picture size; other styles and blends of the same network only need another vector.
"""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fastvid_gui.domain.job import Speed
from fastvid_gui.paths import resources_folder, user_styles_folder
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

KEPT_STYLES = 64
KEPT_PIXELS = 3_500_000
"""All compiled networks together, besides the one in use: each takes 110 to 150 bytes a pixel (docs/backends.md)."""

Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False)
class ReadyStyle:
    """A style that has been read; `network` says which compiled network it can use."""

    style: Style
    network: str

    @property
    def digest(self) -> str:
        """What decides its pictures."""
        return self.style.digest


class StyleShelf:
    """Styles that have been read. For several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._styles: OrderedDict[tuple[str, Speed, Signature], ReadyStyle] = OrderedDict()

    def get(self, reference: str, speed: Speed) -> ReadyStyle:
        """A style by name, blend or path, as `library.load_style`; read again when files have changed."""
        key = (reference, speed, _signature(reference))
        with self._lock:
            if key in self._styles:
                self._styles.move_to_end(key)
                return self._styles[key]
        style = load_style(reference, speed)
        ready = ReadyStyle(style, _network_digest(style))
        with self._lock:
            self._styles[key] = ready
            if len(self._styles) > KEPT_STYLES:
                self._styles.popitem(last=False)
        return ready


class StylizerShelf:
    """Compiled networks, for one thread."""

    def __init__(self, kept_pixels: int = KEPT_PIXELS) -> None:
        self._kept_pixels = kept_pixels
        self._made: OrderedDict[tuple[str, int, int], Stylizer] = OrderedDict()

    def get(self, ready: ReadyStyle, width: int, height: int) -> Stylizer:
        """A stylizer for pictures of one size; it is valid until the next call."""
        key = (ready.network, width, height)
        if key not in self._made:
            self._make_room(width * height)
            self._made[key] = make_stylizer(ready.style, width, height)
        self._made.move_to_end(key)
        return self._made[key].in_style(ready.style)

    def has(self, ready: ReadyStyle, width: int, height: int) -> bool:
        """Whether `get` would be quick."""
        return (ready.network, width, height) in self._made

    def _make_room(self, pixels: int) -> None:
        kept = sum(width * height for _, width, height in self._made)
        while self._made and kept + pixels > self._kept_pixels:
            (_, width, height), _ = self._made.popitem(last=False)
            kept -= width * height


def _network_digest(style: Style) -> str:
    digest = hashlib.sha256(repr(style.shape).encode())
    for name in sorted(style.shape.weights()):
        digest.update(np.ascontiguousarray(style.weights[name], "<f4").tobytes())
    return digest.hexdigest()


def _signature(reference: str) -> Signature:
    """Sizes and times of the files a style may come from."""
    files = [
        path for folder in (resources_folder() / "styles", user_styles_folder()) for path in folder.glob("*")
    ]
    files += [Path(reference), Path(reference.partition("#")[0])]
    seen = []
    for path in files:
        try:
            state = path.stat()
        except (OSError, ValueError):
            continue
        seen.append((str(path), state.st_size, state.st_mtime_ns))
    return tuple(sorted(seen))
