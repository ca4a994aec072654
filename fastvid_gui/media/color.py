"""From the decoder's frame to our picture: correct colors, upright, square pixels, the wanted size.

Colors are converted by each frame's own matrix, range, transfer and primaries where tagged, else by the convention
that players follow. Ordinary films take one pass of FFmpeg's scaler (one thread, bit-exact flags, so that every
computer gets the same numbers); wide-gamut or bright ones go through `tonemap`. Primaries of standard-definition TV
(BT.601) are taken as BT.709, as players do: they differ by a few levels in saturated colors only.
"""

from fractions import Fraction
from functools import lru_cache
from typing import Any, cast

import cv2
import msgspec
import numpy as np
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from fastvid_gui.domain.source import ColorInfo
from fastvid_gui.media import tonemap
from fastvid_gui.media.crop import UNCROPPED, Crop
from fastvid_gui.media.deinterlace import Deinterlacer
from fastvid_gui.picture import Picture

MATRICES = {
    0: "gbr", 1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "ycgco", 9: "bt2020nc",
    10: "bt2020c",
}  # fmt: skip
TRANSFERS = {
    1: "bt709", 4: "gamma22", 5: "gamma28", 6: "smpte170m", 7: "smpte240m", 8: "linear", 11: "iec61966-2-4",
    12: "bt1361e", 13: "iec61966-2-1", 14: "bt2020-10", 15: "bt2020-12", 16: "smpte2084", 17: "smpte428",
    18: "arib-std-b67",
}  # fmt: skip
PRIMARIES = {
    1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "film", 9: "bt2020",
    10: "smpte428", 11: "smpte431", 12: "smpte432", 22: "ebu3213",
}  # fmt: skip
FULL_RANGE = int(ColorRange.JPEG)
LIMITED_RANGE = int(ColorRange.MPEG)
SCALER_MATRICES = {
    "bt709": Colorspace.ITU709,
    "fcc": Colorspace.FCC,
    "bt470bg": Colorspace.ITU601,
    "smpte170m": Colorspace.ITU601,
    "smpte240m": Colorspace.SMPTE240M,
    "bt2020nc": Colorspace.BT2020,
    "bt2020c": Colorspace.BT2020,
    "gbr": Colorspace.ITU709,
}
HD_LINES, HD_WIDTH = 720, 1280
EXACT = Interpolation.ACCURATE_RND | Interpolation.BITEXACT | Interpolation.FULL_CHR_H_INT
SPECIAL_TRANSFERS = frozenset({"smpte2084", "arib-std-b67", "linear", "gamma28"})


class Orientation(msgspec.Struct, frozen=True):
    """How a coded picture is turned for display: first swapped along its diagonal, then flipped."""

    transposed: bool = False
    flip_rows: bool = False
    flip_columns: bool = False

    @property
    def degrees(self) -> int:
        """Clockwise rotation (of a mirrored picture: the nearest one without the mirror)."""
        if self.transposed:
            return 90 if self.flip_columns or not self.flip_rows else 270
        return 180 if self.flip_rows and self.flip_columns else 0

    def apply(self, picture: Picture) -> Picture:
        """Turns H x W x 3."""
        if self.transposed:
            picture = cast(Picture, cv2.transpose(picture))
        if self.flip_rows or self.flip_columns:
            code = -1 if self.flip_rows and self.flip_columns else int(self.flip_columns)
            picture = cast(Picture, cv2.flip(picture, code))
        return picture

    def turned(self, size: tuple[int, int]) -> tuple[int, int]:
        """(width, height) after turning; turning a size twice gives it back."""
        return (size[1], size[0]) if self.transposed else size


def orientation_of(matrix: bytes | None) -> Orientation:
    """Reads a display matrix: nine 32 bit numbers, x' = a x + c y, y' = b x + d y.

    Angles between quarter turns are rounded to the nearest one.
    """
    if matrix is None or len(matrix) != 36:
        return Orientation()
    a, b, _, c, d = (int(value) for value in np.frombuffer(matrix, dtype=np.int32)[:5])
    if abs(b) + abs(c) > abs(a) + abs(d):
        return Orientation(True, b < 0, c < 0)
    return Orientation(False, d < 0, a < 0)


def displayed_size(width: int, height: int, sample_aspect: Fraction | None) -> tuple[int, int]:
    """(width, height) of a coded picture with square pixels, before turning; absurd ratios are ignored."""
    if not sample_aspect or not Fraction(1, 8) <= sample_aspect <= 8:
        return width, height
    return max(1, round(width * sample_aspect)), height


def color_of(frame: VideoFrame) -> ColorInfo:
    """How the numbers of a frame become color; what is not tagged follows the size, as in players."""
    layout = frame.format
    large = frame.height >= HD_LINES or frame.width >= HD_WIDTH
    primaries = PRIMARIES.get(int(frame.color_primaries))
    transfer = TRANSFERS.get(int(frame.color_trc))
    matrix = MATRICES.get(int(frame.colorspace))
    wide = primaries == "bt2020" or transfer in ("smpte2084", "arib-std-b67")
    if layout.is_rgb or layout.has_palette:
        matrix = "gbr"
    elif matrix is None or matrix == "gbr":
        matrix = "bt2020nc" if wide else "bt709" if large else "smpte170m"
    if primaries is None:
        primaries = "bt2020" if wide or matrix.startswith("bt2020") else "bt709" if large else "smpte170m"
    full = int(frame.color_range) == FULL_RANGE or layout.name.startswith("yuvj") or matrix == "gbr"
    bits = max((component.bits for component in layout.components), default=8)
    return ColorInfo(
        matrix=matrix, primaries=primaries, transfer=transfer or "bt709", full_range=full, bits=bits
    )


@lru_cache(maxsize=64)
def _has_alpha(name: str) -> bool:
    layout = VideoFormat(name)
    return layout.has_palette or any(component.is_alpha for component in layout.components)


def has_alpha(frame: VideoFrame) -> bool:
    """Whether parts of a frame may be transparent."""
    return _has_alpha(frame.format.name)


def is_see_through(frame: VideoFrame) -> bool:
    """Whether a frame that can be transparent really is."""
    return bool(frame.reformat(format="rgba", threads=1).to_ndarray()[..., 3].min() < 255)


class PictureMaker:
    """Turns the frames of one film into pictures of one size.

    Args:
        size: (width, height) of the pictures, upright.
        orientation: how the coded pictures are turned.
        peak_nits: the brightest light of an HDR film.
        crop: the part of the coded pictures that is not shown.
    """

    def __init__(
        self, size: tuple[int, int], orientation: Orientation, peak_nits: float, crop: Crop = UNCROPPED
    ) -> None:
        self._size = orientation.turned(size)
        self._orientation = orientation
        self._peak_nits = peak_nits
        self._crop = crop
        self._scaler = VideoReformatter()
        self._deinterlacer = Deinterlacer()

    def picture(self, frame: VideoFrame) -> Picture:
        """H x W x 3 uint8 RGB, upright, C-contiguous; its own memory."""
        color = color_of(frame)
        frame = self._deinterlacer.whole(frame)
        if has_alpha(frame):
            whole = self._converted(frame, color, "rgba", (frame.width, frame.height))
            flat = self._over_black(self._crop.apply(whole))
        elif color.transfer in SPECIAL_TRANSFERS or color.primaries in tonemap.WIDE_PRIMARIES:
            wide = self._shown(frame, color, "rgb48le")
            flat = tonemap.to_screen(wide, color.transfer, color.primaries, self._peak_nits)
        else:
            flat = self._shown(frame, color, "rgb24")
        return np.ascontiguousarray(self._orientation.apply(flat))

    def alpha(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """H x W uint8: how opaque the picture is, upright; 255 everywhere if it can't be transparent."""
        color = color_of(frame)
        if not has_alpha(frame):
            size = self._orientation.turned(self._size)
            return np.full((size[1], size[0]), 255, np.uint8)
        whole = self._converted(frame, color, "rgba", (frame.width, frame.height))
        shade = np.ascontiguousarray(self._crop.apply(whole)[..., 3])
        shade = np.asarray(self._orientation.apply(_resized(shade, self._size)), np.uint8)
        return np.ascontiguousarray(shade)

    def _shown(self, frame: VideoFrame, color: ColorInfo, layout: str) -> NDArray[Any]:
        if not self._crop:
            return self._converted(frame, color, layout, self._size)
        whole = self._converted(frame, color, layout, (frame.width, frame.height))
        return _resized(self._crop.apply(whole), self._size)

    def _converted(
        self, frame: VideoFrame, color: ColorInfo, layout: str, size: tuple[int, int]
    ) -> NDArray[Any]:
        shrinks = size[0] <= frame.width and size[1] <= frame.height and size != (frame.width, frame.height)
        converted = self._scaler.reformat(
            frame,
            *size,
            layout,
            src_colorspace=SCALER_MATRICES.get(color.matrix, Colorspace.ITU709),
            dst_colorspace=Colorspace.ITU709,
            interpolation=EXACT | (Interpolation.AREA if shrinks else Interpolation.BICUBIC),
            src_color_range=FULL_RANGE if color.full_range else LIMITED_RANGE,
            dst_color_range=FULL_RANGE,
            threads=1,
        )
        return converted.to_ndarray()

    def _over_black(self, picture: NDArray[np.uint8]) -> Picture:
        """Lays H x W x 4 over black, then scales, so that hidden colors don't bleed into visible ones."""
        shade = picture[..., 3:].astype(np.uint16)
        flat = ((picture[..., :3] * shade + 127) // 255).astype(np.uint8)
        return _resized(flat, self._size)


def _resized(picture: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    if (picture.shape[1], picture.shape[0]) == size:
        return picture
    shrinks = size[0] <= picture.shape[1] and size[1] <= picture.shape[0]
    return cast(
        "NDArray[Any]",
        cv2.resize(picture, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC),
    )
