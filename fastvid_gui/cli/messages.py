"""What the command line says: people's text on stderr, one JSON object on stdout."""

import contextlib
import json
import os
import sys
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO

from fastvid_gui.domain.terminal_text import harmless, harmless_line
from fastvid_gui.errors import FastVidError, OutputError


def say(text: str) -> None:
    """A line for people, on stderr; a closed terminal must not keep the work from ending well."""
    with suppress(OSError):
        _write(sys.stderr, text)


def print_result(text: str) -> None:
    """A line of the result, on stdout."""
    _write(sys.stdout, text)


def print_json(data: Mapping[str, Any]) -> None:
    """The one JSON object of `--json`; with escapes for letters that stdout does not have."""
    text = json.dumps(data, default=_plain, ensure_ascii=False)
    if sys.stdout is not None and text != _encodable(sys.stdout, text):
        text = json.dumps(data, default=_plain)
    print_result(text)


def counted(count: int, one: str) -> str:
    """A count with its noun: "1 frame", "2 frames"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def complain(message: str, exit_code: int, wants_json: bool) -> int:
    """Says why something could not be done; returns the exit code."""
    say(f"fastvid-gui: {message}")
    if wants_json:
        with contextlib.suppress(OutputError, BrokenPipeError):
            print_json({"error": message, "exit_code": exit_code})
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
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            typed = harmless_line(" ".join(sys.argv))
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {typed}\n{harmless(text)}\n")
        where = f" Details are in {log}; please report them."
    except (OSError, FastVidError):
        where = f" ({type(error).__name__}: {error})"
    if os.environ.get("FASTVID_DEBUG"):
        say(text)
    return complain(f"Something unexpected went wrong, what is finished is kept.{where}", 1, wants_json)


def _write(stream: TextIO | None, text: str) -> None:
    """A line on a stream. A closed one (None) takes nothing. Characters that would upset a terminal, and letters it has
    no code for, become escapes: file names need not be valid text, and a terminal need not know all of Unicode."""
    if stream is not None:
        stream.write(_encodable(stream, text) + "\n")
        stream.flush()


def _encodable(stream: TextIO, text: str) -> str:
    code = getattr(stream, "encoding", None) or "utf-8"
    return harmless(text).encode(code, "backslashreplace").decode(code)


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
