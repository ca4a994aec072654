"""FastVid's own networks with bytes in place of numbers: the convolutions multiply 8-bit values, exactly.

After an instance norm each channel has the mean beta and the deviation gamma of the style, which bound the input of a
convolution (`bounds`): no calibration is needed, and a network serves every style, blend and training of its shape.
Values are divided by their bound and rounded to 256 steps; weights have 255 steps in each output channel (Jacob et al.,
*Quantization and training of neural networks for efficient integer-arithmetic-only inference*, CVPR 2018). The norm
after the convolution takes the scale out again. Figures: docs/backends.md.

Pictures go in and come out with a fourth channel and in blocks of 2 x 2 pixels, so that nothing has to be rearranged
inside: H/2 x W/2 x 16 bytes, pixel by pixel (`to_blocks`).

    blocks of frame (with trust as fourth channel) and of the warped frame   H/2 x W/2 x 32
        -> convolutions with norms, in bytes -> painted and gate -> mixed with the warped frame -> blocks
"""

import functools
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import openvino as ov
import openvino.opset13 as op
from numpy.typing import NDArray

from fastvid_gui.picture import Picture
from fastvid_gui.style.backends.interface import Trust
from fastvid_gui.style.backends.openvino_core import BLOCK, enlarged_blocks, one_core, phases, plane_mean
from fastvid_gui.style.shape import Layer, Shape

Weights = Mapping[str, NDArray[np.float32]]
Floats = NDArray[np.float32]

LANES = 4
"""Channels of a pixel: red, green, blue, and a spare one."""
LEAST_LAYERS = 3
GRAY = 128
AVX2 = 11  # number of cv::CpuFeatures

# How many deviations are kept: of one norm, and of a sum of norms, which is between the sum of their deviations and
# the root of the squares' sum. Less cuts off highlights of strokes, which shows more than coarser steps.
ONE_NORM, MANY_NORMS = 8.0, 4.0


def fits_bytes(shape: Shape) -> bool:
    """Whether a network is of FastVid's own kind: blocks of pixels in, norms after all convolutions but the last, and
    enlargements only before convolutions of 3x3."""
    if len(shape.layers) < LEAST_LAYERS:
        return False
    first, *middle, last = shape.layers
    return (
        shape.carry == "gate"
        and shape.order == "rgb"
        and len(set(shape.out_mean)) == 1
        and (first.op, first.amount) == ("unshuffle", BLOCK)
        and middle[0].op == "conv"
        and all(_is_common(layer) for layer in middle)
        and all(_is_3x3(after) for layer, after in pairwise(shape.layers) if layer.op == "upsample")
        and _is_3x3(last)
        and not last.norm
        and last.activation == "none"
    )


def ends_in_blocks(shape: Shape) -> bool:
    """Whether the last convolution follows an enlargement: then it is computed on blocks."""
    return shape.layers[-2].op == "upsample"


def _is_3x3(layer: Layer) -> bool:
    return (layer.op, layer.kernel, layer.stride, layer.padding) == ("conv", 3, 1, "reflect")


def _is_common(layer: Layer) -> bool:
    if layer.op == "upsample":
        return layer.amount == 2
    plain = layer.op in ("conv", "residual") and layer.norm and layer.padding == "reflect"
    return plain and (layer.op == "residual" or layer.activation == "relu")


def bounds(shape: Shape, vector: Floats) -> Floats:
    """The bounds that hardly any input exceeds, one for each convolution after the first, in order.

    Args:
        vector: of the style: gamma and beta of each norm.
    """
    found: list[float] = []
    norms = _norms(shape, vector)
    mean, total, square = (np.zeros(1, np.float32) for _ in range(3))
    for number, layer in enumerate(layer for layer in shape.layers if layer.norm):
        if number:
            found.append(float((np.abs(mean) + MANY_NORMS * (total + np.sqrt(square))).max()))
        gamma, beta = next(norms)
        if layer.op == "residual":
            found.append(float((np.abs(beta) + ONE_NORM * gamma).max()))
            gamma, beta = next(norms)
            mean, total, square = mean + beta, total + gamma, square + gamma**2
        else:
            mean, total, square = beta, gamma, gamma**2
    return np.maximum(np.array(found, np.float32), np.float32(1e-3))


def _norms(shape: Shape, vector: Floats) -> Iterator[tuple[Floats, Floats]]:
    place = 0
    for channels in shape.norms():
        yield np.abs(vector[place : place + channels]), vector[place + channels : place + 2 * channels]
        place += 2 * channels


def style_input(shape: Shape, vector: Floats) -> Floats:
    """The style as the graph takes it (1 x n): the vector, then one over each bound."""
    style = np.ascontiguousarray(vector, np.float32)
    return np.concatenate([style, 1 / bounds(shape, style)])[None]


# ---- pictures in blocks


class Blocks:
    """Memory for the graph's inputs; it is used again for each frame, since fresh memory costs more than the work.

    Args:
        height, width: of the pictures, even.
        at_end: whether the graph ends with blocks (`ends_in_blocks`), or with plain pixels.
    """

    def __init__(self, height: int, width: int, at_end: bool) -> None:
        pixels = (height, width, LANES)
        self._at_end = at_end
        self._frame, self._warped, self._trust, self._seen = (np.empty(pixels, np.uint8) for _ in range(4))
        self._sure = np.empty((height, width), np.uint8)
        self._pictures = np.empty((height // BLOCK, width // BLOCK, 4), np.float64)
        self._blocks = [np.empty((height // BLOCK, width // BLOCK, 2), np.float64) for _ in range(2)]

    def inputs(self, frame: Picture, warped: Picture, trust: Trust) -> dict[str, NDArray[np.uint8]]:
        """The graph's inputs for a frame (H x W x 3, and trust H x W); valid until the next call."""
        cv2.convertScaleAbs(trust, self._sure, 255)
        cv2.cvtColor(frame, cv2.COLOR_RGB2RGBA, self._frame)
        cv2.insertChannel(self._sure, self._frame, 3)
        cv2.cvtColor(warped, cv2.COLOR_RGB2RGBA, self._warped)
        cv2.cvtColor(self._sure, cv2.COLOR_GRAY2RGBA, self._trust)
        cv2.insertChannel(self._sure, self._trust, 3)
        pictures = cv2.merge([*_rows(self._frame), *_rows(self._moved())], self._pictures)
        kept, known = (
            cv2.merge(_rows(pixels), blocks).view(np.uint8) if self._at_end else pixels
            for pixels, blocks in zip((self._warped, self._trust), self._blocks, strict=True)
        )
        return {
            "pictures": pictures.view(np.uint8)[None],
            "warped": kept.reshape(len(kept), -1),
            "trust": known.reshape(len(known), -1),
        }

    def picture(self, result: NDArray[np.uint8]) -> Picture:
        """The painted picture (H x W x 3, a new array) from the graph's result."""
        whole = np.empty_like(self._frame)
        if self._at_end:
            cv2.mixChannels(
                [result.view(np.float64).reshape(self._blocks[0].shape)], _rows(whole), [0, 0, 1, 1]
            )
        else:
            whole = result.reshape(whole.shape)
        rgb: Picture = cv2.cvtColor(whole, cv2.COLOR_RGBA2RGB)
        return rgb

    def _moved(self) -> NDArray[np.uint8]:
        """The warped frame, gray where it can't be trusted."""
        self._seen[:] = GRAY
        if cv2.countNonZero(cv2.inRange(self._sure, 1, 254)):
            share = self._trust * np.float32(1 / 255)
            np.rint(GRAY + (self._warped - np.float32(GRAY)) * share, out=self._seen, casting="unsafe")
            return self._seen
        cv2.copyTo(self._warped, self._sure, self._seen)
        return self._seen


def _rows(pixels: NDArray[np.uint8]) -> list[NDArray[np.float64]]:
    """The even and the odd rows of H x W x 4 bytes, two pixels as one number: H/2 x W/2. Views."""
    height, width, _ = pixels.shape
    pairs = pixels.reshape(height, width // BLOCK, BLOCK * LANES).view(np.float64)[:, :, 0]
    return [pairs[0::2], pairs[1::2]]


# ---- the graph


def build_bytes_model(shape: Shape, weights: Weights, height: int, width: int) -> Any:
    """The whole path from blocks to blocks as an OpenVINO model.

    Inputs, all uint8: "pictures" (1 x H/2 x W/2 x 32: frame with trust, warped frame that is gray where it can't be
    trusted), "warped" and "trust" (255 is full trust), and "style" (float32, see `style_input`). The output,
    "warped" and "trust" are H/2 x 8 W if the graph ends in blocks, else H x 4 W.
    """
    rows, columns = height // BLOCK, width // BLOCK
    tail = [rows, 16 * columns] if ends_in_blocks(shape) else [height, LANES * width]
    pictures = op.parameter([1, rows, columns, 32], np.uint8, name="pictures")
    warped, trust = (op.parameter(tail, np.uint8, name=name) for name in ("warped", "trust"))
    convolutions = sum(2 if layer.op == "residual" else 1 for layer in shape.layers if layer.norm)
    style = op.parameter([1, shape.style_size + convolutions - 1], np.float32, name="style")
    sure = op.multiply(op.convert(trust, np.float32), np.float32(1 / 255))
    painted, gate = _Graph(shape, weights, style).run(op.convert(pictures, np.float32))
    painted = op.add(op.multiply(painted, np.float32(shape.out_scale)), np.float32(shape.out_mean[0]))
    share = op.multiply(sure, op.sigmoid(gate))
    painted = op.add(painted, op.multiply(share, op.subtract(op.convert(warped, np.float32), painted)))
    rounded = op.round(op.clamp(painted, 0.0, 255.0), "half_to_even")
    return ov.Model(
        [op.result(op.convert(rounded, np.uint8))], [pictures, warped, trust, style], "style in bytes"
    )


class _Graph:
    """Adds the layers; reads weights by number, norms and scales in order. Planes are 1 x C x H x W."""

    def __init__(self, shape: Shape, weights: Weights, style: Any) -> None:
        self._shape, self._weights, self._style = shape, weights, style
        self._norm_place, self._scale_place = 0, shape.style_size

    def run(self, x: Any) -> tuple[Any, Any]:
        """From blocks of pictures (1 x H/2 x W/2 x 32) to those of painted pixels and gate (1 x H/2 x W/2 x 16)."""
        layers = self._shape.layers
        x, signed = self._first(x), False
        for number in range(2, len(layers) - 1):
            layer, name, before = layers[number], f"layers.{number}", layers[number - 1]
            if layer.op == "residual":
                x = self._residual(layer, name, x, signed)
            elif layer.op == "conv" and before.op == "upsample":
                x = self._enlarged(layer, name, x, signed)
            elif layer.op == "conv":
                x = self._convolved(layer, name, x, signed)
            signed = layer.op == "residual" or (signed and layer.op == "upsample")
        return self._last(x)

    def _first(self, x: Any) -> Any:
        """The pictures are already bytes. The norm removes the network's mean anyway."""
        layer = self._shape.layers[1]
        x = op.fake_quantize(x, np.float32(0), np.float32(255), np.float32(0), np.float32(255), 256)
        weight = self._weights[
            "layers.1.weight"
        ]  # O x (7 channels, each with the 4 pixels of a block) x k x k
        seen, kept, trust = np.split(weight * np.float32(self._shape.scale), [12, 24], 1)
        trust = trust / np.float32(255 * self._shape.scale)
        lanes = np.zeros((len(weight), 2, BLOCK * BLOCK, LANES, *weight.shape[2:]), np.float32)
        for part, colors in enumerate((seen, kept)):
            for channel in range(3):
                lanes[:, part, :, channel] = colors[:, 4 * channel : 4 * channel + 4]
        lanes[:, 0, :, 3] = trust
        edge = layer.kernel // 2
        x = op.transpose(op.pad(x, [0, edge, edge, 0], [0, edge, edge, 0], "reflect"), np.array([0, 3, 1, 2]))
        x = _multiplied(x, lanes.reshape(len(weight), 32, *weight.shape[2:]), layer.stride)
        return op.relu(self._norm(x, None))

    def _convolved(self, layer: Layer, name: str, x: Any, signed: bool) -> Any:
        x, scale = self._bytes(x, signed)
        x = _multiplied(
            _padded(x, layer.kernel // 2, "reflect"), self._weights[f"{name}.weight"], layer.stride
        )
        return op.relu(self._norm(x, scale))

    def _residual(self, layer: Layer, name: str, x: Any, signed: bool) -> Any:
        inner = x
        for half in ("1", "2"):
            inner, scale = self._bytes(inner, signed and half == "1")
            inner = _padded(inner, layer.kernel // 2, "reflect")
            inner = self._norm(_multiplied(inner, self._weights[f"{name}.weight{half}"], 1), scale)
            inner = op.relu(inner) if half == "1" else inner
        return op.add(x, inner)

    def _enlarged(self, layer: Layer, name: str, x: Any, signed: bool) -> Any:
        x, scale = self._bytes(x, signed)
        x = enlarged_blocks(x, self._weights[f"{name}.weight"], _multiplied)
        return op.relu(self._norm(op.depth_to_space(x, "blocks_first", BLOCK), scale))

    def _last(self, x: Any) -> tuple[Any, Any]:
        """The last convolution, in the wide precision, to four lanes a pixel: colors, and four times the gate."""
        name = f"layers.{len(self._shape.layers) - 1}"
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        in_blocks = ends_in_blocks(self._shape)
        taps = _enlarging_taps(weight) if in_blocks else weight[None]  # pixels of a block x O x I x 3 x 3
        x = _padded(x, 1, "edge" if in_blocks else "reflect")
        found = []
        for lanes in ([0, 1, 2, 2], [3, 3, 3, 3]):
            chosen = np.ascontiguousarray(taps[:, lanes].reshape(-1, *taps.shape[2:]))
            y = op.convolution(x, chosen, [1, 1], [0, 0], [0, 0], [1, 1])
            y = op.add(y, np.tile(bias[lanes], len(taps)).reshape(1, -1, 1, 1))
            y = op.transpose(y, np.array([0, 2, 3, 1]))
            _, rows, columns, values = y.get_output_shape(0)
            found.append(op.reshape(y, [rows, columns * values], special_zero=False))
        return found[0], found[1]

    def _bytes(self, x: Any, signed: bool) -> tuple[Any, Any]:
        """The planes over their bound in 256 steps, and one over the bound."""
        scale = self._style_values(self._scale_place, 1)
        self._scale_place += 1
        least, most = np.float32(-1.0 if signed else 0.0), np.float32(127 / 128 if signed else 1.0)
        return op.fake_quantize(op.multiply(x, scale), least, most, least, most, 256), scale

    def _norm(self, x: Any, scale: Any) -> Any:
        """The norm of planes; `scale`: one over the bound of what was multiplied."""
        channels = x.get_output_shape(0)[1]
        gamma, beta = (self._style_values(self._norm_place + start, channels) for start in (0, channels))
        self._norm_place += 2 * channels
        epsilon: Any = np.float32(self._shape.epsilon)
        if scale is not None:
            epsilon = op.multiply(op.multiply(scale, scale), epsilon)
        centered = op.subtract(x, plane_mean(x))
        variance = plane_mean(op.multiply(centered, centered))
        return op.add(op.multiply(centered, op.divide(gamma, op.sqrt(op.add(variance, epsilon)))), beta)

    def _style_values(self, start: int, count: int) -> Any:
        values = op.slice(self._style, [start], [start + count], [1], [1])
        return op.reshape(values, [1, count, 1, 1], special_zero=False)


def _padded(x: Any, edge: int, how: str) -> Any:
    return op.pad(x, [0, 0, edge, edge], [0, 0, edge, edge], how) if edge else x


def _multiplied(x: Any, weight: Floats, stride: int = 1) -> Any:
    """The convolution of bytes with weights (O x I x k x k) in 255 steps for each output channel; no bias: norms
    follow."""
    most = np.maximum(np.abs(weight).max((1, 2, 3), keepdims=True), np.float32(1e-12))
    steps = op.fake_quantize(op.constant(np.ascontiguousarray(weight)), -most, most, -most, most, 255)
    return op.convolution(x, steps, [stride, stride], [0, 0], [0, 0], [1, 1])


def _enlarging_taps(weight: Floats) -> Floats:
    """`phases`, 3x3 around the small pixel with zeros: 4 x O x I x 3 x 3."""
    taps = np.zeros((BLOCK * BLOCK, *weight.shape), np.float32)
    for number, phase in enumerate(phases(weight)):
        down, right = divmod(number, BLOCK)
        taps[number, :, :, down : down + 2, right : right + 2] = phase
    return taps


@functools.cache
def multiplies_bytes() -> bool:
    """Whether this processor multiplies bytes exactly and fast (VNNI, AMX).

    Without such instructions two products are summed in 16 bits, which overflow; so this tries it. Processors other
    than x86 are left out: their speed is not known.
    """
    if not cv2.checkHardwareSupport(AVX2):
        return False
    channels = 64
    x = op.parameter([1, channels, 8, 8], np.float32)
    steps = op.fake_quantize(x, np.float32(0), np.float32(1), np.float32(0), np.float32(1), 256)
    product = _multiplied(steps, np.ones((channels, channels, 3, 3), np.float32), 1)
    model = ov.Model([op.result(op.relu(product))], [x], "largest products")
    try:
        compiled = one_core().compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1})
        sums = compiled(np.ones((1, channels, 8, 8), np.float32))[0]
        ran = [node.get_rt_info() for node in compiled.get_runtime_model().get_ops()]
    except RuntimeError:
        return False
    kinds = [
        str(info["primitiveType"].astype(str))
        for info in ran
        if str(info["layerType"].astype(str)) == "Convolution"
    ]
    exact = bool(np.allclose(sums, 9 * channels, rtol=1e-3))
    return exact and bool(kinds) and all(kind.endswith("I8") for kind in kinds)
