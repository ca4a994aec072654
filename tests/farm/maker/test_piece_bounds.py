"""The bounds of pieces are above whatever an honest computer sends: noise at the best quality."""

from fractions import Fraction

import numpy as np
import pytest

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.maker.piece_bounds import (
    PIECE_MOST_BYTES,
    chunk_most_bytes,
    incoming_most_bytes,
    pictures_most_bytes,
)
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


def test_one_piece_with_its_seed_always_has_room():
    for side in (16, 1080, 4320, 8192):
        settings = RenderSettings(width=side, height=side, frame_rate=Fraction(60), chunk_frames=90)
        piece = max(chunk_most_bytes(settings, 90), pictures_most_bytes((side, side), 90))
        assert piece + pictures_most_bytes(settings.work_size, 2) <= incoming_most_bytes(settings)
        assert piece <= PIECE_MOST_BYTES
