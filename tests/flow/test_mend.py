"""Trust heeds what the frames look like: no ghosts, and no distrust of plain surfaces."""

import numpy as np
import pytest

from fastvid_gui.flow.estimator import make_estimator, motion
from fastvid_gui.flow.mend import mend, surrounding_flow


def still(height, width):
    return np.zeros((height, width, 2), np.float32)


def test_a_still_background_behind_a_moving_square(texture):
    """Backward: only what the square uncovers, at its trailing side, is lost (and the square's outline)."""
    background, square = texture(200, 300, seed=1), texture(60, 60, seed=2)
    frames = []
    for left in (100, 108):
        frame = background.copy()
        frame[70:130, left : left + 60] = square
        frames.append(frame)
    previous, current = frames
    for quality in ("fast", "medium"):
        _, trust = motion(make_estimator("dis", quality), current, previous)
        uncovered = trust[70:130, 100:108]
        assert uncovered.mean() < 0.1
        assert trust[80:120, 120:155].mean() > 0.95  # inside the square
        far = np.ones((200, 300), bool)
        far[55:145, 85:185] = False
        assert trust[far].mean() > 0.99


def test_an_object_that_appears_is_not_trusted(texture):
    """The flows agree on no motion at all; only the look of it tells."""
    previous = texture(200, 300)
    current = previous.copy()
    current[90:120, 140:170] = 255 - current[90:120, 140:170] // 2
    flow, trust = mend(still(200, 300), np.ones((200, 300), np.float32), current, previous)
    assert not flow.any()
    assert trust[92:118, 142:168].mean() < 0.2
    far = np.ones((200, 300), bool)
    far[50:160, 100:210] = False
    assert trust[far].all()


@pytest.mark.parametrize("change", ["darker", "faded", "noisy"])
def test_light_and_noise_do_not_break_trust(moved, change):
    current, previous = moved(180, 240, 3, 1)
    rng = np.random.default_rng(3)
    if change == "darker":
        current = np.clip(current.astype(int) - 20, 0, 255).astype(np.uint8)
    elif change == "faded":
        current = np.rint(current * 0.92).astype(np.uint8)
    else:
        current, previous = (
            np.clip(picture + rng.normal(0, 5, picture.shape), 0, 255).astype(np.uint8)
            for picture in (current, previous)
        )
    _, trust = motion(make_estimator(), current, previous)
    assert trust[5:-5, 5:-5].mean() > 0.97


def test_another_scene_is_hardly_trusted(texture):
    for seed in range(3):
        _, trust = motion(make_estimator(), texture(180, 240, seed=seed), texture(180, 240, seed=seed + 10))
        assert trust.mean() < 0.05


def test_flow_is_filled_from_what_is_sure_around():
    flow, sure = np.full((160, 240, 2), 50, np.float32), np.zeros((160, 240), bool)
    flow[:, :120], sure[:, :110] = (3, -2), True
    filled = surrounding_flow(flow, sure)
    assert np.allclose(filled[:, :112], (3, -2), atol=0.05)
    assert not filled[:, 180:].any()  # nothing is known there: no motion


def test_a_plain_wall_behind_noise_is_kept_still(texture):
    """Flow on a plain wall is chance; nothing is gained by painting it anew."""
    rng = np.random.default_rng(2)
    frames = [np.full((180, 240, 3), 130, np.uint8) for _ in range(2)]
    for frame in frames:
        frame[120:] = texture(60, 240)
        frame += rng.integers(0, 3, frame.shape, np.uint8)
    wrong = still(180, 240)
    wrong[:110] = rng.normal(0, 6, (110, 240, 2))
    steady = np.ones((180, 240), np.float32)
    steady[:110] = 0
    flow, trust = mend(wrong, steady, frames[1], frames[0])
    assert trust.all()
    assert np.abs(flow).max() < 1
    assert np.array_equal(flow[110:], wrong[110:])


def test_a_large_plain_thing_that_appears_is_not_kept():
    """Within it the picture is plain before and after; only the picture as a whole tells."""
    previous, current = np.full((240, 320, 3), 90, np.uint8), np.full((240, 320, 3), 90, np.uint8)
    current[50:190, 80:240] = 200
    for steady in (0, 1):
        _, trust = mend(still(240, 320), np.full((240, 320), steady, np.float32), current, previous)
        assert not trust[52:188, 82:238].any()
        assert trust[:, :20].all() and trust[:, -20:].all()


@pytest.mark.parametrize("step", [-14, 14])
def test_a_fade_of_a_plain_picture_is_kept(step):
    previous = np.full((120, 160, 3), 120, np.uint8)
    previous[:60] = 150
    current = (previous * (1 + step / 150)).astype(np.uint8)
    assert mend(still(120, 160), np.zeros((120, 160), np.float32), current, previous)[1].mean() > 0.9


def test_inputs_are_left_as_they_are(texture):
    flow, steady = still(60, 80), np.zeros((60, 80), np.float32)
    pictures = texture(60, 80), texture(60, 80, seed=1)
    copies = [array.copy() for array in (flow, steady, *pictures)]
    mend(flow, steady, *pictures)
    for array, copy in zip((flow, steady, *pictures), copies, strict=True):
        assert np.array_equal(array, copy)
