"""All enums of codes. A new file of sentences is named here."""

from fastvid_gui.sentences.cluster import ClusterCommands, ClusterSays, WhyNoMember
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.export import Export, NotKept
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.flow import FlowFiles
from fastvid_gui.sentences.folders import Folders
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.sentences.joined import Joined
from fastvid_gui.sentences.keyframes import KeyframeFileSays, StyleChanges, WhyKeyframe
from fastvid_gui.sentences.named_nodes import NamedNodes
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.pictures import PictureSays
from fastvid_gui.sentences.projects import ProjectSays
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.shared_render import Fault, Standstill, TakenBack
from fastvid_gui.sentences.sound import Sound
from fastvid_gui.sentences.source import BadSource, OddSource
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.sentences.stored import Clip, Stored
from fastvid_gui.sentences.styles import StyleSays, Unusable
from fastvid_gui.sentences.system import System
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.sentences.terminal import Terminal
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.sentences.trust import Trust

ALL: tuple[type[Code], ...] = (
    BadSource,
    Clip,
    ClusterCommands,
    ClusterSays,
    Devices,
    EngineSays,
    Export,
    Fault,
    Findings,
    FlowFiles,
    Folders,
    Halted,
    HelperMode,
    HelperNews,
    Joined,
    KeyframeFileSays,
    NamedNodes,
    Network,
    NotKept,
    OddSource,
    Painting,
    Pairing,
    PictureSays,
    RegionsSays,
    ProjectSays,
    Requests,
    Sound,
    Standstill,
    StorageSays,
    Stored,
    StyleChanges,
    StyleSays,
    System,
    TakenBack,
    TargetSays,
    Terminal,
    TrainingSays,
    Trust,
    Unusable,
    WhyKeyframe,
    WhyNoMember,
    WhyNot,
)
