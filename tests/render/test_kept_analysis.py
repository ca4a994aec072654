"""Analyses that are kept: the same plan, and never that of another film, other settings or a damaged file."""

import os
import threading
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from films import make_film

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.media.read import open_source
from fastvid_gui.paths import cache_folder
from fastvid_gui.render import kept_analysis as kept
from fastvid_gui.render import planning
from fastvid_gui.render.checksum import file_checksum
from fastvid_gui.render.events import Event
from fastvid_gui.render.identity import BLOCK_BYTES, BLOCKS, film_identity
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.kept_analysis import AnalysisKey, KeptAnalysis
from fastvid_gui.render.keyframes import KeyframeSettings, plan_film
from fastvid_gui.render.request import RenderRequest

FRAMES, CUT = 60, 30


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return make_film(tmp_path / "film.mp4", FRAMES, cut=CUT)


def key_of(film: Path, **changes: object) -> AnalysisKey:
    key = AnalysisKey(
        checksum=file_checksum(film, threading.Event(), lambda done, total: None),
        size=film.stat().st_size,
        start=0,
        stop=FRAMES,
        max_range=240,
    )
    return replace(key, **changes)  # type: ignore[arg-type]


@pytest.fixture
def found(film: Path) -> KeptAnalysis:
    plan = plan_film(open_source(film), KeyframeSettings())
    assert [keyframe.frame for keyframe in plan.keyframes] == [0, CUT]
    return KeptAnalysis(plan, array("f", [0.25] * FRAMES), (3, 4))


def test_what_is_kept_is_there_again(film: Path, found: KeptAnalysis) -> None:
    key = key_of(film)
    assert not kept.may_be_kept(key.size)
    kept.keep_analysis(key, found)
    assert kept.may_be_kept(key.size)
    again = kept.kept_analysis(key)
    assert again == found
    assert again.plan.keyframes[1].why == found.plan.keyframes[1].why


@pytest.mark.parametrize(
    "changes",
    [{"checksum": "0" * 64}, {"size": 1}, {"start": 1}, {"stop": 59}, {"max_range": 12}, {"cuts": (7,)}],
)
def test_other_films_and_settings_have_analyses_of_their_own(
    film: Path, found: KeptAnalysis, changes: dict[str, object]
) -> None:
    kept.keep_analysis(key_of(film), found)
    assert kept.kept_analysis(key_of(film, **changes)) is None
    # Not even a file under the right name is believed.
    (file,) = (cache_folder() / kept.FOLDER).iterdir()
    file.rename(file.with_name(key_of(film, **changes).file_name))
    assert kept.kept_analysis(key_of(film, **changes)) is None


def test_any_damage_makes_it_count_as_absent(film: Path, found: KeptAnalysis) -> None:
    key = key_of(film)
    kept.keep_analysis(key, found)
    (file,) = (cache_folder() / kept.FOLDER).iterdir()
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        broken = bytearray(whole)
        broken[place] ^= 0x10
        file.write_bytes(broken)
        assert kept.kept_analysis(key) is None
    for short in (0, 10, 40, len(whole) - 1):
        file.write_bytes(whole[:short])
        assert kept.kept_analysis(key) is None
    file.write_bytes(whole)
    assert kept.kept_analysis(key) == found


def test_another_version_analyzes_anew(
    film: Path, found: KeptAnalysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep_analysis(key_of(film), found)
    monkeypatch.setattr(kept, "ANALYSIS_VERSION", kept.ANALYSIS_VERSION + 1)
    assert kept.kept_analysis(key_of(film)) is None


def test_the_oldest_go_when_there_are_too_many(
    film: Path, found: KeptAnalysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [key_of(film, cuts=(number,)) for number in range(1, 6)]
    for number, key in enumerate(keys[:4]):
        kept.keep_analysis(key, found)
        os.utime(cache_folder() / kept.FOLDER / key.file_name, (1000 + number, 1000 + number))
    assert kept.kept_analysis(keys[0])  # used again
    size = (cache_folder() / kept.FOLDER / keys[0].file_name).stat().st_size
    monkeypatch.setattr(kept, "MOST_BYTES", 3 * size + 20)
    kept.keep_analysis(keys[4], found)
    assert [kept.kept_analysis(key) is not None for key in keys] == [True, False, False, True, True]
    kept.forget_analyses()
    assert not any((cache_folder() / kept.FOLDER).iterdir())


def test_without_a_folder_nothing_is_kept_and_nothing_fails(film: Path, found: KeptAnalysis) -> None:
    (cache_folder() / kept.FOLDER).write_bytes(b"a file in the way")
    kept.keep_analysis(key_of(film), found)
    assert kept.kept_analysis(key_of(film)) is None
    kept.forget_analyses()


@pytest.mark.parametrize("part", [{}, {"start": 10, "stop": 50}, {"max_range": 20}])
def test_a_render_uses_it_and_paints_the_same_bits(
    film: Path, tmp_path: Path, part: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(name: str) -> tuple[list[Event], bytes, tuple[object, ...]]:
        told: list[Event] = []
        output = tmp_path / f"{name}.mp4"
        request = RenderRequest(
            source=film, output=output, look=Look(style="great-wave"), fresh=True, workers=1, **part
        )
        result = render_film(request, told.append, threading.Event())
        return told, output.read_bytes(), result.keyframes

    first = render("first")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the film is analyzed again")

    monkeypatch.setattr(planning, "analyze", never)
    second = render("second")
    assert second[1:] == first[1:]
    assert any(keyframe.kind is KeyframeKind.CUT for keyframe in second[2])


def test_a_film_is_known_by_its_content_wherever_it_lies(tmp_path: Path) -> None:
    large = bytes(range(256)) * (BLOCK_BYTES * (BLOCKS + 8) // 256)
    for content in (b"", b"film", large):
        one, other = tmp_path / "one.mp4", tmp_path / "moved here.mov"
        one.write_bytes(content)
        other.write_bytes(content)
        assert film_identity(one) == film_identity(other)
        other.write_bytes(content + b"x")
        assert film_identity(one) != film_identity(other)
    other.write_bytes(large[:-1] + b"x")
    assert film_identity(one) != film_identity(other)
