"""Why a file can't be written to a place, in the window's words: a part of engine_words.py."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

TARGET_SENTENCES: tuple[tuple[str, Callable[[], str]], ...] = (
    (
        "The film for {name} can't be read back after writing ({reason}). Nothing was put in its place; check the disk "
        "and run the same command again.",
        lambda: translate(
            "Engine",
            "{name} can't be read back after writing ({reason}), and was not put in its place. Check the disk, then "
            "try again; or save the film elsewhere.",
        ),
    ),
)
