"""A project saved by one engine and opened by another one, elsewhere, with styles of the user's own."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from films import make_film, make_pack, tame_style
from talking import Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.envelopes import Failed
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.engine.messages.projects import (
    ListedFilm,
    OpenProject,
    ProjectOpened,
    ProjectSaved,
    SaveProject,
)
from fastvid_gui.engine.messages.styles import AddStyle, ListStyles, RemoveStyle, Styles
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.sentences.projects import ProjectSays
from fastvid_gui.sentences.sentence import code_of
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape


def codes(opened: ProjectOpened) -> list[object]:
    return [code_of(note) for note in opened.notes]


def open_project(talk: Talk, file: Path) -> ProjectOpened:
    value = talk.run(OpenProject(str(file))).value
    assert isinstance(value, ProjectOpened)
    return value


def test_there_and_elsewhere(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    film = make_film(here / "film.mp4", 30)
    mine = make_pack(here / "mine.safetensors")
    with Talk() as talk:
        opened = talk.run(OpenFilm(str(film))).value
        added = talk.run(AddStyle(str(mine))).value
        assert isinstance(opened, FilmOpened)
        assert isinstance(added, Styles)
        name = added.styles[0].name
        decided = Decisions(look=Look(style=f"{name}:0.6,scream:0.4", strength=0.5), mark_in=3, playhead=7)
        listed = ListedFilm(str(film), opened.identity, decided)
        saved = talk.run(SaveProject(str(here / "p.fastvid"), (listed,), str(film))).value
        assert saved == ProjectSaved((name,))
        assert open_project(talk, here / "p.fastvid") == ProjectOpened((listed,), str(film), False, ())
        # Without `overwrite`, what is there stays.
        again = talk.run(SaveProject(str(here / "p.fastvid"), (listed,)))
        assert isinstance(again.end, Failed)
        # Carried to a computer without the style, the file of which came along.
        talk.run(RemoveStyle(name))
        shutil.move(here, there)
        moved = open_project(talk, there / "p.fastvid")
        assert moved.films == (replace_path(listed, there / "film.mp4"),)
        assert moved.current == str(there / "film.mp4")
        assert moved.styles_added
        assert codes(moved) == [ProjectSays.STYLE_ADDED]
        styles = talk.run(ListStyles()).value
        assert isinstance(styles, Styles)
        assert name in {info.name for info in styles.styles}
        # Without the file, the style is told to be missing; another one of its name is told to be another one.
        talk.run(RemoveStyle(name))
        (there / "mine.safetensors").unlink()
        assert codes(open_project(talk, there / "p.fastvid")) == [ProjectSays.NO_STYLE]
        style = tame_style(fast_shape(8, 8, 1), seed=5)
        other = tmp_path / "other.safetensors"
        write_pack(other, style.shape, style.weights, [PackedStyle(style.info, style.vector)], {})
        talk.run(AddStyle(str(other)))
        assert codes(open_project(talk, there / "p.fastvid")) == [ProjectSays.OTHER_STYLE]


def replace_path(film: ListedFilm, path: Path) -> ListedFilm:
    return ListedFilm(str(path), film.identity, film.decisions)


@pytest.mark.parametrize("style", ["\\\\evil\\share\\x.safetensors", "scream:0.5,//evil/x.safetensors:0.5"])
def test_a_style_on_another_computer_is_not_fetched(tmp_path: Path, style: str) -> None:
    film = make_film(tmp_path / "film.mp4", 5)
    decided = Decisions(look=Look(style=style, strength=0.5))
    with Talk() as talk:
        talk.run(SaveProject(str(tmp_path / "p.fastvid"), (ListedFilm(str(film), "", decided),)))
        (found,) = open_project(talk, tmp_path / "p.fastvid").films
    assert found.decisions.look == replace(decided.look, style="")
