"""PyTorch weights: read as plain data, painted as the published network paints, else refused."""

import io
import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from foreign_helpers import example_picture, painted
from torch import Tensor, nn
from torch.nn import functional as F

from fastvid_gui.errors import StyleError
from fastvid_gui.style.formats import ForeignNetwork, read_foreign

FILES = [
    "gnsmrky_candy_nc16.model",
    "gnsmrky_mosaic_nc16.model",
    "gnsmrky_mosaic_nc8.model",
    "pytorch_examples_candy_nc32.pth",
    "pytorch_examples_mosaic_nc32.pth",
    "pytorch_examples_udnie_nc32.pth",
]


class Conv(nn.Module):
    """A convolution with reflected borders."""

    def __init__(self, channels: int, out: int, kernel: int, stride: int = 1) -> None:
        super().__init__()
        self.conv2d = nn.Conv2d(channels, out, kernel, stride, kernel // 2, padding_mode="reflect")

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.conv2d(x)
        return result


class Block(nn.Module):
    """A residual block."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv1, self.conv2 = Conv(width, width, 3), Conv(width, width, 3)
        self.in1, self.in2 = (nn.InstanceNorm2d(width, affine=True) for _ in range(2))

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = x + self.in2(self.conv2(F.relu(self.in1(self.conv1(x)))))
        return result


class Published(nn.Module):
    """The network of pytorch/examples, after its description, `width` channels after the first layer."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv1, self.in1 = Conv(3, width, 9), nn.InstanceNorm2d(width, affine=True)
        self.conv2, self.in2 = Conv(width, 2 * width, 3, 2), nn.InstanceNorm2d(2 * width, affine=True)
        self.conv3, self.in3 = Conv(2 * width, 4 * width, 3, 2), nn.InstanceNorm2d(4 * width, affine=True)
        for number in range(1, 6):
            setattr(self, f"res{number}", Block(4 * width))
        self.deconv1, self.in4 = Conv(4 * width, 2 * width, 3), nn.InstanceNorm2d(2 * width, affine=True)
        self.deconv2, self.in5 = Conv(2 * width, width, 3), nn.InstanceNorm2d(width, affine=True)
        self.deconv3 = Conv(width, 3, 9)

    def forward(self, x: Tensor) -> Tensor:
        for number in (1, 2, 3):
            x = F.relu(getattr(self, f"in{number}")(getattr(self, f"conv{number}")(x)))
        for number in range(1, 6):
            x = getattr(self, f"res{number}")(x)
        for number in (1, 2):
            x = F.interpolate(x, scale_factor=2.0, mode="nearest")
            x = F.relu(getattr(self, f"in{number + 3}")(getattr(self, f"deconv{number}")(x)))
        result: Tensor = self.deconv3(x)
        return result


@pytest.mark.parametrize("name", FILES)
def test_paints_as_the_published_network(shared_data: Path, name: str) -> None:
    path = shared_data / "weights" / name
    state = torch.load(path, map_location="cpu", weights_only=True)
    published = Published(state["conv1.conv2d.weight"].shape[0])
    published.load_state_dict(state)
    network = read_foreign(path)
    assert network.shape.carry == "blend"
    assert network.name == path.stem
    for height, width in ((40, 56), (37, 51)):
        picture = example_picture(height, width)
        filled = F.pad(picture, (0, -width % 4, 0, -height % 4), "reflect")
        with torch.no_grad():
            expected = published(filled)[:, :, :height, :width]
        assert expected.std() > 20
        assert (painted(network, picture) - expected).abs().max() < 0.02


@pytest.fixture(scope="module")
def tiny() -> "OrderedDict[str, Tensor]":
    torch.manual_seed(5)
    return OrderedDict((name, value.clone()) for name, value in Published(4).state_dict().items())


def saved(value: Any, legacy: bool = False) -> bytes:
    buffer = io.BytesIO()
    torch.save(value, buffer, _use_new_zipfile_serialization=not legacy)
    return buffer.getvalue()


def read_bytes(folder: Path, data: bytes) -> ForeignNetwork:
    path = folder / "style.pth"
    path.write_bytes(data)
    return read_foreign(path)


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize(
    "form", ["plain", "module", "running", "nested", "parameter", "half", "bfloat16", "shared", "transposed"]
)
def test_reads_what_people_save(
    tmp_path: Path, tiny: "OrderedDict[str, Tensor]", form: str, legacy: bool
) -> None:
    state: dict[str, Any] = dict(tiny)
    tolerance = 1e-6
    if form == "module":
        state = {f"module.{name}": value for name, value in state.items()}
    elif form == "running":
        state["in1.running_mean"] = torch.zeros(4)
        state["res1.in1.running_var"] = torch.ones(16)
        state["in1.num_batches_tracked"] = torch.tensor(3)
    elif form == "nested":
        state = {"epoch": 3, "state_dict": state, "optimizer": {"lr": [1e-3, None, True]}}
    elif form == "parameter":
        state = {name: nn.Parameter(value) for name, value in state.items()}
    elif form in ("half", "bfloat16"):
        tolerance = 0.01
        state = {name: value.to(getattr(torch, form)) for name, value in state.items()}
    elif form == "shared":
        flat = torch.cat([value.flatten() for value in state.values()])
        parts = flat.split([value.numel() for value in state.values()])
        state = {n: p.view(v.shape) for (n, v), p in zip(state.items(), parts, strict=True)}
    elif form == "transposed":
        state = {
            name: value.mT.contiguous().mT if value.ndim == 4 else value for name, value in state.items()
        }
    network = read_bytes(tmp_path, saved(state, legacy))
    np.testing.assert_allclose(
        network.weights["layers.0.weight"], tiny["conv1.conv2d.weight"].numpy(), rtol=tolerance, atol=1e-5
    )
    assert network.weights["layers.0.weight"].dtype == np.float32


class Evil:
    """Runs a command when an ordinary unpickler reads it."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> Any:
        return os.system, (f"touch '{self.marker}'",)


@pytest.mark.parametrize("protocol", range(6))
def test_a_pickle_that_runs_a_command_is_refused_and_does_nothing(tmp_path: Path, protocol: int) -> None:
    marker = tmp_path / "ran"
    for data in (
        pickle.dumps(Evil(marker), protocol),
        pickle.dumps({"conv1.conv2d.weight": Evil(marker)}, protocol),
    ):
        with pytest.raises(StyleError, match="style"):
            read_bytes(tmp_path, data)
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as writer:
            writer.writestr("style/data.pkl", data)
        with pytest.raises(StyleError, match=r"style\.pth"):
            read_bytes(tmp_path, archive.getvalue())
    assert not marker.exists()


def test_a_command_inside_torch_save_is_named(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    for legacy in (False, True):
        with pytest.raises(StyleError, match=r"wants to run Python code \((posix|nt)\.system\)"):
            read_bytes(tmp_path, saved({"conv1.conv2d.weight": Evil(marker)}, legacy))
    assert not marker.exists()


def test_a_whole_module_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"never does; save the network's state_dict alone"):
        read_bytes(tmp_path, saved(nn.Linear(2, 2)))


def broken(tiny: "OrderedDict[str, Tensor]", change: str) -> Any:
    state: dict[str, Any] = dict(tiny)
    if change == "nan":
        state["res3.in1.weight"] = torch.full((16,), float("nan"))
    elif change == "infinite":
        state["deconv3.conv2d.bias"] = torch.tensor([1.0, float("inf"), 0.0])
    elif change == "too large for float32":
        state["deconv3.conv2d.bias"] = torch.tensor([1.0, 1e300, 0.0], dtype=torch.float64)
    elif change == "missing":
        del state["res3.conv1.conv2d.weight"]
    elif change == "extra":
        state["attention.weight"] = torch.ones(3)
    elif change == "width":
        state["conv2.conv2d.weight"] = torch.ones(8, 5, 3, 3)
    elif change == "norm":
        state["in2.weight"] = torch.ones(7)
    elif change == "not square":
        state["conv1.conv2d.weight"] = torch.ones(4, 3, 9, 7)
    elif change == "even kernel":
        state["conv1.conv2d.weight"] = torch.ones(4, 3, 8, 8)
    elif change == "flat":
        state["conv1.conv2d.weight"] = torch.ones(4, 3)
    elif change == "empty":
        state["conv1.conv2d.weight"] = torch.ones(0, 3, 9, 9)
    elif change == "huge":
        state["conv1.conv2d.weight"] = torch.ones(1).expand(1 << 16, 1 << 16, 9, 9)
    elif change == "four out":
        state["deconv3.conv2d.weight"], state["deconv3.conv2d.bias"] = torch.ones(4, 4, 9, 9), torch.ones(4)
    elif change == "no tensors":
        return {"epoch": 3}
    elif change == "list":
        return list(state.values())
    return state


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("nan", r"res3\.in1\.weight holds numbers that are not finite"),
        ("infinite", "not finite"),
        ("too large for float32", "not finite"),
        ("missing", "not the one of pytorch/examples"),
        ("extra", r"attention\.weight"),
        ("width", "takes 5 channels, where the one before gives 4"),
        ("norm", "a norm of 7 channels follows a layer of 8"),
        ("not square", "weights of the shape"),
        ("even kernel", "don't make a style network"),
        ("flat", r"conv1\.conv2d\.weight has the shape"),
        ("empty", "weights of the shape"),
        ("huge", "larger than any style network's"),
        ("four out", "don't make a style network"),
        ("no tensors", "not a dictionary of tensors"),
        ("list", "not a dictionary of tensors"),
    ],
)
def test_wrong_tensors_are_refused(
    tmp_path: Path, tiny: "OrderedDict[str, Tensor]", change: str, reason: str, legacy: bool
) -> None:
    with pytest.raises(StyleError, match=rf"style\.pth can't be used as a style: .*{reason}"):
        read_bytes(tmp_path, saved(broken(tiny, change), legacy))


@pytest.mark.parametrize("name", ["mobilenetv2_candy.pth", "rrmina_mosaic_resnext.pth"])
def test_other_architectures_are_refused(shared_data: Path, name: str) -> None:
    with pytest.raises(StyleError, match=rf"{name} .*not the one of pytorch/examples fast_neural_style"):
        read_foreign(shared_data / "weights" / name)


@pytest.mark.parametrize("legacy", [False, True])
def test_truncated_files_are_refused(tmp_path: Path, tiny: "OrderedDict[str, Tensor]", legacy: bool) -> None:
    data = saved(tiny, legacy)
    for part in (1, 2, 3, 7, 20, 200, len(data) // 2, len(data) - 1):
        with pytest.raises(StyleError):
            read_bytes(tmp_path, data[:part])


def test_a_compressed_archive_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("style/data.pkl", bytes(64 << 20))
    assert len(archive.getvalue()) < 100_000
    with pytest.raises(StyleError, match="compressed"):
        read_bytes(tmp_path, archive.getvalue())


def test_an_archive_with_very_many_members_is_refused(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        for number in range(10_001):
            writer.writestr(str(number), b"")
    with pytest.raises(StyleError, match="too many members"):
        read_bytes(tmp_path, archive.getvalue())


def test_nested_keys_and_long_programs_end_soon(tmp_path: Path) -> None:
    nested = b"\x80\x02)" + b"q\x000h\x00h\x00\x86" * 60  # tuples of tuples: 2^60 when hashed
    keyed = b"\x80\x02})" + b"q\x00h\x00\x86" * 60 + b"Ns."
    endless = b"\x80\x02" + b"N" * 10_000_000
    loop = b"\x80\x02]q\x00h\x00a."
    text = b"\x80\x02X" + struct.pack("<I", 0xFFFFFFF0) + b"a."
    short = b"\x80\x02K\x01\x85Q."
    for data in (nested, keyed, endless, loop, text, short):
        with pytest.raises(StyleError):
            read_bytes(tmp_path, data)
