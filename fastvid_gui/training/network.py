"""`train-network` and `train`: style packs from paintings. The shipped packs were made by the first one."""

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import torch

from fastvid_gui.domain.style import StyleInfo, style_name_for
from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.style.library import installed_styles, load_style
from fastvid_gui.style.pack import Style, read_pack
from fastvid_gui.training.data import Photos, film_photos, read_picture
from fastvid_gui.training.recipe import find_painting, read_recipe
from fastvid_gui.training.result import sample_frame, save_pack, save_preview
from fastvid_gui.training.train import Progress, Training, TrainSettings

SAVE_SECONDS = 180.0
PREVIEW_SECONDS = 30.0
OWN_RATE = 1.2e-3
"""Learning rate where a trained network learns one more style: it knows most of the trade already."""

Tell = Callable[[Progress], None]


def train_pack(
    recipe_file: Path,
    paintings: Path,
    photos: Path,
    output: Path,
    checkpoint: Path,
    *,
    device: str,
    minutes: float | None,
    threads: int,
    start: Path | None,
    tell: Tell,
    stop: threading.Event,
) -> Progress:
    """Trains, or goes on training, the styles of a recipe and writes the pack.

    Args:
        checkpoint: saved every three minutes and at the end; where it exists, the training goes on from it.
        minutes: stop after so long, to go on another time. start: a pack whose network is begun with.

    Raises:
        Interrupted: `stop` was set; checkpoint and pack hold the state reached.
        TrainingError: recipe, paintings or photos can't be used.
    """
    deadline = None if minutes is None else time.monotonic() + 60 * minutes
    if threads:
        torch.set_num_threads(threads)
    recipe = read_recipe(recipe_file)
    pictures = [read_picture(find_painting(paintings, info.picture)) for info in recipe.styles]
    settings = TrainSettings(steps=recipe.steps, weights=recipe.weights, seed=recipe.seed, device=device)
    begun_with = read_pack(start) if start else ()
    training = Training(pictures, Photos.in_folder(photos), settings, start=begun_with)
    return _run(training, recipe.styles, output, checkpoint, None, deadline, tell, stop)


def train_style(
    picture: Path,
    output: Path,
    *,
    photos: Path | None,
    video: Path | None,
    minutes: float,
    device: str,
    tell: Tell,
    stop: threading.Event,
) -> Progress:
    """Teaches the shipped network the style of a picture, on photos or the frames of a video.

    Beside `output` it keeps a preview (`.preview.jpg`: a frame, and how it is painted by now, refreshed every half
    minute) and, until the training is finished, a checkpoint from which the same call goes on.

    Raises:
        Interrupted: `stop` was set; the pack holds the best so far.
        TrainingError: the picture, the photos or the video can't be used.
    """
    painting = read_picture(picture)
    material = Photos.in_folder(photos) if photos is not None else film_photos(_wanted(video), stop)
    settings = TrainSettings(budget_seconds=60 * minutes, rate=OWN_RATE, device=device)
    training = Training([painting], material, settings, start=_shipped())
    title = re.sub(r"[\s_-]+", " ", picture.stem).strip()
    info = StyleInfo(style_name_for(output.stem), title[:1].upper() + title[1:], picture=picture.stem)
    info.check()
    checkpoint, preview = output.with_suffix(".checkpoint"), output.with_suffix(".preview.jpg")
    done = _run(training, (info,), output, checkpoint, preview, None, tell, stop)
    checkpoint.unlink(missing_ok=True)
    return done


def _run(
    training: Training,
    styles: tuple[StyleInfo, ...],
    output: Path,
    checkpoint: Path,
    preview: Path | None,
    deadline: float | None,
    tell: Tell,
    stop: threading.Event,
) -> Progress:
    if not output.absolute().parent.is_dir():
        raise TrainingError(
            f"There is no folder {output.absolute().parent}; make it, or choose another place."
        )
    if checkpoint.exists():
        training.resume(checkpoint)
    frame = sample_frame()
    saved = shown = time.monotonic()
    for progress in training.run(stop, deadline):
        tell(progress)
        now = time.monotonic()
        if now - saved >= SAVE_SECONDS:
            training.save(checkpoint)
            saved = now
        if preview is not None and now - shown >= PREVIEW_SECONDS:
            save_preview(training, frame, preview)
            shown = now
    if preview is not None:
        save_preview(training, frame, preview)
    training.save(checkpoint)
    save_pack(training, styles, output)
    done = training.progress
    if stop.is_set() and training.share < 1:
        raise Interrupted(
            f"Stopped at step {done.step} of {done.steps}. The same command goes on from there."
        )
    return done


def _shipped() -> tuple[Style, ...]:
    """All styles of the network that the first built-in style belongs to."""
    names = [info for info in installed_styles() if info.builtin and info.speed == "fast"]
    styles = [load_style(info.name) for info in names if info.pack == names[0].pack]
    return tuple(styles)


def _wanted(video: Path | None) -> Path:
    if video is None:
        raise TrainingError("Training needs pictures to paint: give --photos DIR or --video FILE.")
    return video
