"""A style that is tried in the gallery is seen in the large picture, and only there."""

from viewer_stage import LOOK, NO_LOOK, Stage

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.looks import PaintFrame


def painted(stage: Stage) -> list[Look]:
    return [call.request.look for call in stage.preview_engine.of(PaintFrame)]


def test_the_frame_is_shown_in_the_style_and_then_as_before(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    stage.session.name_styles({"scream": "The Scream"})
    stage.session.try_style("scream")
    stage.until(lambda: painted(stage)[-1] == Look(style="scream"))
    assert stage.panel.canvas.hint.startswith("The Scream")
    stage.answer(PaintFrame, (40, 200, 40))
    stage.until(lambda: (shot := stage.panel.canvas.painted) and shot.image.pixelColor(5, 5).green() == 200)
    before = len(painted(stage))
    stage.session.try_style(None)
    # The film's own picture is still there.
    stage.until(lambda: (shot := stage.panel.canvas.painted) and shot.image.pixelColor(5, 5).blue() == 200)
    assert len(painted(stage)) == before
    assert stage.panel.canvas.hint == ""


def test_a_film_without_a_style_is_painted_while_one_is_tried(stage: Stage) -> None:
    stage.open(look=NO_LOOK)
    stage.session.try_style("scream")
    stage.until(lambda: painted(stage) and painted(stage)[-1] == Look(style="scream"))
    stage.session.try_style(None)
    assert stage.panel.canvas.painted is None


def test_what_is_saved_has_the_style_of_the_film(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.session.try_style("scream")
    film = stage.session.current
    assert film is not None
    assert stage.panel.stills.wish(film, full=True).look == LOOK
    assert stage.panel.stills.wish(film).look == Look(style="scream")
