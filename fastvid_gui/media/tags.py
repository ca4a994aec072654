"""Titles, comments, dates and chapters of the source, in the form that an MP4 keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from fastvid_gui.media.timeline import Timeline
from fastvid_gui.sentences.export import NotKept
from fastvid_gui.sentences.sentence import Sentence, said_by_others, say

if TYPE_CHECKING:
    # Known to the type checker only.
    from av.container.core import Chapter

# The tags that the MP4 container has room for (FFmpeg's names).
KEPT_TAGS = (
    "title", "artist", "album_artist", "album", "composer", "date", "comment", "description", "synopsis",
    "genre", "copyright", "grouping", "lyrics", "show", "episode_id", "network", "keywords", "track", "disc",
    "creation_time", "location",
)  # fmt: skip
# What phones and cameras call the same thing; the first one found is taken.
SYNONYMS = {
    "com.apple.quicktime.location.iso6709": "location",
    "com.apple.quicktime.creationdate": "date",
    "com.apple.quicktime.title": "title",
    "com.apple.quicktime.displayname": "title",
    "com.apple.quicktime.artist": "artist",
    "com.apple.quicktime.author": "artist",
    "com.apple.quicktime.album": "album",
    "com.apple.quicktime.comment": "comment",
    "com.apple.quicktime.description": "description",
    "com.apple.quicktime.information": "description",
    "com.apple.quicktime.copyright": "copyright",
    "com.apple.quicktime.keywords": "keywords",
}
DEVICE_TAGS = (
    ("com.apple.quicktime.make", "com.apple.quicktime.model"),
    ("com.android.manufacturer", "com.android.model"),
    ("make", "model"),
)
# Degrees north, degrees east, and mostly meters above the sea (ISO 6709).
PLACE = re.compile(r"[+-]\d+(\.\d*)?[+-]\d+(\.\d*)?([+-]\d+(\.\d*)?)?(CRS\w+)?/?")
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


def film_tags(tags: Mapping[str, str]) -> tuple[dict[str, str], list[Sentence]]:
    """The tags that are kept, and how to name those that are not."""
    known = {name.lower(): text.strip() for name, text in tags.items() if text.strip()}
    kept = {name: known[name][:LONGEST_TAG] for name in KEPT_TAGS if name in known}
    used = set(kept)
    for name, text in known.items():
        meant = "location" if name.startswith("location-") else SYNONYMS.get(name, "")
        if meant and kept.setdefault(meant, text[:LONGEST_TAG]) == text[:LONGEST_TAG]:
            used.add(name)
    # The same place in another language's entry, or written with other digits, is not lost.
    used.update(name for name in known if name.startswith("location-"))
    lost = []
    if not PLACE.fullmatch(kept.get("location", "+0+0")):
        lost.append(say(NotKept.PLACE, place=kept.pop("location")))
    for parts in DEVICE_TAGS:
        if words := [known[part] for part in parts if part in known]:
            lost.append(say(NotKept.DEVICE, name=" ".join(words)))
            used.update(parts)
    others = sorted(name for name in known if name not in used and not _technical(name))
    lost += map(said_by_others, others)
    return kept, lost


def film_chapters(chapters: Sequence[Chapter], timeline: Timeline) -> list[Chapter]:
    """The chapters that the film still shows, by its own clock, numbered from 1."""
    found: list[Chapter] = []
    low = timeline.origin if timeline.start is None else timeline.start
    high = timeline.film_end if timeline.end is None else timeline.end
    for start, end, title in sorted(_spans(chapters)):
        # Some files leave the end open; the chapter then lasts until the end of the film.
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
    known = name in SYNONYMS
    return name in TECHNICAL_TAGS or (
        not known and name.startswith(("_", "com.apple.", "com.android.", "id3v2_priv"))
    )
