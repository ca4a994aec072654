"""A helper of a later FastVid: `python newer_helper.py ARGUMENTS OF fastvid-gui`."""

import sys

from fastvid_gui.farm.protocol import messages

# Before anything else takes it over.
messages.PROTOCOL_VERSION += 1  # type: ignore[misc]

from fastvid_gui.cli.app import run  # noqa: E402

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
