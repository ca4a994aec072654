"""The styles that came with FastVid: all load, say whose they are, and keep to their figures (docs/styles.md)."""

import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from statistics import mean

import av
import cv2
import numpy as np
import pytest

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.evaluate import evaluate, read_painting
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style import library
from fastvid_gui.style.perceptual import PictureDistances

SHIPPED = [style for style in library.installed_files() if style.info.builtin]
MOST_PACK_BYTES = 4 * 10**6

# As in docs/styles.md, but that few frames are compared with the painting: a style takes about 15 seconds.
CLIP, FRAMES, SIZE = "skv_bikes.mp4", (80, 140), (640, 360)
JUDGED_FRAMES = (6, 30, 54)
MOST_STYLE_DISTANCE, MOST_MEAN_STYLE_DISTANCE, MOST_MEAN_TEMPORAL_ERROR = 0.35, 0.20, 15.0


def names(style: library.InstalledStyle) -> str:
    return f"{style.info.name}-{style.info.speed}"


@pytest.mark.parametrize("style", SHIPPED, ids=names)
def test_shipped_style_loads_and_tells_whose_it_is(style: library.InstalledStyle) -> None:
    info = style.info
    assert info.title and info.artist and info.year and info.picture
    assert "public domain" in info.credit
    thumbnail = cv2.imdecode(np.frombuffer(style.thumbnail, np.uint8), cv2.IMREAD_COLOR)
    assert thumbnail.shape == (180, 320, 3) and thumbnail.std() > 10
    loaded = library.load_style(info.name, info.speed)
    assert loaded.vector.size == loaded.shape.style_size
    assert (loaded.info.name, loaded.info.speed) == (info.name, info.speed)
    path = library.thumbnail_path(info.name, info.speed)
    assert path is not None and path.read_bytes() == style.thumbnail


def test_shipped_files_are_small_and_all_can_be_read() -> None:
    files = sorted((resources_folder() / "styles").glob("*.safetensors"))
    assert files and {style.path for style in SHIPPED} == set(files)
    assert all(file.stat().st_size <= MOST_PACK_BYTES for file in files)
    infos = library.installed_styles()
    assert len({info.title for info in infos}) == len(infos) == len({info.name for info in infos})


def test_styles_of_both_speeds_are_the_same_ones_twice() -> None:
    fast, fine = (
        {s.info.name: s.info for s in SHIPPED if s.info.speed == speed} for speed in ("fast", "fine")
    )
    assert set(fine) <= set(fast)
    assert all(replace(fine[name], speed="fast", pack=fast[name].pack) == fast[name] for name in fine)


@pytest.fixture
def clip(shared_data: Path, tmp_path: Path) -> Path:
    """Some frames of a street scene, at the size of the figures and nearly without loss."""
    film = open_source(shared_data / "videos" / CLIP)
    with av.open(str(tmp_path / "clip.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(film.info.frame_rate))
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv444p"
        stream.options = {"crf": "4", "preset": "veryfast"}
        for picture in read_frames(film, *FRAMES, SIZE):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return tmp_path / "clip.mp4"


def painting_of(info: StyleInfo, shared_data: Path) -> Path:
    found = list((shared_data / "paintings").glob(f"{info.picture}.*"))
    if not found:
        pytest.skip(f"the painting {info.picture} is not among the test data")
    return found[0]


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("speed", sorted({style.info.speed for style in SHIPPED}))
def test_shipped_styles_are_like_their_paintings_and_steady(
    speed: Speed, clip: Path, shared_data: Path, tmp_path: Path
) -> None:
    styles, errors = {}, {}
    for info in (style.info for style in SHIPPED if style.info.speed == speed):
        out = tmp_path / f"{info.name}.mp4"
        request = RenderRequest(source=clip, output=out, look=Look(style=info.name, speed=speed), crf=10)
        render_film(request, lambda event: None, threading.Event())
        errors[info.name] = evaluate(clip, out).temporal_error
        judge = PictureDistances(read_painting(painting_of(info, shared_data)))
        frames = list(read_frames(open_source(out), 0, FRAMES[1] - FRAMES[0]))
        styles[info.name] = mean(judge.style_distance(frames[number]) for number in JUDGED_FRAMES)
        out.unlink()
    report = "\n".join(f"{name}: style {styles[name]:.3f}, temporal {errors[name]:.1f}" for name in styles)
    assert all(distance <= MOST_STYLE_DISTANCE for distance in styles.values()), report
    assert mean(styles.values()) <= MOST_MEAN_STYLE_DISTANCE, report
    assert mean(errors.values()) <= MOST_MEAN_TEMPORAL_ERROR, report
