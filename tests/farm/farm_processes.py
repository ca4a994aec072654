"""Real helper processes on this computer, each with a home of its own, and the films they paint."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastvid_gui.farm.trust.identity import Identity, load_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ODD = Path(__file__).with_name("odd_helper.py")
START_SECONDS = 180.0


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], Any], seconds: float = START_SECONDS) -> Any:
    """Waits for something to become true; fails after a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def environment(home: Path) -> dict[str, str]:
    """Of a process with its own home."""
    return os.environ | {
        "FASTVID_HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONWARNINGS": "default",
    }


class HelperProcess:
    """`fastvid-gui helper` with one thread on the loopback, perhaps with faults (odd_helper.py)."""

    def __init__(self, home: Path, name: str, faults: str = "", *options: str) -> None:
        self.home, self.name, self.faults, self.options = home, name, faults, options
        self.port = free_port()
        self.log = home / "output"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def identity(self) -> Identity:
        return load_identity(self.home / "config")

    @property
    def peers(self) -> PeerBook:
        return PeerBook(self.home / "config")

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None
        return self._process

    def start(self) -> "HelperProcess":
        """Starts it, again too; returns when it shows its port."""
        (self.home / "config").mkdir(parents=True, exist_ok=True)
        begin = [str(ODD), self.faults] if self.faults else ["-m", "fastvid_gui"]
        options = ["--name", self.name, "--port", str(self.port), "--interface", "lo", "--threads", "1"]
        self.log.write_bytes(b"")
        with self.log.open("ab") as log:
            command = [sys.executable, *begin, "helper", *options, *self.options]
            self._process = subprocess.Popen(
                command, env=environment(self.home), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        wait_until(lambda: f"port {self.port}" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, self.said
        return self

    @property
    def said(self) -> str:
        """What it has written."""
        return self.log.read_text(errors="replace")

    def says(self, text: str, seconds: float = START_SECONDS) -> None:
        """Waits until it has written something."""
        wait_until(lambda: text in self.said, seconds)

    @property
    def kept(self) -> list[Path]:
        """The chunks on its shelf."""
        return sorted((self.home / "cache" / "helper" / "kept").glob("*/*/*.piece"))

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait(120)

    def end(self) -> None:
        """However it is, it is gone afterwards."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGCONT) if sys.platform != "win32" else None
            self._process.kill()
            self._process.wait(120)


def introduce(maker_home: Path, helper: HelperProcess) -> None:
    """Makes the two know each other, as pairing does."""
    (maker_home / "config").mkdir(parents=True, exist_ok=True)
    (helper.home / "config").mkdir(parents=True, exist_ok=True)
    maker = load_identity(maker_home / "config")
    PeerBook(maker_home / "config").add(Peer(helper.identity.public_key, helper.name, helper.address))
    helper.peers.add(Peer(maker.public_key, "maker"))


def command(home: Path, *arguments: str, seconds: float = 120) -> dict[str, Any]:
    """Runs `fastvid-gui ... --json`; returns its object."""
    done = subprocess.run(
        [sys.executable, "-m", "fastvid_gui", *arguments, "--json"],
        env=environment(home),
        capture_output=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found
