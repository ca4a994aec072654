"""Pairing with a helper by its address: finds the port where it waits, and tries the code there."""

import platform
import threading
from collections.abc import Sequence

from fastvid_gui.farm.addresses import Address
from fastvid_gui.farm.discovery import Discovery
from fastvid_gui.farm.identity import load_identity
from fastvid_gui.farm.listing import pairing_ports
from fastvid_gui.farm.pairing import normalize_code
from fastvid_gui.farm.pairing_client import NoCodeShownError, NoPairingThereError, pair_with
from fastvid_gui.farm.peers import Peer, PeerBook

LISTEN_SECONDS = 1.5


def pair_at(
    address: Address,
    code: str,
    peers: PeerBook,
    interfaces: Sequence[str] | None = None,
    stop: threading.Event | None = None,
) -> Peer:
    """Pairs this computer with a helper that shows a code; returns it. Takes a few seconds.

    Args:
        code: as it was typed.
        interfaces: names or addresses to listen on instead of the real ones.
        stop: set it to give up.

    Raises:
        UsageError: the code has not six digits, or an interface named does not exist.
        PairingError: the code is wrong, or nobody there shows one; the message says which.
        Interrupted: `stop` was set. FarmError: the key or the list of paired nodes can't be read or written.
    """
    digits, identity = normalize_code(code), load_identity()
    with Discovery(None, interfaces) as discovery:
        discovery.wait(LISTEN_SECONDS, lambda nodes: any(address.host in node.addresses for node in nodes))
        ports = pairing_ports(address, discovery.nodes)
    nothing_there: NoPairingThereError | None = None
    for port in ports:
        try:
            return pair_with(
                address.host, port, digits, identity, peers, platform.node() or "a computer", stop=stop
            )
        except NoPairingThereError as error:
            # It may be that the other port was meant. If it was not, the likeliest port tells what is wrong, except
            # where the helper itself answered.
            if nothing_there is None or isinstance(error, NoCodeShownError):
                nothing_there = error
    assert nothing_there is not None, "an address always has a port to try"
    raise nothing_there
