"""Pictures on their way to the window, and a cache of painted ones."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.picture import Picture
from fastvid_gui.style.carry_up import scaled


def size_within(width: int, height: int, most_side: int) -> tuple[int, int]:
    """(width, height) with the longer side at most `most_side`; 0: as it is."""
    longer = max(width, height)
    if not 0 < most_side < longer:
        return width, height
    return max(1, round(width * most_side / longer)), max(1, round(height * most_side / longer))


def as_message(pixels: Picture, most_side: int = 0) -> PictureBytes:
    """A picture (RGB uint8, H x W x 3) for the window, made smaller if it is too large."""
    height, width = pixels.shape[:2]
    pixels = scaled(pixels, *size_within(width, height, most_side))
    height, width = pixels.shape[:2]
    return PictureBytes(width, height, pixels.tobytes())


class PictureCache:
    """Pictures by key; the least recently used are forgotten first. For several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._pictures: OrderedDict[Hashable, Picture] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def bytes(self) -> int:
        """What it holds now."""
        return self._bytes

    def get(self, key: Hashable) -> Picture | None:
        """The picture; nobody may write into it."""
        with self._lock:
            found = self._pictures.get(key)
            if found is not None:
                self._pictures.move_to_end(key)
            return found

    def put(self, key: Hashable, pixels: Picture) -> None:
        """Keeps a picture."""
        with self._lock:
            old = self._pictures.pop(key, None)
            self._bytes += pixels.nbytes - (old.nbytes if old is not None else 0)
            self._pictures[key] = pixels
            while self._bytes > self._most_bytes and len(self._pictures) > 1:
                self._bytes -= self._pictures.popitem(last=False)[1].nbytes
