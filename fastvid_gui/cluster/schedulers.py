"""Where the scheduler of a cluster is; a member or maker that finds none starts one.

    scheduler.json      address, its number, on which computer; replaced by each new scheduler
    beat.json           its number and a count that grows every few seconds as long as it runs
    stopped.json        `cluster stop` has ended all schedulers up to this number
    turns/N             made by the process that starts number N; others that find it wait for that one

Nothing here trusts a clock or a lock: a scheduler is dead when its count has not grown while this computer watched.
"""

import os
import socket
import ssl
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from fastvid_gui import __version__
from fastvid_gui.cluster import certificates
from fastvid_gui.cluster.folder import ClusterFolder, look_again, read_json, write_json
from fastvid_gui.cluster.processes import runs, this_computer
from fastvid_gui.errors import FarmError
from fastvid_gui.paths import cache_folder, own_command
from fastvid_gui.sentences.cluster import ClusterSays

CONNECT_S, HANDSHAKE_S = 4.0, 10.0
BEAT_S = 1.0
DEAD_S = 10.0
"""A scheduler whose count does not grow for this long is dead; its own computer sees that at once."""
STARTS_WITHIN_S = 60.0
LOOK_S = 0.2


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A scheduler.

    Attributes:
        addresses: of all networks it listens on. dashboard: on its own computer's loopback.
        computer: by which that computer knows itself again. pid, begun: of its process there.
        ended: nobody needed it any more.
    """

    number: int
    addresses: tuple[str, ...]
    dashboard: str
    host: str
    computer: str
    pid: int
    version: str
    begun: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class SchedulerWay:
    """Whether a scheduler takes connections from here.

    Attributes:
        address: the first of its addresses that does; None: none.
        stranger: one where something answers without the certificate of this cluster.
    """

    address: str | None
    stranger: str | None = None


def known(folder: ClusterFolder) -> Place | None:
    """The scheduler that the folder tells of."""
    with folder.used(), suppress(msgspec.ValidationError):
        if (value := read_json(folder.scheduler)) is None:
            look_again(folder.own)
            value = read_json(folder.scheduler)
        return None if value is None else msgspec.convert(value, Place)
    return None


def stopped(folder: ClusterFolder) -> int:
    """The number up to which all schedulers were ended by `cluster stop`; -1: none."""
    with folder.used():
        number = (read_json(folder.own / "stopped.json") or {}).get("number")
    return number if isinstance(number, int) else -1


def mark_stopped(folder: ClusterFolder, number: int) -> None:
    """All schedulers up to a number are to end, and who worked with them."""
    with folder.used():
        write_json(folder.own / "stopped.json", {"number": number})


def reached(folder: ClusterFolder, place: Place) -> SchedulerWay:
    """Looks for an address of a scheduler that takes a connection from here.

    Ports are used again, and private addresses are used in many networks: the process that answers there must have the
    certificate.
    """
    context, stranger = certificates.tls_context(folder), None
    for address in place.addresses:
        where = urlsplit(address)
        try:
            plain = socket.create_connection((where.hostname or "", where.port or 0), CONNECT_S)
        except OSError:
            continue
        with plain:
            plain.settimeout(HANDSHAKE_S)
            try:
                with context.wrap_socket(plain):
                    return SchedulerWay(address)
            except TimeoutError:
                pass  # it may be busy
            except (ssl.SSLError, ConnectionError):
                stranger = stranger or address
    return SchedulerWay(None, stranger)


def ensure(folder: ClusterFolder, interfaces: tuple[str, ...] = ()) -> tuple[Place, str]:
    """The scheduler of the cluster, started here where none runs, and the address that takes connections from here.

    Raises:
        FarmError: it runs and can't be reached, or can't be started, or has another version.
    """
    while True:
        place = known(folder)
        number = -1 if place is None else place.number
        if place is not None and not place.ended and number > stopped(folder):
            if (address := reached(folder, place).address) is not None:
                _check_version(folder, place)
                return place, address
            if not dead(folder, place):
                if (way := reached(folder, place)).address is None:
                    raise unreachable(folder, place, way)
                continue
        _start_or_wait(folder, max(number, stopped(folder)) + 1, interfaces)


def unreachable(folder: ClusterFolder, place: Place, way: SchedulerWay) -> FarmError:
    """Why a scheduler that runs can't be used from here."""
    if way.stranger is not None:
        return FarmError(ClusterSays.OTHER_CERTIFICATE, address=way.stranger, folder=folder.shared)
    return FarmError(ClusterSays.SILENT, address=", ".join(place.addresses), folder=folder.shared)


def dead(folder: ClusterFolder, place: Place) -> bool:
    """Whether a scheduler has ended; takes up to `DEAD_S` for one of another computer."""
    if place.computer == this_computer() and not runs(place.pid, place.begun):
        return True
    first = _beat(folder)
    until = time.monotonic() + DEAD_S
    while time.monotonic() < until:
        time.sleep(LOOK_S)
        if _beat(folder) != first:
            return False
    return True


def log_file() -> Path:
    """Where a scheduler that was started here writes what it does."""
    return cache_folder() / "cluster-scheduler.log"


def _beat(folder: ClusterFolder) -> object:
    with folder.used():
        return read_json(folder.own / "beat.json")


def _check_version(folder: ClusterFolder, place: Place) -> None:
    if place.version != __version__:
        raise FarmError(
            ClusterSays.OTHER_VERSION, theirs=place.version, mine=__version__, folder=folder.shared
        )


def _start_or_wait(folder: ClusterFolder, number: int, interfaces: tuple[str, ...]) -> None:
    """Starts scheduler `number`, if this computer is the first that wants to; returns when it, or a later one, runs."""
    while True:
        process, mine = None, _take_turn(folder, number)
        if mine:
            process = _start(folder, number, interfaces)
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            place = known(folder)
            if place is not None and place.number >= number:
                return
            if process is not None and process.poll() is not None:
                raise _not_started()
            time.sleep(LOOK_S)
        if mine:
            raise FarmError(ClusterSays.NOT_STARTED, log=log_file())
        number += 1  # the process that had that turn was ended


def _take_turn(folder: ClusterFolder, number: int) -> bool:
    with folder.used():
        try:
            os.close(os.open(folder.turns / str(number), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        for path in folder.turns.iterdir():
            if path.name.isdigit() and int(path.name) < number - 1:
                with suppress(OSError):
                    path.unlink()
    return True


def _start(folder: ClusterFolder, number: int, interfaces: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """A process of its own: it goes on when the command that started it ends."""
    named = [part for name in interfaces for part in ("--interface", name)]
    command = own_command("cluster", "scheduler", str(folder.shared), "--number", str(number), *named)
    try:
        with log_file().open("ab") as log:
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
    except OSError as error:
        reason = error.strerror or str(error)
        raise FarmError(ClusterSays.NOT_STARTED_BECAUSE, reason=reason, log=log_file()) from error


def _not_started() -> FarmError:
    """A scheduler has ended at once; its last words say why."""
    with suppress(OSError):
        lines = log_file().read_text(encoding="utf-8", errors="replace").strip().splitlines()
        if lines:
            return FarmError(ClusterSays.NOT_STARTED_BECAUSE, reason=lines[-1][:300], log=log_file())
    return FarmError(ClusterSays.NOT_STARTED, log=log_file())
