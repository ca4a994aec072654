"""The command `fastvid-gui`: decides between the window and the command line."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - pip refuses older ones, but a clone can be started with any
    sys.exit(
        f"fastvid-gui: FastVid needs Python 3.11 or newer, and {sys.executable} is {sys.version.split()[0]}. In a "
        "clone, `make setup` finds a newer one and makes .venv; start .venv/bin/fastvid-gui then."
    )

import atexit
import contextlib
import json
import os
import signal
import threading
from pathlib import Path
from types import FrameType

from fastvid_gui.errors import Interrupted
from fastvid_gui.process_list import take_arguments
from fastvid_gui.streams import guard, occupy_closed

GRACE_SECONDS = 0.8
ENGINE_WORD = "engine-process"
"""How a frozen app starts its own engine processes (`engine.client.engine_command`); not for people."""
PAINTING_WORD = "painting-process"
"""The same for the process in which a helper paints (`farm.painting_process.command`)."""

_HANG_UP = tuple(filter(None, [getattr(signal, "SIGHUP", None)]))
"""Its terminal was closed; Windows has no such signal."""
_asked_to_stop, _ended = threading.Event(), threading.Event()


def main() -> None:
    """Runs the command line in `sys.argv` and exits. An early stop is not a crash either."""
    arguments = take_arguments()
    signal.signal(signal.SIGTERM, _stop)
    for number in (signal.SIGINT, *_HANG_UP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as by `nohup`
            signal.signal(number, _stop)
    try:
        code = _run_if_complete(arguments)
    except KeyboardInterrupt:
        code = Interrupted.exit_code
        _say_interrupted()
    _ended.set()
    # The command's result is final: Ctrl-C while Python shuts down changes nothing.
    for number in (signal.SIGINT, signal.SIGTERM, *_HANG_UP):
        signal.signal(number, signal.SIG_IGN)
    if code == Interrupted.exit_code:
        # If Ctrl-C hit code that Python made from text (dataclasses do that), Python would end itself by the signal at
        # exit although it was handled; but scripts are promised the exit code.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stdout.flush()
            sys.stderr.flush()
        atexit._run_exitfuncs()
        os._exit(code)
    sys.exit(code)


def _run_if_complete(arguments: list[str]) -> int:
    """Runs the command, or prints a sentence without a traceback if a library is missing."""
    from fastvid_gui.libraries import why_it_can_not_run, why_it_does_not_load

    # A frozen app brings its libraries along.
    reason = "" if getattr(sys, "frozen", False) else why_it_can_not_run()
    if not reason:
        try:
            return _run(arguments)
        except ImportError as error:
            if _asked_to_stop.is_set():
                # Libraries in C make an ImportError of Ctrl-C.
                raise KeyboardInterrupt from error
            if (error.name or "").partition(".")[0] == "fastvid_gui":
                raise
            reason = why_it_does_not_load(error)
    sys.stderr.write(f"fastvid-gui: {reason}\n")
    if "--json" in arguments:
        sys.stdout.write(f"{json.dumps({'error': reason, 'exit_code': 1})}\n")
    return 1


def _run(arguments: list[str]) -> int:
    """The window for no arguments or for files, else the command line."""
    if arguments[:1] == [ENGINE_WORD]:
        from fastvid_gui.engine.__main__ import main as engine

        engine(arguments[1:])
    if arguments[:1] == [PAINTING_WORD]:
        from fastvid_gui.farm.helper.painting_worker import main as paint

        paint(arguments[1:])
    occupy_closed()
    if arguments == ["--helper-mode"]:
        from fastvid_gui.app import run_window

        return run_window([], helper=True)
    # A text with a dot or a slash is not a command; this spares the window's start the loading of the commands.
    if not arguments or (not arguments[0].startswith("-") and any(sign in arguments[0] for sign in "./\\")):
        from fastvid_gui.app import run_window

        return run_window(arguments)
    guard()
    from fastvid_gui.cli.app import is_command, run

    if not arguments[0].startswith("-") and not is_command(arguments[0]) and Path(arguments[0]).exists():
        from fastvid_gui.app import run_window

        return run_window(arguments)
    return run(arguments, _asked_to_stop.is_set)


def _stop(number: int, frame: FrameType | None) -> None:
    """Handles Ctrl-C, a polite kill or a closed terminal before the command has its own way of stopping."""
    _asked_to_stop.set()
    timer = threading.Timer(GRACE_SECONDS, _give_up)
    timer.daemon = True
    timer.start()
    raise KeyboardInterrupt


def _give_up() -> None:
    """Ends a process that lost the interruption: Python drops exceptions in destructors and callbacks."""
    if not _ended.is_set():
        _say_interrupted()
        os._exit(Interrupted.exit_code)


def _say_interrupted() -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write("fastvid-gui: Interrupted.\n")
        if "--json" in sys.argv:
            sys.stdout.write(f'{{"error": "Interrupted.", "exit_code": {Interrupted.exit_code}}}\n')
            sys.stdout.flush()


if __name__ == "__main__":
    main()
