"""`train-network`: a style pack from a recipe, paintings and photos. The shipped packs were made so.

A recipe (TOML) names the styles and what differs from the defaults of `train.py`:

    steps = 3000
    [[style]]
    picture = "vangogh_starry_night"        # file name without ending, in the folder of paintings
    name = "starry-night"
    title = "The Starry Night"
    artist = "Vincent van Gogh"
    year = "1889"
    credit = "public domain"
"""

import threading
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.training.data import PICTURE_ENDINGS, Photos, read_picture
from fastvid_gui.training.train import Progress, Training, TrainSettings

SAVE_SECONDS = 180.0
THUMBNAIL_FRAME = 60
THUMBNAIL_SIZE = (320, 180)
_TEXTS = ("name", "title", "artist", "year", "credit", "picture")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to train: the styles, how many steps, the random seed."""

    styles: tuple[StyleInfo, ...]
    steps: int
    seed: int


def read_recipe(path: Path) -> Recipe:
    """Reads a recipe; raises TrainingError where it can't be understood."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        styles = []
        for entry in data["style"]:
            unknown = set(entry) - set(_TEXTS)
            if unknown:
                raise ValueError(f"a style has the unknown entry {sorted(unknown)[0]!r}")
            name, title, artist, year, credit, picture = (str(entry.get(key, "")) for key in _TEXTS)
            info = StyleInfo(name, title, artist, year, credit, picture=picture)
            info.check()
            styles.append(info)
        if len({info.name for info in styles}) != len(styles) or not styles:
            raise ValueError("it needs styles with different names")
        return Recipe(tuple(styles), int(data.get("steps", TrainSettings().steps)), int(data.get("seed", 1)))
    except OSError as error:
        raise TrainingError(f"The recipe {path} can't be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise TrainingError(f"The recipe {path} can't be understood ({error}).") from error


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
    tell: Callable[[Progress], None],
    stop: threading.Event,
) -> Progress:
    """Trains, or goes on training, and writes the pack; the checkpoint is saved every three minutes and at the end.

    Raises:
        Interrupted: `stop` was set; checkpoint and pack hold the state reached.
        TrainingError: recipe, paintings or photos can't be used.
    """
    deadline = None if minutes is None else time.monotonic() + 60 * minutes
    if threads:
        torch.set_num_threads(threads)
    recipe = read_recipe(recipe_file)
    pictures = [read_picture(_painting(paintings, info.picture)) for info in recipe.styles]
    settings = TrainSettings(steps=recipe.steps, seed=recipe.seed, device=device)
    training = Training(pictures, Photos.in_folder(photos), settings)
    if checkpoint.exists():
        training.resume(checkpoint)
    last, saved = Progress(training.step, recipe.steps, 0.0, {}), time.monotonic()
    for progress in training.run(stop, deadline):
        last = progress
        tell(progress)
        if time.monotonic() - saved >= SAVE_SECONDS:
            training.save(checkpoint)
            saved = time.monotonic()
    training.save(checkpoint)
    save_pack(training, recipe, output, last)
    if stop.is_set():
        raise Interrupted(
            f"Stopped at step {last.step} of {last.steps}. The same command goes on from there."
        )
    return last


def save_pack(training: Training, recipe: Recipe, output: Path, last: Progress) -> None:
    """Writes the training's result as a style pack, with thumbnails painted on the sample clip."""
    shape, weights, vectors = training.result()
    sample = _sample_frame()
    styles = []
    for info, vector in zip(recipe.styles, vectors, strict=True):
        styles.append(PackedStyle(info, vector, _thumbnail(training.network, weights, vector, sample)))
    facts = {
        "steps": last.step,
        "of": last.steps,
        "seed": recipe.seed,
        "losses": {name: round(value, 5) for name, value in last.losses.items()},
        "photos": len(training.photos.pictures),
    }
    write_pack(output, shape, weights, styles, facts)


def _painting(folder: Path, name: str) -> Path:
    for path in sorted(folder.glob(f"{name}.*")):
        if path.suffix.lower() in PICTURE_ENDINGS:
            return path
    raise TrainingError(f"There is no painting {name} (JPEG, PNG, ...) in {folder}.")


def _sample_frame() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    source = open_source(resources_folder() / "sample" / "sample.mp4")
    number = min(THUMBNAIL_FRAME, source.info.frames - 1)
    return next(iter(read_frames(source, number, number + 1)))


def _thumbnail(
    network: StyleNetwork,
    weights: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]],
    vector: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
    frame: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> bytes:
    copy = StyleNetwork(network.shape)
    copy.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in weights.items()})
    picture = torch.from_numpy(np.ascontiguousarray(frame)).permute(2, 0, 1)[None].float()
    with torch.inference_mode():
        painted = copy(
            picture,
            torch.from_numpy(np.array(vector))[None],
            torch.zeros_like(picture),
            torch.zeros_like(picture[:, :1]),
        )
    array = painted[0].clamp(0, 255).round().byte().permute(1, 2, 0).numpy()
    small = cv2.resize(array, THUMBNAIL_SIZE, interpolation=cv2.INTER_AREA)
    good, data = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 85])
    return data.tobytes() if good else b""
