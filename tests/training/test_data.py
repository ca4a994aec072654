"""Pictures for training, good and bad ones."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from fastvid_gui.errors import TrainingError
from fastvid_gui.training.data import Photos, read_picture


def picture(height: int = 100, width: int = 150, channels: int = 3) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 255, (height, width, channels), np.uint8)


def test_picture_is_rgb(tmp_path: Path):
    red = np.zeros((80, 90, 3), np.uint8)
    red[:, :, 2] = 255  # OpenCV writes BGR
    cv2.imwrite(str(tmp_path / "red.png"), red)
    assert read_picture(tmp_path / "red.png")[0, 0].tolist() == [255, 0, 0]


def test_large_picture_is_scaled_to_its_shorter_side(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "p.png"), picture(300, 400))
    assert read_picture(tmp_path / "p.png", 100).shape == (100, 133, 3)


def test_transparent_picture_lies_over_white(tmp_path: Path):
    clear = picture(80, 80, 4)
    clear[:, :, 3] = 0
    cv2.imwrite(str(tmp_path / "clear.png"), clear)
    assert (read_picture(tmp_path / "clear.png") == 255).all()


def test_grey_and_sixteen_bit_pictures_become_rgb(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "grey.png"), picture(80, 80)[:, :, 0])
    cv2.imwrite(str(tmp_path / "deep.png"), picture(80, 80).astype(np.uint16) * 257)
    for name in ("grey.png", "deep.png"):
        assert read_picture(tmp_path / name).shape == (80, 80, 3)


@pytest.mark.parametrize("what", ["missing", "empty", "text", "truncated", "tiny", "folder"])
def test_unusable_picture_is_a_clear_error(tmp_path: Path, what: str):
    path = tmp_path / "p.png"
    if what == "empty":
        path.touch()
    elif what == "text":
        path.write_text("no picture")
    elif what == "truncated":
        path.write_bytes(cv2.imencode(".png", picture())[1].tobytes()[:60])
    elif what == "tiny":
        cv2.imwrite(str(path), picture(8, 8))
    elif what == "folder":
        path.mkdir()
    with pytest.raises(TrainingError, match=r"p\.png"):
        read_picture(path)


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


def test_batch_has_the_size_and_range_asked_for(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "a.jpg"), picture())
    batch = Photos.in_folder(tmp_path).batch(3, 72, torch.Generator().manual_seed(1))
    assert batch.shape == (3, 3, 72, 72) and batch.min() >= 0 and batch.max() <= 255
