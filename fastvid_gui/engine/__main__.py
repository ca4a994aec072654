"""`python -m fastvid_gui.engine preview|render|helper`: an engine process, as the window starts it."""

import os
import sys


def main(arguments: list[str]) -> None:
    """Serves until the window goes away, then ends the process."""
    from fastvid_gui.engine.process import ROLES, serve

    if len(arguments) != 1 or arguments[0] not in ROLES or sys.stdin is None:
        sys.stderr.write("This is a part of FastVid's window; start `fastvid-gui` instead.\n")
        sys.exit(2)
    code = serve(arguments[0])
    # Threads of libraries may still compute; the process does not wait for them.
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
