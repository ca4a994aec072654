"""A member that paints as slowly as it is told, and writes down when it began and finished which pieces: for tests that
disturb it.

python slow_member.py SECONDS_A_FRAME LOG join DIR ...  (less than 0: it fails at each frame)
"""

import sys
import threading
import time
from pathlib import Path
from typing import Any

from fastvid_gui.__main__ import main
from fastvid_gui.style.stylizer import NetworkStylizer

SECONDS, LOG = float(sys.argv[1]), Path(sys.argv[2])
_here = threading.local()

_paint = NetworkStylizer.paint


def _slowly(self: NetworkStylizer, *arguments: Any, **named: Any) -> Any:
    if arguments[0].shape[1] != 128:  # not the reference sequence
        _here.began = getattr(_here, "began", None) or time.monotonic()
        if SECONDS < 0:
            raise RuntimeError("this member is broken")
        time.sleep(SECONDS)
    return _paint(self, *arguments, **named)


def _note_pieces() -> None:
    from fastvid_gui.cluster.member import tasks

    write = tasks.write_piece

    def noted(folder: Path, *arguments: Any) -> tuple[str, str]:
        names = write(folder, *arguments)
        began, _here.began = getattr(_here, "began", None) or time.monotonic(), None
        with LOG.open("a") as log:
            log.write(f"{names[0].rpartition('.')[0]} {began} {time.monotonic()}\n")
        return names

    tasks.write_piece = noted


if __name__ == "__main__":
    NetworkStylizer.paint = _slowly  # type: ignore[method-assign]
    _note_pieces()
    sys.argv[1:] = ["cluster", *sys.argv[3:]]
    sys.exit(main())
