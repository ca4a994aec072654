"""Where files live."""

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
