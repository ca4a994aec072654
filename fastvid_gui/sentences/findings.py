"""What the doctor finds on this computer and on the way to another one, and what to do."""

from fastvid_gui.sentences.sentence import Code


class Findings(Code):
    """Sentences of the doctor, step after step; of each first what was found, then what to do."""

    # interfaces
    IN_USE = "In use: {names}."
    IN_USE_NOT_ALL = "In use: {names}; {left_out}."
    NO_INTERFACE = "No network interface leads to other computers."
    NO_INTERFACE_OF_THESE = "No network interface leads to other computers; {left_out}."
    USE_VPN = "To use the VPN, name it here and on the other computers: --interface {name}"
    ELSE_PLUG_IN = "Else plug in a cable or join a Wi-Fi."
    PLUG_IN = "Plug in a cable or join a Wi-Fi; or name an interface with --interface."
    # multicast
    COMES_BACK = "Our own announcements come back ({families})."
    NOTHING_TO_TRY = "There is no interface to try."
    STAYS_AWAY = (
        "Our own announcements on {names} do not come back to us: something on this computer, mostly its firewall, "
        "stops multicast DNS (UDP port 5353)."
    )
    CHANGE_PROGRAM = "End the other program, or change it as said."
    LET_THROUGH = "Let it through:"
    BY_ADDRESS = "Or reach helpers by address: --nodes HOST:PORT"
    # nodes
    SEEN = "Seen: {nodes}."
    SEEN_AND_MORE = "Seen: {nodes} and {more} more."
    NODE_AT = "{name} at {address}"
    NOBODY_SEEN = "No other node is seen."
    START_ONE = (
        "Start `fastvid-gui helper` on another computer of this network; if it runs already, examine the way to it: "
        "`fastvid-gui doctor HOST` here, and `fastvid-gui doctor` there."
    )
    # port
    ANSWERS = "{where} answers ({milliseconds:.0f} ms)."
    UNKNOWN_NAME = "No computer is known by the name {host}."
    CHECK_NAME = "Check the spelling, or type the computer's address (192.168...) instead of its name."
    NOBODY_LISTENS = "{host} is there, but nothing listens on port {port}."
    ANOTHER_PORT = "A helper there announces port {port}: use {where}."
    START_THERE = "Start `fastvid-gui helper` there; it says which port it has."
    FIREWALL_IF_RUNNING = "If it runs, its firewall is in the way. On {host} type what fits its system:"
    REJECTED_BETWEEN = "A firewall at {by}, on the way to {host}, rejects port {port}."
    LET_THROUGH_THERE = "Let TCP port {port} and TCP port {pairing} through there."
    REJECTED = "{host} is there, but its firewall rejects port {port}."
    TYPE_THERE = "On {host} type what fits its system:"
    SWALLOWED = (
        "{host} is there, since it announces itself, but its firewall swallows what is sent to port {port}."
    )
    SILENT = (
        "{host} does not answer on port {port}: it is off or asleep, or a firewall swallows the question."
    )
    SEE_THAT_IT_RUNS = "See that {host} is on and `fastvid-gui helper` runs there."
    FORBIDDEN = (
        "This computer itself lets nobody connect to {host} on port {port}: its firewall or its "
        "routes forbid it."
    )
    ALLOW_OUTGOING = "Allow outgoing connections to it here."
    NO_ROUTE = "No network of this computer leads to {host}."
    JOIN_NETWORK = "Join the network that it is in, and check the address: `fastvid-gui helper` shows it."
    HEARD_BUT_NO_WAY = (
        "{host} is there, since it announces itself, but there is no way to port {port}: its "
        "firewall rejects it."
    )
    UNREACHABLE = "There is no way to {host}: nobody on this network has that address."
    SAME_NETWORK = (
        "See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the address is "
        "still right: `fastvid-gui helper` shows it."
    )
    MOVED = "{name}, which was last reached there, is at {where} now."
    # pairing port
    SHOWS_CODE = "It shows a pairing code (port {port} answers)."
    NEITHER_ANSWERS = "Port {port}, for pairing, does not answer either."
    SHOWS_NO_CODE = "It shows no pairing code now (nothing listens on port {port} for it)."
    REJECTED_BUT_PAIRED = (
        "A firewall rejects port {port}; that is needed for pairing only, and the two are paired."
    )
    SWALLOWED_BUT_PAIRED = (
        "A firewall swallows port {port}; that is needed for pairing only, and the two are paired."
    )
    CODES_REJECTED_TOO = "A firewall rejects port {port}, where pairing codes are taken, too."
    CODES_SWALLOWED_TOO = "A firewall swallows port {port}, where pairing codes are taken, too."
    SAME_COMMANDS = "The same commands open both ports."
    CODES_REJECTED = "Port {work} answers, but a firewall rejects port {port}, where pairing codes are taken."
    CODES_SWALLOWED = (
        "Port {work} answers, but a firewall swallows port {port}, where pairing codes are taken."
    )
    ANNOUNCES_CODE = "It shows a code there, as it announces."
    # packets
    PACKETS_NOT_TRIED = "Large packets were not tried, since the port was not reached."
    PACKETS_NOT_KNOWN = "Not known: this system does not tell which packets arrive."
    PACKETS_THROUGH = "Large packets get through."
    PACKETS_BOTH_WAYS = "Large packets pass both ways."
    PACKETS_VANISH_THERE = (
        "Connections to {host} are made, but large packets to {host} vanish on the way, and nobody says so (an MTU "
        "black hole): films would not arrive."
    )
    PACKETS_VANISH_BACK = (
        "Connections to {host} are made, but large packets from {host} to here vanish on the way, and nobody says so "
        "(an MTU black hole): films would not arrive."
    )
    SMALLER_THROUGH = "Packets of {mtu} bytes get through."
    SMALLER_PACKETS = (
        "Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), or send smaller ones "
        "from both computers:"
    )
    # announcement
    ANNOUNCED = "It announces itself as {name} ({id})."
    ANNOUNCED_AT = "It announces itself as {name} ({id}), at {where}."
    NO_WAY = "There is no way to it."
    NOT_HEARD = "Nothing was heard from it by multicast either."
    OTHER_NETWORK = (
        "It is on another network, where announcements do not go. It can be used all the same: render --nodes {where}, "
        "once it is paired."
    )
    NOT_ANNOUNCED = (
        "It answers, but its announcements do not arrive. It can be used all the same: render --nodes {where}, once it "
        "is paired."
    )
    ONE_OTHER_HEARD = "One other node is heard, so it is that computer."
    OTHERS_HEARD = "{count} other nodes are heard, so it is that computer."
    CLIENT_ISOLATION = (
        "In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point."
    )
    LET_MDNS_THROUGH = "On {host}: let multicast DNS (UDP port 5353) through its firewall:"
    # version
    UNDERSTOOD = "Both understand each other (here FastVid {here}, there {there})."
    VERSION_NOT_KNOWN = "Not known: neither its announcement nor an answer was heard."
    VERSION_DIFFERS = (
        "{name} speaks version {theirs} of the farm's language, this computer version {mine} (FastVid {here}): they "
        "can't work together."
    )
    FASTVID_DIFFERS = (
        "{name} speaks version {theirs} of the farm's language (FastVid {there}), this computer version {mine} "
        "(FastVid {here}): they can't work together."
    )
    UPDATE_HERE = "Update FastVid on this computer. The pairing stays."
    UPDATE_THERE = "Update FastVid on {name}. The pairing stays."
    UPDATE_OLDER = "Update FastVid on the computer with the older one."
    SAYS = "{name} says: “{words}”"
    SAME_VERSION = "Both speak version {version} of the farm's language."
    # trust
    NOT_ASKED = "Not known: the port was not reached."
    NOT_PAIRED = "{name} is not paired with this computer."
    PAIR_AGAIN = "Start `fastvid-gui helper --pair` there, then type here: fastvid-gui pair {target} CODE"
    KNOWN_BUT_NOT_REACHED = "This computer knows {name}, but it was not reached to ask."
    NOT_UNDERSTOOD = "{name} knows this computer, but the two do not understand each other."
    KNOWS_AND_SAYS = "{name} knows this computer. {name} says: “{words}”"
    NOT_LET_IN = (
        "{name} does not let this computer in: it does not know it. Its owner may have ended the pairing; pair the two "
        "again."
    )
    LET_IN = "{name} is paired and lets this computer in."
    STRANGER_HANGS = (
        "{where} takes connections, but does not answer: FastVid hangs there, or it is another program."
    )
    END_AND_START = "On {host}: end `fastvid-gui helper` and start it again; it says which port it has."
    HANGS = "{name} takes connections at {where}, but does not answer: it hangs."
    START_AGAIN = "End it there and start it again: fastvid-gui helper"
    SOMEBODY_ELSE = (
        "At {where} is {stranger} ({id}) now, which is not paired with this computer, and not {name}."
    )
    SOMEBODY_ELSE_MOVED = (
        "At {where} is {stranger} ({id}) now, which is not paired with this computer, and not {name}; {name} is at "
        "{now} now."
    )
    SOMETHING_ELSE = "Something answers at {where}, but it is not {name} ({reason})."
    SOMETHING_ELSE_MOVED = (
        "Something answers at {where}, but it is not {name} ({reason}); {name} is at {now} now."
    )
    SEE_WHO_IT_IS = (
        "See that a helper of FastVid runs there, on this port, and that it is the computer that was paired."
    )
    # clock
    CLOCK_WRONG = "This computer believes it is {day}."
    SET_CLOCK = "Set its clock."
    CLOCK_PLAUSIBLE = "The clock of this computer is plausible."
    CLOCK_NOT_KNOWN = "Not known: the time is told by the announcement."
    CLOCKS_AGREE = "Both clocks agree within a minute."
    CLOCK_AHEAD = "The clock of {name} is {time} ahead of this one."
    CLOCK_BEHIND = "The clock of {name} is {time} behind this one."
    SET_WRONG_CLOCK = (
        "Set the wrong one; rendering does not mind, but hours of helping (--hours) and times shown do."
    )
    SECONDS = "{count:.0f} seconds"
    MINUTES = "{count:.0f} minutes"
    HOURS = "{count:.0f} hours"
    DAYS = "{count:.0f} days"
