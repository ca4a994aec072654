"""What the computer tells about itself and lets us do: when it was last used, its battery, priority, staying awake.

Each system has its own way. If there is none, the answer is None and nothing is guessed.
"""

import contextlib
import ctypes
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil

NICENESS = 10
ASK_SECONDS = 2.0


def idle_minutes() -> float | None:
    """Minutes since somebody used keyboard or mouse here; None if the system does not tell.

    Linux: the session's idle time according to GNOME (Mutter), else to the login manager, else the time since something
    was typed in a terminal; the shortest that is known. macOS: IOHIDSystem. Windows: GetLastInputInfo.
    """
    if sys.platform == "win32":
        return _windows_idle()
    if sys.platform == "darwin":
        found = re.search(r'"HIDIdleTime" = (\d+)', _asked("ioreg", "-c", "IOHIDSystem"))
        return int(found[1]) / 60e9 if found else None
    known = [minutes for minutes in (_mutter_idle(), _login_idle(), _terminal_idle()) if minutes is not None]
    return min(known) if known else None


def on_battery() -> bool:
    """Whether no power is plugged in; False if there is no battery."""
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return battery is not None and not battery.power_plugged


def lower_priority() -> None:
    """Lets everything else on the computer go first."""
    with contextlib.suppress(OSError, psutil.Error):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        elif os.nice(0) < NICENESS:
            os.nice(NICENESS - os.nice(0))


class StayAwake:
    """Keeps the computer from falling asleep while there is work, if the system lets us.

    Linux: `systemd-inhibit`; macOS: `caffeinate`; Windows: SetThreadExecutionState. The first two are programs that
    end with this process, even if it is killed.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._on = False

    def set(self, wanted: bool) -> None:
        """Begins or ends it; does nothing if that is already so."""
        if wanted == self._on:
            return
        self._on = wanted
        if sys.platform == "win32":
            # ES_CONTINUOUS, with ES_SYSTEM_REQUIRED while wanted.
            ctypes.windll.kernel32.SetThreadExecutionState(0x80000000 | (1 if wanted else 0))
        elif wanted:
            self._start()
        else:
            self._end()

    def _start(self) -> None:
        if sys.platform == "darwin":
            command = ["caffeinate", "-i", "-w", str(os.getpid())]
        else:
            why = "--why=FastVid paints for another computer"
            # `cat` ends when our end of its pipe is closed, however we end.
            command = ["systemd-inhibit", "--what=idle:sleep", "--who=FastVid", why, "cat"]
        if shutil.which(command[0]) is None:
            return
        with contextlib.suppress(OSError):
            quiet = subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)

    def _end(self) -> None:
        if self._process is None:
            return
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(ASK_SECONDS)
        self._process = None


def _asked(*command: str) -> str:
    """What a program answers; empty if it is missing, fails or hangs."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=ASK_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout if done.returncode == 0 else ""


def _mutter_idle() -> float | None:
    place = "org.gnome.Mutter.IdleMonitor"
    answer = _asked(
        "busctl", "--user", "call", place, "/org/gnome/Mutter/IdleMonitor/Core", place, "GetIdletime"
    )
    found = re.fullmatch(r"t (\d+)\s*", answer)
    return int(found[1]) / 60e3 if found else None


def _login_idle() -> float | None:
    """The shortest idle time of the graphical sessions that keep one."""
    known = []
    for line in _asked("loginctl", "list-sessions", "--no-legend").splitlines():
        properties = ("-p", "Type", "-p", "IdleHint", "-p", "IdleSinceHint")
        shown = _asked("loginctl", "show-session", line.split()[0], *properties)
        told = dict(entry.split("=", 1) for entry in shown.splitlines() if "=" in entry)
        if told.get("Type") not in ("x11", "wayland", "mir"):
            continue
        if told.get("IdleHint") == "yes" and told.get("IdleSinceHint", "").isdigit():
            known.append((time.time() - int(told["IdleSinceHint"]) / 1e6) / 60)
        elif told.get("IdleHint") == "no" and told.get("IdleSinceHint", "0") != "0":
            known.append(0.0)
    return min(known) if known else None


def _terminal_idle() -> float | None:
    """Minutes since something was typed in a terminal (what `w` shows)."""
    latest = 0.0
    for path in Path("/dev/pts").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            latest = max(latest, path.stat().st_atime)
    return max(0.0, (time.time() - latest) / 60) if latest else None


def _windows_idle() -> float | None:
    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    libraries = getattr(ctypes, "windll", None)
    if libraries is None or not libraries.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    return float((libraries.kernel32.GetTickCount() - last.time) % 2**32) / 60e3
