"""Single frames near one another: the same pictures as `read_frames` gives, and a bound for what is kept."""

import random
import threading
from pathlib import Path

import numpy as np
import pytest
from source_clips import film, number_in

from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.media.playhead import WALK_FRAMES, FrameCache, Playhead
from fastvid_gui.media.read import open_source, read_frames

CLIPS = (
    "mov_bbb.mp4", "psd_counter.mp4", "tc_h265_10bits.mp4", "tc_av1_video.mkv", "derived_odd_175x143_yuv444p.mkv",
    "decord_video_90.mov", "decord_unordered.mov", "mp_transparent.webm", "mp_smpte-2997.mp4",
    "psd_delayed_start.mp4", "iio_realshort.mp4", "mp_no_duration.webm", "skv_bikes.mp4",
)  # fmt: skip


def playhead(path: Path, most_bytes: int = 1 << 26) -> Playhead:
    return Playhead(open_source(path), FrameCache(most_bytes))


@pytest.mark.parametrize("gop", [5, 24, 1000])
@pytest.mark.parametrize("most_bytes", [1, 100_000, 1 << 26])
def test_every_jump_gives_the_asked_frame(tmp_path: Path, gop: int, most_bytes: int) -> None:
    head = playhead(film(tmp_path / "film.mp4", frames=90, gop=gop, b_frames=3), most_bytes)
    jumps = random.Random(gop)
    order = [0, 89, 88, 87, 40, 41, 42, 41, 40, 39, *(jumps.randrange(90) for _ in range(25))]
    assert [number_in(head.picture(frame)) for frame in order] == order


@pytest.mark.parametrize("name", CLIPS)
def test_pictures_are_those_of_read_frames(shared_data: Path, name: str) -> None:
    head = playhead(shared_data / "videos" / name)
    count = head.source.info.frames
    jumps = random.Random(name)
    first = jumps.randrange(count)
    for frame in [first, first + 1, first + 2, first - 1, *(jumps.randrange(count) for _ in range(5))]:
        if 0 <= frame < count:
            expected = next(iter(read_frames(head.source, frame, frame + 1, (96, 64))))
            assert np.array_equal(head.picture(frame, (96, 64)), expected), frame


@pytest.mark.parametrize("seed", range(3))
def test_damaged_films_show_the_same_too(tmp_path: Path, seed: int) -> None:
    path = film(tmp_path / "film.mkv", frames=48, gop=12, b_frames=2)
    data, dice = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(4):
        data[dice.randrange(len(data) // 3, len(data))] ^= 0xFF
    path.write_bytes(data)
    head = playhead(path)
    for frame in range(0, head.source.info.frames, 5):
        assert np.array_equal(head.picture(frame), next(iter(read_frames(head.source, frame, frame + 1))))


def test_the_cache_keeps_within_its_bytes(tmp_path: Path) -> None:
    cache = FrameCache(300_000)
    heads = [
        Playhead(open_source(film(tmp_path / f"{number}.mp4", frames=60, gop=60)), cache)
        for number in range(2)
    ]
    for frame in range(0, 60, 7):
        for head in heads:
            head.picture(frame)
            assert 0 < cache.bytes <= 300_000
    for head in heads:
        head.close()
    assert cache.bytes == 0
    assert number_in(heads[0].picture(30)) == 30


def test_a_long_walk_goes_on_beyond_one_decoder(tmp_path: Path) -> None:
    head = playhead(film(tmp_path / "film.mp4", frames=WALK_FRAMES + 40, gop=10**6), 1)
    for frame in range(0, WALK_FRAMES + 40, 9):
        assert number_in(head.picture(frame)) == frame % 256


def test_stop_ends_the_way_to_a_frame_and_the_next_wish_works(tmp_path: Path) -> None:
    head = playhead(film(tmp_path / "film.mp4", frames=120, gop=1000), 1)
    stop = threading.Event()
    stop.set()
    with pytest.raises(Interrupted):
        head.picture(110, stop=stop)
    assert number_in(head.picture(110)) == 110


def test_the_way_to_a_frame_is_known_and_something_can_be_shown_meanwhile(tmp_path: Path) -> None:
    head = playhead(film(tmp_path / "film.mp4", frames=100, gop=50))
    assert head.way_to(99) == 50
    assert number_in(head.rough(99)) == 50
    head.picture(60)
    assert head.way_to(60) == 0 and head.way_to(61) == 1


def test_a_frame_beyond_the_film_and_a_film_that_has_gone(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=20)
    head = playhead(path, 1)
    with pytest.raises(SourceError, match="no frame 20"):
        head.picture(20)
    path.unlink()
    with pytest.raises(SourceError, match=r"film\.mp4"):
        head.picture(3)
