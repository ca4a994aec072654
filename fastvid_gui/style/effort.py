"""How much work a style is at a picture size: known from its layers, before anything is computed.

A style file may be small and ask for hours a frame: convolutions of 15 x 15 over 150 channels at full size are 38 MB
of numbers and 9 million multiplications a pixel; FastVid's own networks take 21 thousand (*fast*) and 112 thousand
(*fine*).
"""

from fractions import Fraction

from fastvid_gui.errors import StyleError
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import Shape

MOST_A_PIXEL = 3_000_000
"""Multiplications a pixel; pytorch/examples' networks take 0.15 million."""
MOST_A_FRAME = 4 * 10**13
"""Multiplications a frame. The *fine* network at 16384 x 8192 takes 1.5 * 10**13."""
NUMBER_BYTES = 4
WORKING_PLANES = 1.5
"""Memory that a convolution takes in addition to its input and output, as a factor."""
ENDS_PER_PIXEL = 60
"""Bytes of the first layer's input and the last layer's output."""


def operations(shape: Shape, width: int, height: int) -> int:
    """Multiplications (each with an addition) of a frame of `width` x `height` pixels; borders are left out."""
    return sum(multiplications for multiplications, _ in _layers(shape, width, height))


def network_bytes(shape: Shape, width: int, height: int) -> int:
    """About how much memory painting a frame takes: the weights, and the input and output of the largest layer."""
    numbers = sum(_count(size) for size in shape.weights().values())
    largest = max((planes for _, planes in _layers(shape, width, height)), default=0)
    return int(NUMBER_BYTES * (3 * numbers + WORKING_PLANES * largest)) + ENDS_PER_PIXEL * width * height


def too_much(shape: Shape, width: int, height: int) -> Sentence | None:
    """Why a network is too much for a computer at a size, as the end of a sentence; None if it is not."""
    wanted = operations(shape, width, height)
    if wanted > MOST_A_PIXEL * width * height:
        much = wanted / (width * height) / 1e6
        return say(StyleSays.TOO_HARD_A_PIXEL, much=much, most=MOST_A_PIXEL / 1e6)
    if wanted > MOST_A_FRAME:
        much, most = wanted / 1e12, MOST_A_FRAME / 1e12
        return say(StyleSays.TOO_HARD_A_FRAME, width=width, height=height, much=much, most=most)
    return None


def check_effort(style: Style, width: int, height: int) -> None:
    """Raises StyleError if painting a frame would take far longer than with any style meant for films."""
    if reason := too_much(style.shape, width, height):
        raise StyleError(StyleSays.TOO_HARD, style=style.info.title or style.info.name, reason=reason)


def _layers(shape: Shape, width: int, height: int) -> list[tuple[int, int]]:
    """For each layer: multiplications, and numbers read and written together."""
    found = []
    area, channels = Fraction(width * height), shape.in_channels
    for layer in shape.layers:
        before, pixels, kernel = area * channels, area, layer.kernel**2
        work = Fraction(0)
        if layer.op == "conv":
            area /= layer.stride**2
            work, channels = area * channels * layer.out * kernel, layer.out
        elif layer.op == "deconv":
            work, channels, area = pixels * channels * layer.out * kernel, layer.out, area * layer.stride**2
        elif layer.op == "residual":
            work = 2 * pixels * channels**2 * kernel
            before *= 2  # the input is kept until it is added
        elif layer.op == "upsample":
            area *= layer.amount**2
        elif layer.op == "unshuffle":
            area, channels = area / layer.amount**2, channels * layer.amount**2
        elif layer.op == "shuffle":
            area, channels = area * layer.amount**2, channels // layer.amount**2
        found.append((int(work), int(before + area * channels)))
    return found


def _count(size: tuple[int, ...]) -> int:
    numbers = 1
    for side in size:
        numbers *= side
    return numbers
