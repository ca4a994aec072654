"""Picture files, good and bad ones."""

import base64
import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from bounded import said_of
from picture_bombs import BOMBS, LARGEST

from fastvid_gui.errors import TrainingError
from fastvid_gui.style import pictures
from fastvid_gui.style.picture_size import picture_size
from fastvid_gui.style.pictures import read_picture

RED_CMYK_JPEG = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV"
    "FQwPFxgWFBgSFBUU/8AAFAgAQABABEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAJ/8QAFBABAAAAAAAAAAAAAAAA"
    "AAAAAP/aAA4EQwBNAFkASwAAPwCqaVSVSqYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAD/2Q=="
)


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


def test_gray_and_sixteen_bit_pictures_become_rgb(tmp_path: Path):
    cv2.imwrite(str(tmp_path / "gray.png"), picture(80, 80)[:, :, 0])
    cv2.imwrite(str(tmp_path / "deep.png"), picture(80, 80).astype(np.uint16) * 257)
    for name in ("gray.png", "deep.png"):
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


def test_cmyk_jpeg_has_its_colors(tmp_path: Path):
    (tmp_path / "red.jpg").write_bytes(RED_CMYK_JPEG)
    red, green, blue = read_picture(tmp_path / "red.jpg")[32, 32]
    assert red > 240 and green < 15 and blue < 15


def test_transparent_sixteen_bit_picture_lies_over_white(tmp_path: Path):
    half = np.zeros((80, 80, 4), np.uint16)
    half[:, :, 3] = 32768
    cv2.imwrite(str(tmp_path / "half.png"), half)
    assert abs(int(read_picture(tmp_path / "half.png")[0, 0, 0]) - 127) <= 1


def test_animation_gives_its_first_picture(tmp_path: Path):
    film = cv2.Animation()
    film.frames = [np.full((80, 80, 3), level, np.uint8) for level in (40, 200)]
    film.durations = [100, 100]
    for name in ("a.webp", "a.png", "a.gif"):
        if not cv2.imwriteanimation(str(tmp_path / name), film):
            pytest.skip(f"this OpenCV writes no animated {name[2:]}")
        assert abs(int(read_picture(tmp_path / name).mean()) - 40) <= 3


def test_huge_jpeg_is_read_at_a_fraction_and_a_huge_png_is_refused_by_its_header(tmp_path: Path):
    large = cv2.resize(picture(30, 40), (4000, 3000), interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(tmp_path / "large.jpg"), large, [cv2.IMWRITE_JPEG_QUALITY, 100])
    assert (tmp_path / "large.jpg").stat().st_size > pictures.LARGE_FILE_BYTES
    small = read_picture(tmp_path / "large.jpg", 288)
    assert small.shape == (288, 384, 3)
    expected = cv2.resize(large[:, :, ::-1], (384, 288), interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - expected).mean() < 3
    png = bytearray(cv2.imencode(".png", picture())[1].tobytes())
    png[16:24] = (100_000).to_bytes(4, "big") * 2
    (tmp_path / "bomb.png").write_bytes(bytes(png))
    with pytest.raises(TrainingError, match="100000x100000 pixels"):
        read_picture(tmp_path / "bomb.png")


def test_damaged_picture_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    data = cv2.imencode(".webp", picture())[1].tobytes()
    (tmp_path / "cut.webp").write_bytes(data[: len(data) // 2])
    with pytest.raises(TrainingError, match="damaged"):
        read_picture(tmp_path / "cut.webp")
    assert capfd.readouterr().err == ""


def test_very_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "MAX_FILE_BYTES", 100)
    cv2.imwrite(str(tmp_path / "p.png"), picture())
    with pytest.raises(TrainingError, match="too large"):
        read_picture(tmp_path / "p.png")


@pytest.mark.parametrize("kind", BOMBS)
def test_picture_bomb_is_refused_before_it_is_decoded(tmp_path: Path, kind: str):
    path = tmp_path / "bomb.jpg"
    path.write_bytes(BOMBS[kind]())
    assert path.stat().st_size < 1_500_000
    assert "pixels, which is too many; save it smaller" in said_of("read_picture", path)


@pytest.mark.parametrize("kind", LARGEST)
def test_large_picture_is_read_in_bounded_memory(tmp_path: Path, kind: str):
    path = tmp_path / "large.jpg"
    path.write_bytes(LARGEST[kind]())
    assert said_of("read_picture", path, memory=600 << 20, seconds=20) == "It was read."


@pytest.mark.parametrize("kind", [".jpg", ".png", ".bmp", ".webp", ".tif", ".tiff of strips", ".gif"])
def test_size_is_told_before_decoding(kind: str):
    ending, *_ = kind.split(" ")
    encoded = cv2.imencode(
        ending, picture(90, 130), [cv2.IMWRITE_TIFF_ROWSPERSTRIP, 7] if "strips" in kind else []
    )
    size = picture_size(encoded[1].tobytes())
    assert size is not None and (size.width, size.height) == (130, 90)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipe_and_device_are_no_pictures(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.png")
    for path, kind in ((tmp_path / "pipe.png", "a pipe"), (Path("/dev/zero"), "a device")):
        with pytest.raises(
            TrainingError, match=f"{path.name} can't be read: it is {kind}, not an ordinary file"
        ):
            read_picture(path)
