"""Times, sizes and stages in people's words, and a steady time left. Nothing here draws."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.style import parse_blend
from fastvid_gui.errors import StyleError
from fastvid_gui.render.events import StageAdvanced
from fastvid_gui.ui.state.queue_item import QueueItem

SETTLE_SECONDS = 6.0
"""How quickly the time left follows new estimates: most of a change is applied after this time."""

translate = QCoreApplication.translate


def time_words(seconds: float) -> str:
    """A duration no finer than anyone can trust: "20 s", "4 min", "2 h 5 min"."""
    if seconds <= 90:
        step = 1 if seconds < 10 else 5
        return translate("Jobs", "{seconds} s").format(seconds=max(1, step * math.ceil(seconds / step)))
    minutes = math.ceil(seconds / 60 - 0.25)
    if minutes < 90:
        return translate("Jobs", "{minutes} min").format(minutes=minutes)
    if minutes < 48 * 60:
        return translate("Jobs", "{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
    return translate("Jobs", "{days} days").format(days=round(minutes / 60 / 24))


def span_words(seconds: float, between: tuple[float, float] | None) -> str:
    """How long something takes: one duration, or "2 min to 5 min" where it may lie anywhere between."""
    least, most = map(time_words, between or (seconds, seconds))
    if least == most:
        return most
    return translate("Jobs", "{least} to {most}").format(least=least, most=most)


def elapsed_words(seconds: float) -> str:
    """A duration that has passed: "0:42", "12:05", "1:02:03"."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


def size_words(count: int) -> str:
    """Bytes as the system's file manager shows them: "24 MB", "1.4 GB"."""
    precision = 1 if 1e9 <= count < 1e10 else 0
    return QLocale().formattedDataSize(count, precision, QLocale.DataSizeFormat.DataSizeSIFormat)


def count_words(count: int) -> str:
    """A number with the separators of the language: "12,345"."""
    return QLocale().toString(count)


def rate_words(frames_per_second: float) -> str:
    """A speed: "0.85 frames/s", "12.4 frames/s", "140 frames/s"."""
    digits = 2 if frames_per_second < 1 else 1 if frames_per_second < 100 else 0
    return translate("Jobs", "{rate} frames/s").format(
        rate=QLocale().toString(frames_per_second, "f", digits)
    )


def style_words(reference: str, titles: Mapping[str, str] | None = None) -> str:
    """A style as people call it: "The Starry Night", "60 % Starry night + 40 % Great wave", a file's name.

    `titles`: the titles of the installed styles; a style that is no longer installed is called by its name.
    """
    titles = titles or {}
    try:
        blend = parse_blend(reference)
    except StyleError:
        blend = None
    if blend is not None:
        parts = [
            translate("Jobs", "{share} % {style}").format(
                share=round(100 * share), style=titles.get(name) or _name(name)
            )
            for name, share in blend
        ]
        return " + ".join(parts)
    if reference in titles:
        return titles[reference]
    name = reference.replace("\\", "/").rpartition("/")[2]
    return _name(name.rpartition(".")[0] or name)


def _name(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def stage_words(stage: StageAdvanced | None) -> str:
    """What the engine does now."""
    words = {
        "": translate("Jobs", "Starting"),
        "checksum": translate("Jobs", "Reading the film"),
        "index": translate("Jobs", "Reading the film"),
        "analysis": translate("Jobs", "Looking for keyframes"),
        "paint": translate("Jobs", "Painting"),
        "export": translate("Jobs", "Putting the film together"),
        "check": translate("Jobs", "Checking the film"),
    }
    return words.get(stage.stage if stage else "", translate("Jobs", "Working"))


def percent_words(item: QueueItem) -> str:
    """ "42 %", or "" while it is unknown."""
    share = item.share
    return "" if share is None else translate("Jobs", "{percent} %").format(percent=math.floor(100 * share))


def node_words(name: str) -> str:
    """A node's name as people read it."""
    return name if name not in ("", LOCAL) else translate("Jobs", "this computer")


class SteadyTime:
    """A time left that counts down with the clock and follows the engine's estimates calmly.

    It smooths the time at which the render will be done, so that the time left still shrinks without news.
    """

    def __init__(self) -> None:
        self._end: float | None = None
        self._at = 0.0

    def tell(self, seconds_left: float | None, now: float) -> None:
        """Takes an estimate of the engine, at `now` (time.monotonic()); None: the engine does not know (any more)."""
        if seconds_left is None:
            self._end = None
            return
        end = now + seconds_left
        if self._end is None:
            self._end = end
        else:
            self._end += (end - self._end) * (1 - math.exp(-(now - self._at) / SETTLE_SECONDS))
        self._at = now

    def left(self, now: float) -> float | None:
        """Seconds left, at least 0; None while unknown."""
        return None if self._end is None else max(0.0, self._end - now)
