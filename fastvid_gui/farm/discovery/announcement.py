"""What a node tells everyone on the network, and how much of what others tell may be believed.

Nothing here is secret and nothing heard is trusted: only a connection shows who a node really is. So everything heard
is bounded and cleaned before anyone sees it.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastvid_gui import __version__
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.sockets.interfaces import Interface, IPAddress

MAX_NAME_CHARACTERS = 40
MAX_DEVICE_CHARACTERS = 60
MAX_APP_CHARACTERS = 24
MAX_TXT_BYTES = 1024
MAX_ADDRESSES = 12
MAX_LABEL_BYTES = 63  # RFC 6763

_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_STATE = re.compile(r"[a-z][a-z -]{0,23}")
_RUN = re.compile(r"[0-9a-f]{16}")
_NUMBER = re.compile(r"[0-9]{1,5}")
_SECONDS = re.compile(r"[0-9]{1,12}")
_MAX_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What this node says of itself.

    Attributes:
        id: fingerprint of the node's public key.
        port: of the work socket.
        helping: whether it takes work now.
        state: one or two lower-case words ("idle", "working", "yielding").
        pairing_port: while pairing is open, else None.
        app: version of FastVid.
        run: differs at each start (16 hexadecimal digits), so that two computers with one key are told apart.
    """

    id: str
    name: str
    port: int
    device: str = ""
    helping: bool = False
    state: str = "idle"
    pairing_port: int | None = None
    protocol: int = PROTOCOL_VERSION
    app: str = __version__
    run: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is no node id")
        if not 0 < self.port <= _MAX_PORT:
            raise ValueError(f"{self.port} is no port")
        if not _STATE.fullmatch(self.state):
            raise ValueError(f"{self.state!r} is no state")
        if self.run and not _RUN.fullmatch(self.run):
            raise ValueError(f"{self.run!r} is no number of a start")

    def txt(self, now: float) -> dict[str, str]:
        """The TXT record. `pair` is there only while pairing is open. `now`: `time.time()`."""
        entries = {
            "v": str(self.protocol),
            "id": self.id,
            "name": printable(self.name, MAX_NAME_CHARACTERS) or self.id[:8],
            "device": printable(self.device, MAX_DEVICE_CHARACTERS),
            "helps": "1" if self.helping else "0",
            "state": self.state,
            "t": str(int(now)),
            "app": printable(self.app, MAX_APP_CHARACTERS),
        }
        if self.run:
            entries["run"] = self.run
        if self.pairing_port is not None:
            entries["pair"] = str(self.pairing_port)
        return entries

    @property
    def label(self) -> str:
        """The name of the service instance, unique by id, port and start: several nodes may be called the same, and
        two computers may have one key.

        Dots would be read as the end of the label. At most 63 bytes of UTF-8 (RFC 6763).
        """
        tail = f" {self.id[:12]}-{self.port}" + (f"-{self.run[:4]}" if self.run else "")
        name = (printable(self.name, MAX_NAME_CHARACTERS) or "node").replace(".", " ")
        while len((name + tail).encode()) > MAX_LABEL_BYTES:
            name = name[:-1]
        return name + tail


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNode:
    """Another node as it announces itself. All of it is hearsay.

    Attributes:
        addresses: where to try it, best first; link-local IPv6 ones with their scope (`fe80::1%eth0`).
        protocol: the version of its messages.
        seen_at: `time.time()` of the last sign of life.
        clock_ahead: how far its clock is ahead of ours (s; within a heartbeat), None if it does not tell.
        app: version of its FastVid, "" if it does not tell. run: differs at each start.
        others: what else is announced with the same id at this time. Only its key can show which of them it is.
        leaving: somebody said good-bye in its name.
    """

    id: str
    name: str
    addresses: tuple[str, ...]
    port: int
    device: str
    protocol: int
    helping: bool
    state: str
    pairing_port: int | None
    seen_at: float
    clock_ahead: float | None = None
    app: str = ""
    run: str = ""
    others: tuple["SeenNode", ...] = ()
    leaving: bool = False

    @property
    def address(self) -> str:
        """The best address with the port, as it can be typed."""
        return self.places[0]

    @property
    def places(self) -> tuple[str, ...]:
        """All its addresses with the port, as they can be typed, the best first."""
        return tuple(
            f"[{each}]:{self.port}" if ":" in each else f"{each}:{self.port}" for each in self.addresses
        )

    @property
    def everywhere(self) -> tuple[str, ...]:
        """Wherever it is announced, by itself or by others in its name: the best address of each first."""
        each = [node.places for node in (self, *self.others)]
        return tuple(
            dict.fromkeys((*(places[0] for places in each), *(one for places in each for one in places)))
        )


def parse(
    txt: Mapping[bytes, bytes | None], addresses: Sequence[str], port: int | None, seen_at: float
) -> SeenNode | None:
    """The node that an announcement describes; None if it is no announcement of ours or makes no sense.

    Args:
        txt: as received; sizes are checked here.
        addresses: already judged by `believable`.
    """
    if sum(len(key) + len(value or b"") + 2 for key, value in txt.items()) > MAX_TXT_BYTES:
        return None
    try:
        entries = {key.decode("ascii"): (value or b"").decode("utf-8") for key, value in txt.items()}
    except UnicodeDecodeError:
        return None
    node_id, state, protocol = entries.get("id", ""), entries.get("state", "idle"), entries.get("v", "")
    if not _ID.fullmatch(node_id) or not _NUMBER.fullmatch(protocol) or not addresses or not _is_port(port):
        return None
    assert port is not None
    run, app = entries.get("run", ""), entries.get("app", "")
    pairing, clock = entries.get("pair", ""), entries.get("t", "")
    return SeenNode(
        id=node_id,
        name=printable(entries.get("name", ""), MAX_NAME_CHARACTERS) or node_id[:8],
        addresses=tuple(addresses[:MAX_ADDRESSES]),
        port=port,
        device=printable(entries.get("device", ""), MAX_DEVICE_CHARACTERS),
        protocol=int(protocol),
        helping=entries.get("helps") == "1",
        state=state if _STATE.fullmatch(state) else "unknown",
        pairing_port=int(pairing) if _NUMBER.fullmatch(pairing) and _is_port(int(pairing)) else None,
        seen_at=seen_at,
        clock_ahead=float(clock) - seen_at if _SECONDS.fullmatch(clock) else None,
        app=printable(app, MAX_APP_CHARACTERS),
        run=run if _RUN.fullmatch(run) else "",
    )


def believable(texts: Iterable[str], own: Sequence[Interface], elsewhere_too: bool) -> tuple[str, ...]:
    """The addresses worth a try, best first.

    An address directly reachable through one of our interfaces comes first. Private ones elsewhere come last, and
    only if `elsewhere_too`; anything else (the internet, multicast, loopback) would let a stranger send us where he
    likes.
    """
    ranked: dict[str, int] = {}
    for text in texts:
        address = _ip(text)
        if address is None or address.is_multicast or address.is_unspecified or address.is_reserved:
            continue
        if any(interface.holds(address) for interface in own):
            rank = 2 if address.version == 6 and address.is_link_local else address.version == 6
            if rank == 2 and "%" not in text:
                continue  # no scope, no way there
        elif elsewhere_too and address.is_private and not address.is_loopback and not address.is_link_local:
            rank = 3
        else:
            continue
        ranked.setdefault(text, int(rank))
        if len(ranked) >= 4 * MAX_ADDRESSES:
            break
    return tuple(sorted(ranked, key=ranked.__getitem__))[:MAX_ADDRESSES]


def is_label(text: str) -> bool:
    """Whether the name of a service instance may be one of ours: readable text of a fitting length.

    Anything else is dropped before anybody looks at it: such names upset libraries, terminals and logs.
    """
    return 0 < len(text.encode(errors="surrogatepass")) <= MAX_LABEL_BYTES and plain(text) == text


def printable(text: str, characters: int) -> str:
    """The text without control, formatting and unassigned characters, in one line, shortened."""
    spaced = " ".join(unicodedata.normalize("NFC", text[: 4 * characters]).split())
    return " ".join(plain(spaced).split())[:characters].strip()


def _is_port(port: int | None) -> bool:
    return port is not None and 0 < port <= _MAX_PORT


def _ip(text: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
