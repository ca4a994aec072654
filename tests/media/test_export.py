"""The exported film against its source: times, sound in sync, tracks, titles; and what goes wrong."""

import subprocess
import sys
import tracemalloc
from fractions import Fraction
from pathlib import Path
from threading import Event

import av
import numpy as np
import pytest
from making_clips import (
    SIZE,
    Sound,
    beeps_in,
    chunks_of,
    even_stamps,
    flashes_in,
    is_flash,
    make_clip,
    payloads,
    sound_end,
    sound_span,
    stamps_in,
)

from fastvid_gui.errors import DiskFullError, ExportError, Interrupted, TargetError
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk, decode_chunk, to_picture
from fastvid_gui.media.export import ExportReport, export_film
from fastvid_gui.media.read import open_source
from fastvid_gui.whole_files import partial_path

SYNC_SECONDS = 0.025


def export(clip: Path, out: Path, first: int = 0, last: int | None = None, **options: object) -> ExportReport:
    source = open_source(clip)
    last = len(source.times) if last is None else last
    return export_film(source, chunks_of(first, last), first, last, out, **options)


def assert_in_sync(path: Path, count: int, track: int = 0) -> None:
    flashes, beeps = flashes_in(path), beeps_in(path, track)
    assert len(flashes) == len(beeps) == count
    assert max(abs(flash - beep) for flash, beep in zip(flashes, beeps, strict=True)) <= SYNC_SECONDS


def uneven_stamps() -> list[Fraction]:
    """Variable rate, as phones and screen recorders write it."""
    random = np.random.default_rng(5)
    steps = random.integers(1, 9, 60) * Fraction(1, 100)
    times = [Fraction(0)]
    for step in steps:
        times.append(times[-1] + Fraction(step))
    return times


# ---- times -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "tick"),
    [
        ("a.mp4", Fraction(1, 12800)),
        ("a.mp4", Fraction(1, 90000)),
        ("a.mov", Fraction(1, 600)),
        ("a.mkv", Fraction(1, 1000)),
    ],
)
def test_uneven_times_survive_exactly(tmp_path: Path, name: str, tick: Fraction) -> None:
    clip = make_clip(tmp_path / name, uneven_stamps(), tick=tick)
    times = open_source(clip).times
    report = export(clip, tmp_path / "out.mp4")
    found, end = stamps_in(tmp_path / "out.mp4")
    assert found == [times.seconds(frame) for frame in range(len(times))]
    assert end == times.seconds(len(times))
    assert (report.frames, report.duration) == (60, times.duration)


@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(30000, 1001), Fraction(10), Fraction(60)])
def test_even_times_survive_exactly(tmp_path: Path, rate: Fraction) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(40, rate), tick=1 / rate)
    export(clip, tmp_path / "out.mp4")
    found, end = stamps_in(tmp_path / "out.mp4")
    assert found == [frame / rate for frame in range(40)]
    assert end == 40 / rate


def test_a_part_begins_at_zero(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", uneven_stamps())
    times = open_source(clip).times
    export(clip, tmp_path / "out.mp4", 13, 41)
    found, end = stamps_in(tmp_path / "out.mp4")
    assert found == [times.seconds(frame) - times.seconds(13) for frame in range(13, 41)]
    assert end == times.seconds(41) - times.seconds(13)


def test_a_single_frame_is_a_film(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(30), [Sound("aac")])
    assert export(clip, tmp_path / "out.mp4", 7, 8).duration == Fraction(1, 25)


def test_the_frames_are_those_of_the_chunks(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(50))
    chunks = [chunk for bounds in ((0, 1), (1, 13), (13, 50)) for chunk in chunks_of(*bounds, length=50)]
    export_film(open_source(clip), chunks, 0, 50, tmp_path / "out.mp4")
    reformatter = av.video.reformatter.VideoReformatter()
    with av.open(str(tmp_path / "out.mp4")) as container:
        shown = [to_picture(reformatter, frame) for frame in container.decode(video=0)]
    painted = [picture for chunk in chunks for picture in decode_chunk(chunk)]
    assert all(np.array_equal(one, other) for one, other in zip(shown, painted, strict=True))


# ---- sound -------------------------------------------------------------------------------------------

COPIED = [
    ("a.mp4", "aac", 48000),
    ("a.mkv", "aac", 44100),
    ("a.ts", "aac", 48000),
    ("a.mp4", "libmp3lame", 44100),
    ("a.mkv", "libmp3lame", 48000),
    ("a.mkv", "ac3", 48000),
    ("a.mkv", "eac3", 48000),
    ("a.mov", "alac", 44100),
]
ENCODED = [
    ("a.mkv", "libopus", 48000),
    ("a.mkv", "flac", 96000),
    ("a.mov", "pcm_s16le", 11025),
    ("a.mkv", "pcm_u8", 8000),
    ("a.mkv", "libmp3lame", 8000),
]


@pytest.mark.parametrize(("name", "codec", "rate"), COPIED)
def test_known_sound_is_copied_bit_for_bit(tmp_path: Path, name: str, codec: str, rate: int) -> None:
    clip = make_clip(tmp_path / name, even_stamps(75), [Sound(codec, rate)])
    report = export(clip, tmp_path / "out.mp4")
    assert [track.copied for track in report.audio] == [True]
    assert not report.warnings
    here, there = payloads(tmp_path / "out.mp4"), payloads(clip)
    if name.endswith(".ts"):
        # Broadcast AAC carries a header in each packet, which an MP4 has once.
        there = [packet[7:] for packet in there]
    assert here == there
    assert_in_sync(tmp_path / "out.mp4", 5)


@pytest.mark.parametrize(("name", "codec", "rate"), ENCODED)
def test_other_sound_becomes_aac(tmp_path: Path, name: str, codec: str, rate: int) -> None:
    clip = make_clip(tmp_path / name, even_stamps(75), [Sound(codec, rate)])
    report = export(clip, tmp_path / "out.mp4")
    assert [track.copied for track in report.audio] == [False]
    with av.open(str(tmp_path / "out.mp4")) as container:
        context = container.streams.audio[0].codec_context
        assert (context.name, context.layout.name) == ("aac", "stereo")
        assert context.sample_rate == min(rate, 48000)
    assert_in_sync(tmp_path / "out.mp4", 5)
    assert abs(sound_span(tmp_path / "out.mp4")[0]) < SYNC_SECONDS
    assert abs(sound_end(tmp_path / "out.mp4") - 3) < SYNC_SECONDS


@pytest.mark.parametrize("layout", ["mono", "5.1", "7.1"])
def test_loudspeakers_are_kept(tmp_path: Path, layout: str) -> None:
    clip = make_clip(tmp_path / "a.mkv", even_stamps(40), [Sound("flac", layout=layout)])
    export(clip, tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.streams.audio[0].codec_context.layout.name == layout
    assert_in_sync(tmp_path / "out.mp4", 3)


@pytest.mark.parametrize("codec", ["aac", "libopus", "ac3"])
@pytest.mark.parametrize(("first", "last"), [(0, 50), (3, 40), (20, 75), (29, 31), (37, 68), (7, 75)])
def test_a_part_has_its_sound_cut_to_fit(tmp_path: Path, codec: str, first: int, last: int) -> None:
    clip = make_clip(tmp_path / "a.mkv", even_stamps(75), [Sound(codec)])
    export(clip, tmp_path / "out.mp4", first, last)
    flashes = sum(map(is_flash, range(first, last)))
    if flashes:
        assert_in_sync(tmp_path / "out.mp4", flashes)
    assert abs(sound_span(tmp_path / "out.mp4")[0]) < 0.001
    assert abs(sound_end(tmp_path / "out.mp4") - (last - first) / 25) < 0.001


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
@pytest.mark.parametrize("codec", ["aac", "libmp3lame"])
@pytest.mark.parametrize("delay", [Fraction(1, 2), Fraction(403, 1000)])
def test_late_sound_stays_late(tmp_path: Path, name: str, codec: str, delay: Fraction) -> None:
    clip = make_clip(tmp_path / name, even_stamps(75), [Sound(codec, start=delay)])
    export(clip, tmp_path / "out.mp4")
    flashes = [flash for flash in flashes_in(tmp_path / "out.mp4") if flash >= delay]
    beeps = beeps_in(tmp_path / "out.mp4")
    assert max(abs(a - b) for a, b in zip(flashes, beeps, strict=True)) <= SYNC_SECONDS


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv"])
@pytest.mark.parametrize("codec", ["aac", "libopus"])
def test_a_late_picture_stays_late(tmp_path: Path, name: str, codec: str) -> None:
    stamps = [Fraction(3, 5) + stamp for stamp in even_stamps(60)]
    clip = make_clip(tmp_path / name, stamps, [Sound(codec, seconds=3.0)])
    export(clip, tmp_path / "out.mp4")
    found, _ = stamps_in(tmp_path / "out.mp4")
    assert abs(float(found[0]) - 0.6) < 0.002
    assert_in_sync(tmp_path / "out.mp4", 4)


def test_a_late_picture_alone_keeps_its_clock(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", [1 + stamp for stamp in even_stamps(20)])
    export(clip, tmp_path / "out.mp4")
    assert stamps_in(tmp_path / "out.mp4")[0][0] == 1


def test_two_tracks_keep_language_title_and_default(tmp_path: Path) -> None:
    sounds = [
        Sound("aac", tags={"language": "deu", "title": "Original"}, default=False),
        Sound("libopus", tags={"language": "fra", "title": "Commentaire"}),
    ]
    clip = make_clip(tmp_path / "a.mkv", even_stamps(50), sounds)
    report = export(clip, tmp_path / "out.mp4")
    assert [(t.codec, t.copied, t.language, t.title) for t in report.audio] == [
        ("aac", True, "deu", "Original"),
        ("opus", False, "fra", "Commentaire"),
    ]
    with av.open(str(tmp_path / "out.mp4")) as container:
        tracks = container.streams.audio
        assert [track.language for track in tracks] == ["deu", "fra"]
        assert [track.metadata["name"] for track in tracks] == ["Original", "Commentaire"]
        assert [bool(track.disposition & av.stream.Disposition.default) for track in tracks] == [False, True]
    assert_in_sync(tmp_path / "out.mp4", 3, 0)
    assert_in_sync(tmp_path / "out.mp4", 3, 1)


def test_sound_longer_and_shorter_than_the_picture_keeps_its_length(tmp_path: Path) -> None:
    sounds = [Sound("aac", seconds=4.0), Sound("libopus", seconds=1.0)]
    clip = make_clip(tmp_path / "a.mkv", even_stamps(50), sounds)
    export(clip, tmp_path / "out.mp4")
    assert abs(sound_span(tmp_path / "out.mp4", 0)[1] - 4.0) < 0.05
    assert abs(sound_span(tmp_path / "out.mp4", 1)[1] - 1.0) < 0.05


def test_a_hole_in_the_sound_is_silent(tmp_path: Path) -> None:
    """Packets lost on the way must not pull what follows forward."""
    whole = make_clip(tmp_path / "whole.mkv", even_stamps(75), [Sound("libopus")])
    for codec_name in ("libopus", "aac"):
        whole = make_clip(tmp_path / f"{codec_name}.mkv", even_stamps(75), [Sound(codec_name)])
        holed = tmp_path / f"holed_{codec_name}.mkv"
        with av.open(str(whole)) as container, av.open(str(holed), "w") as out:
            copies = {s.index: out.add_stream_from_template(s, opaque=True) for s in container.streams}
            for packet in container.demux():
                lost = packet.stream.type == "audio" and 0.5 < (packet.dts or 0) / 1000 < 0.8
                if packet.dts is not None and not lost:
                    packet.stream = copies[packet.stream_index]
                    out.mux(packet)
        export(holed, tmp_path / "out.mp4", overwrite=True)
        assert_in_sync(tmp_path / "out.mp4", 5)


def test_damaged_sound_is_left_out_with_a_warning(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "whole.mkv", even_stamps(75), [Sound("aac")])
    broken = tmp_path / "broken.mkv"
    with av.open(str(whole)) as container, av.open(str(broken), "w") as out:
        copies = {s.index: out.add_stream_from_template(s, opaque=True) for s in container.streams}
        for number, packet in enumerate(container.demux()):
            if packet.dts is None:
                continue
            packet.stream = copies[packet.stream_index]
            if packet.stream.type == "audio" and number % 10 == 0:
                damaged = bytes(packet)[:1] + b"\x5a" * (packet.size - 1)
                packet.update(damaged)
            out.mux(packet)
    report = export(broken, tmp_path / "out.mp4")
    assert any("Sound track 1 (aac) is damaged" in warning for warning in report.warnings)
    assert_in_sync(tmp_path / "out.mp4", 5)


def test_sound_that_cannot_be_decoded_at_all_never_fails_the_film(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "whole.mkv", even_stamps(40), [Sound("libopus"), Sound("ac3")])
    broken = tmp_path / "broken.mkv"
    with av.open(str(whole)) as container, av.open(str(broken), "w") as out:
        copies = {s.index: out.add_stream_from_template(s, opaque=True) for s in container.streams}
        for packet in container.demux():
            if packet.dts is not None:
                index = packet.stream_index
                packet.stream = copies[index]
                if index == 2:
                    packet.update(b"\x55" * packet.size)
                out.mux(packet)
    report = export(broken, tmp_path / "out.mp4")
    assert [track.codec for track in report.audio] == ["opus"]
    assert any("ac3" in warning for warning in report.warnings)


def test_the_clip_with_failing_audio(tmp_path: Path, shared_data: Path) -> None:
    clip = shared_data / "videos" / "mp_video_with_failing_audio.mp4"
    source = open_source(clip)
    out = tmp_path / "out.mp4"
    report = export_film(source, chunks_of(0, len(source.times), length=90), 0, len(source.times), out)
    assert report.audio[0].copied
    assert abs(sound_span(out)[1] - sound_span(clip)[1]) < SYNC_SECONDS


# ---- subtitles, chapters, titles ---------------------------------------------------------------------

CUES = [(0.2, 0.8, "one"), (0.9, 1.5, "two, with ümlaut"), (1.6, 2.4, "three")]


def texts_in(path: Path, track: int = 0) -> list[tuple[float, float, str]]:
    with av.open(str(path)) as container:
        stream = container.streams.subtitles[track]
        return [
            (
                float(packet.pts * packet.time_base),
                float((packet.pts + packet.duration) * packet.time_base),
                bytes(packet)[2:].decode(),
            )
            for packet in container.demux(stream)
            if packet.size > 2
        ]


@pytest.mark.parametrize(("name", "kind"), [("a.mkv", "srt"), ("a.mp4", "mov_text"), ("a.mkv", "ass")])
def test_text_subtitles_are_kept(tmp_path: Path, name: str, kind: str) -> None:
    clip = make_clip(tmp_path / name, even_stamps(75), subtitles=[(kind, CUES, {"language": "deu"})])
    report = export(clip, tmp_path / "out.mp4")
    assert texts_in(tmp_path / "out.mp4") == CUES
    assert [track.language for track in report.subtitles] == ["deu"]
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.streams.subtitles[0].language == "deu"


def test_subtitles_of_a_part_are_cut_to_fit(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mkv", even_stamps(75), subtitles=[("srt", CUES, {})])
    export(clip, tmp_path / "out.mp4", 10, 50)
    assert texts_in(tmp_path / "out.mp4") == [
        (0.0, 0.4, "one"),
        (0.5, 1.1, "two, with ümlaut"),
        (1.2, 1.6, "three"),
    ]


def test_markup_becomes_plain_text_and_overlaps_are_taken_apart(tmp_path: Path) -> None:
    cues = [(0.0, 2.0, r"{\i1}long{\i0}\Nline"), (0.5, 1.0, "short"), (0.5, 1.5, r"{\p1}m 0 0 l 9 9{\p0}")]
    clip = make_clip(tmp_path / "a.mkv", even_stamps(75), subtitles=[("ass", cues, {})])
    export(clip, tmp_path / "out.mp4")
    assert texts_in(tmp_path / "out.mp4") == [
        (0.0, 0.5, "long\nline"),
        (0.5, 1.0, "long\nline\nshort"),
        (1.0, 2.0, "long\nline"),
    ]


def chapters_in(path: Path) -> list[tuple[float, float, str]]:
    with av.open(str(path)) as container:
        return [
            (
                float(chapter["start"] * chapter["time_base"]),
                float(chapter["end"] * chapter["time_base"]),
                chapter["metadata"]["title"],
            )
            for chapter in container.chapters()
        ]


def test_chapters_and_titles_are_kept(tmp_path: Path) -> None:
    tags = {"title": "A day", "artist": "Me", "date": "2019", "comment": "by the sea", "SHOE_SIZE": "44"}
    chapters = [(0.0, 1.0, "Morning"), (1.0, 2.0, "Noon"), (2.0, 3.0, "Night")]
    clip = make_clip(tmp_path / "a.mkv", even_stamps(75), [Sound("aac")], chapters=chapters, tags=tags)
    report = export(clip, tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        for name in ("title", "artist", "date", "comment"):
            assert container.metadata[name] == tags[name]
    assert chapters_in(tmp_path / "out.mp4") == chapters
    assert any("shoe_size" in warning for warning in report.warnings)


def test_chapters_of_a_part_are_cut_to_fit(tmp_path: Path) -> None:
    chapters = [(0.0, 1.0, "Morning"), (1.0, 2.0, "Noon"), (2.0, 3.0, "Night")]
    clip = make_clip(tmp_path / "a.mp4", even_stamps(75), chapters=chapters)
    export(clip, tmp_path / "out.mp4", 30, 60)
    assert chapters_in(tmp_path / "out.mp4") == [(0.0, 0.8, "Noon"), (0.8, 1.2, "Night")]


def test_what_an_mp4_cannot_hold_is_named(tmp_path: Path) -> None:
    clip = tmp_path / "a.mkv"
    with av.open(str(clip), "w") as out:
        streams = [out.add_stream("mpeg4", rate=25), out.add_stream("mpeg4", rate=25)]
        for stream in streams:
            stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        out.add_attachment("letters.ttf", "application/x-truetype-font", b"abc")
        for number in range(30):
            for stream in streams:
                frame = av.VideoFrame.from_ndarray(
                    np.full((SIZE[1] * 3 // 2, SIZE[0]), 90, np.uint8), "yuv420p"
                )
                frame.pts, frame.time_base = number, Fraction(1, 25)
                out.mux(stream.encode(frame))
        for stream in streams:
            out.mux(stream.encode(None))
    warnings = " ".join(export(clip, tmp_path / "out.mp4").warnings)
    assert "second video track" in warnings
    assert "letters.ttf" in warnings


# ---- files -------------------------------------------------------------------------------------------


def test_the_index_comes_first(tmp_path: Path) -> None:
    """Players on the web start before the whole file is there."""
    export(make_clip(tmp_path / "a.mp4", even_stamps(60), [Sound("aac")]), tmp_path / "out.mp4")
    data = (tmp_path / "out.mp4").read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_an_existing_film_is_never_touched(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(20))
    out = tmp_path / "out.mp4"
    out.write_bytes(b"older")
    with pytest.raises(ExportError, match="--overwrite"):
        export(clip, out)
    assert out.read_bytes() == b"older"
    export(clip, out, overwrite=True)
    assert len(flashes_in(out)) == 1
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_a_film_that_appears_meanwhile_is_not_touched(tmp_path: Path) -> None:
    clip, out = make_clip(tmp_path / "a.mp4", even_stamps(20)), tmp_path / "out.mp4"
    with pytest.raises(ExportError, match="exists already"):
        export(clip, out, progress=lambda done, total: out.write_bytes(b"other") and None)
    assert out.read_bytes() == b"other"
    assert not partial_path(out).exists()


def test_the_source_is_not_overwritten(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(20))
    before = clip.read_bytes()
    with pytest.raises(ExportError, match="source itself"):
        export(clip, clip, overwrite=True)
    assert clip.read_bytes() == before


def test_places_where_no_film_can_go(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(20))
    with pytest.raises(ExportError, match="is a folder"):
        export(clip, tmp_path)
    with pytest.raises(ExportError, match="no folder"):
        export(clip, tmp_path / "missing" / "out.mp4")


def test_long_and_foreign_names(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "ä ß 画.mp4", even_stamps(20))
    out = tmp_path / ("画" * 80 + ".mp4")
    export(clip, out)
    assert out.is_file()


def test_a_failed_film_leaves_nothing_behind(tmp_path: Path) -> None:
    clip, out = make_clip(tmp_path / "a.mp4", even_stamps(30)), tmp_path / "out.mp4"
    source = open_source(clip)
    other_size = list(chunks_of(0, 12)) + list(chunks_of(12, 30, size=(32, 32)))
    for chunks in ([], list(chunks_of(0, 20)), list(chunks_of(0, 42)), other_size):
        with pytest.raises(ExportError):
            export_film(source, chunks, 0, 30, out)
        assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_an_error_while_painting_passes_through(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", even_stamps(30))

    def failing():
        yield from chunks_of(0, 12)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_film(open_source(clip), failing(), 0, 30, tmp_path / "out.mp4")
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    clip, stop = make_clip(tmp_path / "a.mp4", even_stamps(60), [Sound("aac")]), Event()

    def progress(done: int, total: int) -> None:
        assert total == 60
        if done >= 24:
            stop.set()

    with pytest.raises(Interrupted):
        export(clip, tmp_path / "out.mp4", progress=progress, stop=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 16 KB."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small file system can't be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_says_so(tmp_path: Path, small_disk: Path) -> None:
    clip = make_clip(tmp_path / "a.mkv", even_stamps(100), [Sound("flac")])
    with pytest.raises(DiskFullError, match="too little space"):
        export(clip, small_disk / "out.mp4")
    assert not list(small_disk.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("share", [0.3, 0.99])
def test_a_limit_on_the_size_of_files_is_told_as_that(tmp_path: Path, share: float) -> None:
    import resource

    clip = make_clip(tmp_path / "a.mkv", even_stamps(100), [Sound("flac")])
    out = tmp_path / "out.mp4"
    export(clip, out)
    size, before = out.stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(share * size), before[1]))
    try:
        with pytest.raises(TargetError, match=r"becomes larger than a file can be in .* at most"):
            export(clip, out, overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert out.stat().st_size == size and len(list(tmp_path.iterdir())) == 2


def test_chunks_are_taken_one_at_a_time(tmp_path: Path) -> None:
    """Promise 5."""
    clip = make_clip(tmp_path / "a.mp4", even_stamps(240))
    source = open_source(clip)
    encoder = ChunkEncoder(ChunkFormat(320, 240, Fraction(25), 4))
    for picture in np.random.default_rng(0).integers(0, 256, (12, 240, 320, 3), dtype=np.uint8):
        encoder.add(picture)
    data = encoder.finish().to_bytes()
    chunks = (EncodedChunk.from_bytes(data) for _ in range(20))
    tracemalloc.start()
    try:
        export_film(source, chunks, 0, 240, tmp_path / "out.mp4")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(data) > 500_000
    assert peak < 6 * len(data)
