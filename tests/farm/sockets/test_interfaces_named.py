"""FASTVID_INTERFACE: the interfaces for every command and the window, and where the tests themselves find nodes."""

import os
import subprocess
import sys

import pytest
from netns import Lan, why_not

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.sockets.interfaces import (
    INTERFACE_VARIABLE,
    check_wanted,
    chosen_interfaces,
    wanted_interfaces,
)

ASK = (
    "from fastvid_gui.farm.sockets.interfaces import chosen_interfaces\n"
    "print(*(interface.kind for interface in chosen_interfaces(None)))"
)


def test_what_the_variable_names_is_used_where_nothing_else_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INTERFACE_VARIABLE, "lo, 127.0.0.1,")
    assert wanted_interfaces(None) == ("lo", "127.0.0.1")
    assert wanted_interfaces(["eth7"]) == ("eth7",)
    monkeypatch.setenv(INTERFACE_VARIABLE, " ")
    assert wanted_interfaces(None) is None


def test_a_name_that_no_interface_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INTERFACE_VARIABLE, "nosuch0")
    with pytest.raises(UsageError, match="nosuch0"):
        check_wanted(None)
    with pytest.raises(UsageError, match="nosuch0"):
        Discovery()


def test_tests_and_what_they_start_stay_on_the_loopback() -> None:
    assert [interface.kind for interface in chosen_interfaces(None)] == ["loopback"]
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, timeout=240
    )
    assert done.stdout.split() == ["loopback"]
    assert os.environ[INTERFACE_VARIABLE] == "127.0.0.1"


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
def test_hosts_that_tests_make_use_their_own() -> None:
    with Lan() as lan:
        done = lan.host("one").run(sys.executable, "-c", ASK)
        assert done.stdout.split() == ["real"], done.stderr
