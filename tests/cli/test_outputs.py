"""Where commands write: refused before any work where it can't be, and saved elsewhere without painting again."""

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from films import decoded, make_film, make_pack

from fastvid_gui.cli.app import run
from fastvid_gui.cli.elsewhere import command_line
from fastvid_gui.cli.progress import RenderProgress
from fastvid_gui.paths import data_folder
from fastvid_gui.render.events import Event, FrameDone
from fastvid_gui.render.store import Store

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(os.name != "posix", reason="such things are not there on this system")
FRAMES = 30


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", FRAMES, cut=15)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, which can be filled and write-protected."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mount = ["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", str(place)]
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def jobs() -> int:
    with Store(data_folder()) as store:
        return len(store.jobs())


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no colon in a name")
@pytest.mark.parametrize(
    "name", ["Film: painted.mp4", "2026-11-28T10:11:12.mp4", "./Film: x.mp4", "file:x.mp4"]
)
def test_a_colon_in_a_relative_name(
    film: Path, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["render", str(film), "-s", str(pack), "-o", name, "--frames", "0:5"]) == 0
    assert len(decoded(tmp_path / name)) == 5
    assert run(["render", name, "-s", str(pack), "-o", f"2{Path(name).name}"]) == 0, "it can be read, too"
    assert run(["keyframes", name, "-o", "keys: x.csv"]) == 0
    assert run(["styles", "export", str(pack), "-o", "style: x"]) == 0


def commands(film: Path, pack: Path) -> dict[str, list[str]]:
    """Every command that writes where it is told to, up to the name."""
    return {
        "render": ["render", str(film), "-s", str(pack), "-o"],
        "keyframes": ["keyframes", str(film), "-o"],
        "sheet": ["styles", "sheet", str(film), "-o"],
        "export": ["styles", "export", str(pack), "-o"],
        "train": ["train", str(film.with_name("picture.png")), "--video", str(film), "-o"],
    }


@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to nothing"])
@pytest.mark.parametrize("verb", ["render", "keyframes", "sheet", "export", "train"])
def test_only_a_file_or_nothing_may_stand_at_out(
    film: Path, pack: Path, tmp_path: Path, verb: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(
        Path(__file__).parents[2] / "docs" / "pictures" / "window-export.png", film.with_name("picture.png")
    )
    out = tmp_path / ("out.safetensors" if verb in ("export", "train") else "out.mp4")
    if kind == "pipe":
        os.mkfifo(out)
    elif kind == "folder":
        out.mkdir()
    elif kind == "link to nothing":
        out.symlink_to(tmp_path / "nothing")
    elif not ROOT:
        pytest.skip("only root makes devices")
    else:
        os.mknod(out, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    before = out.lstat()
    for more in ([], ["--overwrite"]):
        assert run([*commands(film, pack)[verb], str(out), *more]) == 1
        said = capsys.readouterr().err
        assert re.search(r"is a (pipe|device|folder|link to)", said) and "Traceback" not in said
    assert (out.lstat().st_mode, out.lstat().st_ino) == (before.st_mode, before.st_ino)
    assert [path.name for path in tmp_path.iterdir() if path.name != "fastvid-home"] == [out.name]
    assert not jobs()


@pytest.mark.parametrize("verb", ["render", "keyframes", "sheet", "export", "train"])
def test_a_dash_is_no_name(
    film: Path,
    pack: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([*commands(film, pack)[verb], "-"]) == 1
    assert "standard output" in capsys.readouterr().err
    assert not [path for path in tmp_path.iterdir() if path.name != "fastvid-home"]


def test_nothing_that_is_read_is_replaced(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    style, keys, changes = tmp_path / "style.safetensors", tmp_path / "keys.csv", tmp_path / "changes.csv"
    shutil.copy(pack, style)
    keys.write_text("0\n15\n")
    changes.write_text(f"10,{style}\n")
    line = ["render", str(film), "-s", str(style), "--keyframes", str(keys), "--styles-at", str(changes)]
    for out in (style, keys, changes):
        before = out.read_bytes()
        assert run([*line, "-o", str(out), "--overwrite"]) == 1
        assert "is read to make the result" in capsys.readouterr().err and out.read_bytes() == before
    before = style.read_bytes()
    assert run(["styles", "export", str(style), "-o", str(style), "--overwrite"]) == 1
    assert "source itself" in capsys.readouterr().err and style.read_bytes() == before


def test_addresses_are_told_as_they_were_typed(
    film: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["-s", str(pack), "-o", "out.mp4"]
    assert run(["render", "https://example.org/film.mp4", *line]) == 1
    assert "https://example.org/film.mp4 is an address" in capsys.readouterr().err
    assert run(["probe", film.as_uri()]) == 1
    assert f"Open the file itself: {film}" in capsys.readouterr().err
    assert run(["render", str(film), "-s", str(pack), "-o", "https://example.org/film.mp4"]) == 1
    assert "https://example.org/film.mp4 is an address" in capsys.readouterr().err


def test_a_disk_that_can_only_be_read_is_told_before_painting(
    film: Path, pack: Path, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for verb, line in commands(film, pack).items():
        if verb == "train":  # it would look at its picture first
            continue
        assert run([*line, str(disk / "out.x")]) == 1
        assert "is read-only. Choose another place" in capsys.readouterr().err
    assert not jobs()


@posix
@pytest.mark.skipif(not ROOT or shutil.which("setpriv") is None, reason="only root can be somebody else")
def test_a_folder_without_leave_is_told_before_painting(film: Path, pack: Path, tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="fastvid-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home, locked = folder / "home", folder / "locked"
        for made in (home, locked):
            made.mkdir()
        home.chmod(0o777)
        for file in (film, pack):
            shutil.copy(file, folder / file.name)
        line = [
            "render",
            str(folder / film.name),
            "-s",
            str(folder / pack.name),
            "-o",
            str(locked / "out.mp4"),
        ]
        done = subprocess.run(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-m", "fastvid_gui", *line],
            env=os.environ | {"FASTVID_HOME": str(home), "HOME": str(home)},
            capture_output=True, text=True, timeout=200, check=False,
        )  # fmt: skip
        assert done.returncode == 1 and f"you may not write to {locked}" in done.stderr, done.stderr
        assert not list(home.rglob("*.body")) and not list(locked.iterdir())


# ---- painted, but it can't be put there ----


def fill(place: Path) -> None:
    with (place / "filling").open("wb") as file:
        try:
            while True:
                file.write(bytes(1 << 20))
                file.flush()
        except OSError:
            pass


def protect(place: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)


def take_away(place: Path) -> None:
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()


@pytest.mark.parametrize(
    ("happens", "said"),
    [(fill, "too little space"), (protect, "is read-only"), (take_away, "There is no folder")],
)
def test_what_is_painted_is_saved_elsewhere_by_the_command_that_is_told(
    film: Path, pack: Path, disk: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    happens: Callable[[Path], None], said: str,
) -> None:  # fmt: skip
    """The disk becomes useless while the first frame is painted."""
    (tmp_path / "here now").mkdir()
    monkeypatch.chdir(tmp_path / "here now")
    shutil.copy(film, "my film.mp4")
    tell, pending = RenderProgress.tell, [happens]

    def told(self: RenderProgress, event: Event) -> None:
        if isinstance(event, FrameDone) and pending:
            pending.pop()(disk)
        tell(self, event)

    monkeypatch.setattr(RenderProgress, "tell", told)
    line = [
        "render",
        "my film.mp4",
        "-s",
        str(pack),
        f"--output={disk / 'out.mp4'}",
        "--overwrite",
        "--fresh",
    ]
    monkeypatch.setattr(sys, "argv", [str(Path(sys.executable).parent / "__main__.py"), *line])
    assert run(line) == 1
    errors = capsys.readouterr().err
    assert said in errors and "Traceback" not in errors
    command = shlex.split(errors.strip().splitlines()[-1])
    place = Path(command[command.index("-o") + 1])
    assert command[3:5] == ["render", "my film.mp4"] and place == tmp_path / "here now" / "out.mp4"
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["frames"] == result["resumed_frames"] == FRAMES, "nothing was painted again"
    assert len(decoded(place)) == FRAMES
    if happens is take_away:
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit")
def test_a_film_that_is_too_large_for_a_file_there(pack: Path, tmp_path: Path) -> None:
    """The session's limit stands for that of FAT32: a warning before, the truth after, nothing painted twice."""
    film = make_film(tmp_path / "film.mp4", 60, 320, 192, sound=False)
    out = tmp_path / "out.mp4"
    line = [sys.executable, "-m", "fastvid_gui", "render", str(film), "-s", str(pack), "-o", str(out)]
    limit = 300_000  # a chunk fits
    limited = ["prlimit", f"--fsize={limit}", *line]
    done = subprocess.run(limited, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 1, done.stderr
    assert "may become larger than a file can be" in done.stderr, "a warning before painting"
    assert f"becomes larger than a file can be in {tmp_path} ({limit / 1e6:.1f} MB at most" in done.stderr
    assert not out.exists() and not list(tmp_path.glob(".out*"))
    command = shlex.split(done.stderr.strip().splitlines()[-1])
    assert command[: len(line) - 1] == line[:-1]
    again = subprocess.run([*line, "--json"], capture_output=True, text=True, timeout=200, check=False)
    assert json.loads(again.stdout)["resumed_frames"] == 60 and out.stat().st_size > limit


def test_the_command_to_type() -> None:
    typed = [
        "/opt/x/fastvid-gui",
        "render",
        "a b.mp4",
        "-s",
        "scream",
        "-ofoo.mp4",
        "--overwrite",
        "--size",
        "90",
    ]
    assert (
        command_line(typed, "/t/o.mp4")
        == "/opt/x/fastvid-gui render 'a b.mp4' -s scream --size 90 -o /t/o.mp4"
    )
    typed = ["main.py", "render", "-o", "foo.mp4", "-s", "x", "--", "-o.mp4"]
    assert command_line(typed, "o.mp4") == shlex.join(
        [sys.executable, "main.py", "render", "-s", "x", "-o", "o.mp4", "--", "-o.mp4"]
    )
