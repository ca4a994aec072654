"""Who a node is: its CURVE key pair, made at first start and kept in the configuration folder.

    node id = first 80 bits of SHA-256(public key), base32 in groups of four: "k3ub-x2vo-77qa-m4ht"

The id is for people and lists; the whole key decides who is let in. Only the owner can read the key file. The program
never replaces it: a node that silently got another key would be a stranger to all its peers.
"""

import base64
import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec
import zmq
from zmq.utils import z85

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.trust.private_files import locked, read_private, write_private
from fastvid_gui.paths import config_folder
from fastvid_gui.sentences.sentence import sentence_of
from fastvid_gui.sentences.trust import Trust

KEY_FILE = "node-key.json"
KEY_BYTES = 32
ID_BYTES = 10
MAX_FILE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Identity:
    """A node's key pair.

    Attributes:
        public_key, secret_key: Curve25519, 32 bytes each.
    """

    public_key: bytes
    secret_key: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """The node's id."""
        return node_id(self.public_key)


class _KeyFile(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    public_key: str
    secret_key: str


@lru_cache(maxsize=1024)
def node_id(public_key: bytes) -> str:
    """The id of the node with this public key (32 bytes): 16 letters and digits in groups of four."""
    text = base64.b32encode(hashlib.sha256(public_key).digest()[:ID_BYTES]).decode().lower()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def new_identity() -> Identity:
    """A fresh key pair."""
    public, secret = zmq.curve_keypair()
    return Identity(z85.decode(public), z85.decode(secret))


def load_identity(folder: Path | None = None) -> Identity:
    """This node's identity; made at the first call, even if two processes start at once.

    Args:
        folder: where the key file is; None: the configuration folder.

    Raises:
        FarmError: the key file can't be read or written, or is damaged (it is left as it is).
    """
    path = (folder or config_folder()) / KEY_FILE
    data = read_private(path, MAX_FILE_BYTES)
    if data is None:
        with locked(path):
            data = read_private(path, MAX_FILE_BYTES)
            if data is None:
                fresh = new_identity()
                write_private(path, _dump(fresh))
                return fresh
    return _parse(data, path)


def _dump(identity: Identity) -> bytes:
    public, secret = (z85.encode(key).decode() for key in (identity.public_key, identity.secret_key))
    return msgspec.json.format(msgspec.json.encode(_KeyFile(1, public, secret)))


def _parse(data: bytes, path: Path) -> Identity:
    try:
        found = msgspec.json.decode(data, type=_KeyFile)
        if found.format != 1:
            raise FarmError(Trust.KEY_OF_ANOTHER_VERSION)
        secret = found.secret_key.encode("ascii")
        public = zmq.curve_public(secret)
        if public != found.public_key.encode("ascii"):
            raise FarmError(Trust.KEYS_DIFFER)
        identity = Identity(z85.decode(public), z85.decode(secret))
        if len(identity.public_key) != KEY_BYTES or len(identity.secret_key) != KEY_BYTES:
            raise FarmError(Trust.KEY_LENGTH)
    except (FarmError, ValueError, KeyError, RecursionError, msgspec.MsgspecError, zmq.ZMQError) as error:
        raise FarmError(Trust.KEY_UNUSABLE, path=path, reason=sentence_of(error)) from error
    return identity
