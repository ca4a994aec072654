"""Recordings as people join, loop and cut them, made by PyAV: flashes and beeps stay together in every part."""

import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from making_clips import Sound, even_stamps, make_clip


@dataclass(frozen=True)
class Piece:
    """A part of a recording: what it is shifted by in seconds, and which of its packets are kept."""

    path: Path
    shift: Fraction = Fraction(0)
    start: Fraction | None = None
    stop: Fraction | None = None


def clip(path: Path, codec: str = "aac", layout: str = "stereo", frames: int = 75, **sound: object) -> Path:
    """A transport stream of three seconds, or whatever the name's ending says."""
    return make_clip(path, even_stamps(frames), [Sound(codec, layout=layout, **sound)])


def joined(out: Path, *parts: Path) -> Path:
    """As `cat a.ts b.ts > out.ts`: the clock begins again."""
    out.write_bytes(b"".join(part.read_bytes() for part in parts))
    return out


def remuxed(out: Path, *pieces: Piece) -> Path:
    """Packets one piece after the other under one clock, as `-stream_loop`, editors and recorders write them.

    Where a track steps back it is written a tick later than what was before, as FFmpeg's own program does it.
    """
    reached: dict[int, int] = {}
    with av.open(str(pieces[0].path)) as first, av.open(str(out), "w") as film:
        streams = [film.add_stream_from_template(stream) for stream in first.streams]
        for piece in pieces:
            with av.open(str(piece.path)) as source:
                for packet in source.demux():
                    if not packet.size or packet.pts is None or packet.dts is None:
                        continue
                    seconds = packet.pts * packet.time_base
                    if piece.start is not None and seconds < piece.start:
                        continue
                    if piece.stop is not None and seconds >= piece.stop:
                        continue
                    ticks = round(piece.shift / packet.time_base)
                    late = max(0, reached.get(packet.stream_index, -(1 << 60)) + 1 - (packet.dts + ticks))
                    packet.pts, packet.dts = packet.pts + ticks + late, packet.dts + ticks + late
                    reached[packet.stream_index] = packet.dts
                    packet.stream = streams[packet.stream_index]
                    film.mux(packet)
    return out


def box(kind: bytes, *content: bytes) -> bytes:
    """A box of an MP4."""
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), kind) + inside


def boxes(data: bytes) -> dict[bytes, bytes]:
    """The contents of the boxes in a box, the last of each kind."""
    found, place = {}, 0
    while place + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        found[kind] = data[place + 8 : place + size]
        place += size
    return found


def two_edits(source: Path, out: Path, edits: tuple[tuple[float, float], ...]) -> Path:
    """A copy of an MP4 that shows these (start, end) seconds of itself one after the other, by its edit lists."""
    data = source.read_bytes()
    tops, place = [], 0
    while place + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        tops.append((kind, data[place + 8 : place + size]))
        place += size
    assert [kind for kind, _ in tops][-1] == b"moov", "the index lies behind the data, so it may grow"
    movie = tops[-1][1]
    scale = struct.unpack_from(">I", boxes(movie)[b"mvhd"], 12)[0]

    def edited(moov: bytes) -> bytes:
        parts, place = [], 0
        while place + 8 <= len(moov):
            size, kind = struct.unpack_from(">I4s", moov, place)
            content = moov[place + 8 : place + size]
            parts.append(box(kind, with_edits(content) if kind == b"trak" else content))
            place += size
        return b"".join(parts)

    def with_edits(track: bytes) -> bytes:
        inside = boxes(track)
        ticks = struct.unpack_from(">I", boxes(inside[b"mdia"])[b"mdhd"], 12)[0]
        # Where the first shown sample lies, encoder delay counted.
        old = boxes(inside[b"edts"])[b"elst"] if b"edts" in inside else b""
        first = struct.unpack_from(">i", old, 12)[0] if old else 0
        rows = b"".join(
            struct.pack(">IiI", round((end - start) * scale), first + round(start * ticks), 0x10000)
            for start, end in edits
        )
        elst = box(b"elst", struct.pack(">II", 0, len(edits)), rows)
        return box(b"tkhd", inside[b"tkhd"]) + box(b"edts", elst) + box(b"mdia", inside[b"mdia"])

    out.write_bytes(b"".join(box(kind, edited(body) if kind == b"moov" else body) for kind, body in tops))
    return out


def tones(count: int, rate: int = 48_000, seconds: float = 1.0) -> np.ndarray:
    """int16, samples x channels: another tone in each channel, so that each can be told."""
    times = np.arange(round(seconds * rate)) / rate
    return np.stack(
        [np.round(9000 * np.sin(2 * np.pi * hertz(channel) * times)) for channel in range(count)], axis=1
    ).astype(np.int16)


def hertz(channel: int) -> int:
    """The tone of a channel; low enough for a loudspeaker for low tones."""
    return 40 + 10 * channel


def pcm_movie(path: Path, channels: int, labels: tuple[int, ...]) -> Path:
    """A MOV with PCM whose loudspeakers are told one by one, by Apple's numbers (1 left, 2 right, 3 center ...)."""
    usual = {4: "4.0", 6: "5.1", 7: "6.1", 8: "7.1"}[channels]
    plain = path.with_name(f"plain-{path.name}")
    frames = even_stamps(25)
    with av.open(str(plain), "w", format="mov") as out:
        video = out.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        sound = out.add_stream("pcm_s16le", rate=48_000)
        sound.codec_context.layout = usual
        for number in range(len(frames) - 1):
            picture = av.VideoFrame.from_ndarray(np.full((72, 64), 40 + number, np.uint8), "yuv420p")
            picture.pts = number
            out.mux(video.encode(picture))
        out.mux(video.encode(None))
        samples = tones(channels)
        for start in range(0, len(samples), 960):
            frame = av.AudioFrame.from_ndarray(samples[start : start + 960].reshape(1, -1), "s16", usual)
            frame.sample_rate, frame.pts = 48_000, start
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))
    rows = b"".join(struct.pack(">IIfff", label, 0, 0.0, 0.0, 0.0) for label in labels)
    layout = box(b"chan", struct.pack(">IIII", 0, 0, 0, len(labels)), rows)
    path.write_bytes(_with_layout(plain.read_bytes(), layout))
    plain.unlink()
    return path


def _with_layout(data: bytes, layout: bytes) -> bytes:
    """Puts another list of loudspeakers into a movie and makes all boxes around it as much larger."""
    place = data.rindex(b"chan") - 4
    assert data.rindex(b"moov") < place and data.index(b"mdat") < data.rindex(b"moov")
    old = struct.unpack_from(">I", data, place)[0]
    grown = bytearray(data[:place] + layout + data[place + old :])
    around, more = data.rindex(b"moov") - 4, len(layout) - old
    for kind in (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd"):
        around = place_of = grown.rindex(kind, 0, place) - 4
        struct.pack_into(">I", grown, place_of, struct.unpack_from(">I", grown, place_of)[0] + more)
    entry = around + 16
    struct.pack_into(">I", grown, entry, struct.unpack_from(">I", grown, entry)[0] + more)
    return bytes(grown)
