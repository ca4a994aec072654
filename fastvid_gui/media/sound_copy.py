"""A sound track of the source kept as it is: only its times move.

Packets can't be cut, and a track has one description for all of them. Where times step back by more than a wobble
(recordings joined end to end, loops, edits), or if the sound changes its form, it has to be encoded instead:
`CannotCopyError`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from fractions import Fraction

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet

from fastvid_gui.domain.times import clock
from fastvid_gui.media.loudspeakers import KNOWN
from fastvid_gui.media.sound_track import CannotCopyError, SampleClock, TrackReport, decoded
from fastvid_gui.media.timeline import Timeline
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.sound import Sound

# Packets before a cut that a decoder needs to be right at the cut: overlapping windows, MP3's bit reservoir.
WARM_UP_PACKETS = {"aac": 2, "mp3": 3, "ac3": 1, "eac3": 1, "alac": 0}
SAMPLES_A_PACKET = {"aac": 1024, "mp3": 1152, "ac3": 1536, "eac3": 1536, "alac": 4096}

# Two packets may overlap by this much: clocks of live recordings wobble, and nobody hears it.
LARGEST_OVERLAP = Fraction(1, 100)
# Overlaps at joints add up; players that play packet after packet may fall behind by this much.
LARGEST_SLIP = Fraction(1, 50)
# Codecs whose channels are described once for the whole track.
ONE_FORM = frozenset({"aac", "alac"})


class CopiedSound:
    """Keeps the packets; only their times move. Each packet is decoded once to test it."""

    def __init__(
        self, source: AudioStream, stream: AudioStream, timeline: Timeline, report: TrackReport
    ) -> None:
        self.stream, self.report = stream, report
        self._rate = source.codec_context.sample_rate
        stream.time_base = Fraction(1, self._rate)
        self._timeline = timeline
        self._clock = SampleClock(source, self._rate, timeline, exact=True)
        self._usual = source.codec_context.frame_size or SAMPLES_A_PACKET.get(report.codec, 1024)
        self._form: tuple[str, int] | None = None
        self._leading = True
        self._cut = False
        self._joint = False
        self._slipped = 0
        self._latest = -(1 << 62)
        self._before: deque[Packet[AudioStream]] = deque(maxlen=WARM_UP_PACKETS.get(report.codec, 1))

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """The packet at its place in the film; nothing if it is damaged or outside the part."""
        if not packet.size:
            return
        frames = None if packet.is_corrupt else decoded(packet)
        if frames is None:
            self.report.faults += 1
            return
        due = self._clock.expected
        if packet.is_discard and due is not None and not self._leading:
            # After an edit, this only warms the decoder up. The next packet is heard in part only.
            self._cut = True
            return
        self._leading &= bool(packet.is_discard)
        samples = self._samples(packet)
        place = self._clock.place(packet.pts if packet.pts is not None else packet.dts, samples)
        if place is None:
            return
        inside = place + samples > self._clock.cut_start and place < self._clock.cut_end
        overlap = 0 if due is None else due - place
        most = 0 if self._cut else LARGEST_OVERLAP * self._rate
        self._cut = False
        if inside and (overlap > most or (overlap > 0 and place <= self._latest)):
            raise CannotCopyError(say(Sound.STEPS_BACK, time=self._shown(place)))
        if inside and self._joint:
            self._joint = False
            self._slipped = max(0, self._slipped + overlap)
            if self._slipped > LARGEST_SLIP * self._rate:
                raise CannotCopyError(say(Sound.STEPS_BACK_AT_JOINTS, time=self._shown(place)))
        self._latest = place
        if inside:
            self._watch_form(frames, place)
        if place >= self._clock.cut_end:
            return
        packet.pts = packet.dts = place
        packet.duration = min(samples, self._clock.cut_end - place)
        packet.time_base = Fraction(1, self._rate)
        packet.stream = self.stream
        packet.is_keyframe = True
        if place + samples <= self._clock.cut_start:
            self._before.append(packet)
            return
        # The edit list hides the warm-up; sound that begins after the start of the part needs none.
        warm_up = list(self._before) if place < self._clock.cut_start else []
        self._before.clear()
        yield from (*warm_up, packet)
        self.report.sounded(Fraction(place, self._rate), Fraction(place + packet.duration, self._rate))

    def joint(self) -> None:
        """Counts overlaps at joints."""
        self._joint = True

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """Yields nothing: no packet is held back."""
        yield from ()

    def _watch_form(self, frames: list[AudioFrame], place: int) -> None:
        """Raises `CannotCopyError` if players that follow the track's description would fall silent."""
        for frame in frames:
            # AC-3 and MP3 state their channels in each packet, and players follow that.
            form = (frame.layout.name if self.report.codec in ONE_FORM else "", frame.sample_rate)
            if self._form is not None and form != self._form:
                before, after = _shown(self._form), _shown(form)
                raise CannotCopyError(
                    say(Sound.CHANGES, before=before, after=after, time=self._shown(place)),
                    frame.layout.name if {c.name for c in frame.layout.channels} <= set(KNOWN) else "",
                )
            self._form = form

    def _shown(self, place: int) -> str:
        return clock(max(Fraction(place, self._rate), Fraction(0)))

    def _samples(self, packet: Packet[AudioStream]) -> int:
        exact = Fraction(packet.duration or 0) * packet.time_base * self._rate
        # A coarse clock's durations are rounded; the codec's own packet length is not.
        return int(exact) if exact > 0 and exact.denominator == 1 else self._usual


def _shown(form: tuple[str, int]) -> str:
    return " ".join(word for word in (form[0], f"{form[1]} Hz") if word)
