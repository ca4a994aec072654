"""How much this computer can paint at once, and how much memory that took."""

import psutil

from fastvid_gui.cores import cores
from fastvid_gui.domain.job import RenderSettings

MEMORY_PER_PIXEL = 420
"""A generous bound for painting one range, in bytes a pixel: the network alone takes 110 to 150 (docs/backends.md)."""
MEMORY_SHARE = 0.6


def worker_count(settings: RenderSettings) -> int:
    """How many ranges are painted side by side: one for each core, as far as memory allows.

    This never affects the picture.
    """
    width, height = settings.work_size
    need = max(width * height, settings.width * settings.height) * MEMORY_PER_PIXEL
    return max(1, min(cores(), int(psutil.virtual_memory().available * MEMORY_SHARE / need)))


def peak_memory_mb() -> float:
    """The most memory this process ever held, in MiB."""
    info = psutil.Process().memory_info()
    if hasattr(info, "peak_wset"):  # Windows
        return float(info.peak_wset) / 2**20
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
