"""What is said of the list of jobs on the disk, in the window's words: a part of engine_words.py."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

STORE_SENTENCES: tuple[tuple[str, Callable[[], str]], ...] = (
    (
        "The list of jobs in {folder} was damaged ({detail}); it has been made anew from what is painted: {stored}. "
        "The damaged one is kept as {file}.",
        lambda: translate(
            "Engine",
            "The list of your unfinished films was damaged. It has been made anew from what is painted; nothing of "
            "that is lost.",
        ),
    ),
    (
        "The list of jobs in {folder} is damaged ({detail}). Run the same command again: the list is made anew from "
        "what is painted, and nothing of that is painted twice.",
        lambda: translate(
            "Engine",
            "The list of your unfinished films is damaged. Try again: it is made anew from what is painted, and "
            "nothing of that is painted twice.",
        ),
    ),
    (
        "{count} left out of the list: damaged, or of a newer FastVid.",
        lambda: translate(
            "Engine", "Unfinished films are left out of the list: damaged, or of a newer FastVid."
        ),
    ),
    (
        "{count} left out, and may be painted again: damaged, or of a newer FastVid.",
        lambda: translate(
            "Engine", "Stored parts are left out, and may be painted again: damaged, or of a newer FastVid."
        ),
    ),
    (
        "{path} is not an ordinary file; move it away, and the list of jobs is made anew from what is painted.",
        lambda: translate(
            "Engine",
            "{path} is not an ordinary file. Move it away; the list of your unfinished films is made anew from what is "
            "painted.",
        ),
    ),
)
