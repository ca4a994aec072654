"""Why a file can't be written to a place, in the window's words: a part of engine_words.py."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

TARGET_SENTENCES: tuple[tuple[str, Callable[[], str]], ...] = (
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
