"""How long a render will take, before it starts: a range, then a figure that stays the same for the same film."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from talking import Talk

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.engine import speeds
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.engine.speeds import LEAST_BUSY, RenderPace, RenderWatch
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style

SETTINGS = RenderSettings(width=640, height=360, frame_rate=Fraction(25))


@pytest.fixture(scope="module")
def render_engine(engine_home: Path, preview_engine: Talk) -> Iterator[Talk]:
    """Beside the preview engine; both have the same home (which `preview_engine` has set)."""
    with Talk("render") as talk:
        yield talk


@pytest.fixture
def fresh_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that has never rendered."""
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "fresh"))


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style("scream")


def test_before_anything_was_rendered_it_is_a_range_that_is_measured_once(
    fresh_home: None, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = speeds.expected(style, SETTINGS, 1000, "cpu")
    assert 0 < first.least < first.seconds < first.most
    # A second look at the computer, which may be busy by now, would give another figure: there is none.
    monkeypatch.setattr(speeds, "make_stylizer", None)
    assert speeds.expected(style, SETTINGS, 1000, "cpu") == first
    fewer = speeds.expected(style, SETTINGS, 500, "cpu")
    assert first.seconds - speeds.READY_SECONDS == pytest.approx(2 * (fewer.seconds - speeds.READY_SECONDS))


def test_one_render_beside_other_programs_moves_nothing(fresh_home: None, style: Style) -> None:
    usual, odd, short = RenderPace(4e-7, 0.9, 500), RenderPace(4e-6, 0.9, 500), RenderPace(1e-6, 0.5, 30)
    for pace in (usual, usual):
        speeds.remember(style, SETTINGS, "cpu", pace)
    first = speeds.expected(style, SETTINGS, 1000, "cpu")
    assert first.least == first.seconds == first.most
    for pace in (odd, short, None):
        speeds.remember(style, SETTINGS, "cpu", pace)
        assert speeds.expected(style, SETTINGS, 1000, "cpu") == first
    for _ in range(3):  # this computer is slower now
        speeds.remember(style, SETTINGS, "cpu", odd)
    assert speeds.expected(style, SETTINGS, 1000, "cpu").seconds > 5 * first.seconds


def test_what_took_no_time_to_speak_of_says_nothing() -> None:
    watch = RenderWatch("cpu")
    assert watch.pace(SETTINGS, 1000) is None, f"less than {LEAST_BUSY} busy seconds"
    assert watch.pace(SETTINGS, 3) is None


@pytest.mark.parametrize(
    "kept",
    [
        {"x": 1.5e-7},
        {"x": [[1e-7, 0.9]]},
        {"x": [["1", 0.9, 1]]},
        {"x": [[float("nan"), 0.9, 100]]},
        {"x": [[-1, 0.9, 100]]},
        {"x": [[1e-7, 0, 100]]},
        [],
    ],
)
def test_what_makes_no_sense_is_left_out(fresh_home: None, style: Style, kept: object) -> None:
    """Also the file of earlier versions, which kept one figure that followed each render."""
    path = speeds._file()
    path.parent.mkdir(parents=True, exist_ok=True)
    key = speeds._key(style, SETTINGS, "cpu")
    path.write_text(json.dumps({key: kept["x"]} if isinstance(kept, dict) else kept))
    assert speeds._known() == {}
    found = speeds.expected(style, SETTINGS, 100, "cpu")
    assert found.least < found.most


def test_the_engine_tells_a_range_then_the_same_figure_for_the_same_film(
    preview_engine: Talk, render_engine: Talk, sample: Path, tmp_path: Path
) -> None:
    asked = RenderRequest(source=sample, output=tmp_path / "a.mp4", look=Look(style="scream"), stop=120)
    told = []
    for name in ("a.mp4", "b.mp4", "c.mp4"):
        request = replace(asked, output=tmp_path / name)
        value = preview_engine.run(EstimateRender(request)).value
        assert isinstance(value, Estimate) and value.seconds is not None
        told.append(value)
        if name != "c.mp4":
            render_engine.run(RenderFilm(request))
            assert request.output.exists()
    before, after, again = told
    assert before.between is not None and before.between[0] < before.seconds < before.between[1]
    assert after.between is None and again.between is None
    assert again.seconds == pytest.approx(after.seconds, rel=0.2)
