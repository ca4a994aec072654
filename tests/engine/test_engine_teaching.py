"""Learning a style through the engine process: it says at once what it does, and previews come as pictures."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from busy import allowed
from talking import Talk

from fastvid_gui.engine.messages.envelopes import Failed, Finished, Stopped
from fastvid_gui.engine.messages.styles import Styles
from fastvid_gui.engine.messages.training import DropTraining, TrainingNews, TrainStyle
from fastvid_gui.engine.teaching import _pack
from fastvid_gui.style.extras import require_loss_network

FIRST_WORD_SECONDS = 20.0


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    random = np.random.default_rng(1)
    path = tmp_path / "Étretat.png"
    cv2.imwrite(str(path), random.integers(0, 255, (96, 128, 3), np.uint8))
    return path


def test_a_picture_that_is_none_fails_after_a_first_word(small_film: Path, tmp_path: Path) -> None:
    broken = tmp_path / "none.png"
    broken.write_bytes(b"no picture")
    with Talk("render") as render_engine:
        answer = render_engine.run(
            TrainStyle(picture=str(broken), title="None", film=str(small_film), minutes=1)
        )
    assert isinstance(answer.end, Failed)
    assert "none.png" in answer.end.message
    first = answer.news[0]
    assert isinstance(first, TrainingNews)
    assert (first.step, bool(first.notes)) == (0, True)
    assert answer.news_seconds[0] < allowed(FIRST_WORD_SECONDS)


def test_what_is_kept_to_go_on_with_is_thrown_away(painting: Path) -> None:
    """Of this training only: that of another picture stays."""
    asked = TrainStyle(picture=str(painting), title="Étretat", film="film.mp4", minutes=1)
    mine, other = _pack(asked), _pack(TrainStyle(picture="other.png", title="Other", film="film.mp4"))
    for output in (mine, other):
        for suffix in (".safetensors", ".preview.jpg", ".checkpoint"):
            output.with_suffix(suffix).write_bytes(b"learned")
    with Talk("render") as render_engine:
        for _ in range(2):  # where nothing is left, nothing is wrong
            answer = render_engine.run(DropTraining(picture=asked.picture, film=asked.film))
            assert isinstance(answer.end, Finished) and answer.value is None
    assert {path.stem.split(".")[0] for path in mine.parent.iterdir()} == {other.stem}
    assert len(list(mine.parent.iterdir())) == 3


@pytest.mark.slow
def test_it_tells_what_it_does_shows_a_preview_and_keeps_what_was_learned(
    small_film: Path, painting: Path
) -> None:
    require_loss_network()
    with Talk("render") as render_engine:
        number = render_engine.ask(
            TrainStyle(picture=str(painting), title="Étretat", film=str(small_film), minutes=1)
        )
        answer = render_engine.wait(number, 240)
    assert not isinstance(answer.end, Stopped)
    value = answer.value
    assert isinstance(value, Styles)
    assert value.styles[0].name == "etretat"
    told = [news for news in answer.news if isinstance(news, TrainingNews)]
    assert any(small_film.name in " ".join(map(str, news.notes)) for news in told if news.step == 0)
    assert any(news.preview is not None for news in told)
    assert told[-1].step >= told[-1].steps > 0
