"""What a row of the queue says about its item, as sentences. Nothing here draws or changes anything."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from fastvid_gui.render.result import RenderResult
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.queue_item import LOCAL_NAMES, ItemState, QueueItem
from fastvid_gui.ui.state.spans import length
from fastvid_gui.ui.words.quantities import (
    count_words,
    elapsed_words,
    node_words,
    percent_words,
    rate_words,
    stage_words,
    style_words,
    time_words,
)

SEPARATOR = "  ·  "
SHOWN_STYLES = 3
SAVED_LEAST_SECONDS = 5.0

translate = QCoreApplication.translate


def frames_words(count: int) -> str:
    """ "1 frame", "126 frames"."""
    return (
        translate("Jobs", "1 frame")
        if count == 1
        else translate("Jobs", "{count} frames").format(count=count_words(count))
    )


def kept_frames(item: QueueItem) -> int:
    """Frames of an unfinished item that are safe on the disk."""
    if item.state is ItemState.DONE:
        return 0
    if item.stored:
        return length(item.stored)
    return item.painted.done if item.painted and item.state is not ItemState.RUNNING else 0


def details_words(item: QueueItem, titles: Mapping[str, str] | None = None) -> str:
    """Style and settings: "Starry night · 360p · frames 12 to 80"; styles that follow each other: "Wave → Scream"."""
    request = item.request
    styles = [style_words(style, titles) for style in request.styles[: SHOWN_STYLES + 1]]
    parts = [" → ".join((*styles[:SHOWN_STYLES], "…") if len(styles) > SHOWN_STYLES else styles)]
    if request.size:
        parts.append(translate("Jobs", "{size}p").format(size=request.size))
    if request.start or request.stop:
        last = request.stop or request.start + item.frames
        if last:
            parts.append(
                translate("Jobs", "frames {first} to {last}").format(first=request.start, last=last - 1)
            )
        else:
            parts.append(translate("Jobs", "from frame {first}").format(first=request.start))
    if request.compare != "none":
        parts.append(translate("Jobs", "before and after"))
    return SEPARATOR.join(parts)


def farm_words(item: QueueItem, left: float | None) -> str:
    """ "11 min with 3 helpers (38 min alone)"; "" where nobody helps or the time is unknown."""
    helpers = len(item.helpers)
    if not helpers or left is None:
        return ""
    text = (
        translate("Jobs", "1 helper")
        if helpers == 1
        else translate("Jobs", "{count} helpers").format(count=helpers)
    )
    alone = item.seconds_alone
    if alone is None:
        return translate("Jobs", "{time} with {helpers}").format(time=time_words(left), helpers=text)
    return translate("Jobs", "{time} with {helpers} ({alone} alone)").format(
        time=time_words(left), helpers=text, alone=time_words(alone)
    )


def left_words(item: QueueItem, left: float | None) -> str:
    """The time left, with helpers named; "" while it is unknown."""
    if left is None:
        return ""
    return farm_words(item, left) or translate("Jobs", "{time} left").format(time=time_words(left))


def painting(item: QueueItem) -> bool:
    """Whether speed and time left have a meaning: frames are being painted now."""
    if item.painted is None:
        return False
    return item.stage is None or item.stage.stage not in ("checksum", "index", "check", "export")


def _doing(item: QueueItem) -> str:
    if item.painted is None and item.stage is not None and item.stage.stage == "paint":
        return translate("Jobs", "Getting ready to paint")
    return stage_words(item.stage)


def running_words(item: QueueItem, left: float | None, now: float) -> str:
    """What a running item does, how fast, and for how long."""
    if item.stopping:
        return translate("Jobs", "Stopping; what is finished is being kept…")
    stage = item.stage
    parts = [in_words(item.remarks[-1]) if item.idle else _doing(item)]
    if painting(item) and stage is not None and stage.stage == "analysis" and not item.idle:
        planned = (item.planned is not None and item.planned.complete) or 0 < stage.total <= stage.done
        parts = [
            translate("Jobs", "Painting")
            if planned
            else translate("Jobs", "Looking for keyframes and painting")
        ]
    if painting(item) and item.painted is not None:
        if item.total:
            parts.append(
                translate("Jobs", "{done} of {total}").format(
                    done=count_words(item.painted.done), total=frames_words(item.total)
                )
            )
        if item.painted.frames_per_second > 0 and not item.idle:
            parts.append(rate_words(item.painted.frames_per_second))
        parts.append("" if item.idle else left_words(item, left))
    elif stage is not None and stage.total:
        parts.append(
            translate("Jobs", "{percent} %").format(percent=100 * min(stage.done, stage.total) // stage.total)
        )
    parts.append(translate("Jobs", "{time} so far").format(time=elapsed_words(item.seconds(now))))
    if item.tried_again:
        parts.append(translate("Jobs", "tried again by itself after a crash"))
    return SEPARATOR.join(part for part in parts if part)


def again_words(item: QueueItem) -> str:
    """Which frames a stop cost: those of the piece that each core had in hand; "" if none."""
    if not item.again:
        return ""
    if item.again == 1:
        return translate("Jobs", "1 frame that was in hand is painted again")
    return translate("Jobs", "{count} frames that were in hand are painted again").format(
        count=count_words(item.again)
    )


def rest_words(item: QueueItem) -> str:
    """What an item says that does not render: why, and how much of it is kept."""
    kept = kept_frames(item)
    kept_text = ""
    if kept and item.total:
        kept_text = translate("Jobs", "{done} of {total} are finished and kept").format(
            done=count_words(kept), total=frames_words(item.total)
        )
    elif kept:
        kept_text = translate("Jobs", "{frames} are finished and kept").format(frames=frames_words(kept))
    if item.state is ItemState.WAITING:
        return SEPARATOR.join(part for part in (translate("Jobs", "Waiting"), kept_text) if part)
    if item.state is ItemState.PAUSED:
        words = translate("Jobs", "Not finished last time") if item.left_over else translate("Jobs", "Paused")
        return SEPARATOR.join(part for part in (words, kept_text, again_words(item)) if part)
    if item.state is ItemState.CANCELED:
        return SEPARATOR.join(part for part in (translate("Jobs", "Canceled"), kept_text) if part)
    if item.state is ItemState.FAILED:
        return " ".join(part for part in (item.problem, f"{kept_text}." if kept_text else "") if part)
    return done_words(item.result)


def done_words(result: RenderResult | None) -> str:
    """What a finished render says: that it is checked, how long it took, who helped."""
    if result is None:
        return translate("Jobs", "Done")
    parts = [
        translate("Jobs", "Done and checked"),
        translate("Jobs", "{frames}, {width} × {height}").format(
            frames=frames_words(result.frames), width=result.width, height=result.height
        ),
    ]
    if result.seconds > 0:
        fresh = result.frames - result.resumed_frames
        parts.append(translate("Jobs", "{time} of painting").format(time=elapsed_words(result.seconds)))
        if fresh > 0:
            parts.append(rate_words(fresh / result.seconds))
    return SEPARATOR.join(parts)


def node_shares(result: RenderResult | None) -> tuple[tuple[str, str], ...]:
    """Who painted how much: each node's name with its words; nothing if nobody helped."""
    painters = [node for node in result.nodes if node.frames] if result is not None else []
    if all(node.name in LOCAL_NAMES for node in painters):
        return ()
    everyone = sum(node.frames for node in painters)
    text = translate("Jobs", "{node} {frames} ({percent} %)")
    return tuple(
        (
            node.name,
            text.format(
                node=node_words(node.name),
                frames=frames_words(node.frames),
                percent=round(100 * node.frames / everyone),
            ),
        )
        for node in painters
    )


def saved_words(result: RenderResult | None) -> str:
    """The time that helpers saved; "" if it is unknown.

    The time it would have taken alone is calculated from the speed that this computer showed while it took part.
    """
    if result is None or len(result.nodes) < 2:
        return ""
    own = next((node for node in result.nodes if node.name in LOCAL_NAMES), None)
    if own is None or not own.frames or own.seconds <= 0:
        return ""
    saved = sum(node.frames for node in result.nodes) * own.seconds / own.frames - result.seconds
    if saved < SAVED_LEAST_SECONDS:
        return ""
    return translate("Jobs", "about {time} saved").format(time=time_words(saved))


def nodes_words(result: RenderResult | None) -> str:
    """Who painted how much, and the time saved: "" where nobody helped."""
    shares = ", ".join(words for _, words in node_shares(result))
    return SEPARATOR.join(part for part in (shares, saved_words(result)) if part)


def headline(item: QueueItem, left: float | None) -> str:
    """The running item in a few words, for the header and the window's title: "42 % of bikes.mp4, 3 min left"."""
    percent, name = percent_words(item), item.source.name
    if item.stopping:
        return translate("Jobs", "Stopping {film}").format(film=name)
    if not painting(item):
        return translate("Jobs", "{stage}: {film}").format(stage=_doing(item), film=name)
    if not percent:
        return translate("Jobs", "Painting {film}").format(film=name)
    words = left_words(item, left)
    text = translate("Jobs", "{percent} of {film}").format(percent=percent, film=name)
    return f"{text}, {words}" if words else text
