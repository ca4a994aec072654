"""Drafts: a picture is a style at once, by `render -s`, `train --minutes 0` and everything else that loads styles."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from fastvid_gui.cli.app import run
from fastvid_gui.errors import StyleError
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.drafter import predictor_weights, read_drafter
from fastvid_gui.style.library import load_style
from fastvid_gui.style.perceptual import PictureDistances
from fastvid_gui.style.pictures import read_picture
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.style.stylizer import make_stylizer

DRAFTER = resources_folder() / "drafts" / "fast.safetensors"


def plain(folder: Path, name: str, color: tuple[int, int, int]) -> Path:
    """A picture of soft blotches around a color (RGB)."""
    noise = np.random.default_rng(1).normal(0, 40, (40, 50, 1))
    picture = cv2.resize((np.array(color) + noise).clip(0, 255).astype(np.uint8), (500, 400))
    cv2.imwrite(str(folder / name), picture[:, :, ::-1])
    return folder / name


def test_shipped_drafter_is_of_the_fast_network_and_small():
    drafter = read_drafter(DRAFTER)
    assert (drafter.speed, drafter.shape) == ("fast", fast_shape())
    assert drafter.predictor.keys() == predictor_weights(drafter.shape.style_size).keys()
    assert DRAFTER.stat().st_size < 4 * 2**20
    assert drafter.training["steps"] > 0 and drafter.training["paintings"] > 1000


def test_picture_is_a_style_and_its_colors_are_seen(tmp_path: Path):
    frame = np.random.default_rng(2).integers(0, 255, (12, 16, 3), np.uint8)
    frame = cv2.resize(frame, (160, 96), interpolation=cv2.INTER_CUBIC)
    means = []
    for name, color in (("a_red.png", (200, 60, 40)), ("a_blue.png", (40, 70, 200))):
        style = load_style(str(plain(tmp_path, name, color)))
        means.append(make_stylizer(style, 160, 96, device="cpu").paint(frame).mean((0, 1)))
        assert style.info.name == name[:-4].replace("_", "-")
        assert style.info.title == name[:-4].replace("_", " ").capitalize()
    red, blue = means
    assert red[0] - red[2] > 10 + blue[0] - blue[2]


def test_same_picture_is_the_same_style(tmp_path: Path):
    picture = plain(tmp_path, "one.jpg", (90, 120, 60))
    assert load_style(str(picture)).digest == load_style(str(picture), "fine").digest


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "not a picture"), (b"\xff\xd8\xff nothing", "not a picture"), (None, "too small")],
)
def test_bad_picture_is_a_clear_error(tmp_path: Path, data: bytes | None, words: str):
    path = tmp_path / "bad.jpg"
    if data is None:
        cv2.imwrite(str(path), np.zeros((20, 30, 3), np.uint8))
    else:
        path.write_bytes(data)
    with pytest.raises(StyleError, match=rf"bad\.jpg .*{words}"):
        load_style(str(path))


def test_train_of_no_minutes_writes_the_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    picture = plain(tmp_path, "Red_Barn.jpg", (200, 60, 40))
    arguments = ["train", str(picture), "-o", str(tmp_path / "barn"), "--minutes", "0", "--json"]
    assert run(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"output": str(tmp_path / "barn.safetensors"), "steps": 0, "losses": {}}
    style = load_style(told["output"])
    assert np.array_equal(style.vector, load_style(str(picture)).vector)
    assert style.info.title == "Red Barn"
    assert run(arguments) == 1
    assert "--overwrite" in json.loads(capsys.readouterr().out)["error"]


def test_train_of_no_minutes_needs_no_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("fastvid_gui.style.extras.LOSS_NETWORK", ("torch_that_is_absent",))
    picture = plain(tmp_path, "barn.jpg", (200, 60, 40))
    assert run(["train", str(picture), "-o", str(tmp_path / "barn"), "--minutes", "0"]) == 0


def test_render_takes_a_picture_as_style(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    sample = resources_folder() / "sample" / "sample.mp4"
    picture = plain(tmp_path, "barn.jpg", (200, 60, 40))
    arguments = ["render", str(sample), "-s", str(picture), "-o", str(tmp_path / "out.mp4")]
    assert run([*arguments, "--frames", "0:3", "--size", "90", "--json"]) == 0
    assert (tmp_path / "out.mp4").stat().st_size > 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["wassily-kandinsky_composition-vi", "gustave-dore_don-quixote-illustration-c52e"]
)
def test_draft_of_a_picture_that_nobody_trained_with_is_like_it(shared_data: Path, name: str):
    painting = shared_data / "paintings_more" / f"{name}.jpg"
    source = open_source(resources_folder() / "sample" / "sample.mp4")
    frame = next(iter(read_frames(source, 20, 21, (640, 360))))
    painted = make_stylizer(load_style(str(painting)), 640, 360, device="cpu").paint(frame)
    distances = PictureDistances(read_picture(painting))
    assert distances.style_distance(painted) < 0.3
    assert distances.content_distance(painted, frame) < 2.0
    assert distances.style_distance(frame) > 2 * distances.style_distance(painted)
