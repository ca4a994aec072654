"""`fastvid-gui` with a stand-in for the network: each frame takes a fixed time that uses no processor.

    python benchmarks/farm_stand_in.py MILLISECONDS ARGUMENTS OF fastvid-gui

For `farm_speed.py stand-in`. With it, several nodes fit on a computer with fewer cores. It measures how the farm
spreads, sends, checks and joins the work, not how fast anything is painted. The pictures are those of the source.
"""

import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fastvid_gui.cli.app import run
from fastvid_gui.style.stylizer import NetworkStylizer


def stand_in(seconds: float) -> None:
    """Replaces the network."""

    def paint(self: Any, frame: Any, *_: Any) -> Any:
        time.sleep(seconds)
        return frame

    NetworkStylizer.paint = paint  # type: ignore[method-assign]


if __name__ == "__main__":
    stand_in(float(sys.argv[1]) / 1000)
    sys.exit(run(sys.argv[2:]))
