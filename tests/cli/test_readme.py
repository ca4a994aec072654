"""The commands of the README, one after the other, as they are typed."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from films import make_film

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
FILM = "holiday.mp4"
PLACEHOLDER = re.compile(r"[A-Z]{2,}|[^-]\d{3} \d{3}")
"""FILE, DIR, HOST, a pairing code: what only the reader can fill in."""
LASTS = {"helper", "bench"}
"""Run until they are stopped, or measure for minutes."""


def commands() -> list[list[str]]:
    lines = re.findall(r"^    fastvid-gui (.+?)(?:  +#.*)?$", README, flags=re.MULTILINE)
    return [shlex.split(line) for line in lines]


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, "-m", "fastvid_gui", *words],
        cwd=folder, env=env, capture_output=True, text=True, timeout=1500, check=False,
    )  # fmt: skip


def test_every_command_is_one() -> None:
    from fastvid_gui.cli.app import is_command

    named = {words[0] for words in commands()}
    assert len(named) > 10
    assert {name for name in named if not is_command(name)} == set()


def test_no_command_writes_what_another_has_written() -> None:
    """It would be refused."""
    written = [words[words.index("-o") + 1] for words in commands() if "-o" in words]
    assert len(written) > 5
    assert len(set(written)) == len(written), written


@pytest.mark.timeout(1800)
def test_the_commands_work_as_typed_one_after_the_other(tmp_path: Path) -> None:
    """Each writes a file of its own, so none is refused for what another wrote."""
    short, long = tmp_path / "short", tmp_path / "long"
    for folder, frames in ((short, 12), (long, 260)):
        folder.mkdir()
        make_film(folder / FILM, frames, 96, 64, cut=frames // 2)
    done = []
    for words in commands():
        if PLACEHOLDER.search(" ".join(words)) or words[0] in LASTS:
            continue
        # Some frames of a long film are asked for; all else is as well done with a short one.
        result = run(words, long if "--frames" in words else short)
        assert result.returncode == 0, f"{' '.join(words)}: {result.stderr}"
        done.append(words[0])
    assert done.count("render") == 6
    assert {"styles", "regions", "probe", "keyframes", "jobs", "evaluate", "info", "nodes"} <= set(done)


def test_no_command_of_a_document_needs_a_python_that_debian_has_not() -> None:
    """`python` is in .venv; the system has python3."""
    for path in (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"^    python .*$", text, flags=re.MULTILINE) == [], path.name


@pytest.mark.parametrize("name", ["demo", "render"])
def test_a_file_that_is_there_is_never_replaced_unasked(tmp_path: Path, name: str) -> None:
    out = tmp_path / "mine.mp4"
    out.write_bytes(b"years of work")
    words = ["demo"] if name == "demo" else ["render", FILM, "-s", "starry-night"]
    make_film(tmp_path / FILM, 10, 96, 64)
    done = run([*words, "-o", out.name], tmp_path)
    assert done.returncode != 0
    assert "mine.mp4" in done.stderr and "--overwrite" in done.stderr
    assert out.read_bytes() == b"years of work"
