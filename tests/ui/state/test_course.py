"""Styles along a film, as the window holds them: what is chosen where, and what a render is asked for."""

import json
from pathlib import Path

import msgspec

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.render.request import RenderRequest, to_json, with_request
from fastvid_gui.ui.state import course
from fastvid_gui.ui.state.session import Film

WAVE, BARE = Look(style="wave", strength=0.8, brush=1.5), Look()


def change(frame: int, style: str, strength: float = 1.0, over: int = 0) -> StyleChange:
    return StyleChange(frame, style, strength=strength, over=over)


def test_a_change_begins_with_the_style_that_is_there_and_is_chosen_anew() -> None:
    changes = course.added(WAVE, (), 40)
    assert changes == (change(40, "wave", 0.8),)
    look, changes = course.with_look(WAVE, changes, 50, Look(style="night", strength=0.5, brush=2.0))
    assert (look, changes) == (Look(style="wave", strength=0.8, brush=2.0), (change(40, "night", 0.5),))
    assert course.look_of(look, changes, 39) == look
    assert course.look_of(look, changes, 40) == Look(style="night", strength=0.5, brush=2.0)
    # Before the change, the film's own look is chosen.
    assert course.with_look(look, changes, 10, WAVE) == (WAVE, changes)


def test_without_a_style_nothing_is_painted_and_a_style_chosen_next_is_seen() -> None:
    _, changes = course.with_look(WAVE, course.added(WAVE, (), 40), 40, Look(style="", strength=0.8))
    assert changes == (StyleChange(40, "", strength=0.0),)
    assert course.painted_look(WAVE, changes, 45).style == ""
    assert course.look_of(WAVE, changes, 45).strength == 0.8


def test_a_film_that_begins_without_paint_fades_into_it() -> None:
    film = Film(path=Path("f.mp4"), look=BARE, styles_at=(change(20, "night", 1.0, over=10),))
    look, changes = film.course
    assert (look, changes) == (Look(style="night", strength=0.0), film.styles_at)
    assert film.look_at(10).style == ""
    assert film.look_at(25) == Look(style="night", strength=0.5)
    assert film.look_at(40) == Look(style="night", strength=1.0)
    assert film.styled


def test_changes_stay_between_their_neighbors_and_in_the_film() -> None:
    changes = (change(10, "a"), change(20, "b"), change(30, "c"))
    assert course.room(changes, 20, 100) == (11, 29)
    assert course.room(changes, 10, 100) == (1, 19)
    assert course.room(changes, 30, 100) == (21, 99)
    assert [each.frame for each in course.moved(changes, 20, 25)] == [10, 25, 30]
    assert [each.style for each in course.removed(changes, 20)] == ["a", "c"]


class Kept(msgspec.Struct):
    """As in the queue's file."""

    request: RenderRequest


def test_a_request_keeps_the_changes_in_its_file() -> None:
    request = RenderRequest(
        source=Path("a.mp4"), output=Path("b.mp4"), look=WAVE, styles_at=(change(40, "night", 0.5, over=12),)
    )
    assert with_request(json.loads(to_json(Kept(request))), Kept).request == request
