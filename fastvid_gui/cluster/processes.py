"""Which computer this is, and whether one of its processes still runs: numbers of processes are used again."""

import socket
from contextlib import suppress
from pathlib import Path

import psutil


def this_computer() -> str:
    """A name that no other computer has, and that changes with each start of this one and in each container."""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    return f"{socket.gethostname()} {psutil.boot_time():.0f}"


def started(pid: int) -> str:
    """When a process of this computer began, in a form that no setting of the clock changes; "": it is not there."""
    with suppress(OSError, IndexError):
        # In ticks since the computer's start; it comes after the name, which may hold anything.
        about = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return about.rpartition(")")[2].split()[19]
    if Path("/proc/self/stat").exists():
        return ""
    with suppress(psutil.Error):
        return f"{psutil.Process(pid).create_time():.0f}"
    return ""


def runs(pid: int, begun: str = "") -> bool:
    """Whether a process of this computer runs; one that has ended, and that its starter has not looked at, does not.

    Args:
        begun: as `started` told; "": any process of that number.
    """
    try:
        ended = psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
    return not ended and (not begun or started(pid) == begun)
