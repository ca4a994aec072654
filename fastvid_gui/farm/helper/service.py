"""The helper as a systemd service: the unit, with the program as it is installed here (systemd.service(5))."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.discovery.discovery import FARM_VARIABLE
from fastvid_gui.paths import HOME_VARIABLE, own_command
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import said_by_others

UNIT_NAME = "fastvid-helper.service"
MARK = "# Made by `fastvid-gui helper --install-service`"
KEPT_VARIABLES = (HOME_VARIABLE, FARM_VARIABLE)

_UNIT = """{mark}; typed again, with other options, it makes a new one.
#
#   systemctl --user enable --now fastvid-helper     begins, now and whenever you log in
#   loginctl enable-linger                           also while you are logged out
#   fastvid-gui helper --pair                        shows a pairing code of the helper that runs
#   systemctl --user kill -s SIGUSR1 fastvid-helper  yields now, and goes on again
#   systemctl --user kill -s SIGUSR2 fastvid-helper  finishes the chunk and stops

[Unit]
Description=FastVid helper: paints for paired computers while this one is not needed

[Service]
ExecStart={command}
{environment}Restart=on-failure
RestartSec=10
Nice=10
IOSchedulingClass=idle
CPUWeight=20
TimeoutStopSec=15
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def unit(options: Sequence[str]) -> str:
    """The unit for a helper with these options of the command line."""
    lines = [
        f"Environment={_quoted(f'{name}={os.environ[name]}')}\n"
        for name in KEPT_VARIABLES
        if os.environ.get(name)
    ]
    command = " ".join(map(_quoted_argument, own_command("helper", *options)))
    return _UNIT.format(mark=MARK, command=command, environment="".join(lines))


def unit_file() -> Path:
    """Where the user's unit is, or would be."""
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path("~/.config").expanduser())
    return Path(base) / "systemd" / "user" / UNIT_NAME


def install(options: Sequence[str]) -> Path:
    """Writes the unit and returns its file; does not start it.

    Raises:
        UsageError: this system has no systemd.
        FarmError: it can't be written, or another unit of that name is there.
    """
    if sys.platform != "linux":
        raise UsageError(HelperMode.NO_SYSTEMD)
    try:
        file = unit_file()
    except RuntimeError as error:
        raise FarmError(HelperMode.NO_HOME) from error
    try:
        if file.exists() and not file.read_text(encoding="utf-8", errors="replace").startswith(MARK):
            raise FarmError(HelperMode.UNIT_NOT_OURS, file=file)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(unit(options), encoding="utf-8")
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise FarmError(HelperMode.CANT_WRITE_UNIT, file=file, reason=reason) from error
    return file


def _quoted_argument(word: str) -> str:
    """A word of a command line: a dollar begins a variable there."""
    return _quoted(word.replace("$", "$$"))


def _quoted(word: str) -> str:
    """A word as systemd reads it back: quoted if it holds more than letters; a percent sign begins a specifier."""
    word = word.replace("%", "%%")
    if word and all(sign.isalnum() or sign in "-_./%+:@=,$" for sign in word):
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
