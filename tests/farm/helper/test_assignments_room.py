"""What assignments may hold, those that a maker took back included, and what of them can't be sent."""

import threading
from collections.abc import Iterable
from types import SimpleNamespace
from typing import cast

import pytest
from test_lent import taken, talk

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.farm.helper import assignments as assignments_module
from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.assignments import Assignments, PieceTooLargeError
from fastvid_gui.farm.helper.lent import PROCESS_BYTES, Lent
from fastvid_gui.farm.helper.makers import Makers
from fastvid_gui.farm.helper.painting_process import PaintingProcess
from fastvid_gui.farm.helper.shelf import Shelf
from fastvid_gui.farm.helper.talk import TakenAssignment, Talk
from fastvid_gui.farm.protocol.messages import Declined, Message
from fastvid_gui.render.painters import PaintingEnded
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

    def find(self, key: AssignmentKey) -> tuple[Talk | None, TakenAssignment | None]:
        found = self.talks.get((key.maker, key.session))
        return found, None if found is None else found.assignments.get(key.assignment)


def assignments_of(makers: FewMakers, lent: Lent, threads: int = 1) -> Assignments:
    return Assignments(
        makers=cast(Makers, makers),
        shelf=cast(Shelf, None),
        find_style=lambda digest: None,
        style_data=lambda digest: None,
        lent=lent,
        device="cpu",
        threads=threads,
        post=lambda event: None,
    )


def test_an_assignment_that_was_taken_back_leaves_no_room_before_it_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted = taken(1)
    painted.started, painted.need, painted.clip = True, 600, b""
    only = talk(painted)
    lent = Lent(PROCESS_BYTES + 1000)
    assignments = assignments_of(FewMakers(only), lent)
    stopping: dict[AssignmentKey, int] = {}
    monkeypatch.setattr(PaintingProcess, "stopping", property(lambda self: stopping))
    assert not assignments.has_room(600) and assignments.has_room(400)
    stopping[AssignmentKey(*only.key, 0)] = 600
    assert assignments.has_room(400), "it is counted once"
    list(only.drop(0))
    assert not assignments.has_room(600) and assignments.has_room(400)
    assert not assignments.takes(500)
    stopping.clear()
    assert assignments.has_room(600) and assignments.takes(500)


def test_a_number_is_not_given_again_while_its_assignment_is_being_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else two would be painted and one counted, and the end of the first be taken for that of the second."""
    again = taken(1).message
    only = talk()
    makers = FewMakers(only)
    assignments = assignments_of(makers, Lent(PROCESS_BYTES + (1 << 32)))
    monkeypatch.setattr(assignments, "_find_style", lambda digest: fast_shape())
    monkeypatch.setattr(assignments, "_shelf", SimpleNamespace(why_no_room=""))
    stopping = {AssignmentKey(*only.key, again.assignment): 600}
    monkeypatch.setattr(PaintingProcess, "stopping", property(lambda self: stopping))
    assignments.take(only, again, "")
    assert not only.assignments
    assert any(isinstance(each, Declined) and not each.final for each in makers.sent)
    stopping.clear()
    assignments.take(only, again, "")
    assert list(only.assignments) == [again.assignment]


def test_a_piece_that_can_not_be_sent_is_left_to_others_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """12 frames of 7680x4320 take 1.3 GB where they are noise, and no parcel is larger than 1.07 GB."""
    monkeypatch.setattr(assignments_module, "MAX_PARCEL_BYTES", 1000)
    makers = FewMakers(talk(taken(1)))
    assignments = assignments_of(makers, Lent(PROCESS_BYTES + 1000))
    key = AssignmentKey("maker", "session", 0)
    span = PieceSpan(88, 100, PieceKind.TAIL)
    for piece in (Piece(span, b"x" * 1001), Piece(span, b"x", Seed(99, b"x" * 1001))):
        with pytest.raises(PieceTooLargeError, match="frames 88 to 99 take") as raised:
            assignments._keep(key, piece, "", threading.Event())
    assignments.ended(PaintingEnded(key, raised.value, stopped=False))
    (declined,) = makers.sent
    assert isinstance(declined, Declined) and declined.final and "can be sent at once" in declined.reason


def test_what_was_given_ahead_waits_for_a_slot_and_not_for_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    only = talk(taken(1), taken(2))
    for each in only.assignments.values():
        each.clip = b"clip"
    begun: list[object] = []
    assignments = assignments_of(FewMakers(only), Lent(PROCESS_BYTES + 1000), threads=8)
    monkeypatch.setattr(TakenAssignment, "complete", property(lambda self: True))
    monkeypatch.setattr(assignments, "_start", lambda talk, each: begun.append(each))
    monkeypatch.setattr(PaintingProcess, "active", property(lambda self: len(begun)))
    only.slots = 1
    assignments.start(lambda talk: True)
    assert len(begun) == 1
