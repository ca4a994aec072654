"""What the doctor says: a step, what came of it, and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.sentences.sentence import Sentence


class Outcome(StrEnum):
    """What came of a step."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One finding.

    Attributes:
        name: of the step, see the top of examine.py.
        sentence: what was found.
        advice: what to do, one thing after the other; empty if there is nothing to do.
    """

    name: str
    outcome: Outcome
    sentence: Sentence
    advice: tuple[Sentence, ...] = ()
