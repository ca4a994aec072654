"""Regions for the window: marked, found, carried, shown, loaded and saved."""

import uuid
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.domain.job import PaintedRegion
from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.engine.films import Films
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.films import Counting
from fastvid_gui.engine.messages.regions import (
    CarryRegion,
    FindRegion,
    LoadRegions,
    MarkRegion,
    ReadyRegions,
    RegionCarried,
    RegionMarked,
    RegionsLoaded,
    RegionVeil,
    SaveRegions,
    VeilPicture,
)
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.engine.pictures import size_within
from fastvid_gui.errors import RegionsError
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.playhead import Playhead
from fastvid_gui.media.read import Source
from fastvid_gui.projects.marked_regions import MarkedKey, MarkedRegion, MarkedRegions
from fastvid_gui.regions.carry import Carrying, Known
from fastvid_gui.regions.make import write_masks
from fastvid_gui.regions.marking import mark
from fastvid_gui.regions.masks import open_mask
from fastvid_gui.regions.propose import propose
from fastvid_gui.regions.region import FEATHER_LINES, FROM_ALPHA, FROM_LUMA, SOURCE, Key, Region
from fastvid_gui.regions.text import load_regions, save_regions
from fastvid_gui.render.film_regions import fitted
from fastvid_gui.render.keyframes import KeyframeSettings, plan_film
from fastvid_gui.render.region_layers import weight_of
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.system import of_system
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.whole_files import replace_file

NEWS_SECONDS = 0.1


class RegionServices:
    """The services of `messages.regions`."""

    def __init__(self, films: Films) -> None:
        self._films = films

    def get_ready(self, task: Task) -> None:
        """Answers `ReadyRegions`: loading what marking needs takes a second on a slow disk."""
        request = task.request
        assert isinstance(request, ReadyRegions)
        self._opened(request.path, task)
        gray = np.full((48, 64, 3), 128, np.uint8)
        gray[12:36, 20:44] = 200
        mark(gray, Key(frame=0, box=(16, 8, 32, 32)))

    def mark(self, task: Task) -> RegionMarked:
        """Answers `MarkRegion`."""
        request = task.request
        assert isinstance(request, MarkRegion)
        source, playhead = self._opened(request.path, task)
        key, folder = request.key, Path(request.folder)
        before = matte_at(key.over, folder, source, key.frame, task) if key.over else None
        matte = mark(playhead.picture(key.frame, None, task.stop), key.key, before)
        task.heed()
        return RegionMarked(_kept(matte, folder))

    def find(self, task: Task) -> RegionMarked:
        """Answers `FindRegion`."""
        request = task.request
        assert isinstance(request, FindRegion)
        _, playhead = self._opened(request.path, task)
        matte, sureness = propose(playhead.picture(request.frame, None, task.stop))
        if not sureness:
            raise RegionsError(RegionsSays.NOTHING_HERE)
        return RegionMarked(_kept(matte, Path(request.folder)))

    def carry(self, task: Task) -> RegionCarried:
        """Answers `CarryRegion`."""
        request = task.request
        assert isinstance(request, CarryRegion)
        source, playhead = self._opened(request.path, task)
        folder, pace = Path(request.folder), Pace(NEWS_SECONDS)

        def known(key: MarkedKey) -> Known:
            kept = key.matte or request.mask
            if kept:
                return Known(key.frame, matte_at(kept, folder, source, key.frame, task))
            return Known(key.frame, mark(playhead.picture(key.frame, None, task.stop), key.key))

        def progress(done: int, total: int) -> None:
            if pace.due():
                task.tell(Counting(done, total))

        cuts = request.cuts
        if cuts is None:
            plan = plan_film(source, KeyframeSettings(max_range=0), stop=task.stop)
            cuts = tuple(each.frame for each in plan.keyframes if each.kind is KeyframeKind.CUT)
        carrying = Carrying(source, [known(key) for key in request.keys], cuts)
        place = _made(folder) / f"mask-{uuid.uuid4().hex[:16]}.mkv"
        empty, _ = write_masks(place, source, carrying.mattes(task.stop, progress), overwrite=False)
        notes = carrying.notes
        if empty:
            notes = (say(RegionsSays.CARRIED_EMPTY),)
        return RegionCarried(place.name, notes)

    def veil(self, task: Task) -> VeilPicture:
        """Answers `RegionVeil`."""
        request = task.request
        assert isinstance(request, RegionVeil)
        source = self._films.source(request.path, task)
        matte = matte_at(request.mask, Path(request.folder), source, request.frame, task)
        height, width = matte.shape
        size = size_within(width, height, request.most_side)
        if size != (width, height):
            matte = np.asarray(cv2.resize(matte, size, interpolation=cv2.INTER_AREA), np.uint8)
        feather = request.feather * size[1] / FEATHER_LINES
        weight = weight_of(matte, PaintedRegion(style="", feather=feather, invert=request.invert))
        shown = (weight * np.float32(255) + np.float32(0.5)).astype(np.uint8)
        return VeilPicture(request.frame, size[0], size[1], shown.tobytes())

    def load(self, task: Task) -> RegionsLoaded:
        """Answers `LoadRegions`."""
        request = task.request
        assert isinstance(request, LoadRegions)
        source, file = self._films.source(request.path, task), Path(request.file).absolute()
        loaded = load_regions(file)
        regions: list[MarkedRegion] = []
        notes: list[Sentence] = []
        for region in loaded.regions:
            notes += open_mask(region.mask, file.parent, source, task.stop).notes
            regions.append(_marked(region, file.parent))
        outside = _style(loaded.outside, file.parent)
        return RegionsLoaded(MarkedRegions(regions=tuple(regions), outside=outside), tuple(notes))

    def save(self, task: Task) -> None:
        """Answers `SaveRegions`."""
        request = task.request
        assert isinstance(request, SaveRegions)
        file, folder = Path(request.file).absolute(), Path(request.folder)
        found = request.regions.for_render()
        if found is None:
            raise RegionsError(RegionsSays.NONE_CARRIED)
        replaces = file.exists()
        named: list[Region] = []
        for number, region in enumerate(found.regions, start=1):
            mask = region.mask
            if mask not in (FROM_LUMA, FROM_ALPHA):
                place = file.with_name(f"{file.stem}-{number}{Path(mask).suffix}")
                if place != folder / mask:
                    _copy(folder / mask, place, Path(request.path), overwrite=replaces)
                mask = place.name
            named.append(replace(region, mask=mask))
        save_regions(file, replace(found, regions=tuple(named)), Path(request.path), overwrite=True)

    def _opened(self, path: str, task: Task) -> tuple[Source, Playhead]:
        source = self._films.source(path, task)
        return source, self._films.playhead(path, task)[1]


def matte_at(named: str, folder: Path, film: Source, frame: int, task: Task) -> Matte:
    """The mask of a frame at the film's displayed size; raises RegionsError if it can't be used."""
    mask = open_mask(named, folder, film, task.stop)
    matte = next(mask.frames(frame, frame + 1, task.stop))
    return fitted(matte, film.info.width, film.info.height)


def _kept(matte: Matte, folder: Path) -> str:
    """Keeps the mask of a frame; returns the name of its file."""
    name = f"key-{uuid.uuid4().hex[:16]}.png"
    _, data = cv2.imencode(".png", matte)
    place = _made(folder) / name
    try:
        replace_file(place, data.tobytes(), lasting=False)
    except OSError as error:
        raise RegionsError(RegionsSays.NOT_MADE, file=place, reason=of_system(error)) from error
    return name


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegionsError(RegionsSays.NOT_MADE, file=folder, reason=of_system(error)) from error
    return folder


def _copy(mask: Path, place: Path, film: Path, *, overwrite: bool) -> None:
    try:
        data = mask.read_bytes()
    except OSError as error:
        raise RegionsError(RegionsSays.MASK_UNREADABLE, file=mask, reason=of_system(error)) from error
    write_whole(place, data, film, overwrite=overwrite)


def _marked(region: Region, folder: Path) -> MarkedRegion:
    own = region.mask in (FROM_LUMA, FROM_ALPHA)
    keys = tuple(
        MarkedKey(frame=key.frame, box=key.box, strokes=key.strokes)
        for key in sorted({key.frame: key for key in region.keys}.values(), key=lambda key: key.frame)
    )
    return MarkedRegion(
        name=region.name,
        style=_style(region.style, folder),
        mask=region.mask if own else str(folder / region.mask),
        strength=region.strength,
        keep_colors=region.keep_colors,
        feather=region.feather,
        invert=region.invert,
        keys=keys,
        carried=tuple("" for _ in keys),
    )


def _style(named: str, folder: Path) -> str:
    """A style file beside the regions file is named wholly."""
    beside = folder / named
    return str(beside) if named not in ("", SOURCE) and beside.is_file() else named
