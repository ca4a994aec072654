"""Discovery between real hosts: network namespaces with their own interfaces, joined by a bridge."""

import json
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from netns import REPOSITORY, Host, Lan, Line, why_no_bad_line, why_not
from watching import Watch

from fastvid_gui.farm.discovery.discovery import HEARTBEAT_SECONDS, SILENCE_SECONDS

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")

ANNOUNCER = str(REPOSITORY / "tests" / "farm" / "announcer.py")


@pytest.fixture
def lan() -> Iterator[Lan]:
    with Lan() as lan:
        yield lan


def begin(host: Host, *interfaces: str, **said: Any) -> Watch:
    """A node that announces itself on the host; it has just started when this returns."""
    own = {"id": host.name.ljust(16, "x"), "name": host.name, "port": 47800, "helping": True, **said}
    watch = Watch(host.python(ANNOUNCER, json.dumps(own), *interfaces))
    watch.ready()
    return watch


def test_three_hosts_find_each_other_within_three_seconds(lan: Lan) -> None:
    hosts = [lan.host(name) for name in ("attic", "kitchen", "lab")]
    watches = [begin(host) for host in hosts]
    for host, watch in zip(hosts, watches, strict=True):
        watch.names(*(other.name for other in hosts if other is not host))
        for node in watch.nodes:
            (there,) = [other for other in hosts if other.name == node["name"]]
            assert node["addresses"][0] == there.ip
            assert node["helping"]
    watches[0].until(lambda nodes: all(any("%" in a for a in node["addresses"]) for node in nodes), 6)


def test_a_veth_alone_in_a_namespace_is_used(lan: Lan) -> None:
    one, two = lan.host("one", interface="veth0"), lan.host("two", interface="vethx")
    watches = [begin(one), begin(two)]
    watches[0].names("two")
    watches[1].names("one")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_leaving_is_seen_within_three_seconds(lan: Lan, number: signal.Signals) -> None:
    one, two = begin(lan.host("one")), begin(lan.host("two"))
    one.names("two")
    two.process.send_signal(number)
    one.names()
    assert two.process.wait(60) == 0


def test_same_name_twice_shows_both(lan: Lan) -> None:
    maker = begin(lan.host("maker"))
    begin(lan.host("one"), name="attic-pc")
    begin(lan.host("two"), name="attic-pc")
    maker.names("attic-pc", "attic-pc")
    assert len({node["id"] for node in maker.nodes}) == 2
    assert len({node["addresses"][0] for node in maker.nodes}) == 2


@pytest.mark.slow
def test_node_that_starts_without_a_cable_is_found_when_it_is_plugged_in(lan: Lan) -> None:
    one, late = lan.host("one"), lan.host("late")
    late.pull_cable()
    watch, other = begin(one), begin(late)
    watch.never(bool, 1.5)
    late.put_cable_back()
    watch.names("late", seconds=5)
    other.names("one", seconds=5)


@pytest.mark.slow
def test_short_unplugging_does_not_lose_a_node(lan: Lan) -> None:
    one, two = lan.host("one"), lan.host("two")
    watch, other = begin(one), begin(two)
    watch.names("two")
    two.pull_cable()
    watch.never(lambda nodes: not nodes, 4)
    two.put_cable_back()
    begin(lan.host("three"))
    other.names("one", "three", seconds=6)


@pytest.mark.slow
def test_new_interface_is_followed(lan: Lan) -> None:
    """A second network card, as when a laptop is docked."""
    one, two = lan.host("one"), lan.host("two")
    watch = begin(one)
    begin(two)
    watch.names("two")
    address = two.add_interface("eth1")
    watch.until(lambda nodes: bool(nodes) and address in nodes[0]["addresses"], 6)


@pytest.mark.slow
def test_host_cut_off_from_multicast_is_not_seen_but_reached(lan: Lan) -> None:
    one, two = lan.host("one"), lan.host("two")
    lan.stop_multicast()
    watch = begin(one)
    begin(two)
    watch.never(bool, 3)
    reach = f"from fastvid_gui.farm.sockets.reach import *; print(reach(Address('{two.ip}')).answer)"
    assert one.run(sys.executable, "-c", reach).stdout.strip() == "refused"


@pytest.mark.slow
def test_killed_node_is_dropped_after_its_silence(lan: Lan) -> None:
    watch, victim = begin(lan.host("one")), begin(lan.host("two"))
    watch.names("two")
    victim.process.kill()
    took = watch.until(lambda nodes: not nodes, SILENCE_SECONDS + 5)
    assert took > SILENCE_SECONDS - HEARTBEAT_SECONDS - 1


@pytest.mark.slow
def test_living_nodes_stay_listed_on_a_lossy_network(lan: Lan) -> None:
    if why := why_no_bad_line():
        pytest.skip(why)
    one, two = lan.host("one"), lan.host("two", line=Line(delay_ms=50, loss=0.3))
    watch = begin(one)
    begin(two)
    watch.names("two", seconds=10)
    watch.never(lambda nodes: not nodes, 2 * SILENCE_SECONDS)
