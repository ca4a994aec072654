"""What the engine tells while it works: frozen values, handed to a callback on the engine's thread."""

from dataclasses import dataclass

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.plan import Plan, RenderRange


@dataclass(frozen=True, slots=True)
class StageAdvanced:
    """A step before or after painting is so far: "checksum", "index", "analysis", "check" or "export".

    `total` is 0 where it is not known.
    """

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RangePlanned:
    """A range is final and can be painted; `missing` frames of it are not stored yet."""

    part: RenderRange
    missing: int


@dataclass(frozen=True, slots=True)
class PlanCompleted:
    """All ranges are known."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class FrameDone:
    """A frame has been painted, not yet stored."""

    frame: int


@dataclass(frozen=True, slots=True)
class PieceStored:
    """A piece is on disk and will not be lost."""

    span: PieceSpan


Event = StageAdvanced | RangePlanned | PlanCompleted | FrameDone | PieceStored
