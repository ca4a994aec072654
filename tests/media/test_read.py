"""Any range of frames, by number, from every kind of file: the same pictures as reading the whole film."""

import pickle
import random
from fractions import Fraction
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from source_clips import film, number_in, numbered, remuxed, x264

from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.media.packets import PacketClip, cut_packets, decode_packets
from fastvid_gui.media.read import Source, open_source, read_frames

OPEN_GOPS = "open-gop=1:keyint=12:min-keyint=12:bframes=3:scenecut=0"
SHORT_GOPS = "keyint=12:min-keyint=12:bframes=2"
ALT_REF = {"auto-alt-ref": "1", "lag-in-frames": "16", "deadline": "good", "cpu-used": "5"}

# name -> (codec, more arguments of `film`)
FILMS: dict[str, tuple[str, dict[str, object]]] = {
    "open-gop.mp4": ("libx264", {"options": x264(OPEN_GOPS)}),
    "open-gop.mkv": ("libx264", {"options": x264(OPEN_GOPS)}),
    "open-gop.ts": ("libx264", {"options": x264(OPEN_GOPS)}),
    "intra-refresh.mp4": ("libx264", {"options": x264("intra-refresh=1:keyint=20:bframes=0")}),
    "fragments.mp4": ("libx264", {"options": x264(SHORT_GOPS), "container": {"movflags": "frag_keyframe"}}),
    "h264.avi": ("libx264", {"options": x264(SHORT_GOPS)}),
    "h264.flv": ("libx264", {"options": x264(SHORT_GOPS)}),
    "no-stamps.h264": ("libx264", {"options": x264(SHORT_GOPS)}),
    "ten-bit.mp4": ("libx264", {"options": x264(SHORT_GOPS), "layout": "yuv444p10le"}),
    "rgb.mp4": ("libx264rgb", {"options": x264(SHORT_GOPS), "layout": "rgb24"}),
    "cra.mp4": ("libx265", {"options": {"x265-params": OPEN_GOPS + ":log-level=none"}}),
    "mpeg2.mpg": ("mpeg2video", {"b_frames": 2}),
    "mpeg2.ts": ("mpeg2video", {"b_frames": 2}),
    "mpeg4.avi": ("mpeg4", {"b_frames": 2}),
    "alt-ref.webm": ("libvpx", {"options": {**ALT_REF, "arnr-maxframes": "5"}, "gop": 40}),
    "super-frames.webm": ("libvpx-vp9", {"options": ALT_REF, "gop": 40}),
    "intra-only.avi": ("mjpeg", {"layout": "yuvj420p"}),
    "prores.mov": ("prores_ks", {"layout": "yuv422p10le"}),
    "lossless.mkv": ("ffv1", {"layout": "yuv444p"}),
    "alpha.mkv": ("ffv1", {"layout": "yuva420p"}),
    "raw.avi": ("rawvideo", {"layout": "yuv420p"}),
    "wmv.asf": ("wmv2", {}),
    "flash.flv": ("flv", {}),
    "interlaced.mp4": ("libx264", {"options": x264("interlaced=1:tff=1:keyint=12")}),
    "one-frame.mp4": ("libx264", {"frames": 1}),
}


def check_ranges(source: Source, numbers: list[int] | None, tries: int, size: tuple[int, int] | None) -> None:
    """Every way of reading gives the frames of the whole film."""
    count = source.info.frames
    whole = list(read_frames(source, 0, count, size))
    assert len(whole) == count == len(source.times)
    if numbers is not None:
        assert [number_in(picture) for picture in whole] == numbers
    chance = random.Random(5)
    for _ in range(tries):
        start = chance.randrange(count)
        stop = min(count, start + chance.randrange(1, 9))
        read = list(read_frames(source, start, stop, size))
        decoded = list(decode_packets(cut_packets(source, start, stop), size))
        assert len(read) == len(decoded) == stop - start
        for number in range(stop - start):
            assert np.array_equal(read[number], whole[start + number]), (
                f"frame {start + number} read by range"
            )
            assert np.array_equal(decoded[number], whole[start + number]), f"frame {start + number} cut out"


@pytest.mark.parametrize("name", FILMS)
def test_every_range_of_every_kind_of_film(tmp_path: Path, name: str) -> None:
    codec, arguments = FILMS[name]
    source = open_source(film(tmp_path / name, codec, **arguments))  # type: ignore[arg-type]
    check_ranges(source, list(range(source.info.frames)), 8, None)
    assert source.info.frames == arguments.get("frames", 60)
    assert not source.info.variable_rate
    assert source.info.frame_rate == 25


def test_pictures_are_upright_rgb_in_one_piece(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.mp4", frames=3, options={"qp": "0"}, layout="yuv444p"))
    for picture, original in zip(read_frames(source, 0, 3), numbered(3), strict=True):
        assert picture.dtype == np.uint8 and picture.flags.c_contiguous
        assert np.abs(picture.astype(int) - original).max() <= 3


def test_edit_list_hides_the_frames_before_it(tmp_path: Path) -> None:
    long = film(tmp_path / "long.mp4", options=x264("bframes=2:keyint=30:min-keyint=30"))
    earlier = 17 * 512
    cut = remuxed(long, tmp_path / "cut.mp4", earlier=earlier, avoid_negative_ts="disabled")
    source = open_source(cut)
    check_ranges(source, list(range(17, 60)), 8, None)
    assert source.times.ticks[0] == 0


@pytest.mark.parametrize("suffix", ["mkv", "ts"])
def test_film_that_begins_between_sync_frames(tmp_path: Path, suffix: str) -> None:
    whole = film(tmp_path / f"whole.{suffix}", options=x264(OPEN_GOPS))
    source = open_source(remuxed(whole, tmp_path / f"part.{suffix}", skip=5))
    check_ranges(source, list(range(12, 60)), 6, None)


def damaged(path: Path, seed: int, flips: int) -> Path:
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(flips):
        place = chance.randrange(len(content) // 5, len(content) * 9 // 10)
        content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("film.mp4", "libx264", x264(SHORT_GOPS)),
        ("film.ts", "libx264", x264(OPEN_GOPS)),
        ("film.mkv", "libx264", x264(OPEN_GOPS)),
        ("film.avi", "mpeg4", {}),
        ("film.webm", "libvpx-vp9", ALT_REF),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_films_show_the_same_in_every_range(
    tmp_path: Path, name: str, codec: str, options: dict[str, str], seed: int
) -> None:
    path = damaged(film(tmp_path / name, codec, options=options), seed, 12)
    source = open_source(path)
    check_ranges(source, None, 6, None)


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("film.mp4", "libx264", x264(SHORT_GOPS)),
        ("film.mkv", "libx264", x264(OPEN_GOPS)),
        ("film.mp4", "mpeg4", {}),
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_damage_that_nobody_noticed_shows_the_same_in_every_range(
    tmp_path: Path, name: str, codec: str, options: dict[str, str], seed: int
) -> None:
    """Only the first and the last pictures are decoded when an ordinary film is opened."""
    path = film(tmp_path / name, codec, frames=420, options=options)
    content, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(6):
        content[chance.randrange(len(content) * 2 // 5, len(content) * 3 // 5)] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    source = open_source(path)
    size = (80, 48)
    whole = list(read_frames(source, 0, source.info.frames, size))
    for start in range(130, 290, 9):
        for got in (
            list(read_frames(source, start, start + 12, size)),
            list(
                decode_packets(PacketClip.from_bytes(cut_packets(source, start, start + 12).to_bytes()), size)
            ),
        ):
            assert all(np.array_equal(a, b) for a, b in zip(got, whole[start : start + 12], strict=True))


def test_a_long_film_is_read_in_step_by_segments(tmp_path: Path) -> None:
    """Of unknown soundness, so decoded in parts; in groups that are open, short and of one picture."""
    for number, options in enumerate((x264(OPEN_GOPS), x264(SHORT_GOPS), x264("keyint=1"))):
        source = open_source(film(tmp_path / f"film{number}.mkv", frames=200, options=options))
        assert not source.index.proven and len(source.index.segments) > 6
        check_ranges(source, list(range(200)), 10, None)


@pytest.mark.parametrize("suffix", ["mkv", "ts", "avi", "flv"])
def test_cut_off_films_are_usable(tmp_path: Path, suffix: str) -> None:
    path = film(tmp_path / f"film.{suffix}", options=x264(SHORT_GOPS))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    source = open_source(path)
    assert 20 < source.info.frames < 50
    check_ranges(source, None, 4, None)


def test_cut_off_mp4_says_so(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", options=x264(SHORT_GOPS), container={"movflags": "faststart"})
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    source = open_source(path)
    assert 20 < source.info.frames < 50
    assert any("damaged" in warning and "of 60" in warning for warning in map(str, source.info.warnings))


def test_damage_that_costs_no_frame_is_called_so(tmp_path: Path) -> None:
    for seed in range(40):
        source = open_source(damaged(film(tmp_path / "film.mp4", options=x264(SHORT_GOPS)), seed, 12))
        words = " ".join(map(str, source.info.warnings))
        if "is damaged" in words:
            assert ("left out" in words) == (source.info.frames < 60)
            assert ("all 60 frames are there" in words) == (source.info.frames == 60)
            if source.info.frames == 60:
                return
    pytest.fail("each damage cost a frame")


def test_sizes(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.mp4", frames=4))
    for size in ((64, 48), (161, 97), (400, 300)):
        picture = next(iter(read_frames(source, 2, 3, size)))
        assert picture.shape == (size[1], size[0], 3)


def test_shrinking_averages_areas(tmp_path: Path) -> None:
    lines = np.zeros((96, 160, 3), np.uint8)
    lines[:, ::2] = 255
    path = film(tmp_path / "film.mkv", "ffv1", layout="yuv444p", pictures=iter([lines] * 2))
    small = next(iter(read_frames(open_source(path), 0, 1, (80, 48))))
    assert np.abs(small.astype(int) - 127).max() <= 4


def test_film_whose_size_changes_midway(tmp_path: Path) -> None:
    first = film(tmp_path / "first.ts", "mpeg2video", frames=20)
    second = film(tmp_path / "second.ts", "mpeg2video", pictures=numbered(20, 320, 192))
    joined = tmp_path / "joined.ts"
    joined.write_bytes(first.read_bytes() + second.read_bytes())
    source = open_source(joined)
    shapes = {picture.shape for picture in read_frames(source, 0, source.info.frames)}
    assert shapes == {(96, 160, 3)}
    # The decoder drops the picture it holds back when the size changes.
    assert source.info.frames in (39, 40)


def test_interlaced_frames_are_drawn_from_one_field(tmp_path: Path) -> None:
    def moving() -> np.ndarray:  # type: ignore[type-arg]
        picture = np.full((96, 160, 3), 40, np.uint8)
        picture[0::2, 40:80] = 220
        picture[1::2, 60:100] = 220
        return picture

    options = x264("interlaced=1:tff=1:keyint=12:qp=4")
    source = open_source(film(tmp_path / "film.mp4", options=options, pictures=iter([moving()] * 6)))
    assert any("interlaced" in warning for warning in map(str, source.info.warnings))
    picture = next(iter(read_frames(source, 3, 4))).astype(int)
    combs = np.abs(np.diff(picture[20:76, 42:58, 0], axis=0))
    assert combs.max() < 40


def test_source_survives_pickling(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.mp4", frames=20))
    again = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own bytes
    assert again.info == source.info and again.times == source.times
    assert np.array_equal(next(iter(read_frames(again, 7, 8))), next(iter(read_frames(source, 7, 8))))


def test_bad_ranges_are_refused(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.mp4", frames=5))
    assert list(read_frames(source, 3, 3)) == []
    for start, stop in ((-1, 2), (0, 6), (5, 6)):
        with pytest.raises(ValueError, match="no frames"):
            list(read_frames(source, start, stop))


def test_file_that_goes_away(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=5)
    source = open_source(path)
    path.unlink()
    with pytest.raises(SourceError, match=r"film\.mp4"):
        list(read_frames(source, 0, 5))


def test_file_that_became_shorter(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mkv", frames=60)
    source = open_source(path)
    film(path, frames=10)
    with pytest.raises(SourceError, match="changed"):
        list(read_frames(source, 0, 60))


def test_stopping(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4")
    stop = Event()
    source = open_source(path, stop=stop)
    frames = read_frames(source, 0, 60, stop=stop)
    next(frames)
    stop.set()
    with pytest.raises(Interrupted):
        list(frames)
    with pytest.raises(Interrupted):
        open_source(path, stop=stop)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []

    def report(done: int, total: int | None) -> None:
        told.append((done, total))

    open_source(film(tmp_path / "film.webm", "libvpx-vp9", options=ALT_REF), progress=report)
    assert told and all(total is None or done <= total for done, total in told)


def test_whole_films_read_by_several_threads_are_the_same(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.mp4", frames=450, options=x264(SHORT_GOPS)))
    whole = list(read_frames(source, 0, 450, (80, 48)))
    for start in (0, 133, 440):
        part = list(read_frames(source, start, start + 10, (80, 48)))
        assert all(np.array_equal(a, b) for a, b in zip(part, whole[start:], strict=False))


def test_variable_rate_keeps_its_stamps(tmp_path: Path) -> None:
    stamps = [number * 33 + (number * number) % 29 for number in range(60)]
    path = film(
        tmp_path / "film.mkv",
        options=x264(SHORT_GOPS),
        time_base=Fraction(1, 1000),
        stamp=lambda number: stamps[number],
    )
    source = open_source(path)
    assert list(source.times.ticks) == stamps
    assert source.info.variable_rate
    check_ranges(source, list(range(60)), 5, None)


CLIPS = [
    "decord_flipping_a_pancake.mkv", "decord_unordered.mov", "decord_video_270.mov", "decord_video_90.mov",
    "derived_odd_175x143_yuv444p.mkv", "iio_realshort.mp4", "mov_bbb.mp4", "mp_big_buck_bunny_0_30.webm",
    "mp_chaplin.mp4", "mp_no_duration.webm", "mp_smpte-2997.mp4", "mp_transparent.webm",
    "mp_video_with_failing_audio.mp4", "psd_counter.mp4", "psd_delayed_start.mp4", "psd_fades.mp4",
    "psd_testvideo.mp4", "skv_bigbuckbunny.mp4", "skv_bikes.mp4", "tc_av1_video.mkv",
    "tc_bt709_full_range.mp4",
    "tc_h265_10bits.mp4", "tc_h265_video.mp4",
]  # fmt: skip


@pytest.mark.parametrize("name", CLIPS)
def test_every_range_of_real_clips(shared_data: Path, name: str) -> None:
    source = open_source(shared_data / "videos" / name)
    check_ranges(source, None, 3, (96, 64))


def test_rotated_film_is_upright(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=4)
    upright = list(read_frames(open_source(path), 0, 4))
    for degrees, turns in ((90, -1), (180, 2), (270, 1)):
        turned = remuxed(path, tmp_path / f"turned{degrees}.mp4", clockwise=degrees)
        source = open_source(turned)
        assert source.info.rotation == degrees
        assert (source.info.coded_width, source.info.coded_height) == (160, 96)
        for picture, original in zip(read_frames(source, 0, 4), upright, strict=True):
            assert picture.shape[:2] == (source.info.height, source.info.width)
            assert np.array_equal(picture, np.rot90(original, turns))


def test_transparent_parts_are_black(shared_data: Path) -> None:
    source = open_source(shared_data / "videos" / "mp_transparent.webm")
    assert source.info.alpha and any("black" in warning for warning in map(str, source.info.warnings))
    picture = next(iter(read_frames(source, 60, 61)))
    assert (picture.max(axis=2) == 0).mean() > 0.9
    assert picture.max() > 100
