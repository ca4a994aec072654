"""Strokes and boxes on one frame become a mask; more strokes correct it where they are, and nowhere else."""

import numpy as np
import pytest
from region_scenes import Scene, overlap, strokes_over

from fastvid_gui.errors import RegionsError
from fastvid_gui.regions.marking import mark
from fastvid_gui.regions.region import Key, Stroke
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import code_of

PICTURE, COVER = next(iter(Scene(name="one")))


def drawn(*, belongs: bool, radius: float = 3.0) -> tuple[Stroke, ...]:
    lines = strokes_over(COVER)[0 if belongs else 1]
    return tuple(Stroke(belongs=belongs, points=tuple(line), radius=radius) for line in lines)


def test_strokes_find_the_thing():
    found = mark(PICTURE, Key(frame=0, strokes=drawn(belongs=True) + drawn(belongs=False)))
    assert found.shape == COVER.shape and found.dtype == np.uint8
    assert overlap(found, COVER) > 0.95
    again = mark(PICTURE, Key(frame=0, strokes=drawn(belongs=True) + drawn(belongs=False)))
    assert np.array_equal(found, again)


def test_a_box_around_a_thing_of_its_own_color():
    picture = np.full((120, 160, 3), (40, 90, 160), np.uint8)
    picture[30:90, 50:110] = (220, 180, 30)
    picture = np.clip(picture + np.random.default_rng(0).normal(0, 4, picture.shape), 0, 255).astype(np.uint8)
    truth = np.zeros((120, 160), np.uint8)
    truth[30:90, 50:110] = 255
    assert overlap(mark(picture, Key(frame=0, box=(40, 22, 82, 78))), truth) > 0.97
    assert overlap(mark(picture, Key(frame=0, box=(-10, 10, 150, 300))), truth) > 0.9  # beyond the picture


def test_a_correction_changes_what_is_near_its_strokes_only():
    wrong = COVER.copy()
    rows, columns = np.nonzero(COVER >= 128)
    head = rows < rows.min() + 30
    wrong[rows[head], columns[head]] = 0
    wrong[230:250, 380:420] = 255
    strokes = (
        Stroke(belongs=True, points=((float(columns[head].mean()), float(rows[head].mean())),), radius=8),
        Stroke(belongs=False, points=((382.0, 240.0), (418.0, 240.0)), radius=10),
    )
    found = mark(PICTURE, Key(frame=0, strokes=strokes), wrong)
    assert overlap(found, COVER) > overlap(wrong, COVER) + 0.1 and overlap(found, COVER) > 0.9
    far = np.ones(COVER.shape, bool)
    far[:140], far[215:, 340:] = False, False
    assert np.abs(found.astype(int) - wrong)[far].mean() < 2


def test_the_same_marks_at_any_size():
    large = np.repeat(np.repeat(PICTURE, 2, axis=0), 2, axis=1)
    strokes = tuple(
        Stroke(belongs=s.belongs, points=tuple((2 * x, 2 * y) for x, y in s.points), radius=2 * s.radius)
        for s in drawn(belongs=True) + drawn(belongs=False)
    )
    found = mark(large, Key(frame=0, strokes=strokes))
    assert overlap(found[::2, ::2], COVER) > 0.94


def test_what_marks_nothing_is_said():
    for key, code in (
        (Key(frame=0), RegionsSays.NOTHING_CHOSEN),
        (Key(frame=0, strokes=drawn(belongs=False)), RegionsSays.NOTHING_CHOSEN),
        (Key(frame=0, box=(480, 0, 5, 5)), RegionsSays.BOX_OUTSIDE),
        (Key(frame=0, box=(-9, 3, 9, 5)), RegionsSays.BOX_OUTSIDE),
    ):
        with pytest.raises(RegionsError) as caught:
            mark(PICTURE, key)
        assert code_of(caught.value.sentence) is code


@pytest.mark.parametrize("size", [(8, 8), (9, 200), (64, 1)])
def test_tiny_pictures_are_no_crash(size: tuple[int, int]):
    picture = np.random.default_rng(2).integers(0, 256, (*size, 3), np.uint8)
    key = Key(frame=0, strokes=(Stroke(belongs=True, points=((3.0, 3.0),), radius=1.0),))
    assert mark(picture, key).shape == size
    assert mark(picture, key, np.zeros(size, np.uint8)).shape == size
