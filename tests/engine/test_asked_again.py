"""A film that ends the engine's process does not take other films along."""

import os
import signal
import sys
from pathlib import Path

import psutil
import pytest
from films import make_film
from shared import REPOSITORY
from talking import PATIENCE_SECONDS, Talk

from fastvid_gui.engine import client
from fastvid_gui.engine.asked_again import AfterDeath, OpenRequests
from fastvid_gui.engine.messages.envelopes import Failed, Stopped
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery
from fastvid_gui.engine.messages.nodes import WatchNodes
from fastvid_gui.engine.messages.pictures import FramePicture

KILLER = "ends-it.mp4"
BREAKABLE_ENGINE = f"""
import os, sys
import fastvid_gui.engine.films as films
real = films.open_source
def open_source(path, **options):
    if path.name == {KILLER!r}:
        os.abort()  # what a double free in a decoder does
    return real(path, **options)
films.open_source = open_source
from fastvid_gui.engine.process import serve
sys.exit(serve(sys.argv[1]))
"""


@pytest.fixture
def breakable(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    """Engine processes that a film of a certain name ends, as a fault of a decoder would."""
    monkeypatch.setattr(
        client, "engine_command", lambda role: [sys.executable, "-P", "-c", BREAKABLE_ENGINE, role]
    )


def opened(talk: Talk, number: int) -> FilmOpened:
    value = talk.wait(number).value
    assert isinstance(value, FilmOpened)
    return value


@pytest.mark.usefixtures("breakable")
def test_only_the_film_that_ends_the_engine_is_refused(tmp_path: Path) -> None:
    killer = make_film(tmp_path / KILLER)
    good = [make_film(tmp_path / f"good-{number}.mp4") for number in range(3)]
    with Talk() as talk:
        numbers = [talk.ask(OpenFilm(str(path))) for path in (good[0], killer, good[1], good[2])]
        shown = talk.ask(ShowFrame(str(good[0]), 3))
        bad = talk.wait(numbers[1]).end
        assert isinstance(bad, Failed) and bad.error == "EngineError"
        assert KILLER in bad.message and "more than once" in bad.message
        for number in (numbers[0], *numbers[2:]):
            assert opened(talk, number).info.frames > 0
        assert isinstance(talk.wait(shown).value, FramePicture)
        # It goes on as if nothing had been.
        assert opened(talk, talk.ask(OpenFilm(str(good[2])))).info.frames > 0
        assert talk.deaths.qsize() == 2
        assert "goes on with what it was asked" in str(talk.deaths.get())


@pytest.mark.usefixtures("breakable")
def test_a_film_that_ends_the_engine_again_and_again_leaves_it_usable(tmp_path: Path) -> None:
    killer, good = make_film(tmp_path / KILLER), make_film(tmp_path / "good.mp4")
    with Talk() as talk:
        for _ in range(3):
            assert isinstance(talk.run(OpenFilm(str(killer))).end, Failed)
            assert opened(talk, talk.ask(OpenFilm(str(good)))).info.frames > 0


def test_what_a_killed_engine_was_asked_is_asked_of_the_next(sample: Path) -> None:
    with Talk() as talk:
        first = talk.ready.get(timeout=PATIENCE_SECONDS)
        psutil.Process(first.pid).suspend()  # so that nothing is answered before it is killed
        number = talk.ask(OpenFilm(str(sample)))
        os.kill(first.pid, signal.SIGKILL)
        assert opened(talk, number).info.frames == 190
        assert talk.ready.get(timeout=PATIENCE_SECONDS).pid != first.pid


def test_films_with_odd_loudspeakers_open_beside_others(tmp_path: Path) -> None:
    """PyAV 18.1 ended the process at their second look."""
    folder = REPOSITORY.parent / "shared" / "cases" / "media"
    odd = [folder / name for name in ("chan_71_pcm.mov", "chan_film.mov", "chan_lrlr.mov")]
    if not all(path.is_file() for path in odd):
        pytest.skip("shared/cases/media is absent")
    good = make_film(tmp_path / "good.mp4")
    with Talk() as talk:
        numbers = [talk.ask(OpenFilm(str(path))) for path in (*odd, good, *odd)]
        channels = [opened(talk, number).info.audio[0].channels for number in numbers]
        assert channels == [8, 6, 4, 2, 8, 6, 4]
        assert talk.deaths.empty()


# ---- who is to blame ------------------------------------------------------------------------------------

A, B = OpenFilm("a.mp4"), OpenFilm("b.mp4")


def test_suspects_are_asked_one_by_one() -> None:
    requests = OpenRequests()
    requests.add(1, A, sent=True)
    requests.add(2, B, sent=True)
    assert requests.died() == AfterDeath((), ())
    assert requests.next_to_ask() == (1, A)
    assert requests.next_to_ask() is None and requests.waits(2)
    assert requests.died() == AfterDeath((), (1,))
    requests.ended(1)
    assert requests.next_to_ask() == (2, B)
    requests.ended(2)
    assert requests.next_to_ask() is None and 2 not in requests


def test_who_waits_is_not_to_blame() -> None:
    requests = OpenRequests()
    for number, request in enumerate((A, B, OpenFilm("c.mp4")), 1):
        requests.add(number, request, sent=True)
    for killer in (1, 2):
        requests.died()
        assert requests.next_to_ask() is not None
        assert requests.died().refused == (killer,)
        requests.ended(killer)
    assert requests.next_to_ask() == (3, OpenFilm("c.mp4"))


def test_what_changes_something_is_not_asked_again() -> None:
    requests = OpenRequests()
    requests.add(1, PaintGallery("a.mp4", 0, ("x",)), sent=True)
    requests.add(2, WatchNodes(), sent=True)
    requests.add(3, A, sent=True)
    assert requests.died() == AfterDeath((1, 2), ())


def test_beside_others_a_request_gets_three_chances() -> None:
    requests = OpenRequests()
    requests.add(1, A, sent=True)
    for death in range(3):
        other = 10 + death
        requests.add(other, OpenFilm(f"other-{death}.mp4"), sent=True)
        verdict = requests.died()
        assert (1 in verdict.refused) == (death == 2)
        requests.next_to_ask()


def test_a_request_that_waits_can_be_stopped() -> None:
    said: list[object] = []
    process = client.EngineProcess("preview", said.append)
    process._open.add(7, A, sent=False)
    process.stop(7)
    assert said == [Stopped(7)]
