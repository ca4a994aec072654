"""The command line in odd places: strange names, closed streams, other locales, existing files, early Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from films import decoded, make_film, make_pack

from fastvid_gui.cli.app import run


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", 30, cut=15)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


def command(*arguments: str | bytes, **changes: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "fastvid_gui", *arguments],
        capture_output=True,
        env=os.environ | changes,
        timeout=240,
        check=False,
    )


@pytest.mark.parametrize("verb", [("keyframes",), ("styles", "sheet")])
def test_no_command_writes_over_its_source_or_another_file(
    film: Path, tmp_path: Path, verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    copy, other = tmp_path / "film.mp4", tmp_path / "other"
    copy.write_bytes(film.read_bytes())
    other.write_text("mine")
    assert run([*verb, str(copy), "-o", str(copy), "--overwrite"]) == 1
    assert copy.read_bytes() == film.read_bytes()
    assert run([*verb, str(copy), "-o", str(other)]) == 1
    assert other.read_text() == "mine" and "--overwrite" in capsys.readouterr().err


def test_keyframe_file_is_replaced_on_request(film: Path, tmp_path: Path):
    out = tmp_path / "k.csv"
    out.write_text("old")
    assert run(["keyframes", str(film), "-o", str(out), "--overwrite"]) == 0
    assert out.read_text() == "0,start\n15,cut\n"


def test_keyframes_of_the_whole_film_serve_a_part_of_it(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out, keys = tmp_path / "part.mp4", tmp_path / "k.csv"
    assert run(["keyframes", str(film), "-o", str(keys)]) == 0
    capsys.readouterr()
    arguments = ["render", str(film), "-s", str(pack), "-o", str(out), "--keyframes", str(keys), "--json"]
    assert run([*arguments, "--frames", "10:20"]) == 0
    assert json.loads(capsys.readouterr().out)["keyframes"] == [10, 15]
    keys.write_text("30\n")
    assert run([*arguments, "--frames", "10:20", "--overwrite"]) == 1
    assert "frame 30" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_pipes_and_devices_are_no_files_to_read(
    film: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
):
    path = "/dev/zero" if kind == "device" else str(tmp_path / "pipe")
    if kind == "pipe":
        os.mkfifo(path)
    render = ["render", str(film), "-o", str(tmp_path / "o.mp4")]
    train = ["--photos", str(tmp_path), "-o", str(tmp_path / "s.safetensors")]
    for arguments in (
        [*render, "-s", "scream", "--keyframes", path],
        [*render, "--styles-at", path],
        ["styles", "add", path],
        ["train", path, *train],
        ["train-network", path, "--paintings", str(tmp_path), *train],
    ):
        assert run(arguments) == 1
        assert f"it is a {kind}, not an ordinary file" in capsys.readouterr().err, arguments


def test_too_large_keyframe_file_is_refused(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with (tmp_path / "k.csv").open("wb") as file:
        file.truncate((64 << 20) + 1)
    arguments = ["render", str(film), "-s", "scream", "-o", str(tmp_path / "o.mp4")]
    assert run([*arguments, "--keyframes", str(tmp_path / "k.csv")]) == 1
    assert "too large" in capsys.readouterr().err


def test_nothing_that_others_named_reaches_the_terminal_raw(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    upsetting = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
    (tmp_path / "at.csv").write_text(f"0,scream\n5,{upsetting}\n10,{upsetting}:x\n", encoding="utf-8")
    render = ["render", str(film), "-o", str(tmp_path / "o.mp4"), "--json"]
    named = tmp_path / f"{upsetting[4:8]}\x1b[1m.safetensors"
    named.write_bytes(b"no pack")
    for arguments in (
        [*render, "--styles-at", str(tmp_path / "at.csv")],
        [*render, "-s", upsetting],
        [*render, "-s", f"{upsetting}.onnx:y,scream:0.5"],
        [*render, "-s", str(named)],
    ):
        assert run(arguments) in (1, 2)
        said = capsys.readouterr()
        shown = [letter for letter in said.out + said.err if not letter.isprintable() and letter != "\n"]
        assert not shown, arguments
        assert "\\" in json.loads(said.out)["error"] or "\x1b" in json.loads(said.out)["error"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are always text here")
def test_names_that_are_no_text(film: Path, pack: Path, tmp_path: Path):
    source = os.fsencode(tmp_path) + b"/caf\xe9.mp4"
    out = os.fsencode(tmp_path) + b"/out\xe9.mp4"
    Path(os.fsdecode(source)).write_bytes(film.read_bytes())
    done = command("render", source, "-s", str(pack), "-o", out, "--json", "--frames", "0:4")
    assert done.returncode == 0 and b"Traceback" not in done.stderr, done.stderr
    assert os.fsencode(json.loads(done.stdout)["output"]) == out
    assert len(decoded(Path(os.fsdecode(out)))) == 4
    listed = command("jobs")
    assert listed.returncode == 0 and b"caf\\udce9.mp4" in listed.stdout


def test_letters_the_locale_does_not_know(film: Path, pack: Path, tmp_path: Path):
    out = tmp_path / "fish \N{FISH} \N{LATIN SMALL LETTER E WITH ACUTE}.mp4"
    plain = {"PYTHONIOENCODING": "ascii"}
    arguments = ("render", str(film), "-s", str(pack), "-o", str(out), "--frames", "0:4")
    assert json.loads(command(*arguments, "--json", **plain).stdout)["output"] == str(out)
    for again in (command(*arguments, "--overwrite", **plain), command("jobs", **plain)):
        assert again.returncode == 0 and b"\\U0001f41f" in again.stdout, again.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams(film: Path, pack: Path, tmp_path: Path, closed: str):
    out = tmp_path / "o.mp4"
    arguments = ["render", str(film), "-s", str(pack), "-o", str(out), "--frames", "0:4"]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "fastvid_gui", *arguments],
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0 and b"Traceback" not in done.stderr, done.stderr
    assert len(decoded(out)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("delay", [0.2, 0.45, 0.7])
def test_stopped_while_starting(number: signal.Signals, delay: float):
    # A job in the background of a shell ignores Ctrl-C, and would hand that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "fastvid_gui", "bench", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    time.sleep(delay)
    process.send_signal(number)
    out, err = process.communicate(timeout=240)
    if process.returncode == -number:
        pytest.skip("the signal came before Python had begun to run the program")
    assert process.returncode == 130 and json.loads(out)["exit_code"] == 130
    assert b"Interrupted" in err and b"Traceback" not in err


def test_another_ending_is_noted(film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "o.mkv"
    assert run(["render", str(film), "-s", str(pack), "-o", str(out), "--frames", "0:1"]) == 0
    said = capsys.readouterr().err
    assert "o.mkv is an MP4 whatever its name says" in said and "1 frame of 96x64" in said


def test_a_file_may_have_the_name_of_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    Path("jobs").write_text("not a film")
    assert run(["jobs"]) == 0
    assert "There are no jobs." in capsys.readouterr().out


def test_an_import_that_ctrl_c_broke_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_home: Path
):
    """C extensions turn a KeyboardInterrupt that comes while they are loaded into an ImportError without a trace."""

    def broken(path: Path) -> None:
        raise ImportError("numpy._core.multiarray failed to import")

    monkeypatch.setattr("fastvid_gui.media.probe.probe", broken)
    assert run(["probe", "film.mp4", "--json"], lambda: True) == 130
    assert json.loads(capsys.readouterr().out)["exit_code"] == 130
    assert run(["probe", "film.mp4", "--json"], lambda: False) == 1
