"""How a film is painted, in one line."""

from fastvid_gui.domain.look import Look
from fastvid_gui.ui.words.look import look_words

TITLES = {"scream": "The Scream"}


def test_everything_that_is_not_usual_is_told() -> None:
    assert look_words(Look(), TITLES) == "No style chosen"
    assert look_words(Look(style="scream"), TITLES) == "in The Scream  ·  fast"
    bold = Look(style="scream", strength=0.8, keep_colors=True, brush=1.5, speed="fine")
    assert look_words(bold, TITLES) == (
        "in The Scream  ·  fine  ·  strength 80 %  ·  brush 1.50 ×  ·  the film's own colors"
    )
