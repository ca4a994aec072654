"""The words that a command was started with, for everybody on this computer to read: a pairing code is taken out.

Every account may read the process list (`ps`, /proc/PID/cmdline). A code that is typed there (`pair HOST CODE`) can't
be hidden from somebody who looks all the time; it is there for only some hundredths of a second, and in no log. If the
user leaves it out, the command asks for it, and it is never in the list.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

HIDDEN = "*"
_COMMAND, _WITH_VALUE = "pair", ("--interface",)
_ARG_START, _ARG_END = 45, 46  # of /proc/self/stat, counted from the first field after the name (proc(5))


def take_arguments() -> list[str]:
    """The words after the program's name. Afterwards nobody else finds a pairing code among them: not in the process
    list (Linux), and not in `sys.argv`, which crash reports quote."""
    arguments = sys.argv[1:]
    secret = _secret(arguments)
    if secret:
        _wipe(arguments, secret)
        for words in (sys.argv, sys.orig_argv):
            before = len(words) - len(arguments)
            for place in secret:
                words[before + place] = HIDDEN * len(arguments[place])
    return arguments


def _secret(arguments: Sequence[str]) -> list[int]:
    """Which of them are the code: all that is no option after the other computer's address."""
    if arguments[:1] != [_COMMAND]:
        return []
    found, value = [], False
    for place, word in enumerate(arguments[1:], 1):
        if value:
            value = False
        elif word in _WITH_VALUE:
            value = True
        elif not word.startswith("-"):
            found.append(place)
    return found[1:]


def _wipe(arguments: Sequence[str], secret: Sequence[int]) -> None:
    """Overwrites the words where the system reads them. Other systems than Linux keep them elsewhere."""
    if sys.platform != "linux":
        return
    import ctypes

    try:
        fields = Path("/proc/self/stat").read_bytes().rpartition(b")")[2].split()
        start, end = int(fields[_ARG_START]), int(fields[_ARG_END])
        if not start < end:
            return
        words = ctypes.string_at(start, end - start).removesuffix(b"\0").split(b"\0")
        ends = [sum(map(len, words[:place])) + place for place in range(len(words) + 1)]
        for place in secret:
            at = len(words) - len(arguments) + place
            if at >= 0 and words[at] == os.fsencode(arguments[place]):
                ctypes.memset(start + ends[at], ord(HIDDEN), len(words[at]))
    except (OSError, ValueError, IndexError):
        return  # without /proc nobody else reads them there either
