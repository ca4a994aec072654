"""Files that are replaced: whole or not at all, through no link, for their owner only where that is asked."""

import errno
import os
import secrets
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fastvid_gui.whole_files import beside, no_space_left, replace_file

posix = pytest.mark.skipif(os.name != "posix", reason="rights and links of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("lasting", [False, True])
def test_new_content_takes_the_place_of_the_old(tmp_path: Path, lasting: bool) -> None:
    path = tmp_path / "kept.json"
    replace_file(path, b"old", lasting=lasting)
    replace_file(path, b"new\r\n", b"", b"and more\n", lasting=lasting)
    assert path.read_bytes() == b"new\r\n" + b"and more\n"
    assert names(tmp_path) == ["kept.json"]


def test_only_what_must_last_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISREG(os.fstat(handle).st_mode)))
    replace_file(tmp_path / "today.json", b"1", lasting=False)
    assert synced == []
    replace_file(tmp_path / "peers.json", b"1", lasting=True)
    assert len(synced) >= 1
    if sys.platform == "linux":
        assert synced == [True, False], "the content, then the folder with the name"


@posix
def test_rights_are_the_users_own_or_the_owners_only(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        replace_file(tmp_path / "open", b"1", lasting=False)
        replace_file(tmp_path / "key", b"1", lasting=True, private=True)
    finally:
        os.umask(before)
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@posix
def test_a_link_in_the_way_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, path = tmp_path / "thesis.txt", tmp_path / "kept.json"
    paper.write_text("years of work")
    path.symlink_to(paper)
    replace_file(path, b"new", lasting=False)
    assert path.read_bytes() == b"new" and not path.is_symlink()
    # Somebody who guesses the temporary name gains nothing.
    monkeypatch.setattr(secrets, "token_hex", lambda count: "0" * 2 * count)
    beside(path).symlink_to(paper)
    with pytest.raises(FileExistsError):
        replace_file(path, b"newer", lasting=False)
    assert path.read_bytes() == b"new" and paper.read_text() == "years of work"


def test_a_failure_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a-folder"
    path.mkdir()
    (path / "inside").write_bytes(b"1")
    with pytest.raises(OSError):
        replace_file(path, b"new", lasting=True)
    assert names(tmp_path) == ["a-folder"] and names(path) == ["inside"]


def test_a_long_name_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 125)
    replace_file(path, b"new", lasting=False)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a tmpfs needs root on Linux"
)
def test_a_full_disk_is_told_apart_and_loses_nothing(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a tmpfs can't be mounted here")
    try:
        path = tmp_path / "kept"
        replace_file(path, b"old", lasting=True)
        with pytest.raises(OSError) as told:
            replace_file(path, bytes(4 << 20), lasting=True)
        assert no_space_left(told.value)
        assert path.read_bytes() == b"old" and names(tmp_path) == ["kept"]
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_what_says_that_a_disk_is_full() -> None:
    assert no_space_left(OSError(errno.ENOSPC, "full")) and no_space_left(OSError(errno.EDQUOT, "your share"))
    assert not no_space_left(OSError(errno.EIO, "broken")) and not no_space_left(ValueError("full"))
