"""What the engine really says of requests, the store, space and preferences, in the window's words."""

import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from films import make_film

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.farm_helping import helper_options
from fastvid_gui.engine.messages.helper import BeHelper
from fastvid_gui.errors import FastVidError, StoreError, UsageError
from fastvid_gui.farm.maker.who import who_paints
from fastvid_gui.media.read import open_source
from fastvid_gui.render import space
from fastvid_gui.render.film_settings import settings_for
from fastvid_gui.render.jobs import delete_job
from fastvid_gui.render.space import check_space
from fastvid_gui.render.store import Store
from fastvid_gui.sentences.sentence import code_of, sentence_of
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.settings import SettingsFile
from fastvid_gui.ui.sentences.said import in_words


@pytest.mark.parametrize(
    ("wish", "terminal", "window"),
    [
        ({"size": 4}, "--size 4: the shorter side", "The shorter side can be 16 to"),
        ({"crf": 60}, "--crf 60", "The quality goes from 0 (best) to 51 (worst); 60"),
        ({"strength": 2.0}, "--strength 2.0", "The strength goes from 0 (the film) to 1 (all paint); 2.0"),
        (
            {"brush": 9.0},
            "--brush 9: the strokes can be 0.25",
            "The strokes can be 0.25 (a quarter) to 4 times",
        ),
        ({"size": 40, "brush": 2.0}, "--brush 2 leaves", "With such bold strokes only "),
        ({"size": 16000}, "--size 16000", "The shorter side can be 16 to"),
        ({"size": 8000}, "Choose a --size of", "Choose a size of"),
    ],
)
def test_what_can_not_be_painted_is_told_without_options(
    tmp_path: Path, wish: dict[str, Any], terminal: str, window: str
) -> None:
    source = open_source(make_film(tmp_path / "film.mp4", 2, 128, 64, Fraction(8), sound=False))
    look = Look(style="x", **{name: wish.pop(name) for name in ("strength", "brush") if name in wish})
    with pytest.raises(UsageError) as raised:
        settings_for(look, source.info, **wish)
    assert terminal in str(raised.value)
    words = in_words(raised.value.sentence)
    assert window in words and "--" not in words


def test_where_nobody_is_left_to_paint_is_told_without_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="--helpers-only and --nodes local leave nobody to paint") as alone:
        who_paints("local", True)
    assert in_words(alone.value.sentence) == (
        "This PC is to be kept free, and no helper is to be used: nobody is left to paint. Let one of the two paint."
    )
    with pytest.raises(UsageError, match="No helper is paired with this computer") as unpaired:
        who_paints("auto", True)
    assert in_words(unpaired.value.sentence) == (
        "No helper is paired with this PC. Pair one first, or let this PC paint."
    )


def test_a_disk_that_is_too_small_is_told_in_the_windows_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "free_bytes", lambda folder: 10**6)
    settings = RenderSettings(width=640, height=360, frame_rate=Fraction(25))
    with pytest.raises(FastVidError, match="choose a smaller --size, or set FASTVID_HOME") as raised:
        check_space(tmp_path, tmp_path / "o.mp4", settings, 1000, 0)
    words = in_words(raised.value.sentence)
    assert words.endswith("but only 1 MB are free. Free some space, or choose a smaller size.")
    assert str(tmp_path) in words


def test_the_store_tells_what_is_the_matter(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"No job has an id .* `fastvid-gui jobs` lists them") as gone:
        delete_job(tmp_path, "0123456789abcdef")
    assert in_words(gone.value.sentence) == "What was painted of this film is not there any more."
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite")) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError) as newer:
        Store(tmp_path)
    assert code_of(newer.value.sentence) is StorageSays.NEWER
    assert "newer FastVid" in in_words(newer.value.sentence)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "jobs.sqlite").write_bytes(b"a letter to grandmother" * 100)
    with Store(broken) as store:
        (note,) = store.take_notes()
    assert code_of(note) is StorageSays.MENDED and "jobs: 0, stored parts: 0" in str(note)
    assert in_words(note).startswith("The list of your unfinished films was damaged.")


def test_a_full_disk_is_known_by_its_code(tmp_path: Path) -> None:
    """SQLite's own limit of pages is met as a full disk is."""
    with Store(tmp_path) as store:
        store._database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StoreError) as raised, store._writing() as database:
            database.execute("CREATE TABLE more (value)")
            for _ in range(100):
                database.execute("INSERT INTO more VALUES (zeroblob(100000))")
    assert code_of(raised.value.sentence) is StorageSays.FULL
    assert in_words(raised.value.sentence).endswith("Free some space, then start the film again: it goes on.")


def test_limits_of_helper_mode_are_told() -> None:
    with pytest.raises(UsageError) as raised:
        helper_options(BeHelper(port=80))
    assert in_words(raised.value.sentence) == (
        "Port 80: choose a number from 1024 to 65535, or 0 for the default."
    )


def test_preferences_that_can_not_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{")
    problem = SettingsFile(tmp_path / "settings.json").problem
    assert problem is not None and "kept as settings.json.broken" in in_words(problem)
    assert sentence_of(FastVidError(problem)) == problem
