"""The code of `pair`: asked for, not for other accounts to read in the process list, and in no log."""

import os
import pty
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from fastvid_gui.cli.app import run
from fastvid_gui.farm.discovery import discovery, meeting
from fastvid_gui.farm.discovery.meeting import pair_at
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_server import PairingSession, open_pairing, pairing_port_of
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.process_list import _secret

LOOPBACK = ("--interface", "127.0.0.1")
PATIENCE_S = 120.0
posix = pytest.mark.skipif(sys.platform == "win32", reason="a thing of terminals and /proc")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux the process list is wiped")


@contextmanager
def helper_with_code(folder: Path, work_port: int = 47891) -> Iterator[PairingSession]:
    folder.mkdir()
    identity = load_identity(folder)
    session = open_pairing(identity, PeerBook(folder), "attic", work_port, lambda _: None, host="127.0.0.1")
    try:
        yield session
    finally:
        session.close()


def address_of(session: PairingSession) -> str:
    """Of a work port whose pairing port follows from it."""
    return f"127.0.0.1:{session.port - 100}"


def pair_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "fastvid_gui", "pair", *arguments, *LOOPBACK]


def test_a_code_is_read_from_standard_input(tmp_path: Path) -> None:
    with helper_with_code(tmp_path / "there") as session:
        done = subprocess.run(
            pair_command(address_of(session)), input=f"{session.shown}\n", capture_output=True, text=True,
            timeout=PATIENCE_S, check=False,
        )  # fmt: skip
    assert done.returncode == 0 and done.stdout.startswith("Paired with attic"), done.stderr
    assert len(PeerBook().list()) == 1


@posix
def test_a_code_is_asked_for_at_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with helper_with_code(tmp_path / "there") as session:
        command = pair_command(address_of(session))
        with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            os.close(theirs)
            assert child.stderr is not None
            prompt = b""
            while b": " not in prompt and (more := os.read(child.stderr.fileno(), 100)):
                prompt += more
            assert prompt == b"Code that 127.0.0.1 shows: "
            os.write(ours, session.shown.encode() + b"\n")
            assert child.wait(PATIENCE_S) == 0
    os.close(ours)


def test_no_code_at_all_is_wrong_usage() -> None:
    done = subprocess.run(
        pair_command("127.0.0.1"), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_S,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "CODE" in done.stderr


# ---- another account


class Onlooker:
    """Another account, which reads the process list all the time: what it has seen of a process and its children."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._over = psutil.Process(process.pid), threading.Event()
        self.seen: list[str] = []
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        options = {"user": "nobody"} if os.getuid() == 0 else {}
        with subprocess.Popen(
            ["/bin/sh", "-c", _LOOK, "sh", str(self._process.pid)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd="/", **options,
        ) as child:  # type: ignore[call-overload]  # fmt: skip
            for line in child.stdout:
                if line.strip():
                    self.seen.append(line)
                if self._over.is_set():
                    child.kill()

    def stop(self) -> None:
        self._over.set()
        self._thread.join(PATIENCE_S)


_LOOK = """while tr '\\0' ' ' < /proc/$1/cmdline; do echo; sleep 0.01; done"""


@contextmanager
def listener() -> Iterator[int]:
    """A pairing port where nobody answers, so that the command is there for a while; its work port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1] - 100


@linux
@pytest.mark.parametrize("spelled", [("918273",), ("918", "273"), ("--json", "91-82-73")])
def test_a_code_that_was_typed_as_a_word_leaves_the_process_list_at_once(spelled: tuple[str, ...]) -> None:
    with listener() as port:
        command = pair_command(f"127.0.0.1:{port}", *spelled)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            onlooker = Onlooker(child)
            end = time.monotonic() + PATIENCE_S
            while not any("pair" in line and "*" in line for line in onlooker.seen):
                assert time.monotonic() < end and child.poll() is None, onlooker.seen
                time.sleep(0.02)
            wiped = len(onlooker.seen)
            time.sleep(2.0)
            child.kill()
            onlooker.stop()
    later = onlooker.seen[wiped:]
    assert later
    for line in onlooker.seen[wiped - 1 :]:
        assert f"127.0.0.1:{port}" in line, "the rest stays for people to read"
        assert not any(word in line for word in spelled if word != "--json"), line


@linux
def test_a_code_from_standard_input_is_never_in_the_process_list() -> None:
    with listener() as port:
        command = pair_command(f"127.0.0.1:{port}")
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child:
            onlooker = Onlooker(child)
            assert child.stdin is not None
            child.stdin.write(b"918 273\n")
            child.stdin.flush()
            time.sleep(3.0)
            child.kill()
            onlooker.stop()
    assert onlooker.seen and not any("918" in line for line in onlooker.seen)


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("pair HOST 123 456", ["123", "456"]),
        ("pair --interface eth0 HOST 123456 --json", ["123456"]),
        ("pair --interface=eth0 HOST --json 12-34-56", ["12-34-56"]),
        ("pair HOST", []),
        ("render 123 456", []),
        ("", []),
    ],
)
def test_which_words_are_the_code(words: str, secret: list[str]) -> None:
    arguments = words.split()
    assert [arguments[place] for place in _secret(arguments)] == secret


def test_a_crash_report_has_no_code(own_home: Path) -> None:
    """As a process, that crashes in the middle of pairing."""
    program = """
import sys
from fastvid_gui.farm.discovery import meeting
def crash(*arguments):
    raise RuntimeError("nobody foresaw this")
meeting.pair_at = crash
from fastvid_gui.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, "pair", "192.0.2.1", "918", "273"],
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "unexpected" in done.stderr
    (log,) = own_home.rglob("crash.log")
    report = log.read_text()
    assert "nobody foresaw this" in report and "pair 192.0.2.1 *** ***" in report
    assert "918" not in report and "273" not in report


# ---- who comes first


def test_the_usual_port_is_tried_before_the_network_is_listened_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody who read the code meanwhile is given a second and a half."""

    def listen(*arguments: object) -> None:
        raise AssertionError("it listens first")

    with helper_with_code(tmp_path / "there") as session:
        monkeypatch.setattr(meeting, "Discovery", listen)
        peer = pair_at(Address("127.0.0.1", session.port - 100), session.code, PeerBook())
    assert peer.name == "attic"


def test_an_announced_port_is_found_where_another_helper_has_the_usual_one(tmp_path: Path) -> None:
    """The code is another one's: the wrong try there is not the end."""
    from fastvid_gui.farm.discovery.announcement import Announcement

    with (
        helper_with_code(tmp_path / "other") as other,
        helper_with_code(tmp_path / "there", 47870) as session,
    ):
        work = other.port - 100
        assert pairing_port_of(work) == other.port
        told = Announcement(id="aaaa-bbbb-cccc-dddd", name="attic", port=work, pairing_port=session.port)
        with discovery.Discovery(told, ["127.0.0.1"]):
            peer = pair_at(Address("127.0.0.1", work), session.code, PeerBook(), ["127.0.0.1"])
    assert peer.id == load_identity(tmp_path / "there").id


def test_pair_still_takes_the_code_as_words(tmp_path: Path) -> None:
    with helper_with_code(tmp_path / "there") as session:
        assert run(["pair", address_of(session), *session.shown.split(), *LOOPBACK]) == 0
