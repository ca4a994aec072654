"""`train-drafts`: predictor and painter from folders of paintings and photos, and the files it keeps.

A folder holds a training: `targets/` (see `targets.py`), `checkpoint.safetensors`, `log.tsv` (losses now and then) and
`drafter.safetensors`, the result so far (`style/drafter.py`). The same command continues it, on another computer or
device too. Targets may be added while it runs; it takes them in after the next checkpoint.

The recipe (TOML):

    speed = "fast"                          # which network: "fast" or "fine"
    start = "prints"                        # shipped pack whose network it starts from; none: random weights
    steps = 20000
    rate = 1e-3
    weights = { steady = 60.0 }             # where they differ from `losses.LossWeights`
    held_out = ["vangogh_starry_night"]     # paintings (names without ending) that are never trained with
"""

import threading
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

import torch

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import is_style_name
from fastvid_gui.errors import Interrupted, StyleError, TrainingError, UsageError
from fastvid_gui.paths import resources_folder
from fastvid_gui.sentences.system import of_system
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.devices import Device, choose
from fastvid_gui.style.drafter import write_drafter
from fastvid_gui.style.pack import Style, read_pack
from fastvid_gui.training.data import Photos
from fastvid_gui.training.drafts import DraftSettings, DraftTraining
from fastvid_gui.training.losses import LossWeights
from fastvid_gui.training.recipe import MOST_BYTES, SHAPES, replaced
from fastvid_gui.training.running import Tell, TrainingStatus
from fastvid_gui.training.targets import SHARD, joined, prepare_targets, read_targets
from fastvid_gui.training.train import TrainingProgress
from fastvid_gui.user_files import read_user_file

SAVE_SECONDS = 180.0
LOG_STEPS = 20
MOST_MINUTES = 7 * 24 * 60.0
MOST_THREADS = 256


@dataclass(frozen=True, slots=True)
class DraftRecipe:
    """How to train; see the top of the module.

    Attributes:
        start: styles of the pack that it starts from; none: random weights.
    """

    speed: Speed
    start: tuple[Style, ...]
    settings: DraftSettings
    held_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftFolder:
    """The files of a training."""

    path: Path

    @property
    def targets(self) -> Path:
        """Folder of the paintings that were read."""
        return self.path / "targets"

    @property
    def checkpoint(self) -> Path:
        """All that is needed to continue."""
        return self.path / "checkpoint.safetensors"

    @property
    def drafter(self) -> Path:
        """The result so far, ready for use."""
        return self.path / "drafter.safetensors"

    @property
    def log(self) -> Path:
        """Step, seconds, number of targets, and the losses with their names, separated by tabs."""
        return self.path / "log.tsv"


def read_draft_recipe(path: Path) -> DraftRecipe:
    """Reads a recipe and its pack; raises TrainingError if it can't."""
    try:
        data = tomllib.loads(read_user_file(path, MOST_BYTES).decode())
        unknown = set(data) - {"speed", "start", "steps", "rate", "seed", "weights", "held_out"}
        if unknown:
            raise ValueError(f"it has the unknown entry {sorted(unknown)[0]!r}")
        speed = data.get("speed", "fast")
        if speed not in SHAPES:
            raise ValueError('its speed is "fast" or "fine"')
        plain = DraftSettings()
        settings = DraftSettings(
            steps=int(data.get("steps", plain.steps)),
            rate=float(data.get("rate", plain.rate)),
            weights=replaced(LossWeights(), data.get("weights", {})),
            seed=int(data.get("seed", 1)),
        )
        if not (0 < settings.steps <= 10_000_000 and 0 < settings.rate < 1 and 0 <= settings.seed < 2**63):
            raise ValueError("steps, rate and seed are numbers above 0")
        held_out = tuple(str(name) for name in data.get("held_out", []))
        start = str(data.get("start", ""))
        if start and not is_style_name(start):
            raise ValueError("its start is the name of a shipped pack")
        styles = read_pack(resources_folder() / "styles" / f"{start}.safetensors") if start else ()
        if styles and styles[0].info.speed != speed:
            raise ValueError(f"the pack {start} holds a {styles[0].info.speed} network")
    except OSError as error:
        raise TrainingError(TrainingSays.CANT_READ, file=path, reason=of_system(error)) from error
    except (
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        RecursionError,
        TypeError,
        ValueError,
        AttributeError,
        OverflowError,
        StyleError,
    ) as error:
        raise TrainingError(TrainingSays.BAD_RECIPE, file=path, detail=error) from error
    return DraftRecipe(speed, styles, settings, held_out)


def train_drafts(
    recipe_file: Path,
    paintings: Sequence[Path],
    photos: Path,
    folder: Path,
    *,
    count: int,
    device: str,
    minutes: float | None,
    finish: bool,
    threads: int,
    tell: Tell,
    stop: threading.Event,
) -> TrainingProgress:
    """Reads those of `count` paintings that aren't read yet, then starts or continues training.

    Args:
        paintings: folders of them. photos: a folder of pictures to paint. folder: of the training.
        minutes: of training. Then it stops; another call may continue it. With `finish` it is over for good, and sizes,
            weights and rate go through their whole schedule within these minutes.

    Raises:
        Interrupted: `stop` was set; checkpoint and drafter hold the state reached.
        TrainingError, StyleError: something can't be read or written. UsageError: impossible numbers.
    """
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise UsageError(TrainingSays.MINUTES, minutes=minutes, most=MOST_MINUTES)
    if finish and minutes is None:
        raise UsageError(TrainingSays.FINISH_NEEDS_MINUTES)
    if not 0 <= threads <= MOST_THREADS:
        raise UsageError(TrainingSays.THREADS, threads=threads, most=MOST_THREADS)
    if count < 1:
        raise UsageError(TrainingSays.COUNT, count=count)
    if device not in get_args(Device):
        raise UsageError(TrainingSays.DEVICE, device=device, devices=", ".join(get_args(Device)))
    if threads:
        torch.set_num_threads(threads)
    recipe, files = read_draft_recipe(recipe_file), DraftFolder(folder)
    budget = 60 * minutes if finish and minutes is not None else None
    settings = replace(
        recipe.settings, budget_seconds=budget, device=choose(cast(Device, device), "torch")[0]
    )
    for _ in prepare_targets(paintings, recipe.held_out, files.targets, count, settings.device, stop):
        pass
    targets = read_targets(files.targets)
    if targets is None or stop.is_set():
        raise Interrupted(TrainingSays.STOPPED_AT_NOTHING_YET)
    shape = recipe.start[0].shape if recipe.start else SHAPES[recipe.speed]()
    training = DraftTraining(targets, Photos.in_folder(photos, stop), settings, shape, recipe.start)
    if files.checkpoint.exists():
        training.resume(files.checkpoint)
    deadline = None if minutes is None else time.monotonic() + 60 * minutes
    _run(training, files, recipe.speed, deadline, tell, stop)
    if stop.is_set():
        raise Interrupted(TrainingSays.STOPPED_AT_STEP, step=training.step)
    return training.progress


def _run(
    training: DraftTraining,
    files: DraftFolder,
    speed: Speed,
    deadline: float | None,
    tell: Tell,
    stop: threading.Event,
) -> None:
    saved = time.monotonic()
    for progress in training.run(stop, deadline):
        tell(TrainingStatus(progress.step, progress.steps, progress.seconds_left, progress.losses))
        if progress.step % LOG_STEPS == 0:
            _note(files.log, training)
        if time.monotonic() - saved >= SAVE_SECONDS:
            _save(training, files, speed)
            more = read_targets(files.targets, len(training.targets) // SHARD)
            if more is not None:
                training.targets = joined((training.targets, more.to(training.device)))
            saved = time.monotonic()
    _save(training, files, speed)


def _save(training: DraftTraining, files: DraftFolder, speed: Speed) -> None:
    try:
        training.save(files.checkpoint)
    except OSError as error:
        raise TrainingError(
            TrainingSays.CANT_WRITE, file=files.checkpoint, reason=of_system(error)
        ) from error
    write_drafter(files.drafter, training.result(speed))


def _note(log: Path, training: DraftTraining) -> None:
    losses = "\t".join(f"{name} {value:.4f}" for name, value in training.progress.losses.items())
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{training.step}\t{training.seconds:.0f}\t{len(training.targets)}\t{losses}\n")
    except OSError as error:
        raise TrainingError(TrainingSays.CANT_WRITE, file=log, reason=of_system(error)) from error
