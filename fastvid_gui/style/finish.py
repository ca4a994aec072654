"""What comes after the network and is never fed back to it: the film's size, colours kept, strength.

Both work on the values as they are stored (gamma-coded), where equal steps look about equal: mixed in linear
light, a half-strong painting would look almost like the brighter of the two pictures.
"""

import cv2
import numpy as np

from fastvid_gui.style.backends.interface import Picture


def finish(painted: Picture, frame: Picture, *, strength: float, keep_colors: bool) -> Picture:
    """The picture that goes into the film.

    Args:
        painted: RGB, H x W x 3, uint8, as the stylizer gave it; scaled where it has another size than the frame.
        frame: the source frame in the size of the film, same form.
        strength: 0 gives the source, 1 all paint, both exactly; between them the two are mixed.
        keep_colors: take only light and shade (luma, BT.601) from the paint and colour (chroma) from the
            source.

    Returns:
        RGB, H x W x 3, uint8; it may be one of the arguments where nothing has to be done.
    """
    if any(picture.shape[2:] != (3,) or picture.dtype != np.uint8 for picture in (painted, frame)):
        raise ValueError(f"no RGB pictures: {painted.dtype} {painted.shape} and {frame.dtype} {frame.shape}")
    if not 0.0 <= strength <= 1.0:
        raise ValueError(f"strength is a share from 0 to 1, not {strength}")
    if strength == 0.0:
        return frame
    painted = scaled(painted, frame.shape[1], frame.shape[0])
    if keep_colors:
        painted = _with_colors_of(frame, painted)
    if strength == 1.0:
        return painted
    mixed: Picture = cv2.addWeighted(painted, strength, frame, 1.0 - strength, 0.0)
    return mixed


def scaled(picture: Picture, width: int, height: int) -> Picture:
    """A picture in another size: areas averaged where it gets smaller, cubic where it gets larger.

    Used both ways where the brush is not 1: the source on its way to the network, the painting on its way back.
    """
    if picture.shape[:2] == (height, width):
        return picture
    smaller = picture.shape[0] >= height and picture.shape[1] >= width
    result: Picture = cv2.resize(
        picture, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    )
    return result


def _with_colors_of(frame: Picture, painted: Picture) -> Picture:
    colored = cv2.cvtColor(frame, cv2.COLOR_RGB2YCrCb)
    luma = cv2.cvtColor(painted, cv2.COLOR_RGB2GRAY)  # the same weights as Y, at a third of the work
    cv2.insertChannel(luma, colored, 0)
    result: Picture = cv2.cvtColor(colored, cv2.COLOR_YCrCb2RGB)
    return result
