"""Three computers and one film: pair by typed codes, render together, one is killed, the film is the same."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import av
import numpy as np
import pytest
from farm_stage import SHOWN_BY, STEP_SECONDS, Stage, environment, lan_or_loopback
from screens import why_no_screens

HELPERS = ("attic", "cellar")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(bool(why_no_screens(*SHOWN_BY)), reason=why_no_screens(*SHOWN_BY)),
]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The network; screenshots go to FASTVID_PICTURES, where that is set."""
    pictures = Path(os.environ.get("FASTVID_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        lan = lan_or_loopback()
        made = Stage(tmp_path, stack.enter_context(lan) if lan else None, pictures)
        stack.callback(made.close)
        yield made


def test_a_killed_helper_changes_no_pixel(stage: Stage, tmp_path: Path) -> None:
    output = tmp_path / "together.mp4"
    helpers = {name: stage.window("farm_player.py", name, "help", name) for name in HELPERS}
    for helper in helpers.values():
        helper.wait_for("helping")
    maker = stage.window("farm_player.py", "maker", "make", str(output))
    film = Path(maker.wait_for("film"))
    for helper in helpers.values():
        helper.wait_for("paired")
    maker.wait_for("paired")
    style, size, crf, max_range, nodes = maker.wait_for("request").split()
    assert nodes == "auto"

    painting = maker.wait_for("painting")
    assert painting.startswith("Painting ")
    helpers["attic"].kill()
    lost = maker.wait_for("lost")
    assert lost.startswith(("It stopped helping", "Lost ")), lost
    said = maker.wait_for("said")
    assert "Done and checked" in said
    assert all(name in said for name in HELPERS), said
    assert "attic vanished at frame" in said, said
    frames = dict(pair.rsplit(":", 1) for pair in maker.wait_for("nodes").split())
    assert all(int(frames[name]) > 0 for name in HELPERS), frames
    assert maker.wait_for("output") == str(output)
    maker.wait_for("done")
    stage.close()

    alone = tmp_path / "alone.mp4"
    done = subprocess.run(
        [
            sys.executable, "-m", "fastvid_gui", "render", str(film), "--style", style, "--size", size, "--crf", crf,
            "--max-range", max_range, "--nodes", "local", "--output", str(alone), "--json",
        ],
        env=environment(tmp_path / "alone"), capture_output=True, text=True, timeout=STEP_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with av.open(str(film)) as source, av.open(str(output)) as together, av.open(str(alone)) as local:
        wanted = sum(1 for _ in source.decode(video=0))
        assert min(local.streams.video[0].width, local.streams.video[0].height) == int(size)
        assert bool(together.streams.audio) == bool(source.streams.audio)
        count = 0
        for ours, theirs in zip(together.decode(video=0), local.decode(video=0), strict=True):
            assert (ours.pts, ours.format.name) == (theirs.pts, theirs.format.name)
            assert np.array_equal(ours.to_ndarray(), theirs.to_ndarray()), f"frame {count} differs"
            count += 1
    assert count == wanted
