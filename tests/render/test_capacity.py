"""How many ranges a node of a farm paints side by side."""

from dataclasses import replace

import pytest

from fastvid_gui.render.capacity import slot_count
from fastvid_gui.style.shape import Layer, fast_shape


@pytest.mark.parametrize(
    ("lent", "slots"), [(1, 1), (2, 2), (4, 2), (8, 2), (11, 2), (12, 3), (16, 4), (256, 64)]
)
def test_a_range_gets_several_cores(lent: int, slots: int) -> None:
    assert slot_count(lent, "cpu", fast_shape()) == slots


def test_a_range_that_can_take_one_core_only_gets_one() -> None:
    shape = fast_shape()
    foreign = replace(shape, layers=(*shape.layers, Layer(op="deconv", out=3, kernel=3, stride=2)))
    assert slot_count(8, "cpu", foreign) == 8
    assert slot_count(8, "cuda", shape) == 8, "the card paints; a range needs a core for its motion"
