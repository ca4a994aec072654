"""The command `fastvid-gui`: decides whether the window or the command line is wanted."""

import sys


def main() -> None:
    """Runs the command line given in `sys.argv` and exits."""
    from fastvid_gui.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
