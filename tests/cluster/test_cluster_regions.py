"""A film with regions on a cluster: the masks lie in the job's folder, the bits are those of one computer alone."""

import sys
import threading
from pathlib import Path

import pytest
from cluster_processes import Cluster
from conftest import FRAMES, Film
from films import decoded

sys.path.insert(0, str(Path(__file__).parent.parent / "regions"))
from matte_films import make_mattes

from fastvid_gui.domain.look import Look
from fastvid_gui.regions.region import Region, Regions
from fastvid_gui.regions.text import save_regions
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.keyframes import load_keyframe_file
from fastvid_gui.render.request import RenderRequest


def test_two_members_paint_the_regions_of_one_computer(
    cluster: Cluster, film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_mattes(tmp_path / "disc.mkv", FRAMES)
    disc = Region(name="disc", style=str(film.pack), mask="disc.mkv", feather=20)
    save_regions(tmp_path / "r.toml", Regions(regions=(disc,), outside="source"))
    for name in ("one", "two"):
        cluster.member(name, slow=0.02)
    maker = cluster.render(
        "maker", film.source, film.pack, *film.options, "--regions", str(tmp_path / "r.toml")
    )
    found = maker.result()
    assert found["frames"] == FRAMES and {node["name"] for node in found["nodes"]} == {"one", "two"}
    request = RenderRequest(
        source=film.source,
        output=tmp_path / "alone.mp4",
        look=Look(style=str(film.pack)),
        keyframes=load_keyframe_file(film.keyframes),
        lists=(film.keyframes,),
        regions=tmp_path / "r.toml",
    )
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "alone"))
    alone = render_film(request, lambda event: None, threading.Event())
    assert alone.job == found["job"]
    pairs = zip(decoded(cluster.base / "maker.mp4"), decoded(request.output), strict=True)
    assert all((one == other).all() for one, other in pairs)
