"""Packets of multicast DNS made byte by byte, as any program on the network can send them."""

import socket
import struct
import time
from collections.abc import Sequence

PTR, TXT, SRV, A = 12, 16, 33, 1


def service(farm: str) -> tuple[str, str, str]:
    """The service that nodes of a farm announce, in its parts."""
    return f"_fastvid-{farm}", "_tcp", "local"


def packet(answers: list[bytes], flags: int = 0x8400) -> bytes:
    return struct.pack(">HHHHHH", 0, flags, 0, len(answers), 0, 0) + b"".join(answers)


def dns_name(*labels: str | bytes) -> bytes:
    parts = [each.encode() if isinstance(each, str) else each for each in labels]
    return b"".join(bytes([len(each)]) + each for each in parts) + b"\0"


def record(name: bytes, kind: int, data: bytes, ttl: int = 120) -> bytes:
    return name + struct.pack(">HHIH", kind, 0x8001 if kind != PTR else 1, ttl, len(data)) + data


def announcement(
    of: Sequence[str],
    label: str | bytes,
    txt: list[bytes],
    address: str = "127.0.0.1",
    port: int = 4000,
    host: str = "host-stranger",
) -> bytes:
    """All records of a service instance. `of`: the service."""
    there = dns_name(host, "local")
    instance = dns_name(label, *of)
    return packet(
        [
            record(dns_name(*of), PTR, instance),
            record(instance, SRV, struct.pack(">HHH", 0, 0, port) + there),
            record(instance, TXT, b"".join(bytes([len(each)]) + each for each in txt) or b"\0"),
            record(there, A, socket.inet_aton(address)),
        ]
    )


def good_bye(of: Sequence[str], label: str) -> bytes:
    """What is sent in the name of one who leaves."""
    return packet([record(dns_name(*of), PTR, dns_name(label, *of), ttl=0)])


def shout(*packets: bytes) -> None:
    """Sends to the multicast group on loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
        for number, each in enumerate(packets):
            sender.sendto(each, ("224.0.0.251", 5353))
            if number % 50 == 49:
                time.sleep(0.005)
