"""small_helper.py as an older FastVid: it speaks version 1 of the farm's language and reads no other."""

import runpy
import sys
from pathlib import Path

import fastvid_gui.farm.protocol.messages

fastvid_gui.farm.protocol.messages.PROTOCOL_VERSION = 1  # before the others take it from here
fastvid_gui.__version__ = "0.0.9"

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    runpy.run_path(str(Path(__file__).with_name("small_helper.py")), run_name="__main__")
