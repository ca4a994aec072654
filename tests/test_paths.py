"""Where files live."""

import logging
import os
from pathlib import Path

import pytest

from fastvid_gui import paths
from fastvid_gui.errors import PlaceError


def test_home_variable_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "node one"))
    folders = [paths.config_folder(), paths.data_folder(), paths.cache_folder(), paths.user_styles_folder()]
    assert all(folder.is_dir() and folder.is_relative_to(tmp_path / "node one") for folder in folders)
    assert len(set(folders)) == 4


def test_without_it_the_platform_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FASTVID_HOME")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    assert paths.data_folder().name == "fastvid-gui"
    assert paths.data_folder().is_dir()


def test_unusable_home_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "file"))
    with pytest.raises(PlaceError, match="FASTVID_HOME"):
        paths.data_folder()


def test_resources_are_beside_the_package_in_a_checkout() -> None:
    assert paths.resources_folder().name == "resources"


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_the_folders_are_for_their_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "home"))
    before = os.umask(0)
    try:
        made = [
            paths.user_styles_folder().parent,
            paths.config_folder(),
            paths.cache_folder(),
        ]
    finally:
        os.umask(before)
    assert {folder.name for folder in made} == {"data", "config", "cache"}
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700] * 3


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_folder_that_others_may_read_is_closed_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path))
    paths.data_folder().chmod(0o777)
    with caplog.at_level(logging.WARNING):
        paths.data_folder()
        paths.data_folder()
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert [record.getMessage() for record in caplog.records] == [
        f"{tmp_path / 'data'} was open to other users; it is closed to them now."
    ]


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_a_folder_elsewhere_that_is_linked_to_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "home"))
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").symlink_to(shared)
    paths.cache_folder()
    assert shared.stat().st_mode & 0o7777 == 0o1777
