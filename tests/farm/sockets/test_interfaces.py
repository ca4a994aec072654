"""Which interfaces count as real, and reading addresses people type."""

import ipaddress
from pathlib import Path

import pytest

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.sockets.addresses import Address, TypedAddresses, parse_address
from fastvid_gui.farm.sockets.interfaces import (
    Interface,
    _kind,
    all_interfaces,
    chosen_interfaces,
    left_out,
    real_interfaces,
)
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import say


def interface(name: str, *addresses: str, running: bool = True, multicast: bool = True) -> Interface:
    own = tuple(ipaddress.ip_interface(each) for each in addresses)
    return Interface(
        name=name, index=1, addresses=own, running=running, multicast=multicast, kind=_kind(name, set(), own)
    )


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("real", ["eth0", "enp3s0", "wlan0", "wlp2s0", "en0", "br0", "bond0", "eno1.20", "Ethernet", "Wi-Fi"]),
        ("virtual", ["docker0", "br-3f2a9b8c7d6e", "virbr0", "vmnet8", "vboxnet0", "cni0", "vEthernet (WSL)"]),
        ("vpn", ["tun0", "tap1", "wg0", "utun3", "ppp0", "tailscale0", "ztabcdef12"]),
        ("veth", ["veth12ab34", "veth0"]),
        ("loopback", ["lo", "lo0", "Loopback Pseudo-Interface 1"]),
        ("device", ["awdl0", "llw0", "bnep0", "Bluetooth Network Connection"]),
    ],
)  # fmt: skip
def test_kinds_by_name(kind: str, names: list[str]) -> None:
    assert {name: interface(name, "192.168.1.2/24").kind for name in names} == dict.fromkeys(names, kind)


def test_veth_counts_only_where_nothing_else_is() -> None:
    veth, lo, eth = (
        interface("veth1", "10.0.0.2/24"),
        interface("lo", "127.0.0.1/8"),
        interface("eth0", "10.1.0.2/24"),
    )
    docker, tun = interface("docker0", "172.17.0.1/16"), interface("tun0", "10.8.0.2/24")
    assert real_interfaces([lo, docker, veth, eth, tun]) == (eth,)
    assert real_interfaces([lo, docker, veth, tun]) == (veth,)
    assert real_interfaces([lo, docker, tun]) == ()
    assert set(left_out([lo, docker, veth, eth, tun])) == {"lo", "docker0", "veth1", "tun0"}


def test_down_without_address_or_multicast_is_not_used() -> None:
    down = interface("eth0", "10.0.0.1/8", running=False)
    there = [down, interface("eth1"), interface("eth2", "10.0.0.3/8", multicast=False)]
    assert real_interfaces(there) == ()
    assert left_out(there) == {"eth1": say(Network.HAS_NO_ADDRESS), "eth2": say(Network.NO_MULTICAST)}


def test_naming_an_interface_or_address_takes_exactly_that() -> None:
    eth = interface("eth0", "10.0.0.1/8", "10.0.0.7/8", "fe80::1/64")
    tun = interface("tun0", "10.8.0.2/24")
    assert chosen_interfaces(["tun0"], [eth, tun]) == (tun,)
    for typed in ("10.0.0.7", "fe80::1%eth0", "[fe80::1]"):
        (narrowed,) = chosen_interfaces([typed], [eth, tun])
        assert [str(own.ip) for own in narrowed.addresses] == [typed.strip("[]").partition("%")[0]]
    (both,) = chosen_interfaces(["10.0.0.1", "10.0.0.7"], [eth, tun])
    assert len(both.addresses) == 2
    assert chosen_interfaces(["gone0"], [eth, tun]) == ()


def test_directly_reachable_addresses() -> None:
    eth = interface("eth0", "10.0.0.1/24", "fd00::1/64")
    inside = ["10.0.0.99", "fd00::7", "fe80::9"]
    outside = ["10.0.1.1", "fd01::1", "8.8.8.8"]
    assert [eth.holds(ipaddress.ip_address(each)) for each in (*inside, *outside)] == [True] * 3 + [False] * 3


def test_this_computer_has_a_loopback() -> None:
    (lo,) = (each for each in all_interfaces() if ipaddress.ip_interface("127.0.0.1/8") in each.addresses)
    assert lo.kind == "loopback" and lo.running and lo.index > 0


@pytest.mark.parametrize(
    ("text", "host", "port", "shown"),
    [
        ("attic-pc", "attic-pc", 47800, "attic-pc:47800"),
        (" attic-pc.local:5000 ", "attic-pc.local", 5000, "attic-pc.local:5000"),
        ("192.168.1.20:47801", "192.168.1.20", 47801, "192.168.1.20:47801"),
        ("[fd00::7]:5000", "fd00::7", 5000, "[fd00::7]:5000"),
        ("[fd00::7]", "fd00::7", 47800, "[fd00::7]:47800"),
        ("fe80::1%eth0", "fe80::1%eth0", 47800, "[fe80::1%eth0]:47800"),
        ("büro", "xn--bro-hoa", 47800, "xn--bro-hoa:47800"),
    ],
)
def test_typed_addresses(text: str, host: str, port: int, shown: str) -> None:
    address = parse_address(text)
    assert (address.host, address.port, str(address)) == (host, port, shown)
    assert parse_address(str(address)) == address


@pytest.mark.parametrize(
    "text",
    ["", ":", "host:", "host:0", "host:99999", "host:x", "a b", "-x", "1.2.3", "1.2.3.4.5", "[::1", "[host]:1",
     "::1::", "224.0.0.1", "0.0.0.0", "http://host", "host/path", "x" * 300, "1.2.3.4%eth0", "a..b",
     "host:٣", "\x1b[2J"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not an address"):
        parse_address(text)


def test_typed_addresses_are_remembered(tmp_path: Path) -> None:
    typed = TypedAddresses(tmp_path)
    assert typed.list() == ()
    one, two = Address("attic", 47800), Address("fd00::7", 5000)
    for address in (one, two, one):
        typed.remember(address)
    assert TypedAddresses(tmp_path).list() == (one, two)
    typed.forget(one)
    assert typed.list() == (two,)
    for n in range(150):
        typed.remember(Address(f"host{n}"))
    assert len(typed.list()) == 100 and typed.list()[0] == Address("host149")
    typed.path.write_bytes(b"\xff{")
    assert typed.list() == ()
    typed.remember(one)
    assert typed.list() == (one,)
