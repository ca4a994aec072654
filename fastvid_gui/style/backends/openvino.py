"""The style network on CPUs, by OpenVINO: the graph comes directly from shape and weights, without torch.

The bits don't depend on the number of threads (promise 1): OpenVINO's own norm splits its sums by thread, so the norms
are written as means over rows, then over columns. Transposed convolutions depend on the threads in float32; networks
that have any (foreign ones) always take one. Pictures go in and come out as bytes, height x width x 3; the
conversions are part of the graph.

FastVid's own networks multiply bytes if the processor is made for it (openvino_bytes.py). Otherwise convolutions run in
bfloat16 if the processor has instructions for it, which takes about half the time. Everything after the last
convolution (gate, mixing with the warped frame, rounding) stays in float32.
"""

import copy
import functools
import itertools
import time
from collections.abc import Mapping
from typing import Any, Literal

import cv2
import numpy as np
import openvino as ov
import openvino.opset13 as op
from numpy.typing import NDArray

from fastvid_gui.cores import SHARE
from fastvid_gui.errors import DeviceError
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.style.backends.interface import Trust
from fastvid_gui.style.backends.openvino_bytes import (
    Blocks,
    build_bytes_model,
    ends_in_blocks,
    fits_bytes,
    multiplies_bytes,
    style_input,
)
from fastvid_gui.style.backends.openvino_core import BLOCK, enlarged_blocks, one_core, plane_mean
from fastvid_gui.style.shape import Layer, Shape

Precision = Literal["int8", "bf16", "f32"]
Weights = Mapping[str, NDArray[np.float32]]

PROVEN_THREADS = 16
"""Up to here, all thread counts gave the same bits (docs/backends.md); it takes no more."""
KEPT_MODELS = 4
"""A model is as large as its weights: some MB at most."""
SETTLED_S = 0.3
"""If a share has changed for this long, it is worth compiling the network again."""
LEAST_FOLDED = 8
"""With fewer channels than this, taking the blocks apart again costs more than the saved multiplications."""
_INSTRUCTION_SETS = {"AVX2": 11, "AVX512": 256, "AVX512-ICL": 259, "NEON": 100}  # numbers of cv::CpuFeatures


class OpenVinoBackend:
    """A style network compiled for one picture size; see `interface.Backend`."""

    def __init__(
        self,
        shape: Shape,
        weights: Weights,
        vector: NDArray[np.float32],
        height: int,
        width: int,
        keep: float,
        precision: Precision | None = None,
        threads: int | None = 1,
    ) -> None:
        """Compiles the network, which takes some tenths of a second.

        Args:
            shape, weights, vector: of the style.
            height, width: of the pictures, multiples of `shape.multiple`, at least `shape.least`.
            keep: for networks that blend: how much of the warped frame stays where trust is 1.
            precision: of the convolutions; None takes what suits the processor and the network.
            threads: of one inference; None: as many cores as its share is at the time (`cores.CoreShare`). Networks
                with transposed convolutions take one.
        """
        self.precision = precision or best_precision(shape)
        if any(layer.op == "deconv" for layer in shape.layers):
            threads = 1
        in_bytes = self.precision == "int8"
        if in_bytes:
            model = build_bytes_model(shape, weights, height, width)
        else:
            model = build_model(shape, weights, height, width, keep)
        hint = wide_precision() if self.precision == "int8" else self.precision
        same = hash(
            (
                shape,
                height,
                width,
                keep,
                self.precision,
                *(weights[name].tobytes() for name in sorted(weights)),
            )
        )
        self._network = _Network(model, hint, threads, (width, height), same)
        self._shape, self._blocks = shape, Blocks(height, width, ends_in_blocks(shape)) if in_bytes else None
        self._style = self._style_input(vector)
        self.fingerprint = f"openvino {ov.get_version()}, {processor()}, {self.precision}, sums by rows"

    def run(self, frame: Picture, warped: Picture, trust: Trust) -> Picture:
        """Paints a frame; shapes as given when the network was compiled."""
        if self._blocks is not None:
            inputs: dict[str, NDArray[Any]] = {**self._blocks.inputs(frame, warped, trust)}
        else:
            inputs = {"frame": frame[None], "warped": warped[None], "trust": trust[None, :, :, None]}
        inputs["style"] = self._style
        used = {name: value for name, value in inputs.items() if name in self._network.inputs}
        try:
            results = self._network.request().infer(used, share_inputs=True, share_outputs=True)
        except RuntimeError as error:
            raise DeviceError(Devices.CANT_PAINT, detail=first_line(error)) from error
        if self._blocks is not None:
            return self._blocks.picture(results[0])
        painted: Picture = results[0][0].copy()  # the request writes into the same memory again
        return painted

    def with_vector(self, vector: NDArray[np.float32]) -> "OpenVinoBackend":
        """The same network in another style; both share memory, so only one may run at a time."""
        other = copy.copy(self)
        other._style = self._style_input(vector)
        return other

    def _style_input(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        if self.precision == "int8":
            return style_input(self._shape, vector)
        return np.ascontiguousarray(vector, np.float32)[None]


@functools.lru_cache(maxsize=KEPT_MODELS)
def _kept(_same: int) -> list[bytes]:
    """A place for a model that is ready for every number of threads; empty until then."""
    return []


def compiled(same: int, model: Any, settings: Mapping[str, object]) -> Any:
    """The model, compiled. The slow part (a quarter of a second) happens once, not for each range and thread count."""
    kept = _kept(same)
    if kept:
        return one_core().import_model(kept[0], "CPU", settings)
    made = one_core().compile_model(model, "CPU", settings)
    kept.append(made.export_model().getvalue())
    return made


class _Network:
    """A compiled model; compiled again when its share of the cores has changed for a while.

    Args:
        threads: None for its share.
        same: equal for equal models.

    Attributes:
        inputs: their names.
    """

    def __init__(
        self, model: Any, precision: str, threads: int | None, size: tuple[int, int], same: int
    ) -> None:
        self.inputs = frozenset(port.get_any_name() for port in model.inputs)
        self._model, self._precision, self._size, self._same = model, precision, size, same
        self._fixed = threads is not None
        self._threads = self._wanted = min(threads or SHARE.each, PROVEN_THREADS)
        self._wanted_since = 0.0
        self._request = self._compiled()

    def request(self) -> Any:
        """The inference request, with the threads that it should take now."""
        if self._fixed:
            return self._request
        share, now = min(SHARE.each, PROVEN_THREADS), time.monotonic()
        if share != self._wanted:
            self._wanted, self._wanted_since = share, now
        if self._wanted != self._threads and now - self._wanted_since >= SETTLED_S:
            self._threads = self._wanted
            self._request = self._compiled()
        return self._request

    def _compiled(self) -> Any:
        settings = {
            "INFERENCE_NUM_THREADS": self._threads,
            "NUM_STREAMS": 1,
            "INFERENCE_PRECISION_HINT": self._precision,
            "ENABLE_CPU_PINNING": False,  # with pinning, the networks of several processes would share one core
        }
        try:
            return compiled(self._same, self._model, settings).create_infer_request()
        except RuntimeError as error:
            width, height = self._size
            raise DeviceError(
                Devices.CANT_PREPARE, width=width, height=height, detail=first_line(error)
            ) from error


def first_line(error: Exception) -> str:
    """OpenVINO's error in one line: its last one that is not empty."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else type(error).__name__


def best_precision(shape: Shape) -> Precision:
    """int8 for FastVid's own networks if the processor is made for it, else its best wide precision."""
    return "int8" if fits_bytes(shape) and multiplies_bytes() else wide_precision()


def wide_precision() -> Literal["bf16", "f32"]:
    """bfloat16 if the processor computes in it, else float32."""
    capabilities = one_core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return "bf16" if "BF16" in capabilities else "f32"


def processor() -> str:
    """The CPU's name and instruction sets: they decide which kernels run."""
    name = one_core().get_property("CPU", "FULL_DEVICE_NAME")
    sets = [text for text, number in _INSTRUCTION_SETS.items() if cv2.checkHardwareSupport(number)]
    capabilities = one_core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    computed = [text for text in ("BF16", "FP16") if text in capabilities]
    return f"{' '.join(name.split())} ({' '.join(sets + computed)})"


def build_model(shape: Shape, weights: Weights, height: int, width: int, keep: float) -> Any:
    """The whole path from bytes to bytes as an OpenVINO model; `shape.py` tells what the layers mean.

    Inputs: "frame", "warped" (1 x H x W x 3, uint8), "trust" (1 x H x W x 1, float32), "style" (1 x style
    size, float32). A network that does not use one of them does not have that input. Output: 1 x H x W x 3,
    uint8.
    """
    frame = op.parameter([1, height, width, 3], np.uint8, name="frame")
    warped = op.parameter([1, height, width, 3], np.uint8, name="warped")
    trust = op.parameter([1, height, width, 1], np.float32, name="trust")
    style = op.parameter([1, shape.style_size], np.float32, name="style")
    frame_planes, warped_planes = _planes(frame), _planes(warped)
    trust_plane = op.reshape(trust, [1, 1, height, width], special_zero=False)
    x = _normalized(frame_planes, shape)
    if shape.in_channels == 7:
        x = op.concat([x, op.multiply(_normalized(warped_planes, shape), trust_plane), trust_plane], 1)
    graph = _Layers(shape, weights, style)
    x = graph.run(x)
    painted = _channels(x, 0, 3) if shape.out_channels == 4 else x
    painted = _reordered(painted, shape)
    painted = op.add(op.multiply(painted, np.float32(shape.out_scale)), _per_channel(shape.out_mean))
    if shape.carry != "learned":
        kept = op.sigmoid(_channels(x, 3, 4)) if shape.carry == "gate" else np.float32(keep)
        painted = op.add(
            painted, op.multiply(op.multiply(trust_plane, kept), op.subtract(warped_planes, painted))
        )
    rounded = op.round(op.clamp(painted, 0.0, 255.0), "half_to_even")
    result = op.transpose(op.convert(rounded, np.uint8), np.array([0, 2, 3, 1]))
    used = [frame, style] if shape.style_size else [frame]
    return ov.Model([op.result(result)], [*used, warped, trust], "style")


def _planes(picture: Any) -> Any:
    return op.convert(op.transpose(picture, np.array([0, 3, 1, 2])), np.float32)


def _per_channel(values: tuple[float, float, float]) -> NDArray[np.float32]:
    return np.array(values, np.float32).reshape(1, 3, 1, 1)


def _reordered(x: Any, shape: Shape) -> Any:
    return x if shape.order == "rgb" else op.gather(x, np.array([2, 1, 0]), np.int64(1))


def _normalized(planes: Any, shape: Shape) -> Any:
    scaled = op.multiply(_reordered(planes, shape), np.float32(shape.scale))
    return op.subtract(scaled, _per_channel(shape.mean))


def _channels(x: Any, start: int, stop: int) -> Any:
    return op.slice(x, [start], [stop], [1], [1])


class _Layers:
    """Adds the layers of a network to a graph; reads weights by number and style values in order."""

    def __init__(self, shape: Shape, weights: Weights, style: Any) -> None:
        self._shape, self._weights, self._style, self._place = shape, weights, style, 0

    def run(self, x: Any) -> Any:
        layers = self._shape.layers
        for number, (layer, after) in enumerate(itertools.zip_longest(layers, layers[1:])):
            if not _in_one(layer, after):
                enlarge = number > 0 and _in_one(layers[number - 1], layer)
                x = self._apply(layer, f"layers.{number}", x, enlarge)
        return x

    def _apply(self, layer: Layer, name: str, x: Any, enlarge: bool) -> Any:
        """`enlarge`: by 2 before the convolution, in one with it."""
        match layer.op:
            case "pad":
                return reflected(x, layer.amount)
            case "unshuffle":
                return op.space_to_depth(x, "depth_first", layer.amount)
            case "shuffle":
                return op.depth_to_space(x, "depth_first", layer.amount)
            case "upsample":
                sizes = np.array([layer.amount, layer.amount], np.float32)
                return op.interpolate(x, sizes, "nearest", "scales", axes=np.array([2, 3]), **_NEAREST)
            case "residual":
                return self._residual(layer, name, x)
            case "deconv":
                x = self._deconvolve(layer, name, x)
            case "conv" if enlarge:
                x = enlarged_blocks(x, self._weights[f"{name}.weight"], _convolved)
                x = op.depth_to_space(x, "blocks_first", BLOCK)
                x = op.add(x, self._weights[f"{name}.bias"].reshape(1, -1, 1, 1))
            case "conv":
                x = self._convolve(layer, name, "", x)
        if layer.norm:
            x = self._norm(x)
        if layer.activation == "relu":
            return op.relu(x)
        return op.tanh(x) if layer.activation == "tanh" else x

    def _residual(self, layer: Layer, name: str, x: Any) -> Any:
        inner = self._convolve(layer, name, "1", x)
        inner = op.relu(self._norm(inner) if layer.norm else inner)
        inner = self._convolve(layer, name, "2", inner)
        inner = self._norm(inner) if layer.norm else inner
        if layer.padding == "valid" and layer.kernel > 1:
            edge = 2 * (layer.kernel // 2)
            x = op.slice(x, [edge, edge], [-edge, -edge], [1, 1], [2, 3])
        return op.add(x, inner)

    def _convolve(self, layer: Layer, name: str, half: str, x: Any) -> Any:
        edge = layer.kernel // 2
        if layer.padding == "reflect":
            x = reflected(x, edge)
        zeros = [edge, edge] if layer.padding == "zero" else [0, 0]
        weight = self._weights[f"{name}.weight{half}"]
        x = op.convolution(x, weight, [layer.stride] * 2, zeros, zeros, [1, 1])
        return op.add(x, self._weights[f"{name}.bias{half}"].reshape(1, -1, 1, 1))

    def _deconvolve(self, layer: Layer, name: str, x: Any) -> Any:
        odd = layer.kernel % 2
        edge = layer.kernel // 2 if odd else layer.kernel // 2 - 1
        weight = self._weights[f"{name}.weight"]
        x = op.convolution_backprop_data(
            x,
            weight,
            strides=[layer.stride] * 2,
            pads_begin=[edge, edge],
            pads_end=[edge, edge],
            dilations=[1, 1],
            output_padding=[odd, odd],
        )
        return op.add(x, self._weights[f"{name}.bias"].reshape(1, -1, 1, 1))

    def _norm(self, x: Any) -> Any:
        channels = x.get_output_shape(0)[1]
        gamma, beta = self._take(channels), self._take(channels)
        centered = op.subtract(x, plane_mean(x))
        variance = plane_mean(op.multiply(centered, centered))
        deviation = op.sqrt(op.add(variance, np.float32(self._shape.epsilon)))
        return op.add(op.multiply(centered, op.divide(gamma, deviation)), beta)

    def _take(self, channels: int) -> Any:
        start, self._place = self._place, self._place + channels
        values = op.slice(self._style, [start], [self._place], [1], [1])
        return op.reshape(values, [1, channels, 1, 1], special_zero=False)


def _in_one(layer: Layer, after: Layer | None) -> bool:
    """Whether an enlargement and the convolution after it are computed together."""
    return (
        after is not None
        and (layer.op, layer.amount) == ("upsample", BLOCK)
        and (after.op, after.kernel, after.stride, after.padding) == ("conv", 3, 1, "reflect")
        and after.out >= LEAST_FOLDED
    )


def _convolved(x: Any, weight: NDArray[np.float32]) -> Any:
    return op.convolution(x, weight, [1, 1], [0, 0], [0, 0], [1, 1])


_NEAREST: dict[str, Any] = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}


def reflected(x: Any, edge: int) -> Any:
    """The planes (N x C x H x W) with `edge` reflected pixels on all sides."""
    if not edge:
        return x
    around = [0, 0, edge, edge]
    return op.pad(x, around, around, "reflect")
