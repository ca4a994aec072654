"""`render --sound`, and the way out where a film's sound can't be brought over."""

import json
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from films import make_film, make_pack

from fastvid_gui.cli.app import run
from fastvid_gui.cli.without_sound import command_without_sound
from fastvid_gui.media.sound_aac import EncodedSound

FRAMES = 30


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "a film.mp4", FRAMES)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


def sound_of(path: Path) -> list[bytes]:
    """The packets of the sound, none where there is no track."""
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return []
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def rendered(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert run(["render", *arguments, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_another_choice_is_the_same_job(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jobs, sounds = [], []
    for choice in (None, "copy", "encode", "none"):
        out = tmp_path / f"{choice}.mp4"
        options = [] if choice is None else ["--sound", choice]
        made = rendered(capsys, str(film), "-s", str(pack), "-o", str(out), *options)
        assert made["resumed_frames"] == (FRAMES if jobs else 0)
        jobs.append(made["job"])
        sounds.append(sound_of(out))
    assert len(set(jobs)) == 1
    usual, copied, encoded, none = sounds
    assert usual == copied == sound_of(film)
    assert encoded and encoded != copied
    assert none == []


def test_another_word_is_refused(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "o.mp4"
    assert run(["render", str(film), "-s", str(pack), "-o", str(out), "--sound", "loud"]) == 2
    assert "--sound loud: choose one of copy, encode, none" in capsys.readouterr().err


def test_help_says_what_each_choice_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "copy|encode|none" in text and "a film without sound" in text


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows quotes otherwise")
def test_a_film_whose_sound_fails_is_finished_by_the_command_that_is_shown(
    film: Path,
    pack: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuses(self: EncodedSound, packet: object) -> Iterator[object]:
        raise av.error.ArgumentError(22, "Invalid argument")

    monkeypatch.setattr(EncodedSound, "add", refuses)
    out = tmp_path / "the film.mp4"
    arguments = ["render", str(film), "-s", str(pack), "-o", str(out), "--fresh", "--sound", "encode"]
    monkeypatch.setattr(sys, "argv", ["fastvid-gui", *arguments])
    assert run(arguments) == 1
    said = capsys.readouterr().err
    assert str(film) in said and "Everything painted is kept" in said and "Traceback" not in said
    assert not out.exists()
    command = shlex.split(said.strip().splitlines()[-1])
    assert command[:4] == ["fastvid-gui", "render", "--sound", "none"] and "--fresh" not in command
    made = rendered(capsys, *command[2:])
    assert made["resumed_frames"] == made["frames"] == FRAMES
    assert sound_of(out) == [] and out.is_file()


def test_only_render_has_such_a_way_out() -> None:
    assert command_without_sound("fastvid-gui", ["demo"]) == ""
    assert command_without_sound("fastvid-gui", []) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows quotes otherwise")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["render", "a b.mp4", "-o", "x"], "fastvid-gui render --sound none 'a b.mp4' -o x"),
        (["render", "--sound=copy", "a", "--fresh"], "fastvid-gui render --sound none a"),
        (["render", "a", "--sound", "encode", "--json"], "fastvid-gui render --sound none a --json"),
        (["render", "-o", "x", "--", "--sound"], "fastvid-gui render --sound none -o x -- --sound"),
    ],
)
def test_the_command_is_the_one_that_was_typed_but_for_the_sound(typed: list[str], shown: str) -> None:
    assert command_without_sound("fastvid-gui", typed) == shown


def test_the_command_begins_as_fastvid_was_started() -> None:
    """From a clone there is no `fastvid-gui` on the path."""
    for started, words in (
        ("/clone/fastvid_gui/__main__.py", [sys.executable, "-m", "fastvid_gui"]),
        ("main.py", [sys.executable, "main.py"]),
    ):
        command = command_without_sound(started, ["render", "a"])
        assert [word.strip('"') for word in shlex.split(command, posix=os.name != "nt")] == [
            *words, "render", "--sound", "none", "a",
        ]  # fmt: skip
