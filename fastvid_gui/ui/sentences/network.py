"""The network of this computer, as the window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.network import Network
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

NETWORK: Words = {
    Network.NOT_CONNECTED: lambda: translate(
        "Engine",
        "This PC is in no network: plug in a cable or join a Wi-Fi.",
    ),
    Network.ONLY_VPN: lambda: translate(
        "Engine",
        "Only a VPN ({vpn}) leads to other PCs, and VPNs are left out. To use it, start FastVid with "
        "FASTVID_INTERFACE={vpn} in its environment.",
    ),
    Network.CANT_ANNOUNCE: lambda: translate(
        "Engine",
        "This PC can't make itself known in the network ({reason}); it tries again by itself.",
    ),
    Network.THIS_COMPUTER: lambda: translate("Engine", "this PC itself"),
    Network.CANT_LISTEN: lambda: translate(
        "Engine",
        "{host}:{port} can't be opened for helping ({reason}). Choose another port in the settings.",
    ),
    Network.PORTS_TAKEN: lambda: translate(
        "Engine",
        "Ports {first} to {last} are all taken or not allowed. Choose another port in the settings.",
    ),
    Network.ON_SYSTEM: lambda: translate("Engine", "{system}:\n{command}"),
    Network.SAME_KEY_AS_HERE: lambda: translate(
        "Engine",
        "The PC at {address} has the same key as this one: a disk or FastVid's folder was copied, or "
        "both share one home folder. On one of them rename FastVid's configuration folder (renamed "
        "back it is as it was) and pair it again, or give it a folder of its own (FASTVID_HOME=DIR).",
    ),
    Network.SAME_KEY: lambda: translate(
        "Engine",
        "Two PCs have the same key ({name}): at {one} and at {other}. Nobody can tell which is meant.",
    ),
    Network.SAME_KEY_ADVICE: lambda: translate(
        "Engine",
        "A disk or FastVid's folder was copied, or both PCs share one home folder. On one of them "
        "rename FastVid's configuration folder (renamed back it is as it was) and pair that one "
        "again; where the folder is shared, give each PC one of its own (FASTVID_HOME=DIR).",
    ),
}
