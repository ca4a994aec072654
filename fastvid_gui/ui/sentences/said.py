"""Puts what FastVid says into the window's words, in the user's language."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.sentence import Sentence, code_of, filled
from fastvid_gui.ui.sentences.cluster import CLUSTER
from fastvid_gui.ui.sentences.decimals import with_decimal_sign
from fastvid_gui.ui.sentences.devices import DEVICES
from fastvid_gui.ui.sentences.engine import ENGINE
from fastvid_gui.ui.sentences.export import EXPORT
from fastvid_gui.ui.sentences.findings import FINDINGS
from fastvid_gui.ui.sentences.helper_mode import HELPER_MODE
from fastvid_gui.ui.sentences.helpers import HELPERS
from fastvid_gui.ui.sentences.network import NETWORK
from fastvid_gui.ui.sentences.pairing import PAIRING
from fastvid_gui.ui.sentences.requests import REQUESTS
from fastvid_gui.ui.sentences.shared_render import SHARED_RENDER
from fastvid_gui.ui.sentences.source import SOURCE
from fastvid_gui.ui.sentences.storage import STORAGE
from fastvid_gui.ui.sentences.styles import STYLES, UNUSABLE
from fastvid_gui.ui.sentences.targets import TARGETS
from fastvid_gui.ui.sentences.training import TRAINING
from fastvid_gui.ui.sentences.trust import TRUST
from fastvid_gui.ui.sentences.words import Words

OWN_WORDS: Words = {
    **CLUSTER,
    **DEVICES,
    **ENGINE,
    **EXPORT,
    **FINDINGS,
    **HELPERS,
    **HELPER_MODE,
    **NETWORK,
    **PAIRING,
    **REQUESTS,
    **SHARED_RENDER,
    **SOURCE,
    **STORAGE,
    **STYLES,
    **TARGETS,
    **TRAINING,
    **TRUST,
    **UNUSABLE,
}
"""Sentences in the window's own words."""


def in_words(sentence: Sentence) -> str:
    """A sentence in the window's words. Foreign and unknown sentences are shown unchanged."""
    code = code_of(sentence)
    if code is None:
        return str(sentence)
    own = OWN_WORDS.get(code)
    template = own() if own is not None else QCoreApplication.translate("Engine", code.template)
    return filled(template, dict(sentence.values), in_words, _figure)


def _figure(value: int | float, form: str) -> str:
    return with_decimal_sign(format(value, form))
