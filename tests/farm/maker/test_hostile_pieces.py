"""What a maker's checker makes of pieces that were built to harm it, in a process whose memory the kernel bounds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_pieces import KINDS, SETTINGS, sound_chunk

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import ExportError
from fastvid_gui.farm.maker import piece_check
from fastvid_gui.farm.maker.piece_check import BROKEN, PieceCheck
from fastvid_gui.media.lossless import pack_pictures

MEMORY_BYTES = 1 << 30
GROWTH_BYTES = 150 << 20
BODY = PieceSpan(0, 12, PieceKind.BODY)


@pytest.mark.skipif(
    sys.platform != "linux", reason="needs a kernel that bounds memory and tells of it (Linux)"
)
def test_hostile_pieces_are_broken_and_cost_no_memory():
    """Their own copies in memory (80 MB for the largest of them) are what they cost."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parents[1] / "hostile_pieces.py"), str(MEMORY_BYTES), *KINDS],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert {kind: found[:2] for kind, found in told.items()} == {kind: [BROKEN, BROKEN] for kind in KINDS}
    assert {kind: found[2] for kind, found in told.items() if found[2] > GROWTH_BYTES} == {}


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), ValueError("odd"), OSError(5, "odd")])
def test_whatever_is_raised_by_a_piece_is_its_own_fault(monkeypatch: pytest.MonkeyPatch, error: Exception):
    def fail(*arguments: object) -> int:
        raise error

    monkeypatch.setattr(piece_check, "decoded_frames", fail)
    assert PieceCheck(SETTINGS).frames_of(Piece(BODY, sound_chunk().to_bytes())) == BROKEN


def test_what_fails_here_is_not_the_fault_of_a_piece(monkeypatch: pytest.MonkeyPatch):
    def fail(settings: RenderSettings) -> bytes:
        raise ExportError("x264 is missing.")

    monkeypatch.setattr(piece_check, "parameter_sets", fail)
    with pytest.raises(ExportError):
        PieceCheck(SETTINGS).frames_of(Piece(BODY, sound_chunk().to_bytes()))


def test_known_parameter_sets_in_a_packet_are_no_harm():
    """Some encoders repeat them before each closed group; only others than the film's make other pictures."""
    import msgspec

    chunk = sound_chunk()
    repeated = msgspec.structs.replace(
        chunk, packets=(chunk.parameter_sets + chunk.packets[0], *chunk.packets[1:])
    )
    assert PieceCheck(SETTINGS).frames_of(Piece(BODY, repeated.to_bytes())) == 12


def test_honest_pieces_of_any_picture_size_fit():
    import numpy as np

    for settings in (
        SETTINGS,
        RenderSettings(width=640, height=360, frame_rate=SETTINGS.frame_rate, chunk_frames=12, brush=0.5),
    ):
        check = PieceCheck(settings)
        width, height = settings.work_size
        seed = Seed(11, pack_pictures([np.zeros((height, width, 3), np.uint8)] * 2))
        assert check.frames_of(Piece(BODY, sound_chunk(settings).to_bytes(), seed)) == 12
