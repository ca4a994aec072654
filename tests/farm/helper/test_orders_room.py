"""What orders may hold, those that a maker took back included, and what of them can't be sent."""

import threading
from collections.abc import Iterable
from types import SimpleNamespace
from typing import cast

import pytest
from test_lent import order, talk

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.farm.helper import orders as orders_module
from fastvid_gui.farm.helper.lent import PROCESS_BYTES, Lent
from fastvid_gui.farm.helper.makers import Makers
from fastvid_gui.farm.helper.orders import Orders, PieceTooLargeError
from fastvid_gui.farm.helper.painting_process import PaintingProcess
from fastvid_gui.farm.helper.shelf import Shelf
from fastvid_gui.farm.helper.talk import Order, Talk
from fastvid_gui.farm.painters import TaskEnded, TaskKey
from fastvid_gui.farm.protocol.messages import Declined, Message
from fastvid_gui.style.shape import fast_shape


class FewMakers:
    """One talk, found as `Makers` finds it."""

    def __init__(self, only: Talk) -> None:
        self.talks = {only.key: only}
        self.sent: list[Message] = []

    def send(self, talk: Talk, message: Message) -> None:
        self.sent.append(message)

    def send_all(self, talk: Talk, messages: Iterable[Message]) -> None:
        self.sent.extend(messages)

    def find(self, key: TaskKey) -> tuple[Talk | None, Order | None]:
        found = self.talks.get((key.maker, key.session))
        return found, None if found is None else found.orders.get(key.assignment)


def orders_of(makers: FewMakers, lent: Lent) -> Orders:
    return Orders(
        cast(Makers, makers),
        cast(Shelf, None),
        lambda digest: None,
        lambda digest: None,
        lent,
        "cpu",
        1,
        lambda event: None,
    )


def test_an_order_that_was_taken_back_leaves_no_room_before_it_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted = order(1)
    painted.started, painted.need, painted.clip = True, 600, b""
    only = talk(painted)
    lent = Lent(PROCESS_BYTES + 1000)
    orders = orders_of(FewMakers(only), lent)
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


def test_a_number_is_not_given_again_while_its_assignment_is_being_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else two would be painted and one counted, and the end of the first be taken for that of the second."""
    again = order(1).message
    only = talk()
    makers = FewMakers(only)
    orders = orders_of(makers, Lent(PROCESS_BYTES + (1 << 32)))
    monkeypatch.setattr(orders, "_find_style", lambda digest: fast_shape())
    monkeypatch.setattr(orders, "_shelf", SimpleNamespace(why_no_room=""))
    stopping = {TaskKey(*only.key, again.assignment): 600}
    monkeypatch.setattr(PaintingProcess, "stopping", property(lambda self: stopping))
    orders.take(only, again, "")
    assert not only.orders
    assert any(isinstance(each, Declined) and not each.final for each in makers.sent)
    stopping.clear()
    orders.take(only, again, "")
    assert list(only.orders) == [again.assignment]


def test_a_piece_that_can_not_be_sent_is_left_to_others_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """12 frames of 7680x4320 take 1.3 GB where they are noise, and no parcel is larger than 1.07 GB."""
    monkeypatch.setattr(orders_module, "MAX_PARCEL_BYTES", 1000)
    makers = FewMakers(talk(order(1)))
    orders = orders_of(makers, Lent(PROCESS_BYTES + 1000))
    key = TaskKey("maker", "session", 0)
    span = PieceSpan(88, 100, PieceKind.TAIL)
    for piece in (Piece(span, b"x" * 1001), Piece(span, b"x", Seed(99, b"x" * 1001))):
        with pytest.raises(PieceTooLargeError, match="frames 88 to 99 take") as raised:
            orders._keep(key, piece, "", threading.Event())
    orders.ended(TaskEnded(key, raised.value, stopped=False))
    (declined,) = makers.sent
    assert isinstance(declined, Declined) and declined.final and "can be sent at once" in declined.reason
