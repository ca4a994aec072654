"""The engine's sentences in the window's words and language.

The engine speaks English, and to people at a terminal as well. This module has the window's own words for what the
window shows often, so that they can be translated. Sentences that are unknown here are shown as the engine said them. A
pattern is the engine's sentence with {names} for the parts that differ; the window's sentence has the same names.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QCoreApplication

from fastvid_gui.domain.plan import DISSOLVE
from fastvid_gui.ui.words.doctor import DOCTOR_SENTENCES
from fastvid_gui.ui.words.source import SOURCE_SENTENCES
from fastvid_gui.ui.words.store import STORE_SENTENCES
from fastvid_gui.ui.words.targets import TARGET_SENTENCES

translate = QCoreApplication.translate

Words = Callable[[], str]

_PART_MARK = "; "
_MAYBE = frozenset({"also", "found", "how"})
"""Parts that are not always there."""
_NUMBERS = frozenset({"start", "stop", "seconds", "place", "ms", "port"})


def said(text: str) -> str:
    """A sentence (or a reason) of the engine, in the window's words."""
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


def said_lines(text: str) -> str:
    """Several sentences of the engine, one a line."""
    return "\n".join(map(said, text.splitlines()))


def said_here(reason: str) -> str:
    """Why this computer rests, as a sentence about it."""
    for pattern, words in _HERE:
        match = _compiled(pattern).fullmatch(reason.strip().rstrip("."))
        if match is not None:
            return words().format(**match.groupdict())
    return said(reason)


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
        what = r"\d+" if part in _NUMBERS else ".*?" if part in _MAYBE else ".+?"
        yield f"(?P<{part}>{what})" if place % 2 else re.escape(part)


_HERE: tuple[tuple[str, Words], ...] = (
    ("its owner needs the computer", lambda: translate("Engine", "You have this PC for yourself.")),
    (
        "it paints a film of its owner's own first",
        lambda: translate("Engine", "It paints your own film first, then it helps again."),
    ),
    (
        "it helps from {begin} to {end}, and rests until {again}",
        lambda: translate("Engine", "It helps from {begin} to {end}, and rests until {again}."),
    ),
    (
        "it runs on its battery, and rests until power is plugged in",
        lambda: translate("Engine", "It runs on its battery, and rests until power is plugged in."),
    ),
    (
        "somebody uses it; it rests until nobody has for {minutes} minutes",
        lambda: translate("Engine", "Somebody uses it; it helps when nobody has for {minutes} minutes."),
    ),
    (
        "its disk is full; free some space there",
        lambda: translate("Engine", "The disk is full: free some space, then it helps again."),
    ),
    (
        "This helper takes no more work: its disk is full; free some space there",
        lambda: translate("Engine", "The disk is full: free some space, then it helps again."),
    ),
)

_SENTENCES: tuple[tuple[str, Words], ...] = (
    # Why there is a keyframe.
    ("The film starts here.", lambda: translate("Engine", "The film starts here.")),
    ("The part starts here.", lambda: translate("Engine", "The part starts here.")),
    (
        "The picture changes at once: a hard cut.",
        lambda: translate("Engine", "The picture changes at once: a hard cut."),
    ),
    (
        "Another shot fades in from here, after the one before has faded out.",
        lambda: translate("Engine", "Another shot fades in from here, after the one before has faded out."),
    ),
    (DISSOLVE, lambda: translate("Engine", "A dissolve: one shot has just faded straight into another one.")),
    ("Another style begins here.", lambda: translate("Engine", "Another style begins here.")),
    (
        "The shot is longer than {frames} frames; a break hardly shows here.",
        lambda: translate("Engine", "The shot is longer than {frames} frames; a break hardly shows here."),
    ),
    (
        "The shot is longer than {frames} frames; a break shows less here than nearby.",
        lambda: translate(
            "Engine", "The shot is longer than {frames} frames; a break shows less here than nearby."
        ),
    ),
    (
        "The shot is longer than {frames} frames; no better place is near, so the cross-fade has to hide the break.",
        lambda: translate(
            "Engine",
            "The shot is longer than {frames} frames; no better place is near, so the cross-fade has to hide the "
            "break.",
        ),
    ),
    ("Named in the keyframe file.", lambda: translate("Engine", "Named in the keyframe file.")),
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
        "The style “{style}” can't paint films: {reason}. Choose another style, or a smaller --size.",
        lambda: translate(
            "Engine",
            "The style “{style}” can't paint films: {reason}. Choose another style, or a smaller size.",
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
    # What happens to the sound.
    ("The film has no sound.", lambda: translate("Engine", "The film has no sound.")),
    (
        "The sound is copied as it is ({codecs}).",
        lambda: translate("Engine", "The sound is copied as it is ({codecs})."),
    ),
    (
        "{count} sound tracks are copied as they are ({codecs}).",
        lambda: translate("Engine", "{count} sound tracks are copied as they are ({codecs})."),
    ),
    (
        "The sound is converted to AAC ({codecs} is not for MP4).",
        lambda: translate("Engine", "The sound is converted to AAC ({codecs} is not for MP4)."),
    ),
    (
        "{count} sound tracks are converted to AAC ({codecs} is not for MP4).",
        lambda: translate("Engine", "{count} sound tracks are converted to AAC ({codecs} is not for MP4)."),
    ),
    ("The sound is cut to fit the part.", lambda: translate("Engine", "The sound is cut to fit the part.")),
    ("The sound is left out.", lambda: translate("Engine", "The sound is left out.")),
    ("The sound is encoded anew as AAC.", lambda: translate("Engine", "The sound is encoded anew as AAC.")),
    (
        "{count} sound tracks are encoded anew as AAC.",
        lambda: translate("Engine", "{count} sound tracks are encoded anew as AAC."),
    ),
    (
        "Sound track {number} ({codec}) is encoded anew as AAC, because {reason}.",
        lambda: translate(
            "Engine", "Sound track {number} ({codec}) is encoded anew as AAC, because {reason}."
        ),
    ),
    (
        "Sound track {number} ({codec}) is mixed down to {layout}: an MP4 has no place for {speakers}.",
        lambda: translate(
            "Engine",
            "Sound track {number} ({codec}) is mixed down to {layout}: an MP4 has no place for {speakers}.",
        ),
    ),
    (
        "Sound track {number} ({codec}) is mixed down to {layout} where it has more loudspeakers.",
        lambda: translate(
            "Engine",
            "Sound track {number} ({codec}) is mixed down to {layout} where it has more loudspeakers.",
        ),
    ),
    ("its times step back at {time}", lambda: translate("Engine", "its times step back at {time}")),
    (
        "its times step back joint after joint, too far at {time}",
        lambda: translate("Engine", "its times step back joint after joint, too far at {time}"),
    ),
    (
        "it changes from {before} to {after} at {time}",
        lambda: translate("Engine", "it changes from {before} to {after} at {time}"),
    ),
    (
        "it can't be encoded ({what})",
        lambda: translate("Engine", "it can't be encoded ({what})"),
    ),
    (
        "The sound of {source} can't be brought into {output}, because {reason}. Everything painted is kept: the "
        "film can be written without sound at once.",
        lambda: translate(
            "Engine",
            "The sound of {source} can't be brought into {output}, because {reason}. Everything painted is kept: "
            "the film can be written without sound at once.",
        ),
    ),
    # The engine itself.
    (
        "FastVid's engine ended unexpectedly{how} and was started again. Try once more; the log tells what happened.",
        lambda: translate(
            "Engine",
            "A part of FastVid ended unexpectedly and was started again. Try once more; the log tells what happened.",
        ),
    ),
    (
        "FastVid's engine ended unexpectedly{how} and was started again; it goes on with what it was asked.",
        lambda: translate(
            "Engine",
            "A part of FastVid ended unexpectedly and was started again; it goes on with what it was asked.",
        ),
    ),
    (
        "{file} can't be used: looking into it ended FastVid's engine{how}, more than once. Convert it to another "
        "format (H.264 in an MP4, say) and open that; the log tells what happened.",
        lambda: translate(
            "Engine",
            "{file} can't be used: looking into it ended a part of FastVid more than once. Convert it to another "
            "format (H.264 in an MP4, say) and open that; the log tells what happened.",
        ),
    ),
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
    ("idle: {reason}", lambda: translate("Engine", "waits: {reason}")),
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
    # Pairing.
    (
        "The code is wrong. Look at it again, and type it anew.",
        lambda: translate("Engine", "The code is wrong. Look at it again, and type it anew."),
    ),
    (
        "{host} is being asked too often just now; try again in a few seconds.",
        lambda: translate(
            "Engine",
            "{host} is being asked too often just now; try again in a few seconds.",
        ),
    ),
    (
        "{host} pairs in another way; install the same FastVid on both computers.",
        lambda: translate(
            "Engine", "{host} pairs in another way; install the same FastVid on both computers."
        ),
    ),
    (
        "{host} shows no code any more; let it show a new one.",
        lambda: translate("Engine", "{host} shows no code any more; let it show a new one."),
    ),
    (
        "Nothing answers at {where}. Let the other computer show a code (fastvid-gui helper --pair), and check the "
        "address and its firewall (TCP port {port}).",
        lambda: translate(
            "Engine",
            "Nothing answers at {where}. Either no code is shown there now, or a firewall is in the way (TCP port "
            "{port}).",
        ),
    ),
    (
        "{address} is there, but shows no code now (nothing listens on TCP port {port} for it). "
        "Let it show a new one (`fastvid-gui helper --pair`, or the key p where it runs), and "
        "type that.",
        lambda: translate(
            "Engine",
            "{address} is there, but shows no code now. Let it show a new one, and type that.",
        ),
    ),
    (
        "{address} answers, but TCP port {port}, where pairing codes are taken, does not{also}: "
        "a firewall {verb} it. On {host} type what fits its system:\n{rules}",
        lambda: translate(
            "Engine",
            "Its firewall is in the way: {address} answers, but TCP port {port}, where pairing codes are taken, "
            "does not.",
        ),
    ),
    (
        "A firewall of {host} {verb} TCP port {port} for pairing and TCP port {work} for work. "
        "On {there} type what fits its system:\n{rules}",
        lambda: translate(
            "Engine",
            "The firewall of {host} blocks TCP port {port} for pairing and TCP port {work} for work.",
        ),
    ),
    (
        "Nothing answers at {where}: {host} is there, but nothing listens on TCP port {port} for "
        "pairing and TCP port {work} for work. Let it show a code (fastvid-gui helper --pair).",
        lambda: translate(
            "Engine",
            "Nothing answers at {where}: {host} is there, but helper mode is off. Turn it on there, "
            "and let it show a code.",
        ),
    ),
    (
        "Nothing answers at {where}: {host} is off or asleep, or a firewall swallows the "
        "question (TCP port {port} for pairing and TCP port {work} for work). Let it show a code "
        "(fastvid-gui helper --pair), and check the address and its firewall.",
        lambda: translate(
            "Engine",
            "Nothing answers at {where}: {host} is off or asleep, no code is shown there, or a "
            "firewall is in the way (TCP ports {port} and {work}).",
        ),
    ),
    (
        "There is no way to {host}: nobody on this network has that address. See that it is on "
        "and in the same network, and that the address is still right: `fastvid-gui helper` "
        "shows it there.",
        lambda: translate(
            "Engine",
            "There is no way to {host}: nobody in this network has that address. See that it is on "
            "and in the same network, and that the address is still right.",
        ),
    ),
    (
        "{address} takes connections, but does not answer: FastVid hangs there, or it is another "
        "program. End `fastvid-gui helper` there and start it again.",
        lambda: translate(
            "Engine",
            "{address} takes connections, but does not answer: FastVid hangs there, or it is another "
            "program. Close FastVid there and start it again.",
        ),
    ),
    (
        "{where} does not answer in time; try again.",
        lambda: translate("Engine", "{where} does not answer in time; try again."),
    ),
    (
        "{where} ended the connection; let it show a new code, and try again.",
        lambda: translate("Engine", "{where} ended the connection; let it show a new code, and try again."),
    ),
    (
        "Too many wrong codes: {host} pairs with nobody for {time}. Let it show a new code then.",
        lambda: translate(
            "Engine",
            "Too many wrong codes: {host} pairs with nobody for {time}. Let it show a new code then.",
        ),
    ),
    ("Paired with {name} ({id}).", lambda: translate("Engine", "Paired with {name}.")),
    (
        "{host} tried a wrong code; {tries} before pairing is locked.",
        lambda: translate("Engine", "{host} tried a wrong code; {tries} before pairing is locked."),
    ),
    (
        "{host} tried a wrong code. Nobody can be paired for {time} now; then show a new code.",
        lambda: translate(
            "Engine", "{host} tried a wrong code. Nobody can be paired for {time} now; then show a new code."
        ),
    ),
    (
        "{addresses} addresses and more ({host} among them) crowd out the pairing: a right code may be turned "
        "away. Look what is in this network, or pair over a cable between the two.",
        lambda: translate(
            "Engine",
            "{addresses} addresses and more ({host} among them) crowd out the pairing: a right code may be turned "
            "away. Look what is in this network, or pair over a cable between the two.",
        ),
    ),
    (
        "Nobody came in time: the pairing code is no longer valid. Show a new one.",
        lambda: translate(
            "Engine", "Nobody came in time: the pairing code is no longer valid. Show a new one."
        ),
    ),
    ("Resting: {reason}.", lambda: translate("Engine", "Resting: {reason}.")),
    ("Helping again.", lambda: translate("Engine", "Helping again.")),
    (
        "Ending after the chunks that are being painted.",
        lambda: translate("Engine", "Ending after the last piece."),
    ),
    # The network, and the doctor.
    (
        "No network interface leads to other computers{more}.",
        lambda: translate("Engine", "This PC is in no network{more}."),
    ),
    (
        "No network is connected: plug in a cable or join a Wi-Fi.",
        lambda: translate("Engine", "This PC is in no network: plug in a cable or join a Wi-Fi."),
    ),
    (
        "No network interface leads to other computers.",
        lambda: translate("Engine", "This PC is in no network."),
    ),
    (
        "Plug in a cable or join a Wi-Fi; or name an interface with --interface.",
        lambda: translate("Engine", "Plug in a cable or join a Wi-Fi."),
    ),
    ("In use: {names}.", lambda: translate("Engine", "This PC is in a network: {names}.")),
    (
        "Our own announcements come back ({families}).",
        lambda: translate("Engine", "This PC can make itself known in the network ({families})."),
    ),
    ("There is no interface to try.", lambda: translate("Engine", "There is no network to try.")),
    ("Seen: {nodes}.", lambda: translate("Engine", "Seen: {nodes}.")),
    ("No other node is seen.", lambda: translate("Engine", "No other PC is seen.")),
    (
        "Start `fastvid-gui helper` on another computer of this network; if it runs already, examine the way to it: "
        "`fastvid-gui doctor HOST` here, and `fastvid-gui doctor` there.",
        lambda: translate(
            "Engine",
            "Turn on helper mode on the other PC. If it is on, type that PC's address above and check; then check "
            "there too.",
        ),
    ),
    ("{address} answers ({ms} ms).", lambda: translate("Engine", "{address} answers ({ms} ms).")),
    (
        "{host} is there, but nothing listens on port {port}.",
        lambda: translate(
            "Engine", "{host} is there, but helper mode is off (nothing listens on port {port})."
        ),
    ),
    (
        "{host} does not answer on port {port}: it is off or asleep, or a firewall swallows the question.",
        lambda: translate(
            "Engine",
            "{host} does not answer on port {port}: it is off or asleep, or its firewall swallows "
            "the question.",
        ),
    ),
    (
        "Start `fastvid-gui helper` there; it says which port it has.",
        lambda: translate("Engine", "Turn on helper mode there."),
    ),
    (
        "If it runs, its firewall is in the way. On {host} type what fits its system:",
        lambda: translate(
            "Engine", "If helper mode is on, its firewall is in the way. On {host} type what fits its system:"
        ),
    ),
    (
        "See that {host} is on and `fastvid-gui helper` runs there.",
        lambda: translate("Engine", "See that {host} is on and awake, and that helper mode is on there."),
    ),
    (
        "See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the address is "
        "still right: `fastvid-gui helper` shows it.",
        lambda: translate(
            "Engine",
            "See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the address "
            "is still right.",
        ),
    ),
    (
        "Start `fastvid-gui helper --pair` there, then type here: fastvid-gui pair {target} CODE",
        lambda: translate("Engine", "Let it show a pairing code, press Pair here, and type the code."),
    ),
    (
        "There is no way to {host}: nobody on this network has that address.",
        lambda: translate("Engine", "There is no way to {host}: nobody in this network has that address."),
    ),
    (
        "On {host} type what fits its system:",
        lambda: translate("Engine", "On {host} type what fits its system:"),
    ),
    (
        "{host} is there, but its firewall rejects port {port}.",
        lambda: translate("Engine", "{host} is there, but its firewall rejects port {port}."),
    ),
    (
        "A firewall at {by}, on the way to {host}, rejects port {port}.",
        lambda: translate("Engine", "A firewall at {by}, on the way to {host}, rejects port {port}."),
    ),
    (
        "{host} is there, since it announces itself, but there is no way to port {port}: its "
        "firewall rejects it.",
        lambda: translate(
            "Engine",
            "{host} is there, since it makes itself known, but its firewall rejects port {port}.",
        ),
    ),
    (
        "This computer itself lets nobody connect to {host} on port {port}: its firewall or its "
        "routes forbid it.",
        lambda: translate(
            "Engine",
            "This PC itself lets nobody connect to {host} on port {port}: its own firewall or routes "
            "forbid it.",
        ),
    ),
    (
        "No network of this computer leads to {host}.",
        lambda: translate("Engine", "No network of this PC leads to {host}."),
    ),
    (
        "{name}, which was last reached there, is at {where} now.",
        lambda: translate("Engine", "{name}, which was last reached there, is at {where} now."),
    ),
    (
        "{host} is there, since it announces itself, but its firewall swallows what is sent to port {port}.",
        lambda: translate(
            "Engine", "{host} is there, since it makes itself known, but its firewall swallows port {port}."
        ),
    ),
    (
        "A firewall {verb} port {port}, where pairing codes are taken, too.{also}",
        lambda: translate("Engine", "A firewall blocks port {port}, where pairing codes are taken, too."),
    ),
    (
        "The same commands open both ports.",
        lambda: translate("Engine", "The same commands open both ports."),
    ),
    (
        "It shows a pairing code (port {port} answers).",
        lambda: translate("Engine", "It shows a pairing code (port {port} answers)."),
    ),
    (
        "Port {port}, for pairing, does not answer either.",
        lambda: translate("Engine", "Port {port}, for pairing, does not answer either."),
    ),
    (
        "It shows no pairing code now (nothing listens on port {port} for it).",
        lambda: translate("Engine", "It shows no pairing code now."),
    ),
    (
        "A firewall {verb} port {port}; that is needed for pairing only, and the two are paired.",
        lambda: translate(
            "Engine",
            "A firewall blocks port {port}; that is needed for pairing only, and the two are paired.",
        ),
    ),
    (
        "Port {work} answers, but a firewall {verb} port {port}, where pairing codes are taken.{also}",
        lambda: translate(
            "Engine",
            "Port {work} answers, but a firewall blocks port {port}, where pairing codes are taken.",
        ),
    ),
    (
        "Large packets were not tried, since the port was not reached.",
        lambda: translate("Engine", "Large packets were not tried, since the port was not reached."),
    ),
    (
        "Large packets get through.",
        lambda: translate("Engine", "Large packets get through."),
    ),
    (
        "Large packets pass both ways.",
        lambda: translate("Engine", "Large packets pass both ways."),
    ),
    (
        "Connections to {host} are made, but large packets {direction} vanish on the way, and "
        "nobody says so (an MTU black hole): films would not arrive.{found}",
        lambda: translate(
            "Engine",
            "{host} can be reached, but large packets {direction} vanish on the way: films would not "
            "arrive.{found}",
        ),
    ),
    (
        "Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), "
        "or send smaller ones from both computers:",
        lambda: translate(
            "Engine",
            "Take out what makes packets smaller on the way (a VPN, a switch without jumbo frames), "
            "or have both PCs send smaller ones:",
        ),
    ),
    (
        "{name} takes connections at {address}, but does not answer: it hangs.",
        lambda: translate(
            "Engine",
            "{name} hangs: it takes connections at {address}, but does not answer.",
        ),
    ),
    (
        "End it there and start it again: fastvid-gui helper",
        lambda: translate("Engine", "Close FastVid there and start it again."),
    ),
    (
        "{address} takes connections, but does not answer: FastVid hangs there, or it is another program.",
        lambda: translate(
            "Engine",
            "{address} takes connections, but does not answer: FastVid hangs there, or it is another "
            "program.",
        ),
    ),
    (
        "It announces itself as {name} ({id}), at {where}.",
        lambda: translate("Engine", "It makes itself known as {name}, at {where}."),
    ),
    (
        "Two computers have the same key ({name}, {id}): at {one} and at {other}. Nobody can "
        "tell which is meant.",
        lambda: translate(
            "Engine",
            "Two PCs have the same key ({name}): at {one} and at {other}. Nobody can tell which is meant.",
        ),
    ),
    (
        "{name} speaks version {version} of the farm's language{also}, this computer version "
        "{own} (FastVid {here}): they can't work together.",
        lambda: translate(
            "Engine",
            "{name} has another version of FastVid{also} than this PC ({here}): they can't work together.",
        ),
    ),
    (
        "Update FastVid on this computer. A pairing stays.",
        lambda: translate("Engine", "Update FastVid on this PC. A pairing stays."),
    ),
    (
        "Update FastVid on {name}. A pairing stays.",
        lambda: translate("Engine", "Update FastVid on {name}. A pairing stays."),
    ),
    (
        "Only a VPN ({vpn}) leads to other computers, and VPNs are left out unless they are "
        "named: --interface {name}.",
        lambda: translate(
            "Engine",
            "Only a VPN ({vpn}) leads to other PCs, and those are left out. In a terminal it can be "
            "named: fastvid-gui helper --interface {name}",
        ),
    ),
    (
        "The computer at {address} has the same key as this one: a disk or FastVid's folder was "
        "copied, or both share one home folder. On one of them rename FastVid's configuration folder "
        "(renamed back it is as it was) and pair it again, or give it a folder of its own (FASTVID_HOME=DIR).",
        lambda: translate(
            "Engine",
            "The PC at {address} has the same key as this one: a disk or FastVid's folder was "
            "copied, or both share one home folder. On one of them rename FastVid's configuration folder "
            "(renamed back it is as it was) and pair it again, or give it a folder of its own (FASTVID_HOME=DIR).",
        ),
    ),
    (
        "It announces itself as {name} ({id}).",
        lambda: translate("Engine", "It makes itself known as {name}."),
    ),
    (
        "Nothing was heard from it by multicast either.",
        lambda: translate("Engine", "It does not make itself known either."),
    ),
    (
        "Not known: neither its announcement nor an answer was heard.",
        lambda: translate("Engine", "Its version is not known, since nothing was heard from it."),
    ),
    (
        "Both speak version {version} of the farm's language.",
        lambda: translate("Engine", "Both have versions that fit."),
    ),
    (
        "Both understand each other (here FastVid {here}, there {there}).",
        lambda: translate("Engine", "Both versions fit (here {here}, there {there})."),
    ),
    (
        "Not known: the port was not reached.",
        lambda: translate("Engine", "Whether it lets this PC in is not known: it was not reached."),
    ),
    (
        "{name} is paired and lets this computer in.",
        lambda: translate("Engine", "{name} is paired and lets this PC in."),
    ),
    (
        "{name} is not paired with this computer.",
        lambda: translate("Engine", "{name} is not paired with this PC."),
    ),
    ("Both clocks agree within a minute.", lambda: translate("Engine", "Both clocks agree.")),
    (
        "Not known: the time is told by the announcement.",
        lambda: translate("Engine", "Its clock is not known, since it does not make itself known."),
    ),
    (
        "The clock of this computer is plausible.",
        lambda: translate("Engine", "The clock of this PC is plausible."),
    ),
    (
        "--helpers-only and --nodes local leave nobody to paint; drop one of them.",
        lambda: translate(
            "Engine",
            "This PC is to be kept free, and no helper is to be used: nobody is left to paint. Let one of "
            "the two paint.",
        ),
    ),
    (
        "No helper is paired with this computer. Start `fastvid-gui helper --pair` on another one, and type the code "
        "it shows here: `fastvid-gui pair HOST CODE`.",
        lambda: translate(
            "Engine", "No helper is paired with this PC. Pair one first, or let this PC paint."
        ),
    ),
    *DOCTOR_SENTENCES,
    *SOURCE_SENTENCES,
    *STORE_SENTENCES,
    *TARGET_SENTENCES,
)
