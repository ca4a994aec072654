"""What training minimizes, on pictures whose answer is known."""

import pytest
import torch
from torch import Tensor

from fastvid_gui.style.perceptual import Vgg19, gram
from fastvid_gui.training.losses import masked_difference, perceptual, style_error


def texture(*size: int) -> Tensor:
    return torch.rand(*size, generator=torch.Generator().manual_seed(1))


def test_style_of_even_texture_is_right_in_whole_and_in_tiles():
    features = texture(2, 4, 64, 64)
    target = gram(features)
    assert style_error(features, target, 1).max() < 1e-9
    assert style_error(features, target, 2).max() < 0.01


def test_flat_half_is_seen_in_tiles():
    features = texture(1, 4, 64, 64)
    features[:, :, :32] = 0.0
    target = gram(features)
    assert style_error(features, target, 1) < 1e-9
    # Half of the tiles miss all of it, half have twice as much as they should.
    assert style_error(features, target, 2).item() == pytest.approx(0.5, abs=0.05)


def test_large_pictures_are_compared_in_tiles_too(loss_network: Vgg19):
    painted = texture(1, 3, 256, 256) * 255
    painted[:, :, :128] = 128.0
    grams = {name: gram(value) for name, value in loss_network.features(painted).items()}
    content, _, style = perceptual(loss_network, painted, painted, grams)
    assert content.item() < 1e-6 and style.item() > 0.5
    small = painted[:, :, 64:192, 64:192]
    grams = {name: gram(value) for name, value in loss_network.features(small).items()}
    assert perceptual(loss_network, small, small, grams)[2].item() < 1e-6


def test_difference_counts_where_the_mask_is_and_as_much_as_asked():
    value, target, mask = torch.zeros(2, 3, 4, 4), torch.full((2, 3, 4, 4), 255.0), torch.zeros(2, 1, 4, 4)
    mask[:, :, :2] = 1
    target[:, :, 2:] = 9999
    assert masked_difference(value, target, mask).item() == pytest.approx(1)
    assert masked_difference(value, target, mask, torch.tensor([1.0, 3.0])).item() == pytest.approx(2)
    assert masked_difference(value, target, torch.zeros_like(mask)).item() == 0
