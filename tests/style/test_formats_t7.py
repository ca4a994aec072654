"""Torch7 files: Johnson's and Ruder's networks, written here in their documented shape and read back."""

import math
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from foreign_helpers import example_picture, painted, random_floats
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from fastvid_gui.errors import StyleError
from fastvid_gui.style.formats import ForeignNetwork, read_foreign

Numbers = NDArray[np.float32]


class Module(dict[str, Any]):
    """A torch object: a class name and fields."""

    def __init__(self, class_name: str, **fields: Any) -> None:
        super().__init__(_type="torch.FloatTensor", train=False, output=np.zeros(0, np.float32), **fields)
        self.class_name = class_name


class Writer:
    """Torch7's binary serialization, after File.lua and Tensor's own `write`."""

    def __init__(self, long_form: str = "<q", tensor_class: str = "Float", dtype: str = "<f4") -> None:
        self.data = bytearray()
        self._long, self._class, self._dtype = long_form, tensor_class, dtype
        self._known: dict[int, int] = {}
        self._kept: list[Any] = []

    def int(self, *numbers: int) -> None:
        self.data += struct.pack(f"<{len(numbers)}i", *numbers)

    def long(self, *numbers: int) -> None:
        for number in numbers:
            self.data += struct.pack(self._long, number)

    def text(self, text: str) -> None:
        self.int(len(text))
        self.data += text.encode()

    def _seen(self, value: Any) -> bool:
        known = id(value) in self._known
        self._kept.append(value)
        self.int(self._known.setdefault(id(value), len(self._known) + 1))
        return known

    def value(self, value: Any) -> None:
        if value is None:
            self.int(0)
        elif isinstance(value, bool):
            self.int(5, int(value))
        elif isinstance(value, int | float):
            self.int(1)
            self.data += struct.pack("<d", value)
        elif isinstance(value, str):
            self.int(2)
            self.text(value)
        elif isinstance(value, np.ndarray):
            self._tensor(value)
        elif isinstance(value, Module):
            self.int(4)
            if not self._seen(value):
                self.text("V 1")
                self.text(value.class_name)
                self.value(dict(value))
        else:
            self.int(3)
            pairs = dict(enumerate(value, 1)) if isinstance(value, list) else value
            if not self._seen(value):
                self.int(len(pairs))
                for key, part in pairs.items():
                    self.value(key)
                    self.value(part)

    def _tensor(self, value: Numbers) -> None:
        self.int(4)
        if self._seen(value):
            return
        self.text("V 1")
        self.text(f"torch.{self._class}Tensor")
        strides = [math.prod(value.shape[place + 1 :]) for place in range(value.ndim)]
        if not value.size:
            self.int(0)
            self.long(1)
            self.value(None)
            return
        self.int(value.ndim)
        self.long(*value.shape, *strides, 3)  # two unused numbers come first in the storage
        self.int(4, len(self._known) + 1)
        self._known[-len(self._known)] = 0
        self.text("V 1")
        self.text(f"torch.{self._class}Storage")
        self.long(value.size + 2)
        self.data += np.concatenate([[7, 7], value.ravel()]).astype(self._dtype).tobytes()


class Net:
    """Builds a network as `build_model` of the published train scripts does, and evaluates it on its own."""

    def __init__(self, architecture: str, channels: int, instance_norm: bool, start: int = 40) -> None:
        self.modules: list[Module] = [pad_module(start)]
        self._width, self._seed, self._instance_norm = channels, 1, instance_norm
        parts = architecture.split(",")
        for number, part in enumerate(parts):
            self._add(part, last=number == len(parts) - 1)
        self.modules += [
            Module("nn.Tanh"),
            Module("nn.MulConstant", constant_scalar=150, inplace=False),
            Module("nn.TotalVariation", strength=1e-6),
        ]

    def _add(self, part: str, last: bool) -> None:
        kind, width = part[0], int(part.rsplit("-", 1)[-1].lstrip("cdRUu"))
        if kind == "R":
            self.modules.append(self._block(width))
            return
        if kind == "U":
            self.modules.append(Module("nn.SpatialUpSamplingNearest", scale_factor=width))
            width = self._width
        elif kind == "u":
            self.modules.append(self._conv(width, 3, 2, 1, "nn.SpatialFullConvolution", adjW=1, adjH=1))
        else:
            kernel, stride = (3, 2) if kind == "d" else (int(part[1]), 1)
            self.modules.append(self._conv(width, kernel, stride, kernel // 2))
        self._width = width
        if not last:
            self.modules += [self._norm(width), Module("nn.ReLU", inplace=True, threshold=0, val=0)]

    def _random(self, *size: int, scale: float = 1.0) -> Numbers:
        self._seed += 1
        return random_floats(self._seed, *size, scale=scale)

    def _conv(
        self,
        out: int,
        kernel: int,
        stride: int,
        padding: int,
        name: str = "nn.SpatialConvolution",
        **more: int,
    ) -> Module:
        width = self._width
        size = (width, out, kernel, kernel) if "Full" in name else (out, width, kernel, kernel)
        weight = self._random(
            *size, scale=(width * kernel * kernel) ** -0.5 * (0.01 if width in (3, 7) else 1)
        )
        sizes = dict(kW=kernel, kH=kernel, dW=stride, dH=stride, padW=padding, padH=padding, **more)
        return Module(
            name, nInputPlane=width, nOutputPlane=out, weight=weight, bias=self._random(out), **sizes
        )

    def _norm(self, width: int) -> Module:
        gamma, beta = np.abs(self._random(width)) + np.float32(0.5), self._random(width)
        if self._instance_norm:
            inner = Module("nn.SpatialBatchNormalization", running_mean=beta)  # as it leaves behind
            return Module(
                "nn.InstanceNormalization",
                nOutput=width,
                eps=1e-5,
                weight=gamma,
                bias=beta,
                bn=inner,
                prev_N=-1,
            )
        mean, variance = self._random(width), np.abs(self._random(width)) + np.float32(0.3)
        return Module(
            "nn.SpatialBatchNormalization",
            eps=1e-5,
            weight=gamma,
            bias=beta,
            running_mean=mean,
            running_var=variance,
        )

    def _block(self, width: int) -> Module:
        inner = [self._conv(width, 3, 1, 0), self._norm(width), Module("nn.ReLU", inplace=True)]
        inner += [self._conv(width, 3, 1, 0), self._norm(width)]
        branches = Module("nn.ConcatTable", modules=[sequence(inner), Module("nn.ShaveImage", size=2)])
        return sequence([branches, Module("nn.CAddTable", inplace=False)])

    @property
    def model(self) -> Module:
        return sequence(self.modules)

    def evaluate(self, x: Tensor) -> Tensor:
        """What Torch7 would make of N x C x H x W, module by module."""
        for module in self.modules:
            x = evaluate(module, x)
        return x


def sequence(modules: list[Module]) -> Module:
    return Module("nn.Sequential", modules=modules)


def pad_module(amount: int) -> Module:
    return Module("nn.SpatialReflectionPadding", pad_l=amount, pad_r=amount, pad_t=amount, pad_b=amount)


def evaluate(module: Module, x: Tensor) -> Tensor:
    """One module of Torch7's nn on a picture, in float64."""
    part = {name: torch.tensor(v).double() for name, v in module.items() if isinstance(v, np.ndarray)}
    name = module.class_name.removeprefix("nn.")
    if name == "Sequential":
        first = module["modules"][0]
        if first.class_name == "nn.ConcatTable":
            inner, shave = first["modules"]
            edge = shave["size"]
            return evaluate(inner, x) + x[:, :, edge:-edge, edge:-edge]
        for inner in module["modules"]:
            x = evaluate(inner, x)
        return x
    if name == "SpatialReflectionPadding":
        return F.pad(x, (module["pad_l"],) * 4, "reflect")
    if name == "SpatialConvolution":
        return F.conv2d(x, part["weight"], part["bias"], module["dW"], module["padW"])
    if name == "SpatialFullConvolution":
        return F.conv_transpose2d(
            x, part["weight"], part["bias"], module["dW"], module["padW"], module["adjW"]
        )
    if name == "InstanceNormalization":
        return F.instance_norm(x, weight=part["weight"], bias=part["bias"], eps=module["eps"])
    if name == "SpatialBatchNormalization":
        return F.batch_norm(
            x, part["running_mean"], part["running_var"], part["weight"], part["bias"], eps=module["eps"]
        )
    if name == "SpatialUpSamplingNearest":
        return x.repeat_interleave(module["scale_factor"], 2).repeat_interleave(module["scale_factor"], 3)
    if name == "MulConstant":
        return x * module["constant_scalar"]
    return {"ReLU": torch.relu, "Tanh": torch.tanh, "TotalVariation": lambda y: y}[name](x)


VGG_MEAN = torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
IMAGE = "c9s1-4,d6,d8,R8,R8,R8,R8,R8,u6,u4,c9s1-3"
VIDEO = "c9s1-4,d6,d8,R8,R8,R8,R8,R8,U2,c3s1-6,U2,c9s1-3"


def preprocess(picture: Tensor) -> Tensor:
    return picture.flip(1).double() - VGG_MEAN


def deprocess(result: Tensor) -> Tensor:
    return (result + VGG_MEAN).flip(1)


def written(value: Any, **options: str) -> bytes:
    writer = Writer(**options)
    writer.value(value)
    return bytes(writer.data)


def checkpoint(net: Net) -> dict[str, Any]:
    options = {"preprocessing": "vgg", "padding_type": "reflect-start", "tanh_constant": 150}
    return {"opt": options, "train_loss_history": [1.5, 1.25], "iter": 60000, "model": net.model}


def read_bytes(folder: Path, data: bytes) -> ForeignNetwork:
    path = folder / "style.t7"
    path.write_bytes(data)
    return read_foreign(path)


@pytest.mark.parametrize("architecture", [VIDEO, IMAGE], ids=["nearest", "learned upsampling"])
@pytest.mark.parametrize("instance_norm", [True, False])
@pytest.mark.parametrize("channels", [3, 7])
def test_paints_as_torch7_would(
    tmp_path: Path, architecture: str, instance_norm: bool, channels: int
) -> None:
    net = Net(architecture, channels, instance_norm)
    network = read_bytes(tmp_path, written(checkpoint(net)))
    assert network.shape.carry == ("learned" if channels == 7 else "blend")
    assert network.origin.startswith("Ruder's" if channels == 7 else "Johnson's")
    picture, warped = example_picture(64, 88), example_picture(88, 64).mT.flip(3) * 0.8
    trust = (example_picture(64, 88)[:, :1] / 255).round()
    seen = preprocess(picture)
    if channels == 7:
        seen = torch.cat((seen, preprocess(warped) * trust, trust), 1)
    expected = deprocess(net.evaluate(seen))
    if channels == 3:
        expected = expected + trust * (warped - expected)
    assert expected.std() > 20
    assert (painted(network, picture, warped, trust) - expected).abs().max() < 0.02


def test_without_trust_the_warped_frame_does_not_matter(tmp_path: Path) -> None:
    network = read_bytes(tmp_path, written(checkpoint(Net(VIDEO, 7, True))))
    picture, nothing = example_picture(48, 64), torch.zeros(1, 1, 48, 64)
    a, b = (painted(network, picture, warped, nothing) for warped in (picture * 0, 255 - picture))
    assert torch.equal(a, b)
    c = painted(network, picture, 255 - picture, nothing + 1)
    assert (a - c).abs().max() > 1


def test_reads_every_way_torch7_writes(tmp_path: Path) -> None:
    net = Net(IMAGE, 3, True)
    usual = read_bytes(tmp_path, written(net.model))
    net.modules[1]["weight"] = net.modules[1]["weight"].reshape(4, -1)  # as SpatialConvolutionMM keeps it
    net.modules[1].class_name = "nn.SpatialConvolutionMM"
    net.modules[3].class_name = "cudnn.ReLU"
    for options in (
        {},
        {"long_form": "<i"},
        {"tensor_class": "Cuda"},
        {"tensor_class": "Double", "dtype": "<f8"},
        {"tensor_class": "CudaHalf", "dtype": "<f2"},
    ):
        network = read_bytes(tmp_path, written({"model_vid": net.model}, **options))
        assert network.shape == usual.shape
        tolerance = 0.01 if options.get("dtype") == "<f2" else 0
        for name, value in usual.weights.items():
            np.testing.assert_allclose(network.weights[name], value, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("pad 30", "the size that went in"),
        ("replicate", "unknown kind of layer .*SpatialReplicationPadding"),
        ("five channels", "takes 5 channels"),
        ("uneven kernel", "differs between width and height"),
        ("weights", "where .* is stated"),
        ("nan", "not finite"),
        ("no bias field", None),
        ("branches", "branches other than those of residual blocks"),
        ("not added", "not added up"),
        ("resnet", "prepared in the way 'resnet'"),
        ("itself", "too many layers|damaged"),
        ("shave", "crops its input by an unusual amount"),
        ("middle", "in the middle"),
        ("no statistics", "lacks its running_mean"),
        ("empty", "list of layers is damaged"),
    ],
)
def test_other_networks_are_refused(tmp_path: Path, change: str, reason: str | None) -> None:
    net = Net(IMAGE, 5 if change == "five channels" else 3, change != "no statistics")
    content, first = checkpoint(net), net.modules[1]
    block = next(module for module in net.modules if module.class_name == "nn.Sequential")
    if change == "pad 30":
        net.modules[0] = pad_module(30)
    elif change == "replicate":
        net.modules[0] = Module("nn.SpatialReplicationPadding", pad_l=4, pad_r=4, pad_t=4, pad_b=4)
    elif change == "uneven kernel":
        first["kW"] = 7
    elif change == "weights":
        first["weight"] = first["weight"][:, :, :-1]
    elif change == "nan":
        first["weight"][0, 0, 0, 0] = np.nan
    elif change == "no bias field":
        del first["bias"]
    elif change == "branches":
        block["modules"][0]["modules"].append(Module("nn.Identity"))
    elif change == "not added":
        block["modules"].pop()
    elif change == "resnet":
        content["opt"]["preprocessing"] = "resnet"
    elif change == "itself":
        block["modules"].insert(0, block)
    elif change == "shave":
        block["modules"][0]["modules"][1]["size"] = 3
    elif change == "middle":
        net.modules.insert(4, Module("nn.MulConstant", constant_scalar=2))
    elif change == "no statistics":
        del net.modules[2]["running_mean"]
    elif change == "empty":
        net.modules.clear()
    if change in ("pad 30", "replicate", "middle", "empty"):
        content["model"] = net.model
    data = written(content)
    if reason is None:
        assert not read_bytes(tmp_path, data).weights["layers.1.bias"].any()
        return
    with pytest.raises(StyleError, match=rf"style\.t7 can't be used as a style: .*({reason})"):
        read_bytes(tmp_path, data)


def test_files_of_torch7_without_a_network_are_refused(shared_data: Path) -> None:
    files = sorted((shared_data / "weights" / "t7_small").glob("*.t7"))
    assert len(files) == 7
    for path in files:
        with pytest.raises(StyleError, match=f"{path.name} .*(holds no network|unknown kind of layer)"):
            read_foreign(path)


def test_hostile_files_end_soon(tmp_path: Path) -> None:
    number = struct.pack("<id", 1, 1.0)
    deep = b"".join(struct.pack("<iii", 3, n, 1) + number for n in range(1, 200_000))
    wide = struct.pack("<iii", 3, 1, 0x7FFFFFFF) + number * 600_000
    text = struct.pack("<iii", 3, 1, 1) + struct.pack("<ii", 2, 0x7FFFFFF0) + b"model"
    header = struct.pack("<iii", 4, 1, 3) + b"V 1" + struct.pack("<i", 18) + b"torch.FloatStorage"
    storage = header + struct.pack("<q", 1 << 60)
    negative = header + struct.pack("<q", -5)
    for data in (deep, wide, text, storage, negative, b"\x03\0\0\0", b"\x04\0\0\0" * 1000):
        with pytest.raises(StyleError):
            read_bytes(tmp_path, data)


def test_views_that_stand_for_gigabytes_are_refused(tmp_path: Path) -> None:
    data = written(Net(IMAGE, 3, True).model)
    # The first weights: 4 x 3 x 9 x 9 becomes 4 x 3 x 30000 x 30000, every stride 0.
    place = data.index(struct.pack("<4q", 4, 3, 9, 9))
    huge = struct.pack("<8q", 4, 3, 30_000, 30_000, 0, 0, 0, 0)
    with pytest.raises(StyleError, match="larger than any style network's"):
        read_bytes(tmp_path, data[:place] + huge + data[place + len(huge) :])
