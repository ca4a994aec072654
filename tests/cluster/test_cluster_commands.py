"""What the commands of the cluster print, for people and for scripts."""

import json
import os
from pathlib import Path

import pytest

from fastvid_gui.cli.app import run
from fastvid_gui.cluster.folder import open_cluster, write_json
from fastvid_gui.cluster.processes import this_computer

NO_PID = 2**22 + 5


@pytest.fixture
def sbatch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, which takes every job; returns where it writes what it was told."""
    programs, told = tmp_path / "programs", tmp_path / "told"
    programs.mkdir()
    program = programs / "sbatch"
    program.write_text(f'#!/bin/sh\necho "$@" > {told}\ncat >> {told}\necho "7;cluster"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return told


@pytest.mark.parametrize(("nodes", "said"), [(1, "SLURM job 7: one member."), (3, "SLURM job 7: 3 members.")])
def test_slurm_says_what_was_submitted(
    nodes: int, said: str, sbatch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["cluster", "slurm", str(tmp_path), "--nodes", str(nodes), "--time", "10:00"]
    assert run(command) == 0
    out, err = capsys.readouterr()
    assert out == "7\n" and said in err
    assert f"--array=1-{nodes}" in sbatch.read_text()
    assert run([*command, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"job": "7", "nodes": nodes, "folder": str(tmp_path)}


def test_nothing_to_stop_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = open_cluster(tmp_path, make=True)
    assert run(["cluster", "stop", str(tmp_path)]) == 0
    assert "nothing was stopped" in capsys.readouterr().err
    # One that was killed is not counted either.
    gone = {"number": 3, "addresses": ["tls://127.0.0.1:9"], "dashboard": "", "host": "h", "version": "1"}
    write_json(folder.scheduler, gone | {"computer": this_computer(), "pid": NO_PID})
    assert run(["cluster", "stop", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"folder": str(tmp_path), "stopped": False, "members": None}


def test_status_without_a_scheduler_says_how_one_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_cluster(tmp_path, make=True)
    assert run(["cluster", "status", str(tmp_path)]) == 0
    assert "`cluster join`" in capsys.readouterr().out
    assert run(["cluster", "status", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"scheduler": None, "members": [], "jobs": []}
