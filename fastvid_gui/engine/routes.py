"""Which lane does what: the table of all requests.

Heavy libraries are loaded when the first request needs them, so that a process listens within a tenth of a second.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from fastvid_gui.engine.lanes import GoOn, Lane, Post, Task, Work
from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.engine.messages.envelopes import Failed, Finished, Stopped
from fastvid_gui.engine.messages.films import (
    FindTellingFrame,
    ForgetFilms,
    MakeThumbnails,
    OpenFilm,
    ShowFrame,
)
from fastvid_gui.engine.messages.helper import BeHelper, SteerHelper
from fastvid_gui.engine.messages.jobs import DeleteJob, EstimateRender, ListJobs, ShowPainted, TryTarget
from fastvid_gui.engine.messages.keyframes import FindKeyframes, ReadKeyframes, WriteKeyframes
from fastvid_gui.engine.messages.kinds import News
from fastvid_gui.engine.messages.looks import PaintFrame, PaintGallery, PaintMotion
from fastvid_gui.engine.messages.nodes import (
    Examine,
    ForgetNode,
    PairNode,
    RememberAddress,
    SteerNode,
    WatchNodes,
)
from fastvid_gui.engine.messages.projects import OpenProject, SaveProject
from fastvid_gui.engine.messages.regions import (
    CarryRegion,
    FindRegion,
    LoadRegions,
    MarkRegion,
    ReadyRegions,
    RegionVeil,
    SaveRegions,
)
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.engine.messages.styles import AddStyle, ExportStyle, ListStyles, RemoveStyle
from fastvid_gui.engine.messages.training import DropTraining, TrainStyle

if TYPE_CHECKING:
    from fastvid_gui.engine.analysis import AnalysisServices
    from fastvid_gui.engine.farm_helping import HelperServices
    from fastvid_gui.engine.films import Films
    from fastvid_gui.engine.jobs import JobServices
    from fastvid_gui.engine.painting import Painter
    from fastvid_gui.engine.regions import RegionServices
    from fastvid_gui.engine.telling import Telling
    from fastvid_gui.engine.watching import Watching

Step = tuple[Lane, Work]
NOBODY = -1
WATCHERS = 4
"""This many requests may watch the nodes at once."""
_T = TypeVar("_T")

_importing = threading.RLock()
"""Held while a service is loaded. Its lanes start together, and two threads that import PyAV at once block each other:
its modules import each other in a circle, which Python ends with a deadlock error."""


class Lazy(Generic[_T]):
    """Something that is made when it is first needed; for several threads."""

    def __init__(self, make: Callable[[], _T]) -> None:
        self._make = make
        self._made: list[_T] = []

    def __call__(self) -> _T:
        """The one instance."""
        if not self._made:
            with _importing:
                if not self._made:
                    self._made.append(self._make())
        return self._made[0]


class Routes:
    """The lanes of a process and the steps that each request takes through them."""

    def __init__(self, role: str) -> None:
        self._role = role
        self._films: Lazy[Films] = Lazy(_films)
        self._watching: Lazy[Watching] = Lazy(lambda: _watching(self._films()))
        self._telling: Lazy[Telling] = Lazy(lambda: _telling(self._films()))
        self._painter: Lazy[Painter] = Lazy(lambda: _painter(self._films()))
        self._analysis: Lazy[AnalysisServices] = Lazy(lambda: _analysis(self._films()))
        self._jobs: Lazy[JobServices] = Lazy(lambda: _jobs(self._films()))
        self._regions: Lazy[RegionServices] = Lazy(lambda: _regions(self._films()))
        self._helping: Lazy[HelperServices] = Lazy(_helping)
        view, sketch, sharp = (Lane(name, newest_first=True) for name in ("view", "sketch", "paint"))
        quick, opening = Lane("quick"), Lane("open", threads=2)
        painted, estimates = Lane("painted", newest_first=True), Lane("estimates")
        gallery, thumbs, motion, analysis = (
            Lane(name, low=True) for name in ("gallery", "thumbs", "motion", "analysis")
        )
        self._sketch, self._sharp = sketch, sharp
        projects, training, marking = Lane("projects"), Lane("training"), Lane("marking")
        self._steps: dict[type, tuple[Step, ...]] = {
            OpenFilm: ((opening, self._open_film),),
            ShowFrame: ((view, lambda task: self._watching().show(task)),),
            PaintFrame: (
                (sketch, lambda task: self._painter().sketch(task)),
                (sharp, lambda task: self._painter().sharpen(task)),
            ),
            PaintGallery: ((gallery, lambda task: self._painter().gallery(task)),),
            PaintMotion: ((motion, lambda task: self._painter().motion(task)),),
            FindTellingFrame: ((Lane("telling", low=True), lambda task: self._telling().find(task)),),
            MakeThumbnails: ((thumbs, lambda task: self._watching().thumbnails(task)),),
            ListStyles: ((quick, _style_service("list_styles")),),
            AddStyle: ((quick, _style_service("add")),),
            RemoveStyle: ((quick, _style_service("remove")),),
            ExportStyle: ((quick, _style_service("export")),),
            TrainStyle: ((training, _train),),
            DropTraining: ((training, _drop_training),),
            FindKeyframes: ((analysis, lambda task: self._analysis().find(task)),),
            SaveProject: ((projects, _project_service("save")),),
            OpenProject: ((projects, _project_service("open_")),),
            ReadyRegions: ((marking, lambda task: self._regions().get_ready(task)),),
            MarkRegion: ((marking, lambda task: self._regions().mark(task)),),
            FindRegion: ((marking, lambda task: self._regions().find(task)),),
            CarryRegion: ((Lane("carry", low=True), lambda task: self._regions().carry(task)),),
            RegionVeil: ((Lane("veil", newest_first=True), lambda task: self._regions().veil(task)),),
            LoadRegions: ((marking, lambda task: self._regions().load(task)),),
            SaveRegions: ((marking, lambda task: self._regions().save(task)),),
            ForgetFilms: ((quick, lambda task: self._analysis().forget(task)),),
            ReadKeyframes: ((quick, lambda task: self._analysis().read(task)),),
            WriteKeyframes: ((quick, lambda task: self._analysis().write(task)),),
            RenderFilm: ((Lane("render"), _render),),
            EstimateRender: ((estimates, lambda task: self._jobs().estimate(task)),),
            # A network disk may answer late, which must not hold up anything else.
            TryTarget: ((Lane("targets"), lambda task: self._jobs().try_target(task)),),
            ShowPainted: ((painted, lambda task: self._jobs().show(task)),),
            ListJobs: ((estimates, lambda task: self._jobs().list_jobs(task)),),
            DeleteJob: ((quick, lambda task: self._jobs().delete(task)),),
            Describe: ((quick, _describe),),
            WatchNodes: ((Lane("nodes", threads=WATCHERS), _farm_service("watch")),),
            PairNode: ((Lane("pairing"), _farm_service("pair")),),
            ForgetNode: ((quick, _farm_service("forget")),),
            RememberAddress: ((quick, _farm_service("remember")),),
            Examine: ((Lane("doctor"), _farm_service("examine_way")),),
            SteerNode: ((quick, _steer),),
            BeHelper: ((Lane("helper"), lambda task: self._helping().be(task)),),
            SteerHelper: ((quick, lambda task: self._helping().steer(task)),),
        }

    def steps(self, kind: type) -> tuple[Step, ...]:
        """The steps of a request, in order; none if this process does not handle it."""
        return self._steps.get(kind, ())

    def warm_up(self, post: Post) -> None:
        """Loads what the first requests would wait for."""
        if self._role == "preview":
            self._inside(self._sketch, lambda task: self._painter().warm_sketch(task), post)

    def _open_film(self, task: Task) -> News:
        assert isinstance(task.request, OpenFilm)
        value, path = self._watching().open_film(task), task.request.path
        if self._role == "preview" and self._sharp.idle:
            self._inside(self._sharp, lambda warming: self._painter().warm_film(path, warming), task.post)
        return value

    def _inside(self, lane: Lane, work: Callable[[Task], None], post: Post) -> None:
        """Runs work that nobody asked for: it has no number and no answer."""
        lane.put(Task(NOBODY, ListStyles(), post), work, _nothing)


def _films() -> "Films":
    from fastvid_gui.engine.films import Films

    return Films()


def _watching(films: "Films") -> "Watching":
    from fastvid_gui.engine.watching import Watching

    return Watching(films)


def _telling(films: "Films") -> "Telling":
    from fastvid_gui.engine.telling import Telling

    return Telling(films)


def _painter(films: "Films") -> "Painter":
    from fastvid_gui.engine.painting import Painter

    return Painter(films)


def _analysis(films: "Films") -> "AnalysisServices":
    from fastvid_gui.engine.analysis import AnalysisServices

    return AnalysisServices(films)


def _regions(films: "Films") -> "RegionServices":
    from fastvid_gui.engine.regions import RegionServices

    return RegionServices(films)


def _jobs(films: "Films") -> "JobServices":
    from fastvid_gui.engine.jobs import JobServices

    return JobServices(films)


def _helping() -> "HelperServices":
    from fastvid_gui.engine.farm_helping import HelperServices

    return HelperServices()


def _render(task: Task) -> News:
    with _importing:
        from fastvid_gui.engine.rendering import render

    return render(task)


def _train(task: Task) -> News:
    with _importing:
        from fastvid_gui.engine.teaching import train

    return train(task)


def _drop_training(task: Task) -> None:
    with _importing:
        from fastvid_gui.engine.teaching import drop

    drop(task)


def _steer(task: Task) -> None:
    with _importing:
        from fastvid_gui.engine.farm_steering import steer

    steer(task)


def _describe(task: Task) -> News:
    with _importing:
        from fastvid_gui.engine.describe import description

    return Info(description())


def _style_service(name: str) -> Work:
    def work(task: Task) -> News | None:
        with _importing:
            from fastvid_gui.engine import styles

        service: Callable[[Task], News | None] = getattr(styles, name)
        return service(task)

    return work


def _project_service(name: str) -> Work:
    def work(task: Task) -> News | None:
        with _importing:
            from fastvid_gui.engine import projects

        service: Callable[[Task], News | None] = getattr(projects, name)
        return service(task)

    return work


def _farm_service(name: str) -> Work:
    def work(task: Task) -> News | None:
        with _importing:
            from fastvid_gui.engine import farm_nodes

        service: Callable[[Task], News | None] = getattr(farm_nodes, name)
        return service(task)

    return work


def _nothing(task: Task, end: Finished | Failed | Stopped | GoOn) -> None:
    """Does nothing: nobody waits for the answer."""
