"""What a training leaves behind: style packs with thumbnails, and preview pictures on the way."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import TargetError, TrainingError
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.picture import Picture
from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.perceptual import picture_tensor
from fastvid_gui.style.shape import Shape
from fastvid_gui.style.thumbnail import THUMBNAIL_FRAME, jpeg, thumbnail_of
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.training.train import Training

PREVIEW_QUALITY = 85
CPU = torch.device("cpu")


def save_pack(
    training: Training, styles: Sequence[StyleInfo], output: Path, more: Mapping[str, object] | None = None
) -> None:
    """Writes what a training has learned as a style pack, with thumbnails painted on the sample clip.

    `more`: further facts worth knowing later (plain JSON values).
    """
    shape, weights, vectors = training.result()
    sample = sample_frame()
    packed = []
    for info, vector in zip(styles, vectors, strict=True):
        painted = paint(shape, weights, vector, sample, training.device)
        packed.append(PackedStyle(info, vector, thumbnail_of(painted)))
    progress = training.progress
    facts = {
        "steps": progress.step,
        "of": progress.steps,
        "seed": training.settings.seed,
        "seconds": round(training.seconds),
        "losses": {name: round(value, 5) for name, value in progress.losses.items()},
        "photos": training.photos.count,
    }
    write_pack(output, shape, weights, packed, facts | dict(more or {}), speed=styles[0].speed)


def save_preview(frame: Picture, painted: Picture, output: Path) -> None:
    """Writes a picture (JPEG): a frame, and beside it how it is painted; both RGB uint8 of one size."""
    data = jpeg(np.ascontiguousarray(np.hstack((frame, painted))), PREVIEW_QUALITY)
    try:
        write_whole(output, data, overwrite=True)
    except TargetError as error:
        raise TrainingError(f"The preview can't be written. {error}") from error


def sample_frame(number: int = THUMBNAIL_FRAME) -> Picture:
    """A frame of the sample clip, RGB uint8."""
    source = open_source(resources_folder() / "sample" / "sample.mp4")
    number = min(number, source.info.frames - 1)
    return next(iter(read_frames(source, number, number + 1)))


def paint(
    shape: Shape,
    weights: Mapping[str, NDArray[np.float32]],
    vector: NDArray[np.float32],
    frame: Picture,
    device: torch.device = CPU,
) -> Picture:
    """Paints a frame (RGB uint8) from scratch."""
    network = StyleNetwork(shape)
    network.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in weights.items()})
    network.to(device)
    picture = picture_tensor(frame).to(device)
    with torch.inference_mode():
        painted = network(
            picture,
            torch.from_numpy(np.array(vector))[None].to(device),
            torch.zeros_like(picture),
            torch.zeros_like(picture[:, :1]),
        )
    array: Picture = painted[0].clamp(0, 255).round().byte().permute(1, 2, 0).contiguous().cpu().numpy()
    return array
