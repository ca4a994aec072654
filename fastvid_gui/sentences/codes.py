"""All enums of codes. A new file of sentences is named here."""

from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.engine import Engine
from fastvid_gui.sentences.flow import FlowFiles
from fastvid_gui.sentences.folders import Folders
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.pictures import Pictures
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.storage import Storage
from fastvid_gui.sentences.styles import Styles, Unusable
from fastvid_gui.sentences.system import System
from fastvid_gui.sentences.targets import Targets
from fastvid_gui.sentences.terminal import Terminal
from fastvid_gui.sentences.training import TrainingSays

ALL: tuple[type[Code], ...] = (
    Devices,
    Engine,
    FlowFiles,
    Folders,
    Painting,
    Pictures,
    Requests,
    Storage,
    Styles,
    System,
    Targets,
    Terminal,
    TrainingSays,
    Unusable,
)
