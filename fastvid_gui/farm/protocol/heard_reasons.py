"""What a node says of itself, in English as all versions do: here it gets its code back, for people of any language."""

from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.recognized import recognized
from fastvid_gui.sentences.sentence import Code, Sentence
from fastvid_gui.sentences.source import BadSource
from fastvid_gui.sentences.stored import Clip, Stored
from fastvid_gui.sentences.styles import StyleSays, Unusable

SPOKEN: tuple[type[Code], ...] = (WhyNot, Devices, BadSource, Clip, Stored, StyleSays, Unusable)


def heard(text: str) -> Sentence:
    """The sentence that a node means; one that is unknown here, as it says it."""
    return recognized(text, SPOKEN)
