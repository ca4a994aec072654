"""Other computers of the network: who is there, pairing, the doctor, who may help with a render."""

import msgspec

from fastvid_gui.engine.messages.request import Request
from fastvid_gui.sentences.sentence import Sentence


class WatchNodes(Request, frozen=True, tag=True):
    """Which computers of the network run FastVid, until stopped. News: `NodesSeen`, at once and at changes."""


class PairNode(Request, frozen=True, tag=True):
    """Pairs with a helper that shows a code. `address`: HOST or HOST:PORT. Value: `NodePaired`."""

    address: str
    code: str


class ForgetNode(Request, frozen=True, tag=True):
    """Ends the pairing with a node. Value: None."""

    id: str


class RememberAddress(Request, frozen=True, tag=True):
    """Keeps a typed address (or forgets it), so that its computer is listed without multicast. Value: None."""

    address: str
    keep: bool = True


class Examine(Request, frozen=True, tag=True):
    """Why a computer is not seen. News: `Step`s. `address`: HOST[:PORT]; "": this computer only. Value: None."""

    address: str = ""


class SteerNode(Request, frozen=True, tag=True):
    """To the render engine, while a render runs: "forbid" takes a node out of this job, "allow" and "readmit" let it in
    again.

    `node`: the id in `NodeStatus`. Value: None; `NodesChanged` of the render shows it within a second.
    """

    node: str
    action: str


class NodeSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A computer of the network that runs FastVid.

    Attributes:
        id: fingerprint of its key; "" if unknown. address: HOST:PORT.
        device: in words. version: of its messages, 0 if unknown; ours is `NodesSeen.version`.
        state: "idle", "working", "paused", "off", "refuses", "away" (paired, but not seen now), "unknown".
        here: whether this is this same computer.
    """

    id: str
    name: str
    address: str
    device: str
    version: int
    paired: bool
    helping: bool
    state: str
    here: bool = False


class NodesSeen(msgspec.Struct, frozen=True):
    """All nodes. `problem`: what prevents finding them, empty for nothing. `version`: of our messages."""

    nodes: tuple[NodeSeen, ...]
    problem: Sentence
    version: int


class NodePaired(msgspec.Struct, frozen=True):
    """Paired with that node."""

    id: str
    name: str
