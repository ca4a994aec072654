"""A sound track of the source taken over as it is: only its times move."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from fractions import Fraction

from av.audio.stream import AudioStream
from av.packet import Packet

from fastvid_gui.media.sound_track import SampleClock, TrackReport, decoded
from fastvid_gui.media.timeline import Timeline

# Packets before a cut that a decoder needs to be right at the cut: overlapping windows, MP3's bit reservoir.
WARM_UP_PACKETS = {"aac": 2, "mp3": 3, "ac3": 1, "eac3": 1, "alac": 0}
SAMPLES_A_PACKET = {"aac": 1024, "mp3": 1152, "ac3": 1536, "eac3": 1536, "alac": 4096}


class CopiedSound:
    """Keeps the packets; only their times move. Each is decoded once to see whether it can be."""

    def __init__(
        self, source: AudioStream, stream: AudioStream, timeline: Timeline, report: TrackReport
    ) -> None:
        self.stream, self.report = stream, report
        self._rate = source.codec_context.sample_rate
        stream.time_base = Fraction(1, self._rate)
        self._timeline = timeline
        self._clock = SampleClock(source, self._rate, timeline, exact=True)
        self._usual = source.codec_context.frame_size or SAMPLES_A_PACKET.get(report.codec, 1024)
        self._before: deque[Packet[AudioStream]] = deque(maxlen=WARM_UP_PACKETS.get(report.codec, 1))

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """The packet at its place in the film, or nothing where it is damaged or outside of the part."""
        if not packet.size:
            return
        if packet.is_corrupt or decoded(packet) is None:
            self.report.faults += 1
            return
        samples = self._samples(packet)
        place = self._clock.place(packet.pts if packet.pts is not None else packet.dts, samples)
        if place is None or place >= self._clock.cut_end:
            return
        packet.pts = packet.dts = place
        packet.duration = min(samples, self._clock.cut_end - place)
        packet.time_base = Fraction(1, self._rate)
        packet.stream = self.stream
        packet.is_keyframe = True
        if place + samples <= self._clock.cut_start:
            self._before.append(packet)
            return
        # The edit list hides the warm-up; sound that begins later than the part needs none.
        warm_up = list(self._before) if place < self._clock.cut_start else []
        self._before.clear()
        yield from (*warm_up, packet)
        self.report.sounded(Fraction(place, self._rate), Fraction(place + packet.duration, self._rate))

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """Nothing is held back."""
        yield from ()

    def _samples(self, packet: Packet[AudioStream]) -> int:
        exact = Fraction(packet.duration or 0) * packet.time_base * self._rate
        # A coarse clock's durations are rounded; the codec's own packet length is not.
        return int(exact) if exact > 0 and exact.denominator == 1 else self._usual
