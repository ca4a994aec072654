"""The helper as a service: its unit, and asking the one that runs for a pairing code."""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "farm"))
from farm_processes import HelperProcess, environment

from fastvid_gui.cli.app import run
from fastvid_gui.farm.helper.service import MARK, unit
from fastvid_gui.farm.trust.private_files import claim

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="services of systemd, signals of POSIX")
REPOSITORY = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def helper(tmp_path: Path) -> Iterator[HelperProcess]:
    process = HelperProcess(tmp_path / "helper", "spare")
    try:
        yield process.start()
    finally:
        process.end()


def ask(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fastvid_gui", "helper", "--pair", "--interface", "lo", *options],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_running_helper_shows_the_code_that_is_asked_for(helper: HelperProcess, tmp_path: Path):
    """Somebody at the computer asks; somebody else pairs with it, and the service never stopped."""
    asked = ask(helper.home)
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.startswith("Pairing code: ") and asked.stdout.count("\n") == 1
    digits = asked.stdout.removeprefix("Pairing code: ").replace(" ", "").strip()
    assert len(digits) == 6 and digits.isdigit()
    again = ask(helper.home, "--json")
    assert json.loads(again.stdout)["code"].replace(" ", "") == digits, "the code that is shown already"
    paired = subprocess.run(
        [sys.executable, "-m", "fastvid_gui", "pair", helper.address, digits, "--interface", "lo"],
        env=environment(tmp_path / "maker"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert paired.returncode == 0, paired.stderr
    helper.says("Paired with ")
    folder = helper.home / "cache" / "helper"
    assert not [path.name for path in folder.iterdir() if path.name.startswith(("ask-", "told-"))]
    assert folder.stat().st_mode & 0o077 == 0, "only its owner may ask"


def test_helper_that_hangs_is_told(helper: HelperProcess):
    helper.signal(signal.SIGSTOP)
    asked = ask(helper.home)
    assert asked.returncode == 1 and not asked.stdout
    assert f"(process {helper.process.pid}) does not answer" in asked.stderr


def test_helper_of_another_computer_with_the_same_folder_is_told(
    own_home: Path, capsys: pytest.CaptureFixture[str]
):
    """A home on NFS: the lock is held, by a process that is not here."""
    folder = own_home / "cache" / "helper"
    held = claim(folder / ".running")
    assert held is not None
    try:
        (folder / "running.json").write_bytes(
            msgspec.json.encode({"host": "attic", "boot": "other", "pid": 1})
        )
        for options in ((), ("--pair",)):
            assert run(["helper", "--interface", "lo", *options]) == 1
            told = capsys.readouterr().err
            assert "on another computer: attic" in told and "FASTVID_HOME=DIR" in told
    finally:
        held.release()


# ---- the unit


def command_of(text: str) -> list[str]:
    """What systemd would start; nothing here needs more of its quoting than a shell's."""
    line = next(line for line in text.splitlines() if line.startswith("ExecStart="))
    return [
        word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line.removeprefix("ExecStart="))
    ]


def starts(command: list[str], home: Path) -> str:
    """Runs it as a service manager does: none of our environment, somewhere else; returns what it says of a fault."""
    done = subprocess.run(
        [*command, "--threads", "0"],
        cwd="/",
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stderr.strip()


def install(python: list[str], home: Path, **changes: str) -> str:
    done = subprocess.run(
        [
            *python,
            "helper",
            "--install-service",
            "--hours",
            "20-8",
            "--name",
            'the "100 %" $PC',
            "--not-on-battery",
        ],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", **changes},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    file = home / ".config" / "systemd" / "user" / "fastvid-helper.service"
    assert done.stdout.strip() == str(file) and "systemctl --user enable --now" in done.stderr
    return file.read_text()


OPTIONS = ["helper", "--name", 'the "100 %" $PC', "--hours", "20-8", "--not-on-battery"]


def test_unit_of_a_clone(tmp_path: Path):
    text = install([sys.executable, str(REPOSITORY / "main.py")], tmp_path, FASTVID_HOME="/srv/fast vid")
    command = command_of(text)
    assert command[-len(OPTIONS) :] == OPTIONS and command[0] == sys.executable
    assert 'Environment="FASTVID_HOME=/srv/fast vid"' in text
    assert "--threads 0: choose 1 to 256" in starts(command, tmp_path)


def test_unit_of_an_installed_package(tmp_path: Path):
    """As pip, pipx and the system's own packages do it: a Python that finds the package by itself."""
    place = tmp_path / "a place" / "venv"
    venv.create(place, with_pip=False, symlinks=True)
    (packages,) = place.glob("lib/python3*/site-packages")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "installed.pth").write_text("\n".join([str(REPOSITORY), *libraries]))
    python = str(place / "bin" / "python")
    command = command_of(install([python, "-m", "fastvid_gui"], tmp_path))
    assert command == [python, "-m", "fastvid_gui", *OPTIONS]
    assert "--threads 0: choose 1 to 256" in starts(command, tmp_path)


def test_unit_of_somebody_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "systemd" / "user" / "fastvid-helper.service"
    file.parent.mkdir(parents=True)
    file.write_text("[Service]\nExecStart=/bin/true\n")
    assert run(["helper", "--install-service"]) == 1
    assert "not made by this command" in capsys.readouterr().err and "/bin/true" in file.read_text()
    file.write_text(f"{MARK}, long ago\n")
    assert run(["helper", "--install-service", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"unit": str(file)}
    assert "--hours" not in file.read_text()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is absent")
def test_systemd_understands_the_unit(tmp_path: Path):
    file = tmp_path / "fastvid-helper.service"
    file.write_text(unit(["--name", 'the "100 %" $PC', "--hours", "20-8"]))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(file)],
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "fastvid" in line]
    assert not ours, done.stderr
