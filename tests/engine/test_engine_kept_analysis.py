"""What the window's engine finds in a film is kept: shown at once by the next engine, and used by a render."""

import threading
from pathlib import Path

import pytest
from films import make_film
from talking import Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, Plan
from fastvid_gui.engine.films import Films
from fastvid_gui.engine.jobs import JobServices
from fastvid_gui.engine.messages.films import FilmOpened, ForgetFilms, OpenFilm
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.engine.messages.keyframes import Changes, FindKeyframes, KeyframesFound
from fastvid_gui.media.read import open_source
from fastvid_gui.paths import cache_folder
from fastvid_gui.render import planning
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.kept_analysis import FOLDER
from fastvid_gui.render.prepare import prepare
from fastvid_gui.render.request import RenderRequest

FRAMES, CUT = 60, 30


def found(talk: Talk, film: Path) -> tuple[tuple[float, ...], tuple[Keyframe, ...], int]:
    """The curve, the keyframes, and how many pieces of news they came in."""
    news = talk.run(FindKeyframes(str(film))).news
    curve = tuple(value for each in news if isinstance(each, Changes) for value in each.values)
    last = news[-1]
    assert isinstance(last, KeyframesFound)
    assert last.complete
    return curve, last.keyframes, len(news)


def kept_files() -> list[Path]:
    folder = cache_folder() / FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_kept_by_one_engine_and_used_by_the_next_and_by_a_render(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = make_film(tmp_path / "film.mp4", FRAMES, cut=CUT)
    with Talk() as talk:
        opened = talk.run(OpenFilm(str(film))).value
        assert isinstance(opened, FilmOpened)
        assert len(opened.identity) == 32
        first = found(talk, film)
    (file,) = kept_files()
    stamp = file.stat().st_ino
    moved = film.rename(tmp_path / "moved.mp4")
    with Talk() as talk:
        again = talk.run(OpenFilm(str(moved))).value
        assert isinstance(again, FilmOpened)
        assert again.identity == opened.identity
        second = found(talk, moved)
    assert second[1] == first[1]
    assert [keyframe.frame for keyframe in second[1]] == [0, CUT]
    assert second[0] == pytest.approx(first[0], abs=1e-6)
    assert second[2] == 2
    assert file.stat().st_ino == stamp

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the film is analyzed again")

    monkeypatch.setattr(planning, "analyze", never)
    request = RenderRequest(source=moved, output=tmp_path / "painted.mp4", look=Look(style="great-wave"))
    result = render_film(request, lambda event: None, threading.Event())
    assert result.keyframes == first[1]


def test_a_changed_film_is_analyzed_anew_and_all_can_be_forgotten(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", FRAMES, cut=CUT)
    with Talk() as talk:
        found(talk, film)
        make_film(film, FRAMES, cut=20)
        assert [keyframe.frame for keyframe in found(talk, film)[1]] == [0, 20]
        assert len(kept_files()) == 2
        talk.run(ForgetFilms())
        assert not kept_files()
        assert not (cache_folder() / "checksums.json").exists()
        assert found(talk, film)[1][1].frame == 20


def test_the_estimate_counts_what_is_painted_twice(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", FRAMES * 2)
    request = RenderRequest(
        source=film, output=tmp_path / "painted.mp4", look=Look(style="great-wave"), max_range=24, workers=1
    )
    with Talk() as talk:
        before = talk.run(EstimateRender(request)).value
        splits = talk.run(FindKeyframes(str(film), 24)).news[-1]
        after = talk.run(EstimateRender(request)).value
    assert isinstance(splits, KeyframesFound)
    assert isinstance(before, Estimate)
    assert isinstance(after, Estimate)
    share = Plan(0, FRAMES * 2, splits.keyframes).painted / (FRAMES * 2)
    assert share > 1.1
    assert before.seconds is not None
    assert after.seconds is not None
    # One pass of the network is timed for each of the two, which other programs may slow down.
    assert after.frames == before.frames
    services = JobServices(Films())
    ready = prepare(request, lambda: open_source(film))
    assert services._painted_share(ready) == pytest.approx(share)
