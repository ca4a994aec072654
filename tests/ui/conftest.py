"""What tests of the window share: no screen, quiet multimedia, the theme that people see."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from qt_there import why_no_media, why_no_qt
from screens import Screen, why_no_screens

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.qpa.*=false")
# No sound device, and no wait for one.
os.environ.setdefault("QT_ACCESSIBILITY", "0")


class NoWindow(pytest.Module):
    """A file of tests where Qt does not load: it can't even be imported."""

    def collect(self) -> Iterator[pytest.Item]:
        def test_needs_qt() -> None:
            pytest.skip(why_no_qt())

        yield pytest.Function.from_parent(self, name="test_needs_qt", callobj=test_needs_qt)

    def _getobj(self) -> object:
        return pytest


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Instead of an error at collection, one skipped test a file, with the reason."""
    if why_no_qt():
        return NoWindow.from_parent(parent, path=module_path)
    return None


@pytest.fixture
def display() -> Iterator[str]:
    """Name of an X server of our own, with a window manager."""
    if reason := why_no_screens():
        pytest.skip(reason)
    screen = Screen(managed=True)
    yield screen.name
    screen.close()


@pytest.fixture
def media() -> None:
    """Qt Multimedia plays films here."""
    if why_no_media():
        pytest.skip(why_no_media())
