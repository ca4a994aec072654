"""The doctor on large packets: whether they get through, and the size that does."""

from collections.abc import Sequence

from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.doctor.way import Way
from fastvid_gui.farm.sockets.firewall import on_system
from fastvid_gui.farm.sockets.interfaces import Interface
from fastvid_gui.farm.sockets.large_packets import carries_large, largest_carried
from fastvid_gui.farm.sockets.reach import Answer
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import say

IP_AND_TCP_BYTES = {4: 40, 6: 60}
LEAST_MTU = 1280


def packets_step(way: Way, used: Sequence[Interface]) -> Step:
    """Whether large packets get through, in both directions if a paired node can be asked."""
    name, host = "packets", way.address.host
    if way.work.answer is not Answer.OPEN:
        return Step(name, Outcome.SKIPPED, say(Findings.PACKETS_NOT_TRIED))
    there = carries_large(way.address)
    back = way.greeting.echoed if way.greeting is not None else None
    if there is not False and back is not False:
        if there is None and back is None:
            return Step(name, Outcome.SKIPPED, say(Findings.PACKETS_NOT_KNOWN))
        passes = Findings.PACKETS_THROUGH if back is None else Findings.PACKETS_BOTH_WAYS
        return Step(name, Outcome.OK, say(passes))
    passing = largest_carried(way.address) if there is False else None
    mtu = max(LEAST_MTU, passing + IP_AND_TCP_BYTES[6 if ":" in way.work.ip else 4]) if passing else LEAST_MTU
    card = next((each.name for each in used if each.kind != "loopback"), "eth0")
    vanish = Findings.PACKETS_VANISH_THERE if there is False else Findings.PACKETS_VANISH_BACK
    found = say(vanish, host=host)
    if passing:
        found = one_after_another(found, say(Findings.SMALLER_THROUGH, mtu=mtu))
    windows = f"netsh interface ipv4 set subinterface Ethernet mtu={mtu} store=persistent"
    advice = (
        say(Findings.SMALLER_PACKETS),
        on_system("Linux", f"sudo ip link set dev {card} mtu {mtu}"),
        on_system(say(Network.WINDOWS), windows),
        on_system("macOS", f"sudo networksetup -setMTU en0 {mtu}"),
    )
    return Step(name, Outcome.FAILED, found, advice)
