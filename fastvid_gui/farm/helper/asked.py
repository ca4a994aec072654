"""Asks the helper that already runs on this computer for a pairing code: a service that nobody sees has no other way.

    who asks       writes ask-NUMBER.json into the helper's folder, waits for told-NUMBER.json, takes both away
    the helper     looks there twice a second, shows a code, and says it in told-NUMBER.json

Only the owner can use the folder and the files: anybody who can write there is the user whose helper it is.
"""

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.trust.private_files import read_private, write_private
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import Sentence, say

LOOK_S = 0.5
ASK_S = 10.0
POLL_S = 0.1
OLDEST_S = 30.0
MAX_FILE_BYTES = 4096
RUNNING_FILE = "running.json"
_ASKED = re.compile(r"ask-([0-9a-f]{16})\.json")
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Told(msgspec.Struct, frozen=True):
    """What the helper answers.

    Attributes:
        code: as people read it; "" if it shows none.
        said: in a sentence.
        seconds: for how long the code counts.
    """

    code: str
    said: str
    seconds: float = 0.0


class _Asking(msgspec.Struct, frozen=True):
    host: str
    boot: str
    pid: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the helper looks whether it was asked."""

    folder: Path

    def begin(self, host: str) -> None:
        """This process is the helper now. Raises FarmError if that can't be written."""
        with contextlib.suppress(OSError):
            self.folder.chmod(0o700)
        write_private(self.folder / RUNNING_FILE, msgspec.json.encode(_Asking(host, _boot(), os.getpid())))

    def questions(self) -> Iterator[str]:
        """The numbers of open questions; old ones, whose askers went away, are dropped."""
        try:
            names = [entry.name for entry in os.scandir(self.folder) if _ASKED.fullmatch(entry.name)]
        except OSError:
            return
        for name in names:
            path = self.folder / name
            with contextlib.suppress(OSError):
                fresh = abs(time.time() - path.stat().st_mtime) < OLDEST_S
                path.unlink()
                if fresh:
                    yield name[4:20]

    def answer(self, number: str, told: Told) -> None:
        """Answers one of them."""
        with contextlib.suppress(FarmError):  # the asker says that nothing was answered
            write_private(self.folder / f"told-{number}.json", msgspec.json.encode(told))


def ask_for_code(folder: Path) -> Told:
    """The answer of the helper that runs with the files in a folder.

    Raises:
        FarmError: it does not answer.
    """
    number = secrets.token_hex(8)
    question, answer = folder / f"ask-{number}.json", folder / f"told-{number}.json"
    write_private(question, b"{}")
    try:
        until = time.monotonic() + ASK_S
        while time.monotonic() < until:
            if (data := read_private(answer, MAX_FILE_BYTES)) is not None:
                return msgspec.json.decode(data, type=Told)
            time.sleep(POLL_S)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise FarmError(HelperMode.OLDER_RUNS) from error
    finally:
        question.unlink(missing_ok=True)
        answer.unlink(missing_ok=True)
    raise FarmError(HelperMode.DOES_NOT_ANSWER, process=_process(folder))


def other_computer(folder: Path) -> str:
    """The name of the other computer whose helper runs with the files in a folder; "" if it is this one's."""
    running = _running(folder)
    return running.host if running is not None and running.boot != _boot() else ""


def _process(folder: Path) -> Sentence:
    running = _running(folder)
    return say(HelperMode.OF_OLDER) if running is None else say(HelperMode.PROCESS, number=running.pid)


def _running(folder: Path) -> _Asking | None:
    try:
        data = read_private(folder / RUNNING_FILE, MAX_FILE_BYTES)
        return msgspec.json.decode(data, type=_Asking) if data is not None else None
    except (FarmError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _boot() -> str:
    """Differs from computer to computer (and from start to start), if the system tells such a thing."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        import platform

        return platform.node()
