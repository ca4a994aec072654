"""The doctor, `pair` and `nodes` where the way to another host, or who is there, is not what one expects."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from farm_processes import wait_until
from netns import REPOSITORY, Host, Lan, ip, why_not
from watching import Watch

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
HELPER = str(REPOSITORY / "tests" / "farm" / "small_helper.py")
OTHER_VERSION = str(REPOSITORY / "tests" / "farm" / "other_version.py")


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


def home(tmp_path: Path, name: str) -> dict[str, str]:
    return {"FASTVID_HOME": str(tmp_path / name), "PYTHONPATH": str(REPOSITORY), "PATH": os.environ["PATH"]}


def helper(tmp_path: Path, host: Host, *options: str, name: str = "", script: str = HELPER) -> dict[str, Any]:
    name = name or host.name
    process = host.python(script, name, *options, env=home(tmp_path, name))
    return Watch(process).ready() | {"process": process}


def cli(tmp_path: Path, host: Host, *arguments: str) -> tuple[int, dict[str, Any]]:
    command = (sys.executable, "-m", "fastvid_gui", *arguments, "--json")
    done = host.run(*command, env=home(tmp_path, host.name), timeout=120)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def said(tmp_path: Path, host: Host, *arguments: str) -> str:
    """What people read."""
    command = (sys.executable, "-m", "fastvid_gui", *arguments)
    done: subprocess.CompletedProcess[str] = host.run(*command, env=home(tmp_path, host.name), timeout=120)
    return done.stdout + done.stderr


def examined(tmp_path: Path, host: Host, *arguments: str) -> dict[str, dict[str, str]]:
    _, data = cli(tmp_path, host, "doctor", *arguments)
    return {step["name"]: step for step in data["steps"]}


def paired(tmp_path: Path, host: Host, address: str, told: dict[str, Any]) -> None:
    code, data = cli(tmp_path, host, "pair", address, told["code"])
    assert code == 0, data


def refused(tmp_path: Path, host: Host, address: str) -> str:
    """Why a code is not taken."""
    code, answer = cli(tmp_path, host, "pair", address, "123456")
    assert code == 1
    return str(answer["error"])


def _holding(words: str, text: str) -> str:
    """The text, if it holds the words."""
    return text if words in text else ""


# ---- firewalls


def test_firewall_that_rejects_is_told_from_nobody_there(tmp_path: Path, maker: Host, attic: Host) -> None:
    """As firewalld of Fedora and openSUSE does; with the commands that open it."""
    attic.firewall(47800, 47900)
    helper(tmp_path, attic, "--code")
    steps = examined(tmp_path, maker, attic.ip)
    if steps["announcement"]["outcome"] != "ok":  # nothing was heard of a busy computer for three seconds
        steps = examined(tmp_path, maker, attic.ip)
    assert steps["port"]["sentence"] == f"{attic.ip} is there, but its firewall rejects port 47800."
    for command in ("firewall-cmd --permanent --add-port=47800/tcp --add-port=47900/tcp", "sudo ufw allow 47800/tcp",
                    "New-NetFirewallRule"):  # fmt: skip
        assert command in steps["port"]["advice"]
    assert steps["pairing port"]["outcome"] == "failed"
    assert "rejects port 47900" in steps["pairing port"]["sentence"]
    assert "It shows a code there, as it announces." in steps["pairing port"]["sentence"]
    code, answer = cli(tmp_path, maker, "pair", attic.ip, "123456")
    assert code == 1
    assert (
        f"A firewall of {attic.ip} rejects TCP port 47900 for pairing and TCP port 47800 for work."
        in answer["error"]
    )
    assert "firewall-cmd" in answer["error"] and "nobody" not in answer["error"]


def test_firewall_rejects_ipv6_too(tmp_path: Path, maker: Host, attic: Host) -> None:
    for host, number in ((maker, 1), (attic, 2)):
        ip("-n", host.namespace, "-6", "address", "add", f"fd00:77::{number}/64", "dev", "eth0", "nodad")
    attic.firewall(47800, 47900)
    helper(tmp_path, attic)
    steps = examined(tmp_path, maker, "fd00:77::2")
    assert steps["port"]["sentence"] == "fd00:77::2 is there, but its firewall rejects port 47800."


@pytest.mark.parametrize(("rule", "verb"), [("prohibit", "rejects"), ("blackhole", "swallows")])
def test_only_the_pairing_port_is_closed(
    tmp_path: Path, maker: Host, attic: Host, rule: str, verb: str
) -> None:
    """Not "shows no code now" while it shows one: both ports are tried, and named."""
    attic.firewall(47900, answer=rule)
    helper(tmp_path, attic, "--code")
    steps = examined(tmp_path, maker, attic.ip)
    assert (steps["port"]["outcome"], steps["pairing port"]["outcome"]) == ("ok", "failed")
    assert steps["pairing port"]["sentence"].startswith(
        f"Port 47800 answers, but a firewall {verb} port 47900, where pairing codes are taken."
    )
    # It listens for a second and a half only, in which a busy computer may say nothing.
    error = wait_until(lambda: _holding("it shows a code", refused(tmp_path, maker, attic.ip)), 120)
    for words in ("47900, where pairing codes are taken", f"a firewall {verb} it", "ufw allow 47900"):
        assert words in error
    assert "shows no code" not in error


@pytest.mark.slow
def test_only_the_work_port_is_closed(tmp_path: Path, maker: Host, attic: Host) -> None:
    """Paired, and good for nothing until the other port is open: said at once."""
    attic.firewall(47800)
    told = helper(tmp_path, attic, "--code")
    code, answer = cli(tmp_path, maker, "pair", attic.ip, told["code"])
    assert (code, answer["id"]) == (0, told["id"])
    assert "TCP port 47800, for work, does not answer; a firewall rejects it" in answer["problem"]
    assert "--add-port=47800/tcp" in answer["problem"]
    steps = examined(tmp_path, maker, attic.ip)
    assert steps["port"]["sentence"] == f"{attic.ip} is there, but its firewall rejects port 47800."


def test_without_a_code_the_pairing_port_is_no_firewall(tmp_path: Path, maker: Host, attic: Host) -> None:
    helper(tmp_path, attic)
    steps = examined(tmp_path, maker, attic.ip)
    assert steps["pairing port"]["outcome"] == "skipped"
    assert "shows no pairing code now" in steps["pairing port"]["sentence"]
    _, answer = cli(tmp_path, maker, "pair", attic.ip, "123456")
    assert "shows no code now" in answer["error"] and "firewall" not in answer["error"]


@pytest.mark.slow
def test_this_computer_lets_nobody_out(tmp_path: Path, maker: Host, attic: Host) -> None:
    ip("-n", maker.namespace, "route", "add", "prohibit", f"{attic.ip}/32")
    assert "This computer itself" in examined(tmp_path, maker, attic.ip)["port"]["sentence"]
    assert "No network of this computer leads" in examined(tmp_path, maker, "192.0.2.1")["port"]["sentence"]


# ---- the way


@pytest.mark.slow
def test_large_packets_that_vanish_are_found(tmp_path: Path, lan: Lan, maker: Host, attic: Host) -> None:
    """An MTU black hole: connections are made, and films never arrive."""
    told = helper(tmp_path, attic, "--code")
    paired(tmp_path, maker, attic.ip, told)
    steps = examined(tmp_path, maker, attic.ip)
    assert (steps["packets"]["outcome"], steps["packets"]["sentence"]) == (
        "ok",
        "Large packets pass both ways.",
    )
    lan.narrow(attic, 1400)
    steps = examined(tmp_path, maker, attic.ip)
    assert (steps["port"]["outcome"], steps["packets"]["outcome"]) == ("ok", "failed")
    assert "vanish on the way" in steps["packets"]["sentence"]
    assert "mtu 1400" in steps["packets"]["advice"] and "eth0" in steps["packets"]["advice"]


@pytest.mark.slow
def test_a_vpn_alone_has_to_be_named(tmp_path: Path, lan: Lan) -> None:
    host = lan.host("roamer", interface="wg0")
    steps = examined(tmp_path, host)
    assert steps["interfaces"]["outcome"] == "failed" and "--interface wg0" in steps["interfaces"]["advice"]
    assert "Only a VPN (wg0)" in said(tmp_path, host, "nodes")
    assert examined(tmp_path, host, "--interface", "wg0")["interfaces"]["outcome"] == "ok"


# ---- who is there


@pytest.mark.slow
def test_after_its_address_changed_the_new_one_is_named(tmp_path: Path, maker: Host, attic: Host) -> None:
    told = helper(tmp_path, attic, "--code")
    paired(tmp_path, maker, attic.ip, told)
    old, new = attic.ip, "10.77.0.50"
    ip("-n", attic.namespace, "address", "add", f"{new}/24", "dev", "eth0")
    ip("-n", attic.namespace, "address", "del", f"{old}/24", "dev", "eth0")
    ip("-n", attic.namespace, "address", "replace", f"{new}/24", "dev", "eth0")
    wait_until(lambda: cli(tmp_path, maker, "nodes")[1]["nodes"][0]["address"].startswith(new))
    steps = examined(tmp_path, maker, old)
    assert f"attic, which was last reached there, is at {new}:47800 now" in steps["port"]["advice"]
    steps = examined(tmp_path, maker, new)
    assert (steps["trust"]["outcome"], steps["announcement"]["outcome"]) == ("ok", "ok")


def test_who_has_the_address_now_is_not_who_was_paired(
    tmp_path: Path, lan: Lan, maker: Host, attic: Host
) -> None:
    told = helper(tmp_path, attic, "--code")
    paired(tmp_path, maker, attic.ip, told)
    old = attic.ip
    ip("-n", attic.namespace, "address", "add", "10.77.0.50/24", "dev", "eth0")
    ip("-n", attic.namespace, "address", "del", f"{old}/24", "dev", "eth0")
    ip("-n", attic.namespace, "address", "replace", "10.77.0.50/24", "dev", "eth0")
    kitchen = lan.host("kitchen")
    ip("-n", kitchen.namespace, "address", "add", f"{old}/24", "dev", "eth0")
    helper(tmp_path, kitchen)
    maker.run("ip", "neigh", "flush", "dev", "eth0")  # whose card has the address is asked anew
    wait_until(lambda: len(cli(tmp_path, maker, "nodes")[1]["nodes"]) == 2)
    trust = examined(tmp_path, maker, old)["trust"]
    assert trust["outcome"] == "failed"
    assert trust["sentence"].startswith(f"At {old}:47800 is kitchen (")
    assert "and not attic; attic is at 10.77.0.50:47800 now" in trust["sentence"]


@pytest.mark.slow
def test_other_addresses_of_the_same_node_are_the_same_node(tmp_path: Path, maker: Host, attic: Host) -> None:
    """By link-local IPv6, and through a forwarded port: compared by its key, not by its address."""
    told = helper(tmp_path, attic, "--code")
    paired(tmp_path, maker, attic.ip, told)
    forward = maker.python(
        "-c",
        "import socket,threading\n"
        "here=socket.create_server(('127.0.0.1',5555)); print('{\"nodes\": []}',flush=True)\n"
        "def pump(a,b):\n"
        " while data:=a.recv(65536): b.sendall(data)\n"
        " b.shutdown(1)\n"
        "while True:\n"
        f" one,_=here.accept(); two=socket.create_connection(('{attic.ip}',47800))\n"
        " [threading.Thread(target=pump,args=p,daemon=True).start() for p in ((one,two),(two,one))]",
    )
    Watch(forward).ready()
    shown = json.loads(
        ip("-n", attic.namespace, "-json", "-6", "address", "show", "dev", "eth0", "scope", "link")
    )
    link_local = next(entry["local"] for entry in shown[0]["addr_info"] if entry)
    for address in ("127.0.0.1:5555", f"[{link_local}%eth0]:47800"):
        steps = examined(tmp_path, maker, address)
        assert steps["trust"]["sentence"] == "attic is paired and lets this computer in.", address
        assert f"It announces itself as attic ({told['id']})" in steps["announcement"]["sentence"]


@pytest.mark.slow
def test_a_helper_that_hangs_does_not_answer(tmp_path: Path, maker: Host, attic: Host) -> None:
    told = helper(tmp_path, attic, "--code")
    paired(tmp_path, maker, attic.ip, told)
    told["process"].send_signal(signal.SIGSTOP)
    trust = examined(tmp_path, maker, attic.ip)["trust"]
    assert (trust["outcome"], trust["sentence"]) == (
        "failed",
        f"attic takes connections at {attic.ip}:47800, but does not answer: it hangs.",
    )
    (node,) = cli(tmp_path, maker, "nodes")[1]["nodes"]
    assert (node["name"], node["state"], node["paired"]) == ("attic", "does not answer", True)
    assert "does not answer" in said(tmp_path, maker, "nodes")


# ---- versions


@pytest.mark.slow
def test_another_version_is_paired_with_a_word_and_marked(tmp_path: Path, maker: Host, attic: Host) -> None:
    """Its key stays good after an update; that it can't help until then is said at once, everywhere."""
    told = helper(tmp_path, attic, "--code", script=OTHER_VERSION)
    code, data = cli(tmp_path, maker, "pair", attic.ip, told["code"])
    assert (code, data["id"]) == (0, told["id"])
    assert "attic speaks version 1 of the farm's language" in data["problem"]
    assert "Update FastVid on attic. The pairing stays." in data["problem"]
    (node,) = cli(tmp_path, maker, "nodes")[1]["nodes"]
    assert (node["version"], node["fits"], node["app"]) == (1, False, "0.0.9")
    assert "0.0.9, does not fit" in said(tmp_path, maker, "nodes")
    version = examined(tmp_path, maker, attic.ip)["version"]
    assert version["outcome"] == "failed" and "attic speaks version 1" in version["sentence"]
    assert version["advice"] == "Update FastVid on attic. The pairing stays."


# ---- one key on two computers


def test_one_home_on_two_computers_is_told_as_what_it_is(
    tmp_path: Path, lan: Lan, maker: Host, attic: Host
) -> None:
    """A cloned disk: the same key, name and port, at two addresses at the same time; the key proves it at both."""
    first = helper(tmp_path, attic, "--code")
    paired(tmp_path, maker, attic.ip, first)
    clone = lan.host("clone")
    shutil.copytree(tmp_path / "attic", tmp_path / "clone" / "attic")
    second = Watch(clone.python(HELPER, "attic", "--problem", env=home(tmp_path / "clone", "attic")))
    assert second.ready()["id"] == first["id"]
    # Its link-local address may be heard first, and is told until the better one is known.
    second.until(lambda _: f"at {attic.ip}:47800 has the same key as this one" in second.latest_problem, 90)
    step = wait_until(lambda: _failed(examined(tmp_path, maker)["nodes"]), 60)
    assert "Two computers have the same key (attic" in step["sentence"]
    assert attic.ip in step["sentence"] and clone.ip in step["sentence"]
    assert "FASTVID_HOME=DIR" in step["advice"]
    told = said(tmp_path, maker, "nodes")
    assert "Two computers have the same key" in told


def _failed(step: dict[str, str]) -> dict[str, str] | None:
    return step if step["outcome"] == "failed" else None


def test_one_computer_with_two_cards_or_restarted_is_one(tmp_path: Path, maker: Host, attic: Host) -> None:
    attic.add_interface("eth1")
    maker.add_interface("eth1")
    told = helper(tmp_path, attic)
    watching = Watch(
        maker.python("-m", "fastvid_gui", "nodes", "--watch", "--json", env=home(tmp_path, "maker"))
    )
    watching.names("attic", seconds=30)
    told["process"].kill()
    told["process"].wait(10)
    again = helper(tmp_path, attic, "--port", "47801")
    assert again["id"] == told["id"]
    watching.until(lambda nodes: [node["address"][-6:] for node in nodes] == [":47801"], 30)
    assert examined(tmp_path, maker)["nodes"]["outcome"] == "ok"
    assert "same key" not in json.dumps(watching.lines)
