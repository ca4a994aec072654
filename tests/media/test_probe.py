"""What `probe` tells of real clips, and what it says of files that are none."""

import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from source_clips import film

from fastvid_gui.errors import SourceError
from fastvid_gui.media.probe import probe

# name -> width, height, coded width, coded height, rotation, rate, variable, frames, codec, pixel format
TRUTH = {
    "decord_flipping_a_pancake.mkv": (426, 240, 426, 240, 0, "30", False, 310, "h264", "yuv420p"),
    "decord_unordered.mov": (50, 50, 50, 50, 0, "32", False, 4, "h264", "yuv420p"),
    "decord_video_270.mov": (320, 568, 568, 320, 270, "30", False, 3, "h264", "yuv420p"),
    "decord_video_90.mov": (320, 568, 568, 320, 90, "30", False, 3, "h264", "yuv420p"),
    "derived_odd_175x143_yuv444p.mkv": (175, 143, 175, 143, 0, "30", False, 60, "h264", "yuv444p"),
    "iio_realshort.mp4": (320, 240, 320, 240, 0, "45000/1499", False, 36, "h264", "yuv420p"),
    "mov_bbb.mp4": (320, 176, 320, 176, 0, "25", False, 100, "h264", "yuv420p"),
    "mp_big_buck_bunny_0_30.webm": (1280, 720, 1280, 720, 0, "24", False, 720, "vp8", "yuv420p"),
    "mp_chaplin.mp4": (640, 360, 640, 360, 0, "25", False, 241, "h264", "yuv420p"),
    "mp_no_duration.webm": (1280, 720, 1280, 720, 0, "37000/2469", True, 74, "vp9", "yuv420p"),
    "mp_smpte-2997.mp4": (1920, 1080, 1920, 1080, 0, "25", False, 251, "h264", "yuv420p"),
    "mp_transparent.webm": (200, 200, 200, 200, 0, "30", False, 150, "vp9", "yuv420p"),
    "mp_video_with_failing_audio.mp4": (640, 360, 640, 360, 0, "25", False, 280, "h264", "yuv420p"),
    "psd_counter.mp4": (1920, 1080, 1920, 1080, 0, "10", False, 30, "h264", "yuv420p"),
    "psd_delayed_start.mp4": (480, 320, 480, 320, 0, "25", False, 24, "mpeg4", "yuv420p"),
    "psd_fades.mp4": (480, 320, 480, 320, 0, "25", False, 250, "mpeg4", "yuv420p"),
    "psd_testvideo.mp4": (1280, 720, 1280, 720, 0, "30000/1001", False, 720, "h264", "yuv420p"),
    "skv_bigbuckbunny.mp4": (1280, 720, 1280, 720, 0, "25", False, 132, "h264", "yuv420p"),
    "skv_bikes.mp4": (640, 272, 640, 272, 0, "25", False, 250, "h264", "yuv420p"),
    "tc_av1_video.mkv": (640, 360, 640, 360, 0, "25", False, 125, "av1", "yuv420p"),
    "tc_bt709_full_range.mp4": (1280, 720, 1280, 720, 0, "30", False, 30, "h264", "yuvj420p"),
    "tc_h265_10bits.mp4": (200, 200, 200, 200, 0, "30", False, 30, "hevc", "yuv420p10le"),
    "tc_h265_video.mp4": (128, 128, 128, 128, 0, "10", False, 10, "hevc", "yuv420p"),
}


@pytest.mark.parametrize("name", TRUTH)
def test_real_clips(shared_data: Path, name: str) -> None:
    info = probe(shared_data / "videos" / name)
    width, height, coded_width, coded_height, rotation, rate, variable, frames, codec, layout = TRUTH[name]
    assert (info.width, info.height) == (width, height)
    assert (info.coded_width, info.coded_height, info.rotation) == (coded_width, coded_height, rotation)
    assert (info.frame_rate, info.variable_rate) == (Fraction(rate), variable)
    assert (info.frames, info.video_codec, info.pixel_format) == (frames, codec, layout)
    assert abs(info.duration - frames / info.frame_rate) <= Fraction(3, 100)
    assert info.color.full_range == (name == "tc_bt709_full_range.mp4")


def test_sound_is_listed(shared_data: Path) -> None:
    (track,) = probe(shared_data / "videos" / "skv_bigbuckbunny.mp4").audio
    assert (track.codec, track.channels, track.sample_rate) == ("aac", 6, 48000)
    assert probe(shared_data / "videos" / "psd_testvideo.mp4").audio == ()


@pytest.mark.parametrize(
    "name",
    [
        "derived_empty.mp4",
        "derived_truncated_bbb.mp4",
        "derived_truncated_no_moov.mp4",
        "tm_chunk_out_of_range.mp4",
    ],
)
def test_broken_clips(shared_data: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError, match=name):
        probe(shared_data / "videos" / name)
    assert capfd.readouterr().err == ""


def refused(path: Path, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        probe(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_are_no_video(tmp_path: Path) -> None:
    refused(tmp_path / "missing.mp4", "no file")
    refused(tmp_path, "folder")
    empty = tmp_path / "empty.mp4"
    empty.touch()
    refused(empty, "empty")
    for name, content in (
        ("text.mp4", b"Once upon a time\n" * 100),
        ("notes.txt", b"Once upon a time\n" * 100),
        ("noise.mkv", np.random.default_rng(1).bytes(50_000)),
        (
            "list.m3u8",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://localhost/a.ts\n#EXT-X-ENDLIST\n",
        ),
        ("list.ffconcat", b"ffconcat version 1.0\nfile /etc/passwd\n"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        refused(path, "not a video")


def test_still_picture(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24").save(path)
    refused(path, "still picture")


def test_sound_alone(tmp_path: Path) -> None:
    path = tmp_path / "song.mp4"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("aac", rate=48000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 4096), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 48000
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    refused(path, "only sound")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_named_pipe_does_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    refused(pipe, "not an ordinary file")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", frames=2)
    path.chmod(0)
    refused(path, "can't be read")


def test_unusual_names(tmp_path: Path) -> None:
    for name in ("ünïcødé 映画 %d.mp4", "pipe:0.mp4", "http:--x.mp4", "-i.mp4", "line\nbreak.mp4"):
        assert probe(film(tmp_path / "film.mp4", frames=2).rename(tmp_path / name)).frames == 2


def test_pixels_that_are_not_square(tmp_path: Path) -> None:
    path = tmp_path / "wide.mkv"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(4, 3)
        for _ in range(3):
            output.mux(stream.encode(av.VideoFrame(160, 96, "yuv420p")))
        output.mux(stream.encode(None))
    info = probe(path)
    assert (info.width, info.height, info.coded_width) == (213, 96, 160)


def test_absurd_sizes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.avi"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("rawvideo", rate=25)
        stream.width, stream.height, stream.pix_fmt = 20000, 16, "gray"
        output.mux(stream.encode(av.VideoFrame(20000, 16, "gray")))
        output.mux(stream.encode(None))
    refused(path, "pictures")


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = film(tmp_path / "film.ts", "mpeg2video")
    content = bytearray(path.read_bytes())
    content[5000:9000] = np.random.default_rng(2).bytes(4000)
    path.write_bytes(content)
    info = probe(path)
    assert info.frames > 10 and any("damaged" in warning for warning in map(str, info.warnings))
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")
