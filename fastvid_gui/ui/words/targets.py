"""Why a file can't be written to a place, in the window's words: a part of engine_words.py."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

TARGET_SENTENCES: tuple[tuple[str, Callable[[], str]], ...] = (
    (
        "{out} is a folder. Name a file in it.",
        lambda: translate("Engine", "{out} is a folder. Name a file in it."),
    ),
    (
        "{out} is {what}, which is never written or replaced. Choose another name.",
        lambda: translate("Engine", "{out} is no ordinary file and is left as it is. Choose another name."),
    ),
    (
        "{out} is a link to {goal}, where there is no file. Remove the link, or choose another name.",
        lambda: translate(
            "Engine", "{out} is a link to {goal}, where there is no file. Choose another name."
        ),
    ),
    (
        "There is no folder {folder} for {name}. Make it, or choose another place.",
        lambda: translate(
            "Engine", "There is no folder {folder} for {name}. Make it, or choose another place."
        ),
    ),
    (
        "{folder} is a file, not a folder. Choose another place for {name}.",
        lambda: translate("Engine", "{folder} is a file, not a folder. Choose another place for {name}."),
    ),
    (
        "{out} is the source itself. Choose another name for the result.",
        lambda: translate("Engine", "{out} is the source itself. Choose another name for the result."),
    ),
    (
        "{out} is read to make the result. Choose another name for the result.",
        lambda: translate("Engine", "{out} is read to make the result. Choose another name for the result."),
    ),
    (
        "{out} exists already. Choose another name, or allow it with --overwrite.",
        lambda: translate("Engine", "{out} is there already. Choose another name."),
    ),
    (
        "There is too little space for {out} in {folder}. Everything finished is kept; free some space, or choose "
        "another disk.",
        lambda: translate(
            "Engine",
            "There is too little space for {out}. Everything finished is kept; free some space, or choose another "
            "disk.",
        ),
    ),
    (
        "{out} becomes larger than a file can be in {folder} ({reason}). Choose another disk, or a smaller size or "
        "quality.",
        lambda: translate(
            "Engine",
            "{out} becomes larger than a file can be there ({reason}). Choose another disk, or a smaller size or "
            "quality.",
        ),
    ),
    (
        "{out} may become larger than a file can be in {folder} ({reason}). Another disk, or a smaller size or "
        "quality, is on the safe side; what is painted is kept in any case.",
        lambda: translate(
            "Engine",
            "The film may become larger than a file can be in {folder} ({reason}). Another disk, or a smaller size or "
            "quality, is on the safe side; what is painted is kept in any case.",
        ),
    ),
    ("{size} at most, {system}", lambda: translate("Engine", "{size} at most, {system}")),
    ("{size} at most", lambda: translate("Engine", "{size} at most")),
    ("the system says so", lambda: translate("Engine", "the system says so")),
    (
        "{out} can't be written: {folder} is read-only. Choose another place.",
        lambda: translate("Engine", "{folder} can only be read, not written to. Choose another place."),
    ),
    (
        "{out} can't be written: you may not write in {folder}. Choose another place.",
        lambda: translate("Engine", "You may not write in {folder}. Choose another place."),
    ),
    (
        "The disk of {folder} can't hold a file named {name}. Choose a shorter or plainer name.",
        lambda: translate(
            "Engine",
            "The disk of {folder} can't hold a file named {name}. Choose a shorter or plainer name.",
        ),
    ),
    (
        "{out} can't be written: {reason} (folder {folder}). Choose another place.",
        lambda: translate("Engine", "{out} can't be written: {reason}. Choose another place."),
    ),
    (
        "{out} belongs to somebody else, and can't be replaced in {folder}. Choose another name.",
        lambda: translate(
            "Engine", "{out} belongs to somebody else and can't be replaced. Choose another name."
        ),
    ),
    (
        "{out} is protected and can't be replaced. Choose another name.",
        lambda: translate("Engine", "{out} is protected and can't be replaced. Choose another name."),
    ),
    (
        "Something that is not an ordinary file has appeared as {file}; it is left alone. Choose another name.",
        lambda: translate(
            "Engine", "Something that is no ordinary file has appeared as {file}. Choose another name."
        ),
    ),
    (
        "{file} is open in another program. Close it there, or choose another name.",
        lambda: translate(
            "Engine", "{file} is open in another program. Close it there, or choose another name."
        ),
    ),
    (
        "Windows can't store a file named {name}. Choose another name.",
        lambda: translate("Engine", "Windows can't store a file named {name}. Choose another name."),
    ),
    (
        "The film for {name} can't be read back after writing ({reason}). Nothing was put in its place; check the disk "
        "and run the same command again.",
        lambda: translate(
            "Engine",
            "{name} can't be read back after writing ({reason}), and was not put in its place. Check the disk, then "
            "try again; or save the film elsewhere.",
        ),
    ),
    (
        "The job needs about {need} on the disk that holds {folder}, but only {free} are free. Free some space, choose "
        "a smaller --size, or set FASTVID_HOME to a folder on a larger disk.",
        lambda: translate(
            "Engine",
            "About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or "
            "choose a smaller size.",
        ),
    ),
    (
        "The job needs about {need} on the disk that holds {folder}, but only {free} are free. Free some space, choose "
        "a smaller --size, or choose another disk for the film.",
        lambda: translate(
            "Engine",
            "About {need} are needed on the disk that holds {folder}, but only {free} are free. Free some space, or "
            "choose a smaller size or another disk for the film.",
        ),
    ),
)
