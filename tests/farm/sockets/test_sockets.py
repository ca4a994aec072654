"""The work sockets between nodes that know each other, and those that do not."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import msgspec
import pytest
from busy import allowed

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.parcels import Arrived, ParcelDesk
from fastvid_gui.farm.protocol.wire import encode
from fastvid_gui.farm.sockets import rates
from fastvid_gui.farm.sockets.link import ConnectFailed, LinkDown, LinkUp, Received
from fastvid_gui.farm.sockets.loop import WAITING_MESSAGES_MOST, Loop, Posted
from fastvid_gui.farm.sockets.server import ServerSocket
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say
from tests.farm.farm_nodes import HEAD, HERE, PATIENCE_S, Node, link_of, until, wait_for

FIRST_PORT = 48700


class Couple:
    """A maker and a helper in this process, paired and connected."""

    def __init__(self, folder: Path) -> None:
        self.maker, self.helper = Node.new(folder / "maker"), Node.new(folder / "helper")
        self.peer = self.maker.knows(self.helper, "helper")
        self.helper.knows(self.maker, "maker")
        self.maker_loop, self.helper_loop = self.maker.loop(), self.helper.loop()
        self.port = self.helper_loop.serve(FIRST_PORT, HERE, tries=500)
        self.loops = (self.maker_loop, self.helper_loop)

    @property
    def address(self) -> str:
        return f"{HERE}:{self.port}"

    def connect(self) -> None:
        self.maker_loop.connect(self.peer, self.address)
        self.link = link_of(self.maker_loop, self.helper_loop)

    def at_helper(self, message: ms.Message) -> Received:
        self.maker_loop.send(self.link, message)
        event = wait_for(Received, self.helper_loop, self.maker_loop)
        assert isinstance(event, Received)
        return event

    def at_maker(self) -> ms.Message:
        event = wait_for(Received, self.maker_loop, self.helper_loop)
        assert isinstance(event, Received)
        return event.message

    def close(self) -> None:
        self.maker_loop.close()
        self.helper_loop.close()


@pytest.fixture
def couple(tmp_path: Path) -> Iterator[Couple]:
    both = Couple(tmp_path)
    yield both
    both.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("farm-")]


@pytest.fixture
def connected(couple: Couple) -> Couple:
    couple.connect()
    return couple


# ---- those who know each other


def test_messages_go_both_ways(connected: Couple) -> None:
    hello = ms.Hello(app="0.1", node=connected.maker.identity.id, name="maker", session="0" * 16)
    received = connected.at_helper(hello)
    assert received.message == hello
    assert received.link.peer.public_key == connected.maker.identity.public_key
    connected.helper_loop.send(received.link, ms.Goodbye("home time"))
    assert connected.at_maker() == ms.Goodbye("home time")


def test_megabytes_go_over_in_parts_while_little_waits(connected: Couple) -> None:
    data = bytes(range(256)) * 40_000
    sender, receiver = ParcelDesk(), ParcelDesk()
    parcel = sender.offer(data)
    link = connected.at_helper(ms.StyleData("a" * 64, parcel)).link
    connected.helper_loop.send(link, receiver.expect(parcel, 1 << 24))
    arrived: list[Arrived] = []

    def step() -> bool:
        for event in connected.maker_loop.wait(0.01):
            if isinstance(event, Received) and isinstance(event.message, ms.Credit):
                list(sender.handle(event.message))
        while connected.maker_loop.room(connected.link) and (part := sender.take_part()) is not None:
            connected.maker_loop.send(connected.link, part)
        for event in connected.helper_loop.wait(0.01):
            if isinstance(event, Received) and isinstance(event.message, ms.Part):
                for answer in receiver.handle(event.message):
                    if isinstance(answer, Arrived):
                        arrived.append(answer)
                    elif isinstance(answer, ms.Credit):
                        connected.helper_loop.send(link, answer)
        return bool(arrived)

    until(step)
    assert arrived[0].data == data


def said_at_once(couple: Couple, messages: list[ms.Message]) -> tuple[int, bool]:
    """How many messages that a helper says at once its maker takes; whether it cuts the link."""
    link, heard, left = couple.at_helper(ms.Heartbeat(1)).link, 0, list(reversed(messages))
    end = time.monotonic() + PATIENCE_S
    while heard < len(messages):
        assert time.monotonic() < end, f"{heard} of {len(messages)} heard"
        while left and couple.helper_loop.room(link):
            couple.helper_loop.send(link, left.pop())
        couple.helper_loop.wait(0.001)
        for event in couple.maker_loop.wait(0.001):
            heard += isinstance(event, Received)
            if isinstance(event, LinkDown):
                return heard, True
    return heard, False


def test_helper_that_talks_without_end_is_cut_and_connecting_anew_gives_no_new_patience(
    connected: Couple,
) -> None:
    heard, cut = said_at_once(connected, [ms.Goodbye(f"bye {number}") for number in range(100_000)])
    assert cut and heard < 90_000
    connected.maker_loop.connect(connected.peer, connected.address)
    connected.link = link_of(connected.maker_loop, connected.helper_loop)
    # In a minute it may say as much as that again, and not sooner.
    again, cut = said_at_once(connected, [ms.Goodbye(f"bye {number}") for number in range(100_000)])
    assert cut and again < rates.PER_S * PATIENCE_S


def test_helper_with_much_to_say_is_never_cut(connected: Couple) -> None:
    """All that waited in its queue while its maker was busy, credits for 8 GB and the parts of 1 GB."""
    queue = [ms.Progress(number, 1) for number in range(WAITING_MESSAGES_MOST + 500)]
    credits = [ms.Credit(1, number) for number in range(8000)]
    parts = [ms.Part(1, number, b"x") for number in range(4000)]
    assert said_at_once(connected, [*queue, *credits, *parts]) == (len(queue) + 12_000, False)


def test_tiny_parts_that_nobody_asked_for_are_cut_off_too(connected: Couple) -> None:
    """Each costs its maker as much as any message; only the last part of a parcel is as small."""
    heard, cut = said_at_once(connected, [ms.Part(1, number, b"x") for number in range(60_000)])
    assert cut and heard < 50_000
    large = ms.Part(1, 0, bytes(ms.PART_BYTES))
    assert rates.cost(encode(large)) == rates.maker_cost(encode(large)) == rates.PART_COST


def test_other_threads_wake_the_loop(couple: Couple) -> None:
    timer = threading.Timer(0.1, couple.helper_loop.post, [("piece", 5)])
    timer.start()
    begun = time.monotonic()
    events = couple.helper_loop.wait(120)
    timer.join()
    assert events == [Posted(("piece", 5))]
    assert time.monotonic() - begun < allowed(5)


def test_two_makers_are_told_apart(connected: Couple, tmp_path: Path) -> None:
    second = Node.new(tmp_path / "second")
    peer = second.knows(connected.helper)
    connected.helper.knows(second)
    with second.loop() as loop:
        loop.connect(peer, connected.address)
        link = link_of(loop, *connected.loops)
        loop.send(link, ms.Goodbye("2"))
        two = wait_for(Received, connected.helper_loop, loop)
        one = connected.at_helper(ms.Goodbye("1"))
    assert isinstance(two, Received)
    assert two.link.peer.id == second.identity.id
    assert one.link.peer.id == connected.maker.identity.id


def test_helper_that_restarts_is_found_again(connected: Couple) -> None:
    connected.at_helper(ms.Goodbye())
    connected.helper_loop.close()
    down = wait_for(LinkDown, connected.maker_loop)
    assert down == LinkDown(connected.link, say(WhyNot.CONNECTION_ENDED))
    connected.helper_loop = connected.helper.loop()
    connected.helper_loop.serve(connected.port, HERE, tries=1)
    again = link_of(connected.maker_loop, connected.helper_loop)
    assert again.number != connected.link.number
    # The old link is over; what is sent there must not reach the new connection, which begins with a greeting.
    connected.maker_loop.send(connected.link, ms.Goodbye("old"))
    connected.maker_loop.send(again, ms.Goodbye("new"))
    received = wait_for(Received, connected.helper_loop, connected.maker_loop)
    assert isinstance(received, Received)
    assert received.message == ms.Goodbye("new")


def test_maker_that_leaves_is_noticed(connected: Couple) -> None:
    connected.at_helper(ms.Goodbye())
    connected.maker_loop.disconnect(connected.link)
    assert isinstance(wait_for(LinkDown, connected.helper_loop), LinkDown)


def test_goodbye_reaches_the_other_when_a_loop_is_closed(connected: Couple) -> None:
    connected.maker_loop.send(connected.link, ms.Goodbye("closing"))
    connected.maker_loop.close()
    received = wait_for(Received, connected.helper_loop)
    assert isinstance(received, Received)
    assert received.message == ms.Goodbye("closing")
    connected.maker_loop = connected.maker.loop()


def test_nothing_answers_is_told_once(couple: Couple) -> None:
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        couple.maker_loop.connect(couple.peer, f"{HERE}:{taken.getsockname()[1]}")
        failed = wait_for(ConnectFailed, couple.maker_loop)
        assert isinstance(failed, ConnectFailed)
        assert not failed.refused
        assert "nothing answers" in str(failed.reason)
        end = time.monotonic() + 0.8
        while time.monotonic() < end:
            assert couple.maker_loop.wait(0.05) == []


def test_helper_that_hangs_does_not_answer(couple: Couple) -> None:
    """Its system takes the connection for it, as of any program that hangs; it is no other program than was paired."""
    with socket.socket() as hangs:
        hangs.bind((HERE, 0))
        hangs.listen()
        couple.maker_loop.connect(couple.peer, f"{HERE}:{hangs.getsockname()[1]}")
        failed = wait_for(ConnectFailed, couple.maker_loop, seconds=30)
    assert isinstance(failed, ConnectFailed)
    assert str(failed.reason).startswith("it does not answer") and not failed.refused


def test_another_program_at_the_port_is_no_fastvid(couple: Couple) -> None:
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        couple.maker_loop.connect(couple.peer, f"{HERE}:{other.getsockname()[1]}")

        def answer() -> None:
            with suppress(OSError), ExitStack() as stack:
                while True:
                    connection, _ = other.accept()
                    stack.enter_context(connection).sendall(b"SSH-2.0-OpenSSH_9.2\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        failed = wait_for(ConnectFailed, couple.maker_loop)
        other.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert isinstance(failed, ConnectFailed)
    assert failed.refused and "not answer" not in str(failed.reason)


def test_slow_reader_is_cut_off_and_memory_stays(connected: Couple) -> None:
    """The maker never reads; the helper's queue for it is bounded."""
    link = connected.at_helper(ms.Goodbye()).link
    for number in range(20_000):
        connected.helper_loop.send(link, ms.Preview(0, number, b"x" * 60_000))
        if not connected.helper_loop.room(link) and number > 5000:
            break
    down = wait_for(LinkDown, connected.helper_loop)
    assert isinstance(down, LinkDown) and "does not take" in str(down.reason)


# ---- ports


def test_next_free_port_is_taken(tmp_path: Path) -> None:
    node = Node.new(tmp_path / "node")
    with node.loop() as first, node.loop() as second:
        one = first.serve(49300, HERE, tries=100)
        two = second.serve(one, HERE)
    assert two > one


def test_no_free_port_is_a_clear_error(tmp_path: Path) -> None:
    node = Node.new(tmp_path / "node")
    with node.loop() as first, node.loop() as second:
        port = first.serve(49400, HERE, tries=100)
        with pytest.raises(FarmError, match="--port"):
            second.serve(port, HERE, tries=1)


def test_foreign_address_is_a_clear_error(tmp_path: Path) -> None:
    node = Node.new(tmp_path / "node")
    with node.loop() as loop, pytest.raises(FarmError, match="--interface"):
        loop.serve(host="192.0.2.1")


def test_senseless_address_is_a_clear_error(couple: Couple) -> None:
    with pytest.raises(FarmError, match="is not an address"):
        couple.maker_loop.connect(couple.peer, "here, somewhere")


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="no IPv6 here")
def test_ipv6_and_ipv4_at_one_port(couple: Couple) -> None:
    with couple.helper.loop() as both:
        port = both.serve(49500, tries=100)
        for address in (f"[::1]:{port}", f"{HERE}:{port}"):
            with couple.maker.loop() as loop:
                loop.connect(couple.peer, address)
                link_of(loop, both)


# ---- those who don't


def failure(node: Node, peer: Peer, address: str, *others: Loop) -> ConnectFailed:
    with node.loop() as loop:
        loop.connect(peer, address)
        event = wait_for(ConnectFailed, loop, *others)
    assert isinstance(event, ConnectFailed)
    return event


def test_stranger_with_the_helpers_key_is_refused(connected: Couple, tmp_path: Path) -> None:
    stranger = Node.new(tmp_path / "stranger")
    failed = failure(stranger, stranger.knows(connected.helper), connected.address, connected.helper_loop)
    assert failed.refused
    assert "does not know this computer" in str(failed.reason)
    server = connected.helper_loop.server
    assert server is not None
    assert server.door.turned_away >= 1
    connected.at_helper(ms.Goodbye("the others go on"))


def test_helper_with_another_key_is_not_talked_to(couple: Couple, tmp_path: Path) -> None:
    """Somebody else took the helper's address: the maker must not send it anything."""
    imposter = Node.new(tmp_path / "imposter")
    imposter.knows(couple.maker)
    with imposter.loop() as loop:
        port = loop.serve(FIRST_PORT, HERE, tries=500)
        failed = failure(couple.maker, couple.peer, f"{HERE}:{port}", loop)
        assert loop.wait(0.2) == []
    assert failed.refused


def test_newly_paired_maker_gets_in_without_a_restart(couple: Couple, tmp_path: Path) -> None:
    guest = Node.new(tmp_path / "guest")
    peer = guest.knows(couple.helper)
    with guest.loop() as loop:
        loop.connect(peer, couple.address)
        wait_for(ConnectFailed, loop, couple.helper_loop)
        PeerBook(couple.helper.folder).add(
            Peer(guest.identity.public_key, "guest")
        )  # as another process does
        link_of(loop, couple.helper_loop)


def test_forgotten_maker_is_cut_off_at_once(connected: Couple) -> None:
    link = connected.at_helper(ms.Goodbye("before")).link
    PeerBook(connected.helper.folder).forget(connected.maker.identity.id)  # as another process does
    connected.maker_loop.send(connected.link, ms.Goodbye("after"))
    seen: list[object] = []
    end = time.monotonic() + 120
    while not any(isinstance(event, LinkDown) for event in seen):
        assert time.monotonic() < end
        connected.maker_loop.wait(0.01)
        seen += connected.helper_loop.wait(0.01)
    assert not any(isinstance(event, Received | LinkUp) for event in seen)
    connected.helper_loop.send(link, ms.Goodbye("never"))
    assert isinstance(wait_for(LinkDown, connected.maker_loop, connected.helper_loop), LinkDown)
    failed = wait_for(ConnectFailed, connected.maker_loop, connected.helper_loop)
    assert isinstance(failed, ConnectFailed)
    assert failed.refused


def test_nothing_is_sent_to_a_forgotten_maker(connected: Couple) -> None:
    link = connected.at_helper(ms.Goodbye()).link
    connected.helper.peers.forget(connected.maker.identity.id)
    connected.helper_loop.send(link, ms.Goodbye("secret"))
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        assert not [event for event in connected.maker_loop.wait(0.05) if isinstance(event, Received)]


def test_damaged_list_of_peers_lets_nobody_in(couple: Couple, caplog: pytest.LogCaptureFixture) -> None:
    couple.helper.peers.path.write_bytes(b"{")
    with caplog.at_level(logging.CRITICAL):
        failed = failure(couple.maker, couple.peer, couple.address, couple.helper_loop)
    assert failed.refused


# ---- paired, but of another kind


class Raw:
    """Sends bytes over a maker's encrypted socket that no FastVid would send."""

    def __init__(self, couple: Couple) -> None:
        self._client = couple.maker_loop._clients[couple.peer.public_key]

    def send(self, *parts: bytes) -> None:
        self._client.socket.send_multipart(parts)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ms.RefusalCode.BAD_MESSAGE),
        (b"GET / HTTP/1.1", ms.RefusalCode.BAD_MESSAGE),
        (b"FV\x00\x09\x01whatever", ms.RefusalCode.VERSION),
        (HEAD + b"\xfa\x80", ms.RefusalCode.BAD_MESSAGE),
        (HEAD + b"\x01" + b"\x91" * 3000, ms.RefusalCode.BAD_MESSAGE),
    ],
)
def test_unreadable_message_is_answered_and_logged(
    connected: Couple, caplog: pytest.LogCaptureFixture, data: bytes, code: ms.RefusalCode
) -> None:
    Raw(connected).send(data)
    answer = connected.at_maker()
    assert isinstance(answer, ms.Refused)
    assert answer.code is code
    assert answer.reason in caplog.text
    connected.at_helper(ms.Goodbye("and it goes on"))


def test_message_in_pieces_is_refused(connected: Couple) -> None:
    Raw(connected).send(b"FV", b"\x00\x01", b"\x05\x80")
    answer = connected.at_maker()
    assert isinstance(answer, ms.Refused)
    assert "pieces" in answer.reason


def test_helper_of_another_version_is_told_to_the_maker(connected: Couple) -> None:
    link = connected.at_helper(ms.Goodbye()).link
    server = connected.helper_loop.server
    assert server is not None
    server._send(server._by_number[link.number], b"FV\x00\x07\x02anything")
    answer = connected.at_maker()
    assert isinstance(answer, ms.Refused)
    assert answer.code is ms.RefusalCode.VERSION
    assert answer.reason == (
        "its FastVid is newer than this computer's (version 7 of the farm's language there, "
        f"{ms.PROTOCOL_VERSION} here); install the same FastVid on both"
    )


def test_older_helper_is_told_to_the_maker(connected: Couple) -> None:
    link = connected.at_helper(ms.Goodbye()).link
    server = connected.helper_loop.server
    assert server is not None
    server._send(server._by_number[link.number], b"FV\x00\x01\x02anything")
    answer = connected.at_maker()
    assert isinstance(answer, ms.Refused) and "its FastVid is older than this computer's" in answer.reason


def test_other_version_is_logged_once_however_often_it_speaks(
    couple: Couple, caplog: pytest.LogCaptureFixture
) -> None:
    """An older maker greets and beats, is cut off, and comes again, for hours."""
    for _ in range(3):
        couple.connect()
        for _ in range(20):
            Raw(couple).send(b"FV\x00\x01\x04whatever")
        wait_for(LinkDown, couple.helper_loop, couple.maker_loop)
    assert caplog.text.count("was asked in version 1; it is the newer one") == 1


def test_one_bad_message_after_another_ends_the_link(
    connected: Couple, caplog: pytest.LogCaptureFixture
) -> None:
    raw = Raw(connected)
    for _ in range(10):
        raw.send(b"nonsense")
    assert isinstance(wait_for(LinkDown, connected.helper_loop, connected.maker_loop), LinkDown)
    assert caplog.text.count("something else") <= 7


def test_flood_of_small_messages_ends_the_link(connected: Couple) -> None:
    down: list[LinkDown] = []
    for number in range(3000):
        connected.maker_loop.send(connected.link, ms.Heartbeat(number))
        while not down and (number % 20 == 0 or not connected.maker_loop.room(connected.link)):
            connected.maker_loop.wait(0)
            down += [event for event in connected.helper_loop.wait(0) if isinstance(event, LinkDown)]
            number += 1
        if down:
            break
    assert "Too many" in str(down[0].reason)


def test_oversized_message_ends_the_connection_unread(connected: Couple) -> None:
    connected.at_helper(ms.Goodbye())
    Raw(connected).send(HEAD + b"\x06" + bytes(2_000_000))
    seen: list[object] = []
    end = time.monotonic() + 120
    while not any(isinstance(event, LinkDown) for event in seen):
        assert time.monotonic() < end
        connected.maker_loop.wait(0.01)
        seen += connected.helper_loop.wait(0.01)
    assert not any(isinstance(event, Received) for event in seen)


def test_a_peer_has_few_links_at_once(couple: Couple) -> None:
    loops = [couple.maker.loop() for _ in range(12)]
    try:
        for loop in loops:
            loop.connect(couple.peer, couple.address)
            link = link_of(loop, couple.helper_loop)
            loop.send(link, ms.Goodbye())
            wait_for(Received, couple.helper_loop, loop)
        server = couple.helper_loop.server
        assert isinstance(server, ServerSocket)
        until(lambda: len(server._routes) <= 9, couple.helper_loop)
    finally:
        for loop in loops:
            loop.close()


def test_no_zmq_object_leaks_through_events(connected: Couple) -> None:
    received = connected.at_helper(ms.Goodbye("x"))
    assert msgspec.structs.asdict(received.message) == {"reason": "x"}


def test_what_is_posted_by_the_way_wakes_nobody_and_keeps_its_place(tmp_path: Path) -> None:
    loop = Node.new(tmp_path).loop()
    try:
        loop.post_by_the_way(1)
        began = time.monotonic()
        assert loop.wait(30.0) == [Posted(1)]  # it was there before
        assert time.monotonic() - began < allowed(10)
        poster = threading.Timer(0.2, loop.post_by_the_way, (2,))
        poster.start()
        events: list[object] = []
        while not events:
            events += loop.wait(1.0)  # with the timeout
        assert events == [Posted(2)]
        poster.join()
        loop.post_by_the_way(3)
        loop.post(4)
        loop.post_by_the_way(5)
        assert loop.wait(30.0) == [Posted(3), Posted(4), Posted(5)]
    finally:
        loop.close()
