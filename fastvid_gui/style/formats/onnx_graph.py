"""Reads an ONNX file down to its graph as plain data: nodes, constants, and the single picture that goes in.

Field numbers come from onnx.proto (ONNX IR). Subgraphs, functions, sparse tensors and tensors kept in other files are
not read; a graph that needs them is refused at the place that uses them.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.formats.foreign import Budget
from fastvid_gui.style.formats.protobuf import Wire, as_bytes, as_float, as_text, as_whole
from fastvid_gui.style.unreadable import UnreadableError, damaged, other_network, too_large

Constant = NDArray[Any]

MAX_PARTS = 2000
"""Nodes, constants, inputs and outputs: at most this many of each."""
MAX_ATTRIBUTE_NUMBERS = 4096
MAX_NODE_NAMES = 256
"""Inputs, outputs and attributes of one node together."""
MAX_DIMENSIONS = 8

# TensorProto.DataType -> (dtype of raw_data, field of the typed data)
_TYPES = {1: "<f4", 6: "<i4", 7: "<i8", 10: "<f2", 11: "<f8", 9: "<u1"}


@dataclass(eq=False, slots=True)
class Node:
    """One operation. Attributes are int, float, str, list[int], list[float] or arrays."""

    operation: str = ""
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Graph:
    """Nodes in the order of computation.

    Attributes:
        constants: tensors by name.
        inputs: name and dimensions (0 if open) of each input, including constants.
        outputs: names of the outputs.
    """

    nodes: list[Node] = field(default_factory=list)
    constants: dict[str, Constant] = field(default_factory=dict)
    inputs: dict[str, tuple[int, ...]] = field(default_factory=dict)
    outputs: list[str] = field(default_factory=list)


def read_graph(data: bytes) -> Graph:
    """The graph of an ONNX file; raises UnreadableError."""
    wire = Wire()
    graphs = [as_bytes(value) for number, value in wire.fields(memoryview(data)) if number == 7]
    if len(graphs) != 1:
        raise damaged("it is no ONNX file, or one without a network")
    graph, budget = Graph(), Budget()
    for number, value in wire.fields(graphs[0]):
        if number == 1:
            graph.nodes.append(_node(wire, budget, as_bytes(value)))
        elif number == 5:
            name, constant = _tensor(wire, budget, as_bytes(value))
            graph.constants[name] = constant
        elif number == 11:
            name, dimensions = _value_info(wire, as_bytes(value))
            graph.inputs[name] = dimensions
        elif number == 12:
            graph.outputs.append(_value_info(wire, as_bytes(value))[0])
        if max(len(graph.nodes), len(graph.constants), len(graph.inputs), len(graph.outputs)) > MAX_PARTS:
            raise too_large("too many parts")
    return graph


def _node(wire: Wire, budget: Budget, message: memoryview) -> Node:
    node = Node()
    for number, value in wire.fields(message):
        if number == 1:
            node.inputs.append(as_text(value))
        elif number == 2:
            node.outputs.append(as_text(value))
        elif number == 4:
            node.operation = as_text(value)
        elif number == 5:
            name, attribute = _attribute(wire, budget, as_bytes(value))
            node.attributes[name] = attribute
        if len(node.inputs) + len(node.outputs) + len(node.attributes) > MAX_NODE_NAMES:
            raise too_large("too many parts")
    return node


def _attribute(wire: Wire, budget: Budget, message: memoryview) -> tuple[str, Any]:
    name = ""
    result: Any = None
    numbers: list[int | float] = []
    for number, value in wire.fields(message):
        if number == 1:
            name = as_text(value)
        elif number == 2:
            result = as_float(value)
        elif number == 3:
            result = as_whole(value)
        elif number == 4:
            result = as_text(value)
        elif number == 5:
            result = _tensor(wire, budget, as_bytes(value))[1]
        elif number == 7:
            numbers += _some(_floats(value))
        elif number == 8:
            numbers += _some(wire.whole(value))
        if len(numbers) > MAX_ATTRIBUTE_NUMBERS:
            raise too_large("a list of numbers is too long")
    return name, numbers or result


def _some(numbers: NDArray[Any]) -> list[int | float]:
    if numbers.size > MAX_ATTRIBUTE_NUMBERS:
        raise too_large("a list of numbers is too long")
    return list(numbers.tolist())


def _floats(value: int | memoryview) -> NDArray[np.float32]:
    if isinstance(value, int):
        return np.array([as_float(value)], np.float32)
    if len(value) % 4:
        raise damaged("it does not read as ONNX")
    return np.frombuffer(value, "<f4")


def _tensor(wire: Wire, budget: Budget, message: memoryview) -> tuple[str, Constant]:
    """Name and numbers of a TensorProto."""
    name, kind, raw = "", 0, None
    dimensions: list[int] = []
    typed: list[NDArray[np.generic]] = []
    for number, value in wire.fields(message):
        if number == 1:
            dimensions += wire.whole(value).tolist()
        elif number == 2:
            kind = as_whole(value)
        elif number in (4, 10):
            form = "<f4" if number == 4 else "<f8"
            typed.append(_fixed(value, form))
            budget.spend(typed[-1].size)  # joined, which copies
        elif number in (5, 7):
            typed.append(wire.whole(value))
            budget.spend(typed[-1].size)
        elif number == 8:
            name = as_text(value)
        elif number == 9:
            raw = as_bytes(value)
        elif number in (13, 14) and not (isinstance(value, int) and value == 0):
            raise UnreadableError(Unusable.WEIGHTS_ELSEWHERE)
        if len(dimensions) > MAX_DIMENSIONS:
            break
    if len(dimensions) > MAX_DIMENSIONS or any(not 0 <= size < 1 << 31 for size in dimensions):
        raise damaged("a tensor")
    return name, _shaped(kind, raw, typed, dimensions)


def _fixed(value: int | memoryview, form: str) -> NDArray[np.generic]:
    size = np.dtype(form).itemsize
    part = value.to_bytes(8, "little")[:size] if isinstance(value, int) else value
    if len(part) % size:
        raise damaged("a tensor")
    return np.frombuffer(part, form)


def _shaped(kind: int, raw: memoryview | None, typed: list[NDArray[np.generic]], size: list[int]) -> Constant:
    if kind not in _TYPES:
        raise other_network(f"a tensor has numbers of ONNX's kind {kind}")
    dtype = np.dtype(_TYPES[kind])
    if raw is not None:
        if len(raw) % dtype.itemsize:
            raise damaged("a tensor")
        numbers: NDArray[np.generic] = np.frombuffer(raw, dtype)
    else:
        numbers = typed[0] if len(typed) == 1 else np.concatenate(typed or [np.zeros(0, dtype)])
        if kind == 10:  # half precision comes as the bits of whole numbers
            numbers = (numbers.astype(np.int64) & 0xFFFF).astype(np.uint16).view(np.float16)
    wanted = 1
    for extent in size:
        wanted *= extent
    if numbers.size != wanted:
        raise damaged("a tensor has more or fewer numbers than its dimensions say")
    return numbers.reshape(size)


def _value_info(wire: Wire, message: memoryview) -> tuple[str, tuple[int, ...]]:
    """Name and dimensions of a ValueInfoProto."""
    name, dimensions = "", []
    for number, value in wire.fields(message):
        if number == 1:
            name = as_text(value)
        elif number == 2:
            # TypeProto.tensor_type (1) . shape (2) . dim (1) . dim_value (1)
            for tensor in _inside(wire, value, 1):
                for shape in _inside(wire, tensor, 2):
                    dimensions += [_dimension(wire, dimension) for dimension in _inside(wire, shape, 1)]
    return name, tuple(dimensions)


def _inside(wire: Wire, message: int | memoryview, wanted: int) -> list[int | memoryview]:
    return [value for number, value in wire.fields(as_bytes(message)) if number == wanted]


def _dimension(wire: Wire, message: int | memoryview) -> int:
    sizes = [as_whole(size) for size in _inside(wire, message, 1)]
    return max(sizes[-1], 0) if sizes else 0
