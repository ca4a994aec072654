"""All enums of codes. A new file of sentences is named here."""

from fastvid_gui.sentences.engine import Engine
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.targets import Targets

ALL: tuple[type[Code], ...] = (Engine, Targets)
