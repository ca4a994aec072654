"""The firewall rules a helper needs, as commands to type.

Only a helper is connected to: TCP on its work port, and TCP on its pairing port while it shows a code. Everyone
needs UDP 5353 (multicast DNS) to be found and to find.
"""

import sys

from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, say

MDNS_PORT = 5353


def rules(*tcp_ports: int, platform: str | None = None) -> tuple[Sentence, ...]:
    """Commands that let the farm through, each with its system; only those of one system if it is known.

    Args:
        tcp_ports: the work port and, where pairing is open, its port.
        platform: as `sys.platform`; None for another computer, to get the rules of all systems.
    """
    ports = [f"{port}/tcp" for port in tcp_ports] + [f"{MDNS_PORT}/udp"]
    ufw = on_system("ufw (Ubuntu, Mint)", " && ".join(f"sudo ufw allow {port}" for port in ports))
    added = " ".join(f"--add-port={port}" for port in ports)
    firewalld = on_system(
        "firewalld (Fedora, openSUSE)",
        f"sudo firewall-cmd --permanent {added} && sudo firewall-cmd --reload",
    )
    windows = on_system(
        say(Network.WINDOWS),
        "; ".join(
            f"New-NetFirewallRule -DisplayName 'FastVid {port}' -Direction Inbound -Action Allow -Profile Private "
            f"-Protocol {port.partition('/')[2].upper()} -LocalPort {port.partition('/')[0]}"
            for port in ports
        ),
    )
    macos = on_system("macOS", say(Network.ALLOW_ON_MAC))
    if platform is None:
        return ufw, firewalld, windows, macos
    if platform == "win32":
        return (windows,)
    return (macos,) if platform == "darwin" else (ufw, firewalld)


def rules_here(*tcp_ports: int) -> tuple[Sentence, ...]:
    """The same for this computer."""
    return rules(*tcp_ports, platform=sys.platform)


def rules_there(host: str, *ports: int) -> tuple[Sentence, ...]:
    """How to let the farm through the firewall of a computer whose system is not known."""
    return say(Findings.TYPE_THERE, host=host), *rules(*ports)


def on_system(system: str | Sentence, command: str | Sentence) -> Sentence:
    """A command to type on one system, or what to do there."""
    return say(Network.ON_SYSTEM, system=system, command=command)
