"""What the doctor finds, as the window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.findings import Findings
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

FINDINGS: Words = {
    Findings.IN_USE: lambda: translate("Engine", "This PC is in a network: {names}."),
    Findings.IN_USE_NOT_ALL: lambda: translate("Engine", "This PC is in a network: {names}; {left_out}."),
    Findings.NO_INTERFACE: lambda: translate("Engine", "This PC is in no network."),
    Findings.NO_INTERFACE_OF_THESE: lambda: translate("Engine", "This PC is in no network; {left_out}."),
    Findings.USE_VPN: lambda: translate(
        "Engine",
        "To use the VPN, start FastVid with FASTVID_INTERFACE={name} in its environment, here and on "
        "the other PCs.",
    ),
    Findings.PLUG_IN: lambda: translate("Engine", "Plug in a cable or join a Wi-Fi."),
    Findings.COMES_BACK: lambda: translate(
        "Engine",
        "This PC can make itself known in the network ({families}).",
    ),
    Findings.NOTHING_TO_TRY: lambda: translate("Engine", "There is no network to try."),
    Findings.STAYS_AWAY: lambda: translate(
        "Engine",
        "This PC can't make itself known on {names}: something here, mostly the firewall, stops "
        "multicast DNS (UDP port 5353).",
    ),
    Findings.BY_ADDRESS: lambda: translate(
        "Engine",
        "Or add the other PC by its address (the plus at the top).",
    ),
    Findings.NOBODY_SEEN: lambda: translate("Engine", "No other PC is seen."),
    Findings.START_ONE: lambda: translate(
        "Engine",
        "Turn on helper mode on the other PC. If it is on, type that PC's address above and check; "
        "then check there too.",
    ),
    Findings.UNKNOWN_NAME: lambda: translate("Engine", "No PC is known by the name {host}."),
    Findings.CHECK_NAME: lambda: translate(
        "Engine",
        "Check the spelling, or type the PC's address (192.168…) instead of its name.",
    ),
    Findings.NOBODY_LISTENS: lambda: translate(
        "Engine",
        "{host} is there, but helper mode is off (nothing listens on port {port}).",
    ),
    Findings.ANOTHER_PORT: lambda: translate("Engine", "A helper there has port {port}: type {where}."),
    Findings.START_THERE: lambda: translate("Engine", "Turn on helper mode there."),
    Findings.FIREWALL_IF_RUNNING: lambda: translate(
        "Engine",
        "If helper mode is on, its firewall is in the way. On {host} type what fits its system:",
    ),
    Findings.SWALLOWED: lambda: translate(
        "Engine",
        "{host} is there, since it makes itself known, but its firewall swallows port {port}.",
    ),
    Findings.SILENT: lambda: translate(
        "Engine",
        "{host} does not answer on port {port}: it is off or asleep, or its firewall swallows the question.",
    ),
    Findings.SEE_THAT_IT_RUNS: lambda: translate(
        "Engine",
        "See that {host} is on and awake, and that helper mode is on there.",
    ),
    Findings.FORBIDDEN: lambda: translate(
        "Engine",
        "This PC itself lets nobody connect to {host} on port {port}: its own firewall or routes forbid it.",
    ),
    Findings.NO_ROUTE: lambda: translate("Engine", "No network of this PC leads to {host}."),
    Findings.JOIN_NETWORK: lambda: translate(
        "Engine",
        "Join the network that it is in, and check the address.",
    ),
    Findings.HEARD_BUT_NO_WAY: lambda: translate(
        "Engine",
        "{host} is there, since it makes itself known, but its firewall rejects port {port}.",
    ),
    Findings.UNREACHABLE: lambda: translate(
        "Engine",
        "There is no way to {host}: nobody in this network has that address.",
    ),
    Findings.SAME_NETWORK: lambda: translate(
        "Engine",
        "See that both computers are on and in the same network (not one in a guest Wi-Fi), and that "
        "the address is still right.",
    ),
    Findings.SHOWS_NO_CODE: lambda: translate("Engine", "It shows no pairing code now."),
    Findings.REJECTED_BUT_PAIRED: lambda: translate(
        "Engine",
        "A firewall blocks port {port}; that is needed for pairing only, and the two are paired.",
    ),
    Findings.SWALLOWED_BUT_PAIRED: lambda: translate(
        "Engine",
        "A firewall blocks port {port}; that is needed for pairing only, and the two are paired.",
    ),
    Findings.CODES_REJECTED_TOO: lambda: translate(
        "Engine",
        "A firewall blocks port {port}, where pairing codes are taken, too.",
    ),
    Findings.CODES_SWALLOWED_TOO: lambda: translate(
        "Engine",
        "A firewall blocks port {port}, where pairing codes are taken, too.",
    ),
    Findings.CODES_REJECTED: lambda: translate(
        "Engine",
        "Port {work} answers, but a firewall blocks port {port}, where pairing codes are taken.",
    ),
    Findings.CODES_SWALLOWED: lambda: translate(
        "Engine",
        "Port {work} answers, but a firewall blocks port {port}, where pairing codes are taken.",
    ),
    Findings.ANNOUNCES_CODE: lambda: translate("Engine", "It shows a code there."),
    Findings.PACKETS_NOT_KNOWN: lambda: translate(
        "Engine",
        "Whether large packets arrive is not known: this system does not tell.",
    ),
    Findings.PACKETS_VANISH_THERE: lambda: translate(
        "Engine",
        "{host} can be reached, but large packets to {host} vanish on the way: films would not arrive.",
    ),
    Findings.PACKETS_VANISH_BACK: lambda: translate(
        "Engine",
        "{host} can be reached, but large packets from {host} to here vanish on the way: films would "
        "not arrive.",
    ),
    Findings.SMALLER_PACKETS: lambda: translate(
        "Engine",
        "Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), or "
        "have both PCs send smaller ones:",
    ),
    Findings.ANNOUNCED: lambda: translate("Engine", "It makes itself known as {name}."),
    Findings.ANNOUNCED_AT: lambda: translate("Engine", "It makes itself known as {name}, at {where}."),
    Findings.NO_WAY: lambda: translate(
        "Engine",
        "It is not known whether it makes itself known, since there is no way to it.",
    ),
    Findings.NOT_HEARD: lambda: translate("Engine", "It does not make itself known either."),
    Findings.OTHER_NETWORK: lambda: translate(
        "Engine",
        "It is in another network, so it is not seen by itself. Paired by its address ({where}) it "
        "can be used all the same.",
    ),
    Findings.NOT_ANNOUNCED: lambda: translate(
        "Engine",
        "It answers, but is not seen by itself. Paired by its address ({where}) it can be used all the same.",
    ),
    Findings.ONE_OTHER_HEARD: lambda: translate("Engine", "Another PC is seen, so it is that one."),
    Findings.OTHERS_HEARD: lambda: translate("Engine", "{count} other PCs are seen, so it is that one."),
    Findings.UNDERSTOOD: lambda: translate("Engine", "Both versions fit (here {here}, there {there})."),
    Findings.VERSION_NOT_KNOWN: lambda: translate(
        "Engine",
        "Its version is not known, since nothing was heard from it.",
    ),
    Findings.VERSION_DIFFERS: lambda: translate(
        "Engine",
        "{name} has another version of FastVid than this PC ({here}): they can't work together.",
    ),
    Findings.FASTVID_DIFFERS: lambda: translate(
        "Engine",
        "{name} has another version of FastVid ({there}) than this PC ({here}): they can't work together.",
    ),
    Findings.UPDATE_HERE: lambda: translate("Engine", "Update FastVid on this PC. The pairing stays."),
    Findings.UPDATE_OLDER: lambda: translate("Engine", "Update FastVid on the PC with the older one."),
    Findings.SAME_VERSION: lambda: translate("Engine", "Both have versions that fit."),
    Findings.NOT_ASKED: lambda: translate(
        "Engine",
        "Whether it lets this PC in is not known: it was not reached.",
    ),
    Findings.NOT_PAIRED: lambda: translate("Engine", "{name} is not paired with this PC."),
    Findings.PAIR_AGAIN: lambda: translate(
        "Engine",
        "Let it show a pairing code, press Pair here, and type the code.",
    ),
    Findings.KNOWN_BUT_NOT_REACHED: lambda: translate(
        "Engine",
        "{name} is paired with this PC, but was not reached to ask.",
    ),
    Findings.NOT_UNDERSTOOD: lambda: translate(
        "Engine",
        "{name} knows this PC, but the two do not understand each other.",
    ),
    Findings.KNOWS_AND_SAYS: lambda: translate("Engine", "{name} knows this PC. {name} says: “{words}”"),
    Findings.NOT_LET_IN: lambda: translate(
        "Engine", "{name} does not let this PC in. Its owner may have ended the pairing: pair the two again."
    ),
    Findings.LET_IN: lambda: translate("Engine", "{name} is paired and lets this PC in."),
    Findings.END_AND_START: lambda: translate("Engine", "Close FastVid on {host} and start it again."),
    Findings.HANGS: lambda: translate(
        "Engine",
        "{name} hangs: it takes connections at {where}, but does not answer.",
    ),
    Findings.START_AGAIN: lambda: translate("Engine", "Close FastVid there and start it again."),
    Findings.SOMEBODY_ELSE: lambda: translate(
        "Engine",
        "At {where} is {stranger} now, which is not paired with this PC, and not {name}.",
    ),
    Findings.SOMEBODY_ELSE_MOVED: lambda: translate(
        "Engine",
        "At {where} is {stranger} now, which is not paired with this PC; {name} is at {now} now.",
    ),
    Findings.SOMETHING_ELSE: lambda: translate(
        "Engine",
        "Something answers at {where}, but it is not {name}.",
    ),
    Findings.SOMETHING_ELSE_MOVED: lambda: translate(
        "Engine",
        "Something answers at {where}, but it is not {name}; {name} is at {now} now.",
    ),
    Findings.SEE_WHO_IT_IS: lambda: translate(
        "Engine",
        "See that helper mode is on there, and that it is the PC that was paired.",
    ),
    Findings.CLOCK_WRONG: lambda: translate("Engine", "This PC believes it is {day}."),
    Findings.CLOCK_PLAUSIBLE: lambda: translate("Engine", "The clock of this PC is plausible."),
    Findings.CLOCK_NOT_KNOWN: lambda: translate(
        "Engine",
        "Its clock is not known, since it does not make itself known.",
    ),
    Findings.CLOCKS_AGREE: lambda: translate("Engine", "Both clocks agree."),
    Findings.SET_WRONG_CLOCK: lambda: translate(
        "Engine",
        "Set the wrong one; rendering does not mind, but hours of helping and times shown do.",
    ),
}
