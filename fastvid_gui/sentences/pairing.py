"""Pairing two computers by a code: what goes wrong, and what the one that shows the code tells its owner."""

from fastvid_gui.sentences.sentence import Code


class Pairing(Code):
    """Sentences about pairing. `host` and `where`: the other computer, without and with its port."""

    # What was typed, and what comes from the other side.
    CODE_FORM = "A pairing code has {digits} digits, like 123 456; the other computer shows it."
    OLDER_HERE = (
        "The two computers pair in different ways (versions {mine} and {theirs}). Install the newer FastVid on this "
        "one too."
    )
    OLDER_THERE = (
        "The two computers pair in different ways (versions {mine} and {theirs}). Install the newer FastVid on the "
        "other one too."
    )
    NO_PAIRING = "The other side answers something that is not FastVid's pairing. Check the address."
    DAMAGED = "What the other side answers arrives damaged. Try again."
    NO_CODE_GIVES_IT = "The other side answers what no code can give. Check the address."
    OUT_OF_TURN = "The other side speaks out of turn. Check the address."
    ITSELF = "This is the same FastVid; a computer needs no pairing with itself."
    CODE_DOES_NOT_FIT = "The code does not match."
    # On the computer where the code is typed.
    WRONG_CODE = "The code is wrong. Check it, and type it again."
    ASKED_TOO_OFTEN = "{host} is being asked too often just now; try again in a few seconds."
    PAIRS_ANOTHER_WAY = "{host} pairs in another way; install the same FastVid on both computers."
    NO_CODE_ANY_MORE = "{host} shows no code any more; let it show a new one."
    REFUSES = "{host} refuses; let it show a new code, and try again."
    LOCKED_THERE = (
        "Too many wrong codes: {host} pairs with nobody for {time}. Let it show a new code after that."
    )
    NOT_FASTVID = "{where} answers something that is not FastVid's pairing. Check the address."
    UNPROVED = (
        "{host} can't prove that it knows the code. Somebody may have put a computer in between: nothing was paired. "
        "Check the address, and try on a network you trust."
    )
    NOTHING_ANSWERS = (
        "Nothing answers at {where}. Let the other computer show a code (fastvid-gui helper --pair), and check the "
        "address and its firewall (TCP port {port})."
    )
    CANT_REACH = "{host} can't be reached ({reason}); check the address."
    SHOWS_NO_CODE = (
        "{where} is there, but shows no code now. Let it show a new one (`fastvid-gui helper --pair`, or the key p "
        "where it runs), and type that."
    )
    NOT_IN_TIME = "{where} does not answer in time; try again."
    ENDED = "{where} ended the connection; let it show a new code, and try again."
    STOPPED = "Stopped before the computers were paired."
    # Why nobody can be paired at an address, by how its two ports answer.
    LISTENS_FOR_NO_CODE = (
        "{where} is there, but shows no code now (nothing listens on TCP port {port} for it). Let it show a new one "
        "(`fastvid-gui helper --pair`, or the key p where it runs), and type that."
    )
    HANGS = (
        "{where} takes connections, but does not answer: FastVid hangs there, or it is another program. End "
        "`fastvid-gui helper` there and start it again."
    )
    PORT_BLOCKED = (
        "{where} answers, but TCP port {port}, where pairing codes are taken, does not: a firewall "
        "{verb} it. {rules}"
    )
    PORT_OF_CODE_BLOCKED = (
        "{where} answers, but TCP port {port}, where pairing codes are taken, does not, and it shows a code there, as "
        "it announces: a firewall {verb} it. {rules}"
    )
    UNKNOWN_NAME = (
        "No computer is known by the name {host}; check the spelling, or type its address (192.168...)."
    )
    FORBIDDEN = (
        "This computer itself lets nobody connect to {host}: its firewall or its routes forbid it (TCP port {port} for "
        "pairing and TCP port {work} for work). Allow outgoing connections to it here."
    )
    NO_ROUTE = (
        "No network of this computer leads to {host}. Join the network that it is in, and check the address."
    )
    FIREWALL_THERE = (
        "A firewall of {host} {verb} TCP port {port} for pairing and TCP port {work} for work. {rules}"
    )
    FIREWALL_BETWEEN = (
        "A firewall at {by}, on the way to {host}, {verb} TCP port {port} for pairing and TCP port {work} for work. "
        "{rules}"
    )
    UNREACHABLE = (
        "There is no way to {host}: nobody on this network has that address. See that it is on and in the same "
        "network, and that the address is still right: `fastvid-gui helper` shows it there."
    )
    NOBODY_LISTENS = (
        "Nothing answers at {where}: {host} is there, but nothing listens on TCP port {port} for pairing and TCP port "
        "{work} for work. Let it show a code (fastvid-gui helper --pair)."
    )
    SILENT = (
        "Nothing answers at {where}: {host} is off or asleep, or a firewall swallows the question (TCP port {port} for "
        "pairing and TCP port {work} for work). Let it show a code (fastvid-gui helper --pair), and check the address "
        "and its firewall."
    )
    WORK_PORT_BLOCKED = (
        "{name} can't be sent work yet: TCP port {port}, for work, does not answer; a firewall "
        "{verb} it. {rules}"
    )
    # On the computer that shows the code.
    CODE = "Pairing code: {code}"
    PAIRED = "Paired with {name} ({id})."
    WRONG_TRY = "{host} tried a wrong code; {left} more tries before pairing is locked."
    WRONG_TRY_BUT_ONE = "{host} tried a wrong code; one more try before pairing is locked."
    WRONG_TRY_LOCKS = "{host} tried a wrong code. Nobody can be paired for {time} now; then show a new code."
    LOCKED = "Too many wrong codes; nobody can be paired for {time}. Show a code again then."
    CROWDED = (
        "{addresses} addresses and more ({host} among them) crowd out the pairing: a right code may be turned away. "
        "Look what is in this network, or pair over a cable between the two."
    )
    EXPIRED = "Nobody came in time: the pairing code is no longer valid. Show a new one."
    PAIRING_ENDED = "Pairing ended: {reason}"
    NO_PORT = (
        "No port from {first} to {last} is free for pairing. Close programs that use them, and try again."
    )
    # How long.
    A_MINUTE = "a minute"
    MINUTES = "{count} minutes"
    HOURS = "{count} hours"
