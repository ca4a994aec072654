"""Text subtitles of the source as MP4's own kind (`mov_text`): times cut to fit, formatting left out.

MP4 shows one text of a track at a time. Overlapping cues, which ASS allows, are split at every start and end, and
joined line by line while they share the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import av
import av.error
from av.container import OutputContainer
from av.packet import Packet
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import AssSubtitle

from fastvid_gui.media.chunks import new_packet
from fastvid_gui.media.languages import three_letters
from fastvid_gui.media.timeline import Timeline

TICKS_A_SECOND = 1000
# The length of a text is written in two bytes.
LONGEST_TEXT_BYTES = 65_000
MOST_CUES_AT_ONCE = 32
# For cues that don't say when they end.
USUAL_CUE_SECONDS = 4

# The encoder wants a style sheet to describe the track; we write the texts ourselves.
_HEADER = b"[Script Info]\r\nScriptType: v4.00+\r\n"
_OVERRIDES = re.compile(r"\{[^}]*\}")
_DRAWING = re.compile(r"\{[^}]*\\p[1-9][^}]*\}.*?(\{[^}]*\\p0[^}]*\}|$)", re.DOTALL)
_ASS_FIELDS_BEFORE_TEXT = 8

Cue = tuple[int, int, str]


def is_text(stream: SubtitleStream) -> bool:
    """Whether a subtitle track holds readable text, not pictures."""
    context = stream.codec_context
    return context is not None and context.codec.text_sub


class SubtitleTrack:
    """Adds one text track: packets of the source go in, packets of the film come out."""

    def __init__(self, source: SubtitleStream, out: OutputContainer, timeline: Timeline) -> None:
        self.stream = out.add_stream("mov_text")
        self.stream.codec_context.subtitle_header = _HEADER
        self.stream.time_base = Fraction(1, TICKS_A_SECOND)
        self.codec = source.codec_context.codec.canonical_name
        self.language = three_letters(source.metadata.get("language", ""))
        self.title = title = source.metadata.get("title") or source.metadata.get("name", "")
        if self.language:
            self.stream.metadata["language"] = self.language
        if title:
            self.stream.metadata.update(title=title, handler_name=title)
        self.stream.disposition = source.disposition & (
            av.stream.Disposition.default | av.stream.Disposition.forced
        )
        self.faults = 0
        self.cues = 0
        self._timeline = timeline
        self._tick = source.time_base or Fraction(1, TICKS_A_SECOND)
        self._flat = FlatCues()

    def add(self, packet: Packet[SubtitleStream]) -> Iterator[Packet[SubtitleStream]]:
        """The cues that are settled once this packet is known."""
        if not packet.size or packet.pts is None:
            return
        try:
            events = packet.decode()
        except av.error.FFmpegError:
            self.faults += 1
            return
        text = "\n".join(filter(None, (plain_text(e.ass) for e in events if isinstance(e, AssSubtitle))))
        cue = self._cue(packet.pts * self._tick, (packet.duration or 0) * self._tick, text)
        if cue is not None:
            yield from map(self._packet, self._flat.add(cue))

    def finish(self) -> Iterator[Packet[SubtitleStream]]:
        """The cues that were waiting for an overlap."""
        yield from map(self._packet, self._flat.finish())

    def _cue(self, start: Fraction, length: Fraction, text: str) -> Cue | None:
        end = start + (length or USUAL_CUE_SECONDS)
        low, high = self._timeline.start, self._timeline.end
        start = max(start, low if low is not None else self._timeline.origin)
        end = min(end, high) if high is not None else end
        first, last = (round((time - self._timeline.origin) * TICKS_A_SECOND) for time in (start, end))
        return (first, last, text) if text and last > first else None

    def _packet(self, cue: Cue) -> Packet[SubtitleStream]:
        start, end, text = cue
        data = text.encode()[:LONGEST_TEXT_BYTES].decode(errors="ignore").encode()
        packet: Packet[SubtitleStream] = new_packet(len(data).to_bytes(2, "big") + data)
        packet.pts = packet.dts = start
        packet.duration = end - start
        packet.time_base = Fraction(1, TICKS_A_SECOND)
        packet.stream = self.stream
        packet.is_keyframe = True
        self.cues += 1
        return packet


class FlatCues:
    """Splits overlapping cues, so that there is one text at any time. Cues come sorted by start."""

    def __init__(self) -> None:
        self._shown: list[tuple[int, str]] = []
        self._now = 0

    def add(self, cue: Cue) -> Iterator[Cue]:
        """What is shown up to the start of this cue."""
        start, end, text = cue
        start = max(start, self._now)
        if end <= start:
            return
        yield from self._until(start)
        if len(self._shown) < MOST_CUES_AT_ONCE:
            self._shown.append((end, text))

    def finish(self) -> Iterator[Cue]:
        """What is shown up to the end of the last cue."""
        if self._shown:
            yield from self._until(max(end for end, _ in self._shown))

    def _until(self, time: int) -> Iterator[Cue]:
        while self._shown and self._now < time:
            end = min(time, *(end for end, _ in self._shown))
            yield self._now, end, "\n".join(text for _, text in self._shown)
            self._now = end
            self._shown = [cue for cue in self._shown if cue[0] > end]
        self._now = max(self._now, time)


def plain_text(ass: bytes) -> str:
    """The words of an ASS event as FFmpeg's decoders give it (`order,layer,style,...,text`)."""
    fields = ass.decode(errors="replace").split(",", _ASS_FIELDS_BEFORE_TEXT)
    if len(fields) <= _ASS_FIELDS_BEFORE_TEXT:
        return ""
    text = _OVERRIDES.sub("", _DRAWING.sub("", fields[-1]))
    return text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ").strip()
