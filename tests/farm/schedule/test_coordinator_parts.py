"""The coordinator's parts alone: speeds, queues, the rule for long ranges."""

import random

import pytest

from fastvid_gui.farm.schedule.balance import must_move, time_to_finish
from fastvid_gui.farm.schedule.queues import RankedQueue
from fastvid_gui.farm.schedule.speeds import SpeedMeter, StartMeter


def test_speed_forgets_the_warm_up() -> None:
    meter = SpeedMeter()
    assert meter.frames_per_second is None
    meter.delivered(36, 60.0)
    assert meter.frames_per_second == pytest.approx(0.6)
    meter.delivered(36, 9.0)
    assert meter.frames_per_second == pytest.approx(4.0)


def test_speed_of_chunks_that_arrive_together_is_their_mean() -> None:
    meter = SpeedMeter()
    for seconds in (9.0, 9.0, 9.0, 18.0, 0.0):
        meter.delivered(36, seconds)
    assert meter.frames_per_second == pytest.approx(4.0, rel=0.25)


def test_speed_follows_a_node_that_becomes_slower() -> None:
    meter = SpeedMeter()
    for _ in range(10):
        meter.delivered(36, 9.0)
    for _ in range(5):
        meter.delivered(36, 36.0)
    assert meter.frames_per_second == pytest.approx(1.0, rel=0.2)


def test_reference_speed_counts_until_the_warm_up_is_over() -> None:
    meter = SpeedMeter(hint=7.0)
    assert meter.frames_per_second == 7.0
    meter.delivered(10, 10.0)
    assert meter.frames_per_second == 7.0
    meter.delivered(10, 5.0)
    assert meter.frames_per_second == 2.0
    assert SpeedMeter(hint=float("nan")).frames_per_second is None


def test_beginnings_are_smoothed_and_bounded() -> None:
    meter = StartMeter(1.0)
    assert meter.seconds == 1.0
    for _ in range(30):
        meter.began(4.0)
    assert meter.seconds == pytest.approx(4.0, rel=0.05)
    for _ in range(60):
        meter.began(1e9)
    assert meter.seconds <= StartMeter.MOST_S
    for _ in range(60):
        meter.began(-5.0)
    assert 0 <= meter.seconds < 0.1


def test_queue_agrees_with_sorting_under_any_changes() -> None:
    chance = random.Random(5)
    queue: RankedQueue[int] = RankedQueue()
    truth: dict[int, float] = {}
    for _ in range(3000):
        key = chance.randrange(40)
        if chance.random() < 0.3:
            queue.discard(key)
            truth.pop(key, None)
        else:
            truth[key] = chance.random()
            queue.put(key, truth[key])
        order = sorted(truth, key=lambda one: -truth[one])
        assert queue.best() == (order[0] if order else None)
        assert queue.best_few(5) == order[:5]
        assert len(queue) == len(truth)
        assert queue.total == pytest.approx(sum(truth.values()))
    assert len(queue._heap) <= 2 * 40 + 65


@pytest.mark.parametrize(
    ("levels", "speeds", "rest", "expected"),
    [
        ([100], [1, 1], 0, 100),
        ([100, 100], [2, 1], 0, 200 / 3),
        ([300, 10], [2, 1], 0, 150),
        ([10, 10], [2, 1], 70, 30),
        ([10], [], 0, 0),
    ],
)
def test_time_to_finish(levels: list[float], speeds: list[float], rest: float, expected: float) -> None:
    assert time_to_finish(levels, speeds, rest) == pytest.approx(expected)


def test_long_range_with_time_to_spare_stays() -> None:
    finish = time_to_finish([100, 100, 100], [2, 1])
    assert must_move([100, 100, 100], [2, 1], [1, 0, None], finish, 4) == []


def test_long_range_without_time_to_spare_moves() -> None:
    finish = time_to_finish([200, 100], [2, 1])
    assert must_move([200, 100], [2, 1], [1, 0], finish, 4) == [(0, 0)]


def test_waiting_range_may_have_to_move_too() -> None:
    finish = time_to_finish([200, 100, 20], [2, 1])
    assert must_move([300, 100, 20], [2, 1], [None, 0, 1], 150, 4) == [(0, 0)]
    assert finish < 150


def test_nothing_moves_for_less_than_the_margin() -> None:
    assert must_move([102, 100], [2, 1], [1, 0], 51, 4) == []
