"""Fixtures every test may use."""

import os
import secrets
from pathlib import Path

import pytest
from qt_there import why_no_qt
from shared import SHARED_DATA

# Whatever a test starts finds and announces nodes on the loopback only, never in the network of the person who runs
# the tests; hosts in namespaces (farm/netns.py) use what they have. Set here for fixtures of any scope.
os.environ["FASTVID_INTERFACE"] = "127.0.0.1"
os.environ["FASTVID_FARM"] = "t" + secrets.token_hex(3)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Where Qt does not load, pytest-qt would end pytest before any test; the window's tests say the reason instead."""
    if config.pluginmanager.has_plugin("pytest-qt") and why_no_qt():
        config.pluginmanager.unregister(name="pytest-qt")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of third-party clips, weights, flow and paintings; skips where it is absent."""
    if SHARED_DATA is None:
        pytest.skip("third-party test data is absent (set FASTVID_SHARED_DATA)")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has its own configuration, data and cache folder, and its own farm on the network."""
    home = tmp_path / "fastvid-home"
    monkeypatch.setenv("FASTVID_HOME", str(home))
    monkeypatch.setenv("FASTVID_FARM", "t" + secrets.token_hex(3))
    return home
