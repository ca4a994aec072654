"""What the tests of foreign style files share: painting with what was read, and pictures to paint."""

from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fastvid_gui.style.formats import ForeignNetwork
from fastvid_gui.style.network import StyleNetwork


def painted(
    network: ForeignNetwork, picture: Tensor, warped: Tensor | None = None, trust: Tensor | None = None
) -> Tensor:
    """What our network makes of 1 x 3 x H x W, RGB 0..255; without the others nothing is carried over."""
    ours = StyleNetwork(network.shape)
    ours.load_state_dict({name: torch.from_numpy(value) for name, value in network.weights.items()})
    warped = torch.zeros_like(picture) if warped is None else warped
    trust = torch.zeros_like(picture[:, :1]) if trust is None else trust
    with torch.no_grad():
        result: Tensor = ours(picture, torch.from_numpy(network.vector)[None], warped, trust)
    return result


def example_picture(height: int, width: int) -> Tensor:
    """A smooth picture with some edges, 1 x 3 x H x W, RGB 0..255."""
    y, x = torch.meshgrid(torch.linspace(0, 1, height), torch.linspace(0, 1, width), indexing="ij")
    planes = torch.stack((x, y, (x * 9).sin() * (y * 7).cos() * 0.5 + 0.5))
    planes[:, height // 3 : height // 2, width // 4 : width // 2] = 0.9
    return (planes * 255)[None]


def random_floats(seed: int, *size: int, scale: float = 1.0) -> NDArray[np.float32]:
    """Seeded normal numbers."""
    return (np.random.default_rng(seed).standard_normal(size) * scale).astype(np.float32)


def film_frame(shared_data: Path, height: int, width: int) -> Tensor:
    """A frame of a film, 1 x 3 x H x W, RGB 0..255."""
    frame = cv2.imread(str(shared_data / "flow" / "sintel_alley_1" / "final" / "frame_0001.png"))
    assert frame is not None
    rgb = np.ascontiguousarray(cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA)[:, :, ::-1])
    return torch.from_numpy(rgb).permute(2, 0, 1)[None].float()
