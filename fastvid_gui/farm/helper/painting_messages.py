"""What a helper and its painting process say to each other, on the pipes of that process.

    helper                                      painting process (painting_worker.py)
           <------------------------------- Ready
    StyleHere, PaintReference ------------->
           <------------------------------- ReferencePainted
    StyleHere, Paint ---------------------->
           <------------------------------- FramesPainted..., Latest...
           <------------------------------- PieceMade        painting waits until it is kept
    Kept ---------------------------------->
           <------------------------------- Ended
    Stop, FinishPieces ---------------->

A message is a head (MessagePack, its kind in it) and up to two blobs; lengths go before. Both ends are FastVid of one
installation; what makers sent travels in the blobs, unread.
"""

import struct
from fractions import Fraction
from typing import IO, Any

import msgspec

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.helper.assignment_key import AssignmentKey

_LENGTHS = struct.Struct("<IQQ")


class PainterReady(msgspec.Struct, frozen=True, tag=True):
    """The process is up."""


class StyleHere(msgspec.Struct, frozen=True, tag=True):
    """A style that is used from now on. Blob: as `style.pack.parse_style` reads it."""

    digest: str


class PaintReference(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Paint the reference sequence. `ready`: then make ready what paints the film itself."""

    number: int
    style: str
    settings: RenderSettings
    width: int
    height: int
    frames: int
    ready: bool


class ReferencePainted(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """How it turned out, or why it failed (`error`)."""

    number: int
    fingerprint: str = ""
    checksums: tuple[str, ...] = ()
    frames: tuple[bytes, ...] = ()
    seconds_per_frame: float = 0.0
    error: str = ""


class Paint(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Paint frames `first` to `stop` of a range. Blobs: the clip, the seed's pictures."""

    key: AssignmentKey
    part: RenderRange
    first: int
    stop: int
    settings: RenderSettings
    style: str
    seed_frame: int = -1


class StopPainting(msgspec.Struct, frozen=True, tag=True):
    """Stop an assignment at once."""

    key: AssignmentKey


class FinishPieces(msgspec.Struct, frozen=True, tag=True):
    """End each assignment after the piece it paints now."""


class Kept(msgspec.Struct, frozen=True, tag=True):
    """A piece was kept, or (`well` is false) the assignment must end."""

    key: AssignmentKey
    well: bool


class FramesPainted(msgspec.Struct, frozen=True, tag=True):
    """How many frames of an assignment are painted."""

    key: AssignmentKey
    count: int


class Latest(msgspec.Struct, frozen=True, tag=True):
    """The frame painted last, small. Blob: RGB, height x width x 3."""

    width: int
    height: int


class PieceMade(msgspec.Struct, frozen=True, tag=True):
    """A piece is finished. Blobs: its data, its seed's pictures."""

    key: AssignmentKey
    span: PieceSpan
    fingerprint: str
    seed_frame: int = -1


class Ended(msgspec.Struct, frozen=True, tag=True):
    """An assignment is over. `error`: why it is not whole; empty if it is, or if it was stopped on purpose."""

    key: AssignmentKey
    error: str = ""
    stopped: bool = False


ToPainter = StyleHere | PaintReference | Paint | StopPainting | FinishPieces | Kept
FromPainter = PainterReady | ReferencePainted | FramesPainted | Latest | PieceMade | Ended


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return (value.numerator, value.denominator)
    raise TypeError(f"no form for {type(value).__name__}")


def _typed(type_: type, value: Any) -> Any:
    if type_ is Fraction:
        return Fraction(*value)
    raise TypeError(f"no form for {type_.__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain)
_to_painter = msgspec.msgpack.Decoder(ToPainter, dec_hook=_typed)
_from_painter = msgspec.msgpack.Decoder(FromPainter, dec_hook=_typed)


def write(stream: IO[bytes], message: ToPainter | FromPainter, *blobs: bytes) -> None:
    """Writes and flushes a message with up to two blobs. Raises OSError or ValueError if nobody reads."""
    head = _encoder.encode(message)
    lengths = [*map(len, blobs), 0, 0][:2]
    stream.write(_LENGTHS.pack(len(head), *lengths))
    for part in (head, *blobs):
        stream.write(part)
    stream.flush()


def read_to_painter(stream: IO[bytes]) -> tuple[ToPainter, bytes, bytes] | None:
    """The next message for the painting process and its blobs; None at the end."""
    parts = _read(stream)
    return None if parts is None else (_to_painter.decode(parts[0]), parts[1], parts[2])


def read_from_painter(stream: IO[bytes]) -> tuple[FromPainter, bytes, bytes] | None:
    """The next message of the painting process and its blobs; None at the end."""
    parts = _read(stream)
    return None if parts is None else (_from_painter.decode(parts[0]), parts[1], parts[2])


def _read(stream: IO[bytes]) -> tuple[bytes, bytes, bytes] | None:
    lengths = _exactly(stream, _LENGTHS.size)
    if lengths is None:
        return None
    found = []
    for length in _LENGTHS.unpack(lengths):
        part = _exactly(stream, length)
        if part is None:
            return None
        found.append(part)
    return found[0], found[1], found[2]


def _exactly(stream: IO[bytes], count: int) -> bytes | None:
    try:
        data = stream.read(count)
    except (OSError, ValueError):
        return None
    return data if data is not None and len(data) == count else None
