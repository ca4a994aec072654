"""Why a file can't be written to a place."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

TARGETS: Words = {
    TargetSays.NOT_ORDINARY: lambda: translate(
        "Engine", "{out} is not an ordinary file and is left as it is. Choose another name."
    ),
    TargetSays.DEAD_LINK: lambda: translate(
        "Engine", "{out} is a link to {goal}, where there is no file. Choose another name."
    ),
    TargetSays.TAKEN: lambda: translate("Engine", "{out} is there already. Choose another name."),
    TargetSays.FULL: lambda: translate(
        "Engine",
        "There is too little space for {out}. Everything finished is kept; free some space, or choose another disk.",
    ),
    TargetSays.TOO_LARGE: lambda: translate(
        "Engine",
        "{out} becomes larger than a file can be there ({limit}). Choose another disk, or a smaller size or quality.",
    ),
    TargetSays.MAY_BE_TOO_LARGE: lambda: translate(
        "Engine",
        "The film may become larger than a file can be in {folder} ({limit}). Another disk, or a smaller size or "
        "quality, is on the safe side; what is painted is kept in any case.",
    ),
    TargetSays.READ_ONLY: lambda: translate(
        "Engine", "{folder} can only be read, not written to. Choose another place."
    ),
    TargetSays.FORBIDDEN: lambda: translate("Engine", "You may not write to {folder}. Choose another place."),
    TargetSays.CANT_WRITE: lambda: translate(
        "Engine", "{out} can't be written: {reason}. Choose another place."
    ),
    TargetSays.NOT_YOURS: lambda: translate(
        "Engine", "{out} belongs to somebody else and can't be replaced. Choose another name."
    ),
    TargetSays.APPEARED: lambda: translate(
        "Engine", "Something that is not an ordinary file has appeared as {file}. Choose another name."
    ),
}
