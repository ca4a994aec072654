"""What a member says of itself, in English: here it gets its code back, for people of any language."""

from fastvid_gui.farm.protocol.heard_reasons import SPOKEN
from fastvid_gui.sentences.cluster import ClusterSays, WhyNoMember
from fastvid_gui.sentences.recognized import recognized
from fastvid_gui.sentences.sentence import Sentence


def heard(text: str) -> Sentence:
    """The sentence that a member means; one that is unknown here, as it says it."""
    return recognized(text, (WhyNoMember, ClusterSays, *SPOKEN))
