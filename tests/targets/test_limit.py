"""How large a file may become: asked of real file systems and of the session, and estimated before painting."""

import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import TargetError
from fastvid_gui.render.space import check_length
from fastvid_gui.targets.limit import FAT_BYTES, file_system, largest_file

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
FULL_HD = RenderSettings(width=1920, height=1080, frame_rate=Fraction(25))
HOUR = 25 * 3600


@pytest.fixture
def fat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system says to be on a FAT32 disk."""
    part = SimpleNamespace(device="/dev/sdx1", mountpoint=str(tmp_path.resolve()), fstype="FAT32", opts="rw")
    monkeypatch.setattr(psutil, "disk_partitions", lambda all=False: [part])
    return tmp_path


def image(tmp_path: Path, *make: str) -> Path:
    """A small disk in a file, mounted; its place. Skips where that can't be."""
    file, place = tmp_path / "disk.img", tmp_path / "disk"
    with file.open("wb") as empty:
        empty.truncate(8 << 20)
    place.mkdir()
    if shutil.which(make[0]) is None:
        pytest.skip(f"{make[0]} is not there")
    try:
        subprocess.run([*make, str(file)], check=True, capture_output=True)
        subprocess.run(["mount", "-o", "loop", str(file), str(place)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("such a disk can't be mounted here")
    return place


@linux
def test_fat_is_known_on_a_real_disk(tmp_path: Path) -> None:
    place = image(tmp_path, "mkfs.vfat")
    try:
        assert file_system(place) == "vfat"
        assert largest_file(place) == FAT_BYTES
        with pytest.raises(TargetError, match="can't hold a file named"):
            from fastvid_gui.targets.place import check_target

            check_target(place / "Film: x.mp4", overwrite=False)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@linux
def test_a_limit_is_asked_of_the_disk_itself(tmp_path: Path) -> None:
    """The old ext3 with small blocks ends at 16 GiB, whatever it is called."""
    features = "^extent,^64bit,^has_journal,^huge_file"
    place = image(tmp_path, "mkfs.ext4", "-q", "-b", "1024", "-O", features)
    try:
        most = largest_file(place)
        assert most is not None and 2**34 <= most < 2**35
        with (place / "x").open("wb") as file:
            file.truncate(most)
            with pytest.raises(OSError, match="File too large"):
                file.truncate(most + 1)
        assert [path.name for path in place.iterdir() if path.is_file()] == ["x"]
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@linux
def test_the_disk_is_the_one_that_holds_the_folder(tmp_path: Path) -> None:
    place = tmp_path / "ram"
    place.mkdir()
    outside = file_system(tmp_path)
    try:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted here")
    try:
        (place / "deep").mkdir()
        (tmp_path / "link").symlink_to(place / "deep")
        assert file_system(place / "deep") == file_system(tmp_path / "link") == "tmpfs"
        assert file_system(tmp_path) == outside
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_the_limit_of_the_session_counts(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (123_456, before[1]))
    try:
        assert largest_file(tmp_path) == 123_456
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_fat_as_windows_and_macos_call_it(fat: Path) -> None:
    assert (file_system(fat), largest_file(fat)) == ("fat32", FAT_BYTES)


def test_a_film_that_can_be_no_file_there_is_refused_before_painting(fat: Path) -> None:
    out = fat / "out.mp4"
    with pytest.raises(
        TargetError, match=r"larger than a file can be .*4\.3 GB at most, fat32.*another disk"
    ):
        check_length(out, FULL_HD, 10 * HOUR, 0, 0)
    warning = str(check_length(out, FULL_HD, HOUR, 0, 0))
    assert "may become larger" in warning and "4.3 GB at most, fat32" in warning
    assert check_length(out, FULL_HD, 60 * 25, 0, 0) is None


def test_what_is_painted_says_more_than_a_guess(fat: Path) -> None:
    out = fat / "out.mp4"
    assert check_length(out, FULL_HD, HOUR, 1000, 1000 * 20_000) is None, "a plain film"
    with pytest.raises(TargetError, match="larger than a file can be"):
        check_length(out, FULL_HD, HOUR, 1000, 1000 * 100_000)
    assert check_length(
        out, RenderSettings(width=1920, height=1080, frame_rate=Fraction(25), strength=0.0), 10 * HOUR, 0, 0
    ), "may be plain"
