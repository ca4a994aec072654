"""A cable that delays and loses Ethernet frames, for kernels without netem: two virtual plugs and a process between.

    python tests/farm/lossy_link.py PLUG PLUG [--delay-ms D] [--jitter-ms J] [--loss SHARE] [--seed N]

Makes two TAP devices of these names in its network namespace and passes the frames of each on to the other, later by
D to D + J milliseconds and in their order, each lost by chance. Whatever was lost is sent again by TCP and by nobody
else, as on a bad Wi-Fi. Prints `ready`; a line `counts` on its input has it print a JSON object, the end of its input
ends it.

The devices are for bridges, not for hosts: FastVid takes a TAP for a VPN, and rightly leaves it out.
"""

import argparse
import fcntl
import json
import os
import random
import select
import struct
import sys
import time
from collections import deque

# linux/if_tun.h
TUNSETIFF = 0x400454CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000
FRAME_BYTES = 1 << 16
QUEUE_FRAMES = 2000
"""More do not wait on the way; a router drops them too."""


def tap(name: str) -> int:
    """A new TAP device, which is there as long as the descriptor is open."""
    descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
    return descriptor


class Direction:
    """The frames on their way from one plug to the other."""

    def __init__(self, source: int, target: int, options: argparse.Namespace, chance: random.Random) -> None:
        self.source, self._target, self._options, self._chance = source, target, options, chance
        self._waiting: deque[tuple[float, bytes]] = deque()
        self.passed = self.lost = 0

    def take(self, now: float) -> None:
        """Takes what has come in."""
        while True:
            try:
                frame = os.read(self.source, FRAME_BYTES)
            except OSError:  # nothing more, or the device is not up yet
                return
            unlucky = self._chance.random() < self._options.loss
            if unlucky or len(self._waiting) >= QUEUE_FRAMES:
                self.lost += 1
                continue
            delay_s = (self._options.delay_ms + self._chance.random() * self._options.jitter_ms) / 1000
            due = now + delay_s
            self._waiting.append((max(due, self._waiting[-1][0]) if self._waiting else due, frame))

    def give(self, now: float) -> float | None:
        """Gives what is due; when the next one is."""
        while self._waiting and self._waiting[0][0] <= now:
            _, frame = self._waiting.popleft()
            try:
                os.write(self._target, frame)
                self.passed += 1
            except OSError:
                self.lost += 1
        return self._waiting[0][0] if self._waiting else None


def serve(options: argparse.Namespace) -> None:
    """Passes frames on until the input ends."""
    plugs = [tap(name) for name in options.plugs]
    chance = random.Random(options.seed)
    ways = [Direction(plugs[0], plugs[1], options, chance), Direction(plugs[1], plugs[0], options, chance)]
    orders = b""
    print("ready", flush=True)  # noqa: T201 - what a test waits for
    os.set_blocking(sys.stdin.fileno(), False)
    while True:
        now = time.monotonic()
        due = [at for way in ways if (at := way.give(now)) is not None]
        wait_s = max(0.0, min(due) - now) if due else None
        ready, _, _ = select.select([sys.stdin.fileno(), *plugs], [], [], wait_s)
        for way in ways:
            if way.source in ready:
                way.take(time.monotonic())
        if sys.stdin.fileno() not in ready:
            continue
        if not (said := os.read(sys.stdin.fileno(), 4096)):
            return
        *lines, orders = (orders + said).split(b"\n")
        for _ in lines:
            counts = {"passed": sum(way.passed for way in ways), "lost": sum(way.lost for way in ways)}
            print(json.dumps(counts), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    wanted = argparse.ArgumentParser()
    wanted.add_argument("plugs", nargs=2)
    wanted.add_argument("--delay-ms", type=float, default=0.0)
    wanted.add_argument("--jitter-ms", type=float, default=0.0)
    wanted.add_argument("--loss", type=float, default=0.0)
    wanted.add_argument("--seed", type=int, default=1)
    serve(wanted.parse_args())
