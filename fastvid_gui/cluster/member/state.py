"""What a member's process is: its name, its folder, its slots, when it must leave. One for each process."""

import os
import secrets
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from fastvid_gui.cluster.folder import ClusterFolder, open_cluster, received_path
from fastvid_gui.cluster.job_folder import OpenJob
from fastvid_gui.cluster.member.turns import SlotTurns
from fastvid_gui.cores import cores
from fastvid_gui.errors import FarmError
from fastvid_gui.sentences.cluster import WhyNoMember
from fastvid_gui.style.stylizer import Stylizer

JOBS_KEPT = 4
LEAVE_EARLY_S = 20.0
"""Time a member leaves for the end of its program, of what remains of its wall time."""
SLOWER = 1.5
"""A piece may take this many times as long as the last one."""


@dataclass(eq=False, kw_only=True)
class Member:
    """This process as a member.

    Attributes:
        id: the same as long as the process runs. folder: None for a Dask worker that was not started by FastVid.
        ends_at: by `time.monotonic`, when the queue ends it; None: never.
        leaving: it finishes what it has in hand and takes nothing more.
        topics: of the makers that have greeted it. offered: how many ranges side by side each of them was offered.
        working: assignments under way: first, last and next frame, for people.
    """

    name: str
    folder: ClusterFolder | None = None
    slots: int = field(default_factory=cores)
    device: str = ""
    ends_at: float | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    leaving: threading.Event = field(default_factory=threading.Event)
    working: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    topics: set[str] = field(default_factory=set)
    offered: dict[str, int] = field(default_factory=dict)
    frames: int = 0
    frames_per_second: float = 0.0

    def __post_init__(self) -> None:
        self.turns = SlotTurns(self.slots)
        self._jobs: OrderedDict[str, OpenJob] = OrderedDict()
        self._idle: dict[object, list[Stylizer]] = {}
        self._lock = threading.Lock()
        self._rate: list[tuple[float, int]] = []

    def open_job(self, folder: str, token: str, job: str) -> OpenJob:
        """A job, opened once.

        Raises:
            FarmError: this computer does not see the folder, or it is not the same one.
        """
        with self._lock:
            if job in self._jobs:
                self._jobs.move_to_end(job)
                return self._jobs[job]
            here = self.folder if self.folder is not None else open_cluster(received_path(folder), make=False)
            if here.token != token:
                raise FarmError(WhyNoMember.OTHER_FOLDER, folder=here.shared)
            opened = self._jobs[job] = OpenJob(here, job)
            while len(self._jobs) > JOBS_KEPT:
                self._jobs.popitem(last=False)
            return opened

    def forget(self, job: str) -> None:
        """A job's files are gone: if it comes again, they are read again."""
        with self._lock:
            self._jobs.pop(job, None)

    def take_stylizer(self, kind: object, make: Callable[[], Stylizer]) -> Stylizer:
        """One that is idle, or a new one."""
        with self._lock:
            idle = self._idle.get(kind)
            if idle:
                return idle.pop()
        return make()

    def give_back(self, kind: object, stylizer: Stylizer) -> None:
        """A stylizer is free; those of other kinds are let go, so that memory stays flat."""
        with self._lock:
            if kind not in self._idle and len(self._idle) >= JOBS_KEPT:
                self._idle.clear()
            self._idle.setdefault(kind, []).append(stylizer)

    def has_time_for(self, seconds: float) -> bool:
        """Whether a piece that usually takes this long can still be finished here."""
        if self.leaving.is_set():
            return False
        return self.ends_at is None or time.monotonic() + SLOWER * seconds + LEAVE_EARLY_S < self.ends_at

    def painted(self) -> None:
        """A frame is painted; for people who look at the cluster."""
        now = time.monotonic()
        with self._lock:
            self.frames += 1
            if not self._rate or now - self._rate[-1][0] >= 1.0:
                self._rate.append((now, self.frames))
                del self._rate[:-10]
            (begun, before) = self._rate[0]
            if now - begun > 0.5:
                self.frames_per_second = (self.frames - before) / (now - begun)


_here: list[Member] = []


def become(member: Member) -> None:
    """This process is that member from now on."""
    _here[:] = [member]


def this_member() -> Member:
    """The member that this process is; of a foreign Dask worker it is made now."""
    if not _here:
        from distributed import get_worker

        worker = get_worker()
        _here.append(
            Member(name=f"{socket.gethostname()}-{os.getpid()}", slots=min(cores(), worker.state.nthreads))
        )
    return _here[0]
