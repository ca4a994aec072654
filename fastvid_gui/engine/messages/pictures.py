"""Pictures on their way to the window: RGB, 8 bits, upright, rows without padding."""

import msgspec


class PictureBytes(msgspec.Struct, frozen=True):
    """An RGB picture, 3 * width * height bytes."""

    width: int
    height: int
    data: bytes


class FramePicture(msgspec.Struct, frozen=True):
    """A frame's picture; `final`: no better one will come."""

    frame: int
    picture: PictureBytes
    final: bool = True
