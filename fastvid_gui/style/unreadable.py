"""Refusals of style files, by what they mean to the user; the exact finding is for a terminal and logs."""

from fastvid_gui.errors import FastVidError, StyleError
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.styles import Unusable


class UnreadableError(FastVidError):
    """A file is damaged, of no known format, or holds another network. The sentence is a clause about "it"."""


def damaged(detail: str) -> UnreadableError:
    """The file's content contradicts itself, or is missing."""
    return UnreadableError(Unusable.DAMAGED, detail=detail)


def too_large(detail: str) -> UnreadableError:
    """The file holds more than any style network has."""
    return UnreadableError(Unusable.TOO_LARGE, detail=detail)


def other_network(detail: str) -> UnreadableError:
    """The file may be sound, but its network is none that FastVid's layers can express."""
    return UnreadableError(Unusable.OTHER_NETWORK, detail=detail)


def no_weights(detail: str) -> UnreadableError:
    """The file may be one of PyTorch's, but not the plain dictionary of tensors that is read here."""
    return UnreadableError(Unusable.NO_WEIGHTS, detail=detail)


def refused(error: Exception, code: Code, file: str) -> StyleError:
    """The error for the user: `code` tells of `file` and `reason`. Any other error than ours means damage."""
    found = error if isinstance(error, UnreadableError) else damaged(str(error))
    return StyleError(code, file=file, reason=found.sentence)
