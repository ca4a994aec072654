"""What is at an address: how its two ports answer, which node is there, and how it greets."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.sockets.addresses import Address, parse_address
from fastvid_gui.farm.sockets.greet import Greeting, greet, two_with_one_key, who_is_there
from fastvid_gui.farm.sockets.reach import Answer, Reached, greets, reach
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_server import pairing_port_of
from fastvid_gui.farm.trust.peers import Peer, PeerBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What was found out about an address.

    Attributes:
        address: as it was typed. pairing_port: where a code would be taken.
        work, pairing: how the two ports answered.
        node: the announced node that is there: by its key where that could be asked, else by its address.
        peer: the paired node that is there, or that was last reached there; None: there is no such node.
        greeting: how it greeted; None: it was not asked, or nobody paired is there.
        elsewhere: where the paired node that was last reached there announces itself now; None: nowhere, or still
            there.
        silent: it takes connections, and does not greet.
        twin: where another computer is that has proved that it has the same key; "" for nowhere.
    """

    address: Address
    pairing_port: int
    work: Reached
    pairing: Reached
    node: SeenNode | None = None
    peer: Peer | None = None
    greeting: Greeting | None = None
    elsewhere: SeenNode | None = None
    silent: bool = False
    twin: str = ""

    @property
    def who(self) -> str:
        """As people know it."""
        if self.peer is not None:
            return self.peer.name or self.peer.id
        return self.node.name if self.node is not None else str(self.address)

    @property
    def proved(self) -> bool:
        """Whether the computer that is there has the key of `peer`; one that says it has forgotten us is believed."""
        return self.greeting is not None and (self.greeting.proved or self.greeting.forgotten)

    @property
    def heard(self) -> bool:
        """Whether the node at this very address announces itself."""
        return self.node is not None and bool({self.address.host, self.work.ip} & set(self.node.addresses))


def way_to(address: Address, nodes: Sequence[SeenNode], peers: PeerBook) -> Way:
    """Finds out what is at an address; takes a few seconds.

    It asks by key who is there: addresses change, are forwarded, and a computer has several. Only if nobody paired
    answers, it takes the node that announces that address.
    """
    return _met(_reached(address, nodes, peers.list()), nodes, peers)


def _reached(address: Address, nodes: Sequence[SeenNode], paired: Sequence[Peer]) -> Way:
    """Tries both ports; does not ask yet who is there, only assumes it."""
    heard = _at(nodes, address, "")
    port = _pairing_port_at(address, heard if heard is not None and heard.port == address.port else None)
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


def _pairing_port_at(address: Address, node: SeenNode | None) -> int:
    """Where a code would be taken at an address: as announced, else as it follows from the work port."""
    if node is not None and node.pairing_port is not None:
        return node.pairing_port
    return pairing_port_of(address.port)
