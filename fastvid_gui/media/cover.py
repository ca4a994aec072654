"""The cover picture of a source, kept in the film as it is."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Discard, Disposition, Stream
from av.video.stream import VideoStream

from fastvid_gui.media.chunks import new_packet
from fastvid_gui.media.source_container import open_container, packets_of

# The kinds that an MP4 has room for (`covr`).
KEPT_PICTURES = frozenset({"mjpeg", "png", "bmp"})
MOST_BYTES = 1 << 25
TICKS_A_SECOND = 1000


def is_cover(stream: Stream) -> bool:
    """Whether a track is one picture that stands for the whole file."""
    return isinstance(stream, VideoStream) and bool(stream.disposition & Disposition.attached_pic)


def can_keep(stream: Stream) -> bool:
    """Whether a cover can go into an MP4."""
    context = stream.codec_context if isinstance(stream, VideoStream) else None
    return is_cover(stream) and context is not None and context.codec.canonical_name in KEPT_PICTURES


def cover_data(path: Path, index: int) -> bytes:
    """The picture of a cover; empty if the file does not yield it."""
    with open_container(path) as container:
        stream = container.streams[index]
        for other in container.streams:
            other.discard = Discard.default if other.index == index else Discard.all
        try:
            data = next((bytes(packet) for packet in packets_of(container, stream) if packet.size), b"")
        except (av.error.FFmpegError, OSError, ValueError):
            return b""
    return data if len(data) <= MOST_BYTES else b""


def add_cover(source: VideoStream, out: OutputContainer, data: bytes) -> Packet[Any]:
    """Adds a place for a cover to the film; returns the packet that belongs there."""
    stream = out.add_stream_from_template(source, opaque=True)
    stream.disposition = Disposition.attached_pic
    packet = new_packet(data)
    packet.pts = packet.dts = 0
    packet.time_base = Fraction(1, TICKS_A_SECOND)
    packet.stream = stream
    packet.is_keyframe = True
    return packet
