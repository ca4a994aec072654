"""All enums of codes. A new file of sentences is named here."""

from fastvid_gui.sentences.engine import Engine
from fastvid_gui.sentences.export import Export, Finished, NotKept
from fastvid_gui.sentences.keyframes import KeyframeFiles, StyleChanges, WhyKeyframe
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.sound import Sound
from fastvid_gui.sentences.source import BadSource, OddSource
from fastvid_gui.sentences.stored import Clip, Stored
from fastvid_gui.sentences.targets import Targets

ALL: tuple[type[Code], ...] = (
    BadSource,
    Clip,
    Engine,
    Export,
    Finished,
    KeyframeFiles,
    NotKept,
    OddSource,
    Sound,
    Stored,
    StyleChanges,
    Targets,
    WhyKeyframe,
)
