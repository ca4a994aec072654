"""Films that failed once, for their pictures: read, cut out, exported and read again with FFmpeg's reader.

The table goes over `shared/cases/media` beside the repository where that is there. Its films hold, 320 x 180, the
number of the frame as eight squares along the upper edge and eight patches of known color along the lower one.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from making_clips import Sound, chunks_of, even_stamps, make_clip
from shared import REPOSITORY

from fastvid_gui.errors import SourceError
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk
from fastvid_gui.media.export import ExportReport, export_film
from fastvid_gui.media.packets import PacketClip, cut_packets, decode_packets
from fastvid_gui.media.read import Source, open_source, read_frames
from fastvid_gui.media.tags import film_tags

CASES = REPOSITORY.parent / "shared" / "cases" / "media"
PATCHES = (
    (191, 191, 191), (180, 180, 16), (16, 180, 180), (16, 180, 16),
    (180, 16, 180), (180, 16, 16), (16, 16, 180), (64, 64, 64),
)  # fmt: skip
SECOND, THREE = list(range(25)), list(range(75))
# name -> numbers of the frames, what is said of it (a part of each sentence), how far colors may be off
SHOWN: dict[str, tuple[list[int], tuple[str, ...], int]] = {
    "ts_cat_later.ts": (THREE + THREE, ("every picture could be decoded", "jumps forward by 297.0 s"), 4),
    "ts_cat.ts": (THREE + THREE, ("every picture could be decoded", "timestamps"), 4),
    "reschange.ts": (THREE, ("every picture could be decoded", "timestamps"), 4),
    "raw_pal8.mov": (SECOND, (), 4),
    "codec_qtrle.mov": (SECOND, (), 4),
    # 15 bit color.
    "codec_msvideo1.avi": (SECOND, (), 8),
    "clap_mov.mov": (THREE, (), 4),
    "crop.mkv": (THREE, (), 4),
    "anim.avif": (SECOND, (), 4),
    "spherical.mp4": (THREE, ("360",), 4),
    "iphone_tags.mov": (THREE, (), 4),
    "android_location.mp4": (THREE, (), 4),
}


def case(name: str) -> Path:
    path = CASES / name
    if not path.is_file():
        pytest.skip(f"{name} of shared/cases/media is absent")
    return path


def number_in(picture: np.ndarray) -> int:
    return sum(1 << bit for bit in range(8) if picture[8:16, 40 * bit + 12 : 40 * bit + 28].mean() > 128)


def farthest(picture: np.ndarray) -> float:
    """How far the patches are from their colors."""
    found = np.array([picture[150:170, 40 * n + 12 : 40 * n + 28].mean(axis=(0, 1)) for n in range(8)])
    return float(np.abs(found - np.array(PATCHES)).max())


def as_painted(source: Source) -> list[EncodedChunk]:
    """The film's own pictures as chunks."""
    info = source.info
    encoder = ChunkEncoder(ChunkFormat(info.width, info.height, info.frame_rate, 12))
    for picture in read_frames(source, 0, info.frames):
        encoder.add(picture)
    return [encoder.finish()]


def export(path: Path, out: Path) -> ExportReport:
    source = open_source(path)
    return export_film(source, as_painted(source), 0, source.info.frames, out)


def read_again(path: Path) -> tuple[list[np.ndarray], list[Fraction]]:
    """All pictures and their times."""
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
        pictures = [frame.to_ndarray(format="rgb24") for frame in frames]
        return pictures, [frame.pts * frame.time_base for frame in frames]


@pytest.mark.parametrize("name", SHOWN)
def test_every_frame_is_read_with_its_colors_and_said_truly(name: str) -> None:
    source = open_source(case(name))
    numbers, said, off = SHOWN[name]
    assert (source.info.width, source.info.height) == (320, 180)
    assert len(source.info.warnings) == len(said)
    assert all(part in warning for part, warning in zip(said, map(str, source.info.warnings), strict=True))
    whole = list(read_frames(source, 0, source.info.frames))
    assert [number_in(picture) for picture in whole] == numbers
    assert max(map(farthest, whole)) <= off
    for start, stop in ((0, 1), (7, 19), (len(whole) - 9, len(whole))):
        clip = PacketClip.from_bytes(cut_packets(source, start, stop).to_bytes())
        for got in (list(read_frames(source, start, stop)), list(decode_packets(clip))):
            assert all(np.array_equal(a, b) for a, b in zip(got, whole[start:stop], strict=True))


@pytest.mark.parametrize("name", [name for name in SHOWN if name.rpartition(".")[2] != "ts"])
def test_the_finished_film_shows_the_same(tmp_path: Path, name: str) -> None:
    source = open_source(case(name))
    export(case(name), tmp_path / "out.mp4")
    pictures, times = read_again(tmp_path / "out.mp4")
    numbers, _, off = SHOWN[name]
    assert [number_in(picture) for picture in pictures] == numbers
    assert max(map(farthest, pictures)) <= off + 4
    begin = source.times.seconds(0)
    assert all(
        abs(float(time - times[0] - (source.times.seconds(n) - begin))) < 0.001
        for n, time in enumerate(times)
    )


def test_an_encrypted_film_is_refused() -> None:
    with pytest.raises(SourceError, match="is encrypted"):
        open_source(case("cenc.mp4"))


def test_an_animated_webp_is_said_to_be_one() -> None:
    with pytest.raises(SourceError, match="animated WebP"):
        open_source(case("anim.webp"))


def test_colors_of_dolby_vision_are_told_before_painting() -> None:
    assert any(
        "Dolby Vision profile 5" in warning
        for warning in map(str, open_source(case("dovi_p5.mp4")).info.warnings)
    )


def test_damage_is_noticed_each_time_and_shown_the_same() -> None:
    path = case("corrupt_middle.mkv")
    found = []
    for _ in range(6):
        source = open_source(path)
        assert any("is damaged" in warning for warning in map(str, source.info.warnings))
        whole = list(read_frames(source, 0, source.info.frames))
        for start in range(20, 50, 3):
            clip = cut_packets(source, start, start + 5)
            for got in (list(read_frames(source, start, start + 5)), list(decode_packets(clip))):
                assert all(np.array_equal(a, b) for a, b in zip(got, whole[start:], strict=False))
        found.append((source.index.bad.tolist(), [picture.tobytes() for picture in whole]))
    assert all(one == found[0] for one in found)


# ---- tags and covers -----------------------------------------------------------------------------------------------


def tags_of(path: Path) -> dict[str, str]:
    with av.open(str(path)) as container:
        return dict(container.metadata)


def test_place_and_dates_of_phones_are_kept_and_the_device_named(tmp_path: Path) -> None:
    report = export(case("iphone_tags.mov"), tmp_path / "apple.mp4")
    kept = tags_of(tmp_path / "apple.mp4")
    assert kept["location"].startswith("+48.1000+011.5000+520")
    assert kept["creation_time"].startswith("2024-05-06T07:08:09")
    assert kept["date"] == "2024-05-06T09:08:09+0200"
    assert tuple(map(str, report.warnings)) == (
        "Not kept in the MP4: the device that recorded it (Apple iPhone 15).",
    )
    report = export(case("android_location.mp4"), tmp_path / "android.mp4")
    kept = tags_of(tmp_path / "android.mp4")
    assert kept["location"].startswith("+48.1000+011.5000")
    assert report.warnings == ()


def test_tags_are_kept_or_named() -> None:
    kept, lost = film_tags(
        {
            "com.apple.quicktime.location.ISO6709": "+48.1+011.5/",
            "com.apple.quicktime.creationdate": "2024-05-06T09:08:09+0200",
            "date": "2023",
            "com.apple.quicktime.make": "Apple",
            "com.apple.quicktime.content.identifier": "5F-33",
            "com.android.manufacturer": "Google",
            "com.android.model": "Pixel 8",
            "encoder": "Lavf",
            "mood": "calm",
        }
    )
    assert kept == {"date": "2023", "location": "+48.1+011.5/"}
    assert list(map(str, lost)) == [
        "the device that recorded it (Apple)",
        "the device that recorded it (Google Pixel 8)",
        "com.apple.quicktime.creationdate",
        "mood",
    ]
    kept, lost = film_tags({"location": "by the sea", "title": "A"})
    assert (kept, list(map(str, lost))) == ({"title": "A"}, ["the place (by the sea)"])


PICTURES = {"mjpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def with_cover(path: Path, codec: str) -> bytes:
    """A film with a cover; returns the cover's bytes."""
    clip = make_clip(path.with_name("plain.mkv"), even_stamps(30), [Sound("aac")])
    encoder = av.CodecContext.create({"webp": "libwebp"}.get(codec, codec), "w")
    encoder.width, encoder.height, encoder.time_base = 120, 80, Fraction(1, 25)
    encoder.pix_fmt = {"mjpeg": "yuvj420p", "png": "rgb24", "webp": "yuv420p"}[codec]
    frame = av.VideoFrame.from_ndarray(np.full((80, 120, 3), 90, np.uint8), format="rgb24")
    picture = bytes((encoder.encode(frame) + encoder.encode(None))[0])
    with av.open(str(clip)) as container, av.open(str(path), "w") as out:
        copies = {s.index: out.add_stream_from_template(s, opaque=True) for s in container.streams}
        out.add_attachment(f"cover.{codec}", PICTURES[codec], picture)
        for packet in container.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                out.mux(packet)
    return picture


@pytest.mark.parametrize("codec", PICTURES)
def test_a_cover_is_kept_where_an_mp4_can_hold_it(tmp_path: Path, codec: str) -> None:
    picture = with_cover(tmp_path / "film.mkv", codec)
    source = open_source(tmp_path / "film.mkv")
    assert source.info.warnings == ()
    report = export_film(source, chunks_of(0, 30), 0, 30, tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        covers = [s for s in container.streams.video if s.disposition & av.stream.Disposition.attached_pic]
        shown = [bytes(packet) for packet in container.demux(covers[0]) if packet.size] if covers else []
    if codec == "webp":
        assert not covers and tuple(map(str, report.warnings)) == ("Not kept: the attached file cover.webp.",)
    else:
        assert shown == [picture] and report.warnings == ()
    assert open_source(tmp_path / "out.mp4").info.frames == 30
