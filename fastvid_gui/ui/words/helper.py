"""What the helper's view, its tray icon and the header say about `Helping`. Nothing here draws or changes anything."""

import math
import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.helping import Helping
from fastvid_gui.ui.words.quantities import time_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    """A state for people. `mood`: "good", "work", "rest" or "bad", for its color; `icon` is the second cue."""

    icon: str
    mood: str
    headline: str
    detail: str = ""


def helper_said(helping: Helping) -> Said:
    """The state of the helper."""
    status = helping.now.status if helping.now is not None else None
    if helping.problem:
        return Said("circle-alert", "bad", translate("Helper", "Can't help just now"), helping.problem)
    if helping.recovers and not helping.given_back:
        left = time_words(max(1.0, (helping.again_at or 0.0) - time.monotonic()))
        return Said(
            "refresh-cw", "rest", translate("Helper", "Starting again…"),
            translate("Helper", "It helps again in {time}. Finished pieces are kept.").format(time=left),
        )  # fmt: skip
    if status is None and not helping.given_back:
        return Said("hourglass", "rest", translate("Helper", "Getting ready…"))
    if helping.given_back:
        return Said("coffee", "rest", translate("Helper", "This PC is yours"), _until_words(helping.back_at))
    assert status is not None
    if helping.finishing or status.state == "stopping":
        return Said(
            "hourglass", "rest", translate("Helper", "Finishing the last piece"),
            translate("Helper", "Helper mode ends by itself in a moment; everything finished is kept."),
        )  # fmt: skip
    if status.resting or status.state == "paused":
        return Said("moon-star", "rest", translate("Helper", "Resting"), in_words(status.resting))
    if status.painting:
        return Said("brush", "work", _for_words(status), parts_words(status))
    if not status.paired:
        return Said(
            "key-round", "rest", translate("Helper", "Waiting for the first pairing"),
            translate("Helper", "Show a pairing code here, and type it into FastVid on the other PC."),
        )  # fmt: skip
    return Said("circle-check", "good", translate("Helper", "Ready to help"), _ready_words(status))


def _until_words(back_at: float | None) -> str:
    if back_at is None:
        return translate("Helper", "Nothing is painted until you press Help again. Finished pieces are kept.")
    left = time_words(max(1.0, back_at - time.monotonic()))
    return translate("Helper", "It helps again in {time}. Finished pieces are kept.").format(time=left)


def death_words(helping: Helping) -> str:
    """What happened to the process that helps; "" if nothing did."""
    if helping.died_at is None:
        return ""
    clock = QLocale().toString(
        QTime(helping.died_at.hour, helping.died_at.minute), QLocale.FormatType.ShortFormat
    )
    if helping.deaths == 1:
        return translate(
            "Helper",
            "The part of FastVid that helps ended unexpectedly at {time}; it starts again by itself. "
            "The log tells more.",
        ).format(time=clock)
    return translate(
        "Helper",
        "The part of FastVid that helps ended unexpectedly {count} times, the last time at {time}; it starts again by "
        "itself. The log tells more.",
    ).format(count=helping.deaths, time=clock)


def waits_for_pairing(helping: Helping) -> bool:
    """Whether a code must be shown before this computer can help anybody."""
    now = helping.now
    if now is None or helping.problem or helping.given_back or helping.finishing or helping.broken:
        return False
    return not now.status.paired and not now.status.code


def _for_words(status: HelperStatus) -> str:
    if status.maker:
        return translate("Helper", "Painting for {maker}").format(maker=status.maker)
    return translate("Helper", "Painting")


def parts_words(status: HelperStatus) -> str:
    """ "frames 120 to 168 and 240 to 288"."""
    spans = [
        translate("Helper", "{first} to {last}").format(first=part.start, last=part.stop - 1)
        for part in status.painting[:3]
    ]
    if not spans:
        return ""
    words = translate("Helper", "Frames {spans}").format(spans=", ".join(spans))
    if len(status.painting) > 3:
        words += translate("Helper", " and {count} more").format(count=len(status.painting) - 3)
    return words


def _ready_words(status: HelperStatus) -> str:
    if status.paired == 1:
        return translate("Helper", "Paired with 1 computer; it begins as soon as that one renders.")
    return translate("Helper", "Paired with {count} computers; it begins as soon as one renders.").format(
        count=status.paired
    )


def waiting_words(status: HelperStatus) -> str:
    """Who waits for a turn."""
    if not status.waiting:
        return ""
    return translate("Helper", "Next: {names}").format(names=", ".join(status.waiting))


def code_words(code: str) -> str:
    """ "123 456": a code as people read it out."""
    digits = "".join(sign for sign in code if sign.isdigit())
    return f"{digits[:3]} {digits[3:]}" if len(digits) == 6 else code


def left_words(seconds: float) -> str:
    """How long a code is still valid: "1:43"."""
    whole = max(0, math.ceil(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def number_words(value: float) -> str:
    """A number in the language's form: whole, or with one digit where it is small."""
    return QLocale().toString(value, "f", 1 if value < 100 else 0)


def status_line(helping: Helping) -> str:
    """The state on one line, for the tray and the header."""
    said = helper_said(helping)
    now = helping.now
    if said.mood == "work" and now is not None and now.frames_per_second > 0:
        return translate("Helper", "{headline}, {rate} frames/s").format(
            headline=said.headline, rate=number_words(now.frames_per_second)
        )
    return said.headline
