"""Sound of films as people really have them, read back with FFmpeg: every frame at its time, every beep at its flash.

The table goes over files made here, and over `shared/cases/media` beside the repository where that is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from joined_clips import Piece, clip, hertz, joined, pcm_movie, remuxed, two_edits
from making_clips import SIZE, Sound, as_float, beeps_in, even_stamps, make_clip, payloads
from shared import REPOSITORY

from fastvid_gui.domain.times import FrameTimes
from fastvid_gui.errors import SoundError
from fastvid_gui.media import sound as sound_module
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk
from fastvid_gui.media.export import ExportReport, export_film
from fastvid_gui.media.languages import three_letters
from fastvid_gui.media.probe import probe
from fastvid_gui.media.read import Source, open_source, read_frames
from fastvid_gui.media.sound_aac import EncodedSound
from fastvid_gui.media.source_clock import ClockFollower, SourceClock, source_clock

SYNC_SECONDS = 0.04
BRIGHT = 150
CASES = REPOSITORY.parent / "shared" / "cases" / "media"
COPIED, ENCODED = True, False
TS_PACKET, STARTS_HERE = 188, 0x40
"""Of a transport stream: bytes of a packet; the mark of one in which a frame begins."""


@dataclass(frozen=True)
class Film:
    """A film written out of a source's own pictures, as they would be painted."""

    source: Source
    path: Path
    report: ExportReport
    first: int
    last: int


class Chunks:
    """The pictures of a source as chunks, made once and given as often as they are wanted."""

    def __init__(self, source: Source, first: int, last: int) -> None:
        self._made = list(self._make(source, first, last))

    def __iter__(self) -> Iterator[EncodedChunk]:
        return iter(self._made)

    @staticmethod
    def _make(source: Source, first: int, last: int) -> Iterator[EncodedChunk]:
        for start in range(first, last, 24):
            encoder = ChunkEncoder(ChunkFormat(*SIZE, Fraction(25), 24))
            for picture in read_frames(source, start, min(last, start + 24), SIZE):
                encoder.add(picture)
            yield encoder.finish()


def film_of(path: Path, out: Path, first: int = 0, last: int | None = None, **options: object) -> Film:
    source = open_source(path)
    last = len(source.times) if last is None else last
    report = export_film(source, Chunks(source, first, last), first, last, out, **options)
    return Film(source, out, report, first, last)


def shown(path: Path) -> tuple[list[Fraction], list[Fraction]]:
    """When each frame is shown, and each flash that begins in the film."""
    times, flashes, before = [], [], True
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            time = frame.pts * frame.time_base
            bright = bool(frame.to_ndarray(format="gray").mean() > BRIGHT)
            if bright and not before:
                flashes.append(time)
            times.append(time)
            before = bright
    return times, flashes


def assert_fits(film: Film, track: int = 0, flashes: int | None = None) -> None:
    """Frames and times are the source's; each flash has its beep, and no beep is elsewhere."""
    times, found = shown(film.path)
    expected = [film.source.times.seconds(frame) for frame in range(film.first, film.last)]
    assert len(times) == len(expected) == film.report.frames
    assert max(abs(a - times[0] - (b - expected[0])) for a, b in zip(times, expected, strict=True)) < 0.001
    if flashes is not None:
        assert len(found) == flashes
    # A part may begin within a flash: its beep belongs to no flash that begins. The last packet may be longer.
    begin = float(found[0]) - SYNC_SECONDS if found else 0.0
    end = float(times[0] + film.report.duration) - 0.01
    beeps = [beep for beep in beeps_in(film.path, track) if begin < beep < end]
    assert len(beeps) == len(found), (found, beeps)
    off = [abs(beep - float(flash)) for beep, flash in zip(beeps, found, strict=True)]
    assert not off or max(off) <= SYNC_SECONDS, off


# ---- files made here -------------------------------------------------------------------------------------


def joined_stream(
    folder: Path, codec: str, second: str = "stereo", parts: int = 2, **changes: object
) -> Path:
    """Recordings of three seconds, one behind the other; the clock begins again with each."""
    first = clip(folder / "a.ts", codec)
    other = clip(folder / "b.ts", codec, second, **changes)
    return joined(folder / "joined.ts", first, *[other] * (parts - 1))


def looped(folder: Path, name: str, sound: str = "aac", step: Fraction = Fraction(3)) -> Path:
    """A film three times, under one clock; its sound is a little longer than its pictures, so it steps back."""
    one = clip(folder / f"one-{name}", sound, seconds=3.03)
    return remuxed(folder / name, *[Piece(one, step * turn) for turn in range(3)])


def edited(folder: Path) -> Path:
    """An MP4 that shows its beginning and its end by two edits, cut within packets of sound."""
    return two_edits(clip(folder / "one.mp4"), folder / "edited.mp4", ((0.0, 1.2), (1.76, 2.96)))


MADE = {
    "aac": (lambda folder: joined_stream(folder, "aac"), 10, None),
    "ac3": (lambda folder: joined_stream(folder, "ac3"), 10, None),
    "mp2": (lambda folder: joined_stream(folder, "mp2"), 10, ENCODED),
    "four parts": (lambda folder: joined_stream(folder, "aac", parts=4), 20, None),
    "2.0 to 5.1": (lambda folder: joined_stream(folder, "aac", "5.1"), 10, ENCODED),
    "mono to 5.1": (lambda folder: joined_stream(folder, "aac", "mono", parts=3), 15, ENCODED),
    "48 to 32 kHz": (lambda folder: joined_stream(folder, "aac", rate=32_000), 10, ENCODED),
    "looped mkv": (lambda folder: looped(folder, "loop.mkv"), 15, ENCODED),
    "looped flv": (lambda folder: looped(folder, "loop.flv"), 15, ENCODED),
    "looped ts": (lambda folder: looped(folder, "loop.ts", "mp3"), 15, None),
    "looped mp4": (lambda folder: looped(folder, "loop.mp4"), 15, None),
    "two edits": (edited, 4, ENCODED),
    "plain mp4": (lambda folder: clip(folder / "plain.mp4"), 5, COPIED),
    "plain ts": (lambda folder: clip(folder / "plain.ts"), 5, COPIED),
    "late sound": (lambda folder: clip(folder / "late.mkv", start=Fraction(1, 2), seconds=2.5), 5, COPIED),
    "long sound": (lambda folder: clip(folder / "long.mp4", seconds=9.0), 5, COPIED),
    "long mp2": (lambda folder: clip(folder / "long.ts", "mp2", seconds=9.0), 5, ENCODED),
}


@pytest.mark.parametrize("case", MADE)
def test_made_films_are_in_sync(tmp_path: Path, case: str) -> None:
    make, flashes, copied = MADE[case]
    film = film_of(make(tmp_path), tmp_path / "out.mp4")
    if case == "late sound":
        # The first flash is before the sound begins.
        assert [round(beep - 22 / 25, 2) for beep in beeps_in(film.path)][:1] == [0.0]
        return
    assert_fits(film, flashes=flashes)
    (track,) = film.report.audio
    assert copied is None or track.copied is copied
    anew = [
        warning for warning in map(str, film.report.warnings) if "encoded again as AAC, because" in warning
    ]
    assert bool(anew) == (track.codec in ("aac", "ac3", "mp3") and not track.copied)


@pytest.mark.parametrize("case", MADE)
@pytest.mark.parametrize("part", ["across", "end"])
def test_parts_of_made_films_are_in_sync(tmp_path: Path, case: str, part: str) -> None:
    path = MADE[case][0](tmp_path)
    count = len(open_source(path).times)
    first, last = (count // 2 - 20, count // 2 + 15) if part == "across" else (count - 30, count)
    film = film_of(path, tmp_path / "out.mp4", first, last)
    assert_fits(film)
    end = float(film.report.duration)
    with av.open(str(film.path)) as container:
        stream = container.streams.audio[0]
        assert float((stream.start_time + stream.duration) * stream.time_base) <= end + 0.1


@pytest.mark.parametrize("case", ["aac", "mp2", "looped mkv", "two edits", "plain mp4"])
def test_encoded_on_demand(tmp_path: Path, case: str) -> None:
    make, flashes, _ = MADE[case]
    film = film_of(make(tmp_path), tmp_path / "out.mp4", sound="encode")
    assert_fits(film, flashes=flashes)
    assert not film.report.audio[0].copied
    assert not [warning for warning in map(str, film.report.warnings) if "encoded again" in warning]


@pytest.mark.parametrize("case", ["aac", "two edits"])
def test_no_sound_on_demand(tmp_path: Path, case: str) -> None:
    film = film_of(MADE[case][0](tmp_path), tmp_path / "out.mp4", sound="none")
    assert film.report.audio == () and not [w for w in map(str, film.report.warnings) if "ound" in w]
    with av.open(str(film.path)) as container:
        assert not container.streams.audio and len(container.streams.video) == 1


def test_only_the_track_that_must_be_is_encoded(tmp_path: Path) -> None:
    """One of several tracks steps back: the others stay as they are."""
    one = make_clip(
        tmp_path / "one.mkv",
        even_stamps(75),
        [Sound("aac", seconds=3.03), Sound("flac"), Sound("ac3", seconds=2.9), Sound("aac", seconds=2.9)],
    )
    film = film_of(remuxed(tmp_path / "loop.mkv", Piece(one), Piece(one, Fraction(3))), tmp_path / "out.mp4")
    assert [track.copied for track in film.report.audio] == [False, False, True, True]
    for track in range(4):
        assert_fits(film, track, flashes=10)


def test_overlaps_at_many_joints_do_not_add_up(tmp_path: Path) -> None:
    """Each joint is small enough to be copied; a player that plays packet after packet falls behind with each."""
    few = film_of(joined_stream(tmp_path, "aac", parts=2), tmp_path / "few.mp4")
    many = film_of(joined_stream(tmp_path, "aac", parts=9), tmp_path / "many.mp4")
    assert few.report.audio[0].copied and not many.report.audio[0].copied
    assert [warning for warning in map(str, many.report.warnings) if "joint after joint" in warning]
    assert_fits(many, flashes=45)
    with av.open(str(many.path)) as container:
        stream = container.streams.audio[0]
        samples = sum(frame.samples for frame in container.decode(stream))
        assert abs(samples / stream.rate - float(many.report.duration)) < 0.1


def test_a_stream_that_appears_midway_ends_nothing(tmp_path: Path) -> None:
    """A damaged number of one packet of sound is a new stream to the demuxer, of which PyAV's list knows nothing."""
    path = joined_stream(tmp_path, "aac", parts=3)
    data = bytearray(path.read_bytes())
    begin = len(data) * 5 // 6 // TS_PACKET * TS_PACKET
    place = next(
        place
        for place in range(begin, len(data), TS_PACKET)
        if data[place + 1] == STARTS_HERE | 0x01 and data[place + 2] == 0x01
    )
    data[place + 2] = 0xFE
    path.write_bytes(data)
    film = film_of(path, tmp_path / "out.mp4")
    assert film.report.frames == 225
    assert_fits(film, flashes=15)


def test_what_can_be_copied_is_copied_bit_for_bit(tmp_path: Path) -> None:
    """A joint at which the sound does not step back needs no encoding."""
    part = clip(tmp_path / "a.ts", seconds=2.9)
    film = film_of(joined(tmp_path / "joined.ts", part, part), tmp_path / "out.mp4")
    assert_fits(film, flashes=10)
    assert film.report.audio[0].copied


def test_loudspeakers_that_come_later_find_room(tmp_path: Path) -> None:
    film = film_of(joined_stream(tmp_path, "aac", "5.1"), tmp_path / "out.mp4")
    with av.open(str(film.path)) as container:
        assert container.streams.audio[0].codec_context.layout.name == "5.1"
    assert not [warning for warning in map(str, film.report.warnings) if "mixed down" in warning]


def test_loudspeakers_without_room_are_mixed_and_said(tmp_path: Path) -> None:
    film = film_of(joined_stream(tmp_path, "ac3", "5.1"), tmp_path / "out.mp4", sound="encode")
    with av.open(str(film.path)) as container:
        assert container.streams.audio[0].codec_context.layout.name == "stereo"
    assert [
        warning
        for warning in map(str, film.report.warnings)
        if "mixed down to stereo where it has more" in warning
    ]
    assert_fits(film, flashes=10)


def broken_encoder(monkeypatch: pytest.MonkeyPatch, only: str = "") -> None:
    """From the third packet on the encoder refuses, as libav's do; `only` for tracks of that codec."""
    real = EncodedSound.add

    def add(self: EncodedSound, packet: object) -> Iterator[object]:
        count = self.__dict__.setdefault("seen", 0) + 1
        self.__dict__["seen"] = count
        if count > 2 and only in self.report.codec:
            raise av.error.ArgumentError(22, "Invalid argument")
        yield from real(self, packet)  # type: ignore[arg-type]

    monkeypatch.setattr(EncodedSound, "add", add)


def test_a_film_is_not_silenced_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_encoder(monkeypatch)
    path, out = joined_stream(tmp_path, "mp2"), tmp_path / "out.mp4"
    with pytest.raises(SoundError, match="can't be encoded") as caught:
        film_of(path, out)
    assert str(path) in str(caught.value) and "without sound at once" in str(caught.value)
    assert not out.exists() and not list(tmp_path.glob("*.partial*"))
    assert film_of(path, out, sound="none").report.frames == 150


def test_a_track_that_breaks_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_encoder(monkeypatch, only="flac")
    path = make_clip(tmp_path / "a.mkv", even_stamps(75), [Sound("aac"), Sound("flac"), Sound("ac3")])
    film = film_of(path, tmp_path / "out.mp4")
    assert [track.codec for track in film.report.audio] == ["aac", "ac3"]
    assert [w for w in map(str, film.report.warnings) if "stream 2" in w and "can't be encoded" in w]
    assert_fits(film, 0, flashes=5)
    assert_fits(film, 1, flashes=5)


# ---- loudspeakers -----------------------------------------------------------------------------------------

# Apple's numbers of loudspeakers, and which of the file's channels is heard from which loudspeaker of the film.
ORDERS = {
    "5.1 as films have it": ((1, 3, 2, 5, 6, 4), {"FL": 0, "FR": 2, "FC": 1, "LFE": 5, "BL": 3, "BR": 4}),
    "7.1, sides first": (
        (1, 2, 3, 4, 10, 11, 5, 6),
        {"FL": 0, "FR": 1, "FC": 2, "LFE": 3, "SL": 4, "SR": 5, "BL": 6, "BR": 7},
    ),
    "7.1 as Apple has it": (
        (1, 2, 3, 4, 5, 6, 33, 34),
        {"FL": 0, "FR": 1, "FC": 2, "LFE": 3, "BL": 4, "BR": 5, "SL": 6, "SR": 7},
    ),
    "6.1, center first": (
        (3, 1, 2, 5, 6, 9, 4),
        {"FC": 0, "FL": 1, "FR": 2, "BL": 3, "BR": 4, "BC": 5, "LFE": 6},
    ),
}


def loudest(samples: np.ndarray, rate: int) -> list[int]:
    """The strongest tone of each channel, in hertz."""
    middle = samples[:, rate // 8 : rate // 8 + rate // 2]
    return [round(int(np.abs(np.fft.rfft(channel)).argmax()) * rate / middle.shape[1]) for channel in middle]


def heard(path: Path) -> dict[str, int]:
    """The tone from each loudspeaker."""
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    names = [channel.name for channel in frames[0].layout.channels]
    samples = np.concatenate([as_float(frame) for frame in frames], axis=1)
    return dict(zip(names, loudest(samples, frames[0].sample_rate), strict=True))


@pytest.mark.parametrize("case", ORDERS)
def test_loudspeakers_in_an_order_of_their_own_come_out_right(tmp_path: Path, case: str) -> None:
    labels, expected = ORDERS[case]
    path = pcm_movie(tmp_path / "a.mov", len(labels), labels)
    assert probe(path).audio[0].channels == len(labels)
    film = film_of(path, tmp_path / "out.mp4")
    found = heard(film.path)
    if found.keys() != expected.keys():
        # The encoder has no such set of loudspeakers: mixed down, and said.
        assert found.keys() == {"FL", "FR", "FC", "LFE", "BL", "BR"}
        assert [w for w in map(str, film.report.warnings) if "mixed down to 5.1" in w]
        expected = {name: expected[name] for name in ("FL", "FR", "FC", "LFE")}
    for name, channel in expected.items():
        assert abs(found[name] - hertz(channel)) <= 2, (name, found)


def test_two_lefts_and_two_rights_are_mixed_to_stereo_and_said(tmp_path: Path) -> None:
    film = film_of(pcm_movie(tmp_path / "a.mov", 4, (1, 2, 1, 2)), tmp_path / "out.mp4")
    assert tuple(map(str, film.report.warnings)) == (
        "Sound track 1 (pcm_s16le) is mixed down to stereo: an MP4 has no place for FL FR FL FR.",
    )
    with av.open(str(film.path)) as container:
        samples = np.concatenate([as_float(frame) for frame in container.decode(audio=0)], axis=1)
    middle = samples[:, 6000:30000]
    power = np.abs(np.fft.rfft(middle))
    bins = [round(hertz(channel) * middle.shape[1] / 48_000) for channel in range(4)]
    left, right = (power[side][bins] / power.max() > 0.3 for side in (0, 1))
    assert left.tolist() == [True, False, True, False] and right.tolist() == [False, True, False, True]


def test_such_a_track_is_looked_at_again_and_again(tmp_path: Path) -> None:
    """Asked for twice, its layout ended the process (PyAV 18.1)."""
    path = pcm_movie(tmp_path / "a.mov", 6, (1, 3, 2, 5, 6, 4))
    for _ in range(20):
        assert probe(path).audio[0].channels == 6
        assert sound_module.decodable_tracks(path) == {1}


# ---- the clock -------------------------------------------------------------------------------------------

TICK = Fraction(1, 1000)


def clock_of(stamps: list[int | None], mended: list[int], positions: list[int] | None = None) -> SourceClock:
    times = FrameTimes(TICK, tuple(mended), mended[-1] + 40)
    order = np.arange(len(stamps), dtype=np.int32)
    return source_clock(stamps, TICK, times, order, positions or [])


def steps(start: int, count: int) -> list[int]:
    return list(range(start, start + 40 * count, 40))


def test_an_even_clock_has_no_pieces() -> None:
    assert clock_of(list(steps(0, 50)), steps(0, 50)).pieces == ()


def test_single_mended_stamps_are_no_joint() -> None:
    stamps: list[int | None] = list(steps(0, 50))
    stamps[10] = stamps[9]
    stamps[20] = None
    stamps[30], stamps[31] = stamps[31], stamps[30]
    assert clock_of(stamps, steps(0, 50)).pieces == ()


def test_steps_back_and_forward_are_found() -> None:
    stamps = [*steps(0, 50), *steps(0, 50), *steps(900_000, 50)]
    found = clock_of(list(stamps), steps(0, 150), [100 * number for number in range(150)]).pieces
    assert [(piece.frame, piece.position) for piece in found] == [(0, 0), (50, 5000), (100, 10_000)]
    assert [piece.shift for piece in found] == [0, 2, Fraction(4000 - 900_000, 1000)]
    assert [(piece.begin, piece.end) for piece in found] == [(0, 2), (2, 4), (4, 6)]


def follow(clock: SourceClock, packets: list[tuple[float, int]]) -> list[float | None]:
    """Where packets of 0.1 s go: (seconds by the file's clock, position in the file)."""
    follower = ClockFollower(clock)
    places: list[float | None] = []
    for begin, position in packets:
        at = Fraction(begin).limit_denominator(1000)
        shift = follower.moved(at, Fraction(1, 10), position)
        places.append(None if shift is None else round(float(at + shift), 3))
    return places


JOINED = clock_of([*steps(0, 50), *steps(0, 50)], steps(0, 100), [100 * number for number in range(100)])


def test_sound_at_a_joint_goes_with_its_own_part() -> None:
    # The second part's sound lies before its first picture, and some of the first part's behind it.
    packets = [(1.7, 4300), (1.8, 4500), (1.9, 5100), (0.0, 5200), (0.1, 5300)]
    assert follow(JOINED, packets) == [1.7, 1.8, 1.9, 2.0, 2.1]
    packets = [(1.8, 4500), (1.9, 4700), (0.0, 4900), (0.1, 5300)]
    assert follow(JOINED, packets) == [1.8, 1.9, 2.0, 2.1]


def test_sound_that_ends_early_goes_on_with_the_next_part() -> None:
    assert follow(JOINED, [(0.5, 1200), (0.4, 6100), (0.5, 6300)]) == [0.5, 2.4, 2.5]


def test_sound_of_no_picture_is_left_out() -> None:
    gap = clock_of([*steps(0, 50), *steps(302_000, 50)], steps(0, 100), [100 * n for n in range(100)])
    packets = [(1.9, 4800), (2.0, 4900), (150.0, 4950), (302.0, 5100), (302.1, 5200)]
    assert follow(gap, packets) == [1.9, None, None, 2.0, 2.1]


def test_sound_whose_own_clock_begins_again_goes_on() -> None:
    nothing = SourceClock()
    assert follow(nothing, [(4.9, 1), (5.0, 2), (0.0, 3), (0.1, 4)]) == [4.9, 5.0, 5.1, 5.2]
    # A single damaged stamp moves nothing but itself.
    assert follow(nothing, [(4.9, 1), (5.0, 2), (0.0, 3), (5.2, 4), (5.3, 5)]) == [4.9, 5.0, 5.1, 5.2, 5.3]


def test_sound_that_steps_back_a_little_keeps_its_time() -> None:
    assert follow(SourceClock(), [(4.9, 1), (5.0, 2), (4.6, 3), (4.7, 4)]) == [4.9, 5.0, 4.6, 4.7]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("pt-BR", "por"),
        ("de", "deu"),
        ("zh_Hant", "zho"),
        ("ger", "ger"),
        ("und", "und"),
        ("", ""),
        ("x-klingon", ""),
    ],
)
def test_languages_as_an_mp4_keeps_them(tag: str, code: str) -> None:
    assert three_letters(tag) == code


def test_a_browsers_language_tag_is_kept(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mkv", even_stamps(25), [Sound("aac", tags={"language": "pt-BR"})])
    film = film_of(path, tmp_path / "out.mp4")
    with av.open(str(film.path)) as container:
        assert container.streams.audio[0].language == "por"


# ---- files of the shared folder ----------------------------------------------------------------------------

# Beeps in the whole film, and whether the sound can be copied.
SHARED: dict[str, tuple[int, bool | None]] = {
    "ts_cat.ts": (8, None),
    "ts_cat_later.ts": (8, None),
    "stream_loop.ts": (12, ENCODED),
    "multi_edit.mp4": (4, ENCODED),
    "reschange.ts": (4, ENCODED),
    "ts_cat_mp2.ts": (8, ENCODED),
    "aac_st_to_51_gap.ts": (8, ENCODED),
    "multi_audio.mkv": (4, COPIED),
}


@pytest.fixture
def case_file(request: pytest.FixtureRequest) -> Path:
    path = CASES / str(request.param)
    if not path.is_file():
        pytest.skip(f"{path.name} of shared/cases/media is absent")
    return path


@pytest.mark.parametrize("case_file", SHARED, indirect=True)
def test_shared_films_are_in_sync(case_file: Path, tmp_path: Path) -> None:
    flashes, copied = SHARED[case_file.name]
    film = film_of(case_file, tmp_path / "out.mp4")
    for track in range(len(film.report.audio)):
        assert_fits(film, track, flashes=flashes)
    assert copied is None or film.report.audio[0].copied is copied


@pytest.mark.parametrize("case_file", SHARED, indirect=True)
@pytest.mark.parametrize("part", ["across", "end"])
def test_parts_of_shared_films_are_in_sync(case_file: Path, tmp_path: Path, part: str) -> None:
    count = len(open_source(case_file).times)
    first, last = (count // 2 - 20, count // 2 + 15) if part == "across" else (count - 30, count)
    assert_fits(film_of(case_file, tmp_path / "out.mp4", first, last))


@pytest.mark.parametrize("case_file", ["multi_audio.mkv"], indirect=True)
def test_shared_languages(case_file: Path, tmp_path: Path) -> None:
    film = film_of(case_file, tmp_path / "out.mp4")
    assert [track.language for track in film.report.audio] == ["eng", "ger", "por"]
    assert payloads(case_file) == payloads(film.path)


@pytest.mark.parametrize(
    ("case_file", "channels", "kept"),
    [("chan_71_pcm.mov", 8, 8), ("chan_film.mov", 6, 6), ("chan_lrlr.mov", 4, 2)],
    indirect=["case_file"],
)
def test_shared_loudspeakers(case_file: Path, tmp_path: Path, channels: int, kept: int) -> None:
    assert probe(case_file).audio[0].channels == channels
    film = film_of(case_file, tmp_path / "out.mp4")
    assert_fits(film)
    with av.open(str(film.path)) as container:
        assert container.streams.audio[0].codec_context.layout.nb_channels == kept
    assert bool(film.report.warnings) == (kept != channels)
