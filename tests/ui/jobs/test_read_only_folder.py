"""A folder that the user may only read: told in the sheet, and never remembered; with the real engine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX"),
    pytest.mark.skipif(
        ROOT and shutil.which("setpriv") is None, reason="root may write anywhere; setpriv takes that from it"
    ),
]


def test_a_folder_that_may_only_be_read_is_told_and_not_remembered(tmp_path: Path) -> None:
    films, locked, home = (tmp_path / name for name in ("films", "locked", "home"))
    for folder in (films, locked, home):
        folder.mkdir()
    locked.chmod(0o555)
    command = [sys.executable, str(HERE / "read_only_player.py"), str(films), str(locked)]
    if ROOT:
        # Permissions count for it then, as for anybody; another user could not start the engines of this checkout.
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    place = {"FASTVID_HOME": str(home), "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    surroundings = {**os.environ, **place, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, timeout=900, check=False
        )
    finally:
        locked.chmod(0o755)
    lines = done.stdout.splitlines()
    assert lines and lines[-1] == "done", done.stdout + done.stderr
    refused, kept, went, _ = lines
    assert refused.startswith("refused") and f"may not write to {locked}" in refused
    assert kept == "kept '' 0"
    assert went == f"went {films} ''"
