"""The command that finishes a film without its sound, for those whose sound can't be brought over."""

import shlex
import subprocess
import sys
from collections.abc import Sequence

from fastvid_gui.cli.program import program_words

OPTION = "--sound"


def command_without_sound(program: str, arguments: Sequence[str]) -> str:
    """What to type instead of `fastvid-gui ARGUMENTS`; empty if the command has no such choice.

    `program`: how FastVid was started (`sys.argv[0]`).
    """
    if not arguments or arguments[0] != "render":
        return ""
    rest: list[str] = []
    skip = False
    for place, word in enumerate(arguments[1:], 1):
        if word == "--":
            rest += arguments[place:]
            break
        if skip:
            skip = False
        elif word == OPTION:
            skip = True
        # The painted frames are there; --fresh would paint them again.
        elif word != "--fresh" and not word.startswith(f"{OPTION}="):
            rest.append(word)
    words = [*program_words(program), "render", OPTION, "none", *rest]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
