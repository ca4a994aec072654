"""Project files: what is saved is opened again, also elsewhere; what is none is refused with a sentence."""

import json
import os
import shutil
from pathlib import Path

import pytest

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.errors import ProjectError, TargetError
from fastvid_gui.projects import moved_films
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.moved_films import find_films
from fastvid_gui.projects.project_file import (
    OpenedFilm,
    Project,
    ProjectFilm,
    ProjectStyle,
    is_project,
    places_of,
    read_project,
    write_project,
)
from fastvid_gui.render.identity import film_identity
from fastvid_gui.sentences.keyframes import WhyKeyframe
from fastvid_gui.sentences.sentence import say

DECIDED = Decisions(
    look=Look(style="great-wave:0.7,scream:0.3", strength=0.8, keep_colors=True, brush=1.3, speed="fine"),
    size=720,
    playhead=77,
    mark_in=10,
    mark_out=150,
    edited=(
        Keyframe(0, KeyframeKind.START, 1.0, why=say(WhyKeyframe.FILM_STARTS)),
        Keyframe(40, KeyframeKind.SOFT, 0.25, why=say(WhyKeyframe.LONG_SHOT, frames=240)),
    ),
)


def film(path: Path, decisions: Decisions = DECIDED) -> OpenedFilm:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"film " + path.name.encode())
    return OpenedFilm(path, film_identity(path), decisions)


def save(file: Path, *films: OpenedFilm, current: Path | None = None) -> Project:
    write_project(file, films, current, (ProjectStyle(name="mine", digest="d" * 64),), overwrite=True)
    return read_project(file)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    films = [film(tmp_path / "clips" / "Übung 1.mp4"), film(tmp_path / "b.mkv", Decisions())]
    project = save(tmp_path / "holiday.fastvid", *films, current=films[1].path)
    assert [each.decisions for each in project.films] == [DECIDED, Decisions()]
    assert [each.path for each in project.films] == ["clips/Übung 1.mp4", "b.mkv"]
    assert project.current == 1
    assert project.styles == (ProjectStyle(name="mine", digest="d" * 64),)
    assert find_films(project.films, tmp_path) == tuple(each.path for each in films)


def test_the_file_is_readable_and_names_no_place_outside_of_its_folder(tmp_path: Path) -> None:
    save(tmp_path / "p.fastvid", film(tmp_path / "clips" / "Übung 1.mp4"))
    text = (tmp_path / "p.fastvid").read_text()
    assert "Übung 1.mp4" in text
    assert str(tmp_path) not in text
    assert "great-wave" in text
    outside = tmp_path / "project" / "p.fastvid"
    outside.parent.mkdir()
    project = save(outside, film(tmp_path / "films" / "a.mp4"))
    assert (project.films[0].path, project.films[0].elsewhere) == (
        "../films/a.mp4",
        str(tmp_path / "films" / "a.mp4"),
    )


def test_carried_elsewhere_the_films_are_found(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "another computer"
    films = [film(here / "clips" / f"{name}.mp4") for name in "abc"]
    save(here / "p.fastvid", *films)
    shutil.move(here, there)
    # One was renamed, another one sorted into a folder.
    (there / "clips" / "b.mp4").rename(there / "clips" / "second.mp4")
    (there / "deep" / "er").mkdir(parents=True)
    (there / "clips" / "c.mp4").rename(there / "deep" / "er" / "c.mp4")
    project = read_project(there / "p.fastvid")
    assert find_films(project.films, there) == (
        there / "clips" / "a.mp4",
        there / "clips" / "second.mp4",
        there / "deep" / "er" / "c.mp4",
    )


def test_a_film_with_the_right_content_comes_before_one_with_the_right_name(tmp_path: Path) -> None:
    mine = film(tmp_path / "a.mp4")
    project = save(tmp_path / "p.fastvid", mine)
    mine.path.rename(tmp_path / "a (old).mp4")
    mine.path.write_bytes(b"another film")
    assert find_films(project.films, tmp_path) == (tmp_path / "a (old).mp4",)
    (tmp_path / "a (old).mp4").unlink()
    assert find_films(project.films, tmp_path) == (mine.path,)
    mine.path.unlink()
    # It is nowhere: the row will say so, and where it was.
    assert find_films(project.films, tmp_path) == (mine.path,)


def test_a_film_that_was_missing_when_it_was_saved_is_found(tmp_path: Path) -> None:
    mine = film(tmp_path / "a.mp4")
    content = mine.path.read_bytes()
    mine.path.unlink()
    project = save(tmp_path / "p.fastvid", mine)
    assert not project.films[0].bytes
    (tmp_path / "found").mkdir()
    (tmp_path / "found" / "a.mp4").write_bytes(content)
    assert find_films(project.films, tmp_path) == (tmp_path / "found" / "a.mp4",)


def test_a_search_in_a_huge_folder_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moved_films, "MOST_ENTRIES", 5)
    mine = film(tmp_path / "a.mp4")
    project = save(tmp_path / "p.fastvid", mine)
    for number in range(10):
        (tmp_path / f"folder {number}").mkdir()
    mine.path.rename(tmp_path / "folder 9" / "a.mp4")
    assert find_films(project.films, tmp_path) == (mine.path,)


@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("/etc/passwd", ""),
        ("C:\\secret.mp4", ""),
        ("\\\\evil\\share\\a.mp4", ""),
        ("//evil/share/a.mp4", "//evil/share/a.mp4"),
        ("", "\\\\evil\\share\\a.mp4"),
        ("", "relative.mp4"),
    ],
)
def test_a_foreign_project_leads_to_no_other_computer(tmp_path: Path, path: str, elsewhere: str) -> None:
    assert places_of(ProjectFilm(path=path, elsewhere=elsewhere), tmp_path) == ()
    (found,) = find_films([ProjectFilm(path=path, elsewhere=elsewhere)], tmp_path)
    assert tmp_path in found.parents


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is no FastVid project"),
        (b"\0" * 100, "is no FastVid project"),
        (b"[]", "is no FastVid project"),
        (b"[" * 100_000, "is no FastVid project"),
        (b'{"kind": "another project", "version": 1, "films": []}', "is no FastVid project"),
        (b'{"kind": "FastVid project", "version": 0}', "is no FastVid project"),
        (b'{"kind": "FastVid project", "version": 1, "films": [{"path": 7}]}', "is no FastVid project"),
        (b'{"kind": "FastVid project", "version": 1, "films": []}', "names no film"),
        (b'{"kind": "FastVid project", "version": 2, "films": "in another form"}', "a newer FastVid"),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "p.fastvid"
    file.write_bytes(content)
    with pytest.raises(ProjectError, match=sentence) as raised:
        read_project(file)
    assert "p.fastvid" in str(raised.value)


def test_a_file_that_can_not_be_read_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ProjectError, match="it is not there"):
        read_project(tmp_path / "p.fastvid")
    os.mkfifo(tmp_path / "pipe.fastvid")
    with pytest.raises(ProjectError, match="a pipe"):
        read_project(tmp_path / "pipe.fastvid")
    mine = film(tmp_path / "a.mp4")
    with pytest.raises(TargetError):
        save(tmp_path / "no folder" / "p.fastvid", mine)
    with pytest.raises(TargetError):
        save(mine.path, mine)
    assert mine.path.read_bytes().startswith(b"film")
    monkeypatch.setattr("fastvid_gui.projects.project_file.MOST_BYTES", 10)
    (tmp_path / "large.fastvid").write_bytes(b"x" * 11)
    with pytest.raises(ProjectError, match="far too large"):
        read_project(tmp_path / "large.fastvid")


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    odd = OpenedFilm(tmp_path / "a\udcff.mp4", "", Decisions())
    with pytest.raises(ProjectError, match="no valid text"):
        write_project(tmp_path / "p.fastvid", (odd,), None, (), overwrite=True)
    assert not (tmp_path / "p.fastvid").exists()


def test_values_by_hand_are_brought_into_bounds(tmp_path: Path) -> None:
    file = tmp_path / "p.fastvid"
    save(file, film(tmp_path / "a.mp4"))
    plain = json.loads(file.read_text())
    plain["films"][0]["decisions"] |= {"mark_in": -4, "mark_out": 10**9, "playhead": 10**9}
    plain["comment"] = "fields of later versions are skipped"
    file.write_text(json.dumps(plain))
    (found,) = read_project(file).films
    fitted = found.decisions.fitting(100)
    assert (fitted.mark_in, fitted.mark_out, fitted.playhead) == (None, None, 99)


def test_projects_are_known_by_their_ending() -> None:
    assert is_project(Path("/x/holiday.FastVid"))
    assert not is_project(Path("/x/holiday.mp4"))
