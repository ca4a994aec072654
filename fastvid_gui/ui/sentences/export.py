"""Why a finished film can't be written, or a piece of it not be stored."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.export import Export
from fastvid_gui.sentences.stored import Stored
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

EXPORT: Words = {
    Export.NO_FRAMES: lambda: translate(
        "Engine", "No painted frames of {source} were found. Try again: it is painted again."
    ),
    Export.FRAMES_MISSING: lambda: translate(
        "Engine",
        "Only {count} of {due} painted frames of {source} are there. Try again: what is missing is painted.",
    ),
    Export.FRAMES_DIFFER: lambda: translate(
        "Engine",
        "The painted frames of {source} don't belong together. Remove this render, and render the film again.",
    ),
    Export.WRONG: lambda: translate(
        "Engine",
        "The film for {out} did not come out right: {reason}. Nothing was put in its place; try again, and report "
        "this if it happens twice.",
    ),
    Export.UNREADABLE: lambda: translate(
        "Engine",
        "{name} can't be read back after writing ({reason}), and was not put in its place. Check the disk, then "
        "try again; or save the film elsewhere.",
    ),
    Export.SIZE: lambda: translate(
        "Engine", "Frames of {width} × {height} can't be encoded ({reason}). Choose another size."
    ),
    Stored.PICTURE_SIZE: lambda: translate(
        "Engine", "Pictures of {width} × {height} can't be stored ({reason}). Choose another size."
    ),
}
