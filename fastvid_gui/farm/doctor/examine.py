"""Why the farm does not work: checks in order, each a sentence in plain words and what to do.

interfaces    is there a network at all, and which parts of it are used           this_computer.py
multicast     do our own announcements come back on each interface
nodes         who is seen (if no address was given)
port          does the computer at the given address answer on the work port      ports.py
pairing port  and on the port where codes are taken
packets       do large packets get through                                        packet_size.py
announcement  is that computer seen by multicast too; if not, why                 announced.py
version       does it speak our version
trust         is it paired                                                        trusted.py
clock         do the clocks agree                                                 clocks.py
"""

import time
from collections.abc import Iterator, Sequence

from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.doctor.announced import announcement_step, version_step
from fastvid_gui.farm.doctor.clocks import clock_step, own_clock_step
from fastvid_gui.farm.doctor.findings import Step
from fastvid_gui.farm.doctor.packet_size import packets_step
from fastvid_gui.farm.doctor.ports import pairing_step, port_step
from fastvid_gui.farm.doctor.this_computer import interfaces_step, multicast_step, nodes_step
from fastvid_gui.farm.doctor.trusted import trust_step
from fastvid_gui.farm.doctor.way import way_to
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.sockets.interfaces import chosen_interfaces
from fastvid_gui.farm.trust.peers import PeerBook

LISTEN_SECONDS = 3.0


def examine(
    address: Address | None, peers: PeerBook, interfaces: Sequence[str] | None = None
) -> Iterator[Step]:
    """Yields the steps as they are done; takes 3 to 20 seconds.

    Args:
        address: the computer to examine the way to; None examines this one only.
        interfaces: names or addresses to use instead of the real interfaces.

    Raises:
        UsageError: an interface named does not exist.
        FarmError: the key or the list of paired nodes can't be read.
    """
    used = chosen_interfaces(interfaces)
    paired = peers.list()
    with Discovery(None, interfaces, known={peer.id for peer in paired}) as discovery:
        listening_since = time.monotonic()
        yield interfaces_step(used)
        yield multicast_step(used)
        discovery.wait(max(0.0, listening_since + LISTEN_SECONDS - time.monotonic()))
        nodes, problem = discovery.nodes, discovery.problem
    if address is None:
        yield nodes_step(nodes, problem, peers)
        yield own_clock_step()
        return
    way = way_to(address, nodes, peers)
    yield port_step(way)
    yield pairing_step(way)
    yield packets_step(way, used)
    yield announcement_step(way, nodes, used)
    yield version_step(way)
    yield trust_step(way)
    yield clock_step(way.node)
