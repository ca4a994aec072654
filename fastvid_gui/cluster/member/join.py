"""`cluster join`: this computer paints for anyone who renders with the cluster, until it is told to stop.

Dask's worker runs here, in this process; its threads paint (`tasks.py`). Where the scheduler ends, the member looks
for the next one, or starts it.
"""

import asyncio
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fastvid_gui import __version__
from fastvid_gui.cluster import certificates
from fastvid_gui.cluster.folder import ClusterFolder
from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.member.state import LEAVE_EARLY_S, Member, become
from fastvid_gui.cluster.messages import MemberGoodbye, plain
from fastvid_gui.cluster.schedulers import Place, ensure, stopped
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.paths import cache_folder
from fastvid_gui.sentences.cluster import ClusterCommands, ClusterSays
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others, say, sentence_of

LOOK_S = 0.25
LOOK_AT_FOLDER_S = 3.0
AGAIN_S = 2.0
GOODBYE_S = 0.3
"""Time for the last words to be sent."""
MAKERS_AT_ONCE = 16
"""This many ranges, including those given ahead, may be under way or wait; a thread that waits costs nothing."""
GIVE_UP_S = 15.0
"""A member that was asked to end ends after this time, whatever is in hand: SLURM kills 30 s after its first sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOptions:
    """How to join; see `fastvid-gui cluster join --help`. `seconds`: until the queue ends this program."""

    folder: ClusterFolder
    name: str
    slots: int
    device: str
    seconds: float | None
    interfaces: tuple[str, ...]


def join(options: JoinOptions, tell: Callable[[Sentence], None]) -> bool:
    """Helps until it is asked to end, its time is over, or the cluster is stopped.

    Returns:
        Whether it left because its time was over.

    Raises:
        FarmError: it can't join; says what to do.
    """
    distributed()
    if options.seconds is not None and options.seconds < 2 * LEAVE_EARLY_S:
        raise FarmError(ClusterCommands.TIME_LEFT, seconds=options.seconds)
    ends_at = None if options.seconds is None else time.monotonic() + options.seconds
    member = Member(
        name=options.name, folder=options.folder, slots=options.slots, device=options.device, ends_at=ends_at
    )
    become(member)
    return asyncio.run(_Joined(options, member, tell).run()) == say(ClusterCommands.LEFT_IN_TIME)


class _Joined:
    def __init__(self, options: JoinOptions, member: Member, tell: Callable[[Sentence], None]) -> None:
        self._options, self._member, self._tell = options, member, tell
        self._folder = options.folder
        self._asked_at: float | None = None
        self._over = self._trouble = NOTHING
        self._gone_said = False
        self._looked_at = time.monotonic()

    async def run(self) -> Sentence:
        """Returns why it ended."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, self._asked)
        joined_before = False
        while not self._over:
            try:
                place, address = await asyncio.to_thread(ensure, self._folder, self._options.interfaces)
                with _scratch() as scratch:
                    worker = await self._connected(address, scratch)
                    self._tell(self._welcome(place, again=joined_before))
                    joined_before, self._trouble = True, NOTHING
                    await self._stay(worker, place)
            except FarmError as error:
                if not joined_before:
                    raise
                if (trouble := sentence_of(error)) != self._trouble:
                    self._trouble = trouble
                    self._tell(say(ClusterSays.TRIES_AGAIN, reason=trouble))
                await self._pause()
        self._tell(self._over)
        return self._over

    def _asked(self) -> None:
        """Ctrl-C, a polite kill, scancel: finishes the piece in hand; a second one ends at once."""
        if self._asked_at is not None:
            raise SystemExit(Interrupted.exit_code)
        self._asked_at = time.monotonic()
        self._member.leaving.set()
        self._tell(say(ClusterCommands.LEAVING))

    async def _pause(self) -> None:
        until = time.monotonic() + AGAIN_S
        while time.monotonic() < until and self._asked_at is None:
            await asyncio.sleep(LOOK_S)
        if self._asked_at is not None or self._is_late():
            self._over = self._left()

    def _is_late(self) -> bool:
        """Whether its time is about to end."""
        ends_at = self._member.ends_at
        return ends_at is not None and time.monotonic() > ends_at - LEAVE_EARLY_S

    def _left(self) -> Sentence:
        return say(ClusterCommands.LEFT if self._asked_at is not None else ClusterCommands.LEFT_IN_TIME)

    async def _connected(self, address: str, scratch: str) -> Any:
        member = self._member
        worker = distributed().Worker(
            address,
            host=_way_to(address),
            protocol=urlsplit(address).scheme,
            security=certificates.security(self._folder),
            nthreads=MAKERS_AT_ONCE * (member.slots + 1),
            name=f"{member.name}-{member.id}",
            memory_limit=0,
            local_directory=scratch,
            dashboard=False,
            dashboard_address="127.0.0.1:0",
            startup_information={"fastvid": lambda worker: self._about()},
            metrics={"fastvid": lambda worker: self._now()},
        )
        try:
            return await asyncio.wait_for(worker, 60)
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            with suppress(Exception):
                await worker.close(timeout=1, executor_wait=False)
            reason = said_by_others(str(error) or type(error).__name__)
            raise FarmError(ClusterSays.NOT_LET_IN, address=address, reason=reason) from error

    async def _stay(self, worker: Any, place: Place) -> None:
        """Until the worker ends, or has to."""
        member = self._member
        try:
            while worker.status.name == "running":
                await asyncio.sleep(LOOK_S)
                now = time.monotonic()
                if self._is_late():
                    member.leaving.set()
                if now - self._looked_at > LOOK_AT_FOLDER_S:
                    self._looked_at = now
                    await self._look_at_folder(place)
                if self._over:
                    return
                if member.leaving.is_set() and self._may_leave(now):
                    self._over = self._left()
                    return
            if await self._was_stopped(place):
                self._over = say(ClusterCommands.STOPPED)
        finally:
            if worker.status.name not in ("closed", "failed"):
                for topic in member.topics:
                    worker.log_event(topic, plain(MemberGoodbye()))
                await asyncio.sleep(GOODBYE_S)
                with suppress(Exception):
                    await asyncio.wait_for(
                        worker.close(timeout=2, executor_wait=False, reason="fastvid-left"), 5
                    )

    def _may_leave(self, now: float) -> bool:
        """Whether nothing is in hand any more, or there is no more time for it."""
        if self._asked_at is not None and now - self._asked_at > GIVE_UP_S:
            return True
        ends_at = self._member.ends_at
        if ends_at is not None and now > ends_at - LEAVE_EARLY_S / 4:
            return True
        return not self._member.working

    async def _look_at_folder(self, place: Place) -> None:
        seen = await asyncio.to_thread(self._folder.seen)
        if not seen and not self._gone_said:
            self._tell(say(ClusterSays.FOLDER_GONE, folder=self._folder.shared))
        if seen and self._gone_said:
            self._tell(say(ClusterCommands.FOLDER_BACK, folder=self._folder.shared))
        self._gone_said = not seen
        if seen and await self._was_stopped(place):
            self._over = say(ClusterCommands.STOPPED)

    async def _was_stopped(self, place: Place) -> bool:
        with suppress(FarmError):
            return await asyncio.to_thread(stopped, self._folder) >= place.number
        return False

    def _welcome(self, place: Place, again: bool) -> Sentence:
        member, code = self._member, ClusterCommands.MEMBER_AGAIN if again else ClusterCommands.MEMBER
        folder = self._folder.shared
        return say(code, name=member.name, folder=folder, host=place.host, slots=member.slots)

    def _about(self) -> dict[str, object]:
        """What a member says of itself once."""
        member = self._member
        return {
            "id": member.id,
            "name": member.name,
            "host": socket.gethostname(),
            "version": __version__,
            "slots": member.slots,
            "device": member.device,
        }

    def _now(self) -> dict[str, object]:
        """What it says with each of Dask's heartbeats."""
        member = self._member
        left = None if member.ends_at is None else max(0.0, round(member.ends_at - time.monotonic()))
        return {
            "painting": [list(span) for span in list(member.working.values())],
            "frames": member.frames,
            "fps": round(member.frames_per_second, 2) if member.working else 0.0,
            "seconds_left": left,
            "leaving": member.leaving.is_set(),
            "sees_folder": not self._gone_said,
        }


@contextmanager
def _scratch() -> Iterator[str]:
    """A folder of this computer, which Dask wants to have; a member writes nothing large into it."""
    try:
        made = tempfile.TemporaryDirectory(prefix="cluster-", dir=cache_folder(), ignore_cleanup_errors=True)
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise FarmError(ClusterCommands.NO_SCRATCH, folder=cache_folder(), reason=reason) from error
    with made as folder:
        yield folder


def _way_to(address: str) -> str:
    """The address of this computer in the network where the scheduler is: only there it listens."""
    where = urlsplit(address)
    try:
        with socket.create_connection((where.hostname or "", where.port or 0), 5.0) as there:
            return str(there.getsockname()[0])
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise FarmError(ClusterSays.NOT_LET_IN, address=address, reason=reason) from error
