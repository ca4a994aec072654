"""Whether domain values that came in a message are possible at all.

Their classes have no bounds, since here our own planner makes them; from another computer they are only claims. A value
refused here never reaches memory allocation, a decoder or an encoder. All raise ValueError.
"""

import math
import re
from fractions import Fraction
from itertools import pairwise

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.job import BRUSH_LEAST, BRUSH_MOST, RenderSettings
from fastvid_gui.domain.plan import MAX_LEAD_IN_FRAMES, RenderRange
from fastvid_gui.domain.style_changes import MAX_STYLE_CHANGES

MAX_FRAME = 1 << 40
MAX_RANGE_FRAMES = 20_000
MAX_SIDE = 16_384
MAX_PIXELS = 1 << 27
MAX_CHUNK_FRAMES = 1000
MAX_CRF = 51
MAX_FRAME_RATE = 1000
MAX_CORNERS = 2 * MAX_STYLE_CHANGES + 1
MAX_REGIONS = 8
_DIGEST = re.compile("[0-9a-f]{64}")


def check_range(part: RenderRange) -> None:
    """A range of a plan: not empty, not endless, its seams within bounds."""
    if not (
        0 <= part.lead_in <= MAX_LEAD_IN_FRAMES
        and 0 <= part.tail <= MAX_LEAD_IN_FRAMES
        and part.paint_start >= 0
        and part.start < part.stop <= MAX_FRAME
        and part.start <= part.body_stop
        and part.painted <= MAX_RANGE_FRAMES
    ):
        raise ValueError("an impossible range")


def check_span(span: PieceSpan) -> None:
    """A piece's place."""
    if not (0 <= span.start < span.stop <= MAX_FRAME and len(span) <= MAX_CHUNK_FRAMES):
        raise ValueError("an impossible piece")


def check_settings(settings: RenderSettings) -> None:
    """Settings of a job that can be painted and encoded."""
    width, height = settings.width, settings.height
    if not (min(width, height) >= 2 and max(width, height) <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise ValueError("an impossible picture size")
    if width % 2 or height % 2:
        raise ValueError("an odd picture size")
    if not Fraction(1, MAX_FRAME_RATE) <= settings.frame_rate <= MAX_FRAME_RATE:
        raise ValueError("an impossible frame rate")
    if not (0 <= settings.crf <= MAX_CRF and 1 <= settings.chunk_frames <= MAX_CHUNK_FRAMES):
        raise ValueError("impossible encoder settings")
    if not (math.isfinite(settings.strength) and 0 <= settings.strength <= 1):
        raise ValueError("an impossible strength")
    _check_strengths(settings.strengths)
    if not BRUSH_LEAST <= settings.brush <= BRUSH_MOST:  # not true of NaN either
        raise ValueError("an impossible brush")
    check_regions(settings)


def _check_strengths(corners: tuple[tuple[int, float], ...]) -> None:
    """Where the strength changes: frames in order, shares from 0 to 1."""
    if len(corners) > MAX_CORNERS:
        raise ValueError("too many changes of strength")
    if not all(
        0 <= frame <= MAX_FRAME and 0 <= value <= 1 for frame, value in corners
    ):  # not true of NaN either
        raise ValueError("an impossible strength")
    if any(after <= before for (before, _), (after, _) in pairwise(corners)):
        raise ValueError("an impossible order of strengths")


def check_regions(settings: RenderSettings) -> None:
    """Regions: not too many, each with possible numbers, and something that is painted."""
    if len(settings.regions) > MAX_REGIONS:
        raise ValueError("too many regions")
    for region in settings.regions:
        if not (math.isfinite(region.strength) and 0 <= region.strength <= 1):
            raise ValueError("an impossible strength of a region")
        if not 0 <= region.feather <= MAX_SIDE:  # not true of NaN either
            raise ValueError("an impossible feather")
        if region.style and not _DIGEST.fullmatch(region.style):
            raise ValueError("an impossible style of a region")
    if not settings.layers:
        raise ValueError("nothing is painted")
