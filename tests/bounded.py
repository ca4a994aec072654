"""Readers in a process of their own, with a memory and a CPU time that the kernel bounds.

So a file that takes for ever or gigabytes is seen, and harms no other test.
"""

import subprocess
import sys
from pathlib import Path

import pytest

READERS = ("add_style", "list_pack", "read_foreign", "read_picture", "read_recipe")
MEMORY_BYTES = 500 << 20
KILLED_SECONDS = 30
SECONDS = 4.0
"""Of CPU time, where two are promised: on a busy computer, whose caches are shared, the same work takes longer."""

_CHILD = """
import resource, sys, time
from pathlib import Path
from fastvid_gui.errors import FastVidError
reader, path = sys.argv[1], Path(sys.argv[2])
if reader == "read_picture":
    from fastvid_gui.style.pictures import PAINTING_SIDE, read_picture
    read = lambda path: read_picture(path, PAINTING_SIDE)
elif reader == "read_recipe":
    from fastvid_gui.training.recipe import read_recipe as read
elif reader == "list_pack":
    from fastvid_gui.style.pack import list_pack as read
elif reader == "add_style":
    from fastvid_gui.style.library import add_style as read
else:
    from fastvid_gui.style.formats import read_foreign as read
used = time.process_time()
pages = int(Path("/proc/self/statm").read_text().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + int(sys.argv[3]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(used) + int(sys.argv[4]),) * 2)
try:
    read(path)
    said = "It was read."
except FastVidError as error:
    said = str(error)
print(time.process_time() - used)
print(said)
"""


def said_of(reader: str, path: Path, memory: int = MEMORY_BYTES, seconds: float = SECONDS) -> str:
    """What a reader (of `READERS`) says of a file, or "It was read."; fails where it takes more than it may."""
    assert reader in READERS
    if sys.platform != "linux":
        pytest.skip("needs a kernel that bounds memory and tells of it (Linux)")
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, reader, str(path), str(memory), str(KILLED_SECONDS)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
    used, said = done.stdout.split("\n", 1)
    assert float(used) < seconds, f"took {used} s of CPU time"
    return said.strip()
