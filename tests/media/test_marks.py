"""What containers say of their pictures: encrypted, Dolby Vision, 360 degrees, 3D; joined recordings; stills."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from boxing import box, insert
from making_clips import Sound, even_stamps, make_clip
from source_clips import film, numbered

from fastvid_gui.errors import SourceError
from fastvid_gui.media.gaps import Gap, closed
from fastvid_gui.media.read import open_source


def test_an_encrypted_film_is_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=5)
    insert(path, box(b"sinf", box(b"frma", b"avc1") + box(b"schm", bytes(4) + b"cenc" + bytes(4))), b"encv")
    with pytest.raises(SourceError, match=r"film\.mp4 is encrypted"):
        open_source(path)


def test_a_scrambled_broadcast_is_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "film.ts", frames=20)
    data = bytearray(path.read_bytes())
    assert open_source(path).info.frames == 20
    for place in range(0, len(data), 188):
        if int.from_bytes(data[place + 1 : place + 3], "big") & 0x1FFF == 0x100:
            data[place + 3] |= 0x80
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"film\.ts is encrypted"):
        open_source(path)


def dolby(profile: int, compatible: int) -> bytes:
    return box(b"dvcC", bytes([1, 0, profile << 1, 0b1101, compatible << 4]) + bytes(19))


@pytest.mark.parametrize(("profile", "compatible"), [(5, 0), (8, 1), (8, 4)])
def test_colors_that_only_dolby_knows_are_told(tmp_path: Path, profile: int, compatible: int) -> None:
    path = insert(film(tmp_path / "film.mp4", frames=3), dolby(profile, compatible))
    told = [warning for warning in map(str, open_source(path).info.warnings) if "Dolby Vision" in warning]
    assert len(told) == (compatible == 0)
    assert all("profile 5" in warning and "wrong" in warning for warning in told)


def test_a_360_degree_film_is_told(tmp_path: Path) -> None:
    head = box(b"prhd", bytes(16))
    projection = box(b"proj", head + box(b"equi", bytes(20)))
    mark = box(b"sv3d", box(b"svhd", bytes(4) + b"camera\0") + projection)
    path = insert(film(tmp_path / "film.mp4", frames=3), mark)
    assert any(
        "360" in warning and "not kept" in warning for warning in map(str, open_source(path).info.warnings)
    )


def test_both_views_of_3d_are_told(tmp_path: Path) -> None:
    path = insert(film(tmp_path / "film.mp4", frames=3), box(b"st3d", bytes(4) + b"\2"))
    assert any("3D" in warning for warning in map(str, open_source(path).info.warnings))


def test_ordinary_films_have_nothing_to_tell(tmp_path: Path) -> None:
    assert open_source(film(tmp_path / "film.mp4", frames=3)).info.warnings == ()


def test_an_animated_webp_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    with av.open(str(path), "w", format="webp") as out:
        stream = out.add_stream("libwebp_anim", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(5):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number * 40, np.uint8), format="rgb24")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    with pytest.raises(SourceError, match=r"animated WebP.*Convert it to GIF or MP4"):
        open_source(path)


# ---- clocks that jump forward --------------------------------------------------------------------------------------


def two_pieces(path: Path, gap: float, sound: str = "aac", lasts: bool = False, rate: int = 25) -> Path:
    """Two pieces of 40 frames, the second one's clock `gap` seconds later; sound stops (or goes on) meanwhile."""
    step = Fraction(1, rate)
    stamps = even_stamps(40, Fraction(rate))
    stamps = stamps[:-1] + [stamp + 40 * step + Fraction(gap) for stamp in stamps]
    whole = make_clip(path.with_name("whole.mkv"), stamps, [Sound(sound)] if sound else [])
    low, high = 40 * step + Fraction(1, 10), 40 * step + Fraction(gap) - Fraction(1, 10)
    with av.open(str(whole)) as container, av.open(str(path), "w") as out:
        copies = {s.index: out.add_stream_from_template(s, opaque=True) for s in container.streams}
        for packet in container.demux():
            if packet.dts is None:
                continue
            seconds = packet.pts * packet.time_base
            if packet.stream.type == "audio" and low < seconds < high and not lasts:
                continue
            packet.duration = 0 if path.suffix == ".mkv" else packet.duration
            packet.stream = copies[packet.stream.index]
            out.mux(packet)
    return path


@pytest.mark.parametrize("name", ["film.ts", "film.mkv", "film.flv"])
@pytest.mark.parametrize("gap", [7.0, 300.0])
def test_a_clock_that_jumps_forward_is_mended_and_told(tmp_path: Path, name: str, gap: float) -> None:
    info = open_source(two_pieces(tmp_path / name, gap)).info
    assert (info.frames, round(float(info.duration), 2)) == (80, 3.2)
    (told,) = [warning for warning in map(str, info.warnings) if "clock" in warning]
    assert f"{gap + 0.04:.1f} s at 00:01.5" in told or f"{gap + 0.04:.1f} s at 00:01.6" in told
    assert not any("claims" in warning for warning in map(str, info.warnings))


@pytest.mark.parametrize("name", ["film.ts", "film.mkv"])
def test_a_still_picture_with_sound_stays(tmp_path: Path, name: str) -> None:
    info = open_source(two_pieces(tmp_path / name, 7.0, lasts=True)).info
    assert round(float(info.duration), 1) == 10.2
    assert not any("clock" in warning for warning in map(str, info.warnings))


def test_without_sound_only_broadcast_clocks_are_mended(tmp_path: Path) -> None:
    for name, seconds in (("film.ts", 3.2), ("film.mkv", 10.2), ("film.mp4", 10.2)):
        info = open_source(two_pieces(tmp_path / name, 7.0, sound="")).info
        assert round(float(info.duration), 1) == seconds, name


def test_short_pauses_and_slow_films_stay(tmp_path: Path) -> None:
    assert round(float(open_source(two_pieces(tmp_path / "film.ts", 0.8)).info.duration), 1) == 4.0
    slow = two_pieces(tmp_path / "slow.ts", 1.5, rate=2)
    assert round(float(open_source(slow).info.duration), 1) == 41.5


def test_gaps_are_closed_to_a_step() -> None:
    stamps = np.array([0, 4, 8, 400, 404, 900, 904], np.int64)
    gaps = [Gap(3, 8, 400), Gap(5, 404, 900)]
    assert closed(stamps, gaps).tolist() == [0, 4, 8, 12, 16, 20, 24]


def test_joined_recordings_are_not_called_damaged(tmp_path: Path) -> None:
    first = film(tmp_path / "first.ts", pictures=numbered(30))
    joined = tmp_path / "joined.ts"
    joined.write_bytes(first.read_bytes() * 2)
    info = open_source(joined).info
    assert info.frames == 60
    assert not any("is damaged" in warning or "left out" in warning for warning in map(str, info.warnings))
