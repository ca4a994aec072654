"""Strangers who announce names that upset, or speak in others' names: they hide nobody, and give no orders."""

import json
import logging
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from farm_processes import HelperProcess, command, environment, introduce
from films import make_film, make_pack
from shouting import announcement, good_bye, service, shout
from watching import Watch
from zeroconf import ServiceInfo

from fastvid_gui.farm.discovery import discovery as under_test
from fastvid_gui.farm.discovery.announcement import Announcement, is_label
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.discovery.listing import GONE, Listed, watch_nodes
from fastvid_gui.farm.doctor.examine import examine
from fastvid_gui.farm.doctor.findings import Outcome
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.sentence import Sentence

FARM = "h" + secrets.token_hex(3)
SERVICE = service(FARM)
LOOPBACK = ["127.0.0.1"]
ME = Announcement(id="aaaa-aaaa-aaaa-aaaa", name="attic-pc", port=47800, device="CPU, 8 cores", helping=True)
UPSETTING = (
    "bell\x07", "null\x00", "\x1b]0;owned\x07\x1b[2J", "delete\x7f", "two\nlines", "back\x08", "c1 \x9b31m",
    "turned \u202egpj", "isolated \u2066x", "nothing \u200b\u2060", "line \u2028x", "tag \U000e0041", "feed\x0c",
)  # fmt: skip
PATIENCE_S = 90.0


@pytest.fixture(autouse=True)
def farm_of_this_file(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTVID_FARM", FARM)


def stranger(number: int, label: str | bytes = "", id: str = "", port: int = 4000, **texts: str) -> bytes:
    """An announcement that makes sense but for its label."""
    told = {
        "v": str(PROTOCOL_VERSION),
        "id": id or f"fake-fake-fake-{number:04d}",
        "name": "x",
        "helps": "1",
        **texts,
    }
    entries = [f"{key}={value}".encode() for key, value in told.items()]
    return announcement(SERVICE, label or f"x{number}", entries, port=port, host=f"host-{number}")


@contextmanager
def again_and_again(act: Callable[[int], None], every: float) -> Iterator[None]:
    """Somebody who does something all the time."""
    over = threading.Event()

    def go_on() -> None:
        number = 0
        while not over.wait(every):
            act(number)
            number += 1

    thread = threading.Thread(target=go_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def stays(found: Callable[[], object], seconds: float) -> None:
    """Something is true all the time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert found()
        time.sleep(0.02)


# ---- names that upset


@pytest.mark.parametrize("label", UPSETTING)
def test_names_of_instances_are_readable_text(label: str) -> None:
    assert not is_label(label)
    assert not is_label("") and not is_label("x" * 64)
    assert is_label("Büro 工作室 🦊 aaaa-aaaa-aa-47800") and is_label(ME.label)


def test_names_that_upset_restart_nothing_and_hide_nobody(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """One a look, of each kind and in bytes that are no text; the node that is there is there in every look."""

    def announce(number: int) -> None:
        shout(
            stranger(number, UPSETTING[number % len(UPSETTING)] + f" {number}"),
            stranger(number, b"\xff\xfe\x00\x1b[2J" + bytes([number % 256])),
        )

    with Discovery(ME, LOOPBACK), Discovery(None, LOOPBACK) as maker:
        assert maker.wait(PATIENCE_S, bool)
        with again_and_again(announce, 0.1):
            stays(lambda: ME.id in {node.id for node in maker.nodes} and not maker.problem, 3.0)
        shown = {node.name for node in maker.nodes}
    assert all(name.isprintable() for name in shown)
    assert "begins anew" not in caplog.text
    assert "\x1b" not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.parametrize("where", ["load_from_cache", "parsed_scoped_addresses"])
def test_a_fault_with_one_name_is_that_names(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    """Whatever else a library finds wrong with an announcement."""
    straight = getattr(ServiceInfo, where)

    def upset(self: ServiceInfo, *arguments: Any) -> Any:
        if self.name.startswith("bad"):
            raise RuntimeError(self.name)
        return straight(self, *arguments)

    monkeypatch.setattr(under_test, "ServiceInfo", type("Info", (ServiceInfo,), {where: upset}))
    with Discovery(ME, LOOPBACK), Discovery(None, LOOPBACK) as maker:
        assert maker.wait(PATIENCE_S, bool)
        with again_and_again(lambda number: shout(stranger(number, f"bad {number}")), 0.2):
            stays(lambda: [node.id for node in maker.nodes] == [ME.id] and not maker.problem, 2.0)
    assert "begins anew" not in caplog.text
    warned = [entry for entry in caplog.records if entry.levelno >= logging.WARNING]
    assert [entry.getMessage() for entry in warned if "can't be understood" in entry.getMessage()], "said"
    assert len(warned) <= 2, "once"


# ---- in others' names


def test_who_is_spoken_for_contradicts_at_once() -> None:
    """A good-bye and another address, sent in its name, are mended within seconds, not at the next heartbeat."""
    with Discovery(ME, LOOPBACK), Discovery(None, LOOPBACK) as maker:
        assert maker.wait(PATIENCE_S, bool)
        time.sleep(1.2)  # a record younger than a second is not replaced (RFC 6762, 10.2)
        for said in (good_bye(SERVICE, ME.label), stranger(0, ME.label, ME.id, port=4444)):
            begun = time.monotonic()
            shout(said)
            time.sleep(0.6)  # it has been heard, by whom it is about, too
            assert maker.wait(PATIENCE_S, lambda nodes: [node.port for node in nodes] == [ME.port])
            assert time.monotonic() - begun < under_test.HEARTBEAT_SECONDS - 3
            time.sleep(1.2)


def test_a_good_bye_drops_no_paired_node_but_has_it_asked() -> None:
    with Discovery(ME, LOOPBACK) as attic, Discovery(None, LOOPBACK, known=[ME.id]) as maker:
        assert maker.wait(PATIENCE_S, bool)
        # It is gone and does not contradict.
        attic.announce(None)
        assert maker.wait(PATIENCE_S, lambda nodes: bool(nodes) and nodes[0].leaving)
        stays(lambda: [node.id for node in maker.nodes] == [ME.id], 1.0)
        attic.announce(ME)
        assert maker.wait(PATIENCE_S, lambda nodes: bool(nodes) and not nodes[0].leaving)


def test_all_that_is_announced_with_one_id_is_passed_on_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "TURN_SECONDS", 0.5)
    with Discovery(ME, LOOPBACK), Discovery(None, LOOPBACK, known=[ME.id]) as maker:
        assert maker.wait(PATIENCE_S, bool)
        shout(*(stranger(number, f"x{number}", ME.id, 5000 + number) for number in range(30)))
        seen: set[str] = set()

        def all_seen() -> bool:
            if maker.nodes:
                assert len(maker.nodes) == 1 and len(maker.nodes[0].others) < under_test.MAX_INSTANCES
                assert f"127.0.0.1:{ME.port}" in maker.nodes[0].everywhere, "the first one always"
                seen.update(maker.nodes[0].everywhere)
            return len(seen) == 31

        end = time.monotonic() + PATIENCE_S
        while not all_seen():
            assert time.monotonic() < end, seen
            time.sleep(0.05)


# ---- with a real helper


@pytest.fixture
def helper(tmp_path: Path) -> Iterator[HelperProcess]:
    found = HelperProcess(tmp_path / "helper", "attic")
    introduce(tmp_path / "maker", found)
    yield found.start()
    found.end()


@contextmanager
def listener() -> Iterator[int]:
    """A stranger's port: he takes connections and answers like somebody who forgot us, which needs no key."""
    greeting = b"\xff" + bytes(8) + b"\x7f\x03\x01" + b"CURVE".ljust(20, b"\0") + b"\x01" + bytes(31)
    error = b"\x04\x0a\x05ERROR\x03400"
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(5)
                    try:
                        connection.sendall(greeting)
                        connection.recv(64)
                        connection.recv(512)
                        connection.sendall(error)
                        connection.recv(1)
                    except OSError:
                        pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
    thread.join(30)


def test_a_spoofed_id_is_not_listed_as_paired(helper: HelperProcess, tmp_path: Path) -> None:
    """Beside the true one, and alone, when that is gone."""
    id, home = helper.identity.id, tmp_path / "maker"
    with listener() as port:
        announce = stranger(0, "attic 2", id, port, name="attic")
        with again_and_again(lambda _: shout(announce), 0.5):
            nodes = command(home, "nodes", "--interface", "lo")["nodes"]
            assert {
                (each["address"], each["paired"], each["state"]) for each in nodes if each["id"] == id
            } == {
                (helper.address, True, "idle"),
                (f"127.0.0.1:{port}", False, "has another key"),
            }
            helper.kill()
            found = command(home, "nodes", "--interface", "lo")
    assert [each["id"] for each in found["away"]] == [id]
    assert not any(each["paired"] or each["state"] == GONE for each in found["nodes"])


@pytest.mark.slow
def test_a_spoofed_good_bye_hides_nobody_whose_key_answers(
    helper: HelperProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten times a second; who watches sees it all the time, and sees it go when it really goes."""
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "maker"))
    id, stop = helper.identity.id, threading.Event()
    told: list[bool] = []
    label = ""

    def on_change(nodes: tuple[Listed, ...], problem: Sentence) -> None:
        told.append(any(node.id == id and node.paired for node in nodes))

    with Discovery(None, LOOPBACK) as ear:
        assert ear.wait(PATIENCE_S, lambda nodes: any(node.id == id for node in nodes))
        (label,) = [name.removesuffix("." + ".".join(SERVICE) + ".") for name in ear._nodes]
    watching = threading.Thread(target=watch_nodes, args=(PeerBook(), on_change, stop, LOOPBACK))
    watching.start()
    try:
        until(lambda: told and told[-1])
        seen = len(told)
        with again_and_again(lambda _: shout(good_bye(SERVICE, label)), 0.1):
            time.sleep(5.0)
        assert all(told[seen:])
        helper.end()
        until(lambda: not told[-1])
    finally:
        stop.set()
        watching.join(PATIENCE_S)


def test_a_stranger_with_the_helpers_own_id_makes_it_say_nothing(helper: HelperProcess) -> None:
    """He answers at his port, too, and says that he does not know anybody."""
    with listener() as port:
        announce = stranger(0, "copy", helper.identity.id, port, name="copy", run="0123456789abcdef")
        with again_and_again(lambda _: shout(announce), 0.3):
            end = time.monotonic() + 6
            while time.monotonic() < end:
                assert "same key" not in helper.said and "folder" not in helper.said, helper.said
                time.sleep(0.1)


@pytest.mark.slow
def test_a_maker_finds_its_helper_whatever_else_is_announced_in_its_name(
    helper: HelperProcess, tmp_path: Path
) -> None:
    """It never was at the helper's address, and must not paint itself. Strangers say twice a second that the helper is
    somewhere else, at rest, of another version, and that it has left."""
    home = tmp_path / "maker"
    PeerBook(home / "config").add(Peer(helper.identity.public_key, helper.name))
    film = make_film(tmp_path / "film.mp4", 24)
    pack = make_pack(tmp_path / "tame.safetensors")
    with Discovery(None, LOOPBACK) as ear:
        assert ear.wait(PATIENCE_S, bool)
        (label,) = [name.removesuffix("." + ".".join(SERVICE) + ".") for name in ear._nodes]

    def announce(number: int) -> None:
        told = {"id": helper.identity.id, "helps": "0", "v": "99", "state": "paused"}
        shout(
            stranger(1, "attic 2", port=20000 + number % 40000, **told),
            stranger(2, label, port=20000 + number % 40000, **told),
            good_bye(SERVICE, label),
        )

    with again_and_again(announce, 0.5):
        out = str(tmp_path / "out.mp4")
        done = command(home, "render", str(film), "-s", str(pack), "-o", out, "--helpers-only", seconds=300)
    assert ("attic", 24) in [(node["name"], node["frames"]) for node in done["nodes"]]


@pytest.mark.slow
def test_nothing_that_is_advised_destroys_anything(
    helper: HelperProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that really have one key: doctor knows it by the key; a third, invented one, is not named."""
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "maker"))
    twin = HelperProcess(tmp_path / "twin", "attic")
    (tmp_path / "twin").mkdir()
    subprocess.run(["cp", "-r", str(helper.home / "config"), str(tmp_path / "twin")], check=True)
    twin.start()
    try:
        with listener() as port:
            announce = stranger(0, "attic 3", helper.identity.id, port, name="attic")
            with again_and_again(lambda _: shout(announce), 0.5):
                for each in (helper, twin):
                    each.says("has the same key as this one")
                steps = {step.name: step for step in examine(None, PeerBook(), LOOPBACK)}
        said = steps["nodes"]
        assert (
            said.outcome is Outcome.FAILED
            and helper.address in str(said.sentence)
            and twin.address in str(said.sentence)
        )
        assert str(port) not in str(said.sentence)
        assert "elete" not in f"{said.advice[0]}{helper.said}{twin.said}"
        assert "ename" in str(said.advice[0])
    finally:
        twin.end()


def test_a_stranger_who_forgot_every_key_is_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal needs no key: it does not show that a paired node is there."""
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "maker"))
    for name in ("one", "two"):
        there = HelperProcess(tmp_path / name, name)
        introduce(tmp_path / "maker", there)
    load_identity(tmp_path / "maker" / "config")
    with listener() as port:
        steps = {step.name: step for step in examine(under_test_address(port), PeerBook(), LOOPBACK)}
    assert "is not paired with this computer" in str(steps["trust"].sentence)


def test_a_table_of_strangers_is_clean_in_a_terminal(tmp_path: Path) -> None:
    """`nodes --watch` as a process, while names that upset come in."""
    environ = environment(tmp_path / "maker")
    (tmp_path / "maker").mkdir()
    arguments = [sys.executable, "-m", "fastvid_gui", "nodes", "--watch", "--json", "--interface", "lo"]
    log = (tmp_path / "errors").open("wb")
    with (
        log,
        subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=log, text=True, env=environ) as process,
    ):
        watch = Watch(process)
        watch.ready()
        with again_and_again(
            lambda number: shout(
                stranger(number, UPSETTING[number % len(UPSETTING)]), stranger(1, name="a\x1b[2Jb\u202ec")
            ),
            0.1,
        ):
            watch.names("a[2Jbc", seconds=PATIENCE_S)
            time.sleep(1.0)
        process.terminate()
        process.wait(60)
        watch.join()
    assert b"\x1b" not in (tmp_path / "errors").read_bytes()
    assert all(json.dumps(line, ensure_ascii=False).isprintable() for line in watch.lines)


def until(found: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not found():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def under_test_address(port: int) -> Any:
    from fastvid_gui.farm.sockets.addresses import Address

    return Address("127.0.0.1", port)
