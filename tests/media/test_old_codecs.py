"""Films in codecs of old programs and screen recorders, and with palettes: every frame, everywhere the same."""

import contextlib
import random
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from source_clips import film, number_in, numbered

from fastvid_gui.errors import FastVidError
from fastvid_gui.media.packets import PacketClip, cut_packets, decode_packets
from fastvid_gui.media.read import Source, open_source, read_frames

# name -> codec, layout, how far colors may be off, on average (15 bit color, 4:2:0)
KINDS = {
    "animation.mov": ("qtrle", "rgb24", 0),
    "targa.mov": ("targa", "bgr24", 0),
    "zmbv.avi": ("zmbv", "bgr0", 0),
    "screen.flv": ("flashsv", "bgr24", 0),
    "screen2.flv": ("flashsv2", "bgr24", 6),
    "video1.avi": ("msvideo1", "rgb555le", 12),
    "road.mov": ("rpza", "rgb555le", 12),
    "zlib.avi": ("zlib", "bgr24", 0),
    "kona.mov": ("r10k", "gbrp10le", 1),
    "asus.avi": ("asv2", "yuv420p", 25),
    "cinepak.avi": ("cinepak", "rgb24", 25),
}
PALETTE = np.stack([np.arange(256), np.arange(256)[::-1], (np.arange(256) * 7) % 256], axis=1).astype(
    np.uint8
)
FRAMES = 30


def same_everywhere(source: Source, tries: int = 6) -> list[np.ndarray]:
    """Every way of reading gives the frames of the whole film, which are returned."""
    whole = list(read_frames(source, 0, source.info.frames))
    chance = random.Random(3)
    for _ in range(tries):
        start = chance.randrange(len(whole))
        stop = min(len(whole), start + chance.randrange(1, 9))
        clip = PacketClip.from_bytes(cut_packets(source, start, stop).to_bytes())
        for got in (list(read_frames(source, start, stop)), list(decode_packets(clip))):
            assert all(np.array_equal(a, b) for a, b in zip(got, whole[start:stop], strict=True))
    return whole


@pytest.mark.parametrize("name", KINDS)
def test_every_frame_comes_out_everywhere_the_same(tmp_path: Path, name: str) -> None:
    codec, layout, off = KINDS[name]
    source = open_source(film(tmp_path / name, codec, layout=layout, frames=FRAMES))
    assert (source.info.frames, source.info.alpha, source.info.warnings) == (FRAMES, False, ())
    whole = same_everywhere(source)
    assert [number_in(picture) for picture in whole] == list(range(FRAMES))
    for picture, original in zip(whole, numbered(FRAMES), strict=True):
        assert np.abs(picture.astype(int) - original).mean() <= off


def palette_film(path: Path, codec: str, changing: bool = False) -> list[np.ndarray]:
    """Writes one with pictures of 256 colors; returns what it should look like."""
    shown = []
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "pal8"
        stream.codec_context.gop_size = 6
        for number, picture in enumerate(numbered(FRAMES)):
            places = picture[..., 0].copy()
            colors = np.roll(PALETTE, 30 * (number // 10) if changing else 0, axis=0)
            table = np.concatenate([np.full((256, 1), 255, np.uint8), colors], axis=1)
            frame = av.VideoFrame.from_ndarray((places, table), format="pal8")
            frame.pts = number
            out.mux(stream.encode(frame))
            shown.append(colors[places])
        out.mux(stream.encode(None))
    return shown


@pytest.mark.parametrize(
    ("name", "codec", "changing"),
    [
        ("raw.mov", "rawvideo", False),
        ("raw.avi", "rawvideo", False),
        ("raw_changing.avi", "rawvideo", True),
        ("graphics.mov", "smc", False),
        ("rle.avi", "msrle", False),
        ("raw.nut", "rawvideo", False),
    ],
)
def test_palettes_are_kept_wherever_decoding_begins(
    tmp_path: Path, name: str, codec: str, changing: bool
) -> None:
    shown = palette_film(tmp_path / name, codec, changing)
    source = open_source(tmp_path / name)
    assert (source.info.frames, source.info.alpha) == (FRAMES, False)
    for picture, original in zip(same_everywhere(source), shown, strict=True):
        assert np.array_equal(picture, original)


def test_transparency_of_animation_is_laid_over_black(tmp_path: Path) -> None:
    path = tmp_path / "alpha.mov"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("qtrle", rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "argb"
        for number in range(5):
            pixels = np.full((96, 160, 4), 200, np.uint8)
            pixels[..., 0] = 255
            pixels[:, :80, 0] = 0
            frame = av.VideoFrame.from_ndarray(pixels, format="argb")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    source = open_source(path)
    assert source.info.alpha and "Transparent parts are laid over black." in map(str, source.info.warnings)
    for picture in same_everywhere(source):
        assert picture[:, :80].max() == 0 and picture[:, 80:].min() == 200


@pytest.mark.parametrize("transparent", [False, True])
def test_a_gif_is_called_transparent_only_if_it_is(tmp_path: Path, transparent: bool) -> None:
    path = tmp_path / "a.gif"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("gif", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "pal8"
        for number in range(4):
            table = np.concatenate([np.full((256, 1), 255, np.uint8), PALETTE], axis=1)
            places = np.full((96, 160), 40 + number, np.uint8)
            if transparent:
                table[7, 0] = 0
                places[10:40, 10:40] = 7
            frame = av.VideoFrame.from_ndarray((places, table), format="pal8")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    info = open_source(path).info
    assert info.alpha == transparent
    assert any("Transparent" in warning for warning in map(str, info.warnings)) == transparent


@pytest.mark.parametrize("name", KINDS)
def test_mutated_packets_of_these_do_no_harm(tmp_path: Path, name: str) -> None:
    codec, layout, _ = KINDS[name]
    clip = cut_packets(open_source(film(tmp_path / name, codec, layout=layout, frames=8)), 0, 8)
    for seed in range(12):
        chance = random.Random(seed)
        packets = []
        for packet in clip.packets:
            data = bytearray(packet.data)
            for _ in range(6):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            packets.append(
                msgspec.structs.replace(packet, data=bytes(data[: chance.randrange(1, len(data) + 1)]))
            )
        hostile = msgspec.structs.replace(clip, packets=tuple(packets)).to_bytes()
        with contextlib.suppress(FastVidError):
            for picture in decode_packets(PacketClip.from_bytes(hostile), (32, 24)):
                assert picture.shape == (24, 32, 3)


def test_wrong_palettes_are_refused(tmp_path: Path) -> None:
    palette_film(tmp_path / "raw.mov", "rawvideo")
    clip = cut_packets(open_source(tmp_path / "raw.mov"), 3, 6)
    assert len(clip.packets[0].palette) == 1024
    for size in (1, 1023, 1 << 20):
        packets = (msgspec.structs.replace(clip.packets[0], palette=bytes(size)), *clip.packets[1:])
        with pytest.raises(FastVidError, match="palette"):
            PacketClip.from_bytes(msgspec.structs.replace(clip, packets=packets).to_bytes())
