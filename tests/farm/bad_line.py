"""A bad line between two nodes: a relay in this process that delays, stalls and breaks TCP connections.

What it does to a connection is what delay, a stalled router and a dropped route do, on any computer. Single lost
packets are for the hosts of netns.py, which may have a bad cable each (lossy_link.py).
"""

import queue
import socket
import threading
import time
from contextlib import suppress

PART_BYTES = 1 << 14
QUEUED_PARTS = 64


class BadLine:
    """Passes connections on to a port of this computer.

    Args:
        delay_s: in each direction. stall_every_bytes, stall_s: after so many bytes nothing passes for so long.

    Attributes:
        connections: that were made so far. stalls: that happened. passed: bytes, both ways.
    """

    def __init__(
        self, port: int, delay_s: float = 0.0, stall_every_bytes: int = 0, stall_s: float = 0.0
    ) -> None:
        self._target, self._delay_s = port, delay_s
        self._stall_every, self._stall_s = stall_every_bytes, stall_s
        self.connections = self.stalls = self.passed = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._over, self._silent = threading.Event(), threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.1)
        self.port: int = self._listener.getsockname()[1]
        self._start(self._accept)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def drop(self) -> None:
        """Breaks every connection there is, without a good-bye."""
        with self._lock:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def silence(self) -> None:
        """From now on nothing passes, and nothing is closed either."""
        self._silent.set()

    def __enter__(self) -> "BadLine":
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.drop()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _start(self, target: "object", *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                near, _ = self._listener.accept()
            except TimeoutError:
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target), timeout=5)
            except OSError:
                near.close()
                continue
            self.connections += 1
            for each in (near, far):
                each.settimeout(None)
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open |= {near, far}
            ended: list[int] = []
            for source, sink in ((near, far), (far, near)):
                parts: queue.Queue[tuple[float, bytes]] = queue.Queue(QUEUED_PARTS)
                self._start(self._take, source, parts)
                self._start(self._give, parts, sink, (near, far), ended)

    def _take(self, source: socket.socket, parts: "queue.Queue[tuple[float, bytes]]") -> None:
        data = b"-"
        while data:
            try:
                data = source.recv(PART_BYTES)
            except OSError:
                data = b""
            parts.put((time.monotonic() + self._delay_s, data))

    def _give(
        self,
        parts: "queue.Queue[tuple[float, bytes]]",
        sink: socket.socket,
        both: tuple[socket.socket, ...],
        ended: list[int],
    ) -> None:
        since = 0
        while True:
            due, data = parts.get()
            if not data:
                break
            self._over.wait(max(0.0, due - time.monotonic()))
            since += len(data)
            self.passed += len(data)
            if self._stall_every and since >= self._stall_every:
                since = 0
                self.stalls += 1
                self._over.wait(self._stall_s)
            if self._silent.is_set():
                continue
            with suppress(OSError):
                sink.sendall(data)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)
        ended.append(1)
        if len(ended) == len(both):
            with self._lock:
                self._open -= set(both)
            for each in both:
                each.close()
