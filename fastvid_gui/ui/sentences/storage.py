"""What is wrong with the job store, and with the space on the disks."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

STORAGE: Words = {
    StorageSays.MENDED: lambda: translate(
        "Engine",
        "The list of your unfinished films was damaged. It was rebuilt from what is painted; nothing of "
        "that is lost.",
    ),
    StorageSays.DAMAGED: lambda: translate(
        "Engine",
        "The list of your unfinished films is damaged. Try again: it is rebuilt from what is painted, and "
        "nothing of that is painted twice.",
    ),
    StorageSays.JOBS_LEFT_OUT: lambda: translate(
        "Engine", "Unfinished films are left out of the list: damaged, or of a newer FastVid."
    ),
    StorageSays.PARTS_LEFT_OUT: lambda: translate(
        "Engine", "Stored parts are left out, and may be painted again: damaged, or of a newer FastVid."
    ),
    StorageSays.NOT_A_FILE: lambda: translate(
        "Engine",
        "{path} is not an ordinary file. Move it away; the list of your unfinished films is rebuilt from what is "
        "painted.",
    ),
    StorageSays.NEWER: lambda: translate(
        "Engine", "Your unfinished films were stored by a newer FastVid ({folder}). Update this one."
    ),
    StorageSays.UNUSABLE: lambda: translate(
        "Engine",
        "The folder {folder}, which keeps what is painted, can't be used: {reason}. Check that disk and your rights "
        "there, then try again.",
    ),
    StorageSays.UNREADABLE: lambda: translate(
        "Engine",
        "The folder {folder}, which keeps what is painted, can't be read: {reason}. Check that disk, then try again.",
    ),
    StorageSays.FULL: lambda: translate(
        "Engine",
        "The disk that holds {folder} is full. Free some space, then start the film again: it goes on.",
    ),
    StorageSays.NEEDS_SPACE: lambda: translate(
        "Engine",
        "About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or "
        "choose a smaller size.",
    ),
    StorageSays.FILM_NEEDS_SPACE: lambda: translate(
        "Engine",
        "About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or "
        "choose a smaller size or another disk for the film.",
    ),
    StorageSays.PART_DAMAGED: lambda: translate(
        "Engine",
        "A stored part of the film (frames {first} to {last}) is damaged. Start the film again: it is painted again.",
    ),
    StorageSays.FADE_DAMAGED: lambda: translate(
        "Engine",
        "The stored pictures around frame {frame} are damaged. Start the film again: only they are painted again.",
    ),
    StorageSays.SEED_DAMAGED: lambda: translate(
        "Engine",
        "What painting goes on from at frame {frame} is damaged. Start the film again: it is painted again.",
    ),
    StorageSays.PLAN_DAMAGED: lambda: translate(
        "Engine",
        "The stored plan of this film is damaged. Remove the film from the list, then render it from the beginning.",
    ),
    StorageSays.IN_USE: lambda: translate(
        "Engine", "Another FastVid is rendering this very film now. Wait for it, or stop it there."
    ),
    StorageSays.NO_JOB: lambda: translate("Engine", "What was painted of this film is not there any more."),
    StorageSays.SEVERAL_JOBS: lambda: translate(
        "Engine", "Several films begin with “{id}”. Name one of them."
    ),
    StorageSays.NOT_AN_ID: lambda: translate("Engine", "There is no film “{id}” among the unfinished ones."),
}
