"""Fair turns of several makers on one member."""

import threading
import time
from collections import Counter

import pytest
from cluster_processes import wait_until

from fastvid_gui.cluster.member.turns import SlotTurns


def go_on() -> None:
    pass


def test_a_late_maker_waits_for_one_piece_and_gets_half() -> None:
    turns, done, over = SlotTurns(1), list[str](), threading.Event()

    def work(maker: str) -> None:
        with turns.admitted(maker, go_on):
            while not over.is_set():
                turns.begin(go_on)
                done.append(maker)
                time.sleep(0.002)
                turns.end()

    first = threading.Thread(target=work, args=("early",))
    first.start()
    wait_until(lambda: len(done) >= 5)
    second = threading.Thread(target=work, args=("late",))
    second.start()
    wait_until(lambda: done.count("late") >= 50)
    over.set()
    first.join()
    second.join()
    since = done[done.index("late") :]
    counted = Counter(since[:100])
    assert abs(counted["early"] - counted["late"]) <= 10


def test_what_was_given_ahead_waits_until_another_range_of_its_maker_is_done() -> None:
    turns, leave = SlotTurns(1), threading.Event()
    began: list[str] = []

    def work(name: str) -> None:
        with turns.admitted("maker", go_on):
            began.append(name)
            leave.wait(60)

    first = threading.Thread(target=work, args=("first",))
    first.start()
    wait_until(lambda: began == ["first"])
    ahead = threading.Thread(target=work, args=("ahead",))
    ahead.start()
    with turns.admitted("other", go_on):  # another maker does not wait for that
        assert began == ["first"]
    leave.set()
    first.join(60)
    ahead.join(60)
    assert began == ["first", "ahead"]


def test_a_film_that_needs_much_memory_gets_fewer_ranges_at_once() -> None:
    turns, leave, began = SlotTurns(4), threading.Event(), list[int]()

    def work(number: int) -> None:
        with turns.admitted("maker", go_on, most=2):
            began.append(number)
            leave.wait(60)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    wait_until(lambda: len(began) == 2)
    with turns.admitted("other", go_on):
        assert len(began) == 2
    leave.set()
    for thread in threads:
        thread.join(60)
    assert len(began) == 3


def test_who_gives_up_leaves_its_place() -> None:
    turns = SlotTurns(1)
    turns.begin(go_on)

    def gone() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        turns.begin(gone)
    turns.end()
    turns.begin(go_on)
    turns.end()
