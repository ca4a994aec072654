"""Facts in a container about its pictures that decoders ignore: encryption, Dolby Vision, 360 degrees, 3D."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from fastvid_gui.media.boxes import boxes, video_entry
from fastvid_gui.media.matroska import video_track
from fastvid_gui.media.source_container import VideoPacket
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.source import OddSource

DOLBY_BOXES = (b"dvcC", b"dvvC", b"dvwC")
FLAT = 0
TS_SYNC, TS_PACKET = b"\x47", 188
TS_LOOKED_AT = 1 << 20


def is_encrypted(path: Path, container: str, stream: VideoStream) -> bool:
    """Whether the container calls the pictures encrypted: MP4 (`encv`), Matroska (content encoding), MPEG-TS."""
    if "enc_key_id" in stream.metadata:
        return True
    if not {"mp4", "mpegts"} & set(container.split(",")):
        return False
    try:
        with path.open("rb") as file:
            if container == "mpegts":
                return _is_scrambled(file.read(TS_LOOKED_AT), stream.id)
            entry = video_entry(file, stream.id)
            if entry is None:
                return False
            inside = boxes(file, entry.children, entry.end)
            return entry.kind == b"encv" or any(box.kind == b"sinf" for box in inside)
    except OSError:
        return False


def _is_scrambled(data: bytes, pid: int) -> bool:
    """Whether most transport packets of a stream are marked as scrambled (ISO 13818-1, 2.4.3.2)."""
    start = data.find(TS_SYNC)
    sizes = (TS_PACKET, TS_PACKET + 4, TS_PACKET + 16)
    size = next((size for size in sizes if data[start + size : start + size + 1] == TS_SYNC), 0)
    if start < 0 or not size:
        return False
    heads = [data[place : place + 4] for place in range(start, len(data) - 4, size)]
    marks = [
        head[3] >> 6
        for head in heads
        if head[:1] == TS_SYNC and int.from_bytes(head[1:3], "big") & 0x1FFF == pid and head[3] & 0x10
    ]
    return sum(1 for mark in marks if mark) * 2 > len(marks)


def packet_is_encrypted(packet: VideoPacket) -> bool:
    """Whether the demuxer marks a packet as encrypted."""
    return packet.has_sidedata("encryption_info")


def dolby_vision(path: Path, container: str, stream: VideoStream, place: int, frame: VideoFrame) -> str:
    """The profile of a Dolby Vision film whose pictures mean something else to other decoders; else empty.

    Profiles whose base is ordinary HDR or SDR (a compatibility id other than 0) need no mention.
    """
    data = b""
    try:
        with path.open("rb") as file:
            if "mp4" in container:
                entry = video_entry(file, stream.id)
                inside = boxes(file, entry.children, entry.end) if entry else ()
                data = next((box.content(file, 24) for box in inside if box.kind in DOLBY_BOXES), b"")
            elif "matroska" in container:
                track = video_track(file, place)
                kinds = [int.from_bytes(kind, "big") for kind in DOLBY_BOXES]
                mappings = track.mappings if track else ()
                data = next((setup for kind, setup in mappings if kind in kinds), b"")
    except OSError:
        pass
    if len(data) >= 5:
        # DOVIDecoderConfigurationRecord: versions, then profile in 7 bits; compatibility id in the upper 4 of byte 4.
        return "" if data[4] >> 4 else str(data[2] >> 1)
    return "5" if _dolby_header_of_5(frame) else ""


def _dolby_header_of_5(frame: VideoFrame) -> bool:
    """Whether the pictures themselves carry what profile 5 has: its own colors, in full range."""
    found = side_data(frame, Type.DOVI_METADATA)
    if found is None or len(found) < 24:
        return False
    # AVDOVIMetadata begins with three offsets of 8 bytes; the first one leads to the header, whose byte 4 is the
    # profile of the mapping and whose byte 10 tells full range (as FFmpeg itself guesses the profile).
    header = int.from_bytes(found[:8], "little")
    return len(found) >= header + 11 and found[header + 4] == 0 and found[header + 10] == 1


def marks_of(frame: VideoFrame) -> list[Sentence]:
    """Sentences about what a flat, painted film does not keep."""
    found = []
    if side_data(frame, Type.SPHERICAL) is not None:
        found.append(say(OddSource.SPHERICAL))
    stereo = side_data(frame, Type.STEREO3D)
    if stereo is not None and int.from_bytes(stereo[:4], "little") != FLAT:
        found.append(say(OddSource.STEREO))
    return found


def side_data(frame: VideoFrame, kind: Type) -> bytes | None:
    """Data that came with a frame."""
    found: Any = frame.side_data.get(cast(Any, kind))
    return None if found is None else bytes(found)
