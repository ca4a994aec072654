"""What to say about a node that speaks another version of the farm's protocol."""

from fastvid_gui import __version__
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.sentence import Sentence, say


def version_differs(who: str, spoken: int, app: str = "") -> tuple[Sentence, Sentence]:
    """That a node speaks another version of the farm's protocol, and what to do."""
    newer = spoken > PROTOCOL_VERSION
    update = say(Findings.UPDATE_HERE) if newer else say(Findings.UPDATE_THERE, name=who)
    known = {"name": who, "theirs": spoken, "mine": PROTOCOL_VERSION, "here": __version__}
    if app:
        return say(Findings.FASTVID_DIFFERS, there=app, **known), update
    return say(Findings.VERSION_DIFFERS, **known), update
