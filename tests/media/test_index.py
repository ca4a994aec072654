"""Counting frames and making times: when the packets are believed, and what becomes of odd stamps."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_clips import film, remuxed, x264

from fastvid_gui.media import survey
from fastvid_gui.media.index import PacketTable, suspicion
from fastvid_gui.media.read import open_source
from fastvid_gui.media.timestamps import frame_times, nominal_rate

MOV = "mov,mp4,m4a,3gp,3g2,mj2"
TICK = Fraction(1, 1000)


def table(pts: list[int], dts: list[int] | None = None) -> PacketTable:
    made = PacketTable()
    made.pts.extend(pts)
    made.dts.extend(dts or sorted(pts))
    made.durations.extend([1] * len(pts))
    made.sync_rows.extend((0, pts[0], (dts or sorted(pts))[0], 0, 9))
    return made


def test_an_ordinary_film_is_believed() -> None:
    assert suspicion(table([0, 3, 1, 2]), MOV, "h264", 4) == ""


@pytest.mark.parametrize(
    ("made", "container", "codec", "counted", "reason"),
    [
        (table([0, 1, 2]), MOV, "vp9", 3, "invisible"),
        (table([0, 1, 2]), "mpegts", "h264", 0, "container"),
        (table([0, 1, 2]), MOV, "h264", 4, "counts"),
        (table([0, 1, 1]), MOV, "h264", 3, "repeated"),
        (table([0, -(1 << 63), 1]), MOV, "h264", 3, "missing"),
        (table([0, 1, 2], [0, 2, 1]), MOV, "h264", 3, "out of order"),
    ],
)
def test_odd_films_are_decoded(
    made: PacketTable, container: str, codec: str, counted: int, reason: str
) -> None:
    assert reason in suspicion(made, container, codec, counted)


def test_ordinary_films_are_not_decoded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = film(tmp_path / "film.mp4", frames=100, options=x264("keyint=12:bframes=2"))

    def fail(*_arguments: object) -> None:
        raise AssertionError("the whole film was decoded")

    monkeypatch.setattr(survey, "decode_order", fail)
    assert open_source(path).info.frames == 100


def test_container_that_counts_wrongly(tmp_path: Path) -> None:
    long = film(tmp_path / "long.mp4", options=x264("bframes=2:keyint=30"))
    cut = remuxed(long, tmp_path / "cut.mp4", earlier=10 * 512, avoid_negative_ts="disabled")
    info = open_source(cut).info
    assert info.frames == 50
    assert any("claims 60" in warning for warning in map(str, info.warnings))


def test_index_is_small(tmp_path: Path) -> None:
    source = open_source(film(tmp_path / "film.avi", "mjpeg", layout="yuvj420p", frames=200))
    arrays = (source.index.order, source.index.syncs, source.index.bad, source.index.checksums)
    assert sum(array.nbytes for array in arrays) <= 60 * 200


def test_missing_stamps_follow_the_rate() -> None:
    times, changed = frame_times([None] * 4, 0, TICK, Fraction(25))
    assert (times.ticks, times.end, changed) == ((0, 40, 80, 120), 160, True)


def test_missing_stamps_between_known_ones() -> None:
    times, _ = frame_times([100, None, 180, None, 260, 300], 40, TICK, None)
    assert times.ticks == (100, 140, 180, 220, 260, 300)


def test_shared_stamps_are_spread() -> None:
    times, changed = frame_times([0, 40, 40, 80, 120, 160], 40, TICK, None)
    assert changed
    assert times.ticks[0] == 0 and times.ticks[3:] == (80, 120, 160)
    assert 40 <= times.ticks[1] < times.ticks[2] < 80


def test_shared_stamps_without_room_make_the_ticks_finer() -> None:
    times, _ = frame_times([0, 1, 1, 2, 3, 4], 1, Fraction(1, 25), None)
    assert times.time_base == Fraction(1, 25_000)
    assert times.seconds(3) == Fraction(2, 25)


def test_stamps_in_decoding_order_are_sorted() -> None:
    times, _ = frame_times([1, 3, 2, 5, 4], 1, TICK, None)
    assert times.ticks == (1, 2, 3, 4, 5)


def test_clock_that_starts_anew() -> None:
    first = list(range(1000, 3000, 40))
    times, _ = frame_times(first + first, 40, TICK, None)
    assert times.ticks == tuple(range(1000, 1000 + 100 * 40, 40))


@given(
    st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9)), min_size=1, max_size=60),
    st.integers(-5, 500),
)
def test_times_always_rise(stamps: list[int | None], duration: int) -> None:
    times, _ = frame_times(stamps, duration, TICK, None)
    assert len(times) == len(stamps)
    assert all(b > a for a, b in pairwise((*times.ticks, times.end)))
    rate, _ = nominal_rate(times, ())
    assert rate > 0


@pytest.mark.parametrize("rate", ["24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60"])
def test_rate_of_rounded_stamps(rate: str) -> None:
    stamps: list[int | None] = [round(number * 1000 / Fraction(rate)) for number in range(500)]
    times, _ = frame_times(stamps, 0, TICK, None)
    assert nominal_rate(times, ()) == (Fraction(rate), False)


def test_claimed_rate_is_kept_only_if_it_fits() -> None:
    times, _ = frame_times(list(range(0, 40 * 300, 40)), 40, TICK, None)
    assert nominal_rate(times, (Fraction(30), Fraction(25))) == (Fraction(25), False)


def test_uneven_stamps_are_a_variable_rate() -> None:
    times, _ = frame_times([0, 40, 90, 120, 200], 40, TICK, None)
    rate, variable = nominal_rate(times, (Fraction(25),))
    assert variable and rate == Fraction(5 * 1000, 240)


def test_sync_frames_are_found_again(tmp_path: Path) -> None:
    source = open_source(
        film(tmp_path / "film.mp4", options=x264("keyint=12:min-keyint=12:scenecut=0:bframes=2"))
    )
    assert source.index.syncs[:, 0].tolist() == [0, 12, 24, 36, 48] or len(source.index.syncs) == 5
    assert np.array_equal(np.sort(source.index.order), np.arange(60))
    nearest = next(source.index.sync_candidates(30))
    assert nearest in source.index.syncs[:, 0]
    assert source.index.numbers(nearest, nearest)[0] <= 30
