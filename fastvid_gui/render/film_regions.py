"""The regions of a film that is rendered: read and checked with the request, opened range by range when painted.

Where the source is not at hand (on a helper), the masks of a range come with its frames, as `packed_masks` made them.
"""

import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import cv2
import msgspec
import numpy as np
from msgspec import Meta

from fastvid_gui.domain.job import PaintedRegion, RenderSettings, Speed
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import RegionsError, SourceError, StyleError
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import Source
from fastvid_gui.regions.masks import Mask, open_mask
from fastvid_gui.regions.region import FEATHER_LINES, FROM_ALPHA, FROM_LUMA, SOURCE, Regions
from fastvid_gui.regions.text import load_regions
from fastvid_gui.render.checksum import file_checksum
from fastvid_gui.render.region_layers import RangeRegions, RegionBox, boxes_of
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.sentences.stored import Clip
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style

MOST_FRAMES, MOST_MASKS, MOST_MASK_BYTES = 20_000, 8, 1 << 28


@dataclass(frozen=True)
class LoadedRegions:
    """A regions file and its styles, before the film is known.

    Attributes:
        outside: the style of what lies outside; "": none is named.
        paints_outside: whether anything paints there; else it is the source.
        styles: of the regions, by their names in the file.
    """

    path: Path
    regions: Regions
    outside: str
    paints_outside: bool
    styles: dict[str, Style]


@dataclass(frozen=True, eq=False)
class FilmRegions:
    """The regions of a film, with opened masks.

    Attributes:
        settings: of the render, with its regions.
        masks: one for each region. checksums: of their files.
        styles: of the regions; those without one are the source.
    """

    settings: RenderSettings
    masks: tuple[Mask, ...]
    checksums: tuple[str, ...]
    styles: tuple[Style, ...]

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """What was done to fit the masks, for people."""
        return tuple(note for mask in self.masks for note in mask.notes)

    def of(self, part: RenderRange) -> RangeRegions:
        """The regions of a range."""
        boxes = self._boxes(part)
        return RangeRegions(boxes, lambda first, stop: self._frames(first, part.stop, stop))

    def packed(
        self, part: RenderRange, first: int, to_frame: int, stop: threading.Event | None = None
    ) -> bytes:
        """The masks of frames `first` to `to_frame` of a range, as `range_from` reads them."""
        return pack_masks(self._boxes(part), self._frames(first, to_frame, stop or threading.Event()))

    def _boxes(self, part: RenderRange) -> tuple[RegionBox | None, ...]:
        return _boxes(self, part)

    def _frames(self, first: int, to_frame: int, stop: threading.Event) -> Iterator[tuple[Matte, ...]]:
        """The masks of all regions at the film's size."""
        size = self.settings.width, self.settings.height
        streams = [mask.frames(first, to_frame, stop) for mask in self.masks]
        for mattes in zip(*streams, strict=True):
            yield tuple(fitted(matte, *size) for matte in mattes)


@lru_cache(maxsize=64)
def _boxes(regions: FilmRegions, part: RenderRange) -> tuple[RegionBox | None, ...]:
    masks = regions._frames(part.paint_start, part.stop, threading.Event())
    return boxes_of(regions.settings, masks)


def load_with_styles(path: Path, look_style: str, speed: Speed, changes: bool = False) -> LoadedRegions:
    """Reads a regions file and all its styles, so that a misspelled one fails at once.

    Args:
        look_style: of the render; it paints outside if the file does not say what does. changes: whether other styles
            follow it, or begin the film.

    Raises:
        RegionsError: the file can't be used, or nothing would be painted.
    """
    return with_styles(load_regions(path), path, look_style, speed, changes)


def with_styles(
    regions: Regions, path: Path, look_style: str, speed: Speed, changes: bool = False
) -> LoadedRegions:
    """The same for regions that are at hand. `path`: of their file, for messages and for what lies beside it."""
    outside = _style_name(regions.outside, path) if regions.outside else look_style
    paints_outside = outside != SOURCE and (bool(outside) or changes)
    styles: dict[str, Style] = {}
    for region in regions.regions:
        named = _style_name(region.style, path)
        if region.style == SOURCE or region.style in styles:
            continue
        try:
            styles[region.style] = load_style(named, speed)
        except StyleError as error:
            raise RegionsError(
                RegionsSays.STYLE, file=path, name=region.name, reason=error.sentence
            ) from error
    if not paints_outside and not styles:
        raise RegionsError(RegionsSays.NOTHING_PAINTED, file=path)
    return LoadedRegions(path, regions, outside, paints_outside, styles)


def open_regions(
    loaded: LoadedRegions, film: Source, settings: RenderSettings, stop: threading.Event | None = None
) -> FilmRegions:
    """Opens the masks for a film; raises RegionsError if one can't be used."""
    with_regions = region_settings(loaded, settings)
    folder, stop = loaded.path.parent, stop or threading.Event()
    masks = tuple(open_mask(region.mask, folder, film, stop) for region in loaded.regions.regions)
    checksums = tuple(
        mask.kind if mask.file is None else file_checksum(mask.file, stop, lambda done, total: None)
        for mask in masks
    )
    named = tuple(
        loaded.styles[region.style] for region in loaded.regions.regions if region.style in loaded.styles
    )
    return FilmRegions(with_regions, masks, checksums, named)


def region_settings(loaded: LoadedRegions, settings: RenderSettings) -> RenderSettings:
    """Settings with the regions of a film that is painted at their size."""
    painted = []
    for region in loaded.regions.regions:
        style = loaded.styles.get(region.style)
        painted.append(
            PaintedRegion(
                style="" if style is None else style.digest,
                strength=region.strength,
                keep_colors=region.keep_colors,
                feather=round(region.feather * settings.height / FEATHER_LINES, 3),
                invert=region.invert,
            )
        )
    return replace(settings, regions=tuple(painted), outside=loaded.paints_outside)


def files_of(path: Path) -> tuple[Path, ...]:
    """The files that a regions file names, with itself: the film must not replace them."""
    try:
        regions = load_regions(path).regions
    except RegionsError:
        return (path,)
    files = [path.parent / region.mask for region in regions if region.mask not in (FROM_LUMA, FROM_ALPHA)]
    return (path, *files)


def fitted(matte: Matte, width: int, height: int) -> Matte:
    """A mask at the film's size: an odd row or column is cut off as of the frames, any other size scaled."""
    if 0 <= matte.shape[1] - width <= 1 and 0 <= matte.shape[0] - height <= 1:
        return np.ascontiguousarray(matte[:height, :width])
    smaller = matte.shape[1] >= width and matte.shape[0] >= height
    way = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    scaled: Matte = cv2.resize(matte, (width, height), interpolation=way)
    return scaled


# ---- on their way to another computer

BoxNumbers = tuple[int, int, int, int]


class _PackedMasks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Masks with the boxes of their range; each picture is compressed (zlib) by itself."""

    boxes: Annotated[tuple[BoxNumbers | None, ...], Meta(max_length=MOST_MASKS + 1)]
    frames: Annotated[
        tuple[Annotated[tuple[bytes, ...], Meta(max_length=MOST_MASKS)], ...], Meta(max_length=MOST_FRAMES)
    ]


def pack_masks(boxes: tuple[RegionBox | None, ...], masks: Iterator[tuple[Matte, ...]]) -> bytes:
    """Boxes and masks of a part of a range as bytes."""
    before: dict[int, tuple[bytes, bytes]] = {}
    frames = []
    for mattes in masks:
        packed = []
        for number, matte in enumerate(mattes):
            raw = matte.tobytes()
            if (known := before.get(number)) is None or known[0] != raw:
                before[number] = known = (raw, zlib.compress(raw, 1))
            packed.append(known[1])
        frames.append(tuple(packed))
    numbers = tuple(None if box is None else (box.x, box.y, box.width, box.height) for box in boxes)
    return msgspec.msgpack.encode(_PackedMasks(numbers, tuple(frames)))


def range_from(data: bytes, settings: RenderSettings, first: int, to_frame: int) -> RangeRegions:
    """The regions of a range from bytes that may come from another computer.

    Args:
        first, to_frame: the frames whose masks must be there.

    Raises:
        SourceError: the bytes are damaged, or don't belong to these settings and frames.
    """
    try:
        packed = msgspec.msgpack.decode(data, type=_PackedMasks)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(Clip.MASKS) from error
    boxes = tuple(None if numbers is None else RegionBox(*numbers) for numbers in packed.boxes)
    width, height = settings.work_size
    sound = (
        len(boxes) == len(settings.layers)
        and len(packed.frames) == to_frame - first
        and all(len(frame) == len(settings.regions) for frame in packed.frames)
        and all(
            0 <= box.x < box.x + box.width <= width and 0 <= box.y < box.y + box.height <= height
            for box in boxes
            if box is not None
        )
    )
    if not sound:
        raise SourceError(Clip.MASKS)

    def masks(start: int, stop: threading.Event) -> Iterator[tuple[Matte, ...]]:
        for frame in packed.frames[start - first :]:
            if stop.is_set():
                return
            yield tuple(_opened(mask, settings.width, settings.height) for mask in frame)

    return RangeRegions(boxes, masks)


def _opened(data: bytes, width: int, height: int) -> Matte:
    reader = zlib.decompressobj()
    try:
        raw = reader.decompress(data, width * height + 1)
    except zlib.error as error:
        raise SourceError(Clip.MASKS) from error
    if len(raw) != width * height:
        raise SourceError(Clip.MASKS)
    found: Matte = np.frombuffer(raw, np.uint8).reshape(height, width)
    return found


def _style_name(style: str, path: Path) -> str:
    """A style as `load_style` takes it: a file beside the regions file is found there."""
    beside = path.parent / style
    return str(beside) if style != SOURCE and not Path(style).exists() and beside.is_file() else style
