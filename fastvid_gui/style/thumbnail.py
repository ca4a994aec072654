"""What thumbnails of styles are: a frame of the sample clip, painted, as a small JPEG inside the style's pack.

Packs from training have them from the start; `render.thumbnails` paints them for other packs.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

THUMBNAIL_FRAME = 100
"""Frame of the sample clip that thumbnails show."""
THUMBNAIL_SIZE = (320, 180)
THUMBNAIL_QUALITY = 85


def thumbnail_of(painted: NDArray[np.uint8]) -> bytes:
    """A painted frame (RGB uint8, H x W x 3) as the JPEG of a thumbnail; empty if it can't be encoded."""
    small = cv2.resize(painted, THUMBNAIL_SIZE, interpolation=cv2.INTER_AREA)
    return jpeg(np.ascontiguousarray(small, np.uint8), THUMBNAIL_QUALITY)


def jpeg(picture: NDArray[np.uint8], quality: int) -> bytes:
    """A picture (RGB uint8, H x W x 3) as a JPEG file; empty if it can't be encoded."""
    bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    good, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return data.tobytes() if good else b""
