"""Masks: kept without loss, found by frame number, fitted to the film, or refused with the reason."""

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from films import make_film
from matte_films import disc, make_mattes, save_png

from fastvid_gui.errors import RegionsError, TargetError
from fastvid_gui.media.mattes import MatteWriter
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.regions.masks import open_mask
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import code_of

FRAMES = 12


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return open_source(make_film(tmp_path_factory.mktemp("film") / "film.mp4", FRAMES))


def refused(named: str, folder: Path, film: Source) -> RegionsError:
    with pytest.raises(RegionsError) as caught:
        open_mask(named, folder, film)
    return caught.value


@pytest.mark.parametrize("size", [(96, 64), (75, 43), (1, 1)])
def test_every_value_comes_back(tmp_path: Path, size: tuple[int, int]):
    chance = np.random.default_rng(1)
    mattes = [chance.integers(0, 256, (size[1], size[0]), np.uint8) for _ in range(5)]
    with MatteWriter(tmp_path / "m.mkv", size, Fraction(30000, 1001)) as writer:
        for matte in mattes:
            writer.add(matte)
    found = open_source(tmp_path / "m.mkv")
    opened = open_mask("m.mkv", tmp_path, found)
    assert opened.notes == ()
    for one, other in zip(opened.frames(0, 5), mattes, strict=True):
        assert np.array_equal(one, other)
    assert np.array_equal(next(opened.frames(3, 5)), mattes[3])


def test_a_broken_off_mask_leaves_nothing(tmp_path: Path):
    with pytest.raises(KeyError), MatteWriter(tmp_path / "m.mkv", (8, 8), Fraction(25)) as writer:
        writer.add(np.zeros((8, 8), np.uint8))
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    make_mattes(tmp_path / "m.mkv", 2)
    with pytest.raises(TargetError):
        make_mattes(tmp_path / "m.mkv", 2)


def test_a_still_picture_counts_for_all_frames(tmp_path: Path, film: Source):
    save_png(tmp_path / "still.png", disc(0, 192, 128))
    mask = open_mask("still.png", tmp_path, film)
    assert [code_of(note) for note in mask.notes] == [RegionsSays.MASK_SCALED]
    shown = list(mask.frames(2, 5))
    assert len(shown) == 3 and shown[0].shape == (64, 96)
    assert np.abs(shown[0].astype(int) - disc(0)).max() < 140
    assert np.abs(shown[0].astype(int) - disc(0)).mean() < 2


def test_a_black_and_white_film_of_another_program(tmp_path: Path, film: Source):
    with av.open(str(tmp_path / "bw.mp4"), "w") as out:
        video = out.add_stream("libx264", rate=50)
        video.width, video.height, video.pix_fmt, video.options = 192, 128, "yuv420p", {"crf": "1"}
        for number in range(FRAMES):
            white = np.repeat(disc(number, 192, 128)[..., None], 3, axis=2)
            out.mux(video.encode(av.VideoFrame.from_ndarray(white, format="rgb24")))
        out.mux(video.encode(None))
    mask = open_mask("bw.mp4", tmp_path, film)
    assert [code_of(note) for note in mask.notes] == [RegionsSays.MASK_SCALED]
    for number, shown in enumerate(mask.frames(0, FRAMES)):
        wanted = cv2.resize(disc(number, 192, 128), (96, 64), interpolation=cv2.INTER_AREA)
        assert np.abs(shown.astype(int) - wanted).mean() < 3
        assert shown[32, round(96 * 0.3 + number)] >= 250 and shown[2, 90] <= 5


def test_what_does_not_fit_is_refused(tmp_path: Path, film: Source):
    make_mattes(tmp_path / "short.mkv", FRAMES - 1)
    error = refused("short.mkv", tmp_path, film)
    assert code_of(error.sentence) is RegionsSays.MASK_LENGTH and "11" in str(error) and "12" in str(error)
    make_mattes(tmp_path / "square.mkv", FRAMES, 64, 64)
    error = refused("square.mkv", tmp_path, film)
    assert code_of(error.sentence) is RegionsSays.MASK_SHAPE and "64x64" in str(error)
    for name, data in (("broken.mkv", b"no film"), ("broken.png", b"no picture"), ("gone.mkv", None)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        error = refused(name, tmp_path, film)
        assert code_of(error.sentence) is RegionsSays.MASK_UNREADABLE and name in str(error)
    assert code_of(refused("alpha", tmp_path, film).sentence) is RegionsSays.NO_ALPHA


def test_a_damaged_mask_is_no_crash(tmp_path: Path, film: Source):
    data = bytearray(make_mattes(tmp_path / "m.mkv", FRAMES).read_bytes())
    for place in range(len(data) // 3, len(data), 97):
        data[place] ^= 0x5A
    (tmp_path / "damaged.mkv").write_bytes(data)
    try:
        assert all(
            matte.shape == (64, 96) for matte in open_mask("damaged.mkv", tmp_path, film).frames(0, FRAMES)
        )
    except RegionsError as error:
        assert "damaged.mkv" in str(error)


def test_the_films_own_light_and_transparency(tmp_path: Path, film: Source):
    shown = list(open_mask("luma", tmp_path, film).frames(0, FRAMES))
    assert len(shown) == FRAMES and shown[0].std() > 5
    with av.open(str(tmp_path / "clear.mkv"), "w") as out:
        video = out.add_stream("ffv1", rate=25)
        video.width, video.height, video.pix_fmt = 96, 64, "bgra"
        for number in range(3):
            picture = np.full((64, 96, 4), 200, np.uint8)
            picture[..., 3] = disc(number)
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="bgra")))
        out.mux(video.encode(None))
    clear = open_source(tmp_path / "clear.mkv")
    for number, shade in enumerate(open_mask("alpha", tmp_path, clear).frames(0, 3)):
        assert np.array_equal(shade, disc(number))


@pytest.mark.parametrize(
    "name", ["decord_video_90.mov", "derived_odd_175x143_yuv444p.mkv", "tc_h265_10bits.mp4"]
)
def test_masks_of_odd_films_have_the_displayed_size(shared_data: Path, tmp_path: Path, name: str):
    film = open_source(shared_data / "videos" / name)
    size = film.info.width, film.info.height
    with MatteWriter(tmp_path / "m.mkv", size, film.info.frame_rate) as writer:
        for number in range(film.info.frames):
            writer.add(disc(number, *size))
    mask = open_mask("m.mkv", tmp_path, film)
    assert mask.notes == ()
    assert np.array_equal(next(mask.frames(1, 2)), disc(1, *size))
