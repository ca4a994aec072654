"""Styles along a film are there again after closing and starting again, with the steps that undo them."""

import math
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot
from remembering_stage import FRAMES, LOOK, Runs

from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.remembering import asked_for

CHANGES = (StyleChange(20, "scream", strength=0.5, over=12), StyleChange(90, "", strength=0.0))


def test_they_are_there_again_with_their_steps(qtbot: QtBot, tmp_path: Path) -> None:
    film = tmp_path / "bikes.mp4"
    film.write_bytes(b"bikes")
    runs = Runs(qtbot)
    run = runs.now
    run.open(film)
    run.session.set_look(LOOK, "Style")
    run.session.set_styles_at(CHANGES, "Style change")
    run.session.seek(30)
    for percent in (60, 70):
        run.session.set_look(replace(run.session.look, strength=percent / 100), "Strength")
    changed = (replace(CHANGES[0], strength=0.7), CHANGES[1])
    assert run.film(film).styles_at == changed

    later = runs.again()
    later.wait(1)
    assert (later.film(film).look, later.film(film).styles_at) == (LOOK, changed)
    undo = later.session.undo
    assert undo.undoText() == "Strength"
    undo.undo()
    assert later.film(film).styles_at == CHANGES  # the drag of the slider was one step
    undo.undo()
    assert later.film(film).styles_at == ()
    runs.now.close()


def test_what_makes_no_sense_is_put_right() -> None:
    wild = (
        StyleChange(90, "a", strength=3.0, over=-5),
        StyleChange(20, "b", strength=math.nan),
        StyleChange(0, "c", strength=1.0),
        StyleChange(FRAMES + 5, "d", strength=1.0),
    )
    assert Decisions(styles_at=wild).fitting(FRAMES).styles_at == (
        StyleChange(20, "b", strength=1.0),
        StyleChange(90, "a", strength=1.0),
    )


def test_going_on_knows_them() -> None:
    request = RenderRequest(source=Path("a.mp4"), output=Path("b.mp4"), look=LOOK, styles_at=CHANGES)
    assert asked_for(request).styles_at == CHANGES
