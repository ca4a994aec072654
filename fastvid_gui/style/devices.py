"""Which devices and compute backends this computer has, and which ones FastVid uses.

torch takes a second to import, so FastVid asks it only if there may be a GPU: if its package is installed and the
driver's library is present.
"""

import ctypes
import importlib.util
import sys
from typing import Literal

from fastvid_gui.errors import DeviceError
from fastvid_gui.sentences.devices import Devices

Device = Literal["auto", "cpu", "cuda", "mps"]
BackendName = Literal["auto", "openvino", "torch"]
RealDevice = Literal["cpu", "cuda", "mps"]
RealBackend = Literal["openvino", "torch"]

_DRIVERS = {"linux": "libcuda.so.1", "win32": "nvcuda.dll"}


def available_backends() -> list[RealBackend]:
    """The compute backends that are installed; the one preferred on CPUs comes first."""
    names: tuple[RealBackend, ...] = ("openvino", "torch")
    return [name for name in names if importlib.util.find_spec(name) is not None]


def available_devices() -> list[RealDevice]:
    """The devices that can paint here, the fastest first; empty if no backend is installed."""
    backends = available_backends()
    devices: list[RealDevice] = ["cpu"] if backends else []
    if "torch" in backends:
        if sys.platform == "darwin" and _torch_has("mps"):
            devices.insert(0, "mps")
        elif _driver_is_there() and _torch_has("cuda"):
            devices.insert(0, "cuda")
    return devices


def choose(device: Device, backend: BackendName) -> tuple[RealDevice, RealBackend]:
    """The device and backend to paint with.

    "auto" takes a GPU if torch can use one, else OpenVINO on the CPU, else torch there.

    Raises:
        DeviceError: the requested device or backend is missing, or the two don't go together.
    """
    backends = available_backends()
    if not backends:
        raise DeviceError(Devices.NO_BACKEND)
    if backend != "auto" and backend not in backends:
        raise DeviceError(Devices.BACKEND_MISSING, backend=backend)
    if backend == "openvino" or device == "cpu":
        if device not in ("auto", "cpu"):
            raise DeviceError(Devices.CPU_ONLY, device=device)
        return "cpu", backends[0] if backend == "auto" else backend
    devices = available_devices()
    if device == "auto":
        if devices[0] != "cpu":
            return devices[0], "torch"
        return "cpu", backends[0] if backend == "auto" else backend
    if device not in devices:
        code = Devices.MISSING if "torch" in backends else Devices.NEEDS_TORCH
        raise DeviceError(code, device=device, devices=", ".join(devices))
    return device, "torch"


def card_count() -> int:
    """How many graphics cards torch can use with CUDA."""
    from fastvid_gui.style.backends.torch import card_count as counted

    return counted() if _driver_is_there() else 0


def _driver_is_there() -> bool:
    try:
        ctypes.CDLL(_DRIVERS.get(sys.platform, "libcuda.so.1"))
    except OSError:
        return False
    return True


def _torch_has(device: Literal["cuda", "mps"]) -> bool:
    from fastvid_gui.style.backends.torch import has_device

    return has_device(device)
