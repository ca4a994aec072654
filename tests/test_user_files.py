"""Files that somebody named are ordinary ones of bounded size, whatever lies there."""

import os
import socket
import sys
from pathlib import Path

import pytest

from fastvid_gui.user_files import TooLargeError, open_user_file, read_user_file


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 300_000])
def test_whole_file_is_read(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "file").write_bytes(data)
    assert read_user_file(tmp_path / "file", 300_000) == data


def test_one_byte_too_many_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(101))
    assert len(read_user_file(tmp_path / "file", 101)) == 101
    with pytest.raises(TooLargeError):
        read_user_file(tmp_path / "file", 100)


@pytest.mark.skipif(not Path("/proc/cpuinfo").exists(), reason="no files that the system makes up")
def test_file_that_tells_no_size_is_read_and_bounded() -> None:
    assert Path("/proc/cpuinfo").stat().st_size == 0
    assert b"processor" in read_user_file(Path("/proc/cpuinfo"), 1 << 20)
    with pytest.raises(TooLargeError):
        read_user_file(Path("/proc/cpuinfo"), 100)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files")
def test_pipes_devices_and_sockets_are_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")  # nobody writes into it: opening it would wait for ever
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # a socket's path must be short
        server.bind("socket")
        for name, kind in (("pipe", "pipe"), ("link", "pipe"), ("socket", "socket"), ("/dev/zero", "device")):
            with pytest.raises(OSError, match=f"it is a {kind}, not an ordinary file"):
                read_user_file(tmp_path / name, 100)


def test_folders_and_missing_files_have_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        open_user_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        open_user_file(tmp_path / "none")
