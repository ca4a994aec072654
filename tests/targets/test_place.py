"""What may stand where a file is to be written, with real devices, pipes, links, folders and disks."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import DiskFullError, TargetError, TargetFullError
from fastvid_gui.render.space import check_space
from fastvid_gui.targets.place import check_target, local_file, shown
from fastvid_gui.targets.writing import put_in_place, write_whole
from fastvid_gui.whole_files import partial_path

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(os.name != "posix", reason="such things are not there on this system")
NOBODY = 65534


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make_odd(kind: str, path: Path) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        if not ROOT:
            pytest.skip("only root makes devices")
        try:
            os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        except OSError as error:
            pytest.skip(f"no devices here ({error.strerror})")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(os.path.relpath(path))  # such names must be short
    elif kind == "link to nothing":
        path.symlink_to(path.with_name("nothing"))
    elif kind == "link to itself":
        path.symlink_to(path)
    elif kind == "link to a folder":
        path.symlink_to(path.parent)
    else:
        assert kind == "link to a device"
        path.symlink_to("/dev/null")


ODD = (
    "folder", "pipe", "device", "socket", "link to nothing", "link to itself", "link to a folder", "link to a device",
)  # fmt: skip


@posix
@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("kind", ODD)
def test_only_a_file_or_nothing_may_stand_there(tmp_path: Path, kind: str, overwrite: bool) -> None:
    out = tmp_path / "out.mp4"
    make_odd(kind, out)
    before = out.lstat()
    null = Path("/dev/null").stat()
    with pytest.raises(TargetError, match=r"is a (folder|pipe|device|socket|link to)"):
        check_target(out, overwrite=overwrite)
    with pytest.raises(TargetError):
        write_whole(out, b"new", overwrite=overwrite)
    after = out.lstat()
    assert (after.st_mode, after.st_ino, after.st_rdev) == (before.st_mode, before.st_ino, before.st_rdev)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode) and Path("/dev/null").stat().st_rdev == null.st_rdev
    assert left(tmp_path) == ["out.mp4"]


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "link to nothing"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_what_appears_meanwhile_is_never_replaced(tmp_path: Path, kind: str, overwrite: bool) -> None:
    """The place is looked at again right before the file is given its name."""
    file = check_target(tmp_path / "out.mp4", overwrite=overwrite)
    partial = partial_path(file)
    partial.write_bytes(b"film")
    make_odd(kind, file)
    before = file.lstat()
    with pytest.raises(TargetError, match="not an ordinary file"):
        put_in_place(partial, file, overwrite=overwrite)
    assert (file.lstat().st_mode, file.lstat().st_ino) == (before.st_mode, before.st_ino)


def test_a_file_that_appears_meanwhile_needs_leave(tmp_path: Path) -> None:
    partial, file = tmp_path / ".out.partial", tmp_path / "out.mp4"
    partial.write_bytes(b"new")
    file.write_bytes(b"mine")
    with pytest.raises(TargetError, match="exists already"):
        put_in_place(partial, file, overwrite=False)
    assert file.read_bytes() == b"mine"
    put_in_place(partial, file, overwrite=True)
    assert file.read_bytes() == b"new"


@posix
def test_of_a_link_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    real, link = tmp_path / "disk" / "real.mp4", tmp_path / "link.mp4"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with pytest.raises(TargetError, match="exists already"):
        write_whole(link, b"new", overwrite=False)
    assert check_target(link, overwrite=True) == real
    write_whole(link, b"new", overwrite=True)
    assert link.is_symlink() and real.read_bytes() == b"new"
    assert (left(tmp_path), left(real.parent)) == (["disk", "link.mp4"], ["real.mp4"])


@posix
def test_the_pipe_behind_standard_output_is_called_a_pipe() -> None:
    """`/dev/stdout` of a command whose output is piped: the pipe has no name, and the link is not to be removed."""
    reading, writing = os.pipe()
    try:
        with pytest.raises(TargetError, match=r"is a pipe, which is never written or replaced"):
            check_target(Path(f"/dev/fd/{writing}"), overwrite=True)
    finally:
        os.close(reading)
        os.close(writing)


@posix
def test_the_source_is_known_by_every_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(b"film")
    (tmp_path / "there").symlink_to(tmp_path)
    (tmp_path / "link.mp4").symlink_to(source)
    os.link(source, tmp_path / "hard.mp4")
    monkeypatch.chdir(tmp_path)
    for name in ("film.mp4", "./film.mp4", "there/film.mp4", "there/there/film.mp4", "link.mp4", "hard.mp4"):
        with pytest.raises(TargetError, match="source itself"):
            check_target(Path(name), source, overwrite=True)
        with pytest.raises(TargetError, match="is read to make the result"):
            check_target(source, Path("no file"), Path(name), overwrite=True)
    assert source.read_bytes() == b"film"


@posix
def test_what_lies_under_the_temporary_name_is_not_written_into(tmp_path: Path) -> None:
    from fastvid_gui.media.film_place import WholeWrites

    precious, partial = tmp_path / "precious", partial_path(tmp_path / "out.mp4")
    precious.write_bytes(b"mine")
    partial.symlink_to(precious)
    with WholeWrites(partial) as file:
        file.write(b"new")
    assert precious.read_bytes() == b"mine" and partial.read_bytes() == b"new"


@posix
@pytest.mark.parametrize("name", ["Film: x.mp4", "a" * 255, "fish \N{FISH}", "line\nbreak.mp4", "-o.mp4"])
def test_any_name_that_the_disk_takes(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path(name), b"one", overwrite=False)
    write_whole(Path(name), b"two", overwrite=True)
    assert (tmp_path / name).read_bytes() == b"two" and left(tmp_path) == [name]


@posix
@pytest.mark.parametrize("name", ["a" * 256, "zero\0.mp4"])
def test_a_name_that_no_disk_takes_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(TargetError, match="can't hold a file named"):
        check_target(tmp_path / name, overwrite=False)


def test_places_without_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TargetError, match="There is no folder"):
        check_target(tmp_path / "absent" / "out.mp4", overwrite=False)
    with pytest.raises(TargetError, match="is a file, not a folder"):
        check_target(tmp_path / "file" / "out.mp4", overwrite=False)
    for folder in (tmp_path, tmp_path / "..", Path(), Path("/")):
        with pytest.raises(TargetError, match="is a folder"):
            check_target(folder, overwrite=True)


def test_the_standard_output_is_no_file() -> None:
    with pytest.raises(TargetError, match="standard output"):
        check_target(Path("-"), overwrite=False)


def test_addresses_keep_their_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(Path("https://example.org/a/b.mp4")) == "https://example.org/a/b.mp4"
    assert shown(Path("rtsp://camera:554/x")) == "rtsp://camera:554/x"
    local = Path("/films/a b.mp4").as_uri() if os.name == "posix" else ""
    assert not local or (shown(Path(local)) == local and local_file(Path(local)) == "/films/a b.mp4")
    for plain in ("a.mp4", "/tmp/x:/y", "Film: x.mp4", "a:b"):
        assert shown(Path(plain)) == plain and not local_file(Path(plain))
    with pytest.raises(TargetError, match=r"https://example\.org/b\.mp4 is an address"):
        check_target(Path("https://example.org/b.mp4"), overwrite=False)


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no colon in a name")
def test_a_folder_that_looks_like_an_address_is_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Film:").mkdir()
    assert check_target(Path("Film:/x.mp4"), overwrite=False) == tmp_path / "Film:" / "x.mp4"


# ---- disks and permissions ----


def mounted(place: Path, *options: str) -> Iterator[Path]:
    place.mkdir()
    try:
        subprocess.run(["mount", *options, str(place)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A disk that can only be read."""
    yield from mounted(tmp_path / "cd", "-t", "tmpfs", "-o", "ro", "tmpfs")


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk on which nothing is free."""
    for place in mounted(tmp_path / "full", "-t", "tmpfs", "-o", "size=16k", "tmpfs"):
        (place / "filling").write_bytes(bytes(16384))
        yield place


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users come to; those of pytest are for one user only."""
    with tempfile.TemporaryDirectory(prefix="fastvid-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_disk_that_can_only_be_read(read_only: Path) -> None:
    with pytest.raises(TargetError, match=r"is read-only\. Choose another place"):
        check_target(read_only / "out.mp4", overwrite=False)


def test_a_disk_that_is_full(full: Path) -> None:
    with pytest.raises(TargetFullError, match="too little space") as told:
        check_target(full / "out.mp4", overwrite=False)
    assert isinstance(told.value, DiskFullError) and left(full) == ["filling"]


def test_a_small_disk_is_not_mended_by_moving_the_home(full: Path, tmp_path: Path) -> None:
    settings = RenderSettings(width=320, height=180, frame_rate=Fraction(25))
    with pytest.raises(TargetFullError, match=r"choose another disk for the film\.$") as told:
        check_space(tmp_path, full / "out.mp4", settings, 75, 0)
    assert "FASTVID_HOME" not in str(told.value)


@posix
@pytest.mark.skipif(ROOT and shutil.which("setpriv") is None, reason="root needs setpriv to be somebody else")
def test_a_folder_or_file_of_somebody_else(open_folder: Path) -> None:
    """As an ordinary user: a folder one may only read, one that can't be looked into, a file in a sticky folder."""
    locked, hidden, sticky = (open_folder / name for name in ("locked", "hidden", "sticky"))
    for folder in (locked, hidden, sticky):
        folder.mkdir()
    theirs = sticky / "theirs.mp4"
    theirs.write_bytes(b"theirs")
    locked.chmod(0o555)
    hidden.chmod(0o600 if not ROOT else 0o700)
    sticky.chmod(0o1777)
    outs = [locked / "a.mp4", hidden / "a.mp4"] + ([theirs] if ROOT else [])
    script = (
        "import sys; from pathlib import Path; from fastvid_gui.errors import TargetError\n"
        "from fastvid_gui.targets.place import check_target\n"
        "for out in sys.argv[1:]:\n"
        "    try: check_target(Path(out), overwrite=True); print('taken')\n"
        "    except TargetError as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, *map(str, outs)]
    if ROOT:
        command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    lines = done.stdout.splitlines()
    assert len(lines) == len(outs), done.stderr
    assert f"you may not write to {locked}" in lines[0]
    assert "you may not write to" in lines[1]
    assert not ROOT or "belongs to somebody else" in lines[2]
    locked.chmod(0o755)
    hidden.chmod(0o755)


def test_a_protected_file_is_not_promised_to_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"mine")
    try:
        subprocess.run(["chattr", "+i", str(out)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file can be protected here")
    try:
        with pytest.raises(TargetError, match="is protected and can't be replaced"):
            check_target(out, overwrite=True)
    finally:
        subprocess.run(["chattr", "-i", str(out)], check=True)
    out.chmod(0o444)
    write_whole(out, b"new", overwrite=True)
    assert out.read_bytes() == b"new", "a file that only its mode protects can be replaced"
