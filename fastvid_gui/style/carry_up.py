"""Carrying a painting up from the size that the network works at to the size of the film, with crisp strokes.

The network's strokes are about two pixels fine, so a plain enlargement shows their pixels, and blur between them. Here
every pixel is first averaged along the stroke it lies on, which joins the steps of a slanting edge to one line. Then
the picture is sharpened across, within what the pixels around it hold, so that nothing shines or rings. Where strokes
and outlines run is read from the painting and, for outlines that the paint broke up, from the source (structure tensor;
Kyprianidis & Kang, Image and Video Abstraction by Coherence-Enhancing Filtering, 2011). At last the picture is brought
back to what it would be in the painting's own size (back-projection; Irani & Peleg, Improving Resolution by Image
Registration, 1991), so that a film looks the same in every size.

The source's own fine detail never enters, so neither does its noise. Each picture is carried up by itself, by OpenCV on
one thread and NumPy arithmetic that is rounded exactly: the bits depend on the pictures alone.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.picture import Picture

TAPS = (0.7, 0.25)
"""Weights of the places one and two small pixels along the stroke, both ways; that of the place itself is 1."""
STEP = 2
"""Strokes are joined while the picture is enlarged by this much: a larger one costs more, and looks no better."""
MOST_JOINED = 2.25
"""If no more than this is missing, it is done in one step."""
MOST_CRISP = 3.0
"""The rest, up to this much, is enlarged at once and sharpened; what is still smaller is joined once more."""
JOINED_AMOUNT, CRISP_AMOUNT = 3.0, 2.0
SPREAD, REACH = 2.1, 0.75
"""In small pixels: the width of the blur that is taken away, and how far the limits of sharpening are looked for."""
TRUE = 1.1
"""How much of the difference is taken back; a part of what is enlarged is lost when it is shrunk again."""
TENSOR_SIGMA = 1.5
QUIET = 2.0
"""Energy (levels squared a pixel) below which there is no direction, only noise."""
SURE = 1.5

_SAMPLING = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP

Plane = NDArray[np.float32]


def carry_up(painted: Picture, source: Picture) -> Picture:
    """The painting in the size of the source.

    Args:
        painted: RGB uint8, H x W x 3, as the network gave it.
        source: the frame that was painted, at the size of the film, same form.

    Returns:
        RGB uint8 of the source's size; the painting itself if it has that size.
    """
    height, width = source.shape[:2]
    if painted.shape[0] >= height and painted.shape[1] >= width:
        return scaled(painted, width, height)
    larger = painted
    while _enlargement(larger, width, height) > MOST_JOINED:
        larger = _joined(larger, source, STEP * larger.shape[1], STEP * larger.shape[0])
        rest = _enlargement(larger, width, height)
        if rest <= MOST_CRISP:
            return _true(_crisp(scaled(larger, width, height), rest, CRISP_AMOUNT), painted)
    return _true(_joined(larger, source, width, height), painted)


def scaled(picture: Picture, width: int, height: int) -> Picture:
    """A picture in another size: averages areas to shrink it, interpolates cubically to enlarge it."""
    if picture.shape[:2] == (height, width):
        return picture
    smaller = picture.shape[0] >= height and picture.shape[1] >= width
    result: Picture = cv2.resize(
        picture, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    )
    return result


def _enlargement(picture: Picture, width: int, height: int) -> float:
    down, right = height / picture.shape[0], width / picture.shape[1]
    return float(max(down, right))


def _joined(painted: Picture, source: Picture, width: int, height: int) -> Picture:
    """Enlarged, averaged along the strokes and sharpened across them."""
    factor = _enlargement(painted, width, height)
    guide = scaled(source, painted.shape[1], painted.shape[0])
    along = _along(cv2.resize(_direction(painted, guide), (width, height)), factor)
    enlarged = scaled(painted, width, height)
    total, weights = enlarged.astype(np.float32), 1.0
    for places, weight in enumerate(TAPS, 1):
        for signed in (float(places), float(-places)):
            there = along * np.float32(signed)
            moved = cv2.remap(enlarged, there, None, _SAMPLING, borderMode=cv2.BORDER_REPLICATE)
            total = cv2.scaleAdd(moved.astype(np.float32), weight, total)
            weights += weight
    return _crisp(cv2.convertScaleAbs(total, alpha=1 / weights), factor, JOINED_AMOUNT)


def _crisp(picture: Picture, factor: float, amount: float) -> Picture:
    """Steeper edges, within the lightest and the darkest that is around each pixel.

    `factor`: how much the picture was enlarged.
    """
    around = np.ones((_odd(2 * REACH * factor),) * 2, np.uint8)
    soft = cv2.blur(picture, (_odd(SPREAD * factor),) * 2)
    sharp = cv2.addWeighted(picture, 1 + amount, soft, -amount, 0)
    sharp = cv2.max(sharp, cv2.erode(picture, around))
    result: Picture = cv2.min(sharp, cv2.dilate(picture, around))
    return result


def _true(carried: Picture, painted: Picture) -> Picture:
    """Takes back what makes a difference from the painting in the painting's size: the look stays the network's."""
    rows, columns = painted.shape[:2]
    missing = cv2.subtract(painted, scaled(carried, columns, rows), dtype=cv2.CV_16S)
    missing = np.rint(missing * np.float32(TRUE)).astype(np.int16)
    height, width = carried.shape[:2]
    everywhere = cv2.resize(missing, (width, height), interpolation=cv2.INTER_CUBIC)
    result: Picture = cv2.add(carried, everywhere, dtype=cv2.CV_8U)
    return result


def _odd(size: float) -> int:
    return max(3, 2 * round((size - 1) / 2) + 1)


def _direction(painted: Picture, guide: Picture) -> Plane:
    """Twice the angle of the steepest change, as a vector (H x W x 2) whose length (0..1) tells how sure it is."""
    tensors = [_tensor(picture) for picture in (painted, guide)]
    difference, mixed, energy = (
        cv2.GaussianBlur(one + other, (0, 0), TENSOR_SIGMA) for one, other in zip(*tensors, strict=True)
    )
    length = np.sqrt(difference * difference + mixed * mixed)
    sure = np.minimum(np.float32(1), np.float32(SURE) * length / (energy + np.float32(QUIET)))
    share = sure / (length + np.float32(1e-6))
    vector: Plane = cv2.merge([difference * share, mixed * share])
    return vector


def _tensor(picture: Picture) -> tuple[Plane, Plane, Plane]:
    """Of each pixel's gradient (x, y), in levels a pixel: x*x - y*y, 2*x*y, x*x + y*y."""
    luma = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    x, y = (cv2.Scharr(luma, cv2.CV_32F, *axes, scale=1 / 32) for axes in ((1, 0), (0, 1)))
    xx, yy = x * x, y * y
    return xx - yy, 2 * x * y, xx + yy


def _along(direction: Plane, length: float) -> Plane:
    """The step (x, y) along the stroke at each pixel, `length` pixels where the direction is sure."""
    cosine, sine = direction[..., 0], direction[..., 1]
    sure = np.sqrt(cosine * cosine + sine * sine)
    # Half of an angle, by roots alone: those are rounded exactly on every processor.
    scale = np.float32(length * length / 2) * sure
    x = np.sqrt(np.maximum(scale * (sure - cosine), 0))
    y = np.sqrt(np.maximum(scale * (sure + cosine), 0))
    step: Plane = cv2.merge([x, np.where(sine > 0, -y, y)])
    return step
