"""What drafts learn from: many paintings, and what the loss network says about each.

Reading a painting with the loss network takes half a second, so it is done once, and the result is kept in shards
(safetensors files of `SHARD` paintings) beside the training. The first pass over the paintings takes them as they are.
Later passes change them (crops, turns, other colors, blends), so that the predictor meets more styles than there are
paintings.

Gram matrices are symmetric, so only the upper triangle is kept, as float16, divided by the matrix's norm.
"""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import safetensors.numpy
import safetensors.torch
import torch
from numpy.typing import NDArray
from torch import Tensor

from fastvid_gui.errors import TrainingError
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.system import of_system
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.drafter import READ_SIDE, look_at
from fastvid_gui.style.perceptual import STYLE_LAYERS, Vgg19, at_style_side, gram, picture_tensor
from fastvid_gui.style.pictures import PICTURE_ENDINGS, read_picture
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

MAX_BYTES = 128 << 20
"""The largest shard that is read; one of 50 paintings has 27 MB."""
SHARD = 50
"""Paintings in a file."""
READERS = 8
"""Paintings that are read and changed side by side while the loss network looks at one, since a GPU is faster."""
LEAST_CROP = 0.6
"""The least share of a painting's height and width that a crop of it keeps."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Paintings as the predictor sees them, and the targets for a picture in their style.

    Attributes:
        looks: N x 3 x LOOK x LOOK, uint8 RGB: what the predictor sees of the painting (`style.drafter.look_at`).
        statistics: N x S, float32: mean and deviation of each channel of each style layer, comparable numbers.
        triangles: for each style layer N x C (C + 1) / 2, float16: upper triangle of the Gram matrix, divided by its
            Frobenius norm. norms: N x style layers, float32.
    """

    looks: Tensor
    statistics: Tensor
    triangles: dict[str, Tensor]
    norms: Tensor

    def __len__(self) -> int:
        return len(self.looks)

    def grams(self, chosen: Tensor) -> dict[str, Tensor]:
        """Gram matrices of some paintings (their numbers) by layer: N x C x C, float32."""
        found = {}
        for number, name in enumerate(STYLE_LAYERS):
            upper = self.triangles[name][chosen].float() * self.norms[chosen, number, None]
            side = round(((8 * upper.shape[1] + 1) ** 0.5 - 1) / 2)
            rows, columns = torch.triu_indices(side, side, device=upper.device)
            whole = upper.new_zeros(len(upper), side, side)
            whole[:, rows, columns] = upper
            whole[:, columns, rows] = upper
            found[name] = whole
        return found

    def to(self, device: torch.device) -> "Targets":
        """The same on a device."""
        moved = {name: value.to(device) for name, value in self.triangles.items()}
        return Targets(self.looks.to(device), self.statistics.to(device), moved, self.norms.to(device))


def read_target(vgg: Vgg19, painting: Picture) -> Targets:
    """A painting (RGB uint8, H x W x 3) as a target; N is 1."""
    device = vgg.mean.device
    picture = at_style_side(picture_tensor(painting)).to(device)
    with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
        features = vgg.features(picture)
    statistics, triangles, norms = [], {}, []
    for name in STYLE_LAYERS:
        found = features[name].float()
        matrix = gram(found)
        norm = matrix.square().sum((1, 2)).sqrt().clamp(min=1e-12)
        rows, columns = torch.triu_indices(*matrix.shape[1:], device=device)
        triangles[name] = (matrix[:, rows, columns] / norm[:, None]).half().cpu()
        norms.append(norm.cpu())
        mean, deviation = found.mean((2, 3)), found.std((2, 3))
        scale = found.shape[1] ** 0.5  # so that a layer with many channels counts no more than one with few
        statistics += [torch.log1p(mean) / scale, torch.log1p(deviation) / scale]
    look = torch.from_numpy(look_at(painting)).permute(2, 0, 1)[None].contiguous()
    return Targets(look, torch.cat(statistics, 1).cpu(), triangles, torch.stack(norms, 1))


def prepare_targets(
    folders: Sequence[Path],
    held_out: Sequence[str],
    shards: Path,
    count: int,
    device: str,
    stop: threading.Event,
) -> Iterator[int]:
    """Reads paintings into shards until there are `count` of them or more; yields how many there are.

    Existing shards stay. The result needs nothing else: painting number i is always the same.

    Args:
        folders: of paintings. held_out: names (without ending) that are never read.

    Raises:
        TrainingError: no painting, or a shard can't be written.
    """
    paths = _paintings(folders, held_out)
    vgg: Vgg19 | None = None
    for number in range(-(-count // SHARD)):
        path = shards / f"targets-{number:04d}.safetensors"
        if path.exists():
            continue
        if vgg is None:
            vgg = Vgg19().to(device)
            vgg.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        made = []
        with ThreadPoolExecutor(READERS) as readers:
            for painting in readers.map(
                partial(_painting, paths), range(number * SHARD, (number + 1) * SHARD)
            ):
                made.append(read_target(vgg, painting))
                if stop.is_set():
                    readers.shutdown(cancel_futures=True)
                    return
        _write(path, joined(made))
        yield (number + 1) * SHARD


def read_targets(shards: Path, first: int = 0) -> Targets | None:
    """All targets in a folder, from shard number `first` on; None if there is none.

    Raises:
        TrainingError: a shard is damaged.
    """
    found = []
    for path in sorted(shards.glob("targets-*.safetensors"))[first:]:
        try:
            tensors = safetensors.torch.load(read_user_file(path, MAX_BYTES))
            triangles = {name: tensors[name] for name in STYLE_LAYERS}
            found.append(Targets(tensors["looks"], tensors["statistics"], triangles, tensors["norms"]))
        except Exception as error:  # damage can show in any way in another library
            raise TrainingError(TrainingSays.BAD_TARGETS, file=path) from error
    return joined(found) if found else None


def joined(parts: Sequence[Targets]) -> Targets:
    """Several targets as one."""
    triangles = {name: torch.cat([part.triangles[name] for part in parts]) for name in STYLE_LAYERS}
    looks, statistics, norms = (
        torch.cat([getattr(part, name) for part in parts]) for name in ("looks", "statistics", "norms")
    )
    return Targets(looks, statistics, triangles, norms)


def _write(path: Path, targets: Targets) -> None:
    tensors = {
        "looks": targets.looks,
        "statistics": targets.statistics,
        "norms": targets.norms,
        **targets.triangles,
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, safetensors.torch.save(tensors), lasting=True)
    except OSError as error:
        raise TrainingError(TrainingSays.CANT_WRITE, file=path, reason=of_system(error)) from error


def _paintings(folders: Sequence[Path], held_out: Sequence[str]) -> list[Path]:
    """All paintings except those held out, shuffled in an order that is always the same."""
    for folder in folders:
        if not folder.is_dir():
            raise TrainingError(TrainingSays.NO_PAINTING_FOLDER, folder=folder)
    paths = [
        path
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in PICTURE_ENDINGS and path.stem not in held_out
    ]
    if not paths:
        raise TrainingError(TrainingSays.NO_PAINTINGS, folders=", ".join(map(str, folders)))
    np.random.default_rng(1).shuffle(paths)
    return paths


def _painting(paths: Sequence[Path], number: int) -> Picture:
    """Painting `number`; from the second pass over all paintings on, it is changed at random."""
    painting = read_picture(paths[number % len(paths)], READ_SIDE)
    if number < len(paths):
        return painting
    random = np.random.default_rng(number)
    other = read_picture(paths[int(random.integers(len(paths)))], READ_SIDE)
    return changed(painting, other, random)


def changed(painting: Picture, other: Picture, random: np.random.Generator) -> Picture:
    """Another style: a crop, turned or mirrored, blended with another painting or in other colors.

    Both pictures are RGB uint8, of any size; so is the result.
    """
    painting = _turned(_cropped(painting, random), random)
    kind = random.integers(4)
    if kind == 0:
        height, width = painting.shape[:2]
        other = np.ascontiguousarray(cv2.resize(_cropped(other, random), (width, height)), np.uint8)
        share = random.uniform(0.25, 0.75)
        return np.rint(painting * share + other * (1 - share)).astype(np.uint8)
    if kind == 1:
        return np.ascontiguousarray(_colors_of(painting, other))
    if kind == 2:
        return _recolored(painting, random)
    return painting


def _cropped(picture: Picture, random: np.random.Generator) -> Picture:
    height, width = picture.shape[:2]
    share = random.uniform(LEAST_CROP, 1.0)
    rows, columns = max(1, round(height * share)), max(1, round(width * share))
    top, left = random.integers(height - rows + 1), random.integers(width - columns + 1)
    return picture[top : top + rows, left : left + columns]


def _turned(picture: Picture, random: np.random.Generator) -> Picture:
    picture = np.rot90(picture, int(random.integers(4)))
    return np.ascontiguousarray(picture[:, ::-1] if random.random() < 0.5 else picture)


def _colors_of(picture: Picture, other: Picture) -> Picture:
    """The picture with the mean and deviation of each Lab channel of the other one."""
    lab, wanted = (
        cv2.cvtColor((each / np.float32(255)).astype(np.float32), cv2.COLOR_RGB2LAB)
        for each in (picture, other)
    )
    mean, deviation = lab.mean((0, 1)), lab.std((0, 1)) + 1e-3
    factor = np.clip(wanted.std((0, 1)) / deviation, 0.3, 3.0)
    lab = ((lab - mean) * factor + wanted.mean((0, 1))).astype(np.float32)
    rgb = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)
    return _rounded(rgb)


def _recolored(picture: Picture, random: np.random.Generator) -> Picture:
    """Channels in another order, or a negative, another gamma, more or less color."""
    picture = picture[:, :, random.permutation(3)]
    if random.random() < 0.25:
        picture = 255 - picture
    value = (picture / 255.0) ** 2.0 ** random.uniform(-0.7, 0.7)
    gray = value.mean(2, keepdims=True)
    value = gray + (value - gray) * random.uniform(0.0, 1.5)
    return _rounded(value)


def _rounded(value: NDArray[np.floating]) -> Picture:
    """A picture of numbers around 0..1 as bytes; numbers beyond are clipped."""
    picture: Picture = np.ascontiguousarray(np.rint(value.clip(0, 1) * 255), np.uint8)
    return picture
