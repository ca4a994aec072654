"""Computers for stories: windows of their own on screens of their own, on hosts of their own where that is possible.

On Linux, as root, each computer is a network namespace on a bridge (tests/farm/netns.py) with its own loopback,
addresses and multicast; elsewhere all share the loopback, told apart by their homes, ports and a farm name. Each has
an X server of its own, whose socket is a file and so is reached from any namespace.
"""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
STEP_SECONDS = 300
SCREEN = "1280x800x24"
SHOWN_BY = ("Xvfb", "xdotool")
"""What the windows of these stories need; no window manager."""

# Not every run of these tests collects tests/farm, which would put it there.
sys.path.append(str(REPOSITORY / "tests" / "farm"))

from netns import Host, Lan, why_not  # noqa: E402
from screens import Screen  # noqa: E402


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"FASTVID_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Player:
    """A process that prints a line for each step; `window`: it has a screen."""

    def __init__(
        self,
        home: Path,
        command: list[str],
        host: Host | None = None,
        window: bool = False,
        preferences: dict[str, object] | None = None,
    ) -> None:
        self.home, self.said = home, home / "output"
        (home / "config").mkdir(parents=True, exist_ok=True)
        if preferences is not None:
            (home / "config" / "settings.json").write_text(json.dumps(preferences))
        env = environment(home) | {"LANG": "C.UTF-8"}
        env["PYTHONPATH"] = os.pathsep.join((str(REPOSITORY), str(HERE), str(HERE.parent)))
        self.screen = Screen(SCREEN) if window else None
        if self.screen is not None:
            env |= {"DISPLAY": self.screen.name, "QT_QPA_PLATFORM": "xcb"}
        # `ip netns exec` replaces itself by the command, so that the process can be signaled.
        there = [] if host is None else host.there
        with self.said.open("ab") as log:
            self.process = subprocess.Popen(
                [*there, sys.executable, *command], env=env, stdout=subprocess.PIPE, stderr=log, text=True,
                cwd=REPOSITORY,
            )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.lines: list[str] = []

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put("failed: it has ended")

    def wait_for(self, start: str, seconds: float = STEP_SECONDS) -> str:
        """The rest of the first line that begins so."""
        until = time.monotonic() + seconds
        while True:
            try:
                line = self._lines.get(timeout=max(0.1, until - time.monotonic()))
            except queue.Empty:
                line = "failed: nothing for so long"
            self.lines.append(line)
            if line.startswith("failed"):
                errors = self.said.read_text(errors="replace")[-2000:]
                raise AssertionError(f"no {start!r}; {self.home.name} came as far as {self.lines}\n{errors}")
            if line.startswith(start):
                return line.removeprefix(start).strip()

    def family(self) -> list[psutil.Process]:
        """Its engines and itself, in this order."""
        try:
            window = psutil.Process(self.process.pid)
            return [*window.children(recursive=True), window]
        except psutil.NoSuchProcess:
            return []

    def signal(self, number: signal.Signals) -> None:
        """All its processes at once. Engines first: one that outlives its window says good-bye to the maker."""
        for process in self.family():
            try:
                process.send_signal(number)
            except psutil.NoSuchProcess:
                continue

    def kill(self) -> None:
        """The power goes: window and engines at once."""
        family = self.family()
        self.signal(signal.SIGKILL)
        psutil.wait_procs(family, 30)
        self.process.wait(60)
        self._reader.join(30)
        if self.process.stdout is not None:
            self.process.stdout.close()
        if self.screen is not None:
            self.screen.close()
            self.screen = None


class Stage:
    """Makes computers, each on a host of its own where that is possible; `close` ends them all."""

    def __init__(self, folder: Path, lan: Lan | None, pictures: Path) -> None:
        self.folder, self.lan, self.pictures = folder, lan, pictures
        self.board = folder / "board"
        self.board.mkdir()
        self.players: list[Player] = []
        self.hosts: dict[str, Host] = {}

    def host(self, name: str) -> Host | None:
        """The host of that name; None where all are on one."""
        if self.lan is None:
            return None
        if name not in self.hosts:
            self.hosts[name] = self.lan.host(name)
        return self.hosts[name]

    def window(self, player: str, name: str, *arguments: str, **preferences: object) -> Player:
        """A window played by a script beside this file."""
        settings = {"max_range": 16, "threads": 1, "helper_threads": 1, "helper_name": name} | preferences
        if self.lan is None and "helper_port" not in settings:
            settings["helper_port"] = free_port()
        command = [str(HERE / player), *arguments, str(self.board), str(self.pictures)]
        return self._add(Player(self.folder / name, command, self.host(name), True, settings))

    def command(self, name: str, *command: str) -> Player:
        """A program without a window."""
        return self._add(Player(self.folder / name, list(command), self.host(name)))

    def _add(self, player: Player) -> Player:
        self.players.append(player)
        return player

    def close(self) -> None:
        for player in self.players:
            player.kill()


def lan_or_loopback() -> Lan | None:
    """A network of hosts, or None where such can't be made."""
    return None if why_not() else Lan()
