"""The result of a render."""

from dataclasses import dataclass
from pathlib import Path

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.sentences.sentence import Sentence


@dataclass(frozen=True, slots=True)
class NodeShare:
    """What a node did in a run: frames stored from it, and seconds in which it painted."""

    name: str
    frames: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResult:
    """What was made.

    Attributes:
        resumed_frames: frames that were already stored when the run began.
        seconds: wall time of the run. peak_memory_mb: of this process, in MiB.
        nodes: who painted what; empty if this computer worked alone.
        told_before: the warnings that were already reported before painting (`SourceOdd`).
    """

    output: Path
    frames: int
    resumed_frames: int
    seconds: float
    width: int
    height: int
    job: str
    keyframes: tuple[Keyframe, ...] = ()
    peak_memory_mb: float = 0.0
    warnings: tuple[Sentence, ...] = ()
    nodes: tuple[NodeShare, ...] = ()
    told_before: tuple[Sentence, ...] = ()
