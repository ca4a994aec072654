"""How two nodes that share a short code learn to trust each other's keys. Pure: no sockets, no clock.

SPAKE2 turns the code into a key that only a node with the same code has. Listening in gives nothing to try codes on;
pretending to be the other gives one guess in a million and no more. The library has no key confirmation, so it follows:
MACs under that key over everything both sides said.

    maker (typed the code)                             helper (shows the code)
    PairStart   version, X = SPAKE2 A   ------------>
                <-----------------------------------   PairReply   version, Y = SPAKE2 B
    PairProve   key, name, MAC("maker proves")  ---->  wrong: the try is counted, nothing is told
                <-----------------------------------   PairProve   key, name, MAC("helper proves")
    PairDone    MAC("maker agrees")  --------------->  both have added each other

    K           = SPAKE2(code, "maker", "helper")          X, Y inside
    MAC(label)  = HMAC-SHA-256(HKDF(K, label), transcript)
    transcript  = labels, versions, X, Y, then per side: role, public key, node id, name, port; each with its length
                  ("maker proves" comes before the helper's side is known, and covers the maker's alone)

The maker proves first: somebody who does not know the code learns neither key nor name of the helper, and can't try a
code uncounted.

Sources: SPAKE2, RFC 9382 (the library differs in its points M and N and its order of hashing); key confirmation as in
its section 4; HMAC, RFC 2104; HKDF, RFC 5869.
"""

import hashlib
import hmac
import re
import secrets
import struct
import unicodedata
from typing import Annotated

import msgspec
import spake2
from msgspec import Meta
from spake2.ed25519_basic import NotOnCurve

from fastvid_gui.errors import PairingError, UsageError, WrongCodeError
from fastvid_gui.farm.protocol.msgpack_bounds import check_bounds
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.trust.identity import KEY_BYTES, Identity, node_id
from fastvid_gui.farm.trust.peers import MAX_NAME_CHARACTERS, Peer
from fastvid_gui.sentences.pairing import Pairing

PAIRING_VERSION = 1
CODE_DIGITS = 6
CODE_VALID_S = 120.0
MAX_PAIRING_BYTES = 1024

_SPAKE_BYTES = 33
_MAC_BYTES = 32
_MAGIC = b"FP"
_HEAD = struct.Struct(">2sHB")
_SPAKE_FAULTS = (spake2.SPAKEError, NotOnCurve, ValueError, AssertionError, ArithmeticError)

Element = Annotated[bytes, Meta(min_length=_SPAKE_BYTES, max_length=_SPAKE_BYTES)]
Mac = Annotated[bytes, Meta(min_length=_MAC_BYTES, max_length=_MAC_BYTES)]


class PairStart(msgspec.Struct, frozen=True):
    """The maker begins."""

    element: Element


class PairReply(msgspec.Struct, frozen=True):
    """The helper answers; this depends on the code, but reveals nothing about it."""

    element: Element


class PairProve(msgspec.Struct, frozen=True):
    """A side says who it is, and proves that it knows the code.

    Attributes:
        port: of the helper's work socket; 0 from a maker.
    """

    public_key: Annotated[bytes, Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
    name: Annotated[str, Meta(max_length=MAX_NAME_CHARACTERS)]
    port: Annotated[int, Meta(ge=0, le=65535)]
    mac: Mac

    def __post_init__(self) -> None:
        if plain(self.name) != self.name:
            raise ValueError("a name holds signs that can't be shown")


class PairDone(msgspec.Struct, frozen=True):
    """The maker agrees to everything that was said."""

    mac: Mac


class PairSorry(msgspec.Struct, frozen=True):
    """The helper ends it.

    Attributes:
        reason: "wrong code", "locked", "closed", "busy", "version", "bad message".
        seconds: how long it takes no codes.
    """

    reason: Annotated[str, Meta(max_length=32)]
    seconds: Annotated[int, Meta(ge=0, le=10_000_000)] = 0


PairMessage = PairStart | PairReply | PairProve | PairDone | PairSorry
_KINDS: dict[int, type[PairMessage]] = {1: PairStart, 2: PairReply, 3: PairProve, 4: PairDone, 5: PairSorry}
_KIND_OF = {message: kind for kind, message in _KINDS.items()}


class WrongVersionError(PairingError):
    """The other computer pairs in another way. The message says which of the two is older."""


def new_code() -> str:
    """A fresh code: six digits."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def shown_code(code: str) -> str:
    """As people read it: "123 456"."""
    return f"{code[:3]} {code[3:]}"


def normalize_code(text: str) -> str:
    """The six digits of what somebody typed: spaces, dots and dashes do not count, digits of any script do.

    Raises:
        UsageError: anything but six digits.
    """
    code = re.sub(r"[\s.\-‐-―_]", "", unicodedata.normalize("NFKC", text))
    if len(code) != CODE_DIGITS or not all(unicodedata.category(sign) == "Nd" for sign in code):
        raise UsageError(Pairing.CODE_FORM, digits=CODE_DIGITS)
    return "".join(str(unicodedata.decimal(sign)) for sign in code)


def encode_pairing(message: PairMessage, version: int = PAIRING_VERSION) -> bytes:
    """The bytes of a message: "FP", version (2 bytes), kind (1 byte), its fields as MessagePack."""
    return _HEAD.pack(_MAGIC, version, _KIND_OF[type(message)]) + msgspec.msgpack.encode(message)


def decode_pairing(data: bytes) -> PairMessage:
    """Reads a message.

    Raises:
        WrongVersionError: of another version.
        PairingError: no sound message.
    """
    if not _HEAD.size <= len(data) <= MAX_PAIRING_BYTES:
        raise PairingError(Pairing.NO_PAIRING)
    magic, version, kind = _HEAD.unpack_from(data)
    if magic != _MAGIC or kind not in _KINDS:
        raise PairingError(Pairing.NO_PAIRING)
    if version != PAIRING_VERSION:
        older = Pairing.OLDER_HERE if version > PAIRING_VERSION else Pairing.OLDER_THERE
        raise WrongVersionError(older, mine=PAIRING_VERSION, theirs=version)
    body = memoryview(data)[_HEAD.size :]
    try:
        check_bounds(body)
        return msgspec.msgpack.decode(body, type=_KINDS[kind])
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise PairingError(Pairing.DAMAGED) from error


class _Side:
    """What both sides do."""

    def __init__(self, identity: Identity, name: str, port: int) -> None:
        self.identity = identity
        self.name = plain(name, MAX_NAME_CHARACTERS)
        self.port = port
        self._key = b""
        self._elements: tuple[bytes, bytes] = (b"", b"")

    def _agree(self, spake: "spake2.SPAKE2_A | spake2.SPAKE2_B", element: bytes) -> None:
        try:
            self._key = spake.finish(element)
        except _SPAKE_FAULTS as error:
            raise PairingError(Pairing.NO_CODE_GIVES_IT) from error

    def _mac(self, label: str, *sides: tuple[str, bytes, str, int]) -> bytes:
        said: list[bytes] = [b"fastvid pairing", label.encode(), _number(PAIRING_VERSION), *self._elements]
        for role, public_key, name, port in sides:
            said += [
                role.encode(),
                public_key,
                node_id(public_key).encode(),
                _number(PAIRING_VERSION),
                name.encode(),
                _number(port),
            ]
        transcript = b"".join(_number(len(one)) + one for one in said)
        return hmac.digest(_hkdf(self._key, f"fastvid pairing {label}"), transcript, "sha256")

    def _mine(self, role: str) -> tuple[str, bytes, str, int]:
        return role, self.identity.public_key, self.name, self.port

    def _other(self, proof: PairProve, role: str) -> tuple[str, bytes, str, int]:
        if proof.public_key == self.identity.public_key:
            raise PairingError(Pairing.ITSELF)
        return role, proof.public_key, proof.name, proof.port

    @staticmethod
    def _check(found: bytes, expected: bytes) -> None:
        if not hmac.compare_digest(found, expected):
            raise WrongCodeError(Pairing.CODE_DOES_NOT_FIT)


class MakerSide(_Side):
    """One try on the side where the code is typed. Every method may be called once, in this order."""

    def __init__(self, code: str, identity: Identity, name: str) -> None:
        super().__init__(identity, name, 0)
        self._spake = spake2.SPAKE2_A(normalize_code(code).encode(), idA=b"maker", idB=b"helper")
        self._start = PairStart(self._spake.start())

    def start(self) -> PairStart:
        """The first message."""
        return self._start

    def prove(self, reply: PairReply) -> PairProve:
        """Answers the helper; PairingError if its message is impossible."""
        self._agree(self._spake, reply.element)
        self._elements = (self._start.element, reply.element)
        mac = self._mac("maker proves", self._mine("maker"))
        return PairProve(self.identity.public_key, self.name, self.port, mac)

    def done(self, proof: PairProve) -> tuple[PairDone, Peer]:
        """Checks the helper's proof. WrongCodeError: the other side does not know the code, whatever it is."""
        sides = (self._mine("maker"), self._other(proof, "helper"))
        self._check(proof.mac, self._mac("helper proves", *sides))
        return PairDone(self._mac("maker agrees", *sides)), Peer(proof.public_key, proof.name)


class HelperSide(_Side):
    """One try of somebody against the code shown here. Every method may be called once, in this order."""

    def __init__(self, code: str, identity: Identity, name: str, port: int) -> None:
        super().__init__(identity, name, port)
        self._spake = spake2.SPAKE2_B(normalize_code(code).encode(), idA=b"maker", idB=b"helper")
        self._maker: PairProve | None = None

    def reply(self, start: PairStart) -> PairReply:
        """Answers the first message."""
        reply = PairReply(self._spake.start())
        self._elements = (start.element, reply.element)
        return reply

    def prove(self, proof: PairProve) -> PairProve:
        """Checks the maker's proof. WrongCodeError: it does not know the code; count it."""
        self._agree(self._spake, self._elements[0])
        maker = self._other(proof, "maker")
        self._check(proof.mac, self._mac("maker proves", maker))
        self._maker = proof
        mac = self._mac("helper proves", maker, self._mine("helper"))
        return PairProve(self.identity.public_key, self.name, self.port, mac)

    def done(self, done: PairDone) -> Peer:
        """The maker agrees; returns the maker. WrongCodeError: something was changed on the way."""
        if self._maker is None:
            raise PairingError(Pairing.OUT_OF_TURN)
        sides = (self._other(self._maker, "maker"), self._mine("helper"))
        self._check(done.mac, self._mac("maker agrees", *sides))
        return Peer(self._maker.public_key, self._maker.name)


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def _hkdf(key: bytes, info: str) -> bytes:
    """HKDF-SHA-256 (RFC 5869) without salt, one block of 32 bytes."""
    extracted = hmac.digest(bytes(hashlib.sha256().digest_size), key, "sha256")
    return hmac.digest(extracted, info.encode() + b"\x01", "sha256")
