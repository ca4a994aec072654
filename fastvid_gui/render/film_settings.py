"""The size of the painted film, and everything else that decides its pictures besides source, style and plan."""

from fastvid_gui.domain.job import BRUSH_LEAST, BRUSH_MOST, RenderSettings, chunk_frames_for
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.style.stylizer import MAX_SIDE_PIXELS

LEAST_SIZE = 16
"""Pixels; the smallest --size."""
LEAST_WORK_SIDE = 32
"""Pixels; a smaller picture only has room for a few strokes."""


def settings_for(look: Look, info: SourceInfo, size: int | None = None, crf: int = 20) -> RenderSettings:
    """The settings that decide the picture; raises UsageError for values out of bounds.

    Args:
        size: shorter side of the painted film in pixels; None keeps the source's.
        crf: quality, 0 (best) to 51.
    """
    if size is not None and not LEAST_SIZE <= size <= MAX_SIDE_PIXELS:
        raise UsageError(Requests.SIZE, size=size, least=LEAST_SIZE, most=MAX_SIDE_PIXELS)
    if not 0 <= crf <= 51:
        raise UsageError(Requests.CRF, crf=crf)
    if not 0 <= look.strength <= 1:
        raise UsageError(Requests.STRENGTH, strength=look.strength)
    width, height = output_size(info.width, info.height, size)
    _check_sides(info, width, height)
    settings = RenderSettings(
        width=width,
        height=height,
        frame_rate=info.frame_rate,
        crf=crf,
        strength=look.strength,
        keep_colors=look.keep_colors,
        speed=look.speed,
        chunk_frames=chunk_frames_for(info.frame_rate),
        brush=float(look.brush),
    )
    _check_brush(settings)
    return settings


def _check_sides(info: SourceInfo, width: int, height: int) -> None:
    """Raises UsageError if the network would have to work on a picture with too long a side."""
    if max(width, height) <= MAX_SIDE_PIXELS:
        return
    shorter, longer = sorted((info.width, info.height))
    most = MAX_SIDE_PIXELS * shorter // longer
    most -= most % 2
    while most > 0 and max(output_size(info.width, info.height, most)) > MAX_SIDE_PIXELS:
        most -= 2
    if most < LEAST_SIZE:
        raise UsageError(Requests.TOO_LONG, width=width, height=height, most=MAX_SIDE_PIXELS)
    raise UsageError(Requests.TOO_LARGE, width=width, height=height, most=MAX_SIDE_PIXELS, size=most)


def _check_brush(settings: RenderSettings) -> None:
    """Raises UsageError if the network would have to work on too small or too large a picture."""
    brush = settings.brush
    if not BRUSH_LEAST <= brush <= BRUSH_MOST:
        raise UsageError(Requests.BRUSH, brush=brush, least=BRUSH_LEAST, most=BRUSH_MOST)
    if brush == 1.0:
        return
    width, height = settings.work_size
    sizes = {
        "width": width,
        "height": height,
        "film_width": settings.width,
        "film_height": settings.height,
    }
    if min(width, height) < LEAST_WORK_SIDE and brush > 1:
        raise UsageError(Requests.BRUSH_TOO_BOLD, brush=brush, least=LEAST_WORK_SIDE, **sizes)
    if max(width, height) > MAX_SIDE_PIXELS and brush < 1:
        raise UsageError(Requests.BRUSH_TOO_FINE, brush=brush, most=MAX_SIDE_PIXELS, **sizes)


def output_size(width: int, height: int, shorter_side: int | None) -> tuple[int, int]:
    """Even width and height: those of the source without an odd row or column, or scaled to the shorter side."""
    if shorter_side is None:
        return max(2, width - width % 2), max(2, height - height % 2)
    factor = shorter_side / min(width, height)
    return max(2, 2 * round(width * factor / 2)), max(2, 2 * round(height * factor / 2))
