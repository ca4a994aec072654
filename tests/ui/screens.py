"""X servers of our own, for stories with a real window and real input."""

import os
import shutil
import subprocess

SIZE = "1440x900x24"
PROGRAMS = ("Xvfb", "xdotool", "openbox")


def why_no_screens(*programs: str) -> str:
    """What is missing for real windows with real input (all of `PROGRAMS` by default); "" for nothing."""
    lacking = [name for name in programs or PROGRAMS if shutil.which(name) is None]
    return f"needs {' and '.join(lacking)}" if lacking else ""


class Screen:
    """An X server. `managed`: windows have a window manager. `name`: for DISPLAY."""

    def __init__(self, size: str = SIZE, *, managed: bool = False) -> None:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
        self._processes = [subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)]
        os.close(writer)
        with os.fdopen(reader) as told:
            self.name = f":{told.readline().strip()}"
        if managed:
            there = {**os.environ, "DISPLAY": self.name}
            self._processes.append(subprocess.Popen(["openbox"], env=there, stderr=subprocess.DEVNULL))

    def close(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait(30)
