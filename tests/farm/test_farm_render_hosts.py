"""A render by hosts that see each other over a switch: found by multicast, paired, cable pulled, a bad line."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from farm_processes import ODD, environment, wait_until
from films import decoded, make_film, make_pack
from netns import Host, Lan, Line, why_no_bad_line, why_not

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not())]

FRAMES = 140
SLOWER = 5  # the maker than the helper, so that it does not paint all of it before the helper has begun


class Network:
    """A maker's host and a helper's host, paired by a real code."""

    def __init__(self, lan: Lan, folder: Path, line: Line | None = None) -> None:
        self.folder = folder
        self.maker, self.spare = lan.host("maker"), lan.host("spare", line=line)
        self.film = make_film(folder / "film.mp4", FRAMES, 160, 96, Fraction(8), cut=70)
        self.pack = make_pack(folder / "tame.safetensors")
        self.log = folder / "helper.log"
        with self.log.open("ab") as log:
            self.spare.python(
                *(str(ODD), "slow", "helper", "--name", "spare", "--pair", "--threads", "1"),
                env=environment(folder / "spare"),
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: "Pairing code: " in self.log.read_text())
        code = self.log.read_text().split("Pairing code: ")[1].split("\n")[0]
        paired = self.maker.run(
            sys.executable,
            "-m",
            "fastvid_gui",
            "pair",
            self.spare.ip,
            code,
            env=environment(folder / "maker"),
        )
        assert paired.returncode == 0, paired.stderr

    def render(self, host: Host, output: str, home: str, *options: str) -> "subprocess.Popen[str]":
        arguments = ["render", str(self.film), "-s", str(self.pack), "-o", str(self.folder / output)]
        return host.python(
            *(str(ODD), "+".join(["slow"] * SLOWER), *arguments, "--max-range", "40", "--json", *options),
            env=environment(self.folder / home),
            stderr=subprocess.PIPE,
        )

    def finished(self, process: "subprocess.Popen[str]") -> dict[str, Any]:
        out, errors = process.communicate(timeout=240)
        assert process.returncode == 0, errors
        found: dict[str, Any] = json.loads(out)
        return found

    def connected(self, address: str) -> bool:
        """Whether the maker has a connection to the helper at an address."""
        there = self.spare.run("ss", "-Htn", "state", "established", "sport", "=", ":47800").stdout
        return f":{address}]:47800 " in there

    def same_as_alone(self) -> bool:
        self.finished(self.render(self.maker, "alone.mp4", "elsewhere", "--nodes", "local"))
        pair = decoded(self.folder / "out.mp4"), decoded(self.folder / "alone.mp4")
        return len(pair[0]) == FRAMES and all(map(np.array_equal, *pair))


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    with Lan() as lan:
        yield Network(lan, tmp_path)


def test_helper_at_a_named_interface_follows_its_address(tmp_path: Path):
    with Lan() as lan:
        spare = lan.host("spare")
        with (tmp_path / "log").open("ab") as log:
            spare.python(
                *("-m", "fastvid_gui", "helper", "--interface", spare.interface, "--threads", "1"),
                env=environment(tmp_path / "home"),
                stdout=log,
                stderr=log,
            )

        def listens(address: str) -> bool:
            return f":{address}]:47800 " in spare.run("ss", "-Hltn").stdout

        wait_until(lambda: listens(spare.ip))
        old, new = spare.ip, spare.change_address(77)
        wait_until(lambda: listens(new) and not listens(old))


def frames_of(result: dict[str, Any], name: str) -> int:
    return sum(node["frames"] for node in result["nodes"] if node["name"] == name)


def test_found_by_multicast(network: Network):
    result = network.finished(network.render(network.maker, "out.mp4", "maker", "--helpers-only"))
    assert frames_of(result, "spare") >= FRAMES and frames_of(result, "local") == 0
    assert network.same_as_alone()


def test_cable_pulled_and_put_back(network: Network):
    process = network.render(network.maker, "out.mp4", "maker", "--helpers-only")
    wait_until(lambda: "paints" in network.log.read_text())
    network.spare.pull_cable()
    time.sleep(9)
    network.spare.put_cable_back()
    result = network.finished(process)
    assert frames_of(result, "spare") >= FRAMES
    told = [(note["kind"], note["node"]) for note in result["notes"]]
    assert told.index(("vanished", "spare")) < told.index(("back", "spare"))
    assert network.same_as_alone()


@pytest.mark.parametrize("named", [False, True])
def test_address_that_changes_while_it_paints(network: Network, named: bool):
    """The helper is found where it announces itself now, also one that was named by its old address."""
    options = ["--helpers-only"] + (["--nodes", network.spare.ip] if named else [])
    process = network.render(network.maker, "out.mp4", "maker", *options)
    wait_until(lambda: "paints" in network.log.read_text())
    network.spare.change_address(77)
    changed = time.monotonic()
    back = wait_until(lambda: network.connected(network.spare.ip) and time.monotonic())
    assert back - changed < 2 + 10, "2 s until it announces itself, 10 s until it is back"
    assert frames_of(network.finished(process), "spare") >= FRAMES
    assert network.same_as_alone()


def test_cable_pulled_for_good(network: Network):
    process = network.render(network.maker, "out.mp4", "maker")
    wait_until(lambda: "paints" in network.log.read_text())
    network.spare.pull_cable()
    network.finished(process)
    assert network.same_as_alone()


@pytest.fixture
def far_network(tmp_path: Path) -> Iterator[Network]:
    """The helper is paired over a line that delays each packet by 50 to 60 ms and loses one in 33."""
    if why := why_no_bad_line():
        pytest.skip(why)
    with Lan() as lan:
        yield Network(lan, tmp_path, Line(delay_ms=50, jitter_ms=10, loss=0.03))


def test_line_that_delays_and_loses_packets(far_network: Network):
    """Found by multicast, or where it was paired if every announcement was lost."""
    network = far_network
    process = network.render(network.maker, "out.mp4", "maker", "--helpers-only")
    result = network.finished(process)
    assert frames_of(result, "spare") >= FRAMES
    lost = network.spare.frames_lost
    assert lost is None or lost >= 10
    assert network.same_as_alone()


def test_line_that_loses_packets_and_is_cut_for_a_while(far_network: Network):
    network = far_network
    process = network.render(network.maker, "out.mp4", "maker", "--helpers-only", "--nodes", network.spare.ip)
    wait_until(lambda: "paints" in network.log.read_text())
    network.spare.pull_cable()
    time.sleep(9)
    network.spare.put_cable_back()
    assert frames_of(network.finished(process), "spare") >= FRAMES
    assert network.same_as_alone()


def test_line_that_loses_packets_and_is_cut_for_good(far_network: Network):
    network = far_network
    process = network.render(network.maker, "out.mp4", "maker", "--nodes", network.spare.ip)
    wait_until(lambda: "paints" in network.log.read_text())
    network.spare.pull_cable()
    network.finished(process)
    assert network.same_as_alone()
