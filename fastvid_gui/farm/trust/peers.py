"""The paired nodes: they may send this node work, and this node may send them work.

One small file, shared by all FastVid processes of this user: when one of them adds or forgets a node, the others notice
at their next look. Every look costs one `stat`; the file is read again only when it has changed.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.trust.identity import KEY_BYTES, node_id
from fastvid_gui.farm.trust.private_files import locked, read_private, write_private
from fastvid_gui.paths import config_folder
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.trust import Trust

PEERS_FILE = "peers.json"
MAX_FILE_BYTES = 1 << 20
MAX_PEERS = 1000
MAX_NAME_CHARACTERS = 64
MAX_ADDRESS_CHARACTERS = 300


class Peer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paired node.

    Attributes:
        public_key: Curve25519, 32 bytes.
        name: what it called itself when it was paired.
        address: HOST:PORT where it was last reached, "" if it never was (it connects to us).
        paired: when, in seconds since 1970.
    """

    public_key: bytes
    name: Annotated[str, Meta(max_length=MAX_NAME_CHARACTERS)] = ""
    address: Annotated[str, Meta(max_length=MAX_ADDRESS_CHARACTERS)] = ""
    paired: Annotated[float, Meta(ge=0)] = 0.0

    def __post_init__(self) -> None:
        if len(self.public_key) != KEY_BYTES:
            raise ValueError("a public key has 32 bytes")
        if plain(self.name) != self.name or plain(self.address) != self.address:
            raise ValueError("a name or address holds signs that can't be shown")

    @property
    def id(self) -> str:
        """The node's id."""
        return node_id(self.public_key)


class _PeersFile(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    peers: list[Peer]


class PeerBook:
    """The list of paired nodes; for any thread.

    Every method raises FarmError if the file can't be read or written, or is damaged.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or config_folder()) / PEERS_FILE
        self._lock = threading.RLock()
        self._seen: tuple[int, int, int] | None = None
        self._by_key: dict[bytes, Peer] = {}

    def list(self) -> tuple[Peer, ...]:
        """All paired nodes, the oldest first."""
        with self._lock:
            self._look()
            return tuple(self._by_key.values())

    def find(self, public_key: bytes) -> Peer | None:
        """The paired node with this key."""
        with self._lock:
            self._look()
            return self._by_key.get(public_key)

    def get(self, id: str) -> Peer | None:
        """The paired node with this id."""
        return next((peer for peer in self.list() if peer.id == id), None)

    def named(self, text: str) -> Peer:
        """The one paired node that a person means: by id, the beginning of an id (4 letters or more), or name.

        Raises:
            FarmError: none or several fit.
        """
        wanted, peers = text.strip().casefold(), self.list()
        found = [peer for peer in peers if wanted in (peer.id, peer.name.casefold())]
        if not found and len(wanted.replace("-", "")) >= 4:
            short = wanted.replace("-", "")
            found = [peer for peer in peers if peer.id.replace("-", "").startswith(short)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(peer.id for peer in found)
            raise FarmError(Trust.SEVERAL_FIT, text=text, ids=ids)
        raise FarmError(Trust.NONE_FITS, text=text)

    def add(self, peer: Peer) -> None:
        """Adds a node, or takes over the new name and address of one that is already paired."""
        with self._changing() as peers:
            if len(peers) >= MAX_PEERS and peer.public_key not in peers:
                raise FarmError(Trust.TOO_MANY, most=MAX_PEERS)
            peers[peer.public_key] = peer

    def forget(self, id: str) -> bool:
        """Takes a node out; False if none has this id."""
        with self._changing() as peers:
            found = [key for key, peer in peers.items() if peer.id == id]
            for key in found:
                del peers[key]
        return bool(found)

    def reached(self, id: str, address: str) -> None:
        """Notes where a node was reached; writes nothing if that is known."""
        peer = self.get(id)
        if peer is None or peer.address == address or len(address) > MAX_ADDRESS_CHARACTERS:
            return
        with self._changing() as peers:
            if peer.public_key in peers:
                peers[peer.public_key] = msgspec.structs.replace(peers[peer.public_key], address=address)

    @contextmanager
    def _changing(self) -> Iterator[dict[bytes, Peer]]:
        """Reads the list, lets the caller change it, writes it: no other process comes between."""
        with self._lock, locked(self.path):
            peers = self._read()
            yield peers
            content = _PeersFile(1, list(peers.values()))
            write_private(self.path, msgspec.json.format(msgspec.json.encode(content)))
            self._seen = None

    def _look(self) -> None:
        try:
            now = self.path.stat()
            seen: tuple[int, int, int] | None = (now.st_mtime_ns, now.st_size, now.st_ino)
        except FileNotFoundError:
            seen = None
        except OSError as error:
            reason = said_by_others(error.strerror or error)
            raise FarmError(Trust.CANT_READ, path=self.path, reason=reason) from error
        # Without a file nobody is paired, no matter what was known before.
        if seen != self._seen or seen is None:
            self._by_key = self._read()
            self._seen = seen

    def _read(self) -> dict[bytes, Peer]:
        data = read_private(self.path, MAX_FILE_BYTES)
        if data is None:
            return {}
        try:
            found = msgspec.json.decode(data, type=_PeersFile)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise FarmError(Trust.LIST_DAMAGED, path=self.path, reason=said_by_others(error)) from error
        if found.format != 1:
            raise FarmError(Trust.LIST_OF_ANOTHER_VERSION, path=self.path)
        return {peer.public_key: peer for peer in found.peers}
