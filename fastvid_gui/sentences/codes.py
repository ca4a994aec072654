"""All enums of codes. A new file of sentences is named here."""

from fastvid_gui.sentences.engine import Engine
from fastvid_gui.sentences.folders import Folders
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.storage import Storage
from fastvid_gui.sentences.targets import Targets
from fastvid_gui.sentences.terminal import Terminal

ALL: tuple[type[Code], ...] = (Engine, Folders, Painting, Requests, Storage, Targets, Terminal)
