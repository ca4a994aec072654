"""Four computers on a network of their own, one folder, and twenty kills."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from cluster_processes import Cluster, Process, wait_until
from conftest import Film

sys.path.append(str(Path(__file__).resolve().parent.parent / "farm"))
import netns

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(netns.why_not()), reason=netns.why_not() or "-"),
]
NAMES = ("n1", "n2", "n3", "n4")


class Hosts:
    """Each command of a name runs on the host of that name; the others on the maker's."""

    def __init__(self, lan: netns.Lan) -> None:
        self.by_name = {name: lan.host(name) for name in (*NAMES, "maker")}

    def before(self, name: str) -> list[str]:
        return self.by_name.get(name.partition("-")[0], self.by_name["maker"]).there


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    with netns.Lan() as lan:
        yield Hosts(lan)


@pytest.fixture
def lab(tmp_path: Path, hosts: Hosts) -> Iterator[Cluster]:
    with Cluster(tmp_path, before=hosts.before) as made:
        yield made


def test_four_hosts_paint_the_film_of_one(lab: Cluster, film: Film) -> None:
    for name in NAMES:
        lab.member(name, slow=0.7)  # there is still work for the last one that is ready
    scheduler = json.loads((lab.own / "scheduler.json").read_text())
    assert scheduler["addresses"][0].startswith("tls://10.77.0.")
    found = lab.render("maker", film.source, film.pack, *film.options).result()
    assert film.is_painted(lab.base / "maker.mp4")
    assert {node["name"] for node in found["nodes"]} == set(NAMES)
    assert lab.finished_twice() == {}


def test_two_computers_of_one_name(lab: Cluster, film: Film) -> None:
    for name in NAMES[:2]:
        lab.member(name, "--name", "node", slow=0.2)
    found = lab.render("maker", film.source, film.pack, *film.options).result()
    names = [node["name"] for node in found["nodes"]]
    assert len(set(names)) == 2 and all(name.startswith("node (") for name in names)
    assert film.is_painted(lab.base / "maker.mp4")


def test_a_member_that_takes_no_connections_paints(lab: Cluster, hosts: Hosts, film: Film) -> None:
    """A firewall before a member is no hindrance: it calls, and is never called."""
    lab.member("n1", slow=0.2)
    closed = hosts.by_name["n2"]
    lab.member("n2", slow=0.2)
    address = next(
        each["address"]
        for each in json.loads(lab.command("cluster", "status", str(lab.folder), "--json").stdout)["members"]
        if each["name"] == "n2"
    )
    closed.firewall(int(address.rpartition(":")[2]), answer="blackhole")
    found = lab.render("maker", film.source, film.pack, *film.options).result()
    assert {node["name"] for node in found["nodes"]} == {"n1", "n2"}
    assert film.is_painted(lab.base / "maker.mp4")


def test_pulled_cables_end_nothing(lab: Cluster, hosts: Hosts, film: Film) -> None:
    """First a member is cut off without a word, later the maker; each comes back by itself, and nothing hangs."""
    cut = lab.member("n2", slow=0.4)
    lab.member("n1", slow=0.8)
    maker = lab.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: maker.said.count("paints, too") == 2)
    wait_until(lambda: len(lab.pieces()) >= 1)
    hosts.by_name["n1"].pull_cable()
    maker.says("n1 has vanished")
    hosts.by_name["n1"].put_cable_back()
    hosts.by_name["maker"].pull_cable()
    maker.says("looking for the next one")
    hosts.by_name["maker"].put_cable_back()
    maker.result()
    assert film.is_painted(lab.base / "maker.mp4")
    assert cut.process.poll() is None


def test_a_scheduler_behind_a_firewall_is_named(lab: Cluster, hosts: Hosts) -> None:
    lab.member("n1")
    port = int(json.loads((lab.own / "scheduler.json").read_text())["addresses"][0].rpartition(":")[2])
    hosts.by_name["n1"].firewall(port, answer="blackhole")
    refused = lab.member("n2")
    assert refused.ends() == 1
    assert "does not answer this computer: a firewall between the two?" in refused.said


def test_a_clock_that_is_wrong_by_hours_does_no_harm(lab: Cluster, film: Film) -> None:
    """Time stamps of all files are a day old, as a computer with a wrong clock writes them."""
    lab.member("n1", slow=0.05)
    maker = lab.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: len(lab.pieces()) >= 2)
    for path in lab.own.rglob("*"):
        with suppress(OSError):
            os.utime(path, (time.time() - 86400,) * 2)
    maker.kill()
    lab.render("maker", film.source, film.pack, *film.options).result()
    assert film.is_painted(lab.base / "maker.mp4")
    assert lab.finished_twice() == {}


@pytest.mark.timeout(1800)
def test_twenty_kills_at_random_moments(lab: Cluster, film: Film) -> None:
    """Members, the scheduler and the command: killed, and started again by whoever is there."""
    chance = random.Random(16)
    number = 0

    def fresh() -> Process:
        nonlocal number
        number += 1
        return lab.member(f"{NAMES[number % 4]}-{number}", slow=0.25)

    members = [fresh() for _ in range(4)]
    maker = lab.render("maker", film.source, film.pack, *film.options)
    done = []
    for turn in range(20):
        time.sleep(chance.uniform(0.2, 2.5))
        victim = ("member", "scheduler", "maker", "member")[turn % 4]
        if victim == "member":
            gone = members.pop(chance.randrange(len(members)))
            gone.kill()
            members.append(fresh())
        elif victim == "scheduler":
            with suppress(psutil.NoSuchProcess):
                if (scheduler := lab.scheduler()) is not None:
                    scheduler.kill()
        else:
            maker.process.send_signal(signal.SIGKILL)
            maker.process.communicate(timeout=60)
            maker = lab.render("maker", film.source, film.pack, *film.options)
        done.append(victim)
        if maker.process.poll() == 0:
            break
    maker.result(600)
    assert film.is_painted(lab.base / "maker.mp4")
    assert lab.finished_twice() == {}, done
