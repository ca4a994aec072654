"""The command `fastvid-gui`: decides whether the window or the command line is wanted."""

import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Runs the command line given in `sys.argv` and exits. Being stopped early is no crash either."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        from fastvid_gui.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
        sys.stderr.write("fastvid-gui: Interrupted.\n")
        if "--json" in sys.argv:
            sys.stdout.write(f'{{"error": "Interrupted.", "exit_code": {INTERRUPTED}}}\n')
    # What the command said stands: Ctrl-C while Python tidies up changes nothing.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def _stop(number: int, frame: FrameType | None) -> None:
    """A polite kill counts as Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
