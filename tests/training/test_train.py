"""Training: learns, stops, goes on; `train-network` from the command line."""

import json
import threading
from pathlib import Path

import pytest
import torch
from textures import SHAPE, pictures

from fastvid_gui.cli.app import run
from fastvid_gui.errors import TrainingError
from fastvid_gui.style.pack import read_pack
from fastvid_gui.training.data import Photos
from fastvid_gui.training.recipe import read_recipe
from fastvid_gui.training.train import Training, TrainSettings, checkpoint_about


def training(steps: int) -> Training:
    return Training(
        pictures(2, 1), Photos(tuple(pictures(4, 2))), TrainSettings(steps=steps, rate=5e-3), SHAPE
    )


def test_training_lowers_the_loss():
    taught = training(25)
    chosen = torch.tensor([0, 1])

    def loss() -> float:
        taught.generator.manual_seed(5)
        with torch.no_grad():
            return float(sum(taught._losses(2, chosen, 48).values()))

    before = loss()
    assert len(list(taught.run())) == 25
    assert loss() < 0.8 * before


def test_training_goes_on_as_if_it_had_not_stopped(tmp_path: Path):
    whole, resumed = training(4), training(4)
    for progress in whole.run():
        if progress.step == 2:
            whole.save(tmp_path / "checkpoint")
    resumed.resume(tmp_path / "checkpoint")
    assert resumed.step == 2
    list(resumed.run())
    for one, two in zip(whole.average, resumed.average, strict=True):
        assert torch.allclose(one, two, atol=1e-4)


def test_stop_and_deadline_end_a_training():
    stop = threading.Event()
    stop.set()
    assert list(training(5).run(stop)) == []
    assert list(training(5).run(deadline=0.0)) == []


@pytest.mark.parametrize("data", [b"", b"not torch", b"PK\x03\x04" + bytes(200)])
def test_foreign_checkpoint_is_a_clear_error(tmp_path: Path, data: bytes):
    (tmp_path / "checkpoint").write_bytes(data)
    with pytest.raises(TrainingError, match="does not fit"):
        training(5).resume(tmp_path / "checkpoint")
    with pytest.raises(TrainingError, match="damaged"):
        checkpoint_about(tmp_path / "checkpoint")


def test_cut_checkpoint_is_a_clear_error(tmp_path: Path):
    training(5).save(tmp_path / "checkpoint", "mine")
    assert checkpoint_about(tmp_path / "checkpoint") == "mine"
    data = (tmp_path / "checkpoint").read_bytes()
    (tmp_path / "checkpoint").write_bytes(data[: len(data) // 2])
    with pytest.raises(TrainingError, match="does not fit"):
        training(5).resume(tmp_path / "checkpoint")


def arguments(folder: Path) -> list[str]:
    return [
        *("train-network", str(folder / "recipe.toml"), "--paintings", str(folder / "paintings")),
        *("--photos", str(folder / "photos"), "-o", str(folder / "dots.safetensors"), "--json"),
    ]


def test_train_network_writes_a_pack_that_paints(material: Path, capsys: pytest.CaptureFixture[str]):
    assert run(arguments(material)) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 3
    (style,) = read_pack(material / "dots.safetensors")
    assert (style.info.name, style.info.artist, style.shape) == ("dots", "Nobody", SHAPE)


def test_pack_that_is_there_is_not_replaced_unasked(material: Path, capsys: pytest.CaptureFixture[str]):
    (material / "dots.safetensors").write_bytes(b"precious")
    assert run(arguments(material)) == 1
    assert "--overwrite" in json.loads(capsys.readouterr().out)["error"]
    assert (material / "dots.safetensors").read_bytes() == b"precious"
    assert run([*arguments(material), "--overwrite"]) == 0
    assert run(arguments(material)) == 0  # its own checkpoint is there: the training goes on


@pytest.mark.parametrize(
    "options",
    [
        ("--device", "abacus"),
        ("--threads", "-1"),
        ("--minutes", "nan"),
        ("-o", "film.mp4"),
        ("--start", "recipe.toml"),
        ("--photos", "absent"),
    ],
)
def test_wrong_usage_of_train_network(
    material: Path, options: tuple[str, str], capsys: pytest.CaptureFixture[str]
):
    assert run([*arguments(material), *options]) in (1, 2)
    assert "unexpected" not in json.loads(capsys.readouterr().out)["error"]


def test_missing_painting_is_named(material: Path, capsys: pytest.CaptureFixture[str]):
    (material / "paintings" / "dots.png").unlink()
    assert run(arguments(material)) == 1
    assert "dots" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "steps = 3",
        "[[style]]\nname = 'A B'",
        "[[style]]\nname = 'a'\ncolour = 'x'",
        "= broken",
        "weights = {charm = 1}\n[[style]]\nname = 'a'",
        "steps = 0\n[[style]]\nname = 'a'",
        "seed = -1\n[[style]]\nname = 'a'",
        "steps = inf\n[[style]]\nname = 'a'",
        "weights = {content = nan}\n[[style]]\nname = 'a'",
    ],
)
def test_unusable_recipe_is_a_clear_error(tmp_path: Path, text: str):
    (tmp_path / "recipe.toml").write_text(text)
    with pytest.raises(TrainingError, match=r"recipe\.toml"):
        read_recipe(tmp_path / "recipe.toml")


def test_shipped_recipe_can_be_read():
    recipe = read_recipe(Path(__file__).parents[2] / "packaging" / "styles" / "gallery.toml")
    assert recipe.weights.steady > 0
    assert all(style.artist and style.title and style.year for style in recipe.styles)
