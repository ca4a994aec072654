"""The doctor on this computer: its networks, whether its own announcements come back, and whom it hears."""

from collections.abc import Sequence

from fastvid_gui.farm.discovery.announcement import Announcement, SeenNode
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT
from fastvid_gui.farm.sockets.firewall import rules_here
from fastvid_gui.farm.sockets.greet import two_with_one_key
from fastvid_gui.farm.sockets.interfaces import (
    Interface,
    all_interfaces,
    left_out,
    only_vpn,
)
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_server import pairing_port_of
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, say

LOOP_SECONDS = 2.5
NODES_NAMED = 10
PROBE_TYPE = "_fastvid-test._tcp.local."


def interfaces_step(used: Sequence[Interface]) -> Step:
    """Whether there is a network, and which parts of it are used."""
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


def multicast_step(used: Sequence[Interface]) -> Step:
    """Whether our own announcements come back on each interface."""
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


def nodes_step(nodes: Sequence[SeenNode], problem: Sentence, peers: PeerBook) -> Step:
    """Who is heard, and whether two of them have the same key."""
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
