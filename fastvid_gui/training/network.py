"""`train-network` and `train`: style packs from paintings. The first one made the shipped packs."""

import hashlib
import math
import re
import threading
import time
from dataclasses import replace
from pathlib import Path

import torch

from fastvid_gui.domain.style import StyleInfo, style_name_for
from fastvid_gui.errors import StyleError, TrainingError, UsageError
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.pictures import PictureSays
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.system import of_system
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.devices import Device, choose
from fastvid_gui.style.pack import pack_training, read_pack
from fastvid_gui.style.pictures import MAX_FILE_BYTES, PAINTING_SIDE, read_picture
from fastvid_gui.style.style_file_place import check_style_target, style_file
from fastvid_gui.targets.place import check_target
from fastvid_gui.training.checkpoint import checkpoint_about, is_old_checkpoint
from fastvid_gui.training.data import Photos, film_photos
from fastvid_gui.training.recipe import find_painting, read_recipe
from fastvid_gui.training.result import sample_frame
from fastvid_gui.training.running import Outputs, Tell, TrainingStatus, run_training
from fastvid_gui.training.starts import nearest_start
from fastvid_gui.training.train import Training, TrainingProgress, TrainSettings
from fastvid_gui.user_files import read_user_file

__all__ = ["TrainingStatus", "train_pack", "train_style"]

SAVE_SECONDS = 60.0
OWN_RATE = 1.2e-3
"""Learning rate when a trained network learns one more style: it already knows most of the trade."""
OWN_PHOTOS = 600
"""Photos that are practiced on; more would not be seen often enough to count in a quarter of an hour."""
PREVIEW_WIDTH = 640
MOST_MINUTES = 7 * 24 * 60.0
MOST_THREADS = 256


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
    overwrite: bool = False,
) -> TrainingProgress:
    """Starts or continues training the styles of a recipe, and writes the pack.

    Args:
        checkpoint: saved every three minutes and at the end; where it exists, the training continues from it.
        minutes: stops after this time; another call may continue. start: a pack whose network it starts from.
        device: "auto", "cpu", "cuda" or "mps".
        overwrite: whether a pack may be replaced that is not this checkpoint's.

    Raises:
        Interrupted: `stop` was set; checkpoint and pack hold the state reached.
        TrainingError: recipe, paintings or photos can't be used.
        StyleError, TargetError: pack or checkpoint can't be written there; raised before the training.
    """
    deadline = None if minutes is None else time.monotonic() + 60 * _checked_minutes(minutes)
    if not 0 <= threads <= MOST_THREADS:
        raise UsageError(TrainingSays.THREADS, threads=threads, most=MOST_THREADS)
    if threads:
        torch.set_num_threads(threads)
    place = choose(_device(device), "torch")[0]
    read = (recipe_file, *((start,) if start is not None else ()))
    check_style_target(output, *read, overwrite=overwrite or checkpoint.exists())
    check_target(checkpoint, *read, overwrite=True)
    if checkpoint.exists():
        checkpoint_about(checkpoint)  # a damaged one fails before the photos are read
    recipe = read_recipe(recipe_file)
    pictures = [read_picture(find_painting(paintings, info.picture), PAINTING_SIDE) for info in recipe.styles]
    settings = TrainSettings(
        steps=recipe.steps,
        weights=recipe.weights,
        emphasis=recipe.emphasis,
        hold=recipe.hold,
        seed=recipe.seed,
        device=place,
    )
    begun_with = read_pack(start) if start else ()
    if begun_with and begun_with[0].info.speed != recipe.speed:
        raise TrainingError(TrainingSays.OTHER_SPEED, file=start, speed=recipe.speed)
    training = Training(
        pictures,
        Photos.in_folder(photos, stop),
        settings,
        recipe.shape,
        begun_with,
        [info.name for info in recipe.styles],
    )
    if checkpoint.exists():
        training.resume(checkpoint)
    return run_training(
        training, Outputs(styles=recipe.styles, pack=output, checkpoint=checkpoint), tell, stop, deadline
    )


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
    title: str = "",
    overwrite: bool = False,
    fresh: bool = False,
    preview_seconds: float = 15.0,
) -> TrainingProgress:
    """Teaches the shipped network the style of a picture, on photos or the frames of a video.

    The command line and the window's engine process both use this: it blocks, reports each step, and stops soon after
    `stop` is set. Next to `output` it keeps a preview (`.preview.jpg`: a frame, and how it is painted by now) and,
    until the training is finished, a checkpoint from which the same call continues. The pack itself is there from the
    first checkpoint on (after a minute), so that a killed process also leaves a style.

    Args:
        picture: the painting. output: of the style file; `.safetensors` is added if it has no ending.
        photos, video: material to practice on; the first one given counts. Previews show a frame of the video, else of
            the
            sample clip.
        minutes: how long it takes, including loading the pictures.
        device: "auto", "cpu", "cuda" or "mps".
        tell: called after each step with `TrainingStatus`: step, steps, seconds left, losses, the preview as a picture
            every `preview_seconds` (the first one at once), and a note where something is wrong.
        title: of the style; the picture's name where empty.
        overwrite: whether a style file may be replaced that is not this training's own.
        fresh: start over, even if there is a checkpoint.

    Raises:
        Interrupted: `stop` was set; the style file holds the best so far. Where nothing was learned, there is none.
        TrainingError: picture, photos, video or checkpoint can't be used. StyleError, TargetError: style file or
            checkpoint can't be written there. UsageError, DeviceError: impossible minutes or device. All of these are
            raised before anything is learned.
    """
    began = time.monotonic()
    minutes = _checked_minutes(minutes)
    output = style_file(output)
    place = choose(_device(device), "torch")[0]
    painting = read_picture(picture, PAINTING_SIDE)
    about, checkpoint = _digest(picture), output.with_suffix(".checkpoint")
    goes_on = _goes_on(output, checkpoint, about, overwrite, fresh)
    check_target(checkpoint, picture, overwrite=True)
    frame = sample_frame()
    if photos is not None:
        material = Photos.in_folder(photos, stop, OWN_PHOTOS)
    else:
        material, frame = film_photos(_wanted(video), stop), _film_frame(_wanted(video), stop)
    settings = TrainSettings(budget_seconds=60 * minutes, rate=OWN_RATE, device=place)
    training = Training([painting], material, settings, start=nearest_start(painting, torch.device(place)))
    if goes_on:
        training.resume(checkpoint)
    spent = time.monotonic() - began
    training.settings = replace(settings, budget_seconds=max(30 * minutes, 60 * minutes - spent))
    outputs = Outputs(
        styles=(_info(output, picture, title),),
        pack=output,
        checkpoint=checkpoint,
        about=about,
        pack_too=True,
        save_seconds=SAVE_SECONDS,
        frame=frame,
        preview=output.with_suffix(".preview.jpg"),
        preview_seconds=preview_seconds,
        note=None if fresh or goes_on or not is_old_checkpoint(checkpoint) else say(TrainingSays.STARTS_OVER),
    )
    done = run_training(training, outputs, tell, stop)
    checkpoint.unlink(missing_ok=True)
    return done


def _checked_minutes(minutes: float) -> float:
    if not 0 < minutes <= MOST_MINUTES:  # refuses NaN, too
        raise UsageError(TrainingSays.MINUTES, minutes=minutes, most=MOST_MINUTES)
    return minutes


def _goes_on(output: Path, checkpoint: Path, about: str, overwrite: bool, fresh: bool) -> bool:
    """Whether there is a checkpoint to continue from; refuses places where something else would be lost."""
    begun = checkpoint.exists() and not fresh
    goes_on = begun and not is_old_checkpoint(checkpoint)
    if goes_on and checkpoint_about(checkpoint) not in ("", about):
        raise TrainingError(TrainingSays.OTHER_PICTURE, file=checkpoint)
    check_style_target(output, overwrite=overwrite or (begun and _is_of(output, about)))
    return goes_on


def _is_of(output: Path, about: str) -> bool:
    """Whether a style file is what this same training has written so far."""
    try:
        return not output.exists() or pack_training(output).get("about", about) == about
    except StyleError:
        return False


def _info(output: Path, picture: Path, title: str) -> StyleInfo:
    name = _plain(re.sub(r"[\s_-]+", " ", picture.stem))
    return StyleInfo(
        name=style_name_for(output.stem),
        title=_plain(title) or name[:1].upper() + name[1:],
        credit="made with FastVid",
        picture=_plain(picture.stem),
    )


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()[:100]


def _digest(picture: Path) -> str:
    try:
        return hashlib.sha256(read_user_file(picture, MAX_FILE_BYTES)).hexdigest()[:32]
    except OSError as error:
        raise TrainingError(PictureSays.CANT_READ, file=picture, reason=of_system(error)) from error


def _device(device: str) -> Device:
    if device not in ("auto", "cpu", "cuda", "mps"):
        raise UsageError(TrainingSays.DEVICE, device=device, devices="auto, cpu, cuda, mps")
    return device  # type: ignore[return-value]


def _film_frame(video: Path, stop: threading.Event) -> Picture:
    """The frame in the middle of a film, at most 640 pixels wide."""
    source = open_source(video, stop=stop)
    factor = min(1.0, PREVIEW_WIDTH / source.info.width, PREVIEW_WIDTH / source.info.height)
    size = (max(16, math.floor(source.info.width * factor)), max(16, math.floor(source.info.height * factor)))
    middle = source.info.frames // 2
    return next(iter(read_frames(source, middle, middle + 1, size, stop=stop)))


def _wanted(video: Path | None) -> Path:
    if video is None:
        raise TrainingError(TrainingSays.NO_MATERIAL)
    return video
