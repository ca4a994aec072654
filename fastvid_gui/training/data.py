"""Pictures for training: photos to paint, paintings to learn from."""

import threading
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from fastvid_gui.errors import TrainingError
from fastvid_gui.media.read import open_source, read_frames

PHOTO_SIDE = 288
"""Shorter side at which photos are kept in memory, in pixels."""
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
LEAST_PICTURE_SIDE = 64
MOST_PHOTOS = 5000
MOST_FILM_FRAMES = 200


def read_picture(path: Path, shorter_side: int | None = None) -> NDArray[np.uint8]:
    """A picture as RGB uint8, H x W x 3; transparency lies over white, EXIF rotation is applied.

    `shorter_side` scales larger pictures down to it. Raises TrainingError where the file is no usable picture.
    """
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError as error:
        raise TrainingError(f"The picture {path} can't be read: {error.strerror}.") from error
    try:
        bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
        raw = cv2.imdecode(data, cv2.IMREAD_UNCHANGED) if data.size else None
    except cv2.error as error:
        raise TrainingError(f"The picture {path} can't be decoded; save it as PNG or JPEG.") from error
    if bgr is None:
        raise TrainingError(f"{path} is not a picture, or it is damaged; save it as PNG or JPEG.")
    if raw is not None and raw.ndim == 3 and raw.shape[2] == 4 and raw.dtype == np.uint8:
        alpha = raw[:, :, 3:].astype(np.float32) / 255
        bgr = np.rint(raw[:, :, :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)
    if min(bgr.shape[:2]) < LEAST_PICTURE_SIDE:
        raise TrainingError(
            f"The picture {path} is too small; it needs at least {LEAST_PICTURE_SIDE} pixels a side."
        )
    rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
    if shorter_side is not None and min(rgb.shape[:2]) > shorter_side:
        factor = shorter_side / min(rgb.shape[:2])
        size = (round(rgb.shape[1] * factor), round(rgb.shape[0] * factor))
        rgb = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(rgb, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Photos:
    """Content pictures in memory, uint8, each H x W x 3 with a shorter side of 288 at most."""

    pictures: tuple[NDArray[np.uint8], ...]

    @classmethod
    def in_folder(cls, folder: Path) -> "Photos":
        """All pictures below a folder, in the order of their names; files that can't be read are left out."""
        if not folder.is_dir():
            raise TrainingError(f"{folder} is not a folder of photos.")
        paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURE_ENDINGS)
        pictures = []
        for path in paths[:MOST_PHOTOS]:
            try:
                pictures.append(read_picture(path, PHOTO_SIDE))
            except TrainingError:
                continue  # a folder of photos may hold other things; too few in all is an error below
        if not pictures:
            raise TrainingError(f"{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF).")
        return cls(tuple(pictures))

    def batch(self, count: int, side: int, generator: torch.Generator) -> Tensor:
        """Random crops, flips, sizes and exposures: count x 3 x side x side, RGB 0..255 float."""
        crops = []
        for _ in range(count):
            picture = self.pictures[_whole(len(self.pictures), generator)]
            height, width = picture.shape[:2]
            shortest = min(height, width)
            extent = max(16, min(shortest, round(side * (0.75 + 0.6 * _unit(generator)))))
            top, left = _whole(height - extent + 1, generator), _whole(width - extent + 1, generator)
            crop = picture[top : top + extent, left : left + extent]
            if _unit(generator) < 0.5:
                crop = crop[:, ::-1]
            tensor = torch.from_numpy(np.ascontiguousarray(crop)).permute(2, 0, 1)[None].float()
            tensor = F.interpolate(tensor, (side, side), mode="bilinear", antialias=True)
            crops.append(_exposed(tensor, generator))
        return torch.cat(crops).clamp(0, 255)


def film_photos(video: Path, stop: threading.Event | None = None) -> Photos:
    """Frames of a film, evenly spread, at most 200 of them, at a shorter side of 288 at most.

    Raises:
        SourceError: the film can't be read. Interrupted: `stop` was set.
    """
    source = open_source(video, stop=stop)
    step = max(1, source.info.frames // MOST_FILM_FRAMES)
    factor = min(1.0, PHOTO_SIDE / min(source.info.width, source.info.height))
    size = (max(1, round(source.info.width * factor)), max(1, round(source.info.height * factor)))
    frames = read_frames(source, 0, source.info.frames, size, stop=stop)
    return Photos(tuple(picture for number, picture in enumerate(frames) if number % step == 0))


def _exposed(picture: Tensor, generator: torch.Generator) -> Tensor:
    """Half of the pictures keep their light; the others get another gamma, and sometimes little contrast."""
    if _unit(generator) < 0.5:
        return picture
    gamma = 2 ** (2.4 * _unit(generator) - 1.0)
    picture = (picture / 255).clamp(0, 1) ** gamma * 255
    if _unit(generator) < 0.3:
        picture = picture.mean() + (picture - picture.mean()) * (0.2 + 0.8 * _unit(generator))
    return picture


def _unit(generator: torch.Generator) -> float:
    return float(torch.rand(1, generator=generator))


def _whole(limit: int, generator: torch.Generator) -> int:
    return int(torch.randint(max(1, limit), (1,), generator=generator))
