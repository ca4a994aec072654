"""Whose turn it is at a helper."""

from fastvid_gui.farm.helper.turns import IDLE_S, TURN_S, Turns


def test_the_first_has_the_turn_and_keeps_it_alone():
    turns: Turns[str] = Turns()
    turns.come("a", "a", 0)
    turns.come("a", "a", 5)
    assert (turns.current, turns.position("a"), turns.waiting()) == ("a", 0, [])
    assert not turns.over(10 * TURN_S)


def test_the_others_wait_in_order():
    turns: Turns[str] = Turns()
    for at, key in enumerate("abc"):
        turns.come(key, key, at)
    assert [turns.position(key) for key in "abc"] == [0, 1, 2]
    turns.leave("a", 3)
    assert (turns.current, turns.waiting()) == ("b", ["c"])
    turns.leave("nobody", 3)


def test_a_turn_ends_when_another_has_waited_long_enough():
    turns: Turns[str] = Turns()
    turns.come("a", "a", 0)
    turns.used(1000)
    turns.come("b", "b", 1000)
    turns.used(1000 + TURN_S - 1)
    assert not turns.over(1000 + TURN_S - 1)
    turns.used(1000 + TURN_S)
    assert turns.over(1000 + TURN_S)
    turns.pass_on(1000 + TURN_S)
    assert (turns.current, turns.waiting()) == ("b", ["a"])
    assert not turns.over(1001 + TURN_S)


def test_who_asks_for_nothing_loses_the_turn_to_who_waits():
    turns: Turns[str] = Turns()
    turns.come("a", "a", 0)
    assert not turns.over(IDLE_S + 1)
    turns.come("b", "b", IDLE_S + 1)
    assert turns.over(IDLE_S + 1)
    turns.leave("b", IDLE_S + 2)
    assert not turns.over(IDLE_S + 3)


def test_maker_with_seven_jobs_has_one_place():
    turns: Turns[str] = Turns()
    for number in range(1, 8):
        turns.come(f"a{number}", "a", number)
    turns.come("b1", "b", 10)
    turns.come("c1", "c", 11)
    turns.come("b2", "b", 12)
    assert [turns.position(key) for key in ("a1", "b1", "c1", "a2", "b2", "a3", "a7")] == [
        0,
        1,
        2,
        3,
        4,
        5,
        9,
    ]
    served = []
    for at in range(20, 29):
        served.append(turns.current)
        turns.pass_on(at)
    assert served == ["a1", "b1", "c1", "a2", "b2", "c1", "a3", "b1", "c1"]


def test_maker_whose_job_ends_gives_its_turn_up_with_all_its_jobs():
    turns: Turns[str] = Turns()
    for number in range(1, 4):
        turns.come(f"a{number}", "a", number)
    turns.come("b", "b", 5)
    turns.leave("a1", 6)
    assert (turns.current, turns.waiting()) == ("b", ["a2", "a3"])
    turns.leave("b", 7)
    turns.leave("a2", 8)
    assert (turns.current, turns.waiting(), turns.over(100 * TURN_S)) == ("a3", [], False)
    turns.leave("a3", 9)
    assert turns.current is None
