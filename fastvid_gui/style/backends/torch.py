"""The style network by torch: on CUDA and Apple GPUs, and on CPUs where OpenVINO is absent.

CUDA computes the convolutions in float16. A frame whose numbers leave its range is computed again in float32, which
depends on nothing but that frame. Apple GPUs and CPUs compute in float32. An inference on a CPU has one thread, as with
OpenVINO, so that the bits don't depend on the number of cores.
"""

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray

from fastvid_gui.errors import DeviceError
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.style.backends.interface import Trust
from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.shape import Shape

TorchDevice = Literal["cpu", "cuda", "mps"]


class TorchBackend:
    """A style network on a torch device; see `interface.Backend`."""

    def __init__(
        self,
        shape: Shape,
        weights: Mapping[str, NDArray[np.float32]],
        vector: NDArray[np.float32],
        height: int,
        width: int,
        keep: float,
        device: TorchDevice = "cpu",
        half: bool | None = None,
    ) -> None:
        """Moves the network to the device.

        Args:
            shape, weights, vector: of the style.
            height, width: of the pictures, multiples of `shape.multiple`, at least `shape.least`.
            keep: for networks that blend: how much of the warped frame stays where trust is 1.
            device: must be present.
            half: whether convolutions run in float16; None does so on CUDA only.
        """
        self._device, self._keep, self._size = torch.device(device), keep, (height, width)
        with _translated(device, height, width):
            self._network = _network(shape, weights).to(self._device)
            self._half = _network(shape, weights).to(self._device) if self._wants_half(half) else None
            if self._half is not None:
                self._half.layers.half()
            self._style = torch.tensor(vector)[None].to(self._device)
        precision = "f16" if self._half is not None else "f32"
        self.fingerprint = f"torch {torch.__version__}, {device_name(device)}, {precision}, 1 thread"

    def _wants_half(self, half: bool | None) -> bool:
        return self._device.type == "cuda" if half is None else half

    def run(self, frame: Picture, warped: Picture, trust: Trust) -> Picture:
        """Paints a frame; shapes as given when the network was made."""
        with torch.inference_mode(), _settled(), _translated(self._device.type, *self._size):
            inputs = (self._planes(frame), self._style, self._planes(warped), self._mask(trust))
            painted = (self._half or self._network)(*inputs, keep=self._keep)
            if self._half is not None and not torch.isfinite(painted).all():
                painted = self._network(*inputs, keep=self._keep)
            rounded = painted[0].clamp(0.0, 255.0).round().to(torch.uint8)
            result: Picture = rounded.permute(1, 2, 0).contiguous().cpu().numpy()
        return result

    def with_vector(self, vector: NDArray[np.float32]) -> "TorchBackend":
        """The same network in another style; both share memory, so only one may run at a time."""
        other = copy.copy(self)
        other._style = torch.tensor(vector)[None].to(self._device)
        return other

    def _planes(self, picture: Picture) -> torch.Tensor:
        """1 x 3 x H x W, float32, 0..255; in memory the channels stay innermost, which makes convolutions fast."""
        return torch.tensor(picture, device=self._device)[None].permute(0, 3, 1, 2).float()

    def _mask(self, trust: Trust) -> torch.Tensor:
        return torch.tensor(trust, device=self._device)[None, None]


def _network(shape: Shape, weights: Mapping[str, NDArray[np.float32]]) -> StyleNetwork:
    network = StyleNetwork(shape)
    network.load_state_dict({name: torch.tensor(weights[name]) for name in shape.weights()})
    return network.eval().requires_grad_(False).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def device_name(device: TorchDevice) -> str:
    """The device as the fingerprint names it: maker's name and, for CPUs, torch's instruction set."""
    if device == "cuda":
        major, minor = torch.cuda.get_device_capability()
        return f"{torch.cuda.get_device_name()} (sm_{major}{minor}, CUDA {torch.version.cuda})"
    return "Apple GPU" if device == "mps" else f"CPU ({torch.backends.cpu.get_cpu_capability()})"


def card_count() -> int:
    """How many graphics cards there are for CUDA."""
    return torch.cuda.device_count()


def has_device(device: TorchDevice) -> bool:
    """Whether torch can use a device here."""
    if device == "cuda":
        return torch.cuda.is_available()
    return device == "cpu" or torch.backends.mps.is_available()


@contextmanager
def _settled() -> Iterator[None]:
    """One CPU thread and the same convolution algorithms every time; restores everything afterwards."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.backends.cudnn.flags(enabled=True, benchmark=False, deterministic=True, allow_tf32=False):
            yield
    finally:
        torch.set_num_threads(threads)


@contextmanager
def _translated(device: str, height: int, width: int) -> Iterator[None]:
    """Turns torch's errors into ours."""
    try:
        yield
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise DeviceError(Devices.NO_MEMORY, device=device, width=width, height=height) from error
    except RuntimeError as error:
        line = next((line.strip() for line in str(error).splitlines() if line.strip()), "no reason given")
        raise DeviceError(Devices.DEVICE_FAILED, device=device, detail=line[:200]) from error
