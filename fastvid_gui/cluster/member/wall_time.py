"""When the queue ends this program: as the options say, or SLURM."""

import os
import re
import subprocess
import time
from contextlib import suppress

from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.cluster import ClusterCommands

_TIME = re.compile(r"(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)")
ASK_S = 20.0
UNLIMITED = ("UNLIMITED", "INVALID", "NOT_SET")


def seconds_of(text: str) -> float:
    """`MM:SS`, `H:MM:SS` or `D-HH:MM:SS`, as SLURM writes times, or minutes. Raises UsageError."""
    if text.isdigit():
        return 60.0 * int(text)
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise UsageError(ClusterCommands.TIME_FORM, text=text)
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return float(((days * 24 + hours) * 60 + minutes) * 60 + seconds)


def time_left(option: str) -> float | None:
    """Seconds until this program is ended; None: nobody ends it.

    Args:
        option: `--time`; "" asks SLURM, where it runs this program.
    """
    if option:
        return seconds_of(option)
    job = os.environ.get("SLURM_JOB_ID", "")
    if not job:
        return None
    # What is left, as the controller sees it: this computer's clock may be wrong.
    with suppress(OSError, subprocess.SubprocessError, UsageError):
        asked = subprocess.run(
            ["squeue", "-h", "-j", job, "-o", "%L"], capture_output=True, text=True, timeout=ASK_S, check=True
        )
        said = asked.stdout.strip().splitlines()[0].strip() if asked.stdout.strip() else ""
        if said in UNLIMITED:
            return None
        return seconds_of(said)
    with suppress(ValueError):
        return (
            float(os.environ["SLURM_JOB_END_TIME"]) - time.time()
            if "SLURM_JOB_END_TIME" in os.environ
            else None
        )
    return None


def requeue() -> bool:
    """Puts this SLURM job into the queue once more; whether that went well."""
    job = os.environ.get("SLURM_JOB_ID", "")
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(["scontrol", "requeue", job], capture_output=True, timeout=ASK_S, check=False)
        return done.returncode == 0
    return False
