"""Discovery with real multicast on loopback, asked for explicitly; what is believed of what is heard."""

import json
import os
import random
import secrets
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import shouting
from busy import allowed
from shouting import dns_name, packet, record, service, shout
from watching import Watch

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.discovery import discovery as under_test
from fastvid_gui.farm.discovery.announcement import (
    MAX_ADDRESSES,
    Announcement,
    SeenNode,
    believable,
    parse,
    printable,
)
from fastvid_gui.farm.discovery.discovery import MAX_NODES, SERVICE_TYPE, Discovery, farm_service_type
from fastvid_gui.farm.discovery.heard import Heard
from fastvid_gui.farm.discovery.listing import Answers, Listed, watch_nodes
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.sockets.interfaces import all_interfaces, chosen_interfaces
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.sentence import NOTHING, Sentence

LOOPBACK = ["127.0.0.1"]
ME = Announcement(id="aaaa-aaaa-aaaa-aaaa", name="attic-pc", port=47800, device="CPU, 8 cores", helping=True)
OTHER = Announcement(id="bbbb-bbbb-bbbb-bbbb", name="attic-pc", port=47801, device="CPU, 2 cores")


FARM = "t" + secrets.token_hex(3)


@pytest.fixture(autouse=True)
def farm_of_this_file(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packets made by hand below must be of the farm that is listened to."""
    monkeypatch.setenv("FASTVID_FARM", FARM)


@pytest.fixture(autouse=True)
def no_stray_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.fixture
def maker() -> Iterator[Discovery]:
    with Discovery(None, LOOPBACK) as maker:
        yield maker


def names(discovery: Discovery, *wanted: str, seconds: float = 3.0) -> bool:
    def fits(nodes: tuple[SeenNode, ...]) -> bool:
        return sorted(node.name for node in nodes) == sorted(wanted)

    return discovery.wait(seconds, fits) or discovery.wait(allowed(seconds) - seconds, fits)


# ---- on loopback ----


def test_nodes_find_each_other_and_see_all_that_is_told() -> None:
    with Discovery(ME, LOOPBACK) as one, Discovery(OTHER, LOOPBACK) as other:
        assert names(one, "attic-pc") and names(other, "attic-pc")
        (node,) = other.nodes
        assert (node.id, node.port, node.device, node.helping) == (ME.id, 47800, "CPU, 8 cores", True)
        assert (node.protocol, node.state, node.pairing_port) == (PROTOCOL_VERSION, "idle", None)
        assert node.address == "127.0.0.1:47800"
        assert (
            abs(node.seen_at - time.time()) < 5 and node.clock_ahead is not None and abs(node.clock_ahead) < 5
        )


def test_changes_are_told_and_leaving_too(maker: Discovery) -> None:
    with Discovery(ME, LOOPBACK) as node:
        assert names(maker, "attic-pc")
        node.announce(
            Announcement(
                id=ME.id, name="attic-pc", port=47800, helping=False, state="working", pairing_port=47999
            )
        )
        assert maker.wait(60, lambda nodes: nodes[0].state == "working" and nodes[0].pairing_port == 47999)
        assert not maker.nodes[0].helping
        node.announce(None)
        assert names(maker)
        node.announce(ME)
        assert names(maker, "attic-pc")
        time.sleep(1)  # zeroconf takes the same packet within 0.8 s for an echo
    assert names(maker)


def test_same_name_twice_is_two_nodes(maker: Discovery) -> None:
    with Discovery(ME, LOOPBACK), Discovery(OTHER, LOOPBACK):
        assert names(maker, "attic-pc", "attic-pc")
        assert {node.id for node in maker.nodes} == {ME.id, OTHER.id}


def test_every_change_is_called_back() -> None:
    seen: list[int] = []
    with Discovery(None, LOOPBACK, on_change=lambda nodes: seen.append(len(nodes))) as maker:
        with Discovery(ME, LOOPBACK):
            assert names(maker, "attic-pc")
        assert names(maker)
    assert seen == [1, 0]


def test_names_of_any_kind_fit_into_an_announcement(maker: Discovery) -> None:
    wild = "Büro. 工作室 \x1b[31m🦊 " + "x" * 200
    with Discovery(Announcement(id="wild-wild-wild-wild", name=wild, port=47805, device=wild), LOOPBACK):
        assert maker.wait(60, lambda nodes: len(nodes) == 1)
        assert maker.nodes[0].name.startswith("Büro. 工作室 [31m🦊 xxx")
        assert len(maker.nodes[0].name) == 40


def test_unknown_interface_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match=r"nosuch0.*lo"):
        Discovery(None, ["nosuch0"])


def test_sleep_is_noticed_and_everyone_found_again(maker: Discovery, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall clock jumps by an hour, as after sleep; the nodes stay and a new one is found."""
    with Discovery(ME, LOOPBACK):
        assert names(maker, "attic-pc")
        offset = 3600.0
        real = time.time
        monkeypatch.setattr(under_test.time, "time", lambda: real() + offset)
        with Discovery(OTHER, LOOPBACK):
            assert names(maker, "attic-pc", "attic-pc", seconds=5)
        monkeypatch.undo()


def test_processes_see_each_other_and_a_polite_kill_withdraws(maker: Discovery) -> None:
    said = json.dumps({"id": "cccc-cccc-cccc-cccc", "name": "cellar", "port": 47810})
    command = [sys.executable, "-m", "announcer", said, *LOOPBACK]
    here = Path(__file__).parents[1]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(here), str(here.parent.parent))),
    }
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        watch = Watch(process)
        watch.ready()
        assert names(maker, "cellar")
        with Discovery(ME, LOOPBACK):
            watch.names("attic-pc")
        watch.names()
        process.send_signal(signal.SIGTERM)
        assert names(maker)
        assert process.wait(60) == 0
        watch.join()


# ---- strangers ----


SERVICE = service(FARM)


def announcement(label: str, txt: list[bytes], address: str = "127.0.0.1", port: int = 4000) -> bytes:
    host = f"host-{label[:40].replace(' ', '')}"
    return shouting.announcement(SERVICE, label, txt, address, port, host)


GOOD = [b"v=1", b"id=good-good-good-good", b"name=good", b"helps=1", b"state=idle"]


def test_hand_made_announcement_is_understood(maker: Discovery) -> None:
    """So that the tests below are about what is wrong with theirs."""
    assert maker.wait(0.3) is False
    shout(announcement("good", GOOD))
    assert names(maker, "good")
    assert maker.nodes[0].address == "127.0.0.1:4000"


BAD = {
    "no id": announcement("x1", [b"v=1", b"name=bad"]),
    "id of signs": announcement("x2", [b"v=1", b"id=../../../etc/passwd", b"name=bad"]),
    "no version": announcement("x3", [b"id=good-good-good-good"]),
    "version of words": announcement("x4", [b"v=new", b"id=good-good-good-good"]),
    "not UTF-8": announcement("x5", [*GOOD, b"device=\xff\xfe"]),
    "TXT of 8 KB": announcement("x6", [*GOOD, *[b"k%d=" % n + b"x" * 240 for n in range(33)]]),
    "address on the internet": announcement("x7", GOOD, address="8.8.8.8"),
    "multicast address": announcement("x8", GOOD, address="224.0.0.1"),
    "no address": announcement("x9", GOOD, address="0.0.0.0"),
    "port 0": announcement("x10", GOOD, port=0),
    "cut off": announcement("x11", GOOD)[:70],
    "only a name": packet([record(dns_name(*SERVICE), 12, dns_name("x12", *SERVICE))]),
    "pointer to itself": packet([b"\xc0\x0c" + struct.pack(">HHIH", 12, 1, 120, 2) + b"\xc0\x0c"]),
    "an empty packet": b"",
    "65 KB of zeros": b"\0" * 60_000,
}  # fmt: skip


def test_nonsense_is_neither_shown_nor_in_the_way(maker: Discovery) -> None:
    maker.wait(0.3)
    generator = random.Random(5)
    shout(*BAD.values(), *(generator.randbytes(generator.randrange(1, 1500)) for _ in range(300)))
    maker.wait(0.5)
    assert maker.nodes == ()
    shout(announcement("good", [*GOOD[:4], b"state=\x1b[2J", b"pair=99999", b"t=soon"]))
    assert names(maker, "good")
    (node,) = maker.nodes
    assert (node.state, node.pairing_port, node.clock_ahead) == ("unknown", None, None)


def test_flood_of_invented_nodes_is_bounded_and_paired_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    with Discovery(ME, LOOPBACK), Discovery(None, LOOPBACK, known=[ME.id]) as maker:
        assert names(maker, "attic-pc")
        before = psutil.Process().memory_info().rss
        for batch in range(3):
            shout(
                *(
                    announcement(f"f{batch}-{n}", [b"v=1", b"id=fake-%04d-%04d" % (batch, n), b"name=fake"])
                    for n in range(1000)
                )
            )
        assert maker.wait(60, lambda nodes: len(nodes) > 100), "the flood arrived"
        maker.wait(1.5)
        assert len(maker.nodes) <= MAX_NODES
        assert ME.id in {node.id for node in maker.nodes}
        grown = psutil.Process().memory_info().rss - before
        assert grown < 60 << 20
        begun = time.monotonic()
        with Discovery(Announcement(id="late-late-late-late", name="late", port=47820), LOOPBACK):
            assert maker.wait(60, lambda nodes: any(node.name == "late" for node in nodes))
        assert time.monotonic() - begun < allowed(6)


# ---- what is believed ----


def test_believable_addresses() -> None:
    own = chosen_interfaces(LOOPBACK)
    texts = [
        "8.8.8.8",
        "127.0.0.7",
        "192.168.7.7",
        "::1",
        "fe80::1",
        "224.0.0.251",
        "255.255.255.255",
        "junk",
        "",
    ]
    assert believable(texts, own, elsewhere_too=False) == ("127.0.0.7",)
    assert believable(texts, own, elsewhere_too=True) == ("127.0.0.7", "192.168.7.7")
    many = [f"127.0.{n // 250}.{n % 250 + 1}" for n in range(1000)]
    assert len(believable(many, own, elsewhere_too=False)) == MAX_ADDRESSES


@pytest.mark.parametrize(
    ("heard", "shown"),
    [
        ("attic-pc", "attic-pc"),
        ("  a \n\t b  ", "a b"),
        ("\x1b[31mred\x07", "[31mred"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("zero\u200bwidth", "zerowidth"),
        ("x" * 99, "x" * 40),
        ("", ""),
    ],
)
def test_names_are_made_printable(heard: str, shown: str) -> None:
    assert printable(heard, 40) == shown


def test_own_announcement_is_understood_by_others() -> None:
    said = {key.encode(): value.encode() for key, value in ME.txt(1000.0).items()}
    node = parse(said, ["10.0.0.1"], 47800, 1002.5)
    assert node is not None
    assert (node.id, node.name, node.device, node.helping, node.state) == (
        ME.id,
        ME.name,
        ME.device,
        True,
        "idle",
    )
    assert node.clock_ahead == -2.5


@pytest.mark.parametrize("wrong", [{"id": "short"}, {"port": 0}, {"port": 70000}, {"state": "Über"}])
def test_impossible_announcements_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is no"):
        Announcement(**{"id": ME.id, "name": "x", "port": 1, **wrong})  # type: ignore[arg-type]


def test_book_of_names_is_bounded_and_forgets() -> None:
    heard = Heard(3)
    for n in range(20):
        heard.note(f"n{n}", float(n))
    assert len(heard.times()) == 6  # twice as many between two looks, no more
    heard.bound({"n0"})
    assert set(heard.times()) == {"n0", "n4", "n5"}
    heard.leave("n4")
    heard.leave("never heard")
    assert heard.gone(4.5) == {"n0", "n4"}
    assert heard.news(9) == ["n5"] and heard.news(9) == []
    assert [heard.may_ask("n5") for _ in range(3)] == [True, True, False]
    assert not heard.may_ask("n99")
    heard.mute("n5")
    heard.note("n5", 9.0)
    assert heard.times() == {}


def test_loopback_is_there() -> None:
    assert any(interface.kind == "loopback" for interface in all_interfaces())


def test_farms_of_other_names_do_not_see_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FASTVID_FARM")
    assert farm_service_type() == SERVICE_TYPE == "_fastvid._tcp.local."
    monkeypatch.setenv("FASTVID_FARM", "lab2")
    assert farm_service_type() == "_fastvid-lab2._tcp.local."
    monkeypatch.setenv("FASTVID_FARM", "Lab 2")
    with pytest.raises(UsageError):
        farm_service_type()


def test_watching_as_a_library_tells_each_change_until_it_is_stopped(own_home: Path) -> None:
    told: list[tuple[tuple[Listed, ...], Sentence]] = []
    changed, stop = threading.Event(), threading.Event()

    def on_change(nodes: tuple[Listed, ...], problem: Sentence) -> None:
        told.append((nodes, problem))
        changed.set()

    arguments = (PeerBook(), on_change, stop, ["127.0.0.1"])
    watching = threading.Thread(target=watch_nodes, args=arguments)
    watching.start()
    try:
        assert changed.wait(120) and told == [((), NOTHING)]
        changed.clear()
        with Discovery(Announcement(id="aaaa-bbbb-cccc-dddd", name="attic", port=47891), ["127.0.0.1"]):
            assert changed.wait(120)
        assert [node.name for node in told[1][0]] == ["attic"]
    finally:
        stop.set()
        watching.join(120)
    assert not watching.is_alive()


# ---- faults ----


def test_a_fault_does_not_end_discovery(monkeypatch: pytest.MonkeyPatch) -> None:
    straight, faults = Discovery._load, [ValueError("a packet nobody thought of")]

    def load(self: Discovery, now: float) -> None:
        if faults:
            raise faults.pop()
        straight(self, now)

    monkeypatch.setattr(Discovery, "_load", load)
    with Discovery(None, LOOPBACK) as maker, Discovery(ME, LOOPBACK):
        assert names(maker, "attic-pc", seconds=15.0)
        assert not faults and not maker.problem


def test_a_fault_does_not_end_the_asking_of_known_addresses(
    monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    node = Listed(
        id=None,
        name="den",
        address="127.0.0.1:9",
        version=None,
        device="",
        paired=False,
        helping=False,
        state="unknown",
        how="address",
    )
    answers: list[object] = [ValueError("a fault of a library"), Answers((node,))]

    def by_address(*arguments: object) -> Answers:
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Answers)
        return answer

    monkeypatch.setattr("fastvid_gui.farm.discovery.listing.by_address", by_address)
    monkeypatch.setattr("fastvid_gui.farm.discovery.listing.ASK_AGAIN_SECONDS", 0.2)
    told: list[tuple[Listed, ...]] = []
    stop = threading.Event()

    def tell(found: tuple[Listed, ...], problem: Sentence) -> None:
        told.append(found)
        if found:
            stop.set()

    watching = threading.Thread(target=watch_nodes, args=(PeerBook(), tell, stop, LOOPBACK))
    watching.start()
    watching.join(120)
    stop.set()
    watching.join(120)
    assert told[-1] == (node,)
    end = time.monotonic() + 5
    while any(thread.name == "asking" for thread in threading.enumerate()) and time.monotonic() < end:
        time.sleep(0.05)
