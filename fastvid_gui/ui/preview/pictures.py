"""Pictures for the screen: made from the engine's bytes without a copy, and kept in a cache of bounded size."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from fastvid_gui.engine.messages.pictures import PictureBytes


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A picture that can be drawn. `data` keeps the bytes alive that `image` uses; None if it owns them."""

    image: QImage
    data: bytes | None = None

    @property
    def size_bytes(self) -> int:
        """The memory that it takes."""
        return self.image.sizeInBytes()


def shot_of(picture: PictureBytes) -> Shot:
    """An engine's picture for the screen; nothing is copied."""
    image = QImage(
        picture.data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
    )
    return Shot(image, picture.data)


class ShotCache:
    """Keeps the most recently used pictures, at most `max_bytes` of them (and always the newest one)."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.size_bytes = 0
        self._shots: OrderedDict[Hashable, Shot] = OrderedDict()

    def __len__(self) -> int:
        return len(self._shots)

    def get(self, key: Hashable) -> Shot | None:
        """The picture kept under that key."""
        shot = self._shots.get(key)
        if shot is not None:
            self._shots.move_to_end(key)
        return shot

    def put(self, key: Hashable, shot: Shot) -> None:
        """Keeps a picture; the least recently used ones are dropped."""
        self.drop(lambda other: other == key)
        self._shots[key] = shot
        self.size_bytes += shot.size_bytes
        while self.size_bytes > self.max_bytes and len(self._shots) > 1:
            _, old = self._shots.popitem(last=False)
            self.size_bytes -= old.size_bytes

    def drop(self, unwanted: Callable[[Hashable], bool]) -> None:
        """Forgets the pictures whose keys are unwanted."""
        for key in [key for key in self._shots if unwanted(key)]:
            self.size_bytes -= self._shots.pop(key).size_bytes
