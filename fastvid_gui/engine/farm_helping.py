"""Helper mode for the window: this process lends the computer to paired makers, and reports its state.

The helper's own thread (the lane's) reports the status. It also makes small pictures, about one a second, from the last
painted frame; painting never waits for them.
"""

import platform
import threading
import time
from collections import deque
from dataclasses import replace
from typing import get_args

from fastvid_gui.engine.farm_today import Today
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid, SteerHelper
from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.engine.pictures import as_message
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.discovery.announcement import printable
from fastvid_gui.farm.helper import options as ho
from fastvid_gui.farm.helper.helper import Helper
from fastvid_gui.farm.helper.lent import memory_bytes
from fastvid_gui.farm.helper.rest_rules import parse_hours
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT
from fastvid_gui.paths import data_folder
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import Sentence, code_of, say
from fastvid_gui.style.devices import Device

LATEST_SIDE = 480
LATEST_SECONDS = 1.0
SPEED_SECONDS = 20.0
"""The speed is the mean over this time."""


class HelperServices:
    """The services `BeHelper` and `SteerHelper`. One helper at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._helper: Helper | None = None

    def be(self, task: Task) -> None:
        """Answers `BeHelper`; returns when helping is over."""
        request = task.request
        assert isinstance(request, BeHelper)
        options, today = helper_options(request), Today(data_folder())
        show = _Show(task, request.port, today)
        helper = Helper(options, show.tell, show.show)
        show.helper = helper
        with self._lock:
            self._helper = helper
        try:
            helper.run(task.stop)
        finally:
            with self._lock:
                self._helper = None
            today.save()
        task.heed()

    def steer(self, task: Task) -> None:
        """Answers `SteerHelper`."""
        request = task.request
        assert isinstance(request, SteerHelper)
        if not 0 <= request.seconds <= 7 * 86400:
            raise UsageError(Requests.GIVEN_BACK, seconds=request.seconds)
        wishes: dict[str, ho.Wish] = {
            "yield": ho.Yield(True, request.seconds or None),
            "go-on": ho.Yield(False),
            "finish": ho.FinishAndStop(),
            "code": ho.OpenPairing(),
            "no-code": ho.ClosePairing(),
        }
        if request.action not in wishes:
            raise UsageError(f"“{request.action}” can't be done with a helper: {', '.join(wishes)} can.")
        with self._lock:
            if self._helper is None:
                raise FarmError(HelperMode.NOT_HELPING)
            self._helper.wish(wishes[request.action])


def helper_options(asked: BeHelper) -> ho.HelperOptions:
    """The farm's form of the options. Raises UsageError if one is invalid."""
    if asked.port and not 1024 <= asked.port < 65536:
        raise UsageError(HelperMode.PORT_FORM, port=asked.port)
    if not 0 <= asked.threads <= 256:
        raise UsageError(HelperMode.THREADS_FORM, threads=asked.threads)
    if not 0 <= asked.idle_minutes <= 24 * 60:
        raise UsageError(HelperMode.IDLE_FORM, minutes=asked.idle_minutes)
    if asked.disk_mb and not 16 <= asked.disk_mb <= 1_000_000:
        raise UsageError(HelperMode.DISK_FORM, megabytes=asked.disk_mb)
    if not 0 <= asked.memory_percent <= 90:
        raise UsageError(HelperMode.MEMORY_FORM, percent=asked.memory_percent)
    if asked.device not in get_args(Device):
        raise UsageError(Requests.NO_DEVICE, device=asked.device, devices=", ".join(get_args(Device)))
    return ho.HelperOptions(
        name=printable(asked.name or platform.node(), 40) or "helper",
        port=asked.port or DEFAULT_PORT,
        hours=parse_hours(asked.hours) if asked.hours.strip() else None,
        idle_minutes=asked.idle_minutes or None,
        not_on_battery=asked.not_on_battery,
        threads=asked.threads or None,
        shelf_mb=asked.disk_mb or ho.SHELF_MB,
        device=asked.device,  # type: ignore[arg-type]  # checked above
        memory_mb=memory_bytes() * asked.memory_percent // 100 >> 20 if asked.memory_percent else None,
    )


class _Show:
    """Turns what the helper reports into messages; called on its thread."""

    def __init__(self, task: Task, port: int, today: Today) -> None:
        self.helper: Helper | None = None
        self._task, self._port, self._today = task, port, today
        self._pace = Pace(LATEST_SECONDS)
        self._shown_at = 0
        self._counts: deque[tuple[float, int]] = deque()

    def tell(self, says: Sentence) -> None:
        """Passes a sentence on; the code itself is in `HelperNow`."""
        if code_of(says) is not Pairing.CODE:
            self._task.tell(HelperSaid(says))

    def show(self, status: ho.HelperStatus) -> None:
        """Passes the state on."""
        problem = status.problem
        if not problem and self._port and status.port != self._port:
            problem = say(HelperMode.PORT_TAKEN, wanted=self._port, port=status.port)
        self._task.tell(
            HelperNow(
                replace(status, problem=problem),
                self._today.count(status.frames),
                self._speed(status.frames, bool(status.painting)),
                self._latest(status.frames),
            )
        )

    def _latest(self, frames: int) -> PictureBytes | None:
        """The frame painted last, if there is a new one."""
        pixels = self.helper.latest if self.helper is not None else None
        if pixels is None or frames == self._shown_at or not self._pace.due():
            return None
        self._shown_at = frames
        return as_message(pixels, LATEST_SIDE)

    def _speed(self, frames: int, painting: bool) -> float:
        if not painting:
            self._counts.clear()
            return 0.0
        now = time.monotonic()
        self._counts.append((now, frames))
        while len(self._counts) > 2 and self._counts[1][0] < now - SPEED_SECONDS:
            self._counts.popleft()
        then, before = self._counts[0]
        return (frames - before) / (now - then) if now > then else 0.0
