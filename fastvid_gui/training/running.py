"""A running training: what it reports, what it saves when, and how it ends.

At most the last minute or so of learning is lost: checkpoints are replaced in one go. Where one can't be written (the
disk is full), the training keeps the older one, says so, and continues.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import Interrupted, StyleError, TargetError, TrainingError
from fastvid_gui.picture import Picture
from fastvid_gui.training.result import paint, save_pack, save_preview
from fastvid_gui.training.train import Progress, Training


@dataclass(frozen=True, slots=True)
class TrainingNews(Progress):
    """The state of a training after a step, for those who watch it.

    Attributes:
        preview: a frame as the (first) style now paints it, RGB uint8, H x W x 3; None where there is no newer one.
        note: a sentence people should read; mostly "".
    """

    preview: Picture | None = None
    note: str = ""


Tell = Callable[[TrainingNews], None]


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a training writes.

    Attributes:
        styles: of the pack, as many as the training has.
        pack, checkpoint: files.
        about: whose training it is, in checkpoint and pack.
        pack_too: whether the pack is written with each checkpoint, and not only at the end.
        save_seconds: time between checkpoints.
        frame: what previews show; None: there are none.
        preview: file for it: the frame, and beside it how it is painted.
        preview_seconds: time between previews; the first one comes with the first step.
        note: what people should read with the first step.
    """

    styles: tuple[StyleInfo, ...]
    pack: Path
    checkpoint: Path
    about: str = ""
    pack_too: bool = False
    save_seconds: float = 180.0
    frame: Picture | None = None
    preview: Path | None = None
    preview_seconds: float = 30.0
    note: str = ""


def run_training(
    training: Training, outputs: Outputs, tell: Tell, stop: Event, deadline: float | None = None
) -> Progress:
    """Trains to the end, or until `stop` is set or the deadline (time.monotonic) has passed.

    Raises:
        Interrupted: `stop` was set; checkpoint and pack hold what was learned (neither is touched where nothing was).
        TrainingError: something can't be written at the end, or the training went astray.
    """
    saved, shown, noted, opening = time.monotonic(), -1e9, "", outputs.note
    for progress in training.run(stop, deadline):
        now, preview, note = time.monotonic(), None, ""
        if outputs.frame is not None and now - shown >= outputs.preview_seconds:
            preview, note = _preview(training, outputs, outputs.frame)
            shown = time.monotonic()
        if now - saved >= outputs.save_seconds:
            note = _save(training, outputs) or note
            saved = time.monotonic()
        training.seconds += time.monotonic() - now  # a budget of time pays for these as well
        fields = (progress.step, progress.steps, progress.seconds_left, progress.losses)
        tell(TrainingNews(*fields, preview, f"{opening} {note if note != noted else ''}".strip()))
        noted, opening = note or noted, ""
    if training.step == 0:
        raise Interrupted("Stopped before anything was learned.")
    return _finish(training, outputs, stop)


def _preview(training: Training, outputs: Outputs, frame: Picture) -> tuple[Picture, str]:
    shape, weights, vectors = training.result()
    painted = paint(shape, weights, vectors[0], frame, training.device)
    if outputs.preview is not None:
        try:
            save_preview(frame, painted, outputs.preview)
        except TrainingError as error:
            return painted, str(error)
    return painted, ""


def _save(training: Training, outputs: Outputs) -> str:
    """Writes the checkpoint and perhaps the pack; returns why that failed, "" where it did not."""
    problem = _save_checkpoint(training, outputs)
    if outputs.pack_too and not problem:
        try:
            save_pack(training, outputs.styles, outputs.pack, {"about": outputs.about, "finished": False})
        except StyleError as error:
            problem = str(error)
    return problem


def _save_checkpoint(training: Training, outputs: Outputs) -> str:
    try:
        training.save(outputs.checkpoint, outputs.about)
    except TargetError as error:
        return f"The checkpoint can't be written. {error} The one before is kept and the training goes on."
    return ""


def _finish(training: Training, outputs: Outputs, stop: Event) -> Progress:
    done, finished = training.progress, training.share >= 1
    problem = _save_checkpoint(training, outputs)
    if outputs.frame is not None:
        _preview(training, outputs, outputs.frame)
    try:
        save_pack(training, outputs.styles, outputs.pack, {"about": outputs.about, "finished": finished})
    except StyleError as error:
        kept = (
            "" if problem else f" What was learned is kept in {outputs.checkpoint}; the same command goes on."
        )
        raise TrainingError(f"{error}{kept}") from error
    if finished:
        return done
    if problem:
        raise TrainingError(f"{problem} The style so far is in {outputs.pack}.")
    if stop.is_set():
        raise Interrupted(
            f"Stopped at step {done.step} of {done.steps}. What was learned is in {outputs.pack}; the same command "
            "goes on from there."
        )
    return done
