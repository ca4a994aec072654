"""When a painted film can't be put where it should go: the command that saves it elsewhere and paints nothing again."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from fastvid_gui.cli.program import program_words
from fastvid_gui.errors import FastVidError, TargetError
from fastvid_gui.sentences.terminal import Terminal
from fastvid_gui.targets.limit import largest_file
from fastvid_gui.targets.place import check_target

OUTPUT_OPTIONS = ("-o", "--output")
OUTPUT_FORMS = ("-o", "--output=")
"""How the option and its value begin in one word."""
LEFT_OUT = frozenset({"--overwrite", "--fresh"})
"""The new name is free, and starting over would paint everything again."""
MOST_NAMES = 100
SOUND_SHARE = 1.2
"""Pictures and sound together, as a multiple of the pictures' bytes."""
SPARE_BYTES = 16 * 1024**2


def told_how(error: TargetError, output: Path, source: Path) -> TargetError:
    """The same error, with the command to type."""
    place = free_place(output, source, error.size)
    named = str(place) if place is not None else f"ANOTHER_DISK{os.sep}{output.name}"
    command = f"    {command_line(sys.argv, named)}"
    new = type(error)(Terminal.SAVE_ELSEWHERE, reason=error.sentence, command=command)
    new.painted, new.size = error.painted, error.size
    return new


def command_line(argv: Sequence[str], output: str) -> str:
    """The command that was typed, with another output, as it can be typed."""
    end = argv.index("--") if "--" in argv else len(argv)
    words, options = [*program_words(argv[0])], iter(argv[1:end])
    for word in options:
        if word in OUTPUT_OPTIONS:
            next(options, None)
        elif word not in LEFT_OUT and not word.startswith(OUTPUT_FORMS):
            words.append(word)
    words += ["-o", output, *argv[end:]]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def free_place(output: Path, source: Path, size: int = 0) -> Path | None:
    """A nearby place for a file of this many bytes: beside the film, here, in the user's folder, or among temporary
    files. None if it fits nowhere."""
    folders = [source.absolute().parent, Path.cwd(), Path(tempfile.gettempdir())]
    with suppress(RuntimeError):  # nobody's home
        folders.insert(2, Path.home())
    for folder in folders:
        if _same_folder(folder, output.absolute().parent) or not _fits(folder, size):
            continue
        for number in range(1, MOST_NAMES):
            name = output.name if number == 1 else f"{output.stem} {number}{output.suffix}"
            place = folder / name
            if os.path.lexists(place):
                continue
            with suppress(FastVidError):
                check_target(place, source, overwrite=False)
                return place
            break
    return None


def _fits(folder: Path, size: int) -> bool:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return False
    most = largest_file(folder)
    return free >= SOUND_SHARE * size + SPARE_BYTES and (most is None or most >= SOUND_SHARE * size)


def _same_folder(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False
