"""Style references and their shares."""

import pytest

from fastvid_gui.domain.style import parse_blend
from fastvid_gui.ui.styles.mix import blend, mix_of, reference_of, without
from fastvid_gui.ui.styles.sliders import BRUSH_STEPS, brush_of, brush_position


@pytest.mark.parametrize(
    ("reference", "mix"),
    [
        ("", ()),
        ("scream", (("scream", 1.0),)),
        ("a:0.6,b:0.4", (("a", 0.6), ("b", 0.4))),
        ("/styles/own.pth", (("/styles/own.pth", 1.0),)),
        ("a:zero,b", (("a:zero,b", 1.0),)),
    ],
)
def test_mix_of_a_reference(reference: str, mix: tuple[tuple[str, float], ...]) -> None:
    assert mix_of(reference) == mix
    if reference not in ("a:zero,b",):
        assert reference_of(mix) == reference


@pytest.mark.parametrize("percent", [0, 1, 7, 50, 99, 100])
def test_a_blend_can_be_read_by_the_engine_and_keeps_both_styles(percent: int) -> None:
    parsed = parse_blend(blend("a", "b", percent))
    assert parsed is not None and [name for name, _ in parsed] == ["a", "b"]
    assert parsed[1][1] == pytest.approx(max(0.01, min(0.99, percent / 100)))


def test_a_style_blended_with_itself_or_a_file_is_no_blend() -> None:
    assert blend("a", "a") == "a"
    assert blend("/x/y.pth", "a") == "a"


def test_without_keeps_the_proportion_of_the_rest() -> None:
    assert without("a:0.5,b:0.3,c:0.2", {"a"}) == "b:0.6,c:0.4"
    assert without("a:0.5,b:0.5", {"a"}) == "b"
    assert without("a", {"a"}) == ""
    assert without("a", {"b"}) == "a"


def test_brush_slider_covers_a_quarter_to_four_times_evenly() -> None:
    assert [brush_of(at) for at in (-BRUSH_STEPS, 0, BRUSH_STEPS)] == [0.25, 1.0, 4.0]
    assert all(brush_position(brush_of(at)) == at for at in range(-BRUSH_STEPS, BRUSH_STEPS + 1))
