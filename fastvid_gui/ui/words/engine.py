"""The engine's sentences in the window's words and language.

The engine speaks English, and to people at a terminal as well. This module has the window's own words for what the
window shows often, so that they can be translated. Sentences that are unknown here are shown as the engine said them. A
pattern is the engine's sentence with {names} for the parts that differ; the window's sentence has the same names.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.ui.sentences.said import in_words

translate = QCoreApplication.translate

Words = Callable[[], str]

_PART_MARK = "; "
_NUMBERS = frozenset({"start", "stop", "seconds", "place"})


def said(text: Sentence | str) -> str:
    """A sentence (or a reason) of the engine, in the window's words."""
    if isinstance(text, Sentence):
        return in_words(text)
    text = text.strip()
    found = _found(text)
    if found is not None:
        return found
    parts = text.split(_PART_MARK)
    known = [_found(part) for part in parts] if len(parts) > 1 else []
    if not any(known):
        return text
    # Three failures in a row usually have the same reason.
    return _PART_MARK.join(dict.fromkeys(mine or part for mine, part in zip(known, parts, strict=True)))


def _found(text: str) -> str | None:
    for pattern, words in _SENTENCES:
        match = _compiled(pattern).fullmatch(text)
        if match is not None:
            # A part that differs may be a reason with words of its own.
            values = {
                name: said(value) if name == "reason" else value for name, value in match.groupdict().items()
            }
            return words().format(**values)
    # "attic: it has left", where several computers are listed.
    name, mark, rest = text.partition(": ")
    about = _found(rest) if mark else None
    return None if about is None else f"{name}: {about}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", pattern)
    return re.compile("".join(_regex(parts)), re.DOTALL)


def _regex(parts: list[str]) -> Iterator[str]:
    for place, part in enumerate(parts):
        what = r"\d+" if part in _NUMBERS else ".+?"
        yield f"(?P<{part}>{what})" if place % 2 else re.escape(part)


_SENTENCES: tuple[tuple[str, Words], ...] = (
    # Why a helper does not work.
    ("its owner needs the computer", lambda: translate("Engine", "its owner needs the computer")),
    (
        "it paints a film of its owner's own first",
        lambda: translate("Engine", "it paints a film of its owner's own first"),
    ),
    (
        "it helps from {begin} to {end}, and rests until {again}",
        lambda: translate("Engine", "it helps from {begin} to {end}, and rests until {again}"),
    ),
    (
        "it runs on its battery, and rests until power is plugged in",
        lambda: translate("Engine", "it runs on its battery, and rests until power is plugged in"),
    ),
    (
        "somebody uses it; it rests until nobody has for {minutes} minutes",
        lambda: translate("Engine", "somebody uses it; it rests until nobody has for {minutes} minutes"),
    ),
    (
        "its disk is full; free some space there",
        lambda: translate("Engine", "its disk is full; free some space there"),
    ),
    # What asks for more than a computer gives.
    (
        "painting {size} takes about {need} of memory here, and {lent} of it are lent",
        lambda: translate(
            "Engine", "pictures of {size} take about {need} of its memory, and it lends {lent}"
        ),
    ),
    (
        "the memory that it lends is used up; it takes more when that is painted",
        lambda: translate(
            "Engine", "the memory that it lends is used up; it takes more when that is painted"
        ),
    ),
    (
        "Painting it took more memory than this helper lends ({lent}).",
        lambda: translate("Engine", "Painting it took more memory than that PC lends ({lent})."),
    ),
    (
        "The process that paints ended unexpectedly ({how}).",
        lambda: translate("Engine", "What paints there ended unexpectedly ({how})."),
    ),
    (
        "the style asks for too much: {reason}",
        lambda: translate("Engine", "the style asks for too much: {reason}"),
    ),
    (
        "it needs {much} million operations a pixel, and {most} million are the most",
        lambda: translate(
            "Engine", "it needs {much} million operations a pixel, and {most} million are the most"
        ),
    ),
    (
        "a picture of {size} takes {much} trillion operations in it, and {most} trillion are the most",
        lambda: translate(
            "Engine",
            "a picture of {size} takes {much} trillion operations in it, and {most} trillion are the most",
        ),
    ),
    (
        "helps {maker} first, place {place} in its queue",
        lambda: translate("Engine", "helps {maker} first; place {place} in its queue"),
    ),
    (
        "it does not know this computer; pair the two again",
        lambda: translate("Engine", "it does not know this computer; pair the two again"),
    ),
    (
        "it answers, but ends each connection at once: it is not the FastVid that was paired, or strangers keep it "
        "busy",
        lambda: translate(
            "Engine",
            "it answers, but ends each connection at once: it is not the FastVid that was paired, or strangers keep it "
            "busy",
        ),
    ),
    ("it has left", lambda: translate("Engine", "it has left")),
    ("it was killed, or crashed", lambda: translate("Engine", "it was killed, or crashed")),
    ("it was ended", lambda: translate("Engine", "it was ended")),
    ("no sign of life", lambda: translate("Engine", "no sign of life")),
    ("nothing answers there", lambda: translate("Engine", "nothing answers there")),
    ("the connection ended", lambda: translate("Engine", "the connection ended")),
    ("it has another address now", lambda: translate("Engine", "it has another address now")),
    (
        "it does not answer: the FastVid there hangs, or its computer does",
        lambda: translate("Engine", "it does not answer: FastVid hangs there, or the whole PC does"),
    ),
    (
        "its FastVid is older than this computer's (version {theirs} of the farm's language there, {mine} here); "
        "install the same FastVid on both",
        lambda: translate("Engine", "FastVid is older there than here; install the same FastVid on both PCs"),
    ),
    (
        "its FastVid is newer than this computer's (version {theirs} of the farm's language there, {mine} here); "
        "install the same FastVid on both",
        lambda: translate("Engine", "FastVid is newer there than here; install the same FastVid on both PCs"),
    ),
    # The engine itself.
    (
        "bad checksum: frames {start} to {stop}",
        lambda: translate("Engine", "frames {start} to {stop} arrived damaged"),
    ),
    (
        "wrong picture: frames {start} to {stop}",
        lambda: translate("Engine", "frames {start} to {stop} were not what was asked for"),
    ),
    (
        "wrong picture: frames {start} to {stop} that it was not asked for",
        lambda: translate("Engine", "it offered frames {start} to {stop}, for which nobody had asked"),
    ),
    (
        "frames {start} to {stop} are not what this computer paints there ({fault}); all {count} frames that it "
        "delivered are painted again",
        lambda: translate(
            "Engine",
            "frames {start} to {stop} are not what this computer paints there; all {count} frames that it delivered "
            "are painted again",
        ),
    ),
    (
        "Frames {start} to {stop} of {name} could not be checked here: {reason}.",
        lambda: translate(
            "Engine", "Frames {start} to {stop} of {name} could not be checked here: {reason}."
        ),
    ),
    (
        "late: nothing delivered for {seconds} s",
        lambda: translate("Engine", "nothing came for {seconds} s"),
    ),
    ("error: {reason}", lambda: translate("Engine", "an error: {reason}")),
    (
        "vanished: no sign of life while it was painting",
        lambda: translate("Engine", "no sign of life while it was painting"),
    ),
    (
        "vanished: its program ended while it was painting",
        lambda: translate("Engine", "FastVid there ended while it was painting"),
    ),
    ("idle: {reason}", lambda: "{reason}"),
    ("resting: {reason}", lambda: translate("Engine", "rests: {reason}")),
    ("paused: {reason}", lambda: translate("Engine", "rests: {reason}")),
    ("refused: {reason}", lambda: "{reason}"),
    ("set aside: {reason}", lambda: "{reason}"),
    ("helps somebody else: {reason}", lambda: "{reason}"),
    ("connecting: {reason}", lambda: "{reason}"),
    # What a render reports.
    ("{name} helps ({device}).", lambda: translate("Engine", "{name} helps ({device}).")),
    ("{name} helps again.", lambda: translate("Engine", "{name} helps again.")),
    (
        "{name} helps ({device}); its versions or device differ ({other}), tiny differences are possible.",
        lambda: translate(
            "Engine", "{name} helps ({device}); it is not quite like this PC, tiny differences are possible."
        ),
    ),
    ("{name} is back.", lambda: translate("Engine", "{name} is back.")),
    (
        "{name} comes, goes or changes all the time: it is not told each time.",
        lambda: translate("Engine", "{name} comes, goes or changes all the time: it is not told each time."),
    ),
    (
        "{name} brought nothing of its part for long: another computer was sooner and goes on with it.",
        lambda: translate(
            "Engine",
            "{name} brought nothing of its part for long: another PC was sooner and goes on with it.",
        ),
    ),
    (
        "{name} has vanished: {reason}. What it delivered is kept.",
        lambda: translate("Engine", "{name} has vanished: {reason}. What it delivered is kept."),
    ),
    (
        "no sign of life for {seconds} s; look at the computer, its cable or its Wi-Fi",
        lambda: translate(
            "Engine", "no sign of life for {seconds} s; look at that PC, its cable or its Wi-Fi"
        ),
    ),
    (
        "FastVid there was killed or crashed",
        lambda: translate("Engine", "FastVid was killed or crashed there"),
    ),
    (
        "its connection ended, and nothing answers there",
        lambda: translate("Engine", "its connection ended, and nothing answers there"),
    ),
    (
        "{name} could not paint its part: {reason}.",
        lambda: translate("Engine", "{name} could not paint its part: {reason}."),
    ),
    (
        "{name} has {which} FastVid ({theirs}; this computer has {mine}); it helps if its pictures are the same.",
        lambda: translate(
            "Engine",
            "{name} has another FastVid ({theirs}, this PC has {mine}); it helps if its pictures are the same.",
        ),
    ),
    ("{name} has left: {reason}.", lambda: translate("Engine", "{name} has left: {reason}.")),
    ("{name} rests: {reason}.", lambda: translate("Engine", "{name} rests: {reason}.")),
    (
        "{name} takes no work now: {reason}.",
        lambda: translate("Engine", "{name} takes no work now: {reason}."),
    ),
    (
        "{name} gets no more work: {reason}.",
        lambda: translate("Engine", "{name} gets no more work: {reason}."),
    ),
    ("{name} does not help: {reason}.", lambda: translate("Engine", "{name} does not help: {reason}.")),
    (
        "Waiting: {reason}. It goes on by itself as soon as {who} can, and ends if that takes {time}; or "
        "stop it, and give the same command without --helpers-only.",
        lambda: translate(
            "Engine",
            "It waits, since this PC is to be kept free: {reason}. It goes on by itself as soon as a helper can, and "
            "stops if that takes {time}.",
        ),
    ),
    (
        "Waiting: {reason}. It goes on by itself as soon as {who}; or stop it, and give the same command "
        "without --helpers-only.",
        lambda: translate(
            "Engine",
            "It waits, since this PC is to be kept free: {reason}. It goes on by itself as soon as a "
            "helper can.",
        ),
    ),
    (
        "Still waiting, for {time}: {reason}. It goes on by itself as soon as {who}.",
        lambda: translate("Engine", "It still waits: {reason}. It goes on by itself."),
    ),
    (
        "Waiting: {reason}. It goes on by itself as soon as {who}.",
        lambda: translate("Engine", "It waits: {reason}. It goes on by itself."),
    ),
    (
        "Nobody could paint for {time}: {reason}. What is finished is kept. {advice}.",
        lambda: translate(
            "Engine",
            "No PC could paint for {time}: {reason}. What is finished is kept. See to the other PCs, then "
            "try again.",
        ),
    ),
    (
        "no helper can work now ({reason}), and this computer was told to paint nothing",
        lambda: translate("Engine", "no helper can work now ({reason})"),
    ),
    (
        "no helper is left ({reason}), and this computer was told to paint nothing",
        lambda: translate("Engine", "no helper is left ({reason})"),
    ),
    (
        "no helper has been found yet, and this computer was told to paint nothing",
        lambda: translate("Engine", "no helper has been found yet"),
    ),
    (
        "no helper has been found yet, and this computer was told to paint nothing ({reason})",
        lambda: translate("Engine", "no helper has been found yet ({reason})"),
    ),
)
