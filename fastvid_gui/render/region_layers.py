"""Painting a film in layers: what lies outside of all regions, and each region, with a network and a past of their own.

    source --crop--> network of a layer --paste--> finish (strength, colors) --\\
        \\--crop--> network of another  --paste--> finish ---------------------+--> by masks, at the film's size

A layer is painted within a box around everything of it that is ever seen in the range, and a margin: beyond its edge,
so that no other style shows through a soft edge, and no more than that, so that a small region costs little. The box
stays the same throughout a range, since the network sees its own last frame.

`Compositor` takes painted layers and masks and knows nothing else of how they came about.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.job import PaintedRegion, RenderSettings
from fastvid_gui.errors import StoreError
from fastvid_gui.flow.trust import inside
from fastvid_gui.media.mattes import Matte
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.stored import Stored
from fastvid_gui.style.backends.interface import Trust
from fastvid_gui.style.finish import finish
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer

MARGIN = 32
"""Pixels of the painting's size around a layer; most of what a network sees of its surroundings."""
BOX_STEP = 16
"""Boxes begin and end at multiples of this, so that few sizes of networks are needed."""
NEARLY_ALL = 0.8
"""A box with more than this share of the picture becomes the whole picture: then nothing needs to be cut out."""

Weight = NDArray[np.float32]
"""H x W, 0..1: how much of each pixel a region covers."""


@dataclass(frozen=True, slots=True)
class RegionBox:
    """A part of the pictures, in pixels of the size that the network works at."""

    x: int
    y: int
    width: int
    height: int

    @property
    def rows(self) -> slice:
        return slice(self.y, self.y + self.height)

    @property
    def columns(self) -> slice:
        return slice(self.x, self.x + self.width)

    def cut(self, plane: NDArray[np.generic]) -> NDArray[np.generic]:
        """What lies in it of H x W (x C)."""
        return np.ascontiguousarray(plane[self.rows, self.columns])


OpenMasks = Callable[[int, threading.Event], Iterator[tuple[Matte, ...]]]
"""From a frame on, the masks of all regions, H x W uint8 at the film's size; ends early when the event is set."""


@dataclass(frozen=True)
class RangeRegions:
    """The regions of a range.

    Attributes:
        boxes: for each of the settings' layers where it is painted; None: it is not seen in this range.
        masks: opens the masks.
    """

    boxes: tuple[RegionBox | None, ...]
    masks: OpenMasks


class LayerStylizers:
    """Stands for the stylizer of a range whose layers have styles and sizes of their own: makes them when needed.

    For one thread at a time. `fingerprint`: as of any stylizer.
    """

    KEPT = 12

    def __init__(self, style: Style, make: Callable[[str, int, int], Stylizer]) -> None:
        """`style`: of the range. `make`: a stylizer for the style with a digest, and a size (width, height)."""
        self._style, self._make = style, make
        self._made: dict[tuple[str, int, int], Stylizer] = {}

    @property
    def fingerprint(self) -> str:
        made = next(iter(self._made.values()), None)
        return (made or self.sized("", 64, 64)).fingerprint

    def sized(self, digest: str, width: int, height: int) -> Stylizer:
        """The stylizer of a layer. `digest`: "" for the style of the range."""
        key = (digest or self._style.digest, width, height)
        if key not in self._made:
            while len(self._made) >= self.KEPT:
                self._made.pop(next(iter(self._made)))
            self._made[key] = self._make(*key)
        return self._made[key]

    def paint(self, frame: Picture, warped: Picture | None = None, trust: Trust | None = None) -> Picture:
        """A whole picture in the style of the range; see `Stylizer`."""
        return self.sized("", frame.shape[1], frame.shape[0]).paint(frame, warped, trust)

    def in_style(self, style: Style) -> "LayerStylizers":
        """The same for a range in another style."""
        return LayerStylizers(style, self._make)


@dataclass(frozen=True)
class RegionLayer:
    """What is painted by one network in a range."""

    box: RegionBox
    stylizer: Stylizer

    def cut_motion(
        self, motion: tuple[NDArray[np.float32], NDArray[np.float32]]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Flow and trust in its box; what comes from beyond the box is not trusted, for nothing was painted there."""
        flow, trust = (
            np.ascontiguousarray(plane[self.box.rows, self.box.columns], np.float32) for plane in motion
        )
        return flow, trust * inside(flow).astype(np.float32)


def layers_of(
    settings: RenderSettings, regions: RangeRegions, stylizers: LayerStylizers
) -> tuple[RegionLayer | None, ...]:
    """A layer for each of the settings'; None for those that are not seen in the range."""
    return tuple(
        None if box is None else RegionLayer(box, stylizers.sized(digest, box.width, box.height))
        for digest, box in zip(settings.layers, regions.boxes, strict=True)
    )


class Compositor:
    """Puts painted layers together, frame after frame.

    Args:
        masks: of the regions, in the order of the frames.
    """

    def __init__(
        self,
        settings: RenderSettings,
        boxes: Sequence[RegionBox | None],
        masks: Iterator[tuple[Matte, ...]],
    ) -> None:
        self._settings, self._boxes, self._masks = settings, boxes, masks

    def finish(
        self, painted: Sequence[Picture | None], source: Picture, full: Picture, strength: float
    ) -> Picture:
        """The picture that goes into the film.

        Args:
            painted: a picture of its box for each layer. source: at the size of the painting.
            full: the source at the size of the film. strength: of what lies outside.
        """
        settings = self._settings
        mattes, layers = next(self._masks), list(self._canvases(painted, source))
        picture = full
        if settings.outside and (canvas := layers.pop(0)) is not None:
            picture = finish(canvas, full, strength=strength, keep_colors=settings.keep_colors)
        for region, matte in zip(settings.regions, mattes, strict=True):
            canvas = layers.pop(0) if region.style else None
            weight = weight_of(matte, region)
            if region.style and canvas is None:
                continue  # not seen in this range
            shown = full if canvas is None else finish(
                canvas, full, strength=region.strength, keep_colors=region.keep_colors
            )  # fmt: skip
            picture = laid_over(picture, shown, weight)
        return picture

    def _canvases(self, painted: Sequence[Picture | None], source: Picture) -> Iterator[Picture | None]:
        """The layers as whole pictures: the source, and what was painted in the box."""
        for box, picture in zip(self._boxes, painted, strict=True):
            if box is None or picture is None:
                yield None
            elif picture.shape == source.shape:
                yield picture
            else:
                canvas = source.copy()
                canvas[box.rows, box.columns] = picture
                yield canvas


def laid_over(below: Picture, above: Picture, weight: Weight) -> Picture:
    """A picture over another one; where the weight is 0 or 1, exactly one of the two."""
    rows, columns = np.flatnonzero(weight.any(axis=1)), np.flatnonzero(weight.any(axis=0))
    if not len(rows):
        return below
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    share = weight[part][..., None]
    under, over = below[part].astype(np.float32), above[part].astype(np.float32)
    result = below.copy()
    result[part] = (under + (over - under) * share + np.float32(0.5)).astype(np.uint8)
    return result


def weight_of(matte: Matte, region: PaintedRegion) -> Weight:
    """How much a region covers: its mask, inverted and feathered."""
    weight = matte.astype(np.float32) * np.float32(1 / 255)
    if region.invert:
        weight = 1 - weight
    if region.feather > 0:
        # A Gaussian goes from a tenth to nine tenths over 2.56 of its deviations.
        weight = cv2.GaussianBlur(weight, (0, 0), region.feather / 2.56, borderType=cv2.BORDER_REPLICATE)
        weight[weight < 0.5 / 255] = 0
        weight[weight > 1 - 0.5 / 255] = 1
    found: Weight = weight
    return found


def boxes_of(settings: RenderSettings, masks: Iterator[tuple[Matte, ...]]) -> tuple[RegionBox | None, ...]:
    """Where each layer of a range has to be painted, by the masks of all of its frames."""
    size = (settings.height, settings.width)
    # Rows and columns in which something of a layer is seen.
    seen = [(np.zeros(size[0], np.bool_), np.zeros(size[1], np.bool_)) for _ in settings.layers]
    for mattes in masks:
        free = np.ones(size, np.bool_)
        for number, region, matte in reversed(
            [*zip(_layer_numbers(settings), settings.regions, mattes, strict=True)]
        ):
            weight = weight_of(matte, region)
            if number is not None:
                _note(seen[number], free & (weight > 0))
            free &= weight < 1
        if settings.outside:
            _note(seen[0], free)
    return tuple(_box(settings, rows, columns) for rows, columns in seen)


def _layer_numbers(settings: RenderSettings) -> list[int | None]:
    """For each region which layer it is; None for the source."""
    numbers, following = [], int(settings.outside)
    for region in settings.regions:
        numbers.append(following if region.style else None)
        following += bool(region.style)
    return numbers


def _note(seen: tuple[NDArray[np.bool_], NDArray[np.bool_]], here: NDArray[np.bool_]) -> None:
    seen[0][...] |= here.any(axis=1)
    seen[1][...] |= here.any(axis=0)


def _box(settings: RenderSettings, rows: NDArray[np.bool_], columns: NDArray[np.bool_]) -> RegionBox | None:
    if not rows.any():
        return None
    width, height = settings.work_size
    x, right = _span(columns, width / settings.width, width)
    y, bottom = _span(rows, height / settings.height, height)
    if (right - x) * (bottom - y) > NEARLY_ALL * width * height:
        return RegionBox(0, 0, width, height)
    return RegionBox(x, y, right - x, bottom - y)


def _span(seen: NDArray[np.bool_], scale: float, most: int) -> tuple[int, int]:
    places = np.flatnonzero(seen)
    first = int(places[0] * scale) - MARGIN
    last = int(np.ceil((places[-1] + 1) * scale)) + MARGIN
    return max(0, first // BOX_STEP * BOX_STEP), min(most, -(-last // BOX_STEP) * BOX_STEP)


def packed_state(
    source: Picture, painted: Sequence[Picture | None], boxes: Sequence[RegionBox | None]
) -> list[Picture]:
    """The pictures of a seed: the source, and each layer in a black picture of the same size."""
    pictures = [source]
    for box, picture in zip(boxes, painted, strict=True):
        canvas = np.zeros_like(source)
        if box is not None and picture is not None:
            canvas[box.rows, box.columns] = picture
        pictures.append(canvas)
    return pictures


def unpacked_state(
    pictures: Sequence[Picture], boxes: Sequence[RegionBox | None]
) -> tuple[Picture, list[Picture | None]]:
    """The other way round: the source, and what was painted of each layer."""
    source, *canvases = pictures
    if len(canvases) != len(boxes):
        raise StoreError(Stored.FRAMES_MISSING)
    painted: list[Picture | None] = [
        None if box is None else np.ascontiguousarray(canvas[box.rows, box.columns])
        for box, canvas in zip(boxes, canvases, strict=True)
    ]
    return source, painted
