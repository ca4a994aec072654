"""Sizes, names and free files of an export."""

from pathlib import Path

import pytest

from fastvid_gui.ui.jobs.choices import (
    default_name,
    free_path,
    name_problem,
    quality_words,
    scaled,
    sizes_for,
    with_ending,
)


def test_no_size_above_the_film_unless_asked() -> None:
    assert sizes_for(1280, 720, larger=False) == (0, 540, 360)
    assert sizes_for(720, 1280, larger=True) == (2160, 1440, 1080, 0, 540, 360)
    assert sizes_for(320, 240, larger=False) == (0,)


def test_sizes_are_even_and_keep_the_shape() -> None:
    assert scaled(1920, 1080, 360) == (640, 360)
    assert scaled(1080, 1920, 360) == (360, 640)
    assert scaled(853, 481, 0) == (852, 480)
    assert scaled(853, 481, 360) == (638, 360)


def test_names_say_film_and_style() -> None:
    assert default_name(Path("/f/bikes.mov"), "starry-night") == "bikes - starry-night.mp4"
    assert (
        default_name(Path("/f/bikes.mov"), "starry-night:0.6,great-wave:0.4")
        == "bikes - starry-night+great-wave.mp4"
    )
    assert default_name(Path("/f/bikes.mov"), "/s/my style.safetensors") == "bikes - my style.mp4"
    assert len(default_name(Path("/f/" + "x" * 250 + ".mov"), "starry-night")) < 200


@pytest.mark.parametrize(
    "name", ["", "   ", ".mp4", "a/b.mp4", "a\\b.mp4", "what?.mp4", "con.mp4", "x" * 250, "a\nb.mp4"]
)
def test_names_that_no_disk_takes_are_told(name: str) -> None:
    assert name_problem(with_ending(name)).endswith((".", "it."))


@pytest.mark.parametrize("name", ["film", "Ünïcode – 映画.mp4", "film.MP4", "a.b.c"])
def test_good_names_are_taken(name: str) -> None:
    assert name_problem(with_ending(name)) == ""
    assert with_ending(name).lower().endswith(".mp4")


def test_a_free_name_is_neither_on_disk_nor_in_the_queue(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").touch()
    (tmp_path / "film 3.mp4").touch()
    assert free_path(tmp_path / "film.mp4", {tmp_path / "film 2.mp4"}) == tmp_path / "film 4.mp4"
    assert free_path(tmp_path / "other.mp4", set()) == tmp_path / "other.mp4"
    assert free_path(tmp_path / "film 3.mp4", set()) == tmp_path / "film 2.mp4"


def test_quality_has_words() -> None:
    assert [quality_words(crf) for crf in (12, 17, 20, 25, 34)] == [
        "Best", "Very good", "Good", "Fair", "Small file",
    ]  # fmt: skip
