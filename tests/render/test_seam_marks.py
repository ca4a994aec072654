"""A film whose seams were painted by two kinds of computers says so."""

from fractions import Fraction

import numpy as np

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.media.lossless import pack_pictures
from fastvid_gui.render.local_run import fade_seam
from fastvid_gui.render.work_list import SeamWork


class TwoSides:
    """A store that holds both sides of one seam."""

    def __init__(self, seam: SeamWork, marks: tuple[str, str]) -> None:
        self._marks = dict(zip(seam.spans[:2], marks, strict=True))
        self._side = pack_pictures([np.zeros((64, 96, 3), np.uint8)] * (seam.stop - seam.start))

    def pieces(self, job: str) -> dict[PieceSpan, str]:
        return self._marks

    def read_piece(self, job: str, span: PieceSpan) -> bytes:
        return self._side


def faded(marks: tuple[str, str]) -> tuple[Piece, str]:
    settings = RenderSettings(width=96, height=64, frame_rate=Fraction(8))
    seam = SeamWork(10, 16)
    return fade_seam(TwoSides(seam, marks), "job", settings, seam)  # type: ignore[arg-type]


def test_a_seam_is_of_both_kinds() -> None:
    piece, mark = faded(("one", "one"))
    assert piece.span.kind is PieceKind.SEAM and mark == "one"
    assert faded(("one", "two"))[1] == faded(("two", "one"))[1] == "one and two"
