"""Sound of the source, packet by packet, for the exported film: copied where MP4 players know it, else AAC.

Both ways count in samples from the film's zero and look at each piece of sound before they keep it: what
can't be decoded is left out, and the track says so at the end. A part of a film has its sound cut to the
sample: encoded sound exactly, copied sound through the MP4's edit list, which hides the beginning of the
first packet and the end of the last one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol, cast

import av
import av.error
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from numpy.typing import NDArray

from fastvid_gui.media.container import open_container
from fastvid_gui.media.timeline import Timeline

COPIED_CODECS = frozenset({"aac", "mp3", "ac3", "eac3", "alac"})
# The MP4 standard knows MP3 from 16 kHz up.
SLOWEST_COPIED_MP3 = 16_000
# Packets before a cut that a decoder needs to be right at the cut: overlapping windows, MP3's bit reservoir.
WARM_UP_PACKETS = {"aac": 2, "mp3": 3, "ac3": 1, "eac3": 1, "alac": 0}
SAMPLES_A_PACKET = {"aac": 1024, "mp3": 1152, "ac3": 1536, "eac3": 1536, "alac": 4096}

AAC_RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
AAC_BITS_A_SECOND = {
    1: 96_000,
    2: 192_000,
    3: 256_000,
    4: 320_000,
    5: 384_000,
    6: 384_000,
    7: 448_000,
    8: 512_000,
}
# The standard's limit: 6144 bits for each channel in a packet of 1024 samples.
AAC_MOST_BITS_A_SAMPLE = 6

# Time stamps of sound wobble by their container's tick; only what differs more is a gap or an overlap.
WOBBLE_TICKS = 3
SMALLEST_GAP = Fraction(1, 50)
# A jump beyond the film's end by more than this is a damaged time stamp, not a silence to be filled.
LONGEST_OVERHANG = Fraction(600)
SILENCE_SAMPLES = 48_000
PROBED_PACKETS = 200

Samples = NDArray[np.generic]


@dataclass(slots=True)
class TrackReport:
    """What became of one sound track, gathered while it is written.

    Attributes:
        codec: of the source; copied: whether its packets were kept as they are.
        first, end: seconds of the film between which it sounds; None until there is sound.
        faults: pieces that could not be decoded and were left out.
    """

    codec: str
    copied: bool
    language: str
    title: str
    first: Fraction | None = None
    end: Fraction | None = None
    faults: int = 0

    def sounded(self, first: Fraction, end: Fraction) -> None:
        """Notes that it sounds from `first` to `end`; what an edit list hides before 0 does not count."""
        if self.first is None:
            self.first = max(first, Fraction(0))
        self.end = max(end, self.end or end)


class SoundTrack(Protocol):
    """One way to bring a track over: packets of the source go in, packets of the film come out."""

    report: TrackReport

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """Takes the next packet of the source's track."""

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """What is left at the end of the source."""


def sound_track(source: AudioStream, out: OutputContainer, timeline: Timeline) -> SoundTrack:
    """Adds a track to the film for one of the source, which must have been found to be decodable."""
    codec = source.codec_context.codec.canonical_name
    language = source.metadata.get("language", "")
    title = source.metadata.get("title") or source.metadata.get("name", "")
    report = TrackReport(codec, is_copied(source), language, title)
    track: CopiedSound | EncodedSound
    if report.copied:
        track = CopiedSound(source, out.add_stream_from_template(source, opaque=True), timeline, report)
    else:
        track = EncodedSound(source, _aac_stream(source, out), timeline, report)
    if language:
        track.stream.metadata["language"] = language
    if title:
        track.stream.metadata.update(title=title, handler_name=title)
    track.stream.disposition = source.disposition
    return track


def is_copied(source: AudioStream) -> bool:
    """Whether the packets of a track may go into an MP4 as they are."""
    codec = source.codec_context.codec.canonical_name
    if codec == "mp3" and source.codec_context.sample_rate < SLOWEST_COPIED_MP3:
        return False
    return codec in COPIED_CODECS


def decodable_tracks(path: Path) -> set[int]:
    """Stream numbers of the sound tracks of a file of which at least one piece can be decoded."""
    found: set[int] = set()
    with open_container(path) as container, suppress(av.error.FFmpegError):
        tracks = [stream for stream in container.streams.audio if stream.codec_context is not None]
        left = {stream.index: PROBED_PACKETS for stream in tracks}
        for packet in container.demux(tracks) if tracks else ():
            if packet.stream_index in left:
                left[packet.stream_index] -= 1
                if _decoded(cast("Packet[AudioStream]", packet)):
                    found.add(packet.stream_index)
                if packet.stream_index in found or not left[packet.stream_index]:
                    del left[packet.stream_index]
            if not left:
                break
    return found


class CopiedSound:
    """Keeps the packets; only their times move. Each is decoded once to see whether it can be."""

    def __init__(
        self, source: AudioStream, stream: AudioStream, timeline: Timeline, report: TrackReport
    ) -> None:
        self.stream, self.report = stream, report
        self._rate = source.codec_context.sample_rate
        stream.time_base = Fraction(1, self._rate)
        self._timeline = timeline
        self._clock = _SampleClock(source, self._rate, timeline, exact=True)
        self._usual = source.codec_context.frame_size or SAMPLES_A_PACKET.get(report.codec, 1024)
        self._before: deque[Packet[AudioStream]] = deque(maxlen=WARM_UP_PACKETS.get(report.codec, 1))

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """The packet at its place in the film, or nothing where it is damaged or outside of the part."""
        if not packet.size:
            return
        if packet.is_corrupt or _decoded(packet) is None:
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


class EncodedSound:
    """Decodes, cuts, fills gaps, resamples and encodes as AAC."""

    def __init__(
        self, source: AudioStream, stream: AudioStream, timeline: Timeline, report: TrackReport
    ) -> None:
        self.stream, self.report = stream, report
        self._source, self._timeline = source, timeline
        self._rate = 0
        self._clock: _SampleClock | None = None
        self._resampler: AudioResampler | None = None
        self._shape: tuple[str, str, int] | None = None
        self._written: int | None = None

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """AAC for what the packet holds."""
        if not packet.size:
            return
        frames = _decoded(packet)
        if frames is None:
            self.report.faults += 1
            return
        for frame in frames:
            yield from self._frame(frame)

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """What decoder, resampler and encoder still hold."""
        try:
            frames = self._source.codec_context.decode(None)
        except av.error.FFmpegError:
            frames = []
        for frame in frames:
            yield from self._frame(frame)
        yield from self._flush_resampler()
        if self._written is not None:
            yield from self._encode(None)

    def _frame(self, frame: AudioFrame) -> Iterator[Packet[AudioStream]]:
        if not frame.samples or not frame.sample_rate:
            return
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != self._shape:
            yield from self._flush_resampler()
            self._restart(shape)
        clock = self._clock
        assert clock is not None
        due = clock.expected
        place = clock.place(frame.pts, frame.samples, frame.time_base)
        if place is None:
            return
        begin, end = max(place, clock.cut_start), min(place + frame.samples, clock.cut_end)
        if due is not None:
            # Overlapping sound is heard once; sound that is missing is silent.
            begin = max(begin, due)
            yield from self._silence(max(due, clock.cut_start), min(begin, clock.cut_end), frame)
        if begin >= end:
            return
        samples = frame.to_ndarray()
        step = 1 if frame.format.is_planar else len(frame.layout.channels)
        yield from self._resample(samples[:, (begin - place) * step : (end - place) * step], frame, begin)

    def _restart(self, shape: tuple[str, str, int]) -> None:
        context = self.stream.codec_context
        old, old_rate = self._clock, self._rate
        self._shape, self._rate = shape, shape[2]
        self._clock = _SampleClock(self._source, self._rate, self._timeline, exact=False)
        if old is not None and old.expected is not None:
            self._clock.expected = round(Fraction(old.expected, old_rate) * self._rate)
        self._resampler = AudioResampler(
            format=context.format,
            layout=context.layout,
            rate=context.sample_rate,
            frame_size=context.frame_size,
        )

    def _silence(self, start: int, end: int, like: AudioFrame) -> Iterator[Packet[AudioStream]]:
        channels = len(like.layout.channels)
        while start < end:
            count = min(end - start, SILENCE_SAMPLES)
            kind = np.dtype(like.to_ndarray().dtype)
            # Unsigned sound is silent in the middle of its range.
            zero = 128 if kind == np.uint8 else 0
            form = (channels, count) if like.format.is_planar else (1, channels * count)
            yield from self._resample(np.full(form, zero, kind), like, start)
            start += count

    def _resample(self, samples: Samples, like: AudioFrame, place: int) -> Iterator[Packet[AudioStream]]:
        piece = AudioFrame.from_ndarray(
            np.ascontiguousarray(samples),  # type: ignore[arg-type]
            format=like.format.name,
            layout=like.layout.name,
        )
        piece.sample_rate = self._rate
        # Times are counted on the encoder's side, or rounding would open gaps of a sample.
        piece.pts = None
        assert self._resampler is not None
        if self._written is None:
            self._written = round(Fraction(place, self._rate) * self.stream.codec_context.sample_rate)
        for frame in self._resampler.resample(piece):
            yield from self._encode(frame)

    def _flush_resampler(self) -> Iterator[Packet[AudioStream]]:
        if self._resampler is not None:
            for frame in self._resampler.resample(None):
                yield from self._encode(frame)
            self._resampler = None

    def _encode(self, frame: AudioFrame | None) -> Iterator[Packet[AudioStream]]:
        context = self.stream.codec_context
        if frame is not None:
            assert self._written is not None
            frame.pts, frame.time_base = self._written, Fraction(1, context.sample_rate)
            start = Fraction(self._written, context.sample_rate)
            self._written += frame.samples
            self.report.sounded(start, Fraction(self._written, context.sample_rate))
        for packet in context.encode(frame):
            packet.stream = self.stream
            yield packet


class _SampleClock:
    """Turns the time stamps of a track into sample numbers counted from the film's zero.

    A stamp that lies within its container's tick of where the last piece ended is taken to mean just there.
    """

    def __init__(self, source: AudioStream, rate: int, timeline: Timeline, *, exact: bool) -> None:
        self._rate, self._origin = rate, timeline.origin
        self._tick = source.time_base or Fraction(1, rate)
        wobble = self._tick * rate * WOBBLE_TICKS
        self._tolerance = wobble if exact else max(wobble, SMALLEST_GAP * rate)
        if exact and (self._tick * rate).denominator == 1 and self._tick * rate <= 1:
            self._tolerance = Fraction(0)
        self._latest = self._sample(timeline.film_end + LONGEST_OVERHANG)
        self.cut_start = -(1 << 62) if timeline.start is None else self._sample(timeline.start)
        self.cut_end = 1 << 62 if timeline.end is None else self._sample(timeline.end)
        self.expected: int | None = None

    def place(self, stamp: int | None, samples: int, tick: Fraction | None = None) -> int | None:
        """The sample number of a piece, or None where its time can't be known or true."""
        if stamp is None:
            place = self.expected
        else:
            place = self._sample(stamp * (tick or self._tick))
            if self.expected is not None and abs(place - self.expected) <= self._tolerance:
                place = self.expected
        if place is None or place > self._latest:
            return None
        self.expected = max(place + samples, self.expected or place + samples)
        return place

    def _sample(self, seconds: Fraction) -> int:
        return round((seconds - self._origin) * self._rate)


def _decoded(packet: Packet[AudioStream]) -> list[AudioFrame] | None:
    """The sound in a packet (maybe none yet), or None where it is damaged."""
    try:
        return list(packet.decode())
    except av.error.FFmpegError:
        return None


def _aac_stream(source: AudioStream, out: OutputContainer) -> AudioStream:
    context = source.codec_context
    rate = next((known for known in AAC_RATES if known >= context.sample_rate), AAC_RATES[-1])
    channels = max(1, len(context.layout.channels))
    layout = (
        context.layout.name if _takes(context.layout.name, rate) else ("mono" if channels == 1 else "stereo")
    )
    stream = out.add_stream("aac", rate=rate)
    stream.codec_context.layout = layout
    wanted = AAC_BITS_A_SECOND.get(len(stream.codec_context.layout.channels), AAC_BITS_A_SECOND[8])
    most = AAC_MOST_BITS_A_SAMPLE * rate * len(stream.codec_context.layout.channels)
    stream.codec_context.bit_rate = min(wanted, most)
    stream.time_base = stream.codec_context.time_base = Fraction(1, rate)
    return stream


def _takes(layout: str, rate: int) -> bool:
    """Whether the AAC encoder knows an arrangement of loudspeakers."""
    trial = av.CodecContext.create("aac", "w")
    assert isinstance(trial, AudioCodecContext)
    try:
        trial.layout = layout
        trial.sample_rate = rate
        trial.format = "fltp"
        trial.time_base = Fraction(1, rate)
        trial.open()
    except (av.error.FFmpegError, ValueError):
        return False
    return True
