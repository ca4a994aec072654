"""Preferences survive a restart, a broken file and a disk that refuses."""

from pathlib import Path

import msgspec
import pytest

from fastvid_gui.settings import MAX_RECENT, Preferences, SettingsFile, settings


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.change(theme="dark", favorites=("great-wave",), shortcuts={"open": "Ctrl+P"})
    again = SettingsFile(tmp_path / "settings.json").values
    assert (again.theme, again.favorites, again.shortcuts) == ("dark", ("great-wave",), {"open": "Ctrl+P"})


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"theme": "pink"}', b'{"crf": 99}', b"\xff\xfe", b"[" * 5000, b"1" * (2 << 20)],
)
def test_a_broken_file_is_kept_aside_and_the_defaults_hold(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    file = SettingsFile(path)
    assert file.values == Preferences()
    assert "kept as settings.json.broken" in str(file.problem)
    assert (tmp_path / "settings.json.broken").read_bytes() == content


def test_names_of_a_newer_version_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "light", "hologram": true}')
    assert SettingsFile(path).values.theme == "light"


def test_a_value_out_of_bounds_changes_nothing(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    with pytest.raises(msgspec.ValidationError):
        file.change(crf=52)
    assert file.values == Preferences()


def test_what_another_window_set_is_kept(tmp_path: Path) -> None:
    one, other = SettingsFile(tmp_path / "settings.json"), SettingsFile(tmp_path / "settings.json")
    one.change(theme="dark")
    other.change(crf=23)
    assert (SettingsFile(tmp_path / "settings.json").values.theme, other.values.crf) == ("dark", 23)


def test_a_folder_that_is_gone_is_no_reason_to_stop(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "gone" / "settings.json")
    file.change(theme="dark")
    assert file.values.theme == "dark"
    assert "could not be saved" in str(file.problem)


def test_listeners_are_told_until_they_end_it(tmp_path: Path) -> None:
    file, heard = SettingsFile(tmp_path / "settings.json"), []
    end = file.listen(lambda values: heard.append(values.crf))
    file.change(crf=1)
    file.change(crf=1)
    end()
    file.change(crf=2)
    assert heard == [1]


def test_recent_films_are_few_and_the_newest_comes_first(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    for number in range(40):
        file.add_recent(Path(f"/films/{number}.mp4"))
    file.add_recent(Path("/films/15.mp4"))
    recent = file.values.recent
    assert len(recent) == MAX_RECENT
    assert [Path(path).stem for path in recent[:3]] == ["15", "39", "38"]


def test_one_object_for_one_home(own_home: Path) -> None:
    assert settings() is settings()
    assert own_home in settings().path.parents
