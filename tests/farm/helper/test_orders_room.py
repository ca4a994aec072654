"""Memory of orders that a maker took back, which are still painted to the end of their frame."""

from typing import cast

import pytest
from test_lent import order, talk

from fastvid_gui.farm.helper.lent import PROCESS_BYTES, Lent
from fastvid_gui.farm.helper.makers import Makers
from fastvid_gui.farm.helper.orders import Orders
from fastvid_gui.farm.helper.painting_process import PaintingProcess
from fastvid_gui.farm.helper.shelf import Shelf
from fastvid_gui.farm.helper.talk import Order, Talk
from fastvid_gui.farm.painters import TaskKey


class FewMakers:
    """One talk, found as `Makers` finds it."""

    def __init__(self, only: Talk) -> None:
        self.talks = {only.key: only}

    def find(self, key: TaskKey) -> tuple[Talk | None, Order | None]:
        found = self.talks.get((key.maker, key.session))
        return found, None if found is None else found.orders.get(key.assignment)


def test_an_order_that_was_taken_back_leaves_no_room_before_it_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted = order(1)
    painted.started, painted.need, painted.clip = True, 600, b""
    only = talk(painted)
    lent = Lent(PROCESS_BYTES + 1000)
    orders = Orders(
        cast(Makers, FewMakers(only)),
        cast(Shelf, None),
        lambda digest: None,
        lambda digest: None,
        lent,
        "cpu",
        1,
        lambda event: None,
    )
    stopping: dict[TaskKey, int] = {}
    monkeypatch.setattr(PaintingProcess, "stopping", property(lambda self: stopping))
    assert not orders.has_room(600) and orders.has_room(400)
    stopping[TaskKey(*only.key, 0)] = 600
    assert orders.has_room(400), "it is counted once"
    list(only.drop_order(0))
    assert not orders.has_room(600) and orders.has_room(400)
    assert not orders.takes(500)
    stopping.clear()
    assert orders.has_room(600) and orders.takes(500)
