"""Styles as files to give away: exporting, where a style file can go, and thumbnails."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from networks import tame_style

from fastvid_gui.cli.app import run
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import StyleError
from fastvid_gui.paths import user_styles_folder
from fastvid_gui.render.thumbnails import paint_thumbnail
from fastvid_gui.style import library
from fastvid_gui.style.export import export_style
from fastvid_gui.style.pack import PackedStyle, list_pack, pack_training, read_pack, write_pack
from fastvid_gui.style.shape import fast_shape, fine_shape
from fastvid_gui.style.style_file_place import check_style_target, style_file

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
NETWORK = tame_style(fast_shape(8, 8, 1))


@pytest.fixture(autouse=True)
def own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """FastVid's own styles for the test: `wave` and `night` in one pack."""
    folder = tmp_path / "resources"
    monkeypatch.setattr(library, "resources_folder", lambda: folder)
    random = np.random.default_rng(2)
    packed = [
        PackedStyle(
            StyleInfo(
                name=name, title=name.title(), artist="Hokusai", year="1831", credit="in the public domain"
            ),
            random.normal(size=NETWORK.shape.style_size).astype(np.float32),
            PNG,
        )
        for name in ("wave", "night")
    ]
    write_pack(folder / "styles" / "first.safetensors", NETWORK.shape, NETWORK.weights, packed, {"steps": 5})
    return folder / "styles"


def test_exported_style_is_the_same_and_keeps_its_credit(tmp_path: Path) -> None:
    info, file = export_style("night", tmp_path / "gift")
    assert (file, info.credit) == (tmp_path / "gift.safetensors", "in the public domain")
    (style,) = read_pack(file)
    assert style.digest == library.load_style("night").digest
    assert (style.info.artist, style.info.year, style.info.pack) == ("Hokusai", "1831", "gift")
    assert list_pack(file)[0].thumbnail == PNG
    assert pack_training(file) == {"steps": 5}


def test_blend_and_added_style_can_be_exported(tmp_path: Path) -> None:
    _, file = export_style("wave:1,night:3", tmp_path / "both.safetensors")
    (blend,) = read_pack(file)
    assert blend.digest == library.load_style("wave:0.25,night:0.75").digest
    added = library.add_style(file, thumbnail=paint_thumbnail)
    _, again = export_style(added.name, tmp_path / "again")
    assert read_pack(again)[0].digest == blend.digest


def test_either_network_can_be_exported(own_resources: Path, tmp_path: Path) -> None:
    shape = fine_shape(8, 8, 1)
    network = tame_style(shape)
    fine = PackedStyle(StyleInfo(name="night"), network.vector, PNG)
    write_pack(
        own_resources / "second.safetensors", shape, network.weights, [fine], {"steps": 7}, speed="fine"
    )
    for speed, steps in (("fast", 5), ("fine", 7)):
        line = ["styles", "export", "night", "-o", str(tmp_path / speed), "--speed", speed]
        assert run(line) == 0
        (style,) = read_pack(tmp_path / f"{speed}.safetensors")
        assert (style.info.speed, style.digest) == (speed, library.load_style("night", speed).digest)
        assert pack_training(tmp_path / f"{speed}.safetensors") == {"steps": steps}
    with pytest.raises(StyleError, match="has no fine network"):
        export_style("wave", tmp_path / "wave", "fine")
    assert not (tmp_path / "wave.safetensors").exists()
    assert run(["styles", "export", "night", "-o", str(tmp_path / "x"), "--speed", "quick"]) == 2


def test_existing_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    file = tmp_path / "gift.safetensors"
    file.write_bytes(b"precious")
    with pytest.raises(StyleError, match="exists already"):
        export_style("night", file)
    assert file.read_bytes() == b"precious"
    export_style("night", file, overwrite=True)
    assert read_pack(file)


def test_exported_files_are_parts_of_a_blend(tmp_path: Path) -> None:
    _, file = export_style("night", tmp_path / "my gift")
    expected = library.load_style("wave:0.5,night:0.5").digest
    assert library.load_style(f"{file}:0.5,wave:0.5").digest == expected
    assert library.load_style(f"wave:2, {file}:2").digest == expected
    assert library.load_style(f"{file},wave").digest == expected
    assert library.load_style(f"{file}#night:1,wave:1").digest == expected
    assert library.load_style(f"{file}:0.3").digest == library.load_style("night").digest
    with pytest.raises(StyleError, match="not a share"):
        library.load_style(f"{file}:x,wave")
    with pytest.raises(StyleError, match=r"absent\.safetensors"):
        library.load_style(f"{tmp_path / 'absent.safetensors'}:0.5,wave:0.5")


def test_file_with_a_comma_or_colon_in_its_name_is_a_file(tmp_path: Path) -> None:
    _, file = export_style("night", tmp_path / "a:1,b:2.safetensors")
    assert library.load_style(str(file)).digest == library.load_style("night").digest


def test_very_long_reference_is_a_clear_error() -> None:
    with pytest.raises(StyleError, match="no style"):
        library.load_style("x" * 5000 + "/y")


@pytest.mark.parametrize(
    ("given", "file"),
    [
        ("a", "a.safetensors"),
        ("a.b", "a.b.safetensors"),
        ("a.safetensors", "a.safetensors"),
        ("A.SAFETENSORS", "A.SAFETENSORS"),
    ],
)
def test_ending_of_style_files(given: str, file: str) -> None:
    assert style_file(Path(given)) == Path(file)


@pytest.mark.parametrize("given", ["a.pth", "b.JPG", "c.mp4"])
def test_ending_of_another_kind_is_refused(given: str) -> None:
    with pytest.raises(StyleError, match=r"is called .\.safetensors"):
        style_file(Path(given))


def test_folders_and_missing_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.safetensors").mkdir()
    for folder in (tmp_path, tmp_path / "x.safetensors", tmp_path / "x"):
        with pytest.raises(StyleError, match="is a folder"):
            style_file(folder)
    with pytest.raises(StyleError, match="There is no folder"):
        check_style_target(tmp_path / "absent" / "a.safetensors", overwrite=False)
    with pytest.raises(StyleError, match="is a file, not a folder"):
        check_style_target(Path(__file__) / "a.safetensors", overwrite=False)


def test_thumbnails_as_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = library.thumbnail_path("wave")
    assert path is not None and path.suffix == ".png" and path.read_bytes() == PNG
    assert library.thumbnail_path("wave") == path
    assert library.thumbnail_path("absent") is None
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "file"))
    assert library.thumbnail_path("wave") is None


def test_added_style_without_a_thumbnail_gets_one(tmp_path: Path) -> None:
    write_pack(
        tmp_path / "bare.safetensors",
        NETWORK.shape,
        NETWORK.weights,
        [PackedStyle(StyleInfo(name="bare"), NETWORK.vector)],
        {},
    )
    assert run(["styles", "add", str(tmp_path / "bare.safetensors")]) == 0
    path = library.thumbnail_path("bare")
    assert path is not None and cv2.imread(str(path)).shape == (180, 320, 3)


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["styles", "export", "wave", "-o", str(tmp_path / "wave"), "--json"]
    assert run(line) == 0
    assert json.loads(capsys.readouterr().out)["output"] == str(tmp_path / "wave.safetensors")
    assert run(line) == 1
    assert "--overwrite" in json.loads(capsys.readouterr().out)["error"]
    assert run([*line, "--overwrite"]) == 0


@pytest.mark.parametrize("command", [["styles", "--json"], ["info", "--json"], ["styles", "show", "wave"]])
def test_reading_works_where_nothing_can_be_written(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "file"))
    assert run(command) == 0
    assert capsys.readouterr().out
    with pytest.raises(Exception, match="FASTVID_HOME"):
        user_styles_folder()
