"""How this process keeps memory."""

import ctypes
import sys
from contextlib import suppress

LARGEST_KEPT = 32 * 2**20
"""The most that glibc's mallopt(3) takes."""
KEPT = 48 * 2**20
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3


def keep_freed_memory() -> None:
    """Lets the C library keep some 50 MB that was freed for the next picture; the engine calls it when it starts.

    Each frame takes and frees dozens of pictures. glibc gives memory of that size back to the system at once, and the
    first touch of a fresh page costs more than the work on it (a third of the time of mending flow). Nothing happens
    where the C library is another one.
    """
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, AttributeError):  # another C library
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, LARGEST_KEPT)
        library.mallopt(_TRIM_THRESHOLD, KEPT)
