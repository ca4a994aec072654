"""Packets with absurdly many units, for each of which FFmpeg would take 4 KB, are damaged packets."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from source_clips import film, x264

from fastvid_gui.errors import StoreError
from fastvid_gui.media import decode as decode_module
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk, decoded_frames
from fastvid_gui.media.decode import CodedPacket, Decoder, DecoderSetup
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.media.units import MOST_CHUNK_UNITS, MOST_UNITS, UnitCounter

AVCC = b"\1\x64\0\x0a\xff\xe1\0"
REMARK = b"\x06\x80"
STARTED, MEASURED = b"\0\0\1" + REMARK, b"\0\0\0\2" + REMARK


def stuffed(path: Path, target: Path, units: bytes, place: int) -> Path:
    """The film again, with units added to one of its packets."""
    with av.open(path) as source, av.open(target, "w") as out:
        stream = source.streams.video[0]
        copy = out.add_stream_from_template(stream)
        for number, packet in enumerate(each for each in source.demux(stream) if each.size):
            more = av.Packet(bytes(packet) + (units if number == place else b""))
            more.pts, more.dts, more.time_base = packet.pts, packet.dts, packet.time_base
            more.duration, more.is_keyframe, more.stream = packet.duration, packet.is_keyframe, copy
            out.mux(more)
    return target


@pytest.mark.parametrize(("ending", "unit"), [("ts", STARTED), ("mp4", MEASURED)])
def test_a_packet_of_too_many_units_is_damaged(tmp_path: Path, ending: str, unit: bytes):
    path = film(tmp_path / f"film.{ending}", "libx264", options=x264("bframes=0:keyint=12"), frames=24)
    sound = open_source(path)
    many = open_source(stuffed(path, tmp_path / f"many.{ending}", unit * (MOST_UNITS // 2), 20))
    assert many.info.frames == sound.info.frames == 24
    bomb = open_source(stuffed(path, tmp_path / f"bomb.{ending}", unit * (MOST_UNITS + 1), 20))
    (bad,) = bomb.index.bad  # remarks after a picture belong to the next, where a demuxer has to split
    assert bad == (21 if ending == "ts" else 20)
    assert len(list(read_frames(bomb, 0, bomb.info.frames))) == bomb.info.frames == 23


def test_so_it_is_in_hevc(tmp_path: Path):
    options = {"x265-params": "bframes=0:keyint=12:log-level=none"}
    path = film(tmp_path / "film.mp4", "libx265", options=options, frames=24)
    unit = b"\0\0\0\3\x4e\1\x80"
    many = open_source(stuffed(path, tmp_path / "many.mp4", unit * (MOST_UNITS // 2), 20))
    assert many.info.frames == 24 and not len(many.index.bad)
    bomb = open_source(stuffed(path, tmp_path / "bomb.mp4", unit * (MOST_UNITS + 1), 20))
    assert bomb.index.bad[0] == 20, "and what refers to it"


def test_a_film_that_begins_with_one_opens(tmp_path: Path):
    path = film(tmp_path / "film.mp4", "libx264", options=x264("bframes=0:keyint=12"), frames=24)
    bomb = open_source(stuffed(path, tmp_path / "bomb.mp4", MEASURED * (MOST_UNITS + 1), 0))
    assert bomb.info.frames == 12


def test_lengths_are_counted_in_any_size_that_a_film_names():
    for size in (1, 2, 3, 4):
        setup = AVCC[:4] + bytes([0xFC | size - 1]) + AVCC[5:]
        unit = len(REMARK).to_bytes(size, "big") + REMARK
        counter = UnitCounter("h264", setup)
        assert not counter.too_many(unit * MOST_UNITS)
        assert counter.too_many(unit * (MOST_UNITS + 1))
        later = UnitCounter("h264", AVCC)
        assert later.too_many(unit * (MOST_UNITS + 1), setup)
    assert not UnitCounter("libdav1d", b"").too_many(STARTED * (MOST_UNITS + 1))
    assert UnitCounter("hevc", b"").too_many(STARTED * (MOST_UNITS + 1))


@pytest.mark.parametrize("first", [0x01, 0x02, 0x06, 0xF9, 0xFF])
def test_lengths_are_counted_in_whatever_ffmpeg_takes_for_a_set_up_of_vvc(first: int):
    """It looks at one byte, which is not 0: 400,000 units of 3 bytes took 135 MB."""
    setup, size = bytes([first, 0, 0, 0, 0, 0]), (first >> 1 & 3) + 1
    bomb = ((2).to_bytes(size, "big") + b"\0\xb9") * (MOST_UNITS + 1)
    assert UnitCounter("vvc", setup).too_many(bomb)
    assert not UnitCounter("vvc", b"\0\0\1" + setup).too_many(bomb)


def test_transparency_that_comes_beside_a_packet_is_counted_as_well(monkeypatch: pytest.MonkeyPatch):
    """A clip may name any decoder for it."""
    setup = DecoderSetup(
        codec="h264",
        extradata=AVCC[:6] + b"\0",
        codec_tag="",
        width=64,
        height=48,
        pixel_format="yuv420p",
        bits_per_sample=0,
        reorder_depth=0,
        field_order=0,
        matrix=2,
        primaries=2,
        transfer=2,
        color_range=0,
    )
    opened, started = decode_module._open_context, []
    monkeypatch.setattr(decode_module, "_open_context", lambda *rest: started.append(1) or opened(*rest))
    for count, decoders in ((10, 2), (MOST_UNITS + 1, 1)):
        started.clear()
        decoder = Decoder(setup)
        list(decoder.frames([CodedPacket(data=b"\0\0\0\2" + REMARK, alpha=MEASURED * count)]))
        assert 0 in decoder.faulty and len(started) == decoders, "one of its own for the transparency"


def test_a_large_picture_of_slices_for_the_network_is_no_harm():
    slices = (len(b"\x41" * 1200).to_bytes(4, "big") + b"\x41" * 1200) * 12_000
    assert not UnitCounter("h264", AVCC).too_many(slices)
    assert not UnitCounter("h264", b"").too_many(slices.replace((1200).to_bytes(4, "big"), b"\0\0\0\1"))


def test_a_chunk_of_too_many_units_is_damaged():
    encoder = ChunkEncoder(ChunkFormat(64, 48, Fraction(8), 20))
    for _ in range(3):
        encoder.add(np.full((48, 64, 3), 90, np.uint8))
    sound = encoder.finish()
    for count, fine in ((MOST_CHUNK_UNITS // 2, True), (MOST_CHUNK_UNITS + 1, False)):
        packets = (sound.packets[0], sound.packets[1] + STARTED * count, sound.packets[2])
        chunk = EncodedChunk(64, 48, sound.parameter_sets, packets)
        if fine:
            assert decoded_frames(chunk) == 3
        else:
            with pytest.raises(StoreError, match="what no chunk does"):
                decoded_frames(chunk)
