"""The maker's connection to a scheduler: the only place where it talks to Dask.

The members are seen by looking at the scheduler once a second; what they report comes as Dask's events. Both are
posted to the thread that owns the run.
"""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec

from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.member import tasks
from fastvid_gui.cluster.messages import JobGreeting, RangeOrder, Report, understood
from fastvid_gui.errors import FarmError
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.sentence import said_by_others

CONNECT_S = 15.0
LOOK_S = 1.0
LOOK_MOST_S = 3.0
WORKERS_A_SECOND = 250
"""The list of so many members may be asked for once a second; a longer one less often."""
ANSWER_S = 20.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A member as the scheduler knows it.

    Attributes:
        member: its id; its address where it is no member of FastVid's. leaving: it said that it ends.
    """

    address: str
    member: str
    name: str
    leaving: bool


@dataclass(frozen=True, slots=True)
class MembersSeen:
    """All members, by address."""

    members: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Reported:
    """A member says something."""

    address: str
    report: Report


@dataclass(frozen=True, slots=True)
class TaskFailed:
    """Dask could not run a task at all. `assignment`: None for a greeting."""

    address: str
    assignment: int | None
    text: str


@dataclass(frozen=True, slots=True)
class HubLost:
    """The scheduler does not answer any more."""

    hub: "Hub"


class Hub:
    """One connection.

    Args:
        security: Dask's, or None for a plain one.
        post: takes what happens, from any thread.

    Raises:
        FarmError: the scheduler can't be reached, or does not let this computer in.
    """

    def __init__(self, address: str, security: Any, topic: str, post: Callable[[object], None]) -> None:
        self._post, self._topic, self.address = post, topic, address
        self._tasks: dict[str, Any] = {}
        self._greetings = count()
        try:
            self._client = distributed().Client(
                address, security=security, timeout=CONNECT_S, set_as_default=False, name="fastvid"
            )
        except (OSError, TimeoutError, ValueError, RuntimeError, TypeError) as error:
            reason = said_by_others(str(error) or type(error).__name__)
            raise FarmError(ClusterSays.NOT_LET_IN, address=address, reason=reason) from error
        self._client.subscribe_topic(topic, self._on_event)
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look, name="cluster-look", daemon=True)
        self._looking.start()

    def greet(self, address: str, greeting: JobGreeting) -> None:
        """Asks a member to look at the job: `MemberGreeted` comes."""
        # Dask would answer a second one of the same key with what came of the first.
        key = f"greet-{self._topic}-{address}-{next(self._greetings)}"
        self._submit(key, tasks.greet, greeting, address, None)

    def order(self, address: str, order: RangeOrder) -> None:
        """Has a member paint."""
        self._submit(self._key(order.assignment), tasks.paint, order, address, order.assignment)

    def revoke(self, assignment: int) -> None:
        """Takes an assignment back: its member sees that within a frame."""
        future = self._tasks.pop(self._key(assignment), None)
        if future is not None:
            with suppress(Exception):
                future.cancel(force=True)

    def forget(self, assignment: int) -> None:
        """An assignment is over."""
        self._tasks.pop(self._key(assignment), None)

    def close(self) -> None:
        """Takes everything back, and ends."""
        self._ended.set()
        for future in self._tasks.values():
            with suppress(Exception):
                future.cancel(force=True)
        self._tasks.clear()
        with suppress(Exception):
            self._client.close(timeout=2)
        if threading.current_thread() is not self._looking:
            self._looking.join()

    def _key(self, assignment: int) -> str:
        return f"paint-{self._topic}-{assignment}"

    def _submit(
        self, key: str, task: Callable[[bytes], None], value: object, address: str, number: int | None
    ) -> None:
        data = msgspec.json.encode(value)
        try:
            future = self._client.submit(
                task, data, key=key, workers=[address], allow_other_workers=False, pure=False, retries=0
            )
        except Exception:  # noqa: BLE001 - the connection has just ended: `HubLost` follows
            return
        self._tasks[key] = future
        future.add_done_callback(lambda done: self._on_done(done, address, number))

    def _on_done(self, future: Any, address: str, number: int | None) -> None:
        if future.status != "error" or self._ended.is_set():
            return
        with suppress(Exception):
            error = future.exception(timeout=1)
            self._post(TaskFailed(address, number, f"{type(error).__name__}: {error}"))

    def _on_event(self, event: tuple[float, object]) -> None:
        _, said = event
        report = understood(said)
        if report is not None and isinstance(said, dict):
            self._post(Reported(str(said.get("worker", "")), report))

    def _look(self) -> None:
        wait_s = LOOK_S
        while not self._ended.wait(wait_s if self._client.status == "running" else 0):
            if self._client.status != "running":
                break
            try:
                found = self._client.sync(self._client.scheduler.identity, callback_timeout=ANSWER_S)
            except Exception:  # noqa: BLE001 - whatever it is, nobody answers there
                break
            workers = found.get("workers", {})
            self._post(MembersSeen({address: _seen(address, about) for address, about in workers.items()}))
            wait_s = min(LOOK_MOST_S, max(LOOK_S, len(workers) / WORKERS_A_SECOND))
        if not self._ended.is_set():
            self._post(HubLost(self))


def _seen(address: str, about: Mapping[str, Any]) -> Seen:
    said, now = about.get("fastvid") or {}, (about.get("metrics") or {}).get("fastvid") or {}
    member, name = said.get("id"), said.get("name")
    gone = about.get("status") not in ("running", "paused", "init")
    return Seen(
        address,
        member if isinstance(member, str) else address,
        name if isinstance(name, str) else str(about.get("name", address)),
        bool(now.get("leaving")) or gone,
    )
