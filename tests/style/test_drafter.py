"""Drafters: a picture's style at once, the same by OpenVINO as by torch; the file that holds them."""

from pathlib import Path

import numpy as np
import pytest
import torch

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import StyleError
from fastvid_gui.style.drafter import Drafter, look_at, read_drafter, write_drafter
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.training.predictor import Predictor

SHAPE = fast_shape(8, 8, 1)


@pytest.fixture(scope="module")
def drafter() -> Drafter:
    torch.manual_seed(1)
    random = np.random.default_rng(1)
    predictor = {
        name: value.detach().numpy().astype(np.float16).astype(np.float32)
        for name, value in Predictor(torch.randn(SHAPE.style_size)).named_parameters()
    }
    weights = {
        name: random.normal(0, 0.1, size).astype(np.float16).astype(np.float32)
        for name, size in SHAPE.weights().items()
    }
    return Drafter(shape=SHAPE, weights=weights, predictor=predictor, speed="fast", training={"steps": 3})


def picture(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(height).integers(0, 255, (height, width, 3), np.uint8)


@pytest.mark.parametrize("size", [(300, 420), (1, 1), (64, 2000), (1500, 1200)])
def test_draft_is_what_torch_computes(drafter: Drafter, size: tuple[int, int]):
    style = drafter.draft(picture(*size), StyleInfo(name="mine"))
    module = Predictor(torch.zeros(SHAPE.style_size))
    module.load_state_dict({name: torch.from_numpy(value) for name, value in drafter.predictor.items()})
    look = torch.from_numpy(look_at(picture(*size))).permute(2, 0, 1)[None].float()
    with torch.inference_mode():
        expected = module.vectors(module.code(look))[0].numpy()
    assert style.vector.shape == (SHAPE.style_size,)
    assert np.abs(style.vector - expected).max() < 1e-3 * np.abs(expected).max()
    assert (style.info.name, style.shape) == ("mine", SHAPE)


def test_draft_is_the_same_each_time(drafter: Drafter):
    one, two = (drafter.draft(picture(300, 400), StyleInfo(name="mine")) for _ in range(2))
    assert one.digest == two.digest
    assert drafter.draft(picture(301, 400), StyleInfo(name="mine")).digest != one.digest


def test_file_holds_all_of_a_drafter(drafter: Drafter, tmp_path: Path):
    write_drafter(tmp_path / "new" / "drafter.safetensors", drafter)
    again = read_drafter(tmp_path / "new" / "drafter.safetensors")
    assert (again.shape, again.speed, again.training) == (SHAPE, "fast", {"steps": 3})
    for mine, read in ((drafter.weights, again.weights), (drafter.predictor, again.predictor)):
        assert mine.keys() == read.keys()
        assert all(np.array_equal(mine[name], read[name]) for name in mine)


@pytest.mark.parametrize("damage", ["absent", "empty", "cut", "other", "flipped"])
def test_damaged_file_is_a_clear_error(drafter: Drafter, tmp_path: Path, damage: str):
    path = tmp_path / "drafter.safetensors"
    write_drafter(path, drafter)
    data = path.read_bytes()
    pack = Path(__file__).parents[2] / "resources" / "styles" / "gallery.safetensors"
    flipped = data.replace(b"predictor.tell.bias", b"predictor.told.bias")
    made = {"empty": b"", "cut": data[:-9], "other": pack.read_bytes(), "flipped": flipped}
    path.unlink() if damage == "absent" else path.write_bytes(made[damage])
    with pytest.raises(StyleError, match=r"drafter\.safetensors can't be (read|used for drafts)"):
        read_drafter(path)


def test_numbers_that_are_none_are_not_written(drafter: Drafter, tmp_path: Path):
    weights = dict(drafter.weights)
    name = next(iter(weights))
    weights[name] = np.full_like(weights[name], 1e6)
    with pytest.raises(StyleError, match="finite"):
        write_drafter(
            tmp_path / "d.safetensors",
            Drafter(shape=SHAPE, weights=weights, predictor=drafter.predictor, speed="fast", training={}),
        )
    assert not any(tmp_path.iterdir())
