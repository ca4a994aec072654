"""What the line above the queue says about all of it: how many wait, and one time for everything."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.ui.words.quantities import count_words, time_words

translate = QCoreApplication.translate


def more_words(waiting: int, seconds: float | None) -> str:
    """What comes after the running film: "2 more waiting, 14 min for all"; "" if nothing does."""
    if not waiting:
        return ""
    count = translate("Jobs", "{count} more waiting").format(count=count_words(waiting))
    if seconds is None:
        return count
    return translate("Jobs", "{waiting}, {time} for all").format(waiting=count, time=time_words(seconds))


def waiting_words(waiting: int, seconds: float | None) -> str:
    """What waits while nothing renders: "2 waiting, about 14 min"."""
    count = translate("Jobs", "{count} waiting").format(count=count_words(waiting))
    if seconds is None:
        return count
    return translate("Jobs", "{waiting}, about {time}").format(waiting=count, time=time_words(seconds))
