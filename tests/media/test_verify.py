"""The check after writing finds what a player would find wrong."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from making_clips import SIZE, Sound, chunks_of, even_stamps, make_clip

from fastvid_gui.errors import ExportError
from fastvid_gui.media.export import export_film
from fastvid_gui.media.read import open_source
from fastvid_gui.media.timeline import Timeline, film_timeline
from fastvid_gui.media.verify import ExpectedFilm, verify_film

FRAMES = 50


@pytest.fixture
def film(tmp_path: Path) -> tuple[Path, ExpectedFilm]:
    """A film with sound, and what it has to hold."""
    clip = make_clip(tmp_path / "a.mp4", even_stamps(FRAMES), [Sound("aac")], chapters=[(0, 2, "All")])
    source, out = open_source(clip), tmp_path / "out.mp4"
    export_film(source, chunks_of(0, FRAMES), 0, FRAMES, out)
    timeline = film_timeline(source.times, 0, FRAMES, sound_start=Fraction(0), own_clock=True)
    width, height = SIZE
    chapters = [(Fraction(0), Fraction(2))]
    return out, ExpectedFilm(
        width=width, height=height, timeline=timeline, sound=chapters, subtitles=0, chapters=1
    )


def test_a_right_film_passes(film: tuple[Path, ExpectedFilm]) -> None:
    verify_film(*film, film[0])


def _late(timeline: Timeline) -> Timeline:
    ticks = timeline.ticks
    return replace(timeline, ticks=(*ticks[:20], ticks[20] + 2, *ticks[21:]))


WRONG: dict[str, Callable[[ExpectedFilm], ExpectedFilm]] = {
    "picture is": lambda e: replace(e, width=e.width + 2),
    "has 50 frames, not 49": lambda e: replace(e, timeline=replace(e.timeline, ticks=e.timeline.ticks[:-1])),
    "frame 20 is shown": lambda e: replace(e, timeline=_late(e.timeline)),
    "picture ends": lambda e: replace(e, timeline=replace(e.timeline, end_tick=e.timeline.end_tick + 9)),
    "0 subtitle tracks": lambda e: replace(e, subtitles=1),
    "1 sound tracks": lambda e: replace(e, sound=[]),
    "1 chapters": lambda e: replace(e, chapters=3),
    "sound track 1 begins": lambda e: replace(e, sound=[(Fraction(1, 10), Fraction(2))]),
    "sound track 1 ends": lambda e: replace(e, sound=[(Fraction(0), Fraction(5))]),
}


@pytest.mark.parametrize("complaint", WRONG)
def test_what_differs_is_named(film: tuple[Path, ExpectedFilm], complaint: str) -> None:
    path, expected = film
    with pytest.raises(ExportError, match=complaint):
        verify_film(path, WRONG[complaint](expected), Path("holiday.mp4"))


@pytest.mark.parametrize("length", [0, 100, -2000])
def test_a_cut_off_film_is_found(film: tuple[Path, ExpectedFilm], length: int) -> None:
    path, expected = film
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ExportError, match=r"holiday.mp4"):
        verify_film(path, expected, Path("holiday.mp4"))


def test_pictures_that_cannot_be_decoded_are_found(film: tuple[Path, ExpectedFilm]) -> None:
    path, expected = film
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat") + 700
    data[start : start + 9000] = b"\xa5" * len(data[start : start + 9000])
    path.write_bytes(data)
    with pytest.raises(ExportError):
        verify_film(path, expected, path)
