"""The style library: finding, blending, adding and removing styles."""

import logging
import os
from pathlib import Path

import numpy as np
import pytest
from networks import johnson_shape, tame_style

from fastvid_gui.domain.style import MAX_BLENDED_STYLES, StyleInfo, parse_blend, style_name_for
from fastvid_gui.errors import StyleError
from fastvid_gui.paths import user_styles_folder
from fastvid_gui.style import library
from fastvid_gui.style.pack import PackedStyle, Style, list_pack, read_pack, write_pack
from fastvid_gui.style.shape import fast_shape

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
NETWORK = tame_style(fast_shape(8, 8, 1))


def packed(*names: str, seed: int = 3) -> list[PackedStyle]:
    random = np.random.default_rng(seed)
    size = NETWORK.shape.style_size
    return [
        PackedStyle(
            StyleInfo(name=name, title=name.title()), random.normal(size=size).astype(np.float32), PNG
        )
        for name in names
    ]


def write(path: Path, *names: str, network: Style = NETWORK, seed: int = 3, speed: str = "fast") -> Path:
    write_pack(
        path,
        network.shape,
        network.weights,
        packed(*names, seed=seed),
        {"steps": 5},
        speed=speed,  # type: ignore[arg-type]
    )
    return path


@pytest.fixture(autouse=True)
def own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """FastVid's own styles for the test: `wave` and `night` in one pack."""
    folder = tmp_path / "resources"
    monkeypatch.setattr(library, "resources_folder", lambda: folder)
    write(folder / "styles" / "first.safetensors", "wave", "night")
    return folder / "styles"


def names() -> list[str]:
    return [info.name for info in library.installed_styles()]


def test_lists_own_and_added_styles(tmp_path: Path) -> None:
    added = library.add_style(write(tmp_path / "My pack.safetensors", "reeds", "dunes", seed=4))
    assert (added.name, added.pack, added.builtin) == ("reeds", "my-pack", False)
    assert names() == ["dunes", "night", "reeds", "wave"]
    infos = {info.name: info for info in library.installed_styles()}
    assert infos["wave"].builtin
    assert infos["wave"].pack == "first"
    assert not infos["dunes"].builtin
    assert all(style.thumbnail == PNG for style in library.installed_files())


def test_load_by_name_and_speed(own_resources: Path) -> None:
    write(own_resources / "fine.safetensors", "wave", seed=9, speed="fine")
    assert names() == ["night", "wave"]
    fast, fine = library.load_style("wave"), library.load_style("wave", "fine")
    assert (fast.info.speed, fine.info.speed) == ("fast", "fine")
    assert fast.digest != fine.digest
    assert library.load_style("night", "fine").info.speed == "fast"


def test_unknown_name_suggests_what_is_close() -> None:
    with pytest.raises(StyleError, match=r"no style “wafe”. Did you mean wave\?"):
        library.load_style("wafe")
    with pytest.raises(StyleError, match=r"no style “zzz”. `fastvid-gui styles`"):
        library.load_style("zzz")
    with pytest.raises(StyleError, match=r"absent/file\.pth.*neither"):
        library.load_style("absent/file.pth")
    with pytest.raises(StyleError, match="wave"):
        library.load_style("wafe:0.5,night:0.5")


def test_blend_mixes_vectors_by_normalized_shares() -> None:
    wave, night = library.load_style("wave"), library.load_style("night")
    blend = library.load_style("wave:3, night:1")
    np.testing.assert_allclose(blend.vector, 0.75 * wave.vector + 0.25 * night.vector, atol=1e-6)
    assert blend.info.title == "Night 25 % + Wave 75 %"
    assert blend.digest == library.load_style("night:0.25,wave:0.75").digest
    assert library.load_style("wave:0.3").digest == wave.digest
    assert library.load_style("wave:1,night:0").digest == wave.digest


def test_blend_of_different_networks_says_why(own_resources: Path) -> None:
    write(own_resources / "second.safetensors", "reeds", network=tame_style(NETWORK.shape, seed=5))
    with pytest.raises(StyleError, match="reeds and wave belong to different networks"):
        library.load_style("wave:0.5,reeds:0.5")


@pytest.mark.parametrize("text", ["wave:x,night:1", "wave:-1", "wave:0", "wave:inf", "wave:,night:1"])
def test_shares_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(StyleError, match="share"):
        parse_blend(text)


def test_blend_texts() -> None:
    assert parse_blend("wave") is None
    assert parse_blend("dir/wave:1") is None
    assert parse_blend("C:\\styles\\a") is None
    assert parse_blend("a.pth") is None
    assert parse_blend("a,b") == (("a", 0.5), ("b", 0.5))
    assert parse_blend("a:1,a:2,b:1") == (("a", 0.75), ("b", 0.25))
    with pytest.raises(StyleError, match="at most"):
        parse_blend(",".join(f"s{number}" for number in range(MAX_BLENDED_STYLES + 1)))


def test_names_are_made_from_any_text() -> None:
    assert style_name_for("The Great Wave (1831)") == "the-great-wave-1831"
    assert style_name_for("Étretat") == style_name_for("E\u0301tretat") == "etretat"
    assert style_name_for("Großes Gemälde, ½ Ångström") == "grosses-gemalde-1-2-angstrom"
    assert style_name_for("波") == "style"
    assert style_name_for("a", ["a", "a-2"]) == "a-3"
    assert len(style_name_for("x" * 500)) <= 64


def test_load_by_path(tmp_path: Path) -> None:
    one = write(tmp_path / "one.safetensors", "reeds")
    assert library.load_style(str(one)).info.name == "reeds"
    two = write(tmp_path / "two.safetensors", "reeds", "dunes")
    with pytest.raises(StyleError, match=r"holds 2 styles; choose one: .*two\.safetensors#reeds"):
        library.load_style(str(two))
    assert library.load_style(f"{two}#dunes").info.name == "dunes"
    with pytest.raises(StyleError, match="no style “wave”, but reeds, dunes"):
        library.load_style(f"{two}#wave")


def test_path_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a style")
    for function in (library.load_style, library.add_style):
        with pytest.raises(StyleError, match=r"notes\.txt"):
            function(str(path))
    with pytest.raises(StyleError, match=r"absent\.pth"):
        library.add_style(tmp_path / "absent.pth")
    assert names() == ["night", "wave"]


@pytest.mark.parametrize("start", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n", b"RIFF1234WEBP"])
def test_picture_is_told_how_to_become_a_style(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "painting.jpg").write_bytes(start + bytes(50))
    with pytest.raises(StyleError, match=r"it is a picture; `fastvid-gui train PICTURE`"):
        library.add_style(tmp_path / "painting.jpg")


def test_taken_names_get_a_number_and_the_numbers_stay(tmp_path: Path) -> None:
    path = write(tmp_path / "other.safetensors", "wave", seed=11)
    added = library.add_style(path)
    assert added.name == "wave-2"
    assert library.load_style("wave-2").digest == read_pack(path)[0].digest
    with pytest.raises(StyleError, match="already, as the style wave-2"):
        library.add_style(path)


def test_single_style_can_be_given_a_name(tmp_path: Path) -> None:
    added = library.add_style(
        write(tmp_path / "x.safetensors", "reeds", seed=6), name="My Reeds", title="Reeds at dusk"
    )
    assert (added.name, added.title, added.pack) == ("my-reeds", "Reeds at dusk", "my-reeds")
    with pytest.raises(StyleError, match="single"):
        library.add_style(write(tmp_path / "y.safetensors", "a", "b", seed=8), name="c")


def test_remove_leaves_the_others_of_a_pack(tmp_path: Path) -> None:
    library.add_style(write(tmp_path / "pack.safetensors", "reeds", "dunes", seed=4))
    before = library.load_style("dunes")
    library.remove_style("reeds")
    assert names() == ["dunes", "night", "wave"]
    after = library.load_style("dunes")
    assert after.digest == before.digest
    assert list_pack(user_styles_folder() / "pack.safetensors")[0].thumbnail == PNG
    library.remove_style("dunes")
    assert list(user_styles_folder().iterdir()) == []
    with pytest.raises(StyleError, match="came with FastVid"):
        library.remove_style("wave")
    with pytest.raises(StyleError, match="no style “dunes”"):
        library.remove_style("dunes")


def test_show_tells_everything() -> None:
    shown = library.show_style("night")
    assert shown.info.title == "Night"
    assert shown.training == {"steps": 5}
    assert shown.thumbnail == PNG
    assert shown.carry == "gate"
    assert shown.digest == library.load_style("night").digest
    assert (
        shown.parameters
        == sum(np.prod(s) for s in NETWORK.shape.weights().values()) + NETWORK.shape.style_size
    )


def test_damaged_pack_hides_no_other(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    (user_styles_folder() / "broken.safetensors").write_bytes(b"\x10" + bytes(30))
    with caplog.at_level(logging.WARNING):
        assert names() == ["night", "wave"]
    assert "broken.safetensors" in caplog.text
    assert library.add_style(write(tmp_path / "ok.safetensors", "reeds", seed=4)).name == "reeds"


def test_other_projects_files_become_packs(shared_data: Path) -> None:
    path = shared_data / "weights" / "gnsmrky_mosaic_nc8.model"
    direct = library.load_style(str(path))
    added = library.add_style(path, name="mosaic")
    assert added.name == "mosaic"
    stored = library.load_style("mosaic")
    assert stored.digest == direct.digest
    assert stored.shape.carry == "blend"
    assert (user_styles_folder() / "mosaic.safetensors").stat().st_size < path.stat().st_size * 1.2


def test_foreign_shape_survives_a_pack(tmp_path: Path) -> None:
    style = tame_style(johnson_shape())
    write_pack(
        tmp_path / "j.safetensors",
        style.shape,
        style.weights,
        [PackedStyle(style.info, style.vector)],
        {},
        False,
    )
    (back,) = read_pack(tmp_path / "j.safetensors")
    assert back.digest == style.digest
    assert back.shape == style.shape


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_the_library_hides_nothing_and_holds_nobody_up(caplog: pytest.LogCaptureFixture) -> None:
    before = library.installed_styles()
    os.mkfifo(user_styles_folder() / "pipe.safetensors")
    assert before and library.installed_styles() == before
    assert "pipe.safetensors can't be read: it is a pipe, not an ordinary file" in caplog.text
