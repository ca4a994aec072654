"""Nodes for tests of the farm's transport: pairs that know each other, and a helper in a process of its own."""

import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION, Heartbeat
from fastvid_gui.farm.sockets.link import Link, LinkUp, Received
from fastvid_gui.farm.sockets.loop import Loop, LoopEvent
from fastvid_gui.farm.trust.identity import Identity, load_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook

HERE = "127.0.0.1"
HEAD = struct.pack(">2sH", b"FV", PROTOCOL_VERSION)
"""How the messages of this version begin; the kind follows."""
PATIENCE_S = 90.0


@dataclass
class Node:
    """A node's identity and its paired nodes, in a folder of its own."""

    folder: Path
    identity: Identity
    peers: PeerBook

    @classmethod
    def new(cls, folder: Path) -> "Node":
        folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, load_identity(folder), PeerBook(folder))

    def knows(self, other: "Node", name: str = "other") -> Peer:
        peer = Peer(other.identity.public_key, name)
        self.peers.add(peer)
        return peer

    def loop(self) -> Loop:
        return Loop(self.identity, self.peers)


def until(found: Callable[[], object], *loops: Loop, seconds: float = PATIENCE_S) -> list[LoopEvent]:
    """Lets loops work until something is true; what happened in the last of them is returned."""
    end, events = time.monotonic() + seconds, []
    while not found():
        assert time.monotonic() < end, "waited in vain"
        for loop in loops:
            events = loop.wait(0.01)
    return events


def wait_for(kind: type, *loops: Loop, seconds: float = PATIENCE_S) -> LoopEvent:
    """Lets loops work until the first of them reports an event of this kind."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for place, loop in enumerate(loops):
            for event in loop.wait(0.01):
                if place == 0 and isinstance(event, kind):
                    return event
    raise AssertionError(f"no {kind.__name__} in {seconds} s")


def link_of(loop: Loop, *others: Loop) -> Link:
    event = wait_for(LinkUp, loop, *others)
    assert isinstance(event, LinkUp)
    return event.link


def answer_time(maker: Loop, link: Link, number: int) -> float:
    """Seconds until the echoing helper answers a heartbeat."""
    begun = time.monotonic()
    maker.send(link, Heartbeat(number))
    while time.monotonic() < begun + PATIENCE_S:
        for event in maker.wait(0.05):
            if isinstance(event, Received) and event.message == Heartbeat(0, answers=number):
                return time.monotonic() - begun
    raise AssertionError("the helper does not answer")


@dataclass
class HelperProcess:
    """A helper that answers heartbeats, in its own process."""

    process: psutil.Process
    port: int

    @property
    def memory(self) -> int:
        return int(self.process.memory_info().rss)


@contextmanager
def helper_process(node: Node) -> Iterator[HelperProcess]:
    """Runs `main` below in a process; it must still live at the end."""
    repository = Path(__file__).resolve().parent.parent.parent
    with subprocess.Popen(
        [sys.executable, __file__, str(node.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(repository)},
    ) as child:
        assert child.stdout and child.stdin
        try:
            yield HelperProcess(psutil.Process(child.pid), int(child.stdout.readline()))
            assert child.poll() is None, "the helper died"
        finally:
            child.stdin.close()
            try:
                child.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                child.kill()


def main(folder: Path) -> None:
    """Answers each heartbeat until its standard input is closed."""
    import threading

    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    with Loop(load_identity(folder), PeerBook(folder)) as loop:
        sys.stdout.write(f"{loop.serve(port=48200, host=HERE, tries=500)}\n")
        sys.stdout.flush()
        while not over.is_set():
            for event in loop.wait(0.1):
                if isinstance(event, Received) and isinstance(event.message, Heartbeat):
                    loop.send(event.link, Heartbeat(0, answers=event.message.number))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
