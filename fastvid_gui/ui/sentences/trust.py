"""The key and the list of paired computers, as the window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.trust import Trust
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

TRUST: Words = {
    Trust.NONE_FITS: lambda: translate("Engine", "No paired PC is called “{text}”."),
    Trust.TOO_MANY: lambda: translate(
        "Engine",
        "{most} PCs are paired. End the pairing with one of them first.",
    ),
}
