"""Cores are shared out among what is painted at the same time."""

import threading

import pytest

from fastvid_gui.cores import CoreShare, cores


@pytest.mark.parametrize(
    ("most", "painted", "each"), [(16, 0, 16), (16, 1, 16), (16, 3, 5), (16, 16, 1), (2, 3, 1), (1, 1, 1)]
)
def test_share(most: int, painted: int, each: int) -> None:
    share = CoreShare(lambda: most)
    ways = [share.painting() for _ in range(painted)]
    for way in ways:
        way.__enter__()
    assert share.each == each
    for way in ways:
        way.__exit__(None, None, None)
    assert share.each == most


def test_what_fails_gives_its_share_back() -> None:
    share = CoreShare(lambda: 8)
    with pytest.raises(ZeroDivisionError), share.painting():
        assert share.each == 8
        _ = 1 // 0
    with share.painting(), share.painting():
        assert share.each == 4


def test_threads_may_come_and_go_at_once() -> None:
    share = CoreShare(lambda: 8)

    def work() -> None:
        for _ in range(2000):
            with share.painting():
                pass

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with share.painting():
        assert share.each == 8


def test_no_more_are_shared_than_are_lent() -> None:
    share = CoreShare(lambda: 64)
    share.lend(1)
    assert share.each == 1
    share.lend(1000)
    assert share.each == cores(), "and no more than there are"
