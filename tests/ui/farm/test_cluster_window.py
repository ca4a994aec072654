"""The window has a film painted by a cluster: its folder is chosen where helpers are, its members are in the same
table, and the next export offers it again."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from farm_stage import REPOSITORY, SHOWN_BY, Stage
from screens import why_no_screens

sys.path.append(str(REPOSITORY / "tests" / "cluster"))
from cluster_processes import Cluster

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(bool(why_no_screens(*SHOWN_BY)), reason=why_no_screens(*SHOWN_BY)),
    pytest.mark.skipif(
        importlib.util.find_spec("distributed") is None,
        reason="dask.distributed is absent: pip install 'fastvid-gui[cluster]'",
    ),
]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Screens; screenshots go to FASTVID_PICTURES, where that is set."""
    monkeypatch.setenv("FASTVID_INTERFACE", "127.0.0.1")
    pictures = Path(os.environ.get("FASTVID_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    made = Stage(tmp_path, None, pictures)
    yield made
    made.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_cluster_paints_what_the_window_asks_for(stage: Stage, tmp_path: Path, language: str) -> None:
    (tmp_path / "members").mkdir()
    with Cluster(tmp_path / "members", tmp_path / "laboratory") as cluster:
        for name in ("oak", "elm"):
            cluster.member(name, slow=0.15)
        arguments = (str(cluster.folder), str(tmp_path / "together.mp4"))
        maker = stage.window("cluster_player.py", "maker", *arguments, language=language)
        assert maker.wait_for("painting") == "elm oak"
        said = maker.wait_for("said")
        assert "oak" in said and "elm" in said, said
        frames = dict(pair.rsplit(":", 1) for pair in maker.wait_for("nodes").split())
        assert all(int(frames[name]) > 0 for name in ("oak", "elm")), frames
        assert maker.wait_for("again") == str(cluster.folder)
        maker.wait_for("done")
