"""The doctor on the way to another computer: its two ports, and whether large packets get through."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.discovery.findings import Outcome, Step
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.sockets.firewall import rules
from fastvid_gui.farm.sockets.greet import Greeting
from fastvid_gui.farm.sockets.interfaces import Interface
from fastvid_gui.farm.sockets.large_packets import carries_large, largest_carried
from fastvid_gui.farm.sockets.reach import Answer, Reached
from fastvid_gui.farm.trust.pairing_server import pairing_port_of
from fastvid_gui.farm.trust.peers import Peer

BLOCKED = (Answer.REJECTED, Answer.SILENT)
IP_AND_TCP_BYTES = {4: 40, 6: 60}
LEAST_MTU = 1280


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What was found out about an address.

    Attributes:
        address: as it was typed. pairing_port: where a code would be taken.
        work, pairing: how the two ports answered.
        node: the announced node that is there: by its key where that could be asked, else by its address.
        peer: the paired node that is there, or that was last reached there; None: no such.
        greeting: how it greeted; None: it was not asked, or nobody paired is there.
        elsewhere: where the paired node that was last reached there announces itself now; None: it does not, or there.
        silent: it takes connections, and does not greet.
        twin: where another computer is that has proved that it has the same key; "" for nowhere.
    """

    address: Address
    pairing_port: int
    work: Reached
    pairing: Reached
    node: SeenNode | None = None
    peer: Peer | None = None
    greeting: Greeting | None = None
    elsewhere: SeenNode | None = None
    silent: bool = False
    twin: str = ""

    @property
    def who(self) -> str:
        """As people know it."""
        if self.peer is not None:
            return self.peer.name or self.peer.id
        return self.node.name if self.node is not None else str(self.address)

    @property
    def proved(self) -> bool:
        """Whether whoever is there has the key of `peer`; who says that he has forgotten us is taken at his word."""
        return self.greeting is not None and (self.greeting.proved or self.greeting.forgotten)


def port_rules(host: str, *ports: int) -> str:
    """How to let the farm through the firewall of a computer whose system is not known."""
    return "\n".join((f"On {host} type what fits its system:", *rules(*ports)))


def port_step(way: Way) -> Step:
    """Whether the work port takes connections."""
    address, reached = way.address, way.work
    host, port = address.host, address.port
    moved = ""
    if way.elsewhere is not None and way.peer is not None:
        moved = f"{way.peer.name or way.peer.id}, which was last reached there, is at {way.elsewhere.address} now.\n"
    let_through = "\n".join(
        (
            f"If it runs, its firewall is in the way. On {host} type what fits its system:",
            *rules(port, way.pairing_port),
        )
    )

    def failed(sentence: str, advice: str) -> Step:
        return Step("port", Outcome.FAILED, sentence, moved + advice)

    match reached.answer:
        case Answer.OPEN:
            return Step(
                "port", Outcome.OK, f"{address} answers ({reached.milliseconds:.0f} ms).", moved.strip()
            )
        case Answer.UNKNOWN_NAME:
            return failed(
                f"No computer is known by the name {host}.",
                "Check the spelling, or type the computer's address (192.168...) instead of its name.",
            )
        case Answer.REFUSED:
            other = ""
            if way.node is not None and way.node.port != port:
                other = f"A helper there announces port {way.node.port}: use {host}:{way.node.port}.\n"
            return failed(
                f"{host} is there, but nothing listens on port {port}.",
                f"{other}Start `fastvid-gui helper` there; it says which port it has.\n{let_through}",
            )
        case Answer.REJECTED if reached.by:
            return failed(
                f"A firewall at {reached.by}, on the way to {host}, rejects port {port}.",
                f"Let TCP port {port} and TCP port {way.pairing_port} through there.",
            )
        case Answer.REJECTED:
            return failed(
                f"{host} is there, but its firewall rejects port {port}.",
                port_rules(host, port, way.pairing_port),
            )
        case Answer.SILENT if _is_heard(way):
            return failed(
                f"{host} is there, since it announces itself, but its firewall swallows what is sent to port {port}.",
                port_rules(host, port, way.pairing_port),
            )
        case Answer.SILENT:
            return failed(
                f"{host} does not answer on port {port}: it is off or asleep, or a firewall swallows the question.",
                f"See that {host} is on and `fastvid-gui helper` runs there.\n{let_through}",
            )
        case Answer.FORBIDDEN:
            return failed(
                f"This computer itself lets nobody connect to {host} on port {port}: its firewall or its routes "
                "forbid it.",
                "Allow outgoing connections to it here.",
            )
        case Answer.NO_ROUTE:
            return failed(
                f"No network of this computer leads to {host}.",
                "Join the network that it is in, and check the address: `fastvid-gui helper` shows it.",
            )
        case Answer.UNREACHABLE if _is_heard(way):
            return failed(
                f"{host} is there, since it announces itself, but there is no way to port {port}: its firewall "
                "rejects it.",
                port_rules(host, port, way.pairing_port),
            )
        case Answer.UNREACHABLE:
            return failed(
                f"There is no way to {host}: nobody on this network has that address.",
                "See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the "
                "address is still right: `fastvid-gui helper` shows it.",
            )


def pairing_step(way: Way) -> Step:
    """Whether the port where a code is taken takes connections."""
    name, host, port = "pairing port", way.address.host, way.pairing_port
    shows = way.node is not None and way.node.pairing_port == port
    welcome = way.greeting is not None and way.greeting.welcome is not None
    if way.pairing.answer is Answer.OPEN:
        return Step(name, Outcome.OK, f"It shows a pairing code (port {port} answers).")
    if way.work.answer is not Answer.OPEN and not shows:
        return Step(name, Outcome.SKIPPED, f"Port {port}, for pairing, does not answer either.")
    if way.pairing.answer is Answer.REFUSED:
        return Step(
            name, Outcome.SKIPPED, f"It shows no pairing code now (nothing listens on port {port} for it)."
        )
    what = "rejects" if way.pairing.answer is Answer.REJECTED else "swallows"
    if welcome:
        return Step(
            name,
            Outcome.SKIPPED,
            f"A firewall {what} port {port}; that is needed for pairing only, and the two are paired.",
        )
    also = " It shows a code there, as it announces." if shows else ""
    if way.work.answer is not Answer.OPEN:
        return Step(
            name,
            Outcome.FAILED,
            f"A firewall {what} port {port}, where pairing codes are taken, too.{also}",
            "The same commands open both ports.",
        )
    return Step(
        name,
        Outcome.FAILED,
        f"Port {way.address.port} answers, but a firewall {what} port {port}, where pairing codes are taken.{also}",
        port_rules(host, way.address.port, port),
    )


def packets_step(way: Way, used: Sequence[Interface]) -> Step:
    """Whether large packets get through, in both directions where a paired node can be asked."""
    name, host = "packets", way.address.host
    if way.work.answer is not Answer.OPEN:
        return Step(name, Outcome.SKIPPED, "Large packets were not tried, since the port was not reached.")
    there = carries_large(way.address)
    back = way.greeting.echoed if way.greeting is not None else None
    if there is not False and back is not False:
        if there is None and back is None:
            return Step(name, Outcome.SKIPPED, "Not known: this system does not tell which packets arrive.")
        return Step(
            name,
            Outcome.OK,
            "Large packets get through." if back is None else "Large packets pass both ways.",
        )
    passing = largest_carried(way.address) if there is False else None
    mtu = max(LEAST_MTU, passing + IP_AND_TCP_BYTES[6 if ":" in way.work.ip else 4]) if passing else LEAST_MTU
    card = next((each.name for each in used if each.kind != "loopback"), "eth0")
    direction = f"to {host}" if there is False else f"from {host} to here"
    found = f" Packets of {mtu} bytes get through." if passing else ""
    return Step(
        name,
        Outcome.FAILED,
        f"Connections to {host} are made, but large packets {direction} vanish on the way, and nobody says so (an MTU "
        f"black hole): films would not arrive.{found}",
        "\n".join(
            (
                "Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), or send "
                "smaller ones from both computers:",
                f"Linux: sudo ip link set dev {card} mtu {mtu}",
                f"Windows (PowerShell as administrator): netsh interface ipv4 set subinterface Ethernet mtu={mtu} "
                "store=persistent",
                f"macOS: sudo networksetup -setMTU en0 {mtu}",
            )
        ),
    )


def pairing_port_at(address: Address, node: SeenNode | None) -> int:
    """Where a code would be taken at an address: as announced, else as it follows from the work port."""
    if node is not None and node.pairing_port is not None:
        return node.pairing_port
    return pairing_port_of(address.port)


def _is_heard(way: Way) -> bool:
    """Whether the node at this very address is heard announcing itself."""
    return way.node is not None and bool({way.address.host, way.work.ip} & set(way.node.addresses))
