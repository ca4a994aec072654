"""Regions in the preview: which styles a frame needs, and how their pictures are put together.

Unlike in a render, each style paints the whole picture here: what is painted once serves all masks that are tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.stylizers import ReadyStyle, StyleShelf
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import Source
from fastvid_gui.picture import Picture
from fastvid_gui.regions.masks import open_mask
from fastvid_gui.regions.region import SOURCE, Regions
from fastvid_gui.render.film_regions import LoadedRegions, fitted, region_settings
from fastvid_gui.render.region_layers import Compositor, RegionBox
from fastvid_gui.style.finish import finish


@dataclass(frozen=True)
class ShownLayers:
    """What is painted of a film.

    Attributes:
        styles: of what lies outside (if it is painted), then of each region with a style.
        loaded: the regions; None: the whole picture is painted alike.
    """

    film: Source
    styles: tuple[ReadyStyle, ...]
    loaded: LoadedRegions | None = None

    def mattes(self, frame: int, task: Task) -> tuple[Matte, ...]:
        """The masks of a frame."""
        return next(self.streams(frame, frame + 1, task))

    def streams(self, start: int, stop: int, task: Task) -> Iterator[tuple[Matte, ...]]:
        """The masks of frames `start` to `stop` (not included) at the film's size."""
        if self.loaded is None:
            for _ in range(start, stop):
                yield ()
            return
        folder = self.loaded.path.parent
        masks = [open_mask(each.mask, folder, self.film, task.stop) for each in self.loaded.regions.regions]
        yield from zip(*(mask.frames(start, stop, task.stop) for mask in masks), strict=True)

    def composed(
        self,
        painted: Sequence[Picture],
        mattes: tuple[Matte, ...],
        work: Picture,
        full: Picture,
        settings: RenderSettings,
        look: Look,
    ) -> Picture:
        """The picture of a frame.

        Args:
            painted: for each of the styles, at the size of `work`. full: the source as large as the result.
        """
        if self.loaded is None:
            return (
                finish(painted[0], full, strength=look.strength, keep_colors=look.keep_colors)
                if painted
                else full
            )
        height, width = full.shape[:2]
        here = region_settings(self.loaded, replace(settings, width=width, height=height))
        whole = RegionBox(0, 0, work.shape[1], work.shape[0])
        fit = tuple(fitted(matte, width, height) for matte in mattes)
        boxes = [whole for _ in here.layers]
        return Compositor(here, boxes, iter([fit])).finish(painted, work, full, look.strength)


def shown_layers(
    regions: Regions | None, folder: Path, look: Look, film: Source, shelf: StyleShelf
) -> ShownLayers:
    """What is painted of a film in a look; raises StyleError."""
    if regions is None:
        return ShownLayers(film, (shelf.get(look.style, look.speed),) if look.style else ())
    outside = "" if regions.outside == SOURCE else regions.outside or look.style
    named = [region.style for region in regions.regions if region.style != SOURCE]
    ready = {style: shelf.get(style, look.speed) for style in ({*named, outside} - {""})}
    loaded = LoadedRegions(
        path=folder / "regions.toml",
        regions=regions,
        outside=outside,
        paints_outside=bool(outside),
        styles={style: ready[style].style for style in named},
    )
    order = ([outside] if outside else []) + named
    return ShownLayers(film, tuple(ready[style] for style in order), loaded)
