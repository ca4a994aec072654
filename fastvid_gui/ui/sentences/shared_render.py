"""What went wrong with a PC that paints, and what is said while none can, as the window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.shared_render import Fault, Standstill
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

SHARED_RENDER: Words = {
    Fault.FORGED: lambda: translate(
        "Engine",
        "frames {start} to {stop} are not what this PC paints there; all {count} frames that it delivered are "
        "painted again",
    ),
    Standstill.NONE_FREE: lambda: translate(
        "Engine", "no helper can work now, and this PC is to be kept free"
    ),
    Standstill.NONE_FREE_BECAUSE: lambda: translate(
        "Engine", "no helper can work now ({reasons}), and this PC is to be kept free"
    ),
    Standstill.NONE_LEFT: lambda: translate("Engine", "no helper is left, and this PC is to be kept free"),
    Standstill.NONE_LEFT_BECAUSE: lambda: translate(
        "Engine", "no helper is left ({reasons}), and this PC is to be kept free"
    ),
    Standstill.NONE_FOUND: lambda: translate(
        "Engine", "no helper has been found yet, and this PC is to be kept free"
    ),
    Standstill.NOBODY_LEFT: lambda: translate("Engine", "no PC is left to paint"),
    Standstill.NOBODY_LEFT_BECAUSE: lambda: translate("Engine", "no PC is left to paint ({reasons})"),
    Standstill.PART_FAILED: lambda: translate(
        "Engine", "a part of the film failed on several PCs: {reasons}"
    ),
    Standstill.PARTS_FAILED: lambda: translate(
        "Engine", "{count} parts of the film failed on several PCs: {reasons}"
    ),
    Standstill.WAITS: lambda: translate("Engine", "It waits: {what}"),
    Standstill.STILL_WAITS: lambda: translate("Engine", "It still waits: {what}"),
    Standstill.GOES_ON: lambda: translate("Engine", "{reason}. It goes on by itself as soon as a PC can."),
    Standstill.MAY_END: lambda: translate(
        "Engine", "{reason}. It goes on by itself as soon as a PC can, and stops if that takes {time}."
    ),
    Standstill.HELPERS_GO_ON: lambda: translate(
        "Engine", "{reason}. It goes on by itself as soon as a helper can."
    ),
    Standstill.HELPERS_MAY_END: lambda: translate(
        "Engine", "{reason}. It goes on by itself as soon as a helper can, and stops if that takes {time}."
    ),
    Standstill.ENDED: lambda: translate(
        "Engine",
        "No PC could paint for {time}: {reason}. What is finished is kept. Check the other PCs, then try again.",
    ),
    Standstill.HELPERS_ENDED: lambda: translate(
        "Engine",
        "No PC could paint for {time}: {reason}. What is finished is kept. Check the other PCs, then try again.",
    ),
    Standstill.ENDED_STUCK: lambda: translate(
        "Engine",
        "No PC could paint for {time}: {reason}. What is finished is kept. Try again to paint only what "
        "is missing.",
    ),
}
