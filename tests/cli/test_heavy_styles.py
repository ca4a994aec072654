"""Styles that ask for far too much: refused with a sentence, and what computes for minutes ends when it is told to."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from busy import allowed
from films import make_film, make_heavy_pack

PATIENCE_S = 240.0
SIDE = 640


def render(home: Path, film: Path, style: Path) -> "subprocess.Popen[str]":
    """`fastvid-gui render` on this computer alone, on one core."""
    command = [sys.executable, "-m", "fastvid_gui", "render", str(film), "-s", str(style), "--nodes", "local"]
    return subprocess.Popen(
        [*command, "-o", str(home / "out.mp4")],
        env=os.environ | {"FASTVID_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_style_far_beyond_all_others_is_refused_with_a_sentence(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", 3, sound=False)
    process = render(tmp_path, film, make_heavy_pack(tmp_path / "heavy.safetensors", 145))
    _, said = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1, said
    assert "The style “heavy” can't paint films: it needs 9.5 million operations a pixel" in said
    assert "Traceback" not in said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_ctrl_c_ends_a_render_that_computes_for_minutes(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", 3, SIDE, SIDE, sound=False)
    process = render(tmp_path, film, make_heavy_pack(tmp_path / "heavy.safetensors"))
    looked_at = psutil.Process(process.pid)
    began = time.monotonic()
    while looked_at.cpu_times().user < 10:  # libraries, keyframes and the network take five
        assert process.poll() is None and time.monotonic() - began < PATIENCE_S
        time.sleep(0.1)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE_S) == 130
    assert time.monotonic() - began < allowed(2)
    assert "Stopped" in process.communicate()[1]
