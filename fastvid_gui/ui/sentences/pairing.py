"""Pairing, as the window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

PAIRING: Words = {
    Pairing.NOTHING_ANSWERS: lambda: translate(
        "Engine",
        "Nothing answers at {where}. Either no code is shown there now, or a firewall is in the way "
        "(TCP port {port}).",
    ),
    Pairing.SHOWS_NO_CODE: lambda: translate(
        "Engine",
        "{where} is there, but shows no code now. Let it show a new one, and type that.",
    ),
    Pairing.LISTENS_FOR_NO_CODE: lambda: translate(
        "Engine",
        "{where} is there, but shows no code now. Let it show a new one, and type that.",
    ),
    Pairing.HANGS: lambda: translate(
        "Engine",
        "{where} takes connections, but does not answer: FastVid hangs there, or it is another "
        "program. Close FastVid there and start it again.",
    ),
    Pairing.PORT_BLOCKED: lambda: translate(
        "Engine",
        "Its firewall is in the way: {where} answers, but TCP port {port}, where pairing codes are "
        "taken, does not.",
    ),
    Pairing.PORT_OF_CODE_BLOCKED: lambda: translate(
        "Engine",
        "Its firewall is in the way: {where} shows a code, but TCP port {port}, where pairing codes "
        "are taken, does not answer.",
    ),
    Pairing.UNKNOWN_NAME: lambda: translate(
        "Engine",
        "No PC is known by the name {host}. Check the spelling, or type the PC's address (192.168…) "
        "instead of its name.",
    ),
    Pairing.FORBIDDEN: lambda: translate(
        "Engine",
        "This PC itself lets nobody connect to {host}: its own firewall or routes forbid it (TCP "
        "ports {port} and {work}).",
    ),
    Pairing.NO_ROUTE: lambda: translate(
        "Engine",
        "No network of this PC leads to {host}. Join the network that it is in, and check the address.",
    ),
    Pairing.FIREWALL_THERE: lambda: translate(
        "Engine",
        "The firewall of {host} blocks TCP port {port} for pairing and TCP port {work} for work.",
    ),
    Pairing.FIREWALL_BETWEEN: lambda: translate(
        "Engine",
        "A firewall at {by}, on the way to {host}, blocks TCP port {port} for pairing and TCP port "
        "{work} for work.",
    ),
    Pairing.UNREACHABLE: lambda: translate(
        "Engine",
        "There is no way to {host}: nobody in this network has that address. See that it is on and in"
        " the same network, and that the address is still right.",
    ),
    Pairing.NOBODY_LISTENS: lambda: translate(
        "Engine",
        "Nothing answers at {where}: {host} is there, but helper mode is off. Turn it on there, and "
        "let it show a code.",
    ),
    Pairing.SILENT: lambda: translate(
        "Engine",
        "Nothing answers at {where}: {host} is off or asleep, no code is shown there, or a firewall "
        "is in the way (TCP ports {port} and {work}).",
    ),
    Pairing.WORK_PORT_BLOCKED: lambda: translate(
        "Engine",
        "{name} can't be sent work yet: its firewall blocks TCP port {port}.",
    ),
    Pairing.PAIRED: lambda: translate("Engine", "Paired with {name}."),
}
