"""The head of Matroska and WebM files, where PyAV does not report its contents. Reads heads only, within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_ELEMENTS = 4096
MOST_NUMBER_BYTES = 8
SEGMENT, TRACKS, CLUSTER = 0x18538067, 0x1654AE6B, 0x1F43B675
TRACK, TRACK_TYPE, VIDEO = 0xAE, 0x83, 0xE0
CROP_LEFT, CROP_TOP, CROP_RIGHT, CROP_BOTTOM = 0x54CC, 0x54BB, 0x54DD, 0x54AA
MAPPING, MAPPING_TYPE, MAPPING_DATA = 0x41E4, 0x41E7, 0x41ED
VIDEO_TYPE = 1


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its number, and where its contents begin and end in the file."""

    number: int
    begin: int
    end: int

    def content(self, file: BinaryIO, most: int) -> bytes:
        """Its first bytes."""
        file.seek(self.begin)
        return file.read(min(most, self.end - self.begin))

    def value(self, file: BinaryIO) -> int:
        """Its content as a whole number."""
        return int.from_bytes(self.content(file, MOST_NUMBER_BYTES), "big")


@dataclass(frozen=True, slots=True)
class VideoTrack:
    """What a video track says about itself.

    Attributes:
        crop: pixels that are not shown: left, top, right, bottom.
        mappings: what data beside the pictures mean (type of four letters as a number, set-up bytes).
    """

    crop: tuple[int, int, int, int]
    mappings: tuple[tuple[int, bytes], ...]


def video_track(file: BinaryIO, place: int) -> VideoTrack | None:
    """The video track at a place among those of the file."""
    size = file.seek(0, 2)
    top = list(_first(elements(file, 0, size), SEGMENT))
    segment = top[-1] if top and top[-1].number == SEGMENT else None
    if segment is None:
        return None
    tracks = None
    for element in elements(file, segment.begin, segment.end):
        if element.number == TRACKS:
            tracks = element
        if element.number in (TRACKS, CLUSTER):
            break
    found = []
    for track in elements(file, tracks.begin, tracks.end) if tracks else ():
        parts = list(elements(file, track.begin, track.end)) if track.number == TRACK else []
        if any(part.number == TRACK_TYPE and part.value(file) == VIDEO_TYPE for part in parts):
            found.append(_track(file, parts))
    return found[place] if place < len(found) else None


def _track(file: BinaryIO, parts: list[Element]) -> VideoTrack:
    crop = dict.fromkeys((CROP_LEFT, CROP_TOP, CROP_RIGHT, CROP_BOTTOM), 0)
    mappings = []
    for part in parts:
        if part.number == VIDEO:
            for element in elements(file, part.begin, part.end):
                if element.number in crop:
                    crop[element.number] = element.value(file)
        elif part.number == MAPPING:
            inside = {element.number: element for element in elements(file, part.begin, part.end)}
            if MAPPING_TYPE in inside and MAPPING_DATA in inside:
                data = inside[MAPPING_DATA].content(file, 64)
                mappings.append((inside[MAPPING_TYPE].value(file), data))
    left, top, right, bottom = crop.values()
    return VideoTrack((left, top, right, bottom), tuple(mappings))


def _first(found: Iterator[Element], number: int) -> Iterator[Element]:
    for element in found:
        yield element
        if element.number == number:
            return


def elements(file: BinaryIO, begin: int, end: int) -> Iterator[Element]:
    """The elements in a part of the file. One of unknown size, or cut off, extends to the end."""
    for _ in range(MOST_ELEMENTS):
        if begin >= end:
            return
        file.seek(begin)
        head = file.read(12)
        marker = _length(head, 4)
        if not marker:
            return
        size = _length(head[marker:], 8)
        if not size:
            return
        unknown = (1 << 7 * size) - 1
        length = int.from_bytes(head[marker : marker + size], "big") & unknown
        start = begin + marker + size
        stop = end if length == unknown else min(end, start + length)
        yield Element(int.from_bytes(head[:marker], "big"), start, stop)
        begin = stop


def _length(head: bytes, most: int) -> int:
    """How many bytes a variable-length number has; 0 if that is impossible."""
    length = 9 - head[0].bit_length() if head and head[0] else 0
    return length if 0 < length <= most and len(head) >= length else 0
