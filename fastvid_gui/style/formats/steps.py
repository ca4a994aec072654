"""The readers' understanding of a foreign network: a plain list of steps, before it becomes one of our
shapes.

The readers of `.pth`, `.t7` and `.onnx` files know their formats and turn what they find into these steps.
`architectures.py` knows our layers and turns steps into a `Shape` with its weights.
"""

from dataclasses import dataclass

from fastvid_gui.style.formats.foreign import Numbers

MAX_STEPS = 512
"""Steps of a network: 64 layers, each with at most a border, two convolutions, two norms and two activations."""


@dataclass(frozen=True, eq=False, slots=True)
class Pad:
    """Reflection by `amount` pixels on all four sides."""

    amount: int


@dataclass(frozen=True, eq=False, slots=True)
class Convolution:
    """A square convolution with zero padding. weight: out x in x k x k; bias: out."""

    weight: Numbers
    bias: Numbers
    stride: int = 1
    padding: int = 0


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Deconvolution:
    """A square transposed convolution. weight: in x out x k x k; bias: out; extra: the output padding."""

    weight: Numbers
    bias: Numbers
    stride: int
    padding: int
    extra: int


@dataclass(frozen=True, eq=False, slots=True)
class Norm:
    """Instance normalization, one gamma and beta a channel."""

    gamma: Numbers
    beta: Numbers
    epsilon: float


@dataclass(frozen=True, eq=False, slots=True)
class Affine:
    """Each channel times its `scale`, plus its `shift`: batch normalization with the statistics of training."""

    scale: Numbers
    shift: Numbers


@dataclass(frozen=True, eq=False, slots=True)
class Relu:
    """max(x, 0)."""


@dataclass(frozen=True, eq=False, slots=True)
class Tanh:
    """The hyperbolic tangent."""


@dataclass(frozen=True, eq=False, slots=True)
class Multiply:
    """All channels times one number."""

    factor: float


@dataclass(frozen=True, eq=False, slots=True)
class Upsample:
    """Each pixel becomes `factor` x `factor` pixels."""

    factor: int


@dataclass(frozen=True, eq=False, slots=True)
class Residual:
    """The input, cropped by `shave` pixels on all sides, plus the result of the inner steps."""

    inner: tuple["Step", ...]
    shave: int = 0


Step = Pad | Convolution | Deconvolution | Norm | Affine | Relu | Tanh | Multiply | Upsample | Residual
