"""Reads the lines of a process of tests (announcer.py, `nodes --watch --json`) with a limit of time."""

import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

from busy import allowed


class Watch:
    """The newest JSON line a process printed, and waiting for one that fits."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.nodes: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.latest_problem = ""
        self._lines: queue.Queue[str] = queue.Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def until(self, fits: Callable[[list[dict[str, Any]]], bool], seconds: float) -> float:
        """Waits until the nodes seen fit; returns how long that took (s). Fails if they don't in time."""
        begun, asked = time.monotonic(), seconds
        while not fits(self.nodes):
            left = begun + seconds - time.monotonic()
            try:
                line = self._lines.get(timeout=max(left, 0.001))
            except queue.Empty:
                if seconds < (fair := allowed(asked)):
                    seconds = fair
                    continue
                raise AssertionError(f"not within {seconds} s; seen: {self.nodes}") from None
            self._take(line)
        return time.monotonic() - begun

    def never(self, fits: Callable[[list[dict[str, Any]]], bool], seconds: float) -> None:
        """Fails if the nodes fit at any moment of these seconds; a busy computer gets no more of them."""
        until = time.monotonic() + seconds
        while True:
            assert not fits(self.nodes), f"seen: {self.nodes}"
            try:
                self._take(self._lines.get(timeout=max(until - time.monotonic(), 0.001)))
            except queue.Empty:
                return

    def ready(self, seconds: float = 120.0) -> dict[str, Any]:
        """Waits for the first line and returns it: Python has started."""
        try:
            return self._take(self._lines.get(timeout=seconds))
        except queue.Empty:
            raise AssertionError("the process did not start") from None

    def problem(self, seconds: float) -> str:
        """Waits until something is in the way; returns what."""
        self.until(lambda _: bool(self.latest_problem), seconds)
        return self.latest_problem

    def _take(self, line: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(line)
        self.lines.append(data)
        self.nodes, self.latest_problem = data["nodes"], data.get("problem", "")
        return data

    def names(self, *names: str, seconds: float = 3.0) -> float:
        """Waits until exactly these are seen."""
        return self.until(lambda nodes: sorted(node["name"] for node in nodes) == sorted(names), seconds)

    def join(self) -> None:
        """Waits for the reader, once the process has ended."""
        self._thread.join(60)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
