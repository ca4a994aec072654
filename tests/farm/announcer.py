"""A process that announces itself and prints what it sees: one JSON line a change, until it is told to end.

    python tests/farm/announcer.py '{"id": "...", "name": "attic-pc", "port": 47800}' [INTERFACE ...]

`null` instead of the announcement only listens. SIGTERM and Ctrl-C end it properly.
"""

import json
import sys
import time
from dataclasses import asdict

from fastvid_gui.cli.stopping import stoppable
from fastvid_gui.farm.discovery.announcement import Announcement, SeenNode
from fastvid_gui.farm.discovery.discovery import Discovery


def tell(nodes: tuple[SeenNode, ...]) -> None:
    sys.stdout.write(json.dumps({"at": time.time(), "nodes": [asdict(node) for node in nodes]}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    said = json.loads(sys.argv[1])
    with (
        stoppable(hard=False) as stop,
        Discovery(Announcement(**said) if said else None, sys.argv[2:] or None, tell),
    ):
        sys.stdout.write('{"nodes": []}\n')
        sys.stdout.flush()
        stop.wait()
