"""Members that others start (SLURM) paint as slowly as FASTVID_TEST_SLOW says, if this folder is in PYTHONPATH."""

import os
import sys
import time
from typing import Any

if "join" in sys.orig_argv and "FASTVID_TEST_SLOW" in os.environ:
    from fastvid_gui.style.stylizer import NetworkStylizer

    _paint = NetworkStylizer.paint

    def _slowly(self: NetworkStylizer, *arguments: Any, **named: Any) -> Any:
        if arguments[0].shape[1] != 128:  # not the reference sequence
            time.sleep(float(os.environ["FASTVID_TEST_SLOW"]))
        return _paint(self, *arguments, **named)

    NetworkStylizer.paint = _slowly  # type: ignore[method-assign]
