"""A stranger on the network, and a paired node gone bad, against a helper in a process of its own.

The helper must live, stay small, and answer its honest maker within a second. The honest maker comes from another
address than the attacker, as another computer would, except where a test says otherwise.
"""

import os
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
import zmq
from busy import allowed
from farm_processes import wait_until
from zmq.utils import z85

from fastvid_gui.farm.protocol.messages import PART_BYTES, Heartbeat
from fastvid_gui.farm.protocol.wire import encode
from fastvid_gui.farm.sockets.inflow import HELD_BACK_MOST_BYTES
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.sockets.loop import Loop
from fastvid_gui.farm.trust.identity import new_identity
from tests.farm.farm_nodes import HEAD, HERE, HelperProcess, Node, answer_time, helper_process, link_of
from tests.farm.raw_curve import RawCurve

STRANGER = "127.0.0.2"
SERVED_S = 1.0
MEMORY_MOST = 20_000_000

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x01"
CURVE_GREETING = GREETING + b"CURVE".ljust(20, b"\0") + b"\0" + bytes(31)
NULL_GREETING = GREETING + b"NULL".ljust(20, b"\0") + b"\0" + bytes(31)


class Siege:
    """A helper, its honest maker, and what the attacker leaves behind."""

    def __init__(self, helper: HelperProcess, helper_node: Node, maker: Node, stack: ExitStack) -> None:
        self.helper, self.helper_node, self.maker, self.stack = helper, helper_node, maker, stack
        self.loop: Loop = stack.enter_context(maker.loop())
        self.loop.connect(maker.peers.list()[0], f"{HERE}:{helper.port}")
        self.link: Link = link_of(self.loop)
        self.number = 0
        self.served()
        self.memory = helper.memory

    def connect(self, source: str = STRANGER) -> socket.socket:
        return self.stack.enter_context(socket.create_connection((HERE, self.helper.port), 5, (source, 0)))

    def served(self) -> float:
        """Seconds until the helper answers its maker."""
        self.number += 1
        return answer_time(self.loop, self.link, self.number)

    def newcomer_served(self) -> float:
        """Seconds until the helper answers the maker over a new connection."""
        begun = time.monotonic()
        with self.maker.loop() as loop:
            loop.connect(self.maker.peers.list()[0], f"{HERE}:{self.helper.port}")
            answer_time(loop, link_of(loop), 1)
        return time.monotonic() - begun

    def check(self, memory_most: int = MEMORY_MOST) -> None:
        assert self.served() < allowed(SERVED_S)
        assert self.newcomer_served() < allowed(SERVED_S)
        # What a connection held is given back by ZeroMQ's own thread, in its time.
        wait_until(lambda: self.helper.memory - self.memory < memory_most)


@pytest.fixture
def siege(tmp_path: Path) -> Iterator[Siege]:
    helper, maker = Node.new(tmp_path / "helper"), Node.new(tmp_path / "maker")
    maker.knows(helper)
    helper.knows(maker)
    with ExitStack() as stack:
        yield Siege(stack.enter_context(helper_process(helper)), helper, maker, stack)


def swallow(connection: socket.socket, seconds: float = 0.3) -> bytes:
    """What the helper says to this connection."""
    connection.settimeout(seconds)
    heard = b""
    with suppress(OSError):
        while data := connection.recv(1000):
            heard += data
    return heard


# ---- strangers


def test_two_hundred_half_open_connections(siege: Siege) -> None:
    for _ in range(200):
        siege.connect()
    siege.check()
    # Nearly all have been cut to spare descriptors.
    assert siege.helper.process.num_fds() < 120


def test_half_open_connections_from_sixty_addresses_and_more(siege: Siege) -> None:
    """Each connects again whenever it is cut, also while the maker shakes hands."""
    over = threading.Event()

    def besiege(part: int) -> None:
        held: dict[str, socket.socket] = {}
        while not over.is_set():
            for host in (f"127.0.{1 + part}.{number}" for number in range(1, 41)):
                with suppress(OSError):
                    if host in held and not select.select([held[host]], [], [], 0)[0]:
                        continue
                    if host in held and held[host].recv(1000):
                        continue  # the greeting
                if host in held:
                    held.pop(host).close()
                with suppress(OSError):
                    held[host] = socket.create_connection((HERE, siege.helper.port), 5, (host, 0))
        for each in held.values():
            each.close()

    threads = [threading.Thread(target=besiege, args=(part,)) for part in range(3)]
    for thread in threads:
        thread.start()
    maker, key = siege.maker.identity, siege.helper_node.identity.public_key
    try:
        for _ in range(24):
            RawCurve(HERE, siege.helper.port, HERE, maker, key).socket.close()
    finally:
        over.set()
        for thread in threads:
            thread.join()
    siege.check()


def test_half_open_connections_from_the_makers_own_address(siege: Siege) -> None:
    for _ in range(200):
        siege.connect(HERE)
    siege.check()


def test_two_hundred_stuck_in_the_middle_of_the_handshake(siege: Siege) -> None:
    for number in range(200):
        with suppress(OSError):
            siege.connect().sendall(CURVE_GREETING[: number % 65])
    siege.check()


@pytest.mark.parametrize("opening", [b"", CURVE_GREETING, NULL_GREETING])
def test_random_bytes(siege: Siege, opening: bytes) -> None:
    for _ in range(60):
        with suppress(OSError):
            siege.connect().sendall(opening + os.urandom(4000))
    siege.check()


HUGE = struct.pack(">Q", 1 << 62)


@pytest.mark.parametrize(
    "frames",
    [
        b"\x06" + HUGE,  # a command of four exabytes
        b"\x02" + HUGE,  # a message of that size, before the handshake
        b"\x04\xff\x05HELLO" + bytes(249),
        b"\x04\x06\x05HELLO",
        b"\x04\x08\x08INITIATE"[:10],
        b"\x04\x06\x05READY",
        b"\x01\xff" + bytes(255),  # a message without any handshake
    ],
)
def test_broken_handshakes(siege: Siege, frames: bytes) -> None:
    for opening in (CURVE_GREETING, NULL_GREETING):
        for _ in range(10):
            connection = siege.connect()
            with suppress(OSError):
                connection.sendall(opening + frames + bytes(100_000))
    siege.check()


def test_endless_bytes_after_the_greeting(siege: Siege) -> None:
    """Many megabytes on one connection that never finishes its handshake."""
    connection = siege.connect()
    with suppress(OSError):
        for _ in range(200):
            connection.sendall((CURVE_GREETING if _ == 0 else b"") + b"\x04\xff" + bytes(255) * 800)
    siege.check()


def test_unencrypted_client_is_not_let_in(siege: Siege) -> None:
    context = zmq.Context()
    plain = context.socket(zmq.DEALER)
    plain.linger = 0
    plain.connect(f"tcp://{HERE}:{siege.helper.port}")
    plain.send(HEAD + b"\x05\x80")
    assert not plain.poll(300)
    plain.close()
    context.term()
    siege.check()


def test_stranger_hears_only_that_this_is_zeromq_with_curve(siege: Siege) -> None:
    connection = siege.connect()
    connection.sendall(CURVE_GREETING)
    heard = swallow(connection)
    assert heard[:10] == b"\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f" or heard[0] == 0xFF
    assert heard[12:17] == b"CURVE"
    assert len(heard) == 64
    assert siege.helper_node.identity.public_key not in heard
    siege.check()


def test_strangers_with_keys_of_their_own_keep_knocking(siege: Siege) -> None:
    """They even know the helper's public key, and connect again and again."""
    context = zmq.Context()
    knocking = []
    for _ in range(30):
        public, secret = zmq.curve_keypair()
        client = context.socket(zmq.DEALER)
        client.linger = 0
        client.curve_publickey, client.curve_secretkey = public, secret
        client.curve_serverkey = z85.encode(siege.helper_node.identity.public_key)
        client.connect(f"tcp://{HERE}:{siege.helper.port}")
        client.send(HEAD + b"\x05\x80")
        knocking.append(client)
    siege.check()
    assert not any(client.poll(0) for client in knocking)
    for client in knocking:
        client.close()
    context.term()


def test_replayed_connection_is_refused(siege: Siege) -> None:
    """A whole honest conversation is recorded and played back: the helper answers nothing but its greeting."""
    recorded: list[bytes] = []
    with socket.create_server((HERE, 0)) as listener, siege.maker.loop() as loop:

        def carry(one: socket.socket, other: socket.socket, record: bool) -> None:
            with suppress(OSError):
                while data := one.recv(4000):
                    if record:
                        recorded.append(data)
                    other.sendall(data)

        def between() -> None:
            near, _ = listener.accept()
            far = siege.connect(HERE)
            siege.stack.enter_context(near)
            back = threading.Thread(target=carry, args=(far, near, False), daemon=True)
            back.start()
            carry(near, far, True)
            far.shutdown(socket.SHUT_RDWR)
            back.join(120)

        thread = threading.Thread(target=between)
        thread.start()
        loop.connect(siege.maker.peers.list()[0], f"{HERE}:{listener.getsockname()[1]}")
        answer_time(loop, link_of(loop), 7)
    thread.join(120)
    assert sum(map(len, recorded)) > 500
    for _ in range(20):
        connection = siege.connect()
        with suppress(OSError):
            for data in recorded:
                connection.sendall(data)
                time.sleep(0.005)
        # Greeting and at most a welcome to the replayed hello (its cookie is new, so the rest does not fit).
        assert len(swallow(connection, 0.05)) <= 64 + 2 + 168
    siege.check()


def test_connections_that_come_and_go_quickly(siege: Siege) -> None:
    """A thousand connections, as fast as they can be made, from three addresses."""
    for number in range(1000):
        with suppress(OSError):
            connection = socket.create_connection(
                (HERE, siege.helper.port), 5, (f"127.0.0.{2 + number % 3}", 0)
            )
            connection.close()
        if number % 100 == 0:
            assert siege.served() < allowed(SERVED_S)
    siege.check()


# ---- a paired node gone bad


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells what a connection received"
)
def test_message_of_endlessly_many_parts_is_cut_off(siege: Siege) -> None:
    """ZeroMQ keeps the parts until the last one is there; the door sees what a connection has taken in."""
    bad = Node.new(siege.maker.folder.parent / "bad")
    siege.helper_node.knows(bad, "bad")
    key = siege.helper_node.identity.public_key
    raw = RawCurve(HERE, siege.helper.port, STRANGER, bad.identity, key)
    siege.stack.enter_context(raw.socket)
    sent, peak = 0, 0
    with pytest.raises(OSError):
        while sent < 16 * HELD_BACK_MOST_BYTES:
            raw.socket.sendall(raw.message(bytes(PART_BYTES), more=True))
            sent += PART_BYTES
            peak = max(peak, siege.helper.memory - siege.memory)
    assert peak < 4 * HELD_BACK_MOST_BYTES
    # What was taken in before it was cut off is the process's to use again, and not always the system's.
    siege.check(HELD_BACK_MOST_BYTES + MEMORY_MOST)


def test_raw_client_is_served_like_any_other(siege: Siege) -> None:
    """The attacker's tool of these tests does come through the handshake, if it is paired."""
    key = siege.helper_node.identity.public_key
    raw = RawCurve(HERE, siege.helper.port, STRANGER, siege.maker.identity, key)
    siege.stack.enter_context(raw.socket)
    raw.socket.sendall(raw.message(encode(Heartbeat(5)), more=False))
    assert len(swallow(raw.socket)) > 20
    with pytest.raises(ConnectionRefusedError):
        RawCurve(HERE, siege.helper.port, STRANGER, new_identity(), key)


def test_flood_of_whole_messages_is_cut_off(siege: Siege) -> None:
    bad = BadNode(siege)
    bad.flood(lambda: bad.socket.send(HEAD + b"\x05\x80", zmq.NOBLOCK), 2_000_000)
    assert siege.served() < allowed(SERVED_S)
    wait_until(lambda: siege.helper.memory - siege.memory < MEMORY_MOST)
    bad.close()


class BadNode:
    """A paired node with a socket of its own making."""

    def __init__(self, siege: Siege) -> None:
        node = Node.new(siege.maker.folder.parent / "bad")
        siege.helper_node.knows(node, "bad")
        self._context = zmq.Context()
        self.socket = self._context.socket(zmq.DEALER)
        self.socket.linger = 0
        self.socket.sndtimeo = 200
        self.socket.curve_publickey = z85.encode(node.identity.public_key)
        self.socket.curve_secretkey = z85.encode(node.identity.secret_key)
        self.socket.curve_serverkey = z85.encode(siege.helper_node.identity.public_key)
        self.socket.connect(f"tcp://{HERE}:{siege.helper.port}")

    def flood(self, send: Callable[[], object], size: int) -> None:
        end = time.monotonic() + 4
        sent = 0
        while sent < size and time.monotonic() < end:
            try:
                send()
                sent += PART_BYTES
            except zmq.Again:
                time.sleep(0.001)

    def close(self) -> None:
        self.socket.close()
        self._context.term()
