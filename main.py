"""Starts FastVid from a clone: the same as the `fastvid-gui` command."""

import sys

from fastvid_gui.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
