"""Finds the code of what a node says about itself (always in English), so that people read it in their language."""

from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.recognized import recognized
from fastvid_gui.sentences.sentence import Code, Sentence
from fastvid_gui.sentences.source import BadSource
from fastvid_gui.sentences.stored import Clip, Stored
from fastvid_gui.sentences.styles import StyleSays, Unusable

SPOKEN: tuple[type[Code], ...] = (WhyNot, Devices, BadSource, Clip, Stored, StyleSays, Unusable)


def heard(text: str) -> Sentence:
    """The sentence that a node means; an unknown one stays as the node says it."""
    return recognized(text, SPOKEN)
