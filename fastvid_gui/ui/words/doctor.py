"""What the doctor finds on the way to another computer, in the window's words: a part of engine_words.py."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

DOCTOR_SENTENCES: tuple[tuple[str, Callable[[], str]], ...] = (
    # The way to another computer.
    (
        "There is no way to it.",
        lambda: translate(
            "Engine",
            "It is not known whether it makes itself known, since there is no way to it.",
        ),
    ),
    (
        "A helper there announces port {port}: use {where}.",
        lambda: translate(
            "Engine",
            "A helper there has port {port}: type {where}.",
        ),
    ),
    (
        "It is on another network, where announcements do not go. It can be used all the same: render "
        "--nodes {where}, once it is paired.",
        lambda: translate(
            "Engine",
            "It is in another network, so it is not seen by itself. Paired by its address ({where}) it "
            "can be used all the same.",
        ),
    ),
    (
        "It answers, but its announcements do not arrive.{also} It can be used all the same: render "
        "--nodes {where}, once it is paired.",
        lambda: translate(
            "Engine",
            "It answers, but is not seen by itself. Paired by its address ({where}) it can be used all "
            "the same.",
        ),
    ),
    (
        "In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point.",
        lambda: translate(
            "Engine",
            "In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point.",
        ),
    ),
    (
        "On {host}: let multicast DNS (UDP port 5353) through its firewall:",
        lambda: translate(
            "Engine",
            "On {host}: let multicast DNS (UDP port 5353) through its firewall:",
        ),
    ),
    (
        "A disk or FastVid's folder was copied, or both computers share one home folder. On one of them rename "
        "FastVid's configuration folder (`fastvid-gui info` names its home; renamed back it is as it was) and pair "
        "that one again; where the folder is shared, give each computer one of its own: FASTVID_HOME=DIR.",
        lambda: translate(
            "Engine",
            "A disk or FastVid's folder was copied, or both PCs share one home folder. On one of them rename "
            "FastVid's configuration folder (renamed back it is as it was) and pair that one again; where the "
            "folder is shared, give each PC one of its own (FASTVID_HOME=DIR).",
        ),
    ),
    (
        "Update FastVid on the computer with the older one.",
        lambda: translate(
            "Engine",
            "Update FastVid on the PC with the older one.",
        ),
    ),
    (
        "This computer knows {name}, but it was not reached to ask.",
        lambda: translate(
            "Engine",
            "{name} is paired with this PC, but was not reached to ask.",
        ),
    ),
    (
        "{name} knows this computer, but the two do not understand each other.",
        lambda: translate(
            "Engine",
            "{name} knows this PC, but the two do not understand each other.",
        ),
    ),
    (
        "{name} does not let this computer in: {reason}.",
        lambda: translate(
            "Engine",
            "{name} does not let this PC in: {reason}.",
        ),
    ),
    (
        "On {host}: end `fastvid-gui helper` and start it again; it says which port it has.",
        lambda: translate(
            "Engine",
            "Close FastVid on {host} and start it again.",
        ),
    ),
    (
        "At {address} is {name} ({id}) now, which is not paired with this computer, and not {other}; "
        "{peer} is at {where} now.",
        lambda: translate(
            "Engine",
            "At {address} is {name} now, which is not paired with this PC; {peer} is at {where} now.",
        ),
    ),
    (
        "At {address} is {name} ({id}) now, which is not paired with this computer, and not {other}.",
        lambda: translate(
            "Engine",
            "At {address} is {name} now, which is not paired with this PC, and not {other}.",
        ),
    ),
    (
        "Something answers at {address}, but it is not {name} ({reason}){also}.",
        lambda: translate(
            "Engine",
            "Something answers at {address}, but it is not {name}.",
        ),
    ),
    (
        "See that a helper of FastVid runs there, on this port, and that it is the computer that was paired.",
        lambda: translate(
            "Engine",
            "See that helper mode is on there, and that it is the PC that was paired.",
        ),
    ),
    (
        "This computer believes it is {day}.",
        lambda: translate(
            "Engine",
            "This PC believes it is {day}.",
        ),
    ),
    (
        "Set its clock.",
        lambda: translate(
            "Engine",
            "Set its clock.",
        ),
    ),
    (
        "The clock of {name} is {span} ahead of this one.",
        lambda: translate(
            "Engine",
            "The clock of {name} is {span} ahead of this one.",
        ),
    ),
    (
        "The clock of {name} is {span} behind this one.",
        lambda: translate(
            "Engine",
            "The clock of {name} is {span} behind this one.",
        ),
    ),
    (
        "Set the wrong one; rendering does not mind, but hours of helping (--hours) and times shown do.",
        lambda: translate(
            "Engine",
            "Set the wrong one; rendering does not mind, but hours of helping and times shown do.",
        ),
    ),
    (
        "No computer is known by the name {host}.",
        lambda: translate(
            "Engine",
            "No PC is known by the name {host}.",
        ),
    ),
    (
        "Check the spelling, or type the computer's address (192.168...) instead of its name.",
        lambda: translate(
            "Engine",
            "Check the spelling, or type the PC's address (192.168…) instead of its name.",
        ),
    ),
    (
        "Let TCP port {port} and TCP port {pairing} through there.",
        lambda: translate(
            "Engine",
            "Let TCP port {port} and TCP port {pairing} through there.",
        ),
    ),
    (
        "Allow outgoing connections to it here.",
        lambda: translate(
            "Engine",
            "Allow outgoing connections to it here.",
        ),
    ),
    (
        "Join the network that it is in, and check the address: `fastvid-gui helper` shows it.",
        lambda: translate(
            "Engine",
            "Join the network that it is in, and check the address.",
        ),
    ),
    (
        "Not known: this system does not tell which packets arrive.",
        lambda: translate(
            "Engine",
            "Whether large packets arrive is not known: this system does not tell.",
        ),
    ),
    (
        "To use the VPN, name it here and on the other computers: --interface {name}",
        lambda: translate(
            "Engine",
            "To use the VPN, name it in a terminal, here and on the other PCs: --interface {name}",
        ),
    ),
    (
        "Else plug in a cable or join a Wi-Fi.",
        lambda: translate(
            "Engine",
            "Else plug in a cable or join a Wi-Fi.",
        ),
    ),
    (
        "End the other program, or change it as said.",
        lambda: translate(
            "Engine",
            "End the other program, or change it as said.",
        ),
    ),
    (
        "Our own announcements on {names} do not come back to us: something on this computer, mostly its "
        "firewall, stops multicast DNS (UDP port 5353).",
        lambda: translate(
            "Engine",
            "This PC can't make itself known on {names}: something here, mostly the firewall, stops "
            "multicast DNS (UDP port 5353).",
        ),
    ),
    (
        "Let it through:",
        lambda: translate(
            "Engine",
            "Let it through:",
        ),
    ),
    (
        "Or reach helpers by address: --nodes HOST:PORT",
        lambda: translate(
            "Engine",
            "Or add the other PC by its address (the plus at the top).",
        ),
    ),
    # Commands for one system.
    (
        "Windows (PowerShell as administrator): {command}",
        lambda: translate(
            "Engine",
            "Windows (PowerShell as administrator): {command}",
        ),
    ),
    (
        "macOS: System Settings, Network, Firewall, Options: allow incoming connections for FastVid (or "
        "Python); and Privacy & Security, Local Network: allow it there too",
        lambda: translate(
            "Engine",
            "macOS: System Settings, Network, Firewall, Options: allow incoming connections for FastVid "
            "(or Python); and Privacy & Security, Local Network: allow it there too",
        ),
    ),
)
