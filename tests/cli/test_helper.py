"""`fastvid-gui helper` and the options of `render` that concern other computers."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "farm"))
from farm_processes import HelperProcess, environment, wait_until

from fastvid_gui.cli.app import run
from fastvid_gui.cli.helper import status_line
from fastvid_gui.cli.render_nodes import node_cells, node_line
from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.farm.protocol.messages import HelperState
from fastvid_gui.farm.trust.identity import new_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.render.events import NodeStatus
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say
from fastvid_gui.style.devices import available_devices

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "0"),
        ("--threads", "0"),
        ("--hours", "late"),
        ("--idle", "-1"),
        ("--cache-mb", "1"),
        ("--device", "abacus"),
        ("--interface", "nothing0"),
    ],
)
def test_impossible_options_are_wrong_usage(options: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    assert run(["helper", *options]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_render_with_helpers_needs_paired_ones(capsys: pytest.CaptureFixture[str]):
    shared = ["render", "film.mp4", "-s", "x", "-o", "y.mp4"]
    assert run([*shared, "--nodes", "127.0.0.1:47800"]) == 2
    assert "fastvid-gui pair" in capsys.readouterr().err
    assert run([*shared, "--helpers-only"]) == 2
    assert run([*shared, "--nodes", "local", "--helpers-only"]) == 2
    assert run([*shared, "--nodes", "a:b:c:d/"]) == 2


@pytest.mark.parametrize("nodes", ["no-such-computer.invalid", ",", " , ", "127.0.0.1:0", "auto,local"])
def test_nodes_that_are_none_are_wrong_usage(nodes: str, capsys: pytest.CaptureFixture[str]):
    PeerBook().add(Peer(new_identity().public_key, "spare", "127.0.0.1:47800"))
    assert run(["render", "film.mp4", "-s", "x", "-o", "y.mp4", "--nodes", nodes]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif("cuda" in available_devices(), reason="this computer has the device")
def test_device_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]):
    assert run(["helper", "--device", "cuda"]) == 1
    assert "The device cuda is not there" in capsys.readouterr().err


@posix
def test_second_helper_with_the_same_home_is_refused(tmp_path: Path):
    first = HelperProcess(tmp_path / "helper", "first")
    try:
        first.start()
        second = subprocess.run(
            [sys.executable, "-m", "fastvid_gui", "helper", "--interface", "lo"],
            env=environment(first.home),
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert second.returncode == 1
        assert "A helper runs already" in second.stderr and "FASTVID_HOME=DIR" in second.stderr
        first.kill()
        first.start()  # a killed one leaves nothing behind that is in the way
    finally:
        first.end()


@posix
def test_copied_home_is_told_by_both(tmp_path: Path):
    """A cloned disk: both say so where nobody looks at a terminal, as services do."""
    first = HelperProcess(tmp_path / "first", "spare").start()
    second = HelperProcess(tmp_path / "second", "spare")
    try:
        shutil.copytree(first.home / "config", second.home / "config")
        second.start()
        assert second.identity == first.identity
        for each in (first, second):
            each.says("has the same key as this one")
    finally:
        first.end()
        second.end()


@posix
def test_helper_shows_a_code_yields_and_ends(tmp_path: Path):
    helper = HelperProcess(tmp_path / "helper", "spare", "", "--pair")
    try:
        helper.start().says("Pairing code: ")
        digits = helper.said.split("Pairing code: ")[1].split("\n")[0].replace(" ", "")
        assert len(digits) == 6 and digits.isdigit()
        helper.signal(signal.SIGUSR1)
        helper.says("Resting: its owner needs the computer.")
        helper.signal(signal.SIGUSR1)
        helper.says("Helping again.")
        helper.signal(signal.SIGTERM)
        assert helper.process.wait(120) == 0
        assert "Traceback" not in helper.said
    finally:
        helper.end()


@posix
def test_second_helper_takes_the_next_port_and_tells_it_as_json(tmp_path: Path):
    first = HelperProcess(tmp_path / "first", "first").start()
    options = [
        "--port",
        str(first.port),
        "--interface",
        "lo",
        "--json",
        "--name",
        "second",
        "--hours",
        "0-24",
    ]
    second = subprocess.Popen(
        [sys.executable, "-m", "fastvid_gui", "helper", *options],
        env=environment(tmp_path / "second"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert second.stdout is not None
        status = json.loads(second.stdout.readline())
        assert (status["name"], status["state"]) == ("second", "idle")
        assert first.port < status["port"] < first.port + 20
        second.send_signal(signal.SIGINT)
        assert second.wait(120) == 0
    finally:
        second.kill()
        second.wait(120)
        assert second.stdout is not None
        second.stdout.close()
        first.end()


@posix
def test_helper_outside_its_hours_rests(tmp_path: Path):
    import time

    now = time.localtime().tm_hour
    hours = f"{(now + 2) % 24}-{(now + 3) % 24 or 24}"
    helper = HelperProcess(tmp_path / "helper", "night", "", "--hours", hours)
    try:
        helper.start()
        wait_until(lambda: "Resting: it helps from" in helper.said)
    finally:
        helper.end()


def test_status_line_tells_for_whom_and_what():
    status = HelperStatus(
        name="spare", port=47800, state=HelperState.WORKING, maker="desk", painting=((0, 40, 7),), paired=1
    )
    assert status_line(status) == "spare, port 47800; paints 0-39 (at 7) for desk"
    resting = HelperStatus(
        name="spare", port=47800, state=HelperState.PAUSED, resting="somebody uses it", code="123 456"
    )
    assert "resting: somebody uses it" in status_line(resting) and "123 456" in status_line(resting)
    assert "not paired" in status_line(HelperStatus(name="spare", port=1, state=HelperState.IDLE))


def test_row_of_a_node():
    node = NodeStatus(
        name="spare",
        device="CPU, 8 cores",
        state="painting",
        painting=((0, 100, 60), (100, 150, 110)),
        frames=70,
        frames_per_second=4.0,
    )
    cells = node_cells(node)
    assert cells == ("spare", "CPU, 8 cores", "0-99 100-149", "70", "4.0", "20 s", "painting")
    assert "range 0-99 100-149" in node_line(node)
    assert node_line(
        NodeStatus(name="gone", device="", state="connecting", why=say(WhyNot.NOTHING_ANSWERS))
    ).startswith("  gone, connecting")
