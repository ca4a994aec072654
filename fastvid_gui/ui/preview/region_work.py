"""Marking, finding, carrying and ordering the regions of a film. The engine computes, the session keeps.

A stroke becomes a step that can be undone when its mask is there; those drawn meanwhile wait for the next request.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.engine.messages.films import Counting
from fastvid_gui.engine.messages.regions import (
    CarryRegion,
    FindRegion,
    LoadRegions,
    MarkRegion,
    RegionCarried,
    RegionMarked,
    RegionsLoaded,
    SaveRegions,
)
from fastvid_gui.projects.marked_regions import MarkedKey, MarkedRegion, MarkedRegions
from fastvid_gui.regions.region import REGIONS_MOST, SOURCE, Stroke
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.region_files import masks_of
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.ui.words.quantities import SteadyTime

Box = tuple[int, int, int, int]
Mark = Stroke | Box


@dataclass
class _Waiting:
    """Marks on their way: of one region on one frame of one film."""

    path: Path
    name: str
    frame: int
    marks: list[Mark]
    asked: int = 0


class RegionWork(QObject):
    """Follows the current film; `name` is the chosen region."""

    changed = Signal()
    """Regions, the chosen one, or what is going on."""
    progressed = Signal()
    """Carrying has come further; several times a second."""
    problem = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preview_engine = session, preview_engine
        self._chosen: dict[Path, str] = {}
        self._waiting: _Waiting | None = None
        self._call: Call | None = None
        self._carry: tuple[Path, str, Call] | None = None
        self._time = SteadyTime()
        self._began = 0.0
        self.share = 0.0
        session.regions_changed.connect(self.changed)
        session.film_leaves.connect(self._on_leaving)

    # ---- what there is

    @property
    def film(self) -> Film | None:
        """The current film, if it can be marked."""
        film = self._session.current
        return film if film is not None and film.state is FilmState.READY and film.frames else None

    @property
    def regions(self) -> MarkedRegions:
        """Those of the current film."""
        film = self.film
        return film.regions if film is not None else MarkedRegions()

    @property
    def region(self) -> MarkedRegion | None:
        """The chosen region: the last one, unless another one was chosen."""
        film = self.film
        if film is None or not film.regions.regions:
            return None
        name = self._chosen.get(film.path, "")
        return next((each for each in film.regions.regions if each.name == name), film.regions.regions[-1])

    @property
    def number(self) -> int:
        """The place of the chosen region; -1 if there is none."""
        region = self.region
        return self.regions.regions.index(region) if region is not None else -1

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What was drawn on the shown frame and is not in the mask yet."""
        film, waiting = self.film, self._waiting
        if film is None or waiting is None or (waiting.path, waiting.frame) != (film.path, film.playhead):
            return ()
        return tuple(waiting.marks)

    @property
    def full(self) -> bool:
        """Whether there can be no more regions."""
        return len(self.regions.regions) >= REGIONS_MOST

    @property
    def carrying(self) -> str:
        """The name of the region that is carried through a film now; "": none is."""
        return self._carry[1] if self._carry is not None else ""

    @property
    def seconds_left(self) -> float | None:
        """Until it is carried; None while that is not known."""
        return self._time.left(time.monotonic()) if self._carry is not None else None

    def choose(self, number: int) -> None:
        """Chooses a region by its place."""
        film = self.film
        if film is not None and 0 <= number < len(film.regions.regions):
            self._chosen[film.path] = film.regions.regions[number].name
            self.changed.emit()

    # ---- the list

    def add(self) -> None:
        """A new region, which lies over the others."""
        film = self.film
        if film is not None and not self.full:
            fresh = self._fresh(film)
            self._chosen[film.path] = fresh.name
            self._put(film, self._with(film.regions, fresh), self.tr("New region"))

    def delete(self) -> None:
        """Takes the chosen region away; its masks stay, for undo."""
        film, region = self.film, self.region
        if film is not None and region is not None:
            rest = tuple(each for each in film.regions.regions if each != region)
            self._put(film, replace(film.regions, regions=rest), self.tr("Delete region"))

    def rename(self, name: str) -> None:
        """Gives the chosen region another name, unless another one has it."""
        film, region, name = self.film, self.region, " ".join(name.split())[:80]
        names = {each.name for each in self.regions.regions}
        if film is None or region is None or not name.isprintable() or not name or name == region.name:
            return
        if name in names:
            self.problem.emit(self.tr("Another region is called “{name}” already.").format(name=name))
            return
        self._chosen[film.path] = name
        self._change(lambda each: replace(each, name=name), self.tr("Rename region"))

    def move(self, by: int) -> None:
        """Moves the chosen region up (1) or down (-1) in the order: where two overlap, the later one is seen."""
        film, number = self.film, self.number
        if film is None or number < 0 or not 0 <= number + by < len(film.regions.regions):
            return
        self._chosen[film.path] = film.regions.regions[number].name
        order = list(film.regions.regions)
        order.insert(number + by, order.pop(number))
        self._put(film, replace(film.regions, regions=tuple(order)), self.tr("Order of regions"))

    def set_style(self, style: str) -> None:
        """What paints the chosen region."""
        self._change(lambda each: replace(each, style=style), self.tr("Style of the region"))

    def set_feather(self, feather: float) -> None:
        """The width of its edge."""
        self._change(lambda each: replace(each, feather=feather), self.tr("Soft edge"))

    def set_invert(self, invert: bool) -> None:
        """All but what is marked."""
        self._change(lambda each: replace(each, invert=invert), self.tr("Invert region"))

    def set_outside(self, outside: str) -> None:
        """What lies outside of all regions: "" (the film's style) or "source"."""
        film = self.film
        if film is not None:
            self._put(film, replace(film.regions, outside=outside), self.tr("Outside of the regions"))

    def _fresh(self, film: Film) -> MarkedRegion:
        names = {each.name for each in film.regions.regions}
        numbers = range(1, REGIONS_MOST + 2)
        name = next(
            name
            for number in numbers
            if (name := self.tr("Region {number}").format(number=number)) not in names
        )
        return MarkedRegion(name=name, style=self._session.look.style or SOURCE)

    def _with(self, regions: MarkedRegions, fresh: MarkedRegion) -> MarkedRegions:
        """With one more; the first one is painted before the untouched film, so that something is seen of it."""
        outside = regions.outside if regions.regions else SOURCE
        return replace(regions, regions=(*regions.regions, fresh), outside=outside)

    def _change(self, change: Callable[[MarkedRegion], MarkedRegion], text: str) -> None:
        film, region = self.film, self.region
        if film is not None and region is not None:
            self._put(film, _replaced(film.regions, region.name, change(region)), text)

    def _put(self, film: Film, regions: MarkedRegions, text: str) -> None:
        self._session.set_regions(film.path, regions, text)
        self.changed.emit()

    # ---- marking

    def mark(self, mark: Mark) -> None:
        """A stroke or a box on the shown frame, for the chosen region or a new one."""
        film = self.film
        if film is None:
            return
        region = self.region or self._fresh(film)
        here = (film.path, region.name, film.playhead)
        waiting = self._waiting
        if waiting is not None and (waiting.path, waiting.name, waiting.frame) == here:
            waiting.marks.append(mark)
        else:
            if waiting is not None and self._call is not None:
                self._call.stop()
            self._call, self._waiting = None, _Waiting(*here, [mark])
        self.changed.emit()
        self._ask_mask()

    def _ask_mask(self) -> None:
        waiting = self._waiting
        if waiting is None or self._call is not None:
            return
        film = self._session.film(waiting.path)
        if film is None:
            self._waiting = None
            return
        before = _named(film.regions, waiting.name) or replace(self._fresh(film), name=waiting.name)
        key = with_marks(before, waiting.frame, waiting.marks)
        waiting.asked = len(waiting.marks)
        request = MarkRegion(str(film.path), str(masks_of(film)), key)
        call = self._call = self._preview_engine.ask(request, self)
        call.finished.connect(lambda value: self._on_marked(call, before, key, value))
        call.failed.connect(lambda why: self._on_mark_failed(call, why))

    def find(self) -> None:
        """Proposes a region on the shown frame."""
        film = self.film
        if film is None or (self.full and self.region is None):
            return
        region = self.region
        if region is None or region.keys or region.mask:
            if self.full:
                return
            region = self._fresh(film)
        if self._call is not None:
            self._call.stop()
        self._waiting = None
        key, before = MarkedKey(frame=film.playhead), region
        request = FindRegion(str(film.path), str(masks_of(film)), film.playhead)
        call = self._call = self._preview_engine.ask(request, self)
        self._waiting = _Waiting(film.path, region.name, film.playhead, [])
        call.finished.connect(lambda value: self._on_marked(call, before, key, value))
        call.failed.connect(lambda why: self._on_mark_failed(call, why))
        self.changed.emit()

    @property
    def busy(self) -> bool:
        """Whether a mask is computed for the shown marks."""
        return self._call is not None

    def _on_marked(self, call: Call, before: MarkedRegion, key: MarkedKey, value: object) -> None:
        waiting = self._waiting
        if self._call is not call or waiting is None or not isinstance(value, RegionMarked):
            return
        self._call = None
        waiting.marks = waiting.marks[waiting.asked :]
        film = self._session.film(waiting.path)
        if film is not None:
            now = _named(film.regions, waiting.name)
            # Undone or deleted meanwhile: then these marks are no longer wanted.
            if now is None:
                wanted = not before.keys and len(film.regions.regions) < REGIONS_MOST
            else:
                wanted = now.keys == before.keys
            if wanted:
                made = (now or before).with_key(replace(key, matte=value.matte))
                drawn = key.strokes or key.box
                text = self.tr("Mark region") if drawn else self.tr("Find people and things")
                self._chosen[film.path] = made.name
                regions = (
                    self._with(film.regions, made) if now is None else _replaced(film.regions, now.name, made)
                )
                self._session.set_regions(film.path, regions, text)
            else:
                waiting.marks.clear()
        if waiting.marks:
            self._ask_mask()
        else:
            self._waiting = None
        self.changed.emit()

    def _on_mark_failed(self, call: Call, why: str) -> None:
        if self._call is call:
            self._call, self._waiting = None, None
            self.problem.emit(why)
            self.changed.emit()

    # ---- carrying

    def carry(self) -> None:
        """Carries the chosen region through the whole film, from everything that is marked."""
        film, region = self.film, self.region
        if film is None or region is None or not region.keys or self._carry is not None:
            return
        cuts = tuple(each.frame for each in film.found if each.kind is KeyframeKind.CUT)
        request = CarryRegion(
            str(film.path), str(masks_of(film)), region.keys, region.mask, cuts if film.analyzed else None
        )
        call = self._preview_engine.ask(request, self)
        path, name, keys = film.path, region.name, region.keys
        self._carry, self.share = (path, name, call), 0.0
        self._time, self._began = SteadyTime(), time.monotonic()
        call.news.connect(lambda news: self._on_progress(call, news))
        call.finished.connect(lambda value: self._on_carried(path, name, keys, value))
        call.failed.connect(self.problem)
        call.ended.connect(lambda: self._on_carry_ended(call))
        self.changed.emit()

    def cancel(self) -> None:
        """Stops carrying; the masks stay as they were."""
        if self._carry is not None:
            self._carry[2].stop()

    def _on_progress(self, call: Call, news: object) -> None:
        if self._carry is not None and self._carry[2] is call and isinstance(news, Counting) and news.total:
            self.share, now = news.done / news.total, time.monotonic()
            if self.share > 0.02:
                self._time.tell((now - self._began) * (1 - self.share) / self.share, now)
            self.progressed.emit()

    def _on_carried(self, path: Path, name: str, keys: tuple[MarkedKey, ...], value: object) -> None:
        film = self._session.film(path)
        region = _named(film.regions, name) if film is not None else None
        if film is None or region is None or not isinstance(value, RegionCarried):
            return
        carried = replace(region, mask=value.mask, carried=tuple(key.matte for key in keys))
        text = self.tr("Carry through the film")
        self._session.set_regions(path, _replaced(film.regions, name, carried), text)
        if value.notes:
            self.told.emit("\n".join(in_words(note) for note in value.notes[:3]))

    def _on_carry_ended(self, call: Call) -> None:
        if self._carry is not None and self._carry[2] is call:
            self._carry = None
            self.changed.emit()

    def _on_leaving(self, path: Path) -> None:
        if self._carry is not None and self._carry[0] == path:
            self.cancel()
        if self._waiting is not None and self._waiting.path == path:
            if self._call is not None:
                self._call.stop()
            self._call = self._waiting = None

    # ---- files

    def load(self, file: Path) -> None:
        """Takes the regions of a file instead of those that are there. Undoable."""
        film = self.film
        if film is None:
            return
        call, path = self._preview_engine.ask(LoadRegions(str(film.path), str(file)), self), film.path
        call.finished.connect(lambda value: self._on_loaded(path, value))
        call.failed.connect(self.problem)

    def _on_loaded(self, path: Path, value: object) -> None:
        if isinstance(value, RegionsLoaded):
            self._session.set_regions(path, value.regions, self.tr("Load regions"))
            if value.notes:
                self.told.emit("\n".join(in_words(note) for note in value.notes[:3]))
            self.changed.emit()

    def save(self, file: Path) -> None:
        """Writes the regions with their masks beside them."""
        film = self.film
        if film is None:
            return
        request = SaveRegions(str(film.path), str(masks_of(film)), film.regions, str(file))
        call = self._preview_engine.ask(request, self)
        words = self.tr("Saved as {name} in {folder}.").format(name=file.name, folder=file.parent)
        call.finished.connect(lambda _value: self.told.emit(words))
        call.failed.connect(self.problem)


def with_marks(region: MarkedRegion, frame: int, marks: list[Mark]) -> MarkedKey:
    """What is marked on a frame after some more marks; its mask is not known yet."""
    key = region.key_at(frame) or MarkedKey(frame=frame, over=region.mask)
    drawn = bool(key.strokes or key.box)
    # What was proposed, or came with a file, is corrected by the strokes.
    over = key.over if drawn and key.matte else key.matte or region.mask or key.over
    strokes, box = key.strokes, key.box
    for mark in marks:
        if isinstance(mark, Stroke):
            strokes = (*strokes, mark)
        else:
            box = mark
    return replace(key, strokes=strokes, box=box, over=over, matte="")


def _named(regions: MarkedRegions, name: str) -> MarkedRegion | None:
    return next((each for each in regions.regions if each.name == name), None)


def _replaced(regions: MarkedRegions, name: str, new: MarkedRegion) -> MarkedRegions:
    return replace(regions, regions=tuple(new if each.name == name else each for each in regions.regions))
