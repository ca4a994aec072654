"""What training paints: photos of a folder, frames of a film."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from films import decoded, make_film

from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.training import data
from fastvid_gui.training.data import Photos, film_photos


def picture(height: int = 100, width: int = 150, channels: int = 3) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 255, (height, width, channels), np.uint8)


def test_folder_skips_what_is_no_picture(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    cv2.imwrite(str(tmp_path / "sub" / "a.jpg"), picture())
    (tmp_path / "b.jpg").write_text("broken")
    (tmp_path / "notes.txt").write_text("hello")
    assert len(Photos.in_folder(tmp_path).pictures) == 1


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_folder_without_pictures_is_a_clear_error(tmp_path: Path, what: str):
    folder = tmp_path / what
    if what == "empty":
        folder.mkdir()
    with pytest.raises(TrainingError):
        Photos.in_folder(folder)


def test_of_many_photos_some_are_taken_evenly(tmp_path: Path):
    for number in range(9):
        cv2.imwrite(str(tmp_path / f"{number}.png"), np.full((64, 64, 3), number * 20, np.uint8))
    values = [int(photo[0, 0, 0]) for photo in Photos.in_folder(tmp_path, most=3).pictures]
    assert values == [0, 60, 120]


def test_folder_of_damaged_photos_says_so(tmp_path: Path):
    (tmp_path / "a.jpg").write_text("broken")
    with pytest.raises(TrainingError, match=r"all pictures in it \(1\) are damaged or too small"):
        Photos.in_folder(tmp_path)


def test_whole_disk_is_no_folder_of_photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(data, "MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(TrainingError, match="too many files"):
        Photos.in_folder(tmp_path)


def test_stop_is_heeded_while_photos_are_read(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "a.jpg"), picture())
    stop = threading.Event()
    stop.set()
    with pytest.raises(Interrupted):
        Photos.in_folder(tmp_path, stop)


@pytest.mark.parametrize("skip", [1000, 2])
def test_film_gives_frames_evenly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, skip: int):
    """Decoded one after the other, or fetched one by one where they are far apart: the same frames."""
    film = make_film(tmp_path / "film.mp4", 40, sound=False)
    monkeypatch.setattr(data, "MOST_FILM_FRAMES", 4)
    monkeypatch.setattr(data, "FILM_SKIP_FRAMES", skip)
    photos, frames = film_photos(film).pictures, decoded(film)
    assert len(photos) == 4
    for photo, number in zip(photos, (0, 10, 20, 30), strict=True):
        distances = [np.abs(photo.astype(int) - frame).mean() for frame in frames]
        assert int(np.argmin(distances)) == number
