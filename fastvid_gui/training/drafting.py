"""`train-drafts`: predictor and painter from folders of paintings and photos, with all that is kept of it.

A folder holds a training: `targets/` (`targets.py`), `checkpoint.safetensors`, `log.tsv` (a line of losses now and then). The same command goes on
with it, on another computer or device too. More targets may be made beside a training that runs: it takes them in with its next
checkpoint.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.style.devices import Device, choose
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import Shape
from fastvid_gui.training.data import Photos
from fastvid_gui.training.drafts import DraftSettings, DraftTraining
from fastvid_gui.training.targets import SHARD, joined, prepare_targets, read_targets
from fastvid_gui.training.train import Progress

SAVE_SECONDS = 180.0
LOG_STEPS = 20

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class DraftFiles:
    """What a training reads and writes.

    Attributes:
        paintings: folders. held_out: names of paintings (without ending) that are never read.
        photos: a folder. folder: of the training.
    """

    paintings: tuple[Path, ...]
    held_out: tuple[str, ...]
    photos: Path
    folder: Path

    @property
    def shards(self) -> Path:
        """Folder of the targets."""
        return self.folder / "targets"

    @property
    def checkpoint(self) -> Path:
        """The checkpoint."""
        return self.folder / "checkpoint.safetensors"

    @property
    def log(self) -> Path:
        """Losses: step, seconds, and the losses with their names, with tabs between."""
        return self.folder / "log.tsv"


def train_drafts(
    files: DraftFiles,
    settings: DraftSettings,
    shape: Shape,
    start: Sequence[Style],
    count: int,
    deadline: float | None,
    tell: Tell,
    stop: threading.Event,
) -> Progress:
    """Reads `count` paintings, as far as they aren't read yet, then trains, or goes on training."""
    for _ in prepare_targets(
        files.paintings, files.held_out, files.shards, count, settings.device, stop
    ):
        pass
    targets = read_targets(files.shards)
    if targets is None or stop.is_set():
        raise Interrupted("Stopped before anything was learned.")
    training = DraftTraining(targets, Photos.in_folder(files.photos, stop), settings, shape, start)
    if files.checkpoint.exists():
        training.resume(files.checkpoint)
    saved = time.monotonic()
    for progress in training.run(stop, deadline):
        tell(progress)
        if progress.step % LOG_STEPS == 0:
            _note(files.log, training)
        if time.monotonic() - saved >= SAVE_SECONDS:
            _save(training, files)
            more = read_targets(files.shards, len(training.targets) // SHARD)
            if more is not None:
                training.targets = joined((training.targets, more.to(training.device)))
            saved = time.monotonic()
    _save(training, files)
    return training.progress


def _save(training: DraftTraining, files: DraftFiles) -> None:
    try:
        training.save(files.checkpoint)
    except OSError as error:
        raise TrainingError(f"{files.checkpoint} can't be written: {error.strerror or error}.") from error


def _note(log: Path, training: DraftTraining) -> None:
    progress = training.progress
    losses = "\t".join(f"{name} {value:.4f}" for name, value in progress.losses.items())
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{progress.step}\t{training.seconds:.0f}\t{len(training.targets)}\t{losses}\n")
