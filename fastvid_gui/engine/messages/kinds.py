"""All requests, and all that is told of one or ends it."""

from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.engine.messages.films import Counting, FilmOpened, MakeThumbnails, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, SteerHelper
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
    Finding,
    ForgetNode,
    NodePaired,
    NodesSeen,
    PairNode,
    RememberAddress,
    SteerNode,
    WatchNodes,
)
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import (
    NodesNow,
    Painted,
    Planned,
    Recovered,
    Remark,
    Rendered,
    RenderFilm,
    Stage,
)
from fastvid_gui.engine.messages.styles import AddStyle, ExportStyle, ListStyles, RemoveStyle, Styles
from fastvid_gui.engine.messages.training import TrainingNews, TrainStyle

News = (
    Counting | FilmOpened | FramePicture | StylePicture | Changes | KeyframesFound | Styles | TrainingNews | Stage
    | Planned | Painted | NodesNow | Recovered | Remark | Rendered | Estimate | Jobs | Info | NodesSeen | NodePaired
    | Finding | HelperNow
)  # fmt: skip

AnyRequest = (
    OpenFilm | ShowFrame | PaintFrame | PaintGallery | PaintMotion | MakeThumbnails | FindKeyframes | ReadKeyframes
    | WriteKeyframes | ListStyles | AddStyle | RemoveStyle | ExportStyle | TrainStyle | RenderFilm | EstimateRender
    | ShowPainted | ListJobs | DeleteJob | Describe | WatchNodes | PairNode | ForgetNode | RememberAddress | Examine
    | SteerNode | BeHelper | SteerHelper | TryTarget
)  # fmt: skip
