"""Motion: right on known motion, without memory, the same bits whatever happened before and around."""

import threading

import cv2
import numpy as np
import pytest

from fastvid_gui.errors import UsageError
from fastvid_gui.flow.estimator import METHODS, QUALITIES, make_estimator, motion, render_estimator
from fastvid_gui.flow.warp import warp

ALL = [(method, quality) for method in METHODS for quality in QUALITIES]


@pytest.fixture(params=ALL, ids=["-".join(pair) for pair in ALL])
def estimator(request):
    return make_estimator(*request.param)


@pytest.mark.parametrize("shift", [(0, 0), (5, 0), (0, -3), (2.5, 1.25), (-9, 4)])
def test_translation_is_found_backward(estimator, moved, shift):
    current, previous = moved(180, 240, *shift)
    flow = estimator.flow(current, previous)
    assert flow.dtype == np.float32 and flow.shape == (180, 240, 2)
    inner = flow[20:-20, 20:-20]
    assert np.median(inner[..., 0]) == pytest.approx(-shift[0], abs=0.2)
    assert np.median(inner[..., 1]) == pytest.approx(-shift[1], abs=0.2)
    error = np.linalg.norm(inner - np.array([-shift[0], -shift[1]]), axis=2)
    assert error.mean() < 0.4


@pytest.mark.parametrize("method", METHODS)
def test_rotation_and_zoom(texture, method):
    previous = texture(200, 260)
    around = cv2.getRotationMatrix2D((130, 100), 3.0, 1.02)
    current = cv2.warpAffine(previous, around, (260, 200), flags=cv2.INTER_CUBIC)
    back = cv2.invertAffineTransform(around)
    y, x = np.mgrid[0:200, 0:260].astype(np.float32)
    truth = np.stack(
        [back[0, 0] * x + back[0, 1] * y + back[0, 2] - x, back[1, 0] * x + back[1, 1] * y + back[1, 2] - y],
        -1,
    )
    flow, trust = motion(make_estimator(method, "medium"), current, previous)
    error = np.linalg.norm(flow - truth, axis=2)[20:-20, 20:-20]
    assert error.mean() < 0.3
    assert trust[20:-20, 20:-20].mean() > 0.95


def test_warped_previous_frame_is_the_current_one(moved):
    current, previous = moved(180, 240, 6, -4)
    flow, trust = motion(make_estimator(), current, previous)
    trusted = trust > 0
    assert trusted.mean() > 0.9
    assert np.abs(warp(previous, flow)[trusted].astype(int) - current[trusted]).mean() < 4


def test_the_past_leaves_no_trace(estimator, moved):
    current, previous = moved(90, 120, 3, 1)
    fresh = estimator.flow(current, previous)
    for height, width in ((20, 20), (90, 120), (12, 300), (200, 160)):
        estimator.flow(*moved(height, width, 2, 2, seed=height))
    estimator.flow(previous, current)
    assert np.array_equal(estimator.flow(current, previous), fresh)


def test_pictures_are_left_as_they_are(estimator, moved):
    current, previous = moved(60, 80, 3, 1)
    before = current.copy(), previous.copy()
    motion(estimator, current, previous)
    assert np.array_equal(current, before[0]) and np.array_equal(previous, before[1])


@pytest.mark.parametrize("size", [(360, 640), (271, 479), (64, 48)])
def test_bits_do_not_depend_on_opencv_threads(estimator, texture, size):
    current, previous = texture(*size, seed=1), texture(*size, seed=2)
    before = cv2.getNumThreads()
    found = []
    try:
        for threads in (1, 2, 3, 8):
            cv2.setNumThreads(threads)
            found.append(motion(estimator, current, previous))
    finally:
        cv2.setNumThreads(before)
    for flow, trust in found[1:]:
        assert np.array_equal(flow, found[0][0]) and np.array_equal(trust, found[0][1])


def test_one_estimator_serves_many_threads(moved):
    estimator = make_estimator()
    pairs = [moved(120 + 8 * k, 160, k - 2, 1, seed=k) for k in range(4)]
    alone = [motion(estimator, *pair) for pair in pairs]
    wrong: list[int] = []

    def work(number: int) -> None:
        for _ in range(5):
            flow, trust = motion(estimator, *pairs[number])
            if not (np.array_equal(flow, alone[number][0]) and np.array_equal(trust, alone[number][1])):
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


SIZES = [(1, 1), (2, 2), (1, 640), (640, 1), (7, 7), (8, 8), (11, 11), (12, 12), (16, 16), (9, 640), (640, 9)]
SIZES += [(16, 640), (13, 1000), (50, 50), (175, 143), (31, 33)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_any_size_works(estimator, texture, size):
    height, width = size
    picture = texture(height + 4, width + 4)
    current, previous = (np.ascontiguousarray(picture[k : k + height, k : k + width]) for k in (0, 2))
    flow, trust = motion(estimator, current, previous)
    assert flow.shape == (height, width, 2) and flow.dtype == np.float32 and np.isfinite(flow).all()
    assert trust.shape == (height, width) and trust.dtype == np.float32
    assert set(np.unique(trust)) <= {0.0, 1.0}
    if min(size) < 8:
        assert not flow.any() and not trust.any()


@pytest.mark.parametrize("value", [0, 128, 255])
def test_flat_pictures_stand_still_and_are_trusted(estimator, value):
    flat = np.full((90, 160, 3), value, np.uint8)
    flow, trust = motion(estimator, flat, flat)
    assert np.abs(flow).max() < 1e-3
    assert trust.all()


def test_frames_must_have_one_size(texture):
    with pytest.raises(ValueError, match="differ in size"):
        motion(make_estimator(), texture(50, 60), texture(50, 61))


def test_unknown_names_are_usage_errors():
    with pytest.raises(UsageError, match="dis, farneback"):
        make_estimator("raft")
    with pytest.raises(UsageError, match="fast, medium"):
        make_estimator("dis", "best")


def test_what_renders_and_previews_use_depends_on_the_speed_alone() -> None:
    assert (render_estimator("fast").name, render_estimator("fine").name) == ("dis-fast", "dis-medium")
