"""Frames painted for the window, by a real engine process."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from talking import Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.envelopes import Failed, Finished, Stopped
from fastvid_gui.engine.messages.films import MakeThumbnails, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame, PaintGallery, PaintMotion, StylePicture
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.film_settings import settings_for
from fastvid_gui.render.pipeline import decode_size, fit, paint_first
from fastvid_gui.style.carry_up import scaled
from fastvid_gui.style.finish import finish
from fastvid_gui.style.library import load_style
from fastvid_gui.style.stylizer import make_stylizer


def array(picture: PictureBytes) -> NDArray[np.uint8]:
    return np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.width, 3)


def painted_as_in_a_render(film: Path, frame: int, look: Look, size: int = 0) -> NDArray[np.uint8]:
    source = open_source(film)
    settings = replace(settings_for(look, source.info, size or None), frame_rate=Fraction(25))
    shown = decode_size((source.info.width, source.info.height), settings)
    picture = next(iter(read_frames(source, frame, frame + 1, shown)))
    full = fit(picture, settings.width, settings.height)
    stylizer = make_stylizer(load_style(look.style, look.speed), *settings.work_size)
    painted = paint_first(stylizer, scaled(full, *settings.work_size))
    return finish(painted, full, strength=look.strength, keep_colors=look.keep_colors)


@pytest.mark.parametrize("most_side", [0, 100])
def test_a_frame_of_the_source(preview_engine: Talk, sample: Path, most_side: int) -> None:
    value = preview_engine.run(ShowFrame(str(sample), 77, most_side)).value
    assert isinstance(value, FramePicture) and value.final and value.frame == 77
    size = (100, 56) if most_side else (640, 360)
    expected = next(iter(read_frames(open_source(sample), 77, 78, size)))
    assert np.array_equal(array(value.picture), expected)


@pytest.mark.parametrize(
    ("look", "size"),
    [
        (Look(style="starry-night"), 0),
        (Look(style="great-wave", strength=0.4), 0),
        (Look(style="starry-night:0.3,scream:0.7", keep_colors=True), 0),
        (Look(style="scream", brush=2.0), 240),
        (Look(style="scream", brush=0.5), 160),
    ],
)
def test_a_painted_frame_is_what_a_render_begins_with(
    preview_engine: Talk, sample: Path, look: Look, size: int
) -> None:
    answer = preview_engine.run(PaintFrame(path=str(sample), frame=30, look=look, size=size))
    value = answer.value
    assert isinstance(value, FramePicture) and value.final
    assert np.array_equal(array(value.picture), painted_as_in_a_render(sample, 30, look, size))


def test_first_a_small_picture_then_the_sharp_one_and_again_at_once(
    preview_engine: Talk, sample: Path
) -> None:
    request = PaintFrame(path=str(sample), frame=44, look=Look(style="great-wave"))
    answer = preview_engine.run(request)
    (small,) = answer.news
    assert isinstance(small, FramePicture) and not small.final and small.picture.height == 270
    sharp = answer.value
    assert isinstance(sharp, FramePicture) and (sharp.picture.width, sharp.picture.height) == (640, 360)
    likeness = np.abs(array(small.picture).astype(float).mean((0, 1)) - array(sharp.picture).mean((0, 1)))
    assert likeness.max() < 12
    again = preview_engine.run(request)
    assert again.news == [] and again.value == sharp


def test_no_style_is_the_source(preview_engine: Talk, sample: Path) -> None:
    painted, shown = (
        preview_engine.run(PaintFrame(path=str(sample), frame=9, look=Look())).value,
        preview_engine.run(ShowFrame(str(sample), 9)).value,
    )
    assert painted == shown


@pytest.mark.parametrize(
    ("look", "size", "error"),
    [
        (Look(style="no-such-style"), 0, "StyleError"),
        (Look(style="scream", brush=9.0), 0, "UsageError"),
        (Look(style="scream", strength=7.0), 0, "UsageError"),
        (Look(style="scream"), 3, "UsageError"),
    ],
)
def test_what_cannot_be_painted_says_why(
    preview_engine: Talk, sample: Path, look: Look, size: int, error: str
) -> None:
    end = preview_engine.run(PaintFrame(path=str(sample), frame=30, look=look, size=size)).end
    assert isinstance(end, Failed) and end.error == error and len(end.message) > 20


def test_the_newest_wish_is_painted_first(preview_engine: Talk, sample: Path) -> None:
    blends = [Look(style=f"great-wave:{share},scream:{100 - share}") for share in range(1, 9)]
    numbers = [preview_engine.ask(PaintFrame(path=str(sample), frame=100, look=look)) for look in blends]
    for number in numbers[:-1]:
        preview_engine.stop(number)
    ends = [preview_engine.wait(number).end for number in numbers]
    assert isinstance(ends[-1], Finished)
    assert sum(isinstance(end, Stopped) for end in ends[:-1]) >= 5


def test_a_gallery_comes_style_by_style_and_is_kept(preview_engine: Talk, sample: Path) -> None:
    request = PaintGallery(str(sample), 60, ("scream", "removed-meanwhile", "great-wave"), side=160)
    answer = preview_engine.run(request)
    assert answer.value is None
    assert [news.style for news in answer.news if isinstance(news, StylePicture)] == ["scream", "great-wave"]
    first, second = (array(news.picture) for news in answer.news if isinstance(news, StylePicture))
    assert first.shape == second.shape == (90, 160, 3) and not np.array_equal(first, second)
    assert preview_engine.run(request).news == answer.news


def test_motion_is_painted_with_its_past(preview_engine: Talk, sample: Path) -> None:
    answer = preview_engine.run(
        PaintMotion(path=str(sample), start=40, stop=48, look=Look(style="starry-night"), most_side=320)
    )
    frames = [news for news in answer.news if isinstance(news, FramePicture)]
    assert [news.frame for news in frames] == list(range(40, 48))
    pictures = [array(news.picture).astype(float) for news in frames]
    assert pictures[0].shape == (180, 320, 3)
    alone = array(_painted_small(preview_engine, sample, 47)).astype(float)
    # A frame with a past is like its neighbor, more than the same frame painted again is.
    assert np.abs(pictures[7] - pictures[6]).mean() < np.abs(alone - pictures[6]).mean()


def motion(
    talk: Talk, film: Path, start: int, stop: int, look: Look, *changes: StyleChange
) -> list[NDArray[np.uint8]]:
    """Frames as the preview in motion paints them."""
    answer = talk.run(
        PaintMotion(path=str(film), start=start, stop=stop, look=look, most_side=96, styles_at=changes)
    )
    assert isinstance(answer.end, Finished), answer.end
    return [array(news.picture) for news in answer.news if isinstance(news, FramePicture)]


def test_motion_goes_through_the_styles_along_the_film(preview_engine: Talk, sample: Path) -> None:
    look = Look(style="starry-night")
    changes = (StyleChange(44, "scream", strength=1.0), StyleChange(46, "scream", strength=0.0, over=4))
    seen = motion(preview_engine, sample, 40, 52, look, *changes)
    before = motion(preview_engine, sample, 40, 44, look)
    after = motion(preview_engine, sample, 44, 52, Look(style="scream"))
    bare = motion(preview_engine, sample, 40, 52, Look())
    assert all(map(np.array_equal, seen[:4], before))
    assert all(map(np.array_equal, seen[4:7], after[:3]))  # another style is begun from scratch
    off = [float(np.abs(one.astype(int) - other).mean()) for one, other in zip(seen, bare, strict=True)]
    assert off[6] > off[7] > off[8] > off[9] > 0
    assert all(map(np.array_equal, seen[10:], bare[10:]))


def test_a_stretch_goes_on_where_the_last_one_ended(preview_engine: Talk, sample: Path) -> None:
    def stretch(start: int, stop: int, go_on: bool, look: Look) -> list[NDArray[np.uint8]]:
        answer = preview_engine.run(
            PaintMotion(path=str(sample), start=start, stop=stop, look=look, most_side=96, go_on=go_on)
        )
        return [array(news.picture) for news in answer.news if isinstance(news, FramePicture)]

    look = Look(style="starry-night")
    whole = stretch(40, 50, False, look)
    assert all(map(np.array_equal, stretch(40, 44, True, look) + stretch(44, 50, True, look), whole))
    # Nothing to go on from: another look, another place, or it is not wished.
    stretch(40, 44, True, look)
    fresh = stretch(44, 46, False, look)
    assert not np.array_equal(fresh[0], whole[4])
    stretch(40, 43, True, look)
    assert np.array_equal(stretch(44, 46, True, look)[0], fresh[0])
    stretch(40, 44, True, Look(style="scream"))
    assert np.array_equal(stretch(44, 46, True, look)[0], fresh[0])


def test_motion_at_the_end_of_the_film_and_of_the_source(preview_engine: Talk, small_film: Path) -> None:
    answer = preview_engine.run(
        PaintMotion(path=str(small_film), start=50, stop=100, look=Look(), most_side=60)
    )
    assert [news.frame for news in answer.news if isinstance(news, FramePicture)] == list(range(50, 60))
    assert answer.value is None


def test_thumbnails(preview_engine: Talk, small_film: Path) -> None:
    answer = preview_engine.run(MakeThumbnails(str(small_film), (0, 20, 59, 60), height=32))
    pictures = {
        news.frame: news.picture for news in answer.news if isinstance(news, FramePicture) and news.final
    }
    assert sorted(pictures) == [0, 20, 59]
    expected = next(iter(read_frames(open_source(small_film), 20, 21, (48, 32))))
    assert np.array_equal(array(pictures[20]), expected)


def test_a_style_removed_while_in_use(preview_engine: Talk, sample: Path, pack: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.safetensors"
    mine.write_bytes(pack.read_bytes())
    assert isinstance(
        preview_engine.run(PaintFrame(path=str(sample), frame=1, look=Look(style=str(mine)))).end, Finished
    )
    mine.unlink()
    end = preview_engine.run(PaintFrame(path=str(sample), frame=1, look=Look(style=str(mine)))).end
    assert isinstance(end, Failed) and end.error == "StyleError" and "mine.safetensors" in end.message


def test_an_opened_film_tells_when_its_frames_appear(preview_engine: Talk, shared_data: Path) -> None:
    path = shared_data / "videos" / "psd_delayed_start.mp4"
    value = preview_engine.run(OpenFilm(str(path))).value
    source = open_source(path)
    times = np.frombuffer(value.times, "<f8")  # type: ignore[union-attr]
    start = source.times.seconds(0)
    expected = [float(source.times.seconds(frame) - start) for frame in range(source.info.frames)]
    assert np.allclose(times, expected, atol=1e-9)


def _painted_small(preview_engine: Talk, film: Path, frame: int) -> PictureBytes:
    value = preview_engine.run(
        PaintFrame(path=str(film), frame=frame, look=Look(style="starry-night"), size=180)
    ).value
    assert isinstance(value, FramePicture)
    return value.picture
