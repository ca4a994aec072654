"""Why a video can't be used."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.source import BadSource
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

SOURCE: Words = {
    BadSource.TOO_MUCH_TO_SEND: lambda: translate(
        "Engine",
        "Frames {start} to {end} of {file} take more than 1 GiB to send. Set more keyframes there, or render on this "
        "PC only.",
    ),
}
