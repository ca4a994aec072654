"""Follows the picture through an ONNX graph and writes down what happens to it as steps.

Some operations need the picture's size, so sizes are followed too; where the graph leaves them open, any size will do.
"""

from collections.abc import Callable

import numpy as np

from fastvid_gui.style.formats import onnx_arithmetic as arithmetic
from fastvid_gui.style.formats import onnx_layers as layers
from fastvid_gui.style.formats.foreign import Budget
from fastvid_gui.style.formats.onnx_constants import fold
from fastvid_gui.style.formats.onnx_graph import Graph, Node
from fastvid_gui.style.formats.onnx_values import MAX_SIZE, Known, Track, Unknown, Value, is_in, steps_between
from fastvid_gui.style.formats.steps import Relu, Step, Tanh
from fastvid_gui.style.unreadable import UnreadableError, other_network

OPEN_SIZE = 256
MAX_INPUTS = 16


def trace(graph: Graph) -> list[Step]:
    """The steps from the graph's only input to its first output; raises UnreadableError."""
    pictures = [name for name in graph.inputs if name not in graph.constants]
    if len(pictures) != 1 or not graph.outputs:
        raise other_network("it takes more or less than one picture")
    size = graph.inputs[pictures[0]]
    if len(size) != 4 or size[0] > 1 or size[1] != 3:
        raise other_network(f"it takes {list(size[:8])}, where one picture is 1 x 3 x height x width")
    if max(size) > MAX_SIZE:
        raise other_network("it takes pictures of an impossible size")
    start = Track(channels=3, height=size[2] or OPEN_SIZE, width=size[3] or OPEN_SIZE)
    tracer = _Tracer({**graph.constants, pictures[0]: Value(start)})
    for node in graph.nodes:
        tracer.take(node)
    result = tracer.values.get(graph.outputs[0], _unknown("its output comes from nowhere"))
    if isinstance(result, Unknown):
        raise UnreadableError(result.sentence)
    if not isinstance(result, Value) or result.state not in ("picture", "clipped"):
        raise other_network("its output is not a picture")
    if (result.track.channels, result.track.height, result.track.width) != (3, start.height, start.width):
        raise other_network("its output is not a picture of the size that goes in")
    return steps_between(start, result.track)


class _Tracer:
    """Knows what every name stands for so far."""

    def __init__(self, values: dict[str, Known]) -> None:
        self.values = values
        self._budget = Budget()

    def take(self, node: Node) -> None:
        """Works out what a node's outputs stand for."""
        result = self._understood(node)
        for name in node.outputs[:1]:
            self.values[name] = result
        for name in node.outputs[1:]:
            self.values[name] = _unknown(f"it uses a second result of {node.operation[:40]!r}")

    def _understood(self, node: Node) -> Known:
        if node.operation == "Constant":
            return _constant(node)
        inputs = [
            self.values.get(name, _unknown("it uses a value from nowhere")) for name in node.inputs if name
        ]
        unknown = next((value for value in inputs if isinstance(value, Unknown)), None)
        if unknown is not None:
            return unknown
        if len(inputs) > MAX_INPUTS:
            return _unknown(f"it has an operation with {len(inputs)} inputs: {node.operation[:40]!r}")
        if not all(isinstance(value, np.ndarray) for value in inputs):
            self._budget.spend(sum(value.size for value in inputs if isinstance(value, np.ndarray)))
        try:
            with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
                result = self._computed(node, inputs)
        except UnreadableError as error:
            return Unknown(error.sentence)
        except (IndexError, KeyError, TypeError, ValueError, OverflowError, ZeroDivisionError):
            result = None
        if result is None:
            return _unknown(f"it has an operation that is unknown: {node.operation[:40]!r}")
        return result

    def _computed(self, node: Node, inputs: list[Known]) -> Known | None:
        constants = [value for value in inputs if isinstance(value, np.ndarray)]
        if len(constants) == len(inputs):
            return fold(node, constants)
        if node.operation == "Shape" and isinstance(value := inputs[0], Value):
            track = value.track
            return (
                np.array([1, track.channels, track.height, track.width]) if is_in(value, "picture") else None
            )
        operation = _OPERATIONS.get(node.operation)
        return operation(node, inputs) if operation else None


def _unknown(detail: str) -> Unknown:
    return Unknown(other_network(detail).sentence)


def _constant(node: Node) -> Known:
    value = node.attributes.get("value", node.attributes.get("value_float", node.attributes.get("value_int")))
    for name in ("value_ints", "value_floats"):
        value = node.attributes.get(name, value)
    if isinstance(value, int | float | list | np.ndarray):
        return np.asarray(value)
    return _unknown("it has a constant of an unknown kind")


_OPERATIONS: dict[str, Callable[[Node, list[Known]], Known | None]] = {
    "Pad": layers.pad,
    "Conv": layers.conv,
    "ConvTranspose": layers.deconv,
    "Crop": layers.crop,
    "InstanceNormalization": layers.norm,
    "BatchNormalization": layers.batch_norm,
    "Affine": layers.affine,
    "ImageScaler": layers.image_scaler,
    "Relu": layers.activation(Relu()),
    "Tanh": layers.activation(Tanh()),
    "Clip": layers.clip,
    "Identity": layers.unchanged,
    "Dropout": layers.unchanged,
    "Upsample": layers.upsample,
    "Resize": layers.upsample,
    "Add": arithmetic.add,
    "Sub": arithmetic.subtract,
    "Mul": arithmetic.multiply,
    "Div": arithmetic.divide,
    "Pow": arithmetic.power,
    "Sqrt": arithmetic.root,
    "ReduceMean": arithmetic.mean,
    "Reshape": arithmetic.reshape,
    "Concat": arithmetic.concat,
}
