"""Real members, makers and schedulers on this computer, each with a home of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from fastvid_gui.cluster.folder import OWN

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SLOW = Path(__file__).with_name("slow_member.py")
LONG_S = 600.0
HEARD_WITHIN_S = 3.0
"""Time for a finished piece to be heard of."""


def wait_until(condition: Callable[[], Any], seconds: float = LONG_S) -> Any:
    """Waits for something to become true; fails after a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def environment(home: Path) -> dict[str, str]:
    """Of a process with its own home, which finds others on the loopback only."""
    return os.environ | {
        "FASTVID_HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "FASTVID_INTERFACE": os.environ.get("FASTVID_INTERFACE", "127.0.0.1"),
    }


class Process:
    """A command of `fastvid-gui`, with what it writes."""

    def __init__(self, cluster: "Cluster", name: str, start: Sequence[str], home: Path) -> None:
        self.name, self.home = name, home
        self.log = cluster.base / f"{name}.log"
        home.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*cluster.before(name), sys.executable, *start],
                env=environment(home),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=cluster.base,
            )

    @property
    def said(self) -> str:
        """What it has told people."""
        return self.log.read_text(errors="replace")

    def says(self, text: str, seconds: float = LONG_S) -> None:
        """Waits until it has written something."""
        wait_until(lambda: text in self.said or self.process.poll() is not None, seconds)
        assert text in self.said, self.said

    def ends(self, seconds: float = LONG_S) -> int:
        """Waits for its end; returns the exit code."""
        self.output, _ = self.process.communicate(timeout=seconds)
        return self.process.returncode

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.communicate(timeout=60)

    def result(self, seconds: float = LONG_S) -> dict[str, Any]:
        """The object of `--json`; fails where the command did."""
        code = self.ends(seconds)
        assert code == 0, self.said + self.output
        found: dict[str, Any] = json.loads(self.output)
        return found


class Cluster:
    """A folder, and all that was started for it; all is gone after the `with`.

    Args:
        before: what is put before a command of that name, to run it elsewhere.
    """

    def __init__(
        self, base: Path, folder: Path | None = None, before: Callable[[str], list[str]] = lambda name: []
    ) -> None:
        self.base, self.before = base, before
        self.folder = folder or base / "lab"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.started: list[Process] = []
        self._schedulers: set[int] = set()

    def member(
        self, name: str, *options: str, slow: float | None = None, folder: Path | None = None
    ) -> Process:
        """A member with one slot; returns when it has joined, unless it ends before."""
        there = str(folder or self.folder)
        arguments = ["join", there, "--name", name, "--slots", "1", "--device", "cpu", *options]
        if slow is None:
            start = ["-m", "fastvid_gui", "cluster", *arguments]
        else:
            start = [str(SLOW), str(slow), str(self.base / f"{name}.pieces"), *arguments]
        process = Process(self, name, start, self.base / f"home-{name}")
        self.started.append(process)
        wait_until(lambda: "is a member" in process.said or process.process.poll() is not None)
        self.scheduler()
        return process

    def render(self, name: str, film: Path, pack: Path, *options: str, cluster: str = "") -> Process:
        """Begins a render; `name`: also of its home, so that the same name is the same computer."""
        output = self.base / f"{name}.mp4"
        arguments = ["render", str(film), "-s", str(pack), "-o", str(output), "--overwrite", "--json"]
        arguments += ["--cluster", cluster or str(self.folder), *options]
        process = Process(self, name, ["-m", "fastvid_gui", *arguments], self.base / f"home-{name}")
        self.started.append(process)
        return process

    def command(self, *arguments: str, seconds: float = LONG_S) -> subprocess.CompletedProcess[str]:
        """Another command, to its end."""
        return subprocess.run(
            [*self.before("command"), sys.executable, "-m", "fastvid_gui", *arguments],
            env=environment(self.base / "home-command"),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    @property
    def own(self) -> Path:
        return self.folder / OWN

    def scheduler(self) -> psutil.Process | None:
        """The scheduler's process, as the folder tells."""
        with suppress(OSError, ValueError, KeyError, psutil.NoSuchProcess):
            pid = json.loads((self.own / "scheduler.json").read_text())["pid"]
            process = psutil.Process(pid)
            if "scheduler" in process.cmdline():
                self._schedulers.add(pid)
                return process
        return None

    def pieces(self) -> list[Path]:
        """Finished pieces in the folder."""
        return sorted(
            path
            for path in self.own.glob("jobs/*/pieces/*")
            if ".seed." not in path.name and ".partial" not in path.name
        )

    def finished_twice(self) -> dict[str, list[tuple[float, float]]]:
        """Pieces that a slow member began to paint although another one had finished them, and when.

        Two may paint the same at the same time: an idle one to be measured, or because another one brings nothing; and
        who was killed had one in hand.
        """
        written: dict[str, list[tuple[float, float]]] = {}
        for log in self.base.glob("*.pieces"):
            for line in log.read_text().splitlines():
                name, began, ended = line.split()
                written.setdefault(name, []).append((float(began), float(ended)))
        return {
            name: times
            for name, times in written.items()
            if max(began for began, _ in times) > min(ended for _, ended in times) + HEARD_WITHIN_S
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.scheduler()
        for process in self.started:
            if process.process.poll() is None:
                with suppress(OSError):
                    process.process.send_signal(signal.SIGCONT)
                process.kill()
            if process.process.stdout is not None:
                process.process.stdout.close()
        self.scheduler()
        for log in self.base.glob("home-*/cache/cluster-scheduler.log"):
            if error is not None:
                sys.stderr.write(f"---- {log}\n{log.read_text()[-2000:]}\n")
        for pid in self._schedulers:
            with suppress(psutil.NoSuchProcess):
                process = psutil.Process(pid)
                if "scheduler" in process.cmdline():
                    process.kill()
        if error is not None:
            for process in self.started:
                sys.stderr.write(f"---- {process.name}\n{process.said}\n")
