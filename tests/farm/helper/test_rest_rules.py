"""When a helper may work: a table of clock, idleness and battery."""

import pytest

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.helper.rest_rules import Facts, Hours, parse_hours, why_rest
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import code_of

NIGHT = Hours(20 * 60, 8 * 60)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("20:00-08:00", NIGHT), ("20-8", NIGHT), ("9-17:30", Hours(540, 1050)), ("0-24", Hours(0, 1440))],
)
def test_hours_are_read(text: str, hours: Hours):
    assert parse_hours(text) == hours


@pytest.mark.parametrize("text", ["", "20", "8-8", "25-3", "8:60-9", "a-b", "20:00-", "-8"])
def test_other_hours_are_refused(text: str):
    with pytest.raises(UsageError, match="--hours"):
        parse_hours(text)


@pytest.mark.parametrize("text", ["08:00-08:00", "8-8", "24-0", "24:00-24:00"])
def test_hours_without_length_say_what_to_do(text: str):
    with pytest.raises(UsageError, match="leave --hours out"):
        parse_hours(text)


def test_reasons_to_rest_say_until_when():
    assert str(why_rest(Facts(minute=12 * 60), NIGHT, None, False, False)).endswith("rests until 20:00")
    battery = why_rest(Facts(minute=0, on_battery=True), None, None, True, False)
    assert "until power is plugged in" in str(battery)
    used = why_rest(Facts(minute=0, idle_minutes=1.0), None, 10.0, False, False)
    assert "until nobody has for 10 minutes" in str(used)


@pytest.mark.parametrize(
    ("clock", "inside"), [("19:59", False), ("20:00", True), ("23:59", True), ("0:00", True), ("8:00", False)]
)
def test_hours_past_midnight(clock: str, inside: bool):
    hour, minute = map(int, clock.split(":"))
    assert (hour * 60 + minute in NIGHT) is inside
    assert bool(why_rest(Facts(minute=hour * 60 + minute), NIGHT, None, False, False)) is not inside


@pytest.mark.parametrize(
    ("idle", "working", "rests"),
    [(9.0, False, True), (10.0, False, False), (2.0, True, False), (0.5, True, True), (None, False, True)],
)
def test_idle_helper_rests_when_somebody_comes(idle: float | None, working: bool, rests: bool):
    assert bool(why_rest(Facts(minute=0, idle_minutes=idle), None, 10.0, False, working)) is rests


@pytest.mark.parametrize(
    ("asked", "on_battery", "rests"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_battery(asked: bool, on_battery: bool, rests: bool):
    assert bool(why_rest(Facts(minute=0, on_battery=on_battery), None, None, asked, True)) is rests


def test_the_owner_comes_first():
    rests = why_rest(Facts(minute=0, idle_minutes=1000.0, yielded=True), Hours(0, 1440), 1.0, True, True)
    assert code_of(rests) is HelperMode.OWNER
