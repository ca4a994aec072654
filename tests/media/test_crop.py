"""Clean aperture and crop: what is not meant to be seen is not painted, and the same on every computer."""

import random
from pathlib import Path

import msgspec
import numpy as np
import pytest
from boxing import clap, insert
from source_clips import film, remuxed

from fastvid_gui.errors import SourceError
from fastvid_gui.media.crop import Crop, crop_of
from fastvid_gui.media.matroska import video_track
from fastvid_gui.media.packets import PacketClip, cut_packets, decode_packets
from fastvid_gui.media.playhead import FrameCache, Playhead
from fastvid_gui.media.read import open_source, read_frames


def clean_film(path: Path, box: bytes, **options: object) -> Path:
    return insert(film(path, frames=8, options={"qp": "0"}, layout="yuv444p", **options), box)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["film.mov", "film.mp4"])
def test_a_clean_aperture_is_what_is_shown(tmp_path: Path, name: str) -> None:
    whole = list(
        read_frames(open_source(film(tmp_path / name, frames=8, options={"qp": "0"}, layout="yuv444p")), 0, 8)
    )
    source = open_source(insert(tmp_path / name, clap(120, 70, across=9, down=-3)))
    assert (source.info.width, source.info.height) == (120, 70)
    assert (source.info.coded_width, source.info.coded_height) == (160, 96)
    assert source.crop == Crop(29, 10, 11, 16)
    for picture, original in zip(read_frames(source, 0, 8), whole, strict=True):
        assert np.array_equal(picture, original[10:80, 29:149])


def test_cropped_pictures_are_the_same_from_packets_and_while_scrubbing(tmp_path: Path) -> None:
    source = open_source(clean_film(tmp_path / "film.mov", clap(120, 70)))
    for size in (None, (60, 35), (240, 140)):
        read = list(read_frames(source, 2, 7, size))
        clip = PacketClip.from_bytes(cut_packets(source, 2, 7).to_bytes())
        assert all(np.array_equal(a, b) for a, b in zip(read, decode_packets(clip, size), strict=True))
        playhead = Playhead(source, FrameCache(1 << 24))
        assert all(np.array_equal(playhead.picture(2 + n, size), picture) for n, picture in enumerate(read))


def test_a_turned_film_is_cropped_before_it_is_turned(tmp_path: Path) -> None:
    turned = remuxed(film(tmp_path / "a.mov", frames=4), tmp_path / "film.mov", clockwise=90)
    whole = list(read_frames(open_source(turned), 0, 4))
    source = open_source(insert(turned, clap(120, 70, across=-10)))
    assert (source.info.width, source.info.height, source.info.rotation) == (70, 120, 90)
    for picture, original in zip(read_frames(source, 0, 4), whole, strict=True):
        assert np.array_equal(picture, original[10:130, 13:83])


@pytest.mark.parametrize(
    "box",
    [
        clap(161, 96),
        clap(0, 96),
        clap(120, 70, below=0),
        clap(120, 70, across=100),
        clap(-120, 70),
        clap(120, 70)[:20],
    ],
)
def test_impossible_apertures_are_ignored(tmp_path: Path, box: bytes) -> None:
    info = open_source(clean_film(tmp_path / "film.mov", box)).info
    assert (info.width, info.height) == (160, 96)


def element(number: int, content: bytes) -> bytes:
    head = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return head + (len(content) | 1 << 56).to_bytes(8, "big") + content


def test_the_crop_of_a_matroska_track_is_read(tmp_path: Path) -> None:
    def track(kind: int, *video: tuple[int, int]) -> bytes:
        inside = b"".join(element(number, bytes([value])) for number, value in video)
        return element(0xAE, element(0x83, bytes([kind])) + element(0xE0, inside))

    tracks = track(1) + track(2) + track(1, (0x54CC, 16), (0x54BB, 14), (0x54AA, 2))
    path = tmp_path / "head.mkv"
    head = element(0x1A45DFA3, b"") + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + element(0xEC, b"...")
    path.write_bytes(head + element(0x1654AE6B, tracks) + element(0x1F43B675, b"x" * 99))
    assert crop_of(path, "matroska,webm", 0, 1, 352, 208) == Crop(16, 14, 0, 2)
    assert crop_of(path, "matroska,webm", 0, 0, 352, 208) == Crop()
    assert crop_of(path, "matroska,webm", 0, 1, 16, 208) == Crop()
    assert crop_of(path, "matroska,webm", 0, 7, 352, 208) == Crop()


@pytest.mark.parametrize("name", ["film.mkv", "film.mov"])
def test_damaged_heads_do_no_harm(tmp_path: Path, name: str) -> None:
    path = film(tmp_path / name, frames=3)
    if name.endswith("mov"):
        insert(path, clap(120, 70))
    content = path.read_bytes()
    chance = random.Random(1)
    for _ in range(300):
        data = bytearray(content)
        for _ in range(8):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randrange(len(data))])
        crop = crop_of(path, "matroska" if name.endswith("mkv") else "mov,mp4", 1, 0, 160, 96)
        assert crop.fits(160, 96)
        with path.open("rb") as file:
            video_track(file, 0)


def test_hostile_crops_are_refused_or_ignored(tmp_path: Path) -> None:
    clip = cut_packets(open_source(clean_film(tmp_path / "film.mov", clap(120, 70))), 0, 3)
    for crop in (Crop(-1, 0, 0, 0), Crop(1 << 40, 0, 0, 0)):
        with pytest.raises(SourceError, match="crop"):
            PacketClip.from_bytes(msgspec.structs.replace(clip, crop=crop).to_bytes())
    odd = PacketClip.from_bytes(msgspec.structs.replace(clip, crop=Crop(159, 90, 159, 90)).to_bytes())
    assert next(iter(decode_packets(odd))).shape == (70, 120, 3)
