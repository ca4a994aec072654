"""The tests themselves on machines that lack much: they are collected whole, and what can't run is skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import qt_there

REPOSITORY = Path(__file__).resolve().parent.parent


def run_pytest(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def test_without_iproute2_everything_of_the_farm_is_collected(tmp_path: Path) -> None:
    """Root without `ip`, and everybody else: asking for a bad cable must not make hosts that can't be made."""
    done = run_pytest(
        "--collect-only", "-p", "no:pytest-qt", "tests/farm", "tests/ui/farm", PATH=str(tmp_path)
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "test_lossy_link.py::test_bad_cable" in done.stdout
    ran = run_pytest("-p", "no:pytest-qt", "tests/farm/test_lossy_link.py", PATH=str(tmp_path))
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert "iproute2" in ran.stdout and "passed" not in ran.stdout


def test_where_qt_does_not_load_the_windows_tests_say_so_and_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')\n",
        encoding="utf-8",
    )
    python_path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    # A folder with fixtures of its own, and files named by themselves.
    done = run_pytest("tests/ui/preview", "tests/ui/widgets/test_theme.py", PYTHONPATH=python_path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "libEGL.so.1" in done.stdout
    assert "skipped" in done.stdout and "passed" not in done.stdout and "error" not in done.stdout.lower()


def test_where_qt_multimedia_lacks_a_library_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    if qt_there.why_no_qt():
        pytest.skip(qt_there.why_no_qt())
    monkeypatch.setattr(qt_there, "missing_libraries", lambda parts: ("libXrandr.so.2",))
    qt_there.why_no_media.cache_clear()
    try:
        assert "libXrandr.so.2" in qt_there.why_no_media()
        assert "apt-get install libxrandr2" in qt_there.why_no_media()
    finally:
        qt_there.why_no_media.cache_clear()
