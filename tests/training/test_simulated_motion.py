"""Simulated motion: the flow and the mask are what really happened."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from fastvid_gui.training.simulated_motion import MotionBounds, draw_scene, warp

SIZE = 96
EXACT = replace(MotionBounds(), flow_noise=0.0, speckle=0.0, holes=0.0, flap=0.0)


def smooth_photos(count: int, seed: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(count, 3, 8, 8, generator=generator) * 255
    return torch.nn.functional.interpolate(coarse, (120, 120), mode="bicubic", align_corners=True).clamp(
        0, 255
    )


def scene_of(motion: MotionBounds, seed: int):
    generator = torch.Generator().manual_seed(seed)
    return draw_scene(
        smooth_photos(4, seed), smooth_photos(4, seed + 100), SIZE, motion, generator
    ), generator


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("t", [1, 5])
def test_warped_last_frame_is_this_frame_where_known(seed: int, t: int):
    scene, generator = scene_of(EXACT, seed)
    flow, trust, known = scene.backward_flow(t, generator)
    difference = (warp(scene.frame(t - 1), flow) - scene.frame(t)).abs() * trust
    # The object's edge is soft: the few pixels that show both surfaces belong to neither motion.
    assert difference.amax(1)[trust[:, 0] == 1].quantile(0.98) < 4
    assert difference.sum() / (3 * trust.sum()) < 0.6
    assert known.mean() > 0.4


@pytest.mark.parametrize("seed", range(4))
def test_unknown_pixels_are_the_ones_that_differ(seed: int):
    scene, generator = scene_of(replace(EXACT, object_shift=20.0), seed)
    flow, _, known = scene.backward_flow(1, generator)
    difference = (warp(scene.frame(0), flow) - scene.frame(1)).abs().mean(1, keepdim=True)
    visible = known.bool()
    assert difference[~visible].mean() > 4 * difference[visible].mean()


def test_still_camera_gives_no_flow_behind_the_object():
    scene, generator = scene_of(replace(EXACT, still=1.0, object_shift=0.0, turn=0.0, zoom=0.0), 3)
    flow, _, known = scene.backward_flow(3, generator)
    assert flow.abs().max() < 1e-3 and known.mean() == 1


def test_trust_never_exceeds_what_is_known():
    scene, generator = scene_of(MotionBounds(), 5)
    for t in range(1, 6):
        _, trust, known = scene.backward_flow(t, generator)
        assert (trust <= known).all()
        assert set(trust.unique().tolist()) <= {0.0, 1.0}


def test_holes_take_away_large_patches():
    def trusted(holes: float) -> float:
        scene, generator = scene_of(replace(EXACT, holes=holes), 8)
        return float(sum(scene.backward_flow(t, generator)[1].mean() for t in range(1, 8)))

    assert trusted(1.0) < 0.95 * trusted(0.0)


def test_specks_take_little_trust_in_most_frames_and_much_in_some():
    scene, generator = scene_of(replace(EXACT, speckle=0.12, object_shift=0.0, still=1.0), 3)
    taken = torch.cat([scene._speckle(64, generator).mean((1, 2, 3)) for _ in range(4)])
    assert 0.02 < taken.median() < 0.2
    assert taken.min() < 0.01 and 0.4 < taken.max() < 0.95
    assert not scene_of(EXACT, 3)[0]._speckle(4, generator).mean() > 0.01


def test_nothing_is_trusted_in_what_flaps():
    scene, generator = scene_of(replace(EXACT, flap=1.0), 6)
    still, _ = scene_of(EXACT, 6)
    assert (scene.flap > 0).all() and (still.flap == 0).all()
    lost = []
    for t in range(1, 5):
        _, trust, _ = scene.backward_flow(t, generator)
        lost.append(1 - float(trust.mean()))
        moved = replace(scene, camera=torch.zeros_like(scene.camera))
        object_only = (moved.frame(t) - moved.frame(t - 1)).abs().amax(1, keepdim=True)
        assert (trust[object_only > 1] == 0).all()
    assert min(lost) > 0.02 and max(lost) < 0.7


def test_same_seed_gives_the_same_scene():
    (first, _), (second, _) = scene_of(MotionBounds(), 9), scene_of(MotionBounds(), 9)
    assert torch.equal(first.frame(2), second.frame(2))


def test_motion_is_as_exact_inside_autocast():
    """Training computes in bfloat16, whose 8 bits would move the pixels of a picture by up to one."""
    scene, generator = scene_of(EXACT, 4)
    plain, _, _ = scene.backward_flow(6, generator)
    with torch.autocast("cpu", torch.bfloat16):
        flow, _, _ = scene.backward_flow(6, generator)
        frame = scene.frame(6)
    assert (flow - plain).abs().max() < 1e-3
    assert (frame - scene.frame(6)).abs().max() < 0.1
