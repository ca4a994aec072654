"""Why the farm does not work: checks in order, each a sentence in plain words and what to do.

interfaces    is there a network at all, and which parts of it are used
multicast     do our own announcements come back on each interface
nodes         who is seen (if no address was given)
port          does the computer at the given address answer on the work port      doctor_way.py
pairing port  and on the port where codes are taken
packets       do large packets get through
announcement  is that computer seen by multicast too; if not, why                 doctor_node.py
version       does it speak our version
trust         is it paired
clock         do the clocks agree

The doctor asks by key who is at an address: addresses change, are forwarded, and a computer has several. Only if nobody
paired answers, it takes the node that announces that address.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.discovery.announcement import Announcement, SeenNode
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.discovery.doctor_node import (
    announcement_step,
    clock_step,
    own_clock_step,
    trust_step,
    version_step,
)
from fastvid_gui.farm.discovery.doctor_way import Way, packets_step, pairing_port_at, pairing_step, port_step
from fastvid_gui.farm.discovery.findings import Outcome, Step
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT, Address, parse_address
from fastvid_gui.farm.sockets.firewall import rules_here
from fastvid_gui.farm.sockets.greet import greet, two_with_one_key, who_is_there
from fastvid_gui.farm.sockets.interfaces import (
    Interface,
    all_interfaces,
    chosen_interfaces,
    left_out,
    only_vpn,
)
from fastvid_gui.farm.sockets.reach import Answer, greets, reach
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_server import pairing_port_of
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, say

LISTEN_SECONDS = 3.0
LOOP_SECONDS = 2.5
NODES_NAMED = 10
PROBE_TYPE = "_fastvid-test._tcp.local."


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
        yield _interfaces(used)
        yield _multicast(used)
        discovery.wait(max(0.0, listening_since + LISTEN_SECONDS - time.monotonic()))
        nodes, problem = discovery.nodes, discovery.problem
    if address is None:
        yield _nodes(nodes, problem, peers)
        yield own_clock_step()
        return
    way = _met(_reached(address, nodes, paired), nodes, peers)
    yield port_step(way)
    yield pairing_step(way)
    yield packets_step(way, used)
    yield announcement_step(way, nodes, used)
    yield version_step(way)
    yield trust_step(way)
    yield clock_step(way.node)


def _reached(address: Address, nodes: Sequence[SeenNode], paired: Sequence[Peer]) -> Way:
    """Tries both ports; does not ask yet who is there, only assumes it."""
    heard = _at(nodes, address, "")
    port = pairing_port_at(address, heard if heard is not None and heard.port == address.port else None)
    with ThreadPoolExecutor(2) as pool:
        work, pairing = pool.map(reach, (address, Address(address.host, port)))
    node = _at(nodes, address, work.ip)
    peer = _last_reached_at(address, work.ip, paired)
    if node is not None and node.port == address.port:
        peer = next((peer for peer in paired if peer.id == node.id), peer)
    return Way(address=address, pairing_port=port, work=work, pairing=pairing, node=node, peer=peer)


def _met(way: Way, nodes: Sequence[SeenNode], peers: PeerBook) -> Way:
    """Asks by key who is there, and takes the announcement of that one."""
    announced = {node.id: node for node in nodes}
    if way.work.answer is Answer.OPEN:
        identity = load_identity()
        greeting = greet(identity, peers, way.peer, way.address, echo=True) if way.peer is not None else None
        if greeting is None or not (greeting.proved or greeting.forgotten):
            # It may be another paired one, asked by another of its addresses than the one that is known.
            found = who_is_there(identity, peers, way.address, echo=True)
            if found is not None:
                way, greeting = replace(way, peer=found[0]), found[1]
        way = replace(way, greeting=greeting)
        way = replace(way, silent=not way.proved and not greets(way.address))
    if way.peer is not None and way.proved:
        # A node that is also announced at another address is the same; another node that announces this address is not.
        node = announced.get(way.peer.id)
        return replace(way, node=_instance_at(node, way), twin=_twin(node, way, peers))
    if way.peer is not None and (node := announced.get(way.peer.id)) is not None and node != way.node:
        return replace(way, elsewhere=node)
    return way


def _instance_at(node: SeenNode | None, way: Way) -> SeenNode | None:
    """The announcement in a node's name that fits the address where it is."""
    there = {way.address.host, way.work.ip}
    instances = (node, *node.others) if node is not None else ()
    return next((each for each in instances if there & set(each.addresses)), node)


def _twin(node: SeenNode | None, way: Way, peers: PeerBook) -> str:
    """Where another computer is that proves to have the same key as the one that is there."""
    if node is None or way.peer is None or way.greeting is None or way.greeting.welcome is None:
        return ""
    places = dict.fromkeys((str(way.address), *node.everywhere))
    two = two_with_one_key(load_identity(), peers, way.peer, places)
    return next((place for place in two if place != str(way.address)), "") if two else ""


def _interfaces(used: Sequence[Interface]) -> Step:
    ignored = left_out(all_interfaces())
    also = [say(Network.LEFT_OUT, name=name, reason=why) for name, why in ignored.items() if name != "lo"]
    if not used:
        vpn = only_vpn(all_interfaces())
        advice = (
            (say(Findings.USE_VPN, name=vpn), say(Findings.ELSE_PLUG_IN)) if vpn else (say(Findings.PLUG_IN),)
        )
        found = say(Findings.NO_INTERFACE_OF_THESE, left_out=also) if also else say(Findings.NO_INTERFACE)
        return Step("interfaces", Outcome.FAILED, found, advice)
    shown = ", ".join(
        f"{each.name} ({', '.join(str(own.ip) for own in each.addresses[:2])})" for each in used
    )
    found = (
        say(Findings.IN_USE_NOT_ALL, names=shown, left_out=also)
        if also
        else say(Findings.IN_USE, names=shown)
    )
    return Step("interfaces", Outcome.OK, found)


def _multicast(used: Sequence[Interface]) -> Step:
    name = "multicast"
    if not used:
        return Step(name, Outcome.SKIPPED, say(Findings.NOTHING_TO_TRY))
    heard, problems = _loop(used)
    deaf = [each.name for each in used if not any(interface == each.name for interface, _ in heard)]
    if problems and deaf:
        return Step(name, Outcome.FAILED, problems[0], (say(Findings.CHANGE_PROGRAM),))
    if deaf:
        return Step(
            name,
            Outcome.FAILED,
            say(Findings.STAYS_AWAY, names=", ".join(deaf)),
            (
                say(Findings.LET_THROUGH),
                *rules_here(DEFAULT_PORT, pairing_port_of(DEFAULT_PORT)),
                say(Findings.BY_ADDRESS),
            ),
        )
    families = ", ".join(f"{interface} IPv{version}" for interface, version in sorted(heard))
    return Step(name, Outcome.OK, say(Findings.COMES_BACK, families=families))


def _loop(used: Sequence[Interface]) -> tuple[set[tuple[str, int]], list[Sentence]]:
    """On which interface and IP version an announcement of a test service is heard back."""
    probes: dict[str, tuple[str, int]] = {}
    talkers: list[Discovery] = []
    everywhere = [str(own.ip) + _scope(each, own.ip.is_link_local) for each in used for own in each.addresses]
    with Discovery(None, everywhere, service_type=PROBE_TYPE) as listener:
        try:
            for each in used:
                for version in (4, 6):
                    own = next((own for own in each.addresses if own.version == version), None)
                    if own is None or (version == 6 and each.kind == "loopback"):
                        continue
                    probe = f"probe{len(probes):03d}"
                    probes[probe] = (each.name, version)
                    where = str(own.ip) + _scope(each, own.ip.is_link_local)
                    talker = Discovery(
                        Announcement(id=probe, name="doctor", port=DEFAULT_PORT),
                        [where],
                        service_type=PROBE_TYPE,
                    )
                    talkers.append(talker.start())
            listener.wait(LOOP_SECONDS, lambda nodes: {node.id for node in nodes} >= probes.keys())
            heard = {probes[node.id] for node in listener.nodes if node.id in probes}
            return heard, [each.problem for each in (listener, *talkers) if each.problem]
        finally:
            for talker in talkers:
                talker.stop()


def _scope(interface: Interface, link_local: bool) -> str:
    version_6 = any(own.version == 6 for own in interface.addresses)
    return f"%{interface.name}" if link_local and version_6 else ""


def _nodes(nodes: Sequence[SeenNode], problem: Sentence, peers: PeerBook) -> Step:
    if problem:
        return Step("nodes", Outcome.FAILED, problem)
    said = []
    for peer in peers.list():
        # What is announced twice may be an invention: only keys tell.
        node = next((each for each in nodes if each.id == peer.id and each.others), None)
        if node is not None and (two := two_with_one_key(load_identity(), peers, peer, node.everywhere)):
            name = peer.name or node.name
            said.append(say(Network.SAME_KEY, name=name, id=peer.id, one=two[0], other=two[1]))
    if said:
        advice = (say(Network.SAME_KEY_ADVICE),)
        return Step("nodes", Outcome.FAILED, one_after_another(*said), advice)
    if nodes:
        shown = [say(Findings.NODE_AT, name=node.name, address=node.address) for node in nodes[:NODES_NAMED]]
        more = len(nodes) - NODES_NAMED
        seen = (
            say(Findings.SEEN_AND_MORE, nodes=shown, more=more)
            if more > 0
            else say(Findings.SEEN, nodes=shown)
        )
        return Step("nodes", Outcome.OK, seen)
    return Step("nodes", Outcome.SKIPPED, say(Findings.NOBODY_SEEN), (say(Findings.START_ONE),))


def _at(nodes: Sequence[SeenNode], address: Address, ip: str) -> SeenNode | None:
    """The announced node at the address; by its port too, where several are on one computer."""
    there = [node for node in nodes if {address.host, ip} & set(node.addresses)]
    return next((node for node in there if node.port == address.port), there[0] if there else None)


def _last_reached_at(address: Address, ip: str, paired: Sequence[Peer]) -> Peer | None:
    """The paired node that was last reached at the address."""
    wanted = {address, Address(ip, address.port)} if ip else {address}
    for peer in paired:
        try:
            if peer.address and parse_address(peer.address) in wanted:
                return peer
        except UsageError:
            continue
    return None
