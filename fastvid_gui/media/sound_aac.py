"""A sound track of the source made into AAC: decoded, cut to the sample, gaps filled, resampled, encoded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

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

from fastvid_gui.media.sound_track import SampleClock, TrackReport, decoded
from fastvid_gui.media.timeline import Timeline

RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
BITS_A_SECOND = {
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
MOST_BITS_A_SAMPLE = 6
SILENCE_SAMPLES = 48_000


class EncodedSound:
    """Packets of the source go in, AAC comes out."""

    def __init__(
        self, source: AudioStream, stream: AudioStream, timeline: Timeline, report: TrackReport
    ) -> None:
        self.stream, self.report = stream, report
        self._source, self._timeline = source, timeline
        self._part: _Part | None = None
        self._written: int | None = None

    def add(self, packet: Packet[AudioStream]) -> Iterator[Packet[AudioStream]]:
        """AAC for what the packet holds."""
        frames = decoded(packet)
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
        if self._part is not None:
            yield from self._encode(self._part.resampler.resample(None))
        if self._written is not None:
            yield from self._encode([None])

    def _frame(self, frame: AudioFrame) -> Iterator[Packet[AudioStream]]:
        if not frame.samples or not frame.sample_rate:
            return
        if self._part is None or not self._part.fits(frame):
            if self._part is not None:
                yield from self._encode(self._part.resampler.resample(None))
            self._part = _Part(frame, self._source, self.stream, self._timeline, self._part)
        part, clock = self._part, self._part.clock
        due = clock.expected
        place = clock.place(frame.pts, frame.samples, frame.time_base)
        if place is None:
            return
        begin, end = max(place, clock.cut_start), min(place + frame.samples, clock.cut_end)
        if due is not None:
            # Overlapping sound is heard once; sound that is missing is silent.
            begin = max(begin, due)
            silent_from, silent_to = max(due, clock.cut_start), min(begin, clock.cut_end)
            for start in range(silent_from, silent_to, SILENCE_SAMPLES):
                count = min(silent_to - start, SILENCE_SAMPLES)
                yield from self._resample(np.zeros((count, part.channels), np.float32), start)
        samples = part.samples(frame)
        if begin < end:
            yield from self._resample(samples[begin - place : end - place], begin)

    def _resample(self, samples: NDArray[np.float32], place: int) -> Iterator[Packet[AudioStream]]:
        """Encodes sound: float32, samples x channels, -1..1, of which the first one is number `place`."""
        assert self._part is not None
        if self._written is None:
            seconds = Fraction(place, self._part.rate)
            self._written = round(seconds * self.stream.codec_context.sample_rate)
        yield from self._encode(self._part.resampler.resample(self._part.piece(samples)))

    def _encode(self, frames: list[AudioFrame] | list[None]) -> Iterator[Packet[AudioStream]]:
        context = self.stream.codec_context
        tick = Fraction(1, context.sample_rate)
        for frame in frames:
            if frame is not None:
                # Counted here and not taken from the resampler: its rounding would open gaps of a sample.
                assert self._written is not None
                frame.pts, frame.time_base = self._written, tick
                self.report.sounded(self._written * tick, (self._written + frame.samples) * tick)
                self._written += frame.samples
            for packet in context.encode(frame):
                packet.stream = self.stream
                yield packet


class _Part:
    """A stretch of sound of one form (format, loudspeakers, rate); most tracks have only one.

    Frames are brought to packed float32 before anything is done to their samples: PyAV's arrays of planar
    frames with eight channels read beyond the end of libav's list of planes.
    """

    def __init__(
        self,
        first: AudioFrame,
        source: AudioStream,
        stream: AudioStream,
        timeline: Timeline,
        before: _Part | None,
    ) -> None:
        self.rate, self.channels = first.sample_rate, first.layout.nb_channels
        self._form = (first.format.name, first.layout.name, self.rate)
        self._layout = first.layout
        self._packer = AudioResampler("flt", first.layout, self.rate)
        self.clock = SampleClock(source, self.rate, timeline, exact=False)
        if before is not None and before.clock.expected is not None:
            self.clock.expected = round(Fraction(before.clock.expected, before.rate) * self.rate)
        context = stream.codec_context
        # The encoder itself gathers frames of its size.
        self.resampler = AudioResampler(context.format, context.layout, context.sample_rate)

    def fits(self, frame: AudioFrame) -> bool:
        """Whether a frame has the form of this stretch."""
        return (frame.format.name, frame.layout.name, frame.sample_rate) == self._form

    def samples(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Float32, samples x channels, -1..1."""
        packed = [piece.to_ndarray() for piece in self._packer.resample(frame)]
        return np.concatenate(packed, axis=1).reshape(-1, self.channels).astype(np.float32, copy=False)

    def piece(self, samples: NDArray[np.float32]) -> AudioFrame:
        """A frame without a time of its own."""
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), "flt", self._layout)
        frame.sample_rate = self.rate
        return frame


def aac_stream(source: AudioStream, out: OutputContainer) -> AudioStream:
    """Adds an AAC track for one of the source: same loudspeakers and rate where AAC and players know them."""
    context = source.codec_context
    rate = next((known for known in RATES if known >= context.sample_rate), RATES[-1])
    channels = max(1, len(context.layout.channels))
    layout = (
        context.layout.name if _takes(context.layout.name, rate) else ("mono" if channels == 1 else "stereo")
    )
    stream = out.add_stream("aac", rate=rate)
    stream.codec_context.layout = layout
    wanted = BITS_A_SECOND.get(len(stream.codec_context.layout.channels), BITS_A_SECOND[8])
    most = MOST_BITS_A_SAMPLE * rate * len(stream.codec_context.layout.channels)
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
