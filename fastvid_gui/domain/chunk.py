"""Pieces: a range yields them, part by part. No stored piece is ever lost.

A range yields, in this order: its lead-in (if it starts at a soft keyframe), its body chunks, and its tail (if the next
range starts at a soft keyframe). Lead-in and tail stay lossless pictures until both are there; then they are
cross-faded into a seam chunk. With the seed of a piece, any node can continue the range from the frame after it.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.domain.plan import RenderRange


class PieceKind(StrEnum):
    """What a piece holds."""

    LEAD = "lead"
    BODY = "body"
    TAIL = "tail"
    SEAM = "seam"

    @property
    def final(self) -> bool:
        """Whether it is a finished chunk of the film (else lossless pictures that wait for their counterpart)."""
        return self in (PieceKind.BODY, PieceKind.SEAM)


@dataclass(frozen=True, slots=True, order=True)
class PieceSpan:
    """The place of a piece: frames `start` up to `stop`, not included."""

    start: int
    stop: int
    kind: PieceKind

    def __len__(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Seed:
    """All that is needed to continue after a frame, lossless.

    Attributes:
        frame: the frame it was taken at; painting continues with the next one.
        data: packed pictures: the source frame and the raw painted frame, both at the size of the painting.
    """

    frame: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """A finished part of a range.

    Attributes:
        span: which frames.
        data: an encoded chunk (body, seam) or packed lossless pictures (lead, tail).
        seed: how to continue after it; None after the last piece of a range.
    """

    span: PieceSpan
    data: bytes
    seed: Seed | None = None

    @property
    def checksum(self) -> str:
        """SHA-256 (hex) of the data."""
        return hashlib.sha256(self.data).hexdigest()


def piece_spans(part: RenderRange, chunk_frames: int) -> tuple[PieceSpan, ...]:
    """The pieces that a range yields, in the order of painting: lead-in, bodies of `chunk_frames`, tail."""
    spans = [PieceSpan(part.paint_start, part.start, PieceKind.LEAD)] if part.lead_in else []
    for start in range(part.start, part.body_stop, chunk_frames):
        spans.append(PieceSpan(start, min(start + chunk_frames, part.body_stop), PieceKind.BODY))
    if part.tail:
        spans.append(PieceSpan(part.body_stop, part.stop, PieceKind.TAIL))
    return tuple(spans)
