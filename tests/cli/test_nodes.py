"""`nodes`, `nodes forget`, `pair` and `doctor` as people and scripts call them, on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from busy import allowed

from fastvid_gui import __version__
from fastvid_gui.cli.app import run
from fastvid_gui.farm.discovery.announcement import Announcement
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.trust.identity import load_identity, new_identity
from fastvid_gui.farm.trust.pairing_server import open_pairing
from fastvid_gui.farm.trust.peers import Peer, PeerBook

LOOPBACK = ("--interface", "127.0.0.1")
ATTIC = Announcement(id="aaaa-bbbb-cccc-dddd", name="attic [red]pc", port=47891, device="CPU", helping=True)


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == code
    out = capsys.readouterr().out
    assert out.count("\n") == 1, "exactly one JSON object"
    data: dict[str, Any] = json.loads(out)
    return data


def test_nodes_as_json_and_as_table(capsys: pytest.CaptureFixture[str]) -> None:
    with Discovery(ATTIC, LOOPBACK[1:]):
        data = json_of(capsys, "nodes", *LOOPBACK)
        assert run(["nodes", *LOOPBACK]) == 0
    (node,) = data["nodes"]
    assert node == {
        "id": ATTIC.id, "name": "attic [red]pc", "address": "127.0.0.1:47891", "device": "CPU",
        "version": PROTOCOL_VERSION, "app": __version__, "fits": True, "paired": False, "helping": True,
        "state": "idle",
    }  # fmt: skip
    assert "attic [red]pc" in capsys.readouterr().out  # what others call themselves is no markup


def test_nobody_there_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    key = new_identity().public_key
    PeerBook().add(Peer(key, "kitchen"))
    assert run(["nodes", *LOOPBACK]) == 0
    out = capsys.readouterr().out
    assert "fastvid-gui helper" in out and "not there: kitchen" in out


def test_watch_prints_a_line_at_each_change_until_ctrl_c(own_home: Path) -> None:
    command = [sys.executable, "-m", "fastvid_gui", "nodes", "--watch", "--json", *LOOPBACK]
    environment = {**os.environ, "FASTVID_HOME": str(own_home)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["nodes"] == []
        with Discovery(ATTIC, LOOPBACK[1:]):
            assert json.loads(process.stdout.readline())["nodes"][0]["id"] == ATTIC.id
        assert json.loads(process.stdout.readline())["nodes"] == []
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
        assert time.monotonic() - begun < allowed(5)


def test_pair_and_forget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "there").mkdir()
    there = load_identity(tmp_path / "there")
    session = open_pairing(
        there, PeerBook(tmp_path / "there"), "attic", 47891, lambda _: None, host="127.0.0.1"
    )
    try:
        data = json_of(capsys, "pair", "127.0.0.1:47891", *session.shown.split(), *LOOPBACK)
    finally:
        session.close()
    assert data == {"id": there.id, "name": "attic", "address": "127.0.0.1:47891"}
    assert [peer.id for peer in PeerBook().list()] == [there.id]
    assert json_of(capsys, "nodes", "forget", there.id[:6])["forgotten"] == there.id
    assert PeerBook().list() == ()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("pair", "127.0.0.1:47893", "123456", *LOOPBACK), 1, "Nothing answers"),
        (("pair", "no address", "123456"), 2, "is not an address"),
        (("pair", "127.0.0.1"), 2, "CODE"),
        (("nodes", "forget", "nobody"), 1, "nobody"),
        (("nodes", "--interface", "nosuch0"), 2, "nosuch0"),
        (("doctor", "host:0"), 2, "port"),
    ],
)
def test_what_can_not_be_done_is_said(
    arguments: tuple[str, ...], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in json_of(capsys, *arguments, code=code)["error"]


def test_doctor_on_loopback(capsys: pytest.CaptureFixture[str]) -> None:
    steps = json_of(capsys, "doctor", *LOOPBACK)["steps"]
    assert [step["name"] for step in steps] == ["interfaces", "multicast", "nodes", "clock"]
    assert {"name", "outcome", "sentence", "advice"} == set(steps[0])
    assert run(["doctor", "127.0.0.1:1", *LOOPBACK]) == 1
    out = capsys.readouterr().out
    assert "FAILED port" in out and "sudo ufw allow 1/tcp" in out
