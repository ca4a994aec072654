"""Standard input, output and errors of the command line, in any state that we get them: closed, full, or cut off.

The next file that is opened would get a closed descriptor, and output would land in that file; so the null device takes
it. A failure to write is reported once as a sentence, and not again when Python shuts down.
"""

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from fastvid_gui.errors import OutputError
from fastvid_gui.sentences.terminal import Terminal


class Output:
    """The state of standard output."""

    def __init__(self) -> None:
        self.closed = False
        """It was closed before we began."""
        self.lost = False
        """Something was written to it anyway."""


output = Output()


def occupy_closed() -> None:
    """Puts the null device in place of a closed standard descriptor, at the start of the process."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is taken, which is this one. Windows has windowed programs without any.
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
    output.closed = sys.stdout is None
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or _text(_Lost(), None)
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def guard() -> None:
    """Makes failed writes to standard output raise OutputError; unwritable messages to people are dropped."""
    if not output.closed and (raw := _raw_of(sys.stdout)) is not None:
        sys.stdout = _text(_Guarded(raw, closefd=False), sys.stdout)
    if (raw := _raw_of(sys.stderr)) is not None:
        sys.stderr = _text(_Quiet(raw, closefd=False), sys.stderr)


class _Guarded(io.FileIO):
    """A descriptor that fails once; anything after that is dropped."""

    def __init__(self, descriptor: int, closefd: bool) -> None:
        super().__init__(descriptor, "wb", closefd=closefd)
        self._failed = False

    def write(self, data: Any) -> int:
        """Raises OutputError; BrokenPipeError if the reader has left, which is not a fault."""
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
            raise OutputError(Terminal.OUTPUT_FAILED, reason=error.strerror or error) from error


class _Quiet(io.FileIO):
    """A descriptor whose failures are ignored."""

    def __init__(self, descriptor: int, closefd: bool) -> None:
        super().__init__(descriptor, "wb", closefd=closefd)

    def write(self, data: Any) -> int:
        """Writes, or does not."""
        try:
            return super().write(data) or 0
        except OSError:
            return len(data)


class _Lost(io.RawIOBase):
    """Takes anything written to a closed output, and remembers that there was something."""

    def writable(self) -> bool:
        """Always true."""
        return True

    def write(self, data: Any) -> int:
        """Drops the data."""
        output.lost = True
        return len(data)


def _raw_of(stream: TextIO) -> int | None:
    """The descriptor to guard; None for anything but a plain file (a test's, an editor's) and for Windows' console."""
    if type(stream) is not io.TextIOWrapper or (sys.platform == "win32" and stream.isatty()):
        return None
    try:
        return stream.fileno()
    except (OSError, ValueError):
        return None


def _text(raw: io.RawIOBase, like: TextIO | None) -> TextIO:
    """A text stream on a descriptor, like the one that it replaces."""
    buffered = io.BufferedWriter(raw)
    if like is None:
        return io.TextIOWrapper(buffered, encoding="utf-8", errors="backslashreplace", write_through=True)
    lines = getattr(like, "line_buffering", False)
    return io.TextIOWrapper(buffered, encoding=like.encoding, errors=like.errors, line_buffering=lines)
