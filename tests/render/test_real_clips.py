"""Every clip of the shared data is rendered right, or refused with one clear sentence."""

import json
from fractions import Fraction
from pathlib import Path

import av
import pytest
from films import make_pack
from shared import SHARED_DATA

from fastvid_gui.cli.app import run
from fastvid_gui.errors import SourceError
from fastvid_gui.media.read import open_source

CLIPS = sorted(path for path in (SHARED_DATA / "videos").iterdir()) if SHARED_DATA else []
REFUSED = {
    "derived_empty.mp4",
    "derived_truncated_bbb.mp4",
    "derived_truncated_no_moov.mp4",
    "tm_chunk_out_of_range.mp4",
}
COPIED = {"aac", "mp3", "ac3", "eac3", "alac"}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


@pytest.mark.skipif(not CLIPS, reason="third-party test data is absent (set FASTVID_SHARED_DATA)")
@pytest.mark.parametrize("clip", CLIPS, ids=lambda path: path.name)
def test_clip_is_rendered_right_or_refused_clearly(
    clip: Path, pack: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    out = tmp_path / "out.mp4"
    code = run(["render", str(clip), "-s", str(pack), "-o", str(out), "--size", "48", "--json"])
    captured = capfd.readouterr()
    assert "Traceback" not in captured.err
    if clip.name in REFUSED:
        assert code == 1 and not out.exists()
        sentence = captured.err.strip()
        assert clip.name in sentence and sentence.count("\n") == 0
        with pytest.raises(SourceError):
            open_source(clip)
        return
    assert code == 0, captured.err
    result = json.loads(captured.out)
    source = open_source(clip)
    assert result["frames"] == source.info.frames
    with av.open(str(out)) as film:
        video = film.streams.video[0]
        frames = [(frame.pts * frame.time_base, frame.width, frame.height) for frame in film.decode(video)]
        sounds = [stream.codec_context.name for stream in film.streams.audio]
    assert len(frames) == source.info.frames
    assert {frame[1:] for frame in frames} == {(result["width"], result["height"])}
    assert (result["width"] > result["height"]) == (source.info.width > source.info.height) or (
        result["width"] == result["height"]
    )
    start = source.times.seconds(0)
    tick = source.times.time_base + Fraction(1, 10_000)
    for number, (seconds, _, _) in enumerate(frames):
        assert abs((seconds - frames[0][0]) - (source.times.seconds(number) - start)) <= tick
    if clip.name != "mp_video_with_failing_audio.mp4":
        assert len(sounds) == len(source.info.audio)
        wanted = [track.codec if track.codec in COPIED else "aac" for track in source.info.audio]
        assert [name.removesuffix("float") for name in sounds] == wanted


@pytest.mark.skipif(not CLIPS, reason="third-party test data is absent (set FASTVID_SHARED_DATA)")
@pytest.mark.parametrize("what", ["folder", "missing", "text", "picture"])
def test_what_is_no_video_is_refused_clearly(
    what: str, pack: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    import cv2
    import numpy as np

    path = tmp_path / "thing"
    if what == "folder":
        path.mkdir()
    elif what == "text":
        path.write_text("dear diary " * 1000)
    elif what == "picture":
        path = path.with_suffix(".png")
        cv2.imwrite(str(path), np.zeros((64, 64, 3), np.uint8))
    assert run(["render", str(path), "-s", str(pack), "-o", str(tmp_path / "o.mp4")]) == 1
    sentence = capfd.readouterr().err.strip()
    assert path.name in sentence and "Traceback" not in sentence and sentence.count("\n") == 0
