"""`render --compare`: films of before and after, of the same job and with the same sound."""

import json
from pathlib import Path

import av
import numpy as np
import pytest
from films import make_film, make_pack

from fastvid_gui.cli.app import run
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.media import compare
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk
from fastvid_gui.media.compare import ComparedChunks, compared, compared_size
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.picture import Picture

FRAMES, WIDTH, HEIGHT = 50, 96, 64
NEAR = 8.0
"""Mean difference of levels that another round of x264 makes; painted and filmed differ by far more."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "a film.mp4", FRAMES, WIDTH, HEIGHT, cut=20)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


def rendered(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert run(["render", *arguments, "--crf", "12", "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def pictures(path: Path) -> list[Picture]:
    return list(read_frames(source := open_source(path), 0, source.info.frames))


def sound_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def apart(one: Picture, other: Picture) -> float:
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())


def test_before_and_after_of_one_job(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = {}
    for way in ("none", "split", "side-by-side"):
        out = tmp_path / f"{way}.mp4"
        found = rendered(capsys, str(film), "-s", str(pack), "-o", str(out), "--compare", way)
        assert found["resumed_frames"] == (FRAMES if made else 0)
        assert found["frames"] == FRAMES
        assert sound_of(out) == sound_of(film)
        made[way] = (found, pictures(out))
    assert len({found["job"] for found, _ in made.values()}) == 1
    assert [found["width"] for found, _ in made.values()] == [WIDTH, WIDTH, 2 * WIDTH]
    filmed, middle = pictures(film), WIDTH // 2
    painted, split, both = (shown for _, shown in made.values())
    for number in range(FRAMES):
        before, after = filmed[number], painted[number]
        assert apart(before, after) > 2 * NEAR, "else this test shows nothing"
        assert both[number].shape == (HEIGHT, 2 * WIDTH, 3)
        assert apart(both[number][:, :WIDTH], before) < NEAR
        assert apart(both[number][:, WIDTH:], after) < NEAR
        assert apart(split[number][:, : middle - 4], before[:, : middle - 4]) < NEAR
        assert apart(split[number][:, middle + 4 :], after[:, middle + 4 :]) < NEAR
        assert split[number][:, middle - 1 : middle + 1].mean() > 180, "the line"


def test_of_a_part_in_another_size(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "part.mp4"
    found = rendered(
        capsys, str(film), "-s", str(pack), "-o", str(out), "--compare", "side-by-side", "--frames", "12:30",
        "--size", "48",
    )  # fmt: skip
    assert (found["frames"], found["width"], found["height"]) == (18, 144, 48)
    source = open_source(film)
    filmed = list(read_frames(source, 12, 30, (72, 48)))
    for shown, before in zip(pictures(out), filmed, strict=True):
        assert apart(shown[:, :72], before) < NEAR


def test_an_unknown_way_is_refused(film: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(film), "-s", str(pack), "-o", "x.mp4", "--compare", "half"]) == 2
    assert "none, split, side-by-side" in capsys.readouterr().err


def test_what_would_be_too_wide_is_stacked() -> None:
    assert compared_size(8192, 4320, "side-by-side") == (16384, 4320)
    assert compared_size(8194, 4320, "side-by-side") == (8194, 8640)
    assert compared_size(8194, 4320, "split") == (8194, 4320)
    dark, light = np.zeros((2, 8194, 3), np.uint8), np.full((2, 8194, 3), 200, np.uint8)
    stacked = compared(dark, light, "side-by-side")
    assert stacked.shape == (4, 8194, 3)
    assert stacked[:2].max() == 0 and stacked[2:].min() == 200


def test_chunks_are_made_once_and_read_as_often_as_needed(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = open_source(film)
    settings = RenderSettings(width=WIDTH, height=HEIGHT, frame_rate=source.info.frame_rate)
    chunks: list[EncodedChunk] = []
    for start in (0, 20, 40):
        encoder = ChunkEncoder(ChunkFormat(WIDTH, HEIGHT, settings.frame_rate, 20))
        for picture in read_frames(source, start, min(FRAMES, start + 20)):
            encoder.add(255 - picture)
        chunks.append(encoder.finish())
    joined: list[int] = []
    monkeypatch.setattr(compare, "compared", lambda *a: (joined.append(1), compared(*a))[1])
    both = ComparedChunks(source, chunks, 0, settings, "side-by-side", folder=tmp_path)
    first = iter(both)
    begun = [next(first), next(first)]
    again = list(both)
    assert begun == again[:2] and [chunk.frames for chunk in again] == [20, 20, 10]
    assert list(both) == again
    assert len(joined) == FRAMES
    assert not list(tmp_path.iterdir()), "what waits has no name, so nothing can be left behind"
    both.close()
