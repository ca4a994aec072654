"""Crops of photos: of the size and range asked for, whatever the photos' sizes, true to them."""

import numpy as np
import pytest
import torch

from fastvid_gui.training import crops
from fastvid_gui.training.crops import Crops
from fastvid_gui.training.data import Photos

CPU = torch.device("cpu")


def generator(seed: int = 1) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def ramp(height: int, width: int) -> np.ndarray:
    """A photo that tells where each of its pixels lies: red the row, green the column."""
    rows, columns = np.mgrid[:height, :width]
    return np.stack((rows, columns, np.full_like(rows, 77)), 2).astype(np.uint8)


def test_crops_of_photos_of_all_sizes_have_the_size_and_range_asked_for():
    random = np.random.default_rng(1)
    sizes = [(64, 64), (64, 250), (200, 90)]
    drawn = Crops(Photos(tuple(random.integers(0, 255, (*size, 3), np.uint8) for size in sizes)), CPU).draw(
        40, 72, generator()
    )
    assert drawn.shape == (40, 3, 72, 72) and drawn.min() >= 0 and drawn.max() <= 255


def test_crops_show_one_photo_undistorted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crops, "_exposed", lambda pictures, *light: pictures)
    drawn = Crops(Photos((ramp(120, 200), ramp(200, 120))), CPU).draw(60, 64, generator())
    assert (drawn[:, 2] - 77).abs().max() < 1e-3
    down, across = drawn[:, 0].diff(dim=1)[:, 2:-2], drawn[:, 1].diff(dim=2)[:, :, 2:-2]
    scale = down.mean((1, 2))  # pixels of the photo per pixel of the crop
    assert scale.min() > 0.7 and scale.max() < 1.4
    assert torch.allclose(down, scale[:, None, None].expand_as(down), atol=1e-2)
    assert torch.allclose(across.abs(), scale[:, None, None].expand_as(across), atol=1e-2)
    flipped = across.mean((1, 2)) < 0
    assert 15 < flipped.sum() < 45


def test_each_photo_is_shown_and_the_light_changes():
    photos = Photos(tuple(np.full((80, 80, 3), level, np.uint8) for level in (40, 120, 200)))
    means = Crops(photos, CPU).draw(300, 32, generator()).mean((1, 2, 3))
    as_it_is = [int((means - level).abs().lt(0.5).sum()) for level in (40, 120, 200)]
    assert all(30 < number < 75 for number in as_it_is)  # half of a third each


def test_same_seed_gives_the_same_crops():
    photos = Crops(Photos((ramp(90, 90),)), CPU)
    assert torch.equal(photos.draw(4, 48, generator(3)), photos.draw(4, 48, generator(3)))
