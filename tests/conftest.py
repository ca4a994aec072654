"""Fixtures every test may use."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def find_shared_data() -> Path | None:
    """The folder of third-party test data: FASTVID_SHARED_DATA, or `shared/data` beside the repository."""
    named = os.environ.get("FASTVID_SHARED_DATA")
    for folder in (Path(named) if named else None, REPOSITORY.parent / "shared" / "data"):
        if folder is not None and (folder / "SOURCES.md").is_file():
            return folder
    return None


SHARED_DATA = find_shared_data()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of third-party clips, weights, flow and paintings; skips where it is absent."""
    if SHARED_DATA is None:
        pytest.skip("third-party test data is absent (set FASTVID_SHARED_DATA)")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has its own configuration, data and cache folder."""
    home = tmp_path / "fastvid-home"
    monkeypatch.setenv("FASTVID_HOME", str(home))
    return home
