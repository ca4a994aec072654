"""ONNX files: graphs of several exporters become networks for any size and paint what other readers paint."""

from pathlib import Path
from typing import Any

import numpy as np
import openvino
import pytest
import torch
from foreign_helpers import example_picture, film_frame, painted
from torch import Tensor
from torch.nn import functional as F

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
