"""Helper mode of this computer, as its window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

HELPER_MODE: Words = {
    HelperMode.OWNER: lambda: translate("Engine", "You have this PC for yourself."),
    HelperMode.OWN_FILM: lambda: translate("Engine", "It paints your own film first, then it helps again."),
    HelperMode.HOURS: lambda: translate("Engine", "It helps from {begin} to {end}, and rests until {begin}."),
    HelperMode.ON_BATTERY: lambda: translate(
        "Engine",
        "It runs on its battery, and rests until power is plugged in.",
    ),
    HelperMode.IN_USE: lambda: translate(
        "Engine",
        "Somebody uses it; it helps when nobody has for {minutes:g} minutes.",
    ),
    HelperMode.RESTS: lambda: translate("Engine", "{reason}"),
    HelperMode.ENDS: lambda: translate("Engine", "Ending after the last piece."),
    HelperMode.SHELF_FULL: lambda: translate(
        "Engine",
        "The {megabytes} MB for finished pieces are used up. Continue the renders that they belong to, or "
        "allow more in the settings.",
    ),
    HelperMode.NO_SPACE: lambda: translate(
        "Engine",
        "The disk is full: free some space, then it helps again.",
    ),
    HelperMode.NOT_HELPING: lambda: translate(
        "Engine",
        "This PC does not help now. Turn on helper mode first.",
    ),
    HelperMode.RUNS_ELSEWHERE: lambda: translate(
        "Engine",
        "Another PC ({computer}) helps with the files in {folder} already, and nobody could tell the "
        "two apart. Give each PC a folder of its own ({variable}=DIR).",
    ),
    HelperMode.RUNS: lambda: translate(
        "Engine",
        "This PC helps already: a helper that was started in a terminal uses the files in {folder}. "
        "End that one first; or, to have two, give this one a folder of its own ({variable}=DIR).",
    ),
    HelperMode.HOURS_FORM: lambda: translate(
        "Engine",
        "“{text}” is not a time of day for helping: write it as 20:00-08:00 or 20-8.",
    ),
    HelperMode.HOURS_EMPTY: lambda: translate(
        "Engine",
        "“{text}” begins and ends at the same time. To help all day, leave it empty.",
    ),
    HelperMode.IDLE_UNKNOWN: lambda: translate(
        "Engine",
        "This PC does not tell when it was last used. Set the hours of helping instead.",
    ),
    HelperMode.NO_SYSTEMD: lambda: translate(
        "Engine",
        "This system has no systemd. Turn on “Start with the computer” instead.",
    ),
}
