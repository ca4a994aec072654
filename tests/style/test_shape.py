"""The shape of a network: what fits together is accepted, what does not is refused."""

import json
from dataclasses import replace
from typing import Any

import pytest
from networks import johnson_shape

from fastvid_gui.style.shape import Layer, Shape, fast_shape

FAST = fast_shape()


def test_fast_shape_is_sound() -> None:
    FAST.check()
    assert (FAST.in_channels, FAST.out_channels, FAST.multiple) == (7, 4, 4)
    assert FAST.style_size == 2 * sum(FAST.norms())
    assert FAST.weights()["layers.1.weight"] == (32, 28, 3, 3)


def test_json_round_trip() -> None:
    for shape in (FAST, johnson_shape()):
        assert Shape.from_json(json.loads(json.dumps(shape.to_json()))) == shape


def test_least_size_lets_every_border_be_reflected() -> None:
    assert FAST.least == 8  # at quarter size two pixels, which a border of one can reflect
    assert johnson_shape(residuals=2).least == 20  # the border of 16 needs 17 pixels
    assert Shape(layers=(Layer(op="conv", out=3, kernel=9),), carry="blend").least == 5
    assert Shape(layers=(Layer(op="conv", out=3, kernel=1, padding="zero"),), carry="blend").least == 2


CONV = Layer(op="conv", out=4)
BAD: dict[str, Shape | dict[str, Any]] = {
    "no layers": Shape(layers=()),
    "too many layers": Shape(layers=(CONV,) * 65),
    "wrong channels out": Shape(layers=(Layer(op="conv", out=3),)),
    "stays small": Shape(layers=(Layer(op="conv", out=4, stride=2),)),
    "grows": Shape(layers=(Layer(op="upsample", amount=2), Layer(op="conv", out=4, stride=2))),
    "too wide": Shape(layers=(Layer(op="conv", out=100_000), CONV)),
    "unshuffled too wide": Shape(layers=(Layer(op="conv", out=512), Layer(op="unshuffle", amount=4), CONV)),
    "even kernel": Shape(layers=(Layer(op="conv", out=4, kernel=4),)),
    "huge kernel": Shape(layers=(Layer(op="conv", out=4, kernel=101),)),
    "negative pad": Shape(layers=(Layer(op="pad", amount=-3), CONV)),
    "pad that is not taken away": Shape(layers=(Layer(op="pad", amount=4), CONV)),
    "pad that breaks the halving": Shape(
        layers=(
            Layer(op="pad", amount=1),
            Layer(op="conv", out=8, stride=2),
            Layer(op="conv", out=8, stride=2),
            Layer(op="upsample", amount=4),
            CONV,
        )
    ),
    "shuffle that does not divide": Shape(
        layers=(Layer(op="conv", out=6, stride=2), Layer(op="shuffle", amount=2))
    ),
    "unknown op": Shape(layers=(Layer(op="eval"), CONV)),  # type: ignore[arg-type]
    "unknown padding": Shape(layers=(Layer(op="conv", out=4, padding="wrap"),)),  # type: ignore[arg-type]
    "unknown activation": Shape(layers=(Layer(op="conv", out=4, activation="exec"),)),  # type: ignore[arg-type]
    "fraction of a channel": Shape(layers=(Layer(op="conv", out=4.0),)),  # type: ignore[arg-type]
    "epsilon of nothing": replace(FAST, epsilon=0.0),
    "infinite scale": replace(FAST, scale=float("inf")),
    "norm that is a word": Shape(layers=(Layer(op="conv", out=4, norm="yes"),)),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("case", BAD)
def test_what_does_not_fit_is_refused(case: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        BAD[case].check()  # type: ignore[union-attr]
    with pytest.raises(ValueError, match=r"\w"):
        Shape.from_json(BAD[case].to_json())  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        {},
        {"layers": None},
        {"layers": [None]},
        {"layers": [{"op": "conv", "code": "import os"}]},
        {"layers": [{"op": ["conv"]}]},
        FAST.to_json() | {"mean": [1, 2]},
        FAST.to_json() | {"mean": ["a", "b", "c"]},
        FAST.to_json() | {"scale": "1"},
        FAST.to_json() | {"scale": 10**400},
        FAST.to_json() | {"carry": "magic"},
        FAST.to_json() | {"order": ["rgb"]},
    ],
)
def test_other_json_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Shape.from_json(data)
