"""The computers of the farm, for the window: who is there, pairing, forgetting, and the doctor."""

import contextlib

from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.nodes import (
    Examine,
    ForgetNode,
    NodePaired,
    NodeSeen,
    NodesSeen,
    PairNode,
    RememberAddress,
)
from fastvid_gui.errors import UsageError
from fastvid_gui.farm.discovery.listing import HANGS, OTHER_KEY, Listed, away, watch_nodes
from fastvid_gui.farm.discovery.meeting import pair_at
from fastvid_gui.farm.doctor.examine import examine
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.sockets.addresses import TypedAddresses, parse_address
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.sentence import Sentence


def watch(task: Task) -> None:
    """Answers `WatchNodes`."""
    peers, own = PeerBook(), load_identity().id

    def tell(found: tuple[Listed, ...], problem: Sentence) -> None:
        # The window can do nothing with a node that announces itself in a paired node's name without its key.
        paired = {peer.id for peer in peers.list()}
        seen = [
            _seen(node, own)
            for node in found
            if node.paired or node.id not in paired or node.state not in (HANGS, OTHER_KEY)
        ]
        missing = [
            NodeSeen(
                id=peer.id,
                name=peer.name or peer.id,
                address=peer.address,
                device="",
                version=0,
                paired=True,
                helping=False,
                state="away",
            )
            for peer in away(found, peers)
        ]
        task.tell(NodesSeen((*seen, *missing), problem, PROTOCOL_VERSION))

    watch_nodes(peers, tell, task.stop)
    task.heed()


def pair(task: Task) -> NodePaired:
    """Answers `PairNode`."""
    request = task.request
    assert isinstance(request, PairNode)
    peer = pair_at(parse_address(request.address), request.code, PeerBook(), None, task.stop)
    return NodePaired(peer.id, peer.name or peer.id)


def forget(task: Task) -> None:
    """Answers `ForgetNode`."""
    request, peers = task.request, PeerBook()
    assert isinstance(request, ForgetNode)
    peer = peers.get(request.id)
    if peer is None:
        return  # another window was faster
    peers.forget(peer.id)
    with contextlib.suppress(UsageError):  # it has no address if it was never connected to
        TypedAddresses().forget(parse_address(peer.address))


def remember(task: Task) -> None:
    """Answers `RememberAddress`."""
    request, typed = task.request, TypedAddresses()
    assert isinstance(request, RememberAddress)
    address = parse_address(request.address)
    if request.keep:
        typed.remember(address)
    else:
        typed.forget(address)


def examine_way(task: Task) -> None:
    """Answers `Examine`."""
    request = task.request
    assert isinstance(request, Examine)
    address = parse_address(request.address) if request.address.strip() else None
    for step in examine(address, PeerBook()):
        task.heed()
        task.tell(step)


def _seen(node: Listed, own: str) -> NodeSeen:
    return NodeSeen(
        id=node.id or "",
        name=node.name,
        address=node.address,
        device=node.device,
        version=node.version or 0,
        paired=node.paired,
        helping=node.helping,
        state=node.state,
        here=node.id == own,
    )
