"""Several films on a real X display by real input: selected, one look, one sheet, the queue, dragged out, compared."""

from pathlib import Path

import av
import pytest
import test_story
from films import make_film
from test_story import Play

pytestmark = test_story.pytestmark

PLAYER = Path(__file__).with_name("many_story_player.py")
FRAMES = 40


def test_select_look_queue_drag_out_compare(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(test_story, "PLAYER", PLAYER)
    out = tmp_path / "out"
    out.mkdir()
    films = [make_film(tmp_path / f"{name}.mp4", FRAMES, 160, 90) for name in ("bikes", "cat", "kiwi")]
    play = Play(display, str(out), *map(str, films))
    try:
        for step in ("selected", "looked", "queued", "rows", "handle", "rendered"):
            play.wait_for(step)
        took = play.wait_for("took").removeprefix("took ")
        play.wait_for("dragged")
        compared = Path(play.wait_for("compared").removeprefix("compared "))
        play.wait_for("copied")
        play.wait_for("done")
    finally:
        play.kill() if play.process.poll() is None else play.close()
    assert took == str(out / "bikes - scream.mp4") and Path(took).is_file()
    assert sorted(path.stem for path in out.iterdir()) == [
        "bikes - scream", "bikes - scream, before and after", "cat - scream", "kiwi - scream",
    ]  # fmt: skip
    with av.open(str(compared)) as film:
        assert (film.streams.video[0].width, film.streams.video[0].height) == (320, 90)
        assert sum(1 for _ in film.decode(video=0)) == FRAMES
