"""The state of a node in words, an icon and a mood, and which of its commands make sense. Nothing here draws."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from fastvid_gui.engine.messages.nodes import NodeSeen
from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.render.events import NodeStatus
from fastvid_gui.ui.words.engine import said
from fastvid_gui.ui.words.helper import Said

translate = QCoreApplication.translate


MINUTE = 60
IDLE = "idle"
"""How the engine begins the state of a node that could work; the reason why it does not comes next."""


class Deed(StrEnum):
    """What the user can do with a node."""

    PAIR = "pair"
    FORGET = "forget"
    READMIT = "readmit"
    FORBID = "forbid"
    ALLOW = "allow"
    FORGET_ADDRESS = "forget_address"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLine:
    """One computer as the panel shows it.

    Attributes:
        key: stays the same while the computer is listed. id: fingerprint, "" where unknown.
        number: for its color, 0 is this computer; None while it takes no part in the job.
        frames, frames_per_second: in the job that renders now. share: its part of what was painted, 0 to 1.
        speeds: frames a second, newest last, one a second. picture: the newest stored frame it painted.
    """

    key: str
    id: str
    name: str
    address: str
    device: str
    paired: bool
    here: bool
    said: Said
    deeds: tuple[Deed, ...] = ()
    number: int | None = None
    frames: int = 0
    frames_per_second: float | None = None
    share: float = 0.0
    speeds: tuple[float, ...] = ()
    picture: PictureBytes | None = None


def seen_said(node: NodeSeen, version: int) -> Said:
    """The state of a computer that takes no part in a job of ours."""
    if node.version and version and node.version != version:
        return Said(
            "triangle-alert", "bad", translate("Nodes", "Another FastVid version"),
            translate("Nodes", "Install the same version of FastVid on both computers, then it can help.")
            if node.version > version
            else translate("Nodes", "Its FastVid is older: install this PC's version there, then it can help."),
        )  # fmt: skip
    if node.state == "away":
        return Said(
            "unlink", "rest", translate("Nodes", "Not seen now"),
            translate("Nodes", "It is off or asleep, or helper mode is off there."),
        )  # fmt: skip
    if node.state == "does not answer":
        return Said(
            "unlink", "bad", translate("Nodes", "Does not answer"),
            translate("Nodes", "FastVid hangs there: close it and start it again."),
        )  # fmt: skip
    if node.state == "refuses":
        return Said(
            "unlink", "bad", translate("Nodes", "It does not let this PC in"),
            translate("Nodes", "Its owner may have ended the pairing. Pair again with a new code."),
        )  # fmt: skip
    if not node.helping or node.state == "off":
        return Said("power", "rest", translate("Nodes", "Helper mode is off there"))
    if not node.paired:
        return Said("key-round", "rest", translate("Nodes", "Not paired"))
    if node.state == "working":
        return Said("hourglass", "rest", translate("Nodes", "Busy for someone else"))
    if node.state == "paused":
        return Said("circle-pause", "rest", translate("Nodes", "Paused by its owner"))
    return Said("circle-check", "good", translate("Nodes", "Ready to help"))


def job_said(node: NodeStatus, lost_for: float = 0.0) -> Said:
    """The state of a computer in the job that renders now. `lost_for`: seconds since it was lost."""
    detail = _capital(said(node.state))
    match node.standing:
        case "working" | "" if node.painting:
            spans = ", ".join(f"{part.start}-{part.stop - 1}" for part in node.painting[:3])
            more = " …" if len(node.painting) > 3 else ""
            return Said("brush", "work", translate("Nodes", "Painting {spans}").format(spans=spans + more))
        case "paused":
            return Said("circle-pause", "rest", translate("Nodes", "Paused by its owner"))
        case "busy":
            return Said("hourglass", "rest", translate("Nodes", "Busy for someone else"))
        case "lost":
            return Said("unlink", "bad", _lost_for(lost_for), _lost_words())
        case "aside" | "refused":
            again = translate("Nodes", "{reason}. The menu lets it try again.")
            return Said(
                "ban", "bad", translate("Nodes", "Set aside"), again.format(reason=detail.rstrip("."))
            )
        case "forbidden":
            return Said("ban", "rest", translate("Nodes", "Not for this job"))
        case "left":
            return Said("power", "rest", translate("Nodes", "It stopped helping"))
        case "joining":
            return Said("loader-circle", "rest", translate("Nodes", "Getting ready"))
        case "idle" if node.state.startswith(f"{IDLE}: "):
            reason = _capital(said(node.state[len(IDLE) + 2 :]))
            return Said("circle-alert", "bad", translate("Nodes", "Takes no work now"), reason)
        case "idle":
            return Said("circle-check", "good", translate("Nodes", "Waiting for a range"))
    return Said("circle-check", "good", detail or translate("Nodes", "Waiting for a range"))


def _lost_for(seconds: float) -> str:
    if seconds < 1:
        return translate("Nodes", "Lost just now")
    if seconds < MINUTE:
        return translate("Nodes", "Lost {seconds} s ago").format(seconds=int(seconds))
    return translate("Nodes", "Lost {minutes} min ago").format(minutes=int(seconds // MINUTE))


def _lost_words() -> str:
    return translate(
        "Nodes",
        "Its work goes on elsewhere. If it does not come back by itself, see that it is on, awake and in the network.",
    )


def _capital(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def deeds_of(seen: NodeSeen | None, now: NodeStatus | None, version: int) -> tuple[Deed, ...]:
    """What the user can do with a node, the most useful first."""
    deeds: list[Deed] = []
    if now is not None and now.id:
        if now.standing == "forbidden":
            deeds.append(Deed.ALLOW)
        elif now.standing in ("aside", "refused"):
            deeds.append(Deed.READMIT)
        else:
            deeds.append(Deed.FORBID)
    if seen is not None and not seen.here:
        fits = not (seen.version and version and seen.version != version)
        refuses = seen.state == "refuses"
        if (refuses or seen.helping) and fits and seen.address and (refuses or not seen.paired):
            deeds.insert(0, Deed.PAIR)
        if seen.paired:
            deeds.append(Deed.FORGET)
        if not seen.id and seen.address:
            deeds.append(Deed.FORGET_ADDRESS)
    return tuple(deeds)
