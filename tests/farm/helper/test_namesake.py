"""Which address of a computer with the same key is told."""

from collections.abc import Callable

import pytest
from farm_processes import wait_until

from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.helper.namesake import Namesakes, same_key_as_this
from fastvid_gui.farm.trust.identity import new_identity

LINK_LOCAL, ORDINARY = "[fe80::1%eth0]:47800", "10.0.0.2:47800"


def _seen(*addresses: str) -> SeenNode:
    return SeenNode("a" * 16, "attic", addresses, 47800, "", 3, True, "idle", None, 0.0)


def _told(namesakes: Namesakes, address: str) -> Callable[[], bool]:
    problem = same_key_as_this(address) if address else ""
    return lambda: namesakes.problem == problem


def test_the_best_address_that_proved_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever was heard and proved first; what is no longer announced is told no more."""
    announced = [_seen("fe80::1%eth0")]
    monkeypatch.setattr("fastvid_gui.farm.helper.namesake.LOOK_S", 0.01)
    monkeypatch.setattr(Namesakes, "_is_namesake", lambda _self, _place: True)
    namesakes = Namesakes(new_identity(), 47801, lambda: announced, lambda: 0)
    namesakes.start()
    try:
        wait_until(_told(namesakes, LINK_LOCAL), 30)
        announced[:] = [_seen("10.0.0.2", "fe80::1%eth0")]
        wait_until(_told(namesakes, ORDINARY), 30)
        announced[:] = [_seen("fe80::1%eth0")]
        wait_until(_told(namesakes, LINK_LOCAL), 30)
        announced.clear()
        wait_until(_told(namesakes, ""), 30)
    finally:
        namesakes.stop()
