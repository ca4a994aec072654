"""How `cluster join` begins: one member for this computer, or one for each graphics card."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fastvid_gui.cluster.folder import open_cluster
from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.member.join import JoinOptions, join
from fastvid_gui.cluster.member.state import LEAVE_EARLY_S
from fastvid_gui.cluster.member.wall_time import requeue as requeue_job
from fastvid_gui.cluster.member.wall_time import time_left
from fastvid_gui.cores import cores
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.paths import own_command
from fastvid_gui.render.prepare import device_named
from fastvid_gui.sentences.cluster import ClusterCommands
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.style.devices import card_count, choose

CARDS = "CUDA_VISIBLE_DEVICES"


def start_members(
    folder: Path,
    *,
    name: str,
    slots: int | None,
    device: str,
    wall_time: str,
    requeue: bool,
    interfaces: tuple[str, ...],
    tell: Callable[[Sentence], None],
) -> None:
    """Helps until it is told to end, or its time is over; see `fastvid-gui cluster join --help`."""
    distributed()
    if slots is not None and slots < 1:
        raise UsageError(ClusterCommands.SLOTS, slots=slots)
    cluster = open_cluster(folder, make=True)
    chosen, _ = choose(device_named(device), "auto")
    cards = _cards() if chosen == "cuda" else []
    here, left = name or socket.gethostname(), time_left(wall_time)
    if len(cards) > 1:
        time_over = _one_for_each(
            cards, folder, here, slots or max(1, cores() // len(cards)), interfaces, left
        )
    else:
        time_over = join(
            JoinOptions(
                folder=cluster,
                name=here,
                slots=slots or cores(),
                device=device,
                seconds=left,
                interfaces=interfaces,
            ),
            tell,
        )
    # A member that was told to end stays away.
    if requeue and time_over and not requeue_job():
        raise FarmError(ClusterCommands.NOT_REQUEUED)


def _cards() -> list[str]:
    """The graphics cards that this process may use, as `CUDA_VISIBLE_DEVICES` names them."""
    named = os.environ.get(CARDS)
    if named is not None:
        return [card for card in named.split(",") if card.strip()]
    return [str(number) for number in range(card_count())]


def _one_for_each(
    cards: list[str], folder: Path, name: str, slots: int, interfaces: tuple[str, ...], left: float | None
) -> bool:
    """A process for each card; each sees its own only. Returns whether they left because their time was over."""
    named = [part for interface in interfaces for part in ("--interface", interface)]
    minutes = None if left is None else max(1, int(left // 60))
    timed = [] if minutes is None else ["--time", str(minutes)]
    begun, told = time.monotonic(), threading.Event()
    children = [
        subprocess.Popen(
            own_command(
                *("cluster", "join", str(folder), "--name", f"{name} card {card}", "--device", "cuda"),
                *("--slots", str(slots), *timed, *named),
            ),
            env={**os.environ, CARDS: card},
            stderr=sys.stderr,
        )
        for card in cards
    ]

    def pass_on(number: int, frame: object) -> None:
        told.set()
        for child in children:
            with suppress(OSError):
                child.send_signal(number)

    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, pass_on)
    codes = [child.wait() for child in children]
    if any(codes):
        raise FarmError(ClusterCommands.CARD_ENDED, code=max(codes))
    if minutes is None or told.is_set():
        return False
    return time.monotonic() - begun >= 60 * minutes - LEAVE_EARLY_S
