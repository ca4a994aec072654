"""The style network as a torch module: for training, and for CUDA and Apple GPUs.

Conditional instance normalization after Dumoulin, Shlens, Kudlur, "A Learned Representation for Artistic
Style" (ICLR 2017): all styles share the convolutions; a style is the gamma and beta of each norm. The seven input
channels follow Ruder, Dosovitskiy, Brox, "Artistic style transfer for videos and spherical images" (IJCV 2018).
`shape.py` tells what the layers mean, and the gate around them.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fastvid_gui.style.shape import Layer, Shape


class StyleNetwork(nn.Module):
    """Seven (or three) channels and a style vector in, a painted picture out.

    The parameters have the names and shapes of `Shape.weights()`, so that `load_state_dict` takes a style
    pack.
    """

    order: Tensor
    mean: Tensor
    out_mean: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        shape.check()
        self.shape = shape
        self.layers = nn.ModuleList(_parameters(names) for names in _grouped(shape))
        order = [0, 1, 2] if shape.order == "rgb" else [2, 1, 0]
        self.register_buffer("order", torch.tensor(order), persistent=False)
        self.register_buffer("mean", torch.tensor(shape.mean).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("out_mean", torch.tensor(shape.out_mean).view(1, 3, 1, 1), persistent=False)

    def forward(
        self, frame: Tensor, style: Tensor, warped: Tensor, trust: Tensor, keep: float = 1.0
    ) -> Tensor:
        """Paints frames.

        Args:
            frame: N x 3 x H x W, RGB 0..255, float.
            style: N x `shape.style_size` (or 1 x ...), gamma then beta of each norm in order.
            warped: N x 3 x H x W, RGB 0..255: the last painted frame moved by the flow.
            trust: N x 1 x H x W, 0..1: where the motion can be trusted.
            keep: for networks that blend: how much of the warped frame stays where trust is 1.

        Returns:
            N x 3 x H x W, RGB, not clamped to 0..255.
        """
        painted, kept = self.parts(frame, style, warped, trust, keep)
        return painted + kept * (warped - painted)

    def parts(
        self, frame: Tensor, style: Tensor, warped: Tensor, trust: Tensor, keep: float = 1.0
    ) -> tuple[Tensor, Tensor]:
        """What `forward` puts together: the new painting (N x 3 x H x W) and the share of the warped frame
        that stays (N x 1 x H x W, 0..trust). Arguments as for `forward`."""
        height, width = frame.shape[2:]
        planes = self._normalized(frame)
        if self.shape.in_channels == 7:
            planes = torch.cat((planes, self._normalized(warped) * trust, trust), 1)
        multiple = self.shape.multiple
        planes = F.pad(planes, (0, -width % multiple, 0, -height % multiple), "reflect")
        planes = planes.to(next(self.layers.parameters(), planes).dtype)  # the layers may be float16
        planes = self._run(planes, style.to(planes.dtype))[:, :, :height, :width]
        painted = planes[:, :3].to(frame.dtype)[:, self.order] * self.shape.out_scale + self.out_mean
        if self.shape.carry == "gate":
            return painted, trust * torch.sigmoid(planes[:, 3:].to(frame.dtype))
        return painted, trust * (0.0 if self.shape.carry == "learned" else keep)

    def _normalized(self, picture: Tensor) -> Tensor:
        return picture[:, self.order] * self.shape.scale - self.mean

    def _run(self, x: Tensor, style: Tensor) -> Tensor:
        reader = _StyleReader(style, self.shape.epsilon)
        for layer, weights in zip(self.shape.layers, self.layers, strict=True):
            x = _apply(layer, weights, x, reader)
        return x


class _StyleReader:
    """Gives out gamma and beta, norm by norm."""

    def __init__(self, style: Tensor, epsilon: float) -> None:
        self._style, self._place, self._epsilon = style, 0, epsilon

    def norm(self, x: Tensor) -> Tensor:
        channels = x.shape[1]
        gamma, beta = self._take(channels), self._take(channels)
        return F.instance_norm(x, eps=self._epsilon) * gamma + beta

    def _take(self, channels: int) -> Tensor:
        start, self._place = self._place, self._place + channels
        return self._style[:, start : self._place, None, None]


def _grouped(shape: Shape) -> list[dict[str, tuple[int, ...]]]:
    groups: list[dict[str, tuple[int, ...]]] = [{} for _ in shape.layers]
    for name, size in shape.weights().items():
        _, number, short = name.split(".")
        groups[int(number)][short] = size
    return groups


def _parameters(sizes: dict[str, tuple[int, ...]]) -> nn.ParameterDict:
    """Weights as torch initializes convolutions (He et al. 2015 with a = sqrt 5), biases zero."""
    parameters = nn.ParameterDict()
    for name, size in sizes.items():
        value = torch.zeros(size)
        if name.startswith("weight"):
            nn.init.kaiming_uniform_(value, a=5**0.5)
        parameters[name] = nn.Parameter(value)
    return parameters


def _apply(layer: Layer, weights: nn.Module, x: Tensor, reader: _StyleReader) -> Tensor:
    assert isinstance(weights, nn.ParameterDict)
    if layer.op == "pad":
        return F.pad(x, (layer.amount,) * 4, "reflect")
    if layer.op == "unshuffle":
        return F.pixel_unshuffle(x, layer.amount)
    if layer.op == "shuffle":
        return F.pixel_shuffle(x, layer.amount)
    if layer.op == "upsample":
        return F.interpolate(x, scale_factor=float(layer.amount), mode="nearest")
    if layer.op == "residual":
        return _residual(layer, weights, x, reader)
    if layer.op == "deconv":
        padding, extra = (layer.kernel // 2, 1) if layer.kernel % 2 else (layer.kernel // 2 - 1, 0)
        x = F.conv_transpose2d(x, weights["weight"], weights["bias"], layer.stride, padding, extra)
    else:
        x = _convolve(layer, x, weights["weight"], weights["bias"])
    if layer.norm:
        x = reader.norm(x)
    if layer.activation == "relu":
        return F.relu(x)
    return torch.tanh(x) if layer.activation == "tanh" else x


def _residual(layer: Layer, weights: nn.ParameterDict, x: Tensor, reader: _StyleReader) -> Tensor:
    inner = _convolve(layer, x, weights["weight1"], weights["bias1"])
    inner = F.relu(reader.norm(inner) if layer.norm else inner)
    inner = _convolve(layer, inner, weights["weight2"], weights["bias2"])
    inner = reader.norm(inner) if layer.norm else inner
    if layer.padding == "valid":
        edge = 2 * (layer.kernel // 2)
        x = x[:, :, edge : x.shape[2] - edge, edge : x.shape[3] - edge]
    return x + inner


def _convolve(layer: Layer, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    edge = layer.kernel // 2
    if layer.padding == "reflect" and edge:
        x = F.pad(x, (edge,) * 4, "reflect")
    return F.conv2d(x, weight, bias, layer.stride, edge if layer.padding == "zero" else 0)
