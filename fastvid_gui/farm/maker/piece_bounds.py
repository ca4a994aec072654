"""How large a piece of a job can be at all: a larger one is not even received.

The bounds are far above what honest computers send: pictures of pure noise at the best quality stay below, up to the
largest parcel. Nobody can send a piece beyond that: its helper says so (`helper/assignments.py`).
"""

from fastvid_gui.domain.chunk import PieceKind
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.protocol.messages import MAX_PARCEL_BYTES, PieceDone
from fastvid_gui.render.pipeline import seed_pictures

PIECE_MOST_BYTES = MAX_PARCEL_BYTES
SEVERAL_MOST_BYTES = 1 << 29
"""For all of a helper's pieces on their way together, unless one alone is larger."""
CODED_BYTES_A_PIXEL = 3
"""Of x264, whose pictures have 1.5 bytes a pixel before they are coded."""
LOSSLESS_BYTES_A_PIXEL = 5
"""Of FFV1, from 3 bytes a pixel; it takes up to 4 for noise."""
PICTURE_BYTES = 1 << 16
HEAD_BYTES = 1 << 16
AT_ONCE = 4
"""A helper offers this many pieces before the first of them is acknowledged."""


def chunk_most_bytes(settings: RenderSettings, frames: int) -> int:
    """Bytes of a body piece with this many frames."""
    return _bound(settings.width * settings.height * CODED_BYTES_A_PIXEL, frames)


def pictures_most_bytes(size: tuple[int, int], count: int) -> int:
    """Bytes of lossless pictures of a size (width, height)."""
    return _bound(size[0] * size[1] * LOSSLESS_BYTES_A_PIXEL, count)


def fits(done: PieceDone, settings: RenderSettings) -> bool:
    """Whether a piece that is offered can be one of the job, by its bytes."""
    size, frames = (settings.width, settings.height), len(done.span)
    body = done.span.kind is PieceKind.BODY
    most = chunk_most_bytes(settings, frames) if body else pictures_most_bytes(size, frames)
    seed_most = pictures_most_bytes(settings.work_size, seed_pictures(settings))
    return done.data.size <= most and (done.seed is None or done.seed.parcel.size <= seed_most)


def incoming_most_bytes(settings: RenderSettings) -> int:
    """Bytes that a helper may have on its way at once; one piece always has room."""
    frames, size = settings.chunk_frames, (settings.width, settings.height)
    piece = max(chunk_most_bytes(settings, frames), pictures_most_bytes(size, frames))
    seed = pictures_most_bytes(settings.work_size, seed_pictures(settings))
    return max(piece + seed, min(SEVERAL_MOST_BYTES, AT_ONCE * (piece + seed)))


def _bound(picture_bytes: int, count: int) -> int:
    return min(PIECE_MOST_BYTES, count * (picture_bytes + PICTURE_BYTES) + HEAD_BYTES)
