"""The doctor between real hosts: each thing that goes wrong gets its sentence and its advice."""

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from farm_processes import free_port
from netns import REPOSITORY, Host, Lan, why_not
from watching import Watch

from fastvid_gui.farm.discovery.announcement import Announcement, SeenNode
from fastvid_gui.farm.doctor.announced import version_step
from fastvid_gui.farm.doctor.clocks import clock_step
from fastvid_gui.farm.doctor.examine import examine
from fastvid_gui.farm.doctor.findings import Outcome
from fastvid_gui.farm.doctor.way import Way
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT, Address
from fastvid_gui.farm.sockets.firewall import rules
from fastvid_gui.farm.sockets.loop import Loop
from fastvid_gui.farm.sockets.reach import Answer, Reached, reach
from fastvid_gui.farm.sockets.server import DEFAULT_PORT as SOCKETS_PORT
from fastvid_gui.farm.trust.identity import new_identity
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.sentence import code_of

on_hosts = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
HELPER = str(REPOSITORY / "tests" / "farm" / "small_helper.py")


@pytest.fixture
def lan() -> Iterator[Lan]:
    with Lan() as lan:
        yield lan


@pytest.fixture
def maker(lan: Lan) -> Host:
    return lan.host("maker")


@pytest.fixture
def attic(lan: Lan) -> Host:
    return lan.host("attic")


def home(tmp_path: Path, host: Host) -> dict[str, str]:
    return {"FASTVID_HOME": str(tmp_path / host.name), "PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"}


def helper(tmp_path: Path, host: Host, *options: str) -> dict[str, Any]:
    watch = Watch(host.python(HELPER, host.name, *options, env=home(tmp_path, host)))
    return watch.ready()


def cli(tmp_path: Path, host: Host, *arguments: str) -> tuple[int, dict[str, Any]]:
    command = (sys.executable, "-m", "fastvid_gui", *arguments, "--json")
    done = host.run(*command, env=home(tmp_path, host))
    return done.returncode, json.loads(done.stdout)


def examined(tmp_path: Path, host: Host, *arguments: str) -> tuple[int, dict[str, dict[str, str]]]:
    code, data = cli(tmp_path, host, "doctor", *arguments)
    return code, {step["name"]: step for step in data["steps"]}


def outcomes(steps: dict[str, dict[str, str]]) -> str:
    return " ".join(f"{name}:{step['outcome']}" for name, step in steps.items())


@on_hosts
def test_from_stranger_to_friend_and_back(tmp_path: Path, maker: Host, attic: Host) -> None:
    """Not paired, paired, forgotten by the other, forgotten here: the whole story on two hosts."""
    told = helper(tmp_path, attic, "--code")
    code, steps = examined(tmp_path, maker, attic.ip)
    assert (code, outcomes(steps)) == (
        1,
        "interfaces:ok multicast:ok port:ok pairing port:ok packets:ok "
        "announcement:ok version:ok trust:failed clock:ok",
    )
    assert "not paired" in steps["trust"]["sentence"] and f"pair {attic.ip} CODE" in steps["trust"]["advice"]

    code, paired = cli(tmp_path, maker, "pair", attic.ip, *told["code"].split())
    assert (code, paired) == (0, {"id": told["id"], "name": "attic", "address": f"{attic.ip}:{told['port']}"})
    code, steps = examined(tmp_path, maker, attic.ip)
    assert code == 0, outcomes(steps)
    assert "lets this computer in" in steps["trust"]["sentence"]

    code, seen = cli(tmp_path, maker, "nodes")
    (node,) = seen["nodes"]
    assert (node["id"], node["name"], node["paired"], node["helping"]) == (told["id"], "attic", True, True)
    assert (node["address"], node["device"], node["state"]) == (f"{attic.ip}:{told['port']}", "CPU", "idle")

    (tmp_path / "attic" / "config" / "peers.json").unlink()
    code, steps = examined(tmp_path, maker, attic.ip)
    assert (code, steps["trust"]["outcome"]) == (1, "failed")
    assert "does not let this computer in" in steps["trust"]["sentence"]

    assert cli(tmp_path, maker, "nodes", "forget", "attic") == (0, {"forgotten": told["id"], "name": "attic"})
    assert cli(tmp_path, maker, "nodes")[1]["nodes"][0]["paired"] is False


@pytest.mark.slow
@on_hosts
def test_without_multicast_everything_works_by_address(
    tmp_path: Path, lan: Lan, maker: Host, attic: Host
) -> None:
    lan.stop_multicast()
    told = helper(tmp_path, attic, "--code")
    code, steps = examined(tmp_path, maker, attic.ip)
    assert steps["multicast"]["outcome"] == "ok"  # this computer is not to blame
    assert steps["port"]["outcome"] == "ok"
    assert (code, steps["announcement"]["outcome"]) == (1, "failed")
    assert "client isolation" in steps["announcement"]["advice"]
    assert f"--nodes {attic.ip}:{DEFAULT_PORT}" in steps["announcement"]["sentence"]
    code, paired = cli(tmp_path, maker, "pair", attic.ip, told["code"])
    assert code == 0, paired
    code, seen = cli(tmp_path, maker, "nodes")
    assert [(node["name"], node["paired"], node["state"]) for node in seen["nodes"]] == [
        ("attic", True, "idle")
    ]


@on_hosts
def test_nothing_listens(tmp_path: Path, maker: Host, attic: Host) -> None:
    code, steps = examined(tmp_path, maker, attic.ip)
    assert (code, steps["port"]["outcome"]) == (1, "failed")
    assert "nothing listens on port 47800" in steps["port"]["sentence"]
    assert "sudo ufw allow 47800/tcp" in steps["port"]["advice"]
    assert outcomes(steps).endswith("announcement:skipped version:skipped trust:skipped clock:skipped")


@pytest.mark.slow
@on_hosts
def test_a_firewall_that_swallows_is_told_from_nobody_there(tmp_path: Path, maker: Host, attic: Host) -> None:
    """A host that drops all answers (a blackhole route stands for its firewall), and an address nobody has."""
    attic.run("ip", "route", "add", "blackhole", f"{maker.ip}/32")
    _, steps = examined(tmp_path, maker, attic.ip)
    assert "a firewall swallows" in steps["port"]["sentence"]
    _, steps = examined(tmp_path, maker, "10.77.0.99")
    assert "nobody on this network has that address" in steps["port"]["sentence"]
    _, steps = examined(tmp_path, maker, "no-such-host.invalid")
    assert "No computer is known by the name" in steps["port"]["sentence"]


@pytest.mark.slow
@on_hosts
def test_other_port_is_named(tmp_path: Path, maker: Host, attic: Host) -> None:
    helper(tmp_path, attic, "--port", "47850")
    _, steps = examined(tmp_path, maker, attic.ip)
    assert f"use {attic.ip}:47850" in steps["port"]["advice"]


@on_hosts
def test_cable_is_out(tmp_path: Path, maker: Host, attic: Host) -> None:
    maker.pull_cable()
    code, steps = examined(tmp_path, maker)
    assert (code, steps["interfaces"]["outcome"], steps["multicast"]["outcome"]) == (1, "failed", "skipped")
    assert "Plug in a cable" in steps["interfaces"]["advice"]


# ---- without hosts ----


def seen(**changes: Any) -> SeenNode:
    said = {"protocol": 1, "clock_ahead": 0.0, **changes}
    return SeenNode(
        id="attic-id",
        name="attic",
        addresses=("10.0.0.2",),
        port=47800,
        device="",
        helping=True,
        state="idle",
        pairing_port=None,
        seen_at=0.0,
        **said,
    )


def test_other_version_says_who_is_to_update() -> None:
    reached = Reached(Answer.OPEN, "10.0.0.2", 1.0)
    newer, older = (
        version_step(
            Way(
                address=Address("10.0.0.2"),
                pairing_port=47900,
                work=reached,
                pairing=reached,
                node=seen(protocol=version),
            )
        )
        for version in (9, 0)
    )
    assert newer.outcome is older.outcome is Outcome.FAILED
    assert "on this computer" in str(newer.advice[0]) and "on attic" in str(older.advice[0])


@pytest.mark.parametrize(
    ("ahead", "outcome", "words"),
    [
        (12.0, Outcome.OK, "agree"),
        (7300.0, Outcome.FAILED, "2 hours ahead"),
        (-90.0, Outcome.FAILED, "90 seconds behind"),
    ],
)
def test_clocks_are_compared(ahead: float, outcome: Outcome, words: str) -> None:
    step = clock_step(seen(clock_ahead=ahead))
    assert step.outcome is outcome and words in str(step.sentence)
    assert clock_step(seen(clock_ahead=None)).outcome is Outcome.SKIPPED


def test_rules_name_the_ports_of_every_system() -> None:
    every = rules(47800, 47900)
    assert len(every) == 4
    for rule in every[:3]:
        assert all(port in str(rule) for port in ("47800", "47900", "5353"))
    assert rules(1, platform="win32") == rules(1)[2:3]
    assert rules(1, platform="darwin") == rules(1)[3:]


def test_closed_port_of_this_computer_is_refused() -> None:
    assert reach(Address("127.0.0.1", 1)).answer is Answer.REFUSED
    assert reach(Address("::1", 1)).answer in (Answer.REFUSED, Answer.UNREACHABLE)


def test_one_default_port() -> None:
    assert DEFAULT_PORT == SOCKETS_PORT == Announcement(id="a" * 8, name="x", port=DEFAULT_PORT).port


def test_advice_to_pair_names_the_port(tmp_path: Path) -> None:
    loop = Loop(new_identity(), PeerBook(tmp_path / "there"))
    try:
        address = Address("127.0.0.1", loop.serve(free_port(), "127.0.0.1"))
        steps = list(examine(address, PeerBook(tmp_path), ["lo"]))
    finally:
        loop.close()
    (trust,) = [step for step in steps if step.name == "trust"]
    assert trust.outcome is Outcome.FAILED and str(trust.advice[-1]).endswith(
        f"fastvid-gui pair {address} CODE"
    )


def test_whoever_takes_connections_in_silence_is_no_helper_to_pair(tmp_path: Path) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        address = Address("127.0.0.1", somebody.getsockname()[1])
        steps = list(examine(address, PeerBook(tmp_path), ["lo"]))
    (trust,) = [step for step in steps if step.name == "trust"]
    assert trust.outcome is Outcome.FAILED and code_of(trust.sentence) is Findings.STRANGER_HANGS
