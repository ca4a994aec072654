"""Which address of a helper is tried next: pure, told without a network."""

import pytest

from fastvid_gui.farm.maker.addresses import TRY_S, Whereabouts

OLD, NEW, THIRD = "10.0.0.2:47800", "10.0.0.9:47800", "[fe80::1%eth0]:47800"


def test_an_address_that_is_new_is_tried_at_once() -> None:
    where = Whereabouts(OLD)
    where.heard([OLD], OLD)
    assert where.next(OLD, 0.0) is None
    where.heard([OLD, NEW], OLD)  # the old one is still in the caches
    assert where.next(OLD, 0.0) == NEW


def test_a_change_that_is_heard_while_all_is_well_counts_later() -> None:
    where = Whereabouts(OLD)
    where.heard([OLD], OLD)
    where.heard([OLD, NEW], OLD)
    where.heard([NEW], OLD)
    where.heard([NEW], OLD)  # as often as it likes
    assert where.next(OLD, 0.0) == NEW


def test_back_to_the_address_it_had_before() -> None:
    where = Whereabouts(OLD)
    where.heard([OLD], OLD)
    where.heard([NEW], OLD)
    assert where.next(OLD, 0.0) == NEW
    where.reached(NEW)
    where.heard([OLD], NEW)
    assert where.next(NEW, 0.0) == OLD


def test_every_address_has_its_time_and_its_turn() -> None:
    where = Whereabouts(OLD)
    where.reached(OLD)
    where.heard([NEW, THIRD], OLD)
    tried = [OLD]
    for _ in range(6):
        tried.append(where.next(tried[-1], TRY_S) or "none")
    assert tried == [OLD, NEW, THIRD, OLD, NEW, THIRD, OLD]
    assert where.next(OLD, TRY_S - 1) is None


def test_where_somebody_else_answers_is_not_tried_again_until_something_changes() -> None:
    where = Whereabouts(OLD)
    where.heard([NEW], OLD)
    assert where.next(OLD, 0.0) == NEW
    where.refused(NEW)
    assert where.next(NEW, 0.0) == OLD
    assert where.next(OLD, TRY_S) is None
    where.heard([THIRD, NEW], OLD)
    assert where.next(OLD, 0.0) == THIRD


def test_who_announces_ever_new_addresses_does_not_keep_it_from_the_good_one() -> None:
    where, now = Whereabouts(OLD), OLD
    where.reached(OLD)
    tried, seconds = [], 0.0
    for number in range(40):
        where.heard([f"10.0.1.{number}:47800"], now)
        if (found := where.next(now, seconds)) is not None:
            tried.append(found)
            now, seconds = found, 0.0
        else:
            seconds += 1.0
    assert tried.count(OLD) >= 3, "it has its turn, and its time, again and again"
    assert len(tried) < 30


def test_of_one_address_there_is_nothing_else_to_try() -> None:
    where = Whereabouts(OLD)
    assert where.next(OLD, 100.0) is None
    where.heard([], OLD)
    assert where.next(OLD, 100.0) is None


@pytest.mark.parametrize("heard_at", range(10))
def test_an_address_that_was_heard_once_has_its_turn_whatever_is_invented_afterwards(heard_at: int) -> None:
    """Somebody announces another port each second; the helper, which is elsewhere than it was, once in ten."""
    where, now, seconds = Whereabouts(OLD), OLD, 0.0
    for second in range(30):
        if second == heard_at:
            where.heard([NEW], now)
        where.heard([f"10.0.1.1:{10000 + second}"], now)
        if (found := where.next(now, seconds)) is not None:
            now, seconds = found, 0.0
        else:
            seconds += 1.0
        if now == NEW:
            return
    raise AssertionError("it was forgotten")
