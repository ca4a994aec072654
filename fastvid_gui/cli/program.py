"""How FastVid was started, as people type it: for the commands in messages."""

import os
import shutil
import sys
from pathlib import Path


def program_words(first: str) -> tuple[str, ...]:
    """The words that start the same program; `first` is `sys.argv[0]`."""
    name = Path(first).name
    if name == "__main__.py":
        return (sys.executable, "-m", "fastvid_gui")
    if name.endswith(".py"):
        return (sys.executable, first)
    return (first if os.sep in first and not _on_path(first) else name,)


def _on_path(program: str) -> bool:
    """Whether the bare name would start the same program."""
    found = shutil.which(Path(program).name)
    return found is not None and Path(found).resolve() == Path(program).resolve()
