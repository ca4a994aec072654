"""Random crops of photos, drawn in batches on the device that trains.

All photos lie one after the other in one uint8 tensor there. So a batch costs a few operations and no copy from the
host, whatever their sizes.
"""

import numpy as np
import torch
from torch import Tensor

from fastvid_gui.training.data import Photos

LEAST_EXTENT = 16
"""The fewest pixels of a photo that a crop shows."""


class Crops:
    """Photos on a device; `draw` gives crops of them.

    Attributes:
        count: how many photos.
    """

    def __init__(self, photos: Photos, device: torch.device) -> None:
        pictures = photos.pictures
        self.count, self._device = len(pictures), device
        flat = np.concatenate([picture.reshape(-1, 3) for picture in pictures])
        self._pixels = torch.from_numpy(flat).to(device)  # pixels of all photos x 3
        sizes = np.array([picture.shape[:2] for picture in pictures], np.int64)
        areas = sizes.prod(1)
        self._heights, self._widths, self._starts = (
            torch.from_numpy(values).to(device)
            for values in (sizes[:, 0].copy(), sizes[:, 1].copy(), areas.cumsum() - areas)
        )

    def draw(self, count: int, side: int, generator: torch.Generator) -> Tensor:
        """Random photos, places, sizes, flips and exposures: count x 3 x side x side, RGB 0..255 float.

        A crop shows 0.75 to 1.35 times its own side in pixels of the photo; `generator` is on the photos' device.
        """
        chosen = torch.randint(self.count, (count,), generator=generator, device=self._device)
        height, width = self._heights[chosen], self._widths[chosen]
        size, down, right, flip, *light = torch.rand(7, count, generator=generator, device=self._device)
        extent = (side * (0.75 + 0.6 * size)).round().clamp(min=LEAST_EXTENT).minimum(height.minimum(width))
        line = (torch.arange(side, device=self._device) + 0.5) / side
        across = torch.where(flip[:, None] < 0.5, line.flip(0), line)
        rows = _places((down * (height - extent + 1)).floor(), extent, line)
        columns = _places((right * (width - extent + 1)).floor(), extent, across)
        return _exposed(self._looked_up(self._starts[chosen], width, rows, columns), *light)

    def _looked_up(self, start: Tensor, width: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
        """Pictures at places between pixels (rows, columns: N x side), bilinear: N x 3 x side x side."""
        top, left = rows.floor(), columns.floor()
        down, right = (rows - top)[:, :, None, None], (columns - left)[:, None, :, None]
        below, beside = rows.ceil().long(), columns.ceil().long()

        def pixels(row: Tensor, column: Tensor) -> Tensor:
            place = start[:, None, None] + row[:, :, None] * width[:, None, None] + column[:, None, :]
            return self._pixels[place].float()  # N x side x side x 3

        upper = torch.lerp(pixels(top.long(), left.long()), pixels(top.long(), beside), right)
        lower = torch.lerp(pixels(below, left.long()), pixels(below, beside), right)
        return torch.lerp(upper, lower, down).permute(0, 3, 1, 2).contiguous()


def _places(start: Tensor, extent: Tensor, line: Tensor) -> Tensor:
    """Places in a photo (N x side, in pixels) of a crop's pixels; start, extent: N; line: 0..1."""
    places = start[:, None] + line * extent[:, None] - 0.5
    return places.maximum(start[:, None]).minimum((start + extent - 1)[:, None])


def _exposed(pictures: Tensor, chosen: Tensor, gamma: Tensor, dull: Tensor) -> Tensor:
    """Half of the pictures keep their light; the others get a different gamma, and sometimes little contrast."""
    chosen, gamma, dull = (values[:, None, None, None] for values in (chosen, gamma, dull))
    changed = (pictures / 255).clamp(0, 1) ** (2 ** (2.4 * gamma - 1.0)) * 255
    mean = changed.mean((1, 2, 3), keepdim=True)
    # Each number below 0.3 says how little: 0.2 to 1 of the contrast.
    contrast = torch.where(dull < 0.3, 0.2 + 0.8 * dull / 0.3, torch.ones_like(dull))
    return torch.where(chosen < 0.5, pictures, mean + (changed - mean) * contrast).clamp(0, 255)
