"""Writes down what a host sends over an interface: run on that host (Linux, as root).

    python wiretap.py eth0 > sent.txt

One line a packet: `udp 10.77.0.2:53`, `tcp [fe80::1]:443`, `ip 47 10.77.0.2`. Not written down: what only finds
neighbors (ARP, ICMPv6) and joins groups (IGMP). Says `ready` first, and ends when it is killed.
"""

import ipaddress
import socket
import struct
import sys

ALL_PROTOCOLS = 0x0003
IPV4, IPV6 = 0x0800, 0x86DD
HEADER = 14  # of Ethernet
IGMP, TCP, UDP, ICMPV6 = 2, 6, 17, 58
HOP_BY_HOP = 0


def described(packet: bytes) -> str | None:
    """What a frame of Ethernet asks of whom; None for housekeeping."""
    kind = struct.unpack_from("!H", packet, 12)[0]
    if kind == IPV4:
        protocol, start = packet[HEADER + 9], HEADER + 4 * (packet[HEADER] & 15)
        target = ipaddress.ip_address(packet[HEADER + 16 : HEADER + 20])
    elif kind == IPV6:
        protocol, start = packet[HEADER + 6], HEADER + 40
        target = ipaddress.ip_address(packet[HEADER + 24 : HEADER + 40])
    else:
        return None
    if protocol in (IGMP, ICMPV6, HOP_BY_HOP):
        return None
    host = f"[{target}]" if target.version == 6 else str(target)
    if protocol not in (TCP, UDP):
        return f"ip {protocol} {host}"
    port = struct.unpack_from("!H", packet, start + 2)[0]
    return f"{'tcp' if protocol == TCP else 'udp'} {host}:{port}"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_PROTOCOLS))
    tap.bind((sys.argv[1], ALL_PROTOCOLS))
    say("ready")
    while True:
        packet, (_, _, direction, *_) = tap.recvfrom(65535)
        if direction == socket.PACKET_OUTGOING and (text := described(packet)):
            say(text)


if __name__ == "__main__":
    main()
