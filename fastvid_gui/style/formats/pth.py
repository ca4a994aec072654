"""Reads the weights of pytorch/examples `fast_neural_style` networks (`.pth`, `.model`), of any width.

The network: reflection before every convolution (9, 3, 3 with stride 2 twice), residual blocks, twice nearest
upsampling and a convolution, each with instance normalization and ReLU, and a last 9 x 9 convolution. RGB
0..255 in and out. Widths, kernels and the number of residual blocks come from the tensors.
"""

import re

from fastvid_gui.style.formats.architectures import PLAIN_RGB, build
from fastvid_gui.style.formats.foreign import ForeignNetwork, Numbers
from fastvid_gui.style.formats.steps import Convolution, Norm, Pad, Relu, Residual, Step, Upsample
from fastvid_gui.style.formats.torch_file import read_tensors
from fastvid_gui.style.unreadable import UnreadableError, other_network

EPSILON = 1e-5
ORIGIN = "pytorch/examples fast_neural_style, from a PyTorch file of weights"
# Old networks carry statistics of their training, which instance normalization never used.
_UNUSED = re.compile(r".*\.(running_mean|running_var|num_batches_tracked)$")


def read_pth(name: str, data: bytes) -> ForeignNetwork:
    """The network in a file that torch.save wrote; raises UnreadableError."""
    tensors = {
        key.removeprefix("module."): value
        for key, value in read_tensors(data).items()
        if not _UNUSED.match(key)
    }
    steps = _Taker(tensors).network()
    if tensors:
        raise _not_ours(tensors)
    return build(name, steps, PLAIN_RGB, ORIGIN)


def _not_ours(tensors: dict[str, Numbers]) -> UnreadableError:
    some = ", ".join(key[:40] for key in sorted(tensors)[:3])
    return other_network(
        "not the one of pytorch/examples fast_neural_style: "
        f"of its {len(tensors)} remaining tensors {some} ... are unknown there"
    )


class _Taker:
    """Takes tensors out of the dictionary in the order of the network."""

    def __init__(self, tensors: dict[str, Numbers]) -> None:
        self._tensors = tensors

    def network(self) -> list[Step]:
        steps: list[Step] = []
        for number, stride in ((1, 1), (2, 2), (3, 2)):
            steps += [*self._conv(f"conv{number}", stride), self._norm(f"in{number}"), Relu()]
        block = 1
        while f"res{block}.conv1.conv2d.weight" in self._tensors:
            steps.append(self._residual(f"res{block}"))
            block += 1
        for number in (1, 2):
            steps += [Upsample(2), *self._conv(f"deconv{number}"), self._norm(f"in{number + 3}"), Relu()]
        return steps + self._conv("deconv3")

    def _residual(self, name: str) -> Residual:
        first = [*self._conv(f"{name}.conv1"), self._norm(f"{name}.in1"), Relu()]
        return Residual((*first, *self._conv(f"{name}.conv2"), self._norm(f"{name}.in2")))

    def _conv(self, name: str, stride: int = 1) -> list[Step]:
        weight, bias = self._take(f"{name}.conv2d.weight", 4), self._take(f"{name}.conv2d.bias", 1)
        edge = weight.shape[-1] // 2
        return [*([Pad(edge)] if edge else []), Convolution(weight, bias, stride)]

    def _norm(self, name: str) -> Norm:
        return Norm(self._take(f"{name}.weight", 1), self._take(f"{name}.bias", 1), EPSILON)

    def _take(self, name: str, dimensions: int) -> Numbers:
        if name not in self._tensors:
            raise _not_ours(self._tensors)
        tensor = self._tensors.pop(name)
        if tensor.ndim != dimensions:
            raise other_network(f"{name} has the shape {list(tensor.shape)}")
        return tensor
