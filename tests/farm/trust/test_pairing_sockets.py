"""Pairing over real sockets, and those who should not be there."""

import os
import queue
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil
import pytest
from busy import allowed

from fastvid_gui.errors import FarmError, Interrupted, PairingError, UsageError
from fastvid_gui.farm.helper.pairing import HelperPairing
from fastvid_gui.farm.sockets.link import LinkUp
from fastvid_gui.farm.trust import pairing as pr
from fastvid_gui.farm.trust import pairing_server as ps
from fastvid_gui.farm.trust.identity import Identity, new_identity
from fastvid_gui.farm.trust.pairing_client import NoCodeShownError, NoPairingThereError, pair_with
from fastvid_gui.farm.trust.pairing_frames import FrameReader, pack_frame
from fastvid_gui.farm.trust.pairing_lock import PairingLock
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, say
from tests.farm.farm_nodes import HERE, Node, wait_for

WORK_PORT = 49700


class Clock:
    """Time that tests move by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """A helper that shows a code, and a maker."""

    def __init__(self, folder: Path) -> None:
        self.helper, self.maker = Node.new(folder / "helper"), Node.new(folder / "maker")
        self.lock = PairingLock(self.helper.folder)
        self.clock = Clock()
        self.events: queue.SimpleQueue[ps.PairingEvent] = queue.SimpleQueue()
        self.talks: list[Talk] = []
        self.session = self.open()

    def talk(self, source: str = HERE) -> "Talk":
        self.talks.append(Talk(self.session.port, source))
        return self.talks[-1]

    def open(self) -> ps.PairingSession:
        return ps.open_pairing(
            self.helper.identity, self.helper.peers, "attic", WORK_PORT, self.events.put,
            host=HERE, lock=self.lock, clock=self.clock,
        )  # fmt: skip

    def pair(self, code: str, identity: Identity | None = None, port: int | None = None) -> None:
        who = identity or self.maker.identity
        pair_with(HERE, port or self.session.port, code, who, self.maker.peers, "desk", timeout_s=5)

    @property
    def wrong(self) -> str:
        return f"{(int(self.session.code) + 1) % 10**6:06d}"

    def event(self) -> ps.PairingEvent:
        return self.events.get(timeout=240)

    def over(self) -> None:
        self.session._thread.join(120)
        assert not self.session.open
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((HERE, self.session.port), timeout=5)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    scene = Stage(tmp_path)
    yield scene
    scene.session.close()
    for talk in scene.talks:
        talk.socket.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("farm-")]


def test_right_code_pairs_both_and_work_can_begin(stage: Stage) -> None:
    with stage.helper.loop() as helper, stage.maker.loop() as maker:
        port = helper.serve(WORK_PORT, HERE)
        stage.session.close()
        stage.session = ps.open_pairing(
            stage.helper.identity, stage.helper.peers, "attic", port, stage.events.put, host=HERE, lock=stage.lock
        )  # fmt: skip
        stage.pair(stage.session.shown)
        event = stage.event()
        assert isinstance(event, ps.Paired)
        assert event.peer.name == "desk"
        (peer,) = stage.maker.peers.list()
        assert (peer.name, peer.address) == ("attic", f"{HERE}:{port}")
        assert peer.paired > 1_600_000_000
        maker.connect(peer, peer.address)
        assert isinstance(wait_for(LinkUp, maker, helper), LinkUp)


def test_code_is_good_once(stage: Stage) -> None:
    stage.pair(stage.session.code)
    stage.over()
    with pytest.raises(PairingError, match="Nothing answers"):
        stage.pair(stage.session.code, new_identity())
    assert len(stage.helper.peers.list()) == 1


def test_code_expires_after_two_minutes(stage: Stage) -> None:
    stage.clock.now += 119
    time.sleep(3 * ps.POLL_S)
    assert stage.session.open
    stage.clock.now += 1.1
    assert stage.event() == ps.Expired()
    stage.over()


def test_wrong_code_is_told_and_the_right_one_still_works(stage: Stage) -> None:
    with pytest.raises(PairingError, match="code is wrong"):
        stage.pair(stage.wrong)
    assert stage.event() == ps.WrongTry(HERE, 4)
    assert stage.maker.peers.list() == stage.helper.peers.list() == ()
    stage.pair(stage.session.code)
    assert isinstance(stage.event(), ps.Paired)


def test_five_wrong_codes_lock_pairing_also_after_a_restart(stage: Stage) -> None:
    for left in (4, 3, 2, 1, 0):
        stage.clock.now += 10
        with pytest.raises(PairingError, match="Too many" if left == 0 else "wrong"):
            stage.pair(stage.wrong)
        assert stage.event() == ps.WrongTry(HERE, left)
    stage.over()
    with pytest.raises(PairingError, match="nobody can be paired"):
        stage.open()


def test_five_at_once_are_five_tries_and_no_more(stage: Stage) -> None:
    """Exchanges that run side by side must not win guesses."""
    talks = [stage.talk() for _ in range(4)]
    sides = [pr.MakerSide(stage.wrong, stage.maker.identity, "desk") for _ in talks]
    for talk, side in zip(talks, sides, strict=True):
        talk.send(side.start())
    replies = [talk.receive() for talk in talks]
    for talk, side, reply in zip(talks, sides, replies, strict=True):
        assert isinstance(reply, pr.PairReply)
        talk.send(side.prove(reply))
    answers = [talk.receive() for talk in talks]
    assert answers == [pr.PairSorry("wrong code")] * 4
    assert stage.lock.wrong() == 0


def test_counted_before_it_is_told(stage: Stage) -> None:
    """Whoever hangs up after the proof has used a try."""
    talk = stage.talk()
    side = pr.MakerSide(stage.wrong, stage.maker.identity, "desk")
    talk.send(side.start())
    reply = talk.receive()
    assert isinstance(reply, pr.PairReply)
    talk.send(side.prove(reply))
    talk.socket.close()
    assert stage.event() == ps.WrongTry(HERE, 4)


def test_stranger_learns_neither_key_nor_name(stage: Stage) -> None:
    talk = stage.talk()
    side = pr.MakerSide(stage.wrong, stage.maker.identity, "desk")
    talk.send(side.start())
    reply = talk.receive()
    assert isinstance(reply, pr.PairReply)
    talk.send(side.prove(reply))
    talk.receive()
    assert stage.helper.identity.public_key not in talk.heard
    assert b"attic" not in talk.heard


def test_replayed_conversation_does_not_pair(stage: Stage) -> None:
    record: list[bytes] = []
    with Between(stage.session.port, lambda data, up: record.append(data) if up else None or data) as port:
        stage.pair(stage.session.code, port=port)
    assert isinstance(stage.event(), ps.Paired)
    stage.over()
    stage.helper.peers.forget(stage.maker.identity.id)
    stage.session = stage.open()
    with socket.create_connection((HERE, stage.session.port), timeout=240) as replay:
        for data in record:
            replay.sendall(data)
            time.sleep(0.1)
    assert isinstance(stage.event(), ps.WrongTry)
    assert stage.helper.peers.list() == ()


@pytest.mark.parametrize("upwards", [True, False])
def test_someone_in_between_who_swaps_a_key_is_found_out(stage: Stage, upwards: bool) -> None:
    """The code is right on both sides; only the key of one of them is exchanged on the way."""
    theirs = new_identity().public_key
    swapped = (stage.maker if upwards else stage.helper).identity.public_key

    def swap(data: bytes, up: bool) -> bytes:
        return data.replace(swapped, theirs)

    message = "code is wrong" if upwards else "in between"
    with Between(stage.session.port, swap) as port, pytest.raises(PairingError, match=message):
        stage.pair(stage.session.code, port=port)
    assert stage.maker.peers.list() == stage.helper.peers.list() == ()


def test_helper_that_does_not_know_the_code_is_not_paired(stage: Stage, tmp_path: Path) -> None:
    """An imposter at the helper's address answers, but only guesses the code."""
    imposter = Node.new(tmp_path / "imposter")
    with pytest.raises(PairingError), ps.open_pairing(
        imposter.identity, imposter.peers, "attic", WORK_PORT, stage.events.put, host=HERE,
        lock=PairingLock(imposter.folder),
    ) as other:  # fmt: skip
        other.code = stage.wrong
        stage.pair(stage.session.code, port=other.port)
    assert stage.maker.peers.list() == ()


# ---- bad company


GARBAGE = [
    b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"\xff" * 2000,
    b"\x00\x05FP\x00\x01\x09",
    b"\x00\x05FP\x00\x07\x01",
    b"\x04\x00FP\x00\x01\x01" + b"\x91" * 1019,
    pack_frame(pr.PairDone(bytes(32))),
    pack_frame(pr.PairProve(bytes(32), "x", 0, bytes(32))),
    pack_frame(pr.PairSorry("locked")),
    pack_frame(pr.PairStart(b"A" + b"\xff" * 32)) + pack_frame(pr.PairProve(bytes(32), "x", 0, bytes(32))),
]


@pytest.mark.parametrize("data", GARBAGE)
def test_garbage_ends_its_connection_and_nothing_else(stage: Stage, data: bytes) -> None:
    with socket.create_connection((HERE, stage.session.port), timeout=240) as stranger:
        stranger.sendall(data)
        try:
            while stranger.recv(1000):
                pass
        except ConnectionResetError:
            pass
    stage.pair(stage.session.code)
    assert isinstance(stage.event(), ps.Paired)
    assert stage.lock.locked_s() == 0


def test_two_hundred_half_open_connections_hold_nobody_up(stage: Stage) -> None:
    stage.session.close()
    stage.clock = time.monotonic  # type: ignore[assignment]
    stage.session = stage.open()
    memory = psutil.Process()
    before = memory.memory_info().rss
    with ExitStack() as stack:
        for number in range(200):
            # From another address, as another computer would have: the oldest of those with most make room.
            stranger = socket.create_connection((HERE, stage.session.port), 5, ("127.0.0.2", 0))
            stack.enter_context(stranger)
            if number % 2:
                stranger.sendall(b"\x00")
        time.sleep(0.5)
        assert len(stage.session._conversations) <= ps.CONVERSATIONS_MOST
        begun = time.monotonic()
        stage.pair(stage.session.code)
        assert time.monotonic() - begun < allowed(1)
    assert memory.memory_info().rss - before < 10_000_000


@pytest.mark.parametrize("how", ["holds connections", "begins exchanges"])
def test_crowd_of_sixty_addresses_is_told_once(stage: Stage, how: str) -> None:
    """Pairing can be denied so; the owner hears of it."""
    with ExitStack() as stack:
        for number in range(60):
            talk = stage.talk(f"127.0.3.{number + 1}")
            stack.callback(talk.socket.close)
            if how == "begins exchanges":
                talk.send(pr.MakerSide("000000", stage.maker.identity, "x").start())
        event = stage.event()
        assert isinstance(event, ps.Crowded)
        assert event.addresses == ps.CROWD and event.host.startswith("127.0.3.")
    assert stage.session.open
    stage.session.close()
    assert stage.events.empty()
    said: list[Sentence] = []
    HelperPairing(stage.helper.identity, stage.helper.peers, "attic", said.append, said.append).on_event(
        event
    )
    assert said == [say(Pairing.CROWDED, addresses=ps.CROWD, host=event.host)]


def test_silent_connection_is_dropped(stage: Stage) -> None:
    with socket.create_connection((HERE, stage.session.port), timeout=240) as stranger:
        stranger.sendall(b"\x00")
        time.sleep(0.2)
        stage.clock.now += ps.CONVERSATION_S + 1
        assert stranger.recv(10) == b""


def test_starts_are_rationed_for_each_address(stage: Stage) -> None:
    """The costly part of an exchange is begun a few times, then refused; another address is still served."""
    answers = []
    for _ in range(8):
        talk = stage.talk("127.0.0.2")
        talk.send(pr.MakerSide("000000", stage.maker.identity, "x").start())
        answers.append(talk.receive())
        talk.socket.close()
    assert [type(answer) for answer in answers] == [pr.PairReply] * 4 + [pr.PairSorry] * 4
    stage.pair(stage.session.code)


@pytest.mark.parametrize("version", [0, 7])
def test_other_version_is_told_so(stage: Stage, version: int) -> None:
    talk = stage.talk()
    data = pr.encode_pairing(pr.PairStart(b"A" * 33), version)
    talk.socket.sendall(len(data).to_bytes(2, "big") + data)
    assert talk.receive() == pr.PairSorry("version")


# ---- the maker


def test_nobody_there_is_told_with_what_to_do(stage: Stage) -> None:
    with pytest.raises(PairingError, match=r"--pair.*firewall"):
        stage.pair("123456", port=1)


def test_senseless_code_is_refused_before_connecting(stage: Stage) -> None:
    with pytest.raises(UsageError, match="6 digits"):
        stage.pair("12345", port=1)


def test_unknown_host_is_a_clear_error(stage: Stage) -> None:
    with pytest.raises(PairingError, match="check the address"):
        pair_with("no.such.host.invalid", 1, "123456", stage.maker.identity, stage.maker.peers, "x")


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00\x05FP\x00\x07\x01", os.urandom(3000)]
)
def test_other_server_is_a_clear_error(stage: Stage, answer: bytes) -> None:
    with socket.create_server((HERE, 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(PairingError):
            stage.pair("123456", port=server.getsockname()[1])
        thread.join()
    assert stage.maker.peers.list() == ()


def test_mute_server_does_not_hang_the_maker(stage: Stage) -> None:
    with socket.create_server((HERE, 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(PairingError, match="in time"):
            pair_with(HERE, port, "123456", stage.maker.identity, stage.maker.peers, "x", timeout_s=0.5)
        stop = threading.Event()
        timer = threading.Timer(0.2, stop.set)
        timer.start()
        with pytest.raises(Interrupted):
            pair_with(HERE, port, "123456", stage.maker.identity, stage.maker.peers, "x", stop=stop)
        timer.join()


def test_pairing_port_follows_the_work_port() -> None:
    assert ps.pairing_port_of(47800) == 47900
    assert ps.pairing_port_of(65500) == 65400


def test_taken_pairing_port_gives_the_next(stage: Stage, tmp_path: Path) -> None:
    other = Node.new(tmp_path / "other")
    with ps.open_pairing(
        other.identity, other.peers, "x", WORK_PORT, stage.events.put, host=HERE, lock=PairingLock(other.folder)
    ) as second:  # fmt: skip
        assert second.port > stage.session.port


def test_list_that_can_not_be_written_ends_the_session_with_the_reason(stage: Stage) -> None:
    stage.helper.peers.path.write_bytes(b"{")
    with pytest.raises(FarmError):
        stage.helper.peers.list()
    stage.pair(stage.session.code)
    event = stage.event()
    assert isinstance(event, ps.PairingFailed)
    assert "damaged" in str(event.says)


# ---- tools


class Talk:
    """A connection that sends what it likes."""

    def __init__(self, port: int, source: str = HERE) -> None:
        self.socket = socket.create_connection((HERE, port), 5, (source, 0))
        self.heard = b""
        self._reader = FrameReader()

    def send(self, message: pr.PairMessage) -> None:
        self.socket.sendall(pack_frame(message))

    def receive(self) -> pr.PairMessage:
        while True:
            data = self.socket.recv(self._reader.wanted)
            assert data, "the connection ended"
            self.heard += data
            if (message := self._reader.take(data)) is not None:
                return message


class Between:
    """Someone in between: hands on the bytes of one connection, or others; `up`: from the maker."""

    def __init__(self, port: int, change) -> None:  # type: ignore[no-untyped-def]
        self._target, self._change = port, change
        self._server = socket.create_server((HERE, 0))
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> int:
        self._start(self._accept)
        return int(self._server.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        for thread in self._threads:
            thread.join(120)
        self._server.close()

    def _start(self, work, *values) -> None:  # type: ignore[no-untyped-def]
        thread = threading.Thread(target=work, args=values)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        near, _ = self._server.accept()
        far = socket.create_connection((HERE, self._target), 5)
        self._start(self._carry, near, far, True)
        self._start(self._carry, far, near, False)

    def _carry(self, one: socket.socket, other: socket.socket, up: bool) -> None:
        try:
            while data := one.recv(2000):
                other.sendall(self._change(data, up) or data)
        except OSError:
            pass
        finally:
            for end in (one, other):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            one.close()


def test_a_port_that_does_not_pair_is_told_from_one_that_does(tmp_path: Path) -> None:
    maker = Node.new(tmp_path)
    with socket.socket(socket.AF_INET6) as mute:
        mute.bind(("::1", 0))
        mute.listen()
        port = mute.getsockname()[1]

        def end_it() -> None:
            mute.accept()[0].close()

        ending = threading.Thread(target=end_it)
        ending.start()
        with pytest.raises(NoPairingThereError, match=rf"^\[::1\]:{port} ended the connection"):
            pair_with("::1", port, "123456", maker.identity, maker.peers, "maker")
        ending.join()
    with pytest.raises(NoPairingThereError, match=rf"^Nothing answers at \[::1\]:{port}"):
        pair_with("::1", port, "123456", maker.identity, maker.peers, "maker")


def test_helper_that_shows_no_code_is_told_from_one_that_is_not_there(tmp_path: Path) -> None:
    """With its work port typed, as `nodes` shows it."""
    maker, helper = Node.new(tmp_path / "maker"), Node.new(tmp_path / "helper")
    with helper.loop() as loop:
        port = loop.serve(port=WORK_PORT + 150, host=HERE, tries=100)
        with pytest.raises(NoCodeShownError, match=rf"^127\.0\.0\.1:{port} is there, but shows no code now"):
            pair_with(HERE, port, "123456", maker.identity, maker.peers, "maker")
    assert not maker.peers.list()
