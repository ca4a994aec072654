"""All requests, and all news and values that belong to them."""

from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.engine.messages.films import (
    Counting,
    FilmOpened,
    FindTellingFrame,
    ForgetFilms,
    MakeThumbnails,
    OpenFilm,
    ShowFrame,
    TellingFrame,
)
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid, SteerHelper
from fastvid_gui.engine.messages.jobs import (
    DeleteJob,
    Estimate,
    EstimateRender,
    Jobs,
    ListJobs,
    ShowPainted,
    TryTarget,
)
from fastvid_gui.engine.messages.keyframes import (
    Changes,
    FindKeyframes,
    KeyframesFound,
    ReadKeyframes,
    WriteKeyframes,
)
from fastvid_gui.engine.messages.looks import PaintFrame, PaintGallery, PaintMotion, StylePicture
from fastvid_gui.engine.messages.nodes import (
    Examine,
    ForgetNode,
    NodePaired,
    NodesSeen,
    PairNode,
    RememberAddress,
    SteerNode,
    WatchNodes,
)
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.projects import OpenProject, ProjectOpened, ProjectSaved, SaveProject
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
from fastvid_gui.engine.messages.renders import JobBegun, Painted, Planned, RenderFilm
from fastvid_gui.engine.messages.styles import AddStyle, ExportStyle, ListStyles, RemoveStyle, Styles
from fastvid_gui.engine.messages.training import DropTraining, TrainingNews, TrainStyle
from fastvid_gui.farm.doctor.findings import Step
from fastvid_gui.render.events import NodesChanged, Noted, Recovered, StageAdvanced
from fastvid_gui.render.result import RenderResult

News = (
    Counting | FilmOpened | FramePicture | StylePicture | Changes | KeyframesFound | Styles | TrainingNews
    | StageAdvanced | JobBegun | Planned | Painted | NodesChanged | Recovered | Noted | RenderResult | Estimate | Jobs
    | Info | NodesSeen | NodePaired | Step | HelperNow | HelperSaid
    | ProjectSaved | ProjectOpened | TellingFrame | RegionMarked | RegionCarried | VeilPicture | RegionsLoaded
)  # fmt: skip
"""The engine's own news, and those that the code it runs tells (`render.events`, ...), passed on unchanged."""

AnyRequest = (
    OpenFilm | ShowFrame | PaintFrame | PaintGallery | PaintMotion | MakeThumbnails | FindKeyframes | ReadKeyframes
    | WriteKeyframes | ListStyles | AddStyle | RemoveStyle | ExportStyle | TrainStyle | RenderFilm | EstimateRender
    | ShowPainted | ListJobs | DeleteJob | Describe | WatchNodes | PairNode | ForgetNode | RememberAddress | Examine
    | SteerNode | BeHelper | SteerHelper | TryTarget | ForgetFilms | SaveProject
    | OpenProject | FindTellingFrame | DropTraining | MarkRegion | FindRegion | CarryRegion | RegionVeil | LoadRegions
    | SaveRegions | ReadyRegions
)  # fmt: skip
