"""Small clips with a flash and a beep at the same moments, and ways to find both again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk, new_packet

SIZE = (64, 48)
FLASH_EVERY = 15
FIRST_FLASH = 7
DARK, BRIGHT = 40, 230
BEEP_SECONDS = 0.06
BEEP_HERTZ = 1000
LOUD = 0.2


@dataclass(frozen=True)
class Sound:
    """A sound track to make: `start` is when its first sample is heard, in seconds of the clip."""

    codec: str
    rate: int = 48000
    layout: str = "stereo"
    start: Fraction = Fraction(0)
    seconds: float = 0.0
    tags: dict[str, str] = field(default_factory=dict)
    default: bool = True


def is_flash(frame: int) -> bool:
    return frame % FLASH_EVERY == FIRST_FLASH


def even_stamps(frames: int, rate: Fraction = Fraction(25)) -> list[Fraction]:
    """Times of the frames and of the end."""
    return [frame / rate for frame in range(frames + 1)]


def make_clip(
    path: Path,
    stamps: Sequence[Fraction],
    sounds: Sequence[Sound] = (),
    *,
    tick: Fraction = Fraction(1, 12800),
    codec: str = "libx264",
    subtitles: Sequence[tuple[str, Sequence[tuple[float, float, str]], dict[str, str]]] = (),
    chapters: Sequence[tuple[float, float, str]] = (),
    tags: dict[str, str] | None = None,
) -> Path:
    """Writes a clip. Everything is muxed in order of time."""
    with av.open(str(path), "w") as out:
        out.metadata.update(tags or {})
        out.set_chapters(
            [
                {
                    "id": number,
                    "start": round(start * 1000),
                    "end": round(end * 1000),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": title},
                }
                for number, (start, end, title) in enumerate(chapters)
            ]
        )
        packets = _video_packets(out, stamps, tick, codec)
        for sound in sounds:
            packets += _sound_packets(out, sound, stamps)
        for kind, cues, cue_tags in subtitles:
            packets += _cue_packets(out, kind, cues, cue_tags)
        for packet in sorted(packets, key=lambda packet: packet.dts * packet.time_base):
            out.mux(packet)
    return path


def _video_packets(out, stamps, tick, codec):
    stream = out.add_stream(codec, rate=25, options={"bf": "0", "preset": "ultrafast"})
    stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
    stream.codec_context.time_base = tick
    stream.codec_context.thread_count = 1
    stream.time_base = tick
    places = [round(stamp / tick) for stamp in stamps]
    packets = []
    for number, place in enumerate(places[:-1]):
        level = BRIGHT if is_flash(number) else DARK + number % 8
        frame = av.VideoFrame.from_ndarray(np.full((SIZE[1] * 3 // 2, SIZE[0]), level, np.uint8), "yuv420p")
        frame.pts, frame.time_base = place, tick
        packets += stream.encode(frame)
    packets += stream.encode(None)
    for packet, place, following in zip(packets, places, places[1:], strict=False):
        packet.pts = packet.dts = place
        packet.duration = following - place
        packet.time_base = tick
    return packets


def tone(times: NDArray[np.float64], beeps: Sequence[float]) -> NDArray[np.float32]:
    """Silence with a beep at each of some moments."""
    sound = np.zeros(len(times), np.float32)
    for beep in beeps:
        inside = (times >= beep) & (times < beep + BEEP_SECONDS)
        # A cosine is loud from its first sample on.
        sound[inside] = 0.7 * np.cos(2 * np.pi * BEEP_HERTZ * (times[inside] - beep))
    return sound


def _sound_packets(out, sound, stamps):
    stream = out.add_stream(sound.codec, rate=sound.rate, options={"strict": "-2"})
    stream.codec_context.layout = sound.layout
    stream.metadata.update(sound.tags)
    stream.disposition = av.stream.Disposition.default if sound.default else 0
    seconds = sound.seconds or float(stamps[-1] - sound.start)
    times = np.arange(round(seconds * sound.rate)) / sound.rate + float(sound.start)
    flashes = [float(stamp) for number, stamp in enumerate(stamps[:-1]) if is_flash(number)]
    samples = tone(times, flashes)
    channels = len(stream.codec_context.layout.channels)
    packets = []
    for start in range(0, len(samples), 960):
        piece = samples[start : start + 960]
        # Packed, since PyAV's planar arrays fail with eight channels.
        frame = av.AudioFrame.from_ndarray(np.repeat(piece, channels)[None], "flt", sound.layout)
        frame.sample_rate, frame.time_base = sound.rate, Fraction(1, sound.rate)
        frame.pts = round(sound.start * sound.rate) + start
        packets += stream.encode(frame)
    return packets + stream.encode(None)


def _cue_packets(out, kind, cues, tags):
    stream = out.add_stream(kind)
    stream.codec_context.subtitle_header = b"[Script Info]\r\nScriptType: v4.00+\r\n"
    stream.metadata.update(tags)
    packets = []
    for number, (start, end, text) in enumerate(cues):
        data = text.encode()
        if kind == "mov_text":
            data = len(data).to_bytes(2, "big") + data
        elif kind == "ass":
            data = f"{number},0,Default,,0,0,0,,{text}".encode()
        packet = new_packet(data)
        packet.pts = packet.dts = round(start * 1000)
        packet.duration = round((end - start) * 1000)
        packet.time_base, packet.stream = Fraction(1, 1000), stream
        packets.append(packet)
    return packets


def chunks_of(
    first: int, last: int, size: tuple[int, int] = SIZE, length: int = 12
) -> Iterator[EncodedChunk]:
    """Painted frames of such a clip, flashes included, as chunks."""
    for start in range(first, last, length):
        encoder = ChunkEncoder(ChunkFormat(*size, Fraction(25), 28))
        for frame in range(start, min(last, start + length)):
            level = 245 if is_flash(frame) else 30 + frame % 8
            encoder.add(np.full((size[1], size[0], 3), level, np.uint8))
        yield encoder.finish()


def flashes_in(path: Path) -> list[float]:
    """Seconds at which bright frames are shown, as a player sees it."""
    with av.open(str(path)) as container:
        return [
            frame.time for frame in container.decode(video=0) if frame.to_ndarray("gray")[::4].mean() > 150
        ]


def beeps_in(path: Path, track: int = 0) -> list[float]:
    """Seconds at which beeps begin, as a player that honors edit lists hears it."""
    found: list[float] = []
    with av.open(str(path)) as container:
        quiet_since = -1.0
        for frame in container.decode(audio=track):
            sound = np.abs(as_float(frame)).max(0)
            for place in np.flatnonzero(sound > LOUD):
                time = float(frame.pts * frame.time_base) + place / frame.sample_rate
                if time - quiet_since > BEEP_SECONDS:
                    found.append(time)
                quiet_since = time
    return found


def as_float(frame: av.AudioFrame) -> NDArray[np.float32]:
    """Channels x samples in -1..1. By way of packed sound: PyAV's planar arrays crash with eight channels."""
    packed = av.AudioResampler("flt").resample(frame)[0].to_ndarray()
    return packed.reshape(-1, frame.layout.nb_channels).T


def stamps_in(path: Path) -> tuple[list[Fraction], Fraction]:
    """Times of all frames in file order, and the end of the last one."""
    with av.open(str(path)) as container:
        found = [
            (packet.pts * packet.time_base, packet.duration * packet.time_base)
            for packet in container.demux(video=0)
            if packet.pts is not None
        ]
    return [time for time, _ in found], found[-1][0] + found[-1][1]


def payloads(path: Path, track: int = 0) -> list[bytes]:
    """The packets of a sound track."""
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=track) if packet.size]


def sound_span(path: Path, track: int = 0) -> tuple[float, float]:
    """Seconds between which a sound track has decoded samples."""
    with av.open(str(path)) as container:
        frames = [
            (float(f.pts * f.time_base), f.samples / f.sample_rate) for f in container.decode(audio=track)
        ]
    return frames[0][0], frames[-1][0] + frames[-1][1]


def sound_end(path: Path, track: int = 0) -> float:
    """The second at which a sound track ends as the container tells it."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[track]
        return float((stream.start_time + stream.duration) * stream.time_base)
