"""Training: learns, stops, goes on; `train-network` from the command line."""

import json
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import safetensors
import torch
from bounded import said_of
from textures import FINE_SHAPE, SHAPE, pictures

from fastvid_gui.cli.app import run
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import TrainingError
from fastvid_gui.style.pack import Style, read_pack
from fastvid_gui.training.checkpoint import checkpoint_about
from fastvid_gui.training.data import Photos
from fastvid_gui.training.losses import Emphasis
from fastvid_gui.training.recipe import find_painting, read_recipe
from fastvid_gui.training.train import Training, TrainSettings


def training(steps: int) -> Training:
    return Training(
        pictures(2, 1), Photos(tuple(pictures(4, 2))), TrainSettings(steps=steps, rate=5e-3), SHAPE
    )


def weights() -> dict[str, np.ndarray]:
    random = np.random.default_rng(3)
    return {name: random.normal(0, 0.1, size).astype(np.float32) for name, size in SHAPE.weights().items()}


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


@pytest.mark.parametrize("data", [b"", b"no checkpoint", b"\x02\0\0\0\0\0\0\0{}", bytes(200)])
def test_foreign_checkpoint_is_a_clear_error(tmp_path: Path, data: bytes):
    (tmp_path / "checkpoint").write_bytes(data)
    with pytest.raises(TrainingError, match="damaged"):
        training(5).resume(tmp_path / "checkpoint")
    with pytest.raises(TrainingError, match="damaged"):
        checkpoint_about(tmp_path / "checkpoint")


def test_cut_checkpoint_is_a_clear_error(tmp_path: Path):
    training(5).save(tmp_path / "checkpoint", "mine")
    assert checkpoint_about(tmp_path / "checkpoint") == "mine"
    data = (tmp_path / "checkpoint").read_bytes()
    (tmp_path / "checkpoint").write_bytes(data[: len(data) // 2])
    with pytest.raises(TrainingError, match="damaged"):
        training(5).resume(tmp_path / "checkpoint")


def test_checkpoint_of_another_network_is_a_clear_error(tmp_path: Path):
    other = Training(pictures(1, 1), Photos(tuple(pictures(4, 2))), TrainSettings(), SHAPE)
    other.save(tmp_path / "checkpoint")
    with pytest.raises(TrainingError, match="does not fit"):
        training(5).resume(tmp_path / "checkpoint")


def test_checkpoint_is_safetensors_and_one_of_an_earlier_version_is_told(tmp_path: Path):
    taught = training(5)
    next(iter(taught.run()))
    taught.save(tmp_path / "checkpoint", "mine")
    with safetensors.safe_open(tmp_path / "checkpoint", "np") as stored:
        assert "value.0" in stored.keys() and "optimizer.0.exp_avg" in stored.keys()  # noqa: SIM118
    torch.save({"step": 3, "about": "mine"}, tmp_path / "old")
    for reader in (training(5).resume, checkpoint_about):
        with pytest.raises(TrainingError, match=r"earlier version of FastVid.*delete it"):
            reader(tmp_path / "old")


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


def test_recipe_says_which_network(material: Path):
    text = (material / "recipe.toml").read_text()
    (material / "recipe.toml").write_text(text.replace("steps = 3", 'steps = 2\nspeed = "fine"'))
    assert run(arguments(material)) == 0
    (style,) = read_pack(material / "dots.safetensors")
    assert (style.info.speed, style.shape) == ("fine", FINE_SHAPE)


def test_network_of_the_other_speed_is_no_start(material: Path, capsys: pytest.CaptureFixture[str]):
    assert run(arguments(material)) == 0
    start = (material / "dots.safetensors").rename(material / "start.safetensors")
    (material / "dots.checkpoint").unlink()
    text = (material / "recipe.toml").read_text()
    (material / "recipe.toml").write_text('speed = "fine"\n' + text)
    capsys.readouterr()
    assert run([*arguments(material), "--start", str(start)]) == 1
    assert "fast network" in json.loads(capsys.readouterr().out)["error"]


def test_styles_of_the_start_go_on_and_new_ones_begin_as_their_mean():
    known = [
        Style(StyleInfo(name=name), SHAPE, weights(), np.full(SHAPE.style_size, value, np.float32))
        for name, value in (("one", 1.0), ("two", 2.0))
    ]
    taught = Training(
        pictures(3, 1), Photos(tuple(pictures(2, 2))), TrainSettings(), start=known, names=["new", "two", "x"]
    )
    assert taught.styles.mean(1).tolist() == [1.5, 2.0, 1.5]


def test_emphasis_makes_a_part_count_more_in_its_style():
    def content(emphasis: tuple[Emphasis, ...]) -> float:
        settings = TrainSettings(emphasis=emphasis)
        taught = Training(pictures(2, 1), Photos(tuple(pictures(4, 2))), settings, SHAPE)
        with torch.no_grad():
            return float(taught._losses(0, torch.tensor([0, 1, 1, 1]), 48)["content"])

    plain, first, second = content(()), content((Emphasis(2), Emphasis())), content((Emphasis(), Emphasis(2)))
    assert plain < first < second
    assert first + second == pytest.approx(3 * plain, rel=1e-3)


def test_training_that_looks_now_and_then_learns_the_same():
    """As on a GPU, which is not asked for the losses after each step."""
    each, seldom = training(6), training(6)
    seldom._look_steps = 3
    told = [dict(progress.losses) for progress in seldom.run()]
    assert told[0] == told[1] == {} and told[2] and told[2] == told[3]
    assert list(each.run())[-1].losses == pytest.approx(told[-1], rel=1e-3)
    for one, two in zip(each.average, seldom.average, strict=True):
        assert torch.allclose(one, two, atol=1e-4)


@pytest.mark.parametrize("look_steps", [1, 2])
def test_training_astray_is_a_clear_error(tmp_path: Path, look_steps: int):
    taught = training(6)
    taught._look_steps = look_steps
    with torch.no_grad():
        taught.styles.fill_(float("nan"))
    with pytest.raises(TrainingError, match="astray"):
        list(taught.run())
    if look_steps > 1:  # nothing of it is saved
        with pytest.raises(TrainingError, match="astray"):
            taught.save(tmp_path / "checkpoint")
        assert not (tmp_path / "checkpoint").exists()


def test_pack_that_is_there_is_not_replaced_unasked(material: Path, capsys: pytest.CaptureFixture[str]):
    (material / "dots.safetensors").write_bytes(b"precious")
    assert run(arguments(material)) == 1
    assert "--overwrite" in json.loads(capsys.readouterr().out)["error"]
    assert (material / "dots.safetensors").read_bytes() == b"precious"
    assert run([*arguments(material), "--overwrite"]) == 0
    assert run(arguments(material)) == 0  # its own checkpoint is there: the training goes on


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--device", "abacus"), 2, "abacus"),
        (("--threads", "-1"), 2, "threads"),
        (("--minutes", "nan"), 2, "minutes"),
        (("-o", "film.mp4"), 1, "film.mp4"),
        (("--start", "recipe.toml"), 1, "recipe.toml"),
        (("--photos", "absent"), 1, "absent"),
    ],
)
def test_wrong_usage_of_train_network(
    material: Path, options: tuple[str, str], code: int, words: str, capsys: pytest.CaptureFixture[str]
):
    assert run([*arguments(material), *options]) == code
    assert words in json.loads(capsys.readouterr().out)["error"]


def test_missing_painting_is_named(material: Path, capsys: pytest.CaptureFixture[str]):
    (material / "paintings" / "dots.png").unlink()
    assert run(arguments(material)) == 1
    assert "dots" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it needs a [[style]]"),
        ("steps = 3", "it needs a [[style]]"),
        ("[[style]]\nname = 'A B'", "'A B' is not a style name"),
        ("[[style]]\nname = 'a'\ncolor = 'x'", "unknown entry 'color'"),
        ("= broken", "line 1"),
        ("weights = {charm = 1}\n[[style]]\nname = 'a'", "the names are content"),
        ("steps = 0\n[[style]]\nname = 'a'", "steps are 1 to"),
        ("seed = -1\n[[style]]\nname = 'a'", "the seed is a whole number"),
        ("speed = 'slow'\n[[style]]\nname = 'a'", 'its speed is "fast" or "fine"'),
        ("[[style]]\nname = 'a'\nemphasis = {color = 2}", "the names are"),
        ("[[style]]\nname = 'a'\nemphasis = {steady = inf}", "a weight is no number"),
        ("[[style]]\nname = 'a'\nemphasis = 2", "{NAME = NUMBER}"),
        ("steps = inf\n[[style]]\nname = 'a'", "steps are 1 to"),
        ("weights = {content = nan}\n[[style]]\nname = 'a'", "a weight is no number"),
    ],
)
def test_unusable_recipe_is_a_clear_error(tmp_path: Path, text: str, reason: str):
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(TrainingError) as told:
        read_recipe(path)
    said = str(told.value)
    assert said.startswith(f"The recipe {path} can't be understood (") and reason in said


NESTED = "a = " + "[" * 20_000
MANY = "".join(f"[[style]]\nname = 's{number}'\npicture = 'p'\n" for number in range(300))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NESTED, "nested too deeply"),
        ("a = " + "{b=" * 20_000, "nested too deeply"),
        (MANY, "at most 256 styles"),
        (MANY * 67, "too large for a recipe"),
        ("steps = " + "9" * 5000, "can't be understood"),
    ],
    ids=["lists", "tables", "many styles", "20,000 styles", "digits"],
)
def test_hostile_recipe_is_refused_soon(tmp_path: Path, text: str, reason: str):
    (tmp_path / "recipe.toml").write_text(text)
    assert reason in said_of("read_recipe", tmp_path / "recipe.toml")


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../paintings/dots", "*", "[a-z]ots", "", "dots.png/../dots"]
)
def test_recipe_names_pictures_in_its_folder_alone(material: Path, name: str):
    with pytest.raises(TrainingError, match="There is no painting"):
        find_painting(material / "paintings", name)
    assert find_painting(material / "paintings", "dots").name == "dots.png"


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[2] / "packaging" / "styles").glob("*.toml")),
    ids=lambda path: path.stem,
)
def test_shipped_recipe_can_be_read(path: Path):
    recipe = read_recipe(path)
    assert recipe.speed == ("fine" if path.stem == "fine" else "fast")
    assert recipe.weights.steady > 0
    assert all(style.artist and style.title and style.year for style in recipe.styles)


def test_hold_moves_the_gate_of_the_result_alone():
    taught = training(3)
    list(taught.run())
    _, plain, _ = taught.result()
    taught.settings = replace(taught.settings, hold=0.5)
    shape, held, _ = taught.result()
    last = f"layers.{len(shape.layers) - 1}.bias"
    assert np.allclose(held[last] - plain[last], (0, 0, 0, 0.5), atol=1e-6)
    assert all(np.array_equal(held[name], plain[name]) for name in plain if name != last)


@pytest.mark.parametrize("hold", ["nan", "9.0"])
def test_a_hold_out_of_bounds_is_refused(tmp_path: Path, hold: str):
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(f'hold = {hold}\n[[style]]\npicture = "p"\nname = "n"\n')
    with pytest.raises(TrainingError, match="hold"):
        read_recipe(recipe)
