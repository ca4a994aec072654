"""What is odd about a film: told before it is painted, and what is found meanwhile in the end."""

import random
import threading
from pathlib import Path

import pytest
from films import make_film, make_pack

from fastvid_gui.cli.app import run as run_command
from fastvid_gui.domain.look import Look
from fastvid_gui.media.read import open_source
from fastvid_gui.render.events import Event, FrameDone, SourceOdd
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return make_pack(tmp_path / "tame.safetensors")


def damaged(path: Path) -> Path:
    """A film with damage where opening it does not look: behind its first 48 pictures, before its last group."""
    content = make_film(path, 140, sound=False).read_bytes()
    for seed in range(40):
        broken, chance = bytearray(content), random.Random(seed)
        for _ in range(3):
            broken[chance.randrange(len(content) // 2, len(content) * 3 // 5)] ^= 1 << chance.randrange(8)
        path.write_bytes(broken)
        source = open_source(path)
        if not source.index.damaged and not source.index.proven and source.info.frames == 140:
            return path
    pytest.fail("no seed damages only the middle")


def test_damage_that_is_met_while_painting_is_told_in_the_end(tmp_path: Path, pack: Path) -> None:
    source = damaged(tmp_path / "film.mp4")
    assert open_source(source).info.warnings == ()
    request = RenderRequest(source=source, output=tmp_path / "out.mp4", look=Look(style=str(pack)), size=32)
    result = render_film(request, lambda event: None, threading.Event())
    (told,) = [warning for warning in result.warnings if "is damaged" in warning]
    assert "first at 00:0" in told and "as far as they could be decoded" in told
    assert result.told_before == ()


def test_what_is_odd_is_told_before_anything_is_painted(
    tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = make_film(tmp_path / "film.ts", 12, sound=False)
    joined = tmp_path / "joined.ts"
    joined.write_bytes(film.read_bytes() * 2)
    odd = open_source(joined).info.warnings
    assert odd
    events: list[Event] = []
    request = RenderRequest(source=joined, output=tmp_path / "out.mp4", look=Look(style=str(pack)), size=32)
    result = render_film(request, events.append, threading.Event())
    kinds = [type(event) for event in events]
    assert kinds.index(SourceOdd) < kinds.index(FrameDone)
    assert result.told_before == odd and set(odd) <= set(result.warnings)
    command = ["render", str(joined), "-s", str(pack), "-o", str(tmp_path / "again.mp4"), "--size", "32"]
    assert run_command(command) == 0
    said = capsys.readouterr().err
    for warning in odd:
        assert said.replace("\n", " ").count(warning) == 1
