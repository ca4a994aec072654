"""What both ways of adding a sound track share: the report about it, and its clock in samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

import av.error
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet

from fastvid_gui.media.timeline import Timeline
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.sound import Sound

# Time stamps of sound wobble by their container's tick; only a larger difference is a gap or an overlap.
WOBBLE_TICKS = 3
SMALLEST_GAP = Fraction(1, 50)
# Transport streams time a bundle of packets; the demuxer counts on from there.
LARGEST_GUESS = Fraction(3, 20)
# A jump beyond the film's end by more than this is a damaged time stamp, not a silence to fill.
LONGEST_OVERHANG = Fraction(600)


@dataclass(slots=True, kw_only=True)
class TrackReport:
    """What happened to one sound track, collected while it is written.

    Attributes:
        codec: of the source; copied: whether its packets were kept as they are.
        first, end: seconds of the film between which it sounds; None until there is sound.
        faults: pieces that could not be decoded and were left out.
        remarks: what people should know about it, with what the sentence tells besides number and codec.
    """

    codec: str
    copied: bool
    language: str
    title: str
    first: Fraction | None = None
    end: Fraction | None = None
    faults: int = 0
    remarks: dict[Sound, dict[str, object]] = field(default_factory=dict)

    def sounded(self, first: Fraction, end: Fraction) -> None:
        """Notes that it sounds from `first` to `end`; what an edit list hides before 0 does not count."""
        if self.first is None:
            self.first = max(first, Fraction(0))
        self.end = max(end, self.end or end)

    def sentences(self, number: int) -> list[Sentence]:
        """What to say about it as the film's track of that number."""
        told: dict[Sound, dict[str, object]] = {}
        if self.faults:
            told[Sound.TRACK_DAMAGED] = {"count": self.faults}
        told |= self.remarks
        return [say(code, number=number, codec=self.codec, **values) for code, values in told.items()]


class CannotCopyError(Exception):
    """A track's packets can't be kept as they are; `reason` is why.

    `layout`: loudspeakers that appeared midway and for which an encoded track should have room; "" for none.
    """

    def __init__(self, reason: Sentence, layout: str = "") -> None:
        super().__init__(str(reason))
        self.reason, self.layout = reason, layout


class SoundTrack(Protocol):
    """One way to add a track: packets of the source go in, packets of the film come out."""

    report: TrackReport
    stream: AudioStream

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """Takes the next packet of the source's track."""

    def joint(self) -> None:
        """The next packet begins another piece of a source that was joined."""

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """The rest at the end of the source."""


class SampleClock:
    """Turns the time stamps of a track into sample numbers counted from the film's zero.

    A stamp within one container tick of the end of the last piece counts as that end.
    """

    def __init__(
        self, source: AudioStream, rate: int, timeline: Timeline, *, exact: bool, guessed: bool = False
    ) -> None:
        """`guessed`: the demuxer takes the sound for another rate, so that most stamps are wrong guesses."""
        self._rate, self._origin = rate, timeline.origin
        self._tick = source.time_base or Fraction(1, rate)
        wobble = self._tick * rate * WOBBLE_TICKS
        self._tolerance = wobble if exact else max(wobble, SMALLEST_GAP * rate)
        if exact and (self._tick * rate).denominator == 1 and self._tick * rate <= 1:
            self._tolerance = Fraction(0)
        # The first stamp of a stretch is the file's own.
        self._guess = LARGEST_GUESS * rate if guessed else Fraction(0)
        self._latest = self._sample(timeline.film_end + LONGEST_OVERHANG)
        self.cut_start = -(1 << 62) if timeline.start is None else self._sample(timeline.start)
        self.cut_end = 1 << 62 if timeline.end is None else self._sample(timeline.end)
        self.expected: int | None = None

    def place(self, stamp: int | None, samples: int, tick: Fraction | None = None) -> int | None:
        """The sample number of a piece; None if its time is unknown or can't be true."""
        if stamp is None:
            place = self.expected
        else:
            place = self._sample(stamp * (tick or self._tick))
            if self.expected is not None and abs(place - self.expected) <= self._tolerance:
                place = self.expected
        if place is None or place > self._latest:
            return None
        self._tolerance = max(self._tolerance, self._guess)
        self.expected = max(place + samples, self.expected or place + samples)
        return place

    def _sample(self, seconds: Fraction) -> int:
        return round((seconds - self._origin) * self._rate)


def decoded(packet: Packet[AudioStream]) -> list[AudioFrame] | None:
    """The sound in a packet (maybe none yet); None if it is damaged."""
    try:
        return list(packet.decode())
    except av.error.FFmpegError:
        return None
