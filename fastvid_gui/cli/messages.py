"""What the command line says: people's text on stderr, one JSON object on stdout."""

import json
import os
import sys
import time
import traceback
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any


def say(text: str) -> None:
    """A line for people, on stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def print_result(text: str) -> None:
    """A line of the result, on stdout."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def print_json(data: Mapping[str, Any]) -> None:
    """The one JSON object of `--json`."""
    print_result(json.dumps(data, default=_plain, ensure_ascii=False))


def complain(message: str, exit_code: int, wants_json: bool) -> int:
    """Says why something could not be done; returns the exit code."""
    if wants_json:
        print_json({"error": message, "exit_code": exit_code})
    say(f"fastvid-gui: {message}")
    return exit_code


def complain_of_crash(error: Exception, wants_json: bool) -> int:
    """For errors nobody foresaw: a sentence for people, the traceback into the log. Returns the exit code."""
    from fastvid_gui.paths import cache_folder

    text = "".join(traceback.format_exception(error))
    where = ""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "crash.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(time.strftime("%Y-%m-%d %H:%M:%S ") + " ".join(sys.argv) + "\n" + text + "\n")
        where = f" Details are in {log}; please report them."
    except OSError:
        where = f" ({type(error).__name__}: {error})"
    if os.environ.get("FASTVID_DEBUG"):
        say(text)
    return complain(f"Something unexpected went wrong, what is finished is kept.{where}", 1, wants_json)


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
