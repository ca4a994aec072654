"""Several sentences that are said together."""

from functools import reduce

from fastvid_gui.sentences.sentence import Code, Sentence, say


class Joined(Code):
    """How sentences follow one another."""

    AFTER = "{one} {other}"
    LIST = "{sentences}"


def one_after_another(*sentences: Sentence) -> Sentence:
    """Whole sentences as one: what was found, then what to do."""
    return reduce(lambda one, other: say(Joined.AFTER, one=one, other=other), sentences)
