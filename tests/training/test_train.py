"""Training: learns, stops, goes on; `train-network` from the command line."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from films import make_film

from fastvid_gui.cli.app import run
from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.style.pack import read_pack
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.training import network, train
from fastvid_gui.training.data import Photos
from fastvid_gui.training.recipe import read_recipe
from fastvid_gui.training.train import Training, TrainSettings

SHAPE = fast_shape(8, 8, 1)


@pytest.fixture(autouse=True)
def small_and_quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Small crops, and one thread: on a busy machine torch's threads wait for one another."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    monkeypatch.setattr(train, "CROPS", ((0.0, 48, 2),))
    monkeypatch.setattr(train, "PASTS", (0, 2))
    yield
    torch.set_num_threads(threads)


def pictures(count: int, seed: int) -> list[np.ndarray]:
    """Soft and grainy textures."""
    random = np.random.default_rng(seed)
    return [
        cv2.resize(
            random.integers(0, 255, (size, size, 3), np.uint8), (96, 96), interpolation=cv2.INTER_CUBIC
        )
        for size in random.integers(6, 40, count)
    ]


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
            return float(taught._loss(2, chosen, 48)[0])

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


def test_foreign_checkpoint_is_a_clear_error(tmp_path: Path):
    (tmp_path / "checkpoint").write_bytes(b"not torch")
    with pytest.raises(TrainingError, match="does not fit"):
        training(5).resume(tmp_path / "checkpoint")


RECIPE = """
steps = 3
[[style]]
picture = "dots"
name = "dots"
title = "Dots"
artist = "Nobody"
"""


@pytest.fixture
def material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(train, "fast_shape", lambda: SHAPE)
    for folder, count in (("paintings", 1), ("photos", 3)):
        (tmp_path / folder).mkdir()
        for number, image in enumerate(pictures(count, 3)):
            cv2.imwrite(
                str(tmp_path / folder / ("dots.png" if folder == "paintings" else f"{number}.png")), image
            )
    (tmp_path / "recipe.toml").write_text(RECIPE)
    return tmp_path


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


def own_style(folder: Path, *options: str) -> list[str]:
    return ["train", str(folder / "paintings" / "dots.png"), "-o", str(folder / "mine"), *options]


def test_train_makes_a_style_of_a_picture(material: Path, capsys: pytest.CaptureFixture[str]):
    photos = ("--photos", str(material / "photos"))
    assert run(own_style(material, *photos, "--minutes", "0.05", "--json")) == 0
    assert json.loads(capsys.readouterr().out)["steps"] > 0
    (style,) = read_pack(material / "mine.safetensors")
    assert style.info.name == "mine" and style.info.title == "Dots"
    assert cv2.imread(str(material / "mine.preview.jpg")) is not None
    assert not (material / "mine.checkpoint").exists()


def test_train_on_a_film(material: Path):
    film = make_film(material / "film.mp4", 30, sound=False)
    assert run(own_style(material, "--video", str(film), "--minutes", "0.02")) == 0
    assert read_pack(material / "mine.safetensors")


def test_stopped_training_keeps_what_it_has_and_goes_on(material: Path):
    stop = threading.Event()
    calls = {"photos": material / "photos", "video": None, "minutes": 5.0, "device": "cpu", "stop": stop}

    def tell(progress: train.Progress) -> None:
        if progress.step == 2:
            stop.set()

    painting, out = material / "paintings" / "dots.png", material / "mine.safetensors"
    with pytest.raises(Interrupted, match="step 2"):
        network.train_style(painting, out, tell=tell, **calls)
    assert read_pack(out) and out.with_suffix(".checkpoint").exists()
    stop.clear()
    steps: list[int] = []

    def go_on(progress: train.Progress) -> None:
        steps.append(progress.step)
        stop.set()

    with pytest.raises(Interrupted):
        network.train_style(painting, out, tell=go_on, **calls)
    assert steps == [3]


@pytest.mark.parametrize(
    "options", [(), ("--photos", "a", "--video", "b"), ("--photos", "a", "--device", "abacus")]
)
def test_wrong_usage_of_train(material: Path, options: tuple[str, ...]):
    assert run(own_style(material, *options)) == 2


def test_train_says_what_is_wrong_with_the_picture(material: Path, capsys: pytest.CaptureFixture[str]):
    (material / "paintings" / "dots.png").write_text("no picture")
    assert run(own_style(material, "--photos", str(material / "photos"))) == 1
    assert "dots.png" in capsys.readouterr().err
