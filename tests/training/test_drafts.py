"""Predictor and painter of any picture's style: what they learn from, that they learn, and `train-drafts`."""

import json
import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from textures import SHAPE, pictures

from fastvid_gui.cli.app import run
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import TrainingError
from fastvid_gui.style.drafter import CODE_SIZE, look_at, predictor_weights, read_drafter
from fastvid_gui.style.perceptual import STYLE_LAYERS, Vgg19, at_style_side, picture_tensor, style_target
from fastvid_gui.style.shape import fast_shape, fine_shape
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.training import drafting, drafts, targets
from fastvid_gui.training.data import Photos
from fastvid_gui.training.drafting import read_draft_recipe
from fastvid_gui.training.drafts import DraftSettings, DraftTraining
from fastvid_gui.training.predictor import Predictor, StatisticsCode
from fastvid_gui.training.targets import changed, joined, prepare_targets, read_target, read_targets

RECIPE = 'steps = 4\nheld_out = ["dots"]\n'


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, loss_network: Vgg19) -> None:
    monkeypatch.setattr(drafts, "CROPS", ((0.0, 48, 2),))
    monkeypatch.setattr(drafts, "PASTS", (0, 2))
    monkeypatch.setattr(drafts, "MORE_LOOKS", 1)
    monkeypatch.setattr(drafts, "Vgg19", lambda: loss_network)
    monkeypatch.setattr(targets, "Vgg19", lambda: loss_network)
    for module in (targets, drafting):
        monkeypatch.setattr(module, "SHARD", 2)
    monkeypatch.setattr(drafting, "SHAPES", {"fast": lambda: SHAPE})


@pytest.fixture(scope="module")
def read(loss_network: Vgg19) -> targets.Targets:
    return joined([read_target(loss_network, picture) for picture in pictures(3, 1)])


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """A folder with `paintings` (three, one of them the recipe holds out), `photos` and `recipe.toml`."""
    for folder, names in (("paintings", ("dots", "one", "two")), ("photos", ("a", "b"))):
        (tmp_path / folder).mkdir()
        for name, picture in zip(names, pictures(len(names), 4), strict=True):
            cv2.imwrite(str(tmp_path / folder / f"{name}.png"), picture)
    (tmp_path / "recipe.toml").write_text(RECIPE)
    return tmp_path


def training(read: targets.Targets, **settings: object) -> DraftTraining:
    return DraftTraining(
        read, Photos(tuple(pictures(4, 2))), DraftSettings(**{"steps": 40, **settings}), SHAPE
    )


def prepared(folders: Path, count: int, held_out: tuple[str, ...] = ("dots",)) -> list[int]:
    stop = threading.Event()
    return list(prepare_targets([folders / "paintings"], held_out, folders / "targets", count, "cpu", stop))


def arguments(folders: Path) -> list[str]:
    return [
        *("train-drafts", str(folders / "recipe.toml"), "--paintings", str(folders / "paintings"), "--json"),
        *("--photos", str(folders / "photos"), "--folder", str(folders / "made"), "--count", "2"),
    ]


def test_target_holds_what_the_loss_network_says(loss_network: Vgg19):
    painting = pictures(1, 5)[0]
    target = read_target(loss_network, painting)
    exact = style_target(loss_network, at_style_side(picture_tensor(painting)))
    for name, value in target.grams(torch.tensor([0])).items():
        assert value.shape == exact[name].shape
        assert float((value - exact[name]).norm() / exact[name].norm()) < 0.01, name
    assert np.array_equal(target.looks[0].permute(1, 2, 0).numpy(), look_at(painting))


def test_paintings_are_read_once_and_more_of_them_are_changed_ones(folders: Path):
    assert prepared(folders, 2) == [2]
    assert prepared(folders, 4) == [4]  # the first shard stays
    assert prepared(folders, 4) == []
    found = read_targets(folders / "targets")
    later = read_targets(folders / "targets", first=1)
    assert found is not None and later is not None and (len(found), len(later)) == (4, 2)
    assert torch.equal(found.looks[2:], later.looks)
    wanted = [
        look_at(cv2.imread(str(path))[:, :, ::-1].copy()) for path in (folders / "paintings").glob("[ot]*")
    ]
    seen = [look.permute(1, 2, 0).numpy() for look in found.looks]
    assert all(any(np.array_equal(picture, look) for look in seen[:2]) for picture in wanted)
    assert not any(np.array_equal(picture, look) for look in seen[2:] for picture in wanted)


def test_held_out_paintings_are_never_read(folders: Path):
    with pytest.raises(TrainingError, match="no painting"):
        prepared(folders, 2, ("dots", "one", "two"))


def test_damaged_target_is_a_clear_error(folders: Path):
    prepared(folders, 2)
    (shard,) = (folders / "targets").iterdir()
    shard.write_bytes(shard.read_bytes()[:1000])
    with pytest.raises(TrainingError, match=r"targets-0000.*delete it"):
        read_targets(folders / "targets")


def test_changed_paintings_are_pictures_of_many_kinds():
    one, other = pictures(2, 6)
    made = [changed(one, other, np.random.default_rng(seed)) for seed in range(24)]
    for picture in made:
        assert picture.dtype == np.uint8 and picture.ndim == 3 and picture.shape[2] == 3
        assert min(picture.shape[:2]) >= 0.6 * 96 - 1 and picture.flags.c_contiguous
    assert len({picture.tobytes() for picture in made}) == 24
    again = changed(one, other, np.random.default_rng(7))
    assert np.array_equal(made[7], again)


def test_codes_of_the_statistics_are_even_and_tell_paintings_apart():
    statistics = torch.randn(300, 200, generator=torch.Generator().manual_seed(1)) * torch.logspace(
        0, -3, 200
    )
    code = StatisticsCode(200)
    code.learn(statistics)
    codes = code(statistics)
    assert codes.shape == (300, CODE_SIZE)
    assert torch.allclose(codes.mean(0), torch.zeros(CODE_SIZE), atol=1e-4)
    assert float(codes.square().mean()) == pytest.approx(1, rel=1e-3)
    # Distances between codes follow those between statistics.
    near = torch.corrcoef(torch.stack([torch.pdist(codes), torch.pdist(statistics)]))[0, 1]
    assert near > 0.7


def test_predictor_has_the_weights_that_a_drafter_file_asks_for():
    predictor = Predictor(torch.zeros(SHAPE.style_size))
    found = {name: tuple(value.shape) for name, value in predictor.named_parameters()}
    assert found == predictor_weights(SHAPE.style_size)


def test_predictor_begins_with_the_best_linear_way_to_the_code(read: targets.Targets):
    codes = torch.randn(len(read), CODE_SIZE, generator=torch.Generator().manual_seed(1))
    predictor = Predictor(torch.zeros(4))
    predictor.begin(read.looks, codes)
    with torch.no_grad():
        found = predictor.code(read.looks.float())
    assert float((found - codes).square().mean()) < 0.2 * float(codes.square().mean())


def test_training_lowers_the_loss(read: targets.Targets, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drafts, "TAUGHT", (0, 0.5))
    monkeypatch.setattr(drafts, "WARM_UP_STEPS", 1)
    taught = training(read, rate=3e-3)

    def loss() -> float:
        taught.generator.manual_seed(5)
        with torch.no_grad():
            return float(sum(taught._losses(2, 48, 3).values()))

    before = loss()
    assert len(list(taught.run())) == 40
    assert loss() < 0.92 * before


def test_style_vectors_come_from_the_true_code_at_first(
    read: targets.Targets, monkeypatch: pytest.MonkeyPatch
):
    """Until the encoder can tell codes, it neither hinders the painter nor learns from it."""

    def learns(step: int) -> bool:
        taught = training(read, code_weight=0.0)
        taught.step = step
        torch.autograd.backward(sum(taught._losses(0, 48, 2).values()))
        return bool(taught.predictor.tell.weight.grad.abs().sum() > 0)

    monkeypatch.setattr(drafts, "TAUGHT", (2, 3))
    assert not learns(0) and learns(3)


@pytest.mark.slow
def test_training_goes_on_as_if_it_had_not_stopped(tmp_path: Path, read: targets.Targets):
    whole, resumed = training(read, steps=4), training(read, steps=4)
    for progress in whole.run():
        if progress.step == 2:
            whole.save(tmp_path / "checkpoint.safetensors")
    resumed.resume(tmp_path / "checkpoint.safetensors")
    assert resumed.step == 2
    list(resumed.run())
    for name, value in whole.average.items():
        assert torch.allclose(value, resumed.average[name], atol=1e-4), name


def test_damaged_checkpoint_is_a_clear_error(tmp_path: Path, read: targets.Targets):
    taught = training(read)
    taught.save(tmp_path / "checkpoint.safetensors")
    data = (tmp_path / "checkpoint.safetensors").read_bytes()
    for damaged in (b"", b"no tensors", data[: len(data) // 2]):
        (tmp_path / "checkpoint.safetensors").write_bytes(damaged)
        with pytest.raises(TrainingError, match="is damaged; delete it to start over"):
            training(read).resume(tmp_path / "checkpoint.safetensors")


def test_schedule_follows_a_budget_of_time(read: targets.Targets):
    taught = training(read, budget_seconds=10.0)
    taught.seconds, taught._begun = 25.0, 20.0
    assert taught.share == 0.5 and taught.progress.seconds_left == 5.0


def test_training_astray_is_a_clear_error(read: targets.Targets):
    taught = training(read)
    with torch.no_grad():
        taught.predictor.out.bias.fill_(float("nan"))
    with pytest.raises(TrainingError, match="astray"):
        list(taught.run())


def test_train_drafts_makes_a_drafter_that_paints_and_goes_on(
    folders: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(arguments(folders)) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 4
    drafter = read_drafter(folders / "made" / "drafter.safetensors")
    assert (drafter.shape, drafter.speed, drafter.training["paintings"]) == (SHAPE, "fast", 2)
    style = drafter.draft(pictures(1, 9)[0], StyleInfo(name="nine"))
    frame = pictures(1, 10)[0]
    painted = make_stylizer(style, 96, 96, device="cpu").paint(frame)
    assert painted.shape == frame.shape and painted.std() > 1
    (folders / "recipe.toml").write_text(RECIPE.replace("steps = 4", "steps = 6"))
    assert run([*arguments(folders), "--count", "4"]) == 0
    assert read_drafter(folders / "made" / "drafter.safetensors").training["steps"] == 6


def test_targets_that_are_added_meanwhile_are_taken_in(folders: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drafting, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(drafting, "LOG_STEPS", 1)
    prepared(folders, 2)
    later = read_targets(folders / "targets")
    real = drafting.read_targets
    monkeypatch.setattr(
        drafting, "read_targets", lambda path, first=0: later if first == 1 else real(path, first)
    )
    assert run(arguments(folders)) == 0
    counts = [line.split("\t")[2] for line in (folders / "made" / "log.tsv").read_text().splitlines()]
    assert counts == ["2", "4", "4", "4"]


@pytest.mark.parametrize(
    "options",
    [
        *(("--device", "abacus"), ("--threads", "-1"), ("--minutes", "nan"), ("--count", "0"), ("--finish",)),
        *(("--photos", "absent"), ("--paintings", "absent")),
    ],
)
def test_wrong_usage_is_a_clear_error(
    folders: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    assert run([*arguments(folders), *options]) in (1, 2)
    error = json.loads(capsys.readouterr().out)["error"]
    assert "unexpected" not in error and error.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "steps = 0",
        'speed = "slow"',
        "no toml",
        'start = "absent"',
        "color = 3",
        "rate = nan",
        'speed = "fine"\nstart = "prints"',
    ],
)
def test_wrong_recipe_is_a_clear_error(tmp_path: Path, text: str):
    (tmp_path / "recipe.toml").write_text(text)
    with pytest.raises(TrainingError, match=r"recipe\.toml can't be (understood|read)"):
        read_draft_recipe(tmp_path / "recipe.toml")


@pytest.mark.parametrize("name", ["fast", "fine"])
def test_shipped_recipes_begin_with_shipped_networks(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drafting, "SHAPES", {"fast": fast_shape, "fine": fine_shape})
    recipe = read_draft_recipe(Path(__file__).parents[2] / "packaging" / "drafts" / f"{name}.toml")
    assert recipe.start and recipe.start[0].info.speed == recipe.speed
    assert len(set(recipe.held_out)) == 10


def test_layers_of_targets_are_those_of_the_style(read: targets.Targets):
    assert set(read.triangles) == set(STYLE_LAYERS) and read.norms.shape == (3, len(STYLE_LAYERS))
