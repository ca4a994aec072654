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
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.training.result import paint, save_pack, save_preview
from fastvid_gui.training.train import Training, TrainingProgress


@dataclass(frozen=True, slots=True)
class TrainingStatus(TrainingProgress):
    """The state of a training after a step, for those who watch it.

    Attributes:
        preview: a frame as the (first) style now paints it, RGB uint8, H x W x 3; None if there is no newer one.
        notes: sentences people should read; mostly none.
    """

    preview: Picture | None = None
    notes: tuple[Sentence, ...] = ()


Tell = Callable[[TrainingStatus], None]


@dataclass(frozen=True, slots=True, kw_only=True)
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
    note: Sentence | None = None


def run_training(
    training: Training, outputs: Outputs, tell: Tell, stop: Event, deadline: float | None = None
) -> TrainingProgress:
    """Trains to the end, or until `stop` is set or the deadline (time.monotonic) has passed.

    Raises:
        Interrupted: `stop` was set; checkpoint and pack hold what was learned (neither is touched if nothing was).
        TrainingError: something can't be written at the end, or the training went astray.
    """
    saved, shown, opening = time.monotonic(), -1e9, outputs.note
    noted: Sentence | None = None
    for progress in training.run(stop, deadline):
        now, preview, note = time.monotonic(), None, None
        if outputs.frame is not None and now - shown >= outputs.preview_seconds:
            preview, note = _preview(training, outputs, outputs.frame)
            shown = time.monotonic()
        if now - saved >= outputs.save_seconds:
            note = _save(training, outputs) or note
            saved = time.monotonic()
        training.seconds += time.monotonic() - now  # a budget of time pays for these as well
        fields = (progress.step, progress.steps, progress.seconds_left, progress.losses)
        tell(
            TrainingStatus(*fields, preview, tuple(filter(None, (opening, note if note != noted else None))))
        )
        noted, opening = note or noted, None
    if training.step == 0:
        raise Interrupted(TrainingSays.STOPPED_AT_NOTHING)
    return _finish(training, outputs, stop)


def _preview(training: Training, outputs: Outputs, frame: Picture) -> tuple[Picture, Sentence | None]:
    shape, weights, vectors = training.result()
    painted = paint(shape, weights, vectors[0], frame, training.device)
    if outputs.preview is not None:
        try:
            save_preview(frame, painted, outputs.preview)
        except TrainingError as error:
            return painted, error.sentence
    return painted, None


def _save(training: Training, outputs: Outputs) -> Sentence | None:
    """Writes the checkpoint and perhaps the pack; returns why that failed, None if it did not."""
    problem = _save_checkpoint(training, outputs)
    if outputs.pack_too and not problem:
        try:
            save_pack(training, outputs.styles, outputs.pack, {"about": outputs.about, "finished": False})
        except StyleError as error:
            problem = error.sentence
    return problem


def _save_checkpoint(training: Training, outputs: Outputs) -> Sentence | None:
    try:
        training.save(outputs.checkpoint, outputs.about)
    except TargetError as error:
        return say(TrainingSays.SAVED_NOT, reason=error.sentence)
    return None


def _finish(training: Training, outputs: Outputs, stop: Event) -> TrainingProgress:
    done, finished = training.progress, training.share >= 1
    problem = _save_checkpoint(training, outputs)
    if outputs.frame is not None:
        _preview(training, outputs, outputs.frame)
    try:
        save_pack(training, outputs.styles, outputs.pack, {"about": outputs.about, "finished": finished})
    except StyleError as error:
        if problem:
            raise TrainingError(error.sentence) from error
        kept = outputs.checkpoint
        raise TrainingError(TrainingSays.KEPT_IN_CHECKPOINT, reason=error.sentence, file=kept) from error
    if finished:
        return done
    if problem:
        raise TrainingError(TrainingSays.STYLE_SO_FAR, reason=problem, file=outputs.pack)
    if stop.is_set():
        raise Interrupted(TrainingSays.STOPPED, step=done.step, steps=done.steps, file=outputs.pack)
    return done
