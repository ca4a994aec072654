"""Whose turn it is at a helper."""

from fastvid_gui.farm.helper_turns import IDLE_S, TURN_S, Turns


def test_the_first_has_the_turn_and_keeps_it_alone():
    turns: Turns[str] = Turns()
    turns.come("a", 0)
    turns.come("a", 5)
    assert (turns.current, turns.position("a"), turns.waiting()) == ("a", 0, [])
    assert not turns.over(10 * TURN_S)


def test_the_others_wait_in_order():
    turns: Turns[str] = Turns()
    for at, key in enumerate("abc"):
        turns.come(key, at)
    assert [turns.position(key) for key in "abc"] == [0, 1, 2]
    turns.leave("a", 3)
    assert (turns.current, turns.waiting()) == ("b", ["c"])
    turns.leave("nobody", 3)


def test_a_turn_ends_when_another_has_waited_long_enough():
    turns: Turns[str] = Turns()
    turns.come("a", 0)
    turns.used(1000)
    turns.come("b", 1000)
    turns.used(1000 + TURN_S - 1)
    assert not turns.over(1000 + TURN_S - 1)
    turns.used(1000 + TURN_S)
    assert turns.over(1000 + TURN_S)
    turns.pass_on(1000 + TURN_S)
    assert (turns.current, turns.waiting()) == ("b", ["a"])
    assert not turns.over(1001 + TURN_S)


def test_who_asks_for_nothing_loses_the_turn_to_who_waits():
    turns: Turns[str] = Turns()
    turns.come("a", 0)
    assert not turns.over(IDLE_S + 1)
    turns.come("b", IDLE_S + 1)
    assert turns.over(IDLE_S + 1)
    turns.leave("b", IDLE_S + 2)
    assert not turns.over(IDLE_S + 3)
