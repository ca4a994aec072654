"""What goes wrong with the processes behind the window, or in them."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

ENGINE: Words = {
    EngineSays.DIED: lambda: translate(
        "Engine",
        "A part of FastVid ended unexpectedly and was started again. Try once more; the log tells what happened.",
    ),
    EngineSays.WENT_ON: lambda: translate(
        "Engine",
        "A part of FastVid ended unexpectedly and was started again; it goes on with what it was asked.",
    ),
    EngineSays.ENDS_IT: lambda: translate(
        "Engine",
        "{file} can't be used: looking into it ended a part of FastVid more than once. Convert it to another "
        "format (H.264 in an MP4, say) and open that; the log tells what happened.",
    ),
    EngineSays.WONT_START: lambda: translate(
        "Engine",
        "A part of FastVid does not start. Start FastVid again; if that does not help, reinstall it.",
    ),
}
