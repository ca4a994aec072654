"""Engine processes: how they begin and end, and what they bear."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from busy import allowed
from films import make_film
from talking import PATIENCE_SECONDS, Talk

from fastvid_gui.engine.client import engine_command
from fastvid_gui.engine.log import log_file
from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.engine.messages.encoding import decode_from_engine, encode
from fastvid_gui.engine.messages.envelopes import Ask, Failed, Finished, Ready, Stopped
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.styles import ListStyles, Styles
from fastvid_gui.engine.wire import MOST_FROM_ENGINE_BYTES, read_message, write_message

BLENDS = tuple(f"great-wave:{share},scream:{1000 - share}" for share in range(1, 400))
"""More pictures than can be painted while a test looks on."""


def raw_engine() -> "subprocess.Popen[bytes]":
    """A process as the client starts it, with bare pipes."""
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        engine_command("preview"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": root},
    )


def listen(process: "subprocess.Popen[bytes]") -> object:
    assert process.stdout is not None
    data = read_message(process.stdout, MOST_FROM_ENGINE_BYTES)
    return None if data is None else decode_from_engine(data)


def test_it_is_ready_and_answers(preview_engine: Talk, sample: Path) -> None:
    ready = preview_engine.ready.get(timeout=PATIENCE_SECONDS)
    assert ready.pid == preview_engine.process.pid
    opened = preview_engine.run(OpenFilm(str(sample))).value
    assert isinstance(opened, FilmOpened)
    assert (opened.info.width, opened.info.height, opened.info.frames) == (640, 360, 190)
    assert len(opened.times) == 8 * 190
    info = preview_engine.run(Describe()).value
    assert isinstance(info, Info) and "cpu" in info.values["devices"]


def test_an_error_is_a_sentence_that_names_the_file(preview_engine: Talk, tmp_path: Path) -> None:
    end = preview_engine.run(OpenFilm(str(tmp_path / "nowhere.mp4"))).end
    assert isinstance(end, Failed) and end.error == "SourceError" and "nowhere.mp4" in end.message


def test_every_broken_clip_gets_an_answer(preview_engine: Talk, shared_data: Path) -> None:
    numbers = {
        path: preview_engine.ask(OpenFilm(str(path))) for path in sorted((shared_data / "videos").glob("*.*"))
    }
    for path, number in numbers.items():
        end = preview_engine.wait(number).end
        assert isinstance(end, Finished | Failed), path
        if isinstance(end, Failed):
            assert end.error == "SourceError" and path.name in end.message


def test_closed_stdin_ends_it(own_home: Path) -> None:
    process = raw_engine()
    assert isinstance(listen(process), Ready)
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    _, noise = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, noise


def test_garbage_within_a_message_is_borne(own_home: Path) -> None:
    process = raw_engine()
    assert isinstance(listen(process), Ready) and process.stdin is not None
    for garbage in (
        b"\x00",
        b"\xff" * 1000,
        b"\x93\x01\x02",
        b"\x82\xa4type\xa3Ask\xa6number\x01",
        os.urandom(5000),
    ):
        write_message(process.stdin, garbage)
    write_message(process.stdin, encode(Ask(5, ListStyles())))
    answer = listen(process)
    assert isinstance(answer, Finished) and answer.number == 5 and isinstance(answer.value, Styles)
    process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0


def test_a_broken_wire_ends_it(own_home: Path) -> None:
    process = raw_engine()
    assert isinstance(listen(process), Ready)
    _, noise = process.communicate(b"\xff\xff\xff\xffwhat is this", timeout=PATIENCE_SECONDS)
    assert process.returncode == 2 and b"no message" in noise


def test_what_libraries_print_never_comes_between_messages(own_home: Path) -> None:
    code = (
        "import ctypes, os, sys\n"
        "from fastvid_gui.engine.process import own_stdio\n"
        "from fastvid_gui.engine.wire import write_message\n"
        "incoming, outgoing = own_stdio()\n"
        "print('python says hello'); os.write(1, b'the system says hello\\n')\n"
        "ctypes.CDLL(None).puts(b'C says hello'); ctypes.CDLL(None).fflush(None)\n"
        "write_message(outgoing, incoming.read()); sys.stdout.flush()\n"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=b"message",
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=True,
        env=os.environ | {"PYTHONPATH": root},
    )
    assert done.stdout == b"\x07\x00\x00\x00message"
    assert done.stderr.count(b"says hello") == 3


def test_killed_it_comes_again(sample: Path) -> None:
    with Talk() as talk:
        first = talk.ready.get(timeout=PATIENCE_SECONDS)
        number = talk.ask(PaintGallery(str(sample), 3, BLENDS, side=400))
        os.kill(first.pid, signal.SIGKILL)
        end = talk.wait(number).end
        assert isinstance(end, Failed) and end.error == "EngineError" and "started again" in end.message
        assert talk.deaths.get(timeout=PATIENCE_SECONDS) == end.says
        assert talk.ready.get(timeout=PATIENCE_SECONDS).pid != first.pid
        assert isinstance(talk.run(ListStyles()).value, Styles)
        assert talk.silent(number)


def test_close_leaves_nothing_behind(sample: Path) -> None:
    with Talk("render") as talk:
        pid = talk.ready.get(timeout=PATIENCE_SECONDS).pid
        assert psutil.Process(pid).nice() >= 10
        talk.run(ListStyles())
    assert not psutil.pid_exists(pid)
    assert "render engine" in log_file("render").read_text(encoding="utf-8")


def test_the_window_killed_takes_its_engine_along(own_home: Path) -> None:
    code = (
        "import sys, time\n"
        "from fastvid_gui.engine.client import EngineProcess\n"
        "engine = EngineProcess('preview', lambda message: print(engine.pid, flush=True))\n"
        "engine.start(); time.sleep(600)\n"
    )
    root = str(Path(__file__).parents[2])
    window = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": root}
    )
    assert window.stdout is not None
    engine = psutil.Process(int(window.stdout.readline()))
    window.kill()
    window.communicate()
    assert engine.wait(PATIENCE_SECONDS) in (0, None)


def test_stop_ends_what_waits_and_what_runs(preview_engine: Talk, sample: Path) -> None:
    running = preview_engine.ask(PaintGallery(str(sample), 5, BLENDS, side=600))
    waiting = preview_engine.ask(PaintGallery(str(sample), 6, ("great-wave",), side=600))
    preview_engine.stop(waiting)
    assert isinstance(preview_engine.wait(waiting).end, Stopped)
    first = preview_engine.next(running)  # it paints
    assert not isinstance(first, Finished | Failed)
    began = time.perf_counter()
    preview_engine.stop(running)
    assert isinstance(preview_engine.wait(running).end, Stopped)
    assert time.perf_counter() - began < allowed(5)  # 0.1 s on a computer that does nothing else
    preview_engine.stop(running)
    preview_engine.stop(123456)
    assert isinstance(preview_engine.run(ListStyles()).value, Styles)


def test_a_film_deleted_while_open(preview_engine: Talk, tmp_path: Path) -> None:
    film = make_film(tmp_path / "gone.mp4", frames=30)
    assert isinstance(preview_engine.run(ShowFrame(str(film), 10)).value, FramePicture)
    film.unlink()
    for frame in (10, 20):
        end = preview_engine.run(ShowFrame(str(film), frame)).end
        assert isinstance(end, Failed) and "gone.mp4" in end.message and "no longer there" in end.message
    make_film(film, frames=12, width=64)
    picture = preview_engine.run(ShowFrame(str(film), 10)).value
    assert isinstance(picture, FramePicture) and picture.picture.width == 64


@pytest.mark.parametrize("frame", [-1, 60, 10**9])
def test_a_frame_that_is_not_there(preview_engine: Talk, small_film: Path, frame: int) -> None:
    end = preview_engine.run(ShowFrame(str(small_film), frame)).end
    assert isinstance(end, Failed) and end.error == "SourceError" and "60" in end.message
