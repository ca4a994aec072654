"""All enums of codes. A new file of sentences is named here."""

from fastvid_gui.sentences.engine import Engine
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.joined import Joined
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Code
from fastvid_gui.sentences.targets import Targets
from fastvid_gui.sentences.trust import Trust

ALL: tuple[type[Code], ...] = (
    Engine,
    Findings,
    HelperMode,
    Joined,
    Network,
    Pairing,
    Targets,
    Trust,
)
