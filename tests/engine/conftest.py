"""Engine processes and films for them. One preview engine serves the tests of a file: starting one takes a second."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from films import make_film, make_pack
from talking import Talk

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.mp4"


@pytest.fixture(scope="module")
def engine_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the engine processes of a file of tests."""
    return tmp_path_factory.mktemp("engine-home")


@pytest.fixture(autouse=True)
def own_home(engine_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the test reads itself is what its engine wrote."""
    monkeypatch.setenv("FASTVID_HOME", str(engine_home))
    return engine_home


@pytest.fixture(scope="module")
def preview_engine(engine_home: Path) -> Iterator[Talk]:
    """A preview engine that all tests of a file share."""
    before = os.environ.get("FASTVID_HOME")
    os.environ["FASTVID_HOME"] = str(engine_home)
    try:
        with Talk() as talk:
            yield talk
    finally:
        if before is None:
            del os.environ["FASTVID_HOME"]
        else:
            os.environ["FASTVID_HOME"] = before


@pytest.fixture(scope="session")
def small_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """60 small frames with a cut at 30, B-frames and sound."""
    return make_film(tmp_path_factory.mktemp("film") / "small.mp4", cut=30)


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A style with a very small network."""
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


@pytest.fixture
def sample() -> Path:
    """The clip that comes with the program."""
    return SAMPLE
