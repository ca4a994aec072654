"""The process of a cluster's scheduler: Dask's own, told where it may listen, and when to end."""

import asyncio
import os
import socket
import sys
import time
from contextlib import suppress
from typing import Any

import msgspec

from fastvid_gui import __version__
from fastvid_gui.cluster import certificates
from fastvid_gui.cluster.folder import ClusterFolder, write_json
from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.processes import started, this_computer
from fastvid_gui.cluster.schedulers import BEAT_S, Place, known, stopped
from fastvid_gui.errors import FarmError
from fastvid_gui.farm.sockets.interfaces import chosen_interfaces
from fastvid_gui.whole_files import replace_file

IDLE_S = 600.0
"""Without members and makers it ends after this time; the next member or maker starts another one."""
LOOK_AT_FOLDER_S = 2.0


def serve(folder: ClusterFolder, number: int, interfaces: tuple[str, ...]) -> None:
    """Runs the scheduler until it is idle, stopped or replaced."""
    asyncio.run(_serve(folder, number, interfaces))


def hosts(interfaces: tuple[str, ...]) -> tuple[str, ...]:
    """The addresses of this computer in the networks where members may be."""
    found = [
        str(address.ip)
        for interface in chosen_interfaces(interfaces or None)
        for address in interface.addresses
        if not address.ip.is_link_local
    ]
    return tuple(found) or ("127.0.0.1",)


async def _serve(folder: ClusterFolder, number: int, interfaces: tuple[str, ...]) -> None:
    library, there = distributed(loud=True), hosts(interfaces)
    listen = there[0] if len(there) == 1 else "0.0.0.0"  # only who has the certificate is answered
    scheduler = library.Scheduler(
        host=listen,
        port=0,
        protocol="tls",
        security=certificates.security(folder),
        dashboard_address="127.0.0.1:0",
        dashboard=True,
    )
    async with scheduler:
        place = Place(
            number=number,
            addresses=tuple(f"tls://{_bracketed(host)}:{scheduler.port}" for host in there),
            dashboard=f"http://127.0.0.1:{scheduler.services['dashboard'].port}/status",
            host=socket.gethostname(),
            computer=this_computer(),
            pid=os.getpid(),
            version=__version__,
            begun=started(os.getpid()),
        )
        with folder.used():
            replace_file(
                folder.own / "beat.json", msgspec.json.encode({"number": number, "beats": 0}), lasting=False
            )
            _tell(folder, place)
        await _watch(scheduler, folder, place)


async def _watch(scheduler: Any, folder: ClusterFolder, place: Place) -> None:
    beats, busy_at, looked_at = 0, time.monotonic(), time.monotonic()
    while scheduler.status.name in ("running", "init"):
        await asyncio.sleep(BEAT_S)
        beats, now = beats + 1, time.monotonic()
        # On a thread: a network disk may hang, and the members must be heard meanwhile.
        with suppress(OSError):
            await asyncio.to_thread(_beat, folder, place.number, beats)
        if scheduler.workers or len(scheduler.clients) > 1:  # one is Dask's own
            busy_at = now
        if now - looked_at >= LOOK_AT_FOLDER_S:
            looked_at = now
            with suppress(FarmError):
                newest = await asyncio.to_thread(known, folder)
                if newest is not None and newest.number > place.number:
                    return
                if await asyncio.to_thread(stopped, folder) >= place.number:
                    return
        if now - busy_at > IDLE_S:
            print("nobody is here: the scheduler ends", file=sys.stderr)  # noqa: T201 - its log
            # Its number stays known: the next scheduler takes the one after it.
            with suppress(OSError):
                _tell(folder, msgspec.structs.replace(place, ended=True))
            return


def _tell(folder: ClusterFolder, place: Place) -> None:
    write_json(folder.scheduler, {**msgspec.to_builtins(place), "address": place.addresses[0]})


def _beat(folder: ClusterFolder, number: int, beats: int) -> None:
    data = msgspec.json.encode({"number": number, "beats": beats})
    replace_file(folder.own / "beat.json", data, lasting=False, private=True)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
