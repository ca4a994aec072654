"""The torch module: names and meaning of its parts."""

import numpy as np
import pytest
from networks import johnson_shape, tame_style

from fastvid_gui.style.shape import Layer, Shape, fast_shape

torch = pytest.importorskip("torch")

from fastvid_gui.style.network import StyleNetwork  # noqa: E402


def made(shape: Shape, seed: int = 0) -> tuple[StyleNetwork, "torch.Tensor"]:
    style = tame_style(shape, seed)
    network = StyleNetwork(shape).eval()
    network.load_state_dict({name: torch.tensor(tensor) for name, tensor in style.weights.items()})
    return network, torch.tensor(style.vector)[None]


def inputs(height: int = 24, width: int = 32) -> tuple["torch.Tensor", "torch.Tensor"]:
    generator = torch.Generator().manual_seed(1)
    return (
        torch.rand(1, 3, height, width, generator=generator) * 255,
        torch.rand(1, 3, height, width, generator=generator) * 255,
    )


def test_parameters_are_those_of_the_shape() -> None:
    for shape in (fast_shape(), johnson_shape()):
        state = StyleNetwork(shape).state_dict()
        assert {name: tuple(tensor.shape) for name, tensor in state.items()} == shape.weights()


def test_without_trust_the_warped_frame_does_not_count() -> None:
    for shape in (fast_shape(8, 8, 1), johnson_shape()):
        network, style = made(shape)
        frame, warped = inputs()
        nothing = torch.zeros(1, 1, 24, 32)
        with torch.inference_mode():
            one = network(frame, style, warped, nothing)
            other = network(frame, style, 0 * warped, nothing)
        assert torch.equal(one, other)


def test_blend_keeps_the_share_asked_for() -> None:
    network, style = made(johnson_shape())
    frame, warped = inputs()
    full = torch.ones(1, 1, 24, 32)
    with torch.inference_mode():
        scratch = network(frame, style, warped, 0 * full)
        half = network(frame, style, warped, full, keep=0.5)
        all_kept = network(frame, style, warped, full, keep=1.0)
    torch.testing.assert_close(half, (scratch + warped) / 2)
    torch.testing.assert_close(all_kept, warped)


def test_a_style_vector_is_gamma_then_beta() -> None:
    shape = Shape(
        layers=(Layer(op="conv", out=3, kernel=1, padding="zero", norm=True),),
        carry="blend",
        out_scale=1.0,
        out_mean=(0.0,) * 3,
    )
    network, _ = made(shape)
    frame, warped = inputs()
    style = torch.tensor([[2.0, 3.0, 4.0, 10.0, 20.0, 30.0]])
    with torch.inference_mode():
        painted = network(frame, style, warped, torch.zeros(1, 1, 24, 32))[0]
    np.testing.assert_allclose(painted.mean((1, 2)), [10, 20, 30], atol=1e-3)
    np.testing.assert_allclose(painted.std((1, 2), correction=0), [2, 3, 4], atol=1e-3)


def test_odd_sizes_are_reflected_and_cropped() -> None:
    network, style = made(fast_shape(8, 8, 1))
    frame, warped = inputs(21, 30)
    with torch.inference_mode():
        assert network(frame, style, warped, torch.ones(1, 1, 21, 30)).shape == (1, 3, 21, 30)
