"""Brush size: strokes have a size in the picture, whatever the film's; everything else stays as it is."""

import math
import threading
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from films import decoded, make_film, make_pack

from fastvid_gui.cli.app import run as run_command
from fastvid_gui.domain.chunk import Piece
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.errors import Interrupted, UsageError
from fastvid_gui.farm.protocol.message_checks import check_settings
from fastvid_gui.media.lossless import unpack_pictures
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import data_folder
from fastvid_gui.render.capacity import worker_count
from fastvid_gui.render.film_settings import settings_for
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.pipeline import paint_first
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.store import Store
from fastvid_gui.style.carry_up import carry_up, scaled
from fastvid_gui.style.library import load_style
from fastvid_gui.style.stylizer import make_stylizer

WIDTH, HEIGHT, FRAMES = 144, 96, 70
SOFT = (Keyframe(40, KeyframeKind.SOFT, 0, ""),)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("parts")
    return make_film(folder / "film.mp4", FRAMES, WIDTH, HEIGHT), make_pack(folder / "tame.safetensors")


@pytest.fixture
def request_(parts: tuple[Path, Path], tmp_path: Path) -> RenderRequest:
    return RenderRequest(
        source=parts[0],
        output=tmp_path / "out.mp4",
        look=Look(style=str(parts[1])),
        crf=0,
        keyframes=SOFT,
        workers=1,
    )


def in_look(request: RenderRequest, **changes: float) -> RenderRequest:
    return replace(request, look=replace(request.look, **changes))


def run(request: RenderRequest) -> RenderResult:
    return render_film(request, lambda event: None, threading.Event())


@pytest.mark.parametrize(
    ("film", "brush", "work"),
    [
        ((640, 360), 1.0, (640, 360)),
        ((1280, 720), 1.0, (640, 360)),
        ((1920, 1080), 1.0, (640, 360)),
        ((3840, 2160), 1.0, (640, 360)),
        ((1080, 1920), 1.0, (360, 640)),
        ((854, 480), 1.0, (640, 360)),
        ((320, 180), 1.0, (320, 180)),
        ((1920, 1080), 0.5, (1280, 720)),
        ((640, 360), 0.5, (1280, 720)),
        ((3840, 2160), 0.25, (2560, 1440)),
        ((1920, 1080), 4.0, (160, 90)),
        ((640, 360), 4.0, (160, 90)),
    ],
)
def test_strokes_have_a_size_in_the_picture(
    film: tuple[int, int], brush: float, work: tuple[int, int]
) -> None:
    width, height = film
    settings = RenderSettings(width=width, height=height, frame_rate=Fraction(25), brush=brush)
    assert settings.work_size == work
    check_settings(settings)


@pytest.mark.parametrize("brush", [0.5, 0.7, 2.0])
def test_first_frame_is_painted_at_the_working_size(request_: RenderRequest, brush: float) -> None:
    result = run(in_look(request_, brush=brush))
    assert (result.width, result.height) == (WIDTH, HEIGHT)
    source = next(iter(read_frames(open_source(request_.source), 0, 1)))
    film = decoded(request_.output)[0].astype(int)

    def distance(brush: float) -> float:
        """Of the film from a painting with that brush; not 0, since the film has half the color detail."""
        size = RenderSettings(width=WIDTH, height=HEIGHT, frame_rate=Fraction(25), brush=brush).work_size
        assert size == (round(WIDTH / brush), round(HEIGHT / brush))
        painted = paint_first(make_stylizer(load_style(request_.look.style), *size), scaled(source, *size))
        return float(np.abs(film - carry_up(painted, source)).mean())

    assert distance(brush) < 0.5 * distance(1.0)


@pytest.mark.parametrize("brush", [0.5, 2.0])
def test_stopped_resumed_and_side_by_side_give_the_same_bits(
    request_: RenderRequest, brush: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = in_look(request_, brush=brush)
    run(request)
    whole = decoded(request.output)
    again = replace(request, output=request.output.with_name("again.mp4"), fresh=True, workers=2)
    stop, add_piece = threading.Event(), Store.add_piece

    def add_and_stop(store: Store, job: str, start: int, piece: Piece, fingerprint: str) -> None:
        add_piece(store, job, start, piece, fingerprint)
        if piece.seed is not None and piece.span.kind.final:
            stop.set()
            time.sleep(2)  # the range must not end before the main thread has seen it

    with monkeypatch.context() as patch, pytest.raises(Interrupted):
        patch.setattr(Store, "add_piece", add_and_stop)
        render_film(again, lambda event: None, stop)
    with Store(data_folder()) as store:
        seed = next(seed for start in (0, 40) if (seed := store.seed(store.jobs()[0].id, start)))
    size = (round(HEIGHT / brush), round(WIDTH / brush), 3)
    assert [picture.shape for picture in unpack_pictures(seed.data, most=2)] == [size, size]
    assert run(replace(again, fresh=False)).resumed_frames > 0
    assert all(map(np.array_equal, decoded(again.output), whole))


def test_a_film_of_more_lines_is_painted_smaller_and_has_the_same_bits_on_any_number_of_cores(
    parts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = make_film(tmp_path / "film.mp4", 12, 560, 420, sound=False)
    found = []
    for number in (1, 4):
        monkeypatch.setattr(
            "os.sched_getaffinity", lambda process, cores=number: set(range(cores)), raising=False
        )
        out = tmp_path / f"{number}.mp4"
        run(RenderRequest(source=film, output=out, look=Look(style=str(parts[1])), crf=0, workers=1))
        found.append(decoded(out))
    assert all(map(np.array_equal, *found)) and len(found[0]) == 12
    source = next(iter(read_frames(open_source(film), 0, 1)))
    small = paint_first(make_stylizer(load_style(str(parts[1])), 480, 360), scaled(source, 480, 360))
    whole = paint_first(make_stylizer(load_style(str(parts[1])), 560, 420), source)
    first = found[0][0].astype(int)
    assert np.abs(first - carry_up(small, source)).mean() < 0.5 * np.abs(first - whole).mean()


def test_another_brush_is_another_job(request_: RenderRequest) -> None:
    first = run(request_)
    assert run(replace(in_look(request_, brush=2.0), overwrite=True)).job != first.job


def test_no_strength_is_the_source_whatever_the_brush(request_: RenderRequest) -> None:
    run(in_look(request_, strength=0.0))
    plain = decoded(request_.output)
    run(replace(in_look(request_, strength=0.0, brush=2.0), overwrite=True))
    assert all(map(np.array_equal, decoded(request_.output), plain))


@pytest.mark.parametrize("brush", [0.2, 4.1, math.nan, math.inf])
def test_brush_out_of_bounds_is_refused(request_: RenderRequest, brush: float) -> None:
    source = open_source(request_.source)
    with pytest.raises(UsageError, match="--brush"):
        settings_for(Look(brush=brush), source.info)
    with pytest.raises(ValueError, match="brush"):
        check_settings(RenderSettings(width=WIDTH, height=HEIGHT, frame_rate=Fraction(25), brush=brush))


def test_too_small_or_too_large_a_picture_is_refused(request_: RenderRequest, tmp_path: Path) -> None:
    source = open_source(request_.source)
    with pytest.raises(UsageError, match="leaves 42x28 pixels"):
        settings_for(Look(brush=2.0), source.info, size=56)
    assert settings_for(Look(), source.info, size=56).work_size == (84, 56)
    assert settings_for(Look(brush=0.5), source.info, size=16).work_size == (48, 32)
    wide = open_source(make_film(tmp_path / "wide.mp4", 2, 512, 64, sound=False))
    with pytest.raises(
        UsageError, match=r"needs a painting of 11520x1440 .*at most 8192 a side .*smaller --size"
    ):
        settings_for(Look(brush=0.25), wide.info, size=400)
    assert settings_for(Look(brush=0.25), wide.info, size=250).work_size == (8000, 1000)


def test_fewer_ranges_side_by_side_where_the_network_needs_more_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda process: set(range(10_000)), raising=False)
    usual, fine = (
        worker_count(RenderSettings(width=3840, height=2160, frame_rate=Fraction(25), brush=brush))
        for brush in (1.0, 0.125)
    )
    assert fine <= max(1, usual // 3)


def test_from_the_command_line(request_: RenderRequest, capsys: pytest.CaptureFixture[str]) -> None:
    line = [
        "render",
        str(request_.source),
        "-s",
        request_.look.style,
        "-o",
        str(request_.output),
        "--frames",
        "0:15",
    ]
    assert run_command([*line, "--brush", "5"]) == 2
    assert "--brush 5" in capsys.readouterr().err
    assert run_command([*line, "--brush", "1.5"]) == 0
    assert decoded(request_.output)[0].shape == (HEIGHT, WIDTH, 3)


def test_long_films_are_told_a_size_that_works(tmp_path: Path) -> None:
    """4000x16 cannot be painted 144 pixels high, however far "below 8192" that is."""
    for (width, height), size, most in (((4000, 16), 144, 32), ((9000, 300), None, 272)):
        source = open_source(make_film(tmp_path / f"{width}.mp4", 2, width, height, sound=False))
        with pytest.raises(UsageError, match=f"at most 8192 a side .*--size of {most} or less"):
            settings_for(Look(), source.info, size)
        assert max(settings_for(Look(), source.info, size=most).work_size) <= 8192
        with pytest.raises(UsageError, match="at most 8192"):
            settings_for(Look(), source.info, size=most + 2)
