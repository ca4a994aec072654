"""Titles, comments, dates and chapters of the source, in the form an MP4 keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from fastvid_gui.media.timeline import Timeline

if TYPE_CHECKING:
    # Known to the type checker only.
    from av.container.core import Chapter

# What the MP4 container has places for (FFmpeg's names).
KEPT_TAGS = (
    "title", "artist", "album_artist", "album", "composer", "date", "comment", "description", "synopsis",
    "genre", "copyright", "grouping", "lyrics", "show", "episode_id", "network", "keywords", "track", "disc",
    "creation_time",
)  # fmt: skip
# Facts about the old file that are no longer true or mean nothing to people.
TECHNICAL_TAGS = frozenset(
    {
        "major_brand", "minor_version", "compatible_brands", "encoder", "encoded_by", "duration", "vendor_id",
        "handler_name", "software", "bps", "number_of_frames", "number_of_bytes",
    }
)  # fmt: skip
LONGEST_TAG = 10_000
TICKS_A_SECOND = 1000
# The older of the two chapter lists in an MP4 counts in one byte.
MOST_CHAPTERS = 255


def film_tags(tags: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The tags that are kept, and the names of those that an MP4 has no place for."""
    known = {name.lower(): text for name, text in tags.items() if text}
    kept = {name: known[name][:LONGEST_TAG] for name in KEPT_TAGS if name in known}
    lost = [name for name in known if name not in kept and not _technical(name)]
    return kept, lost


def film_chapters(chapters: Sequence[Chapter], timeline: Timeline) -> list[Chapter]:
    """The chapters that the film still shows, on its own clock, numbered from 1."""
    found: list[Chapter] = []
    low = timeline.origin if timeline.start is None else timeline.start
    high = timeline.film_end if timeline.end is None else timeline.end
    for start, end, title in sorted(_spans(chapters)):
        # Some files leave the end open; the chapter then lasts as long as the film.
        first, last = max(low, start), min(high, end if end > start else high)
        if last > first and len(found) < MOST_CHAPTERS:
            number = len(found) + 1
            found.append(
                {
                    "id": number,
                    "start": _ticks(first - timeline.origin),
                    "end": _ticks(last - timeline.origin),
                    "time_base": Fraction(1, TICKS_A_SECOND),
                    "metadata": {"title": title or str(number)},
                }
            )
    return found


def _spans(chapters: Sequence[Chapter]) -> Iterator[tuple[Fraction, Fraction, str]]:
    for chapter in chapters:
        tick = chapter["time_base"]
        if tick:
            yield chapter["start"] * tick, chapter["end"] * tick, chapter["metadata"].get("title", "")


def _ticks(seconds: Fraction) -> int:
    return round(seconds * TICKS_A_SECOND)


def _technical(name: str) -> bool:
    return name in TECHNICAL_TAGS or name.startswith(("_", "com.apple.", "com.android.", "id3v2_priv"))
