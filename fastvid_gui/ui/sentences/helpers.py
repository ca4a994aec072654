"""The helpers of a render, as the window of its maker says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

HELPERS: Words = {
    HelperNews.HELPS_UNLIKE: lambda: translate(
        "Engine", "{name} helps ({device}); it is not quite like this PC, tiny differences are possible."
    ),
    HelperNews.OLDER: lambda: translate(
        "Engine",
        "{name} has an older FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.",
    ),
    HelperNews.NEWER: lambda: translate(
        "Engine",
        "{name} has a newer FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.",
    ),
    HelperNews.ANOTHER: lambda: translate(
        "Engine",
        "{name} has another FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.",
    ),
    HelperNews.SLOW: lambda: translate(
        "Engine",
        "{name} delivered nothing of its part for a long time: another PC was faster and continues with it.",
    ),
    HelperNews.PAIRED: lambda: translate(
        "Engine", "A helper was paired: it is asked to join. This PC goes on from what is finished."
    ),
    HelperNews.NONE_AT: lambda: translate(
        "Engine", "No paired helper is at {address}. Let that PC show a pairing code, and pair the two."
    ),
    WhyNot.SHELF_FULL: lambda: translate(
        "Engine",
        "its {megabytes} MB for finished pieces are used up; continue the renders that they belong to, or allow more "
        "in its settings",
    ),
    WhyNot.TOO_LARGE: lambda: translate(
        "Engine", "pictures of {size} take about {need} of its memory, and it lends {lent}"
    ),
    WhyNot.TOOK_MEMORY: lambda: translate(
        "Engine", "Painting it took more memory than that PC lends ({lent})."
    ),
    WhyNot.PROCESS_ENDED: lambda: translate("Engine", "What paints there ended unexpectedly."),
    WhyNot.QUEUE: lambda: translate("Engine", "helps {maker} first; place {place} in its queue"),
    WhyNot.QUEUE_OF_SOMEBODY: lambda: translate(
        "Engine", "helps another PC first; place {place} in its queue"
    ),
    WhyNot.OTHERS_TURN: lambda: translate("Engine", "it is another PC's turn"),
    WhyNot.HANGS: lambda: translate(
        "Engine", "it does not answer: FastVid hangs there, or the whole PC does"
    ),
    WhyNot.OLDER: lambda: translate(
        "Engine", "FastVid is older there than here; install the same FastVid on both PCs"
    ),
    WhyNot.NEWER: lambda: translate(
        "Engine", "FastVid is newer there than here; install the same FastVid on both PCs"
    ),
    WhyNot.SPEAKS_OLDER: lambda: translate(
        "Engine", "FastVid is older there than here; install the same FastVid on both PCs"
    ),
    WhyNot.SPEAKS_NEWER: lambda: translate(
        "Engine", "FastVid is newer there than here; install the same FastVid on both PCs"
    ),
    WhyNot.SILENT_FOR: lambda: translate(
        "Engine", "no sign of life for {seconds:.0f} s; look at that PC, its cable or its Wi-Fi"
    ),
    WhyNot.KILLED: lambda: translate("Engine", "FastVid was killed or crashed there"),
}
