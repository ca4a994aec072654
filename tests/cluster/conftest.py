"""Fixtures of the cluster's tests. Whatever needs dask.distributed is skipped, saying so, where that is absent."""

import importlib.util
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from cluster_processes import Cluster
from films import decoded, make_film, make_pack

from fastvid_gui.domain.look import Look
from fastvid_gui.picture import Picture
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.keyframes import load_keyframe_file
from fastvid_gui.render.request import RenderRequest

FRAMES = 140
KEYFRAMES = "40,soft\n70,cut\n104,soft\n"
RATE = Fraction(8)  # so that a chunk has 12 frames, and a range several chunks


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs Dask says why it is skipped."""
    if importlib.util.find_spec("distributed") is not None:
        return
    skip = pytest.mark.skip(reason="dask.distributed is absent: pip install 'fastvid-gui[cluster]'")
    for item in items:
        if Path(__file__).parent in item.path.parents and "without_dask" not in item.name:
            item.add_marker(skip)


@dataclass(frozen=True)
class Film:
    """A film, a style, a list of keyframes, and the frames as one computer alone paints them."""

    source: Path
    pack: Path
    keyframes: Path
    painted: list[Picture]

    @property
    def options(self) -> tuple[str, ...]:
        return ("--keyframes", str(self.keyframes))

    def is_painted(self, output: Path) -> bool:
        """Whether a film has exactly those frames."""
        found = decoded(output)
        return len(found) == len(self.painted) and all(
            (one == other).all() for one, other in zip(found, self.painted, strict=True)
        )


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """140 frames in four ranges, two of which overlap with the one before."""
    base = tmp_path_factory.mktemp("film")
    source = make_film(base / "film.mp4", FRAMES, cut=70, rate=RATE)
    pack = make_pack(base / "tame.safetensors")
    keyframes = base / "keyframes.csv"
    keyframes.write_text(KEYFRAMES)
    request = RenderRequest(
        source=source,
        output=base / "local.mp4",
        look=Look(style=str(pack)),
        keyframes=load_keyframe_file(keyframes),
        lists=(keyframes,),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FASTVID_HOME", str(base / "home"))
        render_film(request, lambda event: None, threading.Event())
    return Film(source, pack, keyframes, decoded(base / "local.mp4"))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster in a folder of its own."""
    with Cluster(tmp_path) as made:
        yield made
