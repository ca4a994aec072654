"""How large a single file may become in a folder: FAT32 ends at 4.3 GB, and the user's session may have a limit too."""

import errno
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import psutil

from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.targets import TargetSays

FAT_BYTES = 2**32 - 1
FAT_NAMES = frozenset({"msdos", "vfat", "fat", "fat12", "fat16", "fat32", "umsdos"})
"""What Linux, macOS and Windows call FAT."""
FARTHEST = 2**63 - 1


def largest_file(folder: Path) -> int | None:
    """Bytes that one file can have in a folder; None if no limit is known."""
    limits = [_session_limit(), FAT_BYTES if file_system(folder) in FAT_NAMES else None, _tried(folder)]
    return min((limit for limit in limits if limit is not None), default=None)


def file_system(folder: Path) -> str:
    """The kind of file system that holds a folder, in small letters ("ext4", "vfat", "ntfs"); "" where unknown."""
    try:
        folder = folder.resolve()
        parts = psutil.disk_partitions(all=os.name != "nt")
    except (OSError, RuntimeError):
        return ""
    # If several file systems are mounted in one place, the last one counts.
    holding = [part for part in parts if folder.is_relative_to(part.mountpoint)]
    deepest = max(enumerate(holding), key=lambda at: (len(at[1].mountpoint), at[0]), default=None)
    return deepest[1].fstype.lower() if deepest is not None else ""


def size_limit(folder: Path) -> Sentence:
    """The largest size of a file in a folder, for people, to be put inside a sentence."""
    most, system = largest_file(folder), file_system(folder)
    if most is None:
        return say(TargetSays.LIMIT_UNKNOWN)
    size = size_words(most)
    return (
        say(TargetSays.LIMIT_OF_SYSTEM, size=size, system=system)
        if system
        else say(TargetSays.LIMIT, size=size)
    )


def size_words(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def _session_limit() -> int | None:
    """`ulimit -f`, on systems that have it."""
    with suppress(ImportError):
        import resource

        limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
        return None if limit == resource.RLIM_INFINITY else limit
    return None


def _tried(folder: Path) -> int | None:
    """How far the file system lets a file be read or written; it answers without anything being written.

    Only Linux refuses offsets beyond the largest file.
    """
    if sys.platform != "linux":
        return None
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            low, high = 0, FARTHEST
            while low < high:
                middle = high - (high - low) // 2
                try:
                    os.lseek(file.fileno(), middle, os.SEEK_SET)
                    low = middle
                except OSError as error:
                    if error.errno not in (errno.EINVAL, errno.EFBIG, errno.EOVERFLOW):
                        return None
                    high = middle - 1
    except OSError:
        return None
    return low if low < FARTHEST else None
