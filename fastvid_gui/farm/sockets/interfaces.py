"""Which network interfaces the farm uses.

By default the *real* ones: up, with an address, and leading to other computers of the same place. Loopback and
interfaces made by container engines, virtual machines and VPNs are left out, since a node seen through
them is this computer again, or far away. A veth (one end of a virtual cable) counts as real where nothing else is:
inside a container or a network namespace it is the way out. Naming an interface, or one of its addresses, asks for
exactly that one, whatever it is; FASTVID_INTERFACE names them for every command, and for the window.
"""

import ipaddress
import os
import re
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, say

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPInterface = ipaddress.IPv4Interface | ipaddress.IPv6Interface

INTERFACE_VARIABLE = "FASTVID_INTERFACE"

# Linux, macOS and Windows names; matched from the beginning, ignoring case.
_VIRTUAL = re.compile(
    r"""
    docker | br-[0-9a-f]{6,} | virbr | vnet\d | lxc | lxd | cni | flannel | cali | podman | vmnet | vboxnet
    | vethernet | virtualbox | vmware | hyper-v | kube | weave | nerdctl | vz
    """,
    re.IGNORECASE | re.VERBOSE,
)
_VPN = re.compile(
    r"tun | tap | wg | utun | ppp | tailscale | zt[0-9a-z]{6,} | ipsec | gpd | nordlynx | proton | wireguard | openvpn",
    re.IGNORECASE | re.VERBOSE,
)
# Apple's direct links between devices: no way to a farm. Bluetooth: too slow for one.
_DEVICE_LINK = re.compile(r"awdl | llw | anpi | ap\d | bluetooth | bnep", re.IGNORECASE | re.VERBOSE)
_VETH = re.compile(r"veth", re.IGNORECASE)
_LOOPBACK = re.compile(r"lo\d*$ | loopback", re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """A network interface as it is now.

    Attributes:
        index: what link-local IPv6 addresses are scoped by; 0 if unknown.
        addresses: with their networks; IPv4 first. Link-local IPv6 ones carry no scope here (see `index`).
        running: up, and the cable plugged in or the Wi-Fi joined.
        kind: "real", "loopback", "virtual" (containers, virtual machines), "veth", "vpn" or "device" (Bluetooth and
            the like).
    """

    name: str
    index: int
    addresses: tuple[IPInterface, ...]
    running: bool
    multicast: bool
    kind: str

    @property
    def usable(self) -> bool:
        """Whether packets can leave through it."""
        return self.running and bool(self.addresses)

    def holds(self, address: IPAddress) -> bool:
        """Whether the address is directly reachable through this interface."""
        if address.version == 6 and address.is_link_local:
            return any(own.version == 6 for own in self.addresses)
        return any(address in own.network for own in self.addresses if own.version == address.version)


def all_interfaces() -> tuple[Interface, ...]:
    """Every interface of this computer (or of this network namespace), by name."""
    stats = psutil.net_if_stats()
    indexes = _indexes()
    found = []
    for name, entries in psutil.net_if_addrs().items():
        state = stats.get(name)
        flags = set(getattr(state, "flags", "").split(","))
        given: list[IPInterface] = []
        for entry in entries:
            address = _address(entry.address, entry.netmask) if _is_ip(entry.family) else None
            if address is not None:
                given.append(address)
        addresses = sorted(given, key=lambda address: (address.version, address.is_link_local, address))
        found.append(
            Interface(
                name=name,
                index=indexes.get(name, 0),
                addresses=tuple(addresses),
                running=bool(state and state.isup),
                multicast="multicast" in flags or not any(flags),  # Windows tells no flags
                kind=_kind(name, flags, addresses),
            )
        )
    return tuple(sorted(found, key=lambda interface: interface.name))


def real_interfaces(interfaces: Iterable[Interface]) -> tuple[Interface, ...]:
    """The usable ones that lead to other computers; a veth only if nothing else does."""
    usable = [interface for interface in interfaces if interface.usable and interface.multicast]
    for kind in ("real", "veth"):
        chosen = tuple(interface for interface in usable if interface.kind == kind)
        if chosen:
            return chosen
    return ()


def wanted_interfaces(wanted: Sequence[str] | None) -> tuple[str, ...] | None:
    """Those that a command names, else those of FASTVID_INTERFACE (separated by commas), else None: the real ones."""
    if wanted is not None:
        return tuple(wanted)
    named = tuple(filter(None, (each.strip() for each in os.environ.get(INTERFACE_VARIABLE, "").split(","))))
    return named or None


def chosen_interfaces(
    wanted: Sequence[str] | None, interfaces: Iterable[Interface] | None = None
) -> tuple[Interface, ...]:
    """The interfaces to use now: the real ones, or those named that are up.

    Args:
        wanted: names of interfaces or addresses they have; None for those of FASTVID_INTERFACE, else the real ones.
            A named address narrows its interface to that address.
        interfaces: what there is; asked from the system if not given.
    """
    there = tuple(all_interfaces() if interfaces is None else interfaces)
    wanted = wanted_interfaces(wanted)
    if wanted is None:
        return real_interfaces(there)
    chosen: dict[str, Interface] = {}
    for text in wanted:
        interface = _find(text, there)
        if interface is not None and interface.usable:
            old = chosen.get(interface.name)
            chosen[interface.name] = _joined(old, interface) if old else interface
    return tuple(chosen.values())


def check_wanted(wanted: Sequence[str] | None) -> None:
    """Refuses names that no interface has.

    Raises:
        UsageError: names the interfaces there are.
    """
    there = all_interfaces()
    for text in wanted_interfaces(wanted) or ():
        if _find(text, there) is None:
            if names := ", ".join(interface.name for interface in there if interface.addresses):
                raise UsageError(Network.NO_INTERFACE, name=repr(text), names=names)
            raise UsageError(Network.NO_INTERFACES, name=repr(text))


def left_out(interfaces: Iterable[Interface]) -> Mapping[str, Sentence]:
    """Why each interface that is up is not used by default, by its name: a few words."""
    there = tuple(interfaces)
    used = {interface.name for interface in real_interfaces(there)}
    reasons = {
        "loopback": Network.THIS_COMPUTER,
        "virtual": Network.VIRTUAL,
        "veth": Network.CONTAINERS,
        "vpn": Network.A_VPN,
        "device": Network.ONE_DEVICE,
    }
    found = {}
    for interface in there:
        if interface.name in used or not interface.running:
            continue
        if interface.kind != "real":
            found[interface.name] = say(reasons[interface.kind])
        elif not interface.addresses:
            found[interface.name] = say(Network.HAS_NO_ADDRESS)
        else:
            found[interface.name] = say(Network.NO_MULTICAST)
    return found


def only_vpn(interfaces: Iterable[Interface]) -> str:
    """The VPN that is the only way to other computers; "" if there is a real interface, or no VPN."""
    there = tuple(interfaces)
    if real_interfaces(there):
        return ""
    return next((each.name for each in there if each.usable and each.kind == "vpn"), "")


def _find(text: str, interfaces: Iterable[Interface]) -> Interface | None:
    """The interface of that name or address, narrowed to the address if one is given."""
    plain, _, scope = text.strip("[]").partition("%")
    try:
        address = ipaddress.ip_address(plain)
    except ValueError:
        return next((interface for interface in interfaces if interface.name == text), None)
    for interface in interfaces:
        if scope and scope not in (interface.name, str(interface.index)):
            continue
        own = tuple(each for each in interface.addresses if each.ip == address)
        if own:
            return _with_addresses(interface, own)
    return None


def _joined(one: Interface, other: Interface) -> Interface:
    return _with_addresses(one, tuple(dict.fromkeys((*one.addresses, *other.addresses))))


def _with_addresses(interface: Interface, addresses: tuple[IPInterface, ...]) -> Interface:
    return Interface(
        name=interface.name,
        index=interface.index,
        addresses=addresses,
        running=interface.running,
        multicast=interface.multicast,
        kind=interface.kind,
    )


def _kind(name: str, flags: set[str], addresses: Sequence[IPInterface]) -> str:
    if (
        "loopback" in flags
        or _LOOPBACK.match(name)
        or (addresses and all(own.is_loopback for own in addresses))
    ):
        return "loopback"
    if _VETH.match(name) and not name.lower().startswith("vethernet"):
        return "veth"
    if _VPN.match(name) or "pointopoint" in flags or _is_tunnel(name):
        return "vpn"
    if _VIRTUAL.match(name):
        return "virtual"
    if _DEVICE_LINK.match(name):
        return "device"
    return "real"


def _is_tunnel(name: str) -> bool:
    """Linux tells TUN/TAP and WireGuard devices apart from cards, whatever their names."""
    folder = Path("/sys/class/net") / name
    try:
        if (folder / "tun_flags").exists():
            return True
        return "DEVTYPE=wireguard" in (folder / "uevent").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False


def _indexes() -> dict[str, int]:
    try:
        return {name: index for index, name in socket.if_nameindex()}
    except OSError:
        return {}


def _is_ip(family: int) -> bool:
    return family in (socket.AF_INET, socket.AF_INET6)


def _address(text: str, netmask: str | None) -> IPInterface | None:
    """psutil's address and netmask; None if the system gives something else."""
    plain = text.partition("%")[0]
    try:
        if ":" not in plain:
            return ipaddress.IPv4Interface(f"{plain}/{netmask or 32}")
        # Windows tells no mask for IPv6; nearly every home and lab network is a /64.
        length = bin(int(ipaddress.IPv6Address(netmask.partition("/")[0]))).count("1") if netmask else 64
        return ipaddress.IPv6Interface(f"{plain}/{length}")
    except ValueError:
        return None
