"""Addresses that people type, `HOST[:PORT]`, and a memory of them for networks that carry no multicast."""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.trust.private_files import locked, read_private, write_private
from fastvid_gui.paths import config_folder
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, say

DEFAULT_PORT = 47800
ADDRESSES_FILE = "addresses.json"
MAX_REMEMBERED = 100
MAX_FILE_BYTES = 64 * 1024

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
_MAX_PORT = 65535


@dataclass(frozen=True, slots=True)
class Address:
    """A computer and a port.

    Attributes:
        host: a name, or an IP address without brackets (link-local IPv6 with its scope, `fe80::1%eth0`).
    """

    host: str
    port: int = DEFAULT_PORT

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_address(text: str, port: int = DEFAULT_PORT) -> Address:
    """Reads `HOST`, `HOST:PORT`, `[IPV6]:PORT` or a bare IPv6 address.

    Args:
        port: if none is typed.

    Raises:
        UsageError: it is none of these.
    """
    text = text.strip()
    if text.startswith("["):
        host, closed, rest = text[1:].partition("]")
        if not closed or ":" not in host or (rest and not rest.startswith(":")):
            raise _bad(text, say(Network.IPV6_FORM))
        typed_port = rest[1:] if rest else str(port)
    elif text.count(":") > 1:
        host, typed_port = text, str(port)
    else:
        host, colon, after = text.partition(":")
        typed_port = after if colon else str(port)
    if not (typed_port.isascii() and typed_port.isdigit() and 0 < int(typed_port[:6]) <= _MAX_PORT):
        raise _bad(text, say(Network.PORT_FORM, most=_MAX_PORT))
    return Address(_checked_host(host, text), int(typed_port))


class TypedAddresses:
    """The addresses typed so far, the newest first; shared by all FastVid processes of this user.

    Every method raises FarmError if the file can't be read or written.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or config_folder()) / ADDRESSES_FILE

    def list(self) -> tuple[Address, ...]:
        """The addresses; a damaged file counts as empty, since they can be typed again."""
        data = read_private(self.path, MAX_FILE_BYTES)
        if data is None:
            return ()
        try:
            texts = msgspec.json.decode(data, type=_AddressFile).addresses
            return tuple(parse_address(text) for text in texts)
        except (msgspec.MsgspecError, ValueError, RecursionError, UsageError):
            return ()

    def remember(self, address: Address) -> None:
        """Puts an address first."""
        with locked(self.path):
            old = self.list()
            if old[:1] != (address,):
                self._write((address, *(each for each in old if each != address)))

    def forget(self, address: Address) -> None:
        """Takes an address out, if it is there."""
        with locked(self.path):
            old = self.list()
            if address in old:
                self._write(tuple(each for each in old if each != address))

    def _write(self, addresses: tuple[Address, ...]) -> None:
        content = _AddressFile(1, [str(address) for address in addresses[:MAX_REMEMBERED]])
        write_private(self.path, msgspec.json.format(msgspec.json.encode(content)))


class _AddressFile(msgspec.Struct):
    format: int
    addresses: list[Annotated[str, Meta(max_length=300)]]


def _checked_host(host: str, text: str) -> str:
    plain, percent, scope = host.partition("%")
    try:
        address = ipaddress.ip_address(plain)
    except ValueError:
        pass
    else:
        if percent and not (address.version == 6 and re.fullmatch(r"[\w.-]{1,32}", scope)):
            raise _bad(text, say(Network.SCOPE_FORM))
        if address.is_unspecified or address.is_multicast:
            raise _bad(text, say(Network.NOBODYS))
        return str(address) + percent + scope
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_host = ""
    labels = ascii_host.removesuffix(".").split(".")
    if len(ascii_host) > 253 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise _bad(text, say(Network.ADDRESS_FORM))
    return ascii_host


def _bad(text: str, reason: Sentence) -> UsageError:
    return UsageError(Network.NO_ADDRESS, text=repr(text[:100]), reason=reason)
