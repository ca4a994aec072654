"""Small, quick trainings, and pictures for them."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest
import torch
from textures import FINE_SHAPE, SHAPE, pictures

from fastvid_gui.style.perceptual import Vgg19
from fastvid_gui.training import network, recipe, train

RECIPE = """
steps = 3
[[style]]
picture = "dots"
name = "dots"
title = "Dots"
artist = "Nobody"
"""


@pytest.fixture(scope="session")
def loss_network() -> Vgg19:
    return Vgg19()


@pytest.fixture(autouse=True)
def small_and_quick(monkeypatch: pytest.MonkeyPatch, loss_network: Vgg19) -> Iterator[None]:
    """Small crops, and one thread: on a busy machine torch's threads wait for one another."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    monkeypatch.setattr(train, "CROPS", ((0.0, 48, 2),))
    monkeypatch.setattr(train, "GPU_CROPS", ((0.0, 48, 4),))
    monkeypatch.setattr(train, "PASTS", (0, 2))
    monkeypatch.setattr(train, "Vgg19", lambda: loss_network)  # reading it takes a second
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `recipe.toml`, `paintings/dots.png` and three `photos`; networks begin small and untrained."""
    monkeypatch.setattr(train, "fast_shape", lambda: SHAPE)
    monkeypatch.setattr(recipe, "SHAPES", {"fast": lambda: SHAPE, "fine": lambda: FINE_SHAPE})
    monkeypatch.setattr(network, "nearest_start", lambda painting, device: ())
    for folder, count in (("paintings", 1), ("photos", 3)):
        (tmp_path / folder).mkdir()
        for number, image in enumerate(pictures(count, 3)):
            cv2.imwrite(
                str(tmp_path / folder / ("dots.png" if folder == "paintings" else f"{number}.png")), image
            )
    (tmp_path / "recipe.toml").write_text(RECIPE)
    return tmp_path
