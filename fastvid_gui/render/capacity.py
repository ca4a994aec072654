"""How much this computer can paint at once, and how much memory that took."""

import psutil

from fastvid_gui.cores import cores
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.style.shape import Shape

MEMORY_PER_PIXEL = 420
"""A generous bound for painting one range, in bytes a pixel: the network alone takes 110 to 150 (docs/backends.md)."""
MEMORY_PER_FILM_PIXEL = 200
"""The same for each pixel by which the film is larger than what the network paints; 100 measured on two cores."""
MEMORY_SHARE = 0.6
CORES_A_RANGE = 4
"""A node of a farm gives each range this many. Fewer ranges at once end sooner, so that less waits for the last one,
and take less memory; with more cores a range, its encoder's one thread would begin to hold it up (docs/speed.md)."""
SLOTS_LEAST = 2
"""Where there are as many cores: one range paints while another one begins or is handed over."""


def worker_count(settings: RenderSettings) -> int:
    """How many ranges are painted side by side: one for each core, as far as memory allows.

    This never affects the picture.
    """
    width, height = settings.work_size
    more = max(0, settings.width * settings.height - width * height)
    need = width * height * MEMORY_PER_PIXEL + more * MEMORY_PER_FILM_PIXEL
    need *= max(1, len(settings.layers))
    return max(1, min(cores(), int(psutil.virtual_memory().available * MEMORY_SHARE / need)))


def slot_count(lent: int, device: str, shape: Shape) -> int:
    """How many ranges a node of a farm paints side by side with `lent` cores, if memory allows it.

    Args:
        device: "cpu" or another one.
        shape: of the network.
    """
    # A network with transposed convolutions takes one core, and so does the motion for a GPU.
    one_core = device != "cpu" or any(layer.op == "deconv" for layer in shape.layers)
    return lent if one_core else max(min(lent, SLOTS_LEAST), lent // CORES_A_RANGE)


def peak_memory_mb() -> float:
    """The most memory this process ever held, in MiB."""
    info = psutil.Process().memory_info()
    if hasattr(info, "peak_wset"):  # Windows
        return float(info.peak_wset) / 2**20
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
