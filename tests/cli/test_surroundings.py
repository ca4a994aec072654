"""Every command where something it takes for granted is missing: a home, a disk to write to, a place to print to."""

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from fastvid_gui.farm.helper.asked import RUNNING_FILE

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="namespaces and /dev/full are things of Linux"
)

REPOSITORY = Path(__file__).resolve().parent.parent.parent
LOOPBACK = ("--interface", "lo")
ASKING = [
    ("info",),
    ("info", "--json"),
    ("styles",),
    ("styles", "--json"),
    ("jobs",),
    ("nodes", *LOOPBACK),
    ("nodes", *LOOPBACK, "--json"),
    ("doctor", *LOOPBACK),
    ("--help",),
    ("render", "--help"),
    ("--version",),
]
"""Commands whose result is what they print."""
WRITING = [
    ("jobs", "delete", "x"),
    ("nodes", "forget", "x"),
    ("helper", *LOOPBACK),
    ("pair", "127.0.0.1:1", "123456", *LOOPBACK),
    ("render", "no film.mp4", "-s", "tahiti", "-o", "out.mp4"),
    ("keyframes", "no film.mp4"),
    ("probe", "no film.mp4"),
    ("styles", "add", "no style"),
    ("evaluate", "no film.mp4", "no film.mp4"),
    ("demo", "-o", "out.mp4"),
    ("bench", "--frames", "10"),
]
"""Commands that need a place of their own, or fail at once for want of a film."""


LISTENING = ("nodes", "doctor", "helper", "pair", "bench")
"""Commands that listen to the network for seconds, or measure: of these only the slow run tries all."""


def quick_ones(*commands: tuple[str, ...]) -> list[object]:
    """These commands as parameters; those that take long are marked as slow."""
    return [
        pytest.param(one, id=" ".join(one), marks=[pytest.mark.slow] if one[0] in LISTENING else [])
        for one in commands
    ]


def run_in(
    folder: Path, begin: list[str], arguments: tuple[str, ...], **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*begin, sys.executable, "-m", "fastvid_gui", *arguments],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def environment(**more: str) -> dict[str, str]:
    """Of a process that has nothing but what is given."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "FASTVID_FARM": "tsurr", **more}


def is_a_sentence(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1, (done.returncode, done.stderr, done.stdout)
    assert "Traceback" not in done.stderr + done.stdout and "unexpected" not in done.stderr, done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("fastvid-gui: ") and last.endswith(".") and len(last) > 30, done.stderr


@cache
def why_no_namespaces(*options: str) -> str:
    """Why a user of one's own, or a disk of one's own, can't be had here; empty where it can."""
    if shutil.which("unshare") is None:
        return "the command unshare (util-linux) is absent"
    done = subprocess.run(
        ["unshare", *options, "true"], capture_output=True, text=True, timeout=20, check=False
    )
    return "" if done.returncode == 0 else f"namespaces can't be made here: {done.stderr.strip()}"


NOBODY = ("--user", "--map-user=12345", "--map-group=12345")
OWN_MOUNTS = ("--user", "--map-root-user", "--mount")


@pytest.mark.parametrize("arguments", quick_ones(*ASKING[:8], *WRITING))
def test_no_home_and_no_entry_among_the_users(tmp_path: Path, arguments: tuple[str, ...]):
    if reason := why_no_namespaces(*NOBODY):
        pytest.skip(reason)
    is_a_sentence(run_in(tmp_path, ["unshare", *NOBODY], arguments))
    assert not list(tmp_path.iterdir()), "nothing is left lying about, no folder called “~” either"


@pytest.mark.parametrize("arguments", quick_ones(*ASKING))
def test_a_full_disk_takes_the_result(tmp_path: Path, arguments: tuple[str, ...]):
    begin = ["sh", "-c", 'exec "$@" > /dev/full', "sh"]
    done = run_in(tmp_path, begin, arguments, FASTVID_HOME=str(tmp_path / "home"))
    is_a_sentence(done)
    assert "No space left" in done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("arguments", quick_ones(*ASKING))
def test_closed_streams(tmp_path: Path, arguments: tuple[str, ...]):
    home = str(tmp_path / "home")
    done = run_in(tmp_path, ["sh", "-c", 'exec "$@" >&-', "sh"], arguments, FASTVID_HOME=home)
    is_a_sentence(done)
    assert "closed" in done.stderr.strip().splitlines()[-1]
    for closed in ("2>&-", "<&-", "<&- 2>&-", "2>/dev/full"):
        begin = ["sh", "-c", f'exec "$@" {closed}', "sh"]
        done = run_in(tmp_path, begin, arguments, FASTVID_HOME=home)
        assert done.returncode == 0 and done.stdout and "Traceback" not in done.stderr, (closed, done)


def test_helper_with_everything_closed_goes_on(tmp_path: Path):
    """As some programs start daemons; what its files hold is theirs, not what would have been printed."""
    home = tmp_path / "home"
    begin = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-m", "fastvid_gui"]
    process = subprocess.Popen(
        [*begin, "helper", "--pair", "--threads", "1", *LOOPBACK],
        cwd=tmp_path,
        env=environment(FASTVID_HOME=str(home)),
    )
    until = time.monotonic() + 240
    while not list(home.rglob(RUNNING_FILE)):
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    assert process.wait(240) == 0
    for file in home.rglob("*"):
        assert not file.is_file() or b"Pairing code" not in file.read_bytes(), file


@pytest.mark.parametrize("arguments", quick_ones(*WRITING))
@pytest.mark.parametrize("used", [False, True], ids=["fresh", "used"])
def test_read_only_configuration(tmp_path: Path, arguments: tuple[str, ...], used: bool):
    if reason := why_no_namespaces(*OWN_MOUNTS):
        pytest.skip(reason)
    home = tmp_path / "home"
    home.mkdir()
    if used:
        done = run_in(tmp_path, [], ("nodes", *LOOPBACK), FASTVID_HOME=str(home))
        assert done.returncode == 0, done.stderr
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    begin = ["unshare", *OWN_MOUNTS, "sh", "-c", script, str(home)]
    is_a_sentence(run_in(tmp_path, begin, arguments, FASTVID_HOME=str(home)))


@pytest.mark.parametrize("arguments", [("info",), ("styles",), ("nodes", *LOOPBACK), ("doctor", *LOOPBACK)])
def test_what_only_reads_works_on_a_read_only_disk(tmp_path: Path, arguments: tuple[str, ...]):
    if reason := why_no_namespaces(*OWN_MOUNTS):
        pytest.skip(reason)
    home = tmp_path / "home"
    (home / "config").mkdir(parents=True)
    peers = home / "config" / "peers.json"
    peers.write_text('{"format": 1, "peers": []}')
    peers.chmod(0o644)  # it is closed to others where that can be done
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    begin = ["unshare", *OWN_MOUNTS, "sh", "-c", script, str(home)]
    done = run_in(tmp_path, begin, arguments, FASTVID_HOME=str(home))
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
