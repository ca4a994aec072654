"""The bounds of pieces are above whatever an honest computer sends: noise at the best quality."""

from fractions import Fraction

import numpy as np
import pytest

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.maker.piece_bounds import (
    PIECE_MOST_BYTES,
    chunk_most_bytes,
    fits,
    incoming_most_bytes,
    pictures_most_bytes,
)
from fastvid_gui.farm.protocol.messages import MAX_PARCEL_BYTES, Parcel, PieceDone
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.lossless import pack_pictures


@pytest.mark.parametrize(("width", "height"), [(16, 16), (64, 48), (322, 242)])
def test_noise_fits(width: int, height: int):
    chance = np.random.default_rng(1)
    noise = [chance.integers(0, 256, (height, width, 3), dtype=np.uint8) for _ in range(4)]
    settings = RenderSettings(width=width, height=height, frame_rate=Fraction(25), crf=0)
    encoder = ChunkEncoder(ChunkFormat(width, height, Fraction(25), 0))
    for picture in noise:
        encoder.add(picture)
    assert len(encoder.finish().to_bytes()) * 1.5 < chunk_most_bytes(settings, 4)
    assert len(pack_pictures(noise)) * 1.2 < pictures_most_bytes((width, height), 4)


@pytest.mark.parametrize("frames", [1, 12])
@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (7680, 4320), (8192, 8192)])
def test_large_pictures_fit_as_far_as_they_can_be_sent(size: tuple[int, int], frames: int):
    """FFV1 makes 342 MB of 12 flat frames of 7680x4320, 682 MB with grain, and 1,270 MB of noise."""
    pixels = size[0] * size[1]
    settings = RenderSettings(width=size[0], height=size[1], frame_rate=Fraction(60), chunk_frames=90)
    for bytes_a_pixel in (0.9, 1.8, 3.4):
        sent = min(MAX_PARCEL_BYTES, int(pixels * frames * bytes_a_pixel))
        for kind in (PieceKind.LEAD, PieceKind.TAIL):
            assert fits(piece(PieceSpan(0, frames, kind), sent), settings)
        assert fits(piece(PieceSpan(0, 90, PieceKind.BODY), sent), settings)
        assert sent <= incoming_most_bytes(settings)
    assert not fits(piece(PieceSpan(0, 1, PieceKind.TAIL), 6 * pixels), settings)


def piece(span: PieceSpan, size: int) -> PieceDone:
    return PieceDone(
        session="0" * 16,
        assignment=1,
        job="0" * 64,
        range_start=0,
        span=span,
        frames=len(span),
        data=Parcel(1, size, "0" * 64),
    )


def test_one_piece_with_its_seed_always_has_room():
    for side in (16, 1080, 4320, 8192):
        settings = RenderSettings(width=side, height=side, frame_rate=Fraction(60), chunk_frames=90)
        piece = max(chunk_most_bytes(settings, 90), pictures_most_bytes((side, side), 90))
        assert piece + pictures_most_bytes(settings.work_size, 2) <= incoming_most_bytes(settings)
        assert piece <= PIECE_MOST_BYTES
