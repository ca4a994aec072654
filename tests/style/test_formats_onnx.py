"""ONNX files: graphs of several exporters become networks for any size and paint what other readers paint."""

from pathlib import Path
from typing import Any

import numpy as np
import openvino
import pytest
import torch
from foreign_helpers import example_picture, film_frame, painted
from test_formats_pth import Published
from torch import Tensor
from torch.nn import functional as F

from fastvid_gui.errors import StyleError
from fastvid_gui.style.formats import read_foreign
from fastvid_gui.style.formats.onnx_graph import Node, read_graph

# File, size it was exported for, channel order, and the largest difference to OpenVINO: in Johnson's networks
# OpenVINO's own float32 is up to 0.09 away from float64, torch's 0.014.
FILES = [
    ("gnsmrky_candy_nc16_256x256_onnxjs013.onnx", 256, "rgb", 0.01),
    ("gnsmrky_mosaic_nc8_128x128.onnx", 128, "rgb", 0.01),
    ("winml_candy.onnx", 720, "bgr", 0.2),
    ("winml_mosaic.onnx", 720, "bgr", 0.2),
]


def by_openvino(path: Path, picture: Tensor, order: str) -> Tensor:
    """The picture painted by another reader of ONNX, at the size the file was exported for."""
    core = openvino.Core()
    model = core.read_model(path)
    model.reshape(list(picture.shape))
    compiled = core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    channels = [0, 1, 2] if order == "rgb" else [2, 1, 0]
    result = compiled(np.ascontiguousarray(picture[:, channels].numpy()))[0]
    return torch.from_numpy(result)[:, channels]


def by_node(path: Path, picture: Tensor) -> Tensor:
    """The picture, in the file's channel order, painted node by node in float64.

    For the operations of winml_*.onnx; sizes the file states are ignored, so that a small picture will do.
    """
    graph = read_graph(path.read_bytes())
    values = {name: torch.tensor(value).double() for name, value in graph.constants.items()}
    values["inputImage"] = picture.double()
    for node in graph.nodes:
        values[node.outputs[0]] = _compute(node, [values[name] for name in node.inputs])
    return values["outputImage"]


def _compute(node: Node, inputs: list[Tensor]) -> Tensor:
    x, *rest = inputs
    attributes: dict[str, Any] = node.attributes
    if node.operation == "ImageScaler":
        return x * attributes["scale"] + torch.tensor(attributes["bias"]).view(1, 3, 1, 1)
    if node.operation == "Pad":
        return F.pad(x, attributes["pads"][2:4] * 2, "reflect")
    if node.operation == "Conv":
        return F.conv2d(x, *rest, stride=attributes["strides"], padding=attributes.get("pads", [0])[0])
    if node.operation == "ConvTranspose":
        return F.conv_transpose2d(x, *rest, stride=2, padding=0, output_padding=1)
    if node.operation == "InstanceNormalization":
        return F.instance_norm(x, weight=rest[0], bias=rest[1], eps=attributes["epsilon"])
    if node.operation == "Crop":
        edge = attributes["border"][0]
        return x[:, :, edge:-edge, edge:-edge]
    if node.operation == "Affine":
        return x * attributes["alpha"] + attributes["beta"]
    if node.operation in ("Add", "Mul"):
        return x + rest[0] if node.operation == "Add" else x * rest[0]
    assert node.operation in ("Relu", "Tanh")
    return x.relu() if node.operation == "Relu" else x.tanh()


@pytest.mark.parametrize(("name", "size", "order", "tolerance"), FILES)
def test_paints_as_openvino_does(
    shared_data: Path, name: str, size: int, order: str, tolerance: float
) -> None:
    path = shared_data / "weights" / name
    network = read_foreign(path)
    assert (network.shape.carry, network.shape.order) == ("blend", order)
    picture = film_frame(shared_data, size, size)
    expected = by_openvino(path, picture, order)
    difference = (painted(network, picture) - expected).abs()
    assert expected.std() > 20
    assert difference.max() < tolerance and difference.mean() < tolerance / 10
    other = painted(network, example_picture(61, 83))
    assert other.shape == (1, 3, 61, 83) and other.std() > 20


@pytest.mark.parametrize(
    "name", ["winml_candy.onnx", "winml_mosaic.onnx", "rebuilt_johnson_candy_c9s1-16.t7"]
)
def test_johnson_paints_as_its_graph_does_node_by_node(shared_data: Path, name: str) -> None:
    network = read_foreign(shared_data / "weights" / name)
    graph = shared_data / "weights" / ("winml_mosaic.onnx" if "mosaic" in name else "winml_candy.onnx")
    picture = film_frame(shared_data, 120, 184)
    expected = by_node(graph, picture.flip(1)).flip(1)
    assert (painted(network, picture) - expected).abs().max() < 0.02


def test_a_graph_and_its_weights_file_give_the_same_network(shared_data: Path) -> None:
    folder = shared_data / "weights"
    a = read_foreign(folder / "gnsmrky_mosaic_nc8_128x128.onnx")
    b = read_foreign(folder / "gnsmrky_mosaic_nc8.model")
    assert a.shape.layers == b.shape.layers
    np.testing.assert_allclose(a.vector, b.vector, atol=1e-6)
    for name, value in b.weights.items():
        np.testing.assert_allclose(a.weights[name], value, atol=1e-6)


def varint(number: int) -> bytes:
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number: int, value: int | bytes | str) -> bytes:
    """One field of a protocol buffer."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def tensor(name: str, value: Any) -> bytes:
    array = np.asarray(value)
    kind = {"f": 1, "i": 7}[array.dtype.kind]
    raw = array.astype("<f4" if kind == 1 else "<i8").tobytes()
    return b"".join(field(1, size) for size in array.shape) + field(2, kind) + field(8, name) + field(9, raw)


def attribute(name: str, value: Any) -> bytes:
    if isinstance(value, str):
        return field(1, name) + field(4, value)
    if isinstance(value, int):
        return field(1, name) + field(3, value)
    if value and isinstance(value[0], float):
        return field(1, name) + field(7, np.array(value, "<f4").tobytes())
    return field(1, name) + b"".join(field(8, number) for number in value)


class Graph:
    """Writes the pytorch/examples network as exporters do; `way` says how it is enlarged and padded."""

    def __init__(self, network: Published, way: str, size: tuple[int, int] = (64, 48)) -> None:
        self._state = {name: value.numpy() for name, value in network.state_dict().items()}
        self._nodes, self._constants, self._count, self._way = bytearray(), bytearray(), 0, way
        dimensions = b"".join(field(1, field(1, n)) for n in (1, 3)) + b"".join(
            field(1, field(1, n) if "open" not in way else field(2, "side")) for n in size
        )
        self._input = field(1, "picture") + field(2, field(1, field(1, 1) + field(2, dimensions)))
        self._result = self._network()

    def data(self) -> bytes:
        graph = bytes(self._nodes + self._constants) + field(11, self._input)
        extra = field(11, field(1, "second")) if self._way == "two inputs" else b""
        return (
            field(1, 7) + field(7, graph + extra + field(12, field(1, self._result))) + field(8, field(2, 11))
        )

    def _node(self, operation: str, *inputs: str, **attributes: Any) -> str:
        self._count += 1
        body = b"".join(field(1, name) for name in inputs) + field(2, f"v{self._count}") + field(4, operation)
        self._nodes += field(1, body + b"".join(field(5, attribute(*pair)) for pair in attributes.items()))
        return f"v{self._count}"

    def _constant(self, value: Any) -> str:
        self._count += 1
        self._constants += field(5, tensor(f"c{self._count}", value))
        return f"c{self._count}"

    def _conv(self, x: str, name: str, stride: int = 1) -> str:
        weight, bias = (self._state[f"{name}.conv2d.{part}"] for part in ("weight", "bias"))
        edge = weight.shape[-1] // 2
        pads = [0, 0, edge, edge] * 2
        mode = "edge" if self._way == "replicate" else "reflect"
        if "input" in self._way:
            x = self._node("Pad", x, self._constant(np.array(pads)), mode=mode)
        else:
            x = self._node("Pad", x, mode=mode, pads=pads)
        return self._node("Conv", x, self._constant(weight), self._constant(bias), strides=[stride, stride])

    def _norm(self, x: str, name: str) -> str:
        parts = [self._constant(self._state[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self._node("InstanceNormalization", x, *parts)

    def _twice(self, x: str) -> str:
        factors = self._constant(np.array([1.0, 1.0, 2.0, 2.0], np.float32))
        if "scales attribute" in self._way:
            return self._node("Upsample", x, mode="nearest", scales=[1.0, 1.0, 2.0, 2.0])
        if "resize" in self._way:
            how = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor", "mode": "nearest"}
            return self._node("Resize", x, self._constant(np.zeros(0, np.float32)), factors, **how)
        if "linear" in self._way:
            return self._node("Upsample", x, factors, mode="linear")
        if "sizes" in self._way:
            sides = [
                self._node("Gather", self._node("Shape", x), self._constant(np.array([n])), axis=0)
                for n in range(4)
            ]
            sides[2:] = [self._node("Mul", side, self._constant(np.array([2]))) for side in sides[2:]]
            return self._node("Resize", x, "", "", self._node("Concat", *sides, axis=0), mode="nearest")
        return self._node("Upsample", x, factors, mode="nearest")

    def _network(self) -> str:
        x = "picture"
        if "mean" in self._way:
            x = self._node("Div", x, self._constant(np.array([255.0], np.float32)))
            x = self._node(
                "Sub", x, self._constant(np.array([0.4, 0.5, 0.6], np.float32).reshape(1, 3, 1, 1))
            )
        for number, stride in ((1, 1), (2, 2), (3, 2)):
            x = self._node("Relu", self._norm(self._conv(x, f"conv{number}", stride), f"in{number}"))
        for number in range(1, 6):
            inner = self._node("Relu", self._norm(self._conv(x, f"res{number}.conv1"), f"res{number}.in1"))
            x = self._node("Add", x, self._norm(self._conv(inner, f"res{number}.conv2"), f"res{number}.in2"))
        for number in (1, 2):
            x = self._conv(self._twice(x), f"deconv{number}")
            x = self._node("Relu", self._norm(x, f"in{number + 3}"))
        x = self._conv(x, "deconv3")
        if self._way == "sigmoid":
            x = self._node("Sigmoid", x)
        if "mean" in self._way:
            x = self._node("Mul", x, self._constant(np.array(255.0, np.float32)))
        return self._node("Clip", x) if "clip" in self._way else x


@pytest.mark.parametrize(
    "way",
    [
        "scales attribute",
        "scales input",
        "resize, pads input",
        "sizes, pads input",
        "sizes, open",
        "mean, clip",
    ],
)
def test_reads_the_ways_of_exporters(tmp_path: Path, way: str) -> None:
    torch.manual_seed(3)
    network = Published(4)
    path = tmp_path / "style.onnx"
    path.write_bytes(Graph(network, way).data())
    picture = example_picture(40, 72)
    seen = picture / 255 - torch.tensor([0.4, 0.5, 0.6]).view(1, 3, 1, 1) if "mean" in way else picture
    with torch.no_grad():
        expected = network(seen) * (255 if "mean" in way else 1)
    result = painted(read_foreign(path), picture)
    assert (result - expected).abs().max() < 1e-3 * expected.std()


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("linear", "'linear', not to the nearest pixel"),
        ("replicate", "another way than by reflection"),
        ("sigmoid", "operation that is unknown: .*Sigmoid"),
        ("two inputs", "more or less than one picture"),
    ],
)
def test_other_graphs_are_refused(tmp_path: Path, way: str, reason: str) -> None:
    path = tmp_path / "style.onnx"
    path.write_bytes(Graph(Published(4), way).data())
    with pytest.raises(StyleError, match=rf"style\.onnx can't be used as a style: .*{reason}"):
        read_foreign(path)
