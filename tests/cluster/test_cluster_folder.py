"""The shared folder: who makes it, what a full or vanished one says, slow names."""

import errno
import threading
import time
from pathlib import Path

import pytest

from fastvid_gui.cluster.folder import FolderFailed, FolderFull, FolderGone, open_cluster
from fastvid_gui.errors import FarmError


def test_a_cluster_is_known_again_wherever_its_folder_is_mounted(tmp_path: Path) -> None:
    first = open_cluster(tmp_path, make=True)
    (tmp_path / "elsewhere").symlink_to(tmp_path)
    assert open_cluster(tmp_path / "elsewhere", make=False).token == first.token
    assert open_cluster(tmp_path, make=True).token == first.token


def test_computers_that_begin_at_once_agree(tmp_path: Path) -> None:
    found: list[str] = []
    start = threading.Barrier(8)

    def begin() -> None:
        start.wait()
        found.append(open_cluster(tmp_path, make=True).token)

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(found)) == 1


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FarmError, match="is not there"):
        open_cluster(tmp_path / "nowhere", make=True)
    with pytest.raises(FarmError, match="fastvid-gui cluster join"):
        open_cluster(tmp_path, make=False)


def test_errors_of_the_system_become_sentences(tmp_path: Path) -> None:
    folder = open_cluster(tmp_path, make=True)
    for number, kind in (
        (errno.ENOSPC, FolderFull),
        (errno.EROFS, FolderFailed),
        (errno.EACCES, FolderFailed),
    ):
        with pytest.raises(kind, match=str(tmp_path)), folder.used():
            raise OSError(number, "it fails")
    (folder.own / "cluster.json").unlink()
    with pytest.raises(FolderGone, match="not mounted any more"), folder.used():
        raise FileNotFoundError(errno.ENOENT, "gone")


def test_a_name_that_shows_late_is_waited_for(tmp_path: Path) -> None:
    """As on a network disk, which shows another computer's new file after a while."""
    folder = open_cluster(tmp_path, make=True)
    late = folder.own / "late"
    timer = threading.Timer(0.5, late.write_bytes, (b"here",))
    timer.start()
    assert folder.read(late, 100) == b"here"
    timer.join()
    begun = time.monotonic()
    with pytest.raises(FileNotFoundError):
        folder.read(folder.own / "never", 100, patience_s=0.3)
    assert time.monotonic() - begun >= 0.3


def test_nothing_is_waited_for_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    folder = open_cluster(tmp_path, make=True)
    (folder.own / "cluster.json").unlink()
    with pytest.raises(FileNotFoundError):
        folder.read(folder.own / "never", 100)  # would take a minute and a half
