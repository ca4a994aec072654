"""Runs mutated cases through the readers, each in a process of its own, and keeps what offends.

An offense is a crash (a signal, or an error that is none of FastVid's), more than two seconds of CPU time, or more than
500 MB. One that a fresh process does not show again is none: a process that has read a thousand cases holds memory of
earlier ones.
"""

import contextlib
import hashlib
import json
import random
import select
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from fuzz_targets import TARGETS

MOST_SECONDS = 2.0
MOST_BYTES = 500 << 20
KILLED_SECONDS = 10.0
"""Of CPU time."""
WAITED_SECONDS = 300.0
"""A busy computer may take long for little; who waits for ever uses none."""
BOUND_BYTES = 1536 << 20
"""Of address space, more than is allowed to be held: what is over the limit shall be seen, not only refused."""
CASES_A_PROCESS = 2000
_HERE = Path(__file__).resolve().parent
_LENGTH = struct.Struct("<I")


@dataclass
class Answer:
    """What became of a case: result is "read", "refused", "memory", "crash" or "hang"."""

    result: str
    seconds: float
    bytes: int
    told: str

    @property
    def offense(self) -> str:
        """Why it may not be so; empty where it may."""
        if self.result in ("crash", "hang", "memory"):
            return self.result
        if self.bytes > MOST_BYTES:
            return "memory"
        return "slow" if self.seconds > MOST_SECONDS else ""


@dataclass
class Tally:
    """The figures of one reader."""

    cases: int = 0
    results: Counter[str] = field(default_factory=Counter)
    offenses: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    largest: int = 0
    kept: dict[str, tuple[str, bytes, Answer]] = field(default_factory=dict)


class Child:
    """A process that reads cases until it dies."""

    def __init__(self, reader: str, killed_seconds: float = KILLED_SECONDS) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="fastvid-fuzz-")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self.cases, self._killed_seconds = 0, killed_seconds
        self._process = subprocess.Popen(
            [sys.executable, str(_HERE / "fuzz_child.py"), reader, self._folder.name, str(BOUND_BYTES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        assert self._process.stdout is not None
        if not self._process.stdout.readline():
            raise AssertionError(f"{reader} can't be begun: {self._dead().told}")

    def ask(self, data: bytes) -> Answer:
        """What becomes of a case; after "hang", or a crash that ended the process, this child is of no use any more."""
        self.cases += 1
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(_LENGTH.pack(len(data)) + data)
            self._process.stdin.flush()
        except OSError:
            return self._dead()
        begun, used = time.monotonic(), self._used()
        while not select.select([self._process.stdout], [], [], 1.0)[0]:
            if self._used() - used > self._killed_seconds or time.monotonic() - begun > WAITED_SECONDS:
                seconds = self._used() - used
                self._process.kill()
                self._process.wait()
                return Answer("hang", seconds, 0, "")
        line = self._process.stdout.readline()
        return Answer(*json.loads(line)) if line else self._dead()

    def _used(self) -> float:
        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def _dead(self) -> Answer:
        code = self._process.wait()
        self._errors.seek(0)
        return Answer(
            "crash", 0.0, 0, f"ended with {code}: {self._errors.read()[-2000:].decode(errors='replace')}"
        )

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._errors.close()
        self._folder.cleanup()


def run_reader(
    reader: str, seeds: Sequence[bytes], rng: random.Random, tally: Tally, cases: int, seconds: float
) -> None:
    """Gives a reader that many cases, or for that long; adds to the tally."""
    child = Child(reader)
    until = time.monotonic() + seconds
    try:
        for number in range(cases):
            if time.monotonic() >= until:
                break
            if child.cases >= CASES_A_PROCESS:
                child.close()
                child = Child(reader)
            # Sound ones first: a seed that is refused would make all its children worthless.
            fresh = tally.cases < len(seeds)
            data = seeds[tally.cases] if fresh else TARGETS[reader].case(rng, seeds)
            answer = child.ask(data)
            if answer.offense:
                child.close()
                child = Child(reader)
                answer = child.ask(data)
                if answer.offense:
                    child.close()
                    child = Child(reader)
            if fresh and answer.result != "read":
                raise AssertionError(f"{reader}: seed {number} was {answer}")
            _count(tally, data, answer)
    finally:
        child.close()


def _count(tally: Tally, data: bytes, answer: Answer) -> None:
    tally.cases += 1
    tally.results[answer.result] += 1
    tally.slowest, tally.largest = max(tally.slowest, answer.seconds), max(tally.largest, answer.bytes)
    if answer.offense:
        tally.offenses[answer.offense] += 1
        # One of each kind is enough to look at: by where it happened.
        ours = [line.strip() for line in answer.told.splitlines() if "fastvid_gui" in line]
        where = [answer.told.strip().split("\n")[-1].split(":")[0], *ours[-1:]]
        kind = hashlib.sha256("\n".join([answer.offense, *where]).encode()).hexdigest()[:12]
        tally.kept.setdefault(kind, (answer.offense, data, answer))
