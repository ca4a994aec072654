"""OpenVINO and torch paint the same picture: every kind of layer, and 30 frames of feedback (promise 1).

The tolerances are those of docs/backends.md.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import johnson_shape, moving_picture, tame_style
from numpy.typing import NDArray

from fastvid_gui.errors import DeviceError
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.backends.interface import TOLERANCE_F32_LEVELS, TOLERANCE_HALF_LEVELS, Backend
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style, read_pack
from fastvid_gui.style.shape import Layer, Shape, fast_shape, fine_shape

torch = pytest.importorskip("torch")
pytest.importorskip("openvino")

from torch.overrides import TorchFunctionMode  # noqa: E402

from fastvid_gui.style.backends.openvino import OpenVinoBackend, best_precision, wide_precision  # noqa: E402
from fastvid_gui.style.backends.openvino_bytes import (  # noqa: E402
    Blocks,
    bounds,
    fits_bytes,
    multiplies_bytes,
)
from fastvid_gui.style.backends.torch import TorchBackend, _translated  # noqa: E402

NORMED = {"norm": True, "activation": "relu"}
HEAD = Layer(op="conv", out=3, kernel=3, activation="tanh")


def around(*layers: Layer) -> Shape:
    """The layers between a convolution of 8 channels and one that gives a picture."""
    return Shape(
        layers=(Layer(op="conv", out=8, kernel=3, norm=True, activation="relu"), *layers, HEAD), carry="blend"
    )


SHAPES = {
    "pad and valid": around(
        Layer(op="pad", amount=3), Layer(op="conv", out=8, kernel=7, padding="valid", norm=True)
    ),
    "zero padding": around(Layer(op="conv", out=8, kernel=5, padding="zero", norm=True)),
    "no norm, no activation": around(Layer(op="conv", out=8, kernel=1)),
    "deconv 2": around(
        Layer(op="conv", out=8, stride=2), Layer(op="deconv", out=6, kernel=2, stride=2, norm=True)
    ),
    "deconv 3": around(
        Layer(op="conv", out=8, stride=2, padding="zero"),
        Layer(op="deconv", out=6, kernel=3, stride=2, norm=True),
    ),
    "deconv 4": around(
        Layer(op="conv", out=8, stride=2),
        Layer(op="deconv", out=6, kernel=4, stride=2, norm=True, activation="relu"),
    ),
    "valid with stride": around(
        Layer(op="pad", amount=2),
        Layer(op="conv", out=8, kernel=5, stride=2, padding="valid"),
        Layer(op="upsample", amount=2),
    ),
    "residual": around(Layer(op="residual", out=8, norm=True)),
    "residual without norm": around(Layer(op="residual", out=8)),
    "residual of one pixel": around(Layer(op="residual", out=8, kernel=1, padding="valid", norm=True)),
    "residual, zero": around(Layer(op="residual", out=8, kernel=5, padding="zero", norm=True)),
    "residual, valid": around(
        Layer(op="pad", amount=2), Layer(op="residual", out=8, padding="valid", norm=True)
    ),
    "unshuffle 2, shuffle 2": around(
        Layer(op="unshuffle", amount=2), Layer(op="conv", out=12, norm=True), Layer(op="shuffle", amount=2)
    ),
    "unshuffle 4, shuffle 4": Shape(
        layers=(
            Layer(op="unshuffle", amount=4),
            Layer(op="conv", out=64, norm=True),
            Layer(op="shuffle", amount=4),
        )
    ),
    "upsample 4": around(
        Layer(op="conv", out=8, stride=2),
        Layer(op="conv", out=8, stride=2, norm=True),
        Layer(op="upsample", amount=4),
    ),
    "gate, bgr": replace(
        fast_shape(8, 8, 1), order="bgr", mean=(0.9, 1.0, 1.1), out_mean=(120.0, 128.0, 140.0)
    ),
    "learned": Shape(
        layers=(Layer(op="conv", out=8, kernel=9, norm=True, activation="relu"), HEAD), carry="learned"
    ),
    "Johnson": johnson_shape(),
    "no weights at all": Shape(
        layers=(Layer(op="unshuffle", amount=2), Layer(op="shuffle", amount=2)), carry="blend"
    ),
}


def both(style: Style, height: int, width: int, precision: str = "f32") -> tuple[Backend, Backend]:
    parts = (style.shape, style.weights, style.vector, height, width, 0.7)
    return OpenVinoBackend(*parts, precision), TorchBackend(*parts)  # type: ignore[arg-type]


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.int16]:
    assert one.dtype == other.dtype == np.uint8
    assert one.shape == other.shape
    return np.abs(one.astype(np.int16) - other)


def assert_same(style: Style, height: int, width: int) -> None:
    random = np.random.default_rng(5)
    frame, warped = moving_picture(0, height, width), moving_picture(8, height, width)
    trust = random.random((height, width), np.float32)
    one, other = (backend.run(frame, warped, trust) for backend in both(style, height, width))
    assert one.std() > 3, "a flat picture would prove nothing"
    assert difference(one, other).mean() <= TOLERANCE_F32_LEVELS
    assert difference(one, other).max() <= 1


@pytest.mark.parametrize("case", SHAPES)
def test_every_kind_of_layer(case: str) -> None:
    style = tame_style(SHAPES[case])
    multiple = style.shape.multiple
    assert_same(style, 6 * 4 * multiple, 10 * 4 * multiple)


@pytest.mark.parametrize("case", ["Johnson", "gate, bgr", "residual, valid"])
def test_smallest_picture(case: str) -> None:
    style = tame_style(SHAPES[case])
    assert_same(style, style.shape.least, style.shape.least)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Networks that go down and up again by random means, with random layers at the small size."""
    channels = st.integers(1, 12)
    flat = st.one_of(
        st.builds(
            Layer, op=st.just("conv"), out=channels, kernel=st.sampled_from([1, 3, 5]), stride=st.just(1),
            padding=st.sampled_from(["reflect", "zero"]), norm=st.booleans(),
            activation=st.sampled_from(["none", "relu", "tanh"]),
        ),
        st.builds(
            Layer, op=st.just("residual"), out=st.just(0), kernel=st.sampled_from([1, 3]), stride=st.just(1),
            padding=st.sampled_from(["reflect", "zero"]), norm=st.booleans(),
        ),
    )  # fmt: skip
    down = draw(st.sampled_from(["conv", "unshuffle", "none"]))
    up = draw(st.sampled_from(["deconv", "upsample", "shuffle"]))
    layers = draw(st.lists(flat, max_size=2))
    if down != "none":
        layers += [
            Layer(op="conv", out=draw(channels), kernel=3, stride=2)
            if down == "conv"
            else Layer(op="unshuffle", amount=2)
        ]
        layers += draw(st.lists(flat, max_size=2))
        if up == "deconv":
            layers += [
                Layer(
                    op="deconv",
                    out=draw(channels),
                    kernel=draw(st.sampled_from([2, 3, 4])),
                    stride=2,
                    norm=draw(st.booleans()),
                )
            ]
        elif up == "shuffle":
            layers += [Layer(op="conv", out=4 * draw(st.integers(1, 3))), Layer(op="shuffle", amount=2)]
        else:
            layers += [Layer(op="upsample", amount=2)]
    carry = draw(st.sampled_from(["gate", "learned", "blend"]))
    layers += [
        Layer(op="conv", out=4 if carry == "gate" else 3, kernel=draw(st.sampled_from([1, 3])), norm=True)
    ]
    order = draw(st.sampled_from(["rgb", "bgr"]))
    return Shape(layers=tuple(layers), carry=carry, order=order, out_scale=60.0)  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(shapes(), st.integers(0, 1000), st.integers(0, 9), st.integers(0, 9))
def test_random_networks(shape: Shape, seed: int, more_rows: int, more_columns: int) -> None:
    shape.check()
    style = tame_style(shape, seed)
    height, width = (shape.least + shape.multiple * (2 + more) for more in (more_rows, more_columns))
    random = np.random.default_rng(seed)
    frame, warped = (random.integers(0, 256, (height, width, 3), np.uint8) for _ in range(2))
    trust = random.random((height, width), np.float32)
    one, other = (backend.run(frame, warped, trust) for backend in both(style, height, width))
    assert difference(one, other).mean() <= 4 * TOLERANCE_F32_LEVELS  # few pixels: a rounding counts for more
    assert difference(one, other).max() <= 2


def feedback(backend: Backend, height: int, width: int, frames: int = 30) -> NDArray[np.uint8]:
    """The last of some frames that move 2 pixels each, every one painted over the one before, moved alike."""
    trust = np.ones((height, width), np.float32)
    trust[:, -2:] = 0
    painted = backend.run(moving_picture(0, height, width), np.zeros((height, width, 3), np.uint8), 0 * trust)
    for number in range(1, frames):
        warped = np.ascontiguousarray(np.roll(painted, -2, 1))
        painted = backend.run(moving_picture(number, height, width), warped, trust)
    return painted


def real_styles(shared: Path | None) -> dict[str, Style]:
    found = {}
    for path in sorted((resources_folder() / "styles").glob("*.safetensors")):
        found[path.stem] = read_pack(path)[0]
    if shared is not None:
        for name in ("gnsmrky_mosaic_nc8.model", "rebuilt_johnson_candy_c9s1-16.t7"):
            found[name] = load_style(str(shared / "weights" / name))
    return found


@pytest.mark.parametrize("carry", ["gate", "learned", "blend"])
def test_thirty_frames_of_feedback_in_float32(carry: str) -> None:
    shape = replace(fast_shape(), carry=carry)
    if carry != "gate":
        shape = replace(shape, layers=(*shape.layers[:-1], Layer(op="conv", out=3)))
    one, other = (feedback(backend, 96, 160) for backend in both(tame_style(shape), 96, 160))
    assert difference(one, other).mean() <= TOLERANCE_F32_LEVELS


@pytest.mark.skipif(wide_precision() != "bf16", reason="this processor does not compute in bfloat16")
def test_thirty_frames_of_feedback_in_bfloat16() -> None:
    one, other = (feedback(backend, 96, 160) for backend in both(tame_style(fast_shape()), 96, 160, "bf16"))
    assert 0 < difference(one, other).mean() <= TOLERANCE_HALF_LEVELS


@pytest.mark.parametrize("shape", [fast_shape(8, 8, 1), fine_shape(12, 12, 1)], ids=["fast", "fine"])
def test_thirty_frames_of_feedback_in_bytes(shape: Shape) -> None:
    """Right on any processor; it is only chosen where it is fast. (Deep networks of random weights are chaotic; real
    ones follow.)"""
    one, other = (feedback(backend, 96, 160) for backend in both(tame_style(shape), 96, 160, "int8"))
    assert 0 < difference(one, other).mean() <= TOLERANCE_HALF_LEVELS


def test_shipped_styles_in_bytes() -> None:
    for name, style in real_styles(None).items():
        if fits_bytes(style.shape):
            one, other = (feedback(backend, 96, 160) for backend in both(style, 96, 160, "int8"))
            assert 0 < difference(one, other).mean() <= TOLERANCE_HALF_LEVELS, name


def test_bytes_with_trust_that_is_neither_all_nor_nothing() -> None:
    style, frame, warped = (
        tame_style(fast_shape(8, 8, 1)),
        moving_picture(0, 96, 160),
        moving_picture(8, 96, 160),
    )
    trust = np.linspace(0, 1, 96 * 160, dtype=np.float32).reshape(96, 160)
    one, other = (backend.run(frame, warped, trust) for backend in both(style, 96, 160, "int8"))
    assert difference(one, other).mean() <= TOLERANCE_HALF_LEVELS


def test_blocks_hold_the_pixels_of_a_picture() -> None:
    random = np.random.default_rng(3)
    frame, warped = random.integers(0, 256, (2, 6, 10, 3), np.uint8)
    trust = (random.random((6, 10)) > 0.5).astype(np.float32)
    blocks = Blocks(6, 10, at_end=True)
    taken = blocks.inputs(frame, warped, trust)
    block = taken["pictures"][0, 1, 3]  # rows 2 and 3, columns 6 and 7
    for number, (y, x) in enumerate(((2, 6), (2, 7), (3, 6), (3, 7))):
        assert list(block[4 * number : 4 * number + 4]) == [*frame[y, x], 255 * trust[y, x]]
        assert list(block[16 + 4 * number :][:3]) == list(warped[y, x] if trust[y, x] else [128, 128, 128])
        assert set(taken["trust"].reshape(3, 5, 16)[1, 3, 4 * number : 4 * number + 4]) == {255 * trust[y, x]}
    assert np.array_equal(blocks.picture(taken["warped"]), warped)
    plain = Blocks(6, 10, at_end=False)
    assert np.array_equal(plain.picture(plain.inputs(frame, warped, trust)["warped"]), warped)


def test_bytes_are_for_networks_whose_values_are_bounded() -> None:
    assert fits_bytes(fast_shape()) and fits_bytes(fine_shape())
    for name in ("Johnson", "learned", "gate, bgr", "no weights at all", "residual without norm"):
        assert not fits_bytes(SHAPES[name]), name
    fast = fast_shape(8, 8, 1)
    residual = Layer(op="residual", out=8, norm=True)
    for place, other in (
        (5, replace(fast.layers[5], kernel=5)),  # after an enlargement
        (5, residual),
        (8, replace(fast.layers[8], kernel=5)),
    ):
        layers = (*fast.layers[:place], other, *fast.layers[place + 1 :])
        assert not fits_bytes(replace(fast, layers=layers)), f"{place}: {other.op}"
    assert not fits_bytes(replace(fast, layers=fast.layers[-1:]))
    assert best_precision(johnson_shape()) == wide_precision()
    assert best_precision(fast_shape()) == ("int8" if multiplies_bytes() else wide_precision())


def test_hardly_any_value_exceeds_its_bound() -> None:
    """Of the shipped styles: what goes into each convolution, on a picture with sharp edges."""
    for name, style in real_styles(None).items():
        if not fits_bytes(style.shape):
            continue
        taken = inputs_of_convolutions(style, 96, 160)
        for number, (values, bound) in enumerate(zip(taken, bounds(style.shape, style.vector), strict=True)):
            assert (values > bound).mean() < 1e-4, f"{name}, convolution {number}"
            assert values.max() > bound / 20, f"{name}, convolution {number}: most of the steps would be idle"


class Convolutions(TorchFunctionMode):
    """Takes down what goes into each convolution (absolute values)."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[NDArray[np.float32]] = []

    def __torch_function__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if function is torch.nn.functional.conv2d:
            self.taken.append(args[0].abs().detach().numpy().ravel())
        return function(*args, **(kwargs or {}))


def inputs_of_convolutions(style: Style, height: int, width: int) -> list[NDArray[np.float32]]:
    """The absolute values that go into the convolutions that take bytes, but the first, by torch in float32."""
    backend = TorchBackend(style.shape, style.weights, style.vector, height, width, 0.7)
    with Convolutions() as convolutions:
        backend.run(
            moving_picture(0, height, width),
            moving_picture(8, height, width),
            np.ones((height, width), np.float32),
        )
    return convolutions.taken[1:-1]


def half_and_full(style: Style) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The last of 30 frames by torch on the CPU, in float16 (as on CUDA) and in float32."""
    parts = (style.shape, style.weights, style.vector, 48, 64, 0.7)
    return feedback(TorchBackend(*parts, half=True), 48, 64), feedback(
        TorchBackend(*parts, half=False), 48, 64
    )


def test_thirty_frames_of_feedback_in_float16() -> None:
    half, full = half_and_full(tame_style(fast_shape()))
    assert 0 < difference(half, full).mean() <= TOLERANCE_HALF_LEVELS


def test_frames_too_large_for_float16_are_computed_again() -> None:
    style = tame_style(fast_shape(8, 8, 1))
    large = {
        name: tensor * np.float32(1e6 if name == "layers.1.weight" else 1)
        for name, tensor in style.weights.items()
    }
    half, full = half_and_full(replace(style, weights=large))
    np.testing.assert_array_equal(half, full)


def test_errors_of_torch_say_what_to_do() -> None:
    with (
        pytest.raises(DeviceError, match=r"too small for pictures of 640x360; .* --device cpu"),
        _translated("cuda", 360, 640),
    ):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20 GiB")
    with (
        pytest.raises(DeviceError, match=r"could not paint \(CUDA error: unspecified launch failure\)"),
        _translated("cuda", 1, 1),
    ):
        raise RuntimeError("CUDA error: unspecified launch failure\nmore lines")


def test_thirty_frames_of_feedback_in_real_styles(shared_data: Path) -> None:
    for name, style in real_styles(shared_data).items():
        one, other = (feedback(backend, 64, 96) for backend in both(style, 64, 96))
        assert difference(one, other).mean() <= TOLERANCE_F32_LEVELS, name
        for precision in {best_precision(style.shape), wide_precision()}:
            chosen = both(style, 64, 96, precision)[0]
            apart = difference(feedback(chosen, 64, 96), other).mean()
            assert apart <= TOLERANCE_HALF_LEVELS, f"{name} in {precision}"
