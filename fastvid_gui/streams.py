"""Standard input, output and errors of the command line, however they were given to us: closed, full, or cut off.

A closed descriptor would be the next file's that is opened, and what is printed would land in it; so it is taken by the
null device. What can't be written is told once as a sentence, and not again when Python tidies up.
"""

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from fastvid_gui.errors import OutputError


class Output:
    """What became of standard output."""

    def __init__(self) -> None:
        self.closed = False
        """It was closed before we began."""
        self.lost = False
        """Something was written to it all the same."""


output = Output()


def occupy_closed() -> None:
    """Puts the null device where a standard descriptor is closed; at the start of the process."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is taken, and that is this one. Windows has windowed programs without any.
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
    output.closed = sys.stdout is None
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or _text(_Lost(), None)
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def guard() -> None:
    """Has what can't be written to standard output raise OutputError; what can't be said to people is dropped."""
    if not output.closed and (raw := _raw_of(sys.stdout)) is not None:
        sys.stdout = _text(_Guarded(raw, closefd=False), sys.stdout)
    if (raw := _raw_of(sys.stderr)) is not None:
        sys.stderr = _text(_Quiet(raw, closefd=False), sys.stderr)


class _Guarded(io.FileIO):
    """A descriptor that fails once; what comes afterwards is dropped."""

    def __init__(self, descriptor: int, closefd: bool) -> None:
        super().__init__(descriptor, "wb", closefd=closefd)
        self._failed = False

    def write(self, data: Any) -> int:
        """Raises OutputError; BrokenPipeError where the reader has left, which is no fault."""
        if self._failed:
            return len(data)
        try:
            return super().write(data) or 0
        except BlockingIOError:
            raise
        except OSError as error:
            self._failed = True
            if isinstance(error, BrokenPipeError):
                raise
            raise OutputError(
                f"The result can't be written to standard output ({error.strerror or error})."
            ) from error


class _Quiet(io.FileIO):
    """A descriptor whose faults are nobody's business."""

    def __init__(self, descriptor: int, closefd: bool) -> None:
        super().__init__(descriptor, "wb", closefd=closefd)

    def write(self, data: Any) -> int:
        """Writes, or does not."""
        try:
            return super().write(data) or 0
        except OSError:
            return len(data)


class _Lost(io.RawIOBase):
    """Takes what is written to a closed output, and remembers that something was."""

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Drops it."""
        output.lost = True
        return len(data)


def _raw_of(stream: TextIO) -> int | None:
    """The descriptor to guard; None for what is no plain file (a test's, an editor's) and for Windows' console."""
    if type(stream) is not io.TextIOWrapper or (sys.platform == "win32" and stream.isatty()):
        return None
    try:
        return stream.fileno()
    except (OSError, ValueError):
        return None


def _text(raw: io.RawIOBase, like: TextIO | None) -> TextIO:
    """A text stream on a descriptor, as the one that it replaces."""
    buffered = io.BufferedWriter(raw)
    if like is None:
        return io.TextIOWrapper(buffered, encoding="utf-8", errors="backslashreplace", write_through=True)
    lines = getattr(like, "line_buffering", False)
    return io.TextIOWrapper(buffered, encoding=like.encoding, errors=like.errors, line_buffering=lines)
