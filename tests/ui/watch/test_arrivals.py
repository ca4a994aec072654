"""When a file has arrived whole: looks at a folder go in, names come out."""

from fastvid_gui.ui.watch.arrivals import Arrivals


def arrivals(**settled: tuple[int, int]) -> Arrivals:
    return Arrivals(settled, still=5, again=30)


def test_a_file_counts_when_it_is_still() -> None:
    folder = arrivals()
    assert folder.look({"a": (10, 1)}, 0) == ()
    assert folder.look({"a": (20, 2)}, 4) == ()
    assert folder.look({"a": (20, 2)}, 8) == ()
    assert folder.look({"a": (20, 2)}, 9) == ("a",)
    assert folder.look({"a": (20, 2)}, 99) == (), "it is being tried"
    folder.taken("a")
    assert folder.look({"a": (20, 2)}, 200) == ()
    assert folder.settled == {"a": (20, 2)}


def test_an_empty_file_is_not_whole() -> None:
    folder = arrivals()
    folder.look({"a": (0, 1)}, 0)
    assert folder.look({"a": (0, 1)}, 100) == ()


def test_one_that_can_not_be_opened_is_tried_again_and_told_once() -> None:
    folder, found = arrivals(), {"a": (10, 1)}
    folder.look(found, 0)
    assert folder.look(found, 5) == ("a",)
    assert not folder.failed("a")
    assert folder.look(found, 29) == ()
    assert folder.look(found, 30) == ("a",)
    assert folder.failed("a")
    assert folder.look(found, 1000) == ()
    # When it is written anew, it is another file.
    assert folder.look({"a": (11, 2)}, 1001) == ()
    assert folder.look({"a": (11, 2)}, 1006) == ("a",)


def test_one_that_seems_torn_is_put_off_once() -> None:
    folder, found = arrivals(), {"a": (10, 1)}
    folder.look(found, 0)
    assert folder.look(found, 5) == ("a",)
    assert folder.put_off("a")
    assert folder.look(found, 29) == () and folder.look(found, 30) == ("a",)
    assert not folder.put_off("a"), "it is what it is"
    folder.taken("a")
    assert folder.look(found, 99) == ()


def test_one_that_grows_while_it_is_opened_is_looked_at_again() -> None:
    folder = arrivals()
    folder.look({"a": (10, 1)}, 0)
    assert folder.look({"a": (10, 1)}, 5) == ("a",)
    assert folder.trying("a") == (10, 1)
    assert folder.look({"a": (20, 2)}, 6) == ()
    assert folder.trying("a") is None, "what is said of it counts no more"
    assert folder.look({"a": (20, 2)}, 11) == ("a",)


def test_what_was_there_is_left_alone_and_what_goes_is_forgotten() -> None:
    folder = arrivals(old=(5, 5))
    folder.present({"there": (1, 1)})
    assert folder.look({"old": (5, 5), "there": (1, 1)}, 100) == ()
    assert folder.look({"there": (1, 1)}, 101) == ()
    assert folder.settled == {"there": (1, 1)}
    folder.look({"there": (1, 1), "old": (5, 5)}, 102)
    assert folder.look({"there": (1, 1), "old": (5, 5)}, 110) == ("old",)


def test_the_oldest_comes_first() -> None:
    folder, found = arrivals(), {"b": (1, 30), "a": (1, 10), "c": (1, 20)}
    folder.look(found, 0)
    assert folder.look(found, 5) == ("a", "c", "b")
