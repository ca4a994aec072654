"""Clips of packets: they travel as bytes and never hurt who receives them."""

import contextlib
import random
import subprocess
import sys
import time
import tracemalloc
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from source_clips import film, numbered, x264

from fastvid_gui.errors import FastVidError, SourceError
from fastvid_gui.media.decode import CodedPacket
from fastvid_gui.media.packets import (
    MAX_CLIP_PACKETS,
    ClipHead,
    ClipPart,
    PacketClip,
    cut_packets,
    decode_packets,
    setup_of_clip,
)
from fastvid_gui.media.read import open_source, read_frames


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> PacketClip:
    folder = tmp_path_factory.mktemp("clip")
    path = film(folder / "film.mp4", frames=40, options=x264("keyint=12:min-keyint=12:bframes=2"))
    return cut_packets(open_source(path), 14, 20)


def test_a_clip_says_what_it_is(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=40, options=x264("keyint=12:min-keyint=12:bframes=2"))
    source = open_source(path)
    clip = cut_packets(source, 14, 20)
    assert clip.ticks == source.times.ticks[14:20]
    assert Fraction(*clip.time_base) == source.times.time_base
    assert (clip.width, clip.height) == (160, 96)
    # From the sync frame before (12), not from the start of the film.
    assert min(number for number in clip.numbers if number >= 0) == 12
    assert 8 <= len(clip.packets) <= 12
    assert clip.size_bytes < path.stat().st_size


def test_round_trip(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mkv", "libvpx-vp9", frames=30, gop=10)
    source = open_source(path)
    clip = cut_packets(source, 13, 17)
    again = PacketClip.from_bytes(clip.to_bytes())
    assert again == clip
    path.unlink()
    assert len(list(decode_packets(again, (64, 48)))) == 4


def test_decoded_pictures_equal_read_ones_at_any_size(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.mp4", frames=30))
    for size in (None, (80, 48), (77, 31), (320, 200)):
        read = list(read_frames(source, 11, 15, size))
        decoded = list(decode_packets(cut_packets(source, 11, 15), size))
        assert all(np.array_equal(a, b) for a, b in zip(read, decoded, strict=True))


def test_too_many_bytes(clip: PacketClip) -> None:
    with pytest.raises(SourceError, match="more than"):
        PacketClip.from_bytes(clip.to_bytes(), max_bytes=100)


HOSTILE = {
    "another version": {"version": 1},
    "unknown codec": {"setup.codec": "rawaudio"},
    "audio codec": {"setup.codec": "aac"},
    "hardware codec": {"setup.codec": "h264_cuvid"},
    "no packets": {"packets": (), "numbers": ()},
    "numbers missing": {"numbers": (0,)},
    "frames backwards": {"start": 20, "stop": 14},
    "endless frames": {"stop": 1 << 40},
    "negative frames": {"start": -5},
    "ticks missing": {"ticks": ()},
    "ticks backwards": {"ticks": (6, 5, 4, 3, 2, 1)},
    "huge ticks": {"ticks": (1, 2, 3, 4, 5, 1 << 62)},
    "no parts": {"parts": ()},
    "parts that lack packets": {"parts": (ClipPart(1, 20),)},
    "parts without packets": {"parts": (ClipPart(0, 15), ClipPart(12, 20))},
    "parts backwards": {"parts": (ClipPart(6, 18), ClipPart(6, 16))},
    "parts that lack frames": {"parts": (ClipPart(12, 19),)},
    "many parts": {"parts": tuple(ClipPart(3, stop) for stop in (16, 17, 18, 20))},
    "long extradata of a part": {"parts": (ClipPart(12, 20, bytes(1 << 21)),)},
    "no time base": {"time_base": (1, 0)},
    "huge picture": {"width": 1 << 20},
    "large area": {"width": 16000, "height": 16000},
    "no picture": {"height": 0},
    "huge coded picture": {"setup.width": 1 << 30},
    "negative coded picture": {"setup.height": -1},
    "no light": {"peak_nits": 0.0},
    "no number": {"peak_nits": float("nan")},
    "long extradata": {"setup.extradata": bytes(1 << 21)},
    "deep reorder": {"setup.reorder_depth": 1 << 20},
    "bad bits": {"setup.bits_per_sample": -7},
    "bad tag": {"setup.codec_tag": "toolong"},
    "bad field order": {"setup.field_order": 999},
    "bad color": {"setup.matrix": 1 << 20},
    "long format": {"setup.pixel_format": "y" * 1000},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_clips_are_refused(clip: PacketClip, case: str) -> None:
    changes = dict(HOSTILE[case])
    setup = {
        name.removeprefix("setup."): changes.pop(name) for name in list(changes) if name.startswith("setup.")
    }
    hostile = msgspec.structs.replace(clip, setup=msgspec.structs.replace(clip.setup, **setup), **changes)
    with pytest.raises(SourceError, match="damaged"):
        PacketClip.from_bytes(hostile.to_bytes())


def try_to_use(data: bytes) -> None:
    """Reads and decodes whatever it is; only our own errors may come out."""
    with contextlib.suppress(FastVidError):
        for picture in decode_packets(PacketClip.from_bytes(data), (32, 24)):
            assert picture.shape == (24, 32, 3)


@given(st.binary(max_size=400))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        PacketClip.from_bytes(data)


@pytest.mark.parametrize("data", [b"\x91" * 100_000, b"\xc4" + b"\xff" * 5, b"\xdd\xff\xff\xff\xff", b""])
def test_deep_and_lying_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        PacketClip.from_bytes(data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 32), flips=st.integers(1, 40))
def test_mutated_clips_do_no_harm(clip: PacketClip, seed: int, flips: int) -> None:
    data = bytearray(clip.to_bytes())
    chance = random.Random(seed)
    for _ in range(flips):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try_to_use(bytes(data))


@pytest.mark.parametrize("seed", range(20))
def test_mutated_packets_do_no_harm(clip: PacketClip, seed: int) -> None:
    chance = random.Random(seed)
    packets = []
    for packet in clip.packets:
        data = bytearray(packet.data)
        for _ in range(5):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        packets.append(
            msgspec.structs.replace(packet, data=bytes(data[: chance.randrange(1, len(data) + 1)]))
        )
    try_to_use(msgspec.structs.replace(clip, packets=tuple(packets)).to_bytes())


def test_other_decoders_fed_with_these_packets_do_no_harm(clip: PacketClip) -> None:
    for codec in (
        "hevc",
        "vp8",
        "vp9",
        "libdav1d",
        "mpeg4",
        "prores",
        "ffv1",
        "gif",
        "rawvideo",
        "png",
        "theora",
    ):
        setup = msgspec.structs.replace(clip.setup, codec=codec)
        try_to_use(msgspec.structs.replace(clip, setup=setup).to_bytes())


def test_a_film_that_may_be_damaged_has_decoders_of_their_own(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=60, options=x264("keyint=12:min-keyint=12:bframes=2"))
    source = open_source(path)
    clip = PacketClip.from_bytes(cut_packets(source, 14, 50).to_bytes())
    assert [part.stop for part in clip.parts] == [24, 36, 48, 50]
    read = list(read_frames(source, 14, 50))
    assert all(np.array_equal(a, b) for a, b in zip(read, decode_packets(clip), strict=True))


def test_clip_of_empty_packets_is_refused_before_they_are_made(clip: PacketClip) -> None:
    """A hundred times its bytes would be needed for them."""
    data = msgspec.msgpack.encode(clip)
    packets, packet = msgspec.msgpack.encode(clip.packets), msgspec.msgpack.encode(CodedPacket(data=b""))
    count = 20 * MAX_CLIP_PACKETS
    many = data.replace(packets, b"\xdd" + count.to_bytes(4, "big") + packet * count)
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="length"):
            PacketClip.from_bytes(many)
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("field", ["numbers", "ticks", "parts"])
def test_other_lists_of_a_clip_are_bounded_too(clip: PacketClip, field: str) -> None:
    longer = structs.replace(clip, **{field: getattr(clip, field) * 40_000})
    with pytest.raises(SourceError, match="length"):
        PacketClip.from_bytes(longer.to_bytes())


def test_head_of_a_clip_is_read_without_its_packets(clip: PacketClip) -> None:
    head = ClipHead.from_bytes(clip.to_bytes())
    assert head == clip.head and head.coded_pixels == 160 * 96
    assert setup_of_clip(clip.to_bytes()) == clip.setup
    large = structs.replace(clip, setup=structs.replace(clip.setup, width=16384, height=16384))
    with pytest.raises(SourceError, match="picture size"):
        ClipHead.from_bytes(large.to_bytes())
    with pytest.raises(SourceError, match="picture size"):
        setup_of_clip(large.to_bytes())


@pytest.mark.parametrize("data", [b"", b"\x8e", b"\x91" * 100_000, b"\x00" * 100_000, b"\xa7packets" * 9])
def test_beginning_of_what_is_no_clip_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="damaged"):
        setup_of_clip(data)


def test_beginning_is_read_in_no_time_whatever_follows(clip: PacketClip) -> None:
    """It is read on the thread on which a helper listens to its owner."""
    data = msgspec.msgpack.encode(clip)
    odd = data.replace(
        msgspec.msgpack.encode(clip.numbers), b"\xdd" + (10**8).to_bytes(4, "big") + bytes(10**8)
    )
    began = time.process_time()
    assert setup_of_clip(odd) == clip.setup
    assert time.process_time() - began < 0.05


def test_pictures_far_larger_than_the_head_says_are_not_decoded(tmp_path: Path) -> None:
    """1.5 KB of VP8 whose frame header says 16383 x 8191: 200 MB a picture."""
    source = open_source(film(tmp_path / "film.webm", "libvpx", frames=8))
    clip = cut_packets(source, 0, 8)
    size = (16383).to_bytes(2, "little") + (8191).to_bytes(2, "little")
    packets = [
        structs.replace(packet, data=packet.data[:6] + size + packet.data[10:]) if packet.key else packet
        for packet in clip.packets
    ]
    bomb = PacketClip.from_bytes(structs.replace(clip, packets=tuple(packets)).to_bytes())
    with pytest.raises(SourceError, match="larger than its head says"):
        list(decode_packets(bomb))


def test_film_that_grows_midway_is_decoded_as_ever(tmp_path: Path) -> None:
    """Broadcasts do that: a head tells the size of the beginning only."""
    small = cut_packets(open_source(film(tmp_path / "small.mkv", frames=12, gop=6)), 0, 6)
    pictures = (np.ascontiguousarray(one.repeat(8, 0).repeat(8, 1)) for one in numbered(12))
    path = film(tmp_path / "large.mkv", gop=6, pictures=pictures)
    large = cut_packets(open_source(path), 0, 6)
    grown = structs.replace(
        large, setup=structs.replace(large.setup, width=160, height=96), width=160, height=96
    )
    found = list(decode_packets(PacketClip.from_bytes(grown.to_bytes()), (160, 96)))
    assert len(found) == len(list(decode_packets(small))) == 6
    assert all(np.array_equal(a, b) for a, b in zip(found, decode_packets(large, (160, 96)), strict=True))


@pytest.mark.parametrize(
    "name", ["nv12", "p010le", "yuyv422", "monow", "x2rgb10le", "uyyvyy411", "cuda", "none such"]
)
def test_decoder_is_not_told_a_pixel_format_that_it_does_not_write(tmp_path: Path, name: str) -> None:
    """FFmpeg's JPEG 2000 decoder writes beyond the planes of NV12, which ended the helper."""
    path = film(tmp_path / "film.mkv", "jpeg2000", frames=3)
    clip = cut_packets(open_source(path), 0, 3)
    told = structs.replace(clip, setup=structs.replace(clip.setup, pixel_format=name))
    done = decoded_elsewhere(told.to_bytes(), tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "3"


@pytest.mark.parametrize("name", ["nv12", "yuv420p", "rgb24"])
def test_raw_video_is_decoded_in_the_format_of_its_container(tmp_path: Path, name: str) -> None:
    path = film(tmp_path / "film.nut", "rawvideo", frames=3, layout=name)
    source = open_source(path)
    assert source.setup.pixel_format == name
    pictures = list(decode_packets(PacketClip.from_bytes(cut_packets(source, 0, 3).to_bytes())))
    assert all(np.array_equal(a, b) for a, b in zip(pictures, read_frames(source, 0, 3), strict=True))


def decoded_elsewhere(data: bytes, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Decodes a clip in a process of its own, which may crash; it prints how many pictures came."""
    (folder / "clip").write_bytes(data)
    code = (
        "import sys; from pathlib import Path; from fastvid_gui.media.packets import PacketClip, decode_packets; "
        "print(len(list(decode_packets(PacketClip.from_bytes(Path(sys.argv[1]).read_bytes())))))"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(folder / "clip")],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
