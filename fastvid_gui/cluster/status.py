"""What a cluster is doing: its scheduler, its members, what they paint. And how to end it."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from fastvid_gui.cluster import certificates
from fastvid_gui.cluster.folder import ClusterFolder, read_json
from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.schedulers import (
    Place,
    dead,
    known,
    mark_stopped,
    reached,
    stopped,
    unreachable,
)
from fastvid_gui.errors import FarmError
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.sentence import said_by_others

CONNECT_S = 15.0
ENDS_WITHIN_S = 30.0
LOOK_S = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberNow:
    """A member. `painting`: (first, stop, next frame) of the ranges under way. `seconds_left`: of its wall time."""

    name: str
    host: str
    address: str
    version: str
    slots: int
    painting: tuple[tuple[int, int, int], ...]
    frames: int
    frames_per_second: float
    seconds_left: float | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterNow:
    """A cluster. `scheduler`: None where none runs. `jobs`: ids of films that are not finished, and their makers."""

    scheduler: Place | None
    members: tuple[MemberNow, ...] = ()
    jobs: tuple[tuple[str, str], ...] = field(default=())


def look(folder: ClusterFolder) -> ClusterNow:
    """What the cluster does now. Raises FarmError where it can't be asked."""
    jobs = _jobs(folder)
    if (place := _current(folder)) is None:
        return ClusterNow(scheduler=None, jobs=jobs)
    if (way := reached(folder, place)).address is None:
        if dead(folder, place):
            return ClusterNow(scheduler=None, jobs=jobs)
        raise unreachable(folder, place, way)
    found = _identity(folder, way.address)
    members = tuple(_member(address, about) for address, about in found.get("workers", {}).items())
    return ClusterNow(scheduler=place, members=members, jobs=jobs)


def stop(folder: ClusterFolder) -> int | None:
    """Ends scheduler and members; what is finished is kept.

    Returns:
        How many members there were; -1: the scheduler could not be asked; None: none runs.
    """
    if (place := _current(folder)) is None:
        return None
    address = reached(folder, place).address
    if address is None and dead(folder, place):
        mark_stopped(folder, place.number)
        return None
    members = -1
    # Asked before: a scheduler that has seen the mark answers nobody.
    with suppress(FarmError):
        members = -1 if address is None else len(_identity(folder, address).get("workers", {}))
    mark_stopped(folder, place.number)
    # The members see the mark in the folder, finish nothing more, and leave; so does the scheduler.
    until = time.monotonic() + ENDS_WITHIN_S
    while address is not None and time.monotonic() < until and reached(folder, place).address is not None:
        time.sleep(LOOK_S)
    return members


def _current(folder: ClusterFolder) -> Place | None:
    """The scheduler, unless it was ended."""
    place = known(folder)
    return None if place is None or place.ended or place.number <= stopped(folder) else place


def _identity(folder: ClusterFolder, address: str) -> dict[str, Any]:
    """What a scheduler says of itself and its members."""
    client = _client(folder, address)
    try:
        found: dict[str, Any] = client.sync(client.scheduler.identity, callback_timeout=CONNECT_S)
    except Exception as error:
        raise FarmError(ClusterSays.SILENT, address=address, folder=folder.shared) from error
    finally:
        with suppress(Exception):
            client.close(timeout=2)
    return found


def _client(folder: ClusterFolder, address: str) -> Any:
    try:
        return distributed().Client(
            address, security=certificates.security(folder), timeout=CONNECT_S, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        reason = said_by_others(str(error) or type(error).__name__)
        raise FarmError(ClusterSays.NOT_LET_IN, address=address, reason=reason) from error


def _jobs(folder: ClusterFolder) -> tuple[tuple[str, str], ...]:
    found = []
    with folder.used():
        for path in sorted((folder.own / "jobs").iterdir()):
            maker = read_json(path / "maker.json") or {}
            found.append((path.name, str(maker.get("host", ""))))
    return tuple(found)


def _member(address: str, about: dict[str, Any]) -> MemberNow:
    said, now = about.get("fastvid") or {}, (about.get("metrics") or {}).get("fastvid") or {}
    painting = tuple((int(a), int(b), int(c)) for a, b, c in now.get("painting", ()))
    state = "painting" if painting else "idle"
    if now.get("leaving"):
        state = "leaving"
    elif now and not now.get("sees_folder", True):
        state = "does not see the folder"
    return MemberNow(
        name=str(said.get("name", about.get("name", address))),
        host=str(said.get("host", about.get("host", ""))),
        address=address,
        version=str(said.get("version", "")),
        slots=int(said.get("slots", about.get("nthreads", 0))),
        painting=painting,
        frames=int(now.get("frames", 0)),
        frames_per_second=float(now.get("fps", 0.0)),
        seconds_left=now.get("seconds_left"),
        state=state,
    )
