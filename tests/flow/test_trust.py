"""Trust in flow falls where it does not lead back, leaves the picture or jumps, and nowhere else."""

import cv2
import numpy as np
import pytest

from fastvid_gui.flow import trust as trust_module
from fastvid_gui.flow.trust import trust_mask


def uniform(height, width, dx, dy):
    flow = np.empty((height, width, 2), np.float32)
    flow[...] = (dx, dy)
    return flow


def test_agreeing_flows_are_trusted():
    assert trust_mask(uniform(40, 60, 0, 0), uniform(40, 60, 0, 0)).all()


def test_what_comes_in_from_outside_is_not_trusted():
    trust = trust_mask(uniform(40, 60, -5, 0), uniform(40, 60, 5, 0), erosion=1)
    assert not trust[:, :5].any()
    assert trust[:, 5:].all()


def test_a_hair_over_the_border_counts_as_inside():
    assert trust_mask(uniform(40, 60, -0.3, 0.3), uniform(40, 60, 0.3, -0.3)).all()


def test_flows_that_do_not_lead_back_are_not_trusted():
    backward, forward = uniform(40, 60, 3, 0), uniform(40, 60, -3, 0)
    forward[10:20, 20:30] = (4, 4)
    trust = trust_mask(backward, forward, erosion=1)
    wrong = np.zeros((40, 60), bool)
    wrong[10:20, 17:27] = True  # where those places are looked up
    wrong[:, 57:] = True  # outside
    assert np.array_equal(trust == 0, wrong)


def test_the_limit_grows_with_the_motion():
    # |10.9 - 10|^2 = 0.81 is over the floor of 0.5, but within 0.5 + 0.01 (10.9^2 + 10^2) = 2.7
    inner = (slice(None), slice(0, 40))
    assert trust_mask(uniform(40, 60, 10, 0), uniform(40, 60, -10.9, 0))[inner].all()
    assert not trust_mask(uniform(40, 60, 0, 0), uniform(40, 60, 0.9, 0)).any()


def test_motion_boundaries_are_not_trusted_unless_asked_for():
    flow = uniform(40, 60, 0, 0)
    flow[:, 30:] = (0.4, 0)
    with_boundaries = trust_mask(flow, -flow, erosion=1)
    assert np.array_equal(np.flatnonzero(with_boundaries[20] == 0), [29, 30])
    assert trust_mask(flow, -flow, boundaries=False, erosion=1).all()


def test_erosion_widens_what_is_not_trusted():
    backward, forward = uniform(41, 61, 0, 0), uniform(41, 61, 0, 0)
    forward[20, 30] = (9, 0)
    for side in (1, 3, 5):
        hole = trust_mask(backward, forward, boundaries=False, erosion=side) == 0
        assert hole.sum() == side**2 and hole[20, 30]


@pytest.mark.parametrize("height", [1, 2, 63, 64, 65, 128, 200])
def test_bands_leave_no_trace(height, monkeypatch):
    rng = np.random.default_rng(height)
    noise = rng.normal(0, 30, (height, 90, 2)).astype(np.float32)
    backward = cv2.GaussianBlur(noise, (0, 0), 15) + np.float32(5)
    forward = cv2.GaussianBlur(noise, (0, 0), 9) * -1 - np.float32(5)
    monkeypatch.setattr(trust_module, "BAND_ROWS", 1000)
    whole = trust_mask(backward, forward, erosion=1)
    for rows in (1, 7, 64):
        monkeypatch.setattr(trust_module, "BAND_ROWS", rows)
        assert np.array_equal(trust_mask(backward, forward, erosion=1), whole)
    assert height < 60 or 0.05 < whole.mean() < 0.95
