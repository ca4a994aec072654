"""What is opened when files and folders are dropped."""

from pathlib import Path

import pytest

from fastvid_gui.ui.films import finding
from fastvid_gui.ui.films.finding import find_films


def made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def test_files_are_taken_as_they_are_and_once(tmp_path: Path) -> None:
    a, b = made(tmp_path, "a.txt", "b.mp4")
    assert find_films([b, a, b]).films == (b, a)


def test_a_file_that_is_not_there_is_kept_so_that_the_list_can_say_so(tmp_path: Path) -> None:
    assert find_films([tmp_path / "gone.mp4"]).films == (tmp_path / "gone.mp4",)


def test_folders_give_their_videos_by_name_and_nothing_hidden(tmp_path: Path) -> None:
    made(tmp_path, "b.MP4", "a.mkv", "notes.txt", ".hidden.mp4", ".trash/x.mp4", "sub/c.webm")
    found = find_films([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.films] == ["a.mkv", "b.MP4", "sub/c.webm"]


@pytest.mark.parametrize("ending", ["insv", "lrv", "360", "mod", "tod", "nut", "apng", "MTS", "h264"])
def test_cameras_and_rarer_kinds_are_found_in_folders(tmp_path: Path, ending: str) -> None:
    (path,) = made(tmp_path, f"film.{ending}")
    assert find_films([tmp_path]).films == (path,)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert find_films([tmp_path]).empty_folders == (tmp_path,)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "a/one.mp4")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(find_films([tmp_path]).films) == 1


def test_a_whole_disk_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, *(f"{number:03}.mp4" for number in range(30)))
    monkeypatch.setattr(finding, "MAX_FILMS", 10)
    found = find_films([tmp_path])
    assert len(found.films) == 10
    assert found.more
    monkeypatch.setattr(finding, "MAX_ENTRIES", 20)
    assert find_films([tmp_path]).more


def test_deep_folders_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "1/2/3/4/deep.mp4", "1/flat.mp4")
    monkeypatch.setattr(finding, "MAX_DEPTH", 2)
    assert [path.name for path in find_films([tmp_path]).films] == ["flat.mp4"]


def test_dots_in_paths_are_gone(tmp_path: Path) -> None:
    (film,) = made(tmp_path, "a.mp4")
    assert find_films([tmp_path / "x" / ".." / "a.mp4"]).films == (film,)
