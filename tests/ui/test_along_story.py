"""By real mouse and keys on a real X display: the first start greets, a style begins here, its border is dragged to
a cut, play shows painted frames, F shows the picture alone, and the window stays maximized."""

from pathlib import Path

import pytest
import test_story
from test_story import Play

pytestmark = test_story.pytestmark


def test_styles_along_play_painted_and_the_picture_alone(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(test_story, "PLAYER", Path(__file__).with_name("along_player.py"))
    play = Play(display, str(tmp_path))
    try:
        for step in ("greeted", "tried", "from here on"):
            play.wait_for(step)
        # The sample is cut at frame 84.
        assert play.wait_for("moved") == "moved 84"
        for step in ("undone", "ahead", "played painted", "alone and back", "done"):
            play.wait_for(step)
    finally:
        play.kill() if play.process.poll() is None else play.close()
    assert (tmp_path / "along.png").exists()
