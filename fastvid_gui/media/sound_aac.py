"""A sound track of the source made into AAC: decoded, cut to the sample, gaps filled, resampled, encoded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
import av.error
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.layout import AudioLayout
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from numpy.typing import NDArray

from fastvid_gui.media.loudspeakers import KNOWN, Loudspeakers
from fastvid_gui.media.sound_track import SampleClock, TrackReport, decoded
from fastvid_gui.media.timeline import Timeline
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.sound import Sound

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
SURROUND = "5.1"
"""Layouts with more loudspeakers than AAC knows are mixed down to this, where there is a center."""


class EncodedSound:
    """Packets of the source go in, AAC comes out."""

    def __init__(
        self,
        source: AudioStream,
        speakers: Loudspeakers,
        stream: AudioStream,
        timeline: Timeline,
        report: TrackReport,
    ) -> None:
        self.stream, self.report = stream, report
        self._source, self._speakers, self._timeline = source, speakers, timeline
        # The decoder changes this when the sound does.
        self._told_rate = source.codec_context.sample_rate
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

    def joint(self) -> None:
        """Does nothing: overlaps are cut off."""

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
            clock = SampleClock(
                self._source,
                frame.sample_rate,
                self._timeline,
                exact=False,
                guessed=frame.sample_rate != self._told_rate,
            )
            self._part = _Part(frame, clock, self._speakers, self.stream, self._part)
            if self._part.channels > self.stream.codec_context.layout.nb_channels:
                self._remark_mixing()
        part, clock = self._part, self._part.clock
        due = clock.expected
        place = clock.place(frame.pts, frame.samples, frame.time_base)
        if place is None:
            return
        begin, end = max(place, clock.cut_start), min(place + frame.samples, clock.cut_end)
        if due is not None:
            # Overlapping sound is heard once; missing sound is silent.
            begin = max(begin, due)
            silent_from, silent_to = max(due, clock.cut_start), min(begin, clock.cut_end)
            for start in range(silent_from, silent_to, SILENCE_SAMPLES):
                count = min(silent_to - start, SILENCE_SAMPLES)
                yield from self._resample(np.zeros((count, part.channels), np.float32), start)
        samples = part.samples(frame)
        if begin < end:
            yield from self._resample(samples[begin - place : end - place], begin)

    def _remark_mixing(self) -> None:
        if Sound.TRACK_MIXED not in self.report.remarks:
            layout = self.stream.codec_context.layout.name
            self.report.remarks.setdefault(Sound.TRACK_MIXED_IN_PARTS, {"layout": layout})

    def _resample(self, samples: NDArray[np.float32], place: int) -> Iterator[Packet[AudioStream]]:
        """Encodes sound: float32, samples x channels, -1..1; the first sample is number `place`."""
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
                # Counted here, not taken from the resampler: its rounding would open gaps of a sample.
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
        clock: SampleClock,
        speakers: Loudspeakers,
        stream: AudioStream,
        before: _Part | None,
    ) -> None:
        self.rate, self._frame_channels = first.sample_rate, first.layout.nb_channels
        self._form = (first.format.name, first.layout.name, self.rate)
        # Sound that differs from the track's description describes itself.
        described = (self._frame_channels, first.layout.name) == (speakers.channels, speakers.decoded)
        self._speakers = speakers if described else None
        self._layout = AudioLayout(speakers.layout) if described else first.layout
        self.channels = self._layout.nb_channels
        self._packer = AudioResampler("flt", first.layout, self.rate)
        self.clock = clock
        if before is not None and before.clock.expected is not None:
            self.clock.expected = round(Fraction(before.clock.expected, before.rate) * self.rate)
        context = stream.codec_context
        # The encoder itself collects frames of its size.
        self.resampler = AudioResampler(context.format, context.layout, context.sample_rate)

    def fits(self, frame: AudioFrame) -> bool:
        """Whether a frame has the form of this stretch."""
        return (frame.format.name, frame.layout.name, frame.sample_rate) == self._form

    def samples(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Float32, samples x channels, -1..1."""
        packed = [piece.to_ndarray() for piece in self._packer.resample(frame)]
        joined = np.concatenate(packed, axis=1).reshape(-1, self._frame_channels)
        samples: NDArray[np.float32] = joined.astype(np.float32, copy=False)
        return samples if self._speakers is None else self._speakers.arranged(samples)

    def piece(self, samples: NDArray[np.float32]) -> AudioFrame:
        """A frame without a time of its own."""
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), "flt", self._layout)
        frame.sample_rate = self.rate
        return frame


def aac_stream(
    source: AudioStream,
    speakers: Loudspeakers,
    out: OutputContainer,
    report: TrackReport,
    room_for: str = "",
) -> AudioStream:
    """Adds an AAC track for one of the source, with the same loudspeakers and rate where AAC and players know them.

    `room_for`: more loudspeakers, which the sound has later.
    """
    context = source.codec_context
    rate = next((known for known in RATES if known >= context.sample_rate), RATES[-1])
    wanted_layout = max(speakers.layout, room_for or speakers.layout, key=lambda name: len(_names(name)))
    layout = _possible_layout(wanted_layout, rate)
    if speakers.mixed or len(_names(layout)) < len(_names(speakers.layout)):
        report.remarks[Sound.TRACK_MIXED] = {
            "layout": layout,
            "speakers": speakers.mixed or said_by_others(speakers.layout),
        }
    stream = out.add_stream("aac", rate=rate)
    stream.codec_context.layout = layout
    wanted = BITS_A_SECOND.get(len(stream.codec_context.layout.channels), BITS_A_SECOND[8])
    most = MOST_BITS_A_SAMPLE * rate * len(stream.codec_context.layout.channels)
    stream.codec_context.bit_rate = min(wanted, most)
    stream.time_base = stream.codec_context.time_base = Fraction(1, rate)
    return stream


def _takes(layout: str, rate: int) -> bool:
    """Whether the AAC encoder knows a layout of loudspeakers, and decoders recognize it."""
    encoder, decoder = av.CodecContext.create("aac", "w"), av.CodecContext.create("aac", "r")
    assert isinstance(encoder, AudioCodecContext) and isinstance(decoder, AudioCodecContext)
    try:
        encoder.layout, encoder.sample_rate, encoder.format = layout, rate, "fltp"
        encoder.time_base = Fraction(1, rate)
        encoder.open()
        count = encoder.frame_size * AudioLayout(layout).nb_channels
        silence = AudioFrame.from_ndarray(np.zeros((1, count), np.float32), "flt", layout)
        silence.sample_rate, silence.pts, silence.time_base = rate, 0, encoder.time_base
        packets = [*encoder.encode(silence), *encoder.encode(None)]
        decoder.extradata = encoder.extradata
        frames = [frame for packet in packets for frame in decoder.decode(packet)]
    except (av.error.FFmpegError, ValueError):
        return False
    # Layouts beyond the standard's come back as plain channels without names.
    return bool(frames) and frames[0].layout.name == layout


def _possible_layout(layout: str, rate: int) -> str:
    """The AAC layout of loudspeakers that is nearest to a given one."""
    names = _names(layout)
    # At the sides or behind: the same to AAC where there is only one such pair.
    behind = names if "BL" in names else [{"SL": "BL", "SR": "BR"}.get(name, name) for name in names]
    # In any other order it would be a list of its own, which PyAV can't handle.
    for name in (layout, AudioLayout("+".join(sorted(behind, key=KNOWN.index))).name):
        if _takes(name, rate):
            return name
    if len(names) >= len(_names(SURROUND)) and "FC" in names:
        return SURROUND
    return "mono" if len(names) == 1 else "stereo"


def _names(layout: str) -> list[str]:
    return [channel.name for channel in AudioLayout(layout).channels]
